/** “In the words of Ada Moss, “P””, “in Moss’s words”, “to quote Ada Moss, “P””. */
import { stretchEnd } from './between.ts'
import { hasFiniteVerb } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { contentBefore } from './fronted.ts'
import type { Entry } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import type { Phrase } from './phrases.ts'
import { subjectAfter } from './subjects.ts'

/** The cue “in the words of”. */
const entry: Entry = {
  lemma: 'in the words of',
  rest: [],
  mode: 'speech',
  act: 'state',
  polarity: 'asserts',
  takes: new Set(),
}

/** The phrase that opens at `at`, with the quotation beside it; words of the unit before `from` are taken. */
export function inWordsOf(passage: Passage, unit: number, at: number, from: number, high: number): Draft | null {
  const { words } = passage
  const found = sourceAt(words, at, high)
  if (!found) return null
  const { subject, cue, last } = found
  const draft = { passage, unit, ...plain, entry, cue, subject, frame: { first: at, last } }
  let next = last + 1
  if (/^[,:]$/.test(words[next]?.text ?? '')) next++
  const open = openingAfter(words, next, Math.min(high, next + 30))
  if (open >= 0) {
    const close = stretchEnd(words, open)
    return {
      ...draft,
      parts: [{ first: hasFiniteVerb(words, { first: next, last: open }) ? next : open, last: close }],
    }
  }
  const before = contentBefore(passage, at - 1, from)
  if (before?.quoted) return { ...draft, parts: before.parts }
  return last >= high || words[last + 1]!.text === ':' ? { ...draft, parts: [], announces: true } : null
}

function sourceAt(
  words: readonly Word[],
  at: number,
  high: number,
): { subject: Phrase; cue: Phrase; last: number } | null {
  if (words[at]!.lower === 'to' && words[at + 1]?.lower === 'quote' && at < high) {
    const subject = subjectAfter(words, at + 2, high)
    return subject && { subject, cue: { first: at + 1, last: at + 1 }, last: subject.last }
  }
  if (words[at]!.lower !== 'in') return null
  const isWords = (i: number) => /^words?$/.test(words[i]?.lower ?? '') && i <= high
  if (words[at + 1]?.lower === 'the' && isWords(at + 2) && words[at + 3]?.lower === 'of') {
    const subject = subjectAfter(words, at + 4, high)
    return subject && { subject, cue: { first: at + 2, last: at + 2 }, last: subject.last }
  }
  const owner = subjectAfter(words, at + 1, high)
  if (!owner || !isWords(owner.last)) return null
  const possessive = owner.last - 1
  const pronoun = words[possessive]!.pos === 'PRON'
  if (!pronoun && words[possessive]!.pos !== 'PART') return null
  const subject = { first: at + 1, last: pronoun ? possessive : possessive - 1 }
  return subject.last < subject.first
    ? null
    : { subject, cue: { first: owner.last, last: owner.last }, last: owner.last }
}

/** Where a quotation opens before the sentence turns to something else. */
function openingAfter(words: readonly Word[], from: number, to: number): number {
  for (let i = from; i <= to; i++) {
    if (words[i]!.mark === 'open') return i
    if (/^[;:]$/.test(words[i]!.text)) return -1
  }
  return -1
}

/** ““P” is all Ada Moss would say”, ““P” was her verdict”: who is said to have said what the sentence opens with. */
import { stretchEnd } from './between.ts'
import { ownerIn } from './by-noun.ts'
import { isDash } from './clause-end.ts'
import { type Draft, plain } from './draft.ts'
import { cuesAt, isVerb, isWords } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { afterApposition, type Phrase, phraseForward } from './phrases.ts'
import { subjectAfter } from './subjects.ts'
import { isTitled } from './titles.ts'

/** Farthest that the cue stands from the quotation, in words. */
const reach = 12

/** A quotation that opens its unit and is the subject of what says whose words it is. */
export function byPredicate(passage: Passage, unit: number, high: number): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  if (words[low]!.mark !== 'open') return null
  const close = stretchEnd(words, low)
  let verb = close + 1
  const dash = verb < high && isDash(words, verb)
  if (words[verb]?.text === ',' || dash) verb++
  if (dash && /^(?:that|this|so)$/.test(words[verb]!.lower)) verb++
  if (verb + 1 > high || !/^(?:is|was|are|were)$/.test(words[verb]!.lower)) return null
  if (isTitled(words, { first: low + 1, last: close - 1 })) return null
  const found = clauseAt(words, verb + 1, high) ?? nounAt(words, verb + 1, high)
  if (!found) return null
  return {
    passage,
    unit,
    ...plain,
    entry: null,
    cue: found.cue,
    subject: found.subject,
    parts: [{ first: low, last: close }],
    frame: { first: verb, last: Math.max(found.cue.last, found.subject.last) },
  }
}

/** “how one neighbour described it”, “all he would say”, “what the firm told us” */
function clauseAt(words: readonly Word[], at: number, high: number): { cue: Phrase; subject: Phrase } | null {
  if (!/^(?:how|what|all)$/.test(words[at]!.lower)) return null
  const how = words[at]!.lower === 'how'
  const subject = subjectAfter(words, at + 1, high)
  if (!subject) return null
  for (let i = afterApposition(words, subject.last + 1, high); i <= high && i - at < reach; i++) {
    const word = words[i]!
    if (word.stretch >= 0 || !/^(?:AUX|VERB|ADV|PART)$/.test(word.pos)) return null
    const cue = cuesAt(words, i).find((found) => isVerb(found) && (how || found.entry.mode === 'speech'))
    if (cue) return { cue: { first: cue.first, last: cue.last }, subject }
  }
  return null
}

/** “the verdict of the union”, “her last words”, “the union’s reply” */
function nounAt(words: readonly Word[], at: number, high: number): { cue: Phrase; subject: Phrase } | null {
  const noun = phraseForward(words, at, high)
  if (noun < at || words[noun]!.pos !== 'NOUN' || !isWords(words[noun]!)) return null
  const of = /^(?:of|from)$/.test(words[noun + 1]?.lower ?? '') ? subjectAfter(words, noun + 2, high) : null
  const subject = of ?? ownerIn(words, at, noun)
  return subject && { cue: { first: noun, last: noun }, subject }
}

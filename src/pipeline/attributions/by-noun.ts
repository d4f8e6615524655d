/** “Her claim that P”. */
import { onlyLinks } from './between.ts'
import { clauseEnd, hasFiniteVerb } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { frameOf, placeOf } from './frames.ts'
import { type CueWord, type Entry, holderAt } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { type Phrase, phraseBack, phraseForward } from './phrases.ts'

/** “her claim that P”. */
export function byNoun(passage: Passage, unit: number, cue: CueWord, high: number): Draft | null {
  const { words } = passage
  const low = passage.units[unit]!.first
  let at = cue.last + 1
  let by: Phrase | null = null
  if (words[at]?.lower === 'by' || words[at]?.lower === 'from') {
    const last = phraseForward(words, at + 1, high)
    if (last > at) {
      by = { first: at + 1, last }
      at = last + 1
    }
  }
  if (at >= high || words[at]!.lower !== 'that' || /^(?:VERB|AUX|ADV)$/.test(words[at + 1]!.pos)) return null
  const first = phraseBack(words, cue.first, low)
  // “She rejected the idea that P”: she answers for it, or against it.
  const owner = by ?? ownerIn(words, first, cue.first)
  const holder = first > low ? holderAt(words, first - 1) : null
  const held = holder && frameOf(words, holder, low)
  const entry: Entry =
    held && holder.entry.polarity === 'denies' ? { ...cue.entry, act: 'deny', polarity: 'denies' } : cue.entry
  return {
    ...plain,
    passage,
    unit,
    entry,
    cue: { first: cue.first, last: cue.last },
    parts: [
      {
        first: at,
        last: beforeSecondVerb(
          words,
          at + 1,
          clauseEnd(words, at + 1, high, placeOf(words, { first: cue.first, antecedent: null, subject: null }, low)),
          words[first - 1]?.text === ',' || onlyLinks(words, low, first - 1),
        ),
      },
    ],
    subject: held && !held.passive && (!owner || entry.polarity === 'denies') ? held.subject : owner,
    antecedent: held && !owner ? held.antecedent : null,
    negated: held?.negated ?? false,
    frame: { first: held ? held.first : first, last: at - 1 },
  }
}

/** “The claim that the ward was full is false”: where the noun is a subject, its own verb ends the content. */
function beforeSecondVerb(words: readonly Word[], from: number, last: number, isSubject: boolean): number {
  if (!isSubject) return last
  let verbs = 0
  for (let i = from; i <= last; i++) {
    const word = words[i]!
    if (word.stretch >= 0) continue
    if (/^(?:SCONJ|CCONJ)$/.test(word.pos) || /^(?:who|which|that)$/.test(word.lower)) verbs = -1
    if (!hasFiniteVerb(words, { first: i, last: i })) continue
    if (verbs > 0 && word.pos === 'AUX') return i - 1
    verbs = 1
    while (i < last && /^(?:AUX|ADV|VERB|PART)$/.test(words[i + 1]!.pos)) i++
  }
  return last
}

/** The owner in “Ada Moss’s claim”, “her claim”. */
function ownerIn(words: readonly Word[], first: number, noun: number): Phrase | null {
  for (let i = noun - 1; i >= first; i--) {
    const word = words[i]!
    if (word.pos === 'PART' && i > first) return { first, last: i - 1 }
    if (word.pos === 'PRON') return { first: i, last: i }
  }
  return null
}

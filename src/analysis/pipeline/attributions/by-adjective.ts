/** “She is convinced that P”. */

import { clauseEnd, isComplementiser, startsClause } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { frameOf, placeOf } from './frames.ts'
import type { CueWord } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'

/** “She is convinced that P”. */
export function byAdjective(passage: Passage, unit: number, cue: CueWord, high: number): Draft | null {
  const { words } = passage
  const at = cue.last + 1
  if (at >= high) return null
  const that = words[at]!.lower === 'that' && isComplementiser(words, at, high)
  if (!that && !(isPronounAt(words, at) && startsClause(words, at, high))) return null
  const frame = frameOf(words, cue, passage.units[unit]!.first)
  const subject = frame.subject
  if (
    !subject ||
    /^(?:it|that|this|what|there)$/.test(words[subject.last]!.lower) ||
    words[cue.first - 1]!.pos === 'DET'
  )
    return null
  return {
    passage,
    unit,
    ...plain,
    entry: cue.entry,
    cue: { first: cue.first, last: cue.last },
    parts: [{ first: at, last: clauseEnd(words, at + 1, high, placeOf(words, frame, passage.units[unit]!.first)) }],
    subject,
    antecedent: frame.antecedent,
    negated: frame.negated,
    frame: { first: frame.first, last: cue.last },
  }
}

const isPronounAt = (words: readonly Word[], at: number) =>
  words[at]!.pos === 'PRON' || words[at]!.pos === 'DET' || words[at]!.pos === 'PROPN'

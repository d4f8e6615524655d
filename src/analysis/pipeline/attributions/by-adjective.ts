/** “She is convinced that P”. */

import { clauseEnd } from './clause-end.ts'
import { isComplementiser, startsClause } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { frameOf, placeOf } from './frames.ts'
import type { CueWord } from './lexicon.ts'
import { mainSubject } from './main-subject.ts'
import type { Passage, Word } from './passage.ts'
import type { Phrase } from './phrases.ts'
import { subjectAfter } from './subjects.ts'

/** “She is convinced that P”. */
export function byAdjective(passage: Passage, unit: number, cue: CueWord, high: number): Draft | null {
  const { words } = passage
  const at = cue.last + 1
  if (at >= high) return null
  const that = words[at]!.lower === 'that' && isComplementiser(words, at, high)
  if (!that && !(isPronounAt(words, at) && startsClause(words, at, high))) return null
  const low = passage.units[unit]!.first
  const frame = frameOf(words, cue, low)
  const content = {
    first: at,
    last: clauseEnd(words, at + 1, high, cue.first === low ? 'fronted' : placeOf(words, frame, low)),
  }
  const main = frame.subject || !that ? null : aboutSubject(words, cue.first, low, content.last, high)
  const subject = frame.subject ?? main
  if (
    !subject ||
    /^(?:it|that|this|what|there)$/.test(words[subject.last]!.lower) ||
    words[cue.first - 1]?.pos === 'DET'
  )
    return null
  return {
    passage,
    unit,
    ...plain,
    entry: cue.entry,
    cue: { first: cue.first, last: cue.last },
    parts: [content],
    subject,
    antecedent: frame.antecedent,
    negated: frame.negated,
    frame: { first: frame.first, last: cue.last },
  }
}

/** “She left, confident that P”, “Confident that P, she left”: whom an adjective beside the clause describes. */
function aboutSubject(words: readonly Word[], at: number, low: number, last: number, high: number): Phrase | null {
  if (at === low) return words[last + 1]?.text === ',' ? subjectAfter(words, last + 2, high) : null
  return words[at - 1]!.text === ',' ? (mainSubject(words, low, at)?.mention ?? null) : null
}

const isPronounAt = (words: readonly Word[], at: number) =>
  words[at]!.pos === 'PRON' || words[at]!.pos === 'DET' || words[at]!.pos === 'PROPN'

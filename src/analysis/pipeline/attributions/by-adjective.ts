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
import { isUnsaid } from './unsaid.ts'

/** “She is convinced that P”. */
export function byAdjective(passage: Passage, unit: number, cue: CueWord, high: number): Draft | null {
  const { words } = passage
  const at = cue.last + 1
  if (at >= high) return null
  const that = words[at]!.lower === 'that' && isComplementiser(words, at, high)
  // “is sure it would”; not “surprised Moss by declaring it was”
  const isState = words[cue.first]!.pos === 'ADJ' || /^(?:AUX|ADV)$/.test(words[cue.first - 1]?.pos ?? '')
  if (!that && !(isState && isPronounAt(words, at) && startsClause(words, at, high))) return null
  const low = passage.units[unit]!.first
  const frame = frameOf(words, { ...cue, first: beforeMeasure(words, cue.first, low) }, low)
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
    negated: frame.negated || isUnsaid(words, frame, low),
    frame: { first: frame.first, last: cue.last },
  }
}

/** “She left, confident that P”, “Confident that P, she left”: whom an adjective beside the clause describes. */
function aboutSubject(words: readonly Word[], at: number, low: number, last: number, high: number): Phrase | null {
  if (at === low) return words[last + 1]?.text === ',' ? subjectAfter(words, last + 2, high) : null
  return words[at - 1]!.text === ',' ? (mainSubject(words, low, at)?.mention ?? null) : null
}

/** “is | “99.9” percent certain”: where what tells how certain begins. */
function beforeMeasure(words: readonly Word[], at: number, low: number): number {
  if (!/^(?:percent|cent|%)$/.test(words[at - 1]?.lower ?? '')) return at
  let first = at - 1
  while (
    first > low &&
    (words[first - 1]!.pos === 'NUM' || words[first - 1]!.stretch >= 0 || words[first - 1]!.lower === 'per')
  )
    first--
  return first
}

const isPronounAt = (words: readonly Word[], at: number) =>
  words[at]!.pos === 'PRON' || words[at]!.pos === 'DET' || words[at]!.pos === 'PROPN'

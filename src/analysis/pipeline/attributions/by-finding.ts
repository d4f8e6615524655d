/** “In a poll, P”. */
import { entryAccordingTo } from './according-to.ts'
import { commaWithin } from './between.ts'
import { hasFiniteVerb, startsClause } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { isFinding } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { phraseForward } from './phrases.ts'

/** “In a poll, P”. */
export function byFinding(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  if (drafts.length > 0) return null
  if (words[low]!.lower !== 'in') return inSurvey(passage, unit, high)
  const last = phraseForward(words, low + 1, high)
  if (last <= low || !isFinding(words[last]!)) return null
  const comma = commaWithin(words, last + 1, Math.min(high, last + 20))
  if (comma < 0 || !startsClause(words, comma + 1, high) || hasFiniteVerb(words, { first: last + 2, last: comma }))
    return null
  return {
    passage,
    unit,
    ...plain,
    entry: { ...entryAccordingTo, lemma: 'in', mode: 'finding' },
    cue: { first: low, last: low },
    parts: [{ first: comma + 1, last: high }],
    subject: { first: low + 1, last },
    frame: { first: low, last: comma - 1 },
  }
}

/** “P in a survey”, with a number in P: what was counted. */
function inSurvey(passage: Passage, unit: number, high: number): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  for (let at = high - 1; at > low + 2; at--) {
    if (words[at]!.lower !== 'in' || words[at]!.stretch >= 0) continue
    const noun = phraseForward(words, at + 1, high)
    const ends = noun === high || words[noun + 1]?.text === ','
    if (noun <= at || !ends || !isSurvey(words[noun]!)) continue
    const content = { first: low, last: words[at - 1]!.text === ',' ? at - 2 : at - 1 }
    const counts = words.slice(content.first, content.last + 1).some(({ pos, time }) => pos === 'NUM' && !time)
    if (!counts || !hasFiniteVerb(words, content)) return null
    return {
      passage,
      unit,
      ...plain,
      entry: { ...entryAccordingTo, lemma: 'in', mode: 'finding' },
      cue: { first: at, last: at },
      parts: [content],
      subject: { first: at + 1, last: noun },
      frame: { first: at, last: noun },
    }
  }
  return null
}

const isSurvey = ({ lower }: Word): boolean => /^(?:poll|survey|census)s?$/.test(lower)

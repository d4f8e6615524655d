/** “In a poll, P”. */
import { entryAccordingTo } from './according-to.ts'
import { commaWithin } from './between.ts'
import { hasFiniteVerb, startsClause } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { isFinding } from './lexicon.ts'
import type { Passage } from './passage.ts'
import { phraseForward } from './phrases.ts'

/** “In a poll, P”. */
export function byFinding(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  if (drafts.length > 0 || words[low]!.lower !== 'in') return null
  const last = phraseForward(words, low + 1, high)
  if (last <= low || !isFinding(words[last]!)) return null
  const comma = commaWithin(words, last + 1, Math.min(high, last + 20))
  if (comma < 0 || !startsClause(words, comma + 1, high) || hasFiniteVerb(words, { first: last + 2, last: comma }))
    return null
  return {
    ...plain,
    passage,
    unit,
    entry: { ...entryAccordingTo, lemma: 'in', mode: 'finding' },
    cue: { first: low, last: low },
    parts: [{ first: comma + 1, last: high }],
    subject: { first: low + 1, last },
    frame: { first: low, last: comma - 1 },
  }
}

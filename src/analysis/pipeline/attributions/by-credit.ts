/** ““P” – Ada Moss, engineer”, ““P” – Ada Moss before the match”. */
import { stretchEnd } from './between.ts'
import { hasFiniteVerb } from './content.ts'
import { type Draft, plain } from './draft.ts'
import type { Passage } from './passage.ts'
import { subjectAfter } from './subjects.ts'

/** ““P” – Ada Moss, engineer”. */
export function byCredit(passage: Passage, unit: number, high: number, drafts: readonly Draft[]): Draft | null {
  const { words } = passage
  const { first: low } = passage.units[unit]!
  if (drafts.length > 0 || words[low]!.mark !== 'open') return null
  const close = stretchEnd(words, low)
  if (close >= high || !/^(?:[–—―-]+|:)$/.test(words[close + 1]!.text)) return null
  const subject = subjectAfter(words, close + 2, high)
  if (!subject || words[subject.last]!.pos !== 'PROPN') return null
  const next = subject.last < high ? words[subject.last + 1]! : null
  const circumstance = next?.pos === 'ADP' && !hasFiniteVerb(words, { first: subject.last + 1, last: high })
  if (next && next.text !== ',' && !circumstance) return null
  return {
    passage,
    unit,
    ...plain,
    entry: null,
    cue: null,
    parts: [{ first: low, last: close }],
    subject,
    frame: { first: close + 1, last: subject.last },
  }
}

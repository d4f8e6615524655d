/** An event with its date, before its participants are looked up. */
import type { Span } from '../../../../schemas/span.ts'
import type { Precision } from '../../../../schemas/time.ts'
import type { TimelineEntry } from '../../../../schemas/timeline.ts'

/** An EDTF date and the days it covers. */
export interface Dated {
  date: string
  earliest: string
  latest: string
  precision: Precision
}

export interface Event extends Dated {
  start: number
  end: number
  tense: TimelineEntry['tense']
  time: Span | null
  /** Where its participants are named. */
  scope: { start: number; end: number }
}

/** The calendar's own tense where the date lies wholly before or after the publication, else the verb's. */
export function tenseOf(
  { earliest, latest }: Pick<Dated, 'earliest' | 'latest'>,
  publicationDay: string | null,
  verb: TimelineEntry['tense'] | undefined,
): TimelineEntry['tense'] {
  if (publicationDay !== null && latest < publicationDay) return 'past'
  if (publicationDay !== null && earliest > publicationDay) return 'future'
  return verb ?? 'present'
}

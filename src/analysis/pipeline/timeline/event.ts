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

/** The calendar's own tense where the date lies wholly before or after the day of writing, else the verb's. */
export function tenseOf(
  { earliest, latest }: Pick<Dated, 'earliest' | 'latest'>,
  writtenOn: string | null,
  verb: TimelineEntry['tense'] | undefined,
): TimelineEntry['tense'] {
  if (writtenOn !== null && latest < writtenOn) return 'past'
  if (writtenOn !== null && earliest > writtenOn) return 'future'
  return verb ?? 'present'
}

/** In characters. What tells an event is shorter; where a date stands in a long list, the words around it tell the event. */
export const LONGEST_EVENT = 600

/** The event within so many characters around its time. */
export function nearItsTime(text: string): (event: Event) => Event {
  return (event) => {
    if (event.end - event.start <= LONGEST_EVENT) return event
    const around = event.time ?? { start: event.start, end: event.start }
    const start = Math.max(event.start, wordFrom(text, around.start - LONGEST_EVENT / 2))
    const end = Math.min(event.end, Math.max(around.end, wordTo(text, start + LONGEST_EVENT)))
    const scope = { start: Math.max(start, event.scope.start), end: Math.min(end, event.scope.end) }
    return { ...event, start, end, scope }
  }
}

/** Start of the first word from an offset on, if one is near; end of the last before it. */
function wordFrom(text: string, offset: number): number {
  const blank = text.slice(Math.max(0, offset), Math.max(0, offset) + 50).search(/\s\S/)
  return Math.max(0, offset) + blank + 1
}

function wordTo(text: string, offset: number): number {
  const tail = text.slice(offset - 50, offset).search(/\s\S*$/)
  return tail < 0 ? offset : offset - 50 + tail
}

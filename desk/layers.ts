/** An article with its records, and the layers in which they lie over its text. */
import type { Analysis } from '../schemas/analysis.ts'
import type { Time } from '../schemas/time.ts'
import type { Stretch } from './segments.ts'

/** A time expression: all that an analysis tells of it, or what the timeline does. */
export type TimeRecord = Pick<Time, 'start' | 'end' | 'text' | 'edtf' | 'earliest' | 'latest'>

/** What the desk shows of an article. */
export interface Reading extends Omit<Analysis, 'times'> {
  times: TimeRecord[]
}

export const layers = ['quote', 'claim', 'person', 'organisation', 'place', 'time'] as const
export type Layer = (typeof layers)[number]

/** `label` stands in the text, where a stretch of the layer begins. */
export const layerNames: Record<Layer, { many: string; label: string }> = {
  quote: { many: 'Quotes', label: 'Quote' },
  claim: { many: 'Claims', label: 'Claim' },
  person: { many: 'People', label: 'Person' },
  organisation: { many: 'Organisations', label: 'Org' },
  place: { many: 'Places', label: 'Place' },
  time: { many: 'Times', label: 'Time' },
}

/** Time expressions have no id. */
export function timeKey({ start }: TimeRecord): string {
  return `time@${start}`
}

/**
 * Every stretch of the records. Pronouns and the sentences of events are quiet: they show only when their record is
 * marked.
 */
export function stretchesOf({ quotes, claims, entities, times, timeline }: Reading): Stretch<Layer | 'event'>[] {
  return [
    ...quotes.flatMap(({ id, parts }) => parts.map((span) => stretch(id, 'quote', span))),
    ...claims.flatMap(({ id, parts }) => parts.map((span) => stretch(id, 'claim', span))),
    ...entities.flatMap(({ id, type, mentions }) =>
      mentions.map((mention) => stretch(id, type, mention, mention.kind === 'pronoun')),
    ),
    ...times.map((time) => stretch(timeKey(time), 'time', time)),
    ...timeline.map((entry) => stretch(entry.id, 'event', entry, true)),
  ]
}

function stretch(
  record: string,
  layer: Layer | 'event',
  { start, end }: { start: number; end: number },
  quiet = false,
): Stretch<Layer | 'event'> {
  return { record, layer, start, end, quiet }
}

/** An article with its records, and the layers in which they lie over its text. */
import type { Analysis } from '../schemas/analysis.ts'
import type { ArticleWithRecords } from '../schemas/listing.ts'
import type { Time } from '../schemas/time.ts'
import type { TimelineEntry } from '../schemas/timeline.ts'
import type { Stretch } from './segments.ts'
import { recall, remember } from './storage.ts'

/** A time expression: all that an analysis tells of it, or what the timeline does. */
export type TimeRecord = Pick<Time, 'start' | 'end' | 'text' | 'edtf' | 'earliest' | 'latest'>

/** What the desk shows of an article. */
export interface Reading extends Omit<Analysis, 'times'> {
  times: TimeRecord[]
}

/** What the desk shows of an article that the API tells with its records. */
export function readingOf(whole: ArticleWithRecords): Reading {
  const { quotes = [], claims = [], entities = [], timeline = [], ...article } = whole
  return { article, quotes, claims, entities, timeline, times: timesOf(timeline) }
}

/** The time expressions that tell when an event was: those that the API keeps. */
function timesOf(timeline: readonly TimelineEntry[]): TimeRecord[] {
  const times = new Map<number, TimeRecord>()
  for (const { time, date, earliest, latest } of timeline) {
    if (time) times.set(time.start, { ...time, edtf: date, earliest, latest })
  }
  return [...times.values()].sort((a, b) => a.start - b.start)
}

export const layers = ['quote', 'claim', 'person', 'organisation', 'place', 'time'] as const
export type Layer = (typeof layers)[number]

/** What is shown to somebody who has chosen nothing: quotes and names. */
const atFirst: readonly Layer[] = ['quote', 'person', 'organisation', 'place']
const KEY = 'copydesk.layers'

/** The layers that the reader chose to see, here or on an earlier day. */
export function chosenLayers(): ReadonlySet<Layer> {
  return new Set(recall<Layer[]>('localStorage', KEY) ?? atFirst)
}

export function chooseLayers(chosen: ReadonlySet<Layer>): void {
  remember('localStorage', KEY, [...chosen])
}

/** `label` is heard in the text where a stretch of the layer begins, and seen where the focus is. */
export const layerNames: Record<Layer, { many: string; label: string }> = {
  quote: { many: 'Quotes', label: 'Quote' },
  claim: { many: 'Claims', label: 'Claim' },
  person: { many: 'People', label: 'Person' },
  organisation: { many: 'Organisations', label: 'Organisation' },
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

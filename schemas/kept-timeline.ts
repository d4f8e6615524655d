import { z } from 'zod'
import { TimelineEntry } from './timeline.ts'

/** A record’s id, as the service makes them. */
const eventId = z.string().min(1).max(250)

/** What an editor sends. */
export const KeptTimelineDraft = z
  .strictObject({
    headline: z.string().trim().min(1).max(200),
    events: z
      .array(eventId)
      .min(1)
      .max(200)
      .refine((ids) => new Set(ids).size === ids.length, 'has an event twice')
      .meta({ description: 'Ids of events, in the order in which they are to be shown.', uniqueItems: true }),
  })
  .meta({ id: 'KeptTimelineDraft', description: 'Events to keep as a timeline, under a headline.' })
export type KeptTimelineDraft = z.infer<typeof KeptTimelineDraft>

/** Who did something, and when. */
export const Deed = z
  .object({ by: z.string(), at: z.iso.datetime() })
  .meta({ id: 'Deed', description: 'Who did something, and when.' })
export type Deed = z.infer<typeof Deed>

/** A timeline that an editor put together. */
export const KeptTimeline = z
  .object({
    id: z.string().min(1).meta({ description: 'Made of the first headline; it stays when that changes.' }),
    headline: z.string().min(1),
    events: z.array(eventId).min(1).meta({ description: 'Ids of events, in the editor’s order.' }),
    made: Deed,
    changed: Deed.nullable().meta({ description: 'The last change; null when there was none.' }),
  })
  .meta({
    id: 'KeptTimeline',
    description: 'Events that an editor chose, in an order and under a headline of its own.',
  })
export type KeptTimeline = z.infer<typeof KeptTimeline>

/** The same with the events themselves. */
export const KeptTimelineWithEntries = KeptTimeline.extend({
  entries: z
    .array(TimelineEntry)
    .optional()
    .meta({ description: 'With `include=entries`: the events, without those whose article has them no more.' }),
}).meta({ id: 'KeptTimelineWithEntries', description: 'A kept timeline, with its events where they are asked for.' })
export type KeptTimelineWithEntries = z.infer<typeof KeptTimelineWithEntries>

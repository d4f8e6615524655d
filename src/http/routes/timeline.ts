/** The timeline. */
import { z } from 'zod'
import { EventItem, Timeline } from '../../../schemas/listing.ts'
import { TimelineEntry } from '../../../schemas/timeline.ts'
import { toTimelineJs } from '../../formats/timelinejs.ts'
import { ids } from '../examples.ts'
import type { App, Services } from '../services.ts'
import { articleKinds, sortOf } from './parameters.ts'
import { recordRoutes } from './records.ts'

export function timelineRoutes(app: App, services: Services): void {
  recordRoutes(app, services, {
    kind: 'timeline',
    one: 'event',
    operations: { list: 'listTimeline', one: 'getTimelineEntry' },
    summary: 'Events, earliest first',
    record: TimelineEntry,
    item: EventItem,
    list: Timeline,
    example: ids.event,
    parameters: {
      publishedFrom: z.iso
        .date()
        .optional()
        .meta({ description: 'First day of publication; `from` and `to` are the event’s.' }),
      publishedTo: z.iso.date().optional().meta({ description: 'Last day of publication.' }),
      kind: articleKinds,
      sort: sortOf(
        ['oldest', 'newest', 'relevance'],
        'By when it happens, the oldest first unless given; or what `q` fits best.',
      ),
    },
    entity: 'Only those in which this entity takes part.',
    documents: { timelinejs: ({ items }) => toTimelineJs(items.map((item) => JSON.parse(item))) },
    read: (store, id) => store.timelineEntry(id),
  })
}

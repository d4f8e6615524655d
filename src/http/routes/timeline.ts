/** The timeline. */
import { z } from 'zod'
import { Timeline } from '../../../schemas/listing.ts'
import { TimelineEntry } from '../../../schemas/timeline.ts'
import { columnsOf } from '../../formats/csv.ts'
import { toTimelineJs } from '../../formats/timelinejs.ts'
import type { Listing } from '../../store/store.ts'
import { ids } from '../examples.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { fieldsOf, shaped } from '../shape.ts'
import { sendList, sendRecord } from './answer.ts'
import {
  entityId,
  formatOf,
  fullText,
  inArticle,
  nothing,
  pageOf,
  paging,
  range,
  recordPath,
  rows,
  withArticle,
} from './parameters.ts'

const listFormats = [...rows, 'timelinejs'] as const

export function timelineRoutes(app: App, { store }: Services): void {
  const formats = {
    columns: columnsOf(TimelineEntry),
    documents: { timelinejs: ({ items }: Listing) => toTimelineJs(items.map((item) => JSON.parse(item))) },
  }
  app.get(
    '/timeline',
    {
      schema: {
        operationId: 'listTimeline',
        tags: ['timeline'],
        summary: 'Events, earliest first',
        querystring: z.strictObject({
          article: inArticle,
          entity: entityId.optional().meta({ description: 'Only those in which this entity takes part.' }),
          q: fullText,
          ...range,
          ...paging,
          include: withArticle,
          fields: fieldsOf(TimelineEntry),
          format: formatOf(listFormats),
        }),
        response: { 200: answers(Timeline, 'A page of the timeline.', 'application/json', listFormats) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging, asked } = pageOf(request.query)
      return sendList(request, reply, paging, (paging) => store.timeline(filter, paging), {
        ...formats,
        ...shaped(formats.columns, asked, store),
      })
    },
  )

  app.get(
    '/timeline/:id',
    {
      schema: {
        operationId: 'getTimelineEntry',
        tags: ['timeline'],
        summary: 'One event',
        params: recordPath(ids.event),
        querystring: nothing,
        response: { 200: answers(TimelineEntry, 'The event.') },
        problems: [400, 404],
      },
    },
    async (request, reply) =>
      sendRecord(request, reply, await store.timelineEntry(request.params.id), `event “${request.params.id}”`),
  )
}

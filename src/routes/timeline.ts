/** The timeline. */
import { z } from 'zod'
import { Timeline } from '../../schemas/listing.ts'
import { TimelineEntry } from '../../schemas/timeline.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { sendListing, sendRecord } from './answer.ts'
import { entityId, fullText, inArticle, nothing, pageOf, paging, range, recordId } from './parameters.ts'

export function timelineRoutes(app: App, { store }: Services): void {
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
        }),
        response: { 200: answers(Timeline, 'A page of the timeline.') },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging } = pageOf(request.query)
      return sendListing(request, reply, await store.timeline(filter, paging))
    },
  )

  app.get(
    '/timeline/:id',
    {
      schema: {
        operationId: 'getTimelineEntry',
        tags: ['timeline'],
        summary: 'One event',
        params: z.object({ id: recordId }),
        querystring: nothing,
        response: { 200: answers(TimelineEntry, 'The event.') },
        problems: [400, 404],
      },
    },
    async (request, reply) =>
      sendRecord(request, reply, await store.timelineEntry(request.params.id), `event “${request.params.id}”`),
  )
}

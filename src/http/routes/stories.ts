/** Stories: articles about one event. */
import { z } from 'zod'
import { StoryList } from '../../../schemas/listing.ts'
import { Story, StorySummary } from '../../../schemas/story.ts'
import { columnsOf } from '../../formats/csv.ts'
import { ids } from '../examples.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { sendList, sendRecord } from './answer.ts'
import { articleId, formatOf, nothing, pageOf, paging, range, rows } from './parameters.ts'

export function storyRoutes(app: App, { store }: Services): void {
  const columns = columnsOf(StorySummary)
  app.get(
    '/stories',
    {
      schema: {
        operationId: 'listStories',
        tags: ['stories'],
        summary: 'Stories, those with the newest articles first',
        querystring: z.strictObject({
          article: articleId.optional().meta({ description: 'Only the one that this article is of, if it is of one.' }),
          from: range.from.meta({ description: 'Only those whose newest article is of this day or a later one.' }),
          to: range.to.meta({ description: 'Only those whose newest article is of this day or an earlier one.' }),
          ...paging,
          format: formatOf(rows),
        }),
        response: { 200: answers(StoryList, 'A page of stories.', 'application/json', rows) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging } = pageOf(request.query)
      return sendList(request, reply, paging, (paging) => store.stories(filter, paging), { columns })
    },
  )

  app.get(
    '/stories/:id',
    {
      schema: {
        operationId: 'getStory',
        tags: ['stories'],
        summary: 'One story: its articles by outlet, the names, what happened when, and what was said',
        params: z.object({ id: articleId.meta({ examples: [ids.article] }) }),
        querystring: nothing,
        response: { 200: answers(Story, 'The story.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return sendRecord(request, reply, await store.story(id), `story “${id}”, nor is an article of this id in one`)
    },
  )
}

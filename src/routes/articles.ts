/** Articles. */
import { z } from 'zod'
import { Article } from '../../schemas/article.ts'
import { ArticleList } from '../../schemas/listing.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { sendListing, sendRecord } from './answer.ts'
import { articleId, entityId, fullText, include, pageOf, paging, range } from './parameters.ts'

export function articleRoutes(app: App, { store }: Services): void {
  app.get(
    '/article',
    {
      schema: {
        operationId: 'getArticle',
        tags: ['articles'],
        summary: 'The most recently published article, or the one asked for',
        querystring: z.strictObject({ id: articleId.optional(), include }),
        response: { 200: answers(Article, 'The article.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id, include } = request.query
      const stored = await store.article(id ?? null, { furniture: include === 'furniture' })
      return sendRecord(request, reply, stored, id === undefined ? 'article yet' : `article “${id}”`)
    },
  )

  app.get(
    '/articles',
    {
      schema: {
        operationId: 'listArticles',
        tags: ['articles'],
        summary: 'Articles, newest first',
        querystring: z.strictObject({
          q: fullText,
          entity: entityId.optional().meta({ description: 'Only those that name this entity.' }),
          publisher: z.string().min(1).max(200).optional().meta({ description: 'Only of this publisher.' }),
          ...range,
          ...paging,
        }),
        response: { 200: answers(ArticleList, 'A page of articles.') },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging } = pageOf(request.query)
      return sendListing(request, reply, await store.articles(filter, paging))
    },
  )

  app.get(
    '/articles/:id',
    {
      schema: {
        operationId: 'getArticleById',
        tags: ['articles'],
        summary: 'One article',
        params: z.object({ id: articleId }),
        querystring: z.strictObject({ include }),
        response: { 200: answers(Article, 'The article.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const stored = await store.article(id, { furniture: request.query.include === 'furniture' })
      return sendRecord(request, reply, stored, `article “${id}”`)
    },
  )
}

/** Articles. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Article, ArticleSummary } from '../../../schemas/article.ts'
import { ArticleList } from '../../../schemas/listing.ts'
import { articleFormats, writeArticle } from '../../formats/article.ts'
import { columnsOf } from '../../formats/csv.ts'
import { toFeed } from '../../formats/feed.ts'
import type { Records } from '../../formats/records.ts'
import type { ArticleRecords, Listing } from '../../store/store.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { linkTo, originOf, sendList, sendRecord, sendText } from './answer.ts'
import {
  articleId,
  articlePath,
  entityId,
  formatOf,
  fullText,
  include,
  pageOf,
  paging,
  range,
  rows,
} from './parameters.ts'

const listFormats = [...rows, 'feed'] as const

export function articleRoutes(app: App, { store }: Services): void {
  /** The article alone as JSON, with all its records in other formats. */
  const sendArticle = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: string | null,
    furniture: boolean,
  ): Promise<FastifyReply> => {
    const what = id === null ? 'article yet' : `article “${id}”`
    const { format } = request
    if (format === null) return sendRecord(request, reply, await store.article(id, { furniture }), what)
    const records = await store.records(id)
    if (!records) throw new HttpProblem(404, `There is no ${what}.`)
    return sendText(request, reply, writeArticle(format, parsed(records), originOf(request)))
  }
  const formats = {
    columns: columnsOf(ArticleSummary),
    documents: {
      feed: async ({ items, next }: Listing, request: FastifyRequest) => {
        const ids = items.map((item) => (JSON.parse(item) as ArticleSummary).id)
        const articles = await Promise.all(ids.map((id) => store.article(id)))
        const origin = originOf(request)
        return toFeed(
          articles.flatMap((article) => (article ? [JSON.parse(article.json) as Article] : [])),
          origin,
          { feed: origin + request.url, next: next === null ? null : origin + linkTo(request.url, next) },
        )
      },
    },
  }

  app.get(
    '/article',
    {
      schema: {
        operationId: 'getArticle',
        tags: ['articles'],
        summary: 'The most recently published article, or the one asked for',
        querystring: z.strictObject({ id: articleId.optional(), include, format: formatOf(articleFormats) }),
        response: { 200: answers(Article, 'The article.', 'application/json', articleFormats) },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id, include } = request.query
      return sendArticle(request, reply, id ?? null, include === 'furniture')
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
          format: formatOf(listFormats),
        }),
        response: { 200: answers(ArticleList, 'A page of articles.', 'application/json', listFormats) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging } = pageOf(request.query)
      return sendList(request, reply, paging, (paging) => store.articles(filter, paging), formats)
    },
  )

  app.get(
    '/articles/:id',
    {
      schema: {
        operationId: 'getArticleById',
        tags: ['articles'],
        summary: 'One article',
        params: articlePath,
        querystring: z.strictObject({ include, format: formatOf(articleFormats) }),
        response: { 200: answers(Article, 'The article.', 'application/json', articleFormats) },
        problems: [400, 404],
      },
    },
    async (request, reply) => sendArticle(request, reply, request.params.id, request.query.include === 'furniture'),
  )
}

/** The records that a store’s JSON stands for. */
function parsed({ article, quotes, entities, claims, timeline }: ArticleRecords): Records {
  const all = <T>(items: readonly string[]) => items.map((item) => JSON.parse(item) as T)
  return {
    article: JSON.parse(article),
    quotes: all(quotes),
    entities: all(entities),
    claims: all(claims),
    timeline: all(timeline),
  }
}

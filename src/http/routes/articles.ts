/** Articles. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Article, ArticleSummary } from '../../../schemas/article.ts'
import { Copies } from '../../../schemas/copies.ts'
import { ArticleItem, ArticleList, ArticleWithRecords } from '../../../schemas/listing.ts'
import { articleFormats, writeArticle } from '../../formats/article.ts'
import { columnsOf } from '../../formats/csv.ts'
import { toFeed } from '../../formats/feed.ts'
import type { Records } from '../../formats/records.ts'
import { toRss } from '../../formats/rss.ts'
import type { ArticleRecords, Listing } from '../../store/store.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import { identifiedJson } from '../same-as.ts'
import type { App, Services } from '../services.ts'
import { fieldsOf, includeOf, shaped, shapeOf } from '../shape.ts'
import { linkTo, listOf, originOf, sendList, sendRecord, sendText } from './answer.ts'
import {
  articleFilters,
  articleId,
  articleKinds,
  articlePath,
  countingBy,
  entityId,
  formatOf,
  fullText,
  highlight,
  impersonal,
  nothing,
  pageOf,
  paging,
  range,
  rows,
  several,
  sortOf,
  withArticleKind,
} from './parameters.ts'

/** What can stand beside the article’s own members. */
const included = ['furniture', 'quotes', 'entities', 'claims', 'times', 'timeline'] as const
const besides = {
  include: includeOf(
    included,
    '`furniture`: what was left out of the article, and why. `quotes`, `entities`, `claims`, `times`, `timeline`: its records.',
  ),
  fields: fieldsOf(ArticleWithRecords),
}

const listFormats = [...rows, 'feed', 'rss'] as const

export function articleRoutes(app: App, { store, authorities }: Services): void {
  /** The article alone as JSON, with all its records in other formats. */
  const sendArticle = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: string | null,
    {
      include = [],
      fields,
    }: { include?: readonly (typeof included)[number][] | undefined; fields?: string | undefined },
  ): Promise<FastifyReply> => {
    const what = id === null ? 'article yet' : `article “${id}”`
    const { format } = request
    const shape = shapeOf({ fields }, store)
    const beside = include.filter((name) => name !== 'furniture')
    if (format === null && beside.length === 0 && !shape) {
      return sendRecord(request, reply, await store.article(id, { furniture: include.includes('furniture') }), what)
    }
    const stored = await store.records(id)
    const records = stored && {
      ...stored,
      entities: stored.entities.map((json) => identifiedJson(json, authorities)),
    }
    if (!records) throw new HttpProblem(404, `There is no ${what}.`)
    if (format === null) {
      const furniture = include.includes('furniture') ? `,"furniture":${records.furniture}` : ''
      const members = beside.map((name) => `,"${name}":${listOf(records[name])}`)
      const whole = `${records.article.slice(0, -1)}${furniture}${members.join('')}}`
      return sendText(request, reply, shape ? (await shape([whole]))[0]! : whole)
    }
    return sendText(request, reply, writeArticle(format, parsed(records), originOf(request)))
  }
  /** A feed of a page of the list. */
  const feedOf =
    <T>(write: (...page: Parameters<typeof toFeed>) => T) =>
    async ({ items, next }: Listing, request: FastifyRequest) => {
      const ids = items.map((item) => (JSON.parse(item) as ArticleSummary).id)
      const articles = await Promise.all(ids.map((id) => store.article(id)))
      const origin = originOf(request)
      return write(
        articles.flatMap((article) => (article ? [JSON.parse(article.json) as Article] : [])),
        origin,
        { feed: origin + request.url, next: next === null ? null : origin + linkTo(request.url, next) },
      )
    }
  const formats = {
    columns: columnsOf(ArticleSummary),
    documents: { feed: feedOf(toFeed), rss: feedOf(toRss) },
  }

  app.get(
    '/article',
    {
      schema: {
        operationId: 'getArticle',
        tags: ['articles'],
        summary: 'The most recently published article, or the one asked for',
        querystring: z.strictObject({ id: articleId.optional(), ...besides, format: formatOf(articleFormats) }),
        response: { 200: answers(ArticleWithRecords, 'The article.', 'application/json', articleFormats) },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id, ...asked } = request.query
      return sendArticle(request, reply, id ?? null, asked)
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
          entity: several(entityId, 'Only those that name this entity.'),
          ...range,
          fold: z.enum(['copies']).optional().meta({
            description:
              '`copies`: of articles that have the same text the earliest alone that the list would show; `copies` says how many there are beside it.',
          }),
          ...articleFilters,
          kind: articleKinds,
          sort: sortOf(['newest', 'oldest', 'relevance'], 'The newest first unless given; or what `q` fits best.'),
          ...paging,
          ...countingBy(impersonal),
          highlight,
          fields: fieldsOf(ArticleItem),
          format: formatOf(listFormats),
        }),
        response: { 200: answers(ArticleList, 'A page of articles.', 'application/json', listFormats) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter: given, paging, asked, counted } = pageOf(request.query)
      const filter = withArticleKind(given)
      return sendList(request, reply, paging, (paging) => store.articles(filter, paging), {
        ...formats,
        ...shaped(formats.columns, asked, store),
        counted,
      })
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
        querystring: z.strictObject({ ...besides, format: formatOf(articleFormats) }),
        response: { 200: answers(ArticleWithRecords, 'The article.', 'application/json', articleFormats) },
        problems: [400, 404],
      },
    },
    async (request, reply) => sendArticle(request, reply, request.params.id, request.query),
  )

  app.get(
    '/articles/:id/copies',
    {
      schema: {
        operationId: 'getCopies',
        tags: ['articles'],
        summary: 'The printings of an article’s text in several outlets, and what each made of it',
        params: articlePath,
        querystring: nothing,
        response: { 200: answers(Copies, 'The article they are all made from, and the others.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return sendRecord(request, reply, await store.copies(id), `article “${id}”`)
    },
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

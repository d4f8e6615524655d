/** Timelines that editors put together, and the page that shows one in a frame elsewhere. */
import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify'
import { z } from 'zod'
import type { Article } from '../../../schemas/article.ts'
import { KeptTimeline, KeptTimelineDraft, KeptTimelineWithEntries } from '../../../schemas/kept-timeline.ts'
import { KeptTimelineList } from '../../../schemas/listing.ts'
import { TimelineEntry } from '../../../schemas/timeline.ts'
import { columnsOf, csvHeader, toCsv } from '../../formats/csv.ts'
import { toNdjson } from '../../formats/ndjson.ts'
import { timelinePageStyle, toTimelinePage } from '../../formats/timeline-page.ts'
import { toTimelineJs } from '../../formats/timelinejs.ts'
import type { Store, Stored } from '../../store/store.ts'
import { matches } from '../plugins/answers.ts'
import { readJsonAlone } from '../plugins/bodies.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { includeOf } from '../shape.ts'
import { contentType, linkTo, tagOf } from './answer.ts'
import { editorOf } from './editor.ts'
import { ifMatch, neededIfMatch, precondition, requiredPrecondition } from './if-match.ts'
import { formatOf, nothing, paging, rows } from './parameters.ts'

const security = [{ token: [] }]
const timelineId = z
  .string()
  .min(1)
  .max(250)
  .meta({ examples: ['a-month-in-four-events'] })
const path = z.object({ id: timelineId })
const formats = [...rows, 'timelinejs'] as const
/** Timelines on a page of the list when the query does not say. */
const PAGE = 20

/** Any page may show it, and it shows, loads and runs nothing. */
const embedPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', timelinePageStyle, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

export function keptTimelineRoutes(app: App, { store }: Services): void {
  readJsonAlone(app)
  const onRequest = app.requireToken
  const body = { content: { 'application/json': { schema: KeptTimelineDraft } } }

  app.get(
    '/timelines',
    {
      schema: {
        operationId: 'listKeptTimelines',
        tags: ['timelines'],
        summary: 'Timelines that editors put together, newest first',
        querystring: z.strictObject(paging),
        response: { 200: answers(KeptTimelineList, 'A page of timelines.') },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { limit = PAGE, cursor } = request.query
      const { items, next } = await store.keptTimelines({ limit, ...(cursor !== undefined && { cursor }) })
      if (next !== null) reply.header('link', `<${linkTo(request.url, next)}>; rel="next"`)
      return sendNow(request, reply, `{"items":[${items.join(',')}],"next":${JSON.stringify(next)}}`)
    },
  )

  app.post(
    '/timelines',
    {
      onRequest,
      preValidation: requireBody,
      schema: {
        operationId: 'keepTimeline',
        tags: ['timelines'],
        security,
        summary: 'Keep events as a timeline, in an order and under a headline of its own',
        description: '`/embed/timelines/{id}` is a page of it that other pages can show in a frame.',
        querystring: nothing,
        body,
        response: { 201: answers(KeptTimeline, 'It is kept.') },
        problems: [400, 401, 403, 408, 413, 415, 422],
      },
    },
    async (request, reply) => {
      const stored = await store.keepTimeline(request.body as KeptTimelineDraft, editorOf(request))
      reply.code(201).header('location', `/timelines/${encodeURIComponent(stored.id)}`)
      return sendStored(reply, stored)
    },
  )

  app.get(
    '/timelines/:id',
    {
      schema: {
        operationId: 'getKeptTimeline',
        tags: ['timelines'],
        summary: 'A timeline that an editor put together',
        params: path,
        querystring: z.strictObject({
          include: includeOf(['entries'], '`entries`: with the events themselves, as other formats have them.'),
          format: formatOf(formats),
        }),
        response: { 200: answers(KeptTimelineWithEntries, 'The timeline.', 'application/json', formats) },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { stored, kept } = await found(store, request.params.id)
      const { format } = request
      if (format === null && !request.query.include) return sendNow(request, reply, stored.json, stored.etag)
      const entries = await store.entries(kept.events)
      switch (format) {
        case 'csv':
          return sendNow(request, reply, csvHeader(columns) + toCsv(columns, entries))
        case 'ndjson':
          return sendNow(request, reply, toNdjson(entries))
        case 'timelinejs':
          return sendNow(request, reply, JSON.stringify(toTimelineJs(entries.map(parsed), kept.headline)))
        default:
          return sendNow(request, reply, `${stored.json.slice(0, -1)},"entries":[${entries.join(',')}]}`)
      }
    },
  )

  app.put(
    '/timelines/:id',
    {
      onRequest,
      preValidation: requireBody,
      schema: {
        operationId: 'changeKeptTimeline',
        tags: ['timelines'],
        security,
        summary: 'Give a timeline another headline, other events or another order',
        params: path,
        querystring: nothing,
        headers: neededIfMatch,
        body,
        response: { 200: answers(KeptTimeline, 'It is changed.') },
        problems: [400, 401, 403, 404, 408, 412, 413, 415, 422, 428],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const condition = requiredPrecondition(request.headers['if-match'])
      const stored = await store.changeTimeline(id, request.body as KeptTimelineDraft, editorOf(request), condition)
      if (!stored) throw missing(id)
      return sendStored(reply, stored)
    },
  )

  app.delete(
    '/timelines/:id',
    {
      onRequest,
      schema: {
        operationId: 'dropKeptTimeline',
        tags: ['timelines'],
        security,
        summary: 'Remove a timeline; its events stay in their articles',
        params: path,
        querystring: nothing,
        headers: ifMatch,
        response: { 204: answers(z.null(), 'It is gone.') },
        problems: [400, 401, 403, 404, 412],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      if (!(await store.dropTimeline(id, precondition(request.headers['if-match'])))) throw missing(id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/embed/timelines/:id',
    {
      schema: {
        operationId: 'embedKeptTimeline',
        tags: ['timelines'],
        summary: 'A timeline as a page for a frame',
        description: 'Any page may show it in an `iframe`. It runs and loads nothing.',
        params: path,
        querystring: nothing,
        response: { 200: answers(z.string(), 'The page.', 'text/html') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { kept } = await found(store, request.params.id)
      const entries = (await store.entries(kept.events)).map(parsed)
      const ids = [...new Set(entries.map(({ article }) => article))]
      const articles = new Map<string, Article>()
      for (const stored of await Promise.all(ids.map((id) => store.article(id))))
        if (stored) articles.set(stored.id, JSON.parse(stored.json))
      const told = entries.flatMap((entry) => {
        const article = articles.get(entry.article)
        return article ? [{ entry, article }] : []
      })
      reply.header('content-security-policy', embedPolicy).type('text/html; charset=utf-8')
      return sendNow(request, reply, toTimelinePage(kept.headline, told))
    },
  )
}

const columns = columnsOf(TimelineEntry)
const parsed = (json: string) => JSON.parse(json) as TimelineEntry

/** @throws {HttpProblem} 404 */
async function found(store: Store, id: string): Promise<{ stored: Stored; kept: KeptTimeline }> {
  const stored = await store.keptTimeline(id)
  if (!stored) throw missing(id)
  return { stored, kept: JSON.parse(stored.json) }
}

const missing = (id: string) => new HttpProblem(404, `There is no timeline “${id}”.`)

/** Sends what no cache of this process has: timelines change without a change of an article. */
function sendNow(request: FastifyRequest, reply: FastifyReply, text: string, etag = tagOf(text)) {
  reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'accept')
  const known = request.headers['if-none-match']
  if (known !== undefined && matches(known, etag)) return reply.code(304).send()
  if (!reply.hasHeader('content-type')) reply.type(contentType(request.format))
  return reply.send(text)
}

function sendStored(reply: FastifyReply, { json, etag }: Stored) {
  return reply.header('etag', etag).type('application/json; charset=utf-8').send(json)
}

/** Without a body there is no media type either, by which the framework would choose the schema to check. */
const requireBody: preValidationHookHandler = ({ body }, _reply, done) => {
  done(body === undefined ? new HttpProblem(400, 'body: A timeline is needed.') : undefined)
}

/** Storing, replacing and removing articles. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify'
import { z } from 'zod'
import { Article } from '../../../schemas/article.ts'
import { Job } from '../../../schemas/job.ts'
import { Source } from '../../../schemas/source.ts'
import { ingestBatch } from '../../ingest/batch.ts'
import { ingest } from '../../ingest/ingest.ts'
import type { PutResult, Store } from '../../store/store.ts'
import { batchType, refuseAddressAlone, sourceTypes, streamBatches } from '../plugins/bodies.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem, problemOf } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { conditions, exclusion, ifMatch, precondition } from './if-match.ts'
import { articleId, articlePath, nothing } from './parameters.ts'

const content = Object.fromEntries(sourceTypes.map((type) => [type, { schema: Source }]))
const security = [{ token: [] }]
const preferences = z.object({
  prefer: z
    .string()
    .optional()
    .meta({
      description: '`respond-async`: do not wait until the source is analysed (RFC 7240).',
      examples: ['respond-async'],
    }),
})
/** Ids as the service makes them, so that a chosen one works in every URL. */
const newId = articleId.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words and numbers between hyphens')

export function writeRoutes(app: App, services: Services): void {
  const { store, queue, analyser } = services
  const onRequest = app.requireToken
  const waits = ({ headers }: FastifyRequest) =>
    headers['content-type']?.startsWith(batchType) || (queue !== undefined && prefersAsync(headers.prefer))
  // Before the body is read, like `POST /analyse`; a batch waits for room line by line, the shared queue has it.
  const refuseIfFull = async (request: FastifyRequest) => {
    if (!waits(request)) analyser.refuseIfFull('bearer')
  }
  streamBatches(app)

  app.post(
    '/articles',
    {
      onRequest: [onRequest, refuseIfFull],
      preValidation: [refuseAddressAlone, requireBody],
      schema: {
        operationId: 'createArticle',
        tags: ['articles'],
        security,
        summary: 'Analyse a source and store it, or many, one a line',
        description: [
          'A source that is stored already, by its digest, changes nothing and is answered 200.',
          '',
          'With `Prefer: respond-async` the answer is 202 as soon as the source is in the database, and `Location` is the job',
          'that analyses and stores it, in whichever replica of the service is free. Where there can be no other replica',
          '(the embedded database), and for batches, the preference is ignored.',
          '',
          `\`${batchType}\` takes one source a line and answers one line for each, in order, while it reads: \`{status, id}\`,`,
          'or `{status, problem}` with the problem that the line alone would have been answered with. Read the answer while',
          'you send.',
        ].join('\n'),
        querystring: nothing,
        headers: preferences,
        body: { content: { ...content, [batchType]: { schema: z.any() } } },
        response: {
          200: {
            description: 'It was stored already; or the outcomes of a batch.',
            content: { 'application/json': { schema: Article }, [batchType]: { schema: z.string() } },
          },
          201: answers(Article, 'It is stored.'),
          202: answers(Job, 'It will be analysed and stored.'),
        },
        problems: [400, 401, 403, 408, 413, 415, 422],
      },
    },
    async (request, reply) => {
      const body = request.body as Source | Readable
      if (body instanceof Readable) {
        const tell = (error: unknown) => {
          const { body: problem } = problemOf(error, request.url)
          return { status: problem.status, problem }
        }
        return reply.type(batchType).send(Readable.from(ingestBatch(services, body, tell)))
      }
      if (queue && prefersAsync(request.headers.prefer)) {
        const id = await queue.add(body)
        const job: Job = { id, state: 'waiting', article: null, problem: null }
        reply.code(202).header('location', `/jobs/${id}`).header('preference-applied', 'respond-async')
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(job))
      }
      return sendStored(reply, store, await ingest(services, body))
    },
  )

  app.put(
    '/articles/:id',
    {
      onRequest: [onRequest, refuseIfFull],
      preValidation: [refuseAddressAlone, requireBody, refuseBatch],
      schema: {
        operationId: 'putArticle',
        tags: ['articles'],
        security,
        summary: 'Replace an article by what a source says, or store it under this id',
        params: z.object({ id: newId }),
        querystring: nothing,
        headers: conditions,
        body: { content },
        response: { 200: answers(Article, 'It is replaced.'), 201: answers(Article, 'It is stored.') },
        problems: [400, 401, 403, 408, 412, 413, 415, 422],
      },
    },
    async (request, reply) => {
      const { 'if-match': match, 'if-none-match': noneMatch } = request.headers
      const options = { id: request.params.id, ...precondition(match), ...exclusion(noneMatch) }
      return sendStored(reply, store, await ingest(services, request.body as Source, options))
    },
  )

  app.delete(
    '/articles/:id',
    {
      onRequest,
      schema: {
        operationId: 'deleteArticle',
        tags: ['articles'],
        security,
        summary: 'Remove an article with all its records',
        params: articlePath,
        querystring: nothing,
        headers: ifMatch,
        response: { 204: answers(z.null(), 'It is gone.') },
        problems: [400, 401, 403, 404, 412],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const removed = await store.remove(id, precondition(request.headers['if-match']))
      if (!removed) throw new HttpProblem(404, `There is no article “${id}”.`)
      return reply.code(204).send()
    },
  )
}

/** Without a body there is no media type either, by which the framework would choose the schema to check. */
const requireBody: preValidationHookHandler = ({ body }, _reply, done) => {
  done(body === undefined ? new HttpProblem(400, 'body: A source is needed.') : undefined)
}

/** Batches are read by every route of this scope, and are for one of them. */
const refuseBatch: preValidationHookHandler = ({ body }, _reply, done) => {
  done(body instanceof Readable ? new HttpProblem(415, `Unsupported Media Type: ${batchType}`) : undefined)
}

/** Answers with the stored article. */
async function sendStored(reply: FastifyReply, store: Store, { id, etag, outcome }: PutResult) {
  const stored = await store.article(id)
  if (!stored) throw new HttpProblem(404, `The article “${id}” was removed meanwhile.`)
  if (outcome === 'created') reply.code(201).header('location', `/articles/${id}`)
  return reply.header('etag', etag).type('application/json; charset=utf-8').send(stored.json)
}

/** `Prefer` is a list; what stands in quotes is a value. */
function prefersAsync(header: string | string[] | undefined): boolean {
  const names = String(header ?? '')
    .replace(/"[^"]*"/g, '')
    .split(',')
  return names.some((name) => /^respond-async\b(?!-)/i.test(name.trim()))
}

/** What editors change, and what they changed. */
import type { FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify'
import { z } from 'zod'
import { Article } from '../../../schemas/article.ts'
import { Claim } from '../../../schemas/claim.ts'
import {
  ArticlePatch,
  ClaimPatch,
  Correction,
  EntityPatch,
  Merge,
  QuotePatch,
  Split,
  TimelinePatch,
} from '../../../schemas/correction.ts'
import { EntityDetail } from '../../../schemas/entity-detail.ts'
import { CorrectionList } from '../../../schemas/listing.ts'
import { Quote } from '../../../schemas/quote.ts'
import { TimelineEntry } from '../../../schemas/timeline.ts'
import { VerdictInput } from '../../../schemas/verdict.ts'
import { columnsOf } from '../../formats/csv.ts'
import { reread } from '../../ingest/reread.ts'
import type { CorrectionRequest } from '../../store/store.ts'
import { ids } from '../examples.ts'
import { patchTypes, readPatches } from '../plugins/bodies.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { sendList, sendRecord } from './answer.ts'
import { editorOf } from './editor.ts'
import { neededIfMatch, requiredPrecondition } from './if-match.ts'
import {
  articlePath,
  entityPath,
  formatOf,
  inArticle,
  nothing,
  pageOf,
  paging,
  pathOfEntity,
  recordId,
  recordPath,
  rows,
} from './parameters.ts'

const correctionId = z
  .string()
  .min(1)
  .max(20)
  .meta({ examples: ['1'] })

const security = [{ token: [] }]

/** A record in the URL, and the patch that it takes. */
const records = [
  ['quotes', 'quote', ids.quote, Quote, QuotePatch, 'Correct a quote: speaker, bounds, cue, kind, date'],
  ['claims', 'claim', ids.claim, Claim, ClaimPatch, 'Correct a claim: claimant, cue, voice, polarity, act, certainty'],
  [
    'timeline',
    'timeline',
    ids.event,
    TimelineEntry,
    TimelinePatch,
    'Correct an event: date, tense, text, who takes part',
  ],
] as const

const description = [
  'The answer is the record as it is from now on; its `Link` with `rel="related"` is the correction. 204 when the record',
  'is hidden. Every later analysis keeps the correction; `POST /corrections/{id}/undo` takes it back.',
].join('\n')

const problems = [400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 428] as const

/** Corrects and answers with what has become of the record. */
type Correct = (request: FastifyRequest, reply: FastifyReply, what: CorrectionRequest) => Promise<FastifyReply>

export function correctionRoutes(app: App, services: Services): void {
  const { store } = services
  readPatches(app)
  const correct: Correct = async (request, reply, what) => {
    const condition = requiredPrecondition(request.headers['if-match'])
    const redates = what.record === 'article' && what.patch.publishedAt !== undefined
    if (redates) services.analyser.refuseIfFull('bearer')
    const result = await store.correct(what, editorOf(request), condition)
    if (!result) throw new HttpProblem(404, `There is no ${names[what.record]} “${what.id}”.`)
    const { correction } = result
    const stored = redates ? await reread(services, what.id) : result.stored
    reply.header('link', `</corrections/${correction}>; rel="related"`)
    if (!stored) return reply.code(204).send()
    if (what.record === 'entity') reply.header('content-location', pathOfEntity(stored.id))
    return reply.header('etag', stored.etag).type('application/json; charset=utf-8').send(stored.json)
  }
  recordRoutes(app, correct)
  entityRoutes(app, correct)
  historyRoutes(app, services)
}

/** Corrects what one article has: its records, its own members, the verdict on a claim. */
function recordRoutes(app: App, correct: Correct): void {
  const onRequest = app.requireToken
  for (const [path, record, example, schema, patch, summary] of records) {
    app.patch(
      `/${path}/:id`,
      {
        onRequest,
        preValidation: requireBody,
        schema: {
          operationId: `correct${record[0]!.toUpperCase()}${record.slice(1)}`,
          tags: ['corrections'],
          security,
          summary,
          description,
          params: recordPath(example),
          querystring: nothing,
          headers: neededIfMatch,
          body: bodyOf(patch),
          response: { 200: answers(schema, 'The corrected record.'), 204: answers(z.null(), 'It is hidden.') },
          problems,
        },
      },
      async (request, reply) =>
        correct(request, reply, { record, id: request.params.id, patch: request.body } as CorrectionRequest),
    )
  }

  app.put(
    '/claims/:id/verdict',
    {
      onRequest,
      preValidation: requireBody,
      schema: {
        operationId: 'putVerdict',
        tags: ['corrections'],
        security,
        summary: 'Say what a check of a claim has found',
        description: [
          'The answer is the claim with the verdict; its `Link` with `rel="related"` is the correction that history shows,',
          'and by which it is taken back. Every later analysis keeps the verdict.',
        ].join('\n'),
        params: recordPath(ids.claim),
        querystring: nothing,
        headers: neededIfMatch,
        body: bodyOf(VerdictInput),
        response: { 200: answers(Claim, 'The claim.') },
        problems,
      },
    },
    async (request, reply) =>
      correct(request, reply, {
        record: 'verdict',
        id: request.params.id,
        verdict: request.body as VerdictInput,
      }),
  )
  app.patch(
    '/articles/:id',
    {
      onRequest,
      preValidation: requireBody,
      schema: {
        operationId: 'correctArticle',
        tags: ['corrections'],
        security,
        summary: 'Correct an article: headline, standfirst, date, publisher, authors',
        description,
        params: articlePath,
        querystring: nothing,
        headers: neededIfMatch,
        body: bodyOf(ArticlePatch),
        response: { 200: answers(Article, 'The corrected article.') },
        problems,
      },
    },
    async (request, reply) =>
      correct(request, reply, { record: 'article', id: request.params.id, patch: request.body as ArticlePatch }),
  )
}

/** Corrects an entity in all articles. */
function entityRoutes(app: App, correct: Correct): void {
  const onRequest = app.requireToken
  const entityRoute = <T extends z.ZodType>(operationId: string, summary: string, body: T, more: string) => ({
    onRequest,
    preValidation: requireBody,
    schema: {
      operationId,
      tags: ['corrections'],
      security,
      summary,
      description: more,
      params: entityPath,
      querystring: nothing,
      headers: neededIfMatch,
      body: bodyOf(body),
      response: { 200: answers(EntityDetail, 'The entity.'), 204: answers(z.null(), 'It is hidden.') },
      problems,
    },
  })
  const idOf = ({ type, slug }: z.output<typeof entityPath>) => `${type}/${slug}`
  const everywhere = [
    'It holds in all articles. Up to 100 articles are written anew before the answer, the rest soon after it; the',
    'correction says how many are `pending`.',
  ].join('\n')

  app.patch(
    '/entities/:type/:slug',
    entityRoute(
      'correctEntity',
      'Correct an entity: name, type, aliases, roles, honorific, country',
      EntityPatch,
      `${everywhere} With another type it has another id, to which the old one leads.\n\n${description}`,
    ),
    async (request, reply) =>
      correct(request, reply, { record: 'entity', id: idOf(request.params), patch: request.body as EntityPatch }),
  )
  app.post(
    '/entities/:type/:slug/merge',
    entityRoute(
      'mergeEntity',
      'Make an entity one with another',
      Merge,
      `${everywhere} The id of the one that is gone leads to the other.`,
    ),
    async (request, reply) =>
      correct(request, reply, { record: 'entity', id: idOf(request.params), merge: request.body as Merge }),
  )
  app.post(
    '/entities/:type/:slug/split',
    entityRoute(
      'splitEntity',
      'Give some mentions of an entity to another one, known or new',
      Split,
      'What is said by these mentions is said by the other one. The answer is the entity that was split, or the other one when nothing is left of it.',
    ),
    async (request, reply) =>
      correct(request, reply, { record: 'entity', id: idOf(request.params), split: request.body as Split }),
  )
}

/** What was corrected, and its undoing. */
function historyRoutes(app: App, services: Services): void {
  const { store } = services
  app.get(
    '/corrections',
    {
      schema: {
        operationId: 'listCorrections',
        tags: ['corrections'],
        summary: 'What editors changed, newest first, also what was undone',
        querystring: z.strictObject({
          article: inArticle,
          record: recordId.optional().meta({
            description: 'Only of this article itself, quote, claim, event or entity.',
          }),
          ...paging,
          format: formatOf(rows),
        }),
        response: { 200: answers(CorrectionList, 'A page of corrections.', 'application/json', rows) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging } = pageOf(request.query)
      return sendList(request, reply, paging, (paging) => store.corrections(filter, paging), {
        columns: columnsOf(Correction),
      })
    },
  )
  app.get(
    '/corrections/:id',
    {
      schema: {
        operationId: 'getCorrection',
        tags: ['corrections'],
        summary: 'One correction, and what became of it',
        params: z.object({ id: correctionId }),
        querystring: nothing,
        response: { 200: answers(Correction, 'The correction.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return sendRecord(request, reply, await store.correction(id), `correction “${id}”`)
    },
  )
  app.post(
    '/corrections/:id/undo',
    {
      onRequest: app.requireToken,
      schema: {
        operationId: 'undoCorrection',
        tags: ['corrections'],
        security,
        summary: 'Take a correction back; it stays in the list',
        params: z.object({ id: correctionId }),
        querystring: nothing,
        response: { 200: answers(Correction, 'It is undone.') },
        problems: [400, 401, 403, 404, 409],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const undone = await store.undo(id, editorOf(request))
      if (!undone) throw new HttpProblem(404, `There is no correction “${id}”.`)
      const { record, target, patch } = JSON.parse(undone.json) as Correction
      if (record === 'article' && patch.publishedAt !== undefined) await reread(services, target)
      return reply.header('etag', undone.etag).type('application/json; charset=utf-8').send(undone.json)
    },
  )
}

const names = {
  quote: 'quote',
  claim: 'claim',
  timeline: 'event',
  entity: 'entity',
  verdict: 'claim',
  article: 'article',
} as const

const bodyOf = (schema: z.ZodType) => ({
  content: Object.fromEntries(patchTypes.map((type) => [type, { schema }])),
})

/** Without a body there is no media type either, by which the framework would choose the schema to check. */
const requireBody: preValidationHookHandler = ({ body }, _reply, done) => {
  done(body === undefined ? new HttpProblem(400, 'body: What to change is needed.') : undefined)
}

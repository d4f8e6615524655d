/** Who is told of changes. All of it is for bearers of a token. */
import type { FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify'
import { z } from 'zod'
import {
  CreatedSubscription,
  NewSubscription,
  Subscription,
  SubscriptionList,
  SubscriptionPatch,
} from '../../../schemas/subscription.ts'
import { isPrivateHost } from '../../network/addresses.ts'
import { newSecret } from '../../webhooks/signature.ts'
import { patchTypes, readPatches } from '../plugins/bodies.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { linkTo } from './answer.ts'
import { nothing, pageOf, paging } from './parameters.ts'

/** Subscriptions on a page when the query does not say. */
const PAGE = 20

const path = z.object({
  id: z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: ['1'] }),
})
const security = [{ token: [] }]

export function subscriptionRoutes(app: App, { store: { subscriptions }, config }: Services): void {
  readPatches(app)
  const onRequest = app.requireToken
  const common = { tags: ['subscriptions'], security }

  const refusePrivate = (url: string | undefined) => {
    if (url === undefined || config.COPYDESK_WEBHOOK_PRIVATE === 'yes' || !isPrivateHost(new URL(url).hostname)) return
    throw new HttpProblem(
      422,
      'Nothing is sent to addresses of private networks unless COPYDESK_WEBHOOK_PRIVATE=yes.',
      {
        errors: [{ pointer: '/url', detail: 'is no public address' }],
      },
    )
  }
  // Deliveries change it without a change of the store, and it is nobody else’s: no cache may keep it.
  const send = (reply: FastifyReply, body: object) =>
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(body))
  const sendOne = (request: FastifyRequest, reply: FastifyReply, found: Subscription | null) => {
    if (!found) throw new HttpProblem(404, `There is no subscription “${(request.params as { id: string }).id}”.`)
    return send(reply, found)
  }

  app.post(
    '/subscriptions',
    {
      onRequest,
      preValidation: requireBody,
      schema: {
        ...common,
        operationId: 'createSubscription',
        summary: 'Have changes of articles sent to an address',
        description: [
          'Each change is a `POST` of `{type, sequence, article, summary}` to `url`: `type` is `article.created`, `article.updated` or',
          '`article.deleted`, `sequence` its number in `/changes`, `article` an id. Changes come in order, each at least once. Where',
          'changes were forgotten before they were told, `{"type": "changes.reset", "sequence": …}` comes instead: read anew.',
          '',
          'It is signed as Standard Webhooks are: `webhook-signature` is the HMAC-SHA256 of `webhook-id`, `webhook-timestamp` and',
          'the body under `secret`. An answer of 2xx within 10 seconds takes it; after any other it is sent again after 5 seconds,',
          '10, 20 and so on up to an hour. After a day, or an answer of 410, the subscription is disabled.',
        ].join('\n'),
        querystring: nothing,
        body: NewSubscription,
        response: { 201: answers(CreatedSubscription, 'It is made; `secret` is shown this once.') },
        problems: [400, 401, 403, 408, 413, 415, 422],
      },
    },
    async (request, reply) => {
      refusePrivate(request.body.url)
      const secret = newSecret()
      const made = await subscriptions.add(
        { ...request.body, secret },
        { by: request.editor!, at: new Date().toISOString() },
      )
      return send(reply.code(201).header('location', `/subscriptions/${made.id}`), { ...made, secret })
    },
  )

  app.get(
    '/subscriptions',
    {
      onRequest,
      schema: {
        ...common,
        operationId: 'listSubscriptions',
        summary: 'Who is told of changes, and how that goes',
        querystring: z.strictObject(paging),
        response: { 200: answers(SubscriptionList, 'A page of subscriptions, the oldest first.') },
        problems: [400, 401, 403],
      },
    },
    async (request, reply) => {
      const { paging } = pageOf(request.query)
      const { items, next } = await subscriptions.list({ ...paging, limit: paging.limit ?? PAGE })
      if (next !== null) reply.header('link', `<${linkTo(request.url, next)}>; rel="next"`)
      return send(reply, { items, next })
    },
  )

  app.get(
    '/subscriptions/:id',
    {
      onRequest,
      schema: {
        ...common,
        operationId: 'getSubscription',
        summary: 'A subscription, with its last answers',
        params: path,
        querystring: nothing,
        response: { 200: answers(Subscription, 'The subscription.') },
        problems: [400, 401, 403, 404],
      },
    },
    async (request, reply) => sendOne(request, reply, await subscriptions.get(request.params.id)),
  )

  app.patch(
    '/subscriptions/:id',
    {
      onRequest,
      preValidation: requireBody,
      schema: {
        ...common,
        operationId: 'changeSubscription',
        summary: 'Change a subscription, stop it, or let it go on',
        params: path,
        querystring: nothing,
        body: { content: Object.fromEntries(patchTypes.map((type) => [type, { schema: SubscriptionPatch }])) },
        response: { 200: answers(Subscription, 'The subscription.') },
        problems: [400, 401, 403, 404, 408, 413, 415, 422],
      },
    },
    async (request, reply) => {
      const patch = request.body as SubscriptionPatch
      refusePrivate(patch.url)
      return sendOne(request, reply, await subscriptions.change(request.params.id, patch))
    },
  )

  app.delete(
    '/subscriptions/:id',
    {
      onRequest,
      schema: {
        ...common,
        operationId: 'deleteSubscription',
        summary: 'Send nothing more',
        params: path,
        querystring: nothing,
        response: { 204: answers(z.null(), 'It is gone.') },
        problems: [400, 401, 403, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      if (!(await subscriptions.remove(id))) throw new HttpProblem(404, `There is no subscription “${id}”.`)
      return reply.code(204).send()
    },
  )
}

/** Without a body there is no media type either, by which the framework would choose the schema to check. */
const requireBody: preValidationHookHandler = ({ body }, _reply, done) => {
  done(body === undefined ? new HttpProblem(400, 'body: What is wanted is needed.') : undefined)
}

/** Bodies: each media type that carries a source becomes the same `Source`, which the route’s schema then checks. */
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest, preValidationHookHandler } from 'fastify'
import { Source } from '../../../schemas/source.ts'
import { decode } from '../../analysis/loader/decode.ts'
import { HttpProblem } from '../problem.ts'

/** Media types of a request with one source. */
export const sourceTypes = ['text/plain', 'text/html', 'application/json'] as const

/** Media type of a request with one source a line. */
export const batchType = 'application/x-ndjson'

/** Hands a batch on as a stream: it is read while it is worked on, and its length has no limit. */
export function streamBatches(app: FastifyInstance): void {
  app.addContentTypeParser(batchType, (request, payload, done) => {
    app.letTakeTime(request)
    done(null, payload)
  })
}

/** Media types of a request that changes a record. */
export const patchTypes = ['application/merge-patch+json', 'application/json'] as const

/** Reads JSON, and neither text nor HTML, in a scope of its own. */
export function readJsonAlone(scope: FastifyInstance): void {
  scope.removeContentTypeParser(['text/plain', 'text/html'])
}

/** The same, and merge patches. */
export function readPatches(scope: FastifyInstance): void {
  readJsonAlone(scope)
  readJson(scope, 'application/merge-patch+json')
}

function readJson(app: FastifyInstance, type: string): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser(type, (request, payload, done) => {
    app.readBody(request, payload).then((body) => parse(request, body.toString('utf8'), done), done)
  })
}

export function readSources(app: FastifyInstance): void {
  // Compressed bytes would be read as text, and binary text is an article to nobody.
  app.addHook('preParsing', (request, _reply, body, done) => {
    const coding = request.headers['content-encoding']
    if (coding === undefined || /^\s*identity\s*$/i.test(coding)) return done(null, body)
    done(
      new HttpProblem(415, 'Bodies are taken as they are, without a content coding.', {
        errors: [{ pointer: '/headers/content-encoding', detail: 'must be identity, or left out' }],
        headers: { 'accept-encoding': 'identity' },
      }),
    )
  })
  app.removeContentTypeParser(['text/plain', 'application/json'])
  readJson(app, 'application/json')
  for (const [type, key] of [
    ['text/plain', 'text'],
    ['text/html', 'html'],
  ] as const) {
    app.addContentTypeParser(type, async (request: FastifyRequest, payload: IncomingMessage) => {
      const body = await app.readBody(request, payload)
      return { [key]: decode(body, request.headers['content-type']) }
    })
  }
}

/** Members of a source that stand beside its text or HTML. */
const beside = new Set(
  Source.options.flatMap(({ shape }) => Object.keys(shape)).filter((name) => !/^(?:text|html)$/.test(name)),
)

/** For routes that take a source: tells whoever sends an address and hopes that the page is fetched. */
export const refuseAddressAlone: preValidationHookHandler = ({ body }, _reply, done) => done(addressAlone(body))

function addressAlone(body: unknown): HttpProblem | undefined {
  // A batch is a stream, which has an address of its own.
  if (typeof body !== 'object' || body === null || body instanceof Readable) return undefined
  if (!('url' in body) || !Object.keys(body).every((member) => beside.has(member))) return undefined
  return new HttpProblem(
    422,
    'Nothing is fetched here: send the page’s HTML or text with its address beside it, or run `copydesk fetch`.',
    {
      errors: [{ pointer: '/url', detail: 'is an address without a page; `html` or `text` is missing' }],
    },
  )
}

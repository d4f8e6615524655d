/** Methods that a path does not have: 405 with `Allow`; `OPTIONS` tells what it has, and lets pages of other origins in. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpProblem } from '../problem.ts'

/** Request headers that a page of another origin may send. */
const requestHeaders =
  'accept, authorization, content-type, if-match, if-none-match, last-event-id, prefer, x-request-id'
/** Headers of an answer that such a page may read beside the ones it always may. */
const answerHeaders =
  'accept, allow, content-location, copydesk-sequence, etag, link, location, preference-applied, ratelimit, ratelimit-policy, retry-after, x-request-id'

/** Call it before the first route, and the function it returns after the last. */
export function knowMethods(app: FastifyInstance, origins: readonly string[]): () => void {
  const paths = new Set<string>()
  app.addHook('onRoute', ({ url }) => {
    paths.add(url)
  })
  if (origins.length > 0) {
    app.addHook('onRequest', (request, reply, done) => {
      const origin = allowedOrigin(origins, request)
      if (!origins.includes('*')) reply.header('vary', 'origin')
      if (origin) {
        reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', answerHeaders)
      }
      done()
    })
  }
  return () => {
    for (const url of [...paths]) {
      const methods = app.supportedMethods.filter((method) => app.hasRoute({ url, method }))
      const allow = [...methods, 'OPTIONS'].sort().join(', ')
      app.route({
        url,
        method: 'OPTIONS',
        schema: { hide: true },
        handler: (request, reply) => {
          if (allowedOrigin(origins, request)) {
            reply
              .header('access-control-allow-methods', allow)
              .header('access-control-allow-headers', requestHeaders)
              .header('access-control-max-age', '86400')
          }
          reply.code(204).header('allow', allow).send()
        },
      })
      app.route({
        url,
        method: app.supportedMethods.filter((method) => method !== 'OPTIONS' && !methods.includes(method)),
        schema: { hide: true },
        // Refused before the body is read, so that no body’s fault hides the method’s.
        onRequest: (request, _reply, done) => {
          done(new HttpProblem(405, `${request.method} is not for this path, but ${allow}.`, { headers: { allow } }))
        },
        handler: () => {},
      })
    }
  }
}

/** What the answer allows: the request’s origin, `*`, or nothing. */
function allowedOrigin(origins: readonly string[], { headers: { origin } }: FastifyRequest): string | null {
  if (!origin) return null
  return origins.includes('*') ? '*' : origins.includes(origin) ? origin : null
}

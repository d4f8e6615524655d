/** Bodies: each media type that carries a source becomes the same `Source`, which the route’s schema then checks. */
import type { FastifyInstance } from 'fastify'
import { decode } from '../loader/decode.ts'

/** Media types of a request with one source. */
export const sourceTypes = ['text/plain', 'text/html', 'application/json'] as const

export function readSources(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  for (const [type, key] of [
    ['text/plain', 'text'],
    ['text/html', 'html'],
  ] as const) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (request, body, done) => {
      done(null, { [key]: decode(body as Buffer, request.headers['content-type']) })
    })
  }
}

/** Headers of every answer. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** What a browser may do with an answer: show it, nothing else. Constants, because they go out with every answer. */
export const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

/** A request id that a proxy gave is kept, when it is one. */
const requestId = /^[\w.:+/=-]{1,128}$/

/** The ids of this process begin with one random number and count on: to draw one for each costs several times as much. */
const own = randomBytes(9).toString('base64url')
let given = 0

/** The id of a request: the one its sender gave, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && requestId.test(header)
    ? header
    : `${own}.${(given++).toString(36).padStart(7, '0')}`
}

export function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders)
    reply.header('x-request-id', request.id)
    done()
  })
}

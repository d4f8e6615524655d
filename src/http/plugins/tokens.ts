/** Who may write: bearers of a configured token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Config } from '../../config.ts'
import { HttpProblem } from '../problem.ts'
import { CLIENTS, clientOf } from './clients.ts'
import { type Bucket, take } from './limits.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Label of the token that the request bears; null when it is none that may write, or there is none. */
    editor: string | null
  }
  interface FastifyInstance {
    /** Refuses a request without one of the tokens, before its body is read. Without any token, nobody may write. */
    requireToken: onRequestHookHandler
  }
}

const MINUTE = 60_000
const digest = (token: string) => createHash('sha256').update(token).digest()

/** A configured token: `label:token`, or a token alone, whose label is the start of its digest. */
function known(token: string): { label: string; digest: Buffer } {
  const colon = token.indexOf(':')
  const secret = digest(token.slice(colon + 1))
  return { label: colon > 0 ? token.slice(0, colon) : `token-${secret.toString('hex').slice(0, 8)}`, digest: secret }
}

/** Call it before whatever asks who the editor is, and before the first route. */
export function knowEditors(app: FastifyInstance, config: Config): void {
  const { COPYDESK_TOKENS: tokens, COPYDESK_WRONG_TOKENS: most } = config
  const all = tokens.map(known)
  const wrong = new LRUCache<string, Bucket>({ max: CLIENTS })
  app.decorateRequest('editor', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const sent = tokenOf(request.headers.authorization)
    if (sent !== undefined) {
      // Digests, so that the comparison takes the same time whatever was sent; all of them, whichever fits.
      const fits = all.filter((token) => timingSafeEqual(token.digest, digest(sent)))
      request.editor = fits[0]?.label ?? null
    }
    done()
  })

  app.decorate('requireToken', (request, _reply, done) => {
    if (all.length === 0) {
      return done(new HttpProblem(403, 'No tokens are configured, so nobody may write.', { kind: 'writes-off' }))
    }
    if (request.editor !== null) return done()
    if (tokenOf(request.headers.authorization) === undefined) {
      return done(new HttpProblem(401, 'A bearer token is needed.', { headers: { 'www-authenticate': 'Bearer' } }))
    }
    const client = clientOf(request.ip)
    const bucket = take(wrong.get(client), most, performance.now(), MINUTE)
    wrong.set(client, bucket)
    if (bucket.refused) {
      const seconds = Math.ceil(((1 - bucket.tokens) * MINUTE) / most / 1000)
      const headers = { 'retry-after': String(seconds) }
      return done(new HttpProblem(429, 'Too many wrong tokens came from this client.', { headers }))
    }
    const headers = { 'www-authenticate': 'Bearer error="invalid_token"' }
    done(new HttpProblem(401, 'This token may not write.', { headers }))
  })
}

function tokenOf(header: string | undefined): string | undefined {
  return header?.match(/^bearer ([\w.~+/-]+=*)$/i)?.[1]
}

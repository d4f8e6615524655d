/** Who may write: bearers of a configured token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import { HttpProblem } from '../problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Label of the token that the request bears; empty where none is asked for. */
    editor: string
  }
}

const digest = (token: string) => createHash('sha256').update(token).digest()

/** Call it before the first route. */
export function knowEditors(app: FastifyInstance): void {
  app.decorateRequest('editor', '')
}

/** A configured token: `label:token`, or a token alone, whose label is the start of its digest. */
function known(token: string): { label: string; digest: Buffer } {
  const colon = token.indexOf(':')
  const secret = digest(token.slice(colon + 1))
  return { label: colon > 0 ? token.slice(0, colon) : `token-${secret.toString('hex').slice(0, 8)}`, digest: secret }
}

/**
 * Refuses a request without one of the tokens, before its body is read; the request then has the token’s label. Without
 * any token, nobody may write.
 */
export function requireToken(tokens: readonly string[]): onRequestHookHandler {
  const all = tokens.map(known)
  return (request, _reply, done) => {
    if (all.length === 0) {
      done(new HttpProblem(403, 'No tokens are configured, so nobody may write.', { kind: 'writes-off' }))
      return
    }
    const sent = request.headers.authorization?.match(/^bearer ([\w.~+/-]+=*)$/i)?.[1]
    // Digests, so that the comparison takes the same time whatever was sent; all of them, whichever fits.
    const fits = sent === undefined ? [] : all.filter((token) => timingSafeEqual(token.digest, digest(sent)))
    request.editor = fits[0]?.label ?? ''
    done(
      fits.length > 0
        ? undefined
        : new HttpProblem(401, sent === undefined ? 'A bearer token is needed.' : 'This token may not write.', {
            headers: { 'www-authenticate': sent === undefined ? 'Bearer' : 'Bearer error="invalid_token"' },
          }),
    )
  }
}

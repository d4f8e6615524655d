/** Who may write: bearers of a configured token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { onRequestHookHandler } from 'fastify'
import { HttpProblem } from '../errors.ts'

const digest = (token: string) => createHash('sha256').update(token).digest()

/** Refuses a request without one of the tokens, before its body is read. Without any token, nobody may write. */
export function requireToken(tokens: readonly string[]): onRequestHookHandler {
  const known = tokens.map(digest)
  return (request, _reply, done) => {
    if (known.length === 0) {
      done(new HttpProblem(403, 'No tokens are configured, so nobody may write.', { kind: 'writes-off' }))
      return
    }
    const sent = request.headers.authorization?.match(/^bearer ([\w.~+/-]+=*)$/i)?.[1]
    // Digests, so that the comparison takes the same time whatever was sent; all of them, whichever fits.
    const fits = sent !== undefined && known.filter((token) => timingSafeEqual(token, digest(sent))).length > 0
    done(
      fits
        ? undefined
        : new HttpProblem(401, sent === undefined ? 'A bearer token is needed.' : 'This token may not write.', {
            headers: { 'www-authenticate': sent === undefined ? 'Bearer' : 'Bearer error="invalid_token"' },
          }),
    )
  }
}

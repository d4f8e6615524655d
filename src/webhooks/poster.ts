/** Posts messages: to public addresses alone, bounded in time, reading next to nothing of what is answered. */
import { Agent, request } from 'undici'
import { PrivateAddressError, publicConnector } from '../network/addresses.ts'
import { version } from '../version.ts'

/** Milliseconds in which an answer must be there. */
const TIMEOUT = 10_000
/** Bytes of an answer’s body that are taken so that the connection can go on; nobody reads them. */
const UNREAD = 16_384
/** Characters that are kept of why there was no answer. */
const REASON = 200

export interface Posted {
  /** Null when there was no answer. */
  status: number | null
  error: string | null
  /** Seconds that the receiver asks to wait; null when it does not. */
  retryAfter: number | null
}

export interface Poster {
  /** Never throws: that there is no answer is one, too. Redirects are answers like others. */
  post(url: string, headers: Record<string, string>, body: string): Promise<Posted>
  close(): Promise<void>
}

/** @param options `allowPrivate`: whether addresses of private networks and of this machine may be posted to. */
export function openPoster({ allowPrivate }: { allowPrivate: boolean }): Poster {
  const agent = new Agent(allowPrivate ? {} : { connect: publicConnector() })
  const closing = new AbortController()
  return {
    async post(url, headers, body) {
      const late = AbortSignal.timeout(TIMEOUT)
      try {
        const answer = await request(url, {
          dispatcher: agent,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'user-agent': `copydesk/${version}`, ...headers },
          body,
          signal: AbortSignal.any([closing.signal, late]),
        })
        await answer.body.dump({ limit: UNREAD }).catch(() => {})
        const wait = Number([answer.headers['retry-after']].flat()[0])
        return { status: answer.statusCode, error: null, retryAfter: wait > 0 ? wait : null }
      } catch (error) {
        return { status: null, error: reasonOf(error as Error, late.aborted), retryAfter: null }
      }
    },
    async close() {
      closing.abort()
      await agent.destroy()
    },
  }
}

function reasonOf(error: Error & { code?: unknown }, isLate: boolean): string {
  if (error instanceof PrivateAddressError) return `${error.message}; COPYDESK_WEBHOOK_PRIVATE=yes allows it`
  if (isLate) return `no answer within ${TIMEOUT / 1000} seconds`
  return (error.message || String(error.code)).slice(0, REASON)
}

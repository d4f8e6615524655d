/** Limits: how often a client may ask, and how much is taken on at once. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Config } from '../../config.ts'
import { HttpProblem } from '../problem.ts'

/** Clients whose buckets are kept; of more, the one that asked longest ago starts anew. */
const CLIENTS = 10_000
/** Milliseconds between two looks at the event loop, and how late one may come. */
const LOOK = 100
const LATE = 500
/** Looks in a row that come too late before requests are refused: one long task is no overload. */
const LATE_LOOKS = 3

/** Paths that answer whatever the load: whoever watches the service needs them most then. */
export const exempt = /^\/(?:health\/|metrics\b)/

/**
 * Refuses with 429 who asks too often, and with 503 what cannot be answered soon. Returns whether a request may just now
 * be answered without its hooks: there is room, and clients’ requests are not counted.
 */
export function limit(app: FastifyInstance, config: Config): () => boolean {
  const { COPYDESK_RATE: rate, COPYDESK_REQUESTS: most } = config
  const buckets = new LRUCache<string, Bucket>({ max: CLIENTS })
  const isLate = watchLoop(app)
  let running = 0
  const isOver = () => running > most || isLate()

  app.addHook('onRequest', (request, reply, done) => {
    running++
    if (exempt.test(request.url)) return done()
    if (isOver()) {
      return done(
        new HttpProblem(503, 'Too much is asked at once.', { kind: 'overload', headers: { 'retry-after': '1' } }),
      )
    }
    if (rate === 0) return done()
    const now = performance.now()
    const bucket = take(buckets.get(request.ip), rate, now)
    buckets.set(request.ip, bucket)
    done(tell(reply, bucket, rate))
  })
  app.addHook('onResponse', (_request, _reply, done) => {
    running--
    done()
  })
  return () => rate === 0 && !isOver()
}

/** Tokens at a time, in milliseconds; `refused`: there was none to take. */
interface Bucket {
  tokens: number
  at: number
  refused: boolean
}

/** Takes a token out of a bucket that holds `rate` of them and gains as many a second. */
export function take(bucket: Bucket | undefined, rate: number, now: number): Bucket {
  const tokens = bucket ? Math.min(rate, bucket.tokens + ((now - bucket.at) / 1000) * rate) : rate
  return tokens < 1 ? { tokens, at: now, refused: true } : { tokens: tokens - 1, at: now, refused: false }
}

/** Says in the answer what is left, by the fields of draft-ietf-httpapi-ratelimit-headers. */
function tell(reply: FastifyReply, { tokens, refused }: Bucket, rate: number): HttpProblem | undefined {
  reply.header('ratelimit-policy', `"client";q=${rate};w=1`)
  reply.header('ratelimit', `"client";r=${Math.floor(tokens)};t=${refused ? 1 : 0}`)
  if (!refused) return undefined
  return new HttpProblem(429, `A client may ask ${rate} times a second.`, { headers: { 'retry-after': '1' } })
}

/** Tells whether the event loop has been late for some time. */
function watchLoop(app: FastifyInstance): () => boolean {
  let due = performance.now() + LOOK
  let lateLooks = 0
  const timer = setInterval(() => {
    const now = performance.now()
    lateLooks = now - due > LATE ? lateLooks + 1 : 0
    due = now + LOOK
  }, LOOK)
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))
  return () => lateLooks >= LATE_LOOKS
}

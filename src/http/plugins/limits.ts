/** Limits: how often a client may ask, and how much is taken on at once. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Config } from '../../config.ts'
import { HttpProblem } from '../problem.ts'
import { CLIENTS, ClientCounts, clientOf } from './clients.ts'

/** Milliseconds between two looks at the event loop, and how late one may come. */
const LOOK = 100
const LATE = 500
/** Looks in a row that come too late before requests are refused: one long task is no overload. */
const LATE_LOOKS = 3
/** Requests under way from which on lateness is theirs: with fewer, the machine is busy with something else, and to refuse helps nobody. */
const SEVERAL = 16
const SECOND = 1000

/** Paths that answer whatever the load: whoever watches the service needs them most then. */
export const exempt = /^\/(?:health\/|metrics\b)/

/** The desk’s files: a browser asks for each of them once, and for several together to show a page at all. */
const ofDesk = /^\/desk\//

export interface Limits {
  /** Whether a request may just now be answered without its hooks: there is room, and clients’ requests are not counted. */
  mayAnswer(): boolean
  /** Whether there has been no room for another request for so long that something must be wrong. */
  isStuck(): boolean
}

/** Of so many, how many only bearers of a token may use. */
export function reserved(all: number, { COPYDESK_TOKENS, COPYDESK_RESERVED }: Config): number {
  return COPYDESK_TOKENS.length === 0 ? 0 : Math.floor((all * COPYDESK_RESERVED) / 100)
}

/** What a client is answered that asks for more at once than it may. */
export function tooMany(detail: string): HttpProblem {
  return new HttpProblem(429, detail, { headers: { 'retry-after': '1' } })
}

/** Refuses with 429 who asks too often or too much at once, and with 503 what cannot be answered soon. */
export function limit(app: FastifyInstance, config: Config): Limits {
  const { COPYDESK_RATE: rate, COPYDESK_REQUESTS: all, COPYDESK_CLIENT_REQUESTS: ofOne } = config
  const forAnyone = all - reserved(all, config)
  const buckets = new LRUCache<string, Bucket>({ max: CLIENTS })
  const clients = new ClientCounts()
  const loopIsLate = watchLoop(app)
  const isLate = () => running >= SEVERAL && loopIsLate()
  let running = 0
  let fullSince: number | null = null

  app.addHook('onRequest', (request, reply, done) => {
    if (exempt.test(request.url)) return done()
    const bears = request.editor !== null
    if (running >= (bears ? all : forAnyone) || isLate()) {
      return done(
        new HttpProblem(503, 'Too much is asked at once.', { kind: 'overload', headers: { 'retry-after': '1' } }),
      )
    }
    const client = clientOf(request.ip)
    if (!bears && ofOne > 0 && clients.of(client) >= ofOne) {
      return done(tooMany(`A client may have ${ofOne} requests under way.`))
    }
    running++
    if (running >= forAnyone) fullSince ??= performance.now()
    clients.add(client)
    // Not `onResponse`, which does not come when the client leaves first.
    reply.raw.once('close', () => {
      running--
      if (running < forAnyone) fullSince = null
      clients.remove(client)
    })
    if (rate === 0 || ofDesk.test(request.url)) return done()
    const bucket = take(buckets.get(client), rate, performance.now(), SECOND)
    buckets.set(client, bucket)
    done(tell(reply, bucket, rate))
  })
  return {
    mayAnswer: () => rate === 0 && running < forAnyone && !isLate(),
    isStuck: () => fullSince !== null && performance.now() - fullSince >= config.COPYDESK_FULL_TIMEOUT,
  }
}

/** Tokens at a time, in milliseconds; `refused`: there was none to take. */
export interface Bucket {
  tokens: number
  at: number
  refused: boolean
}

/** Takes a token out of a bucket that holds `rate` of them and gains as many in each `period` of milliseconds. */
export function take(bucket: Bucket | undefined, rate: number, now: number, period: number): Bucket {
  const tokens = bucket ? Math.min(rate, bucket.tokens + ((now - bucket.at) / period) * rate) : rate
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

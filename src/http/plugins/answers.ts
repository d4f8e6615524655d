/** Answers that clients may keep: entity tags, conditions, content codings, and a cache of what goes out. */
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Store } from '../../store/store.ts'
import { cutOffIdle } from './connections.ts'
import { requestIdOf } from './headers.ts'
import type { Observe } from './metrics.ts'

/** What goes out, in each coding that was asked for so far. */
interface Answer {
  etag: string
  type: string
  link: string | undefined
  identity: Buffer
  br?: Buffer
  gzip?: Buffer
  /**
   * Heads as the hooks made them for the first who got each, names and values in turn, by status and coding; without the
   * request’s id, and only where nothing else in them is that request’s own.
   */
  heads: Map<string, readonly string[]>
  observe: Observe
}

type Coding = 'br' | 'gzip'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Sends a text (JSON, unless `type` is another media type) under its entity tag, or 304 when the client has it, and
     * keeps it for the next who asks.
     */
    sendTagged(
      request: FastifyRequest,
      reply: FastifyReply,
      etag: string,
      text: string,
      more?: { link?: string | undefined; type?: string },
    ): Promise<FastifyReply>
  }
  interface FastifyRequest {
    /** How often the cache had been emptied when the request came. */
    cacheGeneration: number
  }
}

/** Below this many bytes a coding costs more than it saves. */
const WORTH_CODING = 1024

/**
 * Answers of at most `size` bytes in all are kept by URL and format and sent again without asking the store. Every change of the
 * store empties the cache: what else an article touches (lists, entities, the latest article) is not worth tracking.
 * Returns what answers a request from the cache alone, past Fastify, and says whether it could: routing and hooks cost
 * more than the answer, and would lead to the head that is kept with it. It does so while `mayAnswer`.
 */
export function tagAnswers(
  app: FastifyInstance,
  store: Store,
  size: number,
  { observe, mayAnswer }: { observe: (route: string) => Observe; mayAnswer: () => boolean },
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const cache = new LRUCache<string, Answer>({ maxSize: size, sizeCalculation: bytesOf })
  let generation = 0
  const unsubscribe = store.subscribe(() => {
    generation++
    cache.clear()
  })
  // Whoever asks while the service ends is sent to another by Fastify.
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onClose', async () => unsubscribe())

  /** Sends at once, but for a coding that is asked for the first time. */
  const send = (request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<void> | undefined => {
    const { coding, etag, status } = choose(answer, request.headers)
    const vary = reply.getHeader('vary')
    reply
      .header('etag', etag)
      .header('cache-control', 'no-cache')
      .header('vary', vary ? `${vary}, accept, accept-encoding` : 'accept, accept-encoding')
    if (answer.link) reply.header('link', answer.link)
    if (status === 304) return void sendBytes(request, reply, answer, 304, coding)
    reply.header('content-type', answer.type)
    if (!coding) return void sendBytes(request, reply, answer, 200, null, answer.identity)
    reply.header('content-encoding', coding)
    const coded = answer[coding]
    if (coded) return void sendBytes(request, reply, answer, 200, coding, coded)
    return compress[coding](answer.identity).then((coded) => {
      answer[coding] = coded
      const key = keyOf(request)
      if (cache.peek(key) === answer) cache.set(key, answer, { size: bytesOf(answer) })
      sendBytes(request, reply, answer, 200, coding, coded)
    })
  }

  app.decorate(
    'sendTagged',
    async (request, reply, etag, text, { link, type = 'application/json; charset=utf-8' } = {}) => {
      const observed = observe(request.routeOptions.url!)
      const answer: Answer = { etag, type, link, identity: Buffer.from(text), heads: new Map(), observe: observed }
      // What was read before the last change may be of before it.
      if (request.cacheGeneration === generation) cache.set(keyOf(request), answer)
      await send(request, reply, answer)
      return reply
    },
  )
  app.decorateRequest('cacheGeneration', 0)
  app.addHook('onRoute', (route) => {
    if (route.method !== 'GET' && route.method !== 'HEAD') return
    route.onRequest = [
      ...[route.onRequest ?? []].flat(),
      (request, reply, done) => {
        request.cacheGeneration = generation
        const kept = cache.get(keyOf(request))
        if (kept) send(request, reply, kept)?.catch(done)
        else done()
      },
    ]
  })

  return (request, response) => {
    const begun = performance.now()
    const { method = '', url = '', headers } = request
    if ((method !== 'GET' && method !== 'HEAD') || (headers.accept !== undefined && headers.accept !== '*/*'))
      return false
    const answer = headers.origin === undefined && !closing && mayAnswer() ? cache.get(url) : undefined
    if (!answer) return false
    const { coding, status } = choose(answer, headers)
    const head = answer.heads.get(headKey(status, coding))
    if (!head) return false
    const id = requestIdOf(headers['x-request-id'])
    response.writeHead(status, ['x-request-id', id, ...head])
    response.end(status === 304 ? undefined : answer[coding ?? 'identity'])
    if (!response.writableFinished) cutOffIdle(response, app.server.keepAliveTimeout)
    answer.observe({ method, url, id }, status, performance.now() - begun)
    return true
  }
}

/** What a client gets of an answer: in which coding, under which tag, and whether it has it already. */
function choose({ etag, identity }: Answer, headers: IncomingHttpHeaders) {
  const coding = identity.length < WORTH_CODING ? null : codingFor(headers['accept-encoding'])
  const tag = coding ? `${etag.slice(0, -1)}.${coding}"` : etag
  const known = headers['if-none-match']
  return { coding, etag: tag, status: known !== undefined && matches(known, tag) ? 304 : 200 } as const
}

function headKey(status: number, coding: Coding | null): string {
  return `${status} ${coding}`
}

/** Formats other than JSON name records by the address that the client asked at. */
function keyOf(request: FastifyRequest): string {
  const { format, raw } = request
  return format === null ? raw.url! : `${format} ${request.protocol}://${request.host}${raw.url}`
}

/** Sends past Fastify’s own sending, which costs as much again and has nothing to add to bytes with all their headers. */
function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  { heads }: Answer,
  status: 200 | 304,
  coding: Coding | null,
  bytes?: Buffer,
): void {
  const { 'x-request-id': id, ...headers } = reply.getHeaders() as OutgoingHttpHeaders
  if (bytes) headers['content-length'] = `${bytes.length}`
  if (request.format === null && request.headers.origin === undefined) {
    heads.set(headKey(status, coding), Object.entries(headers).flat().map(String))
  }
  reply.hijack()
  reply.raw.writeHead(status, { 'x-request-id': id, ...headers })
  reply.raw.end(bytes)
  cutOffIdle(reply.raw, request.server.server.keepAliveTimeout)
}

function bytesOf({ identity, br, gzip, link }: Answer): number {
  return identity.length + (br?.length ?? 0) + (gzip?.length ?? 0) + (link?.length ?? 0) + 500
}

const brotli = promisify(brotliCompress)
const compress: Record<Coding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
}

/** Where `Accept-Encoding` names a coding, and how much it is liked. */
const named: Record<Coding, RegExp> = {
  br: /(?:^|,)\s*br\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)/i,
  gzip: /(?:^|,)\s*gzip\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)/i,
}

/** The coding to send: the smaller one that `Accept-Encoding` admits; null for none. */
export function codingFor(header: string | string[] | undefined): Coding | null {
  if (typeof header !== 'string') return null
  const admitted = (coding: Coding) => {
    const found = named[coding].exec(header)
    return found !== null && Number(found[1] ?? 1) > 0
  }
  return admitted('br') ? 'br' : admitted('gzip') ? 'gzip' : null
}

/** Whether `If-None-Match` (a tag, a list of them, `*`) names this tag, by the weak comparison RFC 9110 asks for. */
export function matches(header: string, etag: string): boolean {
  if (header === etag || header.trim() === '*') return true
  return header.match(/"[^"]*"/g)?.includes(etag) ?? false
}

/** The entity tag of an article, whichever coding’s tag a client has. */
export function withoutCoding(etag: string): string {
  return etag.replace(/\.(?:br|gzip)"$/, '"')
}

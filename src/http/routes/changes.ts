/** The changes of articles, as they happen. */
import { PassThrough } from 'node:stream'
import { z } from 'zod'
import type { Change } from '../../store/store.ts'
import { ClientCounts, clientOf } from '../plugins/clients.ts'
import { tooMany } from '../plugins/limits.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { nothing } from './parameters.ts'

/** Milliseconds between two signs of life, less than proxies wait. */
const HEARTBEAT = 15_000
/** Changes read at a time when a client resumes. */
const BATCH = 500
/** Bytes that a client may be behind before it is cut off; it resumes where it was. */
const BEHIND = 2 ** 20

/** Half of the requests under way may be followers. */
export function changeRoutes(app: App, { store, config }: Services): void {
  const { COPYDESK_CLIENT_FOLLOWERS: ofOne } = config
  const open = new Set<PassThrough>()
  const clients = new ClientCounts()
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })

  app.get(
    '/changes',
    {
      schema: {
        operationId: 'followChanges',
        tags: ['articles'],
        summary: 'Articles created, updated and deleted from now on, as server-sent events',
        description: [
          'Each event has the change’s number as its `id`, its kind (`created`, `updated`, `deleted`) as its `event`, and',
          '`{"article": "…"}` as its `data`. With `Last-Event-ID` it begins after that number. Where not all changes after it are',
          'kept (`COPYDESK_CHANGES`), or this database never had that number, an event `reset` with `{}` comes first: read anew',
          'what you hold; the changes after its `id` follow. A comment every 15 seconds shows that the connection lives.',
        ].join('\n'),
        querystring: nothing,
        headers: z.object({
          'last-event-id': z
            .string()
            .regex(/^\d{1,15}$/)
            .optional()
            .meta({ description: 'Number of the last change the client has seen.' }),
        }),
        response: { 200: answers(z.string(), 'Events, without end.', 'text/event-stream') },
        problems: [400],
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store').type('text/event-stream')
      // Nobody reads the events of an answer without a body, and nobody would ever end them.
      if (request.method === 'HEAD') return reply.send()
      if (open.size >= config.COPYDESK_REQUESTS / 2) {
        throw new HttpProblem(503, 'Too many follow the changes.', {
          kind: 'overload',
          headers: { 'retry-after': '10' },
        })
      }
      const client = clientOf(request.ip)
      if (ofOne > 0 && clients.of(client) >= ofOne)
        throw tooMany(`A client may follow the changes ${ofOne} times at once.`)
      const stream = new PassThrough()
      open.add(stream)
      clients.add(client)
      const last = request.headers['last-event-id']
      const stop = follow(store, stream, last === undefined ? null : Number(last))
      const heartbeat = setInterval(() => stream.write(':\n\n'), HEARTBEAT)
      stream.once('close', () => {
        clearInterval(heartbeat)
        stop()
        open.delete(stream)
        clients.remove(client)
      })
      stream.on('error', (err) => request.log.warn({ reqId: request.id, err }, 'a follower was cut off'))
      // Sends the head at once, so that the client knows that it is connected.
      stream.write(':\n\n')
      return reply.send(stream)
    },
  )
}

/** Writes the changes after `last`, or from now on, each once and in order. Returns what ends it. */
function follow(store: Services['store'], stream: PassThrough, last: number | null): () => void {
  let written = last ?? 0
  // What happens while the past is read waits for it.
  let waiting: Change[] | null = last === null ? null : []
  const write = (changes: readonly Change[]) => {
    for (const { sequence, kind, article } of changes) {
      if (sequence <= written) continue
      written = sequence
      stream.write(`id: ${sequence}\nevent: ${kind}\ndata: ${JSON.stringify({ article })}\n\n`)
    }
    if (stream.writableLength > BEHIND) stream.destroy()
  }
  const stop = store.subscribe((changes) => {
    if (waiting) waiting.push(...changes)
    else write(changes)
  })
  const catchUp = async () => {
    while (!stream.destroyed) {
      const changes = await store.changes(written, BATCH)
      const missed = await store.missed(written)
      if (missed) {
        written = missed.newest
        stream.write(`id: ${written}\nevent: reset\ndata: {}\n\n`)
        break
      }
      write(changes)
      if (changes.length < BATCH) break
      if (stream.writableNeedDrain) await new Promise((done) => stream.once('drain', done).once('close', done))
    }
    write(waiting ?? [])
    waiting = null
  }
  if (waiting) catchUp().catch((error) => stream.destroy(error))
  return stop
}

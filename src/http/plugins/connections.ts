/** Ends of answers and connections. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Answers that wait behind another of their connection. */
const queued = new WeakMap<Socket, Set<ServerResponse>>()

/**
 * Sees to it that every answer emits `close`, however it ends. Node, up to 22, forgets those that wait behind another of
 * their connection (pipelining) when the client leaves. Call it before anything else sees the answer.
 */
export function tellOfClose({ socket }: IncomingMessage, response: ServerResponse): void {
  if (response.socket) return
  const waiting = queued.get(socket)
  if (waiting) waiting.add(response)
  else {
    const all = new Set([response])
    queued.set(socket, all)
    socket.once('close', () => {
      for (const one of all) if (!one.closed) one.emit('close')
    })
  }
  response.once('close', () => queued.get(socket)?.delete(response))
}

/** Cuts off a client that takes nothing of an answer for so many milliseconds: whoever reads slowly is waited for. */
export function cutOffIdle(response: ServerResponse, milliseconds: number): void {
  // An answer without a connection, as `inject` makes it, would keep its timer, and with it the process.
  if (response.req.socket instanceof Socket) response.setTimeout(milliseconds, () => response.destroy())
}

/** The same for every answer that is whole when it goes out; a stream knows best what it waits for. */
export function cutOffIdleReaders(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) {
      cutOffIdle(reply.raw, app.server.keepAliveTimeout)
    }
    done()
  })
}

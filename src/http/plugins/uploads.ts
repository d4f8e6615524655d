/** Bodies on their way in: how many bytes of them are held at once, and how fast they must come. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config.ts'
import { HttpProblem } from '../problem.ts'
import { reserved } from './limits.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Reads a body into memory, within what is held of all bodies at once. */
    readBody(request: FastifyRequest, payload: Readable): Promise<Buffer>
    /** Lets a body that is read while it is worked on take its time. */
    letTakeTime(request: FastifyRequest): void
  }
}

/** A request whose body may not be whole yet. */
interface Upload {
  /** Bytes of its connection at the last look, and when that was. */
  bytes: number
  at: number
  /** Bytes of it in memory. */
  held: number
  /** Whether its answer is through, so that nobody reads the body any more. */
  answered: boolean
  /** Answers the request, while its body is being read. */
  refuse: ((problem: HttpProblem) => void) | null
}

/** Milliseconds between two looks for slow bodies, at most. */
const LOOK = 1000

/** Returns what watches a request that is answered past the hooks. */
export function limitUploads(
  app: FastifyInstance,
  config: Config,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { COPYDESK_BODY_LIMIT: most, COPYDESK_BODY_RATE: rate, COPYDESK_BODY_GRACE: grace } = config
  const all = Math.max(config.COPYDESK_BODIES * 2 ** 20, most)
  const forAnyone = Math.max(all - reserved(all, config), most)
  const uploads = new Map<IncomingMessage, Upload>()
  let held = 0

  const watch = (request: IncomingMessage, response: ServerResponse) => {
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers
    if (length === '0' && coding === undefined) return
    const upload = begun(request)
    uploads.set(request, upload)
    response.once('close', () => {
      held -= upload.held
      upload.held = 0
      upload.answered = true
    })
  }
  app.addHook('onRequest', (request, reply, done) => {
    watch(request.raw, reply.raw)
    done()
  })

  const isSlow = (request: IncomingMessage, upload: Upload, now: number): boolean => {
    if (now - upload.at < grace) return false
    const came = request.socket.bytesRead - upload.bytes
    upload.bytes += came
    upload.at = now
    return came < (rate * grace) / 1000
  }
  const look = () => {
    const now = performance.now()
    for (const [request, upload] of uploads) {
      if (request.socket.destroyed || (request.complete && upload.answered)) uploads.delete(request)
      else if (!request.complete && isSlow(request, upload, now)) {
        uploads.delete(request)
        // Without `refuse` nobody reads it: what still comes is dropped.
        if (upload.refuse) upload.refuse(new HttpProblem(408, `A body must come with ${rate} bytes a second.`))
        else request.socket.destroy()
      }
    }
  }
  const timer = setInterval(look, Math.min(LOOK, grace)).unref()
  app.addHook('onClose', async () => clearInterval(timer))

  app.decorate('letTakeTime', ({ raw }) => void uploads.delete(raw))
  app.decorate('readBody', (request, payload) => {
    const upload = uploads.get(request.raw) ?? begun(request.raw)
    if (Number(request.headers['content-length'] ?? 0) > most) return Promise.reject(tooLarge(most))
    const limit = request.editor === null ? forAnyone : all
    const chunks: Buffer[] = []
    return new Promise((resolve, reject) => {
      const end = (problem: HttpProblem | null) => {
        upload.refuse = null
        payload.off('data', take).off('end', whole).off('error', cutOff).off('close', cutOff)
        if (problem === null) return resolve(Buffer.concat(chunks))
        held -= upload.held
        upload.held = 0
        reject(problem)
      }
      const take = (chunk: Buffer) => {
        upload.held += chunk.length
        held += chunk.length
        if (upload.held > most) end(tooLarge(most))
        else if (held > limit) end(noRoom())
        else chunks.push(chunk)
      }
      const whole = () => end(null)
      const cutOff = () => end(new HttpProblem(400, 'The body was cut off.'))
      upload.refuse = end
      payload.on('data', take).on('end', whole).on('error', cutOff).on('close', cutOff)
    })
  })
  return watch
}

function begun({ socket }: IncomingMessage): Upload {
  return { bytes: socket.bytesRead, at: performance.now(), held: 0, answered: false, refuse: null }
}

function tooLarge(most: number): HttpProblem {
  return new HttpProblem(413, `The body is longer than ${most} bytes.`)
}

function noRoom(): HttpProblem {
  const headers = { 'retry-after': '1' }
  return new HttpProblem(503, 'Too much is sent at once.', { kind: 'overload', headers })
}

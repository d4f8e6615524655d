/** Every error, the framework’s own among them, is answered as a problem. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type FieldError, sentenceOf } from '../../field-errors.ts'
import { HttpProblem, problemOf } from '../problem.ts'
import { securityHeaders } from './headers.ts'

const problemType = 'application/problem+json'

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request) => {
    throw new HttpProblem(404, `There is nothing at ${pathOf(request.url)}.`)
  })
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const problem = new HttpProblem(417, 'The only expectation that is met is 100-continue.')
    const body = JSON.stringify(problemOf(problem, pathOf(request.url!)).body)
    const headers = { 'content-type': problemType, 'content-length': Buffer.byteLength(body), connection: 'close' }
    response.writeHead(417, { ...securityHeaders, ...headers }).end(body)
  })
  // Before the body is read: whatever is sent to a path that is not there, the answer is that it is not there.
  app.addHook('onRequest', (request, _reply, done) => {
    done(request.is404 ? new HttpProblem(404, `There is nothing at ${pathOf(request.url)}.`) : undefined)
  })
}

/** Sends the problem that an error is; for errors before routing, too. */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { body, headers } = problemOf(error, pathOf(request.url))
  // What has a kind of its own tells of load, not of a fault.
  if (body.status >= 500 && body.type === 'about:blank' && !(error instanceof HttpProblem))
    request.log.error({ reqId: request.id, err: error }, 'request failed')
  if (body.status === 415 && !headers['accept-encoding']) {
    const taken = typesTaken(request)
    body.detail += `; this path takes ${taken || 'no body'}`
    if (taken) headers.accept = taken
  }
  if (error.validationContext === 'querystring' && body.errors) {
    body.errors = withParameters(body.errors, parametersOf(request))
    body.detail = sentenceOf(body.errors)
  }
  reply
    .code(body.status)
    .headers(headers)
    .type(problemType)
    .send(Buffer.from(JSON.stringify(body)))
}

/** What the HTTP parser gives up for other reasons than what it reads. */
const broken: Record<string, [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The request’s headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to come.'],
}

/** Errors of the HTTP parser, which has neither request nor reply: the answer is written to the socket. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, detail] = broken[error.code ?? ''] ?? [400, 'The request is not HTTP that can be read.']
  const body = JSON.stringify(problemOf(new HttpProblem(status, detail), '/').body)
  const headers = { ...securityHeaders, 'content-type': problemType, 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
}

/** The request’s path, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

/** The names of the parameters that the request’s route has. */
function parametersOf({ routeOptions }: FastifyRequest): string[] {
  const { querystring } = (routeOptions.schema ?? {}) as { querystring?: { shape?: object } }
  return Object.keys(querystring?.shape ?? {})
}

/** A parameter that the route does not have is told with those that it has. */
function withParameters(errors: readonly FieldError[], known: readonly string[]): FieldError[] {
  const detail = known.length > 0 ? `is not a parameter here; there are ${known.join(', ')}` : 'is not a parameter here'
  return errors.map((error) => {
    const [, , name = '', ...deeper] = error.pointer.split('/')
    return deeper.length > 0 || known.includes(name) ? error : { ...error, detail }
  })
}

/** The media types of bodies that the request’s route describes, as `Accept` lists them; empty when it takes none. */
function typesTaken({ routeOptions }: FastifyRequest): string {
  const { consumes = [], body } = (routeOptions.schema ?? {}) as { consumes?: string[]; body?: { content?: object } }
  return [...consumes, ...Object.keys(body?.content ?? {})].join(', ')
}

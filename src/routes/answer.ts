/** Answers of JSON that is there already: sent as it is, or not at all when the client has it. */
import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem } from '../errors.ts'
import type { Listing, Stored } from '../store/store.ts'

/** Sends a record. `what` names it in the problem when there is none. */
export function sendRecord(request: FastifyRequest, reply: FastifyReply, stored: Stored | null, what: string) {
  if (!stored) throw new HttpProblem(404, `There is no ${what}.`)
  return sendTagged(request, reply, stored.etag, stored.json)
}

/** Sends a page of a list, with a link to the next one that keeps the request’s other parameters. */
export function sendListing(request: FastifyRequest, reply: FastifyReply, { items, next }: Listing) {
  const json = `{"items":[${items.join(',')}],"next":${JSON.stringify(next)}}`
  if (next !== null) {
    const [path, query] = request.url.split('?', 2)
    const parameters = new URLSearchParams(query)
    parameters.set('cursor', next)
    reply.header('link', `<${path}?${parameters}>; rel="next"`)
  }
  return sendTagged(request, reply, `"${hash('sha256', json, 'base64url').slice(0, 27)}"`, json)
}

/** Sends JSON under its entity tag; 304 when `If-None-Match` names it. Clients may keep it but must ask each time. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, etag: string, json: string) {
  reply.header('etag', etag).header('cache-control', 'no-cache')
  const known = request.headers['if-none-match']
  if (known !== undefined && matches(known, etag)) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(json)
}

/** Whether `If-None-Match` (a tag, a list of them, `*`) names this tag, by the weak comparison RFC 9110 asks for. */
export function matches(header: string, etag: string): boolean {
  if (header === etag || header.trim() === '*') return true
  return header.match(/"[^"]*"/g)?.includes(etag) ?? false
}

/** Answers with what the store made. */
import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem } from '../errors.ts'
import type { Listing, Stored } from '../store/store.ts'

/** Sends a record. `what` names it in the problem when there is none. */
export function sendRecord(request: FastifyRequest, reply: FastifyReply, stored: Stored | null, what: string) {
  if (!stored) throw new HttpProblem(404, `There is no ${what}.`)
  return request.server.sendTagged(request, reply, stored.etag, stored.json)
}

/** Sends a page of a list, with a link to the next one that keeps the request’s other parameters. */
export function sendListing(request: FastifyRequest, reply: FastifyReply, { items, next }: Listing) {
  const json = `{"items":[${items.join(',')}],"next":${JSON.stringify(next)}}`
  return request.server.sendTagged(
    request,
    reply,
    tagOf(json),
    json,
    next === null ? undefined : linkTo(request.url, next),
  )
}

function linkTo(url: string, cursor: string): string {
  const [path, query] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  parameters.set('cursor', cursor)
  return `<${path}?${parameters}>; rel="next"`
}

/** A strong entity tag. */
export function tagOf(text: string): string {
  return `"${hash('sha256', text, 'base64url').slice(0, 27)}"`
}

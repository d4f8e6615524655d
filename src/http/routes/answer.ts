/** Answers with what the store made. */
import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Columns, csvHeader, toCsv } from '../../formats/csv.ts'
import { type FormatName, formats } from '../../formats/format.ts'
import { toNdjson } from '../../formats/ndjson.ts'
import type { CountedListing, CountedPaging, Facet, Listing, Paging, Stored } from '../../store/store.ts'
import { HttpProblem } from '../problem.ts'
import type { Shape } from '../shape.ts'

/** Sends a record. `what` names it in the problem when there is none. */
export function sendRecord(request: FastifyRequest, reply: FastifyReply, stored: Stored | null, what: string) {
  if (!stored) throw new HttpProblem(404, `There is no ${what}.`)
  return request.server.sendTagged(request, reply, stored.etag, stored.json)
}

/** What a list can be answered in beside JSON, and what its items carry. */
export interface ListFormats {
  /** What to make of the items before they are written; other documents than rows are made of whole records. */
  shape?: Shape | undefined
  /** By what the whole list is counted, beside a page of it as JSON. */
  counted?: readonly Facet[] | null
  /** Of the rows of CSV. */
  columns: Columns
  /** Formats that are one document of a page of the list. */
  documents?: Partial<
    Record<FormatName, (page: Listing, request: FastifyRequest) => object | string | Promise<object | string>>
  >
}

/** Items on a page when the query does not say. */
const PAGE = 20
/** Items read at a time while a whole list is written. */
const BATCH = 100

/**
 * Sends a list: a page of it as JSON or another document, with a link to the next one that keeps the request’s other
 * parameters. CSV and NDJSON are the page when there is a `limit`, and else all that comes after the cursor.
 */
export async function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  { limit, cursor }: Partial<Paging>,
  list: (paging: CountedPaging) => Promise<CountedListing>,
  { columns, documents = {}, shape, counted }: ListFormats,
): Promise<FastifyReply> {
  const { format } = request
  const from = cursor === undefined ? {} : { cursor }
  const document = format === null ? undefined : documents[format]
  const read =
    shape && !document
      ? async (paging: CountedPaging) => {
          const page = await list(paging)
          return { ...page, items: await shape(page.items) }
        }
      : list
  if (format === 'csv' || format === 'ndjson') {
    const page = await read({ limit: limit ?? BATCH, ...from })
    const write = format === 'csv' ? (items: readonly string[]) => toCsv(columns, items) : toNdjson
    const head = format === 'csv' ? csvHeader(columns) : ''
    if (limit !== undefined || page.next === null) return sendPage(request, reply, page, head + write(page.items))
    const vary = reply.getHeader('vary')
    reply.type(contentType(format)).header('vary', vary ? `${vary}, accept` : 'accept')
    return sendStream(request, reply, wholeList(page, read, head, write))
  }
  const facets = document || !counted ? {} : { facets: counted }
  const page = await read({ limit: limit ?? PAGE, ...from, ...facets })
  if (document) {
    const made = await document(page, request)
    return sendPage(request, reply, page, typeof made === 'string' ? made : JSON.stringify(made))
  }
  const more = page.tally ? `,${JSON.stringify(page.tally).slice(1, -1)}` : ''
  return sendPage(
    request,
    reply,
    page,
    `{"items":[${page.items.join(',')}],"next":${JSON.stringify(page.next)}${more}}`,
  )
}

/** Sends texts as they are taken. */
export function sendStream(request: FastifyRequest, reply: FastifyReply, texts: AsyncIterable<string>): FastifyReply {
  reply.header('cache-control', 'no-cache')
  // Who takes nothing for as long as an idle connection is kept is cut off: slow readers must not use up the places.
  reply.raw.setTimeout(request.server.server.keepAliveTimeout, () => reply.raw.destroy())
  return reply.send(Readable.from(request.method === 'HEAD' ? [] : texts, { highWaterMark: 1 }))
}

/** A list from its first batch on. The next batch is read when the one before has been taken. */
async function* wholeList(
  first: Listing,
  read: (paging: Paging) => Promise<Listing>,
  head: string,
  write: (items: readonly string[]) => string,
): AsyncGenerator<string> {
  yield head + write(first.items)
  for (let { next } = first; next !== null; ) {
    const page = await read({ limit: BATCH, cursor: next })
    yield write(page.items)
    next = page.next
  }
}

function sendPage(request: FastifyRequest, reply: FastifyReply, { next }: Listing, text: string) {
  return sendText(request, reply, text, next === null ? undefined : `<${linkTo(request.url, next)}>; rel="next"`)
}

/** Sends a text in the format that was asked for. */
export function sendText(request: FastifyRequest, reply: FastifyReply, text: string, link?: string) {
  return request.server.sendTagged(request, reply, tagOf(text), text, { link, type: contentType(request.format) })
}

/** Records as the JSON of a list; null when they are not known. */
export function listOf(items: readonly string[] | null): string {
  return items === null ? 'null' : `[${items.join(',')}]`
}

/** The address that the client asked at, which what it takes away names records by. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}

/** What `Content-Type` says of a format; null is JSON. */
export function contentType(format: FormatName | null): string {
  if (format === null) return 'application/json; charset=utf-8'
  const { type } = formats[format]
  return format === 'csv' ? `${type}; charset=utf-8; header=present` : `${type}; charset=utf-8`
}

/** The path and query of the page after this one. */
export function linkTo(url: string, cursor: string): string {
  const [path, query] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  parameters.set('cursor', cursor)
  return `${path}?${parameters}`
}

/** A strong entity tag. */
export function tagOf(text: string): string {
  return `"${hash('sha256', text, 'base64url').slice(0, 27)}"`
}

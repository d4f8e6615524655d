/** Which of a route’s formats to answer in: `?format=` decides, else `Accept`, else JSON; 406 for any other. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type FormatName, formats } from '../../formats/format.ts'
import { HttpProblem } from '../problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What to answer in; null for what the route answers with when nothing else is asked for. */
    format: FormatName | null
  }
}

/** What a route can answer with; `name`: null for what needs none. */
interface Offer {
  name: FormatName | null
  type: string
}

/** Chooses on each route that documents what it answers with. */
export function negotiate(app: FastifyInstance): void {
  app.decorateRequest('format', null)
  app.addHook('onRoute', (route) => {
    const { querystring, response } = route.schema ?? {}
    const named = querystring instanceof z.ZodObject && 'format' in querystring.shape
    const offers = offersOf(response, named)
    if (offers.length === 0) return
    const refuse = (pointer: string) =>
      new HttpProblem(406, `This path answers with ${offers.map(described).join(', ')}.`, {
        errors: [{ pointer, detail: 'none of what this path answers with' }],
      })
    route.onRequest = [
      ...[route.onRequest ?? []].flat(),
      (request, _reply, done) => {
        const { accept } = request.headers
        const asked = (request.query as { format?: unknown }).format
        if (named && typeof asked === 'string') {
          const offer = offers.find(({ name }) => (name ?? 'json') === asked)
          if (!offer) return done(refuse('/query/format'))
          request.format = offer.name
        } else if (accept !== undefined && accept !== '*/*') {
          const place = choose(accept, offers)
          if (place === null) return done(refuse('/headers/accept'))
          request.format = offers[place]!.name
        }
        done()
      },
    ]
  })
}

const names = new Map(Object.entries(formats).map(([name, { type }]) => [type as string, name as FormatName]))

/** The media types of a route’s answers other than problems. @param named whether the route takes a `format`. */
function offersOf(response: unknown, named: boolean): Offer[] {
  const answers = Object.values((response ?? {}) as Record<string, { content?: Record<string, unknown> }>)
  const types = [...new Set(answers.flatMap(({ content }) => Object.keys(content ?? {})))]
  return types.map((type) => ({ type, name: (named && names.get(type)) || null }))
}

function described({ name, type }: Offer): string {
  return name === null ? type : `${type} (?format=${name})`
}

/**
 * Index of the media type that an `Accept` header likes best, null when it admits none. The most specific range that
 * covers a type weighs it (RFC 9110, 12.5.1); among equals the more specific range wins, then the one that is named
 * first, then the type that is offered first. A `profile` must be the offered one; other parameters are not looked at.
 */
export function choose(accept: string, offers: readonly { type: string }[]): number | null {
  const ranges = (accept.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []).map(parse)
  const ranked = offers.map(({ type }, place) => ({ place, ...weigh(ranges, parse(type)) }))
  ranked.sort((a, b) => b.q - a.q || b.rank - a.rank || a.named - b.named || a.place - b.place)
  const [best] = ranked
  return best && best.q > 0 ? best.place : null
}

interface Range {
  type: string
  profile: string | undefined
  q: number
}

function parse(range: string): Range {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
  const value = (name: string) =>
    parameters.find((parameter) => parameter.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
  const q = value('q')
  return {
    type: type.toLowerCase(),
    profile: value('profile')?.replaceAll('"', ''),
    q: q === undefined ? 1 : Number(q),
  }
}

/** How much a media type is liked: by the most specific range that covers it, whose place in the header is `named`. */
function weigh(ranges: readonly Range[], { type, profile }: Range): { q: number; rank: number; named: number } {
  const [main] = type.split('/')
  let best = { q: 0, rank: 0, named: 0 }
  for (const [named, range] of ranges.entries()) {
    if (profile !== undefined && range.profile !== undefined && range.profile !== profile) continue
    const same = range.profile !== undefined && range.profile === profile
    const rank = range.type === type ? (same ? 4 : 3) : range.type === `${main}/*` ? 2 : range.type === '*/*' ? 1 : 0
    if (rank > best.rank) best = { q: range.q > 0 ? range.q : 0, rank, named }
  }
  return best
}

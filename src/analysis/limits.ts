/** No answer is much larger than its source, whatever the source repeats: what does not fit is left out, and counted. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Link } from '../../schemas/article.ts'
import { byId, rewritten } from './references.ts'

/** In bytes: an answer takes at most so many times its source, and so much more. */
export const TIMES = 20
export const MORE = 1_000_000

/** Links take at most so many times the source, and so much more: short ones may stand for long addresses. */
export const LINKS_TIMES = 4
export const LINKS_MORE = 100_000

/** What an answer takes beside article and records. */
const FRAME = 1000
/** What the address of a record takes in formats that write records as addresses. */
const ADDRESS = 120

const kinds = ['entities', 'quotes', 'claims', 'times', 'timeline'] as const
type Kind = (typeof kinds)[number]

/** As JSON that may stand in a page, which writes `<` in six bytes. */
const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value).replaceAll('<', '\\u003c')) + 1

/** What a record takes in whatever format writes it longest. */
const sizes: { [K in Kind]: (record: Analysis[K][number]) => number } = {
  entities: (entity) => sizeOf(entity) + ADDRESS,
  quotes: (quote) => sizeOf(quote) + ADDRESS * (2 + (quote.speaker?.entities.length ?? 0)),
  claims: (claim) => sizeOf(claim) + ADDRESS * (2 + (claim.claimant?.entities.length ?? 0)),
  times: sizeOf,
  timeline: (entry) => sizeOf(entry) + ADDRESS * (2 + entry.entities.length),
}

/** Record by record: all together may be more than a string can hold. */
function sumOf<T>(records: readonly T[], size: (record: T) => number): number {
  return records.reduce((sum, record) => sum + size(record), 0)
}

/** What each kind may take: all get the same, and what one does not need the others share. */
function roomOf(wanted: Record<Kind, number>, room: number): Record<Kind, number> {
  const rooms = { ...wanted }
  let left = Math.max(0, room)
  for (const [i, kind] of [...kinds].sort((a, b) => wanted[a] - wanted[b]).entries()) {
    rooms[kind] = Math.min(wanted[kind], left / (kinds.length - i))
    left -= rooms[kind]
  }
  return rooms
}

/** The records that fit, in order: one that is too large makes way for smaller ones behind it. */
function fitting<T>(records: readonly T[], size: (record: T) => number, room: number): T[] {
  let left = room
  return records.filter((record) => {
    const own = size(record)
    if (own > left) return false
    left -= own
    return true
  })
}

/** Entities that fit, with the mentions that fit. */
function fittingEntities(entities: Analysis['entities'], room: number): Analysis['entities'] {
  let left = room
  return entities.flatMap((entity) => {
    const own = sizes.entities({ ...entity, mentions: [] })
    if (own > left) return []
    left -= own
    const mentions = fitting(entity.mentions, sizeOf, left)
    left -= sumOf(mentions, sizeOf)
    return [{ ...entity, mentions, counts: { ...entity.counts, mentions: mentions.length } }]
  })
}

/** @param sourceSize bytes of the source. */
export function fittingLinks(links: readonly Link[], sourceSize: number): Link[] {
  return fitting(links, sizeOf, LINKS_TIMES * sourceSize + LINKS_MORE)
}

/**
 * The analysis within its limits. What refers to a record that is left out refers to nothing.
 * @param sourceSize bytes of the source.
 * @param links how many its page has.
 */
export function withinLimits(analysis: Analysis, sourceSize: number, links: number): Analysis {
  const room = TIMES * sourceSize + MORE - FRAME - sizeOf(analysis.article)
  const wanted = {
    entities: sumOf(analysis.entities, sizes.entities),
    quotes: sumOf(analysis.quotes, sizes.quotes),
    claims: sumOf(analysis.claims, sizes.claims),
    times: sumOf(analysis.times, sizes.times),
    timeline: sumOf(analysis.timeline, sizes.timeline),
  }
  const without = links - analysis.article.links.length
  if (kinds.reduce((sum, kind) => sum + wanted[kind], 0) <= room)
    return without > 0 ? { ...analysis, leftOut: { links: without } } : analysis
  const rooms = roomOf(wanted, room)
  const kept = {
    entities: fittingEntities(analysis.entities, rooms.entities),
    quotes: fitting(analysis.quotes, sizes.quotes, rooms.quotes),
    claims: fitting(analysis.claims, sizes.claims, rooms.claims),
    times: fitting(analysis.times, sizes.times, rooms.times),
    timeline: fitting(analysis.timeline, sizes.timeline, rooms.timeline),
  }
  return { ...consistent(analysis, kept), leftOut: leftOut(analysis, kept, without) }
}

function leftOut(all: Analysis, kept: Pick<Analysis, Kind>, links: number): NonNullable<Analysis['leftOut']> {
  const known = new Set(kept.entities.map(({ id }) => id))
  const mentions = (entities: Analysis['entities']) => sumOf(entities, (entity) => entity.mentions.length)
  const counts = {
    ...Object.fromEntries(kinds.map((kind) => [kind, all[kind].length - kept[kind].length])),
    mentions: mentions(all.entities.filter(({ id }) => known.has(id))) - mentions(kept.entities),
    links,
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** The records that are kept, without references to others. */
function consistent({ article }: Analysis, kept: Pick<Analysis, Kind>): Analysis {
  const ids = new Set([...kept.entities, ...kept.quotes, ...kept.claims].map(({ id }) => id))
  const orNull = (id: string | null) => (id !== null && ids.has(id) ? id : null)
  const known = (list: readonly string[]) => list.filter((id) => ids.has(id))
  const keeping = byId(orNull)
  return {
    article,
    quotes: kept.quotes.map((quote) => rewritten(quote, keeping)),
    entities: kept.entities,
    claims: kept.claims.map((claim) => ({ ...rewritten(claim, keeping), quote: orNull(claim.quote) })),
    times: kept.times,
    timeline: kept.timeline.map((entry) => ({
      ...rewritten(entry, keeping),
      quotes: known(entry.quotes),
      claims: known(entry.claims),
    })),
  }
}

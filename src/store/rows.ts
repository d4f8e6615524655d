/** The rows that an article and its records become. */
import { createHash, hash } from 'node:crypto'
import type { Analysis } from '../../schemas/analysis.ts'
import { type Article, ArticleSummary } from '../../schemas/article.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import { classOf } from './claim-class.ts'
import { labelsOf } from './labels.ts'
import { joined, pack, packBeside, unpack, unpackBeside } from './pack.ts'
import type {
  ArticleTable,
  ClaimantTable,
  ClaimTable,
  ParticipantTable,
  QuoteTable,
  SpeakerTable,
  TimelineTable,
} from './tables.ts'
import { nameKey, plain } from './words.ts'

/** Sorts after every time of publication. */
export const undated = Number.MAX_SAFE_INTEGER
export const dayLength = 24 * 60 * 60 * 1000

const summaryFields = ArticleSummary.keyof().options

/** Strong entity tag of an answer: its digest. */
export function etagOf(json: string): string {
  return `"${digestOf(json)}"`
}

export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url')
}

/** The article’s JSON with what was left out of it. */
export function furnish(json: string, furniture: string): string {
  return `${json.slice(0, -1)},"furniture":${furniture}}`
}

/** The ISO day of a number of {@link dayNumber}. */
export const dayOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10)

/** Number of an ISO day, from 1970 on. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayLength)
}

/** Columns by which records of an article are ordered and chosen. A date without a time counts as its beginning in UTC. */
export function whenOf({ publishedAt }: Pick<Article, 'publishedAt'>): { newest: number; day: number | null } {
  const instant = publishedAt === null ? Number.NaN : Date.parse(publishedAt)
  return Number.isNaN(instant)
    ? { newest: undated, day: null }
    : { newest: -instant, day: dayNumber(publishedAt!.slice(0, 10)) }
}

/** An article’s entities, each once (of two with one id the last), by number of mentions, most first, then by id. */
export function entitiesOf({ entities }: Analysis): Entity[] {
  return [...new Map(entities.map((entity) => [entity.id, entity])).values()].sort(
    (a, b) => b.mentions.length - a.mentions.length || (a.id < b.id ? -1 : 1),
  )
}

/** What was sent, of an article’s row. */
export function sourceIn(row: Pick<ArticleTable, 'article' | 'furniture' | 'source'>): string {
  return unpackBeside(row.source, unpack(row.furniture) + unpack(row.article))
}

/**
 * Of an article’s row, what does not depend on where it is stored.
 * @param times its times as JSON; null when they are not known.
 * @param source what was sent.
 * @throws when two records have one id.
 */
export function articleRow(analysis: Analysis, times: readonly string[] | null, source: string) {
  const { article } = analysis
  const { furniture, ...rest } = article
  const json = JSON.stringify(rest)
  const left = JSON.stringify(furniture ?? [])
  const quotes = joined(linesOf(analysis.quotes))
  const claims = joined(linesOf(analysis.claims))
  const timeline = joined(linesOf(analysis.timeline))
  const entities = linesOf(entitiesOf(analysis))
  const ownTimes = times && joined(times)
  const digest = createHash('sha256')
  for (const part of [joined([json, left]), quotes, claims, timeline, joined([...entities].sort()), ownTimes])
    if (part !== null) digest.update(part).update('\n\n')
  return {
    id: plain(article.id),
    sha256: article.source.sha256,
    digest: digest.digest('base64url'),
    ...whenOf(article),
    publisher: article.publisher === null ? null : nameKey(article.publisher),
    etag: etagOf(json),
    name: article.source.name === null ? null : plain(article.source.name),
    summary: JSON.stringify(Object.fromEntries(summaryFields.map((field) => [field, article[field]]))),
    article: pack(json),
    furniture: pack(left),
    source: packBeside(source, left + json),
    quotes: pack(quotes),
    claims: pack(claims),
    timeline: pack(timeline),
    entities: pack(joined(entities)),
    times: ownTimes === null ? null : pack(ownTimes),
  }
}

function linesOf(records: readonly { id: string }[]): string[] {
  if (new Set(records.map(({ id }) => id)).size < records.length) throw new Error('two records have one id')
  return records.map((record) => JSON.stringify(record))
}

/** What finds a speaker: the ids of entities, and the names of those who are none, alone and together; of nobody, nothing. */
export function speakerKeys(speaker: Speaker | null): string[] {
  if (speaker === null) return []
  const key = ({ entity, name }: Pick<Speaker, 'entity' | 'name'>) => entity ?? (name === null ? [] : nameKey(name))
  if (speaker.entities.length === 0) return [key(speaker)].flat()
  return [...new Set([speaker, ...speaker.entities].flatMap(key))]
}

/**
 * Who says it or answers for it, one key a line: of several together, each.
 * @param keys all of them.
 */
function whoseOf(speaker: Speaker | null, keys: readonly string[]): string {
  const together = speaker !== null && speaker.entities.length > 0
  return (together ? speakerKeys({ ...speaker, entity: null, name: null }) : keys).join('\n')
}

/** Numbers between commas, with one at either end, so that each can be looked for. */
const listed = (numbers: readonly number[]) => (numbers.length > 0 ? `,${numbers.join()},` : '')

/** The entities that are named within spans, by `seq`. */
function namedWithin(entities: readonly Entity[], seqs: ReadonlyMap<string, number>) {
  const mentions = entities
    .flatMap(({ id, mentions }) => mentions.map(({ start, end }) => ({ start, end, seq: seqs.get(id) })))
    .sort((a, b) => a.start - b.start)
  const firstFrom = (offset: number) => {
    let [low, high] = [0, mentions.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (mentions[middle]!.start < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return (spans: readonly { start: number; end: number }[]): number[] => {
    const found = new Set<number>()
    for (const { start, end } of spans)
      for (let i = firstFrom(start); i < mentions.length && mentions[i]!.start < end; i++)
        if (mentions[i]!.end <= end && mentions[i]!.seq !== undefined) found.add(mentions[i]!.seq!)
    return [...found]
  }
}

const factsOf = ({ publisher, kind }: Article) => ({ publisher: publisher === null ? null : plain(publisher), kind })

/**
 * What finds an article’s records.
 * @param seqs of its entities, by id.
 */
export function recordRows(
  article: number,
  { article: published, quotes, claims, timeline, entities }: Analysis,
  seqs: ReadonlyMap<string, number>,
) {
  const { newest, day } = whenOf(published)
  const within = namedWithin(entities, seqs)
  const named = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => seqs.get(id) ?? [])
  const found = {
    quotes: [] as QuoteTable[],
    claims: [] as ClaimTable[],
    timeline: [] as TimelineTable[],
    labels: labelsOf(published).map((label) => ({ label, newest, article })),
    facts: [{ newest, article, day, ...factsOf(published), named: listed(named(entities.map(({ id }) => id))) }],
    speakers: [] as SpeakerTable[],
    claimants: [] as ClaimantTable[],
    participants: [] as ParticipantTable[],
  }
  let position = 0
  for (const { kind, speaker, parts } of quotes) {
    const keys = speakerKeys(speaker)
    const row = { newest, article, position, kind, day }
    found.quotes.push({ ...row, whose: whoseOf(speaker, keys), named: listed(within(parts)) })
    for (const key of keys) found.speakers.push({ key, ...row })
    position++
  }
  position = 0
  for (const claim of claims) {
    const keys = speakerKeys(claim.claimant)
    const row = { newest, article, position, class: classOf(claim), score: claim.checkworthiness.score, day }
    found.claims.push({ ...row, whose: whoseOf(claim.claimant, keys), named: listed(named(claim.entities)) })
    for (const key of keys) found.claimants.push({ key, ...row })
    position++
  }
  position = 0
  for (const { earliest, latest, entities } of timeline) {
    const row = { earliest, newest, article, position, latest, day }
    const taking = named(entities)
    found.timeline.push({ ...row, named: listed(taking) })
    for (const entity of taking) found.participants.push({ entity, ...row })
    position++
  }
  return found
}

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

/** An article’s entities in their order, for as long as it is written. */
const ordered = new WeakMap<readonly Entity[], readonly Entity[]>()

/** An article’s entities, each once (of two with one id the last), by number of mentions, most first, then by id. */
export function entitiesOf({ entities }: Analysis): readonly Entity[] {
  const known = ordered.get(entities)
  if (known) return known
  const made = [...new Map(entities.map((entity) => [entity.id, entity])).values()].sort(byMentions)
  ordered.set(entities, made)
  return made
}

const byMentions = (a: Entity, b: Entity) => b.mentions.length - a.mentions.length || (a.id < b.id ? -1 : 1)

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
  // As bytes, which are digested and packed.
  const [quotes, claims, timeline] = [analysis.quotes, analysis.claims, analysis.timeline].map((records) =>
    Buffer.from(joined(linesOf(records))),
  ) as [Buffer, Buffer, Buffer]
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
  const found = new Set<string>()
  for (const { entity, name } of [speaker, ...speaker.entities])
    if (entity !== null) found.add(entity)
    else if (name !== null) found.add(nameKey(name))
  return [...found]
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
function listed(numbers: ReadonlySet<number>): string {
  let list = ''
  for (const number of numbers) list += `,${number}`
  return list === '' ? '' : `${list},`
}

interface Named {
  start: number
  end: number
  seq: number
}

/** The mentions of entities, by their places. */
function mentionsOf(entities: readonly Entity[], seqs: ReadonlyMap<string, number>): Named[] {
  const found: Named[] = []
  for (const { id, mentions } of entities) {
    const seq = seqs.get(id)
    if (seq !== undefined) for (const { start, end } of mentions) found.push({ start, end, seq })
  }
  return found.sort(byStart)
}

const byStart = (a: Named, b: Named) => a.start - b.start

/** The entities that are named within spans, by `seq`. */
function namedWithin(mentions: readonly Named[], spans: readonly { start: number; end: number }[]): Set<number> {
  const found = new Set<number>()
  for (const { start, end } of spans)
    for (let i = firstFrom(mentions, start); i < mentions.length && mentions[i]!.start < end; i++)
      if (mentions[i]!.end <= end) found.add(mentions[i]!.seq)
  return found
}

/** The index of the first mention that does not begin before an offset. */
function firstFrom(mentions: readonly Named[], offset: number): number {
  let [low, high] = [0, mentions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (mentions[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Those of some entities that are known, by `seq`. */
function seqsOf(ids: readonly string[], seqs: ReadonlyMap<string, number>): Set<number> {
  const found = new Set<number>()
  for (const id of ids) {
    const seq = seqs.get(id)
    if (seq !== undefined) found.add(seq)
  }
  return found
}

/**
 * What finds an article’s records. Rows are written out whole: to spread what they share takes three times as long.
 * @param known `seq` of entities by id, its own among them.
 */
export function recordRows(
  article: number,
  { article: published, quotes, claims, timeline, entities }: Analysis,
  known: ReadonlyMap<string, number>,
) {
  const { newest, day } = whenOf(published)
  const { publisher, kind } = published
  // Whoever takes an article away knows its own entities alone: a row for another would stay.
  const seqs = new Map<string, number>()
  for (const { id } of entities) {
    const seq = known.get(id)
    if (seq !== undefined) seqs.set(id, seq)
  }
  const mentions = mentionsOf(entities, seqs)
  const found = {
    quotes: [] as QuoteTable[],
    claims: [] as ClaimTable[],
    timeline: [] as TimelineTable[],
    labels: labelsOf(published).map((label) => ({ label, newest, article })),
    facts: [
      {
        newest,
        article,
        day,
        publisher: publisher === null ? null : plain(publisher),
        kind,
        named: listed(new Set(seqs.values())),
      },
    ],
    speakers: [] as SpeakerTable[],
    claimants: [] as ClaimantTable[],
    participants: [] as ParticipantTable[],
  }
  let position = 0
  for (const { kind, speaker, parts } of quotes) {
    const keys = speakerKeys(speaker)
    const named = listed(namedWithin(mentions, parts))
    found.quotes.push({ newest, article, position, kind, day, whose: whoseOf(speaker, keys), named })
    for (const key of keys) found.speakers.push({ key, newest, article, position, kind, day })
    position++
  }
  position = 0
  for (const claim of claims) {
    const keys = speakerKeys(claim.claimant)
    const { score } = claim.checkworthiness
    const number = classOf(claim)
    const [whose, named] = [whoseOf(claim.claimant, keys), listed(seqsOf(claim.entities, seqs))]
    found.claims.push({ newest, article, position, class: number, score, day, whose, named })
    for (const key of keys) found.claimants.push({ key, newest, article, position, class: number, score, day })
    position++
  }
  position = 0
  for (const { earliest, latest, entities } of timeline) {
    const taking = seqsOf(entities, seqs)
    found.timeline.push({ earliest, newest, article, position, latest, day, named: listed(taking) })
    for (const entity of taking) found.participants.push({ entity, earliest, newest, article, position, latest, day })
    position++
  }
  return found
}

/** The rows that the records of an article become. */
import { createHash } from 'node:crypto'
import { type Article, ArticleSummary } from '../../schemas/article.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import { nameKey, plain } from './words.ts'

/** Sorts after every time of publication. */
const undated = Number.MAX_SAFE_INTEGER

const summaryFields = ArticleSummary.keyof().options

/** Strong entity tag of an answer: its digest. */
export function etagOf(json: string): string {
  return `"${digestOf(json)}"`
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** The article’s JSON with what was left out of it. */
export function furnish(json: string, furniture: string): string {
  return `${json.slice(0, -1)},"furniture":${furniture}}`
}

/** Columns by which records of an article are ordered and chosen. */
export function whenOf(article: Article): { newest: number; day: string | null } {
  const instant = article.publishedAt === null ? Number.NaN : Date.parse(article.publishedAt)
  return Number.isNaN(instant)
    ? { newest: undated, day: null }
    : { newest: -instant, day: article.publishedAt!.slice(0, 10) }
}

export function articleRow(article: Article) {
  const { furniture, ...rest } = article
  const json = JSON.stringify(rest)
  const left = JSON.stringify(furniture ?? [])
  return {
    sha256: article.source.sha256,
    ...whenOf(article),
    publisher: article.publisher === null ? null : nameKey(article.publisher),
    etag: etagOf(json),
    furnished: etagOf(furnish(json, left)),
    summary: JSON.stringify(Object.fromEntries(summaryFields.map((field) => [field, article[field]]))),
    json,
    furniture: left,
    name: article.source.name === null ? null : plain(article.source.name),
  }
}

/** Columns that all records of an article share. */
export function recordRow<T extends { id: string }>(record: T, position: number) {
  const json = JSON.stringify(record)
  return { id: plain(record.id), position, etag: etagOf(json), json }
}

/** What finds a speaker: the ids of entities, and the names of those who are none, alone and together; of nobody, nothing. */
export function speakerKeys(speaker: Speaker | null): string[] {
  if (speaker === null) return []
  const keys = [speaker, ...speaker.entities].map(
    ({ entity, name }) => entity ?? (name === null ? null : nameKey(name)),
  )
  return [...new Set(keys.filter((key) => key !== null))]
}

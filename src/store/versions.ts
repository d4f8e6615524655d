/** Versions of articles: what a page said before it was stored again with other words. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Article } from '../../schemas/article.ts'
import type { Version } from '../../schemas/version.ts'
import { type VersionRecords, versionChanges } from '../comparison/version-changes.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { ReadingEngine, Trx } from './engine.ts'
import { pack, unpack, unpackLines } from './pack.ts'
import { etagOf, sourceIn } from './rows.ts'
import type { Listing, Paging, Stored } from './store.ts'
import type { Bytes } from './tables.ts'
import { plain } from './words.ts'

/** A version as it is kept. */
export interface KeptVersion extends VersionRecords {
  retrievedAt: string | null
}

/** When a source was taken, as whoever sent it said. @param source its JSON. */
function retrieved(source: string): string | null {
  const { retrievedAt } = JSON.parse(source) as { retrievedAt?: unknown }
  return typeof retrievedAt === 'string' ? retrievedAt : null
}

/**
 * Keeps the records of an article that another source replaces, unless that says the same.
 * @param most versions that are kept beside what it says now; the oldest are forgotten.
 */
export async function keepVersion(
  trx: Trx,
  { times: _, ...shown }: Analysis,
  source: string,
  { article }: Pick<Analysis, 'article'>,
  most: number,
): Promise<void> {
  if (shown.article.source.sha256 === article.source.sha256 || saying(shown.article) === saying(article)) return
  const id = plain(article.id)
  const last = trx.selectFrom('versions').select((eb) => eb.fn.max<number | null>('number').as('number'))
  const { number } = await last.where('article', '=', id).executeTakeFirstOrThrow()
  const next = (number ?? 0) + 1
  const { furniture: __, ...rest } = shown.article
  const kept: KeptVersion = { ...shown, article: rest, retrievedAt: retrieved(source) }
  await trx
    .insertInto('versions')
    .values({ article: id, number: next, records: pack(JSON.stringify(kept)) })
    .execute()
  await trx
    .deleteFrom('versions')
    .where('article', '=', id)
    .where('number', '<=', Math.max(0, next - most))
    .execute()
}

/** What of an article its readers see. */
function saying({ headline, standfirst, bylines, publishedAt, modifiedAt, text }: Article): string {
  return JSON.stringify([headline, standfirst, bylines, publishedAt, modifiedAt, text])
}

interface CurrentRow {
  article: Bytes
  furniture: Bytes
  quotes: Bytes
  claims: Bytes
  timeline: Bytes
  entities: Bytes
  source: Bytes
}

function current(row: CurrentRow): KeptVersion {
  const list = <T>(packed: Bytes) => unpackLines(packed).map((json) => JSON.parse(json) as T)
  return {
    article: JSON.parse(unpack(row.article)),
    quotes: list(row.quotes),
    claims: list(row.claims),
    timeline: list(row.timeline),
    entities: list(row.entities),
    retrievedAt: retrieved(sourceIn(row)),
  }
}

const currentOf = ({ db }: ReadingEngine, id: string) =>
  db
    .selectFrom('articles')
    .select(['article', 'furniture', 'quotes', 'claims', 'timeline', 'entities', 'source'])
    .where('id', '=', plain(id))
    .executeTakeFirst()

async function lastNumber({ db }: ReadingEngine, id: string): Promise<number> {
  const last = db.selectFrom('versions').select((eb) => eb.fn.max<number | null>('number').as('number'))
  return (await last.where('article', '=', plain(id)).executeTakeFirstOrThrow()).number ?? 0
}

/** Newest first, as JSON of `Version`; null when there is no such article. */
export async function listVersions(engine: ReadingEngine, id: string, paging: Paging): Promise<Listing | null> {
  const { limit, cursor } = paging
  const now = await currentOf(engine, id)
  if (!now) return null
  const newest = (await lastNumber(engine, id)) + 1
  const before = cursor === undefined ? newest + 1 : (decodeCursor(cursor, 'versions', { id }, ['number'])[0] as number)
  const rows = await engine.db
    .selectFrom('versions')
    .select(['number', 'records'])
    .where('article', '=', plain(id))
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute()
  const kept = rows.map(({ number, records }) => ({ number, records: JSON.parse(unpack(records)) as KeptVersion }))
  const all = before > newest ? [{ number: newest, records: current(now) }, ...kept] : kept
  const items = all.slice(0, limit).map(({ number, records }, i): Version => {
    const { headline, publishedAt, modifiedAt, source } = records.article
    const earlier = all[i + 1]
    return {
      number,
      isCurrent: number === newest,
      headline,
      publishedAt,
      modifiedAt,
      retrievedAt: records.retrievedAt,
      sha256: source.sha256,
      changes: earlier ? versionChanges(records, earlier.records) : null,
    }
  })
  const last = items.at(-1)
  const more = all.length > items.length
  return {
    items: items.map((version) => JSON.stringify(version)),
    next: more && last ? encodeCursor('versions', { id }, [last.number]) : null,
  }
}

/** An article with its records as a version had them, the current one among them. */
export async function readVersion(engine: ReadingEngine, id: string, number: number): Promise<Stored | null> {
  const now = await currentOf(engine, id)
  if (!now) return null
  const row = await engine.db
    .selectFrom('versions')
    .select('records')
    .where('article', '=', plain(id))
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row && number !== (await lastNumber(engine, id)) + 1) return null
  const { article, quotes, entities, claims, timeline } = row
    ? (JSON.parse(unpack(row.records)) as KeptVersion)
    : current(now)
  const json = JSON.stringify({ ...article, quotes, entities, claims, timeline })
  return { id, json, etag: etagOf(json) }
}

/** Writes articles: their records, what becomes of entities over all articles, and the change. */
import { setImmediate as immediate } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import { applyCorrections } from '../corrections/apply.ts'
import { chunks } from './chunks.ts'
import { liveCorrections, noteOutcomes } from './corrections.ts'
import type { Engine, Trx } from './engine.ts'
import { tellApart } from './namesakes.ts'
import { readRecords } from './read.ts'
import { restamp } from './restamp.ts'
import { articleRow, digestOf } from './rows.ts'
import {
  type Change,
  type IfMatch,
  PreconditionError,
  type PutOptions,
  type PutResult,
  type StoredSource,
} from './store.ts'
import type { ArticleTable } from './tables.ts'
import { plain } from './words.ts'
import { clearEntities, insertEntities, refreshEntities } from './write-entities.ts'
import { clearRecords, insertRecords } from './write-records.ts'

type Held = Selectable<ArticleTable>

/** What `Store.put` is given. */
export interface Put {
  analysis: Analysis
  source: StoredSource
  options: PutOptions
}

/** Milliseconds after which a transaction takes on no further article: writers of other processes wait for its end. */
const longEnough = 200

/**
 * Stores articles one after the other, the first of them and those that it has time for; one whose precondition fails
 * changes nothing and gives the error.
 */
export async function putArticles(
  engine: Engine,
  trx: Trx,
  puts: readonly Put[],
): Promise<(PutResult | PreconditionError)[]> {
  const results: (PutResult | PreconditionError)[] = []
  const touched = new Set<number>()
  const begun = performance.now()
  for (const put of puts) {
    if (results.length > 0 && performance.now() - begun > longEnough) break
    try {
      const { result, entities } = await putArticle(engine, trx, put)
      results.push(result)
      for (const seq of entities) touched.add(seq)
    } catch (error) {
      if (!(error instanceof PreconditionError)) throw error
      results.push(error)
    }
  }
  await refreshEntities(engine, trx, [...touched])
  return results
}

/** Leaves the entities to be refreshed, by `seq`. @throws {PreconditionError} when nothing is written yet. */
async function putArticle(
  engine: Engine,
  trx: Trx,
  { analysis, source: { source, engine: version }, options: { id: wanted, ...conditions } }: Put,
): Promise<{ result: PutResult; entities: readonly number[] }> {
  const named = plain(wanted ?? analysis.article.id)
  const [[same], [there]] = await engine.all(trx, [
    trx
      .selectFrom('articles')
      .selectAll()
      .where('sha256', '=', wanted === undefined ? analysis.article.source.sha256 : null)
      .orderBy('seq')
      .limit(1),
    trx.selectFrom('articles').selectAll().where('id', '=', named),
  ])
  const held = same ?? (wanted === undefined ? undefined : there)
  precondition(held, conditions)
  if (same) return { result: { id: same.id, etag: same.etag, outcome: 'unchanged' }, entities: [] }

  const id = held || !there ? named : await freeId(trx, named)
  const stamped = await tellApart(trx, restamp(analysis, id), held?.seq)
  const { etag, changed, touched } = await storeRecords(engine, trx, stamped, held, { source, engine: version })
  if (!changed) return { result: { id, etag, outcome: 'unchanged' }, entities: [] }
  await noteChange(trx, id, held ? 'updated' : 'created')
  return { result: { id, etag, outcome: held ? 'replaced' : 'created' }, entities: touched }
}

/**
 * Stores the records of an article with the corrections that hold for it. Entities that are touched are left to be
 * refreshed.
 * @param original the records as the machine has them, under the id of the article.
 */
async function storeRecords(
  engine: Engine,
  trx: Trx,
  original: Analysis,
  held: Held | undefined,
  { source, engine: version }: StoredSource,
): Promise<{ etag: string; changed: boolean; touched: number[] }> {
  const { id } = original.article
  const corrections = await liveCorrections(engine, trx, original)
  const { analysis, outcomes } = applyCorrections(original, corrections)
  const row = { id, digest: contentOf(analysis), engine: version, source, ...articleRow(analysis.article) }
  if (held) await trx.updateTable('articles').set(row).where('seq', '=', held.seq).execute()
  const changed = held?.digest !== row.digest
  const left = held && changed ? await clear(engine, trx, held.seq) : []
  const seq = held?.seq ?? (await trx.insertInto('articles').values(row).returning('seq').executeTakeFirstOrThrow()).seq
  // A new article has none: where it was there before, they were taken away with it.
  if (held || outcomes.size > 0) await noteOutcomes(trx, id, outcomes)
  if (held) await trx.deleteFrom('originals').where('article', '=', seq).execute()
  if (corrections.length > 0)
    await trx
      .insertInto('originals')
      .values({ article: seq, json: JSON.stringify(original) })
      .execute()
  if (!changed) return { etag: row.etag, changed, touched: [] }
  const entries = await insertRecords(engine, trx, seq, analysis)
  const here = await insertEntities(engine, trx, seq, analysis, entries)
  return { etag: row.etag, changed, touched: [...new Set([...left, ...here])] }
}

/** Removes all records of an article; gives the entities that appeared in it. */
async function clear(engine: Engine, trx: Trx, article: number): Promise<number[]> {
  await engine.all(trx, clearRecords(trx, article))
  return clearEntities(engine, trx, article)
}

/** Digest of what is stored of an analysis: without times, and whichever order its entities come in. */
function contentOf({ times: _, ...records }: Analysis): string {
  const entities = [...records.entities].sort((a, b) => (a.id < b.id ? -1 : 1))
  return digestOf(JSON.stringify({ ...records, entities }))
}

/** Writes articles anew after corrections came or went; those that are gone are passed over. */
export async function rewriteArticles(engine: Engine, trx: Trx, ids: readonly string[]): Promise<void> {
  const touched = new Set<number>()
  for (const id of ids) {
    await immediate()
    const held = await trx.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
    if (!held) continue
    const result = await storeRecords(engine, trx, await originalOf(engine, trx, held), held, held)
    for (const seq of result.touched) touched.add(seq)
    if (result.changed) await noteChange(trx, id, 'updated')
  }
  for await (const chunk of chunks(ids)) await trx.deleteFrom('rewrites').where('article', 'in', chunk).execute()
  await refreshEntities(engine, trx, [...touched])
}

/** The records of a stored article as the machine has them: what is stored, unless it was corrected. */
export async function originalOf(engine: Engine, trx: Trx, held: Held): Promise<Analysis> {
  const kept = await trx.selectFrom('originals').select('json').where('article', '=', held.seq).executeTakeFirst()
  if (kept) return JSON.parse(kept.json)
  const { article, ...records } = (await readRecords({ ...engine, db: trx }, held.id))!
  const parsed = Object.entries(records).map(([kind, list]) => [kind, list.map((json) => JSON.parse(json))])
  const furnished = { ...JSON.parse(article), furniture: JSON.parse(held.furniture) }
  return { article: furnished, times: [], ...Object.fromEntries(parsed) }
}

/** @throws {PreconditionError} */
export async function removeArticle(
  engine: Engine,
  trx: Trx,
  id: string,
  ifMatch: IfMatch | undefined,
): Promise<boolean> {
  const held = await trx.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
  precondition(held, { ifMatch })
  if (!held) return false
  const touched = await clear(engine, trx, held.seq)
  // Its corrections stay, in case it comes back.
  await noteOutcomes(trx, id, new Map())
  await trx.deleteFrom('originals').where('article', '=', held.seq).execute()
  await trx.deleteFrom('articles').where('seq', '=', held.seq).execute()
  await refreshEntities(engine, trx, touched)
  await noteChange(trx, id, 'deleted')
  return true
}

function precondition(
  held: Held | undefined,
  { ifMatch, ifNoneMatch }: { ifMatch?: IfMatch | undefined; ifNoneMatch?: IfMatch },
): void {
  const names = (tags: IfMatch) =>
    held !== undefined && (tags === '*' || tags.includes(held.etag) || tags.includes(held.furnished))
  if (ifMatch !== undefined && !names(ifMatch))
    throw new PreconditionError(held ? 'the article has changed' : 'there is no such article')
  if (ifNoneMatch !== undefined && names(ifNoneMatch))
    throw new PreconditionError('there is such an article', 'if-none-match')
}

/** The id with the first of `-2`, `-3` … that nothing else has. */
async function freeId(trx: Trx, id: string): Promise<string> {
  for (let nth = 2; ; nth++) {
    const candidate = `${id}-${nth}`
    const held = await trx.selectFrom('articles').select('seq').where('id', '=', candidate).executeTakeFirst()
    if (!held) return candidate
  }
}

async function noteChange(trx: Trx, article: string, kind: Change['kind']): Promise<void> {
  await trx.insertInto('changes').values({ article, kind }).execute()
}

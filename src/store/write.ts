/** Writes articles: their records, what becomes of entities over all articles, and the changes. */
import { setImmediate as immediate } from 'node:timers/promises'
import type { Compilable, Insertable, RawBuilder, Selectable } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import { applyCorrections, type Outcome } from '../corrections/apply.ts'
import { clearTraits, hasTraits, insertTraits, linkTraits, traitsOf } from './alike.ts'
import { chunks } from './chunks.ts'
import { correctionsOf, noteOutcomes } from './corrections.ts'
import type { Engine, Trx } from './engine.ts'
import { withFormerIds } from './former-ids.ts'
import { insertion, inserts } from './insert.ts'
import { namesakesOf, tellApart } from './namesakes.ts'
import { unpack, unpackLines } from './pack.ts'
import { restamp } from './restamp.ts'
import { articleRow, entitiesOf, etagOf, furnish, sourceIn } from './rows.ts'
import {
  type Bearers,
  bearersIn,
  decided,
  noteNamings,
  noteShown,
  waiting,
  withBearers,
  withoutBearers,
} from './short-names.ts'
import { type IfMatch, PreconditionError, type PutOptions, type PutResult, type StoredSource } from './store.ts'
import type { ArticleTable } from './tables.ts'
import { keepVersion } from './versions.ts'
import { plain } from './words.ts'
import { companyOf, countEntities, Touched } from './write-entities.ts'
import { clearRecords, insertRecords } from './write-records.ts'

/** Articles that are written anew together because others are meant in them. */
const meantAtOnce = 20

type Held = Selectable<ArticleTable>

/** What `Store.put` is given. */
export interface Put {
  analysis: Analysis
  source: StoredSource
  options: PutOptions
}

/** What an article that is stored is known by. */
interface Known {
  /** Null while it is to be stored by this transaction. */
  seq: number | null
  id: string
  etag: string
}

/** An article to be written. */
interface Item {
  /** The records as the machine has them, under the id of the article. */
  original: Analysis
  /** Who is meant in it by surnames alone. */
  bearers: Bearers
  /** Its times as JSON, which nobody corrects; null when they are not known. */
  times: readonly string[] | null
  /** What they replace. */
  held: Held | undefined
  source: StoredSource
}

/** What became of it. */
interface Written {
  seq: number
  etag: string
  changed: boolean
}

/**
 * Stores the first of some articles, as if one after the other; one whose precondition fails changes nothing and gives the
 * error. New articles are written together, up to the first that depends on what this transaction writes; one that
 * replaces an article is written alone.
 * @param versionsKept versions that an article keeps, at most.
 */
export async function putArticles(
  engine: Engine,
  trx: Trx,
  given: readonly Put[],
  versionsKept: number,
): Promise<(PutResult | PreconditionError)[]> {
  const puts = await withFormerIds(engine, trx, given)
  const known = await lookUp(engine, trx, puts)
  const namesakes = await namesakesOf(
    engine,
    trx,
    puts.map(({ analysis }) => analysis),
  )
  const items: Omit<Item, 'bearers'>[] = []
  const results: (PreconditionError | { known: Known; outcome: PutResult['outcome'] })[] = []
  for (const { analysis, source, options } of puts) {
    const { id: wanted, ...conditions } = options
    const { sha256 } = analysis.article.source
    const named = plain(wanted ?? analysis.article.id)
    const same = wanted === undefined ? known.bySource.get(sha256) : undefined
    const there = known.byId.get(named)
    const held = same ?? (wanted === undefined ? undefined : there)
    const conditional = conditions.ifMatch !== undefined || conditions.ifNoneMatch !== undefined
    if (items.length > 0 && held && (!same || (conditional && held.seq === null))) break
    try {
      await precondition(trx, held, conditions)
    } catch (error) {
      if (!(error instanceof PreconditionError)) throw error
      results.push(error)
      continue
    }
    if (same) {
      results.push({ known: same, outcome: 'unchanged' })
      continue
    }
    const id = held || !there ? named : await freeId(trx, named, known.byId)
    const replaced = held && (await heldBy(trx, held.id))
    const original = await tellApart(engine, trx, restamp(analysis, id), replaced?.seq, namesakes)
    if (original === null) break
    items.push({ original, times: timesIn(original), held: replaced, source })
    const own: Known = { seq: null, id, etag: '' }
    known.byId.set(id, own)
    if (!known.bySource.has(sha256)) known.bySource.set(sha256, own)
    results.push({ known: own, outcome: held ? 'replaced' : 'created' })
    if (held) break
  }
  const entities = new Touched()
  const written = await writePut(engine, trx, items, entities, versionsKept)
  await entities.refresh(engine, trx)
  let next = 0
  return results.map((result) => {
    if (result instanceof PreconditionError) return result
    const { known, outcome } = result
    if (outcome === 'unchanged') return { id: known.id, etag: known.etag, outcome }
    const { etag, changed } = written[next++]!
    known.etag = etag
    return { id: known.id, etag, outcome: changed ? outcome : 'unchanged' }
  })
}

/** Stores articles that are put, and those anew in which somebody else is meant since, as far as they are few. */
async function writePut(
  engine: Engine,
  trx: Trx,
  items: readonly Omit<Item, 'bearers'>[],
  entities: Touched,
  versionsKept: number,
): Promise<Written[]> {
  const ids = items.map(({ original }) => original.article.id)
  const { short, others, keep } = await noteNamings(
    engine,
    trx,
    items.map(({ original }) => ({ id: original.article.id, analysis: original })),
    items.flatMap(({ held }) => held ?? []),
  )
  const bearers = short ? await bearersIn(engine, trx, ids, 'bearer') : () => new Map<string, string>()
  const meant = items.map((item) => ({ ...item, bearers: bearers(item.original.article.id) }))
  const written = await writeItems(engine, trx, meant, entities, { versionsKept })
  await keep(new Map(ids.map((id, i) => [plain(id), written[i]!.seq])))
  if (short) await noteShown(engine, trx, ids)
  if (others) await rewriteAwaited(engine, trx)
  return written
}

/** Writes some articles anew in which others are meant than they show; the next, {@link rewriteNext} does. */
export async function rewriteAwaited(engine: Engine, trx: Trx): Promise<number> {
  const ids = await waiting(trx, meantAtOnce)
  await rewriteArticles(engine, trx, await decided(engine, trx, ids))
  return ids.length
}

/** The articles that have one of the sources, or are under one of the ids. */
async function lookUp(engine: Engine, trx: Trx, puts: readonly Put[]) {
  const sources = puts.flatMap(({ analysis, options }) =>
    options.id === undefined ? [analysis.article.source.sha256] : [],
  )
  const ids = puts.map(({ analysis, options }) => plain(options.id ?? analysis.article.id))
  const from = trx.selectFrom('articles').select(['seq', 'id', 'sha256', 'etag'])
  const [bySource, byId] = await engine.all(trx, [
    from.where('sha256', 'in', engine.list(sources) as RawBuilder<string>).orderBy('seq', 'desc'),
    from.where('id', 'in', engine.list(ids) as RawBuilder<string>),
  ])
  return {
    // The oldest of several.
    bySource: new Map<string, Known>(bySource.map((row) => [row.sha256, row])),
    byId: new Map<string, Known>(byId.map((row) => [row.id, row])),
  }
}

/**
 * Stores the records of articles with the corrections that hold for them, and notes the changes.
 * @param options.quiet whether it does not.
 * @param options.versionsKept versions that an article keeps, at most.
 */
export async function writeItems(
  engine: Engine,
  trx: Trx,
  items: readonly Item[],
  entities: Touched,
  { quiet = false, versionsKept = Number.MAX_SAFE_INTEGER }: { quiet?: boolean; versionsKept?: number } = {},
): Promise<Written[]> {
  if (items.length === 0) return []
  const meant = items.map(({ original, bearers }) => withBearers(original, bearers))
  const corrections = await correctionsOf(engine, trx, meant)
  const made = []
  for (const [i, item] of items.entries()) {
    await immediate()
    const { analysis, outcomes } = applyCorrections(meant[i]!, corrections[i]!)
    const row = articleRow(analysis, item.times, item.source.source)
    const changed = item.held?.digest !== row.digest
    await noteCorrections(trx, item, corrections[i]!.length > 0, outcomes)
    if (item.held && !changed) await noteSource(trx, item.held.seq, { engine: item.source.engine, source: row.source })
    if (item.held && changed)
      await keepVersion(trx, shownOf(item.held), sourceOf(item.held).source, analysis, versionsKept)
    const alike = item.held !== undefined && changed && (await staysAlike(trx, item.held, row, analysis))
    if (item.held && changed) {
      entities.left(await clear(engine, trx, item.held, entities))
      if (!alike) await clearTraits(engine, trx, item.held.seq)
    }
    made.push({ item, analysis, row, changed, alike })
  }
  const fresh = made.filter(({ changed }) => changed)
  const seqs = await writeFresh(engine, trx, fresh, entities, quiet)
  const written = new Map(fresh.map((one, i) => [one, seqs[i]!]))
  return made.map((one) => ({ seq: written.get(one) ?? one.item.held!.seq, etag: one.row.etag, changed: one.changed }))
}

interface Made {
  item: Item
  analysis: Analysis
  row: ReturnType<typeof articleRow>
  /** Whether it replaces one that is like the same others. */
  alike: boolean
}

/** Whether what an article is to be is like the same others as what it is. */
async function staysAlike(trx: Trx, held: Held, row: Made['row'], analysis: Analysis): Promise<boolean> {
  const same = row.sha256 === held.sha256 && row.publisher === held.publisher
  return same && hasTraits(trx, traitsOf(held.seq, analysis))
}

/** Gives the `seq` of each. */
async function writeFresh(
  engine: Engine,
  trx: Trx,
  fresh: readonly Made[],
  entities: Touched,
  quiet: boolean,
): Promise<number[]> {
  if (fresh.length === 0) return []
  const { seqs, renamed } = await countEntities(
    engine,
    trx,
    fresh.map(({ analysis }) => entitiesOf(analysis)),
    1,
  )
  entities.renamed(renamed)
  const statements = fresh.map(({ item: { source, held }, analysis, row }) => {
    const whole = { ...row, engine: source.engine, company: companyOf(analysis, seqs) }
    return held ? replaceArticle(trx, held.seq, whole) : insertArticle(trx, whole)
  })
  const places = (await engine.all(trx, statements)).map(([one]) => one!.seq)
  const placed = fresh.map(({ analysis }, i) => ({ seq: places[i]!, analysis }))
  const changes = fresh.map(({ item: { held }, row }) => ({ article: row.id, kind: held ? 'updated' : 'created' }))
  await immediate()
  const traits = placed.flatMap(({ seq, analysis }, i) => (fresh[i]!.alike ? [] : [traitsOf(seq, analysis)]))
  await engine.all(trx, [
    ...insertRecords(engine, trx, placed, seqs),
    ...insertTraits(engine, trx, traits),
    ...(quiet ? [] : inserts(engine, trx, 'changes', changes)),
  ])
  await linkTraits(engine, trx, traits)
  return places
}

/** Statement that inserts the row of an article, and gives its `seq`. */
export function insertArticle(trx: Trx, row: Insertable<ArticleTable>): Compilable<{ seq: number }> {
  return insertion<'articles', { seq: number }>(trx, 'articles', row, 'returning seq')
}

function replaceArticle(trx: Trx, seq: number, row: Insertable<ArticleTable>): Compilable<{ seq: number }> {
  return trx.updateTable('articles').set(row).where('seq', '=', seq).returning('seq')
}

async function noteSource(trx: Trx, seq: number, source: Pick<Held, 'engine' | 'source'>): Promise<void> {
  await trx.updateTable('articles').set(source).where('seq', '=', seq).execute()
}

/** Keeps what became of corrections, and the records as the machine has them of a corrected article. */
async function noteCorrections(
  trx: Trx,
  { original, held }: Item,
  corrected: boolean,
  outcomes: ReadonlyMap<number, Outcome>,
): Promise<void> {
  const id = plain(original.article.id)
  // A new article has none: where it was there before, they were taken away with it.
  if (held || outcomes.size > 0) await noteOutcomes(trx, id, outcomes)
  if (held) await trx.deleteFrom('originals').where('article', '=', id).execute()
  if (corrected)
    await trx
      .insertInto('originals')
      .values({ article: id, json: JSON.stringify(original) })
      .execute()
}

/** Removes what finds the records of an article, and takes it from the counts of its entities; gives these. */
async function clear(engine: Engine, trx: Trx, held: Held, entities: Touched): Promise<number[]> {
  const analysis = shownOf(held)
  const seqs = companyIn(held)
  await engine.all(trx, clearRecords(engine, trx, { seq: held.seq, analysis }, seqs))
  const { renamed } = await countEntities(engine, trx, [analysis.entities], -1)
  entities.renamed(renamed)
  return seqs
}

/** `seq` of the entities of an article. */
export function companyIn({ company }: Pick<Held, 'company'>): number[] {
  return (JSON.parse(company) as [number, string][]).map(([entity]) => entity)
}

/** The records of a stored article, as they are shown. */
export function shownOf(held: Held): Analysis {
  const list = <T>(kind: 'quotes' | 'claims' | 'timeline' | 'entities') =>
    unpackLines(held[kind]).map((json) => JSON.parse(json) as T)
  return {
    article: { ...JSON.parse(unpack(held.article)), furniture: JSON.parse(unpack(held.furniture)) },
    quotes: list('quotes'),
    entities: list('entities'),
    claims: list('claims'),
    times: [],
    timeline: list('timeline'),
  }
}

/** Writes articles anew after corrections came or went; those that are gone are passed over. */
export async function rewriteArticles(engine: Engine, trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const entities = new Touched()
  const [bearers, shown] = [await bearersIn(engine, trx, ids, 'bearer'), await bearersIn(engine, trx, ids, 'shown')]
  for (const id of ids) {
    await immediate()
    const held = await heldBy(trx, id)
    if (!held) continue
    const original = await originalOf(trx, held, shown(id))
    const item = { original, bearers: bearers(id), times: timesOf(held), held, source: sourceOf(held) }
    await writeItems(engine, trx, [item], entities)
  }
  await noteShown(engine, trx, ids)
  for await (const chunk of chunks(ids)) await trx.deleteFrom('rewrites').where('article', 'in', chunk).execute()
  await entities.refresh(engine, trx)
}

/** The row of an article. */
export function heldBy(trx: Trx, id: string): Promise<Held | undefined> {
  return trx.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The times of an analysis, as they are stored. */
function timesIn({ times }: Pick<Analysis, 'times'>): string[] {
  return times.map((time) => JSON.stringify(time))
}

/** The times of a stored article; null when they are not known. */
export function timesOf({ times }: Pick<Held, 'times'>): string[] | null {
  return times && unpackLines(times)
}

/** The source of a stored article. */
export function sourceOf(held: Held): StoredSource {
  return { engine: held.engine, source: sourceIn(held) }
}

/**
 * The records of a stored article as the machine has them.
 * @param shown who is meant in them, as they are stored.
 */
export async function originalOf(trx: Trx, held: Held, shown: Bearers): Promise<Analysis> {
  const kept = await trx.selectFrom('originals').select('json').where('article', '=', held.id).executeTakeFirst()
  return kept ? JSON.parse(kept.json) : withoutBearers(shownOf(held), shown)
}

/** The same with the ids of whoever is meant by surnames alone: what editors correct. */
export async function uncorrectedOf(engine: Engine, trx: Trx, held: Held): Promise<Analysis> {
  const shown = (await bearersIn(engine, trx, [held.id], 'shown'))(held.id)
  return withBearers(await originalOf(trx, held, shown), shown)
}

/** @throws {PreconditionError} */
export async function removeArticle(
  engine: Engine,
  trx: Trx,
  id: string,
  ifMatch: IfMatch | undefined,
): Promise<boolean> {
  const held = await heldBy(trx, id)
  await precondition(trx, held, { ifMatch })
  if (!held) return false
  const entities = new Touched()
  entities.left(await clear(engine, trx, held, entities))
  await clearTraits(engine, trx, held.seq)
  // Its corrections stay, in case it comes back.
  await noteOutcomes(trx, id, new Map())
  await trx.deleteFrom('originals').where('article', '=', id).execute()
  await trx.deleteFrom('articles').where('seq', '=', held.seq).execute()
  await trx.deleteFrom('versions').where('article', '=', id).execute()
  await entities.refresh(engine, trx)
  await trx.insertInto('changes').values({ article: id, kind: 'deleted' }).execute()
  const { others } = await noteNamings(engine, trx, [], [held])
  if (others) await rewriteAwaited(engine, trx)
  return true
}

/** @throws {PreconditionError} */
async function precondition(
  trx: Trx,
  held: Pick<Held, 'id' | 'etag'> | Known | undefined,
  { ifMatch, ifNoneMatch }: { ifMatch?: IfMatch | undefined; ifNoneMatch?: IfMatch | undefined },
): Promise<void> {
  const names = async (tags: IfMatch) =>
    held !== undefined && (tags === '*' || tags.includes(held.etag) || tags.includes(await furnishedTag(trx, held.id)))
  if (ifMatch !== undefined && !(await names(ifMatch)))
    throw new PreconditionError(held ? 'the article has changed' : 'there is no such article')
  if (ifNoneMatch !== undefined && (await names(ifNoneMatch)))
    throw new PreconditionError('there is such an article', 'if-none-match')
}

/** Entity tag of an article with its furniture. */
async function furnishedTag(trx: Trx, id: string): Promise<string> {
  const { article, furniture } = (await heldBy(trx, id))!
  return etagOf(furnish(unpack(article), unpack(furniture)))
}

/** The id with the first of `-2`, `-3` … that nothing else has. */
async function freeId(trx: Trx, id: string, taken: ReadonlyMap<string, unknown>): Promise<string> {
  for (let nth = 2; ; nth++) {
    const candidate = `${id}-${nth}`
    if (taken.has(candidate)) continue
    const held = await trx.selectFrom('articles').select('seq').where('id', '=', candidate).executeTakeFirst()
    if (!held) return candidate
  }
}

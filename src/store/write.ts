/** Writes the records of an article, and keeps entities over all articles in step. All within one transaction. */
import { setImmediate as immediate } from 'node:timers/promises'
import { type Insertable, type RawBuilder, type Selectable, sql, type Transaction } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Entity, EntityType } from '../../schemas/entity.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import { applyCorrections } from '../corrections/apply.ts'
import { chunks } from './chunks.ts'
import { liveCorrections, noteOutcomes } from './corrections.ts'
import type { Engine } from './engine.ts'
import { countsOf, entityRecord, formsOf, newestMentions, paragraphsOf } from './entity.ts'
import { tellApart } from './namesakes.ts'
import { readRecords } from './read.ts'
import { restamp } from './restamp.ts'
import { articleRow, digestOf, recordRow, speakerKeys, whenOf } from './rows.ts'
import {
  type Change,
  type IfMatch,
  PreconditionError,
  type PutOptions,
  type PutResult,
  type StoredSource,
} from './store.ts'
import type { ArticleTable, Tables } from './tables.ts'
import { indexWords, plain } from './words.ts'

type Trx = Transaction<Tables>

/** Mentions that the record of an entity over all articles shows, and articles they are taken from. */
const shown = { mentions: 20, articles: 10 }

/** @throws {PreconditionError} */
export async function putArticle(
  engine: Engine,
  trx: Trx,
  analysis: Analysis,
  { source, engine: version }: StoredSource,
  { id: wanted, ifMatch }: PutOptions,
): Promise<PutResult> {
  const same =
    wanted === undefined
      ? await trx
          .selectFrom('articles')
          .select(['id', 'etag'])
          .where('sha256', '=', analysis.article.source.sha256)
          .orderBy('seq')
          .executeTakeFirst()
      : undefined
  const id = same?.id ?? (wanted === undefined ? await freeId(trx, plain(analysis.article.id)) : plain(wanted))
  const held = await trx.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
  precondition(held, ifMatch)
  if (same) return { id, etag: same.etag, outcome: 'unchanged' }

  const stamped = await tellApart(trx, restamp(analysis, id), held?.seq)
  const { etag, changed, touched } = await storeRecords(engine, trx, stamped, held, { source, engine: version })
  if (!changed) return { id, etag, outcome: 'unchanged' }
  await refreshEntities(engine, trx, touched)
  await noteChange(trx, id, held ? 'updated' : 'created')
  return { id, etag, outcome: held ? 'replaced' : 'created' }
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
  held: Selectable<ArticleTable> | undefined,
  { source, engine: version }: StoredSource,
): Promise<{ etag: string; changed: boolean; touched: number[] }> {
  const { id } = original.article
  const corrections = await liveCorrections(trx, original)
  const { analysis, outcomes } = applyCorrections(original, corrections)
  const row = { id, digest: contentOf(analysis), engine: version, source, ...articleRow(analysis.article) }
  if (held) await trx.updateTable('articles').set(row).where('seq', '=', held.seq).execute()
  const changed = held?.digest !== row.digest
  const left = held && changed ? await clearRecords(trx, held.seq) : []
  const seq = held?.seq ?? (await trx.insertInto('articles').values(row).returning('seq').executeTakeFirstOrThrow()).seq
  await noteOutcomes(trx, id, outcomes)
  await trx.deleteFrom('originals').where('article', '=', seq).execute()
  if (corrections.length > 0)
    await trx
      .insertInto('originals')
      .values({ article: seq, json: JSON.stringify(original) })
      .execute()
  if (!changed) return { etag: row.etag, changed, touched: [] }
  await insertRecords(engine, trx, seq, analysis)
  await insertEntities(trx, seq, analysis)
  const here = await trx.selectFrom('appearances').select('entity').where('article', '=', seq).execute()
  return { etag: row.etag, changed, touched: [...new Set([...left, ...here.map((row) => row.entity)])] }
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
export async function originalOf(engine: Engine, trx: Trx, held: Selectable<ArticleTable>): Promise<Analysis> {
  const kept = await trx.selectFrom('originals').select('json').where('article', '=', held.seq).executeTakeFirst()
  if (kept) return JSON.parse(kept.json)
  const { article, ...records } = (await readRecords({ ...engine, db: trx }, held.id))!
  const parsed = Object.entries(records).map(([kind, list]) => [kind, list.map((json) => JSON.parse(json))])
  const furnished = { ...JSON.parse(article), furniture: JSON.parse(held.furniture) }
  return { article: furnished, times: [], ...Object.fromEntries(parsed) }
}

/** @throws {PreconditionError} */
export async function removeArticle(engine: Engine, trx: Trx, id: string, ifMatch?: IfMatch): Promise<boolean> {
  const held = await trx.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
  precondition(held, ifMatch)
  if (!held) return false
  const touched = await clearRecords(trx, held.seq)
  // Its corrections stay, in case it comes back.
  await noteOutcomes(trx, id, new Map())
  await trx.deleteFrom('originals').where('article', '=', held.seq).execute()
  await trx.deleteFrom('articles').where('seq', '=', held.seq).execute()
  await refreshEntities(engine, trx, touched)
  await noteChange(trx, id, 'deleted')
  return true
}

function precondition(held: Selectable<ArticleTable> | undefined, ifMatch: IfMatch | undefined): void {
  if (ifMatch === undefined) return
  if (!held) throw new PreconditionError('there is no such article')
  if (ifMatch !== '*' && !ifMatch.includes(held.etag) && !ifMatch.includes(held.furnished))
    throw new PreconditionError('the article has changed')
}

/** The id itself, or with the first `-2`, `-3` … that nothing else has. */
async function freeId(trx: Trx, id: string): Promise<string> {
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? id : `${id}-${nth}`
    const held = await trx.selectFrom('articles').select('seq').where('id', '=', candidate).executeTakeFirst()
    if (!held) return candidate
  }
}

async function noteChange(trx: Trx, article: string, kind: Change['kind']): Promise<void> {
  await trx.insertInto('changes').values({ article, kind }).execute()
}

async function insert<T extends keyof Tables>(
  trx: Trx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for await (const chunk of chunks(rows))
    await trx
      .insertInto(table)
      .values(chunk as never)
      .execute()
}

type RecordTables = 'quotes' | 'claims' | 'timeline'

/** Inserts records with their words and gives their `seq` in order. */
async function insertTexts<T extends RecordTables>(
  engine: Engine,
  trx: Trx,
  table: T,
  article: number,
  rows: readonly Insertable<Tables[T]>[],
  texts: readonly string[],
): Promise<number[]> {
  await insert(trx, table, rows)
  const stored = await trx
    .selectFrom(table as 'quotes')
    .select('seq')
    .where('article', '=', article)
    .orderBy('position')
    .execute()
  const seqs = stored.map(({ seq }) => seq)
  await insert(
    trx,
    `${table}_text` as 'quotes_text',
    seqs.map((seq, i) => ({ rowid: seq, words: engine.indexed(indexWords(texts[i]!)) })),
  )
  return seqs
}

async function insertRecords(engine: Engine, trx: Trx, article: number, analysis: Analysis): Promise<void> {
  const { quotes, claims, timeline } = analysis
  const { newest, day } = whenOf(analysis.article)
  const order = { article, newest }
  const speaking = (seqs: readonly number[], speakers: readonly (Speaker | null)[]) =>
    speakers.flatMap((speaker, position) =>
      speakerKeys(speaker).map((key) => ({ key, ...order, position, record: seqs[position]! })),
    )
  await insert(trx, 'articles_text', [{ rowid: article, words: engine.indexed(indexWords(analysis.article.text)) }])
  const quoteSeqs = await insertTexts(
    engine,
    trx,
    'quotes',
    article,
    quotes.map((quote, i) => ({ ...recordRow(quote, i), ...order, day, kind: quote.kind })),
    quotes.map((quote) => quote.text),
  )
  await insert(
    trx,
    'speakers',
    speaking(
      quoteSeqs,
      quotes.map((quote) => quote.speaker),
    ),
  )
  const claimSeqs = await insertTexts(
    engine,
    trx,
    'claims',
    article,
    claims.map((claim, i) => ({
      ...recordRow(claim, i),
      ...order,
      day,
      voice: claim.voice,
      polarity: claim.polarity,
      act: claim.act,
      quantity: claim.quantities.length > 0 ? 1 : 0,
      score: claim.checkworthiness.score,
    })),
    claims.map((claim) => claim.text),
  )
  await insert(
    trx,
    'claimants',
    speaking(
      claimSeqs,
      claims.map((claim) => claim.claimant),
    ),
  )
  await insertTexts(
    engine,
    trx,
    'timeline',
    article,
    timeline.map((entry, i) => ({
      ...recordRow(entry, i),
      ...order,
      earliest: entry.earliest,
      latest: entry.latest,
    })),
    timeline.map((entry) => entry.text),
  )
}

/** Adds what an article says of its entities to what the others say; `refreshEntities` makes the records of it. */
async function insertEntities(trx: Trx, article: number, analysis: Analysis): Promise<void> {
  const { timeline } = analysis
  // An entity has one record an article; of two with one id the last is kept.
  const entities = [...new Map(analysis.entities.map((entity) => [entity.id, entity])).values()]
  const { newest } = whenOf(analysis.article)
  if (entities.length === 0) return
  await count(trx, entities, 1)
  const seqs = await seqsOf(trx, entities)
  await insert(
    trx,
    'appearances',
    entities.map((entity) => ({
      entity: seqs.get(entity.id)!,
      newest,
      article,
      rank: -entity.mentions.length,
      paragraphs: paragraphsOf(entity, analysis.article).join(','),
      json: JSON.stringify(entity),
    })),
  )
  await countForms(trx, seqs, entities, 1)
  const entries = await trx
    .selectFrom('timeline')
    .select(['seq', 'position', 'earliest'])
    .where('article', '=', article)
    .execute()
  await insert(
    trx,
    'participants',
    entries.flatMap(({ seq, position, earliest }) =>
      [...new Set(timeline[position]!.entities)].flatMap((id) => {
        const entity = seqs.get(id)
        return entity === undefined ? [] : [{ entity, earliest, newest, article, position, record: seq }]
      }),
    ),
  )
}

/** Removes all records of an article; gives the entities that appeared in it. */
async function clearRecords(trx: Trx, article: number): Promise<number[]> {
  const appearances = await trx
    .selectFrom('appearances')
    .select(['entity', 'json'])
    .where('article', '=', article)
    .execute()
  const entities = appearances.map((row) => JSON.parse(row.json) as Entity)
  await countForms(trx, new Map(appearances.map((row, i) => [entities[i]!.id, row.entity])), entities, -1)
  await count(trx, entities, -1)
  for (const table of ['quotes', 'claims', 'timeline'] as const)
    await trx
      .deleteFrom(`${table}_text`)
      .where(
        'rowid',
        'in',
        trx
          .selectFrom(table as 'quotes')
          .select('seq')
          .where('article', '=', article),
      )
      .execute()
  await trx.deleteFrom('articles_text').where('rowid', '=', article).execute()
  for (const table of ['speakers', 'claimants', 'participants', 'appearances', 'quotes', 'claims', 'timeline'] as const)
    await trx
      .deleteFrom(table as 'quotes')
      .where('article', '=', article)
      .execute()
  return appearances.map((row) => row.entity)
}

async function seqsOf(trx: Trx, entities: readonly Entity[]): Promise<Map<string, number>> {
  const seqs = new Map<string, number>()
  for await (const chunk of chunks(entities)) {
    const ids = chunk.map((entity) => entity.id)
    for (const row of await trx.selectFrom('entities').select(['id', 'seq']).where('id', 'in', ids).execute())
      seqs.set(row.id, row.seq)
  }
  return seqs
}

/** Adds an article’s entities to the counts (`sign` 1) or takes them away (-1). */
async function count(trx: Trx, entities: readonly Entity[], sign: 1 | -1): Promise<void> {
  const rows = entities.map((entity) => ({
    id: entity.id,
    type: entity.type,
    rank: -sign * entity.mentions.length,
    articles: sign,
    quotes: sign * entity.counts.quotes,
    claims: sign * entity.counts.claims,
    json: '',
  }))
  const sum = (column: 'rank' | 'articles' | 'quotes' | 'claims'): RawBuilder<number> =>
    sql`${sql.ref(`entities.${column}`)} + ${sql.ref(`excluded.${column}`)}`
  for await (const chunk of chunks(rows))
    await trx
      .insertInto('entities')
      .values(chunk)
      .onConflict((on) =>
        on.column('id').doUpdateSet({
          rank: sum('rank'),
          articles: sum('articles'),
          quotes: sum('quotes'),
          claims: sum('claims'),
        }),
      )
      .execute()
}

/** The same for written forms; those that no article has any more go. */
async function countForms(
  trx: Trx,
  seqs: ReadonlyMap<string, number>,
  entities: readonly Entity[],
  sign: 1 | -1,
): Promise<void> {
  const rows = entities.flatMap((entity) =>
    formsOf(entity).map((form) => ({ entity: seqs.get(entity.id)!, ...form, articles: sign })),
  )
  for await (const chunk of chunks(rows))
    await trx
      .insertInto('forms')
      .values(chunk)
      .onConflict((on) =>
        on.columns(['entity', 'kind', 'value']).doUpdateSet({ articles: sql`forms.articles + excluded.articles` }),
      )
      .execute()
  if (sign > 0) return
  for await (const chunk of chunks([...seqs.values()]))
    await trx.deleteFrom('forms').where('entity', 'in', chunk).where('articles', '<=', 0).execute()
}

/** Makes the records of entities anew after an article that names them came, changed or went. */
async function refreshEntities(engine: Engine, trx: Trx, seqs: readonly number[]): Promise<void> {
  for await (const chunk of chunks(seqs)) await refreshChunk(engine, trx, chunk)
}

async function refreshChunk(engine: Engine, trx: Trx, seqs: readonly number[]): Promise<void> {
  await trx.deleteFrom('entities_text').where('rowid', 'in', seqs).execute()
  await trx.deleteFrom('entities').where('seq', 'in', seqs).where('articles', '<=', 0).execute()
  const entities = await trx.selectFrom('entities').selectAll().where('seq', 'in', seqs).execute()
  if (entities.length === 0) return
  const forms = groups(await trx.selectFrom('forms').selectAll().where('entity', 'in', seqs).execute())
  const newest = groups(
    await entities
      .map(({ seq }, i) =>
        trx
          .selectFrom(
            trx
              .selectFrom('appearances')
              .select(['entity', 'newest', 'article', 'json'])
              .where('entity', '=', seq)
              .orderBy('newest')
              .orderBy('article')
              .limit(shown.articles)
              .as(`newest${i}`),
          )
          .selectAll(),
      )
      .reduce((all, one) => all.unionAll(one))
      .execute(),
  )
  const rows = entities.map((entity) => ({
    ...entity,
    json: JSON.stringify(
      entityRecord(
        { id: entity.id, type: entity.type as EntityType, counts: countsOf(entity) },
        forms.get(entity.seq) ?? [],
        newestMentions(newest.get(entity.seq) ?? [], shown.mentions),
      ),
    ),
  }))
  await trx
    .insertInto('entities')
    .values(rows)
    .onConflict((on) => on.column('seq').doUpdateSet({ json: sql`excluded.json` }))
    .execute()
  await insert(
    trx,
    'entities_text',
    entities.map(({ seq }) => ({
      rowid: seq,
      words: engine.indexed(
        (forms.get(seq) ?? []).flatMap(({ kind, value }) => (searched(kind) ? indexWords(value) : [])),
      ),
    })),
  )
}

/** What a search for an entity looks at. */
const searched = (kind: string) => kind === 'name' || kind === 'alias' || kind === 'role'

function groups<T extends { entity: number }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const row of rows) {
    const group = found.get(row.entity)
    if (group) group.push(row)
    else found.set(row.entity, [row])
  }
  return found
}

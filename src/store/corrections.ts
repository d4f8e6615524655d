/** Corrections as they are stored: which hold for an article, what became of them, how they are shown. */
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { ArticlePatch, Correction as Shown } from '../../schemas/correction.ts'
import type { Outcome } from '../corrections/apply.ts'
import type { Correction, Numbered } from '../corrections/correction.ts'
import { withoutInitial } from '../slug.ts'
import { chunks, slices } from './chunks.ts'
import type { Engine, Trx } from './engine.ts'
import { etagOf } from './rows.ts'
import { bearerEverywhere } from './short-names.ts'
import type { Stored } from './store.ts'
import type { CorrectionTable, Tables } from './tables.ts'
import { plain } from './words.ts'

/** Corrections that one entity has led through, at most, until it is found. */
const hops = 50

/**
 * The corrections that hold for articles, for each in the order in which they were made: its own, and those of entities
 * that it names, or names through one of the others.
 */
export async function correctionsOf(engine: Engine, trx: Trx, articles: readonly Analysis[]): Promise<Numbered[][]> {
  const ids = articles.map(({ article }) => plain(article.id))
  const targets = new Set<string>()
  for (const { entities } of articles) for (const { id } of entities) targets.add(plain(id))
  const live = trx.selectFrom('corrections as c').select('c.seq').where('c.undone', 'is', null).limit(1)
  const [own, everywhere] = await engine.all(trx, [
    live
      .innerJoin('applications as a', 'a.correction', 'c.seq')
      .where('a.article', 'in', engine.list(ids) as RawBuilder<string>)
      .where('c.everywhere', '=', 0),
    live.where('c.target', 'in', engine.list([...targets]) as RawBuilder<string>).where('c.everywhere', '=', 1),
  ])
  const found: Numbered[][] = []
  for (const article of articles)
    found.push(own.length + everywhere.length === 0 ? [] : await liveCorrections(engine, trx, article))
  return found
}

/** The same of one article. */
export async function liveCorrections(engine: Engine, trx: Trx, { article, entities }: Analysis): Promise<Numbered[]> {
  const found = new Map<number, Correction>()
  const looked = new Set<string>()
  const own = trx
    .selectFrom('applications as a')
    .innerJoin('corrections as c', 'c.seq', 'a.correction')
    .select(['c.seq', 'c.kept', 'c.survivor', 'c.everywhere'])
    .where('a.article', '=', plain(article.id))
    .where('c.everywhere', '=', 0)
    .where('c.undone', 'is', null)
  /** Those of entities that were not looked for yet. */
  const everywhere = (ids: readonly string[]) => {
    const fresh = [...new Set(ids.map(plain))].filter((id) => !looked.has(id))
    for (const id of fresh) looked.add(id)
    return slices(fresh).map((slice) =>
      trx
        .selectFrom('corrections as c')
        .select(['c.seq', 'c.kept', 'c.survivor', 'c.everywhere'])
        .where('c.target', 'in', engine.list(slice) as RawBuilder<string>)
        .where('c.everywhere', '=', 1)
        .where('c.undone', 'is', null),
    )
  }
  for (let next = [own, ...everywhere(entities.map(({ id }) => id))]; next.length > 0; ) {
    const ids: string[] = []
    for (const { seq, kept, survivor, everywhere } of (await engine.all(trx, next)).flat()) {
      const correction: Correction = JSON.parse(kept)
      found.set(seq, correction)
      if (!everywhere) ids.push(...entitiesOf(correction))
      else if (survivor !== null) ids.push(survivor)
    }
    next = everywhere(ids)
  }
  return [...found].sort(([a], [b]) => a - b).map(([seq, correction]) => ({ seq, correction }))
}

/** Entities that a correction may bring into an article. */
function entitiesOf(correction: Correction): string[] {
  if (correction.record === 'article') return []
  return correction.record === 'entity' ? [correction.into] : correction.entities.map(({ id }) => id)
}

/** Keeps what became of the corrections in an article; those that were not made in it show there no more. */
export async function noteOutcomes(trx: Trx, article: string, outcomes: ReadonlyMap<number, Outcome>): Promise<void> {
  await trx
    .updateTable('applications')
    .set({ applied: 0, record: null })
    .where('article', '=', article)
    .where('applied', '=', 1)
    .execute()
  const rows = [...outcomes].flatMap(([correction, { applied, record }]) =>
    applied ? { correction, article, applied: 1, record: record === null ? null : plain(record) } : [],
  )
  for await (const chunk of chunks(rows))
    await trx
      .insertInto('applications')
      .values(chunk)
      .onConflict((on) =>
        on.columns(['correction', 'article']).doUpdateSet({ applied: 1, record: sql`excluded.record` }),
      )
      .execute()
}

/**
 * The entity that an id leads to: itself while there is one, else what it was made into, who is meant by it, or who has
 * it without the initial that ids of people had once; null when there is none.
 */
export async function survivorOf(db: Kysely<Tables>, id: string): Promise<string | null> {
  let at = plain(id)
  for (let hop = 0; hop < hops; hop++) {
    const entity = await db.selectFrom('entities').select('id').where('id', '=', at).executeTakeFirst()
    if (entity) return entity.id
    const moved = await db
      .selectFrom('corrections')
      .select('survivor')
      .where('target', '=', at)
      .where('everywhere', '=', 1)
      .where('survivor', 'is not', null)
      .where('undone', 'is', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    const next = moved?.survivor ?? (await bearerEverywhere(db, at)) ?? withoutInitial(at)
    if (next === at) return null
    at = next
  }
  return null
}

/** The date of publication that the last correction of it gave an article; null when there is none, or it is unknown. */
export async function givenDate(db: Kysely<Tables>, article: string): Promise<string | null> {
  const rows = await db
    .selectFrom('corrections')
    .select('patch')
    .where('target', '=', plain(article))
    .where('record', '=', 'article')
    .where('undone', 'is', null)
    .orderBy('seq', 'desc')
    .execute()
  const patches = rows.map(({ patch }) => JSON.parse(patch) as ArticlePatch)
  return patches.find(({ publishedAt }) => publishedAt !== undefined)?.publishedAt ?? null
}

/** Corrections as they are shown, in the order of their numbers given. */
export async function shownCorrections(db: Kysely<Tables>, seqs: readonly number[]): Promise<Stored[]> {
  if (seqs.length === 0) return []
  const rows = await db.selectFrom('corrections').selectAll().where('seq', 'in', seqs).execute()
  const count = async (table: 'applications' | 'rewrites') => {
    const all = db.selectFrom(table as 'applications').where('correction', 'in', seqs)
    const some = table === 'applications' ? all.where('applied', '=', 1) : all
    const counted = await some
      .select(['correction', (eb) => eb.fn.countAll<number>().as('articles')])
      .groupBy('correction')
      .execute()
    return new Map(counted.map(({ correction, articles }) => [correction, Number(articles)]))
  }
  const [applied, pending] = [await count('applications'), await count('rewrites')]
  const found = new Map(rows.map((row) => [row.seq, row]))
  return seqs.flatMap((seq) => {
    const row = found.get(seq)
    if (!row) return []
    const json = JSON.stringify(shown(row, applied.get(seq) ?? 0, pending.get(seq) ?? 0))
    return [{ id: String(seq), json, etag: etagOf(json) }]
  })
}

function shown(row: Selectable<CorrectionTable>, articles: number, pending: number): Shown {
  return {
    id: String(row.seq),
    record: row.record as Shown['record'],
    action: row.action as Shown['action'],
    target: row.target,
    into: row.survivor,
    article: row.article,
    patch: JSON.parse(row.patch),
    before: JSON.parse(row.was),
    by: row.editor,
    at: row.made,
    undone: row.undone === null ? null : { by: row.undoer!, at: row.undone },
    applied: articles > 0,
    articles,
    pending,
  }
}

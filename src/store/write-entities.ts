/** Keeps entities over all articles in step with what each article says of them. */
import type { Compilable, RawBuilder } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Trx, WritingEngine } from './engine.ts'
import { formsOf, packMentions, paragraphsOf } from './entity.ts'
import { additions, inserts } from './insert.ts'
import { entitiesOf, whenOf } from './rows.ts'
import { nameWords } from './search/sought.ts'
import type { AppearanceTable, FormTable, WordTable } from './tables.ts'
import { indexWords } from './words.ts'

/** What a search for an entity looks at. */
const searched: readonly string[] = ['name', 'alias', 'role']

/**
 * Adds what articles say of their entities to the counts of each (`sign` 1), or takes it away (-1).
 * @returns `seq` of each entity, by id, and those that are found by other words than before.
 */
export async function countEntities(
  engine: WritingEngine,
  trx: Trx,
  articles: readonly (readonly Entity[])[],
  sign: 1 | -1,
): Promise<{ seqs: Map<string, number>; renamed: Set<number> }> {
  const sums = summed(articles, sign)
  const added = additions<'entities', { id: string; seq: number }>(engine, trx, 'entities', sums, {
    key: ['id'],
    sums: ['rank', 'articles', 'quotes', 'claims'],
    told: 'id, seq',
  })
  const seqs = new Map<string, number>()
  for (const rows of await engine.all(trx, added)) for (const { id, seq } of rows) seqs.set(id, seq)
  const renamed = await countForms(engine, trx, seqs, articles.flat(), sign)
  return { seqs, renamed }
}

interface EntityCount {
  id: string
  type: string
  rank: number
  articles: number
  quotes: number
  claims: number
}

/** What articles say of each of their entities together. Apart from what waits for the database, V8 compiles it sooner. */
function summed(articles: readonly (readonly Entity[])[], sign: 1 | -1): EntityCount[] {
  const sums = new Map<string, EntityCount>()
  for (const entities of articles)
    for (const { id, type, mentions, counts } of entities) {
      const sum = sums.get(id) ?? { id, type, rank: 0, articles: 0, quotes: 0, claims: 0 }
      sums.set(id, sum)
      sum.rank -= sign * mentions.length
      sum.articles += sign
      sum.quotes += sign * counts.quotes
      sum.claims += sign * counts.claims
    }
  return [...sums.values()]
}

/** The same for written forms; those that no article has any more go. Gives the entities whose forms came or went. */
async function countForms(
  engine: WritingEngine,
  trx: Trx,
  seqs: ReadonlyMap<string, number>,
  entities: readonly Entity[],
  sign: 1 | -1,
): Promise<Set<number>> {
  const sums = summedForms(seqs, entities, sign)
  /** With the name by which it is counted here. */
  type Counted = { name: string; articles: number }
  const counted = additions<'forms', Counted>(engine, trx, 'forms', [...sums.values()], {
    key: ['entity', 'kind', 'value'],
    sums: ['articles'],
    told: "entity || ' ' || kind || ' ' || value as name, articles",
  })
  const [gone, fresh] = [new Set<number>(), new Set<number>()]
  for (const rows of await engine.all(trx, counted))
    for (const { name, articles } of rows) {
      const sum = sums.get(name)!
      if (articles <= 0) gone.add(sum.entity)
      else if (articles === sum.articles) fresh.add(sum.entity)
    }
  if (gone.size > 0)
    await trx
      .deleteFrom('forms')
      .where('entity', 'in', engine.list([...gone]) as RawBuilder<number>)
      .where('articles', '<=', 0)
      .execute()
  return new Set([...gone, ...fresh])
}

const nameOf = (entity: number, kind: string, value: string) => `${entity} ${kind} ${value}`

/** How many of some entities in articles have each form, by {@link nameOf}. */
function summedForms(
  seqs: ReadonlyMap<string, number>,
  entities: readonly Entity[],
  sign: 1 | -1,
): Map<string, FormTable> {
  const sums = new Map<string, FormTable>()
  for (const one of entities) {
    const entity = seqs.get(one.id)!
    for (const { kind, value, key } of formsOf(one)) {
      const name = nameOf(entity, kind, value)
      const sum = sums.get(name)
      if (sum) sum.articles += sign
      else sums.set(name, { entity, kind, value, key, articles: sign })
    }
  }
  return sums
}

/** What an article’s row says of its entities. */
export function companyOf(analysis: Analysis, seqs: ReadonlyMap<string, number>): string {
  const company: [number, string][] = []
  for (const entity of entitiesOf(analysis))
    company.push([seqs.get(entity.id)!, paragraphsOf(entity, analysis.article).join(',')])
  return JSON.stringify(company)
}

/** Of each entity, where it appears. */
export function appearancesOf(article: number, analysis: Analysis, seqs: ReadonlyMap<string, number>) {
  const { newest } = whenOf(analysis.article)
  const rows: AppearanceTable[] = []
  for (const entity of entitiesOf(analysis))
    rows.push({ entity: seqs.get(entity.id)!, newest, article, mentions: packMentions(entity) })
  return rows
}

/**
 * Ends a change of entities.
 * @param left those that articles name no more, by `seq`; who is named nowhere is gone.
 * @param renamed those that are found by other words now.
 */
export async function refreshEntities(
  engine: WritingEngine,
  trx: Trx,
  left: readonly number[],
  renamed: readonly number[],
): Promise<void> {
  if (left.length > 0)
    await trx
      .deleteFrom('entities')
      .where('seq', 'in', engine.list(left) as RawBuilder<number>)
      .where('articles', '<=', 0)
      .execute()
  if (renamed.length === 0) return
  const of = engine.list(renamed) as RawBuilder<number>
  const [forms] = await engine.all(trx, [
    trx
      .selectFrom('forms')
      .select(['entity', 'kind', 'value'])
      .where('entity', 'in', of)
      .where('kind', 'in', searched)
      .orderBy('entity')
      .orderBy('kind')
      .orderBy('value'),
    trx.deleteFrom('entities_text').where('rowid', 'in', of),
  ])
  const found = new Map<number, { words: string[]; names: string[] }>()
  for (const { entity, kind, value } of forms) {
    const known = found.get(entity) ?? { words: [], names: [] }
    found.set(entity, known)
    known.words.push(...indexWords(value))
    if (kind !== 'role') known.names.push(value)
  }
  const rows: WordTable[] = []
  for (const [rowid, { words, names }] of found)
    rows.push({ rowid, words: engine.indexed([...words, ...nameWords(names)]) })
  await engine.all(trx, inserts(engine, trx, 'entities_text', rows) as Compilable<unknown>[])
}

/** Entities that writes have touched. */
export class Touched {
  readonly #left = new Set<number>()
  readonly #renamed = new Set<number>()

  left(seqs: Iterable<number>) {
    for (const seq of seqs) this.#left.add(seq)
  }
  renamed(seqs: Iterable<number>) {
    for (const seq of seqs) this.#renamed.add(seq)
  }
  refresh(engine: WritingEngine, trx: Trx) {
    return refreshEntities(engine, trx, [...this.#left], [...this.#renamed])
  }
}

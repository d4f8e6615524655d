/** Keeps entities over all articles in step with what each article says of them. */
import { type RawBuilder, sql } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Entity, EntityType } from '../../schemas/entity.ts'
import { chunks, slices } from './chunks.ts'
import type { Engine, Trx } from './engine.ts'
import { countsOf, entityRecord, formsOf, newestMentions, paragraphsOf } from './entity.ts'
import { inserts } from './insert.ts'
import { whenOf } from './rows.ts'
import { indexWords } from './words.ts'

/** Mentions that the record of an entity over all articles shows, and articles they are taken from. */
const shown = { mentions: 20, articles: 10 }

/**
 * Adds what an article says of its entities to what the others say; `refreshEntities` makes the records of it.
 * @param entries `seq` of its timeline entries, in order.
 * @returns `seq` of its entities.
 */
export async function insertEntities(
  engine: Engine,
  trx: Trx,
  article: number,
  analysis: Analysis,
  entries: readonly number[],
): Promise<number[]> {
  // An entity has one record an article; of two with one id the last is kept.
  const entities = [...new Map(analysis.entities.map((entity) => [entity.id, entity])).values()]
  const { newest } = whenOf(analysis.article)
  const counted = await engine.all(
    trx,
    count(engine, trx, entities, 1).map((one) => one.returning(['id', 'seq'])),
  )
  const seqs = new Map(counted.flat().map(({ id, seq }) => [id, seq]))
  await engine.all(trx, [
    ...inserts(
      engine,
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
    ),
    ...countForms(engine, trx, seqs, entities, 1),
    ...inserts(
      engine,
      trx,
      'participants',
      analysis.timeline.flatMap((entry, position) =>
        [...new Set(entry.entities)].flatMap((id) => {
          const entity = seqs.get(id)
          const record = entries[position]!
          return entity === undefined ? [] : [{ entity, earliest: entry.earliest, newest, article, position, record }]
        }),
      ),
    ),
  ])
  return [...seqs.values()]
}

/** Takes away what an article says of its entities; gives the `seq` of each. */
export async function clearEntities(engine: Engine, trx: Trx, article: number): Promise<number[]> {
  const appearances = await trx
    .selectFrom('appearances')
    .select(['entity', 'json'])
    .where('article', '=', article)
    .execute()
  const entities = appearances.map((row) => JSON.parse(row.json) as Entity)
  const seqs = new Map(appearances.map((row, i) => [entities[i]!.id, row.entity]))
  await engine.all(trx, [
    ...countForms(engine, trx, seqs, entities, -1),
    ...count(engine, trx, entities, -1),
    trx.deleteFrom('appearances').where('article', '=', article),
  ])
  return appearances.map((row) => row.entity)
}

/** Adds an article’s entities to the counts (`sign` 1) or takes them away (-1). */
function count(engine: Engine, trx: Trx, entities: readonly Entity[], sign: 1 | -1) {
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
  return inserts(engine, trx, 'entities', rows).map((insert) =>
    insert.onConflict((on) =>
      on.column('id').doUpdateSet({
        rank: sum('rank'),
        articles: sum('articles'),
        quotes: sum('quotes'),
        claims: sum('claims'),
      }),
    ),
  )
}

/** The same for written forms; those that no article has any more go. */
function countForms(
  engine: Engine,
  trx: Trx,
  seqs: ReadonlyMap<string, number>,
  entities: readonly Entity[],
  sign: 1 | -1,
) {
  const rows = entities.flatMap((entity) =>
    formsOf(entity).map((form) => ({ entity: seqs.get(entity.id)!, ...form, articles: sign })),
  )
  const counted = inserts(engine, trx, 'forms', rows).map((insert) =>
    insert.onConflict((on) =>
      on.columns(['entity', 'kind', 'value']).doUpdateSet({ articles: sql`forms.articles + excluded.articles` }),
    ),
  )
  if (sign > 0) return counted
  const gone = slices([...seqs.values()]).map((slice) =>
    trx.deleteFrom('forms').where('entity', 'in', slice).where('articles', '<=', 0),
  )
  return [...counted, ...gone]
}

/** Makes the records of entities anew after an article that names them came, changed or went. */
export async function refreshEntities(engine: Engine, trx: Trx, seqs: readonly number[]): Promise<void> {
  for await (const chunk of chunks(seqs)) await refreshChunk(engine, trx, chunk)
}

async function refreshChunk(engine: Engine, trx: Trx, seqs: readonly number[]): Promise<void> {
  const newest = engine.forEach<{ entity: number; newest: number; article: number; json: string }>(
    seqs,
    (seq) => sql`select entity, newest, article, json from appearances
      where entity = ${seq} order by newest, article limit ${sql.lit(shown.articles)}`,
  )
  const [gone, entities, allForms, appearances] = await engine.all(trx, [
    trx.deleteFrom('entities').where('seq', 'in', seqs).where('articles', '<=', 0).returning('seq'),
    trx.selectFrom('entities').selectAll().where('seq', 'in', seqs),
    trx.selectFrom('forms').selectAll().where('entity', 'in', seqs).orderBy('kind').orderBy('value'),
    { compile: () => newest.compile(trx) },
  ])
  const forms = groups(allForms)
  const latest = groups(appearances)
  const rows = entities.map((entity) => {
    const record = entityRecord(
      { id: entity.id, type: entity.type as EntityType, counts: countsOf(entity) },
      forms.get(entity.seq) ?? [],
      newestMentions(latest.get(entity.seq) ?? [], shown.mentions),
    )
    return { row: { ...entity, json: JSON.stringify(record) }, changed: written(record) !== writtenIn(entity.json) }
  })
  const renamed = rows.flatMap(({ row, changed }) => (changed ? [row.seq] : []))
  const stale = [...renamed, ...gone.map(({ seq }) => seq)]
  await engine.all(trx, [
    ...inserts(
      engine,
      trx,
      'entities',
      rows.map(({ row }) => row),
    ).map((insert) => insert.onConflict((on) => on.column('seq').doUpdateSet({ json: sql`excluded.json` }))),
    ...(stale.length > 0 ? [trx.deleteFrom('entities_text').where('rowid', 'in', stale)] : []),
    ...inserts(
      engine,
      trx,
      'entities_text',
      renamed.map((seq) => ({
        rowid: seq,
        words: engine.indexed(
          (forms.get(seq) ?? []).flatMap(({ kind, value }) => (searched(kind) ? indexWords(value) : [])),
        ),
      })),
    ),
  ])
}

/** What a search for an entity looks at. */
const searched = (kind: string) => kind === 'name' || kind === 'alias' || kind === 'role'

/** The same of a record; equal for records that are found by the same words. */
const written = (entity: Entity) =>
  JSON.stringify([entity.name, ...entity.aliases, ...(entity.type === 'person' ? entity.roles : [])].sort())

/** @param json of an entity, empty when it is new. */
const writtenIn = (json: string) => (json === '' ? '' : written(JSON.parse(json)))

function groups<T extends { entity: number }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const row of rows) {
    const group = found.get(row.entity)
    if (group) group.push(row)
    else found.set(row.entity, [row])
  }
  return found
}

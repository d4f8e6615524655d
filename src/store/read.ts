/** Reads single records, and all records of one article. */
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Article } from '../../schemas/article.ts'
import type { Entity, EntityType, Person } from '../../schemas/entity.ts'
import type { Neighbour, RoleUse } from '../../schemas/entity-detail.ts'
import type { ReadingEngine } from './engine.ts'
import { companions, countsOf, entityRecord, type Form, fullestName, newestMentions, roleUses } from './entity.ts'
import { reopen, unpack, unpackLines } from './pack.ts'
import { whereAll } from './pages.ts'
import { etagOf, furnish } from './rows.ts'
import { similarTo } from './similar.ts'
import type { ArticleRecords, Stored } from './store.ts'
import type { Bytes, EntityTable } from './tables.ts'
import { plain } from './words.ts'

/** What an entity in detail shows at most, and how many of its articles are looked at for it, newest first. */
const shown = {
  mentions: 100,
  mentionArticles: 100,
  quotes: 100,
  neighbours: 50,
  neighbourArticles: 200,
  roles: 3,
  roleArticles: 50,
}
/** The same of an entity in a list. */
const listed = { mentions: 20, mentionArticles: 10 }

/** Without an id the most recently published article. */
export async function readArticle(
  { db }: ReadingEngine,
  id: string | null,
  furniture: boolean,
): Promise<Stored | null> {
  const all = db.selectFrom('articles').select(['id', 'article', 'etag'])
  const one = id === null ? all.orderBy('newest').orderBy('seq').limit(1) : all.where('id', '=', plain(id))
  if (!furniture) {
    const row = await one.executeTakeFirst()
    return row ? { id: row.id, json: unpack(row.article), etag: row.etag } : null
  }
  const row = await one.select('furniture').executeTakeFirst()
  if (!row) return null
  const furnished = furnish(unpack(row.article), unpack(row.furniture))
  return { id: row.id, json: furnished, etag: etagOf(furnished) }
}

/** The summaries of articles as JSON, by id. */
export async function readSummaries({ db, list }: ReadingEngine, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; summary: string }>`
    select id, summary from articles where id in ${list(ids.map(plain))}`.execute(db)
  return new Map(rows.map(({ id, summary }) => [id, summary]))
}

/** The texts of articles, by id. */
export async function readTexts({ db, list }: ReadingEngine, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; article: Bytes }>`
    select id, article from articles where id in ${list(ids.map(plain))}`.execute(db)
  return new Map(rows.map(({ id, article }) => [id, (JSON.parse(reopen(article)) as Article).text]))
}

/** Records of articles, which are found under the id of their article. */
export async function readRecord(
  { db }: ReadingEngine,
  kind: 'quotes' | 'claims' | 'timeline',
  id: string,
): Promise<Stored | null> {
  const known = plain(id)
  const article = known.slice(0, Math.max(0, known.lastIndexOf('.')))
  const row = await db
    .selectFrom('articles')
    .select(kind as 'quotes')
    .where('id', '=', article)
    .executeTakeFirst()
  if (!row) return null
  const json = unpackLines((row as Record<typeof kind, typeof row.quotes>)[kind]).find(
    (one) => one.includes(JSON.stringify(known)) && JSON.parse(one).id === known,
  )
  return json === undefined ? null : { id: known, json, etag: etagOf(json) }
}

/** Without an id the most recently published article’s. One row, so that all records are of one moment. */
export async function readRecords({ db }: ReadingEngine, id: string | null): Promise<ArticleRecords | null> {
  const all = db
    .selectFrom('articles')
    .select(['article', 'furniture', 'quotes', 'entities', 'claims', 'times', 'timeline'])
  const one = id === null ? all.orderBy('newest').orderBy('seq').limit(1) : all.where('id', '=', plain(id))
  const row = await one.executeTakeFirst()
  if (!row) return null
  return {
    article: unpack(row.article),
    furniture: unpack(row.furniture),
    quotes: unpackLines(row.quotes),
    entities: unpackLines(row.entities),
    claims: unpackLines(row.claims),
    times: row.times && unpackLines(row.times),
    timeline: unpackLines(row.timeline),
  }
}

/** What an entity’s record is made from. */
export type EntityRow = Pick<EntityTable, 'id' | 'type' | 'rank' | 'articles' | 'quotes' | 'claims'> & { seq: number }

/** The written forms of entities, by `seq`. */
async function formsOf(engine: ReadingEngine, seqs: readonly number[]): Promise<Map<number, Form[]>> {
  const rows = await engine.db
    .selectFrom('forms')
    .select(['entity', 'kind', 'value', 'articles'])
    .where('entity', 'in', engine.list(seqs) as RawBuilder<number>)
    .execute()
  const found = new Map<number, Form[]>()
  for (const row of rows) {
    const forms = found.get(row.entity)
    if (forms) forms.push(row)
    else found.set(row.entity, [row])
  }
  return found
}

/** The records of entities over all articles, with their newest mentions. */
export async function entityRecords(
  engine: ReadingEngine,
  rows: readonly EntityRow[],
  { mentions, mentionArticles } = listed,
): Promise<Entity[]> {
  if (rows.length === 0) return []
  const seqs = rows.map(({ seq }) => seq)
  const forms = await formsOf(engine, seqs)
  const appearances = await engine.forEach<{ id: string; mentions: string }>(
    engine.db,
    seqs,
    ['id', 'mentions'],
    (seq) => sql`select a.id, k.mentions from
      (select newest, article, mentions from appearances where entity = ${seq}
        order by newest, article limit ${sql.lit(mentionArticles)}) k
      join articles a on a.seq = k.article order by k.newest, k.article`,
  )
  return rows.flatMap((row, i) => {
    // None where the entity went meanwhile.
    const own = forms.get(row.seq)
    const counted = { id: row.id, type: row.type as EntityType, counts: countsOf(row) }
    return own ? [entityRecord(counted, own, newestMentions(appearances[i]!, mentions))] : []
  })
}

/** The names of entities, by id. */
export async function entityNames(
  engine: ReadingEngine,
  db: ReadingEngine['db'],
  ids: readonly string[],
): Promise<Map<string, string>> {
  const few = sql`select seq, id, type from entities where id in ${engine.list(ids.map(plain))}`
  return new Map((await namedEntities({ ...engine, db }, few)).map(({ id, name }) => [id, name]))
}

/** Entities with their names, in no order. @param few selects them: `seq`, `id` and `type`. */
export async function namedEntities(
  { db, along }: ReadingEngine,
  few: RawBuilder<unknown>,
): Promise<{ seq: number; id: string; type: EntityType; name: string }[]> {
  const { from, conditions } = along(sql`(${few}) e`, 'forms', sql`t.entity = e.seq and t.kind = 'name'`)
  const { rows } = await sql<{ seq: number; id: string; type: EntityType } & Form>`
    select e.seq, e.id, e.type, t.kind, t.value, t.articles from ${from} ${whereAll(conditions)}`.execute(db)
  const found = new Map<number, [(typeof rows)[number], ...Form[]]>()
  for (const row of rows) {
    const forms = found.get(row.seq)
    if (forms) forms.push(row)
    else found.set(row.seq, [row])
  }
  return [...found.values()].map((forms) => {
    const { seq, id, type } = forms[0]
    return { seq, id, type, name: fullestName(forms) }
  })
}

/** An entity with its newest mentions and quotes, and who stands beside it. */
export async function readEntity(engine: ReadingEngine, id: string): Promise<Stored | null> {
  const { db } = engine
  const row = await db.selectFrom('entities').selectAll().where('id', '=', plain(id)).executeTakeFirst()
  if (!row) return null
  const [entity] = await entityRecords(engine, [row], shown)
  if (!entity) return null
  const quotes = await db
    .selectFrom('speakers as s')
    .select(['s.article', 's.position'])
    .where('s.key', '=', row.id)
    .orderBy('s.newest')
    .orderBy('s.article')
    .orderBy('s.position')
    .limit(shown.quotes)
    .execute()
  const spoken = await quotesAt(engine, quotes)
  const neighbours = await neighboursOf(engine, row.seq)
  // An `EntityDetail`, with the quotes as they are stored.
  const more = entity.type === 'person' ? await moreOf(engine, row.seq, entity, neighbours) : { neighbours }
  const json = `${JSON.stringify(entity).slice(0, -1)},"quotes":[${spoken.join(',')}],${JSON.stringify(more).slice(1)}`
  return { id: row.id, json, etag: etagOf(json) }
}

async function moreOf(engine: ReadingEngine, seq: number, person: Person, neighbours: readonly Neighbour[]) {
  const roleUses = await roleUsesOf(engine, seq, person)
  const alike = await similarTo(engine, person.id, neighbours, (other) => neighboursOf(engine, other))
  const names = await entityNames(
    engine,
    engine.db,
    alike.map(({ id }) => id),
  )
  const similar = alike.flatMap(({ id, ...more }) => (names.has(id) ? [{ id, name: names.get(id)!, ...more }] : []))
  return { neighbours, roleUses, similar }
}

/** The roles of a person, as its newest articles give them. */
async function roleUsesOf(engine: ReadingEngine, entity: number, { id, roles }: Person): Promise<RoleUse[]> {
  if (roles.length === 0) return []
  const articles = await engine.db
    .selectFrom('appearances as k')
    .innerJoin('articles as a', 'a.seq', 'k.article')
    .select(['a.day', 'a.entities'])
    .where('k.entity', '=', entity)
    .orderBy('k.newest')
    .orderBy('k.article')
    .limit(shown.roleArticles)
    .execute()
  const named = `"id":${JSON.stringify(id)}`
  return roleUses(
    articles.map(({ day, entities }) => {
      const line = unpackLines(entities).find((json) => json.includes(named))
      return { roles: line ? (JSON.parse(line) as Person).roles : [], day }
    }),
    shown.roles,
  )
}

/** The JSON of quotes. */
async function quotesAt(
  engine: ReadingEngine,
  places: readonly { article: number; position: number }[],
): Promise<string[]> {
  const articles = [...new Set(places.map(({ article }) => article))]
  const rows = await engine.db
    .selectFrom('articles')
    .select(['seq', 'quotes'])
    .where('seq', 'in', engine.list(articles) as RawBuilder<number>)
    .execute()
  const lines = new Map(rows.map((row) => [row.seq, unpackLines(row.quotes)]))
  return places.flatMap(({ article, position }) => lines.get(article)?.[position] ?? [])
}

async function neighboursOf(engine: ReadingEngine, entity: number): Promise<Neighbour[]> {
  const articles = await engine.db
    .selectFrom('appearances as k')
    .innerJoin('articles as a', 'a.seq', 'k.article')
    .select('a.company')
    .where('k.entity', '=', entity)
    .orderBy('k.newest')
    .orderBy('k.article')
    .limit(shown.neighbourArticles)
    .execute()
  const nearest = companions(
    entity,
    articles.map(({ company }) => JSON.parse(company)),
  ).slice(0, shown.neighbours)
  if (nearest.length === 0) return []
  const seqs = nearest.map((one) => one.entity)
  const few = sql`select seq, id, type from entities where seq in ${engine.list(seqs)}`
  const known = new Map((await namedEntities(engine, few)).map(({ seq, ...one }) => [seq, one]))
  // Which of two came first into the store depends on how articles were grouped, so that equals stand by their ids.
  return nearest
    .flatMap(({ entity, articles, paragraphs }) => {
      const one = known.get(entity)
      return one ? [{ ...one, articles, paragraphs }] : []
    })
    .sort((a, b) => b.paragraphs - a.paragraphs || b.articles - a.articles || (a.id < b.id ? -1 : 1))
}

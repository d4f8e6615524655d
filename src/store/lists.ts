/** Reads lists of records, a page at a time. */
import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { Engine, TextIndex } from './engine.ts'
import { isEntityId } from './entity.ts'
import type {
  ArticleFilter,
  ClaimFilter,
  CorrectionFilter,
  EntityFilter,
  Listing,
  Paging,
  QuoteFilter,
  Range,
  TimelineFilter,
} from './store.ts'
import { nameKey, phrases, plain } from './words.ts'

type Condition = RawBuilder<unknown>

/** Where a list comes from and in which order. */
interface List {
  /** Stands in cursors. */
  name: string
  /** Table `t`, or a join of it with the table `k` that leads to it. */
  from: RawBuilder<unknown>
  /** JSON of an item. */
  item: RawBuilder<unknown>
  /** Columns of the order, all ascending, and the types of their values. */
  order: readonly (readonly [column: string, type: 'string' | 'number'])[]
}

const newestFirst = (table: string) =>
  [
    [`${table}.newest`, 'number'],
    [`${table}.article`, 'number'],
    [`${table}.position`, 'number'],
  ] as const

/** @param parts conditions that cut the list into stretches, which follow each other in its order and are read in turn. */
async function page(
  { db }: Engine,
  { name, from, item, order }: List,
  filter: object,
  conditions: readonly Condition[],
  { limit, cursor }: Paging,
  parts: readonly Condition[] = [],
): Promise<Listing> {
  const types = order.map(([, type]) => type)
  const columns = sql.join(order.map(([column]) => sql.ref(column)))
  const after =
    cursor === undefined
      ? []
      : [sql`(${columns}) > (${sql.join(decodeCursor(cursor, name, filter, types).map((value) => sql.val(value)))})`]
  const keys = order.map(([column], i) => sql`${sql.ref(column)} as ${sql.ref(`key${i}`)}`)
  const rows: ({ item: string } & Record<string, string | number>)[] = []
  for (const part of parts.length > 0 ? parts.map((one) => [one]) : [[]]) {
    const where = [...part, ...conditions, ...after]
    const found = await sql<(typeof rows)[number]>`
      select ${item} as item, ${sql.join(keys)} from ${from}
      ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
      order by ${columns} limit ${limit + 1 - rows.length}`.execute(db)
    rows.push(...found.rows)
    if (rows.length > limit) break
  }
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => row.item),
    next:
      rows.length > limit && last
        ? encodeCursor(
            name,
            filter,
            order.map((_, i) => last[`key${i}`]!),
          )
        : null,
  }
}

const milliseconds = (day: string) => Date.parse(`${day}T00:00:00Z`)
/** Zones lie less than a day from UTC, so that a day’s instants lie within a day of the day in UTC. */
const slack = 24 * 60 * 60 * 1000

/** Days of publication. The bounds on `newest` say the same less exactly, for the index. */
function published({ from, to }: Range, table: string): Condition[] {
  const newest = sql.ref(`${table}.newest`)
  return [
    ...(from === undefined ? [] : [sql`t.day >= ${from}`, sql`${newest} <= ${slack - milliseconds(from)}`]),
    ...(to === undefined ? [] : [sql`t.day <= ${to}`, sql`${newest} >= ${-2 * slack - milliseconds(to)}`]),
  ]
}

/** Full text. A query without a word finds nothing. @param column what has the `seq` of the table that is searched. */
async function searched(engine: Engine, index: TextIndex, q: string | undefined, column: string): Promise<Condition[]> {
  if (q === undefined) return []
  const asked = phrases(q)
  return [asked.length === 0 ? sql`1 = 0` : await engine.matching(index, asked, column)]
}

const seqOf = (table: 'articles' | 'entities', id: string) =>
  sql`(select seq from ${sql.table(table)} where id = ${plain(id)})`

function equal(column: string, value: string | number | undefined): Condition[] {
  if (value === undefined) return []
  return [sql`${sql.ref(column)} = ${typeof value === 'string' ? plain(value) : value}`]
}

const inArticle = (id: string | undefined, table: string): Condition[] =>
  id === undefined ? [] : [sql`${sql.ref(`${table}.article`)} = ${seqOf('articles', id)}`]

export async function listArticles(engine: Engine, filter: ArticleFilter, paging: Paging): Promise<Listing> {
  const { q, entity, publisher } = filter
  const list: List = {
    name: 'articles',
    from: entity === undefined ? sql`articles t` : sql`appearances k join articles t on t.seq = k.article`,
    item: sql`t.summary`,
    order:
      entity === undefined
        ? [
            ['t.newest', 'number'],
            ['t.seq', 'number'],
          ]
        : [
            ['k.newest', 'number'],
            ['k.article', 'number'],
          ],
  }
  const conditions = [
    ...(entity === undefined ? [] : [sql`k.entity = ${seqOf('entities', entity)}`]),
    ...equal('t.publisher', publisher === undefined ? undefined : nameKey(publisher)),
    ...published(filter, entity === undefined ? 't' : 'k'),
    ...(await searched(engine, 'articles_text', q, entity === undefined ? 't.seq' : 'k.article')),
  ]
  return page(engine, list, filter, conditions, paging)
}

/**
 * The keys of whom a filter names, as far as they lead anywhere: an entity’s id, or all entities that have the name and,
 * for speakers who are no entity, the name itself.
 */
async function keysOf({ db }: Engine, via: 'speakers' | 'claimants', speaker: string): Promise<string[]> {
  if (isEntityId(speaker)) return [plain(speaker)]
  const key = nameKey(speaker)
  const named = await db
    .selectFrom('forms')
    .innerJoin('entities', 'entities.seq', 'forms.entity')
    .select('entities.id')
    .distinct()
    .where('forms.key', '=', key)
    .where(sql<boolean>`exists (select 1 from ${sql.table(via)} where key = entities.id)`)
    .execute()
  const unnamed = await db.selectFrom(via).select('key').where('key', '=', key).limit(1).execute()
  return [...unnamed.map((row) => row.key), ...named.map((row) => row.id)]
}

/** Table `t`, or what leads to the records of a speaker. */
async function spokenBy(engine: Engine, table: 'quotes' | 'claims', speaker: string | undefined) {
  if (speaker === undefined) return { from: sql`${sql.table(table)} t`, order: newestFirst('t'), by: 't' }
  const via = table === 'quotes' ? 'speakers' : 'claimants'
  const keys = await keysOf(engine, via, speaker)
  // Each key has its own stretch of the index; a record that several keys lead to is listed once.
  const from =
    keys.length > 1
      ? sql`(select distinct newest, article, position, record from ${sql.table(via)} where key in (${sql.join(keys)})) k
        join ${sql.table(table)} t on t.seq = k.record`
      : sql`(select * from ${sql.table(via)} where key = ${keys[0] ?? null}) k
        join ${sql.table(table)} t on t.seq = k.record`
  return { from, order: newestFirst('k'), by: 'k' }
}

export async function listQuotes(engine: Engine, filter: QuoteFilter, paging: Paging): Promise<Listing> {
  const { from, order, by } = await spokenBy(engine, 'quotes', filter.speaker)
  const conditions = [
    ...inArticle(filter.article, by),
    ...equal('t.kind', filter.kind),
    ...published(filter, by),
    ...(await searched(engine, 'quotes_text', filter.q, by === 't' ? 't.seq' : 'k.record')),
  ]
  return page(engine, { name: 'quotes', from, item: sql`t.json`, order }, filter, conditions, paging)
}

export async function listClaims(engine: Engine, filter: ClaimFilter, paging: Paging): Promise<Listing> {
  const { from, order, by } = await spokenBy(engine, 'claims', filter.claimant)
  const { hasQuantity, minCheckworthiness: least } = filter
  const conditions = [
    ...inArticle(filter.article, by),
    ...equal('t.voice', filter.voice),
    ...equal('t.polarity', filter.polarity),
    ...equal('t.act', filter.act),
    ...equal('t.quantity', hasQuantity === undefined ? undefined : Number(hasQuantity)),
    ...(least === undefined ? [] : [sql`t.score >= ${least}`]),
    ...published(filter, by),
    ...(await searched(engine, 'claims_text', filter.q, by === 't' ? 't.seq' : 'k.record')),
  ]
  return page(engine, { name: 'claims', from, item: sql`t.json`, order }, filter, conditions, paging)
}

export async function listEntities(engine: Engine, filter: EntityFilter, paging: Paging): Promise<Listing> {
  const { article, type, q } = filter
  const list: List = {
    name: 'entities',
    from: article === undefined ? sql`entities t` : sql`appearances k join entities t on t.seq = k.entity`,
    item: article === undefined ? sql`t.json` : sql`k.json`,
    order: [
      [article === undefined ? 't.rank' : 'k.rank', 'number'],
      ['t.id', 'string'],
    ],
  }
  const conditions = [
    ...(article === undefined ? [] : [sql`k.article = ${seqOf('articles', article)}`]),
    ...equal('t.type', type),
    ...(await searched(engine, 'entities_text', q, 't.seq')),
  ]
  return page(engine, list, filter, conditions, paging)
}

export async function listTimeline(engine: Engine, filter: TimelineFilter, paging: Paging): Promise<Listing> {
  const { article, entity, from, to, q } = filter
  const by = entity === undefined ? 't' : 'k'
  const list: List = {
    name: 'timeline',
    from: entity === undefined ? sql`timeline t` : sql`participants k join timeline t on t.seq = k.record`,
    item: sql`t.json`,
    order: [[`${by}.earliest`, 'string'], ...newestFirst(by)],
  }
  const conditions = [
    ...(entity === undefined ? [] : [sql`k.entity = ${seqOf('entities', entity)}`]),
    ...inArticle(article, by),
    ...(from === undefined ? [] : [sql`t.latest >= ${from}`]),
    ...(to === undefined ? [] : [sql`${sql.ref(`${by}.earliest`)} <= ${to}`]),
    ...(await searched(engine, 'timeline_text', q, entity === undefined ? 't.seq' : 'k.record')),
  ]
  if (from === undefined || entity !== undefined) return page(engine, list, filter, conditions, paging)
  // What is not over before the first day began in the year of that day, or it is one of the few that go on over the end
  // of a year, which have an index of their own.
  const year = from.slice(0, 4)
  return page(engine, list, filter, conditions, paging, [
    sql`t.earliest < ${year} and substr(t.earliest, 1, 4) <> substr(t.latest, 1, 4)`,
    sql`t.earliest >= ${year}`,
  ])
}

/** Newest first; the items are the numbers of the corrections. */
export async function listCorrections(engine: Engine, filter: CorrectionFilter, paging: Paging): Promise<Listing> {
  const { article, record } = filter
  const list: List = {
    name: 'corrections',
    from: sql`corrections t`,
    item: sql`t.seq`,
    order: [
      ['t.newest', 'number'],
      ['t.seq', 'number'],
    ],
  }
  const corrected = (record: string) =>
    sql`(t.target = ${record} or t.survivor = ${record}
      or t.seq in (select correction from applications where record = ${record}))`
  const conditions = [
    ...(article === undefined
      ? []
      : [sql`t.seq in (select correction from applications where article = ${plain(article)})`]),
    ...(record === undefined ? [] : [corrected(plain(record))]),
  ]
  return page(engine, list, filter, conditions, paging)
}

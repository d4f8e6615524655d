/** Reads lists of records, a page at a time. */
import { type RawBuilder, sql } from 'kysely'
import type { Entity } from '../../schemas/entity.ts'
import { slices } from './chunks.ts'
import { classesOf } from './claim-class.ts'
import { decodeCursor, encodeCursor, type Key } from './cursor.ts'
import type { Matches, ReadingEngine, TextIndex } from './engine.ts'
import { isEntityId } from './entity.ts'
import { unpackLines } from './pack.ts'
import { type EntityRow, entityRecords } from './read.ts'
import { dayNumber, undated } from './rows.ts'
import { parseQuery } from './search/query.ts'
import { meets, necessary, sieve, soughtAmongNames, soughtIn } from './search/sought.ts'
import {
  type ArticleFilter,
  type ClaimFilter,
  type CorrectionFilter,
  type EntityFilter,
  type Listing,
  type Paging,
  type QuoteFilter,
  type Range,
  type StoryFilter,
  type TimelineFilter,
  TooSlowError,
} from './store.ts'
import { type StoryRow, storySummaries } from './stories.ts'
import type { Bytes } from './tables.ts'
import { indexWords, nameKey, plain } from './words.ts'

type Condition = RawBuilder<unknown>

/** Where a list comes from and in which order. */
interface List {
  /** Stands in cursors. */
  name: string
  /** Table `t`, or the table `k` that leads to it. */
  from: RawBuilder<unknown>
  /** Columns that are read beside those of the order. */
  columns: RawBuilder<unknown>
  /** Columns of the order, all ascending, and the types of their values. */
  order: readonly (readonly [column: string, type: 'string' | 'number'])[]
}

type Row = Record<`key${number}`, string | number>

const keyOf = (row: Row, { order }: List): Key => order.map((_, i) => row[`key${i}`]!)

/**
 * Rows of a list from a key on.
 * @param parts conditions that cut the list into stretches, which follow each other in its order and are read in turn.
 * @param more makes more of the statement.
 */
async function rowsOf<Own extends object>(
  { db }: ReadingEngine,
  { from, columns, order }: List,
  conditions: readonly Condition[],
  after: Key | null,
  limit: number,
  parts: readonly Condition[] = [],
  more: (page: RawBuilder<unknown>) => RawBuilder<unknown> = (page) => page,
): Promise<(Own & Row)[]> {
  const keys = sql.join(order.map(([column]) => sql.ref(column)))
  const further = after === null ? [] : [sql`(${keys}) > (${sql.join(after.map((value) => sql.val(value)))})`]
  const named = order.map(([column], i) => sql`${sql.ref(column)} as ${sql.ref(`key${i}`)}`)
  const rows: (Own & Row)[] = []
  for (const part of parts.length > 0 ? parts.map((one) => [one]) : [[]]) {
    const where = [...part, ...conditions, ...further]
    const page = sql`
      select ${columns}, ${sql.join(named)} from ${from}
      ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
      order by ${keys} limit ${limit - rows.length}`
    rows.push(...((await more(page).execute(db)).rows as (Own & Row)[]))
    if (rows.length >= limit) break
  }
  return rows
}

/** The key after which a page begins; null for the first. */
function keyAfter({ name, order }: List, filter: object, { cursor }: Paging): Key | null {
  if (cursor === undefined) return null
  return decodeCursor(
    cursor,
    name,
    filter,
    order.map(([, type]) => type),
  )
}

/** A page of rows, of which there is one more than the page takes where another page follows. */
async function pageOf<Found extends Row>(
  list: List,
  filter: object,
  { limit }: Paging,
  rows: readonly Found[],
  items: (shown: readonly Found[]) => string[] | Promise<string[]>,
): Promise<Listing> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? encodeCursor(list.name, filter, keyOf(last, list)) : null
  return { items: await items(shown), next }
}

const newestFirst = (table: string) =>
  [
    [`${table}.newest`, 'number'],
    [`${table}.article`, 'number'],
    [`${table}.position`, 'number'],
  ] as const

/** Zones lie less than a day from UTC, so that a day’s instants lie within a day of the day in UTC. */
const slack = 24 * 60 * 60 * 1000

/** Days of publication. The bounds on `newest` say the same less exactly, for the index. */
function published({ from, to }: Range, by: string, of = by): Condition[] {
  const newest = sql.ref(`${by}.newest`)
  const day = sql.ref(`${of}.day`)
  const bounds = (iso: string) => ({ number: dayNumber(iso), milliseconds: dayNumber(iso) * slack })
  const [first, last] = [from, to].map((iso) => (iso === undefined ? undefined : bounds(iso)))
  return [
    ...(first ? [sql`${day} >= ${first.number}`, sql`${newest} <= ${slack - first.milliseconds}`] : []),
    ...(last ? [sql`${day} <= ${last.number}`, sql`${newest} >= ${-2 * slack - last.milliseconds}`] : []),
  ]
}

/** Condition that a column has the `seq` of one of the texts found. */
function found(engine: ReadingEngine, matches: Matches, column: string): Condition {
  return 'few' in matches ? sql`${sql.ref(column)} in ${engine.list(matches.few)}` : matches.among(column)
}

/** Full text of articles and entities. @throws {QueryError} */
async function searched(
  engine: ReadingEngine,
  index: TextIndex,
  q: string | undefined,
  column: string,
): Promise<Condition[]> {
  if (q === undefined) return []
  const sought = index === 'entities_text' ? soughtAmongNames : soughtIn
  return [found(engine, await engine.matching(index, sought(parseQuery(q))), column)]
}

const seqOf = (table: 'articles' | 'entities', id: string) =>
  sql`(select seq from ${sql.table(table)} where id = ${plain(id)})`

function equal(column: string, value: string | number | undefined): Condition[] {
  if (value === undefined) return []
  return [sql`${sql.ref(column)} = ${typeof value === 'string' ? plain(value) : value}`]
}

/** That a record is one of an article. `newest` says the same, for the index. */
function inArticle(id: string | undefined, table: string): Condition[] {
  if (id === undefined) return []
  const of = (column: string) => sql`(select ${sql.ref(column)} from articles where id = ${plain(id)})`
  return [sql`${sql.ref(`${table}.newest`)} = ${of('newest')}`, sql`${sql.ref(`${table}.article`)} = ${of('seq')}`]
}

export async function listArticles(engine: ReadingEngine, filter: ArticleFilter, paging: Paging): Promise<Listing> {
  const { entity, fold } = filter
  const list: List = {
    name: 'articles',
    from: articlesBy(entity, 't', 'k'),
    columns: fold === undefined ? sql`t.summary` : sql`t.summary, ${copiesOf('t')} as copies`,
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
  const conditions = await articlesThat(engine, filter, 't', 'k')
  if (fold !== undefined) conditions.push(await unfolded(engine, filter))
  const after = keyAfter(list, filter, paging)
  const rows = await rowsOf<{ summary: string; copies?: number }>(engine, list, conditions, after, paging.limit + 1)
  return pageOf(list, filter, paging, rows, (shown) =>
    shown.map(({ summary, copies }) =>
      copies === undefined ? summary : `${summary.slice(0, -1)},"copies":${copies}}`,
    ),
  )
}

/** All articles, or those that name an entity, as tables under these names. */
function articlesBy(entity: string | undefined, articles: string, appearances: string): Condition {
  const [t, k] = [sql.ref(articles), sql.ref(appearances)]
  return entity === undefined ? sql`articles ${t}` : sql`appearances ${k} join articles ${t} on ${t}.seq = ${k}.article`
}

async function articlesThat(
  engine: ReadingEngine,
  filter: ArticleFilter,
  articles: string,
  appearances: string,
): Promise<Condition[]> {
  const { q, entity, publisher } = filter
  const by = entity === undefined ? articles : appearances
  const seq = entity === undefined ? `${articles}.seq` : `${appearances}.article`
  return [
    ...(entity === undefined ? [] : [sql`${sql.ref(`${appearances}.entity`)} = ${seqOf('entities', entity)}`]),
    ...equal(`${articles}.publisher`, publisher === undefined ? undefined : nameKey(publisher)),
    ...published(filter, by, articles),
    ...(await searched(engine, 'articles_text', q, seq)),
  ]
}

/** How many copies there are of an article. */
const copiesOf = (articles: string) => sql`(select count(*) - 1 from traits c
  where c.copies = (select copies from traits where article = ${sql.ref(articles)}.seq))`

/** That no copy of an article that the filter lets through, too, is earlier. */
async function unfolded(engine: ReadingEngine, filter: ArticleFilter): Promise<Condition> {
  const age = (articles: string) => {
    const [newest, sha256, id] = ['newest', 'sha256', 'id'].map((column) => sql.ref(`${articles}.${column}`))
    return sql`(case when ${newest} = ${undated} then ${undated} else -${newest} end, ${sha256}, ${id})`
  }
  const where = [
    sql`c.copies = (select copies from traits where article = t.seq)`,
    sql`c.article <> t.seq`,
    sql`${age('o')} < ${age('t')}`,
    ...(await articlesThat(engine, filter, 'o', 'l')),
  ]
  const others = sql`${articlesBy(filter.entity, 'o', 'l')} join traits c on c.article = o.seq`
  return sql`not exists (select 1 from ${others} where ${sql.join(where, sql` and `)})`
}

export async function listStories(engine: ReadingEngine, filter: StoryFilter, paging: Paging): Promise<Listing> {
  const list: List = {
    name: 'stories',
    from: sql`stories t`,
    columns: sql`t.story, t.articles, t.outlets`,
    order: [
      ['t.newest', 'number'],
      ['t.id', 'string'],
    ],
  }
  const { from, to } = filter
  const milliseconds = (day: string) => dayNumber(day) * slack
  const conditions = [
    ...(from === undefined ? [] : [sql`t.newest <= ${-milliseconds(from)}`]),
    ...(to === undefined ? [] : [sql`t.newest > ${-milliseconds(to) - slack}`]),
    // Those without a date have the largest number.
    ...(to === undefined ? [] : [sql`t.newest < ${undated}`]),
  ]
  const after = keyAfter(list, filter, paging)
  const rows = await rowsOf<StoryRow>(engine, list, conditions, after, paging.limit + 1)
  return pageOf(list, filter, paging, rows, async (shown) =>
    (await storySummaries(engine, shown)).map((story) => JSON.stringify(story)),
  )
}

/**
 * The keys of whom a filter names, as far as they lead anywhere: an entity’s id, or all entities that have the name and,
 * for speakers who are no entity, the name itself.
 */
async function keysOf({ db }: ReadingEngine, via: 'speakers' | 'claimants', speaker: string): Promise<string[]> {
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

/** A list of records of articles. */
interface RecordList extends List {
  kind: 'quotes' | 'claims' | 'timeline'
  /** `t` or `k`. */
  by: string
  conditions: readonly Condition[]
  parts?: readonly Condition[]
}

/** A record’s place, with all records of the kind that its article has where it is the first of them. */
type RecordRow = Row & { article: number; position: number; packed: Bytes | null }

const placeOf = (by: string) => sql`${sql.ref(`${by}.article`)} as article, ${sql.ref(`${by}.position`)} as position`

/** Rows of a list of records, and the record of each, all of one moment. */
async function recordsOf(
  engine: ReadingEngine,
  { kind, conditions, parts, ...list }: RecordList,
  after: Key | null,
  limit: number,
): Promise<(Row & { json: string })[]> {
  const packed = sql`case when row_number() over (partition by article order by position) = 1
    then (select a.${sql.ref(kind)} from articles a where a.seq = page.article) end as packed`
  const keys = sql.join(list.order.map((_, i) => sql.ref(`key${i}`)))
  const rows = await rowsOf<RecordRow>(
    engine,
    list,
    conditions,
    after,
    limit,
    parts,
    (page) => sql`select page.*, ${packed} from (${page}) page order by ${keys}`,
  )
  const lines = new Map<number, string[]>()
  for (const { article, packed } of rows) if (packed !== null) lines.set(article, unpackLines(packed))
  return rows.map((row) => ({ ...row, json: lines.get(row.article)![row.position]! }))
}

/** A page of a list of records. */
async function listRecords(
  engine: ReadingEngine,
  list: RecordList,
  filter: { q?: string; article?: string } & Range,
  paging: Paging,
  whose?: string,
): Promise<Listing> {
  const after = keyAfter(list, filter, paging)
  const wanted = paging.limit + 1
  const found =
    filter.q === undefined
      ? await recordsOf(engine, list, after, wanted)
      : await searchedRecords(engine, list, { ...filter, q: filter.q, whose }, after, wanted)
  return pageOf(list, filter, paging, found, (shown) => shown.map(({ json }) => json))
}

/** Records that are looked at together in a search. */
const atOnce = { records: 200, articles: 32, most: 512 }

/**
 * Records with the words of a query. Articles that have these words are found by their index, and each of their records
 * is asked whether it has them. A list in the order of articles goes through the articles; where few records are of
 * somebody, and in a list of another order, it goes through the records that are of such articles.
 */
async function searchedRecords(
  engine: ReadingEngine,
  list: RecordList,
  { q, article, whose, ...range }: { q: string; article?: string; whose: string | undefined } & Range,
  after: Key | null,
  wanted: number,
): Promise<(Row & { json: string })[]> {
  const sought = soughtIn(parseQuery(q))
  const matches = await engine.matching('articles_text', necessary(sought))
  if ('few' in matches && matches.few.length === 0) return []
  const mayHave = sieve(sought)
  const holding: (Row & { json: string })[] = []
  /** False when there are enough. */
  const take = (rows: readonly (Row & { json: string })[]) => {
    for (const row of rows) {
      if (holding.length >= wanted) break
      if (mayHave(row.json) && meets(indexWords((JSON.parse(row.json) as { text: string }).text), sought))
        holding.push(row)
    }
    return holding.length < wanted
  }
  /** Looks at records in their order; false when there are enough. */
  const takeFrom = async (from: RecordList): Promise<boolean> => {
    for (let last = after; ; ) {
      if (engine.until !== undefined && performance.now() > engine.until) throw new TooSlowError()
      const rows = await recordsOf(engine, from, last, atOnce.records)
      if (!take(rows)) return false
      if (rows.length < atOnce.records) return true
      last = keyOf(rows.at(-1)!, list)
    }
  }
  /** That an article has the words; not asked where most have. */
  const likely = (column: string) => ('most' in matches && matches.most ? [] : [found(engine, matches, column)])
  const { by } = list
  const throughArticles = list.kind !== 'timeline' && article === undefined && (whose === undefined || 'few' in matches)
  if (!throughArticles) {
    await takeFrom({ ...list, conditions: [...list.conditions, ...likely(`${by}.article`)] })
    return holding
  }
  const articles: List = {
    name: '',
    from: sql`articles a`,
    columns: sql`a.seq as article`,
    order: [
      ['a.newest', 'number'],
      ['a.seq', 'number'],
    ],
  }
  const within = [...likely('a.seq'), ...published(range, 'a')]
  // The article of the last record may have more.
  let last: Key | null = after && [after[0]!, (after[1] as number) - 1]
  // The further it goes, the more it takes: each time the articles that match are gathered anew.
  let limit = 'few' in matches ? matches.few.length : atOnce.articles
  for (;;) {
    const some = await rowsOf<{ article: number }>(engine, articles, within, last, limit)
    for (const slice of slices(some, 4 * atOnce.articles)) {
      const of = engine.list(slice.map((row) => row.article))
      const from = sql`articles a cross join ${list.from}`
      const theirs = sql`a.seq in ${of} and ${sql.ref(`${by}.newest`)} = a.newest
        and ${sql.ref(`${by}.article`)} = a.seq`
      const conditions = [theirs, ...list.conditions]
      if (!(await takeFrom({ ...list, from, conditions }))) return holding
    }
    if (some.length < limit) return holding
    last = keyOf(some.at(-1)!, articles)
    limit = Math.min(2 * limit, atOnce.most)
  }
}

/** Table `t`, or what leads to the records of a speaker, `k`. */
async function spokenBy(engine: ReadingEngine, table: 'quotes' | 'claims', speaker: string | undefined) {
  if (speaker === undefined) return { from: sql`${sql.table(table)} t`, by: 't' }
  const via = table === 'quotes' ? 'speakers' : 'claimants'
  const own = sql.raw(table === 'quotes' ? 'kind' : 'class, score')
  const keys = await keysOf(engine, via, speaker)
  // Each key has its own stretch of the index; a record that several keys lead to is listed once.
  const from =
    keys.length > 1
      ? sql`(select distinct newest, article, position, day, ${own} from ${sql.table(via)}
          where key in (${sql.join(keys)})) k`
      : sql`(select * from ${sql.table(via)} where key = ${keys[0] ?? null}) k`
  return { from, by: 'k' }
}

export async function listQuotes(engine: ReadingEngine, filter: QuoteFilter, paging: Paging): Promise<Listing> {
  const { article, speaker, kind } = filter
  const { from, by } = await spokenBy(engine, 'quotes', speaker)
  const conditions = [...inArticle(article, by), ...equal(`${by}.kind`, kind), ...published(filter, by)]
  const list: RecordList = {
    name: 'quotes',
    kind: 'quotes',
    from,
    by,
    columns: placeOf(by),
    order: newestFirst(by),
    conditions,
  }
  return listRecords(engine, list, filter, paging, speaker)
}

/** Claims of a class that are so many that the list is walked in its order in search of them. */
const frequent = 1000

/** Claims of some classes, as table `t`: few of them by their index, many as the list has them. */
async function classified({ db, list }: ReadingEngine, classes: readonly number[]) {
  const few = sql`select * from claims where class in ${list(classes)}`
  const { rows } = await sql<{ claims: number }>`
    select count(*) as claims from (${few} limit ${sql.lit(frequent)}) as few`.execute(db)
  return rows[0]!.claims < frequent ? sql`(with few as materialized (${few}) select * from few) t` : sql`claims t`
}

export async function listClaims(engine: ReadingEngine, filter: ClaimFilter, paging: Paging): Promise<Listing> {
  const { article, claimant, q, minCheckworthiness: least } = filter
  const { from, by } = await spokenBy(engine, 'claims', claimant)
  const classes = classesOf(filter)
  const alone = claimant === undefined && article === undefined && q === undefined
  const conditions = [
    ...inArticle(article, by),
    // The sum is nothing that an index has: the list is walked.
    ...(classes === null ? [] : [sql`${sql.ref(`${by}.class`)} + 0 in ${engine.list(classes)}`]),
    ...(least === undefined ? [] : [sql`${sql.ref(`${by}.score`)} >= ${least}`]),
    ...published(filter, by),
  ]
  const list: RecordList = {
    name: 'claims',
    kind: 'claims',
    from: classes && alone ? await classified(engine, classes) : from,
    by,
    columns: placeOf(by),
    order: newestFirst(by),
    conditions,
  }
  return listRecords(engine, list, filter, paging, claimant)
}

export async function listTimeline(engine: ReadingEngine, filter: TimelineFilter, paging: Paging): Promise<Listing> {
  const { article, entity, from, to } = filter
  const by = entity === undefined ? 't' : 'k'
  const conditions = [
    ...(entity === undefined ? [] : [sql`k.entity = ${seqOf('entities', entity)}`]),
    ...(article === undefined ? [] : [sql`${sql.ref(`${by}.article`)} = ${seqOf('articles', article)}`]),
    ...(from === undefined ? [] : [sql`${sql.ref(`${by}.latest`)} >= ${from}`]),
    ...(to === undefined ? [] : [sql`${sql.ref(`${by}.earliest`)} <= ${to}`]),
  ]
  const list: RecordList = {
    name: 'timeline',
    kind: 'timeline',
    from: entity === undefined ? sql`timeline t` : sql`participants k`,
    by,
    columns: placeOf(by),
    order: [[`${by}.earliest`, 'string'], ...newestFirst(by)],
    conditions,
    // What is not over before the first day began in the year of that day, or it is one of the few that go on over the
    // end of a year, which have an index of their own.
    ...(from !== undefined && entity === undefined && { parts: stretchesFrom(from.slice(0, 4)) }),
  }
  return listRecords(engine, list, filter, paging)
}

function stretchesFrom(year: string): Condition[] {
  return [sql`t.earliest < ${year} and substr(t.earliest, 1, 4) <> substr(t.latest, 1, 4)`, sql`t.earliest >= ${year}`]
}

export async function listEntities(engine: ReadingEngine, filter: EntityFilter, paging: Paging): Promise<Listing> {
  const { article, type, q } = filter
  if (article !== undefined) return listEntitiesOf(engine, article, filter, paging)
  const conditions = [...equal('t.type', type), ...(await searched(engine, 'entities_text', q, 't.seq'))]
  const list: List = {
    name: 'entities',
    from: sql`entities t`,
    columns: sql`t.seq, t.id, t.type, t.rank, t.articles, t.quotes, t.claims`,
    order: [
      ['t.rank', 'number'],
      ['t.id', 'string'],
    ],
  }
  const after = keyAfter(list, filter, paging)
  const rows = await rowsOf<EntityRow>(engine, list, conditions, after, paging.limit + 1)
  return pageOf(list, filter, paging, rows, async (shown) =>
    (await entityRecords(engine, shown)).map((entity) => JSON.stringify(entity)),
  )
}

/** The entities of an article, as it has them. */
async function listEntitiesOf(
  engine: ReadingEngine,
  article: string,
  filter: EntityFilter,
  paging: Paging,
): Promise<Listing> {
  const { type, q } = filter
  const list: List = {
    name: 'entities',
    from: sql``,
    columns: sql``,
    order: [
      ['rank', 'number'],
      ['id', 'string'],
    ],
  }
  const after = keyAfter(list, filter, paging)
  const row = await engine.db
    .selectFrom('articles')
    .select(['company', 'entities'])
    .where('id', '=', plain(article))
    .executeTakeFirst()
  const company = row ? (JSON.parse(row.company) as [number, string][]).map(([seq]) => seq) : []
  let named: ReadonlySet<number> | null = null
  if (q !== undefined && company.length > 0) {
    const conditions = [sql`t.seq in ${engine.list(company)}`, ...(await searched(engine, 'entities_text', q, 't.seq'))]
    const { rows } = await sql<{ seq: number }>`
      select t.seq from entities t where ${sql.join(conditions, sql` and `)}`.execute(engine.db)
    named = new Set(rows.map(({ seq }) => seq))
  }
  const rows = (row ? unpackLines(row.entities) : []).flatMap((json, i) => {
    const entity = JSON.parse(json) as Entity
    const key = [-entity.mentions.length, plain(entity.id)] as const
    const [rank, id] = (after ?? []) as [number?, string?]
    const later = rank === undefined || key[0] > rank || (key[0] === rank && key[1] > id!)
    const asked = (type === undefined || entity.type === type) && (named === null || named.has(company[i]!))
    return later && asked ? [{ key0: key[0], key1: key[1], json }] : []
  })
  return pageOf(list, filter, paging, rows.slice(0, paging.limit + 1), (shown) => shown.map(({ json }) => json))
}

/** Newest first; the items are the numbers of the corrections. */
export async function listCorrections(
  engine: ReadingEngine,
  filter: CorrectionFilter,
  paging: Paging,
): Promise<Listing> {
  const { article, record } = filter
  const list: List = {
    name: 'corrections',
    from: sql`corrections t`,
    columns: sql`t.seq`,
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
  const after = keyAfter(list, filter, paging)
  const rows = await rowsOf<{ seq: number }>(engine, list, conditions, after, paging.limit + 1)
  return pageOf(list, filter, paging, rows, (shown) => shown.map(({ seq }) => String(seq)))
}

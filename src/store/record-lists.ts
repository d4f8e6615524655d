/** Lists of quotes, claims and events: where they come from, in which order, and the records themselves. */
import { type RawBuilder, sql } from 'kysely'
import { slices } from './chunks.ts'
import { classesOf } from './claim-class.ts'
import type { Key } from './cursor.ts'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import {
  byDate,
  driver,
  entitiesNamed,
  fewArticles,
  found,
  type Group,
  groupsOf,
  probe,
  published,
} from './narrowing.ts'
import { unpackLines } from './pack.ts'
import { type Condition, keyAfter, keyOf, type List, pageOf, type Row, rankedPage, rowsOf } from './pages.ts'
import { parseQuery } from './search/query.ts'
import { relevance } from './search/relevance.ts'
import { meets, necessary, type Sought, sieve, soughtIn } from './search/sought.ts'
import {
  type ClaimFilter,
  type Listing,
  type OneOf,
  type Paging,
  type QuoteFilter,
  type Range,
  type TimelineFilter,
  TooSlowError,
} from './store.ts'
import type { Bytes } from './tables.ts'
import { indexWords, nameKey, plain } from './words.ts'

/** What the lists of records are asked. */
export type RecordsAsked =
  | { kind: 'quotes'; filter: QuoteFilter }
  | { kind: 'claims'; filter: ClaimFilter }
  | { kind: 'timeline'; filter: TimelineFilter }

/** A list of records of articles. */
export interface RecordList extends List {
  kind: RecordsAsked['kind']
  /** The table that has the articles in their order, and the one that has the records. */
  at: string
  by: string
  /** What its articles are asked for beside their date and words. */
  groups: readonly Group[]
  /** Days on which they were published. */
  days: Range
}

/** A record’s place, with all records of the kind that its article has where it is the first of them. */
type RecordRow = Row & { article: number; position: number; packed: Bytes | null }

export type FoundRow = Row & { article: number; position: number; json: string }

const several = <T extends string>(asked: OneOf<T> | undefined): readonly T[] | undefined =>
  asked === undefined ? undefined : ([asked].flat() as T[])

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

/** What leads to the records of speakers, as table `k`; a record that several keys lead to is there once. */
async function spokenBy(engine: ReadingEngine, table: 'quotes' | 'claims', speakers: readonly string[]) {
  const via = table === 'quotes' ? 'speakers' : 'claimants'
  const own = sql.raw(table === 'quotes' ? 'kind' : 'class, score')
  const keys: string[] = []
  for (const speaker of speakers) keys.push(...(await keysOf(engine, via, speaker)))
  // Each key has its own stretch of the index.
  return keys.length > 1
    ? sql`(select distinct newest, article, position, day, ${own} from ${sql.table(via)}
        where key in (${sql.join([...new Set(keys)])})) k`
    : sql`(select * from ${sql.table(via)} where key = ${keys[0] ?? null}) k`
}

/** The same for events in which entities take part. */
function partakenBy(entities: readonly number[]) {
  if (entities.length === 1) return sql`(select * from participants where entity = ${entities[0]}) k`
  return sql`(select distinct earliest, newest, article, position, latest, day from participants
    where ${entities.length > 0 ? sql`entity in (${sql.join(entities)})` : sql`1 = 0`}) k`
}

/** That a record is one of an article. `newest` says the same, for the index. */
function inArticle(id: string, table: string): Condition[] {
  const of = (column: string) => sql`(select ${sql.ref(column)} from articles where id = ${plain(id)})`
  return [sql`${sql.ref(`${table}.newest`)} = ${of('newest')}`, sql`${sql.ref(`${table}.article`)} = ${of('seq')}`]
}

/** Claims of a class that are so many that the list is walked in its order in search of them. */
const frequent = 1000

/** Claims of some classes, as table `t`: few of them by their index, many as the list has them. */
async function classified({ db, list }: ReadingEngine, classes: readonly number[]) {
  const few = sql`select * from claims where class in ${list(classes)}`
  const { rows } = await sql<{ claims: number }>`
    select count(*) as claims from (${few} limit ${sql.lit(frequent)}) as few`.execute(db)
  return Number(rows[0]!.claims) < frequent ? gathered(few) : null
}

/** Few rows, as table `t`, which are found before they are sorted. */
const gathered = (few: RawBuilder<unknown>) => sql`(with few as materialized (${few}) select * from few) t`

function stretchesFrom(year: string, latest: boolean): NonNullable<List['parts']> {
  const parts = [
    {
      where: sql`t.earliest < ${year} and substr(t.earliest, 1, 4) <> substr(t.latest, 1, 4)`,
      has: ([earliest]: Key) => earliest! < year,
    },
    { where: sql`t.earliest >= ${year}`, has: ([earliest]: Key) => earliest! >= year },
  ]
  return latest ? parts.reverse() : parts
}

/**
 * The list that is asked for.
 * @param whole whether its table `t` is to be there with all its columns.
 */
export async function recordList(
  engine: ReadingEngine,
  asked: RecordsAsked,
  { whole = false }: { whole?: boolean } = {},
): Promise<RecordList> {
  const { kind, filter } = asked
  const table = sql.table(kind)
  const entities = filter.entity === undefined ? null : await entitiesNamed(engine, filter.entity)
  const groups = groupsOf(filter, kind === 'timeline' ? null : entities)
  const days: Range =
    kind !== 'timeline'
      ? filter
      : {
          ...(filter.publishedFrom !== undefined && { from: filter.publishedFrom }),
          ...(filter.publishedTo !== undefined && { to: filter.publishedTo }),
        }
  const speakers = several(kind === 'quotes' ? filter.speaker : kind === 'claims' ? filter.claimant : undefined)
  const classes = kind === 'claims' ? classesOf(filter) : null
  const ordered = filter.sort === 'checkworthiness' || kind === 'timeline' ? 'of its own' : 'by date'
  const along = kind === 'timeline' && entities !== null ? partakenBy(entities) : null

  let from = sql`${table} t`
  let [at, by] = ['t', 't']
  const conditions: Condition[] = []
  const through = speakers ? await spokenBy(engine, kind as 'quotes' | 'claims', speakers) : along
  if (through) {
    ;[from, at, by] = [through, 'k', 'k']
    if (whole || (entities !== null && kind !== 'timeline')) {
      by = 't'
      from = sql`${through} cross join ${table} t`
      conditions.push(sql`t.newest = k.newest and t.article = k.article and t.position = k.position`)
      if (kind === 'timeline') conditions.push(sql`t.earliest = k.earliest`)
    }
  } else if (filter.article === undefined && filter.q === undefined) {
    // Records that are in few articles are found by these; else by the articles in their order, or as the list has them.
    const few = ordered === 'by date' ? null : await fewArticles(engine, groups, days)
    const classed = groups.length === 0 && classes ? await classified(engine, classes) : null
    if (few) {
      const these = sql`select t.* from articles a cross join ${table} t
        where a.seq in ${engine.list(few)} and t.article = a.seq and t.newest = a.newest`
      from = gathered(
        kind === 'timeline' ? sql`select t.* from timeline t where t.article in ${engine.list(few)}` : these,
      )
    } else if (classed) from = classed
    else if (ordered === 'by date' && groups.length > 0) {
      const driven = await driver(engine, groups)
      at = 'k'
      from = sql`${driven.from} cross join ${table} t`
      conditions.push(sql`t.newest = k.newest and t.article = k.article`, ...driven.conditions)
    }
  }
  if (at === by || through) conditions.push(...groups.map((group) => probe(group, `${at}.newest`, `${at}.article`)))
  if (filter.article !== undefined)
    conditions.push(
      ...(kind === 'timeline' && by === 't'
        ? [sql`t.article = (select seq from articles where id = ${plain(filter.article)})`]
        : inArticle(filter.article, at)),
    )
  conditions.push(...published(days, at, by))
  if (entities !== null && kind !== 'timeline')
    conditions.push(
      entities.length === 0
        ? sql`1 = 0`
        : sql`(${sql.join(
            entities.map((seq) => sql`t.named like ${`%,${seq},%`}`),
            sql` or `,
          )})`,
    )
  const newest = byDate(`${at}.newest`, `${at}.article`, filter.sort === 'oldest')
  const list: RecordList = {
    kind,
    name: kind,
    from,
    at,
    by,
    groups,
    days,
    conditions,
    columns: sql`${sql.ref(`${at}.article`)} as article, ${sql.ref(`${by}.position`)} as position`,
    ...newest,
    order: [...newest.order, [`${by}.position`, 'number']],
  }
  if (kind === 'quotes') {
    const kinds = several(filter.kind)
    const column = sql.ref(`${by}.kind`)
    if (kinds)
      conditions.push(kinds.length === 1 ? sql`${column} = ${kinds[0]}` : sql`${column} in (${sql.join(kinds)})`)
  }
  if (kind === 'claims') {
    const { minCheckworthiness: least } = filter
    // The sum is nothing that an index has: the list is walked.
    if (classes) conditions.push(sql`${sql.ref(`${by}.class`)} + 0 in ${engine.list(classes)}`)
    if (least !== undefined) conditions.push(sql`${sql.ref(`${by}.score`)} >= ${least}`)
    if (filter.sort === 'checkworthiness') list.order = [[`${by}.score`, 'real', 'desc'], ...list.order]
  }
  if (kind === 'timeline') {
    const latest = filter.sort === 'newest'
    const { from: first, to: last } = filter
    if (first !== undefined) conditions.push(sql`${sql.ref(`${by}.latest`)} >= ${first}`)
    if (last !== undefined) conditions.push(sql`${sql.ref(`${by}.earliest`)} <= ${last}`)
    const columns = [[`${at}.earliest`, 'string'] as const, ...byDate(`${at}.newest`, `${at}.article`, false).order]
    list.order = [...columns, [`${by}.position`, 'number'] as const].map(([column, type]) =>
      latest ? [column, type, 'desc'] : [column, type],
    )
    // What is not over before the first day began in the year of that day, or it is one of the few that go on over the
    // end of a year, which have an index of their own.
    if (first !== undefined && !through) list.parts = stretchesFrom(first.slice(0, 4), latest)
    else delete list.parts
  }
  return list
}

/** Rows of a list of records, and the record of each, all of one moment. */
export async function recordsOf(
  engine: ReadingEngine,
  list: RecordList,
  after: Key | null,
  limit: number,
): Promise<FoundRow[]> {
  const packed = sql`case when row_number() over (partition by article order by position) = 1
    then (select a.${sql.ref(list.kind)} from articles a where a.seq = page.article) end as packed`
  const keys = sql.join(
    list.order.map(([, , down], i) => (down ? sql`${sql.ref(`key${i}`)} desc` : sql.ref(`key${i}`))),
  )
  const rows = await rowsOf<RecordRow>(
    engine,
    list,
    after,
    limit,
    (page) => sql`select page.*, ${packed} from (${page}) page order by ${keys}`,
  )
  const lines = new Map<number, string[]>()
  for (const { article, packed } of rows) if (packed !== null) lines.set(article, unpackLines(packed))
  return rows.map((row) => ({ ...row, json: lines.get(row.article)![row.position]! }))
}

/** Records that are looked at together in a search. */
const atOnce = { records: 200, articles: 32, most: 512 }
/** Records that are put in the order of their relevance, and the length in words that they usually have. */
const ranked = { most: 500, usual: 25 }

/** A page of a list of records. */
export async function listRecords(engine: ReadingEngine, asked: RecordsAsked, paging: Paging): Promise<Listing> {
  const { q, sort } = asked.filter
  const list = await recordList(engine, asked)
  const shown = (rows: readonly FoundRow[]) => rows.map(({ json }) => json)
  const wanted = paging.limit + 1
  if (q === undefined) {
    const rows = await recordsOf(engine, list, keyAfter(list, asked.filter, paging), wanted)
    return pageOf(list, asked.filter, paging, rows, shown)
  }
  const sought = soughtIn(parseQuery(q))
  if (sort !== 'relevance') {
    const after = keyAfter(list, asked.filter, paging)
    const { rows } = await searchedRecords(engine, list, asked.filter, sought, after, wanted)
    return pageOf(list, asked.filter, paging, rows, shown)
  }
  const { rows } = await searchedRecords(engine, list, asked.filter, sought, null, ranked.most, looked)
  return rankedPage(
    list,
    asked.filter,
    paging,
    rows,
    ({ json }) => relevance(wordsOf(json), sought, ranked.usual),
    shown,
  )
}

const wordsOf = (json: string) => indexWords((JSON.parse(json) as { text: string }).text)

/** What a search looks at before it gives up, where it is not given up for its time: so that it gives the same anywhere. */
interface Effort {
  articles: number
  records: number
}
export const looked: Effort = { articles: 500, records: 20_000 }

/**
 * Records that meet a query. Articles that have its words are found by their index, and each of their records is asked. A
 * list in the order of articles goes through the articles; where few records are of somebody, and in a list of another
 * order, it goes through the records that are of such articles.
 * @param effort unless given, as much as time allows.
 * @returns `all`: whether there are no more.
 */
export async function searchedRecords(
  engine: ReadingEngine,
  list: RecordList,
  filter: RecordsAsked['filter'],
  sought: Sought,
  after: Key | null,
  wanted: number,
  effort: Effort = { articles: Number.POSITIVE_INFINITY, records: Number.POSITIVE_INFINITY },
): Promise<{ rows: FoundRow[]; all: boolean }> {
  const matches = await engine.matching('articles_text', necessary(sought))
  if ('few' in matches && matches.few.length === 0) return { rows: [], all: true }
  const mayHave = sieve(sought)
  const holding: FoundRow[] = []
  /** False when there are enough. */
  const take = (rows: readonly FoundRow[]) => {
    for (const row of rows) {
      if (holding.length >= wanted) break
      if (mayHave(row.json) && meets(wordsOf(row.json), sought)) holding.push(row)
    }
    return holding.length < wanted
  }
  let seen = 0
  /** Looks at records in their order; false when there are enough. */
  const takeFrom = async (from: RecordList): Promise<boolean> => {
    for (let last = after; ; ) {
      if (engine.until !== undefined && performance.now() > engine.until) throw new TooSlowError()
      const rows = await recordsOf(engine, from, last, atOnce.records)
      if (!take(rows)) return false
      if (rows.length < atOnce.records) return true
      seen += rows.length
      if (seen >= effort.records) return false
      last = keyOf(rows.at(-1)!, list)
    }
  }
  /** That an article has the words; not asked where most have. */
  const likely = (column: string) => ('most' in matches && matches.most ? [] : [found(engine, matches, column)])
  const { at } = list
  const oldest = filter.sort === 'oldest'
  const byArticle = list.kind !== 'timeline' && filter.sort !== 'checkworthiness' && filter.article === undefined
  if (!byArticle || (at === 'k' && !('few' in matches))) {
    const all = await takeFrom({ ...list, conditions: [...list.conditions, ...likely(`${at}.article`)] })
    return { rows: holding, all }
  }
  const articles: List = {
    name: '',
    from: sql`articles a`,
    columns: sql`a.seq as article`,
    ...byDate('a.newest', 'a.seq', oldest),
    conditions: [
      ...likely('a.seq'),
      ...list.groups.map((group) => probe(group, 'a.newest', 'a.seq')),
      ...published(list.days, 'a'),
    ],
  }
  // The article of the last record may have more.
  let last: Key | null = after && [after[0]!, (after[1] as number) + (oldest ? 1 : -1)]
  // The further it goes, the more it takes: each time the articles that match are gathered anew.
  let limit = 'few' in matches ? matches.few.length : atOnce.articles
  for (let done = 0; ; ) {
    const some = await rowsOf<{ article: number }>(engine, articles, last, Math.min(limit, effort.articles - done))
    for (const slice of slices(some, 4 * atOnce.articles)) {
      const of = engine.list(slice.map((row) => row.article))
      const from = sql`articles a cross join ${list.from}`
      const theirs = sql`a.seq in ${of} and ${sql.ref(`${at}.newest`)} = a.newest
        and ${sql.ref(`${at}.article`)} = a.seq`
      const conditions = [theirs, ...list.conditions]
      if (!(await takeFrom({ ...list, from, conditions }))) return { rows: holding, all: false }
    }
    done += some.length
    if (some.length < limit) return { rows: holding, all: done < effort.articles }
    if (done >= effort.articles) return { rows: holding, all: false }
    last = keyOf(some.at(-1)!, articles)
    limit = Math.min(2 * limit, atOnce.most)
  }
}

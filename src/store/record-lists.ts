/** Lists of quotes, claims and events: where they come from, in which order, and the records themselves. */
import { type RawBuilder, sql } from 'kysely'
import { type Classes, classesOf } from './claim-class.ts'
import type { Key } from './cursor.ts'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import {
  byDate,
  driver,
  entitiesNamed,
  fewArticles,
  type Group,
  groupsOf,
  newestIn,
  probe,
  published,
  there,
} from './narrowing.ts'
import { linesOf, reopen } from './pack.ts'
import { byKeys, type Condition, keyOf, type List, type Row, rowsOf } from './pages.ts'
import type { ClaimFilter, OneOf, QuoteFilter, Range, TimelineFilter } from './store.ts'
import type { Bytes } from './tables.ts'
import { nameKey, plain } from './words.ts'

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
  /** Those of its conditions that ask for more than articles of these groups and days. */
  own: readonly Condition[]
  /** Of a list to be counted: whether it was narrowed by articles, and whether to all of them. */
  within: 'all articles' | 'the newest articles' | null
  /** Of a list to be counted: whether there may be more that is asked for than it looks at. */
  cut: boolean
  /** It has the places of records alone. */
  lean: boolean
  /** It has events in their own order, narrowed by when they were published. */
  byDays: boolean
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

/** The way to records by what they are found by: a table in their order, or what is asked of each where they are many. */
type Way = { through: RawBuilder<unknown>; cut?: boolean } | { among: Condition }

/**
 * The way to the records in a table that leads to them by a key, as table `k`.
 * @param columns of that table; `ordered`: it is in the order of the list.
 */
async function wayBy(
  { db }: ReadingEngine,
  {
    via,
    key,
    columns,
    ordered,
    counting,
  }: { via: string; key: string; columns: readonly string[]; ordered: boolean; counting: boolean },
  keys: readonly (string | number)[],
): Promise<Way> {
  const [table, column] = [sql.table(via), sql.ref(key)]
  if (keys.length === 0) return { through: sql`(select * from ${table} where 1 = 0) k` }
  const where = sql`${column} in (${sql.join(keys)})`
  const alone = sql`(select * from ${table} where ${column} = ${keys[0]}) k`
  if (keys.length === 1 && (ordered || counting)) return { through: alone }
  const distinct = sql`select distinct ${sql.join(columns.map((name) => sql.ref(name)))} from ${table} where ${where}`
  const most = counting ? mostCounted + 1 : frequent
  const { rows } = await sql<{ found: number }>`select count(*) as found from
    (select 1 from ${table} where ${where} limit ${sql.lit(most)}) as few`.execute(db)
  const few = Number(rows[0]!.found) < most
  if (counting) return { through: sql`(${distinct} limit ${sql.lit(most)}) k`, cut: !few }
  // Each key has its own stretch of the index: those of several, or of another order, have to be gathered.
  if (few) return { through: keys.length === 1 ? alone : sql`(${distinct}) k` }
  const same = columns.filter((name) => name !== 'day' && name !== 'latest' && !(name in classFacts))
  const joined = same.map((name) => sql`g.${sql.ref(name)} = t.${sql.ref(name)}`)
  return { among: there(sql`${table} g where g.${where} and ${sql.join(joined, sql` and `)}`) }
}

/** What the tables of speakers and claimants repeat of a record, for filters. */
const classFacts = { kind: true, class: true, score: true }

/** The way to the records of speakers. */
async function spokenBy(
  engine: ReadingEngine,
  table: 'quotes' | 'claims',
  speakers: readonly string[],
  ordered: boolean,
  counting: boolean,
): Promise<Way> {
  const via = table === 'quotes' ? 'speakers' : 'claimants'
  const keys: string[] = []
  for (const speaker of speakers) keys.push(...(await keysOf(engine, via, speaker)))
  const columns = ['newest', 'article', 'position', 'day', ...(table === 'quotes' ? ['kind'] : ['class', 'score'])]
  return wayBy(engine, { via, key: 'key', columns, ordered, counting }, [...new Set(keys)])
}

/** The way to events in which entities take part. */
const partakenBy = (engine: ReadingEngine, entities: readonly number[], counting: boolean): Promise<Way> =>
  wayBy(
    engine,
    {
      via: 'participants',
      key: 'entity',
      columns: ['earliest', 'newest', 'article', 'position', 'latest', 'day'],
      ordered: true,
      counting,
    },
    entities,
  )

/** That a record is one of an article. `newest` says the same, for the index. */
function inArticle(id: string, table: string): Condition[] {
  const of = (column: string) => sql`(select ${sql.ref(column)} from articles where id = ${plain(id)})`
  return [sql`${sql.ref(`${table}.newest`)} = ${of('newest')}`, sql`${sql.ref(`${table}.article`)} = ${of('seq')}`]
}

/** From how many records on the list is walked in its order in search of them, instead of them being gathered and sorted. */
const frequent = 5000

/** Claims of some classes, or with a score from some on, as table `t`: few by their index; null where they are many. */
async function classified(
  { db, rows: values }: ReadingEngine,
  classes: Classes | null,
  least: number | undefined,
  lean: boolean,
) {
  /** Stretches as rows of two numbers. */
  const stretches = classes?.stretches.map(([first, last]) => ({ class: first, position: last }))
  const ways = [
    ...(stretches
      ? [
          {
            column: 'class',
            of: sql`(${values('claims', ['class', 'position'], stretches)}) s cross join claims c
              where c.class between s.class and s.position`,
          },
        ]
      : []),
    ...(least === undefined ? [] : [{ column: 'score', of: sql`claims c where c.score >= ${least}` }]),
  ]
  for (const { column, of } of ways) {
    const { rows } = await sql<{ claims: number }>`
      select count(*) as claims from (select 1 from ${of} limit ${sql.lit(frequent)}) as few`.execute(db)
    if (Number(rows[0]!.claims) >= frequent) continue
    // Their index has what they are found by.
    const columns = lean ? sql`c.newest, c.article, c.position, ${sql.ref(`c.${column}`)}` : sql`c.*`
    return gathered(sql`select ${columns} from ${of}`)
  }
  return null
}

/** Few rows, as table `t`, which are found before they are sorted: no engine looks through a limit. */
export const gathered = (few: RawBuilder<unknown>) => sql`(${few} limit ${sql.lit(Number.MAX_SAFE_INTEGER)}) t`

function stretchesFrom(month: string, latest: boolean): NonNullable<List['parts']> {
  const parts = [
    {
      where: sql`t.earliest < ${month} and substr(t.earliest, 1, 7) <> substr(t.latest, 1, 7)`,
      has: ([earliest]: Key) => earliest! < month,
    },
    { where: sql`t.earliest >= ${month}`, has: ([earliest]: Key) => earliest! >= month },
  ]
  return latest ? parts.reverse() : parts
}

/** Records that are counted, at most. */
export const mostCounted = 10_000

/** What is asked, and what follows from it for where the records are looked for. */
type Question = RecordsAsked & {
  counting: number | null
  /** Of which one must be named; null for any. */
  entities: readonly number[] | null
  groups: readonly Group[]
  days: Range
  classes: Classes | null
  least: number | undefined
  /** Whether it is narrowed by days of publication, and by what claims are. */
  dated: boolean
  classy: boolean
  /** Whether its order is that of articles. */
  inOrder: boolean
  /** Whether it is counted by the articles whose records it has. */
  byArticles: boolean
}

async function questionOf(engine: ReadingEngine, asked: RecordsAsked, counting: number | null): Promise<Question> {
  const { kind, filter } = asked
  const entities = filter.entity === undefined ? null : await entitiesNamed(engine, filter.entity)
  const groups = groupsOf(filter, kind === 'timeline' ? null : entities)
  const days: Range =
    kind !== 'timeline'
      ? filter
      : {
          ...(filter.publishedFrom !== undefined && { from: filter.publishedFrom }),
          ...(filter.publishedTo !== undefined && { to: filter.publishedTo }),
        }
  const classes = kind === 'claims' ? classesOf(filter) : null
  const least = kind === 'claims' ? filter.minCheckworthiness : undefined
  const dated = days.from !== undefined || days.to !== undefined
  const classy = classes !== null || least !== undefined
  // Quotes and claims of some days follow each other in their own table.
  const byArticles =
    counting !== null &&
    filter.q === undefined &&
    filter.article === undefined &&
    (groups.length > 0 || (dated && (kind === 'timeline' || classy)))
  const inOrder = kind !== 'timeline' && filter.sort !== 'checkworthiness'
  return { ...asked, counting, entities, groups, days, classes, least, dated, classy, inOrder, byArticles }
}

/** Where records are read from. */
type Source = Pick<RecordList, 'from' | 'at' | 'by' | 'conditions' | 'lean' | 'within'> & {
  /** Whether its records are those of articles that are in all groups. */
  grouped: boolean
}

const ofArticle = sql`t.newest = k.newest and t.article = k.article`

const wholeOf = (kind: RecordList['kind']): Source => ({
  from: sql`${sql.table(kind)} t`,
  at: 't',
  by: 't',
  conditions: [],
  lean: false,
  within: null,
  grouped: false,
})

/** The way to the records of whom the list is asked for: of speakers, of claimants, of who takes part. */
async function wayOf(engine: ReadingEngine, question: Question): Promise<Way | null> {
  const { kind, filter, entities, byArticles } = question
  const counting = question.counting !== null
  if (kind === 'timeline') return entities !== null && !byArticles ? partakenBy(engine, entities, counting) : null
  const speakers = several(kind === 'quotes' ? filter.speaker : filter.claimant)
  return speakers ? spokenBy(engine, kind, speakers, question.inOrder, counting) : null
}

function sourceThrough(engine: ReadingEngine, { kind, entities }: Question, through: RawBuilder<unknown>): Source {
  const places: Source = { ...wholeOf(kind), from: through, at: 'k', by: 'k', lean: true }
  if (entities === null || kind === 'timeline') return places
  return {
    ...places,
    ...engine.along(through, kind, sql`${ofArticle} and t.position = k.position`),
    by: 't',
    lean: false,
  }
}

/** Where nobody, no article and no words are asked for: few articles, few claims, articles in their order, or all records. */
async function sourceAmong(engine: ReadingEngine, question: Question, whole: Source): Promise<Source> {
  const { kind, filter, entities, groups, days, classes, least, dated, classy, inOrder, byArticles } = question
  const lean =
    !dated && entities === null && (classes === null || (least === undefined && filter.sort !== 'checkworthiness'))
  const classed = classy ? await classified(engine, classes, least, lean) : null
  if (classed) return { ...whole, from: classed, lean }
  if (byArticles) return sourceOfNewest(engine, question)
  if (inOrder) {
    const driven = await driver(engine, groups)
    return driven ? sourceAlong(engine, kind, driven) : whole
  }
  const few = await fewArticles(engine, groups, days)
  if (!few) return whole
  const bounded = kind === 'timeline' && (filter.from !== undefined || filter.to !== undefined)
  const records = ofArticles(engine, kind, few, dated || classy || bounded || entities !== null)
  return { ...whole, from: gathered(records), grouped: true }
}

/** Records of articles in their order, which they follow in the order of the list: nothing has to be sorted. */
function sourceAlong(
  engine: ReadingEngine,
  kind: RecordList['kind'],
  articles: NonNullable<Awaited<ReturnType<typeof driver>>>,
): Source {
  const { from, conditions } = engine.along(articles.from, kind, ofArticle)
  return { ...wholeOf(kind), from, at: 'k', conditions: [...conditions, ...articles.conditions], grouped: true }
}

/** Of a list to be counted: records of the newest articles of its groups and days. */
async function sourceOfNewest(engine: ReadingEngine, { kind, groups, days, counting }: Question): Promise<Source> {
  const driven = await driver(engine, groups)
  const articles = newestIn(driven, groups, days, counting! + 1)
  const { rows } = await sql<{ newest: number; article: number; found: number }>`
    select newest, article, count(*) over () as found from ${articles}
    order by newest desc, article desc limit 1`.execute(engine.db)
  const last = rows[0]
  const within = last && Number(last.found) > counting! ? 'the newest articles' : 'all articles'
  if (driven && kind !== 'timeline') {
    const source = sourceAlong(engine, kind, driven)
    const bound = within === 'all articles' ? [] : [sql`(k.newest, k.article) <= (${last!.newest}, ${last!.article})`]
    return { ...source, within, conditions: [...source.conditions, ...published(days, 'k', 't'), ...bound] }
  }
  const [at, belongs] = kind === 'timeline' ? ['t', sql`t.article = k.article`] : ['k', ofArticle]
  return { ...wholeOf(kind), ...engine.along(articles, kind, belongs), at, within, grouped: true }
}

const partsAsked = (column: RawBuilder<unknown>, { parts }: Classes): Condition[] =>
  parts.map(({ unit, base, places }) =>
    places.length === 0
      ? sql`1 = 0`
      : sql`${column} / ${sql.lit(unit)} % ${sql.lit(base)} in (${sql.join(places.map((place) => sql.lit(place)))})`,
  )

/** What is asked of the records themselves. */
function conditionsOf(question: Question, { at, by, within }: Source): Condition[] {
  const { kind, filter, entities, classes, least } = question
  const of = (column: string) => sql.ref(`${by}.${column}`)
  const conditions: Condition[] = []
  if (filter.article !== undefined)
    conditions.push(
      ...(kind === 'timeline' && by === 't'
        ? [sql`t.article = (select seq from articles where id = ${plain(filter.article)})`]
        : inArticle(filter.article, at)),
    )
  if (entities !== null && (kind !== 'timeline' || within)) {
    const named = entities.map((seq) => sql`t.named like ${`%,${seq},%`}`)
    conditions.push(named.length === 0 ? sql`1 = 0` : sql`(${sql.join(named, sql` or `)})`)
  }
  const kinds = kind === 'quotes' ? several(filter.kind) : undefined
  if (kinds)
    conditions.push(kinds.length === 1 ? sql`${of('kind')} = ${kinds[0]}` : sql`${of('kind')} in (${sql.join(kinds)})`)
  // These are nothing that an index has: the list is walked.
  if (classes) conditions.push(sql`(${sql.join(partsAsked(of('class'), classes), sql` and `)}) is true`)
  if (least !== undefined) conditions.push(sql`${of('score')} >= ${least}`)
  if (kind === 'timeline') {
    if (filter.from !== undefined) conditions.push(sql`${of('latest')} >= ${filter.from}`)
    if (filter.to !== undefined) conditions.push(sql`${of('earliest')} <= ${filter.to}`)
  }
  return conditions
}

function orderOf({ kind, filter }: Question, { at, by }: Source): Pick<List, 'order' | 'parts'> {
  const newest = byDate(`${at}.newest`, `${at}.article`, kind !== 'timeline' && filter.sort === 'oldest')
  const order: List['order'] = [...newest.order, [`${by}.position`, 'number']]
  if (kind !== 'timeline')
    return { ...newest, order: filter.sort === 'checkworthiness' ? [[`${by}.score`, 'real', 'desc'], ...order] : order }
  const latest = filter.sort === 'newest'
  const byDay: List['order'] = [[`${at}.earliest`, 'string'], ...order]
  return {
    order: latest ? byDay.map(([column, type]) => [column, type, 'desc']) : byDay,
    // What is not over before the first day began in the month of that day, or it is one of the few that go on over the
    // end of a month, which have an index of their own.
    ...(filter.from !== undefined && by === 't' && { parts: stretchesFrom(filter.from.slice(0, 7), latest) }),
  }
}

/**
 * The list that is asked for.
 * @param counting that it is to be counted, and of how many articles the records are where it is narrowed by articles: of
 *   the newest of them.
 */
export async function recordList(
  engine: ReadingEngine,
  asked: RecordsAsked,
  counting: number | null = null,
): Promise<RecordList> {
  const question = await questionOf(engine, asked, counting)
  const { kind, filter, groups, days } = question
  const whole = wholeOf(kind)
  const way = await wayOf(engine, question)
  const source =
    way && 'through' in way
      ? sourceThrough(engine, question, way.through)
      : filter.article === undefined && filter.q === undefined
        ? await sourceAmong(engine, question, whole)
        : whole
  const { from, at, by, lean, within } = source
  const own = [...(way && 'among' in way ? [way.among] : []), ...source.conditions, ...conditionsOf(question, source)]
  const inGroups = source.grouped ? [] : groups.map((group) => probe(group, `${at}.newest`, `${at}.article`))
  return {
    kind,
    name: kind,
    from,
    at,
    by,
    groups,
    days,
    within,
    cut: way !== null && 'cut' in way && way.cut === true,
    lean,
    byDays: kind === 'timeline' && question.dated && source === whole && filter.from === undefined,
    own,
    conditions: [...own, ...inGroups, ...(within ? [] : published(days, at, by))],
    columns: sql`${sql.ref(`${at}.article`)} as article, ${sql.ref(`${by}.position`)} as position`,
    ...orderOf(question, source),
  }
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
  const rows = await rowsOf<RecordRow>(
    engine,
    list,
    after,
    limit,
    (page) => sql`select page.*, ${packed} from (${page}) page order by ${byKeys(list)}`,
  )
  const lines = new Map<number, string[]>()
  for (const { article, packed } of rows) if (packed !== null) lines.set(article, linesOf(reopen(packed)))
  return rows.map((row) => ({ ...row, json: lines.get(row.article)![row.position]! }))
}

type Place = { newest: number; article: number; position: number }

/** A list of those of its records that have certain places: so few that they are one stretch. */
function placed(engine: ReadingEngine, list: RecordList, places: readonly Place[]): RecordList {
  const { parts: _, ...whole } = list
  const { at, by, kind } = list
  const named = sql`(${engine.rows(kind, ['newest', 'article', 'position'], places)}) p`
  return {
    ...whole,
    from: sql`${named} cross join ${list.from}`,
    conditions: [
      ...(kind === 'timeline' ? [] : [sql`${sql.ref(`${at}.newest`)} = p.newest`]),
      sql`${sql.ref(`${at}.article`)} = p.article`,
      sql`${sql.ref(`${by}.position`)} = p.position`,
      ...list.conditions,
    ],
  }
}

/** The list of what a search found. */
export function listOf(engine: ReadingEngine, list: RecordList, rows: readonly FoundRow[]): RecordList {
  const newest = list.order.findIndex(([column]) => column === `${list.at}.newest`)
  return placed(
    engine,
    list,
    rows.map((row) => ({ newest: Number(keyOf(row, list)[newest]), article: row.article, position: row.position })),
  )
}

/**
 * Records of some articles, by their index.
 * @param whole whether more is wanted of them than their places in the order of lists.
 */
export function ofArticles(
  { list }: ReadingEngine,
  kind: RecordList['kind'],
  articles: readonly number[],
  whole: boolean,
) {
  const order = kind === 'timeline' ? ['earliest'] : kind === 'claims' ? ['score'] : []
  const columns = [...order, 'newest', 'article', 'position'].map((column) => sql.ref(`t.${column}`))
  const selected = whole ? sql`t.*` : sql.join(columns)
  return kind === 'timeline'
    ? sql`select ${selected} from timeline t where t.article in ${list(articles)}`
    : sql`select ${selected} from traits a cross join ${sql.table(kind)} t
        where a.article in ${list(articles)} and t.article = a.article and t.newest = a.newest`
}

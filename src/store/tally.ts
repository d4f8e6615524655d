/** Pages of lists with how many records these have, and how many of them by what they are. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import { type ArticleList, articleList, listArticles } from './lists.ts'
import { byDate } from './narrowing.ts'
import { countRows, type List, rowCount, rowsOf, whereAll } from './pages.ts'
import { namedEntities } from './read.ts'
import { listOf, mostCounted, type RecordsAsked, recordList } from './record-lists.ts'
import { listRecords, mostFound, searchedRecords } from './record-search.ts'
import { dayOf } from './rows.ts'
import { parseQuery } from './search/query.ts'
import { soughtIn } from './search/sought.ts'
import type { ArticleFilter, Counted, CountedListing, CountedPaging, Facet, Filters, Tally } from './store.ts'

/**
 * Records that facets count, and events, whose order opens an article for nearly each; of a search for words that many
 * articles have, articles; those that are counted without copies; and values of a facet that are told.
 */
const most = { faceted: 1000, events: 500, searched: 64, folded: 1000, values: 100, days: 1000 }
/** Articles whose records are counted where a list is narrowed by articles; events, which are not in their order, by facets. */
const reach = { total: 500, events: 100 }

export async function countedArticles(
  engine: ReadingEngine,
  filter: ArticleFilter,
  paging: CountedPaging,
): Promise<CountedListing> {
  const listing = await listArticles(engine, filter, paging)
  if (!paging.facets) return listing
  const { sort: _, ...unsorted } = filter
  return {
    ...listing,
    tally: await tallyOf(engine, 'articles', await articlesCounted(engine, unsorted), paging.facets),
  }
}

export async function countedRecords(
  engine: ReadingEngine,
  asked: RecordsAsked,
  paging: CountedPaging,
): Promise<CountedListing> {
  const { facets } = paging
  if (!facets) return listRecords(engine, asked, paging)
  const { sort, ...filter } = asked.filter
  const unsorted = { kind: asked.kind, filter } as RecordsAsked
  const list = await recordList(engine, unsorted, reach.total)
  if (filter.q === undefined) {
    const whole = list.within !== 'the newest articles' && !list.cut
    const nearer = asked.kind === 'timeline' && list.within && facets.length > 0
    const counted: Whole = {
      total: { list, whole, limit: mostCounted },
      list: nearer ? await recordList(engine, unsorted, reach.events) : list,
    }
    const listing = await listRecords(engine, asked, paging)
    return { ...listing, tally: await tallyOf(engine, asked.kind, counted, facets) }
  }
  const sought = soughtIn(parseQuery(filter.q))
  const found = await searchedRecords(engine, list, filter, sought, null, mostFound + 1)
  const count = Math.min(found.rows.length, mostFound)
  const total = { count, exact: found.end === null && count === found.rows.length && !list.cut }
  const inOrder =
    sort === undefined || sort === 'relevance' || sort === (asked.kind === 'timeline' ? 'oldest' : 'newest')
  // What was found is the first page, too.
  const isFirst = inOrder && paging.cursor === undefined && !list.cut
  const listing = await listRecords(engine, asked, paging, isFirst ? found : undefined)
  const counted = { total, list: listOf(engine, list, found.rows.slice(0, mostFound)) }
  return { ...listing, tally: await tallyOf(engine, asked.kind, counted, facets) }
}

interface Whole {
  /** How many there are, or what tells it. */
  total: Tally['total'] | Counting
  /** What facets count. */
  list: CountedList
}

type CountedList = List & Pick<ArticleList, 'lean' | 'counted'>

/** What is to be counted up to a limit; `whole`: whether that is all that is asked for. */
interface Counting {
  list: List
  whole: boolean
  limit: number
}

async function tallyOf(
  engine: ReadingEngine,
  kind: keyof Filters,
  { total, list }: Whole,
  facets: readonly Facet[],
): Promise<Tally> {
  const counting = 'list' in total ? total : null
  const found = facets.length === 0 ? null : await countedBy(engine, kind, list, facets, counting)
  if (!('list' in total)) return { total, facets: {}, ...found?.told }
  const count = found ? found.all : await countedIn(engine, total)
  return {
    total: { count: Math.min(count, total.limit), exact: total.whole && count <= total.limit },
    facets: {},
    ...found?.told,
  }
}

async function articlesCounted(engine: ReadingEngine, filter: ArticleFilter): Promise<Whole> {
  const list = await articleList(engine, filter, true)
  const { q, ...narrowing } = filter
  const matches = q === undefined ? null : await engine.matching('articles_text', soughtIn(parseQuery(q)))
  if (!matches || 'few' in matches)
    return { total: { list, whole: true, limit: filter.fold === undefined ? mostCounted : most.folded }, list }
  // Each article costs to be looked for among many.
  const rows = await rowsOf(engine, list, null, most.searched + 1)
  const places = rows.slice(0, most.searched).map(({ key0, key1 }) => ({ newest: Number(key0), article: Number(key1) }))
  const found: CountedList = {
    ...list,
    from: sql`(${engine.rows('facts', ['newest', 'article'], places)}) p cross join facts t`,
    ...byDate('t.newest', 't.article', false),
    conditions: [sql`t.newest = p.newest and t.article = p.article`],
    counted: true,
  }
  const total =
    Object.keys(narrowing).length === 0
      ? { list: { ...found, from: sql`(${matches.all}) t`, conditions: [] }, whole: true, limit: mostCounted }
      : { count: places.length, exact: rows.length <= most.searched }
  return { total, list: found }
}

/** How many rows a list has, up to one more than the limit. */
async function countedIn(engine: ReadingEngine, { list, limit }: Counting): Promise<number> {
  let count = 0
  for (const part of partsOf(list)) count += await countRows(engine, part, limit + 1 - count)
  return count
}

const partsOf = <Own extends List>(list: Own): Own[] =>
  list.parts?.map((part) => ({ ...list, conditions: [...list.conditions, part.where] })) ?? [list]

/** What facets need of records that are counted, and the key of these beside that of their articles. */
const columns = {
  quotes: sql`t.day, t.kind, t.whose, t.named`,
  claims: sql`t.day, t.whose, t.named`,
  timeline: sql`t.earliest as day, t.named`,
}

const place = ['newest', 'article', 'position']

/** Records of a kind that facets count. */
const facetedOf = (kind: keyof Filters) => (kind === 'timeline' ? most.events : most.faceted)

/** How many records have which values of each facet. */
type Counts = Partial<Record<Facet, Map<string | number, number>>>

/**
 * How many records have which values of facets. They are gathered where they lie, and come as a few long texts: to read
 * thousands of rows takes ten times as long.
 */
async function countedBy(
  engine: ReadingEngine,
  kind: keyof Filters,
  list: CountedList,
  facets: readonly Facet[],
  counting: Counting | null,
): Promise<{ all: number; told: { counted: number; facets: Tally['facets'] } }> {
  const counts: Counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]))
  const limit = facetedOf(kind)
  let [counted, all] = [0, 0]
  for (const [i, part] of partsOf(list).entries()) {
    const whole = counting && { list: partsOf(counting.list)[i]!, limit: counting.limit + 1 - all }
    const same = counting?.list === list
    if (counted < limit) {
      const found = await countPart(engine, kind, part, limit - counted, counts, whole && { ...whole, same })
      counted += found.counted
      all += found.all
    } else if (whole) all += await countRows(engine, whole.list, whole.limit)
  }
  return { all, told: { counted, facets: await toldOf(engine, counts) } }
}

/** A text of a facet’s values, or one value with how many records have it; how many are counted, and how many there are. */
type Row = { facet: 'counted' | 'all' | Facet; value: string | null; records: number | null }

/** The first records of a list, with what facets need of them and with their article. */
function pageToCount(kind: keyof Filters, { from, conditions, order, lean, counted }: CountedList, limit: number) {
  const by = order.map(([column]) => sql.ref(column))
  const rows = (selected: RawBuilder<unknown>) =>
    sql`select ${selected} from ${from} ${whereAll(conditions)} order by ${sql.join(by)} limit ${sql.lit(limit)}`
  const keys = kind === 'timeline' ? ['earliest', ...place] : kind === 'articles' ? place.slice(0, 2) : place
  const named = sql.join(keys.map((key, i) => sql`${by[i]} as ${sql.ref(key)}`))
  if (kind === 'articles') return rows(counted ? sql`${named}, t.publisher, t.kind, t.day, t.named` : named)
  if (!lean)
    return rows(
      sql`${by[keys.indexOf('newest')]} as newest, ${by[keys.indexOf('article')]} as article, ${columns[kind]}`,
    )
  const same = keys.map((key) => sql`t.${sql.ref(key)} = p.${sql.ref(key)}`)
  return sql`select t.newest, t.article, ${columns[kind]}
    from (${rows(named)}) p cross join ${sql.table(kind)} t where ${sql.join(same, sql` and `)}`
}

/**
 * Adds the records of a part of a list to counts, and gives how many these were.
 * @param whole what else is counted up to a limit, if anything; `same`: it is that part of the list.
 */
async function countPart(
  { db }: ReadingEngine,
  kind: keyof Filters,
  list: CountedList,
  limit: number,
  counts: Counts,
  whole: { list: List; limit: number; same: boolean } | null,
): Promise<{ counted: number; all: number }> {
  // Where no more is counted than the page and one, both are read at once.
  const ahead = whole?.same && whole.limit === limit + 1
  const page = pageToCount(kind, list, ahead ? limit + 1 : limit)
  const ofArticles = list.counted
    ? sql`select publisher, kind, day, named, 1 as records from page`
    : sql`select f.publisher, f.kind, f.day, f.named, p.records
    from (select newest, article, count(*) as records from page group by newest, article) p
    join facts f on f.newest = p.newest and f.article = p.article`
  const grouped = (facet: Facet) =>
    sql`select ${sql.lit(facet)} as facet, ${sql.ref(facet)} as value, sum(records) as records
      from told where ${sql.ref(facet)} is not null group by ${sql.ref(facet)}`
  const together: Partial<Record<Facet, RawBuilder<unknown>>> = {
    day: sql`string_agg(cast(day as text), ',')`,
    entity: sql`string_agg(named, '')`,
    ...(kind === 'quotes' && { kind: sql`string_agg(kind, ',')` }),
    // Articles and events have no speakers.
    ...((kind === 'quotes' || kind === 'claims') && { speaker: sql`string_agg(nullif(whose, ''), ${sql.lit('\n')})` }),
  }
  const asked = (Object.keys(counts) as Facet[]).filter((facet) => facet in together || facet !== 'speaker')
  const joined = asked.flatMap((facet) => (facet in together ? [sql`${together[facet]} as ${sql.ref(facet)}`] : []))
  const there = whole && sql`(${rowCount(whole.list, whole.limit)})`
  // What all of it is on the page of is not counted once more.
  const all = ahead
    ? sql`(select count(*) from ahead)`
    : whole?.same
      ? sql`case when counted < ${sql.lit(limit)} then counted else ${there} end`
      : there
  const pages = ahead
    ? sql`ahead as materialized (${page}), page as materialized (select * from ahead limit ${sql.lit(limit)})`
    : sql`page as materialized (${page})`
  // Each look at the rows that were found costs as much as to find some of them.
  const { rows } = await sql<Row>`
    with ${pages}, told as materialized (${ofArticles}),
    sums as materialized (select ${sql.join([sql`count(*) as counted`, ...joined])} from ${sql.table(kind === 'articles' ? 'told' : 'page')})
    select 'counted' as facet, null as value, counted as records from sums
    ${all ? sql`union all select 'all', null, ${all} from sums` : sql``}
    ${sql.join(
      asked.map((facet) =>
        facet in together
          ? sql`union all select ${sql.lit(facet)}, ${sql.ref(facet)}, null from sums`
          : sql`union all ${grouped(facet)}`,
      ),
      sql` `,
    )}`.execute(db)
  const found = { counted: 0, all: 0 }
  for (const { facet, value, records } of rows) {
    if (facet === 'counted' || facet === 'all') found[facet] = Number(records)
    else if (value !== null) countValues(counts[facet]!, kind, facet, value, records)
  }
  return found
}

function countValues(
  counts: Map<string | number, number>,
  kind: keyof Filters,
  facet: Facet,
  value: string,
  records: number | null,
): void {
  const add = (one: string | number, more = 1) => counts.set(one, (counts.get(one) ?? 0) + more)
  if (records !== null) add(value, Number(records))
  else if (facet === 'entity') eachNumber(value, add)
  else if (facet === 'day' && kind !== 'timeline') {
    const days = new Map<number, number>()
    eachNumber(`${value},`, (day) => days.set(day, (days.get(day) ?? 0) + 1))
    for (const [day, records] of days) add(dayOf(Number(day)), records)
  } else for (const one of value.split(facet === 'speaker' ? '\n' : ',')) add(one)
}

/** The numbers of a text in which a comma follows each. */
function eachNumber(text: string, tell: (number: number) => void): void {
  let [number, digits, negative] = [0, 0, false]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x2d) negative = true
    else if (code !== 0x2c) {
      number = 10 * number + code - 0x30
      digits++
    } else {
      if (digits > 0) tell(negative ? -number : number)
      number = 0
      digits = 0
      negative = false
    }
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Values of a facet with how many records have each. */
type Frequent = [value: string | number, count: number][]

/** The values of facets that are told, with what to show of each. */
async function toldOf(engine: ReadingEngine, counts: Counts): Promise<Tally['facets']> {
  // What is as frequent comes in the order of ids, which not all entities are asked for.
  const frequent = (of: Map<string | number, number> | undefined): Frequent => {
    const least = Float64Array.from(of?.values() ?? [])
      .sort()
      .at(-most.values)
    return [...(of ?? [])].filter(([, count]) => count >= (least ?? 0))
  }
  const entities = frequent(counts.entity)
  const speakers = mostFrequent(frequent(counts.speaker))
  const named = await namesOf(
    engine,
    entities,
    speakers.map(({ value }) => value),
  )
  const found: Tally['facets'] = {}
  for (const facet of Object.keys(counts) as Facet[])
    if (facet === 'day') found.day = daysTold(counts.day!)
    else if (facet === 'entity') found.entity = entitiesTold(entities, named)
    else if (facet === 'speaker') found.speaker = told(speakers, new Map(named.map(({ id, name }) => [id, name])))
    else found[facet] = told(mostFrequent(frequent(counts[facet])))
  return found
}

const daysTold = (counts: ReadonlyMap<string | number, number>): Counted[] =>
  [...counts]
    .map(([value, count]) => ({ value: String(value), label: String(value), count }))
    .sort((a, b) => byText(b.value, a.value))
    .slice(0, most.days)

const byCount = (a: Omit<Counted, 'label'>, b: Omit<Counted, 'label'>) => b.count - a.count || byText(a.value, b.value)

const mostFrequent = (frequent: Frequent): Omit<Counted, 'label'>[] =>
  frequent
    .map(([value, count]) => ({ value: String(value), count }))
    .sort(byCount)
    .slice(0, most.values)

/** A filter takes several between commas, and does not mind those of a name. */
const told = (values: readonly Omit<Counted, 'label'>[], names?: ReadonlyMap<string, string>): Counted[] =>
  values.map(({ value, count }) => ({
    value: value
      .split(',')
      .map((part) => part.trim())
      .join(' '),
    label: names?.get(value) ?? value,
    count,
  }))

type Named = Awaited<ReturnType<typeof namedEntities>>

/** The most frequent of entities, with their ids. */
function entitiesTold(entities: Frequent, named: Named): Counted[] {
  const counted = new Map(entities.map(([seq, count]) => [Number(seq), count]))
  return named
    .flatMap(({ seq, id, name }) => (counted.has(seq) ? [{ value: id, label: name, count: counted.get(seq)! }] : []))
    .sort(byCount)
    .slice(0, most.values)
}

/** Names of the most frequent of entities, and of speakers who are some. */
async function namesOf(engine: ReadingEngine, entities: Frequent, speakers: readonly string[]): Promise<Named> {
  const least = Math.min(...entities.map(([, count]) => count))
  const those = (some: (count: number) => boolean) =>
    sql`select seq, id, type from entities where seq in ${engine.list(
      entities.filter(([, count]) => some(count)).map(([seq]) => Number(seq)),
    )}`
  // Of those that are as frequent as the last one, the first by id.
  const last = sql`${those((count) => count === least)} order by id limit ${sql.lit(most.values)}`
  const ids = speakers.filter(isEntityId)
  const few = [
    ...(entities.length > 0 ? [those((count) => count > least), sql`select * from (${last}) as last`] : []),
    ...(ids.length > 0 ? [sql`select seq, id, type from entities where id in ${engine.list(ids)}`] : []),
  ]
  return few.length > 0 ? namedEntities(engine, sql.join(few, sql` union `)) : []
}

/** Pages of lists with how many records these have, and how many of them by what they are. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import { type ArticleList, articleList, listArticles } from './lists.ts'
import { byDate } from './narrowing.ts'
import { countRows, type List, rowsOf, whereAll } from './pages.ts'
import { entityNames, namedEntities } from './read.ts'
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
    const counted: Whole = nearer
      ? { total: () => totalOf(engine, list, whole), list: await recordList(engine, unsorted, reach.events) }
      : { total: (known) => totalOf(engine, list, whole, known), list }
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
  const counted = { total: () => total, list: listOf(engine, list, found.rows.slice(0, mostFound)) }
  return { ...listing, tally: await tallyOf(engine, asked.kind, counted, facets) }
}

interface Whole {
  /** Tells how many there are; `known`: how many, where facets counted all of them. */
  total: (known?: number) => Tally['total'] | Promise<Tally['total']>
  /** What facets count. */
  list: List & Pick<ArticleList, 'lean' | 'counted'>
}

async function tallyOf(
  engine: ReadingEngine,
  kind: keyof Filters,
  { total, list }: Whole,
  facets: readonly Facet[],
): Promise<Tally> {
  const found = facets.length === 0 ? null : await countedBy(engine, kind, list, facets)
  const known = found && found.counted < facetedOf(kind) ? found.counted : undefined
  return { total: await total(known), ...(found ?? { facets: {} }) }
}

async function articlesCounted(engine: ReadingEngine, filter: ArticleFilter): Promise<Whole> {
  const list = await articleList(engine, filter, true)
  const { q, ...narrowing } = filter
  const matches = q === undefined ? null : await engine.matching('articles_text', soughtIn(parseQuery(q)))
  if (!matches || 'few' in matches)
    return {
      total: (known) => totalOf(engine, list, true, known, filter.fold === undefined ? mostCounted : most.folded),
      list,
    }
  // Each article costs to be looked for among many.
  const rows = await rowsOf(engine, list, null, most.searched + 1)
  const places = rows.slice(0, most.searched).map(({ key0, key1 }) => ({ newest: Number(key0), article: Number(key1) }))
  const found: Whole['list'] = {
    ...list,
    from: sql`(${engine.rows('facts', ['newest', 'article'], places)}) p cross join facts t`,
    ...byDate('t.newest', 't.article', false),
    conditions: [sql`t.newest = p.newest and t.article = p.article`],
    counted: true,
  }
  const total =
    Object.keys(narrowing).length === 0
      ? await totalOf(engine, { ...found, from: sql`(${matches.all}) t`, conditions: [] })
      : { count: places.length, exact: rows.length <= most.searched }
  return { total: () => total, list: found }
}

/** @param whole whether the list has all that it is asked for; `known`: how many it has, if it is known. */
async function totalOf(
  engine: ReadingEngine,
  list: List,
  whole = true,
  known?: number,
  limit = mostCounted,
): Promise<Tally['total']> {
  if (known !== undefined) return { count: known, exact: whole }
  let count = 0
  for (const part of partsOf(list)) count += await countRows(engine, part, limit + 1 - count)
  return { count: Math.min(count, limit), exact: whole && count <= limit }
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

type Counts = Map<string | number, number>

/**
 * How many records have which values of facets. They are gathered where they lie, and come as a few long texts: to read
 * thousands of rows takes ten times as long.
 */
async function countedBy(
  engine: ReadingEngine,
  kind: keyof Filters,
  list: Whole['list'],
  facets: readonly Facet[],
): Promise<{ counted: number; facets: Tally['facets'] }> {
  const counts: Partial<Record<Facet, Counts>> = Object.fromEntries(facets.map((facet) => [facet, new Map()]))
  const limit = facetedOf(kind)
  let counted = 0
  for (const part of partsOf(list))
    if (counted < limit) counted += await countPart(engine, kind, part, limit - counted, counts)
  const found: Tally['facets'] = {}
  for (const facet of facets) found[facet] = await told(engine, facet, counts[facet]!)
  return { counted, facets: found }
}

/** A text of a facet’s values, or one value with how many records have it. */
type Row = { facet: 'records' | Facet; value: string | null; records: number | null }

/** The first records of a list, with what facets need of them and with their article. */
function pageToCount(kind: keyof Filters, { from, conditions, order, lean, counted }: Whole['list'], limit: number) {
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

/** Adds the records of a part of a list to counts, and gives how many these were. */
async function countPart(
  { db }: ReadingEngine,
  kind: keyof Filters,
  list: Whole['list'],
  limit: number,
  counts: Partial<Record<Facet, Counts>>,
): Promise<number> {
  const page = pageToCount(kind, list, limit)
  const ofArticles = list.counted
    ? sql`select publisher, kind, day, named, 1 as records from page`
    : sql`select f.publisher, f.kind, f.day, f.named, p.records
    from (select newest, article, count(*) as records from page group by newest, article) p
    join facts f on f.newest = p.newest and f.article = p.article`
  const grouped = (facet: Facet, column: string) =>
    sql`select ${sql.lit(facet)} as facet, ${sql.ref(column)} as value, sum(records) as records
      from told where ${sql.ref(column)} is not null group by ${sql.ref(column)}`
  const listed = (facet: Facet, value: string, between: string, of: string) =>
    sql`select ${sql.lit(facet)} as facet, string_agg(${sql.raw(value)}, ${between}) as value, null as records
      from ${sql.table(of)}`
  const of = kind === 'articles' ? 'told' : 'page'
  const ways: Record<Facet, RawBuilder<unknown>> = {
    publisher: grouped('publisher', 'publisher'),
    kind: kind === 'quotes' ? listed('kind', 'kind', ',', 'page') : grouped('kind', 'kind'),
    day: listed('day', 'cast(day as text)', ',', of),
    speaker: listed('speaker', "nullif(whose, '')", '\n', 'page'),
    entity: listed('entity', 'named', '', of),
  }
  // Articles and events have no speakers.
  const spoken = kind === 'quotes' || kind === 'claims'
  const asked = (Object.keys(counts) as Facet[]).filter((facet) => facet !== 'speaker' || spoken)
  const { rows } = await sql<Row>`
    with page as materialized (${page}), told as materialized (${ofArticles})
    select 'records' as facet, null as value, count(*) as records from page
    ${sql.join(
      asked.map((facet) => sql`union all ${ways[facet]}`),
      sql` `,
    )}`.execute(db)
  let found = 0
  for (const { facet, value, records } of rows) {
    if (facet === 'records') found = Number(records)
    else if (value !== null) countValues(counts[facet]!, kind, facet, value, records)
  }
  return found
}

function countValues(counts: Counts, kind: keyof Filters, facet: Facet, value: string, records: number | null): void {
  const add = (one: string | number, more = 1) => counts.set(one, (counts.get(one) ?? 0) + more)
  if (records !== null) add(value, Number(records))
  else if (facet === 'entity') eachNumber(value, add)
  else if (facet === 'day' && kind !== 'timeline') {
    const days: Counts = new Map()
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

/** The values of a facet that are told, with what to show of each. */
async function told(
  engine: ReadingEngine,
  facet: Facet,
  counts: ReadonlyMap<string | number, number>,
): Promise<Counted[]> {
  if (facet === 'day')
    return [...counts]
      .map(([value, count]) => ({ value: String(value), label: String(value), count }))
      .sort((a, b) => byText(b.value, a.value))
      .slice(0, most.days)
  // What is as frequent comes in the order of ids, which not all entities are asked for.
  const least = Float64Array.from(counts.values()).sort().at(-most.values) ?? 0
  const frequent = [...counts].filter(([, count]) => count >= least)
  if (facet === 'entity') return entitiesCounted(engine, frequent)
  const values = frequent
    .map(([value, count]) => ({ value: String(value), count }))
    .sort(byCount)
    .slice(0, most.values)
  const speakers = facet === 'speaker' ? values.map(({ value }) => value).filter(isEntityId) : []
  const names = speakers.length > 0 ? await entityNames(engine, engine.db, speakers) : null
  // A filter takes several between commas, and does not mind those of a name.
  return values.map(({ value, count }) => ({
    value: value
      .split(',')
      .map((part) => part.trim())
      .join(' '),
    label: names?.get(value) ?? value,
    count,
  }))
}

const byCount = (a: Omit<Counted, 'label'>, b: Omit<Counted, 'label'>) => b.count - a.count || byText(a.value, b.value)

/** The most frequent of the entities with these numbers. */
async function entitiesCounted(
  engine: ReadingEngine,
  counts: readonly (readonly [seq: string | number, count: number])[],
): Promise<Counted[]> {
  const counted = new Map(counts.map(([seq, count]) => [Number(seq), count]))
  const least = Math.min(...counted.values())
  const seqs = (some: (count: number) => boolean) => [...counted].filter(([, count]) => some(count)).map(([seq]) => seq)
  const those = (some: (count: number) => boolean) =>
    sql`select seq, id, type from entities where seq in ${engine.list(seqs(some))}`
  // Of those that are as frequent as the last one, the first by id.
  const last = sql`${those((count) => count === least)} order by id limit ${sql.lit(most.values)}`
  const values = await namedEntities(
    engine,
    sql`${those((count) => count > least)} union all select * from (${last}) as last`,
  )
  return values
    .map(({ seq, id, name }) => ({ value: id, label: name, count: counted.get(seq)! }))
    .sort(byCount)
    .slice(0, most.values)
}

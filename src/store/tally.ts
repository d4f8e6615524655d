/** How many records a list has, and how many of them by what they are. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import { articleList } from './lists.ts'
import { countRows, type List, whereAll } from './pages.ts'
import { entityNames } from './read.ts'
import { listOf, mostCounted, type RecordsAsked, recordList, searchedRecords } from './record-lists.ts'
import { dayOf } from './rows.ts'
import { parseQuery } from './search/query.ts'
import { soughtIn } from './search/sought.ts'
import type { ArticleFilter, Counted, Facet, Filters, Tally } from './store.ts'

/** Records that facets count, and values of one that are told. */
const most = { faceted: 5000, values: 100, days: 1000 }

export async function tallyOf<Kind extends keyof Filters>(
  engine: ReadingEngine,
  kind: Kind,
  filter: Filters[Kind],
  facets: readonly Facet[],
): Promise<Tally> {
  const { sort: _, ...unsorted } = filter as Filters[Kind] & { sort?: unknown }
  const asked = { kind, filter: unsorted } as Asked
  const { list, total } =
    asked.kind === 'articles' ? await articlesCounted(engine, asked.filter) : await recordsCounted(engine, asked)
  if (facets.length === 0) return { total, facets: {} }
  return { total, counted: Math.min(total.count, most.faceted), facets: await counted(engine, kind, list, facets) }
}

type Asked = RecordsAsked | { kind: 'articles'; filter: ArticleFilter }

interface Whole {
  list: List
  total: Tally['total']
}

async function articlesCounted(engine: ReadingEngine, filter: ArticleFilter): Promise<Whole> {
  return countedAll(engine, await articleList(engine, filter, true), true)
}

async function recordsCounted(engine: ReadingEngine, asked: RecordsAsked): Promise<Whole> {
  const list = await recordList(engine, asked, { counting: true })
  if (asked.filter.q === undefined) return countedAll(engine, list, list.whole)
  const sought = soughtIn(parseQuery(asked.filter.q))
  const { rows, end } = await searchedRecords(engine, list, asked.filter, sought, null, mostCounted + 1)
  const exact = end === null && rows.length <= mostCounted
  return { list: listOf(engine, list, rows), total: { count: Math.min(rows.length, mostCounted), exact } }
}

/** @param whole whether the list has all that it is asked for. */
async function countedAll(engine: ReadingEngine, list: List, whole: boolean): Promise<Whole> {
  let count = 0
  for (const part of partsOf(list)) count += await countRows(engine, part, mostCounted + 1 - count)
  return { list, total: { count: Math.min(count, mostCounted), exact: whole && count <= mostCounted } }
}

const partsOf = (list: List): List[] =>
  list.parts?.map((part) => ({ ...list, conditions: [...list.conditions, part.where] })) ?? [list]

/** What facets need of records that are counted. */
const columns = {
  articles: sql``,
  quotes: sql`, t.day, t.kind, t.whose, t.named`,
  claims: sql`, t.day, t.whose, t.named`,
  timeline: sql`, t.earliest as day, t.named`,
}

type Counts = Map<string | number, number>

/**
 * How many records have which values of facets. They are gathered where they lie, and come as a few long texts: to read
 * thousands of rows takes ten times as long.
 */
async function counted(
  engine: ReadingEngine,
  kind: keyof Filters,
  list: List,
  facets: readonly Facet[],
): Promise<Tally['facets']> {
  const counts: Partial<Record<Facet, Counts>> = Object.fromEntries(facets.map((facet) => [facet, new Map()]))
  let left = most.faceted
  for (const part of partsOf(list)) {
    if (left <= 0) break
    left -= await countPart(engine, kind, part, left, counts)
  }
  const found: Tally['facets'] = {}
  for (const facet of facets) found[facet] = await told(engine, facet, counts[facet]!)
  return found
}

/** A text of a facet’s values, or one value with how many records have it. */
type Row = { facet: 'records' | Facet; value: string | null; records: number | null }

/** Adds the records of a part of a list to counts, and gives how many these were. */
async function countPart(
  { db }: ReadingEngine,
  kind: keyof Filters,
  { from, conditions, order }: List,
  limit: number,
  counts: Partial<Record<Facet, Counts>>,
): Promise<number> {
  const by = order.map(([column]) => column)
  const [newest, article] = by.slice(kind === 'timeline' ? 1 : 0)
  const page = sql`select ${sql.ref(newest!)} as newest, ${sql.ref(article!)} as article${columns[kind]}
    from ${from} ${whereAll(conditions)} order by ${sql.join(by.map((column) => sql.ref(column)))} limit ${sql.lit(limit)}`
  const ofArticles = sql`select f.publisher, f.kind, f.day, f.named, p.records
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
  // Entities that are as frequent come in the order of their ids, which not all are asked for.
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (typeof a === 'string' ? byText(a, String(b)) : 0))
  const least = sorted[most.values - 1]?.[1] ?? 0
  const frequent = sorted.filter(([, count]) => count >= least)
  const ids =
    facet === 'entity'
      ? await idsOf(
          engine,
          frequent.map(([seq]) => Number(seq)),
        )
      : null
  const values = frequent
    .flatMap(([value, count]) => {
      const shown = ids ? ids.get(Number(value)) : String(value)
      return shown === undefined ? [] : [{ value: shown, count }]
    })
    .sort((a, b) => b.count - a.count || byText(a.value, b.value))
    .slice(0, most.values)
  const entities = values.map(({ value }) => value).filter((value) => facet !== 'kind' && isEntityId(value))
  const names = await entityNames(engine, engine.db, entities)
  return values.map(({ value, count }) => ({ value, label: names.get(value) ?? value, count }))
}

async function idsOf({ db, list }: ReadingEngine, seqs: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{
    seq: number
    id: string
  }>`select seq, id from entities where seq in ${list(seqs)}`.execute(db)
  return new Map(rows.map(({ seq, id }) => [seq, id]))
}

/** How many records a list has, and how many of them by what they are. */
import { type RawBuilder, sql } from 'kysely'
import type { ArticleSummary } from '../../schemas/article.ts'
import { slices } from './chunks.ts'
import type { ReadingEngine } from './engine.ts'
import { isEntityId } from './entity.ts'
import { articleList } from './lists.ts'
import { countRows, type List, rowsOf } from './pages.ts'
import { entityNames } from './read.ts'
import { looked, type RecordsAsked, recordList, searchedRecords } from './record-lists.ts'
import { parseQuery } from './search/query.ts'
import { soughtIn } from './search/sought.ts'
import type { ArticleFilter, Counted, Facet, Filters, Tally } from './store.ts'

/** Records that are counted, and values of a facet that are told. */
const most = { counted: 10_000, values: 100, days: 1000 }

/** What is known of a record that is counted. */
interface Row {
  article: number
  day?: number | string | null
  kind?: string
  whose?: string
  named?: string
}

export async function tallyOf<Kind extends keyof Filters>(
  engine: ReadingEngine,
  kind: Kind,
  filter: Filters[Kind],
  facets: readonly Facet[],
): Promise<Tally> {
  const { rows, count, exact } = await rowsCounted(engine, { kind, filter } as never, facets)
  return { total: { count, exact }, facets: facets.length > 0 ? await counted(engine, kind, rows, facets) : {} }
}

type Asked = RecordsAsked | { kind: 'articles'; filter: ArticleFilter }

/** The records that are counted; without facets only how many they are. */
async function rowsCounted(
  engine: ReadingEngine,
  { kind, filter }: Asked,
  facets: readonly Facet[],
): Promise<{ rows: Row[]; count: number; exact: boolean }> {
  const { sort: _, ...unsorted } = filter
  const within = (rows: Row[], all = true) => ({
    rows: rows.slice(0, most.counted),
    count: Math.min(rows.length, most.counted),
    exact: all && rows.length <= most.counted,
  })
  const columns = columnsOf(kind, facets)
  const withColumns = <L extends List>(list: L): L =>
    columns.length > 0 ? { ...list, columns: sql`${list.columns}, ${sql.join(columns)}` } : list
  let list: List
  if (kind === 'articles') list = withColumns(await articleList(engine, unsorted))
  else {
    const records = withColumns(await recordList(engine, { kind, filter: unsorted } as RecordsAsked, { whole: true }))
    if (filter.q !== undefined) {
      const sought = soughtIn(parseQuery(filter.q))
      const { rows, all } = await searchedRecords(engine, records, unsorted, sought, null, most.counted + 1, looked)
      return within(rows as Row[], all)
    }
    list = records
  }
  if (facets.length > 0) return within(await rowsOf<Row>(engine, list, null, most.counted + 1))
  let count = 0
  for (const part of list.parts ?? [null]) {
    const conditions = [...list.conditions, ...(part ? [part.where] : [])]
    count += await countRows(engine, { ...list, conditions }, most.counted + 1 - count)
  }
  return { rows: [], count: Math.min(count, most.counted), exact: count <= most.counted }
}

/** What the facets need of the table of records `t`. */
function columnsOf(kind: keyof Filters, facets: readonly Facet[]): RawBuilder<unknown>[] {
  const asked = (facet: Facet) => facets.includes(facet)
  const records = kind !== 'articles'
  return [
    ...(asked('day') ? [kind === 'timeline' ? sql`t.earliest as day` : sql`t.day`] : []),
    ...(asked('kind') && kind === 'quotes' ? [sql`t.kind`] : []),
    ...(asked('speaker') && (kind === 'quotes' || kind === 'claims') ? [sql`t.whose`] : []),
    ...(asked('entity') && records ? [sql`t.named`] : []),
  ]
}

/** What articles say of themselves, and whom they name by `seq`. */
interface Known {
  summary: ArticleSummary
  company: readonly number[]
}

async function counted(
  engine: ReadingEngine,
  kind: keyof Filters,
  rows: readonly Row[],
  facets: readonly Facet[],
): Promise<Tally['facets']> {
  const ofArticle = (facet: Facet) =>
    facet === 'publisher' ||
    (facet === 'kind' && kind !== 'quotes') ||
    (kind === 'articles' && (facet === 'entity' || facet === 'speaker'))
  const articles = facets.some(ofArticle)
    ? await articlesOf(
        engine,
        [...new Set(rows.map(({ article }) => article))],
        kind === 'articles' && facets.includes('entity'),
      )
    : new Map<number, Known>()
  const seqsOf = (row: Row) =>
    kind === 'articles'
      ? (articles.get(row.article)?.company ?? [])
      : (row.named ?? '').split(',').filter(Boolean).map(Number)
  const valuesOf: Record<Facet, (row: Row) => readonly (string | number | null | undefined)[]> = {
    publisher: ({ article }) => [articles.get(article)?.summary.publisher],
    day: ({ day }) => [typeof day === 'number' ? isoDay(day) : day],
    speaker: ({ whose = '' }) => whose.split('\n').filter(Boolean),
    entity: seqsOf,
    kind: ({ article, kind: own }) => [own ?? articles.get(article)?.summary.kind],
  }
  const found: Tally['facets'] = {}
  for (const facet of facets) {
    const counts = new Map<string | number, number>()
    for (const row of rows)
      for (const value of valuesOf[facet](row)) if (value != null) counts.set(value, (counts.get(value) ?? 0) + 1)
    found[facet] = await told(engine, facet, counts)
  }
  return found
}

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
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

async function articlesOf(
  { db, list }: ReadingEngine,
  seqs: readonly number[],
  named: boolean,
): Promise<Map<number, Known>> {
  const all = new Map<number, Known>()
  const columns = named ? sql`seq, summary, company` : sql`seq, summary`
  for (const slice of slices(seqs, 2000)) {
    const { rows } = await sql<{ seq: number; summary: string; company?: string }>`
      select ${columns} from articles where seq in ${list(slice)}`.execute(db)
    for (const { seq, summary, company = '[]' } of rows)
      all.set(seq, {
        summary: JSON.parse(summary),
        company: (JSON.parse(company) as [number, string][]).map(([entity]) => entity),
      })
  }
  return all
}

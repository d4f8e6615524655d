/** Pages of a list in its order, by keyset. */
import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor, type Key, type KeyType } from './cursor.ts'
import type { ReadingEngine } from './engine.ts'
import type { Listing, Paging } from './store.ts'

export type Condition = RawBuilder<unknown>

/** A stretch of a list, and whether it has the row of a key. */
export interface Part {
  where: Condition
  has: (key: Key) => boolean
}

/** Where a list comes from and in which order. */
export interface List {
  /** Stands in cursors. */
  name: string
  /** Table `t`, or the table `k` that leads to it. */
  from: RawBuilder<unknown>
  /** Columns that are read beside those of the order. */
  columns: RawBuilder<unknown>
  /** Columns of the order and the types of their values. */
  order: readonly (readonly [column: string, type: KeyType, descending?: 'desc'])[]
  conditions: readonly Condition[]
  /**
   * Bounds of the first column of the order, from below and from above, that the conditions say more exactly: for the index.
   * A page after a key does without the one on its near side, which PostgreSQL would take for one more thing that few rows have.
   */
  bounds?: { least: readonly Condition[]; most: readonly Condition[] }
  /** Stretches that follow each other in the list’s order and are read in turn; all of it unless given. */
  parts?: readonly Part[]
}

export type Row = Record<`key${number}`, string | number>

export const keyOf = (row: Row, { order }: Pick<List, 'order'>): Key => order.map((_, i) => row[`key${i}`]!)

/** The order of rows that were selected as those of a list. */
export const byKeys = ({ order }: Pick<List, 'order'>): Condition =>
  sql.join(order.map(([, , down], i) => (down ? sql`${sql.ref(`key${i}`)} desc` : sql.ref(`key${i}`))))

/** What comes after a key. The first column’s bound says a part of it, for the index. */
export function beyond(order: List['order'], after: Key): Condition {
  const columns = order.map(([column]) => sql.ref(column))
  const values = after.map((value) => sql.val(value))
  const down = order.map((one) => one[2] === 'desc')
  if (down.every((one) => one === down[0]))
    return sql`(${sql.join(columns)}) ${sql.raw(down[0] ? '<' : '>')} (${sql.join(values)})`
  const further = (i: number) => sql`${columns[i]} ${sql.raw(down[i] ? '<' : '>')} ${values[i]}`
  const steps = columns.map((_, i) =>
    sql.join([...columns.slice(0, i).map((column, j) => sql`${column} = ${values[j]}`), further(i)], sql` and `),
  )
  const bound = sql`${columns[0]} ${sql.raw(down[0] ? '<=' : '>=')} ${values[0]}`
  return sql`${bound} and (${sql.join(
    steps.map((step) => sql`(${step})`),
    sql` or `,
  )})`
}

/**
 * Rows of a list from a key on.
 * @param more makes more of the statement.
 */
export async function rowsOf<Own extends object>(
  { db }: ReadingEngine,
  { from, columns, order, conditions, bounds, parts }: List,
  after: Key | null,
  limit: number,
  more: (page: RawBuilder<unknown>) => RawBuilder<unknown> = (page) => page,
): Promise<(Own & Row)[]> {
  const by = sql.join(order.map(([column, , down]) => (down ? sql`${sql.ref(column)} desc` : sql.ref(column))))
  const named = order.map(([column], i) => sql`${sql.ref(column)} as ${sql.ref(`key${i}`)}`)
  const whole: Part = { where: sql`1 = 1`, has: () => true }
  const stretches = parts ?? [whole]
  const begins =
    after === null
      ? 0
      : Math.max(
          0,
          stretches.findIndex(({ has }) => has(after)),
        )
  const rows: (Own & Row)[] = []
  for (const [i, part] of stretches.entries()) {
    if (i < begins) continue
    const key = i === begins ? after : null
    const down = order[0]![2] === 'desc'
    const where = [
      ...(parts ? [part.where] : []),
      ...conditions,
      ...((key === null || down ? bounds?.least : null) ?? []),
      ...((key === null || !down ? bounds?.most : null) ?? []),
      ...(key === null ? [] : [beyond(order, key)]),
    ]
    const page = sql`
      select ${columns}, ${sql.join(named)} from ${from}
      ${whereAll(where)}
      order by ${by} limit ${limit - rows.length}`
    rows.push(...((await more(page).execute(db)).rows as (Own & Row)[]))
    if (rows.length >= limit) break
  }
  return rows
}

/** The clause that all conditions hold; nothing where there are none. */
export const whereAll = (conditions: readonly Condition[]): Condition =>
  conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``

/** What counts the rows of a list, up to a limit. */
export const rowCount = ({ from, conditions }: List, limit: number): Condition =>
  sql`select count(*) as found from (select 1 from ${from} ${whereAll(conditions)} limit ${limit}) as counted`

/** How many rows a list has, up to a limit. */
export async function countRows({ db }: ReadingEngine, list: List, limit: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`${rowCount(list, limit)}`.execute(db)
  return Number(rows[0]!.found)
}

/** The key after which a page begins; null for the first. */
export function keyAfter(
  { name, order }: Pick<List, 'name' | 'order'>,
  filter: object,
  { cursor }: Paging,
): Key | null {
  if (cursor === undefined) return null
  return decodeCursor(
    cursor,
    name,
    filter,
    order.map(([, type]) => type),
  )
}

/**
 * A page of rows, of which there is one more than the page takes where another page follows.
 * @param end where the search for more left off, if it did.
 */
export async function pageOf<Found extends Row>(
  list: Pick<List, 'name' | 'order'>,
  filter: object,
  { limit }: Paging,
  rows: readonly Found[],
  items: (shown: readonly Found[]) => string[] | Promise<string[]>,
  end: Key | null = null,
): Promise<Listing> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? keyOf(shown.at(-1)!, list) : end
  const next = last && encodeCursor(list.name, filter, last)
  return { items: await items(shown), next }
}

/** A page of rows in the order of how well they fit; of those that fit as well, in the list’s. */
export function rankedPage<Found extends Row>(
  list: Pick<List, 'name' | 'order'>,
  filter: object,
  paging: Paging,
  rows: readonly Found[],
  fits: (row: Found) => number,
  items: (shown: readonly Found[]) => string[],
): Promise<Listing> {
  const byFit: Pick<List, 'name' | 'order'> = { name: list.name, order: [['', 'number'], ...list.order] }
  const after = keyAfter(byFit, filter, paging)
  const isAfter = (key: Key) => {
    const i = key.findIndex((value, i) => value !== after![i])
    return i >= 0 && key[i]! > after![i]!
  }
  const all = rows
    .map((row) => {
      const key = [-fits(row), ...keyOf(row, list)]
      return { key, row: { ...row, ...Object.fromEntries(key.map((value, i) => [`key${i}`, value])) } as Found }
    })
    // The sort is stable: what fits as well stays in its order.
    .sort((a, b) => (a.key[0] as number) - (b.key[0] as number))
    .filter(({ key }) => after === null || isAfter(key))
  return pageOf(
    byFit,
    filter,
    paging,
    all.slice(0, paging.limit + 1).map(({ row }) => row),
    items,
  )
}

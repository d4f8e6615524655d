/** Inserts many rows. */
import { type Compilable, type Insertable, type RawBuilder, sql } from 'kysely'
import { slices } from './chunks.ts'
import type { Trx, WritingEngine } from './engine.ts'
import type { Tables } from './tables.ts'

/**
 * Statements that insert rows, of which all have the same columns; none when there are no rows.
 * @param more what follows: what happens to rows that are there, what is given back.
 */
export function inserts<T extends keyof Tables & string, Row = unknown>(
  engine: WritingEngine,
  trx: Trx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  more: RawBuilder<unknown> = sql``,
  atOnce?: number,
): Compilable<Row>[] {
  return slices(rows, atOnce).map((slice) => {
    const columns = Object.keys(slice[0]!)
    const into = sql.raw(`insert into ${table} (${columns.join(', ')}) `)
    const statement = sql<Row>`${into}${engine.rows(table, columns, slice)} ${more}`
    return { compile: () => statement.compile(trx) }
  })
}

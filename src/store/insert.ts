/** Inserts many rows. */
import type { Insertable, InsertQueryBuilder, InsertResult } from 'kysely'
import { slices } from './chunks.ts'
import type { Engine, Trx } from './engine.ts'
import type { Tables } from './tables.ts'

/** Statements that insert rows, of which all have the same columns; none when there are no rows. */
export function inserts<T extends keyof Tables & string>(
  engine: Engine,
  trx: Trx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): InsertQueryBuilder<Tables, T, InsertResult>[] {
  return slices(rows).map((slice) => {
    const columns = Object.keys(slice[0]!)
    return trx
      .insertInto(table)
      .columns(columns as never)
      .expression(engine.rows(table, columns, slice) as never)
  })
}

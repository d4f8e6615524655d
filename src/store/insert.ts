/** Inserts many rows. */
import { type Compilable, type CompiledQuery, type Insertable, type RawBuilder, sql } from 'kysely'
import { slices } from './chunks.ts'
import type { Adding, Trx, WritingEngine } from './engine.ts'
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

/**
 * Statements that add numbers to rows, of which each key has one, and insert those that are not there; none when there are
 * no rows.
 */
export function additions<T extends keyof Tables & string, Row = unknown>(
  engine: WritingEngine,
  trx: Trx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  how: Adding,
): Compilable<Row>[] {
  return slices(rows).map((slice) => {
    const columns = Object.keys(slice[0]!)
    const given = engine.rows(table, columns, slice)
    const statement = sql<Row>`${engine.adding(table, columns, given, how)}`
    return { compile: () => statement.compile(trx) }
  })
}

/** Compiled statements that insert a row, by their text without its values, for each engine. */
const known = new WeakMap<object, Map<string, CompiledQuery<unknown>>>()

/**
 * Statement that inserts a row with bytes in it; it is compiled once for all rows.
 * @param more what follows the values, as “returning seq”.
 */
export function insertion<T extends keyof Tables & string, Row = unknown>(
  trx: Trx,
  table: T,
  row: Insertable<Tables[T]>,
  more = '',
): Compilable<Row> {
  const into = `insert into ${table} (${Object.keys(row).join(', ')})`
  const parameters = Object.values(row)
  return {
    compile() {
      const { adapter } = trx.getExecutor()
      const own = known.get(adapter) ?? new Map<string, CompiledQuery<unknown>>()
      known.set(adapter, own)
      const text = into + more
      const made = own.get(text) ?? sql`${sql.raw(into)} values (${sql.join(parameters)}) ${sql.raw(more)}`.compile(trx)
      own.set(text, made)
      return { ...made, parameters } as CompiledQuery<Row>
    },
  }
}

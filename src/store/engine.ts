/** What sets one database engine apart from another; everything else is the same SQL. */
import type { Compilable, Kysely, RawBuilder, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export type TextIndex = Extract<keyof Tables, `${string}_text`>

export type Trx = Transaction<Tables>

/** The rows that each of several statements gives. */
export type RowsOf<Statements extends readonly Compilable<unknown>[]> = {
  -readonly [Index in keyof Statements]: Statements[Index] extends Compilable<infer Row> ? Row[] : never
}

export interface Engine {
  /** For everything that only reads. */
  readonly db: Kysely<Tables>
  /**
   * Runs work in a transaction. Transactions that write run one after the other, over all processes: so no two of them
   * wait for each other, and the sequence of changes is the order in which they can be seen.
   */
  write<T>(work: (trx: Trx) => Promise<T>): Promise<T>
  /**
   * Runs statements in their order, of which none needs to know what another gives. A server gets all of them at once:
   * to wait for the answer of one costs more than most of them take.
   */
  all<const Statements extends readonly Compilable<unknown>[]>(
    trx: Trx,
    statements: Statements,
  ): Promise<RowsOf<Statements>>
  /**
   * Rows as what an `insert` takes them from.
   * @param table whose columns they have; `columns` those that all of them have.
   */
  rows(table: keyof Tables, columns: readonly string[], rows: readonly object[]): RawBuilder<unknown>
  /**
   * What selects, for each of several numbers, the rows that `query` selects for one of them; read by index, each on its
   * own.
   */
  forEach<Row>(numbers: readonly number[], query: (number: RawBuilder<number>) => RawBuilder<Row>): RawBuilder<Row>
  /** The words of a text in the form in which they are stored in a text index. */
  indexed(words: readonly string[]): string
  /**
   * Condition that a column has the `rowid` of a text with all phrases, of which there is one at least.
   * @param index a text index; `column` as `table.column`.
   */
  matching(index: TextIndex, phrases: readonly string[][], column: string): Promise<RawBuilder<unknown>>
  /**
   * Calls `onChange` when another process may have changed something, with the number of its change where that is known.
   * Returns what ends it.
   */
  watch(onChange: (sequence?: number) => void): Promise<() => Promise<void>>
  /** Whether an error means that the database cannot answer now, rather than that it was asked wrongly. */
  isUnavailable(error: unknown): boolean
  close(): Promise<void>
}

/** What sets one database engine apart from another; everything else is the same SQL. */
import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

export type TextIndex = Extract<keyof Tables, `${string}_text`>

export interface Engine {
  /** For everything that only reads. */
  readonly db: Kysely<Tables>
  /**
   * Runs work in a transaction. Transactions that write run one after the other, over all processes: so no two of them
   * wait for each other, and the sequence of changes is the order in which they can be seen.
   */
  write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>
  /** The words of a text in the form in which they are stored in a text index. */
  indexed(words: readonly string[]): string
  /**
   * Condition that a column has the `rowid` of a text with all phrases, of which there is one at least.
   * @param index a text index; `column` as `table.column`.
   */
  matching(index: TextIndex, phrases: readonly string[][], column: string): Promise<RawBuilder<unknown>>
  /** Calls `onChange` when another process may have changed something. Returns what ends it. */
  watch(onChange: () => void): Promise<() => Promise<void>>
  /** Whether an error means that the database cannot answer now, rather than that it was asked wrongly. */
  isUnavailable(error: unknown): boolean
  close(): Promise<void>
}

/** What sets one database engine apart from another; everything else is the same SQL. */
import type { Compilable, Insertable, Kysely, RawBuilder, Transaction } from 'kysely'
import type { Sought } from './search/sought.ts'
import type { Reads, ReplicaState } from './store.ts'
import type { ArticleWordTable, Tables } from './tables.ts'

export type TextIndex = Extract<keyof Tables, `${string}_text`>

export type Trx = Transaction<Tables>

/** The rows that each of several statements gives. */
export type RowsOf<Statements extends readonly Compilable<unknown>[]> = {
  -readonly [Index in keyof Statements]: Statements[Index] extends Compilable<infer Row> ? Row[] : never
}

/** From how many texts with its words on a search has many. */
export const manyMatches = 1000

/**
 * What tells the texts that a search finds: few, by `seq`, or of many the condition that a column has the `seq` of one of
 * them; `most`: more than half of all, as far as that can be told.
 */
export type Found = { few: number[] } | { among: (column: string) => RawBuilder<unknown>; most: boolean }

/** What a search finds; what selects them, where they are {@link manyMatches}. */
export type Matches = Found & ({ few: number[] } | { all: RawBuilder<unknown> })

/** How rows are added to others: columns that tell which row it is, those that are summed, and what is given back of each. */
export interface Adding {
  key: readonly string[]
  sums: readonly string[]
  told: string
}

/** The part of an engine that writes need, and the making of tables. */
export interface WritingEngine {
  /**
   * Runs statements in their order, of which none needs to know what another gives. A server gets all of them at once:
   * to wait for the answer of one costs more than most of them take.
   */
  all<const Statements extends readonly Compilable<unknown>[]>(
    trx: Trx,
    statements: Statements,
  ): Promise<RowsOf<Statements>>
  /** Rows of a table as what selects them; `columns` are those that all of them have. */
  rows(table: keyof Tables, columns: readonly string[], rows: readonly object[]): RawBuilder<unknown>
  /** Adds the numbers of rows to those of a table, and inserts rows whose key is not there. */
  adding(table: keyof Tables, columns: readonly string[], rows: RawBuilder<unknown>, how: Adding): RawBuilder<unknown>
  /** Numbers or texts, for `in`: one value, so that the statement is the same for any number of them. */
  list(values: readonly (number | string)[]): RawBuilder<unknown>
  /** The words of a text in the form in which they are stored in a text index. */
  indexed(words: readonly string[]): string
  /** The row of an article in its text index. */
  textRow(article: number, words: readonly string[]): Insertable<ArticleWordTable>
}

/** Where rows come from, and on what conditions. */
export interface Way {
  from: RawBuilder<unknown>
  conditions: RawBuilder<unknown>[]
}

/** The part that reads need. */
export interface ReadingEngine extends WritingEngine {
  /** For everything that only reads. */
  readonly db: Kysely<Tables>
  /** When an answer is given up that takes several statements, on the clock of `performance.now`. */
  readonly until?: number
  /**
   * The rows that `query` selects for each of several numbers; read by index, each on its own.
   * @param columns of the query, in its order.
   */
  forEach<Row extends object>(
    db: Kysely<Tables>,
    numbers: readonly number[],
    columns: readonly (keyof Row & string)[],
    query: (number: RawBuilder<number>) => RawBuilder<unknown>,
  ): Promise<Row[][]>
  /**
   * Leads on from the rows of `from`, in their order, to those of a table `t` that belong to each, so that a page of them
   * takes no more than it needs.
   */
  along(from: RawBuilder<unknown>, table: keyof Tables, belongs: RawBuilder<unknown>): Way
  /** That a column has one of some numbers, which may be thousands: asked of each row in the same time. */
  oneOf(column: string, numbers: readonly number[]): RawBuilder<unknown>
  /** Finds the texts that meet a query. */
  matching(index: TextIndex, sought: Sought): Promise<Matches>
  /** Whether a statement was ended because it took too long. */
  isTooSlow(error: unknown): boolean
  /** Whether an error means that the database cannot answer now, rather than that it was asked wrongly. */
  isUnavailable(error: unknown): boolean
}

/** A copy of the database that follows it. */
export interface Replica {
  /** Does work that only reads, on the replica or else on the database that is written; again there if the replica fails. */
  read<T>(work: (engine: ReadingEngine) => Promise<T>): Promise<T>
  /** What is read within `work` is not older than its beginning, whoever wrote. */
  asOfNow<T>(work: () => T): T
  /** Something was written, or told of, that whatever is read from now on must show. */
  moved(): void
  readonly state: ReplicaState
  /** How many reads each has answered. */
  readonly answered: { replica: number; primary: number }
  close(): Promise<void>
}

export interface Engine extends ReadingEngine {
  /** Answers in other threads, where there are any. */
  readonly readers?: Reads
  /** Answers reads in place of `db`, where there is one. */
  readonly replica?: Replica
  /**
   * Runs work in a transaction. Transactions that write run one after the other, over all processes: so no two of them
   * wait for each other, and the sequence of changes is the order in which they can be seen.
   */
  write<T>(work: (trx: Trx) => Promise<T>): Promise<T>
  /** Reads what is stored at one moment, until `release`, while others go on writing. */
  moment(): Promise<{ db: Kysely<Tables>; release: () => Promise<void> }>
  /** After rows were inserted with the numbers they have elsewhere: the next are given higher ones. */
  numbered(trx: Trx): Promise<void>
  /**
   * Calls `onChange` when another process may have changed something, with the number of its change where that is known.
   * Returns what ends it.
   */
  watch(onChange: (sequence?: number) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

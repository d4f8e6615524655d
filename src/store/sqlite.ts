/** The embedded engine: SQLite as `libsql` ships it, one file, any number of processes on it. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import {
  type DatabaseConnection,
  Kysely,
  Migrator,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely'
import Database from 'libsql'
import { LRUCache } from 'lru-cache'
import type { Engine, ReadingEngine, WritingEngine } from './engine.ts'
import { sqlite } from './migrations/dialect.ts'
import { type MigrationObserver, migrationsOf } from './migrations/index.ts'
import { OpeningError, reasons } from './opening.ts'
import { readsOf } from './reads.ts'
import { finding, rememberedWhileUnchanged } from './sqlite-matching.ts'
import { refuseUnwritable, sqliteOpeningError } from './sqlite-opening.ts'
import type { Tables } from './tables.ts'
import { type Readers, startReaders } from './threads/readers.ts'

/** How long a transaction waits for another process to end its own, in milliseconds. */
const patience = 10_000
/** How often a transaction asks whether it may begin, and how often the file is asked for others’ changes. */
const interval = { begin: 5, watch: 250 }
/** How long a statement waits inside SQLite, which stops the whole process: only while a file is opened or mended. */
const opening = 1000
/** How long statements of a transaction go on until others have their turn, in milliseconds: a turn costs as much as many of them. */
const turn = 1
/** Cache of the connection of a thread that reads, in KiB. */
const readerCache = 8192
/** Prepared statements that are kept, per connection. */
const prepared = 300
/**
 * Cache of a connection in KiB, and pages of the log that are gathered before they go to the file: an article touches
 * some 240 pages, many of them the same as the one before.
 */
const settings = ['cache_size = -32768', 'wal_autocheckpoint = 8000', 'journal_size_limit = 67108864']

/** Errors that may pass: locked, full, unreadable, gone. */
const unavailable = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PERM)/

const codeOf = (error: unknown) => String((error as { code?: unknown }).code)
const isBusy = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))

/** What Kysely uses, and what is under it. */
type Connection = SqliteDatabase & { raw: Database.Database }

/**
 * `libsql` as Kysely wants it. Statements are kept, because to prepare one costs as much as to run it and because
 * `libsql` resets a statement only when it is used again. It binds every number as REAL and ends the process when it
 * is given a boolean, so whole numbers are bound as integers and anything unknown is refused here.
 */
function connect(file: string): Connection {
  const raw = new Database(file, { timeout: opening })
  for (const setting of settings) raw.exec(`pragma ${setting}`)
  const statements = new LRUCache<string, ReturnType<SqliteDatabase['prepare']>>({ max: prepared })
  return {
    raw,
    close() {
      statements.clear()
      raw.close()
    },
    prepare(text) {
      const kept = statements.get(text)
      if (kept) return kept
      const statement = raw.prepare(text)
      const made = {
        reader: statement.reader,
        all: (values: readonly unknown[]) => statement.all(values.map(bound)),
        run: (values: readonly unknown[]) => statement.run(values.map(bound)),
        iterate: (values: readonly unknown[]) => statement.iterate(values.map(bound)),
      }
      statements.set(text, made)
      return made
    },
  }
}

function bound(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value
  if (typeof value === 'string' || typeof value === 'bigint' || value === null) return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`a value of type ${typeof value} cannot be stored`)
}

/** Does what another process may keep from being done, as soon as it lets go. Others go on meanwhile. */
async function whenFree(work: () => void): Promise<void> {
  for (const started = performance.now(); ; ) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > patience) throw error
      await sleep(interval.begin)
    }
  }
}

/** Transactions take the lock for writing when they begin: one that only takes it later cannot wait for it. */
class WritingDriver extends SqliteDriver {
  readonly #raw: Database.Database

  constructor(database: Connection) {
    super({ database })
    this.#raw = database.raw
  }

  override async beginTransaction(_connection: DatabaseConnection): Promise<void> {
    // Not prepared: a prepared statement that found the file locked stays open and blocks the next commit.
    await whenFree(() => this.#raw.exec('begin immediate'))
  }

  override async rollbackTransaction(): Promise<void> {
    // SQLite itself rolls back when there is no room or the file cannot be read.
    if (this.#raw.inTransaction) this.#raw.exec('rollback')
  }
}

/** SQLite rolls back table definitions too; with this, migrations run in one transaction. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class Dialect extends SqliteDialect {
  readonly #database: Connection

  constructor(database: Connection) {
    super({ database })
    this.#database = database
  }
  override createDriver(): WritingDriver {
    return new WritingDriver(this.#database)
  }
  override createAdapter(): Adapter {
    return new Adapter()
  }
}

/** The values of each row, in the order of the columns. */
function valuesOf(rows: readonly object[], columns: readonly string[]): unknown[][] {
  const all: unknown[][] = []
  for (const row of rows) {
    const values: unknown[] = []
    for (const column of columns) values.push(row[column as keyof typeof row])
    all.push(values)
  }
  return all
}

const placeOf = (column: string, place: number) => `value ->> ${place} as ${column}`

const writingEngine: WritingEngine = {
  all: (trx, statements) =>
    // What Kysely does around each statement takes as long as many of them.
    trx.getExecutor().provideConnection(async (connection) => {
      const results: unknown[][] = []
      let since = performance.now()
      for (const statement of statements) {
        if (performance.now() - since > turn) {
          await immediate()
          since = performance.now()
        }
        results.push((await connection.executeQuery(statement.compile())).rows)
      }
      return results as never
    }),
  rows(_table, columns, rows) {
    const places = columns.map(placeOf).join(', ')
    return sql`${sql.raw(`select ${places} from json_each(`)}${JSON.stringify(valuesOf(rows, columns))}) where true`
  },
  adding(table, columns, rows, { key, sums, told }) {
    const added = sums.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', ')
    return sql`${sql.raw(`insert into ${table} (${columns.join(', ')}) `)}${rows}
      ${sql.raw(`on conflict (${key.join(', ')}) do update set ${added} returning ${told}`)}`
  },
  list: (values) => sql`(select value as id from json_each(${JSON.stringify(values)}))`,
  indexed: (words) => words.join(' '),
  textRow: (rowid, words) => ({ rowid, words: writingEngine.indexed(words) }),
}

/** A connection to a file whose tables are up to date. @throws {OpeningError} */
async function opened(
  file: string,
  observe: MigrationObserver,
): Promise<{ writing: Connection; writer: Kysely<Tables> }> {
  const memory = file === ':memory:'
  let writing: Connection | undefined
  try {
    if (!memory) {
      mkdirSync(dirname(file), { recursive: true })
      refuseUnwritable(file)
    }
    const connection = connect(file)
    writing = connection
    const names = connection.raw.prepare("select name from sqlite_master where type = 'table'").pluck().all()
    if (names.length > 0 && !names.includes('kysely_migration')) throw new OpeningError(`${file}: ${reasons.foreign}`)
    if (!memory) await whenFree(() => connection.raw.exec('pragma journal_mode = wal'))
    const writer = new Kysely<Tables>({ dialect: new Dialect(connection) })
    const provider = { getMigrations: async () => migrationsOf(sqlite, writingEngine, observe) }
    const { error } = await new Migrator({ db: writer, provider }).migrateToLatest()
    if (error) throw error
    return { writing: connection, writer }
  } catch (error) {
    writing?.close()
    throw sqliteOpeningError(file, error as Error)
  }
}

/**
 * Puts what is in the log into the file, so that the file alone is the database once the service has stopped. While
 * another process reads or writes it, the one that stops last does it.
 */
function emptyLog({ raw }: Connection): void {
  try {
    raw.prepare('pragma wal_checkpoint(truncate)').all()
  } catch {
    // What is in the log is as safe there.
  }
}

/**
 * The part of an engine that only reads.
 * @param own whether what is written goes through the same connection, which does not tell of its own changes.
 */
function readingEngine(connection: Connection, reader: Kysely<Tables>, own: boolean): ReadingEngine {
  // The connection keeps the statement; whoever held it, too, would keep the file in use once that is closed.
  const version = () => Object.values(connection.prepare('pragma data_version').all([])[0]!)[0]
  const find = own ? finding(reader) : rememberedWhileUnchanged(version, finding(reader))
  return {
    ...writingEngine,
    db: reader,
    async forEach(db, numbers, columns, query) {
      const one = sql`${query(sql`one.value`)}`
      const { rows } = await sql<{ found: string }>`
        select (select json_group_array(json_array(${sql.join(columns.map((column) => sql.ref(column)))})) from (${one})) as found
        from json_each(${JSON.stringify(numbers)}) as one order by one.key`.execute(db)
      return rows.map(({ found }) =>
        (JSON.parse(found) as unknown[][]).map((values) =>
          Object.fromEntries(columns.map((column, i) => [column, values[i]])),
        ),
      ) as never
    },
    along: (from, table, belongs) => ({ from: sql`${from} cross join ${sql.table(table)} t`, conditions: [belongs] }),
    oneOf: (column, numbers) => sql`${sql.ref(column)} in ${writingEngine.list(numbers)}`,
    matching: async (index, sought) => (await find(index, sought)).matches,
    isTooSlow: () => false,
    isUnavailable: (error: unknown) => unavailable.test(codeOf(error)),
  }
}

/**
 * Opens a file for a thread that only reads; somebody else has made its tables.
 * @returns `within` does work that sees the file as it is at one moment.
 */
export async function openReader(file: string) {
  const connection = connect(file)
  connection.raw.exec(`pragma cache_size = ${-readerCache}`)
  connection.raw.exec('pragma query_only = on')
  const engine = readingEngine(connection, new Kysely<Tables>({ dialect: new Dialect(connection) }), false)
  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    connection.raw.exec('begin')
    try {
      return await work()
    } finally {
      if (connection.raw.inTransaction) connection.raw.exec('commit')
    }
  }
  return { engine, within, close: () => engine.db.destroy() }
}

/**
 * Opens a database file, or makes it; `:memory:` is one that nobody else sees.
 * @param options `readers`: how many threads read it beside this one.
 * @throws {OpeningError} when the file is no database of this program or cannot be written.
 */
export async function openSqlite(
  file: string,
  { observe = () => {}, readers = 0 }: { observe?: MigrationObserver; readers?: number } = {},
): Promise<Engine & { readers?: Readers }> {
  const memory = file === ':memory:'
  const { writing, writer } = await opened(file, observe)
  // From here on a transaction that finds the file locked waits outside of SQLite, and reads go on.
  writing.raw.exec('pragma busy_timeout = 0')
  // A connection of its own sees what is committed, also while a transaction is under way on the other.
  const reading = memory ? writing : connect(file)
  const reader = memory ? writer : new Kysely<Tables>({ dialect: new Dialect(reading) })
  const reads = readingEngine(reading, reader, memory)
  const inThreads = readers > 0 && !memory ? startReaders(file, readers, readsOf(reads)) : undefined

  return {
    ...reads,
    ...(inThreads && { readers: inThreads }),
    write: (work) => writer.transaction().execute(work),
    async moment() {
      const db = memory ? writer : new Kysely<Tables>({ dialect: new Dialect(connect(file)) })
      if (memory) return { db, release: async () => {} }
      await sql`begin`.execute(db)
      return { db, release: () => db.destroy() }
    },
    async numbered() {},
    async watch(onChange) {
      if (memory) return async () => {}
      const version = async () => {
        const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(reader)
        return rows[0]?.data_version
      }
      let seen = await version()
      const timer = setInterval(async () => {
        const now = await version().catch(() => seen)
        if (now === seen) return
        seen = now
        onChange()
      }, interval.watch)
      timer.unref()
      return async () => clearInterval(timer)
    },
    async close() {
      await inThreads?.close()
      if (!memory) {
        await reader.destroy()
        emptyLog(writing)
      }
      await writer.destroy()
    },
  }
}

/** Opens the store that the settings name. */
import { existsSync } from 'node:fs'
import type { Engine } from './engine.ts'
import type { MigrationObserver } from './migrations/index.ts'
import { OpeningError, reasons } from './opening.ts'
import { sqlStore } from './sql.ts'
import type { Store } from './store.ts'
import { exported, imported, type TransferObserver } from './transfer.ts'

export type { MigrationObserver } from './migrations/index.ts'
export { TransferError } from './transfer.ts'

export interface StoreOptions {
  /** File of the embedded database; `:memory:` for one that goes with the process. */
  database: string
  /** A PostgreSQL database instead, as `postgres://user:password@host/name`. */
  databaseUrl?: string | undefined
  /** A streaming replica of that database, which answers reads. */
  readUrl?: string | undefined
  /** Is told of errors that no call can throw: of subscribers, and of connections that break while nobody uses them. */
  report?: (error: unknown) => void
  /** Is told how far the records of a database of an older version have come that are brought up to date. */
  observe?: MigrationObserver
  /** Threads that read the embedded database beside the one that asks; none unless given. */
  readers?: number
  /** Changes that are kept at least, a million unless given; the oldest are forgotten. */
  changesKept?: number
  /** Versions of an article that are kept beside what it says now, at most, a hundred unless given. */
  versionsKept?: number
  /** Connections to PostgreSQL that the process may use, at most, and those of them that are not the store's. */
  connections?: number
  reserved?: number
  /** Whether a database that is not there is made; so it is unless told otherwise. */
  create?: boolean
}

/** @throws {OpeningError} when the database does not answer or its tables cannot be brought up to date. */
export async function openStore({ changesKept = 1_000_000, versionsKept, ...options }: StoreOptions): Promise<Store> {
  return sqlStore(await openEngine(options), { report: options.report ?? (() => {}), changesKept, versionsKept })
}

/** Writes all that a store holds as lines of JSON. @throws {OpeningError} */
export async function* exportStore(options: StoreOptions, observe: TransferObserver): AsyncGenerator<string> {
  const engine = await openEngine(options)
  try {
    yield* exported(engine, observe)
  } finally {
    await engine.close()
  }
}

/** Fills an empty store with such lines. @throws {OpeningError} {TransferError} */
export async function importStore(
  options: StoreOptions,
  lines: AsyncIterable<string>,
  observe: TransferObserver,
): Promise<{ articles: number }> {
  const engine = await openEngine(options)
  try {
    return await imported(engine, lines, observe)
  } finally {
    await engine.close()
  }
}

async function openEngine({
  database,
  databaseUrl,
  report = () => {},
  observe = () => {},
  readers = 0,
  connections = 11,
  reserved = 0,
  create = true,
  readUrl,
}: StoreOptions): Promise<Engine> {
  if (!create && !databaseUrl && !existsSync(database)) throw new OpeningError(`${database}: ${reasons.missing}`)
  // Only the engine that is used is loaded: the other would be a tenth of the start.
  return databaseUrl
    ? import('./postgres.ts').then(({ openPostgres }) =>
        openPostgres(databaseUrl, { report, observe, connections, reserved, create, readUrl }),
      )
    : import('./sqlite.ts').then(({ openSqlite }) => openSqlite(database, { observe, readers }))
}

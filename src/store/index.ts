/** Opens the store that the settings name. */
import { existsSync } from 'node:fs'
import type { MigrationObserver } from './migrations/index.ts'
import { OpeningError, reasons } from './opening.ts'
import { sqlStore } from './sql.ts'
import type { Store } from './store.ts'

export type { MigrationObserver } from './migrations/index.ts'

export interface StoreOptions {
  /** File of the embedded database; `:memory:` for one that goes with the process. */
  database: string
  /** A PostgreSQL database instead, as `postgres://user:password@host/name`. */
  databaseUrl?: string | undefined
  /** Is told of errors that no call can throw: of subscribers, and of connections that break while nobody uses them. */
  report?: (error: unknown) => void
  /** Is told how far the records of a database of an older version have come that are brought up to date. */
  observe?: MigrationObserver
  /** Changes that are kept at least, a million unless given; the oldest are forgotten. */
  changesKept?: number
  /** Connections to PostgreSQL that the process may use, at most, and those of them that are not the store's. */
  connections?: number
  reserved?: number
  /** Whether a database that is not there is made; so it is unless told otherwise. */
  create?: boolean
}

/** @throws {OpeningError} when the database does not answer or its tables cannot be brought up to date. */
export async function openStore({
  database,
  databaseUrl,
  report = () => {},
  observe = () => {},
  changesKept = 1_000_000,
  connections = 11,
  reserved = 0,
  create = true,
}: StoreOptions): Promise<Store> {
  if (!create && !databaseUrl && !existsSync(database)) throw new OpeningError(`${database}: ${reasons.missing}`)
  // Only the engine that is used is loaded: the other would be a tenth of the start.
  const engine = databaseUrl
    ? await import('./postgres.ts').then(({ openPostgres }) =>
        openPostgres(databaseUrl, { report, observe, connections, reserved, create }),
      )
    : await import('./sqlite.ts').then(({ openSqlite }) => openSqlite(database, observe))
  return sqlStore(engine, { report, changesKept })
}

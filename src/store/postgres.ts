/** The engine for several replicas: PostgreSQL 15 or later. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Engine } from './engine.ts'
import { postgresMigrations } from './migrations/postgres.ts'
import type { Tables } from './tables.ts'

/** The advisory lock of whoever writes, and the channel on which writers tell of it. */
const writing = 0x636f7079
const channel = 'copydesk_changes'
/** Matches of a search from which they count as many. */
const frequent = 1000
/** How long the connection that listens waits before it tries again, in milliseconds. */
const reconnect = 500

/** In milliseconds; the server enforces all but the first two. */
const timeouts = {
  connectionTimeoutMillis: 5_000,
  query_timeout: 40_000,
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
}

/**
 * Errors that may pass. Classes of SQLSTATE: connection, rollback (serialisation, deadlock), resources, operator (shut
 * down, cancelled), system, failed lock; and read-only, which a database is while it is being replaced.
 */
const unavailableState = /^(08|40|53|57|58)...$|^55P03$|^25006$/
const unavailableCode = /^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_)|^ENOTFOUND$|^ENOENT$|^EACCES$/
const unavailableMessage =
  /^(Connection terminated|timeout e|Query read timeout|Client has encountered a connection error)/

const int8 = 20

/** Whole numbers of 64 bits as numbers: none here is larger than those hold. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : (pg.types.getTypeParser(oid, format as 'text') as never),
}

/** @throws when the database does not answer or its tables cannot be brought up to date. */
export async function openPostgres(url: string, report: (error: unknown) => void): Promise<Engine> {
  await migrate(url, report)
  const pool = openPool(url, 10, report)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    write: (work) =>
      db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(${writing})`.execute(trx)
        const result = await work(trx)
        await sql`select pg_notify(${channel}, '')`.execute(trx)
        return result
      }),
    indexed: (words) => words.map((word, i) => `'${word}':${i + 1}`).join(' '),
    async matching(index, phrases, column) {
      const query = phrases.map((phrase) => phrase.map((word) => `'${word}'`).join(' <-> ')).join(' & ')
      const found = sql`select rowid from ${sql.table(index)} where words @@ ${query}::tsquery`
      const { rows } = await sql<{ rowid: number }>`${found} limit ${frequent}`.execute(db)
      // The planner does not know how many match, and walks a list in its order in search of the few that do.
      return rows.length < frequent
        ? sql`${sql.ref(column)} = any(${rows.map((row) => row.rowid)}::bigint[])`
        : sql`${sql.ref(column)} in (${found})`
    },
    watch: (onChange) => listen(url, onChange, report),
    isUnavailable,
    close: () => db.destroy(),
  }
}

/** Whether the same call may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return typeof code === 'string'
    ? unavailableState.test(code) || unavailableCode.test(code)
    : unavailableMessage.test(String(message))
}

/** Connections on which nothing waits without end. */
export function openPool(url: string, max: number, report: (error: unknown) => void): pg.Pool {
  return poolOf({ connectionString: url, types, max, keepAlive: true, ...timeouts }, report)
}

/** A pool whose broken connections are reported; the next query gets another one. */
function poolOf(config: pg.PoolConfig, report: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', report)
  // The pool does not listen to connections in use. One that breaks between two queries would end the process.
  pool.on('connect', (client) => client.on('error', report))
  return pool
}

/** Over a connection of its own, which waits as long as it takes. Kysely holds an advisory lock meanwhile. */
async function migrate(url: string, report: (error: unknown) => void): Promise<void> {
  const { connectionTimeoutMillis } = timeouts
  const pool = poolOf({ connectionString: url, max: 1, connectionTimeoutMillis }, report)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const provider = { getMigrations: async () => postgresMigrations }
    const { error } = await new Migrator({ db, provider }).migrateToLatest()
    if (error) throw error
  } finally {
    await db.destroy()
  }
}

/** Keeps a connection that listens; after each interruption something may have changed. */
async function listen(url: string, onChange: () => void, report: (error: unknown) => void) {
  let closed = false
  let client: pg.Client

  const connect = async () => {
    client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: timeouts.connectionTimeoutMillis,
    })
    client.on('notification', onChange)
    client.on('error', report)
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    client.once('end', () => void again())
  }
  const again = async () => {
    while (!closed) {
      await sleep(reconnect, undefined, { ref: false })
      if (closed) return
      try {
        await connect()
        if (closed) await client.end()
        else onChange()
        return
      } catch (error) {
        report(error)
      }
    }
  }
  await connect()
  return async () => {
    closed = true
    await client.end().catch(report)
  }
}

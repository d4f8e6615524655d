/** The engine for several replicas: PostgreSQL 15 or later. */
import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  Migrator,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type RawBuilder,
  sql,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import pg from 'pg'
import { type Engine, manyMatches, type ReadingEngine, type WritingEngine } from './engine.ts'
import { postgres } from './migrations/dialect.ts'
import { type MigrationObserver, migrationsOf } from './migrations/index.ts'
import { OpeningError, reasons } from './opening.ts'
import { postgresOpeningError, refuseTooFew } from './postgres-opening.ts'
import { limit } from './reads.ts'
import { openReplica } from './replica.ts'
import { mayHavePairs, pairsOf } from './search/pairs.ts'
import { toTsquery } from './search/render.ts'
import { allPhrasesOf, necessaryWords } from './search/sought.ts'
import type { Tables } from './tables.ts'

/** The advisory lock of whoever writes, and the channel on which writers tell of it. */
const writing = 0x636f7079
const channel = 'copydesk_changes'
/** How long the connection that listens waits before it tries again, in milliseconds. */
const reconnect = 500
/**
 * How many texts are asked for first where words have to stand in a row, each of which takes 15 µs to find, and the share of
 * all from which on no more are.
 */
const sampled = 100
const least = 0.03

/**
 * The share of articles from which on a word says too little to be looked for beside others of a phrase: the index reads
 * all places of it, 40 ns each, and a look at which words follow each other in a text takes 1 µs.
 */
const commonShare = 0.25

/**
 * What the square of how many match must be of all texts for them to be looked at one by one until a page of 64 is full, at
 * some 15 µs each, instead of being gathered at 1.
 */
const soon = 64 * 15
/**
 * Searches that are remembered to find many texts, and for how long, in milliseconds: the server gathers all texts with a word
 * to give the first of them, 7 ms for 100,000, and what has been frequent is so for a while.
 */
const remembered = { max: 1000, ttl: 600_000 }

/**
 * Of connections that answer. All that lists ask has an index. Left to choose, the server reads a table of words whole (317
 * ms for 1.2 at 26,000 articles) when many new ones wait, for it knows of these, and not of what words cost that lie outside
 * of their rows. The price it puts on that, where there is no other way, must not make it compile. Room to remember what was
 * looked up is set up for as many rows as a list has, a millisecond or two for a page of it, and no row is looked up twice.
 */
const reading = { statement_timeout: limit, options: '-c enable_seqscan=off -c enable_memoize=off -c jit=off' }

/**
 * Of connections that write. All that a write asks for is led to by a key, for which there is an index, however few rows a
 * server that has not yet counted a new table takes it to have.
 */
const keyed = { options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off' }

/** Of a replica, which must not keep anybody waiting where it hangs, in milliseconds. */
const ofReplica = { ...reading, connectionTimeoutMillis: 2_000, query_timeout: limit + 500 }

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

/** A statement was ended, by its time limit unless somebody else did it. */
const cancelled = '57014'

const int8 = 20

/** Whole numbers of 64 bits as numbers: none here is larger than those hold. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : (pg.types.getTypeParser(oid, format as 'text') as never),
}

const writingEngine: WritingEngine = {
  all: (trx, statements) =>
    trx.getExecutor().provideConnection((connection) =>
      together(
        connection,
        statements.map((statement) => statement.compile()),
      ),
    ),
  // One parameter, so that the statement’s text does not depend on how many there are.
  rows: (table, columns, rows) =>
    sql`select ${sql.join(columns.map((column) => sql.ref(column)))}
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`,
  // What is there is looked for first: `on conflict` would lock each row for the log, and take a number for it.
  adding(table, columns, rows, { key, sums, told }) {
    const names = (all: readonly string[], of = '') => sql.raw(all.map((name) => of + name).join(', '))
    const into = sql.table(table)
    return sql`
      with given as (${rows}),
      known as (
        update ${into} t set ${sql.raw(sums.map((name) => `${name} = t.${name} + given.${name}`).join(', '))}
        from given where (${names(key, 't.')}) = (${names(key, 'given.')}) returning t.*),
      fresh as (
        insert into ${into} (${names(columns)}) select ${names(columns)} from given
        where (${names(key)}) not in (select ${names(key)} from known) returning *)
      select ${sql.raw(told)} from known union all select ${sql.raw(told)} from fresh`
  },
  list: (values) =>
    typeof values[0] === 'string'
      ? sql`(select unnest(${values}::text[]) as id)`
      : values.length > 0
        ? sql`(select unnest(${values}::bigint[]) as id)`
        : sql`(null)`,
  indexed: (words) => words.map((word, i) => `'${word}':${i + 1}`).join(' '),
  textRow: (rowid, words) => ({
    rowid,
    words: writingEngine.indexed(words),
    pairs: `\\x${Buffer.from(pairsOf(words)).toString('hex')}`,
  }),
}

interface PostgresOptions {
  report: (error: unknown) => void
  observe: MigrationObserver
  /** Connections of the process, at most. */
  connections: number
  /** Those of them that are not the store's. */
  reserved: number
  /** Whether tables are made where there are none. */
  create: boolean
  /** A replica that answers what only reads. */
  readUrl?: string | undefined
}

const oneOf: ReadingEngine['oneOf'] = (column, numbers) => sql`${sql.ref(column)} = any(${numbers}::bigint[])`

/** Gives the words that a large share of articles have, as the server last counted them: asked for once in a while. */
function commonWords(db: Kysely<Tables>): () => Promise<ReadonlySet<string>> {
  const known = new LRUCache<'words', ReadonlySet<string>>({ max: 1, ttl: remembered.ttl })
  return async () => {
    const found = known.get('words')
    if (found) return found
    const { rows } = await sql<{ word: string }>`
      select common.word from pg_stats s
        cross join unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as common (word, share)
      where s.schemaname = current_schema() and s.tablename = 'articles_text' and s.attname = 'words'
        and common.word is not null and common.share > ${commonShare}`.execute(db)
    const words = new Set(rows.map(({ word }) => word))
    known.set('words', words)
    return words
  }
}

/** The part of an engine that only reads. */
function readingEngine(db: Kysely<Tables>): ReadingEngine {
  const frequent = new LRUCache<string, true>(remembered)
  const common = commonWords(db)
  return {
    ...writingEngine,
    db,
    async forEach(db, numbers, columns, query) {
      if (numbers.length === 1) {
        // The planner knows of a number how many rows it may have, and walks those of many in their order.
        const { rows } = await sql`select * from (${query(sql`${numbers[0]}::bigint`)}) as found`.execute(db)
        return [rows] as never
      }
      const { rows } = await sql<{ at: number }>`
        select one.at, ${sql.join(columns.map((column) => sql.ref(`found.${column}`)))}
        from unnest(${numbers}::bigint[]) with ordinality as one (number, at)
        cross join lateral (${query(sql`one.number`)}) as found`.execute(db)
      const found = numbers.map(() => [] as unknown[])
      for (const { at, ...row } of rows) found[at - 1]!.push(row)
      return found as never
    },
    // For one article there is one row, the planner takes it, where several columns tell which: it would gather and sort
    // all rows. What stands behind an offset is left as it is.
    along: (from, table, belongs) => ({
      from: sql`${from} cross join lateral (select * from ${sql.table(table)} t where ${belongs} offset 0) t`,
      conditions: [],
    }),
    oneOf,
    async matching(index, sought) {
      const words = toTsquery(sought)
      const found = sql`select rowid from ${sql.table(index)} where words @@ ${words}::tsquery`
      const many = { all: found, most: false }
      const looked = { ...many, among: (column: string) => sql`${sql.ref(column)} in (${found})` }
      const key = `${index} ${words}`
      if (frequent.has(key)) return looked
      /** One text: to read a row of each number takes longer than to find it. */
      const first = async (found: RawBuilder<unknown>, limit: RawBuilder<unknown>) => {
        const { rows } = await sql<{ numbers: string | null; last: number }>`
          select string_agg(rowid::text, ',') as numbers, (select max(rowid) from ${sql.table(index)}) as last
          from (${found} limit ${limit}) as few`.execute(db)
        const { numbers, last } = rows[0]!
        return { numbers: numbers === null ? [] : numbers.split(',').map(Number), last }
      }
      if (allPhrasesOf(sought).some((phrase) => phrase.length > 1)) {
        const pairs = index === 'articles_text' ? mayHavePairs(sought, 'pairs') : null
        // The index knows of words alone, and asks each text that has all of a phrase where they stand.
        const gathered = pairs
          ? sql`select rowid from articles_text
              where words @@ ${toTsquery(necessaryWords(sought, await common()))}::tsquery
              and case when ${pairs} then words @@ ${words}::tsquery else false end`
          : found
        for (const wanted of [sampled, manyMatches]) {
          const { numbers } = await first(gathered, sql.lit(wanted))
          // The planner does not know how many match, and walks a list in its order in search of the few that do.
          if (numbers.length < wanted) return { few: numbers }
          if (wanted > least * (Math.max(...numbers) - Math.min(...numbers))) break
        }
      } else {
        const soonFound = sql`ceil(sqrt(${sql.lit(soon)} * max(rowid)))`
        const { numbers, last } = await first(
          found,
          sql`(select greatest(${sql.lit(manyMatches)}, ${soonFound}) from ${sql.table(index)})`,
        )
        if (numbers.length < manyMatches) return { few: numbers }
        if (numbers.length < Math.ceil(Math.sqrt(soon * last)))
          return { ...many, among: (column: string) => oneOf(column, numbers) }
      }
      frequent.set(key, true)
      return looked
    },
    isTooSlow: (error) => (error as { code?: unknown }).code === cancelled,
    isUnavailable,
  }
}

/** @throws {OpeningError} when the database does not answer or its tables cannot be brought up to date. */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Engine> {
  const { report, connections, reserved, readUrl } = options
  await migrate(url, options).catch((error) => {
    throw postgresOpeningError(url, error)
  })
  // One more listens. Those that write take turns; one waits for its turn meanwhile.
  const all = connections - reserved - 1
  const writing = all > 2 ? 2 : 1
  const db = new Kysely<Tables>({
    dialect: new Dialect({ pool: openPool(url, all - writing, report, reading) }),
  })
  const writer = new Kysely<Tables>({ dialect: new Dialect({ pool: openPool(url, writing, report, keyed) }) })
  const primary = readingEngine(db)
  const replica =
    readUrl === undefined
      ? undefined
      : await openReplica({
          primary,
          connect: () =>
            new Kysely({
              dialect: new PostgresDialect({ pool: openPool(readUrl, all - writing, report, ofReplica) }),
            }),
          engineOf: readingEngine,
          report,
        }).catch(async (error) => {
          await Promise.all([db.destroy(), writer.destroy()])
          throw error
        })
  return {
    ...primary,
    ...(replica && { replica }),
    async write(work) {
      try {
        return await writer.transaction().execute(work)
      } finally {
        // Also after an error: a connection that broke may have committed.
        replica?.moved()
      }
    },
    async moment() {
      const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url, 1, report) }) })
      await sql`begin isolation level repeatable read read only`.execute(db)
      return { db, release: () => db.destroy() }
    },
    async numbered(trx) {
      for (const [table, column] of [
        ['corrections', 'seq'],
        ['timelines', 'seq'],
        ['changes', 'sequence'],
      ])
        await sql`select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column!)}))
          from ${sql.table(table!)}`.execute(trx)
    },
    watch: (onChange) =>
      listen(
        url,
        (sequence) => {
          replica?.moved()
          onChange(sequence)
        },
        report,
      ),
    close: async () => {
      await replica?.close()
      await db.destroy()
      await writer.destroy()
    },
  }
}

/** Sends queries without waiting for the answers of those before, and gives the rows of each. */
async function together(connection: DatabaseConnection, queries: readonly CompiledQuery[]): Promise<never> {
  const results = await Promise.all(queries.map((query) => connection.executeQuery(query)))
  return results.map(({ rows }) => rows) as never
}

/** Transactions are those of writers: they begin with the lock of whoever writes and tell the others when they end. */
class WritingDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await together(connection, [
        CompiledQuery.raw('begin'),
        CompiledQuery.raw('select pg_advisory_xact_lock($1)', [writing]),
      ])
    } catch (error) {
      // Whoever asked for a transaction takes this for none.
      await this.rollbackTransaction(connection).catch(() => {})
      throw error
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await together(connection, [
      CompiledQuery.raw(`select pg_notify($1, coalesce(max(sequence), 0)::text) from changes`, [channel]),
      CompiledQuery.raw('commit'),
    ])
  }
}

class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new WritingDriver(this.#config)
  }
}

/** Names of statements that servers keep prepared: those of every article, whose texts are always the same few. */
const prepared = new Map<string, string>()

/** A client that sends what is asked in one turn in one piece. */
class Client extends pg.Client {
  override query(text: unknown, values?: unknown): never {
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    process.nextTick(() => stream.uncork())
    if (
      typeof text !== 'string' ||
      !/^(?:insert into .*(?:json_populate_recordset|values)|\s*with given as|select article from marks\b)/s.test(text)
    )
      return super.query(text as string, values as []) as never
    const name = prepared.get(text) ?? `rows${prepared.size}`
    prepared.set(text, name)
    return super.query({ name, text, values: values as unknown[] }) as never
  }
}

/** Whether the same call may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return typeof code === 'string'
    ? unavailableState.test(code) || unavailableCode.test(code)
    : unavailableMessage.test(String(message))
}

/** Connections on which nothing waits without end. @param own settings other than the usual ones. */
export function openPool(
  url: string,
  max: number,
  report: (error: unknown) => void,
  own: Partial<typeof timeouts & typeof reading> = {},
): pg.Pool {
  const all = { ...timeouts, ...own }
  return poolOf({ connectionString: url, types, max, keepAlive: true, pipeline: true, Client, ...all }, report)
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
async function migrate(url: string, { report, observe, connections, create }: PostgresOptions): Promise<void> {
  const { connectionTimeoutMillis } = timeouts
  const pool = poolOf({ connectionString: url, types, max: 1, connectionTimeoutMillis }, report)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseTooFew(db, connections)
    const { rows } = await sql`select where to_regclass('kysely_migration') is not null`.execute(db)
    if (!create && rows.length === 0) throw new OpeningError(`DATABASE_URL: ${reasons.missing}`)
    const provider = { getMigrations: async () => migrationsOf(postgres, writingEngine, observe) }
    const { error } = await new Migrator({ db, provider }).migrateToLatest()
    if (error) throw error
  } finally {
    await db.destroy()
  }
}

/** Keeps a connection that listens; after each interruption something may have changed. */
async function listen(url: string, onChange: (sequence?: number) => void, report: (error: unknown) => void) {
  let closed = false
  let client: pg.Client

  const connect = async () => {
    client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: timeouts.connectionTimeoutMillis,
    })
    client.on('notification', ({ payload }) => onChange(payload ? Number(payload) : undefined))
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

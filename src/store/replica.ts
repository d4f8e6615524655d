/**
 * Reads on a streaming replica of the database that is written: never of less than this process has written or was told
 * of. Where the replica does not come that far in a moment, or is away, the database that is written answers.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DatabaseConnection, type Kysely, sql } from 'kysely'
import type { ReadingEngine, Replica } from './engine.ts'
import { OpeningError } from './opening.ts'
import type { ReplicaState } from './store.ts'
import type { Tables } from './tables.ts'

/** Milliseconds that an answer waits for the replica, and between two looks at how far it is. */
const patience = 100
const interval = 5
/** Milliseconds between two looks at a replica that is not used: one that is behind comes sooner than one that is away. */
const looks: Record<Exclude<ReplicaState, 'current'>, number> = { behind: 50, away: 500, foreign: 500 }

export interface ReplicaOptions {
  /** The database that is written. */
  primary: ReadingEngine
  /** Opens connections to the replica. */
  connect: () => Kysely<Tables>
  engineOf: (db: Kysely<Tables>) => ReadingEngine
  report: (error: unknown) => void
}

/** Position in the log as a number of bytes. */
type Position = number

/** What tells one database of one cluster from all others; replicas share it. */
interface Identity {
  system: string
  database: number
}

/** The address leads to something that is no replica, or no longer. */
class ForeignError extends Error {}
/** It leads to another database. */
class OtherDatabaseError extends ForeignError {}

/** Connections to the replica, from when it was found until it failed. */
interface Link {
  db: Kysely<Tables>
  /** How far the server is known to be at which a connection leads: behind one address there may be several. */
  reached: WeakMap<DatabaseConnection, Position>
  users: number
}

/** @throws {OpeningError} when the replica’s address leads to another database. */
export async function openReplica({ primary, connect, engineOf, report }: ReplicaOptions): Promise<Replica> {
  const identity = await identityOf(primary.db)
  const answered = { replica: 0, primary: 0 }
  /** The position that a request asked for when it began. */
  const requests = new AsyncLocalStorage<{ least?: Promise<Position> }>()
  const closing = new AbortController()
  let link: Link | undefined
  let state: ReplicaState = 'away'
  let looking: Promise<void> | undefined
  /** Where the primary was at some time after the last move; asked when it is needed. */
  let asked: Promise<Position> | undefined

  const least = (): Promise<Position> => {
    const request = requests.getStore()
    if (request) {
      request.least ??= writtenUpTo(primary.db)
      return request.least
    }
    if (!asked) {
      const asking = writtenUpTo(primary.db)
      asked = asking
      asking.catch(() => {
        if (asked === asking) asked = undefined
      })
    }
    return asked
  }

  /** Whether the server of a connection is as far as `position`, at the latest at `until`. @throws {ForeignError} */
  const reaches = async ({ reached }: Link, one: Kysely<Tables>, position: Position, until: number) => {
    const connection = await one.getExecutor().provideConnection(async (connection) => connection)
    if ((reached.get(connection) ?? -1) >= position) return true
    for (;;) {
      const replayed = await replayedUpTo(one, identity)
      if (replayed >= position) {
        reached.set(connection, replayed)
        return true
      }
      if (state !== 'current' || performance.now() > until) return false
      await sleep(interval)
    }
  }

  /** Uses a connection; those of a link that is given up are closed when nobody uses them any more. */
  const using = async <T>(used: Link, work: (one: Kysely<Tables>) => Promise<T>): Promise<T> => {
    used.users++
    try {
      return await used.db.connection().execute(work)
    } finally {
      used.users--
      closeUnused(used)
    }
  }
  const closeUnused = (used: Link) => {
    if (used !== link && used.users === 0) used.db.destroy().catch(report)
  }
  const fail = (error: unknown) => {
    const next = error instanceof ForeignError ? 'foreign' : 'away'
    if (state !== next)
      report(new Error('the replica cannot be read; the database that is written answers', { cause: error }))
    state = next
    const given = link
    link = undefined
    if (given) closeUnused(given)
  }

  const look = async () => {
    link ??= { db: connect(), reached: new WeakMap(), users: 0 }
    const looked = link
    const position = await least()
    state = (await using(looked, (one) => reaches(looked, one, position, 0))) ? 'current' : 'behind'
  }
  /** Looks at a replica that is not used until it can be used again. */
  const follow = () => {
    if (looking || state === 'current' || closing.signal.aborted) return
    const { signal } = closing
    looking = sleep(looks[state], undefined, { ref: false, signal })
      .then(look)
      .catch((error) => {
        if (!signal.aborted) fail(error)
      })
      .finally(() => {
        looking = undefined
        follow()
      })
  }

  /** Null when it must be done elsewhere. */
  const onReplica = async <T>(used: Link, work: (engine: ReadingEngine) => Promise<T>): Promise<{ done: T } | null> => {
    const until = performance.now() + patience
    const position = await least().catch(() => null)
    if (position === null) return null
    try {
      return await using(used, async (one) => {
        if (await reaches(used, one, position, until)) return { done: await work(engineOf(one)) }
        if (state === 'current') state = 'behind'
        return null
      })
    } catch (error) {
      if (used !== link || isConflict(error)) return null
      if (!(error instanceof ForeignError) && !primary.isUnavailable(error)) throw error
      fail(error)
      return null
    } finally {
      follow()
    }
  }

  await look().catch((error) => {
    if (error instanceof OtherDatabaseError) {
      throw new OpeningError(
        'DATABASE_READ_URL: leads to a database that is no replica of the one in DATABASE_URL: check both addresses',
      )
    }
    state = 'behind'
    fail(error)
  })
  follow()

  return {
    async read(work) {
      const answer = link && state === 'current' ? await onReplica(link, work) : null
      answered[answer ? 'replica' : 'primary']++
      return answer ? answer.done : work(primary)
    },
    asOfNow: (work) => requests.run({}, work),
    moved() {
      asked = undefined
    },
    get state() {
      return state
    },
    answered,
    async close() {
      closing.abort()
      await looking
      await link?.db.destroy()
    },
  }
}

/** A replica ends a query that keeps it from going on; it is well, and the next may succeed. */
function isConflict(error: unknown): boolean {
  return (error as { code?: unknown }).code === '40001'
}

async function identityOf(db: Kysely<Tables>): Promise<Identity> {
  const { rows } = await sql<Identity>`${identity}`.execute(db)
  return rows[0]!
}

const identity = sql`
  select system_identifier::text as system, oid::int8 as database
  from pg_control_system(), pg_database where datname = current_database()`

/** Whatever could be seen before is in the log before this position, also where commits do not wait for the disk. */
async function writtenUpTo(db: Kysely<Tables>): Promise<Position> {
  const { rows } = await sql<{ at: Position }>`select (pg_current_wal_insert_lsn() - '0/0')::int8 as at`.execute(db)
  return rows[0]!.at
}

/** @throws {ForeignError} */
async function replayedUpTo(db: Kysely<Tables>, { system, database }: Identity): Promise<Position> {
  const { rows } = await sql<Identity & { at: Position | null }>`
    select identity.*, case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0')::int8 end as at
    from (${identity}) as identity`.execute(db)
  const one = rows[0]!
  if (one.system !== system || one.database !== database) throw new OtherDatabaseError('it is another database')
  if (one.at === null) throw new ForeignError('it follows no other server')
  return one.at
}

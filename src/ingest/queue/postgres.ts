/** The queue of several replicas, in their PostgreSQL database: pg-boss keeps the jobs, this runs them. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import PgBoss from 'pg-boss'
import type { Job } from '../../../schemas/job.ts'
import type { Problem } from '../../../schemas/problem.ts'
import { isUnavailable, openPool } from '../../store/postgres.ts'
import { UnavailableError } from '../../store/store.ts'
import { type Queue, StoppedError, UnfinishedError, type Working } from './queue.ts'

export interface QueueOptions {
  /**
   * Seconds after which a job that was taken and has not ended goes to whoever is free. Longer than a job takes: a
   * process that was killed looks like one that is slow.
   */
  lease: number
  /** What is said of an error that ended a job; `status` 500 and above is worth another attempt. */
  problemOf: (error: unknown, job: string) => Problem
  /** Is told of errors that no call can throw. */
  report: (error: unknown) => void
  /** Connections at most; two at least, four unless given. */
  connections?: number
}

/** Schema of the tables, beside the store’s. */
const schema = 'jobs'
const name = 'ingest'
/** The advisory lock of whoever makes the tables: pg-boss making a queue twice at once ends in a deadlock. */
const making = 0x6a6f6273
/** Milliseconds between two looks for jobs that other replicas accepted. */
const POLL = 1_000
/** Seconds between two looks for jobs whose lease has ended. */
const SWEEP = 5
/** Milliseconds for jobs in hand when the process stops. */
const GRACE = 5_000

/** After the first attempt there are these, which follow after 1, 2, 4, 8 and 16 seconds at most. */
const attempts = { retryLimit: 5, retryDelay: 1, retryBackoff: true }
/** A job that ended can be asked for during a day; one that waits is kept for as long as it takes. */
const retention = { archiveCompletedAfterSeconds: 3_600, deleteAfterHours: 23, retentionDays: 36_500 }

/** The source as JSON in a string: `jsonb` refuses NUL characters and lone surrogates, which a source may have. */
type Kept = { source: string }
type Output = { article?: string; problem?: Problem }

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** @throws when the database does not answer or the queue’s tables cannot be made. */
export async function openQueue(databaseUrl: string, options: QueueOptions): Promise<Queue> {
  const { lease, problemOf, report, connections = 4 } = options
  const pool = openPool(databaseUrl, connections, report)
  const executeSql: PgBoss.Db['executeSql'] = async (text, values) => {
    const client = await pool.connect().catch(refuse)
    try {
      const result = await client.query(text, values)
      client.release()
      return result
    } catch (error) {
      // A script that failed has left its transaction open: it goes with the connection.
      client.release(true)
      return refuse(error)
    }
  }
  const boss = new PgBoss({
    schema,
    db: { executeSql },
    schedule: false,
    maintenanceIntervalSeconds: SWEEP,
    ...retention,
  })
  boss.on('error', report)
  try {
    await alone(pool, async () => {
      await boss.start()
      await boss.createQueue(name)
    })
  } catch (error) {
    await boss.stop({ graceful: false })
    await pool.end()
    throw error
  }

  const inHand = new Set<string>()
  let working: Promise<unknown> = Promise.resolve()
  let closed = false
  let wake = new AbortController()
  const wakeUp = () => {
    wake.abort()
    wake = new AbortController()
  }

  /** Runs one job. What the source is to blame for ends it; after anything else there is another attempt. */
  const run = async ({ id, data }: PgBoss.Job<Kept>, ingest: Working['ingest']) => {
    try {
      const { id: article } = await ingest(JSON.parse(data.source))
      await boss.complete(name, id, { article })
    } catch (error) {
      const problem = problemOf(error, id)
      if (problem.status < 500) {
        await boss.complete(name, id, { problem })
        return
      }
      report(error)
      await boss.fail(name, id, { problem })
    }
  }
  const runAll = async ({ ingest, idle }: Working) => {
    while (!closed) {
      const [job] = idle() ? await boss.fetch<Kept>(name) : []
      if (!job) {
        await sleep(POLL, undefined, { signal: wake.signal }).catch(() => {})
        continue
      }
      inHand.add(job.id)
      // A job whose end could not be written runs again when its lease has ended.
      await run(job, ingest).catch(report)
      inHand.delete(job.id)
    }
  }

  return {
    async add(source) {
      const kept: Kept = { source: JSON.stringify(source) }
      const id = await boss.send(name, kept, { ...attempts, expireInSeconds: lease })
      wakeUp()
      return id!
    },
    async job(id) {
      const found = uuid.test(id) ? await boss.getJobById<Kept>(name, id, { includeArchive: true }) : null
      return found && describe(found, problemOf)
    },
    waiting: () => boss.getQueueSize(name),
    work(how) {
      working = Promise.all(Array.from({ length: how.atOnce }, () => runAll(how)))
    },
    async close() {
      closed = true
      wakeUp()
      await Promise.race([working, sleep(GRACE, undefined, { ref: false })])
      for (const id of inHand) {
        await boss.fail(name, id, { problem: problemOf(new StoppedError(), id) }).catch(report)
      }
      await boss.stop({ graceful: false })
      await pool.end()
    },
  }
}

/** Does it while no other process does. */
async function alone(pool: Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [making])
    await work()
  } finally {
    // The lock goes with the connection.
    client.release(true)
  }
}

/** @throws {UnavailableError} for what may pass, else the error. */
function refuse(error: unknown): never {
  throw isUnavailable(error) ? new UnavailableError((error as Error).message, { cause: error }) : error
}

function describe({ id, state, output }: PgBoss.JobWithMetadata<Kept>, problemOf: QueueOptions['problemOf']): Job {
  if (state === 'created' || state === 'retry') return { id, state: 'waiting', article: null, problem: null }
  if (state === 'active') return { id, state: 'running', article: null, problem: null }
  const { article = null, problem } = (output ?? {}) as Output
  if (state === 'completed' && !problem) return { id, state: 'done', article, problem: null }
  return { id, state: 'failed', article: null, problem: problem ?? problemOf(new UnfinishedError(), id) }
}

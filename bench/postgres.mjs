// What a PostgreSQL server does for a bench: CPU where its processes are on this machine, bytes of its log and of its files.
import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Asks a database; resolves with the first row. */
export async function askServer(connectionString, statement) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(statement)).rows[0]
  } finally {
    await client.end()
  }
}

/** Processes of the server that work for this one. */
export async function backends(url) {
  const { pids } = await askServer(
    url,
    `select coalesce(json_agg(pid), '[]') as pids from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return pids
}

const spentBy = new Map()

/** Milliseconds of CPU of processes; of one that has ended, what it had when it was last seen; of others none. */
export function cpuOf(pids) {
  for (const pid of pids) {
    const file = `/proc/${pid}/schedstat`
    if (existsSync(file)) spentBy.set(pid, Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6)
  }
  return pids.reduce((sum, pid) => sum + (spentBy.get(pid) ?? 0), 0)
}

/** Bytes of a database with its indexes, and of the server’s log until now. */
export async function bytesOf(url) {
  return askServer(
    url,
    `select pg_database_size(current_database())::float8 as files, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as log`,
  )
}

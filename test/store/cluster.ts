/** A PostgreSQL cluster for tests: the one that is named, or a private one in a temporary folder. */
import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Test } from 'tap'
import type { StoreOptions } from '../../src/store/index.ts'

const run = promisify(execFile)

export interface Cluster {
  /** Makes an empty database and gives its URL. */
  database(): Promise<string>
  /** Stops the server at once, as a crash would; a private cluster only. */
  kill?(): Promise<void>
  start?(): Promise<void>
  /** Starts a streaming replica; of a private cluster only. */
  replica?(): Promise<ReplicaServer>
  remove(): Promise<void>
}

/** A server that follows a private cluster. */
export interface ReplicaServer {
  /** The URL by which it is asked for a database of the cluster. */
  url(database: string): string
  /** Ends all its processes at once. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Receives what the cluster writes and does not apply it, until it is told to go on. */
  pause(): Promise<void>
  resume(): Promise<void>
  /** Makes it a server of its own. */
  promote(): Promise<void>
  remove(): Promise<void>
}

/** Folder of the server’s programs: what Debian and others install, the newest version, or the search path’s. */
export function programs(): string | null {
  const versions = '/usr/lib/postgresql'
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : []
  const folders = [...installed, ...(process.env.PATH ?? '').split(':')]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null
}

/** PostgreSQL refuses to run as root, so that then the user `postgres` runs it, whom its packages make. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return {} as { uid: number; gid: number }
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

/** The cluster, or why there is none. */
export async function openCluster(): Promise<Cluster | string> {
  const named = process.env.COPYDESK_TEST_DATABASE_URL
  if (named) return databases(named, { remove: async () => {} })

  const bin = programs()
  if (!bin) return 'neither COPYDESK_TEST_DATABASE_URL nor the programs of a PostgreSQL server'
  const user = serverUser()
  if (!user) return 'PostgreSQL does not run as root and there is no user postgres'

  const server = serverIn(bin, user)
  try {
    await server.call('initdb', ['-D', server.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'])
    await server.start()
  } catch (error) {
    await server.remove()
    return `PostgreSQL does not start: ${(error as Error).message}`
  }
  const { kill, start, remove } = server
  const replica = async (): Promise<ReplicaServer> => {
    const copy = serverIn(bin, user)
    const ask = (statement: string) => query(urlOf(copy.folder, 'postgres'), statement)
    try {
      const from = ['-h', server.folder, '-U', 'postgres']
      await server.call('pg_basebackup', [...from, '-D', copy.data, '-R', '-X', 'stream', '-c', 'fast', '-N'])
      await copy.start()
    } catch (error) {
      await copy.remove()
      throw error
    }
    return {
      ...copy,
      url: (database) => urlOf(copy.folder, new URL(database).pathname.slice(1)),
      pause: () =>
        ask(`do $$ begin
          perform pg_wal_replay_pause();
          while pg_get_wal_replay_pause_state() <> 'paused' loop perform pg_sleep(0.01); end loop;
        end $$`),
      resume: () => ask('select pg_wal_replay_resume()'),
      promote: () => ask('select pg_promote()'),
    }
  }
  return databases(`postgres://postgres@/postgres?host=${server.folder}`, { kill, start, replica, remove })
}

/** Runs a suite with a cluster, or says why there is none. */
export async function inPostgres(
  t: Pick<Test, 'test'>,
  suite: (t: Test, cluster: Cluster) => Promise<void>,
): Promise<void> {
  const cluster = await openCluster()
  t.test('in PostgreSQL', { skip: typeof cluster === 'string' ? cluster : false }, async (t) => {
    if (typeof cluster === 'string') return
    t.teardown(() => cluster.remove())
    await suite(t, cluster)
  })
}

/** Runs a suite on SQLite in memory, and on an empty database of PostgreSQL where there is a cluster. */
export async function onBothEngines(
  t: Pick<Test, 'test'>,
  suite: (t: Test, options: Pick<StoreOptions, 'database' | 'databaseUrl'>) => Promise<void>,
): Promise<void> {
  t.test('in SQLite', (t) => suite(t, { database: ':memory:' }))
  await inPostgres(t, async (t, cluster) => suite(t, { database: '', databaseUrl: await cluster.database() }))
}

/** A server in a temporary folder of its own, which also has its socket. */
function serverIn(bin: string, user: { uid: number; gid: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-pg-'))
  if ('uid' in user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const call = (program: string, args: string[]) =>
    run(join(bin, program), args, { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  const control = ['-D', data, '-l', join(folder, 'log'), '-w', '-s']
  const start = async () => {
    const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c max_connections=60`
    await call('pg_ctl', ['start', ...control, '-o', settings])
    process.once('exit', killAtExit)
  }
  const kill = async () => {
    process.off('exit', killAtExit)
    await call('pg_ctl', ['stop', ...control, '-m', 'immediate'])
  }
  const remove = async () => {
    await kill().catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
  // A test that is ended from outside leaves no server behind.
  const killAtExit = () => {
    const running = join(data, 'postmaster.pid')
    if (existsSync(running)) process.kill(Number(readFileSync(running, 'utf8').split('\n')[0]), 'SIGQUIT')
  }
  return { folder, data, call, start, kill, remove }
}

function urlOf(folder: string, database: string): string {
  return `postgres://postgres@localhost/${database}?host=${folder}`
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function databases(url: string, rest: Omit<Cluster, 'database'>): Cluster {
  let made = 0
  return {
    ...rest,
    async database() {
      const name = `copydesk_test_${process.pid}_${made++}`
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const named = new URL(url.replace('@/', '@localhost/'))
      named.pathname = `/${name}`
      return named.href
    },
  }
}

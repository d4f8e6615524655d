/** A PostgreSQL cluster for tests: the one that is named, or a private one in a temporary folder. */
import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

export interface Cluster {
  /** Makes an empty database and gives its URL. */
  database(): Promise<string>
  /** Stops the server at once, as a crash would; a private cluster only. */
  kill?(): Promise<void>
  start?(): Promise<void>
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

  const folder = mkdtempSync(join(tmpdir(), 'copydesk-pg-'))
  if ('uid' in user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const call = (program: string, args: string[]) =>
    run(join(bin, program), args, { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  const server = ['-D', data, '-l', join(folder, 'log'), '-w', '-s']
  const start = async () => {
    const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c max_connections=60`
    await call('pg_ctl', ['start', ...server, '-o', settings])
  }
  const kill = async () => {
    await call('pg_ctl', ['stop', ...server, '-m', 'immediate'])
  }
  const remove = async () => {
    process.off('exit', killAtExit)
    await kill().catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
  // A test that is ended from outside leaves no server behind.
  const killAtExit = () => {
    const running = join(data, 'postmaster.pid')
    if (existsSync(running)) process.kill(Number(readFileSync(running, 'utf8').split('\n')[0]), 'SIGQUIT')
  }
  try {
    await call('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'])
    await start()
  } catch (error) {
    await remove()
    return `PostgreSQL does not start: ${(error as Error).message}`
  }
  process.once('exit', killAtExit)
  return databases(`postgres://postgres@/postgres?host=${folder}`, { kill, start, remove })
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

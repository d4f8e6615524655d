/** Backups of a PostgreSQL database, by the programs that come with PostgreSQL. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { BackupError } from './backup-file.ts'
import { postgres } from './migrations/dialect.ts'
import { migrationNames } from './migrations/index.ts'
import { OpeningError, reasons } from './opening.ts'
import { postgresOpeningError } from './postgres-opening.ts'

/** The schema of the queue; its jobs were accepted, so they belong to a backup. */
const queue = 'jobs'

/** @throws {BackupError} {OpeningError} */
export async function dumpPostgres(url: string, to: string): Promise<void> {
  const schema = await connected(url, async (client) => {
    const { rows } = await client.query(
      "select current_schema() as schema where to_regclass('kysely_migration') is not null",
    )
    if (rows.length === 0) throw new OpeningError(`DATABASE_URL: ${reasons.missing}`)
    return rows[0].schema as string
  })
  const schemas = [schema, queue].map((name) => `--schema=${quoted(name)}`)
  await run('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', ...schemas, `--file=${to}`], url)
}

/** As `restore`. Everything happens in one transaction, the removal of what was there included. */
export async function restorePostgres(url: string, file: string, { replace }: { replace: boolean }): Promise<void> {
  const contents = await run('pg_restore', ['--list', file], url).catch((error) => {
    throw error instanceof MissingProgramError
      ? error
      : new BackupError(`${file}: is no backup of a PostgreSQL database`)
  })
  const tables = [...contents.matchAll(/^\d+; \d+ \d+ TABLE (\S+) (\S+) /gm)].map(
    ([, schema, name]) => `${schema}.${name}`,
  )
  const schema = tables.find((name) => name.endsWith('.kysely_migration'))?.split('.')[0]
  if (schema === undefined) throw new BackupError(`${file}: is no backup of a Copydesk database`)
  const migrations = await run('pg_restore', ['--data-only', '--table=kysely_migration', '--file=-', file], url)
  const names = [...migrations.matchAll(/^([^\t\n]+)\t\d{4}-/gm)].map(([, name]) => name!)
  if (names.some((name) => !migrationNames(postgres).includes(name))) throw new BackupError(`${file}: ${reasons.newer}`)

  await connected(url, (client) => refuseUnready(client, { schema, tables, replace }))
  const only = [schema, queue].map((name) => `--schema=${name}`)
  const script = start('pg_restore', ['--no-owner', '--no-privileges', ...only, '--file=-', file], url)
  const transaction = ['--no-psqlrc', '--quiet', '--single-transaction', '--set=ON_ERROR_STOP=1']
  const psql = start('psql', [...transaction, `--command=${removal(schema)}`, '--file=-'], url)
  // What psql says of an error tells more than that its input could not be written.
  psql.stdin.on('error', () => {})
  script.stdout.pipe(psql.stdin, { end: false })
  const done = ended('psql', psql)
  const read = ended('pg_restore', script).then(
    () => psql.stdin.end(),
    (error) => {
      // The end of its input would have it commit what came so far.
      psql.kill('SIGKILL')
      throw error
    },
  )
  // psql that ends early is to blame for what pg_restore could not write.
  done.catch(() => script.kill('SIGKILL'))
  const [psqlEnd, readEnd] = await Promise.allSettled([done, read])
  const failure = [readEnd, psqlEnd].find((end) => end.status === 'rejected')
  if (failure) throw failure.reason
}

/** What a database must meet that is to become what a backup holds. */
interface Readiness {
  /** The schema of the backup's tables. */
  schema: string
  /** The backup's tables, with their schemas. */
  tables: readonly string[]
  replace: boolean
}

/** @throws {BackupError} unless nobody uses the database and it is empty or may be replaced. */
async function refuseUnready(client: pg.Client, { schema, tables, replace }: Readiness): Promise<void> {
  const { rows: others } = await client.query(
    'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null',
  )
  if (others.length > 0)
    throw new BackupError(
      `DATABASE_URL: the database is in use (${others.length} connections); stop the services first`,
    )
  const { rows: current } = await client.query('select current_schema() as schema')
  if (current[0].schema !== schema)
    throw new BackupError(`DATABASE_URL: the backup is of the schema ${schema}, the database uses ${current[0].schema}`)
  const { rows } = await client.query<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ($1, $2)",
    [schema, queue],
  )
  const there = rows.map(({ name }) => name)
  const stored =
    there.includes(`${schema}.articles`) && (await client.query('select from articles limit 1')).rows.length > 0
  const foreign = there.filter((name) => !tables.includes(name) && !name.startsWith(`${queue}.`))
  if (!replace && (stored || foreign.length > 0))
    throw new BackupError('DATABASE_URL: the database is not empty; say --replace to replace everything in it')
}

/** Removes the store's tables and functions, and the queue with its schema. */
function removal(schema: string): string {
  return `do $$
    declare one record;
    begin
      drop schema if exists ${queue} cascade;
      create schema ${queue};
      for one in select tablename from pg_tables where schemaname = ${literal(schema)} loop
        execute format('drop table if exists %I.%I cascade', ${literal(schema)}, one.tablename);
      end loop;
      for one in select p.oid::regprocedure as routine from pg_proc p
        where p.pronamespace = ${literal(schema)}::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
        execute format('drop routine if exists %s cascade', one.routine);
      end loop;
    end $$`
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

class MissingProgramError extends BackupError {}

/** Does something over a connection. @throws {OpeningError} when there is none. */
async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  let client: pg.Client
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    await client.connect()
  } catch (error) {
    throw postgresOpeningError(url, error as Error)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A program of PostgreSQL over the same database; the password is not among its arguments, which others can read. */
function start(program: string, args: string[], url: string): ChildProcessWithoutNullStreams {
  const { host, port, user, database, password } = new pg.Client({ connectionString: url })
  const ssl = Object.fromEntries(
    [...new URL(url.replace('@/', '@localhost/')).searchParams]
      .filter(([name]) => /^ssl(?:mode|cert|key|rootcert)$/.test(name))
      .map(([name, value]) => [`PG${name.toUpperCase()}`, value]),
  )
  const target = { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database }
  const env = { ...process.env, ...target, ...(password && { PGPASSWORD: password }), ...ssl }
  return spawn(program, args, { env })
}

/** Its standard output, when it has ended well. */
async function run(program: string, args: string[], url: string): Promise<string> {
  const child = start(program, args, url)
  child.stdin.end()
  const [out] = await Promise.all([text(child.stdout), ended(program, child)])
  return out
}

/** @throws {BackupError} with the first line of what it says, or that it is not installed. */
async function ended(program: string, child: ChildProcessWithoutNullStreams): Promise<void> {
  const said = text(child.stderr)
  try {
    const [code, signal] = await once(child, 'close')
    if (code !== 0) throw new BackupError((await said).split('\n')[0] || `${program} ended with ${signal ?? code}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new MissingProgramError(
      `${program} was not found: install PostgreSQL’s client programs and have them in PATH`,
    )
  }
}

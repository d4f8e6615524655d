/** Why a PostgreSQL database cannot be opened. */
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { isNewer, OpeningError, reasons } from './opening.ts'

/** @param url as the settings have it; its password is in no message. */
export function postgresOpeningError(url: string, cause: Error): OpeningError {
  return cause instanceof OpeningError ? cause : new OpeningError(`DATABASE_URL: ${reasonOf(url, cause)}`, { cause })
}

function reasonOf(url: string, error: Error): string {
  const target = parse(url)
  if (!target) return 'is not a valid address; it looks like postgres://user:password@host/database'
  const { user, database } = target
  const where = target.host.startsWith('/') ? target.host : `${target.host}:${target.port}`
  const code = String((error as { code?: unknown }).code)
  if (isNewer(error)) return `the database ${database} ${reasons.newer}`
  if (/^28/.test(code)) return `${where} does not let ${user} in: check user and password (${error.message})`
  if (error.message.includes('client password must be'))
    return `${where} asks for a password and the address has none: postgres://${user}:PASSWORD@…`
  if (code === '3D000') return `${where} has no database ${database}: make it with createdb, or check the name`
  if (code === '53300')
    return `${where} has no connection left for ${user}: lower COPYDESK_POOL, or raise the limit of the role or the server (${error.message})`
  if (code === '57P03') return `${where} is starting or stopping: try again when it is up (${error.message})`
  if (code === '42501') return `${user} may not make tables in the database ${database}: grant that (${error.message})`
  if (code === '42P07') return `the database ${database} ${reasons.foreign}`
  if (/^E[A-Z_]+$/.test(code) || /^(timeout e|Connection terminated|Query read timeout)/.test(error.message))
    return `no PostgreSQL server answers at ${where}: is it running, and is the address right? (${error.message || code})`
  return `the database ${database} cannot be opened: ${error.message}`
}

function parse(url: string): pg.Client | null {
  try {
    return new pg.Client({ connectionString: url })
  } catch {
    return null
  }
}

/**
 * Refuses to go on with fewer connections than the service may use: it would start, and fail under load.
 * @throws {OpeningError} naming the limit that is too low.
 */
export async function refuseTooFew(db: Kysely<unknown>, needed: number): Promise<void> {
  const { rows } = await sql<{ what: string; most: number }>`
    select 'the role ' || rolname as what, rolconnlimit as most from pg_roles
      where rolname = current_user and not rolsuper
    union all select 'the database ' || datname, datconnlimit from pg_database where datname = current_database()
    union all select 'the server', current_setting('max_connections')::int`.execute(db)
  const low = rows.find(({ most }) => most >= 0 && most < needed)
  if (!low) return
  throw new OpeningError(
    `DATABASE_URL: ${low.what} allows ${low.most} connections and the service uses up to ${needed}: raise the limit, or lower COPYDESK_POOL`,
  )
}

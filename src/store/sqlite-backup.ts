/** Backups of the embedded database: a copy that SQLite makes, a database file itself. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { BackupError, putInPlace } from './backup-file.ts'
import { sqlite } from './migrations/dialect.ts'
import { migrationNames } from './migrations/index.ts'
import { OpeningError, reasons } from './opening.ts'
import { openSqlite } from './sqlite.ts'
import { refuseUnwritable, sqliteOpeningError } from './sqlite-opening.ts'

/** Milliseconds for which another process may hold the file. */
const patience = 10_000

/** Copies what is stored, from the file and its log, into a new file. @throws {BackupError} {OpeningError} */
export async function copySqlite(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new OpeningError(`${from}: ${reasons.missing}`)
  const database = open(from)
  try {
    if (migrationsOf(database) === null) throw new OpeningError(`${from}: ${reasons.foreign}`)
    rmSync(to, { force: true })
    copy(database, to)
  } catch (error) {
    throw error instanceof BackupError ? error : sqliteOpeningError(from, error as Error)
  } finally {
    database.close()
  }
}

/** As `restore`. The backup is copied, checked and brought up to date beside the database, which it then replaces. */
export async function restoreSqlite(to: string, file: string, { replace }: { replace: boolean }): Promise<void> {
  mkdirSync(dirname(to), { recursive: true })
  refuseUnwritable(to)
  const coming = `${to}.restoring`
  const remove = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${coming}${end}`, { force: true })
  }
  remove()
  try {
    copyChecked(file, coming)
    const engine = await openSqlite(coming)
    await engine.close()
    if (existsSync(to)) takeOutOfUse(to, replace)
    putInPlace(coming, to)
  } finally {
    remove()
  }
}

/** @throws {BackupError} when the file is no whole backup of a store that this version can read. */
function copyChecked(file: string, to: string): void {
  let database: Database.Database | undefined
  try {
    database = open(file)
    const migrations = migrationsOf(database)
    if (migrations === null) throw new BackupError(`${file}: is not a backup of a Copydesk database`)
    if (migrations.some((name) => !migrationNames(sqlite).includes(name)))
      throw new BackupError(`${file}: ${reasons.newer}`)
    const [found] = database.prepare('pragma quick_check(1)').all() as { quick_check: string }[]
    if (found?.quick_check !== 'ok') throw new BackupError(`${file}: is damaged`)
    copy(database, to)
  } catch (error) {
    if (error instanceof BackupError) throw error
    const { code, message } = error as { code?: string; message: string }
    if (code === 'SQLITE_NOTADB') throw new BackupError(`${file}: is not a backup of a SQLite database`)
    if (code === 'SQLITE_CORRUPT') throw new BackupError(`${file}: is damaged`)
    throw new BackupError(`${file}: ${message}`)
  } finally {
    database?.close()
  }
}

/**
 * Sees to it that no process has the database open, and that all of it is in its file, so that no log of it is taken for
 * one of what replaces it.
 * @throws {BackupError} when it is in use, or holds something and may not be replaced.
 */
function takeOutOfUse(file: string, replace: boolean): void {
  const told = 'say --replace to replace what it holds'
  const database = open(file)
  try {
    const migrations = migrationsOf(database)
    const empty =
      migrations !== null
        ? database.prepare('select seq from articles limit 1').all().length === 0
        : database.prepare('select name from sqlite_master limit 1').all().length === 0
    if (!empty && !replace) throw new BackupError(`${file}: is not empty; ${told}`)
    database.prepare('pragma journal_mode = delete').all()
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED')
      throw new BackupError(`${file}: is in use; stop the service first`)
    // What cannot be read is what a backup is for.
    const broken = code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT'
    if (!broken) throw error
    if (!replace) throw new BackupError(`${file}: is not a database that can be read; ${told}`)
  } finally {
    database.close()
  }
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
}

function open(file: string): Database.Database {
  return new Database(file, { timeout: patience })
}

/** Names of the migrations; null when it is no database of a store. */
function migrationsOf(database: Database.Database): string[] | null {
  const named = (sql: string) => (database.prepare(sql).all() as { name: string }[]).map(({ name }) => name)
  const tables = named("select name from sqlite_master where type = 'table'")
  if (!['kysely_migration', 'articles'].every((name) => tables.includes(name))) return null
  return named('select name from kysely_migration')
}

function copy(database: Database.Database, to: string): void {
  try {
    database.exec(`vacuum into '${to.replaceAll("'", "''")}'`)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_BUSY') throw error
    throw new BackupError(`${to}: cannot be written: ${message}`, { cause: error })
  }
}

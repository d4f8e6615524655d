/** Backups: the whole database as one file, and back. */
import { existsSync, rmSync } from 'node:fs'
import { BackupError, putInPlace } from './backup-file.ts'

/** Where the store is, as the settings name it. */
export interface StorePlace {
  database: string
  databaseUrl?: string | undefined
}

/**
 * Writes a backup while services go on reading and writing: everything that was stored when it began is in it.
 * @param file must not be there yet; it appears when the backup is whole.
 * @throws {BackupError} {OpeningError}
 */
export async function backUp({ database, databaseUrl }: StorePlace, file: string): Promise<void> {
  if (existsSync(file)) throw new BackupError(`${file}: is there already; name a new file`)
  const partial = `${file}.partial`
  try {
    if (databaseUrl) await (await import('./postgres-backup.ts')).dumpPostgres(databaseUrl, partial)
    else await (await import('./sqlite-backup.ts')).copySqlite(database, partial)
    putInPlace(partial, file)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/**
 * Makes the database what a backup of the same engine holds, or leaves it as it was.
 * @param options.replace whether one that holds something is replaced.
 * @throws {BackupError} {OpeningError}
 */
export async function restore(
  { database, databaseUrl }: StorePlace,
  file: string,
  options: { replace: boolean },
): Promise<void> {
  if (!existsSync(file)) throw new BackupError(`${file}: no such file`)
  if (databaseUrl) await (await import('./postgres-backup.ts')).restorePostgres(databaseUrl, file, options)
  else await (await import('./sqlite-backup.ts')).restoreSqlite(database, file, options)
}

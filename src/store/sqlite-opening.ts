/** Why an SQLite file cannot be opened. */
import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isNewer, OpeningError, reasons } from './opening.ts'

/** @param file as the settings name it. */
export function sqliteOpeningError(file: string, cause: Error): OpeningError {
  return cause instanceof OpeningError ? cause : new OpeningError(`${file}: ${reasonOf(file, cause)}`, { cause })
}

/**
 * Refuses a file that could be read alone: the service would start, and fail when it writes.
 * @throws {OpeningError}
 */
export function refuseUnwritable(file: string): void {
  const refused = unwritable(file)
  if (refused !== undefined) throw new OpeningError(`${file}: ${rights(refused)}`)
}

const rights = (path: string) => `${path} cannot be written by this user: grant that, or name another file`

function reasonOf(file: string, error: Error): string {
  const code = String((error as { code?: unknown }).code)
  if (look(file)?.isDirectory()) return 'is a folder: name a file in it'
  if (isNewer(error)) return reasons.newer
  if (/^SQLITE_NOTADB/.test(code)) return 'is not a database: name another file'
  if (/^SQLITE_CORRUPT/.test(code)) return 'is damaged: restore a backup of it (copydesk restore)'
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'is locked by another program: stop that one first'
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) return 'there is no room left on the disk'
  const refused = unwritable(file)
  if (refused !== undefined) return rights(refused)
  const folder = nearest(file)
  return look(folder)?.isDirectory() ? `cannot be opened: ${error.message}` : `${folder} is not a folder`
}

/** The file, or the folder in which SQLite makes it and its own files, if it cannot be written. */
function unwritable(file: string): string | undefined {
  return [...(look(file) ? [file] : []), nearest(file)].find((path) => {
    try {
      accessSync(path, constants.R_OK | constants.W_OK)
      return false
    } catch {
      return true
    }
  })
}

const look = (path: string) => {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** The nearest entry above a file that is there. */
function nearest(file: string): string {
  let folder = dirname(file)
  while (!look(folder) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

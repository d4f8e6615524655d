/** What backups of both engines share: their error, and how a file gets its name. */
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** A backup cannot be made or restored. The message is one line for whoever asked for it. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** Gives a finished file its name, so that neither the file nor the name is lost with the power. */
export function putInPlace(from: string, to: string): void {
  sync(from)
  renameSync(from, to)
  sync(dirname(to))
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

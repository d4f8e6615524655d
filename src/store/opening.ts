/** Why a database cannot be opened: one line that names it and says what to do. */
import { version } from '../version.ts'

/** The database cannot be opened. The message is for whoever started the program. */
export class OpeningError extends Error {
  override readonly name = 'OpeningError'
}

export const reasons = {
  newer: `was written by a newer version of Copydesk than this one (${version}): install that version`,
  foreign: 'holds tables of another program: name another database',
  missing: 'there is no such database; check the name, or start the service or load with --create, which make one',
}

/** Whether the database has migrations that this version does not know. */
export const isNewer = ({ message }: Error): boolean => message.startsWith('corrupted migrations')

/** `copydesk backup`. */
import { readConfig } from '../config.ts'
import { backUp } from '../store/backup.ts'
import { type Command, UsageError } from './command.ts'
import { placeOf } from './database.ts'

export const command: Command = {
  help: `Usage: copydesk backup FILE

Writes the database that COPYDESK_DATABASE or DATABASE_URL names to a new file, with the sources, corrections and
changes. A running service goes on meanwhile. Of PostgreSQL it is what pg_dump writes, which must be installed.

Options:
  --help     print this`,
  options: {},
  takesPaths: true,
  async run(_values, paths) {
    const [file, ...more] = paths
    if (file === undefined || more.length > 0) throw new UsageError('backup takes one file to write')
    await backUp(placeOf(readConfig(process.env)), file)
    process.stdout.write(`backed up to ${file}\n`)
    return 0
  },
}

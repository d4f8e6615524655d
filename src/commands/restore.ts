/** `copydesk restore`. */
import { readConfig } from '../config.ts'
import { restore } from '../store/backup.ts'
import { type Command, UsageError } from './command.ts'
import { placeOf } from './database.ts'

export const command: Command = {
  help: `Usage: copydesk restore [--replace] FILE

Makes the database that COPYDESK_DATABASE or DATABASE_URL names what a backup holds, or leaves it as it was. Stop the
services first. The backup must be one of the same engine. Of PostgreSQL it needs pg_restore and psql.

Options:
  --replace  replace a database that holds something; of PostgreSQL all tables in the store’s schema
  --help     print this`,
  options: { replace: { type: 'boolean' } },
  takesPaths: true,
  async run({ replace = false }, paths) {
    const [file, ...more] = paths
    if (file === undefined || more.length > 0) throw new UsageError('restore takes one file to read')
    await restore(placeOf(readConfig(process.env)), file, { replace: replace === true })
    process.stdout.write(`restored from ${file}\n`)
    return 0
  },
}

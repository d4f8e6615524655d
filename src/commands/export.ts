/** `copydesk export`. */
import { once } from 'node:events'
import { readConfig } from '../config.ts'
import { exportStore } from '../store/index.ts'
import type { Command } from './command.ts'
import { placeOf } from './database.ts'
import { progress } from './progress.ts'

export const command: Command = {
  help: `Usage: copydesk export > FILE

Prints all that the database holds that COPYDESK_DATABASE or DATABASE_URL names, as one JSON object a line: sources and
their records, corrections and changes, as they are at one moment. A running service goes on meanwhile. Either database,
SQLite or PostgreSQL, takes it in (copydesk import) and answers the same, byte for byte.

Options:
  --help     print this`,
  options: {},
  takesPaths: false,
  async run() {
    const config = readConfig(process.env)
    const bar = progress('exporting')
    try {
      for await (const line of exportStore(
        { ...placeOf(config), connections: config.COPYDESK_POOL, create: false },
        bar.update,
      ))
        if (!process.stdout.write(line)) await once(process.stdout, 'drain')
    } finally {
      bar.stop()
    }
    return 0
  },
}

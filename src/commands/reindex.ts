/** `copydesk reindex`. */
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { readConfig } from '../config.ts'
import { reindex } from '../ingest/reindex.ts'
import { openStore } from '../store/index.ts'
import type { Command } from './command.ts'
import { progress } from './progress.ts'

export const command: Command = {
  help: `Usage: copydesk reindex

Analyses the stored sources again that another version of Copydesk analysed. A running service goes on meanwhile and
serves each article in its old or its new form. It can be stopped and called again.

Options:
  --all      also those that this version analysed
  --help     print this

The exit code is 0 when every source was analysed, else 1.`,
  options: { all: { type: 'boolean' } },
  takesPaths: false,
  async run({ all = false }) {
    const config = readConfig(process.env)
    const store = await openStore({ database: config.COPYDESK_DATABASE, databaseUrl: config.DATABASE_URL })
    const analyser = startAnalyser(config)
    const bar = progress('reindexing')
    try {
      const { changed, unchanged, skipped, failed } = await reindex(
        { store, analyser },
        { all: all === true, observe: bar.update },
      )
      bar.stop()
      for (const line of failed) process.stderr.write(`copydesk reindex: ${line}\n`)
      process.stdout.write(
        `${changed} changed, ${unchanged} as before, ${skipped} up to date, ${failed.length} failed\n`,
      )
      return failed.length > 0 ? 1 : 0
    } finally {
      await analyser.close()
      await store.close()
    }
  },
}

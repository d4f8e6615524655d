/** `copydesk reindex`. */
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { readConfig } from '../config.ts'
import { reindex } from '../ingest/reindex.ts'
import type { Command } from './command.ts'
import { openNamed } from './database.ts'
import { onInterrupt } from './interrupt.ts'
import { progress } from './progress.ts'

export const command: Command = {
  help: `Usage: copydesk reindex

Analyses the stored sources again that another version of Copydesk analysed. A running service goes on meanwhile and
serves each article in its old or its new form. It can be stopped and called again.

Options:
  --all      also those that this version analysed
  --help     print this

The exit code is 0 when every source was analysed, 130 after Ctrl-C, else 1.`,
  options: { all: { type: 'boolean' } },
  takesPaths: false,
  async run({ all = false }) {
    const config = readConfig(process.env)
    const store = await openNamed(config, { create: false })
    const analyser = startAnalyser(config)
    const bar = progress('reindexing')
    const interrupt = onInterrupt()
    try {
      const { changed, unchanged, skipped, failed, interrupted } = await reindex(
        { store, analyser },
        { all: all === true, observe: bar.update, signal: interrupt.signal },
      )
      bar.stop()
      for (const line of failed) process.stderr.write(`copydesk reindex: ${line}\n`)
      const stopped = interrupted ? ', the rest as it was: interrupted' : ''
      process.stdout.write(
        `${changed} changed, ${unchanged} as before, ${skipped} up to date, ${failed.length} failed${stopped}\n`,
      )
      return interrupt.code ?? (failed.length > 0 ? 1 : 0)
    } finally {
      bar.stop()
      await store.close()
      if (interrupt.code === null) await analyser.close()
    }
  },
}

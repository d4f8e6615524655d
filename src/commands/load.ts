/** `copydesk load`. */
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { readConfig } from '../config.ts'
import { loadSources } from '../ingest/ingest.ts'
import { findSources, sourcesHelp } from '../ingest/sources.ts'
import { type Command, UsageError } from './command.ts'
import { isDefault, openNamed } from './database.ts'
import { onInterrupt } from './interrupt.ts'
import { progress } from './progress.ts'

export const command: Command = {
  help: `Usage: copydesk load [--create] DIR|FILE...

Analyses the sources and stores them in the database that COPYDESK_DATABASE or DATABASE_URL names. A source that is
stored already changes nothing, so it can be called again, also after it was interrupted. What fails for want of time
is tried again at the end.

${sourcesHelp}

Options:
  --create   make the database if there is none; without it only the default one, var/copydesk.sqlite, is made
  --help     print this

The exit code is 0 when every source was loaded, 130 after Ctrl-C, else 1.`,
  options: { create: { type: 'boolean' } },
  takesPaths: true,
  async run({ create = false }, paths) {
    if (paths.length === 0) throw new UsageError('which folder?')
    const config = readConfig(process.env)
    const files = await findSources(paths)
    const store = await openNamed(config, { create: create === true || isDefault(config) })
    const analyser = startAnalyser(config)
    const bar = progress('loading')
    const interrupt = onInterrupt()
    try {
      const { created, unchanged, failed, left } = await loadSources({ store, analyser }, files, {
        atOnce: config.COPYDESK_WORKERS * 2,
        observe: bar.update,
        signal: interrupt.signal,
      })
      bar.stop()
      for (const line of failed) process.stderr.write(`copydesk load: ${line}\n`)
      const stopped = left > 0 ? `, ${left} not loaded: interrupted` : ''
      process.stdout.write(`${created} loaded, ${unchanged} stored already, ${failed.length} failed${stopped}\n`)
      return interrupt.code ?? (failed.length > 0 ? 1 : 0)
    } finally {
      bar.stop()
      await store.close()
      if (interrupt.code === null) await analyser.close()
    }
  },
}

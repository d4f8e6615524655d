/** `copydesk load`. */
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { readConfig } from '../config.ts'
import { loadSources } from '../ingest/ingest.ts'
import { sourcesHelp } from '../ingest/sources.ts'
import { openStore } from '../store/index.ts'
import { type Command, UsageError } from './command.ts'
import { progress } from './progress.ts'

export const command: Command = {
  help: `Usage: copydesk load DIR|FILE...

Analyses the sources and stores them in the database that COPYDESK_DATABASE or DATABASE_URL names. A source that is
stored already changes nothing, so it can be called again.

${sourcesHelp}

Options:
  --help     print this

The exit code is 0 when every source was loaded, else 1.`,
  options: {},
  takesPaths: true,
  async run(_values, paths) {
    if (paths.length === 0) throw new UsageError('which folder?')
    const config = readConfig(process.env)
    const store = await openStore({ database: config.COPYDESK_DATABASE, databaseUrl: config.DATABASE_URL })
    const analyser = startAnalyser(config)
    const bar = progress('loading')
    try {
      const { created, unchanged, failed } = await loadSources({ store, analyser }, paths, {
        atOnce: config.COPYDESK_WORKERS * 2,
        observe: bar.update,
      })
      bar.stop()
      for (const line of failed) process.stderr.write(`copydesk load: ${line}\n`)
      process.stdout.write(`${created} loaded, ${unchanged} stored already, ${failed.length} failed\n`)
      return failed.length > 0 ? 1 : 0
    } finally {
      await analyser.close()
      await store.close()
    }
  },
}

/** `copydesk load`. */
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { type Config, readConfig } from '../config.ts'
import { loadArchive } from '../ingest/archives/load-archive.ts'
import { isWarc } from '../ingest/archives/warc.ts'
import { loadSources } from '../ingest/ingest.ts'
import { findSources, needFolders, sourcesHelp } from '../ingest/sources.ts'
import { watch } from '../ingest/watch/watch.ts'
import { type Command, UsageError } from './command.ts'
import { isDefault, openNamed } from './database.ts'
import { onInterrupt } from './interrupt.ts'
import { progress } from './progress.ts'

export const command: Command = {
  help: `Usage: copydesk load [--create] DIR|FILE...
       copydesk load [--create] --watch DIR...

Analyses the sources and stores them in the database that COPYDESK_DATABASE or DATABASE_URL names. A source that is
stored already changes nothing, so it can be called again, also after it was interrupted. What fails for want of time
is tried again at the end.

${sourcesHelp}

A web archive (*.warc, *.warc.gz) that is named itself gives the pages that were archived in it, each with its address and
the time at which it was taken. Pages without an article are counted and passed over, damaged records are told of.

With --watch it goes on: what appears in the folders is stored, archives too, and what changes is stored anew as a version
of its article. A file is read once it has stayed as it is for some seconds; one that cannot be read is told of once.
Names that begin with a dot are passed over. What is taken away stays stored.

Options:
  --watch    go on, and store what comes and changes in the folders
  --create   make the database if there is none; without it only the default one, var/copydesk.sqlite, is made
  --help     print this

The exit code is 0 when every source was loaded, 130 after Ctrl-C, 143 after SIGTERM, else 1.`,
  options: { create: { type: 'boolean' }, watch: { type: 'boolean' } },
  takesPaths: true,
  async run({ create = false, watch: goesOn = false }, paths) {
    if (paths.length === 0) throw new UsageError('which folder?')
    const config = readConfig(process.env)
    if (goesOn) return watchFolders(config, paths, create === true)
    const archives = paths.filter(isWarc)
    const files = (await findSources(paths)).filter((file) => !isWarc(file))
    const store = await openNamed(config, { create: create === true || isDefault(config) })
    const analyser = startAnalyser(config)
    const bar = progress('loading')
    const interrupt = onInterrupt()
    try {
      const report = await loadSources({ store, analyser }, files, {
        atOnce: config.COPYDESK_WORKERS * 2,
        limit: config.COPYDESK_BODY_LIMIT,
        observe: bar.update,
        signal: interrupt.signal,
      })
      bar.stop()
      let without = 0
      for (const archive of archives) {
        if (interrupt.code !== null) break
        const pages = await loadArchive({ store, analyser }, archive, {
          atOnce: config.COPYDESK_WORKERS * 2,
          limit: config.COPYDESK_BODY_LIMIT,
          signal: interrupt.signal,
        })
        report.created += pages.created
        report.unchanged += pages.unchanged
        report.failed.push(...pages.failed)
        without += pages.without
      }
      const { created, unchanged, failed, left } = report
      for (const line of failed) process.stderr.write(`copydesk load: ${line}\n`)
      const passed = archives.length > 0 ? `, ${without} without an article` : ''
      const stopped =
        left > 0
          ? `, ${left} not loaded: interrupted`
          : interrupt.code !== null && archives.length > 0
            ? ', interrupted'
            : ''
      process.stdout.write(
        `${created} loaded, ${unchanged} stored already, ${failed.length} failed${passed}${stopped}\n`,
      )
      return interrupt.code ?? (failed.length > 0 ? 1 : 0)
    } finally {
      bar.stop()
      await store.close()
      if (interrupt.code === null) await analyser.close()
    }
  },
}

async function watchFolders(config: Config, folders: readonly string[], create: boolean): Promise<number> {
  await needFolders(folders)
  const store = await openNamed(config, { create: create || isDefault(config) })
  const analyser = startAnalyser(config)
  const interrupt = onInterrupt()
  try {
    await watch({ store, analyser }, folders, {
      atOnce: config.COPYDESK_WORKERS * 2,
      limit: config.COPYDESK_BODY_LIMIT,
      signal: interrupt.signal,
      tell({ created, replaced, unchanged, without, failed }) {
        for (const line of failed) process.stderr.write(`copydesk load: ${line}\n`)
        const passed = without > 0 ? `, ${without} without an article` : ''
        process.stdout.write(
          `${created} loaded, ${replaced} stored anew, ${unchanged} stored already, ${failed.length} failed${passed}\n`,
        )
      },
    })
    return interrupt.code ?? 0
  } finally {
    await store.close()
    if (interrupt.code === null) await analyser.close()
  }
}

/** `copydesk load`. */
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { type Config, readConfig } from '../config.ts'
import { isArchive, isCollection, isTable } from '../ingest/collections.ts'
import { loadSources } from '../ingest/ingest.ts'
import { loadCollection } from '../ingest/load-collection.ts'
import { SourceError } from '../ingest/source-error.ts'
import { EmptyFolderError, findSources, needFolders, sourcesHelp } from '../ingest/sources.ts'
import { type Columns, parseColumns, standard } from '../ingest/tables/columns.ts'
import { type WatchOptions, watch } from '../ingest/watch/watch.ts'
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

A web archive (*.warc, *.warc.gz, *.wacz) gives the pages that were archived in it, each with its address and the time at
which it was taken. Pages without an article are counted and passed over, damaged records are told of.

A table (*.ndjson, *.jsonl: a JSON object a line; *.csv, *.tsv: names in the first row) that is named itself gives a source
a row, from its columns ${standard.slice(0, -1).join(', ')} and ${standard.at(-1)}. A row that is none is told of by its line.

With --watch it goes on: what appears in the folders is stored, archives and tables too, and a text or page that changes is
stored anew as a version of its article. A file is read once it has stayed as it is for some seconds; one that cannot be read is told of once.
Names that begin with a dot are passed over. What is taken away stays stored.

Options:
  --watch    go on, and store what comes and changes in the folders
  --columns MAP   where in a table a field stands under another name: text=body,headline=title
  --delimiter CHARACTER   between two values of a row of CSV, or tab; told from the first row unless given
  --create   make the database if there is none; without it only the default one, var/copydesk.sqlite, is made
  --help     print this

The exit code is 0 when every source was loaded, 130 after Ctrl-C, 143 after SIGTERM, else 1.`,
  options: {
    create: { type: 'boolean' },
    watch: { type: 'boolean' },
    columns: { type: 'string' },
    delimiter: { type: 'string' },
  },
  takesPaths: true,
  async run({ create = false, watch: goesOn = false, columns, delimiter }, paths) {
    if (paths.length === 0) throw new UsageError('which folder?')
    const table = { columns: columnsOf(columns), delimiter: delimiterOf(delimiter) }
    const config = readConfig(process.env)
    const bounds = { atOnce: config.COPYDESK_WORKERS * 2, limit: config.COPYDESK_BODY_LIMIT, table }
    if (goesOn) return watchFolders(config, paths, bounds, create === true)
    const found = await findSources(paths, isArchive).catch(orTables)
    const [files, collections] = [found.filter((file) => !isCollection(file)), found.filter(isCollection)]
    const store = await openNamed(config, { create: create === true || isDefault(config) })
    const analyser = startAnalyser(config)
    const bar = progress('loading')
    const interrupt = onInterrupt()
    try {
      const { signal } = interrupt
      const report = await loadSources({ store, analyser }, files, { ...bounds, observe: bar.update, signal })
      bar.stop()
      for (const line of report.failed) fail(line)
      let { created, unchanged } = report
      let [failed, without] = [report.failed.length, 0]
      for (const file of collections) {
        if (interrupt.code !== null) break
        try {
          const read = await loadCollection({ store, analyser }, file, { ...bounds, fail, signal })
          created += read.created
          unchanged += read.unchanged
          failed += read.failed
          without += read.without
        } catch (error) {
          if (!(error instanceof SourceError)) throw error
          failed++
          fail(error.message)
        }
      }
      const passed = collections.every(isTable) ? '' : `, ${without} without an article`
      const { left } = report
      const stopped =
        left > 0
          ? `, ${left} not loaded: interrupted`
          : interrupt.code !== null && collections.length > 0
            ? ', interrupted'
            : ''
      process.stdout.write(`${created} loaded, ${unchanged} stored already, ${failed} failed${passed}${stopped}\n`)
      return interrupt.code ?? (failed > 0 ? 1 : 0)
    } finally {
      bar.stop()
      await store.close()
      if (interrupt.code === null) await analyser.close()
    }
  },
}

/** Of a folder that has tables alone it is said that they must be named. */
function orTables(error: Error): never {
  if (!(error instanceof EmptyFolderError)) throw error
  const tables = error.files.filter(isTable)
  if (tables.length === 0) throw error
  const which =
    tables.length === 1 ? `${tables[0]} is loaded when it is` : `${tables.length} tables are loaded when they are`
  throw new SourceError(`${error.message}; ${which} named`)
}

const fail = (line: string) => void process.stderr.write(`copydesk load: ${line}\n`)

/** @throws {UsageError} */
function columnsOf(map: string | boolean | undefined): Columns {
  if (map === undefined) return {}
  const columns = parseColumns(String(map))
  if (columns) return columns
  throw new UsageError(
    `--columns must be such as text=body,headline=title, of ${standard.join(', ')}, each once (is ${JSON.stringify(map)})`,
  )
}

/** @throws {UsageError} */
function delimiterOf(named: string | boolean | undefined): string | null {
  if (named === undefined) return null
  const delimiter = named === 'tab' ? '\t' : String(named)
  if (/^[^\w\s"]$|^\t$/.test(delimiter)) return delimiter
  throw new UsageError(`--delimiter must be one character such as “;”, or tab (is ${JSON.stringify(named)})`)
}

async function watchFolders(
  config: Config,
  folders: readonly string[],
  bounds: Pick<WatchOptions, 'atOnce' | 'limit' | 'table'>,
  create: boolean,
): Promise<number> {
  await needFolders(folders)
  const store = await openNamed(config, { create: create || isDefault(config) })
  const analyser = startAnalyser(config)
  const interrupt = onInterrupt()
  try {
    await watch({ store, analyser }, folders, {
      ...bounds,
      fail,
      signal: interrupt.signal,
      tell({ created, replaced, unchanged, without, failed }) {
        const passed = without > 0 ? `, ${without} without an article` : ''
        process.stdout.write(
          `${created} loaded, ${replaced} stored anew, ${unchanged} stored already, ${failed} failed${passed}\n`,
        )
      },
    })
    return interrupt.code ?? 0
  } finally {
    await store.close()
    if (interrupt.code === null) await analyser.close()
  }
}

#!/usr/bin/env node
/** The command line: finds the command, reads its options, turns its failures into one line and an exit code. */
import { parseArgs } from 'node:util'
import { type Command, UsageError } from './commands/command.ts'
import { version } from './version.ts'

/** Loaded when called, so that help and short commands do not wait for what the others need. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./commands/serve.ts'),
  load: () => import('./commands/load.ts'),
  fetch: () => import('./commands/fetch.ts'),
  work: () => import('./commands/work.ts'),
  analyse: () => import('./commands/analyse.ts'),
  reindex: () => import('./commands/reindex.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  export: () => import('./commands/export.ts'),
  import: () => import('./commands/import.ts'),
}

const help = `Usage: copydesk COMMAND

Reads news pages and serves what is in them: articles, quotes, entities, claims, timeline.

Commands:
  serve                 serve the stored articles over HTTP
  load DIR...           analyse sources and store them
  fetch URL...          fetch pages, feeds and sitemaps, and store their articles
  work                  analyse and store what waits in the queue, and serve nothing
  analyse [FILE...]     analyse sources and print their records as JSON
  reindex               analyse stored sources again after an update
  backup FILE           write the whole database to a file, while the service goes on
  restore FILE          make the database what a backup holds
  export                print all that the database holds, a JSON object a line
  import [FILE]         fill an empty database, SQLite or PostgreSQL, with what was exported

Options:
  --help                print this; after a command, the command’s help
  --version             print the version`

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === '--help' || name === '-h') return print(help)
  if (name === '--version') return print(version)
  if (name === undefined) throw new UsageError('which command? Try --help.')
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load)
    throw new UsageError(`${name.startsWith('-') ? 'unknown option' : 'unknown command'} '${name}'. Try --help.`)
  const { command } = await load()
  const { values, positionals } = parseCommand(command, rest)
  return values.help ? print(command.help) : command.run(values, positionals)
}

function parseCommand(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: command.takesPaths,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\. |\n/)[0]}. Try --help.`)
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output has had enough of it.
  if (error.code === 'EPIPE') process.exit(0)
  const reason = error.code === 'ENOSPC' ? 'there is no room for it' : error.message
  process.stderr.write(`copydesk: the output cannot be written: ${reason}\n`)
  process.exit(1)
})

const [, , ...args] = process.argv
try {
  process.exitCode = await main(args)
  // After a signal, threads may still be at what nobody waits for.
  if (Number(process.exitCode) > 128) process.exit()
} catch (error) {
  process.stderr.write(`copydesk: ${(error as Error).message}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}

/** `copydesk serve`. */
import { Environment, readConfig } from '../config.ts'
import { sourcesHelp } from '../ingest/sources.ts'
import { serve } from '../main.ts'
import type { Command } from './command.ts'
import { greeting } from './greeting.ts'

export const command: Command = {
  help: `Usage: copydesk serve

Serves the stored articles over HTTP. Into an empty database it first loads the sources in COPYDESK_DATA.

${sourcesHelp}

Environment:
${settings()}

Options:
  --help     print this`,
  options: {},
  takesPaths: false,
  async run() {
    const url = await serve(readConfig(process.env))
    if (url !== null && process.stdout.isTTY) process.stdout.write(greeting(url))
    return 0
  },
}

/** A line a variable. */
function settings(): string {
  return Object.entries(Environment.shape)
    .map(([name, schema]) => {
      const { defaultValue } = schema.def as { defaultValue?: unknown }
      return `  ${name.padEnd(25)} ${schema.description}${defaultValue ? ` (${defaultValue})` : ''}`
    })
    .join('\n')
}

/** What a command of the command line is. */
import type { ParseArgsConfig } from 'node:util'

export type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Record<string, string | boolean | undefined>

export interface Command {
  /** What `--help` prints. */
  help: string
  options: Options
  /** Whether it takes arguments beside its options. */
  takesPaths: boolean
  /** Does it and returns the exit code. */
  run(values: Values, positionals: string[]): Promise<number>
}

/** The command was called in a way it does not know: one line on standard error, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

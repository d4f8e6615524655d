/** Ctrl-C, and SIGTERM, of a command that writes. */
import { constants } from 'node:os'

export interface Interrupt {
  /** Aborted by the first signal; the second ends the process at once. */
  signal: AbortSignal
  /** The exit code that tells of the signal, 128 and its number; null when there was none. */
  readonly code: number | null
}

export function onInterrupt(): Interrupt {
  const controller = new AbortController()
  let code: number | null = null
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      code = 128 + constants.signals[name]
      controller.abort()
    })
  return {
    signal: controller.signal,
    get code() {
      return code
    },
  }
}

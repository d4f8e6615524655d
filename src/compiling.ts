/** When V8 compiles for speed what it has seen run. */
import { setFlagsFromString } from 'node:v8'

/**
 * The V8 of Node 20 compiles a function for speed once some 66 kB of its code have run. An analysis runs thousands of
 * functions, so that half of the CPU of a hundred articles went into that: here it waits four times as long. Later
 * releases count calls instead, and have no such option.
 */
export function compileLate(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=270000')
}

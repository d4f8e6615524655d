/** When V8 compiles for speed what it has seen run. */
import { setFlagsFromString } from 'node:v8'

/**
 * An analysis runs thousands of functions, and V8 would compile for speed what has run a little, which costs more than it
 * ever saves in hundreds of articles. Node 20 counts bytes of code that ran (66 kB of a function’s by itself), later
 * releases calls (400 and 3,000 for their two compilers). Patterns are compiled for speed at once: nearly all that run at
 * all run often, and would be compiled twice.
 */
export function compileLate(): void {
  const flags = process.versions.v8.startsWith('11.')
    ? ['--interrupt-budget=500000']
    : ['--invocation-count-for-maglev=2000', '--invocation-count-for-turbofan=100000']
  // `--no-regexp-tier-up` would be for patterns that have run already as well, and running those again then kills the process.
  for (const flag of [...flags, '--regexp-tier-up-ticks=0']) setFlagsFromString(flag)
}

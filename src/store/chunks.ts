/** Many rows or values, a statement’s worth at a time. */
import { setImmediate as immediate } from 'node:timers/promises'

/** Rows a statement takes: others wait for its end. */
const chunkSize = 500

export function slices<T>(rows: readonly T[], size = chunkSize): (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}

/** Rows in chunks; others have their turn between two. */
export async function* chunks<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (const [i, slice] of slices(rows, 100).entries()) {
    if (i > 0) await immediate()
    yield slice
  }
}

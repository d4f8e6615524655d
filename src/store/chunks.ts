/** Many rows or values, a statement’s worth at a time. */
import { setImmediate as immediate } from 'node:timers/promises'

/** Rows a statement inserts at most: engines limit its parameters, and others wait for it. */
const chunkSize = 100

export function slices<T>(rows: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, i) =>
    rows.slice(i * chunkSize, (i + 1) * chunkSize),
  )
}

/** Rows in chunks, so that no statement has too many parameters; others have their turn between two. */
export async function* chunks<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (const [i, slice] of slices(rows).entries()) {
    if (i > 0) await immediate()
    yield slice
  }
}

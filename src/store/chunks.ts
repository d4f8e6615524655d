/** Many rows or values, a statement’s worth at a time. */
import { setImmediate as immediate } from 'node:timers/promises'

/** Rows a statement inserts at most: engines limit its parameters. */
const chunkSize = 100

/** Rows in chunks, so that no statement has too many parameters; others have their turn between two. */
export async function* chunks<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let i = 0; i < rows.length; i += chunkSize) {
    if (i > 0) await immediate()
    yield rows.slice(i, i + chunkSize)
  }
}

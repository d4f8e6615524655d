/** What starts in a stretch of the text. */
import { indexFrom } from '../stage.ts'

/** The items, in order of their starts, that start in a stretch. */
export function within<T extends { start: number }>(items: readonly T[], start: number, end: number): T[] {
  return items.slice(indexFrom(items, start), indexFrom(items, end))
}

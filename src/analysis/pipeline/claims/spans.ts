/** Finds what lies inside a span without walking the whole text each time. */
import { indexFrom } from '../stage.ts'

interface Extent {
  readonly start: number
  readonly end: number
}

/** Items in order of their start, so that those inside a span are found by bisection. */
export function inOrder<Item extends Extent>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => a.start - b.start)
}

/** The items (in order of their start) that lie wholly inside a span. */
export function within<Item extends Extent>(items: readonly Item[], { start, end }: Extent): Item[] {
  const found: Item[] = []
  for (let i = indexFrom(items, start); i < items.length && items[i]!.start < end; i++) {
    if (items[i]!.end <= end) found.push(items[i]!)
  }
  return found
}

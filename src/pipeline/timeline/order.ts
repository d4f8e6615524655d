/** Index of the first item that starts at an offset or later; the items are in text order. */
export function indexFrom(items: readonly { start: number }[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The items that start in a stretch. */
export function within<T extends { start: number }>(items: readonly T[], start: number, end: number): T[] {
  return items.slice(indexFrom(items, start), indexFrom(items, end))
}

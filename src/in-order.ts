/** Work on a stream of items, several at a time, with the results in the items’ order. */

/**
 * Runs `work` over items, at most `atOnce` at a time, and yields the results in the items’ order. Takes the next item
 * only when there is room, so a slow reader of the results holds up the source of the items.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  for await (const item of items) {
    const result = work(item)
    // Whoever awaits it in its turn sees the failure; until then it must not count as unhandled.
    result.catch(() => {})
    running.push(result)
    if (running.length >= atOnce) yield await running.shift()!
  }
  for (const result of running) yield await result
}

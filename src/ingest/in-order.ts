/** Work on a stream of items, several at a time, with the results in the items’ order. */

/**
 * Runs `work` over items, at most `atOnce` at a time, and yields the results in the items’ order, each as soon as it is
 * there. Takes the next item only when there is room, so a slow reader of the results holds up the source of the items.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  const running: Promise<Result>[] = []
  let coming: Promise<IteratorResult<Item>> | null = null
  let ended = false
  try {
    while (!ended || running.length > 0) {
      if (!ended && running.length < atOnce) coming ??= Promise.resolve(source.next())
      // Whoever awaits a result in its turn sees its failure.
      const first = running[0]?.then(nothing, nothing)
      const next = await Promise.race([...(coming ? [coming] : []), ...(first ? [first] : [])])
      if (!next) yield await running.shift()!
      else {
        coming = null
        ended = next.done === true
        if (!ended) running.push(begin(work, next.value))
      }
    }
  } finally {
    // Not awaited: a source that waits for more may wait for long.
    if (!ended) Promise.resolve(source.return?.()).catch(nothing)
  }
}

const nothing = () => {}

/** Until somebody awaits the result, its failure must not count as unhandled. */
function begin<Item, Result>(work: (item: Item) => Promise<Result>, item: Item): Promise<Result> {
  const result = work(item)
  result.catch(nothing)
  return result
}

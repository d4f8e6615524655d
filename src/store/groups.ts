/** Writes that come while another is under way share the next transaction. */
import { setImmediate as immediate } from 'node:timers/promises'

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

export interface Grouping<Item, Result> {
  /** Items of a group at most, and what they weigh together; one that is heavier is alone. */
  most: { items: number; weight: number }
  weigh(item: Item): number
  /**
   * Does it for the first of a group, one at least, and gives their results, or throws; an item that fails for itself gives
   * its error. The others come next.
   */
  work(group: readonly Item[]): Promise<readonly (Result | Error)[]>
  /** Whether an error is nobody’s fault, so that what follows at once would fail, too. */
  isOutage(error: unknown): boolean
}

/**
 * Gives what does `work` for one item: at once when nothing is under way, else with the others that wait, in the order in
 * which they came. Where a group fails as one, each of it is tried alone; in an outage, all that wait fail with it, because
 * each might wait as long again before it fails.
 */
export function inGroups<Item, Result>({
  most,
  weigh,
  work,
  isOutage,
}: Grouping<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let running = false
  /** How many of those that wait, from the first on, are to be tried alone. */
  let apart = 0

  const next = () => {
    const group = waiting.splice(0, 1)
    if (apart > 0) {
      apart--
      return group
    }
    let weight = weigh(group[0]!.item)
    while (waiting.length > 0 && group.length < most.items) {
      weight += weigh(waiting[0]!.item)
      if (weight > most.weight) break
      group.push(waiting.shift()!)
    }
    return group
  }
  const settle = async (group: readonly Waiting<Item, Result>[]) => {
    const results = await work(group.map(({ item }) => item))
    for (const [i, result] of results.entries()) {
      if (result instanceof Error) group[i]!.reject(result)
      else group[i]!.resolve(result)
    }
    waiting.unshift(...group.slice(results.length))
  }
  const fail = (group: readonly Waiting<Item, Result>[], error: unknown) => {
    if (isOutage(error)) {
      apart = 0
      for (const { reject } of [...group, ...waiting.splice(0)]) reject(error)
    } else if (group.length > 1) {
      waiting.unshift(...group)
      apart = group.length
    } else group[0]!.reject(error)
  }
  const run = async () => {
    running = true
    while (waiting.length > 0) {
      const group = next()
      await settle(group).catch((error) => fail(group, error))
      // Whoever stores one after the other has the next ready by then.
      await immediate()
    }
    running = false
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void run()
    })
}

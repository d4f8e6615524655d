/** Writes that come while another is under way share the next transaction. */

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

export interface Grouping<Item, Result> {
  /** Whether an item may join those. */
  fits(group: readonly Item[], item: Item): boolean
  /** Does it for all of a group or throws; an item that fails for itself gives its error. */
  work(group: readonly Item[]): Promise<readonly (Result | Error)[]>
  /** Whether an error is nobody’s fault, so that what follows would fail, too. */
  isOutage(error: unknown): boolean
}

/**
 * Gives what does `work` for one item: at once when nothing is under way, else with the others that wait, in the order in
 * which they came. Where a group fails as one, each of it is tried alone.
 */
export function inGroups<Item, Result>({
  fits,
  work,
  isOutage,
}: Grouping<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let running = false

  const next = () => {
    const group = waiting.splice(0, 1)
    while (
      waiting.length > 0 &&
      fits(
        group.map(({ item }) => item),
        waiting[0]!.item,
      )
    )
      group.push(waiting.shift()!)
    return group
  }
  const settle = async (group: readonly Waiting<Item, Result>[]) => {
    const results = await work(group.map(({ item }) => item))
    for (const [i, { resolve, reject }] of group.entries()) {
      const result = results[i]!
      if (result instanceof Error) reject(result)
      else resolve(result)
    }
  }
  /** Each for itself, until the failure of one is none of its own. */
  const alone = async (group: readonly Waiting<Item, Result>[]) => {
    let outage: unknown
    for (const one of group) {
      if (outage === undefined)
        await settle([one]).catch((error) => {
          if (isOutage(error)) outage = error
          one.reject(error)
        })
      else one.reject(outage)
    }
  }
  const run = async () => {
    running = true
    while (waiting.length > 0) {
      const group = next()
      await settle(group).catch((error) => (group.length === 1 ? group[0]!.reject(error) : alone(group)))
    }
    running = false
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void run()
    })
}

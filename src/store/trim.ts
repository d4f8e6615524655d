/** Forgets the oldest changes, so that their log does not grow for ever. */
import type { Engine } from './engine.ts'
import type { Feed } from './feed.ts'

/** Changes that one transaction forgets at most: other writers wait for it. */
const atOnce = 1000

/**
 * Keeps the newest `kept` changes, and up to a tenth more. Looks after a change, at first and then at every tenth of
 * `kept`, in transactions of its own: what was written is acknowledged before.
 * @returns what ends it.
 */
export function trimChanges(
  engine: Engine,
  feed: Feed,
  kept: number,
  report: (error: unknown) => void,
): () => Promise<void> {
  const step = Math.ceil(kept / 10)
  let due = 0
  let closed = false
  let running: Promise<void> | undefined

  /** @param last the newest number that is to be forgotten. */
  const forget = async (last: number) => {
    const old = (db: Engine['db']) => db.selectFrom('changes').select('sequence').where('sequence', '<=', last)
    while (!closed && (await old(engine.db).limit(1).executeTakeFirst()))
      await engine.write((trx) =>
        trx.deleteFrom('changes').where('sequence', 'in', old(trx).orderBy('sequence').limit(atOnce)).execute(),
      )
  }
  const stop = feed.subscribe((changes) => {
    const { sequence } = changes.at(-1)!
    if (running || sequence < due) return
    due = sequence + step
    running = forget(sequence - kept)
      .catch(report)
      .finally(() => {
        running = undefined
      })
  })
  return async () => {
    stop()
    closed = true
    await running
  }
}

/** Tells of changes, whichever process made them. */
import type { Engine } from './engine.ts'
import type { Change } from './store.ts'

/** Changes read at a time. */
const batch = 500

export type Listener = (changes: readonly Change[]) => void

export interface Feed {
  subscribe(listener: Listener): () => void
  /** Tells everyone of what has changed since the last time; resolves when it is told. */
  deliver(): Promise<void>
  close(): Promise<void>
}

export async function readChanges({ db }: Engine, after: number, limit: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('changes')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
  return rows as Change[]
}

/** As `Store.newest`. */
export async function readNewest({ db }: Engine): Promise<number> {
  const { newest } = await db
    .selectFrom('changes')
    .select((eb) => eb.fn.coalesce(eb.fn.max('sequence'), eb.lit(0)).as('newest'))
    .executeTakeFirstOrThrow()
  return newest
}

/** As `Store.lastChanges`. */
export async function readLastChanges({ db }: Engine, after: number, upTo: number, limit: number) {
  const rows = await db
    .selectFrom('changes as c')
    .select(['c.sequence', 'c.article', 'c.kind'])
    .select(({ selectFrom, ref, exists }) =>
      exists(
        selectFrom('changes as later')
          .select('later.sequence')
          .where('later.article', '=', ref('c.article'))
          .where('later.sequence', '>', ref('c.sequence'))
          .where('later.sequence', '<=', upTo),
      ).as('passed'),
    )
    .where('c.sequence', '>', after)
    .where('c.sequence', '<=', upTo)
    .orderBy('c.sequence')
    .limit(limit)
    .execute()
  const last = rows.filter(({ passed }) => !passed)
  return {
    changes: last.map(({ sequence, article, kind }) => ({ sequence, article, kind }) as Change),
    reached: rows.at(-1)?.sequence ?? null,
  }
}

/** As `Store.missed`. */
export async function readMissed({ db }: Engine, after: number): Promise<{ newest: number } | null> {
  const ends = db
    .selectFrom('changes')
    .select(({ fn }) => [fn.min('sequence').as('oldest'), fn.max('sequence').as('newest')])
  const { oldest, newest } = await ends.executeTakeFirstOrThrow()
  const known = newest === null ? after === 0 : after >= oldest! - 1 && after <= newest
  return known ? null : { newest: newest ?? 0 }
}

/** @param report is told of errors of the engine and of listeners, which end neither the feed nor each other. */
export async function openFeed(engine: Engine, report: (error: unknown) => void): Promise<Feed> {
  const listeners = new Set<Listener>()
  let told = await readNewest(engine)
  let running: Promise<void> = Promise.resolve()

  const deliverAll = async () => {
    for (;;) {
      const changes = await readChanges(engine, told, batch)
      if (changes.length === 0) return
      told = changes.at(-1)!.sequence
      engine.replica?.moved()
      for (const listener of listeners) {
        try {
          listener(changes)
        } catch (error) {
          report(error)
        }
      }
      if (changes.length < batch) return
    }
  }
  const deliver = () => {
    running = running.then(deliverAll).catch(report)
    return running
  }
  const unwatch = await engine.watch((sequence = Number.POSITIVE_INFINITY) => {
    // Writers of this process tell of their own.
    if (sequence > told) void deliver()
  })
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    deliver,
    async close() {
      await unwatch()
      await running
    },
  }
}

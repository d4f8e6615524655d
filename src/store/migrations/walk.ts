/** How migrations go through what is stored: by its `seq`, some rows at a time. */
import type { Selectable } from 'kysely'
import type { Trx } from '../engine.ts'
import type { ArticleTable } from '../tables.ts'

/** Articles that are read at a time. */
export const atOnce = 50

/** Told how many of the articles are in the new tables. */
export type MigrationObserver = (done: number, total: number) => void

/**
 * Hands rows on until there are no more.
 * @param read gives the next of them beyond a `seq`, in its order.
 */
export async function walk<Row extends { seq: number }>(
  read: (after: number) => Promise<readonly Row[]>,
  take: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await read(after)
    if (rows.length === 0) return
    await take(rows)
    after = rows.at(-1)!.seq
  }
}

/** The same, telling how far it is. */
export async function observedWalk<Row extends { seq: number }>(
  total: number,
  observe: MigrationObserver,
  read: (after: number) => Promise<readonly Row[]>,
  take: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  let done = 0
  await walk(read, async (rows) => {
    await take(rows)
    done += rows.length
    observe(done, total)
  })
}

/** Hands on all articles as they are stored. */
export async function walkArticles(
  trx: Trx,
  observe: MigrationObserver,
  take: (held: readonly Selectable<ArticleTable>[]) => Promise<void>,
): Promise<void> {
  const counted = trx.selectFrom('articles').select(({ fn }) => fn.countAll<number>().as('articles'))
  const total = Number((await counted.executeTakeFirstOrThrow()).articles)
  const next = (after: number) =>
    trx.selectFrom('articles').selectAll().where('seq', '>', after).orderBy('seq').limit(atOnce).execute()
  await observedWalk(total, observe, next, take)
}

/** The lines of an export: every article with all its records, or what became of those that changed. */
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import type { Change, Store } from '../../store/store.ts'
import { TooSlowError } from '../../store/store.ts'
import { listOf } from './answer.ts'

/** Ids, and changes, that are read together; articles are read one by one. */
const BATCH = 500
/** Milliseconds between two attempts to read an article while the store is busy, and how many there are. */
const [PAUSE, ATTEMPTS] = [250, 40]

type Exporting = Pick<Store, 'ids' | 'records' | 'lastChanges' | 'missed'>

/** Changes after a number are kept no more, or it is none of this database’s. */
export class ForgottenError extends Error {
  override readonly name = 'ForgottenError'
}

/**
 * All articles by id, those after `after`. Ids ascend and stay, so that none comes twice and none is left out that is
 * there from the first line to the last; each is as it is when its line is written.
 */
export async function* wholeExport(store: Exporting, after: string | null): AsyncGenerator<string> {
  for (let last = after; ; ) {
    const ids = await store.ids(last, BATCH)
    if (ids.length === 0) return
    for (const id of ids) {
      const line = await lineOf(store, id, {})
      // One that was removed meanwhile is told by the changes.
      if (line !== null) yield line
    }
    last = ids.at(-1)!
  }
}

/**
 * The articles that changed after a number, up to another, each at the place of its last change: the log is only added
 * to, so that none comes twice and none is left out.
 * @throws {ForgottenError} when the log was cut meanwhile.
 */
export async function* changedExport(store: Exporting, since: number, upTo: number): AsyncGenerator<string> {
  for (let last = since; last < upTo; ) {
    const { changes, reached } = await store.lastChanges(last, upTo, BATCH)
    if (await store.missed(last)) throw new ForgottenError()
    if (reached === null) return
    for (const { sequence, article } of changes)
      yield (await lineOf(store, article, { sequence })) ??
        `${JSON.stringify({ id: article, sequence, deleted: true })}\n`
    last = reached
  }
}

/** An article as `copydesk analyse --ndjson` prints it; null when there is none. */
async function lineOf(store: Exporting, id: string, more: Partial<Pick<Change, 'sequence'>>): Promise<string | null> {
  // Others are answered between two articles.
  await immediate()
  const found = await patiently(() => store.records(id))
  if (!found) return null
  const { article, furniture, ...lists } = found
  const records = (['quotes', 'entities', 'claims', 'times', 'timeline'] as const).map(
    (name) => `,"${name}":${listOf(lists[name])}`,
  )
  const head = JSON.stringify({ id, ...more }).slice(0, -1)
  return `${head},"article":${article.slice(0, -1)},"furniture":${furniture}}${records.join('')}}\n`
}

/** An export waits where an answer would be given up. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof TooSlowError) || attempt === ATTEMPTS) throw error
      await sleep(PAUSE)
    }
  }
}

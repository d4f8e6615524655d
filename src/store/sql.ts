/** The store over any engine. */
import type { Engine } from './engine.ts'
import { openFeed, readChanges } from './feed.ts'
import { listArticles, listClaims, listEntities, listQuotes, listTimeline } from './lists.ts'
import { readArticle, readEntity, readRecord, readRecords } from './read.ts'
import { type Store, UnavailableError } from './store.ts'
import { plain } from './words.ts'
import { putArticle, removeArticle } from './write.ts'

/** @param report is told of errors that no call can throw: those of listeners and of the watch for changes. */
export async function sqlStore(engine: Engine, report: (error: unknown) => void): Promise<Store> {
  const feed = await openFeed(engine, report)

  /** Tells errors of the database from errors of its use. */
  const answer = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw engine.isUnavailable(error) ? new UnavailableError((error as Error).message, { cause: error }) : error
    }
  }
  /** Caches of this process learn of a write before whoever made it. */
  const told = async <T>(result: T): Promise<T> => {
    await feed.deliver()
    return result
  }

  return {
    put: (analysis, source, options = {}) =>
      answer(async () => told(await engine.write((trx) => putArticle(engine, trx, analysis, source, options)))),
    remove: (id, { ifMatch } = {}) =>
      answer(async () => told(await engine.write((trx) => removeArticle(engine, trx, plain(id), ifMatch)))),

    article: (id, { furniture = false } = {}) => answer(() => readArticle(engine, id, furniture)),
    records: (id) => answer(() => readRecords(engine, id)),
    quote: (id) => answer(() => readRecord(engine, 'quotes', id)),
    claim: (id) => answer(() => readRecord(engine, 'claims', id)),
    timelineEntry: (id) => answer(() => readRecord(engine, 'timeline', id)),
    entity: (id) => answer(() => readEntity(engine, id)),

    articles: (filter, paging) => answer(() => listArticles(engine, filter, paging)),
    quotes: (filter, paging) => answer(() => listQuotes(engine, filter, paging)),
    entities: (filter, paging) => answer(() => listEntities(engine, filter, paging)),
    claims: (filter, paging) => answer(() => listClaims(engine, filter, paging)),
    timeline: (filter, paging) => answer(() => listTimeline(engine, filter, paging)),

    count: () =>
      answer(async () => {
        const count = engine.db.selectFrom('articles').select((eb) => eb.fn.countAll<number>().as('articles'))
        return Number((await count.executeTakeFirstOrThrow()).articles)
      }),
    sources: (after, limit) =>
      answer(() =>
        engine.db
          .selectFrom('articles')
          .select(['id', 'name', 'source', 'engine'])
          .where('id', '>', plain(after ?? ''))
          .orderBy('id')
          .limit(limit)
          .execute(),
      ),
    changes: (after, limit) => answer(() => readChanges(engine, after, limit)),
    subscribe: feed.subscribe,
    ready: () =>
      answer(async () => {
        await engine.db.selectFrom('articles').select('seq').limit(1).execute()
      }),
    async close() {
      await feed.close()
      await engine.close()
    },
  }
}

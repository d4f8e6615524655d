/** The store over any engine. */
import type { Selectable } from 'kysely'
import { UnknownEntityError } from '../corrections/compose.ts'
import { correct, rewriteNext, undo } from './correct.ts'
import { givenDate, shownCorrections, survivorOf } from './corrections.ts'
import type { Engine, ReadingEngine } from './engine.ts'
import { openFeed, readChanges, readLastChanges, readMissed, readNewest } from './feed.ts'
import { readFetchNote, writeFetchNote } from './fetched.ts'
import { inGroups } from './groups.ts'
import {
  changeTimeline,
  dropTimeline,
  keepTimeline,
  listKeptTimelines,
  readEntries,
  readKeptTimeline,
} from './kept-timelines.ts'
import { nearestEntities } from './nearest.ts'
import { readArticle, readRecord } from './read.ts'
import { readsOf } from './reads.ts'
import { sourceIn } from './rows.ts'
import { waiting } from './short-names.ts'
import { type PutResult, type Reads, type Store, UnavailableError } from './store.ts'
import type { Subscriptions } from './subscribers.ts'
import { subscriptionsOf } from './subscriptions.ts'
import type { ArticleTable } from './tables.ts'
import { trimChanges } from './trim.ts'
import { plain } from './words.ts'
import { type Put, putArticles, removeArticle } from './write.ts'

/** Articles that share a transaction at most, and their text in UTF-16 code units: other processes wait for its end. */
const together = { articles: 64, text: 400_000 }

/** Columns of an article that tell what was sent, and that. */
const sent = ['name', 'engine', 'article', 'furniture', 'source'] as const
const sentIn = (row: Pick<Selectable<ArticleTable>, (typeof sent)[number]>) => ({
  name: row.name,
  engine: row.engine,
  source: sourceIn(row),
})

export interface SqlStoreOptions {
  /** Is told of errors that no call can throw: those of listeners, of the watch for changes, of what goes on by itself. */
  report: (error: unknown) => void
  /** Changes that are kept at least. */
  changesKept: number
  /** Versions of an article that are kept beside what it says now, at most; a hundred unless given. */
  versionsKept?: number | undefined
}

export async function sqlStore(
  engine: Engine,
  { report, changesKept, versionsKept = 100 }: SqlStoreOptions,
): Promise<Store> {
  const { replica } = engine
  const feed = await openFeed(engine, report)
  const stopTrimming = trimChanges(engine, feed, changesKept, report)
  const stopGoingOn = goOnWithRewrites(engine, feed, report)
  const ways = waysOf(engine)
  const { answer } = ways
  /** Caches of this process learn of a write before whoever made it. */
  const told: Told = async (result) => {
    await feed.deliver()
    return result
  }
  return {
    ...writesOf(engine, ways, told, versionsKept),
    ...correctionsOf(engine, ways, told),
    ...recordsOf(ways),
    ...timelinesOf(engine, ways),
    ...sourcesOf(engine, ways),
    ...changesOf(engine, ways),
    subscribe: feed.subscribe,
    subscriptions: answered(subscriptionsOf(engine), answer),
    asOfNow: (work) => (replica ? replica.asOfNow(work) : work()),
    moved: () => replica?.moved(),
    replica: replica ?? null,
    ready: () =>
      answer(async () => {
        await engine.db.selectFrom('articles').select('seq').limit(1).execute()
      }),
    async close() {
      await stopGoingOn()
      await stopTrimming()
      await feed.close()
      await engine.close()
    },
  }
}

type Told = <T>(result: T) => Promise<T>

/** How an engine is asked. */
function waysOf(engine: Engine) {
  const { replica } = engine
  /** Tells errors of the database from errors of its use. */
  const answer = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw engine.isUnavailable(error) ? new UnavailableError((error as Error).message, { cause: error }) : error
    }
  }
  /** Reads where reads are done; what leads to a write is read from `engine`. */
  const read = <T>(work: (engine: ReadingEngine) => Promise<T>): Promise<T> =>
    answer(() => (replica ? replica.read(work) : work(engine)))
  /** What may take a while. */
  const limited = <T>(work: (reads: Reads) => Promise<T>): Promise<T> =>
    engine.readers ? answer(() => work(engine.readers!)) : read((engine) => work(readsOf(engine)))
  /** Whoever learns of a change finds it. */
  const heard = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await answer(work)
    replica?.moved()
    return result
  }
  return { answer, read, limited, heard }
}

type Ways = ReturnType<typeof waysOf>

/** Methods that tell errors of the database from errors of its use. */
const answered = <Methods extends Subscriptions>(methods: Methods, answer: Ways['answer']): Methods =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...args: unknown[]) => answer(() => (method as (...args: unknown[]) => Promise<unknown>)(...args)),
    ]),
  ) as unknown as Methods

/**
 * Goes on with articles that are to be written anew, whoever corrected something and whoever left off. Returns what ends it.
 */
function goOnWithRewrites(
  engine: Engine,
  feed: Awaited<ReturnType<typeof openFeed>>,
  report: SqlStoreOptions['report'],
): () => Promise<void> {
  let closed = false
  let rewriting: Promise<void> | undefined
  const rewriteRest = async () => {
    while (!closed) {
      const waits = await engine.db.selectFrom('rewrites').select('article').limit(1).executeTakeFirst()
      if (closed || (!waits && (await waiting(engine.db, 1)).length === 0)) return
      await engine.write((trx) => rewriteNext(engine, trx))
      await feed.deliver()
    }
  }
  const goOn = () => {
    rewriting ??= rewriteRest()
      .catch((error) => report(error))
      .finally(() => {
        rewriting = undefined
      })
  }
  const stop = feed.subscribe(goOn)
  goOn()
  return async () => {
    closed = true
    stop()
    await rewriting
  }
}

function writesOf(engine: Engine, { answer, heard }: Ways, told: Told, versionsKept: number) {
  const put = inGroups<Put, PutResult>({
    most: { items: together.articles, weight: together.text },
    weigh: ({ analysis }) => analysis.article.text.length,
    work: async (group) => told(await engine.write((trx) => putArticles(engine, trx, group, versionsKept))),
    isOutage: engine.isUnavailable,
  })
  return {
    put: (analysis, source, options = {}) => answer(() => put({ analysis, source, options })),
    remove: (id, { ifMatch } = {}) =>
      answer(async () => told(await engine.write((trx) => removeArticle(engine, trx, plain(id), ifMatch)))),

    known: (sha256) =>
      heard(async () => {
        const oldest = engine.db
          .selectFrom('articles')
          .select(['id', 'etag'])
          .where('sha256', '=', sha256)
          .orderBy('seq')
        const row = await oldest.limit(1).executeTakeFirst()
        return row ? { ...row, outcome: 'unchanged' } : null
      }),
  } satisfies Partial<Store>
}

/** The number of a correction; no correction has the number null. */
const numberOf = (id: string) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : null)

function correctionsOf(engine: Engine, { answer, read, limited }: Ways, told: Told) {
  return {
    correct: (request, editor, { ifMatch } = {}) =>
      answer(async () => {
        try {
          return await told(await engine.write((trx) => correct(engine, trx, request, editor, ifMatch)))
        } catch (error) {
          // No other writer waits while these are looked for.
          if (error instanceof UnknownEntityError) error.nearest = await nearestEntities(engine, error.id)
          throw error
        }
      }),
    undo: (id, editor) =>
      answer(async () => {
        const seq = numberOf(id)
        return seq === null ? null : told(await engine.write((trx) => undo(engine, trx, seq, editor)))
      }),
    correction: (id) =>
      read(async ({ db }) => {
        const seq = numberOf(id)
        return seq === null ? null : ((await shownCorrections(db, [seq]))[0] ?? null)
      }),
    givenDate: (article) => answer(() => givenDate(engine.db, article)),
    corrections: (filter, paging) => limited((reads) => reads.corrections(filter, paging)),
    survivor: (entity) => read(({ db }) => survivorOf(db, entity)),
  } satisfies Partial<Store>
}

function recordsOf({ read, limited }: Ways) {
  return {
    article: (id, { furniture = false } = {}) => read((engine) => readArticle(engine, id, furniture)),
    records: (id) => limited((reads) => reads.records(id)),
    variants: (quote) => limited((reads) => reads.variants(quote)),
    versions: (article, paging) => limited((reads) => reads.versions(article, paging)),
    version: (article, number) => limited((reads) => reads.version(article, number)),
    story: (id) => limited((reads) => reads.story(id)),
    stories: (filter, paging) => limited((reads) => reads.stories(filter, paging)),
    copies: (id) => limited((reads) => reads.copies(id)),
    quote: (id) => read((engine) => readRecord(engine, 'quotes', id)),
    claim: (id) => read((engine) => readRecord(engine, 'claims', id)),
    timelineEntry: (id) => read((engine) => readRecord(engine, 'timeline', id)),
    entity: (id) => limited((reads) => reads.entity(id)),

    articles: (filter, paging) => limited((reads) => reads.articles(filter, paging)),
    quotes: (filter, paging) => limited((reads) => reads.quotes(filter, paging)),
    entities: (filter, paging) => limited((reads) => reads.entities(filter, paging)),
    mentions: (filter, paging, context) => limited((reads) => reads.mentions(filter, paging, context)),
    claims: (filter, paging) => limited((reads) => reads.claims(filter, paging)),
    timeline: (filter, paging) => limited((reads) => reads.timeline(filter, paging)),
    summaries: (ids) => limited((reads) => reads.summaries(ids)),
    texts: (ids) => limited((reads) => reads.texts(ids)),
  } satisfies Partial<Store>
}

function timelinesOf(engine: Engine, { answer, read }: Ways) {
  return {
    keepTimeline: (draft, editor) => answer(() => engine.write((trx) => keepTimeline(engine, trx, draft, editor))),
    changeTimeline: (id, draft, editor, { ifMatch } = {}) =>
      answer(() => engine.write((trx) => changeTimeline(engine, trx, id, draft, editor, ifMatch))),
    dropTimeline: (id, { ifMatch } = {}) => answer(() => engine.write((trx) => dropTimeline(trx, id, ifMatch))),
    keptTimeline: (id) => read((engine) => readKeptTimeline(engine, id)),
    entries: (ids) => read((engine) => readEntries(engine, ids)),
    keptTimelines: (paging) => read((engine) => listKeptTimelines(engine, paging)),
  } satisfies Partial<Store>
}

/** All articles, and what was sent. */
function sourcesOf(engine: Engine, { answer, read }: Ways) {
  return {
    count: () =>
      read(async ({ db }) => {
        const count = db.selectFrom('articles').select((eb) => eb.fn.countAll<number>().as('articles'))
        return Number((await count.executeTakeFirstOrThrow()).articles)
      }),
    source: (id) =>
      answer(async () => {
        const row = await engine.db.selectFrom('articles').select(sent).where('id', '=', plain(id)).executeTakeFirst()
        return row ? sentIn(row) : null
      }),
    sources: (after, limit) =>
      answer(() =>
        engine.db
          .selectFrom('articles')
          .select(['id', ...sent])
          .where('id', '>', plain(after ?? ''))
          .orderBy('id')
          .limit(limit)
          .execute()
          .then((rows) => rows.map((row) => ({ id: row.id, ...sentIn(row) }))),
      ),
    fetchNote: (url) => answer(() => readFetchNote(engine, url)),
    noteFetch: (url, note) => answer(() => writeFetchNote(engine, url, note)),
    ids: (after, limit) =>
      read(async ({ db }) => {
        const all = db.selectFrom('articles').select('id').orderBy('id').limit(limit)
        const rows = await (after === null ? all : all.where('id', '>', plain(after))).execute()
        return rows.map(({ id }) => id)
      }),
  } satisfies Partial<Store>
}

function changesOf(engine: Engine, { heard }: Ways) {
  return {
    newest: () => heard(() => readNewest(engine)),
    lastChanges: (after, upTo, limit) => heard(() => readLastChanges(engine, after, upTo, limit)),
    changes: (after, limit) => heard(() => readChanges(engine, after, limit)),
    missed: (after) => heard(() => readMissed(engine, after)),
  } satisfies Partial<Store>
}

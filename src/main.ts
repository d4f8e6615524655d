/** Runs the service: opens the store, fills it when it is empty, listens, and on a signal finishes what it accepted. */
import closeWithGrace from 'close-with-grace'
import type { FastifyBaseLogger } from 'fastify'
import { type Analyser, startAnalyser } from './analysis/threads/analyser.ts'
import type { Config } from './config.ts'
import { dataPath } from './data.ts'
import { buildApp } from './http/app.ts'
import { problemOf } from './http/problem.ts'
import { ingest, loadSources } from './ingest/ingest.ts'
import type { QueueOptions } from './ingest/queue/postgres.ts'
import type { Queue } from './ingest/queue/queue.ts'
import { openStore } from './store/index.ts'
import type { Store } from './store/store.ts'

/** Milliseconds for answers under way when the service is told to stop. */
const GRACE = 10_000
/** Seconds that storing an analysed source takes, at most: what the database may let it wait. */
const STORING = 30

/** Resolves when the service listens. */
export async function serve(config: Config): Promise<void> {
  const store = await openStore({
    database: config.COPYDESK_DATABASE,
    databaseUrl: config.DATABASE_URL,
    changesKept: config.COPYDESK_CHANGES,
    report: (err) => app.log.error({ err }, 'the store failed in the background'),
  })
  const queue =
    config.DATABASE_URL === undefined
      ? undefined
      : await openQueue(config.DATABASE_URL, {
          // A thread may be busy with another source, at first.
          lease: Math.ceil((2 * config.COPYDESK_ANALYSE_TIMEOUT) / 1000) + STORING,
          problemOf: (error, job) => problemOf(error, `/jobs/${job}`).body,
          report: (err) => app.log.error({ err }, 'the queue failed in the background'),
        }).catch(async (error) => {
          await store.close()
          throw error
        })
  const isEmpty = (await store.count()) === 0
  const analyser = startAnalyser(config)
  if (isEmpty) analyser.warm()
  const app = await buildApp({ store, analyser, config, queue })
  const close = async () => {
    await app.close()
    await queue?.close()
    await analyser.close()
    await store.close()
  }
  try {
    if (isEmpty) await loadFirst({ store, analyser }, config, app.log)
    if (config.COPYDESK_TOKENS.length === 0) app.log.info('no COPYDESK_TOKENS are set: nobody may write')
    await app.listen({ host: config.HOST, port: config.PORT })
    analyser.warm()
    queue?.work({
      ingest: (source) => ingest({ store, analyser }, source),
      idle: () => analyser.isIdle,
      atOnce: config.COPYDESK_WORKERS,
    })
  } catch (error) {
    await close()
    throw error
  }
  closeWithGrace({ delay: GRACE, logger: app.log }, async ({ signal, err }) => {
    if (err) app.log.fatal({ err }, 'stopping after an error')
    else app.log.info({ signal }, 'stopping')
    await close()
  })
}

/** Loads pg-boss only where there is a queue: it would be a twentieth of every start. */
async function openQueue(databaseUrl: string, options: QueueOptions): Promise<Queue> {
  const queue = await import('./ingest/queue/postgres.ts')
  return queue.openQueue(databaseUrl, options)
}

/** Fills an empty store before the first request, so that whoever sees the service sees its articles. */
async function loadFirst(services: { store: Store; analyser: Analyser }, config: Config, log: FastifyBaseLogger) {
  const folder = config.COPYDESK_DATA ?? dataPath('articles')
  log.info({ folder }, 'the database is empty: loading the sources of the data folder')
  const { created, failed } = await loadSources(services, [folder], { atOnce: config.COPYDESK_WORKERS * 2 })
  for (const failure of failed) log.warn({ failure }, 'a source was not loaded')
  log.info({ folder, articles: created }, 'sources loaded')
}

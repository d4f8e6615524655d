/** Runs the service: opens the store, fills it when it is empty, listens, and on a signal finishes what it accepted. */
import closeWithGrace from 'close-with-grace'
import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import { type Analyser, startAnalyser } from './analysis/threads/analyser.ts'
import type { Config } from './config.ts'
import { dataPath } from './data.ts'
import { buildApp } from './http/app.ts'
import { listenError, refuseTakenPort } from './http/listening.ts'
import { problemOfJob } from './http/problem.ts'
import { readAuthorities } from './ingest/authorities.ts'
import { ingest, loadSources } from './ingest/ingest.ts'
import { openSharedQueue } from './ingest/queue/shared.ts'
import { EmptyFolderError } from './ingest/sources.ts'
import { type MigrationObserver, openStore } from './store/index.ts'
import type { Store } from './store/store.ts'
import { openPoster } from './webhooks/poster.ts'
import { type Sender, startSender } from './webhooks/sender.ts'

/** Milliseconds for answers under way when the service is told to stop. */
const GRACE = 10_000
/** Milliseconds between two lines of the log that tell how far something has come. */
const TELLING = 5_000

/** Connections to PostgreSQL that the queue takes of all, at most. */
const QUEUE_CONNECTIONS = 4

/** Resolves with the service's address when it listens, or with null when it was stopped before. */
export async function serve(config: Config): Promise<string | null> {
  await refuseTakenPort(config)
  const file = config.COPYDESK_AUTHORITIES
  const authorities = file === undefined ? undefined : await readAuthorities(file)
  const queueConnections = Math.min(QUEUE_CONNECTIONS, Math.floor(config.COPYDESK_POOL / 3))
  const store = await openStore({
    database: config.COPYDESK_DATABASE,
    databaseUrl: config.DATABASE_URL,
    readUrl: config.DATABASE_READ_URL,
    connections: config.COPYDESK_POOL,
    reserved: queueConnections,
    changesKept: config.COPYDESK_CHANGES,
    versionsKept: config.COPYDESK_VERSIONS,
    observe: tellOfUpgrade(config),
    readers: config.COPYDESK_READERS,
    report: (err) => app.log.error({ err }, 'the store failed in the background'),
  })
  const queue =
    config.DATABASE_URL === undefined
      ? undefined
      : await openSharedQueue(config, {
          problemOf: problemOfJob,
          report: (err) => app.log.error({ err }, 'the queue failed in the background'),
          connections: queueConnections,
        }).catch(async (error) => {
          await store.close()
          throw error
        })
  const isEmpty = (await store.count()) === 0
  const analyser = startAnalyser(config)
  const app = await buildApp({ store, analyser, config, queue, authorities })
  const stopping = new AbortController()
  let loading: Promise<void> = Promise.resolve()
  const poster = openPoster({ allowPrivate: config.COPYDESK_WEBHOOK_PRIVATE === 'yes' })
  let sender: Sender | undefined
  const close = async () => {
    stopping.abort()
    await loading.catch(() => {})
    await app.close()
    await Promise.all([sender?.close(), poster.close()])
    await queue?.close()
    await analyser.close()
    await store.close()
  }
  const grace = closeWithGrace({ delay: GRACE, logger: app.log }, async ({ signal, err }) => {
    if (err) app.log.fatal({ err }, 'stopping after an error')
    else app.log.info({ signal }, 'stopping')
    await close()
  })
  try {
    if (isEmpty) loading = loadFirst({ store, analyser }, config, app.log, stopping.signal)
    await loading
    if (stopping.signal.aborted) return null
    if (config.COPYDESK_TOKENS.length === 0) app.log.info('no COPYDESK_TOKENS are set: nobody may write')
    const url = await app.listen({ host: config.HOST, port: config.PORT })
    sender = startSender({
      store,
      poster,
      report: (err) => app.log.error({ err }, 'telling of changes failed in the background'),
    })
    queue?.work({
      ingest: (source) => ingest({ store, analyser }, source),
      idle: () => analyser.isIdle,
      atOnce: config.COPYDESK_WORKERS,
    })
    return url
  } catch (error) {
    if (stopping.signal.aborted) return null
    grace.uninstall()
    await close()
    throw listenError(error as Error, config)
  }
}

/** Says every few seconds how far the records of an older version’s database have come; nothing else is logged yet. */
function tellOfUpgrade({ LOG_LEVEL: level }: Config): MigrationObserver {
  const log = pino({ level })
  let told = performance.now()
  return (done, total) => {
    if (done < total && performance.now() - told < TELLING) return
    told = performance.now()
    log.info({ done, total }, 'bringing the database of an older version up to date')
  }
}

/** Fills an empty store before the first request, so that whoever sees the service sees its articles. */
async function loadFirst(
  services: { store: Store; analyser: Analyser },
  config: Config,
  log: FastifyBaseLogger,
  signal: AbortSignal,
) {
  const folder = config.COPYDESK_DATA ?? dataPath('articles')
  log.info({ folder }, 'the database is empty: loading the sources of the data folder')
  try {
    const atOnce = config.COPYDESK_WORKERS * 2
    const { created, failed, left } = await loadSources(services, [folder], { atOnce, signal })
    for (const failure of failed) log.warn({ failure }, 'a source was not loaded')
    if (failed.length + left > 0)
      log.warn(
        { folder, missing: failed.length + left },
        'some sources are missing: copydesk load, given the folder, tries them again',
      )
    log.info({ folder, articles: created }, 'sources loaded')
  } catch (error) {
    if (!(error instanceof EmptyFolderError)) throw error
    log.warn(error.message)
  }
}

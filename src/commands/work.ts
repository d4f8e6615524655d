/** `copydesk work`. */
import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { readConfig } from '../config.ts'
import { problemOfJob } from '../http/problem.ts'
import { ingest } from '../ingest/ingest.ts'
import { openSharedQueue } from '../ingest/queue/shared.ts'
import { openStore } from '../store/index.ts'
import { type Command, UsageError } from './command.ts'

/** Milliseconds for sources in hand when the process is told to stop. */
const GRACE = 10_000
/** Connections to PostgreSQL of the queue: each thread ends a job while others are taken. */
const QUEUE_CONNECTIONS = 2

export const command: Command = {
  help: `Usage: copydesk work

Analyses and stores the sources that wait in the queue of DATABASE_URL (those sent with Prefer: respond-async), and serves
nothing. Start it on as many machines as you like: a source whose process is killed goes to another one. It goes on until
it is told to stop (Ctrl-C or SIGTERM), and gives back what it has in hand.

COPYDESK_WORKERS says how many sources it analyses at once, LOG_LEVEL what it logs; \`copydesk serve --help\` lists all settings.

Options:
  --help     print this`,
  options: {},
  takesPaths: false,
  async run() {
    const config = readConfig(process.env)
    if (config.DATABASE_URL === undefined)
      throw new UsageError('DATABASE_URL is not set: the queue is in PostgreSQL, which all who share it reach')
    const log = pino({ level: config.LOG_LEVEL })
    const store = await openStore({
      database: config.COPYDESK_DATABASE,
      databaseUrl: config.DATABASE_URL,
      connections: config.COPYDESK_POOL,
      reserved: QUEUE_CONNECTIONS,
      changesKept: config.COPYDESK_CHANGES,
      versionsKept: config.COPYDESK_VERSIONS,
      report: (err) => log.error({ err }, 'the store failed in the background'),
    })
    const queue = await openSharedQueue(config, {
      problemOf: problemOfJob,
      report: (err) => log.error({ err }, 'a source failed for the moment'),
      connections: QUEUE_CONNECTIONS,
    }).catch(async (error) => {
      await store.close()
      throw error
    })
    const analyser = startAnalyser(config)
    queue.work({
      ingest: async (source) => {
        const stored = await ingest({ store, analyser }, source)
        log.info({ article: stored.id }, 'a source of the queue is stored')
        return stored
      },
      idle: () => analyser.isIdle,
      atOnce: config.COPYDESK_WORKERS,
    })
    log.info({ atOnce: config.COPYDESK_WORKERS }, 'taking sources from the queue')
    await new Promise<void>((resolve) => {
      closeWithGrace({ delay: GRACE, logger: log }, async ({ signal, err }) => {
        if (err) log.fatal({ err }, 'stopping after an error')
        else log.info({ signal }, 'stopping')
        await queue.close()
        await analyser.close()
        await store.close()
        resolve()
      })
    })
    return 0
  },
}

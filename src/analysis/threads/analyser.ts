/** Analysis in worker threads, so that a slow source delays no other request. */
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { Source } from '../../../schemas/source.ts'
import type { Config } from '../../config.ts'
import { NoArticleError, QueueFullError, TimedOutError } from '../errors.ts'
import type { StageObserver } from '../pipeline/clean.ts'
import type { AnalysisResult, AnalysisTask } from './worker.ts'

/** For whom a source is analysed: the bearer of a token, or the service itself, goes before anyone else. */
export type Asker = 'bearer' | 'anyone'

export interface AnalyserOptions extends Omit<AnalysisTask, 'source'> {
  /** The bearer unless given. */
  asker?: Asker
  /** Aborted when nobody waits for the analysis any more: it is not begun then. */
  signal?: AbortSignal
}

export interface Analyser {
  /**
   * All records of one source: the JSON of an `Analysis`.
   * @throws {NoArticleError} when there is no article in it.
   * @throws {QueueFullError} when the queue is full.
   * @throws {TimedOutError} when the time is up, which counts from where the analysis begins.
   */
  analyse(source: Source, options: AnalyserOptions): Promise<string>
  /** For before a source is read. @throws {QueueFullError} when the queue is full. */
  refuseIfFull(asker: Asker): void
  /** Tells of each stage of the sources that are analysed from now on. */
  observe(observer: StageObserver): void
  /** Sources that wait for a thread. */
  readonly waiting: number
  /** Whether no source of a bearer waits for a thread. */
  readonly isIdle: boolean
  /** Sources that wait or are being analysed. */
  readonly accepted: number
  close(): Promise<void>
}

/** A source in a queue. */
interface Waiting {
  asker: Asker
  begin(): Promise<void>
}

/** Milliseconds after which a thread ends that has nothing to do: each holds some 90 MiB, and starts in a third of a second. */
const UNUSED = 300_000

/** Threads start when there is something to analyse, as many as are needed. */
export function startAnalyser(config: Config): Analyser {
  const { COPYDESK_WORKERS: threads, COPYDESK_QUEUE: most, COPYDESK_ANALYSE_TIMEOUT: timeout } = config
  const forAnyone = threads - reservedThreads(config)
  const observers: StageObserver[] = []
  const queues: Record<Asker, Waiting[]> = { bearer: [], anyone: [] }
  const running: Record<Asker, number> = { bearer: 0, anyone: 0 }
  let pool: Piscina<AnalysisTask, AnalysisResult> | undefined
  const started = () => {
    pool ??= new Piscina<AnalysisTask, AnalysisResult>({
      filename: new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: UNUSED,
    })
    return pool
  }
  const next = (): Waiting | undefined => {
    if (running.bearer + running.anyone >= threads) return undefined
    return queues.bearer.shift() ?? (running.anyone < forAnyone ? queues.anyone.shift() : undefined)
  }
  /** Gives free threads what waits: a source in the pool’s own queue would wait on its own time. */
  const fill = () => {
    for (let one = next(); one; one = next()) {
      const { asker, begin } = one
      running[asker]++
      begin().finally(() => {
        running[asker]--
        fill()
      })
    }
  }
  const refuseIfFull = (asker: Asker) => {
    if (queues[asker].length >= most) throw new QueueFullError()
  }
  const run = async (task: AnalysisTask): Promise<AnalysisResult> => {
    const signal = AbortSignal.timeout(timeout)
    return started()
      .run(task, { signal })
      .catch((error) => {
        throw signal.aborted ? new TimedOutError(timeout) : error
      })
  }
  return {
    refuseIfFull,
    async analyse(source, { asker = 'bearer', signal, ...options }) {
      refuseIfFull(asker)
      const result = await new Promise<AnalysisResult>((resolve, reject) => {
        const begin = () => run({ source, ...options }).then(resolve, reject)
        const waiting = { asker, begin }
        queues[asker].push(waiting)
        signal?.addEventListener('abort', () => {
          const place = queues[asker].indexOf(waiting)
          if (place < 0) return
          queues[asker].splice(place, 1)
          reject(signal.reason)
        })
        fill()
      })
      for (const observe of observers) for (const [stage, milliseconds] of result.times) observe(stage, milliseconds)
      if ('noArticle' in result) throw new NoArticleError(result.noArticle)
      return result.json
    },
    observe: (observer) => void observers.push(observer),
    get accepted() {
      return queues.bearer.length + queues.anyone.length + running.bearer + running.anyone
    },
    get waiting() {
      return queues.bearer.length + queues.anyone.length
    },
    get isIdle() {
      return queues.bearer.length === 0
    },
    close: async () => pool?.close(),
  }
}

/** Threads for bearers of a token alone; one is not divided. */
function reservedThreads({ COPYDESK_WORKERS: threads, COPYDESK_TOKENS, COPYDESK_RESERVED }: Config): number {
  if (COPYDESK_TOKENS.length === 0) return 0
  return Math.min(threads - 1, Math.ceil((threads * COPYDESK_RESERVED) / 100))
}

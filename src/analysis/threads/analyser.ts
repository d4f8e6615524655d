/** Analysis in worker threads, so that a slow source delays no other request. */
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { Source } from '../../../schemas/source.ts'
import type { Config } from '../../config.ts'
import { NoArticleError, QueueFullError, TimedOutError } from '../errors.ts'
import type { StageObserver } from '../pipeline/clean.ts'
import type { AnalysisResult, AnalysisTask } from './worker.ts'

export interface Analyser {
  /**
   * All records of one source: the JSON of an `Analysis`.
   * @throws {NoArticleError} when there is no article in it.
   * @throws {QueueFullError} when the queue is full.
   * @throws {TimedOutError} when the time is up.
   */
  analyse(source: Source, options: Omit<AnalysisTask, 'source'>): Promise<string>
  /** For before a source is read. @throws {QueueFullError} when the queue is full. */
  refuseIfFull(): void
  /** Starts the threads, which load the language model, so that the first source does not wait for it. */
  warm(): void
  /** Tells of each stage of the sources that are analysed from now on. */
  observe(observer: StageObserver): void
  /** Sources that wait for a thread. */
  readonly waiting: number
  /** Sources that wait or are being analysed. */
  readonly accepted: number
  close(): Promise<void>
}

/** The threads start with the first source, or with `warm`. */
export function startAnalyser(config: Config): Analyser {
  const { COPYDESK_WORKERS: threads, COPYDESK_QUEUE: queue, COPYDESK_ANALYSE_TIMEOUT: timeout } = config
  const observers: StageObserver[] = []
  let pool: Piscina<AnalysisTask, AnalysisResult> | undefined
  let accepted = 0
  const started = () => {
    pool ??= new Piscina<AnalysisTask, AnalysisResult>({
      filename: new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      maxQueue: queue,
    })
    return pool
  }
  const refuseIfFull = () => {
    if (!pool || pool.queueSize < queue) return
    throw new QueueFullError()
  }
  return {
    refuseIfFull,
    async analyse(source, options) {
      const pool = started()
      refuseIfFull()
      const signal = AbortSignal.timeout(timeout)
      accepted++
      const result = await pool
        .run({ source, ...options }, { signal })
        .catch((error) => {
          if (!signal.aborted) throw error
          throw new TimedOutError(timeout)
        })
        .finally(() => accepted--)
      for (const observe of observers) for (const [stage, milliseconds] of result.times) observe(stage, milliseconds)
      if ('noArticle' in result) throw new NoArticleError(result.noArticle)
      return result.json
    },
    observe: (observer) => void observers.push(observer),
    get accepted() {
      return accepted
    },
    get waiting() {
      return pool?.queueSize ?? 0
    },
    warm: () => void started(),
    close: async () => pool?.close(),
  }
}

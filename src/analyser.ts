/** Analysis in worker threads, so that a slow source delays no other request. */
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import type { Source } from '../schemas/source.ts'
import type { Config } from './config.ts'
import { HttpProblem } from './errors.ts'
import { NoArticleError } from './no-article.ts'
import type { AnalysisResult, AnalysisTask } from './worker.ts'

export interface Analyser {
  /**
   * All records of one source: the JSON of an `Analysis`.
   * @throws {NoArticleError} when there is no article in it.
   * @throws {HttpProblem} 503 when the queue is full or the time is up.
   */
  analyse(source: Source, options: Omit<AnalysisTask, 'source'>): Promise<string>
  /** Starts the threads, which load the language model, so that the first source does not wait for it. */
  warm(): void
  /** Sources that wait for a thread. */
  readonly waiting: number
  close(): Promise<void>
}

/** The threads start with the first source, or with `warm`. */
export function startAnalyser(config: Config): Analyser {
  const { COPYDESK_WORKERS: threads, COPYDESK_QUEUE: queue, COPYDESK_ANALYSE_TIMEOUT: timeout } = config
  let pool: Piscina<AnalysisTask, AnalysisResult> | undefined
  const started = () => {
    pool ??= new Piscina<AnalysisTask, AnalysisResult>({
      filename: new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      maxQueue: queue,
    })
    return pool
  }
  return {
    async analyse(source, options) {
      const pool = started()
      if (pool.queueSize >= queue) {
        throw new HttpProblem(503, 'Too many sources wait to be analysed.', {
          kind: 'queue-full',
          headers: { 'retry-after': '1' },
        })
      }
      const signal = AbortSignal.timeout(timeout)
      const result = await pool.run({ source, ...options }, { signal }).catch((error) => {
        if (!signal.aborted) throw error
        throw new HttpProblem(503, `The analysis was given up after ${timeout} ms.`, {
          kind: 'analysis-timeout',
          headers: { 'retry-after': '10' },
        })
      })
      if ('noArticle' in result) throw new NoArticleError(result.noArticle)
      return result.json
    },
    get waiting() {
      return pool?.queueSize ?? 0
    },
    warm: () => void started(),
    close: async () => pool?.close(),
  }
}

/** Threads that read an SQLite file, so that what takes long keeps nothing else from being answered. */
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { limit } from '../reads.ts'
import { QueryError } from '../search/query.ts'
import { BadCursorError, type Reads, TooSlowError } from '../store.ts'

/** What a thread is asked. */
export interface Question {
  method: keyof Reads
  args: readonly unknown[]
}

/** An error as it goes from thread to thread, with what its kind has beside the message. */
interface Fault {
  name: string
  message: string
  code: string | undefined
  column: number | undefined
}

export type Answer = { result: unknown } | { error: Fault }

/** Threads beyond the number wanted, for those that are busy with what nobody waits for any more. */
const spare = 2

interface Task extends Question {
  resolve(result: unknown): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

interface Thread {
  worker: Worker
  ready: boolean
  task: Task | null
  /** It works at something that took too long: SQLite cannot be stopped from outside. */
  late: boolean
}

export interface Readers extends Reads {
  /** Resolves when a thread is there; until then the thread that asks answers. */
  start(): Promise<void>
  close(): Promise<void>
}

/**
 * Threads start with the first question.
 * @param otherwise answers while there is none.
 * @param patience milliseconds that a question may wait for its answer.
 */
export function startReaders(file: string, wanted: number, otherwise: Reads, patience = limit): Readers {
  const threads = new Set<Thread>()
  const waiting: Task[] = []
  let closed = false
  let start = () => {}
  const started = new Promise<void>((resolve) => {
    start = resolve
  })

  const startThread = () => {
    const url = new URL(`./reader${extname(import.meta.url)}`, import.meta.url)
    const thread: Thread = { worker: new Worker(url, { workerData: { file } }), ready: false, task: null, late: false }
    threads.add(thread)
    thread.worker.on('message', (message: 'ready' | Answer) => {
      if (message === 'ready') {
        thread.ready = true
        // Whoever waits for an answer has a timer.
        if (!closed) thread.worker.unref()
        start()
      } else settle(thread, message)
      next()
    })
    // It ended before it was told to: what it was asked fails, and others take its place when they are needed.
    thread.worker.on('error', (error) => {
      threads.delete(thread)
      thread.task?.reject(error as Error)
      if (thread.task) clearTimeout(thread.task.timer)
      if (waiting.length > 0) next()
    })
  }
  const settle = (thread: Thread, answer: Answer) => {
    const { task } = thread
    thread.task = null
    thread.late = false
    if (!task) return
    clearTimeout(task.timer)
    if ('result' in answer) task.resolve(answer.result)
    else task.reject(errorOf(answer.error))
  }
  const next = () => {
    const late = [...threads].filter((one) => one.late).length
    while (!closed && threads.size < Math.min(wanted + late, wanted + spare)) startThread()
    for (const thread of threads) {
      if (!thread.ready || thread.task || thread.late) continue
      const task = waiting.shift()
      if (!task) return
      thread.task = task
      thread.worker.postMessage({ method: task.method, args: task.args } satisfies Question)
    }
  }
  const ask = <Result>(method: keyof Reads, args: readonly unknown[]): Promise<Result> => {
    if (![...threads].some(({ ready }) => ready)) {
      next()
      return (otherwise[method] as (...args: readonly unknown[]) => Promise<Result>)(...args)
    }
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        const place = waiting.indexOf(task)
        if (place >= 0) waiting.splice(place, 1)
        for (const thread of threads) {
          if (thread.task !== task) continue
          thread.task = null
          thread.late = true
        }
        reject(new TooSlowError())
        next()
      }
      const task: Task = {
        method,
        args,
        resolve: resolve as (result: unknown) => void,
        reject,
        timer: setTimeout(giveUp, patience),
      }
      waiting.push(task)
      next()
    })
  }
  return {
    records: (...args) => ask('records', args),
    variants: (...args) => ask('variants', args),
    versions: (...args) => ask('versions', args),
    version: (...args) => ask('version', args),
    story: (...args) => ask('story', args),
    stories: (...args) => ask('stories', args),
    copies: (...args) => ask('copies', args),
    entity: (...args) => ask('entity', args),
    corrections: (...args) => ask('corrections', args),
    articles: (...args) => ask('articles', args),
    quotes: (...args) => ask('quotes', args),
    entities: (...args) => ask('entities', args),
    mentions: (...args) => ask('mentions', args),
    claims: (...args) => ask('claims', args),
    timeline: (...args) => ask('timeline', args),
    summaries: (...args) => ask('summaries', args),
    texts: (...args) => ask('texts', args),
    start: () => {
      next()
      return started
    },
    async close() {
      closed = true
      await Promise.all(
        [...threads].map(({ worker, late }) => {
          if (late) return worker.terminate()
          // Not ended from outside: Node 20 aborts the process where a thread is ended that still loads its modules.
          const exit = new Promise((resolve) => worker.once('exit', resolve))
          worker.ref()
          worker.postMessage('close')
          return exit
        }),
      )
    },
  }
}

function errorOf({ name, message, code, column }: Fault): Error {
  if (name === 'BadCursorError') return new BadCursorError(message)
  if (name === 'TooSlowError') return new TooSlowError()
  if (name === 'QueryError') return new QueryError(message, column!)
  return Object.assign(new Error(message), { name, code })
}

/** A thread that reads an SQLite file: it is asked for one answer at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { yieldToOthers } from '../../priority.ts'
import { readsOf } from '../reads.ts'
import { openReader } from '../sqlite.ts'
import type { Answer, Question } from './readers.ts'

// What the thread that listens answers by itself takes next to nothing.
yieldToOthers(5)

const { file } = workerData as { file: string }
const port = parentPort!
const { engine, within, close } = await openReader(file)
const reads = readsOf(engine)

port.on('message', async (asked: Question | 'close') => {
  if (asked === 'close') {
    await close()
    port.close()
  } else port.postMessage(await answerTo(asked.method, asked.args))
})
port.postMessage('ready')

async function answerTo(method: Question['method'], args: Question['args']): Promise<Answer> {
  try {
    // All that it reads is of one moment.
    return { result: await within(() => (reads[method] as (...args: unknown[]) => Promise<unknown>)(...args)) }
  } catch (error) {
    const { name, message, code, column } = error as Error & { code?: string; column?: number }
    return { error: { name, message, code, column } }
  }
}

/** Work that whoever asked for it may stop. */
import { once } from 'node:events'

/** Nobody waits for the work any more. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
}

/**
 * The result of work, unless the signal comes first: the work goes on, but nobody waits for it.
 * @throws {InterruptedError} as soon as the signal is aborted.
 */
export async function unlessInterrupted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  const done = new AbortController()
  const interrupted = signal.aborted ? Promise.resolve() : once(signal, 'abort', { signal: done.signal })
  try {
    return await Promise.race([
      work,
      interrupted.then(() => {
        throw new InterruptedError('interrupted')
      }),
    ])
  } finally {
    done.abort()
  }
}

/** The items before the signal. */
export async function* until<T>(
  items: Iterable<T> | AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  for await (const item of items) {
    if (signal?.aborted) return
    yield item
  }
}

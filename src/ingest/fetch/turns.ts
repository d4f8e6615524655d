/** One request a host at a time, with a pause between two. */
import { setTimeout as sleep } from 'node:timers/promises'

export class Turns {
  readonly #last = new Map<string, Promise<void>>()
  readonly #signal: AbortSignal

  /** @param signal ends all pauses. */
  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /**
   * Does work when the host’s turn has come.
   * @param pause milliseconds after it, asked for when it is done.
   */
  async take<T>(host: string, work: () => Promise<T>, pause: () => number): Promise<T> {
    const before = this.#last.get(host)
    let end = () => {}
    const turn = new Promise<void>((resolve) => {
      end = resolve
    })
    this.#last.set(host, turn)
    await before
    try {
      return await work()
    } finally {
      sleep(pause(), undefined, { signal: this.#signal })
        .catch(() => {})
        .then(() => {
          if (this.#last.get(host) === turn) this.#last.delete(host)
          end()
        })
    }
  }
}

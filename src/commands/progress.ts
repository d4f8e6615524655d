/** A progress bar on a terminal. */
import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  /** Call it when one more is done. */
  update(done: number, total: number): void
  stop(): void
}

/** Draws on standard error, and only where somebody sees it: elsewhere it does nothing. */
export function progress(what: string): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} }
  const bar = new SingleBar(
    { format: `${what} {bar} {value}/{total} {eta_formatted}`, stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  )
  let started = false
  return {
    update(done, total) {
      if (!started) bar.start(total, 0)
      started = true
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}

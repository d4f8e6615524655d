/** Finds which lines of a dump are the article's body. */
import type { Block } from '../stage.ts'

/** A line that reads as prose: eight words or more, ended like a sentence. */
export function isProse(text: string): boolean {
  return /[.!?…:][”’"')\]]*$|[”"]$/.test(text) && (text.match(/\S+/g)?.length ?? 0) >= 8
}

/** First and last block of the run that gains most: prose counts by its words, everything else costs. */
export function bodyRun(blocks: readonly Block[]): [first: number, last: number] | null {
  let best = 0
  let run: [number, number] | null = null
  let sum = 0
  let first = 0
  for (const [i, { text }] of blocks.entries()) {
    const gain = isProse(text) ? Math.min(text.length / 6, 60) : -12
    if (sum <= 0) {
      sum = 0
      first = i
    }
    sum += gain
    if (sum > best) {
      best = sum
      run = [first, i]
    }
  }
  return run
}

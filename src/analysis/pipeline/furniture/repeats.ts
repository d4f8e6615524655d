/** How often lines stand on a page, by themselves and inside longer ones. */
import { codeAt } from '../../code-at.ts'

/** The bits that stand for pairs of letters, in two numbers. */
const HALF = 32

/** Texts are compared as they are; callers give lower case. */
export class Repeats {
  readonly #times = new Map<string, number>()
  /** The different texts, longest first, and which pairs of letters each holds. */
  readonly #texts: string[]
  readonly #pairs: Int32Array

  constructor(texts: readonly string[]) {
    for (const text of texts) this.#times.set(text, this.times(text) + 1)
    this.#texts = [...this.#times.keys()].sort((a, b) => b.length - a.length)
    this.#pairs = new Int32Array(2 * this.#texts.length)
    for (const [i, text] of this.#texts.entries()) writePairs(text, this.#pairs, 2 * i)
  }

  /** How many of the texts are this one. */
  times(text: string): number {
    return this.#times.get(text) ?? 0
  }

  /** How many of the longer texts hold this one. A text with a pair of letters that another lacks is not in it. */
  inside(text: string): number {
    writePairs(text, own, 0)
    const [low, high] = [own[0]!, own[1]!]
    let count = 0
    for (let i = 0; i < this.#texts.length; i++) {
      const other = this.#texts[i]!
      if (other.length <= text.length) break
      if ((low & ~this.#pairs[2 * i]!) !== 0 || (high & ~this.#pairs[2 * i + 1]!) !== 0) continue
      if (other.includes(text)) count += this.times(other)
    }
    return count
  }
}

const own = new Int32Array(2)

function writePairs(text: string, pairs: Int32Array, at: number): void {
  let low = 0
  let high = 0
  const { length } = text
  for (let i = 1; i < length; i++) {
    const bit = (codeAt(text, i - 1) * 7 + codeAt(text, i)) % (2 * HALF)
    if (bit < HALF) low |= 1 << bit
    else high |= 1 << (bit - HALF)
  }
  pairs[at] = low
  pairs[at + 1] = high
}

/** The tagger's weights and the decoding of a sentence. */
import { binaryFile } from '../../../data.ts'
import type { Features } from './features.ts'
import { canEnd, canFollow, canStart, tagCount } from './tags.ts'

/**
 * Sparse weights: an open-addressing table from feature hashes to runs of (tag, weight) pairs. The file holds, as
 * little-endian blocks: slots, pairs, scale (float), transitions (float, tag × tag), keys (uint32 a slot), ends
 * (uint32 a slot + 1), tags (uint8 a pair), weights (int8 a pair, times scale).
 */
export class Model {
  /** A bit for each key by its last bits: most unknown keys are told by it, which is small enough to be at hand. */
  readonly #known = new Uint32Array(2 ** 13)
  /** The file's table with more room, a key and its run a slot: where the run begins × 32 + its length. */
  readonly #table: Uint32Array
  readonly #tags: Uint8Array
  readonly #weights: Int8Array
  readonly #scale: number
  readonly transitions: Float32Array

  constructor(file: ArrayBuffer) {
    const [slots, pairs] = new Uint32Array(file, 0, 2) as unknown as [number, number]
    this.#scale = new Float32Array(file, 8, 1)[0]!
    let at = 12
    this.transitions = new Float32Array(file, at, tagCount * tagCount)
    at += this.transitions.byteLength
    const keys = new Uint32Array(file, at, slots)
    at += keys.byteLength
    const starts = new Uint32Array(file, at, slots + 1)
    at += starts.byteLength
    const size = 2 ** Math.ceil(Math.log2(2 * slots))
    this.#table = new Uint32Array(2 * size)
    for (const [i, key] of keys.entries()) {
      if (key === 0) continue
      this.#known[key & 8191]! |= 1 << ((key >>> 13) & 31)
      let slot = key & (size - 1)
      while (this.#table[2 * slot] !== 0) slot = (slot + 1) & (size - 1)
      this.#table[2 * slot] = key
      this.#table[2 * slot + 1] = starts[i]! * 32 + starts[i + 1]! - starts[i]!
    }
    this.#tags = new Uint8Array(file, at, pairs)
    this.#weights = new Int8Array(file, at + pairs, pairs)
  }

  /** Adds the weights of a token's features to `scores[at .. at + tagCount)`. */
  score({ hashes, count }: Features, scores: Float64Array, at: number): void {
    const known = this.#known
    const table = this.#table
    const mask = table.length - 1
    const tags = this.#tags
    const weights = this.#weights
    const scale = this.#scale
    for (let f = 0; f < count; f++) {
      const hash = hashes[f] === 0 ? 1 : hashes[f]!
      if (((known[hash & 8191]! >>> ((hash >>> 13) & 31)) & 1) === 0) continue
      const key = hash >>> 0
      let slot = (2 * key) & mask
      while (table[slot] !== key && table[slot] !== 0) slot = (slot + 2) & mask
      if (table[slot] === 0) continue
      const run = table[slot + 1]!
      const end = (run >>> 5) + (run & 31)
      for (let p = run >>> 5; p < end; p++) scores[at + tags[p]!]! += weights[p]! * scale
    }
  }
}

export const loadModel = (): Model => new Model(binaryFile('names', 'weights.bin'))

/** The tags that may stand before each, one list after the other, and where each list begins. */
const before: number[] = []
const beginnings = [0]
for (let next = 0; next < tagCount; next++) {
  for (let tag = 0; tag < tagCount; tag++) if (canFollow(tag, next)) before.push(tag)
  beginnings.push(before.length)
}
const allowed = Uint8Array.from(before)
const begins = Uint8Array.from(beginnings)

/** The best allowed sequence of tags (Viterbi) for `n` tokens with `scores` a row of tags each. */
export function decode(scores: Float64Array, n: number, transitions: Float32Array): Uint8Array {
  const from = new Uint8Array(n * tagCount)
  let best = new Float64Array(tagCount).fill(Number.NEGATIVE_INFINITY)
  let following = new Float64Array(tagCount)
  for (let tag = 0; tag < tagCount; tag++) if (canStart(tag)) best[tag] = scores[tag]!
  for (let row = tagCount; row < n * tagCount; row += tagCount) {
    for (let next = 0; next < tagCount; next++) {
      let top = Number.NEGATIVE_INFINITY
      let topTag = 0
      for (let k = begins[next]!; k < begins[next + 1]!; k++) {
        const tag = allowed[k]!
        const value = best[tag]! + transitions[tag * tagCount + next]!
        if (value > top) {
          top = value
          topTag = tag
        }
      }
      following[next] = top + scores[row + next]!
      from[row + next] = topTag
    }
    const gone = best
    best = following
    following = gone
  }
  const tags = new Uint8Array(n)
  let last = 0
  let top = Number.NEGATIVE_INFINITY
  for (let tag = 0; tag < tagCount; tag++)
    if (canEnd(tag) && best[tag]! > top) {
      top = best[tag]!
      last = tag
    }
  for (let i = n - 1; i >= 0; i--) {
    tags[i] = last
    last = from[i * tagCount + last]!
  }
  return tags
}

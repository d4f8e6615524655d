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
  /** The file's table with more room: a quarter holds keys, so that most unknown ones are told by the first slot. */
  readonly #keys: Uint32Array
  /** Which slot of the file each key has. */
  readonly #slots: Uint32Array
  readonly #starts: Uint32Array
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
    const stored = new Uint32Array(file, at, slots)
    at += stored.byteLength
    const size = 2 ** Math.ceil(Math.log2(4 * slots))
    this.#keys = new Uint32Array(size)
    this.#slots = new Uint32Array(size)
    for (const [i, key] of stored.entries()) {
      if (key === 0) continue
      let slot = key & (size - 1)
      while (this.#keys[slot] !== 0) slot = (slot + 1) & (size - 1)
      this.#keys[slot] = key
      this.#slots[slot] = i
    }
    this.#starts = new Uint32Array(file, at, slots + 1)
    at += this.#starts.byteLength
    this.#tags = new Uint8Array(file, at, pairs)
    this.#weights = new Int8Array(file, at + pairs, pairs)
  }

  /** Adds the weights of a token's features to `scores[at .. at + tagCount)`. */
  score({ hashes, count }: Features, scores: Float64Array, at: number): void {
    const keys = this.#keys
    const slots = this.#slots
    const mask = keys.length - 1
    const starts = this.#starts
    const tags = this.#tags
    const weights = this.#weights
    for (let f = 0; f < count; f++) {
      const key = hashes[f] === 0 ? 1 : hashes[f]! >>> 0
      let slot = key & mask
      while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask
      if (keys[slot] === 0) continue
      const end = starts[slots[slot]! + 1]!
      for (let p = starts[slots[slot]!]!; p < end; p++) scores[at + tags[p]!]! += weights[p]! * this.#scale
    }
  }
}

export const loadModel = (): Model => new Model(binaryFile('names', 'weights.bin'))

const allowed: readonly number[][] = Array.from({ length: tagCount }, (_, next) =>
  Array.from({ length: tagCount }, (_, tag) => tag).filter((tag) => canFollow(tag, next)),
)

/** The best allowed sequence of tags (Viterbi) for `n` tokens with `scores` a row of tags each. */
export function decode(scores: Float64Array, n: number, transitions: Float32Array): Uint8Array {
  const best = new Float64Array(n * tagCount).fill(Number.NEGATIVE_INFINITY)
  const from = new Uint8Array(n * tagCount)
  for (let tag = 0; tag < tagCount; tag++) if (canStart(tag)) best[tag] = scores[tag]!
  for (let i = 1; i < n; i++) {
    for (let next = 0; next < tagCount; next++) {
      let top = Number.NEGATIVE_INFINITY
      let topTag = 0
      for (const tag of allowed[next]!) {
        const value = best[(i - 1) * tagCount + tag]! + transitions[tag * tagCount + next]!
        if (value > top) {
          top = value
          topTag = tag
        }
      }
      best[i * tagCount + next] = top + scores[i * tagCount + next]!
      from[i * tagCount + next] = topTag
    }
  }
  const tags = new Uint8Array(n)
  let last = 0
  let top = Number.NEGATIVE_INFINITY
  for (let tag = 0; tag < tagCount; tag++) {
    const value = best[(n - 1) * tagCount + tag]!
    if (canEnd(tag) && value > top) {
      top = value
      last = tag
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    tags[i] = last
    last = from[i * tagCount + last]!
  }
  return tags
}

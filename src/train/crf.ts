/**
 * A linear-chain CRF trained by AdaGrad on the sentences' negative log-likelihood, with an L1 penalty applied once an
 * epoch, which leaves few weights. Deterministic: the order and the dropout come from a seeded generator.
 */
import { canEnd, canFollow, canStart, tagCount } from '../analysis/pipeline/names/tags.ts'
import { generator, shuffle } from './random.ts'

export interface Example {
  /** For each token its feature hashes; the last `own` are left out of the model. */
  hashes: Int32Array[]
  /** For each token, how many of the first features are dropped at random in training. */
  lexical: number[]
  own: number
  tags: Uint8Array
}

export interface CrfOptions {
  epochs: number
  rate: number
  l1: number
  /** Chance that a token's lexical features are hidden in an epoch. */
  dropout: number
  /** Least number of tokens a feature must occur on. */
  minimum: number
}

export interface Trained {
  /** Feature hashes that the model keeps, and `tagCount` weights for each. */
  hashes: Int32Array
  weights: Float32Array
  transitions: Float32Array
}

/** Numbers feature hashes in the order in which they first occur often enough. */
function indexFeatures(examples: readonly Example[], minimum: number) {
  const size = 1 << 24
  const keys = new Int32Array(size)
  const counts = new Int32Array(size)
  const slotOf = (hash: number) => {
    const key = hash === 0 ? 1 : hash
    let slot = (Math.imul(key, 0x85ebca6b) >>> 8) & (size - 1)
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (size - 1)
    keys[slot] = key
    return slot
  }
  const shared = new Uint8Array(size)
  for (const { hashes, own } of examples)
    for (const token of hashes)
      for (let f = 0; f < token.length; f++) {
        const slot = slotOf(token[f]!)
        counts[slot]!++
        if (f < token.length - own) shared[slot] = 1
      }
  const numbers = new Int32Array(size).fill(-1)
  const kept: number[] = []
  const isShared: number[] = []
  for (const { hashes } of examples)
    for (const token of hashes)
      for (let f = 0; f < token.length; f++) {
        const slot = slotOf(token[f]!)
        if (numbers[slot] === -1 && counts[slot]! >= minimum) {
          numbers[slot] = kept.length
          kept.push(keys[slot]!)
          isShared.push(shared[slot]!)
        }
      }
  const indices = examples.map(({ hashes }) => hashes.map((token) => token.map((hash) => numbers[slotOf(hash)]!)))
  return { indices, kept: Int32Array.from(kept), isShared }
}

/** Takes features whose weights are all zero out of the examples; few come back, and what is left trains much faster. */
function dropDead(indices: Int32Array[][], weights: Float32Array): void {
  const alive = (feature: number) => {
    for (let w = feature * T; w < feature * T + T; w++) if (weights[w] !== 0) return true
    return false
  }
  // Positions matter for the lexical features, so a dead one is marked, not moved.
  for (const tokens of indices)
    for (const token of tokens)
      for (let f = 0; f < token.length; f++) if (token[f]! >= 0 && !alive(token[f]!)) token[f] = -1
}

const T = tagCount
const before = Array.from({ length: T }, (_, next) =>
  Array.from({ length: T }, (_, t) => t).filter((t) => canFollow(t, next)),
)
const after = Array.from({ length: T }, (_, tag) =>
  Array.from({ length: T }, (_, t) => t).filter((t) => canFollow(tag, t)),
)
const starts = Array.from({ length: T }, (_, tag) => canStart(tag))
const ends = Array.from({ length: T }, (_, tag) => canEnd(tag))

export function trainCrf(examples: readonly Example[], { epochs, rate, l1, dropout, minimum }: CrfOptions): Trained {
  const random = generator(20240229)
  const { indices, kept, isShared } = indexFeatures(examples, minimum)
  const weights = new Float32Array(kept.length * T)
  const squares = new Float32Array(kept.length * T)
  const transitions = new Float32Array(T * T)
  const transitionSquares = new Float32Array(T * T)
  const mean = new Float64Array(weights.length)
  const meanTransitions = new Float64Array(T * T)
  let averaged = 0
  const order = Int32Array.from(examples.keys())
  const longest = examples.reduce((max, { tags }) => Math.max(max, tags.length), 0)
  const scores = new Float64Array(longest * T)
  const alpha = new Float64Array(longest * T)
  const beta = new Float64Array(longest * T)
  const first = new Int32Array(longest)
  const gradient = new Float64Array(T)
  const step = new Float64Array(T * T)
  const expected = new Float64Array(T * T)
  console.log(`${kept.length} features`)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    for (const index of order) {
      const tokens = indices[index]!
      const { tags, lexical } = examples[index]!
      const n = tags.length
      for (let i = 0; i < n; i++) {
        first[i] = random() < dropout ? lexical[i]! : 0
        const row = i * T
        scores.fill(0, row, row + T)
        const token = tokens[i]!
        for (let f = first[i]!; f < token.length; f++) {
          const feature = token[f]! * T
          if (feature < 0) continue
          for (let t = 0; t < T; t++) scores[row + t]! += weights[feature + t]!
        }
      }
      for (let k = 0; k < T * T; k++) step[k] = Math.exp(transitions[k]!)
      // Forward and backward sums, each position scaled to a sum of one.
      let logZ = 0
      for (let i = 0; i < n; i++) {
        const row = i * T
        let top = Number.NEGATIVE_INFINITY
        for (let t = 0; t < T; t++) if (scores[row + t]! > top) top = scores[row + t]!
        let sum = 0
        for (let t = 0; t < T; t++) {
          const emission = Math.exp(scores[row + t]! - top)
          let into = 0
          if (i === 0) into = starts[t] ? 1 : 0
          else for (const p of before[t]!) into += alpha[row - T + p]! * step[p * T + t]!
          const value = into * emission
          alpha[row + t] = value
          scores[row + t]! -= top
          sum += value
        }
        for (let t = 0; t < T; t++) alpha[row + t]! /= sum
        logZ += Math.log(sum)
      }
      const lastRow = (n - 1) * T
      let closing = 0
      for (let t = 0; t < T; t++) {
        beta[lastRow + t] = ends[t] ? 1 : 0
        if (ends[t]) closing += alpha[lastRow + t]!
      }
      logZ += Math.log(closing)
      for (let i = n - 2; i >= 0; i--) {
        const row = i * T
        let sum = 0
        for (let t = 0; t < T; t++) {
          let value = 0
          for (const q of after[t]!) value += step[t * T + q]! * Math.exp(scores[row + T + q]!) * beta[row + T + q]!
          beta[row + t] = value
          sum += value
        }
        for (let t = 0; t < T; t++) beta[row + t]! /= sum
      }
      expected.fill(0)
      let gold = 0
      for (let i = 0; i < n; i++) {
        const row = i * T
        gold += scores[row + tags[i]!]! + (i > 0 ? transitions[tags[i - 1]! * T + tags[i]!]! : 0)
        let sum = 0
        for (let t = 0; t < T; t++) {
          gradient[t] = alpha[row + t]! * beta[row + t]!
          sum += gradient[t]!
        }
        if (i > 0) {
          let total = 0
          for (let t = 0; t < T; t++)
            for (const q of after[t]!)
              total += alpha[row - T + t]! * step[t * T + q]! * Math.exp(scores[row + q]!) * beta[row + q]!
          for (let t = 0; t < T; t++)
            for (const q of after[t]!)
              expected[t * T + q]! +=
                (alpha[row - T + t]! * step[t * T + q]! * Math.exp(scores[row + q]!) * beta[row + q]!) / total
          expected[tags[i - 1]! * T + tags[i]!]! -= 1
        }
        for (let t = 0; t < T; t++) gradient[t]! /= sum
        gradient[tags[i]!]! -= 1
        const token = tokens[i]!
        for (let t = 0; t < T; t++) {
          const g = gradient[t]!
          if (g < 0.002 && g > -0.002) continue
          for (let f = first[i]!; f < token.length; f++) {
            const feature = token[f]!
            if (feature < 0) continue
            const w = feature * T + t
            squares[w]! += g * g
            weights[w]! -= (rate * g) / Math.sqrt(squares[w]! + 0.1)
          }
        }
      }
      loss += logZ - gold
      for (let k = 0; k < T * T; k++) {
        const g = expected[k]!
        if (g === 0) continue
        transitionSquares[k]! += g * g
        transitions[k]! -= (rate * g) / Math.sqrt(transitionSquares[k]! + 0.1)
      }
    }
    let left = 0
    for (let w = 0; w < weights.length; w++) {
      const value = weights[w]!
      if (value === 0) continue
      const shrink = (rate * l1) / Math.sqrt(squares[w]! + 0.1)
      weights[w] = value > shrink ? value - shrink : value < -shrink ? value + shrink : 0
      if (weights[w] !== 0) left++
    }
    console.log(`epoch ${epoch + 1}: loss ${loss.toFixed(0)}, ${left} weights`)
    if (epoch >= 2) dropDead(indices, weights)
    if (epoch >= epochs / 2) {
      averaged++
      for (let w = 0; w < weights.length; w++) mean[w]! += weights[w]!
      for (let k = 0; k < T * T; k++) meanTransitions[k]! += transitions[k]!
    }
  }
  const keep = [...kept.keys()].filter((f) => isShared[f])
  const out = new Float32Array(keep.length * T)
  for (const [i, f] of keep.entries()) for (let t = 0; t < T; t++) out[i * T + t] = mean[f * T + t]! / averaged
  return {
    hashes: Int32Array.from(keep, (f) => kept[f]!),
    weights: out,
    transitions: Float32Array.from(meanTransitions, (sum) => sum / averaged),
  }
}

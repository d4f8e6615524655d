/**
 * The prior of each word with a vector: whether it names a person, an organisation, a place or another thing when it
 * opens with a capital. A network with one hidden layer learns it from the training labels and the word lists. What a
 * word’s own labels say never reaches its prior: the words are dealt into parts, and each part is judged by a network
 * that learnt from the others, so that the tagger can trust the prior of a word that it has not seen as much.
 */
import { types } from '../analysis/pipeline/names/tags.ts'
import { Adam } from './adam.ts'
import { Matrices } from './matrix.ts'
import { generator, normal, shuffle } from './random.ts'
import { dimensions } from './vectors.ts'

/** The types and, last, no name. */
export const classCount = types.length + 1

const parts = 4
const hidden = 96
const epochs = 25
const batch = 256
/** Columns of the output layer; a product’s columns come in eights. */
const columns = 8

const memory = new Matrices(8 << 20)
const weightCount = dimensions * hidden + hidden + hidden * columns + columns
const weights = memory.floats(weightCount)
const gradient = memory.floats(weightCount)
const transposed = memory.floats(columns * hidden)
const x = memory.floats(batch * dimensions)
const h = memory.floats(batch * hidden)
const dh = memory.floats(batch * hidden)
const y = memory.floats(batch * columns)

/** The parts of the weights, or of their gradient. */
function layers(of: Float32Array) {
  const at = [0, dimensions * hidden, (dimensions + 1) * hidden, (dimensions + 1 + columns) * hidden, weightCount]
  const [first, firstBias, second, secondBias] = at.slice(0, 4).map((start, i) => of.subarray(start, at[i + 1]))
  return { first: first!, firstBias: firstBias!, second: second!, secondBias: secondBias! }
}
const w = layers(weights)
const g = layers(gradient)

/** Shares of the classes for the words `rows[from .. from + batch)` in `y`; `keep` says which hidden values count. */
function forward(vectors: Float32Array, rows: Int32Array, from: number, keep: () => number): void {
  for (let r = 0; r < batch; r++) {
    const row = rows[Math.min(from + r, rows.length - 1)]! * dimensions
    for (let d = 0; d < dimensions; d++) x[r * dimensions + d] = 3 * vectors[row + d]!
    h.set(w.firstBias, r * hidden)
    y.set(w.secondBias, r * columns)
  }
  memory.addProduct(
    { data: x, row: dimensions },
    { data: w.first, row: hidden },
    { data: h, row: hidden },
    batch,
    dimensions,
    hidden,
  )
  for (let i = 0; i < h.length; i++) h[i] = h[i]! > 0 ? h[i]! * keep() : 0
  memory.addProduct(
    { data: h, row: hidden },
    { data: w.second, row: columns },
    { data: y, row: columns },
    batch,
    hidden,
    columns,
  )
  for (let r = 0; r < batch; r++) {
    const values = y.subarray(r * columns, r * columns + classCount)
    const top = Math.max(...values)
    let sum = 0
    for (let c = 0; c < classCount; c++) sum += values[c] = Math.exp(values[c]! - top)
    for (let c = 0; c < classCount; c++) values[c]! /= sum
  }
}

/** Learns from the words `rows`, whose counts of the classes are given. */
function learn(vectors: Float32Array, counts: Float32Array, rows: Int32Array, seed: number): void {
  const random = generator(seed)
  for (let i = 0; i < weightCount; i++) weights[i] = 0.15 * normal(random)
  w.firstBias.fill(0)
  w.secondBias.fill(0)
  const adam = new Adam(weightCount, 0.999)
  const keep = () => (random() < 0.2 ? 0 : 1.25)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(rows, random)
    for (let from = 0; from + batch <= rows.length; from += batch) {
      forward(vectors, rows, from, keep)
      gradient.fill(0)
      for (let r = 0; r < batch; r++) {
        const count = counts.subarray(rows[from + r]! * classCount, (rows[from + r]! + 1) * classCount)
        const all = count.reduce((sum, value) => sum + value, 0)
        const weight = Math.min(all, 4) / batch
        for (let c = 0; c < classCount; c++) {
          const slope = (y[r * columns + c]! - count[c]! / all) * weight
          y[r * columns + c] = slope
          g.secondBias[c]! += slope
        }
        for (let c = classCount; c < columns; c++) y[r * columns + c] = 0
      }
      for (let o = 0; o < hidden; o++)
        for (let c = 0; c < columns; c++) transposed[c * hidden + o] = w.second[o * columns + c]!
      memory.addProduct(
        { data: h, row: 1, column: hidden },
        { data: y, row: columns },
        { data: g.second, row: columns },
        hidden,
        batch,
        columns,
      )
      dh.fill(0)
      memory.addProduct(
        { data: y, row: columns },
        { data: transposed, row: hidden },
        { data: dh, row: hidden },
        batch,
        columns,
        hidden,
      )
      for (let i = 0; i < h.length; i++) {
        dh[i] = h[i]! > 0 ? dh[i]! * 1.25 : 0
        g.firstBias[i % hidden]! += dh[i]!
      }
      memory.addProduct(
        { data: x, row: 1, column: dimensions },
        { data: dh, row: hidden },
        { data: g.first, row: hidden },
        dimensions,
        batch,
        hidden,
      )
      for (let i = 0; i < w.first.length; i++) g.first[i]! += 1e-4 * w.first[i]!
      for (let i = 0; i < w.second.length; i++) g.second[i]! += 1e-4 * w.second[i]!
      adam.step(weights, gradient, 0.003 * (1 - epoch / epochs) + 1e-4)
    }
  }
}

/** Priors (see `shareOf`) of all words with vectors; `counts` has a row of `classCount` a word, how it was labelled. */
export function priorsOf(vectors: Float32Array, counts: Float32Array): Uint16Array {
  const count = vectors.length / dimensions
  const shares = new Float32Array(count * types.length)
  const random = generator(1)
  const labelled: number[] = []
  const unlabelled: number[] = []
  for (let row = 0; row < count; row++) {
    const all = counts.subarray(row * classCount, (row + 1) * classCount).reduce((sum, value) => sum + value, 0)
    if (all > 0) labelled.push(row)
    else unlabelled.push(row)
  }
  const partOf = labelled.map(() => Math.floor(random() * parts))
  const judge = (rows: Int32Array, share: number) => {
    for (let from = 0; from < rows.length; from += batch) {
      forward(vectors, rows, from, () => 1)
      for (let r = 0; r < batch && from + r < rows.length; r++)
        for (let type = 0; type < types.length; type++)
          shares[rows[from + r]! * types.length + type]! += share * y[r * columns + type]!
    }
  }
  for (let part = 0; part < parts; part++) {
    const others = Int32Array.from(labelled.filter((_, i) => partOf[i] !== part))
    learn(vectors, counts, others, part + 2)
    judge(Int32Array.from(labelled.filter((_, i) => partOf[i] === part)), 1)
    judge(Int32Array.from(unlabelled), 1 / parts)
  }
  return Uint16Array.from({ length: count }, (_, row) => {
    let prior = 0
    for (let type = 0; type < types.length; type++)
      prior |= Math.min(7, Math.floor(8 * shares[row * types.length + type]!)) << (3 * type)
    return prior
  })
}

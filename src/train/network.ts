/**
 * Trains the window network of the names stage (src/analysis/pipeline/names/network.ts) on the sentences’ negative
 * log-likelihood under a chain of tags, by Adam with dropout. Deterministic: one order, one seeded generator, and
 * arithmetic that is the same everywhere.
 */
import type { SentenceWords } from '../analysis/pipeline/names/features.ts'
import { interleave } from '../analysis/pipeline/names/kernel.ts'
import { NO_PRIOR, shareOf } from '../analysis/pipeline/names/lexicon.ts'
import {
  bitsAt,
  contextBits,
  contextWindow,
  dimensions,
  formInputs,
  formOutputs,
  hidden,
  layout,
  listsAt,
  networkBytes,
  nibble,
  offsets,
  outputs,
  type Part,
  priorAt,
  reach,
  tables,
  unit,
  window,
} from '../analysis/pipeline/names/network.ts'
import { tagCount, types } from '../analysis/pipeline/names/tags.ts'
import type { Word } from '../analysis/pipeline/names/words.ts'
import { Adam } from './adam.ts'
import { Matrices, type Matrix } from './matrix.ts'
import { generator, normal, shuffle } from './random.ts'

export interface NetworkOptions {
  epochs: number
  rate: number
  /** Chance that a word’s vector is hidden, that its beginning and end are hidden with it, and that its lists are. */
  hideWord: number
  hideParts: number
  hideLists: number
  /** Chance that a single value is hidden, layer by layer. */
  dropVector: number
  dropParts: number
  dropForm: number
  dropHidden: number
  seed: number
}

/** A sentence as the network reads it. */
export interface NetworkExample {
  words: readonly Word[]
  /** For each token, its active context bits. */
  context: readonly Uint8Array[]
  tags: Uint8Array
  /** Number of its source, whose habits get weights that are left out of the model. */
  source: number
}

/** The parts of a training example that come from a sentence. */
export function exampleOf(sentence: SentenceWords, tags: Uint8Array, source: number): NetworkExample {
  const bits = new Int32Array(contextBits)
  const context = sentence.words.map((_, i) => Uint8Array.from(bits.subarray(0, sentence.context(i, bits))))
  return { words: sentence.words, context, tags, source }
}

const T = tagCount
/** Columns of the output layer; a product’s columns come in eights. */
const columns = Math.ceil(T / 8) * 8
/** Columns of the form layer’s inputs that are learnt: vectors (the unknown word’s) and parts. */
const learnt = Math.ceil(bitsAt / 8) * 8
const kinds = 6
/** Rows of a batch, with two empty ones between sentences; a longer sentence is cut. */
const batchRows = 2300
const longest = 128
const roomRows = batchRows + longest + 8

/** Vectors in four bits a number, two numbers a byte; rows of length one are stretched to five. */
export function packVectors(rows: Float32Array): Uint8Array {
  const step = nibble(1) - nibble(0)
  const bits = (value: number) => Math.max(0, Math.min(15, Math.round((5 * value) / step + 7.5)))
  return Uint8Array.from({ length: rows.length / 2 }, (_, i) => bits(rows[2 * i]!) | (bits(rows[2 * i + 1]!) << 4))
}

/** A fast source of chance for dropout: four bytes a draw (xorshift32). */
function dropper(seed: number) {
  let state = seed
  let left = 0
  let bytes = 0
  return (chance: number): boolean => {
    if (left === 0) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      bytes = state
      left = 4
    }
    const byte = bytes & 255
    bytes >>>= 8
    left--
    return byte < chance * 256
  }
}

export function trainNetwork(
  examples: readonly NetworkExample[],
  vectors: Uint8Array,
  sourceCount: number,
  options: NetworkOptions,
): Uint8Array {
  const random = generator(options.seed)
  const drops = dropper(options.seed | 1)
  const memory = new Matrices(64 << 20)
  const sizes = {
    tables: tables.reduce((sum, { rows, width }) => sum + rows * width, 0),
    unknown: dimensions,
    form: formInputs * formOutputs,
    formBias: formOutputs,
    hidden: window * formOutputs * hidden,
    context: contextWindow * contextBits * hidden,
    hiddenBias: hidden,
    output: hidden * columns,
    outputBias: columns,
    transitions: T * T,
    sources: (sourceCount + 1) * kinds * T,
  }
  const total = Object.values(sizes).reduce((sum, size) => sum + Math.ceil(size / 4) * 4, 0)
  const parameters = memory.floats(total)
  const gradient = memory.floats(total)
  const partsOf = (of: Float32Array) => {
    let at = 0
    return Object.fromEntries(
      Object.entries(sizes).map(([name, size]) => {
        const part = of.subarray(at, at + size)
        at += Math.ceil(size / 4) * 4
        return [name, part]
      }),
    ) as Record<keyof typeof sizes, Float32Array>
  }
  const p = partsOf(parameters)
  const g = partsOf(gradient)
  const spread = (values: Float32Array, deviation: number) => {
    for (let i = 0; i < values.length; i++) values[i] = deviation * normal(random)
  }
  spread(p.tables, 0.3)
  spread(p.unknown, 0.3)
  spread(p.form, 0.1)
  spread(p.hidden, Math.sqrt(2 / (window * formOutputs)))
  spread(p.context, 0.05)
  spread(p.output, 0.05)
  for (let h = 0; h < hidden; h++) p.output.fill(0, h * columns + T, (h + 1) * columns)
  spread(p.transitions, 0.05)

  const x = memory.floats(roomRows * formInputs)
  const dx = memory.floats(roomRows * learnt)
  const form = memory.floats(roomRows * formOutputs)
  const dForm = memory.floats(roomRows * formOutputs)
  const bits = memory.floats(roomRows * contextBits)
  const middle = memory.floats(roomRows * hidden)
  const dMiddle = memory.floats(roomRows * hidden)
  const scores = memory.floats(roomRows * columns)
  const formBack = memory.floats(formOutputs * learnt)
  const hiddenBack = memory.floats(window * hidden * formOutputs)
  const outputBack = memory.floats(columns * hidden)
  const matrix = (data: Float32Array, row: number): Matrix => ({ data, row })
  /** The transposed matrix, for products over the rows of a batch. */
  const across = (data: Float32Array, column: number): Matrix => ({ data, row: 1, column })

  // Sentences cut to length, in the order of the examples.
  const pieces = examples.flatMap((example, e) =>
    Array.from({ length: Math.ceil(example.tags.length / longest) }, (_, i) => ({ e, from: i * longest })),
  )
  const lengthOf = ({ e, from }: { e: number; from: number }) => Math.min(longest, examples[e]!.tags.length - from)
  const tokenCount = pieces.reduce((sum, piece) => sum + lengthOf(piece) + reach, 0)
  const stepsAll = Math.ceil(tokenCount / batchRows) * options.epochs
  const order = Int32Array.from(pieces.keys())
  const adam = new Adam(total, 0.99)
  const mean = new Float32Array(total)
  const chain = new Chain(p.transitions, g.transitions)
  let step = 0

  const rowAt = new Int32Array(roomRows)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    let read = 0
    for (let next = 0; next < order.length; ) {
      // The batch: its pieces with empty rows before, between and after.
      x.fill(0)
      bits.fill(0)
      const batch: { e: number; from: number; length: number; row: number }[] = []
      let rows = reach
      let tokens = 0
      while (next < order.length && rows < batchRows) {
        const piece = pieces[order[next++]!]!
        const length = lengthOf(piece)
        batch.push({ ...piece, length, row: rows })
        rows += length + reach
        tokens += length
      }
      const rowsAll = Math.ceil(rows / 4) * 4
      const inner = rowsAll - 2 * reach
      rowAt.fill(-1)
      for (const { e, from, length, row } of batch) {
        const { words, context } = examples[e]!
        for (let i = 0; i < length; i++) {
          const word = words[from + i]!
          const at = (row + i) * formInputs
          const isHidden = drops(options.hideWord)
          const hasParts = !(isHidden && drops(options.hideParts))
          const vector = word.row >= 0 && !isHidden ? word.row : -1
          rowAt[row + i] = vector
          const keepVector = 1 / (1 - options.dropVector)
          for (let d = 0; d < dimensions; d++) {
            if (drops(options.dropVector)) continue
            const byte = vector < 0 ? 0 : vectors[(vector * dimensions + d) >> 1]!
            const value = vector < 0 ? p.unknown[d]! : nibble(d & 1 ? byte >> 4 : byte & 15)
            x[at + d] = value * keepVector
          }
          let table = 0
          let column = at + dimensions
          for (const { rows, width, of } of tables) {
            const from = table + (of(word) & (rows - 1)) * width
            for (let d = 0; d < width; d++)
              if (hasParts && !drops(options.dropParts)) x[column + d] = p.tables[from + d]! / (1 - options.dropParts)
            table += rows * width
            column += width
          }
          x[at + bitsAt + word.kind] = 1
          if (!drops(options.hideLists))
            for (let list = 0; list < 16; list++) if (word.lists & (1 << list)) x[at + listsAt + list] = 1
          if (vector >= 0 && word.prior !== NO_PRIOR)
            for (let type = 0; type < types.length; type++) x[at + priorAt + type] = shareOf(word.prior, type) / 8
          for (const bit of context[from + i]!) bits[(row + i) * contextBits + bit] = 1
        }
      }

      // Forward.
      for (let r = 0; r < rowsAll; r++) {
        form.set(p.formBias, r * formOutputs)
        middle.set(p.hiddenBias, r * hidden)
        scores.set(p.outputBias, r * columns)
      }
      memory.addProduct(
        matrix(x, formInputs),
        matrix(p.form, formOutputs),
        matrix(form, formOutputs),
        rowsAll,
        formInputs,
        formOutputs,
      )
      const keep = new Uint8Array(rowsAll)
      for (const { row, length } of batch) keep.fill(1, row, row + length)
      activate(form, keep, formOutputs, options.dropForm, drops)
      const middleRows = matrix(middle.subarray(reach * hidden), hidden)
      memory.addProduct(
        matrix(form, formOutputs),
        matrix(p.hidden, hidden),
        middleRows,
        inner,
        window * formOutputs,
        hidden,
      )
      memory.addProduct(
        matrix(bits.subarray((reach - 1) * contextBits), contextBits),
        matrix(p.context, hidden),
        middleRows,
        inner,
        contextWindow * contextBits,
        hidden,
      )
      activate(middle, keep, hidden, options.dropHidden, drops)
      memory.addProduct(
        matrix(middle, hidden),
        matrix(p.output, columns),
        matrix(scores, columns),
        rowsAll,
        hidden,
        columns,
      )

      // The slope of the loss by the scores, in their place.
      gradient.fill(0)
      for (let r = 0; r < rowsAll; r++) if (keep[r] === 0) scores.fill(0, r * columns, (r + 1) * columns)
      chain.prepare()
      for (const { e, from, length, row } of batch) {
        const { words, tags, source } = examples[e]!
        const habit = (i: number) => (source * kinds + words[from + i]!.kind) * T
        for (let i = 0; i < length; i++)
          for (let t = 0; t < T; t++) scores[(row + i) * columns + t]! += p.sources[habit(i) + t]!
        loss += chain.slope(scores, row, columns, tags.subarray(from, from + length), 1 / tokens)
        for (let i = 0; i < length; i++)
          for (let t = 0; t < T; t++) {
            const slope = scores[(row + i) * columns + t]!
            g.sources[habit(i) + t]! += slope
            g.outputBias[t]! += slope
          }
      }
      read += tokens

      // Backward.
      transpose(p.output, hidden, columns, outputBack)
      for (let o = 0; o < window; o++)
        transpose(
          p.hidden.subarray(o * formOutputs * hidden, (o + 1) * formOutputs * hidden),
          formOutputs,
          hidden,
          hiddenBack.subarray((window - 1 - o) * hidden * formOutputs, (window - o) * hidden * formOutputs),
        )
      for (let f = 0; f < learnt; f++)
        for (let o = 0; o < formOutputs; o++) formBack[o * learnt + f] = p.form[f * formOutputs + o]!
      memory.addProduct(
        across(middle, hidden),
        matrix(scores, columns),
        matrix(g.output, columns),
        hidden,
        rowsAll,
        columns,
      )
      dMiddle.fill(0)
      memory.addProduct(
        matrix(scores, columns),
        matrix(outputBack, hidden),
        matrix(dMiddle, hidden),
        rowsAll,
        columns,
        hidden,
      )
      deactivate(dMiddle, middle, rowsAll, hidden, options.dropHidden, g.hiddenBias)
      const dMiddleRows = matrix(dMiddle.subarray(reach * hidden), hidden)
      memory.addProduct(
        across(form, formOutputs),
        dMiddleRows,
        matrix(g.hidden, hidden),
        window * formOutputs,
        inner,
        hidden,
      )
      memory.addProduct(
        across(bits.subarray((reach - 1) * contextBits), contextBits),
        dMiddleRows,
        matrix(g.context, hidden),
        contextWindow * contextBits,
        inner,
        hidden,
      )
      dForm.fill(0)
      memory.addProduct(
        matrix(dMiddle, hidden),
        matrix(hiddenBack, formOutputs),
        matrix(dForm.subarray(reach * formOutputs), formOutputs),
        inner,
        window * hidden,
        formOutputs,
      )
      deactivate(dForm, form, rowsAll, formOutputs, options.dropForm, g.formBias)
      memory.addProduct(
        across(x, formInputs),
        matrix(dForm, formOutputs),
        matrix(g.form, formOutputs),
        formInputs,
        rowsAll,
        formOutputs,
      )
      dx.fill(0)
      memory.addProduct(
        matrix(dForm, formOutputs),
        matrix(formBack, learnt),
        matrix(dx, learnt),
        rowsAll,
        formOutputs,
        learnt,
      )
      for (const { e, from, length, row } of batch)
        for (let i = 0; i < length; i++) {
          const at = (row + i) * learnt
          const input = (row + i) * formInputs
          if (rowAt[row + i]! < 0)
            for (let d = 0; d < dimensions; d++)
              if (x[input + d] !== 0) g.unknown[d]! += dx[at + d]! / (1 - options.dropVector)
          let table = 0
          let column = dimensions
          for (const { rows, width, of } of tables) {
            const target = table + (of(examples[e]!.words[from + i]!) & (rows - 1)) * width
            for (let d = 0; d < width; d++)
              if (x[input + column + d] !== 0) g.tables[target + d]! += dx[at + column + d]! / (1 - options.dropParts)
            table += rows * width
            column += width
          }
        }
      for (const part of ['form', 'hidden', 'context', 'output'] as const)
        for (let i = 0; i < p[part].length; i++) g[part][i]! += 2e-5 * p[part][i]!

      step++
      let norm = 0
      for (let i = 0; i < total; i++) norm += gradient[i]! * gradient[i]!
      const clip = Math.min(1, 5 / Math.sqrt(norm))
      adam.step(parameters, gradient, rateAt(step, stepsAll, options.rate), clip)
      const share = Math.max(0.003, 1 / step)
      for (let i = 0; i < total; i++) mean[i]! += share * (parameters[i]! - mean[i]!)
    }
    console.log(`epoch ${epoch + 1}: loss ${(loss / read).toFixed(4)} a token, ${process.uptime().toFixed(0)} s`)
  }
  return quantise(partsOf(mean))
}

/** Up to the full rate in 200 steps, then down to a fiftieth along a cosine. */
function rateAt(step: number, all: number, rate: number): number {
  if (step < 200) return rate * (0.1 + 0.9 * (step / 200))
  const way = Math.min(1, (step - 200) / Math.max(1, all - 200))
  return rate * (0.02 + 0.49 * (1 + Math.cos(Math.PI * way)))
}

/** Keeps what is above zero, drops values by chance, and empties the rows that hold no token. */
function activate(
  values: Float32Array,
  keep: Uint8Array,
  width: number,
  chance: number,
  drops: (chance: number) => boolean,
): void {
  const scale = 1 / (1 - chance)
  for (let r = 0; r < keep.length; r++)
    for (let i = r * width; i < (r + 1) * width; i++)
      values[i] = keep[r] === 1 && values[i]! > 0 && !drops(chance) ? values[i]! * scale : 0
}

/** The slope before `activate`, given the slope after it and its values; sums it into the bias. */
function deactivate(
  slope: Float32Array,
  values: Float32Array,
  rows: number,
  width: number,
  chance: number,
  bias: Float32Array,
): void {
  const scale = 1 / (1 - chance)
  for (let r = 0; r < rows; r++)
    for (let o = 0; o < width; o++) {
      const i = r * width + o
      slope[i] = values[i]! > 0 ? slope[i]! * scale : 0
      bias[o]! += slope[i]!
    }
}

function transpose(from: Float32Array, rows: number, width: number, to: Float32Array): void {
  for (let r = 0; r < rows; r++) for (let c = 0; c < width; c++) to[c * rows + r] = from[r * width + c]!
}

/** The chain of tags over the scores: log-likelihood and its slope. */
class Chain {
  readonly #transitions: Float32Array
  readonly #gradient: Float32Array
  readonly #steps = new Float64Array(T * T)
  readonly #alpha = new Float64Array(longest * T)
  readonly #emission = new Float64Array(longest * T)
  readonly #sums = new Float64Array(longest)

  constructor(transitions: Float32Array, gradient: Float32Array) {
    this.#transitions = transitions
    this.#gradient = gradient
  }

  /** Takes over the transitions as they are now. */
  prepare(): void {
    for (let k = 0; k < T * T; k++) this.#steps[k] = Math.exp(this.#transitions[k]!)
  }

  /** Puts the slope of the negative log-likelihood, times `weight`, in the place of the scores; gives the loss. */
  slope(scores: Float32Array, row: number, width: number, tags: Uint8Array, weight: number): number {
    const n = tags.length
    const alpha = this.#alpha
    const emission = this.#emission
    const steps = this.#steps
    let loss = 0
    for (let i = 0; i < n; i++) {
      const at = (row + i) * width
      let top = scores[at]!
      for (let t = 1; t < T; t++) if (scores[at + t]! > top) top = scores[at + t]!
      let sum = 0
      for (let t = 0; t < T; t++) {
        emission[i * T + t] = Math.exp(scores[at + t]! - top)
        let into = 1
        if (i > 0) {
          into = 0
          for (let b = 0; b < T; b++) into += alpha[(i - 1) * T + b]! * steps[b * T + t]!
        }
        sum += alpha[i * T + t] = into * emission[i * T + t]!
      }
      for (let t = 0; t < T; t++) alpha[i * T + t]! /= sum
      this.#sums[i] = sum
      loss += Math.log(sum) + top - scores[at + tags[i]!]!
      if (i > 0) loss -= this.#transitions[tags[i - 1]! * T + tags[i]!]!
    }
    const beta = new Float64Array(T).fill(1)
    const product = new Float64Array(T)
    for (let i = n - 1; i >= 0; i--) {
      const at = (row + i) * width
      for (let t = 0; t < T; t++) scores[at + t] = weight * (alpha[i * T + t]! * beta[t]! - (t === tags[i] ? 1 : 0))
      if (i === 0) break
      const scale = 1 / this.#sums[i]!
      for (let t = 0; t < T; t++) product[t] = emission[i * T + t]! * beta[t]! * scale
      for (let b = 0; b < T; b++) {
        let sum = 0
        const before = alpha[(i - 1) * T + b]!
        for (let t = 0; t < T; t++) {
          const way = steps[b * T + t]! * product[t]!
          sum += way
          this.#gradient[b * T + t]! += weight * before * way
        }
        beta[b] = sum
      }
      this.#gradient[tags[i - 1]! * T + tags[i]!]! -= weight
    }
    return loss
  }
}

/** The trained values in the layout that the stage reads. */
function quantise(p: {
  tables: Float32Array
  unknown: Float32Array
  form: Float32Array
  formBias: Float32Array
  hidden: Float32Array
  context: Float32Array
  hiddenBias: Float32Array
  output: Float32Array
  outputBias: Float32Array
  transitions: Float32Array
}): Uint8Array {
  const file = new ArrayBuffer(networkBytes)
  const floats = (part: Part, values: ArrayLike<number>) =>
    new Float32Array(file, offsets[part], layout[part] / 4).set(values)
  const shorts = (part: Part, values: Float32Array) =>
    new Int16Array(file, offsets[part], layout[part] / 2).set(
      values.map((value) => Math.max(-32768, Math.min(32767, Math.round(value * unit)))),
    )
  /** Weights with a scale an output; `value(output, input)` gives them. */
  const bytes = (
    part: Part,
    scalesPart: Part,
    count: number,
    inputs: number,
    value: (output: number, input: number) => number,
  ) => {
    const weights = new Int8Array(count * inputs)
    const scales = new Float32Array(count)
    for (let o = 0; o < count; o++) {
      let largest = 1e-6
      for (let i = 0; i < inputs; i++) largest = Math.max(largest, Math.abs(value(o, i)))
      scales[o] = largest / 127
      for (let i = 0; i < inputs; i++) weights[o * inputs + i] = Math.round((value(o, i) / largest) * 127)
    }
    floats(scalesPart, scales)
    new Int8Array(file, offsets[part], layout[part]).set(interleave(weights, inputs, count))
  }
  bytes('formWeights', 'formScales', formOutputs, formInputs, (o, i) => p.form[i * formOutputs + o]!)
  bytes('hiddenWeights', 'hiddenScales', window * hidden, formOutputs, (o, i) => {
    // The outputs of each place in the window in turn.
    const offset = Math.floor(o / hidden)
    return p.hidden[(offset * formOutputs + i) * hidden + (o % hidden)]!
  })
  bytes('outputWeights', 'outputScales', outputs, hidden, (o, i) => (o < T ? p.output[i * columns + o]! : 0))
  floats(
    'formBiases',
    p.formBias.map((value) => value * unit),
  )
  floats(
    'outputBiases',
    Float32Array.from({ length: outputs }, (_, o) => (o < T ? p.outputBias[o]! * unit : 0)),
  )
  floats('transitions', p.transitions)
  shorts('hiddenBias', p.hiddenBias)
  shorts('context', p.context)
  shorts('unknown', p.unknown)
  shorts('parts', p.tables)
  return new Uint8Array(file)
}

/**
 * The window network: a layer that reads each form (its vector, its beginning and end, the lists it is on), and over
 * the five forms around a token and what stands there a hidden layer, whose values give a score for each tag. What a
 * form adds to the hidden layer is kept; it is whole numbers, so that sums do not depend on what was read before.
 */
import { binaryFile } from '../../../data.ts'
import type { SentenceWords } from './features.ts'
import { type Kernel, newKernel } from './kernel.ts'
import { NO_PRIOR, shareOf } from './lexicon.ts'
import { tagCount, types } from './tags.ts'
import type { Word } from './words.ts'

/** Steps of a value in the network’s whole numbers. */
export const unit = 256
export const dimensions = 100
/** The tables by which parts of a form are read: how many rows, and how many numbers a row. */
export const tables = [
  { rows: 512, width: 8, of: (word: Word) => word.shape },
  { rows: 4096, width: 16, of: (word: Word) => word.prefix3 },
  { rows: 4096, width: 16, of: (word: Word) => word.suffix3 },
  { rows: 1024, width: 8, of: (word: Word) => word.suffix2 },
  { rows: 1024, width: 8, of: (word: Word) => word.prefix2 },
] as const
const partWidth = tables.reduce((sum, { width }) => sum + width, 0)
/** After the vector and the parts: six kinds, sixteen lists and the shares of the prior. */
export const bitsAt = dimensions + partWidth
export const listsAt = bitsAt + 6
export const priorAt = listsAt + 16
/** Inputs of the form layer, with room to a multiple of eight. */
export const formInputs = Math.ceil((priorAt + types.length) / 8) * 8
export const formOutputs = 96
export const hidden = 160
/** Tokens on each side whose forms count. */
export const reach = 2
export const window = 2 * reach + 1
/** Numbers that `SentenceWords.context` gives, for the token before, the token and the token after. */
export const contextBits = 68
export const contextWindow = 3
export const outputs = 32

/** Values that four bits of a vector stand for: fifteen steps from -1.6 to 1.6. */
export const nibble = (bits: number): number => ((bits - 7.5) * 1.6) / 7.5

/** The blocks of the file, in order: [name, bytes an item, items]. */
export const layout = {
  formScales: formOutputs * 4,
  formBiases: formOutputs * 4,
  hiddenScales: window * hidden * 4,
  outputScales: outputs * 4,
  outputBiases: outputs * 4,
  transitions: tagCount * tagCount * 4,
  hiddenBias: hidden * 2,
  context: contextWindow * contextBits * hidden * 2,
  unknown: dimensions * 2,
  parts: tables.reduce((sum, { rows, width }) => sum + rows * width, 0) * 2,
  formWeights: formOutputs * formInputs,
  hiddenWeights: window * hidden * formOutputs,
  outputWeights: outputs * hidden,
} as const
export type Part = keyof typeof layout
export const networkBytes: number = Object.values(layout).reduce((sum, bytes) => sum + bytes, 0)

/** Where each part begins. */
export const offsets = (() => {
  let at = 0
  return Object.fromEntries(
    Object.entries(layout).map(([name, bytes]) => {
      const start = at
      at += bytes
      return [name, start]
    }),
  ) as Record<Part, number>
})()

/** Forms whose contributions are kept, and tokens that are worked on at a time. */
const kept = 8192
const stretch = 1024

/** The string in memory of its own: a part of a text would keep the text in memory. */
const ownCopy = (text: string) => Buffer.from(text, 'utf16le').toString('utf16le')

const align = (at: number) => Math.ceil(at / 16) * 16

export class Network {
  readonly transitions: Float32Array
  readonly #vectors: Uint8Array
  readonly #kernel: Kernel
  readonly #parts: Int16Array
  readonly #unknown: Int16Array
  readonly #steps = Int16Array.from({ length: 16 }, (_, bits) => Math.round(nibble(bits) * unit))
  readonly #slots = new Map<string, number>()
  readonly #at: { x: number; form: number; list: number; hidden: number; scores: number; zero: number; kept: number }
  readonly #x: Int16Array
  readonly #list: Int32Array
  readonly #scores: Int16Array
  /** What was last worked out of the tokens around: which token, its contributions, its context. */
  readonly #readToken = new Int32Array(window)
  readonly #contributions = new Int32Array(window)
  readonly #active = Array.from({ length: window }, () => new Int32Array(contextBits))
  readonly #activeCounts = new Int32Array(window)

  constructor(file: ArrayBuffer, vectors: ArrayBuffer) {
    this.#vectors = new Uint8Array(vectors)
    const x = align(networkBytes)
    const form = align(x + formInputs * 2)
    const list = align(form + formOutputs * 2)
    const hiddenAt = align(list + 4 * (1 + window + contextWindow * contextBits))
    const scores = hiddenAt + hidden * 2
    const zero = align(scores + outputs * 2)
    const first = align(zero + window * hidden * 4)
    this.#at = { x, form, list, hidden: hiddenAt, scores, zero, kept: first }
    this.#kernel = newKernel(first + kept * window * hidden * 2)
    const { buffer } = this.#kernel.memory
    new Uint8Array(buffer).set(new Uint8Array(file))
    this.#x = new Int16Array(buffer, x, formInputs)
    this.#list = new Int32Array(buffer, list, 1 + window + contextWindow * contextBits)
    this.#scores = new Int16Array(buffer, scores, outputs)
    this.#parts = new Int16Array(buffer, offsets.parts, layout.parts / 2)
    this.#unknown = new Int16Array(buffer, offsets.unknown, dimensions)
    this.transitions = new Float32Array(file, offsets.transitions, tagCount * tagCount)
  }

  /** Address of what a form adds to the hidden layer of each token in its reach. */
  #contribution(word: Word): number {
    const known = this.#slots.get(word.text)
    if (known !== undefined) return known
    const slot = this.#at.kept + this.#slots.size * window * hidden * 2
    const x = this.#x
    x.fill(0)
    if (word.row < 0) x.set(this.#unknown)
    else {
      const row = (word.row * dimensions) / 2
      for (let d = 0; d < dimensions; d += 2) {
        const pair = this.#vectors[row + d / 2]!
        x[d] = this.#steps[pair & 15]!
        x[d + 1] = this.#steps[pair >> 4]!
      }
    }
    let table = 0
    let column = dimensions
    for (const { rows, width, of } of tables) {
      const row = table + (of(word) & (rows - 1)) * width
      for (let d = 0; d < width; d++) x[column + d] = this.#parts[row + d]!
      table += rows * width
      column += width
    }
    x[bitsAt + word.kind] = unit
    for (let list = 0; list < 16; list++) if (word.lists & (1 << list)) x[listsAt + list] = unit
    if (word.prior !== NO_PRIOR)
      for (let type = 0; type < types.length; type++) x[priorAt + type] = (shareOf(word.prior, type) * unit) / 8
    const { layer } = this.#kernel
    const at = this.#at
    layer(at.x, offsets.formWeights, offsets.formScales, offsets.formBiases, at.form, formInputs / 2, formOutputs, 0)
    layer(at.form, offsets.hiddenWeights, offsets.hiddenScales, at.zero, slot, formOutputs / 2, window * hidden, -32768)
    this.#slots.set(ownCopy(word.text), slot)
    return slot
  }

  /**
   * Scores of the tags of the tokens for which `near` is 1, in steps of 1 / `unit`, each row of `scores` being
   * `tagCount` long; the other rows stay as they are.
   */
  score(sentence: SentenceWords, near: Uint8Array, scores: Float64Array): void {
    for (let from = 0; from < near.length; from += stretch)
      this.#scoreStretch(sentence, near, scores, from, Math.min(near.length, from + stretch))
  }

  #scoreStretch(sentence: SentenceWords, near: Uint8Array, scores: Float64Array, from: number, to: number): void {
    // No slot that this stretch needs may be given away while it is read.
    if (this.#slots.size + to - from + 2 * reach > kept) this.#slots.clear()
    const { words } = sentence
    const { layer, sum } = this.#kernel
    const at = this.#at
    const list = this.#list
    const active = this.#active
    this.#readToken.fill(-1)
    for (let i = from; i < to; i++) {
      if (near[i] === 0) continue
      let count = 0
      list[count++] = offsets.hiddenBias
      for (let j = Math.max(0, i - reach); j <= Math.min(words.length - 1, i + reach); j++) {
        const place = j % window
        if (this.#readToken[place] !== j) {
          this.#readToken[place] = j
          this.#contributions[place] = this.#contribution(words[j]!)
          this.#activeCounts[place] = sentence.context(j, active[place]!)
        }
        const offset = j - i
        list[count++] = this.#contributions[place]! + (offset + reach) * hidden * 2
        if (offset < -1 || offset > 1) continue
        const row = offsets.context + (offset + 1) * contextBits * hidden * 2
        const bits = active[place]!
        for (let b = 0; b < this.#activeCounts[place]!; b++) list[count++] = row + bits[b]! * hidden * 2
      }
      sum(at.list, count, at.hidden, hidden * 2)
      layer(
        at.hidden,
        offsets.outputWeights,
        offsets.outputScales,
        offsets.outputBiases,
        at.scores,
        hidden / 2,
        outputs,
        -32768,
      )
      for (let tag = 0; tag < tagCount; tag++) scores[i * tagCount + tag] = this.#scores[tag]! / unit
    }
  }
}

export const loadNetwork = (): Network =>
  new Network(binaryFile('names', 'network.bin'), binaryFile('names', 'vectors.bin'))

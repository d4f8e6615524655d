/** The window network of the names stage: its arithmetic against plain JavaScript, and that memory changes nothing. */
import t from 'tap'
import { DocumentWords, SentenceWords } from '../../../src/analysis/pipeline/names/features.ts'
import { names } from '../../../src/analysis/pipeline/names/index.ts'
import { interleave, newKernel } from '../../../src/analysis/pipeline/names/kernel.ts'
import { loadLexicon, NO_PRIOR, shareOf } from '../../../src/analysis/pipeline/names/lexicon.ts'
import {
  bitsAt,
  contextBits,
  dimensions,
  formInputs,
  formOutputs,
  hidden,
  layout,
  listsAt,
  loadNetwork,
  nibble,
  offsets,
  outputs,
  type Part,
  priorAt,
  tables,
  unit,
  window,
} from '../../../src/analysis/pipeline/names/network.ts'
import { loadTable } from '../../../src/analysis/pipeline/names/table.ts'
import { tagCount, types } from '../../../src/analysis/pipeline/names/tags.ts'
import type { Word } from '../../../src/analysis/pipeline/names/words.ts'
import { sentences as sentencesStage } from '../../../src/analysis/pipeline/sentences/index.ts'
import type { ArticleLayer } from '../../../src/analysis/pipeline/stage.ts'
import { binaryFile } from '../../../src/data.ts'

const layersOf = (text: string) => {
  const article = { text, paragraphs: [{ start: 0, end: text.length, role: 'body' }] } as unknown as ArticleLayer
  return { article, sentences: sentencesStage.run({ article }) }
}
const asShort = (value: number) => Math.max(-32768, Math.min(32767, value))
/** To the nearest whole number, halves to the even one, as WebAssembly rounds. */
function nearest(value: number): number {
  const floor = Math.floor(value)
  return value - floor === 0.5 ? floor + (floor % 2 === 0 ? 0 : 1) : Math.round(value)
}
/** What the kernel’s `layer` gives for one output. */
const output = (sum: number, scale: number, bias: number, floor: number) =>
  Math.max(floor, asShort(nearest(Math.fround(Math.fround(Math.fround(sum) * scale) + bias))))

t.test('the kernel calculates as plain JavaScript does', async (t) => {
  const inputs = 40
  const outputs = 32
  const kernel = newKernel(65536)
  const { buffer } = kernel.memory
  const x = new Int16Array(buffer, 0, inputs).map((_, i) => ((i * 7919) % 65536) - 32768)
  const weights = Int8Array.from({ length: inputs * outputs }, (_, i) => ((i * 104729) % 255) - 127)
  const scales = Float32Array.from({ length: outputs }, (_, o) => 0.5 ** (o / 2))
  const biases = Float32Array.from({ length: outputs }, (_, o) => 77.5 * (o - 16))
  new Int16Array(buffer).set(x)
  new Int8Array(buffer, 1024).set(interleave(weights, inputs, outputs))
  new Float32Array(buffer, 4096).set(scales)
  new Float32Array(buffer, 8192).set(biases)
  for (const floor of [0, -32768]) {
    kernel.layer(0, 1024, 4096, 8192, 16384, inputs / 2, outputs, floor)
    const expected = Int16Array.from({ length: outputs }, (_, o) => {
      const sum = x.reduce((all, value, i) => all + value * weights[o * inputs + i]!, 0)
      return output(sum, scales[o]!, biases[o]!, floor)
    })
    const given = new Int16Array(buffer, 16384, outputs)
    t.same(given, expected, `floor ${floor}`)
    t.ok(given.includes(32767) && given.some((value) => Math.abs(value) < 32767), 'cut and uncut values')
  }

  const rows = [0, 1, 2].map((r) =>
    new Int16Array(buffer, 32768 + 128 * r, 64).map((_, i) => (r + 1) * (i * 700 - 20000)),
  )
  for (const [r, row] of rows.entries()) new Int16Array(buffer, 32768 + 128 * r, 64).set(row)
  new Int32Array(buffer, 49152).set([32768, 32768 + 256, 32768 + 128])
  kernel.sum(49152, 3, 50000 - (50000 % 16), 128)
  const expected = Int16Array.from(rows[0]!, (_, i) =>
    Math.max(
      0,
      [0, 2, 1].reduce((sum, r) => asShort(sum + rows[r]![i]!), 0),
    ),
  )
  t.same(new Int16Array(buffer, 50000 - (50000 % 16), 64), expected, 'sums')
})

t.test('the scores of a sentence are those of plain JavaScript', async (t) => {
  const file = binaryFile('names', 'network.bin')
  const floats = (part: Part) => new Float32Array(file, offsets[part], layout[part] / 4)
  const shorts = (part: Part) => new Int16Array(file, offsets[part], layout[part] / 2)
  const vectors = new Uint8Array(binaryFile('names', 'vectors.bin'))
  /** One layer: the weights lie in blocks of sixteen outputs, pair by pair of inputs. */
  const layer = (x: ArrayLike<number>, part: Part, scales: Part, biases: Part | null, count: number, floor: number) => {
    const weights = new Int8Array(file, offsets[part], layout[part])
    const inputs = weights.length / count
    return Array.from({ length: count }, (_, o) => {
      let sum = 0
      for (let i = 0; i < inputs; i++)
        sum += x[i]! * weights[(o >> 4) * 16 * inputs + (i >> 1) * 32 + (o & 15) * 2 + (i & 1)]!
      return output(sum, floats(scales)[o]!, biases === null ? 0 : floats(biases)[o]!, floor)
    })
  }
  const contribution = (word: Word): number[] => {
    const x = new Int16Array(formInputs)
    for (let d = 0; d < dimensions; d++) {
      const byte = vectors[(word.row * dimensions + d) >> 1]!
      x[d] = word.row < 0 ? shorts('unknown')[d]! : Math.round(nibble(d & 1 ? byte >> 4 : byte & 15) * unit)
    }
    let at = dimensions
    let table = 0
    for (const { rows, width, of } of tables) {
      const row = table + (of(word) & (rows - 1)) * width
      x.set(shorts('parts').subarray(row, row + width), at)
      at += width
      table += rows * width
    }
    x[bitsAt + word.kind] = unit
    for (let list = 0; list < 16; list++) x[listsAt + list] = (word.lists >> list) & 1 ? unit : 0
    if (word.prior !== NO_PRIOR)
      for (let type = 0; type < types.length; type++) x[priorAt + type] = (shareOf(word.prior, type) * unit) / 8
    const form = layer(x, 'formWeights', 'formScales', 'formBiases', formOutputs, 0)
    return layer(form, 'hiddenWeights', 'hiddenScales', null, window * hidden, -32768)
  }

  const table = loadTable()
  const { sentences } = layersOf(
    'On Monday Orvaxa Foods, the Lagos-based rival of Tellmark, told Ms Adeyemi’s aides to wait.',
  )
  const document = new DocumentWords(table, loadLexicon(), sentences)
  const sentence = new SentenceWords(document, table, sentences[0]!.tokens)
  const { words } = sentence
  const given = new Float64Array(words.length * tagCount)
  loadNetwork().score(sentence, new Uint8Array(words.length).fill(1), given)

  const contributions = words.map(contribution)
  const context = shorts('context')
  const active = new Int32Array(contextBits)
  const expected = words.flatMap((_, i) => {
    const middle = Array.from({ length: hidden }, (_, h) => {
      let sum = shorts('hiddenBias')[h]!
      for (let o = -2; o <= 2; o++) {
        sum = asShort(sum + (contributions[i + o]?.[(o + 2) * hidden + h] ?? 0))
        if (o < -1 || o > 1 || !words[i + o]) continue
        const count = sentence.context(i + o, active)
        for (const bit of active.subarray(0, count))
          sum = asShort(sum + context[((o + 1) * contextBits + bit) * hidden + h]!)
      }
      return Math.max(0, sum)
    })
    return layer(middle, 'outputWeights', 'outputScales', 'outputBiases', outputs, -32768).slice(0, tagCount)
  })
  t.same(
    [...given].map((score) => score * unit),
    expected,
  )
  t.ok(new Set(expected).size > 100, 'the scores differ')
})

t.test('what was read before changes nothing', async (t) => {
  const text = 'Shares in Tellmark fell after Ms Adeyemi left Orvaxa Foods for a rival in Lagos, the Harbour Post said.'
  const before = names.run(layersOf(text))
  t.ok(before.length > 2)
  // More forms than are kept.
  const forms = Array.from(
    { length: 6000 },
    (_, i) => `Qu${i.toString(36).replace(/\d/g, (d) => 'ghijklmnop'[Number(d)]!)}`,
  )
  names.run(layersOf(forms.map((form, i) => (i % 20 === 19 ? `${form} left.` : form)).join(' ')))
  names.run(layersOf(forms.join(' ')))
  t.same(names.run(layersOf(text)), before)
})

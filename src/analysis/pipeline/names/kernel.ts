/**
 * The arithmetic of the window network in WebAssembly: integers of 16 bits times weights of 8, summed in 32. The same
 * on every machine, whatever was computed before.
 */
import {
  add,
  type Code,
  get,
  instantiate,
  isLess,
  loadNumber,
  loadVector,
  moduleOf,
  number,
  type Routine,
  repeat,
  set,
  shiftLeft,
  simd,
  storeVector,
  zeroVector,
} from './assembler.ts'

/** Outputs that `layer` works out at a time. */
export const block = 16

/**
 * `layer(x, weights, scales, biases, y, pairs, outputs, floor)`: y = max(floor, round(scale × (weights · x) + bias)) as
 * shorts. `x` holds `2 × pairs` shorts; the weights lie in blocks of 16 outputs, in a block pair by pair of inputs,
 * two bytes an output. Scales and biases are floats.
 */
function layer(): Routine {
  const [x, weights, scales, biases, y, pairs, outputs, floor] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const [done, pair, xAt] = [8, 9, 10] as const
  const sums = [11, 12, 13, 14] as const
  const [both, least] = [15, 16] as const
  const advance = (local: number, by: number) => set(local, add(get(local), number(by)))
  const round = (sum: number, q: number): Code =>
    simd(
      'truncate',
      simd(
        'nearest',
        simd(
          'addFloats',
          simd('multiplyFloats', simd('toFloats', get(sum)), loadVector('load', get(scales), 16 * q)),
          loadVector('load', get(biases), 16 * q),
        ),
      ),
    )
  const store = (from: number): Code =>
    storeVector(
      get(y),
      simd(
        'largerShorts',
        simd('narrowToShorts', round(sums[from]!, from), round(sums[from + 1]!, from + 1)),
        get(least),
      ),
      8 * from,
    )
  const body = [
    set(least, simd('splatShort', get(floor))),
    set(done, number(0)),
    repeat(
      [
        ...sums.map((sum) => set(sum, zeroVector)),
        set(xAt, get(x)),
        set(pair, number(0)),
        repeat(
          [
            set(both, loadVector('loadSplat', get(xAt))),
            ...sums.map((sum, q) =>
              set(
                sum,
                simd(
                  'addNumbers',
                  get(sum),
                  simd('dotShorts', get(both), loadVector('loadBytesAsShorts', get(weights), 8 * q)),
                ),
              ),
            ),
            advance(weights, 2 * block),
            advance(xAt, 4),
            advance(pair, 1),
          ],
          isLess(get(pair), get(pairs)),
        ),
        store(0),
        store(2),
        advance(scales, 4 * block),
        advance(biases, 4 * block),
        advance(y, 2 * block),
        advance(done, block),
      ],
      isLess(get(done), get(outputs)),
    ),
  ]
  return { name: 'layer', parameters: 8, numbers: 3, vectors: 6, body }
}

/** `sum(list, count, y, bytes)`: y = max(0, sum of the `count` rows of shorts whose addresses stand in the list). */
function sum(): Routine {
  const [list, count, y, bytes] = [0, 1, 2, 3] as const
  const [column, at, row] = [4, 5, 6] as const
  const sums = [7, 8, 9, 10] as const
  const body = [
    set(column, number(0)),
    repeat(
      [
        ...sums.map((part) => set(part, zeroVector)),
        set(at, get(list)),
        repeat(
          [
            set(row, add(loadNumber(get(at)), get(column))),
            ...sums.map((part, q) => set(part, simd('addShorts', get(part), loadVector('load', get(row), 16 * q)))),
            set(at, add(get(at), number(4))),
          ],
          isLess(get(at), add(get(list), shiftLeft(get(count), 2))),
        ),
        ...sums.map((part, q) =>
          storeVector(add(get(y), get(column)), simd('largerShorts', get(part), zeroVector), 16 * q),
        ),
        set(column, add(get(column), number(64))),
      ],
      isLess(get(column), get(bytes)),
    ),
  ]
  return { name: 'sum', parameters: 4, numbers: 3, vectors: 4, body }
}

export interface Kernel {
  layer(
    x: number,
    weights: number,
    scales: number,
    biases: number,
    y: number,
    pairs: number,
    outputs: number,
    floor: number,
  ): void
  sum(list: number, count: number, y: number, bytes: number): void
  memory: { buffer: ArrayBuffer }
}

/** The routines with `bytes` of memory. */
export const newKernel = (bytes: number): Kernel =>
  instantiate<Omit<Kernel, 'memory'>>(moduleOf(Math.ceil(bytes / 65536), [layer(), sum()]))

/** The weights (a row of inputs an output) in the order in which `layer` reads them. */
export function interleave(weights: Int8Array, inputs: number, outputs: number): Int8Array {
  const out = new Int8Array(weights.length)
  let at = 0
  for (let first = 0; first < outputs; first += block)
    for (let input = 0; input < inputs; input += 2)
      for (let o = first; o < first + block; o++) {
        out[at++] = weights[o * inputs + input]!
        out[at++] = weights[o * inputs + input + 1]!
      }
  return out
}

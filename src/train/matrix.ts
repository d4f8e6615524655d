/** Products of matrices of 32-bit floats in WebAssembly: fast, and the same on every machine. */
import {
  add,
  type Code,
  get,
  instantiate,
  isLess,
  loadVector,
  moduleOf,
  multiply,
  number,
  repeat,
  set,
  shiftLeft,
  simd,
  storeVector,
} from '../analysis/pipeline/names/assembler.ts'

/** C += A × B by blocks of four rows and eight columns; addresses and strides in bytes. */
function product() {
  const [a, aRow, aColumn, b, bRow, c, cRow, rows, inner, columns] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
  const [i, j, k, aAt, bAt, cAt] = [10, 11, 12, 13, 14, 15] as const
  const aRows = [aAt, 16, 17, 18] as const
  const cRows = [cAt, 19, 20, 21] as const
  const sums = [22, 23, 24, 25, 26, 27, 28, 29] as const
  const [left, right, splat] = [30, 31, 32] as const
  const down = (at: readonly number[], stride: number): Code[] =>
    [1, 2, 3].map((r) => set(at[r]!, add(get(at[r - 1]!), get(stride))))
  const step = aRows.flatMap((row, r) => [
    set(splat, loadVector('loadSplat', get(row))),
    ...[left, right].map((half, h) =>
      set(sums[2 * r + h]!, simd('addFloats', get(sums[2 * r + h]!), simd('multiplyFloats', get(splat), get(half)))),
    ),
    set(row, add(get(row), get(aColumn))),
  ])
  const block: Code[] = [
    set(aAt, add(get(a), multiply(get(i), get(aRow)))),
    ...down(aRows, aRow),
    set(cAt, add(add(get(c), multiply(get(i), get(cRow))), shiftLeft(get(j), 2))),
    ...down(cRows, cRow),
    set(bAt, add(get(b), shiftLeft(get(j), 2))),
    ...sums.map((sum, s) => set(sum, loadVector('load', get(cRows[s >> 1]!), (s & 1) * 16))),
    set(k, number(0)),
    repeat(
      [
        set(left, loadVector('load', get(bAt))),
        set(right, loadVector('load', get(bAt), 16)),
        ...step,
        set(bAt, add(get(bAt), get(bRow))),
        set(k, add(get(k), number(1))),
      ],
      isLess(get(k), get(inner)),
    ),
    ...sums.map((sum, s) => storeVector(get(cRows[s >> 1]!), get(sum), (s & 1) * 16)),
    set(i, add(get(i), number(4))),
  ]
  const body = [
    set(j, number(0)),
    repeat(
      [set(i, number(0)), repeat(block, isLess(get(i), get(rows))), set(j, add(get(j), number(8)))],
      isLess(get(j), get(columns)),
    ),
  ]
  return { name: 'product', parameters: 10, numbers: 12, vectors: 11, body }
}

/** A matrix, or a view of one: the value at (r, c) is `data[r * row + c * column]`. */
export interface Matrix {
  data: Float32Array
  row: number
  column?: number
}

/** Rows of the inner dimension that are worked on at a time, so that they stay in the cache. */
const chunk = 128

/** Memory for matrices, and their products. */
export class Matrices {
  readonly #run: (...parameters: number[]) => void
  readonly #buffer: ArrayBuffer
  #used = 0

  constructor(bytes: number) {
    const { memory, product: run } = instantiate<{ product: (...parameters: number[]) => void }>(
      moduleOf(Math.ceil(bytes / 65536), [product()]),
    )
    this.#run = run
    this.#buffer = memory.buffer
  }

  /** `count` zeros; only such arrays can take part in a product. */
  floats(count: number): Float32Array {
    const array = new Float32Array(this.#buffer, this.#used, count)
    this.#used += Math.ceil(count / 4) * 16
    return array
  }

  /** Adds A × B to C. `rows` is a multiple of 4, `columns` of 8; the columns of B and C are adjacent. */
  addProduct(a: Matrix, b: Matrix, c: Matrix, rows: number, inner: number, columns: number): void {
    const aColumn = a.column ?? 1
    // Either long dimension is cut into chunks, whose part of A or B stays in the cache.
    for (let r = 0; r < rows; r += chunk)
      for (let k = 0; k < inner; k += aColumn === 1 ? inner : chunk)
        this.#run(
          a.data.byteOffset + 4 * (r * a.row + k * aColumn),
          4 * a.row,
          4 * aColumn,
          b.data.byteOffset + 4 * k * b.row,
          4 * b.row,
          c.data.byteOffset + 4 * r * c.row,
          4 * c.row,
          Math.min(chunk, rows - r),
          aColumn === 1 ? inner : Math.min(chunk, inner - k),
          columns,
        )
  }
}

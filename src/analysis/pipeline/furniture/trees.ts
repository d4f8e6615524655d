/** Boosted decision trees: how the classifiers of this stage are stored and applied. */

/**
 * One tree as parallel lists, node by node; node 0 is the root. An inner node sends values up to `threshold` of feature
 * `feature` to `left`, others to `left + 1`; a leaf has feature -1 and its score in `threshold`.
 */
export interface Tree {
  feature: number[]
  threshold: number[]
  left: number[]
}

/** A classifier: trees over named features; the sum of their scores is the log-odds. */
export interface Trees {
  features: string[]
  trees: Tree[]
}

/** Feature values of several things, `width` for each, one row after another: rows of their own would cost more than to fill them. */
export interface Rows {
  values: Float64Array
  width: number
}

/** Rows of zeros. */
export function rowsOf(count: number, width: number): Rows {
  return { values: new Float64Array(count * width), width }
}

/** Gives the probability, 0 to 1, that the row of feature values which begins at place `row` belongs to the class. */
export type Classifier = (values: Float64Array, row: number) => number

/** Levels that every tree is filled up to; deeper trees take as many more turns of a loop. */
const LEVELS = 4

/**
 * The trees, each filled up to one depth, in one run of memory. In a tree of `size` places the root is 1, the nodes below
 * place `n` are `2n` and `2n + 1`, and the second half holds the leaves. So every row takes the same way through the code,
 * whatever it holds: branches that the processor guesses wrongly would be most of the time.
 */
export function classifier({ trees }: Trees): Classifier {
  const size = 2 ** (1 + Math.max(LEVELS, ...trees.map((tree) => depthOf(tree, 0))))
  const leaves = size / 2
  const end = trees.length * size
  const feature = new Int32Array(end)
  const threshold = new Float64Array(end)
  for (const [i, tree] of trees.entries()) {
    const fill = (place: number, node: number) => {
      const asked = tree.feature[node]!
      feature[i * size + place] = Math.max(asked, 0)
      threshold[i * size + place] = tree.threshold[node]!
      if (place >= leaves) return
      // Below a leaf that lies higher there is only itself.
      fill(2 * place, asked < 0 ? node : tree.left[node]!)
      fill(2 * place + 1, asked < 0 ? node : tree.left[node]! + 1)
    }
    fill(1, 0)
  }
  return (values, row) => {
    let sum = 0
    for (let tree = 0; tree < end; tree += size) {
      // LEVELS steps, written out: a loop would cost as much again.
      let n = 2 + Number(values[row + feature[tree + 1]!]! > threshold[tree + 1]!)
      n = 2 * n + Number(values[row + feature[tree + n]!]! > threshold[tree + n]!)
      n = 2 * n + Number(values[row + feature[tree + n]!]! > threshold[tree + n]!)
      n = 2 * n + Number(values[row + feature[tree + n]!]! > threshold[tree + n]!)
      while (n < leaves) n = 2 * n + Number(values[row + feature[tree + n]!]! > threshold[tree + n]!)
      sum += threshold[tree + n]!
    }
    return 1 / (1 + Math.exp(-sum))
  }
}

/** How many questions lie at most between a node and a leaf. */
function depthOf(tree: Tree, node: number): number {
  const left = tree.left[node]!
  return tree.feature[node]! < 0 ? 0 : 1 + Math.max(depthOf(tree, left), depthOf(tree, left + 1))
}

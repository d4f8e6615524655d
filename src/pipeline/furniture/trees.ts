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

/** Gives the probability, 0 to 1, that a row of feature values belongs to the class. */
export type Classifier = (row: Float64Array) => number

/** The trees, node after node in one run of memory, ready to be applied. */
export function classifier({ trees }: Trees): Classifier {
  const roots = new Int32Array(trees.length)
  const count = trees.reduce((sum, { feature }) => sum + feature.length, 0)
  const feature = new Int32Array(count)
  const threshold = new Float64Array(count)
  const left = new Int32Array(count)
  let at = 0
  for (const [i, tree] of trees.entries()) {
    roots[i] = at
    feature.set(tree.feature, at)
    threshold.set(tree.threshold, at)
    left.set(
      tree.left.map((node) => node + roots[i]!),
      at,
    )
    at += tree.feature.length
  }
  return (row) => {
    let sum = 0
    for (let i = 0; i < roots.length; i++) {
      let node = roots[i]!
      let asked = feature[node]!
      while (asked >= 0) {
        node = row[asked]! <= threshold[node]! ? left[node]! : left[node]! + 1
        asked = feature[node]!
      }
      sum += threshold[node]!
    }
    return 1 / (1 + Math.exp(-sum))
  }
}

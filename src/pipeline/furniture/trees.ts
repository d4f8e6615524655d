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

/** Probability, 0 to 1, that a row of feature values belongs to the class. */
export function probability({ trees }: Trees, row: ArrayLike<number>): number {
  let sum = 0
  for (const { feature, threshold, left } of trees) {
    let node = 0
    while (feature[node]! >= 0) node = row[feature[node]!]! <= threshold[node]! ? left[node]! : left[node]! + 1
    sum += threshold[node]!
  }
  return 1 / (1 + Math.exp(-sum))
}

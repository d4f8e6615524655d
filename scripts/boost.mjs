// Trains boosted decision trees (logistic loss, second-order gains, histogram splits). Deterministic.

const BINS = 32

/** Up to BINS - 1 thresholds a feature, at quantiles of the values seen. */
function thresholds(rows, feature) {
  const values = Float64Array.from(rows, (row) => row[feature]).sort()
  const cuts = []
  for (let b = 1; b < BINS; b++) {
    const at = Math.floor((b * values.length) / BINS)
    const cut = values[at - 1]
    if (cut < values.at(-1) && cut !== cuts.at(-1)) cuts.push(Number(cut.toPrecision(4)))
  }
  return [...new Set(cuts)].sort((a, b) => a - b)
}

function binsOf(rows, feature, cuts) {
  const bins = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i][feature]
    let low = 0
    let high = cuts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value <= cuts[middle]) high = middle
      else low = middle + 1
    }
    bins[i] = low
  }
  return bins
}

/**
 * @param {Float64Array[]} rows @param {number[]} labels 0 or 1 @param {number[]} weights
 * @returns {{feature: number[], threshold: number[], left: number[]}[]}
 */
export function boost(
  rows,
  labels,
  weights,
  { rounds = 120, depth = 4, rate = 0.12, lambda = 6, leastWeight = 4, share = 0.4, sample = 0.7, seed = 0 } = {},
) {
  const width = rows[0].length
  const cuts = Array.from({ length: width }, (_, f) => thresholds(rows, f))
  const bins = cuts.map((list, f) => binsOf(rows, f, list))
  const score = new Float64Array(rows.length)
  const gradient = new Float64Array(rows.length)
  const curve = new Float64Array(rows.length)
  const leaf = new Uint16Array(rows.length)
  const trees = []
  for (let round = 0; round < rounds; round++) {
    const turn = round + seed * 10_000
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-score[i]))
      gradient[i] = weights[i] * (labels[i] - p)
      curve[i] = weights[i] * p * (1 - p)
    }
    const columns = [...cuts.keys()].filter((f) => cuts[f].length > 0 && chance(turn, f) < share)
    const tree = { feature: [-1], threshold: [0], left: [0] }
    const sampled = Uint32Array.from(rows.keys()).filter((i) => chance(i + 1, turn) < sample)
    // Breadth first, so that the two children of a node lie side by side.
    const queue = [{ node: 0, members: sampled, level: 0, sums: histogram(bins, columns, sampled, gradient, curve) }]
    for (let at = 0; at < queue.length; at++) {
      const { node, members, level, sums } = queue[at]
      let G = 0
      let H = 0
      for (const i of members) {
        G += gradient[i]
        H += curve[i]
      }
      const split = level < depth ? bestSplit(cuts, columns, sums, G, H, lambda, leastWeight) : null
      if (!split) {
        tree.threshold[node] = Number(((rate * G) / (H + lambda)).toPrecision(4))
        continue
      }
      tree.feature[node] = split.feature
      tree.threshold[node] = cuts[split.feature][split.bin]
      tree.left[node] = tree.feature.length
      const column = bins[split.feature]
      const low = members.filter((i) => column[i] <= split.bin)
      const high = members.filter((i) => column[i] > split.bin)
      // Only the smaller child is counted; the other has the rest of the parent's sums. Leaves need none.
      let sumsLow = null
      let sumsHigh = null
      if (level + 1 < depth) {
        const [small, large] = low.length < high.length ? [low, high] : [high, low]
        const counted = histogram(bins, columns, small, gradient, curve)
        const rest = sums.map((sum, k) => sum - counted[k])
        ;[sumsLow, sumsHigh] = small === low && large === high ? [counted, rest] : [rest, counted]
      }
      for (const [some, sums] of [
        [low, sumsLow],
        [high, sumsHigh],
      ]) {
        queue.push({ node: tree.feature.length, members: some, level: level + 1, sums })
        tree.feature.push(-1)
        tree.threshold.push(0)
        tree.left.push(0)
      }
    }
    place(tree, cuts, bins, leaf)
    for (let i = 0; i < rows.length; i++) score[i] += tree.threshold[leaf[i]]
    trees.push(tree)
  }
  return trees
}

/** Which leaf each row ends in. */
function place({ feature, threshold, left }, cuts, bins, leaf) {
  const bin = feature.map((f, node) => (f < 0 ? 0 : cuts[f].indexOf(threshold[node])))
  for (let i = 0; i < leaf.length; i++) {
    let node = 0
    while (feature[node] >= 0) node = bins[feature[node]][i] <= bin[node] ? left[node] : left[node] + 1
    leaf[i] = node
  }
}

/** A number from 0 to 1 that depends on the two alone: which features and rows a round looks at. */
function chance(round, item) {
  let x = Math.imul(round * 7919 + item + 1, 2654435761)
  x = Math.imul(x ^ (x >>> 15), 2246822519)
  return ((x ^ (x >>> 13)) >>> 0) / 2 ** 32
}

/** Sums of gradient and curve by column and bin, the two beside each other. */
function histogram(bins, columns, members, gradient, curve) {
  const sums = new Float64Array(columns.length * BINS * 2)
  for (let k = 0; k < columns.length; k++) {
    const column = bins[columns[k]]
    const base = k * BINS * 2
    for (let m = 0; m < members.length; m++) {
      const i = members[m]
      const at = base + 2 * column[i]
      sums[at] += gradient[i]
      sums[at + 1] += curve[i]
    }
  }
  return sums
}

function bestSplit(cuts, columns, sums, G, H, lambda, leastWeight) {
  let best = 1e-3
  let found = null
  const whole = (G * G) / (H + lambda)
  for (let k = 0; k < columns.length; k++) {
    const feature = columns[k]
    let left = 0
    let leftH = 0
    for (let b = 0; b < cuts[feature].length; b++) {
      left += sums[(k * BINS + b) * 2]
      leftH += sums[(k * BINS + b) * 2 + 1]
      if (leftH < leastWeight || H - leftH < leastWeight) continue
      const gain = (left * left) / (leftH + lambda) + ((G - left) * (G - left)) / (H - leftH + lambda) - whole
      if (gain > best) {
        best = gain
        found = { feature, bin: b }
      }
    }
  }
  return found
}

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

/**
 * @param {Float64Array[]} rows @param {number[]} labels 0 or 1 @param {number[]} weights
 * @returns {{feature: number[], threshold: number[], left: number[]}[]}
 */
export function boost(
  rows,
  labels,
  weights,
  { rounds = 120, depth = 4, rate = 0.12, lambda = 6, leastWeight = 4, share = 0.4, sample = 0.7 } = {},
) {
  const width = rows[0].length
  const cuts = Array.from({ length: width }, (_, f) => thresholds(rows, f))
  const bins = cuts.map((list, f) =>
    Uint8Array.from(rows, (row) => {
      let low = 0
      let high = list.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (row[f] <= list[middle]) high = middle
        else low = middle + 1
      }
      return low
    }),
  )
  const score = new Float64Array(rows.length)
  const gradient = new Float64Array(rows.length)
  const curve = new Float64Array(rows.length)
  const all = Uint32Array.from(rows.keys())
  const trees = []
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-score[i]))
      gradient[i] = weights[i] * (labels[i] - p)
      curve[i] = weights[i] * p * (1 - p)
    }
    const columns = cuts.map((_, f) => f).filter((f) => chance(round, f) < share)
    const tree = { feature: [], threshold: [], left: [] }
    const sampled = all.filter((i) => chance(i + 1, round) < sample)
    // Breadth first, so that the two children of a node lie side by side.
    const queue = [{ node: 0, members: sampled, level: 0 }]
    tree.feature.push(-1)
    tree.threshold.push(0)
    tree.left.push(0)
    for (let at = 0; at < queue.length; at++) {
      const { node, members, level } = queue[at]
      let G = 0
      let H = 0
      for (const i of members) {
        G += gradient[i]
        H += curve[i]
      }
      const split =
        level < depth ? bestSplit(bins, cuts, columns, members, gradient, curve, G, H, lambda, leastWeight) : null
      if (!split) {
        tree.threshold[node] = Number(((rate * G) / (H + lambda)).toPrecision(4))
        continue
      }
      tree.feature[node] = split.feature
      tree.threshold[node] = cuts[split.feature][split.bin]
      tree.left[node] = tree.feature.length
      const column = bins[split.feature]
      for (const members_ of [
        members.filter((i) => column[i] <= split.bin),
        members.filter((i) => column[i] > split.bin),
      ]) {
        queue.push({ node: tree.feature.length, members: members_, level: level + 1 })
        tree.feature.push(-1)
        tree.threshold.push(0)
        tree.left.push(0)
      }
    }
    for (const i of all) score[i] += scoreOf(tree, rows[i])
    trees.push(tree)
  }
  return trees
}

function scoreOf({ feature, threshold, left }, row) {
  let node = 0
  while (feature[node] >= 0) node = row[feature[node]] <= threshold[node] ? left[node] : left[node] + 1
  return threshold[node]
}

/** A number from 0 to 1 that depends on the two alone: which features and rows a round looks at. */
function chance(round, item) {
  let x = Math.imul(round * 7919 + item + 1, 2654435761)
  x = Math.imul(x ^ (x >>> 15), 2246822519)
  return ((x ^ (x >>> 13)) >>> 0) / 2 ** 32
}

function bestSplit(bins, cuts, columns, members, gradient, curve, G, H, lambda, leastWeight) {
  let best = 1e-3
  let found = null
  const whole = (G * G) / (H + lambda)
  const g = new Float64Array(BINS)
  const h = new Float64Array(BINS)
  for (const f of columns) {
    if (cuts[f].length === 0) continue
    g.fill(0)
    h.fill(0)
    const column = bins[f]
    for (const i of members) {
      g[column[i]] += gradient[i]
      h[column[i]] += curve[i]
    }
    let left = 0
    let leftH = 0
    for (let b = 0; b < cuts[f].length; b++) {
      left += g[b]
      leftH += h[b]
      if (leftH < leastWeight || H - leftH < leastWeight) continue
      const gain = (left * left) / (leftH + lambda) + ((G - left) * (G - left)) / (H - leftH + lambda) - whole
      if (gain > best) {
        best = gain
        found = { feature: f, bin: b }
      }
    }
  }
  return found
}

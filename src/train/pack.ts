/** Writes trained weights in the layout that the model reads (src/analysis/pipeline/names/model.ts). */
import { tagCount } from '../analysis/pipeline/names/tags.ts'
import type { Trained } from './crf.ts'

/** Largest weight that an int8 stands for; larger ones are cut. */
const largest = 4

export function pack({ hashes, weights, transitions }: Trained): Uint8Array {
  const scale = largest / 127
  const rows: { key: number; tags: number[]; weights: number[] }[] = []
  for (const [i, hash] of hashes.entries()) {
    const row = { key: hash >>> 0, tags: [] as number[], weights: [] as number[] }
    for (let tag = 0; tag < tagCount; tag++) {
      const value = Math.max(-127, Math.min(127, Math.round(weights[i * tagCount + tag]! / scale)))
      if (value === 0) continue
      row.tags.push(tag)
      row.weights.push(value)
    }
    if (row.tags.length > 0) rows.push(row)
  }
  const slots = Math.ceil(rows.length * 1.4) | 1
  const table: (typeof rows)[number][] = new Array(slots)
  for (const row of rows) {
    let slot = row.key % slots
    while (table[slot]) slot = slot + 1 === slots ? 0 : slot + 1
    table[slot] = row
  }
  const pairs = rows.reduce((sum, row) => sum + row.tags.length, 0)
  const file = new ArrayBuffer(12 + transitions.byteLength + slots * 8 + 4 + pairs * 2)
  new Uint32Array(file, 0, 2).set([slots, pairs])
  new Float32Array(file, 8, 1)[0] = scale
  new Float32Array(file, 12, transitions.length).set(transitions)
  const at = 12 + transitions.byteLength
  const keys = new Uint32Array(file, at, slots)
  const starts = new Uint32Array(file, at + slots * 4, slots + 1)
  const tags = new Uint8Array(file, at + slots * 8 + 4, pairs)
  const values = new Int8Array(file, at + slots * 8 + 4 + pairs, pairs)
  let p = 0
  for (let slot = 0; slot < slots; slot++) {
    starts[slot] = p
    const row = table[slot]
    if (!row) continue
    keys[slot] = row.key
    tags.set(row.tags, p)
    values.set(row.weights, p)
    p += row.tags.length
  }
  starts[slots] = p
  return new Uint8Array(file)
}

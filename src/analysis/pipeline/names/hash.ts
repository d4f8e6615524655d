/** The 32-bit hashes by which words, phrases and features are known to the model's tables. */
import { codeAt } from '../../code-at.ts'

/** FNV-1a over the UTF-16 code units of `text` from `start` to `end`. */
export function hashText(text: string, start = 0, end: number = text.length): number {
  let h = 0x811c9dc5
  for (let i = start; i < end; i++) h = Math.imul(h ^ codeAt(text, i), 0x01000193)
  return h ^ (h >>> 15)
}

/** Joins a value to a hash; the order of the joins matters. */
export function mix(hash: number, value: number): number {
  const h = Math.imul(hash ^ value, 0x9e3779b1)
  return h ^ (h >>> 15)
}

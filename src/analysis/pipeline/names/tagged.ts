/** A name of a sentence by its first and last token, before its offsets are worked out. */
import type { TaggedType } from './tags.ts'

export interface Tagged {
  first: number
  last: number
  type: TaggedType
}

/** The indexes of its tokens. */
export function indexesOf({ first, last }: Tagged): number[] {
  const indexes: number[] = []
  for (let i = first; i <= last; i++) indexes.push(i)
  return indexes
}

/** The name that holds token `i`. */
export const nameAt = (marked: readonly Tagged[], i: number): Tagged | undefined =>
  marked.find(({ first, last }) => first <= i && last >= i)

/** The names with `added` in place of all that overlap one of these, in order. */
export function replacing(marked: readonly Tagged[], added: readonly Tagged[]): Tagged[] {
  if (added.length === 0) return [...marked]
  const covered = (name: Tagged) => added.some(({ first, last }) => name.first <= last && name.last >= first)
  return [...marked.filter((name) => !covered(name)), ...added].sort((a, b) => a.first - b.first)
}

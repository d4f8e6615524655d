/**
 * Which words follow each other in a text, in a few bytes: a Bloom filter (B. Bloom, “Space/time trade-offs in hash coding
 * with allowable errors”, 1970). It tells of most texts that a phrase is not in them without a look at their words.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Sought, Term } from './sought.ts'

/** Bits for each two words in a row, of which each sets two: one of twelve pairs that are not there seems to be. */
const bitsEach = 6

/** FNV-1a of two words, with what keeps “ab c” from being “a bc”. */
function hashOf(one: string, other: string): number {
  let hash = 0x811c9dc5
  const add = (code: number) => {
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  for (let i = 0; i < one.length; i++) add(one.charCodeAt(i))
  add(0x20)
  for (let i = 0; i < other.length; i++) add(other.charCodeAt(i))
  return hash >>> 0
}

/** The two numbers by which a pair is noted, each modulo the bits there are. The second is the first with its bits mixed (MurmurHash3). */
function numbersOf(one: string, other: string): [number, number] {
  const hash = hashOf(one, other)
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return [hash, (mixed ^ (mixed >>> 16)) >>> 0]
}

/** The pairs of the words of a text. */
export function pairsOf(words: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(Math.max(8, Math.ceil((words.length * bitsEach) / 8)))
  for (let i = 1; i < words.length; i++)
    for (const number of numbersOf(words[i - 1]!, words[i]!)) {
      const bit = number % (8 * bytes.length)
      bytes[bit >> 3]! |= 1 << (bit & 7)
    }
  return bytes
}

/** That a column of pairs has those of a query; null where it asks for none, and nothing can be told. */
export function mayHavePairs(sought: Sought, column: string): RawBuilder<unknown> | null {
  if ('any' in sought) {
    const each = sought.any.map((one) => mayHavePairs(one, column))
    return each.every((one) => one !== null) ? sql`(${sql.join(each, sql` or `)})` : null
  }
  const each =
    'all' in sought
      ? sought.all.map((one) => mayHavePairs(one, column))
      : sought.phrase.slice(1).map((term, i) => hasPair(sought.phrase[i]!, term, column))
  const told = each.filter((one) => one !== null)
  return told.length > 0 ? sql.join(told, sql` and `) : null
}

function hasPair(one: Term, other: Term, column: string): RawBuilder<unknown> | null {
  const [before, after] = [one.exact[0], other.exact[0]]
  if (other.start !== null || other.exact.length > 1 || before === undefined || after === undefined) return null
  const pairs = sql.ref(column)
  const bits = numbersOf(before, after).map(
    (number) => sql`get_bit(${pairs}, ${sql.lit(number)} % (8 * length(${pairs})::bigint)) = 1`,
  )
  return sql.join(bits, sql` and `)
}

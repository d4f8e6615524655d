/** How SQLite finds the texts that meet a query, by their index, and remembers them. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type Matches, manyMatches, type TextIndex } from './engine.ts'
import { toFts5 } from './search/render.ts'
import { allPhrasesOf, hasBeginning, type Sought } from './search/sought.ts'
import type { Tables } from './tables.ts'

/** The share of the texts that the matches of a search are from which they count as most. */
const dense = 0.5
/**
 * Of how many, the first and the last, it is told how large their share is. It tells enough of all where it is clearly less
 * than most and there are clearly many: this share at most, and so many times {@link manyMatches} at least. It has to where
 * words stand in a row, which takes long to find.
 */
const sampled = { texts: 250, share: 0.4, times: 4 }
/**
 * How many texts are gathered, for each word of a query, in the time in which one is looked at for itself. That takes 18 to
 * 25 µs a word, as long as the index is not merged into one piece, which no writing does (7 µs then); a text takes 0.2 µs to
 * gather, and where words have to stand in a row some µs.
 */
const lookup = { words: 110, inRow: 10 }
/** How many texts a page takes. */
const page = 64
/** Bytes of what searches found that are remembered, per connection. */
const remembered = 4_000_000
/** Whose texts an index has. */
const indexed = { articles_text: 'articles', entities_text: 'entities' } as const
/** Letters of the longest beginnings of words that the index of texts knows. */
const indexedBeginning = 3

/** A byte for each number up to the last of those that ascend between commas: 1 for these, else 0. */
function flagged(numbers: string): Uint8Array {
  const flags = new Uint8Array(Number(numbers.slice(numbers.lastIndexOf(',') + 1)) + 1)
  let number = 0
  for (let i = 0; i < numbers.length; i++) {
    const code = numbers.charCodeAt(i)
    if (code === 0x2c) {
      flags[number] = 1
      number = 0
    } else number = 10 * number + code - 0x30
  }
  flags[number] = 1
  return flags
}

/** How many of the numbers from the first to the last of some that ascend are among these. */
const shareOf = (numbers: readonly number[]) => numbers.length / (numbers.at(-1)! - numbers[0]! + 1)

const matchesOf = (index: TextIndex, sought: Sought) =>
  sql`select rowid from ${sql.table(index)} where words match ${toFts5(sought)}`

/** That a text meets a query; of either of two, the other is looked for only where the first is not. */
function meetsAt(index: TextIndex, sought: Sought, seq: RawBuilder<unknown>): RawBuilder<unknown> {
  if ('any' in sought)
    return sql`(${sql.join(
      sought.any.map((one) => meetsAt(index, one, seq)),
      sql` or `,
    )})`
  return sql`exists (${matchesOf(index, sought)} and rowid = ${seq})`
}

/**
 * The same, not looked for from the first to the last of some that were found: no others there meet it. Where articles come
 * as they are published, these are the newest.
 */
function meetsBeside(
  latest: readonly number[],
  index: TextIndex,
  sought: Sought,
  seq: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const [first, last] = [latest[0]!, latest.at(-1)!]
  const flags = new Uint8Array(last - first + 1)
  for (const number of latest) flags[number - first] = 1
  // As conditions: SQLite looks for both of two words where either is a value, as in `case`.
  return sql`(${seq} between ${first} and ${last} and substr(${flags}, ${seq} - ${first} + 1, 1) = x'01'
    or ${seq} not between ${first} and ${last} and ${meetsAt(index, sought, seq)})`
}

/** What a search found, and how much memory that takes. */
interface Finding {
  matches: Matches
  size: number
}

/** What finds the texts that meet a query. */
export const finding =
  (reader: Kysely<Tables>) =>
  async (index: TextIndex, sought: Sought): Promise<Finding> => {
    const found = matchesOf(index, sought)
    /** One text: to read a row of each number takes longer than to find it. */
    const numbers = async (some: RawBuilder<unknown>) => {
      const { rows } = await sql<{ all: string | null }>`select group_concat(rowid) as "all" from (${some})`.execute(
        reader,
      )
      return rows[0]!.all ?? ''
    }
    const first: number[] = []
    let share = 1
    const phrases = allPhrasesOf(sought)
    const inRow = phrases.some((phrase) => phrase.length > 1)
    const { rows } = await sql<{ last: number }>`select max(seq) as last from ${sql.table(indexed[index])}`.execute(
      reader,
    )
    const { last } = rows[0]!
    for (const wanted of [sampled.texts, manyMatches]) {
      const further = await numbers(sql`${found} and rowid > ${first.at(-1) ?? 0} limit ${wanted - first.length}`)
      if (further !== '') first.push(...further.split(',').map(Number))
      // Few are looked up and sorted.
      if (first.length < wanted) return { matches: { few: first }, size: 8 * first.length }
      share = shareOf(first)
      if (inRow && share > dense) break
      if (share <= sampled.share && share * last >= sampled.times * manyMatches) break
    }
    // What is frequent among the oldest may be rare among the newest, whose lists come first.
    const newest = await numbers(sql`${found} order by rowid desc limit ${sampled.texts}`)
    const latest = newest.split(',').map(Number).reverse()
    share = Math.min(share, shareOf(latest))
    // Of many, the list is walked in its order, and each text is looked at for itself where so many match that a page of
    // them is soon found, or else they are gathered; not so for a beginning that is not in the index, whose texts would
    // be gathered for each that is looked at.
    const most = share > dense
    const soon = most || share ** 2 * last > page * phrases.flat().length * (inRow ? lookup.inRow : lookup.words)
    const many = { all: found, most }
    if (soon && !hasBeginning(sought, indexedBeginning))
      return {
        matches: { ...many, among: (column) => meetsBeside(latest, index, sought, sql.ref(column)) },
        size: 4000,
      }
    const rest = await numbers(sql`${found} and rowid > ${first.at(-1)}`)
    const flags = flagged(`${first.join()}${rest && ','}${rest}`)
    const among = (column: string) => sql`substr(${flags}, ${sql.ref(column)} + 1, 1) = x'01'`
    return { matches: { ...many, among }, size: flags.length }
  }

/**
 * Remembers what searches found until something is written: the next page, another order, facets and records of another kind
 * search for the same.
 */
export function rememberedWhileUnchanged(
  version: () => unknown,
  find: (index: TextIndex, sought: Sought) => Promise<Finding>,
): (index: TextIndex, sought: Sought) => Promise<Finding> {
  const known = new LRUCache<string, Finding & { version: unknown }>({
    maxSize: remembered,
    sizeCalculation: ({ size }, key) => size + key.length,
  })
  return async (index, sought) => {
    const key = JSON.stringify([index, sought])
    // Asked first: what is written meanwhile makes it another.
    const now = version()
    const kept = known.get(key)
    if (kept && kept.version === now) return kept
    const found = { ...(await find(index, sought)), version: now }
    known.set(key, found)
    return found
  }
}

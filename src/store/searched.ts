/** Full text of records: an article’s words lead to its records, and the record itself tells whether it has them. */
import type { Analysis } from '../../schemas/analysis.ts'
import { headlineWords, imprecise } from './search/sought.ts'
import { indexWords } from './words.ts'

/** Stands between two texts in an index: longer than any word of a query, so that no phrase goes over it. */
const gap = 'x'.repeat(64)
/** PostgreSQL tells places of words up to these apart: of a text, and of one word in it. */
const places = { text: 16_383, word: 255 }
/** Bytes of the words of a text, at most: PostgreSQL takes 1 MB. */
const indexed = 1_000_000

/**
 * The words of an article by which it is found; those of its records that are not stretches of its text, because they have
 * several parts or begin or end inside of a word; and those of its headline.
 */
export function articleWords({ article: { text, headline }, quotes, claims, timeline }: Analysis): string[] {
  const further = new Set<string>()
  for (const records of [quotes, claims, timeline])
    for (const record of records) if (!isStretch(record, text)) further.add(record.text)
  const own = indexWords(text)
  const all = headline === null ? own : headlineWords(headline).concat(gap, own)
  for (const record of further) all.push(gap, ...indexWords(record))
  return withinReach(all)
}

function isStretch({ start, end, text }: { start: number; end: number; text: string }, whole: string): boolean {
  const isThere = end - start === text.length && whole.startsWith(text, start)
  return isThere && !insideWord(whole, start) && !insideWord(whole, end)
}

/** As many words as an index takes; where it does not know all of their places, it says so. */
function withinReach(all: string[]): string[] {
  const counts = new Map<string, number>()
  let [size, most] = [0, 0]
  let end = 0
  for (const word of all) {
    size += 3 * word.length + 6
    if (size > indexed) break
    const count = (counts.get(word) ?? 0) + 1
    counts.set(word, count)
    most = Math.max(most, count)
    end++
  }
  const precise = end === all.length && end <= places.text && most <= places.word
  return precise ? all : [...all.slice(0, end), imprecise]
}

const inner = /[\p{L}\p{N}\p{M}'’]/u
/** The same of ASCII, by code. */
const innerAscii = Array.from({ length: 128 }, (_, code) => inner.test(String.fromCharCode(code)))

/** Whether the characters on both sides of an offset belong to one word. */
function insideWord(text: string, offset: number): boolean {
  return isInner(text, offset - 1) && isInner(text, offset)
}

function isInner(text: string, at: number): boolean {
  return innerAscii[text.charCodeAt(at)] ?? inner.test(text.charAt(at))
}

/** Full text of records: an article’s words lead to its records, and the record itself tells whether it has them. */
import type { Analysis } from '../../schemas/analysis.ts'
import { leftOut } from './search/located.ts'
import { headlineWords, imprecise } from './search/sought.ts'
import { indexWords } from './words.ts'

/** Stands between two texts in an index: longer than any word of a query, so that no phrase goes over it. */
const gap = 'x'.repeat(64)
/** PostgreSQL tells places of words up to these apart: of a text, and of one word in it. */
const places = { text: 16_383, word: 255 }
/** Bytes of the words of a text, at most: PostgreSQL takes 1 MB. */
const indexed = 1_000_000

/**
 * The words of an article by which it is found; those of its records that are not stretches of its text, because they
 * begin or end inside of a word or are an editor’s; and those of its headline.
 */
export function articleWords({ article: { text, headline }, quotes, claims, timeline }: Analysis): string[] {
  const further = new Set<string>()
  for (const records of [quotes, claims, timeline])
    for (const record of records) for (const part of foreignParts(record, text)) further.add(part)
  const own = indexWords(text)
  const all = headline === null ? own : headlineWords(headline).concat(gap, own)
  for (const record of further) all.push(gap, ...indexWords(record))
  return withinReach(all)
}

/** What of a record’s text, between what was left out, is no stretch of whole words of the article’s. */
function foreignParts({ start, end, text }: { start: number; end: number; text: string }, whole: string): string[] {
  if (end - start === text.length && isStretch(text, whole, start)) return []
  let next = start
  return text.split(leftOut).filter((part) => {
    const at = whole.slice(next, end).indexOf(part) + next
    if (at < next) return true
    next = at + part.length
    return !isStretch(part, whole, at)
  })
}

function isStretch(text: string, whole: string, at: number): boolean {
  return whole.startsWith(text, at) && !insideWord(whole, at) && !insideWord(whole, at + text.length)
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

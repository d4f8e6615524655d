/** Finds appeals to the reader: to donate, subscribe, join or sign up. They stand in the middle of the body. */
import type { Line } from './lines.ts'
import { type Found, phraseFinder, wordsOf } from './phrases.ts'

const find = phraseFinder('appeals')
const reader = new Set(['you', 'your', 'yours'])
const outlet = new Set(['we', 'us', 'our', 'ours', "we're", "we've", "we'll"])

/** How surely a paragraph is an appeal: `strong` by itself, `weak` only beside a strong one. */
type Appeal = 'strong' | 'weak' | null

/** A paragraph that has fewer phrases for its words, as “become a”, speaks of its subject. */
const LEAST_WEAK = 0.04

/** Reads a paragraph by its words outside quotation marks; words that somebody is quoted with are not the outlet's. */
export function appealOf(line: Line): Appeal {
  if (line.appeals.length === 0) return null
  const isQuoting = /[“”"]/.test(line.text)
  const words = isQuoting ? wordsOf(unquoted(line.text)) : line.words
  const found = isQuoting ? find(words) : line.appeals
  if (found.length === 0) return null
  const topics = new Set(found.map(({ value }) => value))
  const speaks = Number(words.some((word) => reader.has(word))) + Number(words.some((word) => outlet.has(word)))
  const density = found.length / Math.max(words.length, 12)
  if (topics.size >= 2 && speaks > 0 && found.length >= 2 && density > 0.03) return 'strong'
  return density > LEAST_WEAK && (speaks > 0 || (topics.has('ask') && isAsked(words, found))) ? 'weak' : null
}

/** In words: an appeal that does not speak to the reader; and how far from its beginning what it asks for stands. */
const LONGEST_ASKED = 10
const ASKED_WITHIN = 3

/** “Donate today”; “Pupils may ask for a tray at the register” tells of its subject. */
function isAsked(words: readonly string[], found: readonly Found[]): boolean {
  const first = found.find(({ value }) => value === 'ask')!.phrase.split(' ', 1)[0]!
  return words.length <= LONGEST_ASKED || words.slice(0, ASKED_WITHIN).includes(first)
}

/** What an offer names as its price: “$1”, “save 40%”. */
const PRICE = /[$£€]\s?\d|\b\d+\s?(?:%|per\s?cent)\soff\b|\bsave\s\d/i
/** Phrases of lines that make one appeal together, at least, and words for each of them, at most. */
const FEWEST_TOGETHER = 3
const MOST_WORDS_EACH = 14

/** Whether lines that stand together are one appeal, though none may be so by itself. */
export function isAppealTogether(lines: readonly Line[]): boolean {
  const topics = new Set<string>()
  let count = 0
  let length = 0
  let speaks = false
  for (const { text, words, appeals } of lines) {
    if (/[“”"]/.test(text)) return false
    length += words.length
    count += appeals.length
    for (const { value } of appeals) topics.add(value)
    if (PRICE.test(text)) {
      count++
      topics.add('price')
    }
    speaks ||= words.some((word) => reader.has(word) || outlet.has(word))
  }
  return speaks && topics.size >= 2 && count >= FEWEST_TOGETHER && length <= count * MOST_WORDS_EACH
}

/** In words: a label among the lines of an appeal. */
const LONGEST_LABEL = 8
/** Lines of an appeal, at most. */
const MOST_LINES = 8

/** Marks runs of labels and of sentences that each hold a phrase of an appeal, when they are one together. */
function markRuns(lines: readonly Line[], marked: boolean[]): void {
  const asks = lines.map(
    (line) => line.appeals.length > line.words.length * LEAST_WEAK && (line.prose === 0 || appealOf(line) !== null),
  )
  for (let from = 0; from < lines.length; from++) {
    let to = from
    while (
      to < lines.length &&
      to - from < MOST_LINES &&
      (lines[to]!.prose > 0 ? asks[to] : lines[to]!.words.length <= LONGEST_LABEL)
    )
      to++
    while (to > from && !(asks[to - 1] || PRICE.test(lines[to - 1]!.text))) to--
    if (to - from < 2) continue
    if (isAppealTogether(lines.slice(from, to))) marked.fill(true, from, to)
    from = to - 1
  }
}

/** Which blocks of a run are appeals: the strong ones, the weak ones next to them, and what stands between two. */
export function appealsIn(lines: readonly Line[]): boolean[] {
  const appeals = lines.map(appealOf)
  const marked = appeals.map((appeal) => appeal === 'strong')
  for (let i = 1; i < lines.length; i++) marked[i] ||= marked[i - 1]! && appeals[i] === 'weak'
  for (let i = lines.length - 2; i >= 0; i--) marked[i] ||= marked[i + 1]! && appeals[i] === 'weak'
  markRuns(lines, marked)
  for (let i = 1; i + 1 < lines.length; i++) marked[i] ||= marked[i - 1]! && marked[i + 1]!
  return marked
}

/** The text without what stands in double quotation marks; a mark left open reaches to the end. */
function unquoted(text: string): string {
  let open = false
  let out = ''
  let from = 0
  for (const { 0: mark, index } of text.matchAll(/[“”"]/g)) {
    if (!open) out += text.slice(from, index)
    open = mark === '"' ? !open : mark === '“'
    from = index + 1
  }
  return open ? out : out + text.slice(from)
}

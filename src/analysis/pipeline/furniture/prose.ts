/** What reads as running text. */
import { codeAt } from '../../code-at.ts'

const ends = new Set('.!?…。！？؟।۔')
const closers = new Set('”’"\')]»«“」』）')
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu

/** Where the scripts without spaces lie among the codes. */
const [THAI, AFTER_THAI, EAST_ASIAN] = [0xe00, 0xe80, 0x2e80]

/** True when a line ends as a sentence does: with its mark, closing marks after it, or with a double quotation mark. */
export function isEnded(text: string): boolean {
  if (text.endsWith('”') || text.endsWith('"')) return true
  let last = text.length - 1
  while (last >= 0 && closers.has(text[last]!)) last--
  return last >= 0 && ends.has(text[last]!)
}

/** True for a text with characters of a script without spaces. */
export function isUnspaced(text: string): boolean {
  return WIDE.test(text)
}
const WIDE = /[\u0e01-\u0e4f\u3041-\u30ff\u3400-\u9fff]/

/** Words of a clean line, divided by single spaces; in scripts without spaces two characters count as one. */
export function wordCount(text: string): number {
  let words = 1
  let wide = false
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    if (code === 32) words++
    else if (code > THAI && (code < AFTER_THAI || code >= EAST_ASIAN)) wide = true
  }
  return wide ? words + (text.match(UNSPACED)?.length ?? 0) / 2 : words
}

/** Words of a line that reads as prose (eight or more, ended like a sentence), else 0. */
export function proseWords(text: string, ended: boolean): number {
  // Most lines of a page end in a letter: their words need not be counted.
  return ended || text.endsWith(':') ? asProse(wordCount(text), ended) : 0
}

/** The words of a line that ends as a sentence or with a colon, where it reads as prose with so many; else 0. */
export function asProse(words: number, ended: boolean): number {
  return words >= 8 && (ended || words > 20) ? words : 0
}

/** First and last place of the stretch with the greatest sum; last before first when no sum is above 0. */
export function bestRun(gains: Float64Array): [first: number, last: number] {
  let best = 0
  let start = 0
  let last = -1
  let sum = 0
  let first = 0
  for (let i = 0; i < gains.length; i++) {
    if (sum <= 0) {
      sum = 0
      first = i
    }
    sum += gains[i]!
    if (sum > best) {
      best = sum
      start = first
      last = i
    }
  }
  return [start, last]
}

/** The run of lines that gains most when prose counts by its words (as `proseWords` gives them), everything else costs. */
export function proseRun(words: Float64Array): [first: number, last: number] {
  return bestRun(words.map((count) => (count > 0 ? Math.min(count, 60) : -12)))
}

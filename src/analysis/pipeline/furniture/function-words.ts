/** How much of a line is function words, which running text has and menus have not, in the language of its page. */
import { languages, stopwordCounts, stopwords } from '../stopwords.ts'
import type { Line } from './lines.ts'

const english = languages.indexOf('en')

/** Words of running text that are looked at to tell the language. */
const SAMPLE = 300
/** With fewer than this share of them in its list the text is in another language. */
const LEAST = 0.1
/** The share in running text of English, and in a line that is none. */
const USUAL = 0.42
const USUAL_ELSEWHERE = 0.2

/**
 * The share of a line's words that are function words. In other languages than English it is measured by the usual share
 * there; where no list fits, a line has what lines of its kind have in English.
 */
export function functionWordsOf(lines: readonly Line[]): (line: Line) => number {
  const sample: string[] = []
  for (const { prose, words } of lines) {
    if (prose > 0) sample.push(...words.slice(0, SAMPLE))
    if (sample.length >= SAMPLE) break
  }
  const shares = stopwordCounts(sample).map((count) => count / Math.max(sample.length, 1))
  const most = Math.max(...shares)
  // Of languages with as many of the words English comes first.
  const best = shares[english] === most ? english : shares.indexOf(most)
  if (sample.length > 0 && most < LEAST) return ({ prose }) => (prose > 0 ? USUAL : USUAL_ELSEWHERE)
  const list = stopwords[best]!
  const shareOf = ({ words }: Line) => {
    let count = 0
    for (const word of words) if (list.has(word)) count++
    return count / Math.max(words.length, 1)
  }
  return best === english ? shareOf : (line) => Math.min((shareOf(line) * USUAL) / most, 1)
}

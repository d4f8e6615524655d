/** How much of a line is function words, which running text has and menus have not, in the language of its page. */
import { wordList } from '../../../data.ts'
import type { Line } from './lines.ts'

const lists = wordList('paragraphs', 'stopwords').map(([, words]) => new Set(words!.split(' ')))
const english = lists[wordList('paragraphs', 'stopwords').findIndex(([language]) => language === 'en')]!

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
  const shareOf = (list: ReadonlySet<string>, words: readonly string[]) => {
    let count = 0
    for (const word of words) if (list.has(word)) count++
    return count / Math.max(words.length, 1)
  }
  let best = english
  let most = Math.max(shareOf(english, sample), LEAST)
  for (const list of lists) {
    const share = shareOf(list, sample)
    if (share > most) [best, most] = [list, share]
  }
  const isListed = sample.length === 0 || shareOf(best, sample) >= LEAST
  if (best === english && isListed) return ({ words }) => shareOf(english, words)
  if (!isListed) return ({ prose }) => (prose > 0 ? USUAL : USUAL_ELSEWHERE)
  return ({ words }) => Math.min((shareOf(best, words) * USUAL) / most, 1)
}

/** Labels of the places for advertisements, which part the paragraphs of an article. */
import { wordList } from '../../../data.ts'
import type { Line } from './lines.ts'

const labels = new Set(wordList('furniture', 'slot-labels').map(([words]) => words!))

const first = new Set([...labels].map((words) => words.split(' ', 1)[0]!))

/** In words. */
const LONGEST = 8

/** True for a line that is such a label and nothing else: “Advertisement”, “Story continues below”. */
export function isSlotLabel({ words }: Pick<Line, 'words'>): boolean {
  return words.length > 0 && words.length <= LONGEST && first.has(words[0]!) && labels.has(words.join(' '))
}

/** In lines: what can be skipped, at most. */
const LONGEST_SKIPPED = 10

/** The lines between “skip past newsletter promotion” and “after newsletter promotion”. */
export function skippedIn(lines: readonly Pick<Line, 'words'>[]): Set<number> {
  const skipped = new Set<number>()
  for (const [i, { words }] of lines.entries()) {
    if (words[0] !== 'skip' || words.length > LONGEST || words.length < 3) continue
    const rest = words.slice(words[1] === 'past' ? 2 : 1).join(' ')
    const end = lines
      .slice(i + 1, i + 2 + LONGEST_SKIPPED)
      .findIndex((line) => line.words.join(' ') === `after ${rest}`)
    for (let at = i + 1; at < i + 1 + end; at++) skipped.add(at)
  }
  return skipped
}

/** “2 / 5”, “2 of 5”: which picture of how many. */
const COUNTER = /^(\d{1,3})\s?(?:\/|of)\s?(\d{1,3})$/
/** Counters that make a series, at least. */
const FEWEST = 3
/** In words: what is printed below each of them, such as whose pictures they are. */
const LONGEST_BELOW = 4

/** The counters of a series of pictures or slides, each one more than the last, and a line that stands below each of them. */
export function countersIn(lines: readonly Line[]): number[] {
  const found: number[] = []
  for (const [i, { text, signs }] of lines.entries()) {
    const counter = signs.digits > 1 && text.length <= LONGEST_COUNTER ? text.match(COUNTER) : null
    if (counter !== null && Number(counter[1]) === found.length + 1 && Number(counter[2]) > found.length) found.push(i)
  }
  if (found.length < FEWEST) return []
  const below = lines[found[0]! + 1]
  const isBelow = (i: number) => lines[i + 1]?.text === below?.text
  return below && below.words.length <= LONGEST_BELOW && found.every(isBelow) ? found.flatMap((i) => [i, i + 1]) : found
}
/** In characters. */
const LONGEST_COUNTER = 10

/** The lines that stand below such counters, up to the next; below the last as many as below the others at most. */
export function slidesOf(lines: readonly Line[], counters: readonly number[]): Set<number> {
  const slides = new Set<number>()
  const own = new Set(counters)
  let [longest, size] = [0, 0]
  for (let i = counters[0] ?? lines.length; i < lines.length; i++) {
    if (own.has(i)) {
      longest = Math.max(longest, size)
      size = 0
    } else if (i < counters.at(-1)! || size < longest) {
      slides.add(i)
      size++
    } else break
  }
  return slides
}

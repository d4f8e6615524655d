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

/** Labels of the places for advertisements, which part the paragraphs of an article. */
import { wordList } from '../../../data.ts'
import type { Line } from './lines.ts'

const labels = new Set(wordList('furniture', 'slot-labels').map(([words]) => words!))

/** In words. */
const LONGEST = 8

/** True for a line that is such a label and nothing else: “Advertisement”, “Story continues below”. */
export function isSlotLabel({ words }: Pick<Line, 'words'>): boolean {
  return words.length > 0 && words.length <= LONGEST && labels.has(words.join(' '))
}

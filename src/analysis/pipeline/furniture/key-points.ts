/** Labels over the points that sum an article up: “Key points”, “In short”. */
import { wordList } from '../../../data.ts'
import type { Line } from './lines.ts'

const labels = new Set(wordList('furniture', 'summary-labels').map(([words]) => words!))

/** In words. */
const LONGEST = Math.max(...[...labels].map((label) => label.split(' ').length))

/** How many lines below such a label are points. */
export const MOST_POINTS = 6

/** True for a line that is such a label and nothing else. */
export const isSummaryLabel = ({ words }: Pick<Line, 'words'>): boolean =>
  words.length <= LONGEST && labels.has(words.join(' '))

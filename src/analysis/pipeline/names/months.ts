/** Months that were read as given names: “In April Banks told reporters”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import type { Tagged } from './tagged.ts'

const months = new Set(wordList('times', 'months').map(([month]) => month!))
/** What stands before a month, and seldom before somebody. */
const before = /^(?:in|since|until|till|during|early|late|mid|last|next|this)$/i

/** The names without the months before them. */
export const withoutMonths = (tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] =>
  marked.map((name) => {
    const { first, last } = name
    const isMonth = last > first && months.has(tokens[first]!.text.toLowerCase())
    return isMonth && before.test(tokens[first - 1]?.text ?? '') ? { ...name, first: first + 1 } : name
  })

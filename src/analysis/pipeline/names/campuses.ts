/** Universities that are called after their state: “Ohio State”, “Texas A&M”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { phrase } from './companies.ts'
import type { Tagged } from './tagged.ts'

/** States of the United States, in lower case; one whose name ends in “State” is that. */
const states = new Set(
  wordList('entities', 'regions')
    .filter(([country]) => country === 'US')
    .flatMap(([, names]) => names!.toLowerCase().split('|')),
)

/** The names with such universities as organisations. */
export const withCampuses = (tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] =>
  marked.map((name) => {
    const { first, last, type } = name
    const isState = (end: number) => states.has(phrase(tokens, first, end + 1))
    if (type !== 'place') return name
    if (tokens[last + 1]?.text === 'A&M' && isState(last)) return { first, last: last + 1, type: 'organisation' }
    // “in Ohio State”, “Washington State voted” are no university.
    const isLand = /^(?:in|across|the)$/i.test(tokens[first - 1]?.text ?? '') || isState(last)
    return tokens[last]!.text === 'State' && isState(last - 1) && !isLand ? { first, last, type: 'organisation' } : name
  })

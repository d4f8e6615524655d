/** Days of the week that are given names behind a form of address: “Mr Sunday Eze”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { followsAddress } from './address.ts'
import { replacing, type Tagged } from './tagged.ts'

const weekdays = new Set(wordList('times', 'weekdays').map(([day]) => day!))

/** The names with such a day as part of the name behind it. */
export function withWeekdays(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const found = marked.flatMap(({ first, last }, i): Tagged[] => {
    const day = weekdays.has(tokens[first]!.text.toLowerCase()) ? first : first - 1
    const next = day === first && marked[i + 1]?.first === last + 1 ? marked[i + 1] : undefined
    if (day < 1 || !weekdays.has(tokens[day]!.text.toLowerCase()) || !followsAddress(tokens, day)) return []
    return [{ first: day, last: next?.last ?? last, type: 'person' }]
  })
  return replacing(marked, found)
}

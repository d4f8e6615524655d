/** Storms that are called like people: “Hurricane Lena weakened. Lena had killed nine.” */
import { wordList } from '../../../data.ts'
import type { Reading } from './companies.ts'
import type { Tagged } from './tagged.ts'
import { INITIAL } from './words.ts'

const storms = new Set(wordList('names', 'storm').map(([word]) => word!))

/** Each sentence’s names without those of storms, in full and bare. */
export function withoutStorms(readings: readonly Reading[]): Tagged[][] {
  const called = new Set<string>()
  const people = new Set<string>()
  const isStorm = ({ words }: Reading, i: number) =>
    storms.has(words[i]!.text) && words[i + 1]?.kind === INITIAL && words[i + 2]?.kind !== INITIAL
  for (const reading of readings) {
    const { words, marked } = reading
    for (const i of words.keys()) if (isStorm(reading, i)) called.add(words[i + 1]!.text)
    for (const { first, last, type } of marked)
      if (type === 'person' && last > first && !isStorm(reading, last - 1)) people.add(words[last]!.text)
  }
  return readings.map((reading) => {
    const { words, marked } = reading
    if (called.size === 0) return [...marked]
    return marked.filter(({ first, last, type }) => {
      if (type !== 'person' && type !== 'organisation') return true
      const bare = first === last && called.has(words[last]!.text) && !people.has(words[last]!.text)
      return !bare && !(last > first && isStorm(reading, last - 1)) && !(first === last && isStorm(reading, first))
    })
  })
}

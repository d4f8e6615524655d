/** Ruling houses: “the Scaldwell dynasty”, and “the Scaldwell” in the rest of the document. */
import { wordList } from '../../../data.ts'
import type { Reading } from './companies.ts'
import { bit } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { INITIAL, type Word } from './words.ts'

const nouns = new Set(wordList('names', 'house').map(([noun]) => noun!))

const article = /^the$/i

/** A word with a capital that is not the name of a people (“the Ottoman dynasty”). */
const isProper = ({ kind, lists }: Word) => kind === INITIAL && !(lists & bit('people'))

/** Each sentence’s names, with those of ruling houses as organisations. */
export function withHouses(readings: readonly Reading[]): Tagged[][] {
  const houses = new Set<string>()
  const people = new Set<string>()
  for (const { tokens, words, marked } of readings) {
    for (const { first, last, type } of marked) if (type === 'person' && last > first) people.add(words[last]!.text)
    for (let i = 1; i + 1 < tokens.length; i++)
      if (nouns.has(tokens[i + 1]!.text.toLowerCase()) && isProper(words[i]!) && article.test(tokens[i - 1]!.text))
        houses.add(words[i]!.text)
  }
  if (houses.size === 0) return readings.map(({ marked }) => [...marked])
  return readings.map((reading) => {
    const found = reading.words.flatMap((word, i): Tagged[] =>
      houses.has(word.text) && isHouse(reading, i)
        ? // “the Moss dynasty” beside Ada Moss is her family.
          [{ first: i, last: i, type: people.has(word.text) ? 'person' : 'organisation' }]
        : [],
    )
    return replacing(reading.marked, found)
  })
}

/** Whether word `i` stands behind “the”, before nothing that it would be a part of. */
function isHouse({ tokens, words, marked }: Reading, i: number): boolean {
  if (!article.test(tokens[i - 1]?.text ?? '')) return false
  if (nouns.has(tokens[i + 1]?.text.toLowerCase() ?? '')) return true
  if (words[i]!.lists & bit('common')) return false
  const name = nameAt(marked, i)
  return words[i + 1]?.kind !== INITIAL && (!name || name.first === name.last)
}

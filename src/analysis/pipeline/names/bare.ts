/** Nouns in capitals that are no names by themselves: “the Council”, “the Speaker”, “the Kingdom”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit } from './table.ts'
import type { Tagged } from './tagged.ts'
import type { Word } from './words.ts'

const newspapers = new Set(wordList('names', 'newspaper').map(([word]) => word!))
const forces = new Set(wordList('names', 'force').map(([word]) => word!))

/** What such a noun would be the head of, and what it is not where it is a name. */
const bareness = {
  organisation: { heads: bit('head'), names: bit('organisation') | bit('division') | bit('site') },
  person: { heads: bit('title'), names: 0 },
  place: { heads: bit('common'), names: bit('country') | bit('city') | bit('division') | bit('landform') },
  other: { heads: 0, names: 0 },
} as const

/** The names without those that are a noun behind “the”: what it stands for is told by the names before it. */
export function withoutBareNouns(
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
  return marked.filter(({ first, last, type }) => {
    if (first !== last || tokens[first - 1]?.text.toLowerCase() !== 'the') return true
    const { lists, text } = words[first]!
    const { heads, names } = bareness[type]
    return (
      !(lists & heads) ||
      !(lists & bit('common')) ||
      (lists & names) !== 0 ||
      forces.has(text) ||
      (type === 'organisation' && newspapers.has(text))
    )
  })
}

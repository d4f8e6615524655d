/** Words in capitals that are no names by themselves: “the Council”, “the Speaker”, “the Kingdom”, “a Picasso”. */
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

/** “won an Oscar and a Tony”: one of many that are called like somebody, unless a noun follows (“a Moss aide”). */
const isOneOfMany = (tokens: readonly Token[], { first, last, type }: Tagged) =>
  type === 'person' &&
  first === last &&
  /^an?$/i.test(tokens[first - 1]?.text ?? '') &&
  !/^(?:NOUN|PROPN|ADJ|NUM|PART)$/.test(tokens[last + 1]?.pos ?? '') &&
  !/^[-‑–’'“"(]/.test(tokens[last + 1]?.text ?? '')

/** The names without those that are a noun behind “the”: what it stands for is told by the names before it. */
export function withoutBareNouns(
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
  return marked.filter((name) => {
    const { first, last, type } = name
    if (isOneOfMany(tokens, name)) return false
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

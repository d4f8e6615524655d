/** Two names that “and” joins: “the Herald and the Post” are two, “Avon and Kent Police”, “Pell & Marsh” are one. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit } from './table.ts'
import { replacing, type Tagged } from './tagged.ts'
import type { Word } from './words.ts'

const forces = new Set(wordList('names', 'shared-force').map(([word]) => word!))
const region = bit('city') | bit('town') | bit('division') | bit('landform')

/** The names, each firm of two partners and each force of two places as one name. */
export function withPairs(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const joined = marked.flatMap((name, i): Tagged[] => {
    const before = marked[i - 1]
    if (before?.last !== name.first - 2) return []
    if (isFirm(tokens, before, name)) return [{ first: before.first, last: name.last, type: 'organisation' }]
    if (before.type === 'person' || !/^(?:and|&)$/.test(tokens[name.first - 1]!.text)) return []
    const last = forces.has(tokens[name.last]!.text) ? name.last : name.last + 1
    const isForce = last > name.first && forces.has(tokens[last]?.text ?? '')
    const places = [before.last, last - 1].every((i) => words[i]!.lists & region)
    return isForce && places ? [{ first: before.first, last, type: 'organisation' }] : []
  })
  return replacing(marked, joined)
}

/** “Pell & Marsh”, “Pell and Pell”: partners by their surnames. */
function isFirm(tokens: readonly Token[], before: Tagged, { first, last, type }: Tagged): boolean {
  if (type === 'place' || before.type === 'place' || first !== last) return false
  const [one, sign, other] = tokens.slice(before.last, first + 1).map(({ text }) => text)
  return sign === '&' || (sign === 'and' && one === other && before.first === before.last)
}

/** The names, “Herald and the Post” behind “the” as two. */
export const withoutPairs = (tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] =>
  marked.flatMap((name) => twoOf(tokens, name))

function twoOf(tokens: readonly Token[], name: Tagged): Tagged[] {
  const { first, last, type } = name
  const article = (i: number) => tokens[i]?.text.toLowerCase() === 'the'
  const and = first + 1
  if (type !== 'organisation' || !article(first - 1) || tokens[and]?.text !== 'and' || !article(and + 1)) return [name]
  return and + 2 > last
    ? [name]
    : [
        { first, last: first, type },
        { first: and + 2, last, type },
      ]
}

/** Companies that no list knows, told by their legal form or by what is said of them: their shares, profits, customers. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { followsAddress } from './address.ts'
import { isForm } from './firms.ts'
import { bit } from './table.ts'
import { replacing, type Tagged } from './tagged.ts'
import { INITIAL, MIXED, type Word } from './words.ts'

/** A sentence as read. */
export interface Reading {
  tokens: readonly Token[]
  words: readonly Word[]
  marked: readonly Tagged[]
}

const frames = (() => {
  const rows = wordList('names', 'company-frame')
  const of = (kind: string) => new Set(rows.flatMap(([is, phrase]) => (is === kind ? [phrase!] : [])))
  return { before: of('before'), after: of('after'), own: of('own'), does: of('does') }
})()
/** Words in the longest row of `before`. */
const longest = 3
/** How far behind the name “its profits” is looked for, in tokens. */
const reach = 9

const known = bit('country') | bit('city') | bit('town') | bit('division') | bit('people') | bit('common')
const someone = bit('given') | bit('surname')

/** A word in capitals that no list has and that is no part of anybody’s name. */
const isNew = ({ kind, lists, text }: Word, people: ReadonlySet<string>) =>
  (kind === INITIAL || kind === MIXED) && !(lists & known) && !people.has(text)

/** Each sentence’s names, with the words that the document treats as a company’s name as organisations. */
export function withCompanies(readings: readonly Reading[]): Tagged[][] {
  const people = new Set<string>()
  for (const { words, marked } of readings)
    for (const { first, last, type } of marked)
      if (type === 'person' && last > first) for (let i = first; i <= last; i++) people.add(words[i]!.text)
  const companies = new Set<string>()
  for (const { tokens, words, marked } of readings)
    for (const { first, last, type } of marked)
      if (type === 'organisation' && isForm(tokens[last]) && last === first + 1 && isNew(words[first]!, people))
        companies.add(words[first]!.text)
  for (const reading of readings)
    for (const [i, word] of reading.words.entries())
      if (isNew(word, people) && isCompany(reading, i)) companies.add(word.text)
  return readings.map(({ tokens, words, marked }) => {
    if (companies.size === 0) return [...marked]
    const found = words.flatMap((word, i): Tagged[] => {
      if (!companies.has(word.text) || followsAddress(tokens, i)) return []
      const name = marked.find(({ first, last }) => first <= i && last >= i)
      return name && name.first !== name.last ? [] : [{ first: i, last: i, type: 'organisation' }]
    })
    return replacing(marked, found)
  })
}

/** Whether word `i`, alone between words in lower case, stands in a frame. */
function isCompany({ tokens, words, marked }: Reading, i: number): boolean {
  const { lists } = words[i]!
  if (words[i + 1]?.kind === INITIAL || (i > 1 && words[i - 1]!.kind === INITIAL)) return false
  if (marked.some(({ first, last }) => first <= i && last >= i && first !== last)) return false
  if (ownsBehind(tokens, i)) return true
  if (lists & someone) return false
  for (let length = 1; length <= longest && length <= i; length++)
    if (frames.before.has(phrase(tokens, i - length, i))) return true
  const owner = /^['’]s?$/.test(tokens[i + 1]?.text ?? '')
  if (frames.after.has(tokens[i + (owner ? 2 : 1)]?.text ?? '')) return true
  return tokens[i + 1]?.text === ',' && tokens[i + 2]?.text === 'which' && frames.does.has(tokens[i + 3]?.text ?? '')
}

/** “X said on Thursday that its profits”: what it says or does, and its own. */
function ownsBehind(tokens: readonly Token[], i: number): boolean {
  if (tokens[i + 1]?.pos !== 'VERB' && tokens[i + 1]?.pos !== 'AUX') return false
  for (let k = i + 2; k <= i + reach && k + 1 < tokens.length; k++) {
    if (/^(?:his|her|he|she|their|they)$/.test(tokens[k]!.text)) return false
    if (tokens[k]!.text === 'its')
      return frames.own.has(tokens[k + 1]!.text) || frames.own.has(tokens[k + 2]?.text ?? '')
  }
  return false
}

const phrase = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from, to)
    .map(({ text }) => text.toLowerCase())
    .join(' ')

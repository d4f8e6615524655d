/** Places that were read as somebody or something: “the village of Osk”, “Osk is a village in”, “the Osk river”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { followsAddress } from './address.ts'
import { phrase } from './companies.ts'
import { trades } from './firms.ts'
import { bit } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { INITIAL, type Word } from './words.ts'

const settlements = new Set(wordList('names', 'settlement').map(([word]) => word!))
/** “residents of” */
const dwellers = new Set(wordList('names', 'dweller').map(([words]) => words!.toLowerCase()))
const someone = bit('given') | bit('surname')
/** How far behind “is a” the noun for a place stands, in tokens. */
const reach = 4

/** The names with those of places as places, and with those that were passed over behind “the village of”. */
export function withWhereabouts(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const out: Tagged[] = []
  for (const name of replacing(marked, passedOver(tokens, words, marked))) {
    const before = out.at(-1)
    const isNext = before?.type === 'place' && before.last === name.first - 2 && isOf(tokens, before.first, true)
    const joined = isNext && /^(?:and|or|,)$/.test(tokens[name.first - 1]!.text)
    const isPlace =
      isOf(tokens, name.first) ||
      isDwelt(tokens, name) ||
      joined ||
      isSettlement(tokens, name) ||
      isLand(tokens, words, name)
    const isOpen = name.type === 'person' || (name.type === 'organisation' && !isBody(tokens, words, name))
    out.push(isPlace && isOpen ? { ...name, type: 'place' } : name)
  }
  return out
}

/** “residents of Osk”, “the MP for Osk Vale”; not “a native of Moss’s village”. */
const isDwelt = (tokens: readonly Token[], { first, last, type }: Tagged): boolean =>
  type === 'person' && dwellers.has(phrase(tokens, first - 2, first)) && !/^['’]s?$/.test(tokens[last + 1]?.text ?? '')

/** Words in capitals alone behind “the village of”. */
function passedOver(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  return words.flatMap(({ kind }, first): Tagged[] => {
    if (kind !== INITIAL || !isOf(tokens, first) || nameAt(marked, first)) return []
    const isAlone = words[first + 1]?.kind !== INITIAL
    return isAlone ? [{ first, last: first, type: 'place' }] : []
  })
}

/** “the home province of Osk Motors” */
const isBody = (tokens: readonly Token[], words: readonly Word[], { last }: Tagged) =>
  (words[last]!.lists & (bit('head') | bit('organisation'))) !== 0 || trades.has(tokens[last]!.text)

/** “the village of Osk”, “villages of Osk and Melle” */
const isOf = (tokens: readonly Token[], first: number, isPlural = false): boolean => {
  const noun = tokens[first - 2]?.text.toLowerCase() ?? ''
  if (tokens[first - 1]?.text !== 'of' || (isPlural && !noun.endsWith('s'))) return false
  return settlements.has(noun.replace(/ies$/, 'y').replace(/s$/, ''))
}

/** “Osk is a village in”, “Osk, a port on” */
function isSettlement(tokens: readonly Token[], { last }: Tagged): boolean {
  const is = /^(?:is|was|,)$/.test(tokens[last + 1]?.text ?? '')
  if (!is || !/^an?$/.test(tokens[last + 2]?.text ?? '')) return false
  for (let i = last + 3; i < last + 3 + reach; i++) {
    const { text, pos } = tokens[i] ?? { text: '', pos: 'PUNCT' }
    if (settlements.has(text)) return /^(?:ADP|PUNCT)$/.test(tokens[i + 1]?.pos ?? '') && tokens[i + 1]!.text !== 'by'
    if (!/^(?:ADJ|NOUN|ADV|VERB)$/.test(pos)) return false
  }
  return false
}

/** “the Osk river”, “Osk village”: a word that is nobody’s name on the lists, before the noun. */
const isLand = (tokens: readonly Token[], words: readonly Word[], { first, last, type }: Tagged): boolean =>
  type === 'person' &&
  first === last &&
  !(words[first]!.lists & someone) &&
  !followsAddress(tokens, first) &&
  settlements.has(tokens[last + 1]?.text ?? '')

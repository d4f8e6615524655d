/** Two names that “and” joins: “the Herald and the Post” are two, “Avon and Kent Police”, “Pell & Marsh” are one. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { isForm } from './firms.ts'
import { bit, located } from './table.ts'
import { replacing, type Tagged } from './tagged.ts'
import { INITIAL, LOWER, type Word } from './words.ts'

const newspapers = new Set(wordList('names', 'newspaper').map(([word]) => word!))
const forces = new Set(wordList('names', 'shared-force').map(([word]) => word!))

/** Whether a token, in a capital, is what a place’s force, service or council is called behind its name: “Surrey Police”. */
export const isForce = (token: Token | undefined): boolean => token !== undefined && forces.has(token.text)

/** The names, each firm of two partners and each force of two places as one name. */
export function withPairs(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const joined = marked.flatMap((name, i): Tagged[] => {
    const before = marked[i - 1]
    if (before?.last !== name.first - 2) return []
    if (isFirm(tokens, words, before, name)) return [{ first: before.first, last: name.last, type: 'organisation' }]
    if (before.type === 'person' || isForce(tokens[before.last])) return []
    if (!/^(?:and|&)$/.test(tokens[name.first - 1]!.text)) return []
    const last = isForce(tokens[name.last]) ? name.last : name.last + 1
    const isShared = last > name.first && isForce(tokens[last])
    const places = [before.last, last - 1].every((i) => words[i]!.lists & located)
    return isShared && places ? [{ first: before.first, last, type: 'organisation' }] : []
  })
  return withFirstPartners(tokens, replacing(replacing(marked, joined), newFirms(tokens, words, marked)))
}

/** “Dodd, Pell & Marsh”: the name of a firm with the partners before its comma. */
function withFirstPartners(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const out: Tagged[] = []
  for (const name of marked) {
    let { first } = name
    if (name.type === 'organisation' && tokens[first + 1]?.text === '&' && first < name.last)
      for (let before = out.at(-1); before; before = out.at(-1)) {
        const isPartner = before.first === before.last && before.last === first - 2 && tokens[first - 1]!.text === ','
        if (!isPartner || before.type === 'place' || before.type === 'other') break
        first = out.pop()!.first
      }
    out.push({ ...name, first })
  }
  return out
}

/** “Salt & Honey is a bakery”: two words in capitals that were passed over, with a verb in the singular behind them. */
function newFirms(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const found: Tagged[] = []
  for (let sign = 1; sign + 1 < tokens.length; sign++) {
    if (tokens[sign]!.text !== '&') continue
    const [first, last] = [sign - 1, sign + 1]
    const names = words[first]!.kind === INITIAL && words[last]!.kind === INITIAL
    if (!names || words[first - 1]?.kind === INITIAL || !acts(tokens, last + 1)) continue
    if (words[last]!.folded.endsWith('s')) continue
    const isTaken = marked.some((name) => name.type !== 'other' && name.first <= last && name.last >= first)
    if (!isTaken) found.push({ first, last, type: 'organisation' })
  }
  return found
}

/** Whether a verb stands there, and no noun in the plural before a verb (“rules changed”). */
const acts = (tokens: readonly Token[], i: number) =>
  tokens[i]?.pos === 'AUX' || (tokens[i]?.pos === 'VERB' && !/^(?:AUX|VERB)$/.test(tokens[i + 1]?.pos ?? ''))

/** “Pell & Marsh”, “Pell and Pell”: partners by their surnames, but not “Brighton & Hove”. */
function isFirm(
  tokens: readonly Token[],
  words: readonly Word[],
  before: Tagged,
  { first, last, type }: Tagged,
): boolean {
  const arePlaces = [before.last, last].every((i) => words[i]!.lists & located)
  const isPlace = type === 'place' || before.type === 'place'
  if ((isPlace && arePlaces) || first !== last) return false
  const [one, sign, other] = tokens.slice(before.last, first + 1).map(({ text }) => text)
  return sign === '&' || (sign === 'and' && one === other && before.first === before.last)
}

/** The names, each pair of bodies that was read as one as two. */
export const withoutPairs = (tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] =>
  marked.flatMap((name) => (name.type === 'organisation' ? twoOf(tokens, words, name) : [name]))

/**
 * “the Herald and the Post”, “with Grey Heron and Loud Attic”, “Orvano, Tessel and Marn”: what “and” joins is two where
 * each side has two words or more and neither says what both are, and at the end of a list.
 */
function twoOf(tokens: readonly Token[], words: readonly Word[], name: Tagged): Tagged[] {
  const { first, last, type } = name
  const article = (i: number) => tokens[i]?.text.toLowerCase() === 'the'
  let and = first + 1
  while (and < last && tokens[and]!.text !== 'and') and++
  if (and >= last) return [name]
  const sides = (from: number): Tagged[] => [
    { first, last: and - 1, type },
    { first: from, last, type },
  ]
  if (article(first - 1) && and === first + 1 && article(and + 1) && and + 2 <= last) return sides(and + 2)
  // “Haaretz and The Times”
  if (article(and + 1) && and + 2 === last && newspapers.has(tokens[last]!.text)) return sides(last)
  if (
    article(first - 1) ||
    [...words.slice(first, and), ...words.slice(and + 1, last + 1)].some(({ kind }) => kind === LOWER)
  )
    return [name]
  const isList = tokens[first - 1]?.text === ',' && words[first - 2]?.kind === INITIAL && last === first + 2
  const isTwice = and - first > 1 && last - and > 1 && !isForm(tokens[last])
  const isProper = ({ lists, noun }: Word) => noun === 0 && !(lists & (bit('common') | bit('head')))
  const both = words.slice(first, and).some(isProper) && words.slice(and + 1, last + 1).some(isProper)
  return both && (isList || isTwice) ? sides(and + 1) : [name]
}

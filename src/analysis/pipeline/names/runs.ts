/**
 * Organisations of whose names the tagger took a part alone, or the beginning for somebody: “Home Depot”, “Ada Moss
 * Foundation”, “Pell’s Broadcasting Ltd”.
 */
import type { Token } from '../stage.ts'
import { isOwner } from './companies.ts'
import { isForm, trades } from './firms.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { INITIAL, type Word } from './words.ts'

/** Longest run of words behind the name, in tokens. */
const longest = 4

/** The names, each part of a listed organisation or country, and each person before an organisation’s noun, as all of its name. */
export function withRuns(
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
  const isListed = (first: number, last: number) => (listsAt(table, tokens, first, last) & bit('organisation')) !== 0
  const isOpen = (i: number) => words[i]?.kind === INITIAL && nameAt(marked, i) === undefined
  const whole = marked.flatMap((name): Tagged[] => {
    const { first, last } = name
    // “DR Congo”
    const isCountry = first > 0 && (listsAt(table, tokens, first - 1, last) & bit('country')) !== 0
    if (isCountry && /^\p{Lu}/u.test(tokens[first - 1]!.text) && nameAt(marked, first - 1) === undefined)
      return [{ first: first - 1, last, type: 'place' }]
    if (!isListed(first, last)) {
      if (isOpen(first - 1) && isListed(first - 1, last)) return [{ first: first - 1, last, type: 'organisation' }]
      if (isOpen(last + 1) && isListed(first, last + 1)) return [{ first, last: last + 1, type: 'organisation' }]
    }
    if (name.type !== 'person' && name.type !== 'organisation') return []
    const from = isOwner(tokens, last) ? last + 2 : last + 1
    let end = from
    while (end - from < longest && words[end]?.kind === INITIAL && isFree(marked, end)) end++
    const noun = end - 1
    if (noun < from || words[end]?.kind === INITIAL) return []
    const isFirm = isForm(tokens[noun])
    // “Moss’s Department” is hers, “Moss’s Foods Ltd” is a firm.
    const isWhole =
      from > last + 1 || name.type === 'organisation'
        ? isFirm && noun > last + 1
        : isFirm || (words[noun]!.lists & bit('head')) !== 0 || trades.has(tokens[noun]!.text)
    return isWhole ? [{ first, last: noun, type: 'organisation' }] : []
  })
  return replacing(marked, whole)
}

/** Whether no name that is told apart from others stands there. */
const isFree = (marked: readonly Tagged[], i: number) => {
  const name = nameAt(marked, i)
  return name === undefined || name.type === 'organisation'
}

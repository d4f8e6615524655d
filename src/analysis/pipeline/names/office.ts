/** Offices written before their bearers, which the tagger took into a name: “Deputy Council Leader Ada Moss”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit, listsAt, listsOf, type PhraseTable, populated } from './table.ts'
import type { Tagged } from './tagged.ts'

const title = bit('title')
const given = bit('given')
const organisation = bit('organisation')
const noPerson = bit('head') | bit('site')

/** “ESA Director Ada Moss”: initials that no list has, but not those of a state. */
const initials = /^\p{Lu}{3,6}$/u
const noBody = bit('country') | bit('division') | bit('people')

const officers = new Set(wordList('names', 'officer').map(([word]) => word!))
const ranks = new Set(wordList('names', 'rank').map(([word]) => word!.toLowerCase()))

/**
 * Last token of what is left of `tokens[first..last]`, right before a person’s name, without the office at its end
 * (“Senate” of “Senate Majority Leader”); `first - 1` when the office is all.
 */
export function beforeOffice(table: PhraseTable, tokens: readonly Token[], first: number, last: number): number {
  if (!(listsOf(table, tokens[last]!.text) & title)) return last
  let end = last - 1
  while (end >= first && ranks.has(tokens[end]!.text.toLowerCase())) end--
  return end
}

/** Last token of a county or city in `tokens[first..last]` without its officer, right before whom he is: “Pike County Sheriff”. */
export function beforeOfficer(tokens: readonly Token[], first: number, last: number): number {
  const next = tokens[last + 1]
  if (!next || !/^\p{Lu}/u.test(next.text)) return last
  // “Pike County District Attorney Ada Moss”
  const office = officers.has(tokens[last]!.text) || (tokens[last]!.text === 'District' && next.text === 'Attorney')
  return office && last > first && /^(?:County|City|Parish|Borough)$/.test(tokens[last - 1]!.text) ? last - 1 : last
}

/** “Labour Minister Ada Moss”: what the ministry is for, and no party. */
const isPortfolio = (tokens: readonly Token[], { first, last }: Tagged): boolean =>
  first === last &&
  /^Labou?r$/.test(tokens[first]!.text) &&
  /^(?:Minister|Secretary|Commissioner|Inspector)$/.test(tokens[last + 1]?.text ?? '')

/**
 * The names of bodies and places without the office at their end that belongs to whoever holds it: “the State Department
 * Spokesperson”, “the Leeds Coroner”.
 */
export const withoutOffices = (table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] =>
  marked.flatMap((name) => {
    const { first, last, type } = name
    if (type !== 'organisation' && type !== 'place') return name
    if (isPortfolio(tokens, name)) return []
    const lists = listsOf(table, tokens[last]!.text)
    const isLand = last > first && (listsAt(table, tokens, first, last - 1) & populated) !== 0
    const isOffice =
      type === 'place' || isLand
        ? officers.has(tokens[last]!.text)
        : (lists & title) !== 0 && !(lists & (given | bit('surname') | noPerson))
    const isPlain = tokens.slice(first, last).every(({ text }) => /^[\p{Lu}\p{N}]/u.test(text))
    // “the Coast Coordinator (CAC)”
    const hasInitials = tokens[last + 1]?.text === '(' && /^\p{Lu}{2,}$/u.test(tokens[last + 2]?.text ?? '')
    if (!isOffice || !isPlain || hasInitials || last === first || listsAt(table, tokens, first, last) !== 0) return name
    return { first, last: last - 1, type: isLand ? 'place' : type }
  })

/**
 * The token of the organisation, listed or in initials, before the office that stands before the name opening at `first` (“Senate” in
 * “Senate Majority Leader Ada Moss”); null when there is none.
 */
export function bodyBefore(table: PhraseTable, tokens: readonly Token[], first: number): number | null {
  // In a line of capitals all words look like initials.
  if (/^\p{Lu}{2}/u.test(tokens[first]!.text)) return null
  let i = first - 1
  while (
    i >= 0 &&
    /^\p{Lu}/u.test(tokens[i]!.text) &&
    (listsOf(table, tokens[i]!.text) & title || ranks.has(tokens[i]!.text.toLowerCase()))
  )
    i--
  if (i < 0 || i === first - 1 || !/^\p{Lu}/u.test(tokens[i]!.text)) return null
  const lists = listsOf(table, tokens[i]!.text)
  const body = lists & organisation || (initials.test(tokens[i]!.text) && !(lists & noBody))
  return body && !(lists & title) && !/^\p{Lu}/u.test(tokens[i - 1]?.text ?? '') ? i : null
}

/** First token of the person in `tokens[first..last]` when an office and a full name stand there; null otherwise. */
export function bearerOfOffice(
  table: PhraseTable,
  tokens: readonly Token[],
  first: number,
  last: number,
): number | null {
  const on = (i: number) => listsOf(table, tokens[i]!.text)
  // A person’s name has two to four words, and none of them makes it a house or a street.
  for (let i = last - 2; i >= Math.max(first, last - 4); i--) {
    if (!(on(i) & title) || on(i) & given || !(on(i + 1) & given) || on(i + 1) & title) continue
    for (let j = i + 1; j <= last; j++) if (on(j) & noPerson || !/\p{L}/u.test(tokens[j]!.text)) return null
    return i + 1
  }
  return null
}

/** Where a name begins and ends once the tagger has marked it: without titles, article and possessive. */
import { entriesByKind, wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { followsPrefix } from './prefixes.ts'
import { isDedicated } from './saints.ts'
import type { TaggedType } from './tags.ts'

const honorifics = new Set(wordList('names', 'honorific').map(([word]) => word!.toLowerCase()))

/** What a company is, before its name at the start of a sentence: “Chipmaker Orvano fell”. */
const openers = entriesByKind('names', 'company-frame')('opener')

/** Nothing but titles: “Sir”, “DCI”. */
export const isTitleAlone = (tokens: readonly Token[], first: number, last: number): boolean => {
  for (let i = first; i <= last; i++)
    if (!honorifics.has(tokens[i]!.text.toLowerCase().replace(/\.$/, ''))) return false
  return true
}

const keepsArticle = new Set(wordList('names', 'article').map(([word]) => word!.toLowerCase()))

const particles = new Set(wordList('names', 'particle').map(([word]) => word!))
const isLower = /^\p{Ll}+$/u
/** Whether a word behind `from`, apart from it, opens with a capital. */
const opens = (tokens: readonly Token[], from: number, to: number) =>
  tokens[from + 1]!.start > tokens[from]!.end &&
  tokens.slice(from + 1, to + 1).some(({ text }) => /^\p{Lu}/u.test(text))

const possessives = new Set(wordList('names', 'possessive').map(([word]) => word!))
/** Whether the possessive behind a token is part of a name: “Sainsbury’s”. */
export const keepsPossessive = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1] !== undefined && possessives.has(`${tokens[at]!.text}${tokens[at + 1]!.text}`.replace("'", '’'))

/** “ex-Chelsea”, “Pro-Moscow”, but not “Anti-Defamation League”. */
const opensWithPrefix = (tokens: readonly Token[], from: number, to: number) =>
  from + 2 <= to && followsPrefix(tokens, from + 2) && (isLower.test(tokens[from]!.text) || from + 2 === to)

const isNounBehind = (token: Token | undefined) => token?.pos === 'NOUN' && isLower.test(token.text)

const hasLetter = /\p{L}/u

/** Index of the first and last token of the name in `tokens[first..last]`; null when nothing of it is left. */
export function trim(
  tokens: readonly Token[],
  first: number,
  last: number,
  type: TaggedType,
): { first: number; last: number } | null {
  let from = first
  let to = last
  if (keepsPossessive(tokens, to)) to++
  // “née Vale” is no other person
  if (/^n[ée]e$/.test(tokens[from]!.text)) return null
  // “Ada (nee Moss”
  const bracket = tokens.slice(from, to + 1).findIndex(({ text }) => text === '(')
  if (type === 'person' && bracket > 0 && tokens[to]!.text !== ')') to = from + bracket - 1
  while (to > from && /^['’]s?$/.test(tokens[to]!.text) && !keepsPossessive(tokens, to - 1)) to--
  const opened = from === 0 && from < to && type !== 'place' && openers.has(tokens[0]!.text.toLowerCase())
  if (opened && /^\p{Lu}/u.test(tokens[1]!.text)) from++
  const hasArticle = keepsArticle.has(tokens[to]!.text.toLowerCase())
  if (from < to && tokens[from]!.text.toLowerCase() === 'the' && !hasArticle) from++
  // “A Ministry of Fish official”: the article is that of the noun behind the name.
  if (from < to && /^An?$/.test(tokens[from]!.text) && isNounBehind(tokens[to + 1])) from++
  if (hasArticle && from === to && tokens[from - 1]?.text === 'The') from--
  if (type === 'person' && !isDedicated(tokens, from, to))
    while (
      from < to &&
      (honorifics.has(tokens[from]!.text.toLowerCase().replace(/\.$/, '')) || /^[.,-]$/.test(tokens[from]!.text))
    )
      from++
  if (opensWithPrefix(tokens, from, to)) from += 2
  // “southern Norway”, “colony Byzantium”
  if (type === 'place' || type === 'organisation')
    while (
      from < to &&
      isLower.test(tokens[from]!.text) &&
      !particles.has(tokens[from]!.text) &&
      opens(tokens, from, to)
    )
      from++
  // Money is no place: “US$ 5”.
  if (tokens[to]!.text.endsWith('$')) return null
  for (let i = from; i <= to; i++) if (hasLetter.test(tokens[i]!.text)) return { first: from, last: to }
  return null
}

/** Names of firms: where they end, the town behind them, and partners joined by “and”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit, listsOf, type PhraseTable } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'

const bare = (token: Token | undefined) => token?.text.toLowerCase().replaceAll('.', '') ?? ''
const capital = (token: Token | undefined) => token !== undefined && /^\p{Lu}/u.test(token.text)

const legalForms = new Set(wordList('names', 'legal-form').map(([word]) => word!.toLowerCase()))
const partners = new Set(wordList('names', 'partner').map(([word]) => word!))
/** Trades and legal forms that end the full name of a company. */
export const trades: ReadonlySet<string> = new Set(wordList('names', 'company').map(([word]) => word!))
/** Longest name before a short form, in tokens. */
const longest = 3

/** Whether a token is a legal form (“Ltd.”). */
export const isForm = (token: Token | undefined): boolean => legalForms.has(bare(token))

/** The names with firms whole (“Halloran, Pike and Sons Ltd”) and ending at their legal form (“Inc of Duluth”). */
export function withFirms(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const whole = withPartners(tokens, withShortForms(tokens, marked)).flatMap((name) => atLegalForm(table, tokens, name))
  return whole.filter((name, i) => i === 0 || whole[i - 1]!.last < name.first)
}

function withPartners(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const out: Tagged[] = []
  for (const name of marked) {
    const firm = joined(tokens, name, out)
    out.push(firm ?? name)
  }
  return out.filter((name, i) => i === 0 || out[i - 1]!.last < name.first)
}

/** The firm that ends with a name or right behind it; takes the partners before it off `before`. */
function joined(tokens: readonly Token[], name: Tagged, before: Tagged[]): Tagged | null {
  if (name.type !== 'person' && name.type !== 'organisation') return null
  const partnersAt = (i: number) =>
    partners.has(tokens[i]?.text.replace(/\.$/, '') ?? '') && /^(?:and|&)$/.test(tokens[i - 1]?.text ?? '')
  let { first, last } = name
  if (partnersAt(last + 2)) last += 2
  else if (partnersAt(first)) {
    const partner = before.at(-1)
    if (partner?.last !== first - 2 || partner.type === 'place' || partner.type === 'other') return null
    first = before.pop()!.first
  } else if (!isPartnership(tokens, name)) {
    const inside = Array.from({ length: last - first }, (_, i) => first + 1 + i).some(partnersAt)
    if (!inside) return null
  }
  while (isForm(tokens[last + 1])) last++
  // “Halloran and Pike LLP”
  const partner = before.at(-1)
  if (
    /^(?:and|&)$/.test(tokens[first - 1]?.text ?? '') &&
    partner?.last === first - 2 &&
    partner.first === partner.last
  )
    if (partner.type === 'person' || partner.type === 'organisation') first = before.pop()!.first
  // “Halloran, Pike and Company”
  for (let partner = before.at(-1); partner; partner = before.at(-1)) {
    if (tokens[first - 1]?.text !== ',' || partner.last !== first - 2 || partner.first !== partner.last) break
    if (partner.type !== 'person' && partner.type !== 'organisation') break
    first = before.pop()!.first
  }
  return { first, last, type: 'organisation' }
}

/** “Pike LLP”: a form that only firms called after their partners have. */
const isPartnership = (tokens: readonly Token[], { last }: Tagged) =>
  /^(?:LLP|PLLC)$/.test(bare(tokens[last]).toUpperCase()) || /^(?:LLP|PLLC)$/.test(bare(tokens[last + 1]).toUpperCase())

/** Two letters after a name may be a state (“NV”) or an office (“AG”). */
const isPlainForm = (token: Token | undefined) => isForm(token) && (bare(token).length > 2 || bare(token) === 'co')

/** “AB”, “NV”: in capitals, and known for a form. */
const isShortForm = (token: Token | undefined) =>
  token !== undefined && token.text.length < 4 && /^\p{Lu}{2,3}$/u.test(token.text) && isForm(token)

/** Words in capitals before a short form that were passed over: “Nordhaven AB”. */
function withShortForms(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const free = (i: number) => /^\p{Lu}\p{Ll}/u.test(tokens[i]?.text ?? '') && !nameAt(marked, i)
  const found: Tagged[] = []
  for (let i = 1; i < tokens.length; i++) {
    if (!isShortForm(tokens[i]) || nameAt(marked, i) || capital(tokens[i + 1]) || !free(i - 1)) continue
    let first = i - 1
    while (first > 0 && i - first < longest && free(first - 1) && !/^(?:The|In|At|A|An)$/.test(tokens[first - 1]!.text))
      first--
    found.push({ first, last: i, type: 'organisation' })
  }
  return replacing(marked, found)
}

/**
 * A name with the legal form right behind it, at which it ends: a town behind “of” is a place, and a noun in capitals
 * begins the next sentence.
 */
function atLegalForm(table: PhraseTable, tokens: readonly Token[], name: Tagged): Tagged[] {
  const { first } = name
  let { last } = name
  while (isPlainForm(tokens[last + 1])) last++
  if (name.type === 'organisation' && isShortForm(tokens[last + 1]) && !capital(tokens[last + 2])) last++
  // “Orvano Foods Co., Ltd.”
  if (bare(tokens[last]) === 'co' && tokens[last + 1]?.text === ',' && isPlainForm(tokens[last + 2])) last += 2
  if (name.type === 'person' && last === name.last) return [name]
  let end = first + 1
  while (end <= last && !isForm(tokens[end])) end++
  while (end < last && (isForm(tokens[end + 1]) || (tokens[end + 1]!.text === ',' && isForm(tokens[end + 2])))) end++
  if (end > last) return [name]
  const firm: Tagged = { first, last: end, type: 'organisation' }
  if (end === last) return [firm]
  const word = tokens[end + 1]!.text
  const behind = listsOf(table, word) | listsOf(table, word.replace(/s$/, ''))
  if (end + 1 === last && behind & bit('common') && !(behind & bit('title'))) return [firm]
  if (tokens[end + 1]!.text !== 'of' || !capital(tokens[end + 2])) return [name]
  // “Life Insurance Corp of India” is all its name.
  if (listsOf(table, tokens[last]!.text) & bit('country')) return [name]
  return [firm, { first: end + 2, last, type: 'place' }]
}

/** The place in capitals that opens an agency’s report: “HARBOURTON (ANS) — …”, “QUAYSIDE, March 3 - …”. */
import type { Token } from '../stage.ts'
import { addToPhrase, bit, emptyPhrase, fold, type List, type PhraseTable, phraseKey } from './table.ts'

const places = (['country', 'city', 'town', 'division'] satisfies List[]).reduce((bits, list) => bits | bit(list), 0)
const capitals = /^\p{Lu}[\p{Lu}.'’-]+$/u
/** Between the place and the dash stand a district, an agency in brackets or a date at most. */
const reach = 10

/** Number of tokens from the first on that are a dateline’s place; 0 when the paragraph opens otherwise. */
export function datelinePlace(table: PhraseTable, tokens: readonly Token[]): number {
  let count = 0
  while (count < 4 && count < tokens.length && capitals.test(tokens[count]!.text)) count++
  const next = tokens[count]?.text ?? ''
  if (count === 0 || !/^[(,–—-]+$/.test(next)) return 0
  const dash = tokens.slice(count, count + reach).findIndex(({ text }) => /^(?:[–—-]|--)$/.test(text))
  if (dash < 0) return 0
  const hash = tokens.slice(0, count).reduce((sum, { text }) => addToPhrase(sum, fold(text)), emptyPhrase)
  return next === '(' || table.get(phraseKey(hash)) & places ? count : 0
}

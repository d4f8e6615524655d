/** Places in compounds that say where somebody or something is at home: “London-based”, “New York-born”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { shareOf } from './lexicon.ts'
import { bit, type List, listsAt, type PhraseTable } from './table.ts'
import { types } from './tags.ts'
import type { Word } from './words.ts'

const seats = new Set(wordList('names', 'seat').map(([word]) => word!))
const place = (['country', 'city', 'town', 'division', 'landform'] satisfies List[]).reduce(
  (bits, list) => bits | bit(list),
  0,
)
/** Longest place before the hyphen, in tokens. */
const longest = 4
/** Least share of places in the prior of a word that no list has. */
const likely = 3

const opens = (token: Token | undefined) => token !== undefined && /^\p{Lu}/u.test(token.text)

/** The places of a sentence’s compounds, by first and last token; `words` belong to the tokens. */
export function seatsIn(
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = []
  for (let hyphen = 1; hyphen + 1 < tokens.length; hyphen++) {
    if (!/^[-‑]$/.test(tokens[hyphen]!.text) || !seats.has(tokens[hyphen + 1]!.text)) continue
    if (tokens[hyphen - 1]!.end !== tokens[hyphen]!.start || !opens(tokens[hyphen - 1])) continue
    const last = hyphen - 1
    const starts = Array.from({ length: longest }, (_, i) => last - longest + 1 + i)
    const first = starts.find((start) => opens(tokens[start]) && listsAt(table, tokens, start, last) & place)
    const { row, prior, lists } = words[last]!
    if (first !== undefined) found.push({ first, last })
    else if (!(lists & bit('common')) && (row < 0 || shareOf(prior, types.indexOf('place')) >= likely))
      found.push({ first: last, last })
  }
  return found
}

/** Text cut finely enough to read numbers in it: digits, words, currency signs and marks are tokens of their own. */
import type { Pos, Sentence } from '../stage.ts'

export interface NumberToken {
  text: string
  lower: string
  start: number
  end: number
  /** Whether it follows the token before without a blank. */
  attached: boolean
  /** Of the sentence's token that holds it. */
  pos: Pos
  /** The value of a token of digits, else null. */
  digits: number | null
}

// Digits grouped by commas (1,500 or 1,50,000), apostrophes or blanks, plain or decimal digits; words; a currency sign with its
// country letters; one mark.
const TOKEN =
  /\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d)|(?<![\d.,]|[\d.,] )[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}(?:[.,]\d{1,2})?(?![\d\p{L}]|[ ,.:/-]\d)|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?![\d,]\d)|\d{1,3},\d(?= (?:million|billion|percent|per cent)\b| ?%)|\d+(?:\.\d+)*|\.\d+|[A-Z]{0,3}\p{Sc}|\p{L}+(?:[.'’]\p{L}+)*|\S/gu

/** The tokens of a sentence. Digits with two points or more (versions, dates) have no value. */
export function numberTokens(text: string, { start, end, tokens }: Sentence): NumberToken[] {
  const found: NumberToken[] = []
  let at = 0
  let last = -1
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const from = start + match.index
    while (at + 1 < tokens.length && tokens[at + 1]!.start <= from) at++
    const token = match[0]
    found.push({
      text: token,
      lower: token.toLowerCase(),
      start: from,
      end: from + token.length,
      attached: from === last,
      pos: tokens[at]?.pos ?? 'X',
      digits: /^\.?\d/.test(token) && token.length <= 20 ? numberOf(token) : null,
    })
    last = from + token.length
  }
  return found
}

function numberOf(digits: string): number | null {
  // “1 250,50” and “3,4 million”: a decimal comma.
  const grouped = digits.replace(/(?<=[^\d.,]\d{3}),(?=\d{1,2}$)|,(?=\d$)/, '.')
  const value = Number(grouped.replace(/[,'’\s]/g, ''))
  return Number.isFinite(value) ? value : null
}

/** It is written like a currency: a sign, or a code of three capitals. */
export const isMoney = (token: NumberToken | undefined): boolean => /\p{Sc}$|^[A-Z]{3}$/u.test(token?.text ?? '')

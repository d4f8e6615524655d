/** What a number is measured in: currencies before and after it, units of time and measure, percent. */
import type { Quantity } from '../../../../schemas/claim.ts'
import { wordList } from '../../../data.ts'
import type { NumberRead } from './numbers.ts'
import type { NumberToken } from './tokens.ts'

export interface Unit {
  /** ISO 4217 code, SI symbol, English name or `%`. */
  unit: string
  kind: Quantity['kind']
  /** How many of the unit one of it is: 0.01 for cents. */
  factor: number
}

const currencies = new Map(
  wordList('claims', 'currencies').map(([word, code, factor]): [string, Unit] => [
    word!,
    { unit: code!, kind: 'money', factor: Number(factor) },
  ]),
)
const units = new Map(
  wordList('claims', 'units').map(([name, unit, kind]): [string, Unit] => [
    name!,
    { unit: unit!, kind: kind as Quantity['kind'], factor: 1 },
  ]),
)

const isSign = (token: NumberToken | undefined) => token !== undefined && /\p{Sc}$/u.test(token.text)

/** A currency sign or code directly before a number, and the index of its token. */
export function currencyBefore(tokens: readonly NumberToken[], at: number): { unit: Unit; start: number } | null {
  // “Rs. 500”
  const start = tokens[at - 1]?.text === '.' ? at - 2 : at - 1
  const token = tokens[start]
  if (!token) return null
  if (isSign(token)) {
    const unit = currencies.get(token.text) ?? currencies.get(token.text.slice(-1))
    return unit ? { unit, start } : null
  }
  const unit = /^(?:[A-Z]{3}|Rs)$/.test(token.text) && (currencies.get(token.text) ?? currencies.get(token.lower))
  return unit ? { unit, start } : letteredCurrency(tokens, at)
}

const letters = new Map(
  wordList('claims', 'letter-currencies').map(([sign, code]): [string, Unit] => [
    sign!,
    { unit: code!, kind: 'money', factor: 1 },
  ]),
)

/** “N2.9trn”, “R1,500”, “KSh200”; a single letter before a plain number may be anything (“the N95 mask”). */
function letteredCurrency(tokens: readonly NumberToken[], at: number): { unit: Unit; start: number } | null {
  const [sign, number, suffix] = [tokens[at - 1]!, tokens[at]!, tokens[at + 1]]
  const unit = number.attached ? letters.get(sign.text) : undefined
  const large =
    /[.,]\d/.test(number.text) || /^(?:k|m|mn|bn|b|trn|tn|million|billion|trillion)$/.test(suffix?.lower ?? '')
  return unit && (sign.text.length > 1 || large) ? { unit, start: at - 1 } : null
}

/** The longest unit or currency name that begins at a token, which a hyphen may tie to the number; `next` follows it. */
export function unitAfter(tokens: readonly NumberToken[], number: NumberRead): { unit: Unit; next: number } | null {
  const at = number.next
  const hyphen = tokens[at]?.text === '-' && tokens[at]!.attached && tokens[at + 1]?.attached
  const tied = hyphen ? at + 1 : at
  const from = number.form === 'part' ? afterArticle(tokens, tied) : number.vague ? afterOf(tokens, tied) : tied
  const first = tokens[from]
  // “One in six has” names no hectares.
  if (!first || first.pos === 'AUX' || !/^[\p{L}\p{Sc}%°]/u.test(first.text)) return null
  for (let length = 3; length > 0; length--) {
    const next = from + length
    if (next > tokens.length || tokens[next - 1]!.text === '-') continue
    const words = tokens.slice(from, next).filter((token) => token.text !== '-')
    const name = words.map((token) => token.lower).join(tokens[from + 1]?.text === '/' || first.text === '°' ? '' : ' ')
    const unit = rowOf(units, name) ?? currencyNamed(name, first, length)
    // “Dozens of second homes” are no seconds.
    if (unit && !(number.vague && from > tied && unit.kind === 'duration' && !first.lower.endsWith('s')))
      return { unit, next }
  }
  const unit = ambiguous(tokens, from, number)
  return unit && { unit, next: from + 1 }
}

/** “half an hour”, “a third of a mile”: where the unit that a share is of is named. */
function afterArticle(tokens: readonly NumberToken[], at: number): number {
  if (tokens[at]?.lower === 'an') return at + 1
  return tokens[at]?.lower === 'of' && /^(?:an?|one)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at
}

/** “tens of millions of dollars” */
const afterOf = (tokens: readonly NumberToken[], at: number): number => (tokens[at]?.lower === 'of' ? at + 1 : at)

function currencyNamed(name: string, first: NumberToken, length: number): Unit | undefined {
  if (length === 1 && first.text !== first.lower) return currencies.get(first.text)
  return rowOf(currencies, name)
}

/** “pounds” are money unless weighed, millions of “won” are unless somebody won; “p”, “C” and “in” are units only when written onto digits. */
function ambiguous(tokens: readonly NumberToken[], at: number, number: NumberRead): Unit | null {
  const { lower, text, attached } = tokens[at]!
  if (lower === 'pounds' || lower === 'pound') {
    const weighed = number.scale === 1 && /^(?:of|heavier|lighter|overweight)$/.test(tokens[at + 1]?.lower ?? '')
    return weighed ? { unit: 'pound', kind: 'measure', factor: 1 } : { unit: 'GBP', kind: 'money', factor: 1 }
  }
  if (lower === 'won' && number.scale >= 1000) {
    return /^(?:ADP|PUNCT|CCONJ)$/.test(tokens[at + 1]?.pos ?? 'PUNCT')
      ? { unit: 'KRW', kind: 'money', factor: 1 }
      : null
  }
  if (!attached || at !== number.next || number.form !== 'digits') return null
  if (text === 'p') return { unit: 'GBP', kind: 'money', factor: 0.01 }
  if (text === 'C' || text === 'F') return { unit: `°${text}`, kind: 'measure', factor: 1 }
  if (text === 'm') return { unit: 'm', kind: 'measure', factor: 1 }
  if (text === 'in') return { unit: 'inch', kind: 'measure', factor: 1 }
  return null
}

/** The row of a name in singular or plural: “miles”, “square miles”, “degrees Celsius”. */
const rowOf = (rows: ReadonlyMap<string, Unit>, name: string): Unit | undefined =>
  rows.get(name) ?? rows.get(singular(name)) ?? rows.get(name.replace(/^(\p{L}+)s /u, '$1 '))

/** A word without a plural s. */
export const singular = (name: string): string => (name.length > 2 && name.endsWith('s') ? name.slice(0, -1) : name)

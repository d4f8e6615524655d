/** Numbers that measure nothing: names (“Section 12”), years, ordinals, codes, and numbers in fixed phrases. */
import { wordList } from '../../../data.ts'
import type { NumberRead } from './numbers.ts'
import type { NumberToken } from './tokens.ts'
import { singular } from './units.ts'

const labels = new Set(wordList('claims', 'labels').map(([word, place]) => `${word} ${place}`))
/** Whether a word labels the number before or after it. */
const isLabel = ({ lower, text }: NumberToken, name: string, place: 'before' | 'after'): boolean =>
  labels.has(`${name} ${place}`) || (text !== lower && labels.has(`${name} capital ${place}`))

const idioms = new Set(wordList('claims', 'idioms').map(([phrase]) => phrase!))

/** Whether a number without currency or unit is no quantity. */
export function isName(tokens: readonly NumberToken[], start: number, number: NumberRead): boolean {
  const after = tokens[number.next]
  if (after && isLabel(after, after.lower, 'after')) return true
  if (number.form === 'digits' && isAddress(tokens, number.next)) return true
  return (number.form === 'digits' && isYear(tokens, start, number)) || isLabelled(tokens, start, number)
}

/** “10 Upper Mill Lane”: whether a street's name follows. */
function isAddress(tokens: readonly NumberToken[], next: number): boolean {
  for (let i = next; i < next + 4 && /^\p{Lu}/u.test(tokens[i]?.text ?? ''); i++) {
    if (i > next && labels.has(`${tokens[i]!.lower} street`)) return true
  }
  return false
}

/** Index after the groups of digits of a telephone number, of which one begins with a zero; null where none is. */
export function afterTelephone(tokens: readonly NumberToken[], start: number): number | null {
  let next = start
  let zero = false
  // Six groups at most, so that a row of numbers takes linear time.
  while (next < start + 6 && tokens[next]?.digits != null && /^\d+$/.test(tokens[next]!.text)) {
    zero ||= /^0\d/.test(tokens[next]!.text)
    next++
  }
  return zero ? next : null
}

/** Whether digits are only a part of something: “1990s”, “F-35”, “10:30”, “3rd”, “’90”. */
export function isCode(tokens: readonly NumberToken[], start: number, next: number): boolean {
  const [before, after] = [tokens[start - 1], tokens[next]]
  if (
    after?.attached &&
    (/^\p{L}/u.test(after.text) || (/^[/:]$/.test(after.text) && tokens[next + 1]?.digits != null))
  ) {
    return true
  }
  if (!before || !tokens[start]!.attached) return false
  if (/[\p{L}\d/:.#'’]$/u.test(before.text)) return true
  return before.text === '-' && before.attached && /\p{L}$/u.test(tokens[start - 2]?.text ?? '')
}

/** Index after the letters and marks written onto a number that is none. */
export function afterCode(tokens: readonly NumberToken[], at: number): number {
  let next = at
  while (tokens[next]?.attached && (tokens[next]!.digits !== null || /^[\p{L}:/-]/u.test(tokens[next]!.text))) next++
  return next
}

/** Four digits without grouping up to 2100; older ones and rounded ones may count (“about 2000 people”, “1500 men”). */
function isYear(tokens: readonly NumberToken[], start: number, number: NumberRead): boolean {
  if (number.scale !== 1 || !/^(?:1\d|20)\d\d$/.test(tokens[start]!.text)) return false
  const after = tokens[number.next]
  const counts = after?.pos === 'NOUN' && after.lower.endsWith('s')
  return !(counts && (number.value < 1800 || number.value % 100 === 0))
}

/** “Section 12”, “no. 5”, “the FTSE 100”: the word before says what the number is the name of. */
function isLabelled(tokens: readonly NumberToken[], start: number, number: NumberRead): boolean {
  // “pages 4 and 5”
  const first = tokens[start - 1]?.lower === 'and' && tokens[start - 2]?.digits != null ? start - 2 : start
  const dot = tokens[first - 1]?.text === '.'
  const label = tokens[dot ? first - 2 : first - 1]
  if (!label || number.scale > 1) return false
  if (label.text === '#') return true
  if (label.digits !== null) return false
  const capital = /^\p{Lu}/u.test(label.text)
  for (const name of [label.lower, singular(label.lower)]) {
    if (isLabel(label, name, 'before')) return name !== 'no' || dot || capital
  }
  const counted = tokens[number.next]
  const counts =
    counted &&
    ((counted.pos === 'NOUN' && counted.lower.endsWith('s')) || counted.pos === 'ADJ' || counted.lower === 'of')
  return capital && label.pos === 'PROPN' && number.form === 'digits' && first === start && !dot && !counts
}

/** Whether a number word stands in a fixed phrase: “one another”, “first half”. */
export function isIdiom(tokens: readonly NumberToken[], start: number, next: number): boolean {
  const reads = (from: number, to: number) =>
    from >= 0 &&
    idioms.has(
      tokens
        .slice(from, to)
        .filter((token) => token.text !== '-')
        .map((token) => token.lower)
        .join(' '),
    )
  const hyphen = tokens[next]?.text === '-' ? 1 : 0
  return (
    reads(start, next + 1 + hyphen) ||
    reads(start, next + 2 + hyphen) ||
    reads(start - 1, next) ||
    reads(start - 1, next + 1) ||
    reads(start - 2, next)
  )
}

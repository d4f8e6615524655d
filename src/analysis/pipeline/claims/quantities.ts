/** Numbers with what they measure: a small parser of our own over word lists. */
import type { Quantity } from '../../../../schemas/claim.ts'
import type { Time } from '../../../../schemas/time.ts'
import { wordList } from '../../../data.ts'
import type { Sentence } from '../stage.ts'
import { boundAfter, boundBefore } from './bounds.ts'
import { contexts } from './contexts.ts'
import { countedNoun } from './counted.ts'
import { afterCode, afterTelephone, isCode, isIdiom, isName } from './labels.ts'
import { exact, type NumberRead, readNumber } from './numbers.ts'
import { type NumberToken, numberTokens } from './tokens.ts'
import { currencyBefore, type Unit, unitAfter } from './units.ts'

/** A number with its unit on its way to a quantity; token indices, `end` exclusive. */
interface Measured {
  number: NumberRead
  start: number
  end: number
  unit: Unit | null
}

/** What was read, and the index of the token after it; `quantity` null: scores and the like, to be passed over. */
interface Reading {
  quantity: Quantity | null
  next: number
}

/**
 * The quantities of a sentence, in order. Not in `dates` (the DATE and TIME expressions in it, in order of the text),
 * and no years, ordinals, versions, scores and numbers that name something (“Section 12”); an age (“74-year-old”) is a
 * duration. `approximate` is true of all that is not stated as one exact number.
 */
export function quantitiesOf(text: string, sentence: Sentence, dates: readonly Time[]): Quantity[] {
  const tokens = numberTokens(text, sentence)
  const found: Quantity[] = []
  let date = 0
  for (let i = 0; i < tokens.length; ) {
    const number = readNumber(tokens, i)
    if (!number) {
      i++
      continue
    }
    while (date < dates.length && dates[date]!.end <= tokens[i]!.start) date++
    const dated = date < dates.length && dates[date]!.start <= tokens[i]!.start
    const { quantity, next } = dated ? { quantity: null, next: number.next } : read(text, tokens, i, number)
    if (quantity) found.push(quantity)
    i = Math.max(next, i + 1)
  }
  return shareUnits(text, found)
}

function read(text: string, tokens: readonly NumberToken[], at: number, number: NumberRead): Reading {
  const telephone = number.form === 'digits' ? afterTelephone(tokens, at) : null
  if (telephone !== null) return { quantity: null, next: telephone }
  const none = { quantity: null, next: afterCode(tokens, number.next) }
  if (number.form !== 'digits' && !opensShare(tokens, at, number) && isIdiom(tokens, at, number.next)) return none
  const first = signed(tokens, measure(tokens, at, number))
  if (!first.unit && (isName(tokens, at, number) || isPronoun(tokens, first))) return none
  const second = secondNumber(tokens, first)
  const joined = second && join(text, tokens, first, second)
  if (joined) return joined
  if (number.form === 'digits') {
    const multiple = tokens[number.next]
    const ends = !tokens[number.next + 1]?.attached || /^[.,;:!?)”"]$/.test(tokens[number.next + 1]!.text)
    if (multiple?.attached && multiple.text === 'x' && ends) {
      return one(text, tokens, { ...first, number: { ...number, form: 'times' }, end: first.end + 1 }, null)
    }
    if (!first.unit && isCode(tokens, at, number.next)) return none
  }
  return one(text, tokens, first, null)
}

/** “said that one in five”: no “that one”. */
const opensShare = (tokens: readonly NumberToken[], at: number, { next, value }: NumberRead): boolean =>
  value === 1 &&
  tokens[at - 1]?.lower === 'that' &&
  /^(?:in|out)$/.test(tokens[next]?.lower ?? '') &&
  secondNumber(tokens, { end: next }) !== null

/** A number with its currency, unit or age. */
function measure(tokens: readonly NumberToken[], at: number, number: NumberRead): Measured {
  // “€-2.4bn”
  const inner = /^[-−]$/.test(tokens[at - 1]?.text ?? '') && tokens[at]!.attached && tokens[at - 1]!.attached
  const negative = inner ? currencyBefore(tokens, at - 1) : null
  if (negative)
    return { number: { ...number, value: -number.value }, start: negative.start, end: number.next, unit: negative.unit }
  const before = currencyBefore(tokens, at)
  if (before) return { number, start: before.start, end: number.next, unit: before.unit }
  const after = unitAfter(tokens, number)
  if (after) return { number, start: at, end: after.next, unit: after.unit }
  const age = isAge(tokens, at, number)
  return { number, start: at, end: number.next, unit: age ? { unit: 'year', kind: 'duration', factor: 1 } : null }
}

/** A number with its sign: “-0.3%”, “minus 12 degrees”, “12 degrees below zero”. */
function signed(tokens: readonly NumberToken[], measured: Measured): Measured {
  const { end, unit } = measured
  if (unit?.unit.startsWith('°') && tokens[end]?.lower === 'below' && tokens[end + 1]?.lower === 'zero') {
    return { ...measured, end: end + 2, number: { ...measured.number, value: -measured.number.value } }
  }
  return isNegative(tokens, measured)
    ? { ...measured, start: measured.start - 1, number: { ...measured.number, value: -measured.number.value } }
    : measured
}

function isNegative(tokens: readonly NumberToken[], { number, start, unit }: Measured): boolean {
  const [before, sign, first] = [tokens[start - 2], tokens[start - 1], tokens[start]!]
  if (!sign || (number.form !== 'digits' && number.form !== 'words')) return false
  if (contexts.minus.has(sign.lower)) {
    // “plus or minus $300 million”
    if (before?.lower === 'or') return false
    // “12 minus 3”, “a negative 40 reviews”
    const taken = before && (before.digits !== null || before.pos === 'NOUN' || before.pos === 'NUM')
    return !taken && (unit !== null || sign.lower === 'minus')
  }
  if (!/^[-−–]$/.test(sign.text) || !first.attached) return false
  // A dash between words, and the mark of an item in a list, stand where a sign could.
  if (sign.attached && !/^[([“"]$/.test(before!.text)) return false
  return unit !== null || (before !== undefined && sign.text !== '–')
}

/** Nouns for what somebody is. */
const people = new Set(wordList('entities', 'roles').map(([noun]) => noun!))

/** “aged 17”, “the age of 17”, “Ada Moss, 45,”, “the driver, 45,”. */
function isAge(tokens: readonly NumberToken[], at: number, { next, value, form }: NumberRead): boolean {
  const before = tokens[at - 1]
  if (!before || value < 1 || value > 120) return false
  // “the age of about 73”
  const from = boundBefore(tokens, at)?.start ?? at
  if (contexts.age.has(tokens[beforeOf(tokens, from) - 1]?.lower ?? '')) return true
  // “Ada Moss, then 45,”
  const comma = contexts.aged.has(before.lower) ? at - 2 : at - 1
  if (tokens[comma]?.text !== ',' || !/^[,.]$/.test(tokens[next]?.text ?? '')) return false
  const named = tokens[comma - 1]
  const person = named?.pos === 'PROPN' || (named !== undefined && people.has(named.lower))
  return person && form === 'digits' && Number.isInteger(value)
}

/** Where the “of” before a number begins; the number's own place when there is none. */
function beforeOf(tokens: readonly NumberToken[], at: number): number {
  return tokens[at - 1]?.lower === 'of' ? at - 1 : at
}

/** Where the words that name an age begin, “the ages of 18”; the number's own place when there are none. */
function beforeAge(tokens: readonly NumberToken[], at: number): number {
  const named = beforeOf(tokens, at)
  if (!contexts.age.has(tokens[named - 1]?.lower ?? '')) return at
  return tokens[named - 2]?.lower === 'the' ? named - 2 : named - 1
}

/** “one” without anything it counts is a pronoun. */
function isPronoun(tokens: readonly NumberToken[], { number, end }: Measured): boolean {
  if (number.form !== 'words' || number.value !== 1 || number.scale > 1) return false
  const after = tokens[end]
  // “one-in-five”, “one in five”
  if (after?.lower === 'in' || (after?.text === '-' && tokens[end + 1]?.lower === 'in')) return false
  return after?.lower !== 'out' && after?.pos !== 'NOUN' && after?.pos !== 'ADJ'
}

type Joint = 'to' | 'and' | 'or' | 'in' | '-' | '-to-' | '-in-'

/** The number on the other side of “to”, “-”, “in” and the like. */
function secondNumber(
  tokens: readonly NumberToken[],
  { end }: Pick<Measured, 'end'>,
): { joint: Joint; second: Measured } | null {
  const found = jointAt(tokens, end)
  if (!found) return null
  const sign = contexts.minus.has(tokens[found.next]?.lower ?? '') || /^[-−+]$/.test(tokens[found.next]?.text ?? '')
  const from = sign ? found.next + 1 : found.next
  const at = /\p{Sc}$/u.test(tokens[from]?.text ?? '') ? from + 1 : from
  const number = tokens[at] ? readNumber(tokens, at) : null
  return number && { joint: found.joint, second: signed(tokens, measure(tokens, at, number)) }
}

function jointAt(tokens: readonly NumberToken[], at: number): { joint: Joint; next: number } | null {
  const [word, after] = [tokens[at], tokens[at + 1]]
  if (!word || !after) return null
  if (/^[-–—]$/.test(word.text)) {
    if (!word.attached || !after.attached) return null
    const inner = tokens[at + 2]?.text === '-' && (after.lower === 'to' || after.lower === 'in') ? after.lower : null
    return inner ? { joint: `-${inner}-`, next: at + 3 } : { joint: '-', next: at + 1 }
  }
  if (word.lower === 'out' && after.lower === 'of')
    return { joint: 'in', next: tokens[at + 2]?.lower === 'every' ? at + 3 : at + 2 }
  if (after.lower === 'in' && word.pos === 'NOUN' && tokens[at - 1]?.lower === 'one' && isWhole(tokens, at + 2))
    return { joint: 'in', next: at + 2 }
  if (word.lower === 'in') return { joint: 'in', next: after.lower === 'every' ? at + 2 : at + 1 }
  if (word.lower === 'to' || word.lower === 'and' || word.lower === 'or') return { joint: word.lower, next: at + 1 }
  return null
}

/** “one child in five”, not “one child in five boats” */
function isWhole(tokens: readonly NumberToken[], at: number): boolean {
  const number = tokens[at] && readNumber(tokens, at)
  const after = number && tokens[number.next]
  return Boolean(number) && !unitAfter(tokens, number!) && !(after && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(after.pos))
}

/** Two numbers as one range or ratio, or as a score; null when each stands for itself. */
function join(
  text: string,
  tokens: readonly NumberToken[],
  first: Measured,
  { joint, second }: { joint: Joint; second: Measured },
): Reading | null {
  // “doubled to 40”, “fell by a quarter to $3m”
  const { form } = first.number
  if (form === 'times' || (form === 'part' && joint === 'to' && second.number.form !== 'part')) return null
  const plain = !first.unit && !second.unit && first.number.scale === 1 && second.number.scale === 1
  const [a, b] = [first.number.value, second.number.value]
  const score = { quantity: null, next: afterCode(tokens, second.end) }
  const ratio = () =>
    one(text, tokens, { ...first, end: second.end, number: { ...first.number, value: a / b, form: 'times' } }, null)
  if (joint === 'in' || joint === '-in-') {
    const share = plain && a >= 1 && a < b && !isName(tokens, second.start, second.number)
    return share ? ratio() : joint === '-in-' ? score : null
  }
  if (plain && b > 0 && a > b && joint !== 'and' && joint !== 'or') {
    const next = tokens[second.end]?.lower ?? ''
    if (joint === '-to-' || (joint === 'to' ? b === 1 : contexts.ratio.has(next))) return ratio()
    return joint === 'to' && contexts.change.has(tokens[first.start - 1]?.lower ?? '') ? null : score
  }
  return range(text, tokens, first, second, joint) ?? (joint === '-' && plain ? score : null)
}

/** “10 to 15 people”, “$5-10 million”, “between 87 and 88 percent”, “two or three”. */
function range(
  text: string,
  tokens: readonly NumberToken[],
  first: Measured,
  second: Measured,
  joint: Joint,
): Reading | null {
  const before = tokens[first.start - 1]
  const [a, b] = [first.number.value, second.number.value]
  const age = beforeAge(tokens, first.start)
  const between = joint === 'and' && tokens[age - 1]?.lower === 'between'
  const near = joint === 'or' && !first.unit && b - a <= 2
  // “rose from 5 to 10 percent”, “rose 5 percent to 10 percent”: a change, whose ends are quantities of their own.
  const suffixed = first.unit !== null && first.end > first.number.next
  // “costs from $40 to $60” is a range.
  const spread = before?.lower === 'from' && contexts.spread.has(tokens[first.start - 2]?.lower ?? '')
  const change = contexts.change.has(before?.lower ?? '') && (before?.lower === 'from' || suffixed) && !spread
  const to = joint === 'to' && !change && !(suffixed && before?.pos === 'VERB')
  if (!between && !near && !to && joint !== '-') return null
  if (first.unit && second.unit && first.unit.unit !== second.unit.unit) return null
  // “the six months to 30 June”
  if (joint === 'to' && suffixed && !second.unit) return null
  const share = first.number.scale === 1 && a * second.number.scale < b ? second.number.scale : 1
  if (a * share >= b) return null
  const unit = second.unit ?? first.unit
  const counts = unit !== null || second.number.scale > 1 || countedNoun(text, tokens, second.end, 'count') !== null
  if (!counts && !between && boundBefore(tokens, first.start) === null) return null
  const start = between ? age - 1 : first.start
  const number = { ...second.number, value: a * share, form: first.number.form }
  return one(text, tokens, { number, start, end: second.end, unit }, b)
}

/** The quantity of one number, or of a range up to `max`, with its bound and what it counts. */
function one(text: string, tokens: readonly NumberToken[], measured: Measured, max: number | null): Reading {
  const { number, unit } = measured
  const before = boundBefore(tokens, measured.start)
  const multiple = !unit && isMultiple(tokens, measured.end)
  const tail = multiple ? measured.end + 1 : measured.end
  const directly = boundAfter(tokens, tail)
  const ratio = multiple || number.form === 'times' || number.form === 'part'
  const kind = unit?.kind ?? (ratio ? 'ratio' : 'count')
  const following = directly?.next ?? tail
  const counted = contexts.ratio.has(tokens[following]?.lower ?? '') ? null : countedNoun(text, tokens, following, kind)
  // “100 schools or more”
  const after = directly ?? (counted && boundAfter(tokens, counted.next))
  const next = after?.next ?? tail
  const start = tokens[before?.start ?? measured.start]!.start
  const end = tokens[next - 1]!.end
  // “Some 40% or more”: the bound says more than the guess.
  const stated = (before?.bound === 'about' ? after?.bound : null) ?? before?.bound ?? after?.bound
  const inUnits = (value: number) => exact(value * (unit?.factor ?? 1))
  const quantity: Quantity = {
    start,
    end,
    text: text.slice(start, end),
    value: inUnits(number.value),
    max: max === null ? null : inUnits(max),
    unit: unit?.unit ?? null,
    kind,
    approximate: before !== null || after !== null || max !== null || number.vague,
    bound: stated ?? (number.vague ? 'min' : null),
    of: counted?.text ?? null,
  }
  return { quantity, next }
}

/** “three times as many” multiplies; “three times” alone counts. */
function isMultiple(tokens: readonly NumberToken[], at: number): boolean {
  const after = tokens[at + 1]
  if (tokens[at]?.lower !== 'times' || !after) return false
  return contexts.multiple.has(after.lower) || (/^(?:ADJ|ADV)$/.test(after.pos) && after.lower.endsWith('er'))
}

/** “15 and 11 percent”: a number without unit takes that of the next one it is joined to; “aged 9, 11 and 14”: an age that of the one before. */
function shareUnits(text: string, found: Quantity[]): Quantity[] {
  for (let i = found.length - 2; i >= 0; i--) {
    const [quantity, next] = [found[i]!, found[i + 1]!]
    const shared = next.kind === 'percent' || next.kind === 'duration' || next.kind === 'measure'
    if (!shared || quantity.kind !== 'count' || quantity.of !== null) continue
    if (!/^ (?:and|or|to) $/.test(text.slice(quantity.end, next.start))) continue
    found[i] = { ...quantity, unit: next.unit, kind: next.kind, of: next.of }
  }
  for (let i = 1; i < found.length; i++) {
    const [before, quantity] = [found[i - 1]!, found[i]!]
    const age = before.unit === 'year' && /^\d+$/.test(before.text)
    if (!age || quantity.kind !== 'count' || quantity.of !== null || !/^\d{1,3}$/.test(quantity.text)) continue
    if (!/^(?:,| and|, and| or) $/.test(text.slice(before.end, quantity.start))) continue
    found[i] = { ...quantity, unit: before.unit, kind: before.kind }
  }
  return found
}

/** The place in capitals that opens an agency’s report: “HARBOURTON (ANS) — …”, “QUAYSIDE, March 3 - …”. */
import type { Token } from '../stage.ts'
import { bit, type List, listsAt, type PhraseTable } from './table.ts'

const places = (['country', 'city', 'town', 'division'] satisfies List[]).reduce((bits, list) => bits | bit(list), 0)
const capitals = /^\p{Lu}[\p{Lu}.'’-]+$/u
/** Between the place and the dash stand a district, an agency in brackets or a date at most. */
const reach = 10

/** A dateline: how many tokens its place has, and how many it has with its dash. */
export interface Dateline {
  place: number
  end: number
}

/** Token indices of the agency in brackets before the dash, “(ANS) —”, both ends included; null where none stands there. */
export function agencyIn(table: PhraseTable, tokens: readonly Token[]): { first: number; last: number } | null {
  const close = tokens.findLastIndex(({ text }) => text === ')')
  const open = tokens.findLastIndex(({ text }, i) => text === '(' && i < close)
  if (open < 0 || close - open < 2 || close < tokens.length - 2) return null
  const inside = tokens.slice(open + 1, close)
  if (!inside.every(({ text }) => /^\p{Lu}/u.test(text)) || listsAt(table, tokens, open + 1, close - 1) & places)
    return null
  return { first: open + 1, last: close - 1 }
}

/** The dateline that opens a paragraph’s first sentence; null when it opens otherwise. */
export function datelineOf(table: PhraseTable, tokens: readonly Token[]): Dateline | null {
  let place = 0
  while (place < 4 && place < tokens.length && capitals.test(tokens[place]!.text)) place++
  if (place === 0) return inSmallLetters(table, tokens)
  const next = tokens[place]?.text ?? ''
  if (!/^[(,–—-]+$/.test(next)) return null
  const dash = tokens.slice(place, place + reach).findIndex(({ text }) => /^(?:[–—-]|--)$/.test(text))
  if (dash < 0) return null
  // “QUAYSIDE, England — ”, “QUAYSIDE, Ohio (ANS) — ”
  const between = tokens.slice(place, place + dash)
  const isWithin = next === ',' && listsAt(table, tokens, place + 1, place + dash - 1) & places
  const isKnown = between.some(({ text }) => text === '(') || isWithin || listsAt(table, tokens, 0, place - 1) & places
  return isKnown ? { place, end: place + dash + 1 } : null
}

/** “Tamesna, Morocco – The road ends here.”: with its state or part of one, before a sentence. */
function inSmallLetters(table: PhraseTable, tokens: readonly Token[]): Dateline | null {
  const isName = (i: number) => /^\p{Lu}\p{Ll}/u.test(tokens[i]?.text ?? '')
  let place = 0
  while (place < 3 && isName(place)) place++
  if (place === 0 || tokens[place]?.text !== ',' || listsAt(table, tokens, 0, 0) & bit('given')) return null
  let dash = place + 1
  while (dash < place + 5 && isName(dash)) dash++
  const within = dash > place + 1 && listsAt(table, tokens, place + 1, dash - 1) & (bit('country') | bit('division'))
  const isDash = /^(?:[–—-]|--)$/.test(tokens[dash]?.text ?? '') && tokens[dash]!.start > tokens[dash - 1]!.end
  if (!within || !isDash || !/^\p{Lu}/u.test(tokens[dash + 1]?.text ?? '')) return null
  const tells = tokens.slice(dash).some(({ pos }) => /^(?:VERB|AUX)$/.test(pos))
  return tells ? { place, end: dash + 1 } : null
}

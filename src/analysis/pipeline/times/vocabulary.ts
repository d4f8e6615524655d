/** The words of time expressions, from `data/times/`, and the pieces of patterns made of them. */

import type { Time } from '../../../../schemas/time.ts'
import { wordList } from '../../../data.ts'
import type { Grain } from './calendar.ts'

const table = <T>(name: string, read: (columns: string[]) => T) =>
  new Map(wordList('times', name).map(([word, ...columns]) => [word!, read(columns)]))

export const months = table('months', ([number]) => Number(number))
/** Names of months that are also other words or given names: something around them must show the month. */
export const ambiguousMonths = new Set(
  wordList('times', 'months').flatMap(([word, , ambiguous]) => (ambiguous ? [word!] : [])),
)
export const weekdays = table('weekdays', ([number]) => Number(number))
export const ordinals = table('ordinals', ([number]) => Number(number))
export const seasons = table('seasons', ([code]) => code!)
export const dayParts = table('day-parts', ([code]) => code!)
export const holidays = table('holidays', ([rule]) => rule!)
export const frequencies = table('frequencies', ([value]) => value!)
export const zones = [...table('zones', () => null).keys()]
export const vague = table('vague', ([type, value]) => ({ type: type as Time['type'], value: value! }))
export const decades = table('decades', ([tens]) => Number(tens))
const numbers = table('numbers', ([value]) => (value === 'X' ? null : Number(value)))

/** A unit of time: its designator in a TIMEX3 duration (clock units begin with T) and how many of it one unit is. */
export interface Unit {
  designator: string
  factor: number
  grain: Grain | null
}

const grains: Record<string, Grain> = {
  day: 'day',
  night: 'day',
  week: 'week',
  fortnight: 'week',
  weekend: 'weekend',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
  century: 'century',
}
export const units: ReadonlyMap<string, Unit> = new Map(
  wordList('times', 'units').flatMap(([singular, plural, designator, factor]) => {
    const unit = { designator: designator!, factor: Number(factor), grain: grains[singular!] ?? null }
    return [
      [singular!, unit],
      [plural!, unit],
    ]
  }),
)

/** The unit a word names, whatever its case, number and possessive mark. */
export function unitOf(word: string): Unit {
  return units.get(word.toLowerCase())!
}

/** An alternation of words, longest first; blanks stand for any white space. */
export function anyOf(words: Iterable<string>): string {
  return `(?:${[...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[.]/g, '\\.').replace(/['’]/g, "['’]").replace(/ /g, '\\s+'))
    .join('|')})`
}

/** An alternation of the words of a list. */
export const listed = (name: string) => anyOf(wordList('times', name).map(([word]) => word!))

export const MONTH = `${anyOf(months.keys())}\\.?`
export const WEEKDAY = anyOf([...weekdays.keys()].filter((name) => name.endsWith('day')))
export const ANY_WEEKDAY = `${anyOf(weekdays.keys())}\\.?`
export const ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th)|${anyOf(ordinals.keys())})`
export const SEASON = anyOf(seasons.keys())
export const DAY_PART = anyOf(dayParts.keys())
export const UNIT = anyOf(units.keys())
export const YEAR = '(?:1[0-9]|20)\\d\\d'
const articles = ['a', 'an']
const multiples = ['hundred', 'thousand', 'million', 'dozen']
const numberWord = anyOf([...numbers.keys()].filter((word) => !articles.includes(word)))
const firstWord = `(?:an?\\s+(?:${multiples.join('|')})|${anyOf([...numbers.keys()].filter((word) => !multiples.includes(word) && !articles.includes(word)))})`
const fraction = '(?:1/2|[13]/4|[12]/3|[½¼¾⅓⅔])'
export const NUMBER = `(?:(?:\\d{1,3}[\\s-]?)?${fraction}|\\d{1,3}(?:,\\d{3})+|\\d{1,6}(?:\\.\\d{1,2})?|${firstWord}(?:(?:-|\\s+|(?<=${anyOf(multiples)})\\s+and\\s+)${numberWord}){0,3}(?:(?:\\s+|-)and(?:\\s+|-)a(?:\\s+|-)(?:half|quarter))?|an?)`

const glyphs: Record<string, number> = { '½': 1 / 2, '¼': 1 / 4, '¾': 3 / 4, '⅓': 1 / 3, '⅔': 2 / 3 }

/** Whether the name of a month is not an abbreviation. */
export function isFullName(month: string): boolean {
  return ![...months.keys()].some((name) => name.length > month.length && months.get(name) === months.get(month))
}

/** The number that a match of ORDINAL means. */
export function ordinalOf(text: string): number {
  return ordinals.get(text.toLowerCase()) ?? Number.parseInt(text, 10)
}

/** The number that a match of NUMBER means; null when it states none (“several”). */
export function numberOf(text: string): number | null {
  const clean = text.toLowerCase().replace(/\s+/g, ' ').replace(/,/g, '')
  const mixed = /^(?:(\d{1,3}?)[ -]?)?(?:(\d)\/(\d)|([½¼¾⅓⅔]))$/.exec(clean)
  if (mixed) return Number(mixed[1] ?? 0) + (mixed[4] ? glyphs[mixed[4]]! : Number(mixed[2]) / Number(mixed[3]))
  if (/^\d/.test(clean)) return Number(clean)
  if (numbers.has(clean)) return numbers.get(clean)!
  let total = 0
  let group = 0
  for (const word of clean
    .replace(/^an? /, '')
    .replace(/[ -]and[ -]a[ -](half|quarter)$/, ' $1')
    .split(/ and |[ -]/)) {
    const value = numbers.get(word)
    if (value === undefined) continue
    if (value === null) return null
    if (value === 0.5 || value < 100) group += value
    else group = Math.max(group, 1) * value
    if (value >= 1000) {
      total += group
      group = 0
    }
  }
  return total + group
}

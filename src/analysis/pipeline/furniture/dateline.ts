/** Reads date lines: “Thursday 20 January 2022 23:00 GMT”, “Updated 9:12 p.m. ET Nov. 19, 2019”. */
import { alternatives, anyOf, wordList } from '../../../data.ts'
import { isLater } from '../../moments.ts'
import type { DateOrder } from '../stage.ts'

/** What a date line tells, as far as it does (../../moments.ts): a day, a time of day or an instant. */
export interface Dateline {
  /** Null when the line names only the time of a change. */
  publishedAt: string | null
  modifiedAt: string | null
  /** The line labels its date (“Published”, “Updated”) or gives a time of day. */
  certain: boolean
  /** The words of the line that are neither dates nor their labels. */
  rest: string
}

/** The parts between bars of what stands beside a date: “The Quay Courier | Ada Moss”. */
export const barred = (rest: string): string[] => (rest.includes('|') ? rest.split(/\s\|[\s,]*/) : [rest])

/** Longer lines are prose, not date lines; it also bounds the work on one line. */
const LONGEST_LINE = 300

type Zone = { minutes: number; region: string | undefined }
type Day = { year: number; month: number; day: number }
type Part =
  | { is: 'date'; date: Day | { first: number; second: number; year: number } }
  | { is: 'time'; seconds: number }
  | { is: 'zone'; zone: Zone }
  | { is: 'label'; means: string }
  | { is: 'weekday'; weekday: number }

const zones = new Map<string, Zone>(
  wordList('furniture', 'zones').map(([label, minutes, region]) => [label!, { minutes: Number(minutes), region }]),
)
/** The zones' names, as alternatives of a pattern. */
export const ZONES = anyOf(zones.keys())
const labels = new Map(wordList('furniture', 'datelabels').map(([label, means]) => [label!, means!]))
const weekdays = wordList('furniture', 'weekdays').map(([name]) => name!)
const ENGLISH_WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WEEKDAYS = [...weekdays, ...ENGLISH_WEEKDAYS]
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
/** Months of other languages: “12 de agosto de 2024”, “5. März 2024”. */
const otherMonths = new Map(wordList('furniture', 'months').map(([name, number]) => [name!, Number(number)]))
const OTHER_MONTH = `(${anyOf(otherMonths.keys())})`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
/** A time or a number may be glued to it: “5 March 20249:30 AM”, “5 March 20244 min read”. */
const YEAR = "((?:19|20)\\d\\d|['’]\\d\\d)(?!\\d(?!\\d?(?::\\d\\d|\\s?(?:min|minutes?|comments?|views?|shares?)\\b)))"
const GAP = '(?:\\s?[-–/.,]\\s?|\\s)'

const monthOf = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1
const yearOf = (digits: string) => {
  const year = Number(digits.replace(/\D/g, ''))
  return year >= 100 ? year : year + (year < 70 ? 2000 : 1900)
}
const offset = (sign: string, hours: string, minutes = '0') =>
  (sign.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes))

/** The parts of a date line, tried in this order at each word. Every pattern is of bounded length. */
const parts: [pattern: string, read: (m: string[]) => Part][] = [
  [
    '((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)T?',
    ([, year, month, day]) => ({ is: 'date', date: { year: Number(year), month: Number(month), day: Number(day) } }),
  ],
  [
    `${DAY}(?:\\sof)?${GAP}${MONTH}${GAP}${YEAR}`,
    ([, day, month, year]) => ({ is: 'date', date: { year: yearOf(year!), month: monthOf(month!), day: Number(day) } }),
  ],
  [
    '(\\d{1,2})\\stháng\\s(\\d{1,2}),?\\s(?:năm\\s)?((?:19|20)\\d\\d)(?!\\d)',
    ([, day, month, year]) => ({ is: 'date', date: { year: Number(year), month: Number(month), day: Number(day) } }),
  ],
  [
    `(\\d{1,2})(?:\\.|º|er)?(?:\\sd[eio])?\\s${OTHER_MONTH}\\.?(?:\\sdel?)?,?\\s${YEAR}(?:\\sг\\.)?`,
    ([, day, month, year]) => ({
      is: 'date',
      date: { year: yearOf(year!), month: otherMonths.get(month!.toLowerCase())!, day: Number(day) },
    }),
  ],
  [
    `((?:19|20)\\d\\d)\\.?\\s(?:m\\.\\s)?${OTHER_MONTH}\\s(\\d{1,2})(?!\\d)\\.?`,
    ([, year, month, day]) => ({
      is: 'date',
      date: { year: Number(year), month: otherMonths.get(month!.toLowerCase())!, day: Number(day) },
    }),
  ],
  [
    `(?=[^\\s\\d]{2,16}\\s\\d)${OTHER_MONTH}\\.?\\s(\\d{1,2}),?\\s(?:del?\\s)?${YEAR}`,
    ([, month, day, year]) => ({
      is: 'date',
      date: { year: yearOf(year!), month: otherMonths.get(month!.toLowerCase())!, day: Number(day) },
    }),
  ],
  [
    // Only hyphens part a year of two digits from its month: “5-Mar-24”.
    `(\\d{1,2})-${MONTH}-(\\d\\d)(?!\\d)`,
    ([, day, month, year]) => ({ is: 'date', date: { year: yearOf(year!), month: monthOf(month!), day: Number(day) } }),
  ],
  [
    '((?:19|20)\\d\\d)\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]',
    ([, year, month, day]) => ({ is: 'date', date: { year: Number(year), month: Number(month), day: Number(day) } }),
  ],
  [
    `${MONTH}${GAP}?${DAY}(?:${GAP}){1,2}${YEAR}`,
    ([, month, day, year]) => ({ is: 'date', date: { year: yearOf(year!), month: monthOf(month!), day: Number(day) } }),
  ],
  [
    '((?:19|20)\\d\\d)(?:/|\\.\\s?)(\\d{1,2})(?:/|\\.\\s?)(\\d{1,2})(?!\\d)\\.?',
    ([, year, month, day]) => ({ is: 'date', date: { year: Number(year), month: Number(month), day: Number(day) } }),
  ],
  [
    // With dots the day stands first, except where it cannot be a month (“11.19.2019”).
    '(\\d{1,2})\\.(\\d{1,2})\\.((?:19|20)\\d\\d)(?!\\d)',
    ([, first, second, year]) => {
      const [day, month] = Number(second) > 12 ? [second, first] : [first, second]
      return { is: 'date', date: { year: Number(year), month: Number(month), day: Number(day) } }
    },
  ],
  [
    '(\\d{1,2})[/-](\\d{1,2})[/-]((?:19|20)\\d\\d|\\d\\d)(?!\\d)',
    ([, first, second, year]) => ({
      is: 'date',
      date: { first: Number(first), second: Number(second), year: yearOf(year!) },
    }),
  ],
  [
    '(\\d{1,2})(?:[:.](\\d\\d)(?:[:.](\\d\\d))?)?\\s?([ap])\\.?\\s?m(?![\\p{L}\\d])\\.?',
    ([, hour, minute, second, half]) => ({
      is: 'time',
      seconds: clock((Number(hour) % 12) + (half!.toLowerCase() === 'p' ? 12 : 0), minute, second),
    }),
  ],
  [
    '([01]?\\d|2[0-3])[:.h]([0-5]\\d)(?::([0-5]\\d)(?:[.,]\\d{1,9})?)?(?![\\d%])(?:\\s?(?:hrs|hours|h)\\b)?',
    ([, hour, minute, second]) => ({ is: 'time', seconds: clock(Number(hour), minute, second) }),
  ],
  [
    '([01]?\\d|2[0-3])\\s?[時时点시]\\s?([0-5]?\\d)\\s?[分분]',
    ([, hour, minute]) => ({ is: 'time', seconds: clock(Number(hour), minute) }),
  ],
  [
    '([01]\\d|2[0-3])([0-5]\\d)\\s?(?:hrs|hours|h\\b|(?=(?:GMT|UTC|IST|BST)\\b))',
    ([, hour, minute]) => ({ is: 'time', seconds: clock(Number(hour), minute) }),
  ],
  [
    '(?:UTC|GMT)\\s?([+-])\\s?(\\d{1,2})(?::?([0-5]\\d))?(?!\\d)',
    ([, sign, hours, minutes]) => ({
      is: 'zone',
      zone: { minutes: offset(sign!, hours!, minutes), region: undefined },
    }),
  ],
  [
    `(${ZONES})(?![\\p{L}\\d])`,
    ([, label]) => ({ is: 'zone', zone: zones.get(label!.toUpperCase().replace(/\s/g, ' '))! }),
  ],
  [
    // “-500” is what some programs make of “-0500”.
    '([+-])([01]?\\d):?([0-5]\\d)(?!\\d)',
    ([, sign, hours, minutes]) => ({
      is: 'zone',
      zone: { minutes: offset(sign!, hours!, minutes), region: undefined },
    }),
  ],
  [
    // “Reviewed by Ben Tarn” dates nothing.
    `(?!(?:${alternatives('furniture', 'other-credits')})\\s)(${anyOf(labels.keys())})(?![\\p{L}\\d])\\s?[:：]?`,
    ([, label]) => ({ is: 'label', means: labels.get(label!.toLowerCase().replace(/\s/g, ' '))! }),
  ],
  [
    `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|${anyOf(weekdays)})(?![\\p{L}\\d])\\.?`,
    ([name]) => ({ is: 'weekday', weekday: ENGLISH_WEEKDAYS.indexOf(name!.slice(0, 3).toLowerCase()) }),
  ],
]
/** What a pattern opens with: a place is only tried with those that can open there. */
type Opening = 'digit' | 'sign' | 'letter'

function openingOf(pattern: string): Opening {
  if (/^\(?(?:\\d|\(\?:19|\[01\])/.test(pattern)) return 'digit'
  return pattern.startsWith('([+-])') ? 'sign' : 'letter'
}

/** The parts with one opening; `any` tells of most places that none of them fits, sooner than each would. */
function readersOf(opening: Opening) {
  const some = parts.filter(([pattern]) => openingOf(pattern) === opening)
  return {
    any: new RegExp(some.map(([pattern]) => pattern).join('|'), 'iuy'),
    each: some.map(([pattern, read]) => ({ pattern: new RegExp(pattern, 'iuy'), read })),
  }
}
const readers = { digit: readersOf('digit'), sign: readersOf('sign'), letter: readersOf('letter') }

/** In characters, with the colon behind it. */
const LONGEST_LABEL = 2 + Math.max(...[...labels.keys()].map((label) => label.length))

/** True for a line that is the label of a date alone: “Last updated:”. */
export function isDateLabel(line: string): boolean {
  return line.length <= LONGEST_LABEL && labels.has(line.toLowerCase().replace(/\s?[:：]$/, ''))
}

/** In characters, at most, between the numbers of a day and of a year: a month and what leads to it and from it. */
const MONTH_BETWEEN = 13 + Math.max(...[...otherMonths.keys()].map((name) => name.length))
/** A line without any of these has no day beside a year; most lines of a page end here. */
const HAS_DAY_OF_YEAR = new RegExp(
  `\\d[/.-]\\d{1,2}[/.-]\\d\\d|\\d-[a-z]{3,9}\\.?-\\d\\d|\\d\\D{1,${MONTH_BETWEEN}}(?:(?:19|20)\\d\\d|['’]\\d\\d)|(?:19|20)\\d\\d\\D{1,${MONTH_BETWEEN}}\\d`,
  'i',
)
/** “BY ADA MOSSPUBLISHED: MAR 5, 2024”: two elements, of which a style sheet makes capitals; “6:05 amUpdated 3 hours ago”. */
const GLUED_LABEL =
  /(?=(?:LAST )?(?:PUBLISHED|UPDATED|POSTED|MODIFIED)(?::|\s))(?<=\p{Lu})|(?=(?:Last )?(?:Published|Updated|Posted|Modified)(?::|\s))(?<=[\p{L}\d.])/u
/** Digits of Arabic and Persian, whose rows of sixteen codes begin with the zero; of Devanagari and Bengali, with it in place six. */
const OTHER_DIGIT = /[٠-٩۰-۹०-९০-৯]/
const OTHER_DIGITS = new RegExp(OTHER_DIGIT, 'g')
/** “Ada Moss, born 8 March 1933; died 20 November 2024”: days of a life. */
const OF_A_LIFE = /\b(?:born|died)\b[^.;\d]{0,40}\d/i
const digitOf = (digit: string) => String((digit.charCodeAt(0) & 0xf) - (digit < '०' ? 0 : 6))

/**
 * Reads a line as a date line; null when it names no day (“2 hours ago”, “20 January”, “03/04/2022” when neither
 * its zone nor `order`, the page's custom, tells day from month) or is too long to be one. Labels and zones are rows of
 * data/furniture.
 */
export function readDateline(written: string, order: DateOrder | null = null): Dateline | null {
  if (written.length > LONGEST_LINE) return null
  const line = (OTHER_DIGIT.test(written) ? written.replace(OTHER_DIGITS, digitOf) : written).replace(GLUED_DAY, '$1 ')
  if (!HAS_DAY_OF_YEAR.test(line) || OF_A_LIFE.test(line)) return null
  const { found, rest } = scan(line.replace(GLUED_LABEL, ' '))
  if (!found.some(({ is }) => is === 'date')) return null
  const moments = momentsOf(found, order)
  const dated = moments.filter((moment) => moment.at !== null)
  if (dated.length === 0) return null
  const published = dated.find((moment) => moment.means !== 'modified')
  const modified =
    dated.find((moment) => moment.means === 'modified') ??
    dated.find((moment) => published && isLater(moment.at!, published.at!))
  return {
    publishedAt: published?.at ?? null,
    modifiedAt: modified?.at ?? null,
    certain: found.some((part) => (part.is === 'label' && part.means !== 'either') || part.is === 'time'),
    rest: tidied(rest),
  }
}

/** “5 Mar 20245 Mar 2024”: the same day once more, for programs that read pages aloud. */
const GLUED_DAY = /\b((?:19|20)\d\d)(?=\d{1,2}\s\p{L}{3})/u

const INSIDE_WORD = /^(?!\p{Ll}\p{Lu})\p{L}{2}$/u
/** No code below is a letter’s. */
const FIRST_LETTER = 0x41
const NEXT_WORD = /\p{Lu}*\p{Ll}+|\p{L}+|\d+|[^\p{L}\d]/uy

/** The parts of a line in order, and the line with a bar for each of them. */
function scan(line: string): { found: Part[]; rest: string } {
  const found: Part[] = []
  let rest = ''
  let at = 0
  while (at < line.length) {
    // A capital after a small letter begins a word (“Ada MossUpdated”).
    const insideWord = line.charCodeAt(at - 1) >= FIRST_LETTER && INSIDE_WORD.test(line.slice(at - 1, at + 1))
    const hit = insideWord ? null : partAt(line, at, found.at(-1))
    if (hit) {
      found.push(hit.part)
      at = hit.end
      rest += '|'
      continue
    }
    // On to the next word; digits after letters may begin a date (“GMT20 November”).
    NEXT_WORD.lastIndex = at
    NEXT_WORD.test(line)
    rest += line.slice(at, NEXT_WORD.lastIndex)
    at = NEXT_WORD.lastIndex
  }
  return { found, rest }
}

/** What lies between the parts of a line. */
function tidied(rest: string): string {
  return rest
    .replace(/\(\|\)|\[\|\]/g, '|')
    .replace(/\s*\|[\s|]*/g, ' | ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s|•·*,:;–—/()-]+|[\s|•·*,:;–—/(-]+$/g, '')
}

const openingOfWord = (word: string) => word.slice(0, 2).toLowerCase()
/** How the words begin that open a part: at most words of a line, which begin otherwise, no pattern is tried. */
const openings = new Set(
  [...zones.keys(), ...labels.keys(), ...months, ...otherMonths.keys(), ...WEEKDAYS, 'utc', 'gmt'].map(openingOfWord),
)

/** The first pattern that fits at a place. */
function partAt(line: string, at: number, before: Part | undefined): { part: Part; end: number } | null {
  const code = line.charCodeAt(at)
  const here = code >= 0x30 && code <= 0x39 ? 'digit' : code === 0x2b || code === 0x2d ? 'sign' : 'letter'
  if (here === 'letter' && !openings.has(openingOfWord(line.slice(at, at + 2)))) return null
  const { any, each } = readers[here]
  any.lastIndex = at
  if (!any.test(line)) return null
  for (const { pattern, read } of each) {
    pattern.lastIndex = at
    const match = pattern.exec(line)
    if (!match) continue
    const part = read(match as unknown as string[])
    // “Ada Moss at Garrison Lane” is where, not when.
    if (part.is === 'label' && /^at$/i.test(match[0].trim()) && /^\s?\p{Lu}/u.test(line.slice(pattern.lastIndex)))
      return null
    // “EST” or “+01:00” is a zone only beside a time or date; “Mt” elsewhere is a mountain.
    if (part.is === 'zone' && before?.is !== 'time' && before?.is !== 'date') return null
    return { part, end: pattern.lastIndex }
  }
  return null
}

interface Moment {
  means: string
  date: Extract<Part, { is: 'date' }>['date'] | null
  seconds: number | null
  zone: Zone | null
  /** 0 is Sunday; null when it names none, or one of another language. */
  weekday: number | null
}

/** Groups the parts into moments: a label or a second date or time begins the next one. */
function momentsOf(found: Part[], order: DateOrder | null): { means: string; at: string | null }[] {
  const moments: Moment[] = []
  let current: Moment | null = null
  const next = (means: string): Moment => {
    current = { means, date: null, seconds: null, zone: null, weekday: null }
    moments.push(current)
    return current
  }
  for (const part of found) {
    const now: Moment = current ?? next('either')
    if (part.is === 'label') {
      if (part.means === 'either') continue
      if (now.date || now.seconds !== null) next(part.means)
      else now.means = part.means
    } else if (part.is === 'date') (now.date ? next('either') : now).date = part.date
    else if (part.is === 'time') (now.seconds !== null ? next('either') : now).seconds = part.seconds
    else if (part.is === 'zone') now.zone ??= part.zone
    else if (part.is === 'weekday' && part.weekday >= 0 && now.date === null) now.weekday = part.weekday
  }
  const day = moments.find((moment) => moment.date)?.date ?? null
  // “Updated 3:44 PM” after a full date is on that day.
  return moments.map((moment) => ({
    means: moment.means,
    at: instant(
      { ...moment, date: moment.date ?? (moment.means === 'modified' && moment.seconds !== null ? day : null) },
      order,
    ),
  }))
}

function instant({ date, seconds, zone, weekday }: Moment, order: DateOrder | null): string | null {
  const day = date && ('day' in date ? date : (onWeekday(date, weekday) ?? ordered(date, zone, order)))
  if (!day || !isDay(day)) return null
  const ymd = `${day.year}-${two(day.month)}-${two(day.day)}`
  if (seconds === null) return ymd
  if (seconds >= 86400) return null
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${ymd}T${time}${zone ? suffix(zoneMinutes(zone, day)) : ''}`
}

/** “Wednesday, 03/04/2022”: the one of its two readings that is such a day. */
function onWeekday(
  { first, second, year }: { first: number; second: number; year: number },
  weekday: number | null,
): Day | null {
  if (weekday === null) return null
  const readings = [
    { year, month: first, day: second },
    { year, month: second, day: first },
  ].filter((day) => isDay(day) && new Date(Date.UTC(year, day.month - 1, day.day)).getUTCDay() === weekday)
  return readings.length === 1 ? readings[0]! : null
}

/** Day and month of “03/04/2022”: by size, else by what the zone's region or the page writes, else unknown. */
function ordered(
  { first, second, year }: { first: number; second: number; year: number },
  zone: Zone | null,
  order: DateOrder | null,
): Day | null {
  const american = zone ? zone.minutes <= -300 && zone.minutes >= -600 : order && order === 'month'
  if (first > 12 || first === second || (second <= 12 && american === false)) return { year, month: second, day: first }
  if (second > 12 || american) return { year, month: first, day: second }
  return null
}

function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Minutes east of UTC on a day; the day of a change counts as changed. */
function zoneMinutes({ minutes, region }: Zone, { year, month, day }: Day): number {
  if (!region) return minutes
  const today = month * 100 + day
  // United States: second Sunday of March to first of November since 2007, before that April's first to October's last.
  const [from, to] =
    region === 'eu'
      ? [300 + lastSunday(year, 3), 1000 + lastSunday(year, 10)]
      : year >= 2007
        ? [300 + firstSunday(year, 3) + 7, 1100 + firstSunday(year, 11)]
        : [400 + firstSunday(year, 4), 1000 + lastSunday(year, 10)]
  return today >= from && today < to ? minutes + 60 : minutes
}

function firstSunday(year: number, month: number): number {
  return 1 + ((7 - new Date(Date.UTC(year, month - 1, 1)).getUTCDay()) % 7)
}

/** Of a month with 31 days. */
function lastSunday(year: number, month: number): number {
  return 31 - new Date(Date.UTC(year, month - 1, 31)).getUTCDay()
}

/** Seconds of the day; out of range when the digits are no time. */
function clock(hour: number, minute = '0', second = '0'): number {
  return Number(minute) > 59 || Number(second) > 59 ? 86400 : hour * 3600 + Number(minute) * 60 + Number(second)
}

function suffix(minutes: number): string {
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

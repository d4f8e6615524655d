/** “every day”, “each Thursday”, “daily”, “twice a week”, “15 a year”. */
import { durationValue } from '../distance.ts'
import { always, type Timex } from '../meaning.ts'
import {
  anyOf,
  DAY_PART,
  dayParts,
  frequencies,
  listed,
  MONTH,
  months,
  NUMBER,
  numberOf,
  ORDINAL,
  ordinalOf,
  SEASON,
  seasons,
  UNIT,
  unitOf,
  WEEKDAY,
  weekdays,
} from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const set = (value: string) => ({
  // A day of each week may have its time of day: “Sundays at 9 a.m.”
  role: /^XXXX-WXX-\d$/.test(value) ? ('weekdays' as const) : ('set' as const),
  meaning: always({ type: 'SET', value } satisfies Timex),
})

/** The value of each Monday, May, summer or morning. */
function recurring(word: string): string | null {
  const clean = word.toLowerCase().replace(/\.$/, '')
  const bare = clean.replace(/s$/, '')
  const weekday = weekdays.get(bare)
  if (weekday) return `XXXX-WXX-${weekday}`
  const month = months.get(clean) ?? months.get(bare)
  if (month) return `XXXX-${String(month).padStart(2, '0')}`
  const season = seasons.get(bare)
  if (season) return `XXXX-${season}`
  const part = dayParts.get(bare)
  return part ? `XXXX-XX-XXT${part}` : null
}

export const every = timeParser(
  `\\b(?:every|each)\\s+(?:(other|${ORDINAL}|${NUMBER})\\s+)?(?:single\\s+)?(?:(${UNIT})|(${WEEKDAY}|${MONTH}|${SEASON}|${DAY_PART}))\\b`,
  ([, step, unit, named]) => {
    if (named) {
      const value = recurring(named)
      return value && (!step || /other/i.test(step)) ? set(value) : null
    }
    const count = !step ? 1 : /other/i.test(step) ? 2 : (numberOf(step) ?? ordinalOf(step))
    return Number.isNaN(count) ? null : set(durationValue(count, unit!))
  },
)

/** “Sundays”, “Tuesday nights”. */
export const weekdaysInPlural = timeParser(`\\b(${WEEKDAY})(?:s|\\s+(${DAY_PART})s)\\b`, ([, day, part]) =>
  /^\p{Lu}/u.test(day!)
    ? set(`XXXX-WXX-${weekdays.get(day!.toLowerCase())}${part ? `T${dayParts.get(part.toLowerCase())}` : ''}`)
    : null,
)

/** The “Monday” of “Monday and Tuesday nights”. */
export const weekdayBeforePlural = timeParser(
  `\\b(${WEEKDAY})(?=(?:,|,?\\s+(?:and|or))\\s+(?:${WEEKDAY}\\s+(?:and|or)\\s+)?${WEEKDAY}\\s+(${DAY_PART})s\\b)`,
  ([, day, part]) => set(`XXXX-WXX-${weekdays.get(day!.toLowerCase())}T${dayParts.get(part!.toLowerCase())}`),
)

export const frequency = timeParser(`\\b(${anyOf(frequencies.keys())})\\b(?!-)`, ([, word]) =>
  /^\p{Lu}/u.test(word!) ? null : set(frequencies.get(word!.toLowerCase())!),
)

const rated = new RegExp(`(?:[\\d%]|\\b${listed('rated')})\\s(?:\\w{3,}\\s)?$`, 'i')

const priced = /(?:[$£€]\s?[\d.,]{1,12}|\b(?:hours|minutes|days))\s$/i

/** A rate: the “a year” of “15 a year”, “twice a week”, “per day”. */
export const rate = timeParser(
  `\\b(?:(once|twice|(?:${NUMBER})\\s+times)\\s+)?(?:(an?|each|every)|per)\\s+(${UNIT})\\b(?!\\s+(?:ago|earlier|later|or|before|after|and\\s+a\\s+half)|[-’'])`,
  ([, times, article, unit], before) => {
    if (article && !times && !rated.test(before)) return null
    // “$55 a night”, “24 hours a day”, “60 miles per hour”: a price, a share of time, a speed.
    if (!times && (priced.test(before) || unitOf(unit!).designator.startsWith('T'))) return null
    return set(durationValue(1, unit!))
  },
)

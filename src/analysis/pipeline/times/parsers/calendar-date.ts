/** “Friday, Oct. 27, 1989”, “3rd of June 2015”, “March eighth”, “18 May last year”. */
import { covered, dayNumber, isDate, valueAt } from '../calendar.ts'
import { date, type Meaning, nearestYear, relativeYear } from '../meaning.ts'
import { ANY_WEEKDAY, isFullName, MONTH, months, ORDINAL, ordinalOf, YEAR } from '../vocabulary.ts'
import { fullYear } from './numeric-date.ts'
import { timeParser } from './parser.ts'

const weekday = `(?:(?:this\\s+coming\\s+)?\\b${ANY_WEEKDAY}(?:,\\s*|\\s+)(?:the\\s+)?)?`
const dayOfMonth = `(${ORDINAL}|\\d{1,2})`
const notMore = '(?![\\w%]|[.,:]\\d|-(?!\\d{1,2}\\b)\\w)'
const year = `(?:(?:,\\s*|\\s+(?:of\\s+)?|,?\\s*in\\s+)(${YEAR})(?![\\d%]|,\\d)|,?\\s+(?:of\\s+)?(last|this|next)\\s+year\\b(?!['’])|\\s+['’](\\d\\d)(?!\\w))?`

export const monthDay = timeParser(
  `${weekday}\\b(${MONTH})\\s*(?:the\\s+)?${dayOfMonth}${notMore}${year}`,
  ([text, month, day, ...year]) => reading(text, month!, day!, year),
)

/** “2018 March 18”, as astronomers and archives write. */
export const yearMonthDay = timeParser(
  `(?<![\\w$£€#.,/-])(${YEAR})\\s+(${MONTH})\\s+(\\d{1,2})${notMore}(?!,?\\s+${YEAR})`,
  ([text, year, month, day]) => reading(text, month!, day!, [year]),
)

/** “the week of March 6”, “the week beginning 6 March”. */
export const weekOf = timeParser(
  `\\bthe\\s+week\\s+(?:of|beginning|ending)\\s+(?:(${MONTH})\\s*${dayOfMonth}${notMore}|${dayOfMonth}\\s+(${MONTH})(?!\\w))${year}`,
  ([, monthBefore, dayAfter, dayBefore, monthAfter, ...year]) => {
    const [month, day] = [monthBefore ?? monthAfter, dayAfter ?? dayBefore]
    const meaning = monthDayMeaning(months.get(month!.toLowerCase().replace('.', ''))!, ordinalOf(day!), year)
    return (
      meaning && {
        role: 'date' as const,
        meaning: (scene) => {
          const range = covered(meaning(scene)!.value)
          return range && date(valueAt(range.first, 'week'))
        },
      }
    )
  },
)

export const dayMonth = timeParser(
  `${weekday}(?:\\bthe\\s+)?(?<![\\d.,:/$£€])\\b${dayOfMonth}(?:\\s+of)?[\\s-]+(${MONTH})(?!\\w)${year}`,
  ([text, day, month, ...year]) => reading(text, month!, day!, year),
)

/** A year as a date has it: in full, as “last”, “this” or “next” year, or in two digits. */
type WrittenYear = readonly (string | undefined)[]

function reading(text: string, month: string, day: string, year: WrittenYear) {
  if (!/^\p{Lu}/u.test(month)) return null
  const meaning = monthDayMeaning(months.get(month.toLowerCase().replace('.', ''))!, ordinalOf(day), year)
  if (!meaning) return null
  // The point of “on 3 March.” is the sentence's, that of “on 3 Sept.” belongs to the abbreviation.
  const pointed = text.endsWith('.') && isFullName(month.toLowerCase().replace('.', ''))
  return { role: 'day' as const, meaning, text: pointed ? text.slice(0, -1) : text }
}

/** A day of a month, with its year, that “last”, “this” or “next” year names, or in the nearest; null when no month has such a day. */
export function monthDayMeaning(month: number, day: number, [year, relative, short]: WrittenYear): Meaning | null {
  if (!isDate(year ? Number(year) : 2000, month, day)) return null
  const monthAndDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (year) return () => date(`${year}-${monthAndDay}`)
  if (short) return ({ published }) => date(`${fullYear(Number(short), published)}-${monthAndDay}`)
  const named = relative && relativeYear(relative)
  if (named) return (scene) => date(`${named(scene)!.value}-${monthAndDay}`)
  return (scene) => {
    const nearest = nearestYear(scene, (candidate, from) => dayNumber(candidate, month, day) - from)
    return date(`${nearest ?? 'XXXX'}-${monthAndDay}`)
  }
}

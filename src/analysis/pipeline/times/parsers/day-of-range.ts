/** The bare day of a range: the “5” of “Nov. 3-5” and the “3” of “3 to 5 November”. */
import { MONTH, months, YEAR } from '../vocabulary.ts'
import { monthDayMeaning } from './calendar-date.ts'
import { timeParser } from './parser.ts'

const to = '\\s*(?:-|–|—|to|and|or|through|until|,)\\s*'
const year = `(?:,?\\s+(${YEAR}))?`

const reading = (day: string, month: string, year: string | undefined) => {
  const meaning = monthDayMeaning(months.get(month.toLowerCase().replace('.', ''))!, Number.parseInt(day, 10), year)
  return meaning && { role: 'day' as const, meaning, text: day }
}

export const lastDayOfRange = timeParser(
  `(?<=\\b(${MONTH})\\s*\\d{1,2}(?:st|nd|rd|th)?${to})\\b(\\d{1,2}(?:st|nd|rd|th)?)(?![\\w%]|[.,:]\\d)(?=${year})`,
  ([, month, day, year]) => reading(day!, month!, year),
  `\\d(?:st|nd|rd|th)?${to}\\d`,
)

export const firstDayOfRange = timeParser(
  `(?<![\\d.,:/$£€])\\b(\\d{1,2}(?:st|nd|rd|th)?)(?=${to}\\d{1,2}(?:st|nd|rd|th)?\\s+(${MONTH})(?!\\w)${year})`,
  ([, day, month, year]) => (/^\p{Lu}/u.test(month!) ? reading(day!, month!, year) : null),
)

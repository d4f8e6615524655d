/** The bare day of a range: the “5” of “Nov. 3-5”, the “3” of “3 to 5 November”, “Sunday 3” of “Sunday 3 and Monday 4 November”. */
import { ANY_WEEKDAY, MONTH, months, YEAR } from '../vocabulary.ts'
import { monthDayMeaning } from './calendar-date.ts'
import { timeParser } from './parser.ts'

const to = '\\s*(?:-|–|—|to|and|or|through|until|,)\\s*'
const day = '\\d{1,2}(?:st|nd|rd|th)?'
const year = `(?:,?\\s+(?:of\\s+)?(${YEAR}))?`
/** After “June 3, 8 ” these go on with the sentence; another word is what there are eight of. */
const goesOn =
  /^\s(?!(?:and|or|to|in|at|on|of|for|by|but|as|when|while|with|until|through|from|the|it|he|she|they)\b)[a-z]/

const reading = (day: string, month: string, year: string | undefined, text = day) => {
  const meaning = monthDayMeaning(months.get(month.toLowerCase().replace('.', ''))!, Number.parseInt(day, 10), [year])
  return meaning && { role: 'day' as const, meaning, text }
}

/** A day after so many others: a parser goes on behind what it found, so that it finds one day of a list. */
const dayAfter = (others: number) =>
  timeParser(
    `(?<=\\b(${MONTH})\\s*${day}(?:${to}${day}){${others}}${to})\\b(${day})(?![\\w%]|[.,:]\\d)(?=(?:${to}${day}\\b(?![.,:]\\d)){0,4}${year})`,
    ([, month, day, year], before, after) =>
      /,\s*$/.test(before) && goesOn.test(after) ? null : reading(day!, month!, year),
    `\\d(?:st|nd|rd|th)?${to}\\d`,
  )

export const laterDaysOfRange = [0, 1, 2, 3].map(dayAfter)

export const firstDayOfRange = timeParser(
  `(?:\\b${ANY_WEEKDAY}\\s+)?(?<![\\d.,:/$£€])\\b(\\d{1,2}(?:st|nd|rd|th)?)(?=(?:${to}(?:the\\s+)?(?:${ANY_WEEKDAY}\\s+)?${day}){1,5}\\s+(?:of\\s+)?(${MONTH})(?!\\w)${year})`,
  ([text, day, month, year]) => (/^\p{Lu}/u.test(month!) ? reading(day!, month!, year, text) : null),
)

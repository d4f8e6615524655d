/** “2009-12-15”, “2009-12-15T18:00Z”, “2009-W12”, “08/15/1990”, “12.05.2014”. */
import { civil, dayNumber, isDate, valueAt } from '../calendar.ts'
import { always, date } from '../meaning.ts'
import { timeParser } from './parser.ts'

export const isoDate = timeParser(
  '(?<![\\w./-])(\\d{4})-(\\d\\d)-(\\d\\d)(?:T(\\d\\d:\\d\\d)(?::\\d\\d(?:\\.\\d{1,9})?)?(Z)?(?:[+-]\\d\\d:?\\d\\d)?)?(?![\\w/-])',
  ([, year, month, day, time, utc]) => {
    if (!isDate(Number(year), Number(month), Number(day))) return null
    const value = `${year}-${month}-${day}`
    return {
      role: 'day',
      meaning: always(time ? { type: 'TIME', value: `${value}T${time}${utc ?? ''}` } : date(value)),
    }
  },
)

export const isoWeek = timeParser(
  '(?<![\\w./-])(\\d{4})-?W([0-5]\\d)(?:-([1-7]))?(?![\\w/-])',
  ([, year, week, day]) => ({
    role: 'date',
    meaning: always(date(`${year}-W${week}${day ? `-${day}` : ''}`)),
  }),
)

/**
 * Day and month are told apart by points (the day first), where one of them is above 12, by the other dates of the text,
 * or where one reading alone lies within a month of the publication; else the year alone is certain.
 * Two-digit years are read as the latest not after the publication's decade.
 */
export const slashDate = timeParser(
  '(?<![\\w./-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d\\d)(?![\\w/-]|\\.\\d)',
  ([, first, separator, second, written]) => {
    const pointed = separator === '.'
    // “2.10.3” is a version, “09.08.12” a day.
    if (pointed && written!.length === 2 && first!.length + second!.length < 4) return null
    const [a, b] = [Number(first), Number(second)]
    const dayFirst = a > 12 || (pointed && b <= 12)
    const [month, day] = dayFirst ? [b, a] : [a, b]
    if (!isDate(2000, month, day)) return null
    return {
      role: 'day',
      meaning: ({ published, dayFirst: usual }) => {
        const year = written!.length === 4 ? written! : fullYear(Number(written), published)
        if (a <= 12 && b <= 12 && !pointed && usual !== null) {
          const [month, day] = usual ? [second!, first!] : [first!, second!]
          return date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
        }
        if (pointed || a > 12 || b > 12 || a === b) {
          return date(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
        }
        if (published === null) return date(year)
        const readings = [dayNumber(Number(year), month, day), dayNumber(Number(year), day, month)]
        const near = readings.filter((reading) => Math.abs(reading - published) <= 31)
        return date(near.length === 1 ? valueAt(near[0]!, 'day') : year)
      },
    }
  },
)

/** “9/11”, by which one day of 2001 goes. */
export const nineEleven = timeParser('(?<![\\w$£€./-])9/11(?![\\w%/-]|\\.\\d)', () => ({
  role: 'day',
  meaning: always(date('2001-09-11')),
}))

const dayOrMonth = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}$/

/** Whether the day stands first in the dates of a text; null when none tells, or they differ. */
export function standsDayFirst(dates: Iterable<string>): boolean | null {
  const told = new Set<boolean>()
  for (const written of dates) {
    const [, first, second] = dayOrMonth.exec(written) ?? []
    if (Number(first) > 12 !== Number(second) > 12) told.add(Number(first) > 12)
  }
  return told.size === 1 ? told.has(true) : null
}

/** A two-digit year in full: the latest that lies at most ten years after the publication; `XX` for the century without one. */
export function fullYear(twoDigits: number, published: number | null): string {
  const tail = String(twoDigits).padStart(2, '0')
  if (published === null) return `XX${tail}`
  const limit = civil(published).year + 10
  const century = Math.floor(limit / 100) * 100
  return String(century + twoDigits <= limit ? century + twoDigits : century - 100 + twoDigits)
}

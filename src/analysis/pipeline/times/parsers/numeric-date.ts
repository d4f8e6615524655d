/** “2009-12-15”, “2009-12-15T18:00Z”, “2009-W12”, “08/15/1990”. */
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
 * Day and month are told apart where one of them is above 12, or where one reading alone lies within a month of the
 * publication; else the year alone is certain.
 * Two-digit years are read as the latest not after the publication's decade.
 */
export const slashDate = timeParser(
  '(?<![\\w./-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d\\d)(?![\\w/-]|\\.\\d)',
  ([, first, separator, second, written]) => {
    if (separator === '.' && written!.length === 2) return null
    const [a, b] = [Number(first), Number(second)]
    const [month, day] = a > 12 ? [b, a] : [a, b]
    if (!isDate(2000, month, day)) return null
    return {
      role: 'day',
      meaning: ({ published }) => {
        const year = written!.length === 4 ? written! : fullYear(Number(written), published)
        if (a > 12 || b > 12 || a === b) {
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

/** A two-digit year in full: the latest that lies at most ten years after the publication; `XX` for the century without one. */
export function fullYear(twoDigits: number, published: number | null): string {
  const tail = String(twoDigits).padStart(2, '0')
  if (published === null) return `XX${tail}`
  const limit = civil(published).year + 10
  const century = Math.floor(limit / 100) * 100
  return String(century + twoDigits <= limit ? century + twoDigits : century - 100 + twoDigits)
}

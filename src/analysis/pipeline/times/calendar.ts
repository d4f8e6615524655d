/**
 * The calendar behind TIMEX3 values. Days are counted from 1 January 1970 (proleptic Gregorian), in no time zone: nothing
 * here depends on the machine's zone or clock. Weeks are ISO 8601 weeks.
 */

/** A length of time that a calendar value can have. */
export type Grain = 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'century'

/** The number of a day; months and days may run over (month 13 is January of the next year). */
export function dayNumber(year: number, month = 1, day = 1): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / 86_400_000
}

/** Year, month, day and ISO weekday (Monday is 1) of a day number. */
export function civil(day: number): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(day * 86_400_000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  }
}

/** Whether there is such a day. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  return dayNumber(year, month + 1) - dayNumber(year, month)
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0')

/** The calendar value of a grain that a day lies in: `1998-02-13`, `1998-W07`, `1998-Q1`, `1998`, `199`. */
export function valueAt(day: number, grain: Grain): string {
  const { year, month, day: date } = civil(day)
  const y = pad(year, 4)
  switch (grain) {
    case 'day':
      return `${y}-${pad(month)}-${pad(date)}`
    case 'week':
    case 'weekend': {
      const thursday = day - civil(day).weekday + 4
      const weekYear = civil(thursday).year
      const week = Math.floor((thursday - dayNumber(weekYear)) / 7) + 1
      return `${pad(weekYear, 4)}-W${pad(week)}${grain === 'weekend' ? '-WE' : ''}`
    }
    case 'month':
      return `${y}-${pad(month)}`
    case 'quarter':
      return `${y}-Q${Math.ceil(month / 3)}`
    case 'half':
      return `${y}-H${month <= 6 ? 1 : 2}`
    case 'year':
      return y
    case 'decade':
      return y.slice(0, 3)
    case 'century':
      return y.slice(0, 2)
  }
}

const months: Partial<Record<Grain, number>> = { month: 1, quarter: 3, half: 6, year: 12, decade: 120, century: 1200 }
const days: Partial<Record<Grain, number>> = { day: 1, weekend: 7, week: 7 }

/** The day `count` units on, back when negative; the day of the month is kept where the month has it. */
export function step(day: number, count: number, unit: Grain): number {
  if (days[unit]) return day + Math.round(count * days[unit])
  const { year, month, day: date } = civil(day)
  const target = civil(dayNumber(year, month + Math.round(count * months[unit]!)))
  return dayNumber(target.year, target.month, Math.min(date, daysIn(target.year, target.month)))
}

/** The Monday of an ISO week. */
function monday(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4)
  return fourth - civil(fourth).weekday + 1 + (week - 1) * 7
}

/** Day numbers of the first and last day of a span of months. */
const span = (year: number, month: number, count: number) => ({
  first: dayNumber(year, month),
  last: dayNumber(year, month + count) - 1,
})

const form = /^(\d\d)(\d)?(\d)?(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?$/
const seasonStart: Record<string, number> = { SP: 3, SU: 6, FA: 9 }

/**
 * First and last day that a calendar value covers, and its grain; null when it names no stretch of the calendar.
 * Seasons are northern; the winter of a year may be the one it begins or the one it ends with.
 */
export function covered(value: string): { first: number; last: number; grain: Grain | 'season' } | null {
  const years = /^(\d{4})\/(\d{4})$/.exec(value)
  if (years) return { first: dayNumber(Number(years[1])), last: dayNumber(Number(years[2]), 12, 31), grain: 'year' }
  const match = form.exec(value)
  if (!match) return null
  const [, century, tens, ones, month, day, week, weekend, quarter, half, season] = match
  if (!tens) return value.length === 2 ? { grain: 'century', ...span(Number(century) * 100, 1, 1200) } : null
  if (!ones) return value.length === 3 ? { grain: 'decade', ...span(Number(value) * 10, 1, 120) } : null
  const year = Number(century + tens + ones)
  if (week) {
    const first = monday(year, Number(week))
    if (Number(week) < 1 || Number(week) > 53) return null
    return weekend ? { first: first + 5, last: first + 6, grain: 'weekend' } : { first, last: first + 6, grain: 'week' }
  }
  if (quarter) return { grain: 'quarter', ...span(year, Number(quarter) * 3 - 2, 3) }
  if (half) return { grain: 'half', ...span(year, Number(half) * 6 - 5, 6) }
  if (season) return { grain: 'season', ...(season === 'WI' ? span(year, 0, 15) : span(year, seasonStart[season]!, 3)) }
  if (!month) return { grain: 'year', ...span(year, 1, 12) }
  if (!isDate(year, Number(month), Number(day ?? 1))) return null
  if (!day) return { grain: 'month', ...span(year, Number(month), 1) }
  const first = dayNumber(year, Number(month), Number(day))
  return { first, last: first, grain: 'day' }
}

/** Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1)
}

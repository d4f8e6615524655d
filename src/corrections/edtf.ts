/** The days that an EDTF date means. */
import type { TimelineEntry } from '../../schemas/timeline.ts'

type Dated = Pick<TimelineEntry, 'earliest' | 'latest' | 'precision'>

const one = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/
const unspecified = /^(\d{2,3})(X{1,2})[~?%]?$/

/**
 * First and last day of an EDTF date: a day, a month, a season (21 to 24, of the northern year), a year, a decade
 * (`198X`), a century (`19XX`), or an interval of two of them. Null for anything else, and for days that are not in the
 * calendar.
 */
export function daysOf(date: string): Dated | null {
  const [from, to, more] = date.split('/')
  const first = singleOf(from!)
  if (to === undefined) return first
  const last = singleOf(to)
  if (more !== undefined || !first || !last || last.latest < first.earliest) return null
  return { earliest: first.earliest, latest: last.latest, precision: first.precision }
}

function singleOf(date: string): Dated | null {
  const [, head, rest] = date.match(unspecified) ?? []
  if (head && rest && head.length + rest.length === 4) {
    const earliest = `${head.padEnd(4, '0')}-01-01`
    return { earliest, latest: `${head.padEnd(4, '9')}-12-31`, precision: rest.length === 1 ? 'decade' : 'century' }
  }
  const [, year, month, day] = date.match(one) ?? []
  if (!year) return null
  if (!month) return { earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: 'year' }
  if (!day) return Number(month) > 20 ? seasonOf(Number(year), Number(month)) : monthOf(Number(year), Number(month))
  const last = monthOf(Number(year), Number(month))?.latest
  return last && day >= '01' && `${year}-${month}-${day}` <= last
    ? { earliest: `${year}-${month}-${day}`, latest: `${year}-${month}-${day}`, precision: 'day' }
    : null
}

const two = (number: number) => String(number).padStart(2, '0')
const four = (year: number) => String(year).padStart(4, '0')

function monthOf(year: number, month: number): Dated | null {
  if (month < 1 || month > 12) return null
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  const start = `${four(year)}-${two(month)}`
  return { earliest: `${start}-01`, latest: `${start}-${days}`, precision: 'month' }
}

/** Spring begins in March; winter runs into the next year. */
function seasonOf(year: number, season: number): Dated | null {
  if (season > 24) return null
  const start = (season - 20) * 3
  const end = monthOf(season === 24 ? year + 1 : year, season === 24 ? 2 : start + 2)!
  return { earliest: `${four(year)}-${two(start)}-01`, latest: end.latest, precision: 'season' }
}

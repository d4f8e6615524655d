/** The record of a resolved expression: its EDTF form, its bounds and its precision. */
import type { Span } from '../../../../schemas/span.ts'
import type { Time } from '../../../../schemas/time.ts'
import { covered, valueAt } from './calendar.ts'
import type { Timex } from './meaning.ts'

/** What a record says of its expression, wherever that stands. */
export function resolvedTime({ type, value }: Timex): Omit<Time, keyof Span> {
  const [day, clock] = value.split('T') as [string, string | undefined]
  const range = type === 'DATE' || type === 'TIME' ? covered(day) : null
  return {
    type,
    value,
    edtf: range && edtf(day, range),
    earliest: range && valueAt(range.first, 'day'),
    latest: range && valueAt(range.last, 'day'),
    precision: precision(value, clock, range?.grain ?? null),
  }
}

const seasonNumber: Record<string, number> = { SP: 21, SU: 22, FA: 23, WI: 24 }

/** EDTF level 0 or 1; what these cannot name (weeks, quarters, halves) is an interval of days or months. */
function edtf(day: string, { first, last, grain }: NonNullable<ReturnType<typeof covered>>): string {
  switch (grain) {
    case 'day':
    case 'month':
    case 'year':
      return day
    case 'decade':
      return `${day}X`
    case 'century':
      return `${day}XX`
    case 'season':
      return `${day.slice(0, 5)}${seasonNumber[day.slice(5)]}`
    case 'quarter':
    case 'half':
      return `${valueAt(first, 'month')}/${valueAt(last, 'month')}`
    case 'week':
    case 'weekend':
      return `${valueAt(first, 'day')}/${valueAt(last, 'day')}`
  }
}

function precision(value: string, clock: string | undefined, grain: Time['precision']): Time['precision'] {
  if (/_REF$/.test(value)) return 'vague'
  if (clock === undefined || grain === null) return grain
  if (/^\d\d:\d\d:\d\d/.test(clock)) return 'second'
  if (/^\d\d:\d\d/.test(clock)) return 'minute'
  return /^\d\d/.test(clock) ? 'hour' : 'part-of-day'
}

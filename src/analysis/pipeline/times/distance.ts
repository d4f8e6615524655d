/** Lengths of time, and the dates that lie so far from another. */
import { civil, step, valueAt } from './calendar.ts'
import { date, type Meaning, type Scene, type Timex } from './meaning.ts'
import { unitOf } from './vocabulary.ts'

/** The TIMEX3 value of so many units; null is an unstated number. */
export function durationValue(count: number | null, unitWord: string): string {
  const { designator, factor } = unitOf(unitWord)
  const amount = count === null ? null : count * factor
  const [smaller, times] = smallerUnits[designator] ?? []
  // “Half an hour” is 30 minutes.
  const part = amount !== null && amount < 1 && smaller && Number.isInteger(amount * times!) ? amount * times! : null
  const written = part === null ? designator : smaller!
  const clock = written.startsWith('T')
  const shown = part ?? (amount === null ? 'X' : Math.round(amount * 100) / 100)
  return `P${clock ? 'T' : ''}${shown}${clock ? written.slice(1) : written}`
}

/** The unit that a part of one is written in, and how many of it one is. */
const smallerUnits: Record<string, [unit: string, times: number]> = {
  Y: ['M', 12],
  D: ['TH', 24],
  TH: ['TM', 60],
  TM: ['TS', 60],
}

/** The time so many units from an anchor, as coarse as its unit. “A year ago” is the period reported on, a year back. */
export function distance(
  count: number | null,
  unitWord: string,
  sign: 1 | -1,
  anchorOf: (scene: Scene) => number | null,
): Meaning {
  const { grain, factor } = unitOf(unitWord)
  return (scene) => {
    if (count === null) return date(sign < 0 ? 'PAST_REF' : 'FUTURE_REF')
    if (sign < 0 && count === 1 && grain === 'year' && scene.period) return yearBefore(scene.period)
    const anchor = anchorOf(scene)
    if (anchor === null || grain === null) return { type: 'DURATION', value: durationValue(count, unitWord) }
    const years = { decade: 10, century: 100 }[grain as string] ?? factor
    const unit = grain === 'decade' || grain === 'century' ? 'year' : grain
    const fineness = unit === 'week' || unit === 'weekend' ? 'day' : unit
    const target = step(anchor, sign * count * years, unit)
    const { year } = civil(target)
    if (year >= 1 && year <= 9999) return date(valueAt(target, fineness))
    // There is no year 0: the one before year 1 is 1 BC.
    return date(
      year < 1 && year > -9999 ? `BC${String(1 - year).padStart(4, '0')}` : sign < 0 ? 'PAST_REF' : 'FUTURE_REF',
    )
  }
}

/** A period of a year ago, which what is reported is compared with. */
export const yearBefore = (period: string): Timex => ({
  ...date(`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`),
  aside: true,
})

/** What expressions that stand side by side say of each other: appositions and ranges of days of the week. */
import { endOf, type Found } from './found.ts'

/** “Two years later, in 1969,”, “the next day (4 July 1976)”. */
const apposition = /^(?:,\s|\s\(|\s[–—]\s)(?:(?:in|on)\s)?$/i
/** Dates without a year are in apposition only where more than a comma shows it: “last year, in May,”. */
const prepositional = /^(?:,\s(?:in|on)\s|\s\((?:(?:in|on)\s)?)$/i
const close = /^(?:[,.;)–—]|\s[–—]|$)/
const relative = /\b(?:earlier|later|before|after|afterwards|previously|ago|following|next|previous|same|that)\b/i
const dated = /^\d{4}(?:-\d\d){0,2}$/
const yearless = /^XXXX-\d\d(?:-\d\d)?$/
const weekday = /^XXXX-WXX-([1-7])(T.+|)$/
const ranged = /^(?:,?\s(?:to|until|till|through)\s|\s?[-–—]\s?)$/i

export const isWeekday = (value: string) => weekday.test(value)

/** The expression next to one, and how it stands to it: it states its date, or a part of the year that it is. */
export interface Apposition {
  relative: boolean
  part: boolean
}

/** For each expression how the next one names it, null for most. */
export function appositions(text: string, found: readonly Found[]): (Apposition | null)[] {
  return found.map((first, i) => {
    const next = found[i + 1]
    if (!next || next.window !== first.window || next.at - endOf(first) > 6) return null
    const between = text.slice(endOf(first), next.at)
    const isRelative = relative.test(first.result.text)
    if (isRelative && apposition.test(between) && (dated.test(next.bare) || isWeekday(next.bare)))
      return { relative: true, part: false }
    const part =
      prepositional.test(between) && yearless.test(next.bare) && close.test(text.slice(endOf(next), endOf(next) + 2))
    return part ? { relative: isRelative, part } : null
  })
}

/** A range that a day of the week opens, and the number of its last day; null where both ends are times of one day. */
export interface WeekdayRange {
  until: number | null
}

/** For each day of the week the range that it opens (“from Tuesday to Friday”), null for all else. */
export function weekdayRanges(text: string, found: readonly Found[]): (WeekdayRange | null)[] {
  return found.map((first, i) => {
    const next = found[i + 1]
    const day = weekday.exec(first.bare)
    if (!day || next?.window !== first.window || !ranged.test(text.slice(endOf(first), next.at))) return null
    const last = weekday.exec(next.bare)
    if (!last) return null
    const [days, hours] = [day[2] === '' && last[2] === '', day[1] === last[1]]
    return days || hours ? { until: days ? Number(last[1]) : null } : null
  })
}

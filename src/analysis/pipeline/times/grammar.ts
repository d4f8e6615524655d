/** The ordered list of parsers and refiners, run by chrono's engine. To add a kind of expression: write a parser, list it here. */
import { Chrono } from 'chrono-node'
import type { Meaning } from './meaning.ts'
import { ago, earlier, fromNow, inWeeksTime, samePeriod, unitBefore, yearAgoPeriod } from './parsers/ago.ts'
import { dayMonth, monthDay, weekOf, yearMonthDay } from './parsers/calendar-date.ts'
import { clock, clock24, military, namedClock, overnight } from './parsers/clock.ts'
import { namedDay } from './parsers/day.ts'
import { firstDayOfRange, laterDaysOfRange } from './parsers/day-of-range.ts'
import { century, decade } from './parsers/decade.ts'
import { duration, durationOfRange, unitLong, unstatedDuration } from './parsers/duration.ts'
import { holiday } from './parsers/holiday.ts'
import { month } from './parsers/month.ts'
import { isoDate, isoWeek, slashDate } from './parsers/numeric-date.ts'
import { ordinalUnit } from './parsers/ordinal-unit.ts'
import { TimeResult } from './parsers/parser.ts'
import { firstOfQuarters, quarter, shortQuarter } from './parsers/quarter.ts'
import { season } from './parsers/season.ts'
import { every, frequency, rate, weekdayBeforePlural, weekdaysInPlural } from './parsers/set.ts'
import { spelledYear } from './parsers/spelled-year.ts'
import { anaphoricUnit, dayPart, definiteUnit, deicticUnit } from './parsers/unit.ts'
import { vague } from './parsers/vague.ts'
import { weekday } from './parsers/weekday.ts'
import { shortYear, year, yearBeforeChrist, yearEnd, yearOfOurLord, yearRange } from './parsers/year.ts'
import { clockAndDay } from './refiners/clock-and-day.ts'
import { longest } from './refiners/longest.ts'
import { modifiers } from './refiners/modifiers.ts'

const parsers = [
  isoDate,
  isoWeek,
  slashDate,
  yearMonthDay,
  monthDay,
  weekOf,
  dayMonth,
  firstDayOfRange,
  ...laterDaysOfRange,
  month,
  namedDay,
  weekdayBeforePlural,
  weekday,
  holiday,
  quarter,
  firstOfQuarters,
  shortQuarter,
  season,
  deicticUnit,
  anaphoricUnit,
  definiteUnit,
  ordinalUnit,
  dayPart,
  ago,
  fromNow,
  inWeeksTime,
  earlier,
  yearAgoPeriod,
  samePeriod,
  unitBefore,
  every,
  weekdaysInPlural,
  frequency,
  rate,
  duration,
  unstatedDuration,
  durationOfRange,
  unitLong,
  decade,
  century,
  spelledYear,
  yearBeforeChrist,
  yearOfOurLord,
  year,
  yearEnd,
  shortYear,
  yearRange,
  clock,
  clock24,
  military,
  namedClock,
  overnight,
  vague,
]

const chrono = new Chrono({ parsers, refiners: [longest, modifiers, clockAndDay] })

/** chrono wants an instant to resolve against; ours are resolved afterwards, so that any fixed one does. */
const anyInstant = new Date(0)

/** An expression, where it stands in the text given, and what it means. */
export interface Expression {
  index: number
  text: string
  meaning: Meaning
}

/** The time expressions of a stretch of text, in order, not yet resolved. */
export function expressions(text: string): Expression[] {
  return chrono
    .parse(text, anyInstant)
    .flatMap((result) =>
      result instanceof TimeResult ? [{ index: result.index, text: result.text, meaning: result.meaning }] : [],
    )
}

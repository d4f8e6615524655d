/** The ordered list of parsers and refiners, run by chrono's engine. To add a kind of expression: write a parser, list it here with its cue. */
import { Chrono, type Parser } from 'chrono-node'
import { anyWord, type Cue, cuesOf, DIGIT, longestWords } from './cues.ts'
import type { Meaning } from './meaning.ts'
import {
  ago,
  earlier,
  fromNow,
  inWeeksTime,
  partBefore,
  samePeriod,
  thisTime,
  unitBefore,
  unitBeyond,
  yearAgoPeriod,
} from './parsers/ago.ts'
import { dayMonth, monthDay, weekOf, yearMonthDay } from './parsers/calendar-date.ts'
import { clock, clock24, earlyHours, firstHourOfRange, military, namedClock, overnight } from './parsers/clock.ts'
import { namedDay } from './parsers/day.ts'
import { firstDayOfRange, laterDaysOfRange } from './parsers/day-of-range.ts'
import { century, decade, firstOfCenturies } from './parsers/decade.ts'
import { compoundDuration, duration, durationOfRange, unitLong, unstatedDuration } from './parsers/duration.ts'
import { holiday } from './parsers/holiday.ts'
import { month } from './parsers/month.ts'
import { isoDate, isoWeek, nineEleven, slashDate } from './parsers/numeric-date.ts'
import { ordinalUnit } from './parsers/ordinal-unit.ts'
import { TimeResult } from './parsers/parser.ts'
import { firstOfQuarters, quarter, shortQuarter } from './parsers/quarter.ts'
import { season } from './parsers/season.ts'
import { every, frequency, rate, weekdayBeforePlural, weekdaysInPlural } from './parsers/set.ts'
import { spelledYear } from './parsers/spelled-year.ts'
import { anaphoricUnit, currentDecade, dayPart, definiteUnit, deicticUnit } from './parsers/unit.ts'
import { vague } from './parsers/vague.ts'
import { weekday } from './parsers/weekday.ts'
import {
  dayOfMonth,
  nthWeekday,
  weekdayAndDay,
  weekdayOfWeek,
  weekdayWeek,
  weeksOnWeekday,
} from './parsers/weekday-of.ts'
import {
  newYear,
  shortYear,
  shortYearRange,
  year,
  yearBeforeChrist,
  yearEnd,
  yearOfOurLord,
  yearRange,
  yearsOfEra,
} from './parsers/year.ts'
import { clockAndDay } from './refiners/clock-and-day.ts'
import { longest } from './refiners/longest.ts'
import { modifiers } from './refiners/modifiers.ts'
import {
  dayParts,
  decades,
  frequencies,
  holidays,
  months,
  seasons,
  units,
  vague as vaguePhrases,
  weekdays,
} from './vocabulary.ts'

const MONTH = anyWord(months.keys())
const WEEKDAY = anyWord(weekdays.keys())
const UNIT = anyWord(units.keys(), ['period', 'centurie'])
const HALF = anyWord(['half', 'quarter'])
const TIMES_OF_DAY = anyWord(
  dayParts.keys(),
  [...dayParts.keys()].map((part) => `mid${part}`),
)
const SEASON = anyWord(
  seasons.keys(),
  [...seasons.keys()].flatMap((name) => ['early', 'late', 'mid'].map((part) => part + name)),
)
const TODAY = anyWord(['today', 'yesterday', 'tomorrow', 'tonight'])
const HOLIDAY = anyWord(longestWords(holidays.keys()))
const BEFORE = anyWord(['ago', 'back', 'earlier', 'previously', 'later', 'afterwards', 'before', 'after'])
const AHEAD = anyWord(['now', 'today', 'hence', 'time'])
const SAME = anyWord(['same', 'comparable', 'corresponding'])
const EACH = anyWord(['every', 'each'])
const FREQUENCY = anyWord(frequencies.keys())
const BETWEEN = anyWord(['between'])
const LONG = anyWord(['long'])
const DECADE = anyWord(decades.keys())
const CENTURY = anyWord(['century', 'centuries'])
const HUNDREDS = anyWord(['eighteen', 'nineteen', 'twenty', 'thousand'])
const CLOCK = anyWord(['noon', 'midday', 'midnight', 'clock'])
const OVERNIGHT = anyWord(['overnight'])
const VAGUE = anyWord(longestWords(vaguePhrases.keys()))

/** The parsers, each with what a text has wherever an expression of its kind is in it. */
export const parsers: readonly (readonly [Parser, Cue])[] = [
  [isoDate, DIGIT],
  [isoWeek, DIGIT],
  [slashDate, DIGIT],
  [nineEleven, DIGIT],
  [yearMonthDay, MONTH],
  [monthDay, MONTH],
  [weekOf, MONTH],
  [dayMonth, MONTH],
  [firstDayOfRange, MONTH],
  ...laterDaysOfRange.map((parser) => [parser, MONTH] as const),
  [month, MONTH],
  [namedDay, TODAY | TIMES_OF_DAY],
  [weekdayBeforePlural, WEEKDAY],
  [weekday, WEEKDAY],
  [weekdayAndDay, WEEKDAY],
  [weekdayOfWeek, WEEKDAY],
  [weekdayWeek, WEEKDAY],
  [weeksOnWeekday, WEEKDAY],
  [nthWeekday, WEEKDAY],
  [dayOfMonth, UNIT],
  [holiday, HOLIDAY],
  [quarter, HALF],
  [firstOfQuarters, HALF],
  [shortQuarter, DIGIT],
  [season, SEASON],
  [deicticUnit, UNIT],
  [anaphoricUnit, UNIT],
  [definiteUnit, UNIT],
  [currentDecade, UNIT],
  [ordinalUnit, UNIT],
  [dayPart, TIMES_OF_DAY],
  [ago, BEFORE],
  [fromNow, AHEAD],
  [inWeeksTime, AHEAD],
  [earlier, BEFORE],
  [yearAgoPeriod, BEFORE | UNIT],
  [samePeriod, SAME],
  [thisTime, AHEAD],
  [unitBefore, BEFORE],
  [partBefore, BEFORE],
  [unitBeyond, UNIT],
  [every, EACH],
  [weekdaysInPlural, WEEKDAY],
  [frequency, FREQUENCY],
  [rate, UNIT],
  [compoundDuration, UNIT],
  [duration, UNIT],
  [unstatedDuration, UNIT],
  [durationOfRange, BETWEEN],
  [unitLong, LONG],
  [decade, DIGIT | DECADE],
  [firstOfCenturies, CENTURY],
  [century, CENTURY],
  [spelledYear, HUNDREDS],
  [yearsOfEra, DIGIT],
  [yearBeforeChrist, DIGIT],
  [yearOfOurLord, DIGIT],
  [year, DIGIT],
  [yearEnd, UNIT],
  [newYear, UNIT],
  [shortYear, DIGIT],
  [shortYearRange, DIGIT],
  [yearRange, DIGIT],
  [clock, DIGIT],
  [firstHourOfRange, DIGIT],
  [earlyHours, UNIT],
  [clock24, DIGIT],
  [military, DIGIT],
  [namedClock, CLOCK | HALF],
  [overnight, OVERNIGHT],
  [vague, VAGUE],
]

const refiners = [longest, modifiers, clockAndDay]

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
  const cues = cuesOf(text)
  if (cues === 0) return []
  const able = parsers.flatMap(([parser, cue]) => ((cues & cue) === 0 ? [] : [parser]))
  return new Chrono({ parsers: able, refiners })
    .parse(text, anyInstant)
    .flatMap((result) =>
      result instanceof TimeResult ? [{ index: result.index, text: result.text, meaning: result.meaning }] : [],
    )
}

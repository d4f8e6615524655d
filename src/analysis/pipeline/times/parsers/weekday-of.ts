/** A day of the week with what tells which: “Friday 13th”, “Monday next week”, “the first Tuesday in May 2019”, “a week on Friday”. */
import { civil, covered, dayNumber, isDate, step, valueAt } from '../calendar.ts'
import { date, fromFocus, fromPublication, type Meaning, nearest, nearestYear, type Scene } from '../meaning.ts'
import { MONTH, months, NUMBER, numberOf, ORDINAL, ordinalOf, WEEKDAY, weekdays, YEAR } from '../vocabulary.ts'
import { timeParser } from './parser.ts'
import { weekdayMeaning } from './weekday.ts'

const numberOfDay = (name: string) => weekdays.get(name.toLowerCase())!

/** After “Friday 13th” these go on with the sentence; another word makes “the 5th Battalion” of it. */
const goesOn =
  /^\s(?!(?:was|is|were|will|and|or|at|to|in|for|as|when|while|with|but|by|from|until|he|she|it|they|the|a|an)\b)[\p{L}\d]/iu

/** “Friday 13th”, “Thursday the 6th”: the nearest such day. */
export const weekdayAndDay = timeParser(
  `\\b(${WEEKDAY}),?\\s+(?:the\\s+)?(\\d{1,2}(?:st|nd|rd|th))\\b(?!-)`,
  ([, name, day], _before, after) => {
    if (!/^\p{Lu}/u.test(name!) || goesOn.test(after) || Number.parseInt(day!, 10) > 31) return null
    return { role: 'day', meaning: nearestDay(numberOfDay(name!), Number.parseInt(day!, 10)) }
  },
)

function nearestDay(weekday: number, day: number): Meaning {
  return (scene) => {
    const anchor = anchorOf(scene)
    if (anchor === null) return date(`XXXX-WXX-${weekday}`)
    const { year, month } = civil(anchor)
    const candidates: number[] = []
    for (let i = -14; i <= 14; i++) {
      const first = civil(dayNumber(year, month + i))
      if (!isDate(first.year, first.month, day)) continue
      const candidate = dayNumber(first.year, first.month, day)
      if (civil(candidate).weekday === weekday) candidates.push(candidate)
    }
    if (candidates.length === 0) return date(`XXXX-WXX-${weekday}`)
    return date(
      valueAt(
        nearest(candidates, (candidate) => candidate - anchor, scene.direction),
        'day',
      ),
    )
  }
}

function anchorOf({ told, direction, narrative, focus, published }: Scene): number | null {
  const spoken = direction === 'past' && told !== null ? told : narrative ? focus : null
  return spoken === null ? published : (covered(spoken)?.first ?? published)
}

/** “the 3rd of next month” */
export const dayOfMonth = timeParser(
  `\\b(?:the\\s+)?(${ORDINAL})(?:\\s+day)?\\s+of\\s+(?:(this|last|next)|(?:the|that)\\s+(following|previous|same))\\s+month\\b(?!['’])`,
  ([, day, deictic, anaphoric]) => {
    const count = { this: 0, same: 0, last: -1, previous: -1, next: 1, following: 1 }[
      (deictic ?? anaphoric)!.toLowerCase() as 'this'
    ]
    const month = (deictic ? fromPublication : fromFocus)(count, 'month')
    return {
      role: 'day',
      meaning: (scene) => {
        const value = `${month(scene)!.value}-${String(ordinalOf(day!)).padStart(2, '0')}`
        return covered(value) || value.startsWith('X') ? date(value) : null
      },
    }
  },
  '\\smonth\\b',
)

/** “Thursday last week”, “Monday of next week” */
export const weekdayOfWeek = timeParser(
  `\\b(${WEEKDAY}),?\\s+(?:of\\s+)?(this|last|next)\\s+week\\b(?!['’-])`,
  ([, name, word]) => {
    const week = fromPublication({ this: 0, last: -1, next: 1 }[word!.toLowerCase() as 'this'], 'week')
    return {
      role: 'day',
      meaning: (scene) => {
        const range = covered(week(scene)!.value)
        return date(range ? valueAt(range.first + numberOfDay(name!) - 1, 'day') : `XXXX-WXX-${numberOfDay(name!)}`)
      },
    }
  },
)

/** “the first Monday in May”, “the last Friday of June 2018” */
export const nthWeekday = timeParser(
  `\\b(?:the\\s+)?(first|second|third|fourth|last)\\s+(${WEEKDAY})\\s+(?:of|in)\\s+(${MONTH})(?:(?:,|\\s+of)?\\s+(${YEAR})(?![\\d%]|,\\d))?`,
  ([text, nth, name, monthName, year]) => {
    if (!/^\p{Lu}/u.test(monthName!)) return null
    const month = months.get(monthName!.toLowerCase().replace('.', ''))!
    const dayIn = (candidate: number) => nthDay(candidate, month, numberOfDay(name!), nth!.toLowerCase())
    return {
      role: 'day',
      text: text.replace(/\.$/, ''),
      meaning: (scene) => {
        const chosen = year ? Number(year) : nearestYear(scene, (candidate, from) => dayIn(candidate) - from)
        return date(chosen === null ? `XXXX-${String(month).padStart(2, '0')}` : valueAt(dayIn(chosen), 'day'))
      },
    }
  },
)

function nthDay(year: number, month: number, weekday: number, nth: string): number {
  if (nth === 'last') {
    const last = dayNumber(year, month + 1) - 1
    return last - ((civil(last).weekday - weekday + 7) % 7)
  }
  const first = dayNumber(year, month)
  return first + ((weekday - civil(first).weekday + 7) % 7) + (ordinalOf(nth) - 1) * 7
}

/** “Friday week”: a week after the coming one. */
export const weekdayWeek = timeParser(`\\b(${WEEKDAY})\\s+week\\b(?=\\s?(?:[.,;:)!?]|$))`, ([text, name]) =>
  /^\p{Lu}.*week$/u.test(text)
    ? { role: 'day', meaning: weeksFrom(weekdayMeaning(numberOfDay(name!), 'next'), 1) }
    : null,
)

/** The day so many weeks from another. */
function weeksFrom(day: Meaning, weeks: number): Meaning {
  return (scene) => {
    const range = covered(day(scene)!.value)
    return range && date(valueAt(step(range.first, weeks, 'week'), 'day'))
  }
}

/** “a week on Friday”, “two weeks last Monday”, “a week ago Tuesday” */
export const weeksOnWeekday = timeParser(
  `\\b(${NUMBER})\\s+weeks?\\s+(on|from|last|ago(?:\\s+(?:on|last))?)\\s+(${WEEKDAY})\\b(?!s\\b)`,
  ([, number, word, name]) => {
    const count = numberOf(number!)
    if (count === null || !Number.isInteger(count) || !/^\p{Lu}/u.test(name!)) return null
    const back = /^(?:last|ago)/i.test(word!)
    const day = weekdayMeaning(numberOfDay(name!), back ? 'last' : 'next')
    return { role: 'day', meaning: weeksFrom(day, back ? -count : count) }
  },
  '\\sweeks?\\s',
)

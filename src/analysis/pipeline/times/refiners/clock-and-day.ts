/** Joins a time of day and its day: “noon Thursday”, “Tuesday at 10 a.m.”, “the morning of 3 April”, “9 a.m. on Sundays”. */
import type { ParsingContext, Refiner } from 'chrono-node'
import type { Meaning } from '../meaning.ts'
import { TimeResult } from '../parsers/parser.ts'

const joint = /^(?:,?\s{1,2}(?:on|of|at|in)\s{1,2}|,\s{0,2}|\s{1,2})$/i
/** “at 10:35 a.m. (0735 GMT) Friday”: the day belongs to both times. */
const bracketed = /^\)\s(?:on\s)?$/
/** “from 8 a.m. to 6 p.m. on Friday”, “at 6.15am, 7.40am and 9am on Monday”. */
const listed = /^(?:,?\s(?:and|or|to|until|till)\s(?:at\s)?|,\s(?:at\s)?|\s?[-–—]\s?)$/i

const isDay = ({ role }: TimeResult) => role === 'day' || role === 'weekdays'

export const clockAndDay: Refiner = {
  refine(context, results) {
    const joined: TimeResult[] = []
    const between = (first: TimeResult, next: TimeResult) =>
      context.text.slice(first.index + first.text.length, next.index)
    /** Gives its day to the times of day of a list or range before it. */
    const share = (day: Meaning, before: TimeResult) => {
      let next = before
      for (let i = joined.length - 1; i >= 0 && joined[i]!.role === 'clock'; i--) {
        if (!listed.test(between(joined[i]!, next))) break
        next = joined[i]!
        joined[i] = atTime(context, next, next.text, day, next.meaning)
      }
    }
    for (const result of results as TimeResult[]) {
      const last = joined.at(-1)
      if (last && isDay(last) && result.role === 'clock' && joint.test(between(last, result))) {
        const text = context.text.slice(last.index, result.index + result.text.length)
        joined.splice(-1, 1, atTime(context, last, text, last.meaning, result.meaning))
        continue
      }
      if (last?.role === 'clock' && isDay(result)) {
        if (joint.test(between(last, result))) {
          const text = context.text.slice(last.index, result.index + result.text.length)
          joined.pop()
          share(result.meaning, last)
          joined.push(atTime(context, last, text, result.meaning, last.meaning))
          continue
        }
        if (bracketed.test(between(last, result))) {
          const clocks = joined.splice(joined.at(-2)?.role === 'clock' ? -2 : -1)
          for (const clock of clocks) joined.push(atTime(context, clock, clock.text, result.meaning, clock.meaning))
        }
      }
      joined.push(result)
    }
    return joined
  },
}

/** The day of one meaning at the time of the other. */
function atTime(
  context: ParsingContext,
  { index }: TimeResult,
  text: string,
  day: Meaning,
  clock: Meaning,
): TimeResult {
  return new TimeResult(context, index, text, 'moment', (scene) => {
    const date = day(scene)
    const time = date && clock({ ...scene, day: date.value.split('T')[0]! })
    if (!time) return null
    const type = date.type === 'SET' ? 'SET' : 'TIME'
    return { type, value: `${date.value.split('T')[0]}T${time.value.split('T')[1]}` }
  })
}

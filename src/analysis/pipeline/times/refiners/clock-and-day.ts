/** Joins a time of day and its day: “noon Thursday”, “Tuesday at 10 a.m.”, “the morning of 3 April”. */
import type { Refiner } from 'chrono-node'
import type { Meaning } from '../meaning.ts'
import { TimeResult } from '../parsers/parser.ts'

const joint = /^(?:,?\s{1,2}(?:on|of|at|in)\s{1,2}|,\s{0,2}|\s{1,2})$/i
/** “at 10:35 a.m. (0735 GMT) Friday”: the day belongs to both times. */
const bracketed = /^\)\s(?:on\s)?$/

export const clockAndDay: Refiner = {
  refine(context, results) {
    const joined: TimeResult[] = []
    for (const result of results as TimeResult[]) {
      const last = joined.at(-1)
      const between = last ? context.text.slice(last.index + last.text.length, result.index) : ''
      const roles = `${last?.role} ${result.role}`
      if (last && joint.test(between) && (roles === 'clock day' || roles === 'day clock')) {
        const [day, clock] = last.role === 'day' ? [last, result] : [result, last]
        const text = context.text.slice(last.index, result.index + result.text.length)
        joined.splice(-1, 1, new TimeResult(context, last.index, text, 'day', atTime(day.meaning, clock.meaning)))
        continue
      }
      if (roles === 'clock day' && bracketed.test(between)) {
        const clocks = joined.splice(joined.at(-2)?.role === 'clock' ? -2 : -1)
        for (const { index, text, meaning } of clocks) {
          joined.push(new TimeResult(context, index, text, 'day', atTime(result.meaning, meaning)))
        }
      }
      joined.push(result)
    }
    return joined
  },
}

/** The day of one meaning at the time of the other. */
function atTime(day: Meaning, clock: Meaning): Meaning {
  return (scene) => {
    const [date, time] = [day(scene), clock(scene)]
    return date && time && { type: 'TIME', value: `${date.value.split('T')[0]}T${time.value.split('T')[1]}` }
  }
}

/** Joins a time of day and its day: “noon Thursday”, “Tuesday at 10 a.m.”, “the morning of 3 April”. */
import type { Refiner } from 'chrono-node'
import type { Meaning } from '../meaning.ts'
import { TimeResult } from '../parsers/parser.ts'

const joint = /^(?:,?\s+(?:on|of|at|in)\s+|,\s*|\s+)$/i

export const clockAndDay: Refiner = {
  refine(context, results) {
    const joined: TimeResult[] = []
    for (const result of results as TimeResult[]) {
      const last = joined.at(-1)
      const between = last && context.text.slice(last.index + last.text.length, result.index)
      const roles = last && `${last.role} ${result.role}`
      if (last && between!.length < 8 && joint.test(between!) && (roles === 'clock day' || roles === 'day clock')) {
        const [day, clock] = last.role === 'day' ? [last, result] : [result, last]
        const text = context.text.slice(last.index, result.index + result.text.length)
        joined[joined.length - 1] = new TimeResult(context, last.index, text, 'day', atTime(day.meaning, clock.meaning))
      } else {
        const first = joined.at(-2)
        // “at 10:35 a.m. (0735 GMT) Friday”: the day belongs to both times.
        if (
          result.role === 'day' &&
          last?.role === 'clock' &&
          first?.role === 'clock' &&
          /^\)\s(?:on )?$/.test(between!)
        ) {
          for (const [i, clock] of [
            [-2, first],
            [-1, last],
          ] as const) {
            joined[joined.length + i] = new TimeResult(
              context,
              clock.index,
              clock.text,
              'day',
              atTime(result.meaning, clock.meaning),
            )
          }
        }
        joined.push(result)
      }
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

/** “Thanksgiving Day”, “Christmas 2010”, “last Easter”. */
import { civil, dayNumber, easter, step, valueAt } from '../calendar.ts'
import { date, nearestYear, relativeYear } from '../meaning.ts'
import { anyOf, holidays, listed, YEAR } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

export const holiday = timeParser(
  `\\b(?:(last|this|next)\\s+)?(${anyOf(holidays.keys())})\\b(?!\\s+${listed('holiday-compounds')}\\b)(?:,?\\s+(${YEAR})\\b|\\s+(last|this|next)\\s+year\\b(?!['’]))?`,
  ([, modifier, name, year, relative]) => {
    if (!/^\p{Lu}/u.test(name!)) return null
    const rule = holidays.get(name!.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' '))!
    return {
      role: 'day',
      meaning: (scene) => {
        const direction = modifier ? (/last/i.test(modifier) ? 'past' : 'future') : scene.direction
        const named = relative && scene.published !== null ? relativeYear(relative)(scene)!.value : year
        const nearest = named
          ? Number(named)
          : nearestYear({ ...scene, direction }, (candidate, from) => holidayIn(candidate, rule) - from)
        return date(nearest === null ? unresolved(rule) : valueAt(holidayIn(nearest, rule), 'day'))
      },
    }
  },
)

const unresolved = (rule: string) => (/^\d\d-\d\d$/.test(rule) ? `XXXX-${rule}` : 'XXXX-XX-XX')

/** The day of a year that a rule of `data/times/holidays.tsv` gives. */
function holidayIn(year: number, rule: string): number {
  if (rule.startsWith('easter')) return easter(year) + Number(rule.slice(6))
  const [month, nth, weekday] = rule.split('-')
  if (!weekday) return dayNumber(year, Number(month), Number(nth))
  if (nth === 'last') {
    const last = dayNumber(year, Number(month) + 1) - 1
    return last - ((civil(last).weekday - Number(weekday) + 7) % 7)
  }
  const first = dayNumber(year, Number(month))
  return step(first, ((Number(weekday) - civil(first).weekday + 7) % 7) + (Number(nth) - 1) * 7, 'day')
}

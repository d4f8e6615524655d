/**
 * Ties the events of the text to dates. An entry is made for
 * - every clause with a date (its own, when a sentence has several),
 * - the first mention of a listed historical event, marked by its coarse precision,
 * - what the text tells of “now”, and its opening sentence when that has no date: news is told on the day of publication.
 */
import { stage } from '../stage.ts'
import { contentsOf } from './contents.ts'
import { datedEvents } from './dated.ts'
import { nearItsTime } from './event.ts'
import { historyEvents } from './history.ts'

export const timeline = stage(
  'timeline',
  ['article', 'sentences', 'verbs', 'times', 'entities', 'quotes', 'claims'],
  (layers) => {
    const seen = new Set<string>()
    const events = [...datedEvents(layers), ...historyEvents(layers)]
      .map(nearItsTime(layers.article.text))
      .filter(({ start, end, date }) => {
        const key = `${start} ${end} ${date}`
        return !seen.has(key) && seen.add(key)
      })
    return events
      .map(contentsOf(layers))
      .sort((a, b) => compare(a.earliest, b.earliest) || compare(a.latest, b.latest) || a.start - b.start)
  },
)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

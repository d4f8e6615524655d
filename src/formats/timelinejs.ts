/** A timeline as TimelineJS draws it. */
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { eventLabel, whenInWords } from './event-words.ts'

/** Code units of a slide’s headline, at most. */
const HEADLINE = 80

/**
 * Entries become slides; what does not fit into a headline stands under it.
 * @param title of the slide before them, where there is to be one.
 */
export function toTimelineJs(entries: readonly TimelineEntry[], title?: string): object {
  return {
    ...(title !== undefined && { title: { text: { headline: escaped(title) } } }),
    events: entries.map((entry) => {
      const headline = entry.text.length <= HEADLINE ? entry.text : eventLabel(entry, HEADLINE)
      return {
        unique_id: entry.id,
        ...daysOf(entry),
        text: { headline: escaped(headline), ...(headline !== entry.text && { text: escaped(entry.text) }) },
        autolink: false,
      }
    }),
  }
}

/** Whole years, months and days as such; anything else as its first and last day, in words. */
function daysOf(entry: TimelineEntry): object {
  const { date, earliest, latest } = entry
  const exact = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(date)
  if (exact) return { start_date: fields(exact.slice(1)) }
  return {
    start_date: fields(earliest.split('-')),
    end_date: fields(latest.split('-')),
    display_date: escaped(whenInWords(entry)),
  }
}

function fields([year, month, day]: readonly (string | undefined)[]): object {
  return { year: Number(year), ...(month && { month: Number(month) }), ...(day && { day: Number(day) }) }
}

/** TimelineJS puts what it is given into the page as HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

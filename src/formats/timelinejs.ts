/** A timeline as TimelineJS draws it. */
import type { TimelineEntry } from '../../schemas/timeline.ts'

/** Code units of a slide’s headline, at most. */
const HEADLINE = 80

/** Entries become slides; what does not fit into a headline stands under it. */
export function toTimelineJs(entries: readonly TimelineEntry[]): object {
  return {
    events: entries.map((entry) => {
      const headline = shortened(entry.text)
      return {
        unique_id: entry.id,
        ...daysOf(entry),
        text: { headline: escaped(headline), ...(headline !== entry.text && { text: escaped(entry.text) }) },
        autolink: false,
      }
    }),
  }
}

/** Whole years, months and days as such; anything else as its first and last day under the words of the text. */
function daysOf({ date, earliest, latest, time }: TimelineEntry): object {
  const exact = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(date)
  if (exact) return { start_date: fields(exact.slice(1)) }
  return {
    start_date: fields(earliest.split('-')),
    end_date: fields(latest.split('-')),
    display_date: escaped(time?.text ?? date),
  }
}

function fields([year, month, day]: readonly (string | undefined)[]): object {
  return { year: Number(year), ...(month && { month: Number(month) }), ...(day && { day: Number(day) }) }
}

/** Cut at a word, never inside a character. */
function shortened(text: string): string {
  if (text.length <= HEADLINE) return text
  const cut = text.lastIndexOf(' ', HEADLINE - 1)
  return `${
    cut > 0
      ? text.slice(0, cut)
      : Array.from(text)
          .slice(0, HEADLINE / 2)
          .join('')
  }…`
}

/** TimelineJS puts what it is given into the page as HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** What a query found in a record, by offsets into its article’s text. */
import type { Excerpt, Highlight } from '../../schemas/highlight.ts'
import { located } from '../store/search/located.ts'
import { parseQuery } from '../store/search/query.ts'
import { soughtIn } from '../store/search/sought.ts'

/** Stretches that are shown of an article, and how much of what stands around each, in UTF-16 code units. */
const shown = { stretches: 20, around: 80 }
/** Stands in a record’s text where something was left out. */
const leftOut = ' … '

/** Finds the stretches of a text that a query found. */
export type Locate = ReturnType<typeof located>

/** @throws {QueryError} */
export const locating = (q: string): Locate => located(soughtIn(parseQuery(q)))

/** In an article’s text, each with what stands around it. */
export function excerpts(text: string, locate: Locate): Excerpt[] {
  return locate(text)
    .slice(0, shown.stretches)
    .map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end),
      before: text
        .slice(Math.max(0, start - shown.around), start)
        .replace(/^.*\n/s, '')
        .replace(start > shown.around ? /^\S*\s(?=.*\S)/ : /^/, ''),
      after: text
        .slice(end, end + shown.around)
        .replace(/\n.*$/s, '')
        .replace(end + shown.around < text.length ? /(?<=\S.*)\s\S*$/ : /$/, ''),
    }))
}

/** In the text of a quote, claim or event: what of it stands in the article. */
export function highlights(record: { text: string; start: number }, article: string, locate: Locate): Highlight[] {
  const stretches: { from: number; to: number; at: number }[] = []
  let [from, next] = [0, record.start]
  for (const stretch of record.text.split(leftOut)) {
    const at = article.indexOf(stretch, next)
    const to = from + stretch.length
    if (at >= 0) {
      stretches.push({ from, to, at })
      next = at + stretch.length
    }
    from = to + leftOut.length
  }
  return locate(record.text).flatMap(({ start, end }) =>
    stretches.flatMap(({ from, to, at }) => {
      const [first, last] = [Math.max(start, from), Math.min(end, to)]
      if (first >= last) return []
      const text = record.text.slice(first, last)
      return [{ start: at + first - from, end: at + last - from, text, offset: first }]
    }),
  )
}

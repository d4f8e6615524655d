/** What a query found in a record, by offsets into its article’s text. */
import type { Excerpt, Highlight } from '../../schemas/highlight.ts'
import { leftOut, located } from '../store/search/located.ts'
import { parseQuery } from '../store/search/query.ts'
import { soughtIn } from '../store/search/sought.ts'

/** Stretches that are shown of an article, and how much of what stands around each, in UTF-16 code units. */
const shown = { stretches: 20, around: 80 }
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
      before: before(text, start),
      after: after(text, end),
    }))
}

/** What of the paragraph stands right before a place, in whole words. */
function before(text: string, at: number): string {
  const from = Math.max(0, at - shown.around)
  const own = text.slice(Math.max(from, text.lastIndexOf('\n', at - 1) + 1), at)
  return from === 0 ? own : own.replace(/^\S*\s(?=.*\S)/, '')
}

/** What of the paragraph stands right behind a place, in whole words. */
function after(text: string, at: number): string {
  const to = at + shown.around
  const [own] = text.slice(at, to).split('\n', 1) as [string]
  const last = to < text.length ? own.search(/\s\S*$/) : -1
  return last >= 0 && /\S/.test(own.slice(0, last)) ? own.slice(0, last) : own
}

/** Whether a record’s text is one stretch of its article’s. */
export const isWhole = ({ text, start, end }: { text: string; start: number; end: number }): boolean =>
  text.length === end - start && !text.includes(leftOut)

/**
 * In the text of a quote, claim or event: what of it stands in the article.
 * @param article its text, which is not needed for a record that {@link isWhole}.
 */
export function highlights(
  record: { text: string; start: number; end: number },
  article: string | undefined,
  locate: Locate,
): Highlight[] {
  if (isWhole(record))
    return locate(record.text).map(({ start, end }) => ({
      start: record.start + start,
      end: record.start + end,
      text: record.text.slice(start, end),
      offset: start,
    }))
  if (article === undefined) return []
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

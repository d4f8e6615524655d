/** Full text of records: an article’s words lead to its records, and the record itself tells whether it has them. */
import type { Analysis } from '../../schemas/analysis.ts'
import { indexWords } from './words.ts'

/** Stands between two texts in an index: longer than any word of a query, so that no phrase goes over it. */
const gap = 'x'.repeat(64)

/**
 * The words of an article by which it is found, and all those of its records, which are words of the article but where a
 * record begins or ends inside of one.
 */
export function articleWords({ article: { text }, quotes, claims, timeline }: Analysis): string[] {
  const all = indexWords(text)
  const cut = ({ start, end }: { start: number; end: number }) => insideWord(text, start) || insideWord(text, end)
  const further = [
    ...quotes.filter(({ parts }) => parts.some(cut)),
    ...claims.filter(({ parts }) => parts.some(cut)),
    ...timeline.filter(cut),
  ].flatMap((record) => indexWords(record.text))
  if (further.length === 0) return all
  const known = new Set(all)
  return [...all, gap, ...new Set(further.filter((word) => !known.has(word)))]
}

const inner = /[\p{L}\p{N}\p{M}'’]/u

/** Whether the characters on both sides of an offset belong to one word. */
function insideWord(text: string, offset: number): boolean {
  return inner.test(text.charAt(offset - 1)) && inner.test(text.charAt(offset))
}

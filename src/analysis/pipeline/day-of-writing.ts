/** The day that an article speaks from: that of an agency’s dateline, else that of publication. */
import type { Article } from '../../../schemas/article.ts'
import { wordList } from '../../data.ts'

const months = new Map(wordList('times', 'months').map(([name, number]) => [name!, Number(number)]))
const placeOfDateline = /^(\p{Lu}[\p{L}.’' -]{1,40}),\s(?:[\p{L}. ]{2,20},\s)?$/u
const endOfDateline = /^,?\s{0,2}(\([^()]{2,30}\)\s{0,2})?(?:[-–—_]{1,2}|:)\s/
const dayAndMonth = /(\p{L}{3,9})\.?\s(\d{1,2})\b|(?<!\d)(\d{1,2})\s(\p{L}{3,9})\b/gu
/** In characters. */
const longest = 60
/** A report is published on the day of its dateline or soon after. */
const MOST_DAYS_BEFORE = 2
const DAY = 86_400_000

/** “OSLO, Dec. 14 (Agency) —”: whether a stretch of the text is the day of writing in the dateline that opens a paragraph. */
export function inDateline(text: string, paragraph: number, { start, end }: { start: number; end: number }): boolean {
  if (start === paragraph || start - paragraph > longest) return false
  const place = placeOfDateline.exec(text.slice(paragraph, start))?.[1]
  const after = endOfDateline.exec(text.slice(end, end + 40))
  // The agency in brackets or the place in capitals shows that it is one.
  return Boolean(place && after && (after[1] || place === place.toUpperCase()))
}

/**
 * The ISO day that “today” means in an article. A report with the day in its dateline may be published a day or two
 * later and still speak from its own. Null without a day of publication.
 */
export function dayOfWriting({ text, paragraphs, publishedAt }: Pick<Article, 'text' | 'paragraphs' | 'publishedAt'>) {
  const published = publishedAt?.slice(0, 10) ?? null
  const opening = paragraphs.find(({ role }) => role === 'body')
  if (published === null || !opening) return published
  for (const match of text.slice(opening.start, opening.start + longest * 2).matchAll(dayAndMonth)) {
    const month = months.get((match[1] ?? match[4])!.toLowerCase())
    const start = opening.start + match.index
    if (month === undefined || !inDateline(text, opening.start, { start, end: start + match[0].length })) continue
    const day = Number(match[2] ?? match[3])
    for (let before = 1; before <= MOST_DAYS_BEFORE; before++) {
      const written = new Date(Date.parse(published) - before * DAY)
      if (written.getUTCMonth() + 1 === month && written.getUTCDate() === day) return written.toISOString().slice(0, 10)
    }
    return published
  }
  return published
}

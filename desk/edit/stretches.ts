/** From a selection in some paragraphs to stretches of the article. */
import type { Article } from '../../schemas/article.ts'
import type { Span } from '../../schemas/span.ts'

/** Paragraphs as a field shows them. */
export interface Shown {
  text: string
  /** Where each begins in the field, and which stretch of the article it is. */
  paragraphs: readonly { at: number; start: number; end: number }[]
}

const BETWEEN = '\n\n'
const doubleMark = /[“”„‟«»"]/
const doubleMarks = /[“”„‟«»"]/g

/** The paragraphs that a record lies in, and one on either side, into which it may run on. */
export function shownAround({ text, paragraphs }: Article, { start, end }: { start: number; end: number }): Shown {
  const first = Math.max(0, paragraphs.findLastIndex((one) => one.start <= start) - 1)
  const last = paragraphs.findLastIndex((one) => one.start < end) + 1
  let at = 0
  const shown = paragraphs.slice(first, last + 1).map((paragraph) => {
    const placed = { at, start: paragraph.start, end: paragraph.end }
    at += paragraph.end - paragraph.start + BETWEEN.length
    return placed
  })
  // A field makes one character of a line’s two-character end.
  const words = shown.map((one) => text.slice(one.start, one.end).replace(/\r/g, ' '))
  return { text: words.join(BETWEEN), paragraphs: shown }
}

/** What is selected, a stretch in each paragraph, without the marks and the white space around it. */
export function selected(text: string, { paragraphs }: Shown, from: number, to: number): Span[] {
  return paragraphs.flatMap((paragraph) => {
    const start = Math.max(paragraph.start, paragraph.start + from - paragraph.at)
    const end = Math.min(paragraph.end, paragraph.start + to - paragraph.at)
    return start < end ? inner(text, start, end) : []
  })
}

function inner(text: string, from: number, to: number): Span[] {
  const words = text.slice(from, to)
  const start = from + words.length - words.trimStart().length
  const end = to - (words.length - words.trimEnd().length)
  if (start >= end) return []
  const [first, last] = [doubleMark.test(text[start]!), doubleMark.test(text[end - 1]!)]
  // Marks inside the words, of which some are not in marks, belong to the words.
  const isAround = (words.match(doubleMarks)?.length ?? 0) === Number(first) + Number(last)
  if (isAround && (first || last) && end - start > 1) return inner(text, start + Number(first), end - Number(last))
  return [{ start, end, text: text.slice(start, end) }]
}

/** Stretches in order; those that overlap or touch are one. */
export function together(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) {
      const to = Math.max(last.end, end)
      joined[joined.length - 1] = { start: last.start, end: to, text: text.slice(last.start, to) }
    } else joined.push({ start, end, text: text.slice(start, end) })
  }
  return joined
}

/** A quote as it goes into a text of one’s own. */
import type { Article } from '../schemas/article.ts'
import type { Quote } from '../schemas/quote.ts'
import type { Span } from '../schemas/span.ts'
import { momentLabel, webAddress } from './format.ts'

type Source = Pick<Article, 'id' | 'publisher' | 'publishedAt' | 'url'>

/** The words exactly as they stand, each part in its own marks, with who said it, the outlet, the day and a link. */
export function quotationOf(quote: Quote, source: Source, deskAddress: string): string {
  const { speaker, kind } = quote
  const words = quote.parts
    .map((part) => (kind === 'indirect' ? part.text : withMarks(part, quote.verbatim)))
    .join(' … ')
  const day = source.publishedAt && momentLabel(source.publishedAt.slice(0, 'YYYY-MM-DD'.length))
  const origin = [speaker?.name, source.publisher, day].filter(Boolean).join(', ')
  return `${words}${origin && ` — ${origin}`}\n${webAddress(source.url) ?? deskAddress}`
}

/** Quotation marks around the exact words; those inside the part are in its text. */
function withMarks({ start, end, text }: Span, verbatim: readonly Span[]): string {
  const opens = verbatim.some((span) => span.start === start)
  const closes = verbatim.some((span) => span.end === end)
  return `${opens ? '“' : ''}${text}${closes ? '”' : ''}`
}

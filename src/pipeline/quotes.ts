/** Attributions of speech and of words in quotation marks, as quotes. */
import type { QuoteKind } from '../../schemas/quote.ts'
import type { Span } from '../../schemas/span.ts'
import type { Time } from '../../schemas/time.ts'
import { type Attribution, stage } from './stage.ts'

export const quotes = stage('quotes', ['article', 'times', 'attributions'], ({ article, times, attributions }) =>
  attributions.filter(isQuote).map(({ parts, verbatim, speaker, cue, frame }) => {
    const start = parts[0]!.start
    return {
      kind: kindOf(parts, verbatim),
      parts,
      verbatim,
      text: parts.map((part) => part.text).join(' '),
      start,
      end: parts.at(-1)!.end,
      speaker,
      cue,
      paragraph: lastAtOrBefore(article.paragraphs, start),
      saidAt: frame ? saidAt(times, frame, parts) : null,
    }
  }),
)

/** Exact words, or a clause reported as said; what somebody thinks or what a survey shows is no quote. */
function isQuote({ verbatim, mode, clause, negated, polarity }: Attribution): boolean {
  return verbatim.length > 0 || (mode === 'speech' && clause && !negated && polarity === 'asserts')
}

const wordCount = (spans: readonly Span[]) =>
  spans.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)

/** By the share of words inside quotation marks: all, none, some. */
function kindOf(parts: readonly Span[], verbatim: readonly Span[]): QuoteKind {
  if (verbatim.length === 0) return 'indirect'
  return wordCount(verbatim) >= wordCount(parts) ? 'direct' : 'mixed'
}

/** The calendar date the frame names outside the quoted words. */
function saidAt(times: readonly Time[], frame: { start: number; end: number }, parts: readonly Span[]): string | null {
  for (let i = Math.max(0, lastAtOrBefore(times, frame.start)); i < times.length && times[i]!.start < frame.end; i++) {
    const { start, end, edtf, type } = times[i]!
    const spoken = parts.some((part) => start < part.end && end > part.start)
    if (start >= frame.start && !spoken && edtf && (type === 'DATE' || type === 'TIME')) return edtf
  }
  return null
}

/** Index of the last item that starts at or before an offset, 0 when none does; items are sorted by start. */
function lastAtOrBefore(items: readonly { start: number }[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

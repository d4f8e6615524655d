/** Attributions of speech and of words in quotation marks, as quotes. */
import type { QuoteKind } from '../../../schemas/quote.ts'
import type { Span } from '../../../schemas/span.ts'
import type { Time } from '../../../schemas/time.ts'
import { shownText } from '../shown-text.ts'
import { type Attribution, indexFrom, type Sentence, stage } from './stage.ts'

export const quotes = stage(
  'quotes',
  ['article', 'sentences', 'times', 'attributions'],
  ({ article, sentences, times, attributions }) =>
    notDenied(attributions.filter(isQuote)).map((attribution) => {
      const { parts, verbatim, speaker, cue } = attribution
      const start = parts[0]!.start
      return {
        kind: kindOf(parts, verbatim),
        parts,
        verbatim,
        text: shownText(article.text, attribution),
        start,
        end: parts.at(-1)!.end,
        speaker,
        cue,
        paragraph: lastAtOrBefore(article.paragraphs, start),
        saidAt: saidAt(article.text, sentences, times, attribution),
      }
    }),
)

/** Exact words, or a clause reported as said; what somebody thinks or plans, or what a survey shows, is no quote. */
function isQuote({ verbatim, mode, clause, predicates, negated, polarity }: Attribution): boolean {
  if (mode === 'thought' && predicates) return false
  return verbatim.length > 0 || (mode === 'speech' && clause && !negated && polarity === 'asserts')
}

/** Without what somebody denies to have been said: “denied that she had called them “lazy””. In order of their cues. */
function notDenied(attributions: readonly Attribution[]): Attribution[] {
  let denied = { start: -1, end: -1 }
  return attributions.filter(({ parts, cue, polarity, clause }) => {
    if (cue && cue.start >= denied.start && cue.start < denied.end) return false
    if (polarity === 'denies' && clause) denied = { start: parts[0]!.start, end: parts.at(-1)!.end }
    return true
  })
}

const wordCount = (spans: readonly Span[]) =>
  spans.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)

/** By the share of words inside quotation marks: all, none, some. */
function kindOf(parts: readonly Span[], verbatim: readonly Span[]): QuoteKind {
  if (verbatim.length === 0) return 'indirect'
  return wordCount(verbatim) >= wordCount(parts) ? 'direct' : 'mixed'
}

/** How far from the cue a date of saying may stand, in UTF-16 units. */
const reach = 160
const opening =
  /^(?:(?:and|but|then)\s)?(?:(?:early|earlier|late|later)\s)?(?:on|in)?\s?$|^(?:at|during|in)\s[^,;:“”"]{1,100}$/i
const subjectOnly = /^,?\s(?![^,]*\b(?:and|as|but|that|when|which|who)\b)[^;:“”"()]{0,60}$/i
const betweenSpeakerAndCue = /^\s(?:(?:early|late)\s)?(?:on\s)?$/i
const adverbs = /^\s(?:(?:also|had|has|have|\w{2,15}ly)\s){0,2}$/i
const sameClause = /^(?!.*\b(?:about|before|by|since|that|until|when|which|who|whose)\b)[^,;:“”"()–—]*$/is
const afterComma = /,\s(?:(?:early|earlier|late|later)\s)?(?:on|in)?\s?$/i

/**
 * The calendar date of the saying, where the sentence of the cue gives it in one of three places: after the cue in its own
 * clause (“said on Monday”), between speaker and cue (“Moss on Monday said”), before the speaker at the start of the
 * sentence (“On Monday Moss said”). A date in a relative clause or an apposition (“Moss, elected in 2019,”) is none.
 */
function saidAt(
  text: string,
  sentences: readonly Sentence[],
  times: readonly Time[],
  { cue, frame, speaker, parts }: Attribution,
): string | null {
  const sentence = cue && sentences[lastAtOrBefore(sentences, cue.start)]
  if (!sentence || !frame) return null
  const subject = speaker?.mention ?? null
  const first = Math.max(sentence.start, cue.start - reach)
  const last = Math.min(sentence.end, cue.end + reach)
  for (let i = lastAtOrBefore(times, first); i < times.length && times[i]!.start < last; i++) {
    const { start, end, edtf } = times[i]!
    if (edtf === null || start < first || parts.some((part) => start < part.end && end > part.start)) continue
    if (start >= cue.end) {
      const between = text.slice(cue.end, start)
      const passesContent = parts.some((part) => part.start >= cue.end && part.start < start)
      if (!passesContent && (sameClause.test(between) || afterComma.test(between))) return edtf
    } else if (subject && subject.end <= start) {
      if (betweenSpeakerAndCue.test(text.slice(subject.end, start)) && adverbs.test(text.slice(end, cue.start)))
        return edtf
    } else if (subject && end <= subject.start && subject.start < cue.start) {
      const opens = sentence.start === first && opening.test(text.slice(first, start))
      const passesContent = parts.some((part) => part.start > end && part.start < subject.start)
      if (opens && !passesContent && subjectOnly.test(text.slice(end, subject.start))) return edtf
    }
  }
  return null
}

/** Index of the last item that starts at or before an offset, 0 when none does; items are sorted by start. */
function lastAtOrBefore(items: readonly { start: number }[], offset: number): number {
  return Math.max(0, indexFrom(items, offset + 1) - 1)
}

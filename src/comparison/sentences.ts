/** Sentences of a text, so that two texts can be compared. */
import type { Span } from '../../schemas/span.ts'
import { wordList } from '../data.ts'

const abbreviations = new Set(wordList('sentences', 'abbreviations').map(([abbreviation]) => abbreviation!))

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Each sentence of each paragraph; both texts are cut alike, which matters more than where. */
export function sentencesOf(text: string, paragraphs: readonly { start: number; end: number }[]): Span[] {
  return paragraphs.flatMap(({ start, end }) => {
    const found: { start: number; end: number }[] = []
    for (const { index, segment } of segmenter.segment(text.slice(start, end))) {
      const length = segment.trimEnd().length
      if (length === 0) continue
      const before = found.at(-1)
      const last = before && text.slice(before.start, before.end).match(/\S+$/)![0]
      const goesOn = last !== undefined && (abbreviations.has(last) || /^\p{Lu}\.$/u.test(last))
      if (before && goesOn) before.end = start + index + length
      else found.push({ start: start + index, end: start + index + length })
    }
    return found.map((one) => ({ ...one, text: text.slice(one.start, one.end) }))
  })
}

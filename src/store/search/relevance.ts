/** How well a text fits a query, of itself: it does not depend on other texts, so that it stays while others come. */
import { isAt, phrasesOf, type Sought } from './sought.ts'

/** How soon one more occurrence counts for little, and how much of that is the text’s length (as in BM25). */
const saturation = 1.2
const byLength = 0.75

/**
 * A whole number, larger for what fits better: each phrase counts by its share of the text, and as much again where it
 * stands among the first words.
 * @param all the text’s indexed words.
 * @param usual length of such a text, in words.
 * @param first words of it that say what it is about: a headline’s.
 */
export function relevance(all: readonly string[], sought: Sought, usual: number, first = 0): number {
  const slowness = saturation * (1 - byLength + (byLength * all.length) / usual)
  let sum = 0
  for (const phrase of phrasesOf(sought)) {
    const at = all.flatMap((_, i) => (isAt(all, i, phrase) ? [i] : []))
    sum += at.length / (at.length + slowness) + (at.length > 0 && at[0]! < first ? 1 : 0)
  }
  return Math.round(sum * 1000)
}

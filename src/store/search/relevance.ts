/** How well a text fits a query, of itself: it does not depend on other texts, so that it stays while others come. */
import { occurrences } from './located.ts'
import type { Sought } from './sought.ts'

/** How soon one more occurrence counts for little, and how much of that is the text’s length (as in BM25). */
const saturation = 1.2
const byLength = 0.75

/**
 * Gives a whole number, larger for what fits better: each phrase counts by its share of the text, and as much again where
 * it stands at the beginning.
 * @param usual length of such a text, in UTF-16 code units.
 */
export function relevanceTo(sought: Sought, usual: number) {
  const occur = occurrences(sought)
  /** @param first how much of the text says what it is about: its headline. */
  return (text: string, first = 0): number => {
    const slowness = saturation * (1 - byLength + (byLength * text.length) / usual)
    let sum = 0
    for (const found of occur(text))
      sum += found.length / (found.length + slowness) + (found.length > 0 && found[0]!.start < first ? 1 : 0)
    return Math.round(sum * 1000)
  }
}

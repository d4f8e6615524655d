/** Of overlapping results the longest stays; of equally long ones that of the parser listed first. */
import type { Refiner } from 'chrono-node'

export const longest: Refiner = {
  refine(_context, results) {
    const kept: typeof results = []
    for (const result of results) {
      const rivals: typeof results = []
      while (kept.length > 0 && kept.at(-1)!.index + kept.at(-1)!.text.length > result.index) rivals.push(kept.pop()!)
      const longestRival = Math.max(0, ...rivals.map((rival) => rival.text.length))
      kept.push(...(result.text.length > longestRival ? [result] : rivals.reverse()))
    }
    return kept
  },
}

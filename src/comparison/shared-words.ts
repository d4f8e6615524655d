/** How many words two texts share. */

/** The share of the words of both that stand in both (Dice’s coefficient), each as often as it occurs. */
export function sharedShare(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    shared++
    counts.set(word, count - 1)
  }
  return (2 * shared) / (a.length + b.length || 1)
}

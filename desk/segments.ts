/** Overlapping stretches of a text, cut into segments that do not overlap. */

/** A stretch of the text that belongs to a record. Offsets are UTF-16 code units, `end` exclusive, as in the API. */
export interface Stretch<L> {
  start: number
  end: number
  layer: L
  /** Key of the record. */
  record: string
  /** Shows only when its record is marked. */
  quiet: boolean
}

/** A run of text over which the same stretches lie. */
export interface Segment<L> {
  start: number
  end: number
  /** The shortest first: the innermost. */
  stretches: Stretch<L>[]
}

/** The segments of the text from `start` to `end`, which together are all of it. */
export function segment<L>(stretches: readonly Stretch<L>[], start: number, end: number): Segment<L>[] {
  const inside = stretches
    .filter((stretch) => stretch.start < end && stretch.end > start)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  const cuts = new Set([start, end])
  for (const stretch of inside) {
    cuts.add(Math.max(stretch.start, start))
    cuts.add(Math.min(stretch.end, end))
  }
  const at = [...cuts].sort((a, b) => a - b)
  return at.slice(0, -1).map((from, index) => {
    const to = at[index + 1]!
    return { start: from, end: to, stretches: inside.filter((stretch) => stretch.start < to && stretch.end > from) }
  })
}

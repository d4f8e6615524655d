/** Which time expression of its sentence an event is tied to. */
import type { Time } from '../../../../schemas/time.ts'

type Bounds = { start: number; end: number }

/** What lies between an event and a time adds to their distance in characters. */
const costs = { clause: 40, comma: 15, verb: 20 }
const clauseBreak =
  /[;:“”"]|,\s+(?:and|but|while|which|who|whose|as|after|before|when|although|though)\b|\b(?:that|because|if)\b/g

/** Farther apart than this an event and a time have nothing to do with each other. */
export const farthest = 160

/**
 * The time expression that an event is tied to: the nearest of `times`, where each clause break, comma and other verb
 * between them adds to the distance. Null when none is near.
 */
export function timeOfEvent<T extends Pick<Time, 'start' | 'end'>>(
  text: string,
  event: Bounds,
  times: readonly T[],
  verbs: readonly Bounds[],
): { time: T; distance: number } | null {
  let nearest: { time: T; distance: number } | null = null
  for (const time of times) {
    const [from, to] = time.start >= event.end ? [event.end, time.start] : [time.end, Math.max(time.end, event.start)]
    if (to - from >= farthest) continue
    const between = text.slice(from, to)
    const distance =
      between.length +
      costs.clause * count(between, clauseBreak) +
      costs.comma * count(between, /,/g) +
      costs.verb * verbs.filter((verb) => verb.start >= from && verb.end <= to).length
    if (distance < (nearest?.distance ?? farthest)) nearest = { time, distance }
  }
  return nearest
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Finds a stretch of text again after the text around it has changed. */
import type { Span } from '../../schemas/span.ts'

/** A stretch of an article as it stood when it was corrected, with what stood around it. */
export interface Anchor extends Span {
  before: string
  after: string
}

/** UTF-16 code units that are kept on either side. */
const around = 40
/** Code units by which the surroundings of one place must be more alike than those of any other. */
const clear = 8
/** Occurrences that are looked at: of a text that is repeated more often none is the one that was meant. */
const most = 1000

export function anchorAt(text: string, start: number, end: number): Anchor {
  const before = text.slice(Math.max(0, start - around), start)
  return { start, end, text: text.slice(start, end), before, after: text.slice(end, end + around) }
}

/**
 * How far the stretch has moved, in UTF-16 code units: 0 while it stands where it stood; else to the only place with
 * the same words, or of several to the one whose surroundings are clearly more alike than any other’s. Null when it is gone or
 * it cannot be told which is meant.
 */
export function shiftOf(anchor: Anchor, text: string): number | null {
  if (text.startsWith(anchor.text, anchor.start)) return 0
  const best = { shift: 0, alike: -1 }
  let next = -1
  let at = text.indexOf(anchor.text)
  for (let seen = 0; at >= 0; at = text.indexOf(anchor.text, at + 1)) {
    if (++seen > most) return null
    const alike = likeness(anchor, text, at)
    next = Math.max(next, Math.min(alike, best.alike))
    if (alike > best.alike) Object.assign(best, { shift: at - anchor.start, alike })
  }
  const told = next < 0 ? best.alike >= 0 : best.alike - next >= clear
  return told ? best.shift : null
}

/** Equal code units on both sides, counted from the stretch outwards. */
function likeness({ before, after, text: words }: Anchor, text: string, at: number): number {
  let left = 0
  while (left < before.length && at > left && before.at(-1 - left) === text[at - 1 - left]) left++
  let right = 0
  const end = at + words.length
  while (right < after.length && after[right] === text[end + right]) right++
  return left + right
}

/** What the classifiers see of a line's wording: which phrases of furniture it holds, who speaks, whether it is cut off. */
import type { Line } from './lines.ts'

/** Reasons of data/furniture/reasons.tsv that are counted each by itself. */
const reasons = [
  'appeal',
  'sign-up',
  'related',
  'media',
  'share',
  'comments',
  'account',
  'legal',
  'advertisement',
  'navigation',
]
/** A teaser stops in the middle, an article does not. */
const cuts = ['…', '...', '…]', '...]']

export const wordingFeatures: string[] = [
  ...reasons.map((reason) => `says ${reason}`),
  'I',
  'cut off',
  'picture credit',
]

/** True for a line that ends in an ellipsis. */
export function isCutOff(text: string): boolean {
  return cuts.some((cut) => text.endsWith(cut))
}

/** Writes `wordingFeatures` from place `at` on; returns the next place. */
export function writeWording(
  values: Float64Array,
  at: number,
  { text, words, reasons: found, credited }: Line,
): number {
  for (const { value } of found) {
    const place = reasons.indexOf(value)
    if (place >= 0) values[at + place] = Math.min(values[at + place]! + 1, 3)
  }
  let next = at + reasons.length
  let first = 0
  for (const word of words) if (word === 'i' || word === 'my' || word === 'me') first++
  values[next++] = first / Math.max(words.length, 1)
  values[next++] = isCutOff(text) ? 1 : 0
  values[next++] = credited ? 1 : 0
  return next
}

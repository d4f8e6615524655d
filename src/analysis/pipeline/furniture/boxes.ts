/** Finds boxes that stand in the body and are not part of it. */
import type { Page } from '../stage.ts'

/** Of the body’s text, the share that an element holds at least which is not a box beside it. */
const LEAST_SHARE = 0.2
/** Pull quotes that are looked for in the body, at most. */
const MOST_PULL_QUOTES = 30
/** What elements that are boxes in the body are called. */
const boxes = ['aside', 'sign-up', 'pull-quote']

/** Blocks in elements that are marked as boxes (`aside`, sign-up forms, words repeated in large type) where most of the body stands in none. */
export function boxesIn({ blocks }: Page, isBody: (i: number) => boolean): (i: number) => boolean {
  const own = new Map<string, number>()
  let all = 0
  for (const [i, { text, place }] of blocks.entries()) {
    if (!place) return () => false
    if (!isBody(i)) continue
    all += text.length
    for (const box of boxes) if (place.hints.has(box)) own.set(box, (own.get(box) ?? 0) + text.length)
  }
  const real = boxes.filter((box) => (own.get(box) ?? 0) < all * LEAST_SHARE)
  let compared = 0
  // Some pages set sentences in large type that stand nowhere else.
  const isRepeated = (i: number) => {
    if (++compared > MOST_PULL_QUOTES) return false
    const words = blocks[i]!.text.replace(/^[“"‘']|[.!?,”"’']{1,3}$/g, '').toLowerCase()
    return blocks.some(
      ({ text }, k) => k !== i && isBody(k) && text.length > words.length && text.toLowerCase().includes(words),
    )
  }
  return (i) => real.some((box) => blocks[i]!.place!.hints.has(box) && (box !== 'pull-quote' || isRepeated(i)))
}

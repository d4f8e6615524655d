/** Finds the headline among a page's blocks. */
import type { Page } from '../stage.ts'
import { readByline } from './byline.ts'
import { readDateline } from './dateline.ts'
import { wordsOf } from './phrases.ts'

/** How many lines above the body are looked at in a dump. */
const REACH = 80
/** How many lines of body are compared with a candidate. */
const BODY_LINES = 30

/**
 * Index of the headline. When the page's metadata states it, the block with these words, else null; in a dump the line
 * above the body that shares most of its words with it and is written and placed as a headline.
 */
export function headlineOf({ blocks, meta, format }: Page, first: number): number | null {
  if (meta.headline !== null) {
    const stated = blocks.findLastIndex(({ text }, i) => i <= first && text === meta.headline)
    if (stated >= 0) return stated
    if (format === 'html') return null
  }
  const body = new Set<string>()
  for (const { text } of blocks.slice(first, first + BODY_LINES)) {
    for (const word of wordsOf(text)) if (word.length > 3) body.add(word)
  }
  let best = 0
  let found: number | null = null
  for (let i = Math.max(0, first - REACH); i < first; i++) {
    const { text } = blocks[i]!
    const words = wordsOf(text)
    if (words.length < 3 || words.length > 30 || text.length > 250 || readDateline(text) || readByline(text)) continue
    const content = words.filter((word) => word.length > 3)
    const shared = content.filter((word) => body.has(word)).length / Math.max(content.length, 1)
    const credited = blocks.slice(i + 1, i + 4).some(({ text }) => readDateline(text) || readByline(text))
    const score =
      shared +
      Math.min(words.length, 10) / 20 +
      (credited ? 0.4 : 0) -
      (/\.$/.test(text) ? 0.3 : 0) -
      (first - i) * 0.01
    // Two lines in a row that could both be it: the second is the standfirst.
    if (score > best + (found === i - 1 ? 0.3 : 0)) {
      best = score
      found = i
    }
  }
  return found
}

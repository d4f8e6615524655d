/** Finds the headline of a dump. */
import type { Block } from '../stage.ts'
import { readByline } from './byline.ts'
import { readDateline } from './dateline.ts'
import { wordsOf } from './phrases.ts'

/** How many lines above the body are looked at. */
const REACH = 60

/** Index of the line above the body that shares most of its words with it and is written as a headline; null when none does. */
export function headlineOf(blocks: readonly Block[], bodyStart: number): number | null {
  const body = new Map<string, number>()
  for (const { text } of blocks.slice(bodyStart, bodyStart + 30)) {
    for (const word of wordsOf(text)) if (word.length > 3) body.set(word, (body.get(word) ?? 0) + 1)
  }
  let best = 0
  let found: number | null = null
  for (let i = Math.max(0, bodyStart - REACH); i < bodyStart; i++) {
    const { text } = blocks[i]!
    const words = wordsOf(text)
    if (words.length < 3 || words.length > 30 || text.length > 250 || readDateline(text) || readByline(text)) continue
    const content = words.filter((word) => word.length > 3)
    const shared = content.filter((word) => body.has(word)).length / Math.max(content.length, 1)
    const next = blocks.slice(i + 1, i + 4)
    const credited = next.some(({ text }) => readDateline(text) || readByline(text))
    const score =
      shared +
      Math.min(words.length, 10) / 20 +
      (credited ? 0.4 : 0) -
      (/\.$/.test(text) ? 0.3 : 0) -
      (bodyStart - i) * 0.01
    // Two lines that could both be it: the second is the standfirst.
    if (score > best + (found === i - 1 ? 0.3 : 0)) {
      best = score
      found = i
    }
  }
  return found
}

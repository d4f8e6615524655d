/** Words of the article that a page prints again, large, between its paragraphs. */
import type { Block } from '../stage.ts'
import type { Line } from './lines.ts'

/** How many blocks from the paragraph that holds them such words stand, at most. */
const REACH = 10
/** In words: fewer are a subheading, more a paragraph. */
const [FEWEST, MOST] = [8, 45]
/** In characters. */
const LONGEST = 400
/** What may stand around them: quotation marks, the mark of the sentence's end. */
const before = new Set('“"‘\'«„ ')
const after = new Set('”"’\'»“.,… ')

/** The blocks of the body that say nothing but a part of a paragraph near them. */
export function pullQuotesIn(
  blocks: readonly Block[],
  lines: readonly Line[],
  isBody: (i: number) => boolean,
): Set<number> {
  const found = new Set<number>()
  for (const [i, { text, size }] of lines.entries()) {
    if (size < FEWEST || size > MOST || text.length > LONGEST || !isBody(i)) continue
    if (blocks[i]!.kind === 'heading' || blocks[i]!.kind === 'item') continue
    const words = inner(text)
    for (let at = Math.max(0, i - REACH); at <= i + REACH && at < lines.length; at++) {
      const other = lines[at]!.text
      if (at === i || other.length <= text.length || found.has(at) || !isBody(at) || !other.includes(words)) continue
      found.add(i)
      break
    }
  }
  return found
}

function inner(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && before.has(text[from]!)) from++
  while (to > from && after.has(text[to - 1]!)) to--
  return text.slice(from, to)
}

/** Plain text: a page dump with its furniture left in, or clean body text. */

import { NoArticleError } from '../errors.ts'
import type { Block, Page } from '../pipeline/stage.ts'
import {
  BINARY,
  cleanLine,
  emptyMeta,
  isBinary,
  MOST_BLOCKS,
  MOST_PARAGRAPHS,
  TOO_MANY_BLOCKS,
  TOO_MANY_PARAGRAPHS,
} from './clean.ts'
import { dateOrder } from './date-order.ts'
import { isMarkdown, withoutMarks } from './markdown.ts'
import { unwrapped } from './wrapped.ts'

/**
 * Splits a dump into lines, without the marks of Markdown and breaks at a column; with `as: 'body'` the text is kept to the letter.
 * @throws {NoArticleError} when a dump has more than MOST_BLOCKS lines or is binary data, or a body more than MOST_PARAGRAPHS lines.
 */
export function loadText(text: string, as: 'page' | 'body'): Page {
  if (as === 'page' && isBinary(text)) throw new NoArticleError(BINARY)
  const blocks: Block[] = []
  const marked = as === 'page' && isMarkdown(text)
  let gap = 0
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/)
  for (const line of as === 'page' ? unwrapped(lines) : lines) {
    const cleaned = cleanLine(marked ? withoutMarks(line) : line)
    if (cleaned === '') gap++
    else {
      if (as === 'page' && blocks.length >= MOST_BLOCKS) throw new NoArticleError(TOO_MANY_BLOCKS)
      if (blocks.length >= MOST_PARAGRAPHS) throw new NoArticleError(TOO_MANY_PARAGRAPHS)
      blocks.push({ text: cleaned, kind: 'line', gap })
      gap = 0
    }
  }
  return {
    format: 'text',
    as,
    text: as === 'body' ? text : blocks.map((b) => b.text).join('\n'),
    blocks,
    meta: emptyMeta,
    outlets: new Set(),
    dateOrder: dateOrder(
      blocks.map((block) => block.text),
      [],
    ),
    given: new Set(),
    retrievedAt: null,
    changedOn: new Set(),
    stamps: [],
    updates: [],
    links: [],
  }
}

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
import { paragraphsOf } from './glued.ts'
import { cellsOf, headingLevel, isMarkdown, isNumbered, withoutMarks } from './markdown.ts'
import { isAtMargin, isPrinted, printedLines, withoutNumbers } from './printed.ts'
import { unwrapped } from './wrapped.ts'

/** A line of a dump as a reader would see it; `heading`: the level of a heading where the dump's marks tell, 0 of other lines. */
interface Written {
  text: string
  heading: number
}

const asSent = (text: string): Written => ({ text, heading: 0 })

/**
 * Splits a dump into lines, without what its program wrote for markup and breaks at a column; with `as: 'body'` the text is kept
 * to the letter.
 * @throws {NoArticleError} when a dump has more than MOST_BLOCKS lines or is binary data, or a body more than MOST_PARAGRAPHS lines.
 */
export function loadText(text: string, as: 'page' | 'body'): Page {
  if (as === 'page' && isBinary(text)) throw new NoArticleError(BINARY)
  const blocks: Block[] = []
  let gap = 0
  const lines = /[\r\u2028\u2029]/.test(text) ? text.split(/\r\n|[\r\n\u2028\u2029]/) : text.split('\n')
  for (const { text: line, heading } of as === 'page' ? writtenIn(lines).flatMap(parted) : lines.map(asSent)) {
    const cleaned = cleanLine(line)
    if (cleaned === '') gap++
    else {
      if (as === 'page' && blocks.length >= MOST_BLOCKS) throw new NoArticleError(TOO_MANY_BLOCKS)
      if (blocks.length >= MOST_PARAGRAPHS) throw new NoArticleError(TOO_MANY_PARAGRAPHS)
      blocks.push({ text: cleaned, kind: 'line', gap, ...(heading > 0 && { heading }) })
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

/** The paragraphs that stand in one line, with blank lines between them. */
function parted(written: Written): Written[] {
  const paragraphs = written.heading > 0 ? [] : paragraphsOf(written.text)
  return paragraphs.length > 1 ? paragraphs.flatMap((text) => [asSent(text), asSent('')]) : [written]
}

/** Markdown, or what a browser for terminals printed; lines broken at a column are whole again. */
function writtenIn(sent: readonly string[]): Written[] {
  const lines = unquoted(sent)
  if (isMarkdown(lines)) {
    const whole = unwrapped(
      lines.map((line) => line.replace(QUOTED, '')),
      true,
    ).flatMap(cellsOf)
    return whole.map((line, i) => ({
      text: withoutMarks(line, isNumbered(whole, i)),
      heading: headingLevel(line, whole[i + 1]),
    }))
  }
  if (!isPrinted(lines)) return unwrapped(lines).map(asSent)
  return unwrapped(printedLines(lines), true).map((line) => ({
    text: withoutNumbers(line),
    heading: isAtMargin(line) ? 1 : 0,
  }))
}

/** Of the lines with text, the share that is quoted in a mail that somebody sent on. */
const QUOTED_SHARE = 0.8
const FEWEST_QUOTED = 8
const QUOTED = /^(?:>\s?)+/

/** The lines without the signs of a mail in which they are quoted. */
function unquoted(lines: readonly string[]): readonly string[] {
  const quoted = lines.filter((line) => line.startsWith('>')).length
  if (quoted < FEWEST_QUOTED || quoted < QUOTED_SHARE * lines.filter((line) => /\S/.test(line)).length) return lines
  return lines.map((line) => line.replace(QUOTED, ''))
}

/** HTML: the page's text in blocks, its metadata and its links. */

import { NoArticleError } from '../errors.ts'
import { isEnded, proseWords } from '../pipeline/furniture/prose.ts'
import type { Page } from '../pipeline/stage.ts'
import { BINARY, isBinary } from './clean.ts'
import { dateOrder } from './date-order.ts'
import { readBlocks } from './html/blocks.ts'
import { readMetadata } from './html/metadata.ts'
import { parseTree } from './html/tree.ts'

/**
 * Reads a page. `url` is where it is published, when the caller knows.
 * @throws {NoArticleError} when the page is binary data or beyond the limits of html/tree.ts and html/blocks.ts.
 */
export function loadHtml(html: string, as: 'page' | 'body', url: string | null): Page {
  if (as === 'page' && isBinary(html)) throw new NoArticleError(BINARY)
  const root = parseTree(html)
  const { meta, datedTwice, base, outlets, regions, body } = readMetadata(root, url)
  let { blocks, links } = readBlocks(root, base)
  if (body !== null && isWithoutProse(blocks)) {
    root.children.push(...parseTree(`<article><p>${body.replace(/[\r\n]+/g, '</p><p>')}</p></article>`).children)
    ;({ blocks, links } = readBlocks(root, base))
  }
  return {
    format: 'html',
    as,
    text: blocks.map((block) => block.text).join('\n'),
    blocks,
    meta,
    outlets,
    dateOrder: dateOrder(
      blocks.map((block) => block.text),
      regions,
    ),
    given: new Set(),
    datedTwice,
    retrievedAt: null,
    links,
  }
}

/** In words of sentences: what a page shows at least that holds its article. */
const LEAST_PROSE = 40

/** True for the shell of a page that scripts fill in. */
function isWithoutProse(blocks: Page['blocks']): boolean {
  let words = 0
  for (const { text } of blocks) words += proseWords(text, isEnded(text))
  return words < LEAST_PROSE
}

/** HTML: the page's text in blocks, its metadata and its links. */

import { NoArticleError } from '../errors.ts'
import type { Page } from '../pipeline/stage.ts'
import { BINARY, isBinary } from './clean.ts'
import { dateOrder } from './date-order.ts'
import { readMetadata } from './html/metadata.ts'
import { readText } from './html/readings.ts'
import { placePieces } from './html/streamed.ts'
import { parseTree } from './html/tree.ts'

/**
 * Reads a page. `url` is where it is published, when the caller knows.
 * @throws {NoArticleError} when the page is binary data or beyond the limits of html/tree.ts and html/blocks.ts.
 */
export function loadHtml(html: string, as: 'page' | 'body', url: string | null): Page {
  if (as === 'page' && isBinary(html)) throw new NoArticleError(BINARY)
  const root = parseTree(html)
  placePieces(root)
  const { meta, changedOn, stamps, updates, base, outlets, regions, body, scripts } = readMetadata(root, url)
  const { blocks, links } = readText(root, { base, body, scripts, headline: meta.headline })
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
    retrievedAt: null,
    changedOn,
    stamps,
    updates,
    links,
  }
}

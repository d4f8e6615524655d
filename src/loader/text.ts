/** Plain text: a page dump with its furniture left in, or clean body text. */
import type { Block, Page, PageMeta } from '../pipeline/stage.ts'

export const emptyMeta: PageMeta = {
  headline: null,
  standfirst: null,
  bylines: [],
  publisher: null,
  publishedAt: null,
  modifiedAt: null,
  language: null,
  url: null,
}

/** Splits a dump into lines; with `as: 'body'` the text is kept to the letter. */
export function loadText(text: string, as: 'page' | 'body'): Page {
  const blocks: Block[] = []
  let gap = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.trim()
    if (trimmed === '') gap++
    else {
      blocks.push({ text: trimmed, kind: 'line', gap })
      gap = 0
    }
  }
  return {
    format: 'text',
    as,
    text: as === 'body' ? text : blocks.map((b) => b.text).join('\n'),
    blocks,
    meta: emptyMeta,
    links: [],
  }
}

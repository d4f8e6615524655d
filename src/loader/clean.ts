/** What both loaders do to a line of text, and metadata of a page that says nothing. */
import type { PageMeta } from '../pipeline/stage.ts'

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

/**
 * A line with every run of white space as one space, without invisible characters (controls, zero-width spaces, soft
 * hyphens, byte order marks) and with lone surrogates as U+FFFD. Joiners and marks of direction, which scripts need, stay.
 */
export function cleanLine(line: string): string {
  return line
    .replace(/[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
}

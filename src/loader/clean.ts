/** What both loaders share: how a line of text is cleaned, the limit on lines, and the metadata of a silent page. */
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

/** Pages with more blocks (lines of a dump, block elements of HTML) are refused; an article has hundreds. */
export const MOST_BLOCKS = 20_000
export const TOO_MANY_BLOCKS = `No article found: the page has more than ${MOST_BLOCKS} lines or blocks of text.`

/**
 * A line with every run of white space as one space, without invisible characters (controls, zero-width spaces, soft
 * hyphens, byte order marks) and with lone surrogates as U+FFFD. Joiners and marks of direction, which scripts need, stay.
 */
export function cleanLine(line: string): string {
  return isClean(line) ? line : cleaned(line)
}

/** What `cleaned` may change: control characters, other white space, invisible characters, surrogates, spaces in a row. */
const UNCLEAN =
  /[^\x20-\x7e\xa1-\xac\xae-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\ue000-\ufefe]|^ | $| {2}/

/** True for most lines, which are left as they are. */
function isClean(line: string): boolean {
  return line !== '' && !UNCLEAN.test(line)
}

function cleaned(line: string): string {
  return line
    .replace(/[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
}

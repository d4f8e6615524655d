/** What both loaders share: how a line of text is cleaned, the limit on lines, and the metadata of a silent page. */
import { codeAt } from '../code-at.ts'
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
  section: null,
  keywords: [],
  kind: null,
  kindReason: null,
  isAccessibleForFree: null,
  images: [],
}

/** Pages with more blocks (lines of a dump, block elements of HTML) are refused; an article has hundreds. */
export const MOST_BLOCKS = 20_000
/** The same of a text that is all body: each line is a paragraph of the answer, which a short line makes twenty times as long. */
export const MOST_PARAGRAPHS = 50_000
export const TOO_MANY_PARAGRAPHS = `No article found: the text has more than ${MOST_PARAGRAPHS} lines.`
export const TOO_MANY_BLOCKS = `No article found: the page has more than ${MOST_BLOCKS} lines or blocks of text.`

export const BINARY = 'No article found: the source is binary data, not text.'
/** Of a text, the share of control characters from which on it is none; and that of characters that no encoding gave. */
const MOST_CONTROLS = 0.01
const MOST_UNKNOWN = 0.1
/** Fewer of them are mishaps. */
const FEWEST_SUSPECTS = 16
const SUSPECT = /[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/

/** True for bytes of a program, an archive or a picture that were sent as text. */
export function isBinary(text: string): boolean {
  if (!SUSPECT.test(text)) return false
  let controls = 0
  let unknown = 0
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    if (code === 0xfffd) unknown++
    else if (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1b) controls++
  }
  if (controls + unknown < FEWEST_SUSPECTS) return false
  return controls > text.length * MOST_CONTROLS || unknown > text.length * MOST_UNKNOWN
}

/**
 * A line with every run of white space as one space, without invisible characters (controls, zero-width spaces, soft
 * hyphens, byte order marks) and with lone surrogates as U+FFFD. Joiners and marks of direction, which scripts need, stay.
 */
export function cleanLine(line: string): string {
  const trimmed = line.trim()
  return isClean(trimmed) ? trimmed : cleaned(trimmed)
}

/** What `cleaned` may change: control characters, other white space, invisible characters, surrogates, spaces in a row. */
const UNCLEAN =
  /[^\x20-\x7e\xa1-\xac\xae-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\ue000-\ufefe]| {2}/
/** What half of the lines of English have nothing of; it is found in less time. */
const ANY_OTHER = /[^\x20-\x7e]| {2}/

/** True for most lines, which are left as they are. */
function isClean(line: string): boolean {
  return !ANY_OTHER.test(line) || !UNCLEAN.test(line)
}

function cleaned(line: string): string {
  return line
    .replace(/[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
}

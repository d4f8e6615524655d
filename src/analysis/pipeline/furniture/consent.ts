/** What a site asks its visitors to agree to, over or under an article. */
import type { Line } from './lines.ts'
import { speaksOfSite } from './other-pages.ts'

const CONSENT = /\bcookies?\b|\bconsent\b|\bpersonal data\b/i
const TITLE = /\b(?:cookies?|consent|privacy|your data)\b/i
/** The site’s own words; what articles advise says “you”. */
const speaking = new Set(['we', 'our', 'us'])
/** Paragraphs of such a box without a title; and of one at most: a page on cookies has more. */
const [FEWEST, MOST] = [2, 8]
/** In words: “You can manage your account here.” stands on many pages. */
const LONGEST_NOTICE = 12

/** The lines of one such box with its title; none where other sentences of the page speak of the site, too. */
export function consentIn(lines: readonly Line[]): number[] {
  const found: number[] = []
  for (const [i, line] of lines.entries()) {
    if (asksForConsent(line)) found.push(i)
    if (found.length > MOST) return []
  }
  const first = found[0]
  if (first === undefined) return []
  const isOther = (line: Line, i: number) => line.prose > LONGEST_NOTICE && !found.includes(i) && speaksOfSite(line)
  if (lines.some(isOther) || !found.some((i) => speaksOfSite(lines[i]!))) return []
  const last = found.at(-1)!
  const title = lines[first - 1]
  const isTitled = title !== undefined && title.prose === 0 && TITLE.test(title.text)
  if (!isTitled && found.length < FEWEST) return []
  // Nothing else is said between.
  if (lines.slice(first, last).some((line, k) => line.prose > 0 && !found.includes(first + k))) return []
  const from = isTitled ? first - 1 : first
  return Array.from({ length: last - from + 1 }, (_, k) => from + k)
}

function asksForConsent({ text, prose, words }: Line): boolean {
  return prose > 0 && CONSENT.test(text) && words.some((word) => speaking.has(word)) && !/[“"]/.test(text)
}

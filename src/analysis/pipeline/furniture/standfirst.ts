/** Finds the standfirst between the headline and the body. */
import type { BlockRole, Page } from '../stage.ts'
import { appealOf } from './appeals.ts'
import { introduced } from './biography.ts'
import { isPersonName, isPictureCredit } from './byline.ts'
import { type Line, linesOf } from './lines.ts'
import { noteOf } from './notes.ts'
import { speaksOfSite } from './other-pages.ts'
import { phraseFinder } from './phrases.ts'
import { speaksToReader } from './reasons.ts'

/** How many lines below the headline a standfirst may stand, and how many below it the credits. */
const STANDFIRST_REACH = 6
const CREDITS_BELOW = 3
/** What pages print between a headline and its standfirst (data/furniture/over-standfirst.tsv). */
const overStandfirst = phraseFinder('over-standfirst')

/**
 * The first sentence-like line under the headline that is not body: it stands right below, or before the credits, or is marked
 * as one, or is what the page is described by. A heading or a marked line that was taken for body is it where credits follow.
 */
export function readStandfirst(
  { blocks, meta, format }: Page,
  from: number,
  first: number,
  isBody: (i: number) => boolean,
  roles: (BlockRole | undefined)[],
): void {
  const described = meta.standfirst
  const lines = linesOf(blocks)
  const isOver = (i: number) => lines[i]!.words.length <= MOST_OVER && overStandfirst(lines[i]!.words).length > 0
  // Where a page prints its headline twice, the second is no standfirst.
  let below = from
  while (below < first && (blocks[below]!.text === blocks[from - 1]!.text || isOver(below))) below++
  // Some print who wrote it first, and the date below the standfirst.
  const under = below < first && roles[below]?.role === 'byline' ? below + 1 : below
  // What the page is described by is often the first paragraph; a standfirst may be set otherwise than those.
  const describes =
    first < blocks.length - 1 &&
    blocks[first]!.text === described &&
    blocks[first]!.place?.tag !== 'p' &&
    blocks[first + 1]!.place?.tag === 'p'
  const opening = first < from + STANDFIRST_REACH && (describes || hasCredits(roles, first)) ? first + 1 : first
  let passed = false
  for (let i = below; i < opening && i < blocks.length; i++) {
    if (roles[i] || isOver(i)) continue
    const { text, kind, place } = blocks[i]!
    const words = lines[i]!.words.length
    // A dump has no marks; there it stands below buttons and the names of sections, but below no other line.
    const isNear = format === 'text' && !passed && words >= FEWEST_FAR && i < from + STANDFIRST_REACH
    passed ||= words > MOST_ON_LABEL
    const isMarked = place?.near.has('standfirst') === true
    const fits = isBody(i)
      ? ((kind === 'heading' || (kind === 'line' && hasCredits(roles, i))) && (i === below || i === under)) ||
        (isMarked && kind === 'paragraph') ||
        (format === 'html' && i === below && /^(?:byline|date)$/.test(roles[i + 1]?.role ?? '')) ||
        described === text
      : described === null
        ? i === below || isNear || (isMarked && i < from + STANDFIRST_REACH)
        : described === text || (i === below && words >= 6) || (isMarked && i < from + STANDFIRST_REACH)
    if (!fits || words < 5 || text.length > 500 || kind === 'caption' || (place?.linked ?? 0) > 0.5) continue
    if (described !== text && saysNothing(lines, i, roles)) continue
    roles[i] = { role: 'standfirst', reason: null, tells: { standfirst: text } }
    return
  }
}

/** In words: what a standfirst has that is not right below its headline, and a button or a section's name at most. */
const FEWEST_FAR = 8
const MOST_ON_LABEL = 4

/** True for a caption, what is said to the reader of letters and shops, and notes on how the article was made or changed. */
function saysNothing(lines: readonly Line[], i: number, roles: readonly (BlockRole | undefined)[]): boolean {
  const line = lines[i]!
  const below = lines[i + 1]?.text ?? ''
  const who = introduced(line.text)
  if (who !== null && lines[i - 1]?.text === who) return true
  if (STAMPED.test(line.text)) return true
  if (line.credited || isPersonName(line.text.split(/[.!?”] /).at(-1)!)) return true
  // “Ada Moss / Quay Courier” is who took the picture where somebody else signs below it.
  if (isPictureCredit(below) || (NAME_AND_OUTLET.test(below) && roles[i + 2]?.role === 'byline')) return true
  if (noteOf(line) !== null || appealOf(line) === 'strong' || speaksOfSite(line)) return true
  return speaksToReader(line) && line.reasons.some(({ value }) => value === 'sign-up')
}

/** “17:42 GMT Army brings in pumps”: an entry of a live blog. */
const STAMPED = /^\d{1,2}[:.]\d\d(?!\d)/

export const NAME_AND_OUTLET = /^\p{Lu}[\p{L}.’' -]{2,40}\s?\/\s?\p{Lu}[\p{L}.&’' -]{1,40}$/u

/** In words: more than a notice has. */
const MOST_OVER = 16

/** True when a byline or a date stands right below a line. */
function hasCredits(roles: readonly (BlockRole | undefined)[], i: number): boolean {
  return roles.slice(i + 1, i + 1 + CREDITS_BELOW).some((role) => role?.role === 'byline' || role?.role === 'date')
}

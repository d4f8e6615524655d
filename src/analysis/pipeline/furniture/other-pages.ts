/** Tells pages that hold running text but no article: lists of teasers, tables, and what a site says about itself. */
import type { BlockRole, Page } from '../stage.ts'
import { introduced } from './biography.ts'
import { isPersonName } from './byline.ts'
import { type Line, linesOf } from './lines.ts'
import { phraseFinder } from './phrases.ts'

const services = phraseFinder('services')
const speaking = new Set([
  'you',
  'your',
  'yours',
  "you've",
  "you're",
  'we',
  'us',
  'our',
  "we've",
  "we're",
  "we'd",
  'please',
])
const EMAIL = /\S@[\p{L}\d.-]{1,60}\.\p{L}/u

/** Of the running text, the share from which on the page is not an article. */
const MOST_ABOUT_SITE = 0.5
/** Of the running text, the share from which on cells of tables are not part of an article. */
const MOST_CELLS = 0.8
/** Paragraphs that make a list of teasers, at least, and the share of them that must have their own title. */
const FEWEST_TEASERS = { html: 3, text: 4 }
const LEAST_TITLED = { html: 0.75, text: 0.9 }
/** In words, on average; what stands below the titles of an article in numbered parts is longer. */
const LONGEST_TEASER = 36
/** How many lines (dates, sections) may stand between a teaser and its title. */
const BETWEEN = 2
/** In words; a longer line is no title. */
const LONGEST_TITLE = 20

/** What the blocks that were taken for the article are, if something else; null for an article. A signed page is one. */
export function otherPage(page: Page, roles: readonly (BlockRole | undefined)[]): 'site' | 'list' | null {
  const lines = linesOf(page.blocks)
  const paragraphs: number[] = []
  for (const [i, role] of roles.entries()) if (role?.role === 'body' && lines[i]!.prose > 0) paragraphs.push(i)
  if (isTable(page, lines, roles)) return 'list'
  if (paragraphs.length === 0) return null
  if (isOfAuthor(page, lines, roles, paragraphs)) return 'list'
  const byline = roles.findIndex((role) => role?.role === 'byline' || role?.tells?.bylines !== undefined)
  if (byline >= 0 && byline < paragraphs[0]!) return null
  return isAboutSite(lines, roles) ? 'site' : isIndex(page, lines, roles, paragraphs) ? 'list' : null
}

/** Under a name alone, a paragraph or two on who that is: the page of an author. */
function isOfAuthor(
  { blocks }: Page,
  lines: readonly Line[],
  roles: readonly (BlockRole | undefined)[],
  paragraphs: readonly number[],
): boolean {
  const headline = roles.findIndex((role) => role?.role === 'headline')
  if (headline < 0 || paragraphs.length > MOST_ON_AUTHOR) return false
  const name = blocks[headline]!.text
  return isPersonName(name) && paragraphs.some((i) => i > headline && introduced(lines[i]!.text) === name)
}
const MOST_ON_AUTHOR = 2

/** Most of it is cells of tables that are no sentences: prices, weather, the threads of a forum. */
function isTable({ blocks }: Page, lines: readonly Line[], roles: readonly (BlockRole | undefined)[]): boolean {
  let all = 0
  let cells = 0
  for (const [i, role] of roles.entries()) {
    if (role?.role !== 'body') continue
    const { length } = blocks[i]!.text
    all += length
    if (lines[i]!.prose === 0 && blocks[i]!.place?.hints.has('table')) cells += length
  }
  return cells > all * MOST_CELLS
}

/** Most of it is said to the visitor about the site: cookies, accounts, errors, terms, how to get in touch. */
function isAboutSite(lines: readonly Line[], roles: readonly (BlockRole | undefined)[]): boolean {
  let all = 0
  let own = 0
  for (const [i, role] of roles.entries()) {
    const isAppeal = role?.reason === 'appeal'
    if (role?.role !== 'body' && role?.role !== 'standfirst' && !isAppeal) continue
    all += lines[i]!.text.length
    if (isAppeal || speaksOfSite(lines[i]!)) own += lines[i]!.text.length
  }
  return own >= all * MOST_ABOUT_SITE
}

/** True for a line in which the site speaks to its visitor about itself; what somebody is quoted with does not count. */
export function speaksOfSite({ text, words }: Pick<Line, 'text' | 'words'>): boolean {
  if (/[“"]/.test(text)) return false
  return (
    (words.some((word) => speaking.has(word)) && services(words).length > 0) || (words.length < 12 && EMAIL.test(text))
  )
}

/** “Live: Ferry aground off Harwick”: its entries have titles as teasers have. */
const LIVE = /^(?:Live|LIVE)(?: (?:updates|blog))?\s?[:|–—-]\s?\S.{15}/

/** “3. Tory, Ireland”: a part of an article that counts its parts. */
const NUMBERED = /^\d{1,2}[.):] /

/** Nearly every paragraph stands alone below a title of its own: in HTML a link, in a dump a short line. */
function isIndex(
  { blocks, format }: Page,
  lines: readonly Line[],
  roles: readonly (BlockRole | undefined)[],
  paragraphs: readonly number[],
): boolean {
  if (paragraphs.length < FEWEST_TEASERS[format]) return false
  if (lines.some(({ text, ended }, i) => i < paragraphs[0]! && !ended && LIVE.test(text))) return false
  const isTitle = (i: number) => {
    const { ended, words, dateline, credited } = lines[i]!
    if (words.length < 2 || words.length > LONGEST_TITLE) return false
    const { place } = blocks[i]!
    return place ? place.linked > 0.9 : !ended && dateline === null && !credited
  }
  // A dump does not show links; an article with as many subheadings as paragraphs tells its date or author.
  if (format === 'text' && roles.some((role) => role?.role === 'byline')) return false
  let numbered = 0
  const titled = paragraphs.filter((i) => {
    for (let at = i - 1; at >= Math.max(0, i - 1 - BETWEEN); at--) {
      if (isTitle(at)) {
        if (Number.parseInt(lines[at]!.text, 10) === numbered + 1 && NUMBERED.test(lines[at]!.text)) numbered++
        return true
      }
      if (lines[at]!.prose > 0) return false
    }
    return false
  })
  if (numbered >= FEWEST_TEASERS[format]) return false
  const words = titled.reduce((sum, i) => sum + lines[i]!.words.length, 0)
  return titled.length >= paragraphs.length * LEAST_TITLED[format] && words <= titled.length * LONGEST_TEASER
}

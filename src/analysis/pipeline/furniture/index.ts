/** Tells the article's own blocks from the page's furniture, and reads headline, byline and date lines. */
import { type BlockRole, type Page, stage } from '../stage.ts'
import { appealsIn } from './appeals.ts'
import { boxesBetween, factsBetween } from './between.ts'
import { type Body, findBody, shareOf } from './body.ts'
import { boxesIn } from './boxes.ts'
import { captionsAmid, isCaption, keepCaptions } from './captions.ts'
import { cardsIn } from './cards.ts'
import { codeIn } from './code.ts'
import { withColumn } from './column.ts'
import { commentsOf, type IsComment } from './comments.ts'
import { consentIn } from './consent.ts'
import { copiesOf } from './copies.ts'
import { readCredits } from './credits.ts'
import { insertsIn, labelsIn } from './elements.ts'
import { withEnclosed } from './enclosed.ts'
import { endingIn } from './endings.ts'
import { readEntries } from './entries.ts'
import { headlineOf, isUnderSiteName, withoutLabels, withoutOutlet } from './headline.ts'
import { forgetLines, keepLines, type Line, linesOf } from './lines.ts'
import { linksIn } from './links.ts'
import { isMenu } from './menu.ts'
import { noteOf } from './notes.ts'
import { othersIn, withoutTeasersAbove } from './other-articles.ts'
import { otherPage, speaksOfSite } from './other-pages.ts'
import { pastedSentences, titleOver } from './pasted.ts'
import { belowHeadline } from './plain.ts'
import { withWholePosts } from './posts.ts'
import { publisherOf } from './publisher.ts'
import { pullQuotesIn } from './pull-quotes.ts'
import { isCopyright, isCredit, isListLabel, isPointer, isPointerAlone, reasonOf } from './reasons.ts'
import { withItems, withRest, withShortSentences, withSiblings } from './siblings.ts'
import { signUpsIn } from './sign-ups.ts'
import { countersIn, isSlotLabel, skippedIn, slidesOf } from './slots.ts'
import { postHeadings, stampsIn } from './stamps.ts'

export const furniture = stage('furniture', ['page'], ({ page }) => {
  if (page.as === 'body') return page.blocks.map(() => ({ role: 'body', reason: null }) as const)
  try {
    return rolesOf(page)
  } finally {
    forgetLines()
  }
})

/**
 * Reads the page without its copies and the labels of advertisements, which are furniture whatever stands around, and without
 * code, which is body between paragraphs of the body and tells nothing of what stands beside it.
 */
function rolesOf(page: Page): BlockRole[] {
  const { blocks } = page
  const lines = linesOf(blocks)
  const without = new Map<number, string>()
  for (const i of copiesOf(blocks)) without.set(i, 'copy')
  for (const [i, line] of lines.entries()) if (isSlotLabel(line)) without.set(i, 'advertisement')
  for (const i of skippedIn(lines)) without.set(i, 'sign-up')
  const counters = countersIn(lines)
  for (const i of counters) without.set(i, 'media')
  for (const i of cutExcerptsIn(lines)) without.set(i, 'related')
  for (const i of cardsIn(page, lines)) without.set(i, 'related')
  for (const i of consentIn(lines)) without.set(i, 'legal')
  for (const i of codeIn(blocks, lines)) without.set(i, 'code')
  if (page.format === 'text') {
    for (const i of factsBetween(lines)) without.set(i, 'table')
    for (const i of captionsAmid(page)) without.set(i, 'caption')
    for (const [i, reason] of boxesBetween(blocks, lines)) without.set(i, reason)
  }
  if (without.size === 0) return rolesAmong(page)
  const kept = rolesOfRest(page, (i) => without.has(i))
  if (counters.length > 0 && kept.some(({ role }) => role === 'body'))
    keepSlides(page, slidesOf(lines, counters), without, kept)
  let at = 0
  let above: BlockRole | undefined
  return blocks.map((_, i) => {
    const reason = without.get(i)
    if (reason === undefined) {
      above = kept[at++]!
      // “In short” over points that paragraphs repeat.
      const isLabel = above.role === 'subheading' && without.get(i + 1) === 'copy' && blocks[i + 1]!.kind === 'item'
      return isLabel ? { role: 'furniture', reason: 'copy' } : above
    }
    if (reason === 'caption' && above?.role === 'body') return { role: 'caption', reason: null }
    const isBetween = above?.role === 'body' && kept[at]?.role === 'body'
    return (reason === 'code' || reason === 'table') && isBetween
      ? { role: 'body', reason: null }
      : { role: 'furniture', reason }
  })
}

/** What was left out of the slides of an article becomes body: sentences, and the titles over them. */
function keepSlides(
  { blocks }: Page,
  slides: ReadonlySet<number>,
  without: ReadonlyMap<number, string>,
  kept: BlockRole[],
): void {
  const lines = linesOf(blocks)
  const isSaid = (i: number) => slides.has(i) && lines[i]!.ended && lines[i]!.reasons.length === 0
  let at = 0
  for (const i of blocks.keys()) {
    if (without.has(i)) continue
    if (kept[at]!.role === 'furniture' && slides.has(i)) {
      if (isSaid(i)) kept[at] = { role: 'body', reason: null }
      else if (isSaid(i + 1) && lines[i]!.reasons.length === 0) kept[at] = { role: 'subheading', reason: null }
    }
    at++
  }
}

/** What the blocks of a page are that are not left out, in order, as if it had no others. */
function rolesOfRest(page: Page, isLeftOut: (i: number) => boolean): BlockRole[] {
  const isKept = (_: unknown, i: number) => !isLeftOut(i)
  const blocks = page.blocks.filter(isKept)
  keepLines(blocks, linesOf(page.blocks).filter(isKept))
  return rolesAmong({ ...page, blocks })
}

/** As the classifiers see it; where that is no article, as what stands below the headline. */
function rolesAmong(page: Page): BlockRole[] {
  const { blocks } = page
  const isComment = commentsOf(blocks)
  let found = findBody(page, isComment)
  if (shareOf(blocks, found, isComment) > MOSTLY) found = aboveComments(page, isComment) ?? found
  const pasted = pastedSentences(page)
  if (pasted !== null) {
    const least = found.threshold ?? Number.POSITIVE_INFINITY
    found = { probabilities: found.probabilities.map((p, i) => (pasted[i] || p >= least ? 1 : 0)), threshold: 0.5 }
  }
  const roles = found.threshold === null ? null : rolesWith(page, found, pasted, isComment)
  if (roles === 'site') return withoutSite(page) ?? allFurniture(blocks, linesOf(blocks))
  if (roles === 'list') return allFurniture(blocks, linesOf(blocks))
  if (roles?.some(({ role }) => role === 'body')) return roles
  const below = belowHeadline(page)
  if (below === null) return roles ?? allFurniture(blocks, linesOf(blocks))
  const again = rolesWith(page, { probabilities: Float64Array.from(below, Number), threshold: 0.5 }, null, isComment)
  return typeof again === 'string' ? allFurniture(blocks, linesOf(blocks)) : again
}

/** Of what was found. */
const MOSTLY = 0.5

/** A paragraph or two below the headline, where far more is said in comments on it. */
function aboveComments(page: Page, isComment: IsComment): Body | null {
  const lines = linesOf(page.blocks)
  const isOther = (_: unknown, i: number) => !isComment(i)
  const blocks = page.blocks.filter(isOther)
  if (blocks.length === page.blocks.length) return null
  keepLines(blocks, lines.filter(isOther))
  const below = belowHeadline({ ...page, blocks }, true)
  keepLines(page.blocks, lines)
  let at = 0
  return (
    below && { probabilities: Float64Array.from(lines, (_, i) => Number(!isComment(i) && below[at++])), threshold: 0.5 }
  )
}

/** What a site says of cookies and accounts may be longer than an article, which is signed or dated then. */
function withoutSite(page: Page): BlockRole[] | null {
  const { blocks } = page
  const lines = linesOf(blocks)
  const isOfSite = lines.map(speaksOfSite)
  if (!isOfSite.includes(true)) return null
  const kept = rolesOfRest(page, (i) => isOfSite[i]!)
  const first = kept.findIndex(({ role }) => role === 'body')
  if (!kept.slice(0, Math.max(first, 0)).some(({ role }) => role === 'byline' || role === 'date')) return null
  let at = 0
  return blocks.map((block, i) =>
    isOfSite[i] ? { role: 'furniture', reason: reasonOf(block, lines[i]!, 'legal') } : kept[at++]!,
  )
}

/** What each block is when the body is as found; `site` or `list` when the page is no article. */
function rolesWith(
  page: Page,
  { probabilities: found, threshold }: Body,
  pasted: readonly boolean[] | null,
  isComment: IsComment,
): BlockRole[] | 'site' | 'list' {
  const { blocks } = page
  const lines = linesOf(blocks)
  const least = threshold!
  const isOther = othersIn(page, lines, found, least)
  const withoutOthers = (all: Float64Array) => all.map((p, i) => (isOther(i) ? 0 : p))
  let likely = withSiblings(page, lines, withoutOthers(found), least, isComment)
  likely = withColumn(page, lines, likely, least, isComment)
  likely = withEnclosed(page, lines, likely, least, isComment)
  likely = withItems(page, likely, least)
  likely = withShortSentences(page, lines, likely, least)
  likely = withRest(page, lines, likely, least, isComment)
  const whole = withoutOthers(withWholePosts(blocks, lines, likely))
  const likeliest = headlineOf(
    page,
    whole.findIndex((p) => p >= least),
  )
  const headline = pasted && (likeliest === null || pasted[likeliest]) ? titleOver(pasted, lines) : likeliest
  const probabilities = withoutTeasersAbove(page, lines, whole, least, headline)
  const first = probabilities.findIndex((p) => p >= least)
  const last = probabilities.findLastIndex((p) => p >= least)

  const roles = new Array<BlockRole | undefined>(blocks.length)
  if (headline !== null)
    roles[headline] = {
      role: 'headline',
      reason: null,
      tells: { headline: textOfHeadline(page, headline), titled: isUnderSiteName(page, headline) },
    }
  const isBody = (i: number) => probabilities[i]! >= least && i !== headline && !isCaption(page, i)
  const isStamp = stampsIn(lines)
  for (const i of postHeadings(blocks, isStamp, isBody)) roles[i] ??= { role: 'subheading', reason: null }
  readCredits(page, headline, isBody, isComment, roles)
  readEntries(page, headline, isBody, isComment, roles)
  const inBox = boxesIn(page, isBody)
  const leadsAway = linksIn(page)
  const inserts = insertsIn(blocks, lines, isBody, leadsAway)
  const ending = endingIn(blocks, lines, first, last, authorsOf(page, roles))
  const appeals = appealsIn(lines.slice(first, last + 1))
  const pulled = pullQuotesIn(blocks, lines, isBody)
  const signUps = signUpsIn(lines.slice(first, last + 1))
  const authors = new Set(page.format === 'text' ? authorsOf(page, roles) : [])
  for (let i = last; i >= first; i--) {
    if (roles[i]) continue
    if (signUps[i - first]) roles[i] = { role: 'furniture', reason: 'sign-up' }
    else if (appeals[i - first]) roles[i] = { role: 'furniture', reason: 'appeal' }
    else if (isCaption(page, i)) roles[i] = { role: 'caption', reason: null }
    else if (!isBody(i)) continue
    else {
      const reason =
        i >= last - 1 && isCredit(blocks[i]!.text)
          ? 'credit'
          : (ending.get(i) ??
            inserts.get(i) ??
            (pulled.has(i) ? 'pull-quote' : null) ??
            // A card of who wrote it.
            (authors.has(blocks[i]!.text) ? 'biography' : null) ??
            (isStamp(i) ? 'date' : leadsAway(i) ? 'related' : reasonInside(page, i, roles[i + 1], inBox)))
      if (reason !== null) roles[i] = { role: 'furniture', reason }
      else roles[i] = { role: isSubheading(page, i, isBody) ? 'subheading' : 'body', reason: null }
    }
  }
  for (const [i, reason] of labelsIn(blocks, lines, roles)) roles[i] = { role: 'furniture', reason }
  keepCaptions(page, headline, first, last, roles, isComment)
  const other = otherPage(page, roles)
  if (other !== null) return other
  const publisher =
    page.meta.publisher ?? publisherOf(blocks.filter((_, i) => roles[i]?.role !== 'body').map(({ text }) => text))
  return blocks.map((block, i) => {
    const ofPlace = i < first ? 'navigation' : i > last && isComment(i) ? 'comments' : 'related'
    const role = roles[i] ?? { role: 'furniture', reason: reasonOf(block, lines[i]!, ofPlace) }
    const names = role.role === 'furniture' && publisher !== null && block.text.includes(publisher)
    return names ? { ...role, tells: { publisher } } : role
  })
}

function textOfHeadline({ blocks, format }: Page, i: number): string {
  return format === 'text' ? withoutLabels(withoutOutlet(blocks[i]!.text, blocks), blocks) : blocks[i]!.text
}

/** Whom the page or its lines name as authors. */
function authorsOf({ meta }: Page, roles: readonly (BlockRole | undefined)[]): string[] {
  const told = roles.flatMap((role) => role?.tells?.bylines ?? [])
  return [...meta.bylines, ...told].map(({ name }) => name)
}

function allFurniture(blocks: Page['blocks'], lines: readonly Line[]): BlockRole[] {
  return blocks.map((block, i) => ({ role: 'furniture', reason: reasonOf(block, lines[i]!, 'navigation') }))
}

/** Why a line that was taken for body is none; null for one that is. `below`: what the next line is. */
function reasonInside(
  page: Page,
  i: number,
  below: BlockRole | undefined,
  inBox: (i: number) => boolean,
): string | null {
  const lines = linesOf(page.blocks)
  const line = lines[i]!
  const note = noteOf(line)
  if (note !== null) return note
  if (isCopyright(line)) return 'legal'
  // “First published: 5 March 2024, 08:40”
  if (line.dateline?.certain && line.dateline.rest === '' && line.prose === 0) return 'date'
  if (NUMBERS_OF_DAY.test(line.text)) return 'date'
  if (isMenu(line)) return 'navigation'
  if (isButton(line)) return line.reasons[0]!.value
  if (isPointer(line.text) || isBelowPointer(lines, i) || (!isOwnHeading(page.blocks[i]!) && isBelowLabel(lines, i)))
    return 'related'
  if (page.format === 'text' && isInCards(lines, i)) return 'related'
  // What stands below it may have been left out already.
  if (isListLabel(line) && (below === undefined || below.reason === 'related')) return 'related'
  if (isPointerAlone(line.text) && below?.reason === 'related') return 'related'
  if (opensAppeal(page, i, below)) return 'appeal'
  return inBox(i) ? reasonOf(page.blocks[i]!, line, 'related') : null
}

/** “07/02/2025 13:30”, of which nothing may tell day from month. */
const NUMBERS_OF_DAY = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:,?\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)?$/i

/** In words. */
const MOST_ON_BUTTON = 3

/** “Share”, “Leave a comment”: a line of nothing but what one can do with the article. */
function isButton({ ended, words, reasons }: Line): boolean {
  if (ended || words.length > MOST_ON_BUTTON || !reasons.some(({ value }) => ofButtons.has(value))) return false
  return reasons.reduce((count, { phrase }) => count + phrase.split(' ').length, 0) >= words.length
}
const ofButtons = new Set(['share', 'comments', 'sign-up', 'appeal', 'account'])

/** “The council meets on Friday and […]”, as blogs end the excerpts of their posts. */
const EXCERPT = /\[(?:…|\.\.\.|&hellip;)\]$/

/** Such lines below the titles of other articles, and these titles. */
function cutExcerptsIn(lines: readonly Line[]): number[] {
  return lines.flatMap((line, i) => {
    const title = lines[i - 1]
    if (title === undefined || !line.text.endsWith(']') || !EXCERPT.test(line.text)) return []
    return title.words.length <= MOST_IN_TITLE && !title.text.endsWith('.') ? [i - 1, i] : []
  })
}

/** A heading that is no link. */
function isOwnHeading({ kind, place }: Page['blocks'][number]): boolean {
  return kind === 'heading' && place!.linked < 0.5
}

/** A line that is no sentence below “Read more” alone in its line: the title of another article. */
function isBelowPointer(lines: readonly Line[], i: number): boolean {
  return i > 0 && !/[.!?:]\W?$/.test(lines[i]!.text) && !lines[i]!.ended && isPointerAlone(lines[i - 1]!.text)
}

/** Titles in a list of other articles, at most. */
const MOST_TITLES = 8
/** In words: more may be a sentence. */
const MOST_IN_TITLE = 20

/** A line that is no sentence in a list of two or more below a label such as “More from the harbour:”. */
function isBelowLabel(lines: readonly Line[], i: number): boolean {
  if (!isCardTitle(lines[i])) return false
  let top = i
  while (top > 0 && i - top < MOST_TITLES && isCardTitle(lines[top - 1]) && !isListLabel(lines[top - 1]!)) top--
  return top > 0 && isListLabel(lines[top - 1]!) && (top < i || isCardTitle(lines[i + 1]))
}

function isCardTitle(line: Line | undefined): boolean {
  return line !== undefined && !line.ended && line.words.length <= MOST_IN_TITLE && !line.text.endsWith(':')
}

/** In words: what a card says of its article, at most. */
const MOST_IN_EXCERPT = 45

/** A line of two or more titles with a sentence or two each below a label: “You may also like”. */
function isInCards(lines: readonly Line[], i: number): boolean {
  const isExcerpt = (line: Line | undefined) => line?.ended === true && line.words.length <= MOST_IN_EXCERPT
  for (let label = i - 1; label >= Math.max(0, i - MOST_TITLES); label--) {
    if (!isListLabel(lines[label]!)) continue
    let end = label + 1
    while (isCardTitle(lines[end]) && isExcerpt(lines[end + 1])) end += 2
    return end > i && end - label > 4
  }
  return false
}

/** The title over an appeal or a sign-up form: a short line that is not a sentence. */
function opensAppeal({ blocks }: Page, i: number, below: BlockRole | undefined): boolean {
  const lines = linesOf(blocks)
  if (lines[i]!.ended || lines[i]!.words.length > 10 || i + 1 >= blocks.length) return false
  const reason = below ? below.reason : reasonOf(blocks[i + 1]!, lines[i + 1]!, 'related')
  return reason === 'appeal' || reason === 'sign-up'
}

/** A heading of HTML, or in a dump a short line that is not a sentence, with body after it. */
function isSubheading({ blocks, format }: Page, i: number, isBody: (i: number) => boolean): boolean {
  const { kind, heading } = blocks[i]!
  if (format === 'html') return kind === 'heading'
  if (heading !== undefined) return true
  const lines = linesOf(blocks)
  const { ended, words, text } = lines[i]!
  return !ended && words.length <= 12 && !/[,:;]$/.test(text) && isBody(i + 1) && lines[i + 1]!.ended
}

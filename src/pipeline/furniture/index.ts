/** Tells the article's own blocks from the page's furniture, and reads headline, byline and date lines. */
import { type BlockRole, type Page, stage } from '../stage.ts'
import { appealsIn } from './appeals.ts'
import { findBody } from './body.ts'
import { commentsOf, type IsComment } from './comments.ts'
import { readCredits } from './credits.ts'
import { headlineOf } from './headline.ts'
import { forgetLines, type Line, linesOf } from './lines.ts'
import { noteOf } from './notes.ts'
import { isOtherPage } from './other-pages.ts'
import { wordsOf } from './phrases.ts'
import { isEnded } from './prose.ts'
import { publisherOf } from './publisher.ts'
import { isCopyright, isCredit, isNotice, isPointer, isPointerAlone, reasonOf, speaksToReader } from './reasons.ts'

export const furniture = stage('furniture', ['page'], ({ page }) => {
  if (page.as === 'body') return page.blocks.map(() => ({ role: 'body', reason: null }) as const)
  try {
    return rolesOf(page)
  } finally {
    forgetLines()
  }
})

function rolesOf(page: Page): BlockRole[] {
  const { blocks } = page
  const isComment = commentsOf(blocks)
  let { probabilities, threshold } = findBody(page, isComment)
  const pasted = pastedSentences(page)
  if (pasted !== null) {
    const least = threshold ?? Number.POSITIVE_INFINITY
    probabilities = pasted.map((own, i) => (own || probabilities[i]! >= least ? 1 : 0))
    threshold = 0.5
  }
  const lines = linesOf(blocks)
  if (threshold === null) return allFurniture(blocks, lines)
  probabilities = withSiblings(page, lines, probabilities, threshold, isComment)
  const first = probabilities.findIndex((p) => p >= threshold!)
  const last = probabilities.findLastIndex((p) => p >= threshold!)

  const roles = new Array<BlockRole | undefined>(blocks.length)
  const likeliest = headlineOf(page, first)
  const headline = pasted && (likeliest === null || pasted[likeliest]) ? titleOver(pasted, lines) : likeliest
  if (headline !== null)
    roles[headline] = { role: 'headline', reason: null, tells: { headline: blocks[headline]!.text } }
  const least = threshold
  const isBody = (i: number) => probabilities[i]! >= least && i !== headline && !isCaption(page, i)
  readCredits(page, headline, isBody, roles)
  const inBox = boxesIn(page, isBody)
  const appeals = appealsIn(lines.slice(first, last + 1))
  for (let i = last; i >= first; i--) {
    if (roles[i]) continue
    if (appeals[i - first]) roles[i] = { role: 'furniture', reason: 'appeal' }
    else if (isCaption(page, i)) roles[i] = { role: 'caption', reason: null }
    else if (!isBody(i)) continue
    else if (i >= last - 1 && isCredit(blocks[i]!.text)) roles[i] = { role: 'furniture', reason: 'credit' }
    else if (noteOf(lines[i]!) !== null) roles[i] = { role: 'furniture', reason: noteOf(lines[i]!)! }
    else if (isCopyright(lines[i]!)) roles[i] = { role: 'furniture', reason: 'legal' }
    else if (isPointer(blocks[i]!.text) || isBelowPointer(lines, i)) roles[i] = { role: 'furniture', reason: 'related' }
    else if (isPointerAlone(blocks[i]!.text) && roles[i + 1]?.reason === 'related')
      roles[i] = { role: 'furniture', reason: 'related' }
    else if (opensAppeal(page, i, roles[i + 1])) roles[i] = { role: 'furniture', reason: 'appeal' }
    else if (inBox(i)) roles[i] = { role: 'furniture', reason: reasonOf(blocks[i]!, lines[i]!, 'related') }
    else roles[i] = { role: isSubheading(page, i, isBody) ? 'subheading' : 'body', reason: null }
  }
  keepCaptions(page, headline, first, last, roles, isComment)
  if (isOtherPage(page, roles)) return allFurniture(blocks, lines)
  const publisher =
    page.meta.publisher ?? publisherOf(blocks.filter((_, i) => roles[i]?.role !== 'body').map(({ text }) => text))
  return blocks.map((block, i) => {
    const ofPlace = i < first ? 'navigation' : i > last && isComment(i) ? 'comments' : 'related'
    const role = roles[i] ?? { role: 'furniture', reason: reasonOf(block, lines[i]!, ofPlace) }
    const names = role.role === 'furniture' && publisher !== null && block.text.includes(publisher)
    return names ? { ...role, tells: { publisher } } : role
  })
}

function allFurniture(blocks: Page['blocks'], lines: readonly Line[]): BlockRole[] {
  return blocks.map((block, i) => ({ role: 'furniture', reason: reasonOf(block, lines[i]!, 'navigation') }))
}

/** Of the prose of one layout in one element, the share from which on all of it is body, and the paragraphs it needs. */
const MOST_SIBLINGS = 0.6
const FEWEST_SIBLINGS = 3
/** More paragraphs that the classifier leaves out are another part of the page. */
const MOST_LEFT = 5

/** “Ada Moss is the editor of …”: what stands below an article in its own layout. */
const BIOGRAPHY = /^(?:\p{Lu}[\p{L}.’'-]{0,30}\s){2,4}(?:is|was|writes|covers|joined|has)\s/u

/** Paragraphs that stand as most of the body does, in the same element and layout, are body whatever words they hold. */
function withSiblings(
  { blocks }: Page,
  lines: readonly Line[],
  probabilities: readonly number[],
  threshold: number,
  isComment: IsComment,
): readonly number[] {
  const groups = new Map<string, { all: number; own: number; count: number; left: number[] }>()
  for (const [i, { place }] of blocks.entries()) {
    if (!place) return probabilities
    const { prose } = lines[i]!
    if (prose === 0 || isComment(i)) continue
    for (const id of new Set(place.containers.slice(1, 3))) {
      const key = `${id} ${place.path}`
      const group = groups.get(key) ?? { all: 0, own: 0, count: 0, left: [] }
      groups.set(key, group)
      group.all += prose
      if (probabilities[i]! >= threshold) {
        group.own += prose
        group.count++
      } else if (
        place.linked < 0.5 &&
        !lines[i]!.signs.address &&
        !speaksToReader(lines[i]!) &&
        !BIOGRAPHY.test(lines[i]!.text)
      )
        group.left.push(i)
    }
  }
  const left = new Set<number>()
  for (const group of groups.values()) {
    if (group.count >= FEWEST_SIBLINGS && group.own >= group.all * MOST_SIBLINGS)
      for (const i of group.left) left.add(i)
  }
  return left.size > MOST_LEFT ? probabilities : probabilities.map((p, i) => (left.has(i) ? threshold : p))
}

/** Most lines of a text that somebody pasted to try the service. */
const MOST_PASTED = 10
/** Fewest words of a sentence among them. */
const FEWEST_WORDS = 4

/**
 * Which lines of a short plain text are sentences of its own; null when these are not most of it, as in menus, notices
 * and log-in forms. The classifiers, trained on pages, see too little in a few sentences, so these are body whatever they
 * say.
 */
function pastedSentences({ blocks, format }: Page): boolean[] | null {
  if (format !== 'text' || blocks.length > MOST_PASTED) return null
  const own = linesOf(blocks).map(
    (line) =>
      line.ended &&
      line.words.length >= FEWEST_WORDS &&
      !isNotice(line) &&
      !isPointer(line.text) &&
      !isCredit(line.text),
  )
  const length = (kept: boolean) => blocks.reduce((sum, { text }, i) => (own[i] === kept ? sum + text.length : sum), 0)
  return length(true) > length(false) ? own : null
}

/** In a pasted text: the line above its first sentence, when that is about the same and no sentence; else null. */
function titleOver(pasted: readonly boolean[], lines: readonly Line[]): number | null {
  const above = pasted.indexOf(true) - 1
  const line = lines[above]
  if (!line || line.ended || line.words.length < 2 || line.reasons.length > 0) return null
  const topic = new Set(lines.flatMap(({ content }, i) => (pasted[i] ? content : [])))
  return line.content.some((word) => topic.has(word)) ? above : null
}

/** A line that is no sentence below “Read more” alone in its line: the title of another article. */
function isBelowPointer(lines: readonly Line[], i: number): boolean {
  return i > 0 && !/[.!?:]\W?$/.test(lines[i]!.text) && !lines[i]!.ended && isPointerAlone(lines[i - 1]!.text)
}

/** Of the body’s text, the share that an element holds at least which is not a box beside it. */
const LEAST_SHARE = 0.2
/** Pull quotes that are looked for in the body, at most. */
const MOST_PULL_QUOTES = 30
/** What elements that are boxes in the body are called. */
const boxes = ['aside', 'sign-up', 'pull-quote']

/** Blocks in elements that are marked as boxes (`aside`, sign-up forms, words repeated in large type) where most of the body stands in none. */
function boxesIn({ blocks }: Page, isBody: (i: number) => boolean): (i: number) => boolean {
  const own = new Map<string, number>()
  let all = 0
  for (const [i, { text, place }] of blocks.entries()) {
    if (!place) return () => false
    if (!isBody(i)) continue
    all += text.length
    for (const box of boxes) if (place.hints.has(box)) own.set(box, (own.get(box) ?? 0) + text.length)
  }
  const real = boxes.filter((box) => (own.get(box) ?? 0) < all * LEAST_SHARE)
  let compared = 0
  // Some pages set sentences in large type that stand nowhere else.
  const isRepeated = (i: number) => {
    if (++compared > MOST_PULL_QUOTES) return false
    const words = blocks[i]!.text.replace(/^[“"‘']|[.!?,”"’']{1,3}$/g, '').toLowerCase()
    return blocks.some(
      ({ text }, k) => k !== i && isBody(k) && text.length > words.length && text.toLowerCase().includes(words),
    )
  }
  return (i) => real.some((box) => blocks[i]!.place!.hints.has(box) && (box !== 'pull-quote' || isRepeated(i)))
}

/** The title over an appeal or a sign-up form: a short line that is not a sentence. */
function opensAppeal({ blocks }: Page, i: number, below: BlockRole | undefined): boolean {
  const { text } = blocks[i]!
  if (isEnded(text) || wordsOf(text).length > 10 || i + 1 >= blocks.length) return false
  const reason = below ? below.reason : reasonOf(blocks[i + 1]!, linesOf(blocks)[i + 1]!, 'related')
  return reason === 'appeal' || reason === 'sign-up'
}

/** A heading of HTML, or in a dump a short line that is not a sentence, with body after it. */
function isSubheading({ blocks, format }: Page, i: number, isBody: (i: number) => boolean): boolean {
  const { text, kind } = blocks[i]!
  if (format === 'html') return kind === 'heading'
  return (
    !isEnded(text) &&
    wordsOf(text).length <= 12 &&
    !/[,:;]$/.test(text) &&
    isBody(i + 1) &&
    isEnded(blocks[i + 1]!.text)
  )
}

/** How far above the body, without a headline, and below it captions of its pictures stand. */
const CAPTIONS_ABOVE = 10
/** What elements of pictures that are not the article’s are called. */
const elsewhere = ['related', 'aside', 'comments', 'advertisement', 'navigation', 'legal', 'overlay']

/** Captions between headline and body, and those below it in an element that holds some of the body. */
function keepCaptions(
  page: Page,
  headline: number | null,
  first: number,
  last: number,
  roles: (BlockRole | undefined)[],
  isComment: IsComment,
): void {
  if (page.format === 'text') return
  const { blocks } = page
  const containers = new Set<number>()
  for (let i = first; i <= last; i++) {
    if (roles[i]?.role === 'body') for (const id of blocks[i]!.place!.containers.slice(0, 3)) containers.add(id)
  }
  const around = blocks[roles.findIndex((role) => role?.role === 'body')]?.place?.hints ?? new Set<string>()
  const from = headline !== null && headline < first ? headline + 1 : Math.max(0, first - CAPTIONS_ABOVE)
  for (let i = from; i < blocks.length; i++) {
    if (i === first) i = last + 1
    if (roles[i] || !blocks[i] || !isCaption(page, i) || isComment(i)) continue
    const { hints, containers: own } = blocks[i]!.place!
    if (
      elsewhere.some((hint) => hints.has(hint) && !around.has(hint)) ||
      (i > last && !own.some((id) => containers.has(id)))
    )
      continue
    roles[i] = { role: 'caption', reason: null }
  }
}

/** A caption of HTML that says something, not a bare credit. */
function isCaption({ blocks }: Page, i: number): boolean {
  const { kind, text, place } = blocks[i]!
  return kind === 'caption' && place!.linked < 0.5 && wordsOf(text).length >= 5
}

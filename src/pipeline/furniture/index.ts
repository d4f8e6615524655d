/** Tells the article's own blocks from the page's furniture, and reads headline, byline and date lines. */
import { type BlockRole, type Page, stage } from '../stage.ts'
import { appealsIn } from './appeals.ts'
import { findBody } from './body.ts'
import { commentsOf } from './comments.ts'
import { readCredits } from './credits.ts'
import { headlineOf } from './headline.ts'
import { forgetLines, type Line, linesOf } from './lines.ts'
import { isOtherPage } from './other-pages.ts'
import { wordsOf } from './phrases.ts'
import { isEnded } from './prose.ts'
import { publisherOf } from './publisher.ts'
import { isCopyright, isCredit, isNotice, isPointer, reasonOf } from './reasons.ts'

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
  const appeals = appealsIn(lines.slice(first, last + 1))
  for (let i = last; i >= first; i--) {
    if (roles[i]) continue
    if (appeals[i - first]) roles[i] = { role: 'furniture', reason: 'appeal' }
    else if (isCaption(page, i)) roles[i] = { role: 'caption', reason: null }
    else if (!isBody(i)) continue
    else if (i >= last - 1 && isCredit(blocks[i]!.text)) roles[i] = { role: 'furniture', reason: 'credit' }
    else if (isCopyright(lines[i]!)) roles[i] = { role: 'furniture', reason: 'legal' }
    else if (isPointer(blocks[i]!.text)) roles[i] = { role: 'furniture', reason: 'related' }
    else if (opensAppeal(page, i, roles[i + 1])) roles[i] = { role: 'furniture', reason: 'appeal' }
    else roles[i] = { role: isSubheading(page, i, isBody) ? 'subheading' : 'body', reason: null }
  }
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

/** A caption of HTML that says something, not a bare credit. */
function isCaption({ blocks }: Page, i: number): boolean {
  const { kind, text, place } = blocks[i]!
  return kind === 'caption' && place!.linked < 0.5 && wordsOf(text).length >= 5
}

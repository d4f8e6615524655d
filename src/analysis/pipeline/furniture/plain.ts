/** The body of pages on which the classifiers find none: what stands right below the headline. */
import type { Page } from '../stage.ts'
import { headlineOf } from './headline.ts'
import { type Line, linesOf } from './lines.ts'
import { speaksOfSite } from './other-pages.ts'
import { isNotice, isPointer } from './reasons.ts'

/** How far below its headline an article begins, in blocks. */
const BELOW = 25
/** In words: what a first paragraph has at least. */
const FEWEST_WORDS = 12
/** In words: shorter ones name a section or a person. */
const SHORTEST_HEADLINE = 4

/**
 * Which blocks are the first paragraph that is about the headline, or stands below its date or author, and the sentences right below it: flashes of one or two
 * paragraphs, which look like teasers. Null when the page names no headline or nothing below is about it.
 * @param isDiscussed readers’ comments stood below it: in a dump, too, a date tells the article then.
 */
export function belowHeadline(page: Page, isDiscussed = false): boolean[] | null {
  const lines = linesOf(page.blocks)
  const headline = page.format === 'html' && page.meta.headline === null ? null : headlineOf(page, page.blocks.length)
  if (headline === null || (!isDiscussed && lines[headline]!.words.length < SHORTEST_HEADLINE)) return null
  if ((page.blocks[headline]!.place?.linked ?? 0) > 0.5) return null
  const about = new Set(lines[headline]!.content)
  const isOwn = (i: number) => isSentence(page, lines, i)
  const isDateEnough = isDiscussed || page.format === 'html'
  let [dated, signed] = [false, false]
  for (let i = headline + 1; i <= headline + BELOW && i < lines.length; i++) {
    const { content, prose, dateline, byline, signers } = lines[i]!
    dated ||= dateline !== null || (isDateEnough && byline !== null)
    signed ||= signers !== null
    if (
      prose < FEWEST_WORDS ||
      !isOwn(i) ||
      !((dated && (isDateEnough || signed)) || content.some((word) => about.has(word)))
    )
      continue
    const own = restOf(page.blocks, i, isOwn)
    return lines.map((_, k) => own.has(k))
  }
  return null
}

/** Blocks between two paragraphs of one body, at most. */
const MOST_BETWEEN = 4

/** The first paragraph with those that follow; further down only in its element. */
function restOf(blocks: Page['blocks'], first: number, isOwn: (i: number) => boolean): Set<number> {
  const own = new Set([first])
  const element = blocks[first]!.place?.containers[1]
  let last = first
  for (let i = first + 1; i < blocks.length && i - last <= MOST_BETWEEN; i++) {
    const follows = i === last + 1
    if (!isOwn(i) || !(follows || (element !== undefined && blocks[i]!.place!.containers.includes(element)))) continue
    own.add(i)
    last = i
  }
  return own
}

function isSentence({ blocks }: Page, lines: readonly Line[], i: number): boolean {
  const line = lines[i]!
  const { place } = blocks[i]!
  return line.prose > 0 && (place?.linked ?? 0) < 0.5 && !speaksOfSite(line) && !isNotice(line) && !isPointer(line.text)
}

/** Completes the body of pages on which it is all that stands below the headline in its element. */
import type { Block, Page } from '../stage.ts'
import { introduced } from './biography.ts'
import type { IsComment } from './comments.ts'
import { headlineOf } from './headline.ts'
import { insets, tellsOfSubject } from './insets.ts'
import { hasCredits, type Line } from './lines.ts'
import { hostOf } from './links.ts'
import { speaksOfSite } from './other-pages.ts'
import { isNotice } from './reasons.ts'

/** What elements are called that are no part of the column around them. */
const others = [...insets, 'overlay', 'cookies']
/** Of the column's prose, what the classifier has found at least. */
const LEAST_FOUND = 0.1
/** And at most where paragraphs of other layouts are added, too. */
const MOST_FOUND = 0.6
/** What the classifier gives a block at least that it only doubts; in footers it is sure. */
const LEAST_LIKELY = 0.03
/** In words. */
const SHORTEST_LEAD = 8
/** Blocks of a column, at most, in which so little was found. */
const MOST_LEFT = 60

/**
 * The classifier doubts the first and last paragraphs of short articles, the slides of galleries and the entries of lists.
 * Where the innermost element that holds the headline and the body holds no other article's title, they are body: its
 * paragraphs, the headings right above them and the items of their lists.
 */
export function withColumn(
  page: Page,
  lines: readonly Line[],
  probabilities: Float64Array,
  threshold: number,
  isComment: IsComment,
): Float64Array {
  const { blocks } = page
  const first = probabilities.findIndex((p) => p >= threshold)
  if (!blocks[0]?.place || first < 0) return probabilities
  const headline = headlineOf(page, first)
  if (headline === null || headline >= first) return probabilities
  const element = blocks[headline]!.place!.containers.find((id) => blocks[first]!.place!.containers.includes(id))
  if (element === undefined || element === 0) return probabilities
  const around = blocks[headline]!.place!.hints
  const inside: number[] = []
  for (let i = headline + 1; i < blocks.length; i++)
    if (blocks[i]!.place!.containers.includes(element) && !isComment(i)) inside.push(i)
  const isAbroad = linkedAbroad(page)
  const isHeading = (i: number) => blocks[i]!.kind === 'heading'
  const isOwn = (i: number) => probabilities[i]! >= threshold
  const other = inside.findIndex((i) => isHeading(i) && blocks[i]!.place!.linked > 0.5 && !isAbroad(i))
  if (other >= 0 && inside.some((i, k) => k > other && isOwn(i))) return probabilities
  // “Previous” and “Next” with the titles of other articles end it.
  if (other >= 0) inside.length = other
  let all = 0
  let own = 0
  const paths = new Set<string>()
  for (const i of inside) {
    const { prose } = lines[i]!
    all += prose
    if (!isOwn(i)) continue
    own += prose
    if (prose > 0) paths.add(blocks[i]!.place!.path)
  }
  if (own < all * LEAST_FOUND) return probabilities
  const opening = inside.filter((i) => i < first && lines[i]!.prose > 0)
  for (const path of repeated(opening.map((i) => blocks[i]!.place!.path))) paths.add(path)
  const few = own < all * MOST_FOUND
  const lead = isLead(lines, headline, first - 1) ? first - 1 : null
  const left = new Set<number>()
  for (const i of inside) {
    if (isOwn(i) || lines[i]!.prose === 0 || probabilities[i]! < LEAST_LIKELY) continue
    if (!isPlain(blocks[i]!, lines[i]!, around)) continue
    if ((few && i > first) || paths.has(blocks[i]!.place!.path) || i === lead) left.add(i)
  }
  if (left.size > MOST_LEFT) return probabilities
  const isBody = (i: number) => isOwn(i) || left.has(i)
  for (const i of inside) {
    const { place } = blocks[i]!
    const isPlainTitle = isHeading(i) && (place!.linked === 0 || isAbroad(i)) && lines[i]!.reasons.length === 0
    if (isPlainTitle && i + 1 < blocks.length && isBody(i + 1)) left.add(i)
  }
  return probabilities.map((p, i) => (left.has(i) ? Math.max(p, threshold) : p))
}

/** Whether a block has a link to another site, as the names of goods have. */
function linkedAbroad({ links, meta }: Page): (i: number) => boolean {
  const host = hostOf(meta.url)
  const abroad = new Set(links.filter(({ url }) => hostOf(url) !== host).map(({ block }) => block))
  return (i) => abroad.has(i)
}

/** What occurs more than once. */
function repeated(values: readonly string[]): Set<string> {
  const once = new Set<string>()
  return new Set(values.filter((value) => once.has(value) || !once.add(value)))
}

/** True for a sentence with a byline or a date between the headline and it: a standfirst stands above both. */
function isLead(lines: readonly Line[], headline: number, i: number): boolean {
  if ((lines[i]?.prose ?? 0) < SHORTEST_LEAD) return false
  return lines.slice(headline + 1, i).some(hasCredits)
}

/** A paragraph or item in sentences that says nothing of the site or its author and is in no box of its own. */
function isPlain(block: Block, line: Line, around: ReadonlySet<string>): boolean {
  if (isNotice(line) || speaksOfSite(line)) return false
  if (others.some((hint) => block.place!.hints.has(hint) && !around.has(hint))) return false
  return tellsOfSubject(block, line) && introduced(line.text) === null
}

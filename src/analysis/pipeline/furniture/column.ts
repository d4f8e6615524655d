/** Completes the body of pages on which it is all that stands below the headline in its element. */
import type { Block, Page } from '../stage.ts'
import { appealOf } from './appeals.ts'
import { introduced } from './biography.ts'
import type { IsComment } from './comments.ts'
import { headlineOf } from './headline.ts'
import type { Line } from './lines.ts'
import { noteOf } from './notes.ts'
import { speaksOfSite } from './other-pages.ts'
import { isNotice } from './reasons.ts'

/** What elements are called that are no part of the column around them. */
const others = [
  'aside',
  'related',
  'sign-up',
  'comments',
  'biography',
  'advertisement',
  'legal',
  'share',
  'embed',
  'overlay',
  'cookies',
]
/** Of the column's prose, what the classifier has found at least. */
const LEAST_FOUND = 0.1
/** And at most where paragraphs of other layouts are added, too. */
const MOST_FOUND = 0.6
/** What the classifier gives a block at least that it only doubts; in footers it is sure. */
const LEAST_LIKELY = 0.03
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
  if (inside.some((i) => isTitleOfOther(blocks[i]!))) return probabilities
  const isOwn = (i: number) => probabilities[i]! >= threshold
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
  const few = own < all * MOST_FOUND
  const opening = inside.filter((i) => i < first && lines[i]!.prose > 0).map((i) => blocks[i]!.place!.path)
  for (const path of opening) if (opening.indexOf(path) < opening.lastIndexOf(path)) paths.add(path)
  const left = new Set<number>()
  for (const i of inside) {
    if (isOwn(i) || lines[i]!.prose === 0 || probabilities[i]! < LEAST_LIKELY) continue
    if (!isPlain(blocks[i]!, lines[i]!, around)) continue
    if ((few && i > first) || paths.has(blocks[i]!.place!.path)) left.add(i)
  }
  if (left.size > MOST_LEFT) return probabilities
  for (const i of [...left, ...inside.filter(isOwn)]) {
    const title = i - 1
    if (title > headline && inside.includes(title) && isHeading(blocks[title]!, lines[title]!)) left.add(title)
  }
  return probabilities.map((p, i) => (left.has(i) ? Math.max(p, threshold) : p))
}

function isTitleOfOther({ kind, place }: Block): boolean {
  return kind === 'heading' && place!.linked > 0.5
}

function isHeading({ kind, place }: Block, { reasons }: Line): boolean {
  return kind === 'heading' && place!.linked === 0 && reasons.length === 0
}

/** A paragraph or item in sentences that says nothing of the site or its author and is in no box of its own. */
function isPlain({ kind, place }: Block, line: Line, around: ReadonlySet<string>): boolean {
  if (kind === 'caption' || place!.linked > 0.3 || line.signs.address) return false
  if (isNotice(line) || speaksOfSite(line)) return false
  if (others.some((hint) => place!.hints.has(hint) && !around.has(hint))) return false
  return appealOf(line) === null && noteOf(line) === null && introduced(line.text) === null
}

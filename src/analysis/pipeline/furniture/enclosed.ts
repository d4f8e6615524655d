/** Keeps what the element of the body holds at its beginning, at its end and between its paragraphs. */
import type { Block, Page } from '../stage.ts'
import { introduced } from './biography.ts'
import type { IsComment } from './comments.ts'
import { insets, tellsOfSubject } from './insets.ts'
import type { Line } from './lines.ts'
import { speaksToReader } from './reasons.ts'

/** Of the body's words, what its element holds at least, and the paragraphs of it. */
const LEAST_SHARE = 0.8
const FEWEST = 2
/** In words of sentences: a paragraph at the beginning or the end. */
const SHORTEST = 8
/** Paragraphs that are added, at most; more are another part of the page. */
const MOST_ADDED = 12
/** Items that are added, at most. */
const MOST_LISTED = 60
/** What elements are called that are no part of the body around them. */
const others = [...insets, 'caption']

/**
 * The body with the paragraphs of its element that open it, that close it in the layout of others, and that stand between
 * two of it below a title which is no link, as the parts of a list do.
 */
export function withEnclosed(
  { blocks }: Page,
  lines: readonly Line[],
  probabilities: Float64Array,
  threshold: number,
  isComment: IsComment,
): Float64Array {
  if (!blocks[0]?.place) return probabilities
  const isOwn = (i: number) => probabilities[i]! >= threshold
  const element = elementOfBody(blocks, lines, isOwn)
  if (element === null) return probabilities
  const inside = (i: number) => blocks[i]?.place?.containers.includes(element) === true
  const first = blocks.findIndex((_, i) => inside(i) && isOwn(i))
  const last = blocks.findLastIndex((_, i) => inside(i) && isOwn(i))
  const around = blocks[first]!.place!.hints
  const paths = new Set<string>()
  for (let i = first; i <= last; i++)
    if (inside(i) && isOwn(i) && lines[i]!.prose > 0) paths.add(blocks[i]!.place!.path)
  const fits = (i: number) => inside(i) && !isComment(i) && isPlain(blocks[i]!, lines[i]!, around)
  const added = new Set<number>()
  for (let i = first - 1; i >= 0 && fits(i) && lines[i]!.prose >= SHORTEST; i--) added.add(i)
  let end = last
  for (let i = last + 1; i < blocks.length; i++) {
    if (!paths.has(blocks[i]!.place!.path) || lines[i]!.prose < SHORTEST || !fits(i)) continue
    if (introduced(lines[i]!.text) !== null) break
    if (speaksToReader(lines[i]!)) continue
    added.add(i)
    end = i
  }
  for (let i = first + 1; i < end; i++) {
    if (isOwn(i) || added.has(i) || !fits(i) || speaksToReader(lines[i]!) || introduced(lines[i]!.text) !== null)
      continue
    const title = blocks[i - 1]!
    if (!inside(i - 1) || title.place!.linked > 0 || !isTitle(title, lines[i - 1]!)) continue
    added.add(i - 1)
    added.add(i)
  }
  if (added.size > 2 * MOST_ADDED) added.clear()
  for (const i of headingsOver(blocks, lines, inside, (i) => isOwn(i) || added.has(i))) added.add(i)
  const listed = listsBetween(blocks, lines, inside, isOwn, first, end, around)
  if (listed.length <= MOST_LISTED) for (const i of listed) added.add(i)
  if (added.size === 0) return probabilities
  return probabilities.map((p, i) => (added.has(i) ? Math.max(p, threshold) : p))
}

/** Headings that are set alike, each over a paragraph of the body, at least. */
const FEWEST_HEADINGS = 3

/** Such headings: those of the parts of a list or of slides. */
function headingsOver(
  blocks: readonly Block[],
  lines: readonly Line[],
  inside: (i: number) => boolean,
  isBody: (i: number) => boolean,
): number[] {
  const byLayout = new Map<string, number[]>()
  for (const [i, { kind, place }] of blocks.entries()) {
    if (kind !== 'heading' || place!.linked > 0 || !inside(i) || lines[i]!.reasons.length > 0) continue
    if (i + 1 < blocks.length && lines[i + 1]!.ended && isBody(i + 1))
      byLayout.get(place!.path)?.push(i) ?? byLayout.set(place!.path, [i])
  }
  return [...byLayout.values()].filter((group) => group.length >= FEWEST_HEADINGS).flat()
}

/** The items of lists between two parts of the body that say nothing but its subject, and the titles right above them. */
function listsBetween(
  blocks: readonly Block[],
  lines: readonly Line[],
  inside: (i: number) => boolean,
  isOwn: (i: number) => boolean,
  first: number,
  last: number,
  around: ReadonlySet<string>,
): number[] {
  const found: number[] = []
  for (let i = first + 1; i < last; i++) {
    let end = i
    const isItem = (at: number) =>
      blocks[at]!.kind === 'item' && !isOwn(at) && isListed(blocks[at]!, lines[at]!, around)
    while (end < last && inside(end) && isItem(end)) end++
    if (end === i || (!isOwn(end) && blocks[end]!.kind !== 'heading')) continue
    const title = i - 1
    if (
      isOwn(title) ||
      (inside(title) && blocks[title]!.place!.linked === 0 && isTitle(blocks[title]!, lines[title]!))
    ) {
      if (!isOwn(title)) found.push(title)
      for (let at = i; at < end; at++) found.push(at)
    }
    i = Math.max(i, end - 1)
  }
  return found
}

/** An item without a link or a word of menus. */
function isListed({ place }: Block, line: Line, around: ReadonlySet<string>): boolean {
  if (place!.linked > 0 || line.reasons.length > 0 || line.signs.address || speaksToReader(line)) return false
  return !others.some((hint) => place!.near.has(hint) && !around.has(hint))
}

/** In words. */
const LONGEST_TITLE = 8

function isTitle({ kind }: Block, { words, ended }: Line): boolean {
  return kind === 'heading' || (!ended && words.length > 0 && words.length <= LONGEST_TITLE)
}

/** The innermost element that holds nearly all of the body; null when there is none. */
function elementOfBody(blocks: readonly Block[], lines: readonly Line[], isOwn: (i: number) => boolean): number | null {
  const words = new Map<number, number>()
  const count = new Map<number, number>()
  let all = 0
  for (const [i, { place }] of blocks.entries()) {
    if (!isOwn(i)) continue
    const { prose } = lines[i]!
    all += prose
    for (const id of place!.containers.slice(1)) {
      words.set(id, (words.get(id) ?? 0) + prose)
      if (prose > 0) count.set(id, (count.get(id) ?? 0) + 1)
    }
  }
  let innermost: number | null = null
  // Elements are numbered in the order in which they begin.
  for (const [id, own] of words)
    if (own >= all * LEAST_SHARE && count.get(id)! >= FEWEST && (innermost === null || id > innermost)) innermost = id
  return innermost
}

/** A paragraph or item in sentences that says nothing of the site or its author and is in no box of its own. */
function isPlain(block: Block, line: Line, around: ReadonlySet<string>): boolean {
  if (line.prose === 0 || line.reasons.length > 0) return false
  const { near, linked } = block.place!
  if (others.some((hint) => near.has(hint) && !around.has(hint) && (linked > 0 || hint !== 'related'))) return false
  return tellsOfSubject(block, line)
}

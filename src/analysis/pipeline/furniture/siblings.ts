/** Keeps paragraphs that the classifier leaves out though they stand as the body does. */
import type { Page } from '../stage.ts'
import { introduced } from './biography.ts'
import type { IsComment } from './comments.ts'
import type { Line } from './lines.ts'
import { noteOf } from './notes.ts'
import { speaksToReader } from './reasons.ts'

/** Of the prose of one layout in one element, the share from which on all of it is body, and the paragraphs it needs. */
const MOST_SIBLINGS = 0.55
const FEWEST_SIBLINGS = 3
/** More paragraphs that the classifier leaves out are another part of the page. */
const MOST_LEFT = 5

/** Paragraphs that stand as most of the body does, in the same element and layout, are body whatever words they hold. */
export function withSiblings(
  { blocks }: Page,
  lines: readonly Line[],
  probabilities: Float64Array,
  threshold: number,
  isComment: IsComment,
): Float64Array {
  const groups = new Map<string, { all: number; own: number; count: number; left: number[] }>()
  const held = new Map<number, number>()
  for (const { place } of blocks) for (const id of place?.containers ?? []) held.set(id, (held.get(id) ?? 0) + 1)
  for (const [i, { place }] of blocks.entries()) {
    if (!place) return probabilities
    const { prose } = lines[i]!
    if (prose === 0 || isComment(i)) continue
    // Some builders of pages put each paragraph into elements of its own.
    const around = place.containers.slice(1).filter((id) => held.get(id)! > 1)
    for (const id of around.length > 0 ? new Set(around.slice(0, 2)) : [0]) {
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
        introduced(lines[i]!.text) === null
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

/** A list is body as a whole where more than this share of its items is, and at least so many. */
const MOST_ITEMS = 0.5
const FEWEST_ITEMS = 3

/** An item is body where the items beside it are, or most of its list, unless it is a link. */
export function withItems({ blocks }: Page, probabilities: Float64Array, threshold: number): Float64Array {
  const listOf = (i: number) => (blocks[i]?.kind === 'item' ? blocks[i]!.place?.containers[1] : undefined)
  const lists = new Map<number, { all: number; own: number }>()
  for (let i = 0; i < blocks.length; i++) {
    const list = listOf(i)
    if (list === undefined) continue
    const { all, own } = lists.get(list) ?? { all: 0, own: 0 }
    lists.set(list, { all: all + 1, own: own + (probabilities[i]! >= threshold ? 1 : 0) })
  }
  return probabilities.map((p, i) => {
    const list = listOf(i)
    if (p >= threshold || list === undefined || blocks[i]!.place!.linked > 0.5) return p
    const { all, own } = lists.get(list)!
    if (own >= FEWEST_ITEMS && own > all * MOST_ITEMS) return threshold
    const sides = [i - 1, i + 1].filter((at) => listOf(at) === list)
    return sides.length > 0 && sides.every((at) => probabilities[at]! >= threshold) ? threshold : p
  })
}

/** In words. */
const SHORTEST_SENTENCE = 4
/** Of the threshold, what a short sentence reaches at least that is the body's. */
const LEAST_SHORT = 0.35

/**
 * A sentence too short to tell much by itself, right below one of the body that is set as it is, goes on with it: “She meets
 * the second seed on Sunday.”
 */
export function withShortSentences(
  { blocks }: Page,
  lines: readonly Line[],
  probabilities: Float64Array,
  threshold: number,
): Float64Array {
  let above = false
  // Where a list stands between, paragraphs are known by those above it.
  const layouts = new Set<string>()
  const layoutOf = (i: number) => `${blocks[i]!.place?.containers[1]} ${blocks[i]!.place?.path}`
  return probabilities.map((p, i) => {
    const { ended, words, prose, reasons, signs } = lines[i]!
    const isSet =
      above &&
      (blocks[i]!.kind === blocks[i - 1]!.kind
        ? blocks[i]!.place?.path === blocks[i - 1]!.place?.path
        : layouts.has(layoutOf(i)))
    const own =
      p >= threshold ||
      (isSet &&
        p >= threshold * LEAST_SHORT &&
        ended &&
        prose === 0 &&
        words.length >= SHORTEST_SENTENCE &&
        // “Take the last ferry home.” between two of the body has a word of menus.
        (reasons.length === 0 || probabilities[i + 1]! >= threshold) &&
        !signs.address &&
        !speaksToReader(lines[i]!) &&
        (blocks[i]!.place?.linked ?? 0) < 0.5)
    above = own
    if (own && prose > 0) layouts.add(layoutOf(i))
    return own ? Math.max(p, threshold) : p
  })
}

/** Lines of a dump between two parts of an article, at most. */
const LONGEST_INSERT = 16
/** Of the threshold, what the paragraphs of such a part reach on average at least: between others, and below all others. */
const LEAST_BETWEEN = 0.3
const LEAST_BELOW = 0.5
/** In letters: where words have the same beginning, they are forms of one. */
const STEM = 5

/**
 * In a dump, paragraphs that the classifier only doubts, between those of the body or below a list of others or a picture that
 * stands in it: they speak of the same things.
 */
export function withRest(
  { blocks, format }: Page,
  lines: readonly Line[],
  probabilities: Float64Array,
  threshold: number,
  isComment: IsComment,
): Float64Array {
  const end = probabilities.findLastIndex((p) => p >= threshold)
  let last = probabilities.findIndex((p) => p >= threshold)
  if (format === 'html' || last < 0) return probabilities
  let known: Set<string> | null = null
  const likely = probabilities.slice()
  const fits = (i: number) => i < blocks.length && likely[i]! < threshold && !isComment(i) && speaksOfSubject(lines[i]!)
  for (let i = last + 1; i < blocks.length && i <= last + LONGEST_INSERT; i++) {
    if (likely[i]! >= threshold) last = i
    if (!fits(i)) continue
    let [sum, to] = [likely[i]!, i + 1]
    for (; fits(to); to++) sum += likely[to]!
    const least = i < end ? LEAST_BETWEEN : LEAST_BELOW
    // An excerpt of another article stands alone below its title.
    const isAlone = i > end && i > last + 1 && to === i + 1
    if (isAlone || sum < (to - i) * threshold * least) break
    known ??= stemsOf(lines.filter((_, at) => probabilities[at]! >= threshold))
    let shared = 0
    for (let at = i; at < to; at++) for (const stem of stemsOf([lines[at]!])) if (known.has(stem)) shared++
    if (shared < to - i) break
    likely.fill(threshold, i, to)
    last = i = to - 1
  }
  return likely
}

/** A sentence that speaks of its subject alone. */
export function speaksOfSubject(line: Line): boolean {
  return (
    line.ended &&
    line.words.length >= SHORTEST_SENTENCE &&
    line.dateline === null &&
    line.reasons.length === 0 &&
    noteOf(line) === null &&
    !line.signs.address &&
    (!speaksToReader(line) || /[“"]/.test(line.text)) &&
    introduced(line.text) === null
  )
}

function stemsOf(lines: readonly Line[]): Set<string> {
  const stems = new Set<string>()
  for (const { content } of lines) for (const word of content) stems.add(word.slice(0, STEM))
  return stems
}

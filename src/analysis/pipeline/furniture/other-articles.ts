/** Finds other articles on the page: the next one in full, and streams of teasers. */
import type { Block, Page } from '../stage.ts'
import { isPersonName } from './byline.ts'
import { headlineOf } from './headline.ts'
import { hasBothBelow, hasCredits, type Line } from './lines.ts'

/** Which blocks are other articles', where the body is found with some probabilities. */
export function othersIn(
  page: Page,
  lines: readonly Line[],
  probabilities: Float64Array,
  threshold: number,
): (i: number) => boolean {
  const { blocks } = page
  if (!blocks[0]?.place) {
    const next = nextInDump(page, lines, probabilities, threshold)
    return (i) => i >= next
  }
  const isBody = (i: number) => probabilities[i]! >= threshold
  const next = nextArticle(
    page,
    lines,
    probabilities.findIndex((p) => p >= threshold),
    isBody,
  )
  const streams = streamsIn(blocks, lines, probabilities, (i) => isBody(i) && i < next)
  const others = new Uint8Array(blocks.length).fill(1, next)
  for (const [from, to] of streams) others.fill(1, from, to + 1)
  return (i) => others[i] === 1
}

/** In words of sentences: what an article has at least above the next. */
const LEAST_ABOVE = 20
/** How far below its headline an article names its author or date, in blocks. */
const CREDITS_WITHIN = 6

/** Where a second main heading, set as the headline is, opens a signed or dated article; else behind the last block. */
function nextArticle(page: Page, lines: readonly Line[], first: number, isBody: (i: number) => boolean): number {
  const { blocks } = page
  const own = first < 0 ? null : headlineOf(page, first)
  const headline = own === null ? undefined : blocks[own]
  if (own === null || headline?.place?.tag !== 'h1') return blocks.length
  let prose = 0
  for (let i = own + 1; i < blocks.length; i++) {
    const { place, text } = blocks[i]!
    if (isBody(i)) prose += lines[i]!.prose
    if (prose < LEAST_ABOVE || place!.tag !== 'h1' || place!.path !== headline.place.path) continue
    if (text !== headline.text && isSignedBelow(lines, i)) return i
  }
  return blocks.length
}

/** Lines of prose that another article has below its headline at least. */
const FEWEST_BELOW = 2
/** Words of its title that it and not the article above speaks of, at least. */
const FEWEST_OWN = 2

/**
 * Where in a dump the title of another article in full stands, with byline and date right below as the article’s own has them;
 * behind the last line where none does. A card in the middle of an article has such lines, too, but below it the article goes on.
 */
function nextInDump({ blocks }: Page, lines: readonly Line[], probabilities: Float64Array, threshold: number): number {
  const isOwn = (i: number) => i < blocks.length && lines[i]!.prose > 0 && probabilities[i]! >= threshold
  const known = new Set<string>()
  let prose: number | null = null
  for (const [i, line] of lines.entries()) {
    // Between the first title and enough of its prose none is another's.
    const opens = (prose === null || prose >= LEAST_ABOVE) && isTitle(line) && hasBothBelow(lines, i, SIGNED_WITHIN - 1)
    if (opens && prose !== null) {
      const below = lines
        .slice(i + 1, i + 1 + 2 * CREDITS_WITHIN)
        .filter(({ prose }) => prose > 0)
        .slice(0, FEWEST_BELOW)
      const words = new Set(below.flatMap(({ content }) => content))
      const own = new Set(line.content.filter((word) => words.has(word) && !known.has(word)))
      if (below.length === FEWEST_BELOW && own.size >= FEWEST_OWN) return i
    }
    if (opens) prose ??= 0
    if (prose === null || !isOwn(i)) continue
    prose += line.prose
    for (const word of line.content) known.add(word)
  }
  return blocks.length
}

function isTitle({ ended, words, prose }: Line): boolean {
  return !ended && prose === 0 && words.length >= SHORTEST_TITLE && words.length <= LONGEST_TITLE
}

/** How many lines below its headline a dump's article is signed or dated. */
const SIGNED_WITHIN = 5
/** Of the body's prose, what stands above such a headline at most. */
const MOST_ABOVE = 0.4

/**
 * In a dump, what was taken for body above a headline with its byline or date below is of other articles: a column of excerpts
 * before the article.
 */
export function withoutTeasersAbove(
  { format }: Page,
  lines: readonly Line[],
  probabilities: Float64Array,
  threshold: number,
  headline: number | null,
): Float64Array {
  if (format === 'html' || headline === null || !probabilities.some((p, i) => p >= threshold && i < headline))
    return probabilities
  const below = lines.slice(headline + 1, headline + 1 + SIGNED_WITHIN)
  if (!below.some((line) => hasCredits(line) || isPersonName(line.text))) return probabilities
  let [above, all] = [0, 0]
  for (const [i, { prose }] of lines.entries()) {
    if (probabilities[i]! < threshold) continue
    all += prose
    if (i >= headline || prose === 0) continue
    // An excerpt stands below its title.
    if (i === 0 || lines[i - 1]!.ended) return probabilities
    above += prose
  }
  return above <= all * MOST_ABOVE ? probabilities.map((p, i) => (i < headline ? 0 : p)) : probabilities
}

function isSignedBelow(lines: readonly Line[], heading: number): boolean {
  for (let i = heading + 1; i <= heading + CREDITS_WITHIN && i < lines.length; i++) {
    if (hasCredits(lines[i]!)) return true
    if (lines[i]!.prose > 0) return false
  }
  return false
}

/** Titles of a stream, at least, and how many blocks further one follows the other, at most. */
const FEWEST_TITLES = 4
const FURTHEST_APART = 6
/** In words. */
const SHORTEST_TITLE = 4
const LONGEST_TITLE = 25
/** In words: what stands below each title, at most; the parts of an article are longer. */
const LONGEST_TEASER = 45
/** How many times as likely as a stream's the sentences are that stand outside. */
const TIMES_LIKELIER = 2

/**
 * Stretches of linked titles, set alike, with a sentence or two each, above all or below all of the body outside, which is
 * likelier by far: an article may be a list of links itself.
 */
function streamsIn(
  blocks: readonly Block[],
  lines: readonly Line[],
  probabilities: Float64Array,
  isBody: (i: number) => boolean,
): [from: number, to: number][] {
  const stretches = stretchesOf(blocks, lines)
  const inside = new Uint8Array(blocks.length)
  for (const { from, to } of stretches) inside.fill(1, from, to + 1)
  let likely = 0
  let count = 0
  let first = blocks.length
  let last = -1
  for (const [i, { prose }] of lines.entries()) {
    if (prose === 0 || inside[i] === 1 || !isBody(i)) continue
    likely += probabilities[i]!
    count++
    first = Math.min(first, i)
    last = i
  }
  if (count === 0) return []
  return stretches.flatMap(({ from, to, titles }): [number, number][] => {
    if (first < from && last > to) return []
    let words = 0
    let own = 0
    let sentences = 0
    for (let i = from; i <= to; i++) {
      if (lines[i]!.prose === 0) continue
      words += lines[i]!.words.length
      own += probabilities[i]!
      sentences++
    }
    const isStream =
      sentences > 0 && words <= titles * LONGEST_TEASER && likely / count >= (TIMES_LIKELIER * own) / sentences
    return isStream ? [[from, to]] : []
  })
}

function stretchesOf(blocks: readonly Block[], lines: readonly Line[]): { from: number; to: number; titles: number }[] {
  const found: { from: number; to: number; titles: number }[] = []
  let titles: number[] = []
  const close = () => {
    if (titles.length >= FEWEST_TITLES) {
      const apart = titles.slice(1).map((at, k) => at - titles[k]!)
      found.push({
        from: titles[0]!,
        to: Math.min(blocks.length - 1, titles.at(-1)! + Math.max(...apart) - 1),
        titles: titles.length,
      })
    }
    titles = []
  }
  for (const [i, { place }] of blocks.entries()) {
    const { length } = lines[i]!.words
    if (place!.linked < 0.9 || length < SHORTEST_TITLE || length > LONGEST_TITLE) continue
    const above = titles.at(-1)
    if (above !== undefined && (i - above > FURTHEST_APART || blocks[above]!.place!.path !== place!.path)) close()
    titles.push(i)
  }
  close()
  return found
}

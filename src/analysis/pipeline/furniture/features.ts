/** What the classifiers see of a block: numbers about its text, its neighbours and, in HTML, its place. */
import type { Block, Page } from '../stage.ts'
import { functionWordsOf } from './function-words.ts'
import { likenessFeatures, likenessOf } from './likeness.ts'
import { type Line, linesOf, occurrencesOf, proseOf, Topic } from './lines.ts'
import { wordsOf } from './phrases.ts'
import { bestRun, proseRun } from './prose.ts'
import { type Rows, rowsOf } from './trees.ts'
import { wordingFeatures, writeWording } from './wording.ts'

/** Hints of an element that are features (values of data/loader/element-hints.tsv and of tags). */
const hintNames = [
  'article',
  'comments',
  'related',
  'share',
  'advertisement',
  'sign-up',
  'navigation',
  'legal',
  'cookies',
  'aside',
  'overlay',
  'caption',
  'byline',
  'biography',
  'date',
  'headline',
  'standfirst',
  'credits',
  'table',
]
const tagNames = ['p', 'div', 'li', 'td', 'h1', 'h2', 'h3', 'blockquote', 'figcaption', 'section', 'article']
const around = [-3, -2, -1, 1, 2, 3]
/** Blocks to either side whose prose is counted. */
const reaches = [3, 8, 20]

export const textFeatures: string[] = [
  'characters',
  'words',
  'ended',
  'commas',
  'word length',
  'capitals',
  'function words',
  'digits',
  'opens lower',
  'sentences',
  'you',
  'we',
  'listed',
  'date',
  'gap before',
  'gap after',
  'line',
  'position',
  'repeated',
  'quotes',
  'address',
  'bars',
  'upper',
  'prose',
  ...around.flatMap((at) => [`words ${at}`, `ended ${at}`]),
  ...reaches.map((reach) => `prose ${reach}`),
  'long before',
  'long after',
  'prose above',
  'prose below',
  'in run',
  'from run',
  'topic',
  'topic seen',
  'blocks',
  ...wordingFeatures,
]

export const htmlFeatures: string[] = [
  ...textFeatures,
  'linked',
  'linked -1',
  'linked 1',
  'path prose',
  'path blocks',
  'same path -1',
  'same path 1',
  ...[0, 1, 2, 3].flatMap((level) => [`prose in ${level}`, `linked in ${level}`]),
  'main level',
  'after heading',
  'depth',
  'described',
  'description',
  ...tagNames.map((tag) => `tag ${tag}`),
  ...hintNames.flatMap((hint) => [`in ${hint}`, `near ${hint}`]),
  ...likenessFeatures,
]

/**
 * A row of feature values for each block, in the order of `secondHtmlFeatures` when the blocks have places, else
 * `secondTextFeatures`; those of the second look are 0 until `writeSecond` writes them.
 */
export function featuresOf({ blocks, meta }: Pick<Page, 'blocks' | 'meta'>): Rows {
  const lines = linesOf(blocks)
  const page = overview(blocks, lines)
  const html = blocks[0]?.place ? structureOf(blocks, lines, meta) : null
  const likeness = html && likenessOf(blocks, lines, meta)
  const rows = rowsOf(blocks.length, html ? secondHtmlFeatures.length : secondTextFeatures.length)
  const { values, width } = rows
  for (let i = 0; i < blocks.length; i++) {
    const line = lines[i]!
    let at = writeLine(values, i * width, blocks, line, page, i)
    at = writeNeighbours(values, at, line, page, i)
    at = writeTopic(values, at, line, page, i)
    at = writeWording(values, at, line)
    html?.(i, values, at)
    likeness?.(i, values, i * width + htmlFeatures.length - likenessFeatures.length)
  }
  return rows
}

/** The page as its blocks see it. Lists of numbers are typed: the code that reads others is made anew for each kind of list. */
interface Overview {
  blocks: number
  /** First and last block of the run of prose. */
  first: number
  last: number
  /** What neighbours see of each block: the logarithm of its length in words, and how it ends. */
  lengths: Float64Array
  ends: Float64Array
  /** 1 for short lines that give a date. */
  dates: Float64Array
  /** Words of prose up to and without each block. */
  above: Float64Array
  times: Map<string, number>
  /** The share of function words in a line. */
  functional: (line: Line) => number
  longBefore: Float64Array
  longAfter: Float64Array
  /** In how many prose blocks each longer word occurs. */
  topic: Topic
}

const LONG = 25

function overview(blocks: readonly Block[], lines: readonly Line[]): Overview {
  const count = blocks.length
  const prose = proseOf(lines)
  const [first, last] = proseRun(prose)
  const page: Overview = {
    blocks: count,
    first,
    last,
    lengths: new Float64Array(count),
    ends: new Float64Array(count),
    dates: datesOf(lines),
    above: new Float64Array(count + 1),
    times: occurrencesOf(lines),
    functional: functionWordsOf(lines),
    longBefore: distances(prose),
    longAfter: distances(prose.toReversed()).reverse(),
    topic: new Topic(),
  }
  for (let i = 0; i < count; i++) {
    const line = lines[i]!
    page.lengths[i] = Math.log1p(line.size)
    page.ends[i] = endOf(line)
    page.above[i + 1] = page.above[i]! + prose[i]!
    if (i >= first && i <= last && prose[i]! > 0) page.topic.add(line)
  }
  return page
}

/** In words; longer lines that hold a date are prose. */
const LONGEST_DATELINE = 30

function datesOf(lines: readonly Line[]): Float64Array {
  const dates = new Float64Array(lines.length)
  for (let i = 0; i < dates.length; i++) {
    if (lines[i]!.words.length <= LONGEST_DATELINE && lines[i]!.dateline !== null) dates[i] = 1
  }
  return dates
}

/** For each place, how many places back the last long paragraph lies, itself not counted; at most 50. */
function distances(prose: Float64Array): Float64Array {
  let since = 50
  return prose.map((words) => {
    const now = since
    since = words >= LONG ? 1 : Math.min(since + 1, 50)
    return now
  })
}

/** What a word of English has of characters, with its space: so much stands for one where words have no spaces. */
const LETTERS_OF_WORD = 5.7

// The writers are several because each is made into machine code as a whole, in a time that grows faster than they do.

/** Writes what a line says by itself, from place `start` on; returns the next place. */
function writeLine(
  values: Float64Array,
  start: number,
  blocks: readonly Block[],
  line: Line,
  page: Overview,
  i: number,
): number {
  let at = start
  const { text, words, prose, signs } = line
  const count = Math.max(line.size, 1)
  let letters = 0
  let you = 0
  let we = 0
  for (const word of words) {
    letters += word.length
    if (word === 'you' || word === 'your') you++
    else if (word === 'we' || word === 'our' || word === 'us') we++
  }
  values[at++] = Math.log1p(line.wide ? count * LETTERS_OF_WORD : text.length)
  values[at++] = page.lengths[i]!
  values[at++] = page.ends[i]!
  values[at++] = signs.commas / count
  values[at++] = line.wide ? LETTERS_OF_WORD - 1 : letters / count
  values[at++] = signs.capitals / (signs.spaces + 1)
  values[at++] = page.functional(line)
  values[at++] = signs.digits / text.length
  values[at++] = signs.opensLower ? 1 : 0
  values[at++] = Math.min(signs.sentences, 10)
  values[at++] = you / count
  values[at++] = we / count
  values[at++] = line.reasons.length / count
  values[at++] = page.dates[i]!
  values[at++] = Math.min(blocks[i]!.gap, 3)
  values[at++] = i + 1 < page.blocks ? Math.min(blocks[i + 1]!.gap, 3) : 3
  values[at++] = Math.log1p(i)
  values[at++] = i / page.blocks
  values[at++] = Math.min(page.times.get(text)!, 5)
  values[at++] = signs.quotes
  values[at++] = signs.address ? 1 : 0
  values[at++] = Math.min(signs.bars, 5)
  values[at++] = signs.upper ? 1 : 0
  values[at++] = prose > 0 ? 1 : 0
  return at
}

/** Writes what stands around a block. */
function writeNeighbours(values: Float64Array, start: number, { prose }: Line, page: Overview, i: number): number {
  let at = start
  const { blocks: count, above } = page
  for (const away of around) {
    const there = i + away >= 0 && i + away < count
    values[at++] = there ? page.lengths[i + away]! : -1
    values[at++] = there ? page.ends[i + away]! : -1
  }
  for (const reach of reaches) {
    const from = Math.max(0, i - reach)
    const to = Math.min(count, i + reach + 1)
    values[at++] = (above[to]! - above[from]! - prose) / (2 * reach)
  }
  values[at++] = page.longBefore[i]!
  values[at++] = page.longAfter[i]!
  const total = Math.max(above[count]!, 1)
  values[at++] = above[i]! / total
  values[at++] = 1 - above[i + 1]! / total
  const { first, last } = page
  values[at++] = i >= first && i <= last ? 1 : 0
  values[at++] = last < first ? 99 : i < first ? Math.max(i - first, -50) : i > last ? Math.min(i - last, 50) : 0
  return at
}

/** Writes how far a block is about what the run of prose is about. */
function writeTopic(values: Float64Array, start: number, { prose, content }: Line, page: Overview, i: number): number {
  let at = start
  const own = i >= page.first && i <= page.last && prose > 0 ? 1 : 0
  let seen = 0
  for (const word of content) if (page.topic.linesWith(word) > own) seen++
  values[at++] = content.length > 0 ? seen / content.length : -1
  values[at++] = Math.min(seen, 20)
  values[at++] = Math.log1p(page.blocks)
  return at
}

/** How a line ends: 1 as a sentence does, 0.5 with a colon. */
function endOf({ ended, text }: Line): number {
  return ended ? 1 : text.endsWith(':') ? 0.5 : 0
}

/** Writes the features of the page's structure into the row of a block, from place `at` on. */
type StructureWriter = (i: number, values: Float64Array, at: number) => void

function structureOf(blocks: readonly Block[], lines: readonly Line[], meta: Page['meta']): StructureWriter {
  const total = Math.max(
    lines.reduce((sum, { prose }) => sum + prose, 0),
    1,
  )
  const paths = new Map<string, { prose: number; blocks: number }>()
  const containers = new Map<number, { prose: number; length: number; linked: number }>()
  const second = new Map<number, number>()
  for (const [i, { text, place }] of blocks.entries()) {
    const { prose } = lines[i]!
    const path = paths.get(place!.path) ?? { prose: 0, blocks: 0 }
    paths.set(place!.path, { prose: path.prose + prose, blocks: path.blocks + 1 })
    for (const id of place!.containers) {
      const sums = containers.get(id) ?? { prose: 0, length: 0, linked: 0 }
      sums.prose += prose
      sums.length += text.length
      sums.linked += text.length * place!.linked
      containers.set(id, sums)
    }
    const parent = place!.containers[1] ?? 0
    second.set(parent, (second.get(parent) ?? 0) + prose)
  }
  let main = -1
  for (const [id, prose] of second) if (main < 0 || prose > second.get(main)!) main = id
  const heading = headingOf(blocks, meta.headline)
  const described = new Set(wordsOf(meta.standfirst ?? ''))
  const opening = (meta.standfirst ?? '').slice(0, 40)
  return (i, values, start) => {
    const place = blocks[i]!.place!
    const before = blocks[i - 1]?.place
    const after = blocks[i + 1]?.place
    const path = paths.get(place.path)!
    let at = start
    values[at++] = place.linked
    values[at++] = before?.linked ?? -1
    values[at++] = after?.linked ?? -1
    values[at++] = path.prose / total
    values[at++] = Math.log1p(path.blocks)
    values[at++] = before?.path === place.path ? 1 : 0
    values[at++] = after?.path === place.path ? 1 : 0
    for (let level = 0; level < 4; level++) {
      const sums = containers.get(place.containers[level] ?? -1)
      values[at++] = sums ? sums.prose / total : -1
      values[at++] = sums ? sums.linked / Math.max(sums.length, 1) : -1
    }
    const level = place.containers.indexOf(main)
    values[at++] = level < 0 ? 9 : level
    values[at++] = heading < 0 ? 0 : Math.max(-20, Math.min(i - heading, 60))
    values[at++] = place.path.split('/').length
    const { words } = lines[i]!
    values[at++] = words.length > 5 ? words.filter((word) => described.has(word)).length / words.length : -1
    values[at++] = opening.length > 20 && blocks[i]!.text.includes(opening) ? 1 : 0
    for (const tag of tagNames) values[at++] = place.tag === tag ? 1 : 0
    for (const hint of hintNames) {
      values[at++] = place.hints.has(hint) ? 1 : 0
      values[at++] = place.near.has(hint) ? 1 : 0
    }
  }
}

/** The last block that is the page's headline; else its first main heading, else -1. */
function headingOf(blocks: readonly Block[], headline: string | null): number {
  const stated = blocks.findLastIndex(({ text, kind }) => kind === 'heading' && text === headline)
  return stated >= 0 ? stated : blocks.findIndex(({ place }) => place!.tag === 'h1')
}

const near = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
const secondary: string[] = [
  ...near.map((at) => `body ${at}`),
  'body 5',
  'body 15',
  'body above',
  'body below',
  'gain',
  'best run',
  'from best run',
]
/** Of a block's layout and of two elements around it. */
const shares = ['path body', 'container body', 'outer body']
/** Names of the features that a second look sees. */
export const secondTextFeatures: string[] = [...textFeatures, ...secondary]
export const secondHtmlFeatures: string[] = [...htmlFeatures, ...secondary, ...shares]

/** Writes what a first classifier said of a block and of the blocks around into the block's row. */
export function writeSecond(
  blocks: readonly Block[],
  { values, width }: Rows,
  first: Float64Array,
): (i: number) => void {
  const count = blocks.length
  const weights = new Float64Array(count)
  const mass = new Float64Array(count + 1)
  const sums = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) {
    weights[i] = Math.min(blocks[i]!.text.length, 600) + 20
    mass[i + 1] = mass[i]! + weights[i]!
    sums[i + 1] = sums[i]! + weights[i]! * first[i]!
  }
  const mean = (i: number, reach: number) => {
    const from = Math.max(0, i - reach)
    const to = Math.min(count, i + reach + 1)
    return (sums[to]! - sums[from]!) / (mass[to]! - mass[from]!)
  }
  const total = Math.max(sums[count]!, 1)
  const [start, last] = bestRun(first.map((p, i) => (p - 0.4) * weights[i]!))
  const share = blocks[0]?.place ? sharesOf(blocks, first, weights) : null
  const from = share ? htmlFeatures.length : textFeatures.length
  return (i) => {
    let at = i * width + from
    for (const away of near) values[at++] = i + away >= 0 && i + away < count ? first[i + away]! : -1
    values[at++] = mean(i, 5)
    values[at++] = mean(i, 15)
    values[at++] = sums[i]! / total
    values[at++] = 1 - sums[i + 1]! / total
    values[at++] = first[i]! * weights[i]!
    values[at++] = i >= start && i <= last ? 1 : 0
    values[at++] = i < start ? Math.max(i - start, -50) : i > last ? Math.min(i - last, 50) : 0
    if (share) {
      const { path, containers } = blocks[i]!.place!
      values[at++] = share(path)
      values[at++] = share(containers[1])
      values[at++] = share(containers[2])
    }
  }
}

/** How likely body is, on average, in blocks of one layout and in each element. */
function sharesOf(
  blocks: readonly Block[],
  first: Float64Array,
  weights: Float64Array,
): (key: string | number | undefined) => number {
  const paths = new Map<string | number, [number, number]>()
  const add = (key: string | number, i: number) => {
    const [p, w] = paths.get(key) ?? [0, 0]
    paths.set(key, [p + first[i]! * weights[i]!, w + weights[i]!])
  }
  for (const [i, { place }] of blocks.entries()) {
    add(place!.path, i)
    for (const id of place!.containers.slice(1, 3)) add(id, i)
  }
  return (key) => {
    const [p, w] = (key !== undefined && paths.get(key)) || [0, 1]
    return p / w
  }
}

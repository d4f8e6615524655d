/** What the classifiers see of a block: numbers about its text, its neighbours and, in HTML, its place. */
import { wordList } from '../../data.ts'
import type { Block, Page } from '../stage.ts'
import { likenessFeatures, likenessOf } from './likeness.ts'
import { type Line, linesOf, Topic } from './lines.ts'
import { wordsOf } from './phrases.ts'
import { bestRun, proseRun } from './prose.ts'
import { wordingFeatures, writeWording } from './wording.ts'

const functionWords = new Set(
  wordList('paragraphs', 'stopwords')
    .find(([language]) => language === 'en')![1]!
    .split(' '),
)

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
  'prose 3',
  'prose 8',
  'prose 20',
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

/** A row of feature values for each block, in the order of `htmlFeatures` when the blocks have places, else `textFeatures`. */
export function featuresOf({ blocks, meta }: Pick<Page, 'blocks' | 'meta'>): Float64Array[] {
  const lines = linesOf(blocks)
  const page = overview(blocks, lines)
  const html = blocks[0]?.place ? structureOf(blocks, lines, meta) : null
  const likeness = html && likenessOf(blocks, lines, meta)
  const width = html ? htmlFeatures.length : textFeatures.length
  const rows = rowsOf(blocks.length, width)
  for (const [i, row] of rows.entries()) {
    const at = writeText(row, blocks, lines[i]!, page, i)
    html?.(i, row, at)
    likeness?.(i, row, width - likenessFeatures.length)
  }
  return rows
}

/** Rows of zeros, side by side in one run of memory: to allocate each by itself costs more than to fill it. */
export function rowsOf(count: number, width: number): Float64Array[] {
  const all = new Float64Array(count * width)
  const rows: Float64Array[] = []
  for (let i = 0; i < count; i++) rows.push(new Float64Array(all.buffer, i * width * all.BYTES_PER_ELEMENT, width))
  return rows
}

interface Overview {
  run: [number, number]
  /** What neighbours see of each block: the logarithm of its length in words, and how it ends. */
  lengths: number[]
  ends: number[]
  /** Words of prose up to and without each block. */
  above: number[]
  times: Map<string, number>
  longBefore: number[]
  longAfter: number[]
  /** In how many prose blocks each longer word occurs. */
  topic: Topic
}

const LONG = 25

function overview(blocks: readonly Block[], lines: readonly Line[]): Overview {
  const times = new Map<string, number>()
  for (const { text } of blocks) times.set(text, (times.get(text) ?? 0) + 1)
  const above = [0]
  for (const { prose } of lines) above.push(above.at(-1)! + prose)
  const run = proseRun(lines.map(({ prose }) => prose))
  const topic = new Topic()
  for (let i = run[0]; i <= run[1]; i++) if (lines[i]!.prose > 0) topic.add(lines[i]!)
  return {
    run,
    lengths: lines.map(({ words }) => Math.log1p(words.length)),
    ends: lines.map(endOf),
    above,
    times,
    longBefore: distances(lines.map(({ prose }) => prose >= LONG)),
    longAfter: distances(lines.map(({ prose }) => prose >= LONG).reverse()).reverse(),
    topic,
  }
}

/** For each place, how many places back the last true one lies, itself not counted; at most 50. */
function distances(flags: readonly boolean[]): number[] {
  let since = 50
  return flags.map((flag) => {
    const now = since
    since = flag ? 1 : Math.min(since + 1, 50)
    return now
  })
}

/** Writes the features that need no structure into the row; returns how many. */
function writeText(row: Float64Array, blocks: readonly Block[], line: Line, page: Overview, i: number): number {
  let at = 0
  const { text, gap } = blocks[i]!
  const { words, prose, content, signs } = line
  const count = Math.max(words.length, 1)
  let letters = 0
  let functional = 0
  let you = 0
  let we = 0
  for (const word of words) {
    letters += word.length
    if (functionWords.has(word)) functional++
    if (word === 'you' || word === 'your') you++
    else if (word === 'we' || word === 'our' || word === 'us') we++
  }
  row[at++] = Math.log1p(text.length)
  row[at++] = page.lengths[i]!
  row[at++] = page.ends[i]!
  row[at++] = signs.commas / count
  row[at++] = letters / count
  row[at++] = signs.capitals / (signs.spaces + 1)
  row[at++] = functional / count
  row[at++] = signs.digits / text.length
  row[at++] = signs.opensLower ? 1 : 0
  row[at++] = Math.min(signs.sentences, 10)
  row[at++] = you / count
  row[at++] = we / count
  row[at++] = line.reasons.length / count
  row[at++] = words.length <= 30 && line.dateline ? 1 : 0
  row[at++] = Math.min(gap, 3)
  row[at++] = Math.min(blocks[i + 1]?.gap ?? 3, 3)
  row[at++] = Math.log1p(i)
  row[at++] = i / blocks.length
  row[at++] = Math.min(page.times.get(text)!, 5)
  row[at++] = signs.quotes
  row[at++] = signs.address ? 1 : 0
  row[at++] = Math.min(signs.bars, 5)
  row[at++] = signs.upper ? 1 : 0
  row[at++] = prose > 0 ? 1 : 0
  for (const away of around) {
    row[at++] = page.lengths[i + away] ?? -1
    row[at++] = page.ends[i + away] ?? -1
  }
  for (const reach of [3, 8, 20]) {
    const from = Math.max(0, i - reach)
    const to = Math.min(blocks.length, i + reach + 1)
    row[at++] = (page.above[to]! - page.above[from]! - prose) / (2 * reach)
  }
  row[at++] = page.longBefore[i]!
  row[at++] = page.longAfter[i]!
  const total = Math.max(page.above.at(-1)!, 1)
  row[at++] = page.above[i]! / total
  row[at++] = 1 - page.above[i + 1]! / total
  const [first, last] = page.run
  const inside = i >= first && i <= last
  row[at++] = inside ? 1 : 0
  row[at++] = last < first ? 99 : i < first ? Math.max(i - first, -50) : i > last ? Math.min(i - last, 50) : 0
  const own = inside && prose > 0 ? 1 : 0
  let seen = 0
  for (const word of content) if (page.topic.linesWith(word) > own) seen++
  row[at++] = content.length > 0 ? seen / content.length : -1
  row[at++] = Math.min(seen, 20)
  row[at++] = Math.log1p(blocks.length)
  return writeWording(row, at, line)
}

/** How a line ends: 1 as a sentence does, 0.5 with a colon. */
function endOf({ ended, text }: Line): number {
  return ended ? 1 : text.endsWith(':') ? 0.5 : 0
}

/** Writes the features of the page's structure into the row of a block, from place `at` on. */
type StructureWriter = (i: number, row: Float64Array, at: number) => void

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
  return (i, row, start) => {
    const place = blocks[i]!.place!
    const before = blocks[i - 1]?.place
    const after = blocks[i + 1]?.place
    const path = paths.get(place.path)!
    let at = start
    row[at++] = place.linked
    row[at++] = before?.linked ?? -1
    row[at++] = after?.linked ?? -1
    row[at++] = path.prose / total
    row[at++] = Math.log1p(path.blocks)
    row[at++] = before?.path === place.path ? 1 : 0
    row[at++] = after?.path === place.path ? 1 : 0
    for (let level = 0; level < 4; level++) {
      const sums = containers.get(place.containers[level] ?? -1)
      row[at++] = sums ? sums.prose / total : -1
      row[at++] = sums ? sums.linked / Math.max(sums.length, 1) : -1
    }
    const level = place.containers.indexOf(main)
    row[at++] = level < 0 ? 9 : level
    row[at++] = heading < 0 ? 0 : Math.max(-20, Math.min(i - heading, 60))
    row[at++] = place.path.split('/').length
    const { words } = lines[i]!
    row[at++] = words.length > 5 ? words.filter((word) => described.has(word)).length / words.length : -1
    row[at++] = opening.length > 20 && blocks[i]!.text.includes(opening) ? 1 : 0
    for (const tag of tagNames) row[at++] = place.tag === tag ? 1 : 0
    for (const hint of hintNames) {
      row[at++] = place.hints.has(hint) ? 1 : 0
      row[at++] = place.near.has(hint) ? 1 : 0
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
/** Names of the features that a second look adds. */
export const secondTextFeatures: string[] = [...textFeatures, ...secondary]
export const secondHtmlFeatures: string[] = [...htmlFeatures, ...secondary, 'path body', 'container body', 'outer body']

/** Gives the row of a block with what a first classifier said of it and of the blocks around; good until the next is asked for. */
export function secondFeatures(
  blocks: readonly Block[],
  rows: readonly Float64Array[],
  first: readonly number[],
): (i: number) => Float64Array {
  const weights = blocks.map(({ text }) => Math.min(text.length, 600) + 20)
  const mass = [0]
  const sums = [0]
  for (const [i, p] of first.entries()) {
    mass.push(mass.at(-1)! + weights[i]!)
    sums.push(sums.at(-1)! + weights[i]! * p)
  }
  const mean = (from: number, to: number) => {
    const [a, b] = [Math.max(0, from), Math.min(blocks.length, to)]
    return b > a ? (sums[b]! - sums[a]!) / (mass[b]! - mass[a]!) : 0
  }
  const total = Math.max(sums.at(-1)!, 1)
  const run = bestRun(first.map((p, i) => (p - 0.4) * weights[i]!))
  const paths = new Map<string | number, [number, number]>()
  const add = (key: string | number, i: number) => {
    const [p, w] = paths.get(key) ?? [0, 0]
    paths.set(key, [p + first[i]! * weights[i]!, w + weights[i]!])
  }
  const share = (key: string | number | undefined) => {
    const [p, w] = (key !== undefined && paths.get(key)) || [0, 1]
    return p / w
  }
  for (const [i, { place }] of blocks.entries()) {
    if (!place) break
    add(place.path, i)
    for (const id of place.containers.slice(1, 3)) add(id, i)
  }
  const width = rows.length === 0 ? 0 : rows[0]!.length + secondary.length + (blocks[0]!.place ? 3 : 0)
  const row = new Float64Array(width)
  return (i) => {
    row.set(rows[i]!)
    let at = rows[i]!.length
    for (const away of near) row[at++] = first[i + away] ?? -1
    row[at++] = mean(i - 5, i + 6)
    row[at++] = mean(i - 15, i + 16)
    row[at++] = sums[i]! / total
    row[at++] = 1 - sums[i + 1]! / total
    row[at++] = first[i]! * weights[i]!
    row[at++] = i >= run[0] && i <= run[1] ? 1 : 0
    row[at++] = i < run[0] ? Math.max(i - run[0], -50) : i > run[1] ? Math.min(i - run[1], 50) : 0
    const { place } = blocks[i]!
    if (place) {
      row[at++] = share(place.path)
      row[at++] = share(place.containers[1])
      row[at++] = share(place.containers[2])
    }
    return row
  }
}

/** Finds the headline among a page's blocks. */
import { jsonFile } from '../../data.ts'
import type { Block, Page } from '../stage.ts'
import { rowsOf } from './features.ts'
import { linesOf, Topic } from './lines.ts'
import { isEnded, proseRun } from './prose.ts'
import { classifier, type Trees } from './trees.ts'

const likelihood = classifier(jsonFile('furniture', 'headline.json') as Trees)

/** How many lines above the run of prose, and how many of it, can be the headline. */
const ABOVE = 120
const INTO_PROSE = 12
/** How many lines of prose a candidate's words are compared with. */
const COMPARED = 40
/** A line less likely than this is not taken: better no headline than a menu label. */
const LEAST = 0.08

export const headlineFeatures: string[] = [
  'to prose',
  'words',
  'characters',
  'shared',
  'shared words',
  'shared with first',
  'credits near',
  'date below',
  'byline below',
  'repeated',
  'part of others',
  'ended',
  'question',
  'capitals',
  'listed',
  'trail',
  'gap before',
  'gap after',
  'words above',
  'words below',
  'ended below',
  'lines',
  'line',
  'rank',
]

/**
 * Index of the headline. When the page's metadata states it, the block with these words, else null; in a dump the line
 * that a classifier finds most likely among those around the start of the prose.
 */
export function headlineOf({ blocks, meta, format }: Page, first: number): number | null {
  if (meta.headline !== null) {
    const states = ({ text }: Block) => text === meta.headline || text.startsWith(`${meta.headline} |`)
    const above = blocks.slice(0, first + 1)
    // Picture galleries repeat it over their captions.
    const outside = above.findLastIndex((block) => states(block) && !block.place?.near.has('caption'))
    const stated = outside >= 0 ? outside : above.findLastIndex(states)
    if (stated >= 0) return stated
    const main = above.findLastIndex(({ place }) => place?.tag === 'h1')
    if (main >= 0) return main
    const below = blocks.findIndex(({ text, kind }, i) => i > first && kind === 'heading' && text === meta.headline)
    if (below >= 0) return below
    if (format === 'html') return null
  }
  let best = LEAST
  let found: number | null = null
  for (const { block, row } of headlineCandidates(blocks)) {
    const p = likelihood(row)
    if (p > best) {
      best = p
      found = block
    }
  }
  return found
}

/** The lines of a dump that can be its headline, each with its features in the order of `headlineFeatures`. */
export function headlineCandidates(blocks: readonly Block[]): { block: number; row: Float64Array }[] {
  const lines = linesOf(blocks)
  const prose = lines.map((line) => line.prose)
  const [start, end] = proseRun(prose)
  if (end < start) return []
  const words = lines.map((line) => line.words)
  const seen = new Topic()
  const opening = new Set<string>()
  for (let i = start, compared = 0; i <= end && compared < COMPARED; i++) {
    if (prose[i] === 0) continue
    if (compared++ < 2) for (const word of lines[i]!.content) opening.add(word)
    seen.add(lines[i]!)
  }
  const from = Math.max(0, start - ABOVE)
  const to = Math.min(blocks.length, start + INTO_PROSE)
  const dates: boolean[] = []
  const bylines: boolean[] = []
  for (let i = from; i < to + 6 && i < blocks.length; i++) {
    dates[i] = lines[i]!.dateline !== null
    bylines[i] = lines[i]!.signers !== null
  }
  const within = (flags: boolean[], i: number, reach: number) => {
    for (let k = 1; k <= reach; k++) if (flags[i + k]) return k
    return 9
  }
  const texts = blocks.slice(from, to).map(({ text }) => text.toLowerCase())
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  const distinct = [...times].sort(([a], [b]) => b.length - a.length)
  const rows = rowsOf(Math.max(0, to - from), headlineFeatures.length)
  const candidates: { block: number; row: Float64Array }[] = []
  for (let i = from; i < to; i++) {
    const { text, gap } = blocks[i]!
    const own = words[i]!
    if (own.length < 2 || own.length > 32 || text.length > 250 || prose[i]! > 20 || bylines[i]) continue
    const { content } = lines[i]!
    const shared = content.filter((word) => seen.linesWith(word) > (prose[i]! > 0 ? 1 : 0)).length
    const lower = text.toLowerCase()
    let others = 0
    for (const [other, count] of distinct) {
      if (other.length <= lower.length) break
      if (other.includes(lower)) others += count
    }
    const repeated = times.get(lower)!
    const below = blocks[i + 1]
    candidates.push({
      block: i,
      row: withValues(rows[i - from]!, [
        Math.max(-50, i - start),
        own.length,
        text.length,
        shared / Math.max(content.length, 1),
        shared,
        content.filter((word) => opening.has(word)).length / Math.max(content.length, 1),
        Math.min(within(dates, i, 5), within(bylines, i, 5)),
        within(dates, i, 5),
        within(bylines, i, 5),
        repeated,
        others,
        isEnded(text) ? 1 : 0,
        text.endsWith('?') ? 1 : 0,
        lines[i]!.signs.capitals / own.length,
        lines[i]!.reasons.length / own.length,
        /[»›>|/]/.test(text) ? 1 : 0,
        Math.min(gap, 2),
        Math.min(below?.gap ?? 2, 2),
        Math.min(words[i - 1]?.length ?? 0, 40),
        Math.min(words[i + 1]?.length ?? 0, 40),
        below && isEnded(below.text) ? 1 : 0,
        Math.min(blocks.length, 500),
        i,
        0,
      ]),
    })
  }
  // Which of the page's candidates shares most words with the prose: 0 for the most.
  const order = candidates.toSorted((a, b) => b.row[4]! - a.row[4]!)
  for (const [rank, { row }] of order.entries()) row[row.length - 1] = Math.min(rank, 20)
  return candidates
}

function withValues(row: Float64Array, values: readonly number[]): Float64Array {
  row.set(values)
  return row
}

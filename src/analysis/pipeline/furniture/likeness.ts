/** What the classifiers see of an HTML block beside the others of its layout and beside what the page says of itself. */
import type { Block, Page } from '../stage.ts'
import type { Line } from './lines.ts'
import { wordsOf } from './phrases.ts'
import { isCutOff } from './wording.ts'

export const likenessFeatures: string[] = [
  'path length',
  'path spread',
  'path ended',
  'path linked',
  'path cut off',
  'names outlet',
  'outlet named',
  'names author',
  'of headline',
  'headline in',
  'of description',
  'description in',
]

/** Sums over the blocks of one layout. */
interface Layout {
  blocks: number
  length: number
  squares: number
  ended: number
  linked: number
  cutOff: number
}

/** Writes `likenessFeatures` of block `i` from place `at` on. */
export type LikenessWriter = (i: number, values: Float64Array, at: number) => void

/**
 * Blocks of one layout (equal paths) are alike: teasers are cut to one length and linked, paragraphs vary and end as
 * sentences do. Who names the outlet or the author in passing is often about them; who shares words with the headline
 * is about its matter.
 */
export function likenessOf(blocks: readonly Block[], lines: readonly Line[], meta: Page['meta']): LikenessWriter {
  const layouts = new Map<string, Layout>()
  for (const [i, { text, place }] of blocks.entries()) {
    const layout = layouts.get(place!.path) ?? { blocks: 0, length: 0, squares: 0, ended: 0, linked: 0, cutOff: 0 }
    const length = Math.log1p(text.length)
    layout.blocks++
    layout.length += length
    layout.squares += length * length
    layout.linked += place!.linked
    if (lines[i]!.ended) layout.ended++
    if (isCutOff(text)) layout.cutOff++
    layouts.set(place!.path, layout)
  }
  const outlet = outletsOf(meta)
  const named = lines.map(({ text }) => namesOne(text, outlet))
  const share = named.filter(Boolean).length / Math.max(named.length, 1)
  const surnames = meta.bylines.map(({ name }) => wordsOf(name).at(-1) ?? '').filter((name) => name.length > 2)
  const headline = contentOf(meta.headline)
  const description = contentOf(meta.standfirst)
  return (i, values, start) => {
    const { content, words } = lines[i]!
    const layout = layouts.get(blocks[i]!.place!.path)!
    const mean = layout.length / layout.blocks
    let at = start
    values[at++] = mean
    values[at++] = layout.blocks > 1 ? Math.sqrt(Math.max(0, layout.squares / layout.blocks - mean * mean)) : -1
    values[at++] = layout.ended / layout.blocks
    values[at++] = layout.linked / layout.blocks
    values[at++] = layout.cutOff / layout.blocks
    values[at++] = named[i] ? 1 : 0
    values[at++] = share
    values[at++] = surnames.some((name) => words.includes(name)) ? 1 : 0
    for (const other of [headline, description]) {
      const shared = other.size === 0 ? 0 : new Set(content.filter((word) => other.has(word))).size
      values[at++] = other.size > 0 ? shared / other.size : -1
      values[at++] = content.length > 0 ? shared / content.length : -1
    }
  }
}

/** Fewest letters of an outlet's name that are looked for inside others. */
const FEWEST_LETTERS = 4

/** The outlet as its domain and its publisher spell it: small letters and digits without spaces. */
function outletsOf({ url, publisher }: Page['meta']): string[] {
  const labels = url && URL.canParse(url) ? new URL(url).hostname.split('.').slice(0, -1) : []
  const long = (name: string) => name.length >= FEWEST_LETTERS
  return [labels.map(squashed).findLast(long) ?? '', squashed(publisher ?? '')].filter(long)
}

function namesOne(text: string, names: readonly string[]): boolean {
  if (names.length === 0) return false
  const letters = squashed(text)
  return names.some((name) => letters.includes(name))
}

function squashed(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function contentOf(text: string | null): Set<string> {
  return new Set(wordsOf(text ?? '').filter((word) => word.length > 3))
}

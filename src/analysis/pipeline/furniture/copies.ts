/** Text that a page holds twice: for wide and narrow windows, or as a preview above the whole. */
import type { Block } from '../stage.ts'
import { isSummaryLabel, MOST_POINTS } from './key-points.ts'
import { type Line, linesOf, occurrencesOf } from './lines.ts'

/** In words of sentences; shorter lines also stand twice where they are meant to. */
const FEWEST_WORDS = 12
/** In words: of a paragraph that ends a copy. */
const SHORTEST_SENTENCE = 4
/** Copied paragraphs in a row that are a copy of a part, whatever stands around. */
const LONG_RUN = 3
/** How many blocks around a copied paragraph tell which of the two the article holds. */
const AROUND = 4

/**
 * The blocks that are copies of others: of parts that stand twice the second, of single paragraphs the one with less prose
 * around it. What is copied between two of them, such as a subheading, is so, too.
 */
export function copiesOf(blocks: readonly Block[]): Set<number> {
  const lines = linesOf(blocks)
  const copies = new Set<number>()
  const known = new Map<string, number>()
  let run: [original: number, copy: number][] = []
  const isPoint = (i: number) => blocks[i]!.kind === 'item' || isBelowSummaryLabel(lines, i)
  const end = () => {
    if (run.length === 0) return
    const ofFirst =
      run.every(([original, copy]) => isPoint(original) && !isPoint(copy)) ||
      (run.length < LONG_RUN && proseAround(lines, run, 0) < proseAround(lines, run, 1))
    for (const pair of run) copies.add(pair[ofFirst ? 0 : 1])
    run = []
  }
  const alike = new Map<string, number>()
  for (const line of lines)
    if (line.prose >= FEWEST_WORDS) alike.set(opening(line), (alike.get(opening(line)) ?? 0) + 1)
  for (const [i, line] of lines.entries()) {
    if (line.prose < FEWEST_WORDS) continue
    if (alike.get(opening(line)) === 1) {
      end()
      continue
    }
    // One of the two may be set with other quotation marks.
    const key = line.words.join(' ')
    const original = known.get(key)
    const last = run.at(-1)
    if (original === undefined) {
      known.set(key, i)
      end()
    } else {
      if (last && original <= last[0]) end()
      run.push([original, i])
    }
  }
  end()
  if (copies.size > 0) addBetween(lines, copies)
  return copies
}

/** What copies have in common at the least: how long they are, and their first word. */
const opening = ({ words }: Line): string => `${words.length} ${words[0]}`

/** True for a line below a label such as “Key points”. */
function isBelowSummaryLabel(lines: readonly Line[], i: number): boolean {
  return lines.slice(Math.max(0, i - MOST_POINTS), i).some(isSummaryLabel)
}

/** Prose around the originals (side 0) or the copies (side 1) of a run. */
function proseAround(lines: readonly Line[], run: readonly (readonly [number, number])[], side: 0 | 1): number {
  const [from, to] = [run[0]![side], run.at(-1)![side]]
  let sum = 0
  for (let at = Math.max(0, from - AROUND); at <= to + AROUND && at < lines.length; at++)
    if (at < from || at > to) sum += lines[at]!.prose
  return sum
}

/** Adds the short lines beside copies that stand elsewhere as well. */
function addBetween(lines: readonly Line[], copies: Set<number>): void {
  const times = occurrencesOf(lines)
  const isShortCopy = (i: number) => lines[i]!.prose < FEWEST_WORDS && times.get(lines[i]!.text)! > 1
  let before = false
  for (let i = 0; i < lines.length; i++) {
    const isSentence = lines[i]!.ended && lines[i]!.words.length >= SHORTEST_SENTENCE
    if (before && !copies.has(i) && isShortCopy(i) && (isSentence || leadsToCopy(lines, copies, i))) copies.add(i)
    before = copies.has(i)
  }
}

/** True when the next line of prose is a copy. */
function leadsToCopy(lines: readonly Line[], copies: ReadonlySet<number>, i: number): boolean {
  for (let at = i + 1; at <= i + AROUND && at < lines.length; at++) {
    if (copies.has(at)) return true
    if (lines[at]!.prose >= FEWEST_WORDS) return false
  }
  return false
}

/** Quotations that repeat another: a line set large beside the text, a crosshead. */
import type { Linked, Part } from './linked.ts'

/** Fewest words that make a repetition and no coincidence. */
const FEWEST = 4

/** Gives a quotation without words of its own about who speaks the speaker of the one whose words it repeats. */
export function linkRepeats(all: readonly Linked[]): void {
  const bare = all.filter(({ draft, parts }) => !draft && parts.length === 1 && wordsOf(parts[0]!).length >= FEWEST)
  if (bare.length === 0) return
  // Who says every few words in a row, first of all.
  const spoken = new Map<string, Linked>()
  for (const linked of all) {
    if (!linked.draft?.subject) continue
    for (const part of linked.parts)
      for (const run of runsOf(wordsOf(part))) if (!spoken.has(run)) spoken.set(run, linked)
  }
  for (const linked of bare) {
    const runs = runsOf(wordsOf(linked.parts[0]!))
    const source = spoken.get(runs[0]!)
    if (source?.draft && spoken.get(runs.at(-1)!) === source)
      linked.from = { draft: source.draft, method: 'continuation' }
  }
}

const runsOf = (words: readonly string[]): string[] =>
  words.slice(FEWEST - 1).map((_, i) => words.slice(i, i + FEWEST).join(' '))

const wordsOf = ({ passage: { words }, phrase: { first, last } }: Part): string[] =>
  words.slice(first, last + 1).flatMap(({ lower }) => (/^[\p{L}\p{N}]/u.test(lower) ? [lower] : []))

/** Titles in quotation marks: “The Long Night of the Tide”, NBC’s “Meet the Press”. */
import type { Word } from './passage.ts'

/** Capitals open more of the long words than not: “The Long Night of the Tide”. */
const TITLED = 0.5

/** The words are set as a title is: with capitals. */
export function isTitled(words: readonly Word[], { first, last }: { first: number; last: number }): boolean {
  let capitals = 0
  let long = 0
  for (let i = first + 1; i <= last; i++) {
    const { text, name } = words[i]!
    if (text.length < 4 || name >= 0 || !/^\p{L}/u.test(text)) continue
    long++
    if (/^\p{Lu}/u.test(text)) capitals++
  }
  return long > 0 && capitals / long > TITLED
}

/** The index after a title in marks that begins at `at` or behind a possessive there (“the BBC’s “Late Edition” | that”), else `at`. */
export function afterTitle(words: readonly Word[], at: number, high: number): number {
  const open = words[at]?.pos === 'PART' ? at + 1 : at
  if (open > high || words[open]?.mark !== 'open') return at
  let last = open
  while (last < high && words[last + 1]!.stretch === words[open]!.stretch) last++
  const inside = { first: open + 1, last: words[last]!.mark === 'close' ? last - 1 : last }
  const long = /[,.!?…]$/.test(words[inside.last]!.text)
  return !long && /^\p{Lu}/u.test(words[open + 1]!.text) && isTitled(words, { ...inside, first: open }) ? last + 1 : at
}

/** What is printed below an article as if it were part of it: references, and who its author is. */
import { wordList } from '../../../data.ts'
import type { Block } from '../stage.ts'
import { introduced } from './biography.ts'
import type { Line } from './lines.ts'

const headings = new Set(wordList('furniture', 'endings').map(([words]) => words!))
/** Of the body's blocks, the share that stands above such a heading at least. */
const LEAST_ABOVE = 0.2

/** “[1] Moss, A., Bells of the sound.” */
const NUMBERED = /^\[\d{1,3}\]\s/
const EMAIL = /\S@[\p{L}\d.-]{1,60}\.\p{L}/u
/** “Contact Ada Moss at …” */
const asksToWrite = /^(?:contact|reach|e-?mail|write to)\s/i
const outlet = new Set(['us', 'our', 'you', 'your'])

/** In lines: a note on one of the authors at the end. */
const LONGEST_NOTE = 2

/** Blocks from `first` to `last` that are such an ending, with the reason. @param authors who signs the article. */
export function endingIn(
  blocks: readonly Block[],
  lines: readonly Line[],
  first: number,
  last: number,
  authors: readonly string[],
): Map<number, string> {
  const found = new Map<number, string>()
  const from = Math.ceil(first + (last - first) * LEAST_ABOVE)
  let open = false
  for (let i = from; i <= last; i++) {
    if (blocks[i]!.kind !== 'item' && !lines[i]!.ended && headings.has(lines[i]!.words.join(' '))) open = true
    else if (blocks[i]!.kind === 'heading') open = false
    if (open) found.set(i, 'references')
  }
  for (let i = last; i > from; i--) {
    const { text, words } = lines[i]!
    if (NUMBERED.test(text)) found.set(i, 'references')
    else if (
      EMAIL.test(text) &&
      (asksToWrite.test(text) || words.some((word) => outlet.has(word))) &&
      !/[“"]/.test(text)
    )
      found.set(i, 'contact')
    else if (!found.has(i)) break
  }
  // Who wrote it: the name in a line of its own, and again at the start of the line below.
  const name = introduced(lines[last]?.text ?? '')
  if (name !== null && last - 1 > from && lines[last - 1]!.text === name) {
    found.set(last - 1, 'biography')
    found.set(last, 'biography')
  }
  // Or the name of somebody who signs it.
  for (let i = last; i > Math.max(from, last - LONGEST_NOTE); i--) {
    const who = introduced(lines[i]!.text)
    if (who !== null && authors.includes(who)) for (let at = i; at <= last; at++) found.set(at, 'biography')
  }
  return found
}

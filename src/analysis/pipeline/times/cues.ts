/** Words and digits without which a stretch of text has no expression of a kind: one look at it tells for all kinds. */
import { codeAt } from '../../code-at.ts'

/** A kind of cue; several joined by `|` are any of them. */
export type Cue = number

export const DIGIT: Cue = 1
let kinds = 1

const P = 0x01000193
const EMPTY = 0x811c9dc5
const size = 4096
const keys = new Int32Array(size)
const cues = new Int32Array(size)

/** The slot of a word’s hash. Words that share a hash share their cues: a kind is then looked for in vain. */
function slotOf(hash: number): number {
  let slot = hash & (size - 1)
  while (keys[slot] !== hash && keys[slot] !== 0) slot = (slot + 1) & (size - 1)
  return slot
}

/** A cue that is any of these words, lower case: stretches of ASCII letters, with or without one letter more. */
export function anyWord(...words: Iterable<string>[]): Cue {
  const cue = 1 << kinds++
  for (const word of words.flatMap((list) => [...list])) {
    let hash = EMPTY
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ codeAt(word, i), P)
    const slot = slotOf(hash)
    keys[slot] = hash
    cues[slot]! |= cue
  }
  return cue
}

/** The longest stretch of letters of each phrase, as words of a cue. */
export const longestWords = (phrases: Iterable<string>): string[] =>
  [...phrases].map((phrase) =>
    phrase.split(/[^a-z]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), ''),
  )

/** The cues that a text has. */
export function cuesOf(text: string): Cue {
  let found = 0
  let hash = EMPTY
  let before = EMPTY
  const { length } = text
  for (let i = 0; i <= length; i++) {
    const code = i < length ? codeAt(text, i) : 0
    const letter = code | 32
    if (letter >= 97 && letter <= 122) {
      before = hash
      hash = Math.imul(hash ^ letter, P)
      continue
    }
    if (code >= 48 && code <= 57) found |= DIGIT
    if (hash === EMPTY) continue
    found |= cues[slotOf(hash)]! | cues[slotOf(before)]!
    hash = EMPTY
    before = EMPTY
  }
  return found
}

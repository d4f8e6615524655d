/** Forms to sign up for letters of the outlet, as dumps hold them: told by the field for an address. */
import { wordList } from '../../../data.ts'
import { appealOf } from './appeals.ts'
import type { Line } from './lines.ts'
import { mayBeGlued, wordsOf } from './phrases.ts'
import { speaksToReader } from './reasons.ts'

const fields = new Set(wordList('furniture', 'form-fields').map(([words]) => words!))

/** How many lines of such a form stand above and below the field, at most. */
const ABOVE = 3
const BELOW = 4
/** In words: what a form says in one line, and its title or button. */
const LONGEST_BLURB = 40
const LONGEST_LABEL = 8
const LONGEST_BUTTON = 4
const LONGEST_FIELD = 5

/** Which lines are such forms: the field, what the letter is said to be above it, button and terms below it. */
export function signUpsIn(lines: readonly Line[]): boolean[] {
  const found = new Array<boolean>(lines.length).fill(false)
  for (const [i, line] of lines.entries()) {
    if (!isField(line)) continue
    found[i] = true
    for (let at = i + 1; at <= i + BELOW && at < lines.length && goesOn(lines, at); at++) found[at] = true
    // “Email” alone may also be a button to share.
    if (line.words.length > 1 && i > 1 && isTitled(lines, i - 1)) found[i - 1] = true
    for (let at = found[i - 1] ? i - 2 : i - 1; at >= Math.max(0, i - ABOVE); at--) {
      const isTitle = isLabel(lines[at]!)
      if (!isTitle && !isBlurb(lines[at]!)) break
      found[at] = true
      if (isTitle) break
    }
  }
  return found
}

/** “Email address”, “Email (required)Sign up”: a field, and its button where a browser copies them as one line. */
function isField({ text, words }: Line): boolean {
  if (words.length > LONGEST_FIELD + LONGEST_BUTTON) return false
  if (fields.has(words.join(' '))) return true
  const glued = mayBeGlued(text) ? GLUED.exec(text) : null
  if (glued === null) return false
  return (
    fields.has(wordsOf(text.slice(0, glued.index)).join(' ')) &&
    wordsOf(text.slice(glued.index)).length <= LONGEST_BUTTON
  )
}
const GLUED = /(?<=[\p{Ll})])(?=\p{Lu})/u

function isLabel({ ended, words }: Line): boolean {
  return !ended && words.length <= LONGEST_LABEL
}

/** In words: what a form says of its letter in a sentence that speaks to nobody, below its title. */
const LONGEST_SUBTITLE = 14

function isTitled(lines: readonly Line[], at: number): boolean {
  const { ended, words } = lines[at]!
  return ended && words.length <= LONGEST_SUBTITLE && isLabel(lines[at - 1]!)
}

/** What is said of the letter, to its reader. */
function isBlurb(line: Line): boolean {
  return line.words.length <= LONGEST_BLURB && (speaksToReader(line) || signs(line))
}

/** A button, another field, or the terms. */
function goesOn(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!
  if (!line.ended && line.words.length <= LONGEST_BUTTON) return true
  return line.words.length <= LONGEST_BLURB && (signs(line) || speaksToReader(line))
}

function signs(line: Line): boolean {
  return appealOf(line) !== null || line.reasons.some(({ value }) => value === 'sign-up')
}

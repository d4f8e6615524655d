/** Menus that a dump has on one line: “Home News Business Sport Culture Sign in”. */
import { wordList } from '../../../data.ts'
import type { Line } from './lines.ts'
import { mayBeGlued, phraseFinder, wordsOf } from './phrases.ts'

const sections = new Set(wordList('furniture', 'menu-words').map(([word]) => word!))
const phrasesOf = phraseFinder('reasons')
/** In words of the list in a row; of those that are glued together, nothing else in the line. */
const SHORTEST = 4
const SHORTEST_GLUED = 2
/** In characters. What is longer is prose, and would be compared with all its phrases at each word. */
const LONGEST = 300
const GLUED = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu

/** A line that mostly consists of the names of sections and pages in a row, each with a capital. */
export function isMenu(line: Line): boolean {
  const { text, ended, signs } = line
  if (ended || signs.capitals === 0 || text.length > LONGEST) return false
  const isOneWord = !text.includes(' ')
  if (!isOneWord && signs.capitals < SHORTEST - 1) return false
  const parted = mayBeGlued(text) ? text.replace(GLUED, ' ') : text
  const glued = isOneWord && parted !== text
  if (!glued && signs.capitals < SHORTEST - 1) return false
  const read = parted === text ? line.words : wordsOf(parted)
  const phrases = (parted === text ? line.reasons : phrasesOf(read)).map(({ phrase }) => phrase.split(' '))
  const listed = read.filter((word) => sections.has(word) || phrases.some((parts) => parts.includes(word))).length
  if (listed < (glued ? read.length : SHORTEST)) return false
  const capital = capitalsIn(parted)
  let run = 0
  let longest = 0
  for (let i = 0; i < read.length; ) {
    const phrase = phrases.find((parts) => parts.every((part, k) => read[i + k] === part))
    const length = !capital.has(read[i]!) ? 0 : (phrase?.length ?? (sections.has(read[i]!) ? 1 : 0))
    run = length > 0 ? run + length : 0
    longest = Math.max(longest, run)
    i += Math.max(length, 1)
  }
  return glued
    ? read.length >= SHORTEST_GLUED && longest === read.length
    : longest >= SHORTEST && longest > read.length / 2
}

/** The words, in lower case, that stand with a capital. */
const capitalsIn = (text: string) => new Set(wordsOf((text.match(/\p{Lu}[\p{L}\p{N}'’-]*/gu) ?? []).join(' ')))

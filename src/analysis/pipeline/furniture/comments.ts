/** Where the readers' comments of a page stand. */
import { wordList } from '../../../data.ts'
import type { Block } from '../stage.ts'
import { type Line, linesOf } from './lines.ts'

type Mark = 'alone' | 'counted' | 'opening' | 'entry' | 'end'

const marks = wordList('furniture', 'comment-marks').map(([phrase, mark]) => ({
  words: phrase!.split(' '),
  mark: mark as Mark,
}))

const entries = marks.flatMap(({ words, mark }) => (mark === 'entry' ? [words] : []))
const ends = marks.flatMap(({ words, mark }) => (mark === 'end' ? [words] : []))
const headings = marks.filter(({ mark }) => mark === 'alone' || mark === 'counted' || mark === 'opening')
/** The first words of their phrases: most lines have none of them. */
const inHeadings = new Set(headings.map(({ words }) => words[0]!))

/** A line that stands over comments or in one has no more words. */
const LONGEST_HEADING = 30
const LONGEST_ENTRY = 12
/** Comments in a row that make a thread, at least. */
const FEWEST_ENTRIES = 3
const NUMBER = /^(?:\p{N}+|one)$/u

/** Whether block `i` is part of the comments. */
export type IsComment = (i: number) => boolean

/** Comments stand in elements that are marked so, or below their heading. */
export function commentsOf(blocks: readonly Block[]): IsComment {
  const from = threadOf(linesOf(blocks))
  return (i) => i >= from || (blocks[i]!.place?.hints.has('comments') ?? false)
}

/**
 * The last heading of comments with some below it; behind the last line when there is none. Readers comment on what
 * stands above: a heading over which the page has hardly a sentence, or below which text runs on before the first comment
 * is named, is a button or a label.
 */
function threadOf(lines: readonly Line[]): number {
  const found: number[] = []
  for (let i = 1, above = 0; i < lines.length; i++) {
    if (above >= LEAST_ABOVE && isCommentHeading(lines[i]!.words)) found.push(i)
    above += lines[i]!.prose
  }
  let entries = 0
  /** Paragraphs since the first entry below. */
  let prose = 0
  for (let i = lines.length - 1; found.length > 0 && i > 0; i--) {
    const line = lines[i]!
    if (i === found.at(-1)) {
      if (entries >= FEWEST_ENTRIES && prose <= MOST_UNNAMED) return i
      found.pop()
    }
    if (isEntry(line) && hasProseNear(lines, i)) {
      entries++
      prose = 0
    } else if (line.prose > 0) prose++
  }
  return lines.length
}

/** In words of sentences: what stands above a thread at least. */
const LEAST_ABOVE = 20
/** Paragraphs below the heading of a thread before the first comment is dated or named, at most. */
const MOST_UNNAMED = 4
/** How many lines from its date or button the words of a comment are. */
const WITH_WORDS = 3

function hasProseNear(lines: readonly Line[], i: number): boolean {
  for (let at = Math.max(0, i - WITH_WORDS); at <= i + WITH_WORDS && at < lines.length; at++)
    if (at !== i && lines[at]!.words.length >= FEWEST_WORDS && lines[at]!.ended) return true
  return false
}

/** Of a comment, in words. */
const FEWEST_WORDS = 4

/** What stands above or below a comment: its date, who says it, the button for an answer. */
function isEntry({ text, words, ended, dateline, signs }: Line): boolean {
  if (words.length > LONGEST_ENTRY) return false
  if (dateline !== null) return true
  if (!ended && (endsOverComment(words) || (signs.digits > 0 && DATED.test(text)) || NAMED.test(text))) return true
  const reach = words.length <= LONGEST_BUTTONS ? words.length : 1
  return entries.some((phrase) => {
    for (let at = 0; at < reach; at++) if (isAt(phrase, words, at)) return true
    return false
  })
}

/** “Like · Reply · 1w”, in words. */
const LONGEST_BUTTONS = 5
/** “Posted by Ada Moss on 03/04/2024”, of March or April. */
const DATED = /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d(?!\d)/
/** “#12 Ada Moss”, “— Ada Moss, Harwick” */
const NAMED = /^(?:#\d{1,5}(?:\s|$)|[—–]\s?\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}|,|$))/u

/** True for the words, lower case, of a line such as “Ada Moss says:”, whose date may have been read. */
export function endsOverComment(words: readonly string[]): boolean {
  return ends.some((phrase) => isAt(phrase, words, words.length - phrase.length))
}

/** True for “24 comments”, “3 thoughts on …”, “Leave a reply”; @param words of a line, lower case. */
export function isCommentHeading(words: readonly string[]): boolean {
  if (words.length > LONGEST_HEADING || !words.some((word) => inHeadings.has(word))) return false
  return headings.some(({ mark, words: phrase }) => {
    if (mark === 'opening') return words.length <= LONGEST_ENTRY && isAt(phrase, words, 0)
    if (mark === 'counted') return isAt(phrase, words, 1) && NUMBER.test(words[0]!)
    return words.includes(phrase[0]!) && words.filter((word) => !NUMBER.test(word)).length <= 2
  })
}

function isAt(phrase: readonly string[], words: readonly string[], at: number): boolean {
  return at >= 0 && phrase.every((word, k) => words[at + k] === word)
}

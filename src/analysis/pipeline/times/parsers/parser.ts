/** A chrono parser whose results carry a meaning that is resolved later, in text order. */
import { type Parser, type ParsingContext, ParsingResult } from 'chrono-node'
import type { Meaning } from '../meaning.ts'

/** What an expression can be joined with: “noon” (clock) and “Friday” (day) make one (a moment), “Friday” and “April” do not. */
export type Role = 'day' | 'weekdays' | 'clock' | 'moment' | 'date' | 'duration' | 'set' | 'vague'

/** What a parser reads out of a match; `text` when only a part of the match is the expression. */
export interface Reading {
  role: Role
  meaning: Meaning
  text?: string
}

export class TimeResult extends ParsingResult {
  readonly role: Role
  readonly meaning: Meaning

  constructor(context: ParsingContext, index: number, text: string, role: Role, meaning: Meaning) {
    super(context.reference, index, text)
    this.role = role
    this.meaning = meaning
  }
}

/** A run of blanks is gone through from each of its places, so that its length must be bounded. */
const bounded = (pattern: string) =>
  new RegExp(pattern.replaceAll('\\s+', '\\s{1,3}').replaceAll('\\s*', '\\s{0,3}'), 'i')

const NOTHING = /^(?!)/

/**
 * A parser of one kind of expression. `pattern` is matched without regard to case; `read` answers null when the match is
 * none after all. `before` is the text up to the match, at most 80 characters of it. `sign`, for patterns that begin with
 * what stands everywhere (“a”, “two”), is what every text with such an expression has and most have not: a text without it
 * is told sooner by it than by the pattern.
 */
export function timeParser(
  pattern: string,
  read: (match: RegExpExecArray, before: string, after: string) => Reading | null,
  sign?: string,
): Parser {
  const regexp = bounded(pattern)
  const signs = sign === undefined ? null : bounded(sign)
  return {
    pattern: ({ text }) => (signs === null || signs.test(text) ? regexp : NOTHING),
    extract(context, match) {
      const { text } = context
      const index = match.index!
      // chrono cuts the text after each match, so that a cut inside a word looks like a word's start.
      if (index > 0 && /\w/.test(text[index]!) && /\w/.test(text[index - 1]!)) return null
      const end = index + match[0].length
      const reading = read(
        match as RegExpExecArray,
        text.slice(Math.max(0, index - 80), index),
        text.slice(end, end + 40),
      )
      if (!reading) return null
      const inner = reading.text ?? match[0]
      const at = index + Math.max(0, match[0].lastIndexOf(inner))
      return new TimeResult(context, at, inner, reading.role, reading.meaning)
    },
  }
}

/** What stands between two words of a passage. */
import { hasFiniteVerb } from './content.ts'
import { cuesAt, isVerb } from './lexicon.ts'
import type { Word } from './passage.ts'
import type { Phrase } from './phrases.ts'

/** Only conjunctions, adverbs and commas stand between. */
export function onlyLinks(words: readonly Word[], first: number, last: number): boolean {
  for (let i = first; i <= last; i++)
    if (!/^(?:CCONJ|ADV|PUNCT|INTJ)$/.test(words[i]!.pos) || words[i]!.stretch >= 0) return false
  return true
}

/** A cue verb stands from one word up to another; with `takes`, one that takes such content. */
export function cueStands(words: readonly Word[], from: number, to: number, takes?: string): boolean {
  for (let i = from; i < to; i++)
    if (
      words[i]!.pos === 'VERB' &&
      cuesAt(words, i).some((cue) => isVerb(cue) && (takes === undefined || cue.entry.takes.has(takes)))
    )
      return true
  return false
}

/** Index of the first comma from one word to another, both included; -1 without one. */
export function commaWithin(words: readonly Word[], from: number, to: number): number {
  for (let i = from; i <= to; i++) if (words[i]!.text === ',') return i
  return -1
}

/** “a letter to Ada Moss | , who said it was late”: the first comma, where it leads from words without a verb to a clause about them; else -1. */
export function commaOfRelative(words: readonly Word[], from: number, to: number): number {
  const comma = commaWithin(words, from, to)
  const describes = comma > from && /^(?:who|whose|which|where)$/.test(words[comma + 1]?.lower ?? '')
  return describes && !hasFiniteVerb(words, { first: from, last: comma }) ? comma : -1
}

/** A word from the first to the last stands in quotation marks. */
export function holdsQuotation(words: readonly Word[], { first, last }: Phrase): boolean {
  for (let i = first; i <= last; i++) if (words[i]!.stretch >= 0) return true
  return false
}

/** Index of the first opening mark from the first word to the last; the last where none stands before it. */
export function openingMark(words: readonly Word[], { first, last }: Phrase): number {
  let open = first
  while (open < last && words[open]!.mark !== 'open') open++
  return open
}

/** Index of the closing mark, or last word, of the stretch opened at `open`. */
export function stretchEnd(words: readonly Word[], open: number): number {
  let i = open
  while (words[i + 1]?.stretch === words[open]!.stretch) i++
  return i
}

/** First word after the comma, quotation or conjunction before `at`. */
export function clauseStart(words: readonly Word[], at: number, low: number): number {
  let first = at
  while (
    first > low &&
    words[first - 1]!.stretch < 0 &&
    !/^(?:CCONJ|SCONJ)$/.test(words[first - 1]!.pos) &&
    !/^(?:after|before|since|until)$/.test(words[first - 1]!.lower) &&
    !/^[,:;–—]$/.test(words[first - 1]!.text)
  )
    first--
  return first
}

/** A finite verb comes before the next comma or conjunction. */
export function clauseFollows(words: readonly Word[], from: number, high: number): boolean {
  for (let i = from; i <= high; i++) {
    const word = words[i]!
    if (word.pos === 'SCONJ' || /^[,.;:)\]]$/.test(word.text) || /^(?:who|which|that)$/.test(word.lower)) return false
    if (hasFiniteVerb(words, { first: i, last: i })) return true
  }
  return false
}

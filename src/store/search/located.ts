/** Where in a text the words stand that a query found. */
import { indexWord } from '../words.ts'
import { allPhrasesOf, isAt, mayStand, phrasesOf, type Sought, type Term } from './sought.ts'

interface Stretch {
  start: number
  end: number
}

/** An indexed word and where it stands. */
type Place = Stretch & { word: string }

const longest = 60

/** Stands in a record’s text where something was left out: what stands on both sides of it does not follow each other. */
export const leftOut = ' … '

/** The words of a text as they are indexed, each with where it stands. */
export function wordsIn(text: string): Place[] {
  return wordsFrom(text, 0, Number.POSITIVE_INFINITY).words
}

/** Words have no more letters than these of ASCII; of others it depends on what they fold to. */
const partOfWord = (code: number) =>
  code > 0x7f ||
  (code > 0x60 && code < 0x7b) ||
  (code > 0x40 && code < 0x5b) ||
  (code > 0x2f && code < 0x3a) ||
  code === 0x27

/**
 * Words from a place on between two words.
 * @param wanted words; there may be more of the last stretch without a gap.
 * @returns `first`: how many are of the first stretch, and `end`, where that ends.
 */
function wordsFrom(text: string, from: number, wanted: number): { words: Place[]; first: number; end: number } {
  const words: Place[] = []
  let [first, firstEnd] = [-1, text.length]
  for (let at = from; at < text.length && words.length < wanted; ) {
    while (at < text.length && !partOfWord(text.charCodeAt(at))) at++
    const start = at
    let ascii = true
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (!partOfWord(code)) break
      if (code > 0x7f || code === 0x27) ascii = false
    }
    if (at > start && ascii)
      words.push({ word: indexWord(text.slice(start, Math.min(at, start + longest)).toLowerCase()), start, end: at })
    else if (at > start) words.push(...foldedWords(text, start, at))
    if (first < 0) [first, firstEnd] = [words.length, at]
  }
  return { words, first: Math.max(first, 0), end: firstEnd }
}

/** The words of a stretch in which letters may have to be folded. */
function foldedWords(text: string, from: number, to: number): Place[] {
  let joined = ''
  /** Of each character that was folded, where it is in the text, and where the next begins. */
  const [starts, ends]: [number[], number[]] = [[], []]
  for (const { 0: all, index } of text.slice(from, to).matchAll(/./gsu)) {
    const letters = all.normalize('NFKD').replace(/[\p{M}'’]/gu, '')
    joined += letters
    for (let i = 0; i < letters.length; i++) {
      starts.push(from + index)
      ends.push(from + index + all.length)
    }
  }
  const lower = joined.toLowerCase()
  const folded = lower.length === joined.length ? lower : joined
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: indexWord(word.slice(0, longest)),
    start: starts[index]!,
    end: ends[index + word.length - 1]!,
  }))
}

/** Where each phrase of a query stands in a text. */
export const occurrences = (sought: Sought): ((text: string) => Stretch[][]) => occurrencesOf(phrasesOf(sought))

/** Whether a text meets a query: the same as to ask its indexed words. */
export function meeting(sought: Sought): (text: string) => boolean {
  const phrases = allPhrasesOf(sought)
  const occur = occurrencesOf(phrases)
  const places = new Map(phrases.map((phrase, i) => [phrase, i]))
  return (text) => {
    const found = occur(text)
    const holds = (one: Sought): boolean => {
      if ('any' in one) return one.any.some(holds)
      if ('all' in one) return one.all.every(holds) && !one.none.some(holds)
      return found[places.get(one.phrase)!]!.length > 0
    }
    return holds(sought)
  }
}

/** Where each phrase stands in a text: the same as to look at all of its words, without looking at most. */
function occurrencesOf(phrases: readonly (readonly Term[])[]): (text: string) => Stretch[][] {
  const longestPhrase = Math.max(...phrases.map((phrase) => phrase.length))
  const candidates = mayStand(phrases.map((phrase): Term => phrase[0]!))
  return (text) => {
    const found: Stretch[][] = phrases.map(() => [])
    candidates.lastIndex = 0
    for (let hit = candidates.exec(text); hit; hit = candidates.exec(text)) {
      let start = hit.index
      while (start > 0 && partOfWord(text.charCodeAt(start - 1))) start--
      const { words, first, end } = wordsFrom(text, start, longestPhrase)
      // A stretch of many words has to be looked at as far as a phrase of its last reaches.
      const all = first > 1 ? wordsFrom(text, start, first + longestPhrase - 1).words : words
      const stems = all.map(({ word }) => word)
      for (const [i, phrase] of phrases.entries())
        for (let at = 0; at < first; at++)
          if (isAt(stems, at, phrase)) {
            const [start, end] = [all[at]!.start, all[at + phrase.length - 1]!.end]
            if (phrase.length === 1 || !text.slice(start, end).includes(leftOut)) found[i]!.push({ start, end })
          }
      candidates.lastIndex = Math.max(end, hit.index + 1)
    }
    return found
  }
}

/** The stretches of a text that have a phrase of a query, in its order; those that touch each other are one. */
export function located(sought: Sought): (text: string) => Stretch[] {
  const occur = occurrences(sought)
  return (text) => {
    const found = occur(text).flat()
    found.sort((a, b) => a.start - b.start || b.end - a.end)
    const apart: Stretch[] = []
    for (const { start, end } of found) {
      const last = apart.at(-1)
      if (last && start < last.end) last.end = Math.max(last.end, end)
      else apart.push({ start, end })
    }
    return apart
  }
}

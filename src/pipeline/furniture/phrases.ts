/** Finds the phrases of a word list in a line, whole words only, in one pass over its words. */
import { wordList } from '../../data.ts'

export type PhraseFinder = (text: string) => { phrase: string; value: string }[]

/** A finder for the rows of `data/furniture/NAME.tsv`: phrase, then its value. The longest phrase at a place is taken. */
export function phraseFinder(name: string): PhraseFinder {
  const rows = new Map<string, string>()
  let longest = 1
  for (const [phrase, value] of wordList('furniture', name)) {
    rows.set(phrase!, value!)
    longest = Math.max(longest, phrase!.split(' ').length)
  }
  return (text) => {
    const words = wordsOf(text)
    const found: { phrase: string; value: string }[] = []
    for (let i = 0; i < words.length; i++) {
      for (let length = Math.min(longest, words.length - i); length > 0; length--) {
        const phrase = words.slice(i, i + length).join(' ')
        const value = rows.get(phrase)
        if (value === undefined) continue
        found.push({ phrase, value })
        i += length - 1
        break
      }
    }
    return found
  }
}

/** Lower-case words, with inner hyphens and apostrophes; `&` and `©` count as words. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|[&©]/gu) ?? []
  )
}

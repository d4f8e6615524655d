/** Finds the phrases of a word list in a line, whole words only. */
import { wordList } from '../../data.ts'

export type PhraseFinder = (words: readonly string[]) => { phrase: string; value: string }[]

/** A finder for the rows of `data/furniture/NAME.tsv`: phrase, then its value. The longest phrase at a place is taken. */
export function phraseFinder(name: string): PhraseFinder {
  const byFirst = new Map<string, { phrase: string; words: string[]; value: string }[]>()
  for (const [phrase, value] of wordList('furniture', name)) {
    const words = phrase!.split(' ')
    const rows = byFirst.get(words[0]!) ?? []
    rows.push({ phrase: phrase!, words, value: value! })
    byFirst.set(words[0]!, rows)
  }
  for (const rows of byFirst.values()) rows.sort((a, b) => b.words.length - a.words.length)
  return (words) => {
    const found: { phrase: string; value: string }[] = []
    for (let i = 0; i < words.length; i++) {
      const row = byFirst.get(words[i]!)?.find((row) => row.words.every((word, j) => words[i + j] === word))
      if (!row) continue
      found.push({ phrase: row.phrase, value: row.value })
      i += row.words.length - 1
    }
    return found
  }
}

const WORD = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|[&©]/gu

/** Lower-case words, with inner hyphens and apostrophes; `&` and `©` count as words. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(WORD) ?? []
}

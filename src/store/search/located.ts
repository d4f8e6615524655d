/** Where in a text the words stand that a query found. */
import { stem } from '../words.ts'
import { isAt, phrasesOf, type Sought } from './sought.ts'

interface Stretch {
  start: number
  end: number
}

/** The words of a text as they are indexed, each with where it stands. */
export function wordsIn(text: string): (Stretch & { word: string })[] {
  let folded = ''
  /** Of each character that was folded, where it is in the text, and where the next begins. */
  const [starts, ends]: [number[], number[]] = [[], []]
  for (const { 0: all, index } of text.matchAll(/[\0-\x7f]|[^\0-\x7f]/gu)) {
    const plain = all.normalize('NFKD').replace(/[\p{M}'’]/gu, '')
    const lower = plain.toLowerCase()
    const letters = lower.length === plain.length ? lower : plain
    folded += letters
    for (let i = 0; i < letters.length; i++) {
      starts.push(index)
      ends.push(index + all.length)
    }
  }
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: stem(word.slice(0, 60)),
    start: starts[index]!,
    end: ends[index + word.length - 1]!,
  }))
}

/** The stretches of a text that have a phrase of a query, in its order; those that touch each other are one. */
export function located(text: string, sought: Sought): Stretch[] {
  const words = wordsIn(text)
  const all = words.map(({ word }) => word)
  const found = phrasesOf(sought).flatMap((phrase) =>
    all.flatMap((_, at) =>
      isAt(all, at, phrase) ? [{ start: words[at]!.start, end: words[at + phrase.length - 1]!.end }] : [],
    ),
  )
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Stretch[] = []
  for (const { start, end } of found) {
    const last = apart.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}

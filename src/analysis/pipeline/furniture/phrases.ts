/** Finds the phrases of a word list in a line, whole words only. */
import { wordList } from '../../../data.ts'
import { codeAt } from '../../code-at.ts'

export interface Found {
  phrase: string
  value: string
}

interface Row {
  phrase: string
  words: string[]
  value: string
}

export type PhraseFinder = (words: readonly string[]) => Found[]

/** A finder for the rows of `data/furniture/NAME.tsv`: phrase, then its value. The longest phrase at a place is taken. */
export function phraseFinder(name: string): PhraseFinder {
  const byFirst = new Map<string, Row[]>()
  for (const [phrase, value] of wordList('furniture', name)) {
    const words = phrase!.split(' ')
    const rows = byFirst.get(words[0]!) ?? []
    rows.push({ phrase: phrase!, words, value: value! })
    byFirst.set(words[0]!, rows)
  }
  for (const rows of byFirst.values()) rows.sort((a, b) => b.words.length - a.words.length)
  return (words) => {
    const found: Found[] = []
    for (let i = 0; i < words.length; i++) {
      const row = firstAt(words, i, byFirst.get(words[i]!))
      if (!row) continue
      found.push(row)
      i += row.words.length - 1
    }
    return found
  }
}

/** The first of the rows whose words stand at a place. No closures: it is asked for every word of a page. */
function firstAt(words: readonly string[], at: number, rows: readonly Row[] | undefined): Row | null {
  if (rows === undefined) return null
  for (const row of rows) {
    let same = 1
    while (same < row.words.length && row.words[same] === words[at + same]) same++
    if (same === row.words.length) return row
  }
  return null
}

const MAY_BE_GLUED = /[a-z)\u00aa-\u1fff\u2c00-\uffff][A-Z\u00aa-\u1fff\u2c00-\uffff]/

/** Whether a small letter, or a bracket, may stand right before a capital: false for most lines, in less time than patterns of all letters take. */
export function mayBeGlued(text: string): boolean {
  return MAY_BE_GLUED.test(text)
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[&©]/gu

/** Lower-case words, with inner hyphens and apostrophes; `&` and `©` count as words. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  return quickWords(lower) ?? lower.replaceAll('’', "'").match(WORD) ?? []
}

const [OTHER, LETTER, JOINER, ALONE, UNKNOWN] = [0, 1, 2, 3, 4]
/** What a character is to a word, by its code up to the end of Latin; most lines hold no others but punctuation. */
const classes = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (sign === "'" || sign === '-') return JOINER
  return /[&©]/.test(sign) ? ALONE : /[\p{L}\p{N}]/u.test(sign) ? LETTER : OTHER
})

function classOf(code: number): number {
  if (code < 0x250) return classes[code]!
  if (code === 0x2019) return JOINER
  return code >= 0x2010 && code < 0x2060 ? OTHER : UNKNOWN
}

/** The words as `WORD` finds them, in one pass; null when a character is of a script that the pass does not know. */
function quickWords(text: string): string[] | null {
  const words: string[] = []
  let from = -1
  let curly = false
  const { length } = text
  for (let i = 0; i <= length; i++) {
    const code = i < length ? codeAt(text, i) : 0x20
    const is = classOf(code)
    if (is === LETTER) {
      if (from < 0) from = i
      continue
    }
    if (is === UNKNOWN) return null
    if (from >= 0) {
      if (is === JOINER && i + 1 < length && classOf(codeAt(text, i + 1)) === LETTER) {
        curly ||= code === 0x2019
        continue
      }
      const word = text.slice(from, i)
      words.push(curly ? word.replaceAll('’', "'") : word)
      from = -1
      curly = false
    }
    if (is === ALONE) words.push(text[i]!)
  }
  return words
}

/** An article's text in a page's scripts: the state from which a framework draws the page. */
import { codeAt } from '../../code-at.ts'
import { wordsOf } from '../../pipeline/furniture/phrases.ts'
import { isEnded, proseWords } from '../../pipeline/furniture/prose.ts'

/** In characters: what is read of a page's scripts. */
const MOST_READ = 4_000_000
/** In characters, and in words: what is kept of a key's strings, at least. */
const SHORTEST = 12
const FEWEST_WORDS = 3
/** JSON in a string of JSON is looked into so deep. */
const DEEPEST = 2
/** A key and its value inside a string. */
const HOLDS_DATA = /"\s{0,3}[:,]\s{0,3}["[{]/
/** The key right before a value. */
const KEY = /([\w$-]{1,40})\\?["']?\s{0,3}:\s{0,3}$/
const KEY_REACH = 50
/** Share of the headline's words that the text has at least. */
const LEAST_SHARED = 0.15

/** Strings under one key, in the scripts' order. */
interface Told {
  pieces: Set<string>
  /** Words of their sentences. */
  prose: number
}

/**
 * The strings of the key that holds most words of sentences, among the keys whose strings share words with the headline:
 * an article's HTML, or its paragraphs each by itself. Joined by line feeds; null when no key holds any.
 */
export function bodyInScripts(scripts: readonly string[], headline: string): string | null {
  const keys = new Map<string, Told>()
  let left = MOST_READ
  for (const script of scripts) {
    if (script.length > left) break
    left -= script.length
    collect(script, keys, DEEPEST)
  }
  const named = new Set(wordsOf(headline).filter((word) => word.length > 3))
  let best: Told | null = null
  for (const told of keys.values()) {
    if (told.prose === 0 || (best !== null && told.prose <= best.prose)) continue
    const words = new Set(wordsOf([...told.pieces].join(' ')))
    const shared = [...named].filter((word) => words.has(word)).length
    if (shared > 0 && shared >= named.size * LEAST_SHARED) best = told
  }
  return best === null ? null : [...best.pieces].join('\n')
}

function collect(script: string, keys: Map<string, Told>, depth: number): void {
  for (const { start, end } of stringsOf(script)) {
    if (end - start < SHORTEST) continue
    const text = unescaped(script.slice(start, end))
    if (depth > 0 && HOLDS_DATA.test(text)) {
      collect(text, keys, depth - 1)
      continue
    }
    if (wordsOf(text).length < FEWEST_WORDS) continue
    const key = KEY.exec(script.slice(Math.max(0, start - 1 - KEY_REACH), start - 1))?.[1] ?? ''
    const told = keys.get(key) ?? { pieces: new Set<string>(), prose: 0 }
    keys.set(key, told)
    if (told.pieces.has(text)) continue
    told.pieces.add(text)
    told.prose += proseOf(text)
  }
}

/** The strings in double quotation marks, in one pass. What runs over the end of its line is none. */
function* stringsOf(script: string): Iterable<{ start: number; end: number }> {
  let open = -1
  const { length } = script
  for (let i = 0; i < length; i++) {
    const code = codeAt(script, i)
    if (code === BACKSLASH) i++
    else if (code === LINE_FEED) open = -1
    else if (code === QUOTE) {
      if (open < 0) open = i + 1
      else {
        yield { start: open, end: i }
        open = -1
      }
    }
  }
}

const [LINE_FEED, QUOTE, BACKSLASH] = [10, 34, 92]
const ESCAPES: Record<string, string> = { n: '\n', r: '\n', t: ' ', b: '', f: ' ' }

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gs, (_, wide, narrow, letter) =>
    letter === undefined ? String.fromCharCode(Number.parseInt(wide ?? narrow, 16)) : (ESCAPES[letter] ?? letter),
  )
}

/** Words of the sentences in a text or a piece of HTML. */
function proseOf(text: string): number {
  let sum = 0
  for (const line of text.split(/<\/?(?:p|div|h\d|li|br)\b[^>]{0,500}>|\n/i)) {
    const clean = line.replace(/<[^>]{0,500}>/g, '').trim()
    sum += proseWords(clean, isEnded(clean))
  }
  return sum
}

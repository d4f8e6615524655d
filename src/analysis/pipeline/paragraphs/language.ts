/** Tells the language of a text by its scripts and commonest words. */
import { languages, stopwordCounts } from '../stopwords.ts'

/** Words looked at; enough to be sure, and the same time for a long text as for a short one. */
const SAMPLE = 300
/** Fewer words than this tell nothing. */
const FEWEST_WORDS = 12

/** Scripts that by themselves leave one language, or none that can be told. */
const scripts: [RegExp, string | null][] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Thai}/gu, 'th'],
  [
    /\p{sc=Arabic}|\p{sc=Cyrillic}|\p{sc=Devanagari}|\p{sc=Bengali}|\p{sc=Tamil}|\p{sc=Telugu}|\p{sc=Georgian}|\p{sc=Armenian}/gu,
    null,
  ],
]

/** Ranges that hold some signs beside the letters: Unicode’s own class of letters takes longer. */
const WORD = /[a-z\u00aa-\u1fff\u2c00-\uffff][a-z\u00aa-\u1fff\u2c00-\uffff’'-]*/g

/** A letter that is not Latin. */
const OTHER_SCRIPT = /[\u0370-\u1dff\u2c00-\ufaff\u{10000}-\u{1f0ff}\u{20000}-\u{3ffff}]/u

/** So many times as many words must a language have as the next. */
const CLEARLY = 1.3
/** Running text has a quarter of its words in the list of its language; with fewer than this it is in another. */
const LEAST_STATED = 0.1
/** Words that must be looked at before a page is contradicted. */
const ENOUGH_WORDS = 40

/**
 * The language that a page states, unless its text has hardly a word of that language's list: templates keep the tag of
 * the language that they were made for.
 */
export function statedLanguage(stated: string | null, text: string): string | null {
  const language = languages.indexOf((stated ?? '').slice(0, 2).toLowerCase())
  if (language < 0) return stated
  const words = wordsOf(text.slice(0, SAMPLE * 8))
  if (words.length < ENOUGH_WORDS) return stated
  const counts = stopwordCounts(words)
  const own = counts[language]!
  return own < words.length * LEAST_STATED || own * CLEARLY < Math.max(...counts) ? null : stated
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD)?.slice(0, SAMPLE) ?? []
}

/**
 * ISO 639-1 code of the language a text is written in; null when the text is too short, mixed, or in a language or
 * script that stands for several. A quarter of running text in any of the listed languages is words of its list.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE * 8)
  const letters = OTHER_SCRIPT.test(sample) ? (sample.match(/\p{L}/gu)?.length ?? 0) : 0
  for (const [script, language] of letters > 0 ? scripts : []) {
    const count = sample.match(script)?.length ?? 0
    // Japanese mixes in Chinese characters, so a fifth of its own letters is enough.
    if (count > letters * (language === 'ja' ? 0.2 : 0.5)) return count >= FEWEST_WORDS ? language : null
  }
  const words = wordsOf(sample)
  if (words.length < FEWEST_WORDS) return null
  const counts = stopwordCounts(words)
  const [best, second] = counts.toSorted((a, b) => b - a)
  if (best! < words.length * 0.2 || best! < second! * CLEARLY) return null
  return languages[counts.indexOf(best!)]!
}

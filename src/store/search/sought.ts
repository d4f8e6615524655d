/** What a query looks for among indexed words, which are stems. */
import { bareLetters, indexWord, indexWords, words } from '../words.ts'
import type { Phrase, Query } from './query.ts'

/** A word in an index: one of several, or one with a beginning. */
export interface Term {
  exact: readonly string[]
  start: string | null
}

/** A query over indexed words; of a phrase only the last term has more than one word that it may be. */
export type Sought =
  | { phrase: readonly Term[] }
  | { all: readonly Sought[]; none: readonly Sought[] }
  | { any: readonly Sought[] }

/** What a query looks for in a text. */
export function soughtIn(query: Query): Sought {
  return mapped(query, ({ words, prefix }) => ({
    phrase: words.map((word, i) =>
      prefix && i === words.length - 1 ? beginning(bareLetters(word)) : { exact: [indexWord(word)], start: null },
    ),
  }))
}

/** Stands before words that are told from others in their index: no stem begins so. */
const told = '·'

/** The words of names as they are indexed to be found by their beginnings. */
export function nameWords(names: readonly string[]): string[] {
  const found = new Set<string>()
  for (const name of names) for (const word of words(name)) found.add(told + bareLetters(word))
  return [...found]
}

/** The words of a headline as they are indexed beside those of the text that it begins. */
export function headlineWords(headline: string): string[] {
  return indexWords(headline).map((word) => told + word)
}

/** What a query looks for in a text, looked for in its headline; what the text must not have is not asked. */
export function soughtInHeadline(sought: Sought): Sought {
  if ('any' in sought) return { any: sought.any.map(soughtInHeadline) }
  if ('all' in sought) return { all: sought.all.map(soughtInHeadline), none: [] }
  return {
    phrase: sought.phrase.map(({ exact, start }) => ({
      exact: exact.map((word) => told + word),
      start: start === null ? null : told + start,
    })),
  }
}

/** What a query looks for among names and roles: every word may be the beginning of one of a name. */
export function soughtAmongNames(query: Query): Sought {
  return mapped(query, (phrase) => {
    if (phrase.quoted) return soughtIn(phrase)
    const terms = phrase.words.map((word) => ({ exact: [indexWord(word)], start: told + bareLetters(word) }))
    return terms.length === 1 ? { phrase: terms } : { all: terms.map((term) => ({ phrase: [term] })), none: [] }
  })
}

/** A query with every phrase as `phraseOf` has it. */
function mapped(query: Query, phraseOf: (phrase: Phrase) => Sought): Sought {
  if ('any' in query) return { any: query.any.map((one) => mapped(one, phraseOf)) }
  if ('all' in query)
    return { all: query.all.map((one) => mapped(one, phraseOf)), none: query.none.map((one) => mapped(one, phraseOf)) }
  return phraseOf(query)
}

/** Words that begin so. Of a plural the beginning may reach into the ending that its stem lacks. */
function beginning(start: string): Term {
  const exact = [indexWord(start), ...(/.ie?$/.test(start) ? [start.replace(/ie?$/, 'y')] : [])]
  return { exact: [...new Set(exact)].filter((word) => !word.startsWith(start)), start }
}

/** Stands among the words of a text of which an index does not know all places. */
export const imprecise = told.repeat(2)

/**
 * What a text must have, as a whole, when a part of it meets a query: nothing that it lacks.
 * @param phraseOf what it must have of a phrase of several words.
 */
function ofWhole(sought: Sought, phraseOf: (phrase: readonly Term[]) => Sought): Sought {
  const of = (one: Sought) => ofWhole(one, phraseOf)
  if ('any' in sought) return { any: sought.any.map(of) }
  if ('all' in sought) return { all: sought.all.map(of), none: [] }
  return sought.phrase.length === 1 ? sought : phraseOf(sought.phrase)
}

/** The same of a text of which an index knows all places. */
export const necessary = (sought: Sought): Sought => ofWhole(sought, (phrase) => ({ phrase }))

/**
 * The same of any text: of a phrase its words.
 * @param common words that tell too little to be asked for, where others of their phrase are.
 */
export const necessaryWords = (sought: Sought, common: ReadonlySet<string> = new Set()): Sought =>
  ofWhole(sought, (phrase) => {
    const rare = phrase.filter(({ exact, start }) => start !== null || !exact.some((word) => common.has(word)))
    return { all: (rare.length > 0 ? rare : phrase).map((term) => ({ phrase: [term] })), none: [] }
  })

/** The same of one of which it does not. */
export const necessaryOfImprecise = (sought: Sought): Sought => ({
  all: [{ phrase: [{ exact: [imprecise], start: null }] }, necessaryWords(sought)],
  none: [],
})

/** Whether an indexed word is one of a term. */
export function isOf(word: string, { exact, start }: Term): boolean {
  return exact.includes(word) || (start !== null && word.startsWith(start))
}

/** Whether a text with these indexed words meets a query. */
export function meets(all: readonly string[], sought: Sought): boolean {
  if ('any' in sought) return sought.any.some((one) => meets(all, one))
  if ('all' in sought) return sought.all.every((one) => meets(all, one)) && !sought.none.some((one) => meets(all, one))
  return all.some((_, at) => isAt(all, at, sought.phrase))
}

/** Whether a phrase begins at a word. */
export function isAt(all: readonly string[], at: number, phrase: readonly Term[]): boolean {
  return at + phrase.length <= all.length && phrase.every((term, i) => isOf(all[at + i]!, term))
}

/** The phrases that a text is asked to have, and not those that it is to lack. */
export function phrasesOf(sought: Sought): (readonly Term[])[] {
  if ('any' in sought) return sought.any.flatMap(phrasesOf)
  return 'all' in sought ? sought.all.flatMap(phrasesOf) : [sought.phrase]
}

/** All phrases of a query. */
export function allPhrasesOf(sought: Sought): (readonly Term[])[] {
  if ('any' in sought) return sought.any.flatMap(allPhrasesOf)
  return 'all' in sought ? [...sought.all, ...sought.none].flatMap(allPhrasesOf) : [sought.phrase]
}

/** Whether a query has the beginning of a word that is longer than so many letters. */
export function hasBeginning(sought: Sought, letters: number): boolean {
  const has = (one: Sought) => hasBeginning(one, letters)
  if ('any' in sought) return sought.any.some(has)
  if ('all' in sought) return [...sought.all, ...sought.none].some(has)
  return sought.phrase.some(({ start }) => start !== null && start.length > letters)
}

/** Letters beyond ASCII may fold to the ones that are asked for; punctuation does not. */
const unfolded = '[^\\0-\\x7f\\xa0£€‐-›]'

/** What stands where a term does in a text whose letters need no folding: a pattern. */
function patternOf({ exact, start }: Term): string {
  // A plural’s “ies” is indexed as “y”, and apostrophes are left out.
  const beginnings = [...exact.map((word) => word.replace(/(?<=.)y$/, '')), ...(start === null ? [] : [start])]
  return beginnings.map((word) => [...word].join("['’]*")).join('|')
}

/** Finds quickly each place of a text where one of some terms may begin, or letters stand that need folding. */
export const mayStand = (terms: readonly Term[]): RegExp =>
  new RegExp(`(?<![a-z\\d])(?:${terms.map(patternOf).join('|')})|${unfolded}`, 'gi')

/** Apostrophes inside a word, of which none has so many. */
const apostrophes = "['’]{1,8}"
/** Where a word begins, in JSON as well: behind no letter or digit but the last of an escape. */
const wordStart = `(?<![a-z\\d](?<!\\\\(?:[a-z]|u[\\da-f]{4}))(?:${apostrophes})?)`
/** What may stand between two words in a row: the end of one, and no letters, in JSON as well. */
const between = `[a-z\\d]*(?:${apostrophes}[a-z\\d]+)*(?:\\\\(?:u[\\da-f]{4}|.)|[^a-z\\d\\\\])+`

const folded = new RegExp(unfolded)
/** Most texts that need none are of ASCII alone, which is told sooner. */
const needsFolding = (text: string) => Buffer.byteLength(text) > text.length && folded.test(text)

/** Tells quickly of most texts that they do not meet a query; what it lets through is still to be looked at. */
export function sieve(sought: Sought): (text: string) => boolean {
  const test = tester(sought)
  return (text) => test(text) || needsFolding(text)
}

function tester(sought: Sought): (text: string) => boolean {
  if ('phrase' in sought) {
    const words = sought.phrase.map((term) => `(?:${patternOf(term)})`)
    // Were the first of several looked for inside words, too, long ones would be followed to their end from each letter.
    const pattern = new RegExp((words.length > 1 ? wordStart : '') + words.join(between), 'i')
    return (text) => pattern.test(text)
  }
  const tests = ('any' in sought ? sought.any : sought.all).map(tester)
  return 'any' in sought ? (text) => tests.some((test) => test(text)) : (text) => tests.every((test) => test(text))
}

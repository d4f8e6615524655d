/** Headlines whose words all open with a capital, read as sentences: “Council Warns Traders Over Rents” has no names. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { addToPhrase, bit, emptyPhrase, fold, type List, type PhraseTable, phraseKey } from './table.ts'

/** Words of grammar, which a headline may print either way. */
const grammar = new Set(wordList('names', 'grammar').map(([word]) => word!))
const particles = new Set(wordList('names', 'particle').map(([word]) => word!))
const bodies = new Set(wordList('names', 'body').map(([word]) => word!))
/** Fewest words of such a headline. */
const fewest = 4
/** Letters of the words of grammar that nothing but a headline opens with a capital. */
const longGrammar = 4
/** Words of the longest listed name. */
const longestPhrase = 5

const bits = (...lists: List[]) => lists.reduce((all, list) => all | bit(list), 0)
const names = bits('country', 'city', 'division', 'people', 'organisation', 'given')
const listed = bits('country', 'city', 'town', 'division', 'landform', 'organisation', 'person')
const heads = bits('head', 'site', 'landform')

const isInitial = (token: Token | undefined) => /^\p{Lu}\p{Ll}/u.test(token?.text ?? '')
const entryOf = (table: PhraseTable, folded: string) => table.get(phraseKey(addToPhrase(emptyPhrase, folded)))
const isNoun = (value: number) => ((value >>> 16) & 63) > 0
const isVerb = (value: number) => ((value >>> 22) & 31) > 0

/** What the table has of a word, or of what it is without the endings of plurals and of verbs. */
function known(table: PhraseTable, folded: string): { value: number; hasEnding: boolean } {
  const value = entryOf(table, folded)
  if (isNoun(value) || isVerb(value)) return { value, hasEnding: false }
  for (const stem of [
    folded.replace(/s$/, ''),
    folded.replace(/e[sd]$/, ''),
    folded.replace(/d$/, ''),
    folded.replace(/ing$/, ''),
  ])
    if (stem !== folded) {
      const of = entryOf(table, stem)
      if (isNoun(of) || isVerb(of)) return { value: of | (value & 0xffff), hasEnding: true }
    }
  return { value, hasEnding: false }
}

/** A headline’s tokens with the words that are no names in lower case; the tokens themselves where it is none. */
export function inSentenceCase(table: PhraseTable, tokens: readonly Token[]): readonly Token[] {
  const words = tokens.filter(({ text }) => /\p{L}/u.test(text))
  if (words.length < fewest || words.some(isSmall)) return tokens
  const kept = namesKept(table, tokens)
  let isHeadline = isPlural(table, tokens[0]!) && !kept.has(1) && isVerb(known(table, fold(tokens[1]!.text)).value)
  const lowered = tokens.map((token, i): Token => {
    if (kept.has(i)) return token
    const { value, hasEnding } = known(table, fold(token.text))
    const verb = token.pos === 'VERB' || (isVerb(value) && hasEnding)
    if (verb || (token.text.length >= longGrammar && grammar.has(token.text.toLowerCase()))) isHeadline = true
    const pos = token.pos === 'PROPN' ? (verb && token.text.endsWith('s') ? 'VERB' : 'NOUN') : token.pos
    return { start: token.start, end: token.end, text: token.text.toLowerCase(), pos }
  })
  return isHeadline && tokens.length - kept.size > 1 ? lowered : tokens
}

/** “Fans”, which a verb without an ending may follow. */
const isPlural = (table: PhraseTable, { text }: Token) =>
  text.endsWith('s') && isNoun(known(table, fold(text)).value) && known(table, fold(text)).hasEnding

/** A word that a headline in capitals would not print in lower case. */
const isSmall = ({ text }: Token) => /^\p{Ll}/u.test(text) && !grammar.has(text) && !particles.has(text)

/** The tokens that stay as they are: names as far as lists and their neighbours tell, and all that is no word in capitals. */
function namesKept(table: PhraseTable, tokens: readonly Token[]): Set<number> {
  const kept = new Set<number>()
  const opensWithName = !isOrdinary(table, tokens[0]!)
  for (let i = 0; i < tokens.length; i++) {
    for (let last = endOfPhrase(table, tokens, i); last > i; last--) kept.add(last).add(i)
    if (kept.has(i)) continue
    const token = tokens[i]!
    if (bodies.has(token.text) && /^(?:of|for)$/.test(tokens[i + 1]?.text ?? ''))
      for (const k of [i, i + 1, i + 2]) kept.add(k)
    else if (i === 0 || !isInitial(token)) kept.add(i)
    else if (!grammar.has(token.text.toLowerCase())) {
      const { value, hasEnding } = known(table, fold(token.text))
      const word = isNoun(value) || isVerb(value) || token.pos === 'VERB'
      const previous = (i > 1 || opensWithName) && kept.has(i - 1) && isInitial(tokens[i - 1])
      // “World Bank Loan”: a given name has a surname behind it.
      const called = value & bit('common') && !isInitial(tokens[i + 1]) ? names & ~bit('given') : names
      if (!word || (value & called && !hasEnding) || (previous && value & heads)) kept.add(i)
      else if (
        previous &&
        entryOf(table, fold(token.text)) & bit('surname') &&
        entryOf(table, fold(tokens[i - 1]!.text)) & bit('given')
      )
        kept.add(i)
    }
  }
  return kept
}

const isOrdinary = (table: PhraseTable, { text }: Token) => {
  const { value } = known(table, fold(text))
  return (isNoun(value) || isVerb(value)) && (!(value & names) || (value & bit('title')) !== 0)
}

/** Last token of the longest listed name of several words that opens at `first`; `first` when there is none. */
function endOfPhrase(table: PhraseTable, tokens: readonly Token[], first: number): number {
  let hash = emptyPhrase
  let end = first
  for (let i = first; i < tokens.length && i < first + longestPhrase; i++) {
    hash = addToPhrase(hash, fold(tokens[i]!.text))
    if (i > first && table.get(phraseKey(hash)) & listed) end = i
  }
  return end
}

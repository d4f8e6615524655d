/**
 * Nouns for people, money and the weather that open a sentence: “Dockers went on strike” names nobody, though a club may be
 * called so, nor do “Bonds slipped” and “Frost spoilt the grapes”.
 */
import { finiteForms } from '../cue-verbs.ts'
import type { SentenceWords } from './features.ts'
import { addToPhrase, bit, emptyPhrase, type PhraseTable, phraseKey } from './table.ts'
import { INITIAL, LOWER, PERSON, type Word } from './words.ts'

/** `Word.noun` of what is owned and owed. */
const POSSESSION = 22
/** `Word.noun` of natural phenomena and of substances. */
const NATURE = [20, 28]
const named = bit('organisation') | bit('country') | bit('people')

const speech = finiteForms()

/** Whether the sentence opens with such a noun, people and what is owned in the plural, and the document has it nowhere else in capitals. */
export function opensWithNoun(table: PhraseTable, sentence: SentenceWords): boolean {
  const [word, next] = sentence.words as [Word, Word | undefined]
  if (word.kind !== INITIAL || word.lists & named || sentence.isNamedElsewhere(0)) return false
  const plural = word.folded.endsWith('s')
  const singular = plural ? word.folded.slice(0, -1) : word.folded
  const noun = (table.get(phraseKey(addToPhrase(emptyPhrase, singular))) >>> 16) & 63
  if (noun === PERSON || noun === POSSESSION) return plural
  return NATURE.includes(noun) && next?.kind === LOWER && !speech.has(next.folded)
}

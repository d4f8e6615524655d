/** Nouns for people that open a sentence: “Dockers went on strike” names nobody, though a club may be called so. */
import type { SentenceWords } from './features.ts'
import { addToPhrase, bit, emptyPhrase, type PhraseTable, phraseKey } from './table.ts'
import { INITIAL } from './words.ts'

/** `Word.noun` of people. */
const PERSON = 19
const named = bit('organisation') | bit('country') | bit('people')

/** Whether the sentence opens with such a noun in the plural, and the document has it nowhere else in capitals. */
export function opensWithPeople(table: PhraseTable, sentence: SentenceWords): boolean {
  const word = sentence.words[0]!
  if (word.kind !== INITIAL || !word.folded.endsWith('s') || word.lists & named || sentence.isNamedElsewhere(0))
    return false
  const singular = word.folded.slice(0, -1)
  return ((table.get(phraseKey(addToPhrase(emptyPhrase, singular))) >>> 16) & 63) === PERSON
}

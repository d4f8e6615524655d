/** How rare words are in running English text: what two articles share tells the more, the rarer it is. */
import { hashText } from '../analysis/pipeline/names/hash.ts'
import { type Lexicon, loadLexicon } from '../analysis/pipeline/names/lexicon.ts'

/** Ranks that words which are not in the lexicon, and numbers which are not, are taken to have. */
const beyond = { word: 150_000, number: 20_000 }
/** Words up to about this rank tell nothing. */
const common = 20

let lexicon: Lexicon | undefined

/** 0 for the commonest word, 1 for one that is not among the 100,000 commonest. @param word in lower case. */
export function rarityOf(word: string): number {
  lexicon ??= loadLexicon()
  const row = lexicon.rowOf(word, hashText(word))
  const rank = row >= 0 ? row : /^\d+$/.test(word) ? beyond.number : beyond.word
  return Math.log(1 + rank / common) / Math.log(1 + beyond.word / common)
}

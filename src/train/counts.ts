/** How often each word of the lexicon is labelled as what, for the priors. */

import { hashText } from '../analysis/pipeline/names/hash.ts'
import type { Lexicon } from '../analysis/pipeline/names/lexicon.ts'
import { bit, fold as folded, listsOf, type PhraseTable } from '../analysis/pipeline/names/table.ts'
import { OUTSIDE, typeOf, types } from '../analysis/pipeline/names/tags.ts'
import { framesSource, type LabelledDocument } from './documents.ts'
import { classCount } from './prior.ts'

/** The lists that tell a type, for words that the texts may not have. */
const listsOfType = {
  person: bit('given') | bit('surname'),
  organisation: bit('organisation'),
  place: bit('country') | bit('city') | bit('town') | bit('division'),
  other: bit('people') | bit('event'),
} as const

/** A row of `classCount` a word: the root of how often it is labelled so, and one more for the lists it is on. */
export function countLabels(
  documents: readonly LabelledDocument[],
  table: PhraseTable,
  lexicon: Lexicon,
  words: readonly string[],
): Float32Array {
  const counts = new Float32Array(words.length * classCount)
  for (const { sentences, tags } of documents.filter(
    ({ isRestyled, source }) => !isRestyled && source !== framesSource,
  ))
    for (const [s, { tokens }] of sentences.entries())
      for (const [i, { text }] of tokens.entries()) {
        if (!/^\p{Lu}/u.test(text)) continue
        const tag = tags[s]![i]!
        // A capital at the start of a sentence or a quotation says nothing.
        if (tag === OUTSIDE && (i === 0 || /^["“‘'(:]$/.test(tokens[i - 1]!.text))) continue
        const form = folded(text)
        const row = lexicon.rowOf(form, hashText(form))
        if (row >= 0) counts[row * classCount + (tag === OUTSIDE ? types.length : typeOf(tag))]!++
      }
  for (let i = 0; i < counts.length; i++) counts[i] = Math.sqrt(counts[i]!)
  for (const [row, word] of words.entries()) {
    const lists = listsOf(table, word)
    for (const [type, name] of types.entries()) if (lists & listsOfType[name]) counts[row * classCount + type]!++
  }
  return counts
}

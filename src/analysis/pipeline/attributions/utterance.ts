/** Whether words in quotation marks are somebody’s words, or a title, a nickname, a term. */
import { hasFiniteVerb } from './content.ts'
import { isSaying } from './lexicon.ts'
import type { Word } from './passage.ts'
import type { Phrase } from './phrases.ts'

/** Fewest words of a clause that somebody says, of one that ends within its marks, and of what has no verb. */
const CLAUSE = 4
const CLOSED = 3
const PHRASE = 7

/** Capitals open more of the long words than not: “The Long Night of the Tide”. */
const TITLED = 0.5

/** Words inside marks that are quoted, as far as they tell themselves: nicknames and scare quotes are short and have no verb. */
export function isUtterance(words: readonly Word[], phrase: Phrase): boolean {
  if (phrase.first < 0 || isTitled(words, phrase)) return false
  let count = 0
  for (let i = phrase.first; i <= phrase.last; i++) if (/^[\p{L}\p{N}]/u.test(words[i]!.text)) count++
  const least = /[,.!?…]$/.test(words[phrase.last]!.text) ? CLOSED : CLAUSE
  return count >= PHRASE || (count >= least && hasFiniteVerb(words, phrase))
}

/** Words between a verb of saying and the quotation it follows. */
const reach = 12

/** ““We lost,” said somebody”: words that open a sentence and end in a comma, with a verb of saying before the clause ends. */
export function leadsToSaying(words: readonly Word[], { first, last }: Phrase): boolean {
  // “On “Talk of the Town,” he said”
  const before = words[first - 2]
  if (
    last < 0 ||
    (before && !/[.!?”"’]$/.test(before.text)) ||
    !/[,!?…]$/.test(words[last]!.text) ||
    words[last + 1]?.mark !== 'close'
  )
    return false
  for (let i = last + 2; i < words.length && i < last + 2 + reach; i++) {
    if (words[i]!.stretch >= 0 || /^[.,;:]$/.test(words[i]!.text)) return false
    if (words[i]!.pos === 'VERB' && isSaying(words[i])) return true
  }
  return false
}

/** The words are set as a title is: with capitals. */
export function isTitled(words: readonly Word[], { first, last }: Phrase): boolean {
  let capitals = 0
  let long = 0
  for (let i = first + 1; i <= last; i++) {
    const { text, name } = words[i]!
    if (text.length < 4 || name >= 0 || !/^\p{L}/u.test(text)) continue
    long++
    if (/^\p{Lu}/u.test(text)) capitals++
  }
  return long > 0 && capitals / long > TITLED
}

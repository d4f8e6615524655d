/** Whether words in quotation marks are somebody’s words, or a title, a nickname, a term. */
import { hasFiniteVerb } from './content.ts'
import { isSaying } from './lexicon.ts'
import type { Word } from './passage.ts'
import type { Phrase } from './phrases.ts'
import { isTitled } from './titles.ts'

/** Fewest words of a clause that somebody says, of one that ends within its marks, and of what has no verb. */
const CLAUSE = 4
const CLOSED = 3
const PHRASE = 7

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

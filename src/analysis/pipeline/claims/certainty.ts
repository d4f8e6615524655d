/** How certain a claim is made out to be: by its modals, hedges and conditions, else by its cue. */
import type { Claim } from '../../../../schemas/claim.ts'
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'

type Certainty = Claim['certainty']

const hedges = { content: new Map<string, Certainty>(), cue: new Map<string, Certainty>() }
for (const [word, certainty, place] of wordList('claims', 'certainty')) {
  hedges[place as keyof typeof hedges].set(word!, certainty as Certainty)
}

/**
 * Certainty of a claim from the tokens of its first sentence, and the base form of its cue. A condition outweighs a
 * hedge, and of several hedges the first counts: it stands in the main clause.
 */
export function certaintyOf(tokens: readonly Token[], lemma: string | null): Certainty {
  let first: Certainty | null = null
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (i > 0 && (token.text === '.' || token.text === '!' || token.text === '?')) break
    const word = token.text.toLowerCase()
    const found = hedges.content.get(word)
    if (!found || isOtherUse(tokens, i)) continue
    if (found === 'conditional') return found
    first ??= found
  }
  return first ?? hedges.cue.get(lemma ?? '') ?? 'certain'
}

/** “in May”, “as if”, “as soon as possible”, “if any”: no hedge. */
function isOtherUse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text.toLowerCase()
  const after = tokens[at + 1]?.text.toLowerCase()
  switch (tokens[at]!.text.toLowerCase()) {
    case 'may':
    case 'might':
      return tokens[at]!.text === 'May' ? at > 0 || tokens[at]!.pos === 'PROPN' : tokens[at]!.pos === 'NOUN'
    case 'if':
      return before === 'as' || before === 'what' || after === 'any' || after === 'not'
    case 'possible':
      return before === 'as'
    case 'expected':
      return after !== 'to' && before !== 'is' && before !== 'are'
    default:
      return false
  }
}

/** What a company does: “X is recalling 5,000 heaters”, “X posted a loss”, “X has laid off 300 workers”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'

/** By a form of the verb, the nouns of which one is in its object. */
const deeds = new Map<string, Set<string>>()
for (const [verbs, objects] of wordList('names', 'company-deed'))
  for (const verb of verbs!.split(' ')) {
    const nouns = deeds.get(verb) ?? new Set()
    for (const noun of objects!.split(' ')) nouns.add(noun)
    deeds.set(verb, nouns)
  }

/** How far behind the verb the noun stands, in tokens. */
const reach = 6
const auxiliary = /^(?:is|was|has|had|will|would|also|to|plans|says|be|been|may|could)$/
/** What an object ends at; “for” leads to what a firm files for. */
const closes = /^(?:[,.;:—–]|and|at|but|by|from|he|her|his|in|on|she|that|their|they|to|when|who|with)$/
const someone = /^(?:he|her|him|his|she)$/i

/** Whether the subject that ends at token `i` does what companies do, and nothing in the sentence calls it “he”. */
export function doesAsCompany(tokens: readonly Token[], i: number): boolean {
  let verb = i + 1
  while (verb < i + 4 && auxiliary.test(tokens[verb]?.text ?? '')) verb++
  const objects = deeds.get(tokens[verb]?.text ?? '')
  if (!objects) return false
  for (let k = verb + 1; k <= verb + reach && k < tokens.length && !closes.test(tokens[k]!.text); k++)
    if (objects.has(tokens[k]!.text)) return !tokens.slice(i + 1).some(({ text }) => someone.test(text))
  return false
}

/** The commonest words of languages, by which running text and its language are told. */
import { wordList } from '../../data.ts'

const rows = wordList('paragraphs', 'stopwords')
/** ISO 639-1 codes of the languages that have a list. */
export const languages: readonly string[] = rows.map(([language]) => language!)
/** The list of each, in the same order. */
export const stopwords: readonly ReadonlySet<string>[] = rows.map(([, words]) => new Set(words!.split(' ')))
/** Which languages have a word among their commonest. */
const languagesOf = new Map<string, number[]>()
for (const [i, words] of stopwords.entries())
  for (const word of words) languagesOf.set(word, [...(languagesOf.get(word) ?? []), i])

/** How many of some words are in each language's list. */
export function stopwordCounts(words: readonly string[]): number[] {
  const counts = languages.map(() => 0)
  for (const word of words) {
    const those = languagesOf.get(word)
    if (those !== undefined) for (const language of those) counts[language]!++
  }
  return counts
}

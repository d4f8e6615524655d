/** People behind a title in the plural: “Justices HARGROVE, PELLING, and LYELL”, “Senators Moss and Tarn”. */
import type { Token } from '../stage.ts'
import { isCapital } from './features.ts'
import { bit, listsOf, type PhraseTable } from './table.ts'
import { replacing, type Tagged } from './tagged.ts'
import type { Word } from './words.ts'

/** Words of the longest name among them. */
const longest = 3

/** The names with everyone in such a list as a person. */
export function withEnumerated(
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
  const people: Tagged[] = []
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (!isTitles(table, tokens[i]!.text)) continue
    const found = peopleFrom(tokens, words, i + 1)
    if (found.length < 2) continue
    people.push(...found)
    i = found.at(-1)!.last
  }
  return replacing(marked, people)
}

const isTitles = (table: PhraseTable, text: string) =>
  /^\p{Lu}\p{Ll}+s$/u.test(text) && (listsOf(table, text.slice(0, -1)) & bit('title')) !== 0

/** The names from a token on that commas and “and” join. */
function peopleFrom(tokens: readonly Token[], words: readonly Word[], from: number): Tagged[] {
  const found: Tagged[] = []
  for (let first = from; first < tokens.length; ) {
    let end = first
    while (end < tokens.length && end - first <= longest && isCapital(words[end]!)) end++
    if (end === first || end - first > longest) break
    found.push({ first, last: end - 1, type: 'person' })
    let next = end
    if (tokens[next]?.text === ',') next++
    if (/^(?:and|&)$/.test(tokens[next]?.text ?? '')) next++
    if (next === end) break
    first = next
  }
  return found
}

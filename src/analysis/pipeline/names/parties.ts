/** What stands behind a lawmaker’s name: “Joel Pratt, R-Neb.”, “Dana Reed (I-Maine)”. */
import type { Token } from '../stage.ts'
import { shareOf } from './lexicon.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import { indexesOf, type Tagged } from './tagged.ts'
import { types } from './tags.ts'
import type { Word } from './words.ts'

const party = /^(?:D|R|I|L|G|DFL)$/
/** Longest name of a state, in tokens. */
const longest = 3
/** Letters of the longest abbreviation (“Tenn”), and the share of places in the prior of a state’s name as short (“Ohio”). */
const short = 4
const likely = 3

/** The names without those that are a party and an abbreviated state; of a state in full that alone is left. */
export function withoutParties(
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] {
  const gone = new Set<number>()
  const states: Tagged[] = []
  for (let i = 1; i + 2 < tokens.length; i++) {
    if (
      tokens[i]!.text.length > 3 ||
      !party.test(tokens[i]!.text) ||
      !/^[-‑–]$/.test(tokens[i + 1]!.text) ||
      !/^[,(]$/.test(tokens[i - 1]!.text)
    )
      continue
    const first = i + 2
    if (!/^\p{Lu}/u.test(tokens[first]!.text)) continue
    const last = endOfState(table, tokens, first)
    for (let k = i; k <= last; k++) gone.add(k)
    if (isFull(tokens, words, first, last)) states.push({ first, last, type: 'place' })
  }
  if (gone.size === 0) return [...marked]
  return [...marked.filter((name) => !indexesOf(name).some((i) => gone.has(i))), ...states].sort(
    (a, b) => a.first - b.first,
  )
}

/** Last token of the longest state that opens at `first`; `first` when there is none, as in “D-Brooklyn”. */
function endOfState(table: PhraseTable, tokens: readonly Token[], first: number): number {
  for (let last = Math.min(tokens.length, first + longest) - 1; last > first; last--)
    if (/^\p{Lu}/u.test(tokens[last]!.text) && listsAt(table, tokens, first, last) & bit('division')) return last
  return first
}

/** Whether a state is written in full: “Maine”, “Ohio”, but not “Tenn.” */
function isFull(tokens: readonly Token[], words: readonly Word[], first: number, last: number): boolean {
  if (last > first) return true
  const { length, row, prior } = words[first]!
  if (length < short || tokens[first]!.text.endsWith('.') || tokens[first + 1]?.text === '.') return false
  return length > short || (row >= 0 && shareOf(prior, types.indexOf('place')) >= likely)
}

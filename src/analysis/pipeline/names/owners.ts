/** A company and what it makes, read as one name: “Orvano’s Lumo”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { shareOf } from './lexicon.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'
import { types } from './tags.ts'
import type { Word } from './words.ts'

const possessives = new Set(wordList('names', 'possessive').map(([word]) => word!))

const ORGANISATION = types.indexOf('organisation')
/** Least share of organisations in the prior of an owner that no list has. */
const likely = 5

/** The names, each known organisation without the thing that its possessive leads to. */
export const withoutPossessions = (
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] =>
  marked.map((name) => {
    const { first, last, type } = name
    if (type !== 'organisation') return name
    for (let i = first + 1; i < last; i++) {
      if (!/^['’]s$/.test(tokens[i]!.text)) continue
      const { row, prior } = words[i - 1]!
      const isKnown = (listsAt(table, tokens, first, i - 1) & bit('organisation')) !== 0
      const isOwner = isKnown || (i === first + 1 && row >= 0 && shareOf(prior, ORGANISATION) >= likely)
      const isOneName = possessives.has(`${tokens[i - 1]!.text}’s`) || words[last]!.lists & bit('head')
      return isOwner && !isOneName ? { ...name, last: i - 1 } : name
    }
    return name
  })

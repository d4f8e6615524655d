/** An owner and what or whom it has, read as one name: “Orvano’s Lumo”, “Hull’s Moss”. */
import type { Token } from '../stage.ts'
import { shareOf } from './lexicon.ts'
import { bit, listsAt, type PhraseTable, populated } from './table.ts'
import type { Tagged } from './tagged.ts'
import { types } from './tags.ts'
import { keepsPossessive } from './trim.ts'
import type { Word } from './words.ts'

const ORGANISATION = types.indexOf('organisation')
/** Least share of organisations in the prior of an owner that no list has. */
const likely = 5

/** The names, each known organisation without the thing that its possessive leads to, and each person without the owner. */
export const withoutPossessions = (
  table: PhraseTable,
  tokens: readonly Token[],
  words: readonly Word[],
  marked: readonly Tagged[],
): Tagged[] =>
  marked.flatMap((name): Tagged[] => {
    const { first, last, type } = name
    if (type !== 'organisation' && type !== 'person') return [name]
    for (let i = first + 1; i < last; i++) {
      if (!/^['’]s$/.test(tokens[i]!.text)) continue
      const lists = listsAt(table, tokens, first, i - 1)
      if (type === 'person') {
        const owner = lists & populated ? 'place' : lists & bit('organisation') ? 'organisation' : 'person'
        return [
          { first, last: i - 1, type: owner },
          { first: i + 1, last, type },
        ]
      }
      const { row, prior } = words[i - 1]!
      const isKnown = (lists & bit('organisation')) !== 0
      const isOwner = isKnown || (i === first + 1 && row >= 0 && shareOf(prior, ORGANISATION) >= likely)
      const isOneName = keepsPossessive(tokens, i - 1) || words[last]!.lists & bit('head')
      return isOwner && !isOneName ? [{ ...name, last: i - 1 }] : [name]
    }
    return [name]
  })

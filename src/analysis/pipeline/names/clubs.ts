/** Clubs and teams called like their town: in “Leeds have appointed a manager” the town is many, so it is a team. */
import type { Token } from '../stage.ts'
import { bit, listsOf, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'

const town = bit('city') | bit('town')

/** The names with towns that are the subject of a verb in the plural as organisations. */
export function withClubs(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.map((name) => {
    const { first, last, type } = name
    if (type !== 'place' || first !== last || !/^(?:have|are|were|want)$/.test(tokens[last + 1]?.text ?? ''))
      return name
    const before = tokens[first - 1]
    // “Hull and Leeds have”, “people in Leeds have”, “does Leeds have”
    if (before && !/^[“"‘—:;]$|^(?:that|but|while|as|when|if|because)$/i.test(before.text)) return name
    const lists = listsOf(table, tokens[first]!.text)
    return lists & town && !(lists & bit('country')) ? { ...name, type: 'organisation' } : name
  })
}

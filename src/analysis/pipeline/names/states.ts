/** Towns with their state behind a comma, which were read as people: “Gary, Indiana, …”, “a farmer from Jackson, Miss.” */
import type { Token } from '../stage.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'

const town = bit('city') | bit('town')

/** The names with such towns as places, and with the short form of a state behind one. */
export function withStates(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.flatMap((name, i): Tagged[] => {
    const at = name.last + 2
    if (tokens[at - 1]?.text !== ',' || !(listsAt(table, tokens, name.first, name.last) & town)) return [name]
    const next = marked[i + 1]
    const last = next?.first === at ? next.last : at
    if (!tokens[last] || !(listsAt(table, tokens, at, last) & bit('division'))) return [name]
    const place: Tagged = { ...name, type: 'place' }
    if (next?.first === at) return next.type === 'place' && closes(tokens, last) ? [place] : [name]
    // “Miss.”, “Ind.”
    const isShort =
      /^\p{Lu}\p{Ll}{1,4}\.?$/u.test(tokens[at]!.text) &&
      (tokens[at]!.text.endsWith('.') || tokens[at + 1]?.text === '.')
    return isShort && closes(tokens, last) ? [place, { first: at, last: at, type: 'place' }] : [name]
  })
}

const closes = (tokens: readonly Token[], last: number) =>
  tokens[last]!.text.endsWith('.') || /^[,.;:)]$/.test(tokens[last + 1]?.text ?? '.')

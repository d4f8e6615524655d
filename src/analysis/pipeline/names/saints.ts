/** Buildings and bodies called after saints: “St. Bride’s Hospital” is no person. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { bit, listsAt, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'

const dedicated = new Set(wordList('names', 'dedicated').map(([word]) => word!))

const isSaint = (token: Token | undefined) => /^(?:St\.?|Saint)$/.test(token?.text ?? '')

/** Whether `tokens[first..last]` is called after a saint. */
export const isDedicated = (tokens: readonly Token[], first: number, last: number): boolean =>
  isSaint(tokens[first]) && dedicated.has(tokens[last]!.text)

/** The names with what is called after a saint, or after a town that is, from “St.” on, and as no person. */
export function withSaints(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.map((name) => {
    const first = isSaint(tokens[name.first]) ? name.first : name.first - 1
    if (!isSaint(tokens[first]) || first + 1 >= tokens.length) return name
    // “St. Louis Rovers”
    const isTown = (listsAt(table, tokens, first, first + 1) & (bit('city') | bit('town'))) !== 0
    if (isTown && name.last > first + 1 && !/^(?!The$)\p{Lu}/u.test(tokens[first - 1]?.text ?? ''))
      return { first, last: name.last, type: name.type === 'person' ? 'organisation' : name.type }
    // “St Mirren”, “Sinead St. Clair”
    if (!isDedicated(tokens, first, name.last)) return name.type === 'person' ? name : { ...name, first }
    return { first, last: name.last, type: name.type === 'person' ? 'organisation' : name.type }
  })
}

/** Organisations of whose names the tagger took the beginning for somebody: “Ada Moss Foundation”, “Pell’s Broadcasting Ltd”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { isOwner } from './companies.ts'
import { isForm } from './firms.ts'
import { bit } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { INITIAL, type Word } from './words.ts'

const trades = new Set(wordList('names', 'company').map(([word]) => word!))
/** Longest run of words behind the name, in tokens. */
const longest = 4

/** The names, each person and place with an organisation’s noun at the end of the words behind it whole and an organisation. */
export function withRuns(tokens: readonly Token[], words: readonly Word[], marked: readonly Tagged[]): Tagged[] {
  const whole = marked.flatMap((name): Tagged[] => {
    if (name.type !== 'person') return []
    const from = isOwner(tokens, name.last) ? name.last + 2 : name.last + 1
    let end = from
    while (end - from < longest && words[end]?.kind === INITIAL && isFree(marked, end)) end++
    const last = end - 1
    if (last < from || words[end]?.kind === INITIAL) return []
    const isFirm = isForm(tokens[last])
    // “Moss’s Department” is hers, “Moss’s Foods Ltd” is a firm.
    if (from > name.last + 1) return isFirm && last > from ? [{ ...name, last, type: 'organisation' }] : []
    const isBody = (words[last]!.lists & bit('head')) !== 0 || trades.has(tokens[last]!.text)
    return isFirm || (isBody && last > from - 1) ? [{ ...name, last, type: 'organisation' }] : []
  })
  return replacing(marked, whole)
}

/** Whether no name that is told apart from others stands there. */
const isFree = (marked: readonly Tagged[], i: number) => {
  const name = nameAt(marked, i)
  return name === undefined || name.type === 'organisation'
}

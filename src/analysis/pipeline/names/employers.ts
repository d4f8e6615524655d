/** Firms told by who works there or by what they are called right before the name: “an analyst at Kester Vale”, “the law firm Hallam Dray”. */
import { entriesByKind } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { phrase } from './companies.ts'
import { bit, listsAt, listsOf, located, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'

const frames = entriesByKind('names', 'company-frame')
const employers = frames('employer')
const nouns = frames('noun')

/** The names with such firms, read as people or places, as organisations. */
export function withEmployers(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.map((name) => {
    const { first, last, type } = name
    if ((type !== 'person' && type !== 'place') || first === last) return name
    if (listsAt(table, tokens, first, last) & located) return name
    const isFirm =
      employers.has(phrase(tokens, first - 2, first)) || (type === 'person' && isCalled(table, tokens, first))
    return isFirm ? { ...name, type: 'organisation' } : name
  })
}

/** “the law firm Hallam Dray”; not “the law firm Ada Moss founded”, where a given name follows. */
function isCalled(table: PhraseTable, tokens: readonly Token[], first: number): boolean {
  if (first < 3 || !nouns.has(tokens[first - 1]!.text) || !/^(?:NOUN|ADJ|VERB)$/.test(tokens[first - 2]!.pos))
    return false
  const determiner = tokens[first - 3]!
  return /^(?:DET|ADJ|NOUN|PART)$/.test(determiner.pos) && !(listsOf(table, tokens[first]!.text) & bit('given'))
}

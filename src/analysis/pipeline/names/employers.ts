/** Firms told by who works there or by what they are called beside the name: “an analyst at Kester Vale”, “the law firm Hallam Dray”, “Refuge Vale, a charity”. */
import { entriesByKind } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { isExplained, phrase } from './companies.ts'
import { bit, listsAt, listsOf, located, type PhraseTable } from './table.ts'
import type { Tagged } from './tagged.ts'

const frames = entriesByKind('names', 'company-frame')
const employers = frames('employer')
const personnel = frames('personnel')
const nouns = frames('noun')

/** The names with such firms, read as people or places, as organisations. */
export function withEmployers(table: PhraseTable, tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  return marked.map((name) => {
    const { first, last, type } = name
    if ((type !== 'person' && type !== 'place') || first === last) return name
    if (listsAt(table, tokens, first, last) & located) return name
    const works =
      employers.has(phrase(tokens, first - 2, first)) ||
      // “Hallam Dray analysts said”
      (type === 'person' && personnel.has(tokens[last + 1]?.text ?? '')) ||
      (type === 'place' && isExplained(tokens, last))
    const isFirm = works || (type === 'person' && isCalled(table, tokens, first))
    return isFirm ? { ...name, type: 'organisation' } : name
  })
}

/** “the law firm Hallam Dray”, “Brokerage Hallam Dray”; not “the law firm Ada Moss founded”, where a given name follows. */
function isCalled(table: PhraseTable, tokens: readonly Token[], first: number): boolean {
  if (!nouns.has(tokens[first - 1]?.text.toLowerCase() ?? '')) return false
  if (first === 1) return true
  if (first < 3 || !/^(?:NOUN|ADJ|VERB)$/.test(tokens[first - 2]!.pos)) return false
  const determiner = tokens[first - 3]!
  return /^(?:DET|ADJ|NOUN|PART)$/.test(determiner.pos) && !(listsOf(table, tokens[first]!.text) & bit('given'))
}

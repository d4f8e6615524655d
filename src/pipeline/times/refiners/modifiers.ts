/** Takes the words before an expression that belong to it into the expression: “early next year”, “almost two weeks”. */
import type { ParsingResult, Refiner } from 'chrono-node'
import { wordList } from '../../../data.ts'
import { TimeResult } from '../parsers/parser.ts'
import { anyOf } from '../vocabulary.ts'

const rows = wordList('times', 'modifiers')
const ending = (kind: string) =>
  new RegExp(
    `(?<![\\w-])${anyOf(rows.filter(([, of]) => of === kind || of === 'any').map(([words]) => words!))}(?:\\s+|-)(?:the\\s+)?$`,
    'i',
  )
const endings = { date: ending('date'), duration: ending('duration') }
const longest = 40

export const modifiers: Refiner = {
  refine({ text }, results) {
    let free = 0
    for (const result of results as (ParsingResult | TimeResult)[]) {
      if (result instanceof TimeResult && result.role !== 'set' && result.role !== 'vague') {
        const before = text.slice(Math.max(free, result.index - longest), result.index)
        const found = endings[result.role === 'duration' ? 'duration' : 'date'].exec(before)
        if (found) {
          result.index -= before.length - found.index
          result.text = text.slice(result.index, result.index + before.length - found.index + result.text.length)
        }
      }
      free = result.index + result.text.length
    }
    return results
  },
}

/** Takes the words before an expression that belong to it into the expression: “early next year”, “almost two weeks”. */
import type { Refiner } from 'chrono-node'
import { wordList } from '../../../../data.ts'
import { TimeResult } from '../parsers/parser.ts'
import { anyOf, NUMBER, numberOf } from '../vocabulary.ts'

const rows = wordList('times', 'modifiers')

/** Words that a text ends with, with what may stand between them and the expression. */
function ending(...kinds: string[]): RegExp {
  const words = rows.filter(([, of]) => kinds.includes(of!)).map(([words]) => words!)
  return new RegExp(`(?<![\\w-])${anyOf(words)}(?:\\s|-)(?:the\\s)?$`, 'i')
}

const beforeDay = ending('date')
const beforeDate = ending('date', 'any')
const beforeDuration = ending('duration', 'any')
const beforeNumber = ending('number', 'duration', 'any')
const startsWithNumber = new RegExp(`^(${NUMBER})[\\s-]`, 'i')
const longest = 40

function endingFor({ role, text }: TimeResult): RegExp | null {
  switch (role) {
    case 'duration': {
      const number = startsWithNumber.exec(text)
      return number && numberOf(number[1]!) !== null ? beforeNumber : beforeDuration
    }
    case 'day':
      // “Get around Friday’s ruling”: before a day of the week these are other words.
      return /^\p{L}+day/u.test(text) ? beforeDay : beforeDate
    case 'date':
    case 'clock':
      return beforeDate
    default:
      return null
  }
}

export const modifiers: Refiner = {
  refine({ text }, results) {
    let free = 0
    for (const result of results) {
      const before = text.slice(Math.max(free, result.index - longest), result.index)
      const found = result instanceof TimeResult ? endingFor(result)?.exec(before) : null
      if (found) {
        const added = before.slice(found.index)
        result.index -= added.length
        result.text = added + result.text
      }
      free = result.index + result.text.length
    }
    return results
  },
}

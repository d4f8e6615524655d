/** Years in words, as in transcripts: “nineteen seventy-nine”, “two thousand and four”. */
import { always, date } from '../meaning.ts'
import { numberOf } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const centuries: Record<string, number> = { eighteen: 1800, nineteen: 1900, twenty: 2000 }

const ones = '(?:one|two|three|four|five|six|seven|eight|nine)'
const teens = '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)'
const belowHundred = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-]${ones})?|${teens}|${ones})`

export const spelledYear = timeParser(
  `\\b(?:the\\s+year\\s+)?(?:(eighteen|nineteen|twenty)[\\s-](?:(hundred)\\b(?:(?:\\s+and)?[\\s-](?=${belowHundred}\\b))?)?((?:oh|o)[\\s-]${ones}|${belowHundred})?|(two\\s+thousand(?:\\s+(?:and\\s+)?${belowHundred})?))\\b`,
  ([text, century, hundred, rest, thousand], before, after) => {
    if (counted.test(after) || (!rest && !hundred && !thousand)) return null
    const round = !rest
    if (round && !/^the\s/i.test(text) && !/\b(?:in|since|by|of|until)\s$/i.test(before)) return null
    const number = thousand ? numberOf(thousand) : rest ? numberOf(rest.replace(/^oh?[\s-]/i, '')) : 0
    if (number === null || (rest && !hundred && !/^oh?[\s-]/i.test(rest) && number < 10)) return null
    return {
      role: 'date',
      meaning: always(date(String(thousand ? number : centuries[century!.toLowerCase()]! + number))),
    }
  },
)

/** “Two thousand years”, “nineteen eighty-pound weights”: a count after all. */
const counted = /^\s*-|^\s(?:\w+\s)?(?:years|people|hundred|thousand|million)\b/i

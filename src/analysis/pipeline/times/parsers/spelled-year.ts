/** Years in words, as in transcripts: “nineteen seventy-nine”, “two thousand and four”. */
import { always, date } from '../meaning.ts'
import { NUMBER, numberOf } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const centuries: Record<string, number> = { eighteen: 1800, nineteen: 1900, twenty: 2000 }

export const spelledYear = timeParser(
  '\\b(?:the\\s+year\\s+)?(?:(eighteen|nineteen|twenty)[\\s-](?:hundred(?:\\s+and)?[\\s-])?([a-z]{3,9}(?:-[a-z]{3,5}|\\s(?:one|two|three|four|five|six|seven|eight|nine))?)|(two\\s+thousand(?:\\s+and\\s+[a-z]{3,9})?))\\b',
  ([text, century, rest, thousand], before, after) => {
    if (counted.test(after)) return null
    if (thousand && !/^the\s/i.test(text) && !/\b(?:in|since|by|of|until)\s$/i.test(before)) return null
    const number = wholeNumber.test(thousand ?? rest!) ? numberOf(thousand ?? rest!) : null
    if (number === null || (!thousand && (number < 10 || number > 99))) return null
    return {
      role: 'date',
      meaning: always(date(String(thousand ? number : centuries[century!.toLowerCase()]! + number))),
    }
  },
)

const wholeNumber = new RegExp(`^${NUMBER}$`, 'i')
/** “Two thousand years”, “nineteen eighty-pound weights”: a count after all. */
const counted = /^\s*-|^\s(?:\w+\s)?(?:years|people|hundred|thousand|million)\b/i

/** Years in words, as in transcripts: “nineteen seventy-nine”, “two thousand and four”. */
import { always, date } from '../meaning.ts'
import { NUMBER, numberOf } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const hundreds: Record<string, number> = { eighteen: 1800, nineteen: 1900, twenty: 2000 }

export const spelledYear = timeParser(
  `\\b(?:the\\s+year\\s+)?(?:(eighteen|nineteen|twenty)[\\s-](?:hundred(?:\\s+and)?[\\s-])?((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(two\\s+thousand(?:\\s+and\\s+\\w{3,6})?))\\b(?!\\s+(?:${NUMBER}|years|people))`,
  ([text, century, rest, thousand], before) => {
    if (thousand && !/^the\s+year/i.test(text) && !/\b(?:in|since|by|of|until)\s+$/i.test(before)) return null
    const year = thousand ? numberOf(thousand)! : hundreds[century!.toLowerCase()]! + numberOf(rest!)!
    return { role: 'date', meaning: always(date(String(year))) }
  },
)

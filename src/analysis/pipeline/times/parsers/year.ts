/** “1989”, “the year 2000”, “fiscal 1989”, “’98”, “490 BC”, “1979-89”. */
import { civil, covered } from '../calendar.ts'
import { always, date } from '../meaning.ts'
import { listed, UNIT, YEAR } from '../vocabulary.ts'
import { fullYear } from './numeric-date.ts'
import { timeParser } from './parser.ts'

// After a comma only in a list of years: “in 1994, 1995 and 1997”.
const notAfter = new RegExp(
  `(?:[$£€#]\\s*|[\\d.:/]|,(?!\\s)|(?<!\\b(?:(?:1\\d|20)\\d\\d|(?:year|years?\\s(?:later|earlier|before|after)))),|\\b(?:${listed('numbered')}|about|around|some|than|nearly|almost|over|least|most|to the))\\s*$`,
  'i',
)
/** “Around 1900, the mine opened”, “built about 1850”, “until around 1970” */
const near =
  /(?:^|[.!?]\s|\b(?:in|since|until|till|from|built|founded|born|made|dat(?:ed|es|ing)|opened|begun|written|painted)\s)(?:about|around)\s$/i
/** “at 1945 Elm Street” */
const address = /^\s(?:(?:North|South|East|West|[NSEW]\.?)\s)?\p{Lu}[\p{L}’'.]+\s/u
const notBefore = new RegExp(
  `^(?:[\\d%°]|\\s\\d{3,4}[\\s-]\\d{3,4}\\b|[.,:/]\\d|-(?!\\d\\d\\b|\\d{4}\\b)\\w|\\s*(?:${UNIT})\\b|\\s+(?:(?:\\w+\\s+)?${listed('counted')}\\b))`,
  'i',
)
/** Before the modern era a number is a year only where a preposition says so. */
const cue =
  /\b(?:in|by|since|until|till|of|from|to|and|circa|during|before|after|around|early|late|spring|summer|autumn|winter|fall)\s+$/i

/** “between 1350 | and 1430”, not “and 1430 people” */
function opensSpan(after: string): boolean {
  const second = /^\s+and\s+1\d{3}/.exec(after)?.[0]
  return second !== undefined && !notBefore.test(after.slice(second.length))
}

export const year = timeParser(
  `(?:\\b(?:the\\s+)?year\\s+|\\b(?:the\\s+)?fiscal\\s+(?:year\\s+)?|\\bFY\\s?|(?<![\\w$£€#]))(${YEAR})(?!\\w|-\\d{4}\\b-)`,
  ([text, year], before, after) => {
    if (text === year) {
      if ((notAfter.test(before) && !near.test(before)) || notBefore.test(after)) return null
      if (/\bat\s$/i.test(before) && address.test(after)) return null
      const distant = Number(year) < 1700 || Number(year) > 2060
      if (distant && !cue.test(before) && !(/\bbetween\s$/i.test(before) && opensSpan(after))) return null
    }
    return { role: 'date', meaning: always(date(year!)) }
  },
)

export const shortYear = timeParser(`(?:\\bFY\\s?['’]?|(?<![\\w])['’])(\\d\\d)(?![\\w'’%])`, ([, digits]) => ({
  role: 'date',
  meaning: ({ published }) => date(fullYear(Number(digits), published)),
}))

/** “year end”, “the year-end”. */
export const yearEnd = timeParser('\\b(?:the\\s+)?year[\\s-]end\\b', (_match, before) => ({
  role: 'date',
  meaning: ({ published, direction, told }) => {
    if (told !== null) return date(`${civil(covered(told)!.first).year}-12`)
    if (published === null) return date('XXXX-12')
    const { year, month } = civil(published)
    const behind = direction === 'past' && month < 12 && !/\b(?:by|before|until|till)\s$/i.test(before)
    return date(`${behind ? year - 1 : year}-12`)
  },
}))

/** “until the new year”: the one that begins or has just begun. */
export const newYear = timeParser(
  "\\bthe\\s+new\\s+year\\b(?![-’']|\\s+(?:day|eve|honours|celebrations|message|resolution))",
  () => ({
    role: 'date',
    meaning: ({ published, told }) => {
      if (published === null) return date('XXXX')
      const { year, month } = civil(told === null ? published : covered(told)!.first)
      return date(String(month > 2 ? year + 1 : year).padStart(4, '0'))
    },
  }),
)

/** A range whose second year is written short: “2018-19”, “1999/00”, “2023/4”. */
export const yearRange = timeParser(
  `(?:\\b(?:the\\s+)?(?:fiscal\\s+(?:year\\s+)?|year\\s+)|\\bFY\\s?|(?<![\\w$£€#.,/-]))(${YEAR})(?:([-–/])(\\d\\d)|/(\\d))(?![\\w/–-]|[.,]\\d)`,
  ([, first, mark, last, digit]) => {
    // “2023/4” is April 2023 as well, if the second number did not follow the first.
    if (digit) {
      const next = String(Number(first) + 1)
      return next.endsWith(digit) ? { role: 'date', meaning: always(date(`${first}/${next}`)) } : null
    }
    const century = Number(first!.slice(0, 2))
    const same = century * 100 + Number(last)
    const year = same > Number(first) ? same : same + 100
    // “1990-10” is a month, “2019/12” may be one.
    if (year - Number(first) > (same > Number(first) && mark !== '/' ? 99 : 1)) return null
    return { role: 'date', meaning: always(date(`${first}/${year}`)) }
  },
)

/** “’98-99”, “the ’98/’99 season” */
export const shortYearRange = timeParser(
  `(?<![\\w])['’](\\d\\d)[-–/]['’]?(\\d\\d)(?![\\w'’%/–-]|[.,]\\d)`,
  ([, first, last]) => ({
    role: 'date',
    meaning: ({ published }) => {
      if (published === null) return date(`XX${first}`)
      const year = Number(fullYear(Number(first), published))
      return date(`${year}/${year + ((Number(last) - Number(first) + 100) % 100)}`)
    },
  }),
)

export const yearBeforeChrist = timeParser('(?<![\\w$£€#.,])(\\d{1,4})\\s?(?:BC|BCE|B\\.C\\.)(?!\\w)', ([, year]) => ({
  role: 'date',
  meaning: always(date(`BC${year!.padStart(4, '0')}`)),
}))

/** “AD 286 to 293”, “206–180 BC”, “between 206 and 180 BC”. */
export const yearsOfEra = timeParser(
  '(?<!\\w)(?:AD\\s?(\\d{1,4})(?:\\s?[-–]\\s?|\\s(?:to|and|until)\\s)(\\d{1,4})(?!\\w|\\s?(?:AD|CE|BCE?)\\b)|(?<![$£€#.,])(\\d{1,4})(\\s?[-–]\\s?|\\sto\\s|\\sand\\s)(\\d{1,4})\\s?(AD|CE|BCE?)(?!\\w))',
  ([, a, b, c, joint, d, era], preceding) => {
    if (joint?.trim() === 'and' && !/\bbetween\s$/i.test(preceding)) return null
    const before = era?.startsWith('B') ?? false
    const [first, last] = [Number(a ?? c), Number(b ?? d)]
    if (before ? first <= last : first >= last) return null
    const written = (year: number) => `${before ? 'BC' : ''}${String(year).padStart(4, '0')}`
    return { role: 'date', meaning: always(date(`${written(first)}/${written(last)}`)) }
  },
)

export const yearOfOurLord = timeParser('(?<!\\w)(?:AD\\s?(\\d{1,4})|(\\d{1,4})\\s?(?:AD|CE))(?!\\w)', ([, a, b]) => ({
  role: 'date',
  meaning: always(date((a ?? b)!.padStart(4, '0'))),
}))

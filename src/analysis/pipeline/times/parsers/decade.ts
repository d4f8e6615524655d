/** “the early 1980s”, “the ’90s”, “the nineties”, “the 19th century”. */
import { civil } from '../calendar.ts'
import { always, date } from '../meaning.ts'
import { anyOf, decades, ORDINAL, ordinalOf } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const part = '(?:\\b(?:the\\s+)?(?:(?:early|late|mid|middle)[\\s-]+(?:to[\\s-]late[\\s-]+)?)?)?'
/** “in his 40s” is an age. */
const age =
  /\b(?:his|her|their|its|my|your|our|aged|temperatures?|in|the\s+(?:low|high|mid|upper))[\s-]+(?:early|mid|late)?[\s-]*$/i

export const decade = timeParser(
  `${part}(?<![\\w$£€.,])(?:(\\d{3})0['’]?s|['’]?([1-9])0['’]?s|(${anyOf(decades.keys())}))(?!\\w)`,
  ([text, full, tens, name], before) => {
    if (full) return { role: 'date', meaning: always(date(full)) }
    if (
      !/^the\b|['’]\d/i.test(text) &&
      (age.test(before) || name || !/\b(?:and|or|the)[\s]+(?:early |mid-|late )?$/i.test(before))
    )
      return null
    const digit = tens ? Number(tens) : decades.get(name!.toLowerCase())!
    return { role: 'date', meaning: ({ published }) => date(decadeWith(digit, published)) }
  },
  `0['’]?s|\\b${anyOf(decades.keys())}`,
)

/** The latest decade with these tens that had begun when the text was published. */
function decadeWith(tens: number, published: number | null): string {
  if (published === null) return `XX${tens}`
  const year = civil(published).year
  const century = Math.floor(year / 100)
  return String(century * 10 + tens <= Math.floor(year / 10) ? century * 10 + tens : (century - 1) * 10 + tens)
}

export const century = timeParser(
  `${part}\\b(${ORDINAL})[\\s-](?:century|centuries)\\b(\\s+BCE?\\b)?`,
  ([, ordinal, bc]) => {
    const value = String(ordinalOf(ordinal!) - 1).padStart(2, '0')
    return { role: 'date', meaning: always(date(bc ? `BC${value}` : value)) }
  },
)

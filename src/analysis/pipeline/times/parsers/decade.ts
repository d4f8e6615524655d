/** “the early 1980s”, “the ’90s”, “the nineties”, “the 19th century”. */
import { civil } from '../calendar.ts'
import { always, date } from '../meaning.ts'
import { anyOf, decades, ORDINAL, ordinalOf } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const part =
  '(?:\\b(?:the\\s+)?(?:(?:early|late|mid|middle)[\\s-]+(?:to[\\s-]late[\\s-]+)?|(?:roaring|swinging)\\s+)?)?'
/** “in his 40s” is an age. */
const age =
  /\b(?:his|her|their|its|my|your|our|aged|temperatures?|in|the\s+(?:low|high|mid|upper))[\s-]+(?:early|mid|late)?[\s-]*$/i

/** “Temperatures climbed into the 90s” */
const heat = /\b(?:temperatures?|highs?|lows?|heat|mercury|degrees|readings)\b[^.;!?]{0,50}$/i

export const decade = timeParser(
  `${part}(?<![\\w$£€.,])(?:(\\d{3})0['’]?s|['’]?([1-9])0['’]?s|(${anyOf(decades.keys())}))(?!\\w)`,
  ([text, full, tens, name], before) => {
    if (full) return { role: 'date', meaning: always(date(full)) }
    if (
      !/^the\b|['’]\d/i.test(text) &&
      (age.test(before) || name || !/\b(?:and|or|the)[\s]+(?:early |mid-|late )?$/i.test(before))
    )
      return null
    if (tens && heat.test(before)) return null
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

/** The “18th” of “the 18th and 19th centuries”. */
export const firstOfCenturies = timeParser(
  `${part}\\b(${ORDINAL})(?=\\s+(?:and|or|to|through)\\s+(?:the\\s+)?${ORDINAL}[\\s-](?:century|centuries)\\b(\\s+BCE?\\b)?)`,
  ([, ordinal, bc]) => ({ role: 'date', meaning: always(date(centuryValue(ordinal!, bc))) }),
)

const centuryValue = (ordinal: string, bc: string | undefined) =>
  `${bc ? 'BC' : ''}${String(ordinalOf(ordinal) - 1).padStart(2, '0')}`

export const century = timeParser(
  `${part}\\b(${ORDINAL})[\\s-](?:century|centuries)\\b(\\s+BCE?\\b)?`,
  ([, ordinal, bc]) => ({ role: 'date', meaning: always(date(centuryValue(ordinal!, bc))) }),
)

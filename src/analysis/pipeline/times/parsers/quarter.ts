/** “the third quarter”, “third-quarter”, “Q3 2009”, “the second half of last year”. */
import { civil, valueAt } from '../calendar.ts'
import { date, type Scene } from '../meaning.ts'
import { ORDINAL, ordinalOf, YEAR } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const yearBefore = `(?:(this|last|next)\\s+year['’]s\\s+|(?:the\\s+)?(${YEAR})(?:['’]s)?\\s+)`
const yearAfter = `(?:,?\\s+(?:of\\s+|in\\s+)?(?:the\\s+)?(?:fiscal\\s+|calendar\\s+)?(?:year\\s+)?(${YEAR})|\\s+(?:of\\s+)?(?:the\\s+)?(this|last|next|same|current)\\s+year|\\s+of\\s+the\\s+(year))`

export const quarter = timeParser(
  `(?:${yearBefore}|the\\s+(?!(?:first|second|third|fourth|last)-))?\\b(?:(?:latest|recent|comparable|year-ago|year-earlier)\\s+)?(?:fiscal[\\s-]+)?(${ORDINAL}|last|final|latter)[\\s-](?:fiscal[\\s-]+)?(quarters?|half)\\b(?![\\s-](?:final|back|time|century|hour|dozen|an?\\b))${yearAfter}?`,
  ([text, deicticBefore, numberBefore, ordinal, kind, numberAfter, deicticAfter, ofTheYear], _before, after) => {
    const isHalf = kind!.toLowerCase() === 'half'
    const year = numberBefore ?? numberAfter ?? null
    const deictic = (deicticBefore ?? deicticAfter)?.toLowerCase() ?? (ofTheYear ? 'this' : null)
    // Without its year a half is more often one of a match.
    if (isHalf && !year && !deictic && !/-half$/i.test(text) && !/^['’]s/.test(after)) return null
    const word = ordinal!.toLowerCase()
    if (word === 'last' && !isHalf && !year && !deictic) return null
    const nth = /^(?:last|final|latter)$/.test(word) ? (isHalf ? 2 : 4) : ordinalOf(word)
    if (nth > (isHalf ? 2 : 4)) return null
    return {
      role: 'date',
      meaning: (scene) =>
        date(
          `${yearOf(scene, nth, isHalf ? 6 : 3, year, deictic, /year-(?:ago|earlier)/i.test(text))}-${isHalf ? 'H' : 'Q'}${nth}`,
        ),
    }
  },
)

/** The “second” of “the second and third quarters of 2019”. */
export const firstOfQuarters = timeParser(
  `\\b(?:the\\s+)?(${ORDINAL})(?=\\s+(?:and|or|to|through)\\s+(?:the\\s+)?${ORDINAL}\\s+(?:fiscal\\s+)?quarters?\\b${yearAfter}?)`,
  ([, ordinal, number, deictic, ofTheYear]) => {
    const nth = ordinalOf(ordinal!)
    if (nth > 4) return null
    const relative = deictic?.toLowerCase() ?? (ofTheYear ? 'this' : null)
    return {
      role: 'date',
      meaning: (scene) => date(`${yearOf(scene, nth, 3, number ?? null, relative, false)}-Q${nth}`),
    }
  },
)

export const shortQuarter = timeParser(
  `\\b(?:Q([1-4])|([1-4])Q|H([12])|([12])H)(?:[\\s-]+(?:of\\s+)?(?:FY)?\\s?['’]?(${YEAR}|\\d\\d))?\\b`,
  ([text, q, q2, half, half2, year]) => {
    if (/^\w?[a-z]/.test(text) || (!year && !q && !q2)) return null
    const nth = Number(q ?? q2 ?? half ?? half2)
    const months = q || q2 ? 3 : 6
    const full = year && year.length === 2 ? `20${year}` : year
    return {
      role: 'date',
      meaning: (scene) =>
        date(`${yearOf(scene, nth, months, full ?? null, null, false)}-${months === 3 ? 'Q' : 'H'}${nth}`),
    }
  },
)

/** The year of a quarter or half: the named one, else that of the latest one begun, or of the next where the verb points ahead. */
function yearOf(
  { published, direction }: Scene,
  nth: number,
  length: number,
  named: string | null,
  deictic: string | null,
  yearAgo: boolean,
): string | number {
  if (named) return named
  if (published === null) return 'XXXX'
  const { year, month } = civil(published)
  if (deictic) return Number(valueAt(published, 'year')) + (deictic === 'last' ? -1 : deictic === 'next' ? 1 : 0)
  const begins = (nth - 1) * length + 1
  const begun = begins <= month
  const monthsSinceEnd = month - (begins + length - 1)
  if (direction === 'future') return begun && monthsSinceEnd > 4 ? year + 1 : year
  return (begun ? year : year - 1) - (yearAgo ? 1 : 0)
}

/** “October”, “last May”, “June 1989”, “Sept. ’91”. */
import { civil, covered, dayNumber } from '../calendar.ts'
import { date, type Meaning, nearestYear, relativeYear, type Scene } from '../meaning.ts'
import { ambiguousMonths, isFullName, MONTH, months, YEAR } from '../vocabulary.ts'
import { fullYear } from './numeric-date.ts'
import { timeParser } from './parser.ts'

/** What shows that a name which is also another word is a month. */
const cue =
  /\b(?:in|by|since|until|till|til|of|from|to|through|throughout|during|before|after|for|between|and|or|early|late|mid|earlier|ending|ended|this|next|last|the|its|their|\w+est)[\s-]+(?:early |late |mid-?|about |around )?$/i

export const month = timeParser(
  `(?:\\b(last|this|next|this\\s+past|this\\s+coming|the\\s+(?:following|previous|next)|that)\\s+)?\\b(${MONTH})(?!\\w|[’'](?!s\\b)\\w)(?:(?:,?\\s+|,?\\s+of\\s+|,)(${YEAR})(?![\\d%]|,\\d)|\\s+(?:of\\s+)?['’](\\d\\d)\\b|,?\\s+(?:of\\s+)?(this|last|next)\\s+year\\b(?!['’]))?`,
  ([text, modifier, word, year, shortYear, relative], before, after) => {
    const name = word!.toLowerCase().replace('.', '')
    if (!/^\p{Lu}/u.test(word!) || /^\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\s*(?:per|%))/.test(after)) return null
    const certain = modifier || year || shortYear || relative
    // “May’s government”
    if (!certain && /^['’]s\b/.test(after) && ambiguousMonths.has(name)) return null
    if (!certain && name.length === 3 && name !== 'may' && !word!.endsWith('.')) return null
    if (
      !certain &&
      ambiguousMonths.has(name) &&
      !cue.test(before) &&
      !/^(?:\s+(?:and|to|or)\s+\p{Lu}|,? \d{4})/u.test(after)
    )
      return null
    // “April Jones and June Brown”, “the May family”
    if (!certain && ambiguousMonths.has(name) && isName(before, after)) return null
    // “the March on the capital”
    if (
      !certain &&
      name === 'march' &&
      /\b(?:the|a|our|this)\s(?:\w+\s)?$/i.test(before) &&
      /^\son\s\p{L}/u.test(after)
    )
      return null
    // “He said that May was warm”: the month is the subject.
    if (/^that$/i.test(modifier ?? '') && !/^\s?(?:[.,;:)]|$|(?:and|when|as|after)\b)/.test(after)) return null
    const number = months.get(name)!
    if (!certain && /^\sof\s(?:that|the\ssame)\syear\b/i.test(after))
      return { role: 'date', meaning: inYearTold(number) }
    // The point of “in June.” is the sentence's, that of “in Sept.” belongs to the abbreviation.
    const trimmed = text.endsWith('.') && isFullName(name) ? text.slice(0, -1) : text
    return {
      role: 'date',
      text: trimmed,
      meaning: meaning(number, modifier?.toLowerCase(), year, shortYear, relative),
    }
  },
)

const amongNames = /\b(?:and|or|of|by|for|with|from|to)\s$/i
const monthBefore = new RegExp(`\\b${MONTH},?\\s(?:and|or|to)\\s$`, 'i')
const family = /^\s(?:family|brothers|sisters|twins|government|cabinet|premiership|administration)\b/
const surname = /^\s(?!(?:The|He|She|It|They|We|I|In|On|A|An)\b)\p{Lu}\p{Ll}+/u

/** Whether a month's name is somebody's. */
function isName(before: string, after: string): boolean {
  return family.test(after) || (amongNames.test(before) && !monthBefore.test(before) && surname.test(after))
}

/** “the February of that year” */
const inYearTold =
  (month: number): Meaning =>
  (scene) => {
    const told = scene.focus === null ? null : covered(scene.focus)
    const year = told ? civil(told.first).year : yearOf(month, undefined, scene)
    return date(`${String(year ?? 'XXXX').padStart(4, '0')}-${String(month).padStart(2, '0')}`)
  }

function meaning(
  month: number,
  modifier: string | undefined,
  year?: string,
  shortYear?: string,
  relative?: string,
): Meaning {
  const tail = `-${String(month).padStart(2, '0')}`
  if (year) return () => date(year + tail)
  if (shortYear) return ({ published }) => date(fullYear(Number(shortYear), published) + tail)
  const named = relative && relativeYear(relative)
  if (named) return (scene) => date(named(scene)!.value + tail)
  return (scene) => date(String(yearOf(month, modifier, scene) ?? 'XXXX').padStart(4, '0') + tail)
}

/** The year of the month that lies in or comes next after a time, or came before it. */
function yearFrom({ first, last }: { first: number; last: number }, month: number, modifier: string): number {
  const { year } = civil(first)
  if (/previous/.test(modifier)) return [year, year - 1].find((y) => dayNumber(y, month + 1) <= first) ?? year - 1
  const after = modifier === 'that' ? first - 31 : last
  return [year, year + 1].find((y) => dayNumber(y, month) > after) ?? year + 1
}

function yearOf(month: number, modifier: string | undefined, scene: Scene): number | null {
  const direction =
    modifier?.startsWith('last') || modifier?.endsWith('past')
      ? 'past'
      : /^next|coming/.test(modifier ?? '')
        ? 'future'
        : null
  // The month that a text was written in is neither past nor ahead.
  const toMiddle = (year: number, from: number) =>
    dayNumber(year, month) <= from && from < dayNumber(year, month + 1) ? 0 : dayNumber(year, month, 15) - from
  const spoken = /^the\s|^that$/.test(modifier ?? '') && scene.focus !== null ? covered(scene.focus) : null
  if (spoken) return yearFrom(spoken, month, modifier!)
  if (!direction) return nearestYear(scene, toMiddle)
  if (scene.published === null) return null
  const thisYear = civil(scene.published).year
  const years = direction === 'past' ? [thisYear, thisYear - 1] : [thisYear, thisYear + 1]
  const outside = (year: number) =>
    direction === 'past' ? dayNumber(year, month + 1) <= scene.published! : dayNumber(year, month) > scene.published!
  return years.find(outside)!
}

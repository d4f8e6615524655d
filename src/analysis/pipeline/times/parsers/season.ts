/** “this summer”, “last fall”, “the winter of 1994”, “spring 2011”. */
import { civil, covered, dayNumber, valueAt } from '../calendar.ts'
import { date, nearestYear, type Scene } from '../meaning.ts'
import { listed, SEASON, seasons, YEAR } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const compound = new RegExp(`^\\s${listed('season-compounds')}\\b`, 'i')

export const season = timeParser(
  `\\b(?:(last|this|next|this\\s+past|this\\s+coming|that|the(?:\\s+(?:following|previous|preceding|same|next))?)\\s+)?(?:(?:early|late|mid)[\\s-]?)?(${SEASON})\\b(?!-|s\\b|['’]s)(?:(?:\\s+of|\\s+in|,)?\\s+['’]?(${YEAR})(?:[-–/]\\d\\d)?\\b|\\s+of\\s+(last|this|next)\\s+year)?`,
  ([, modifier, name, year, deicticYear], before, after) => {
    const word = name!.toLowerCase()
    // “That fall hurt”: the season only where a sentence or clause of time ends or begins.
    if (/^that$/i.test(modifier ?? '') && !/^\s?(?:[.,;:)]|$|(?:he|she|it|they|we|the)\b)/.test(after)) return null
    const sure = year ?? deicticYear ?? (modifier && !/^the$/i.test(modifier) ? modifier : undefined)
    // “a fall of 3%”, “spring to mind”, “the fall of the regime”: only in the frame of a time.
    if (
      !sure &&
      !/\b(?:in|into|by|since|until|till|for|before|after|during|over|through|of|throughout|every|early|late|each)\s+$/i.test(
        before,
      )
    )
      return null
    // “the row over winter fuel”
    if (!sure && compound.test(after)) return null
    // “in the autumn of his career”, “in the fall of the regime”
    if (!sure && /^\sof\b(?!\s(?:that|the\s(?:same|following|next|previous|preceding))\s+year\b)/i.test(after))
      return null
    if (!sure && word === 'fall' && /^(?:of)\s+$/i.test(before)) return null
    const code = seasons.get(word)!
    return {
      role: 'date',
      meaning: (scene) =>
        date(
          `${year ?? padded(yearOf(scene, code, modifier?.toLowerCase().replace(/\s+/g, ' '), deicticYear?.toLowerCase()))}-${code}`,
        ),
    }
  },
)

const padded = (year: number | string) => String(year).padStart(4, '0')

const firstMonth: Record<string, number> = { SP: 3, SU: 6, FA: 9, WI: 12 }

const anaphoric = /^(?:that|the\s.+)$/

/** The year of the season that a date lies in, or of the one before or after it. */
function yearFrom({ first, last }: { first: number; last: number }, code: string, word: string | undefined): number {
  const { year } = civil(first)
  const season = (candidate: number) => covered(`${padded(candidate)}-${code}`)!
  const begins = (candidate: number) => season(candidate).last - 90
  if (word === 'previous' || word === 'preceding')
    return [year, year - 1].find((y) => season(y).last < first) ?? year - 1
  if (word === 'following' || word === 'next') return [year, year + 1].find((y) => begins(y) > last) ?? year + 1
  return season(year).last >= first ? year : year + 1
}

function yearOf(scene: Scene, code: string, modifier: string | undefined, ofYear: string | undefined): number | string {
  const { published, direction, narrative, focus, told } = scene
  const spoken = covered(
    (anaphoric.test(modifier ?? '')
      ? focus
      : direction === 'past' && (!modifier || modifier === 'the')
        ? told
        : null) ?? '',
  )
  if (spoken) return yearFrom(spoken, code, modifier?.split(' ').at(-1))
  if (narrative && focus !== null && !modifier) return Number(valueAt(covered(focus)!.first, 'year'))
  if (published === null) return 'XXXX'
  const { year, month } = civil(published)
  if (ofYear) return year + { last: -1, this: 0, next: 1 }[ofYear as 'last' | 'this' | 'next']
  const begins = firstMonth[code]!
  if (modifier === 'last' || modifier === 'this past') return begins + 2 < month ? year : year - 1
  // A winter is that of the year it begins in.
  const winter = code === 'WI'
  if (modifier === 'next') return winter && month < begins ? year : year + 1
  if (modifier === 'this' && winter && month < 3) return year - 1
  if (modifier === 'this' || modifier === 'this coming') return year
  if (direction === 'future') return begins + 2 < month ? year + 1 : year
  if (direction === 'past') return begins <= month ? year : year - 1
  return nearestYear(scene, (candidate, from) => dayNumber(candidate, begins + 1, 15) - from)!
}

/** What a time expression means before and after it is resolved. */
import type { Time } from '../../../../schemas/time.ts'
import { civil, covered, dayNumber, type Grain, step, valueAt } from './calendar.ts'
import type { Direction } from './direction.ts'

/** What a time expression is resolved against. */
export interface Scene {
  /** Day of publication; null when unknown. */
  published: number | null
  /** Where the verb it belongs to points. */
  direction: Direction
  /** Whether the date lies on that side however near it is on the other. */
  sure: boolean
  /** The calendar value last spoken of; null before the first. */
  focus: string | null
  /** The day last spoken of; null before the first. */
  lastDay: string | null
  /** The day last spoken of that does not lie after the publication. */
  pastDay: string | null
  /** The quarter or half that the text reports on; null before the first. */
  period: string | null
  /** The day last spoken of in the same paragraph; null before the first. */
  day: string | null
  /** The value of the date that it shares its year with: in a list, a range that this ends or starts, or because it names a part of that year. */
  shared: { value: string; by: 'list' | 'range' | 'start' | 'apposition' } | null
  /** In a range of days of the week the number of the last, for the first; for the last the value of the first. */
  until: number | null
  from: string | null
  /** Whether the day stands first in the dates of the text, “13/05/2014”; null when they do not tell. */
  dayFirst: boolean | null
  /** What the sentences before tell of, when they give its year: a later date without one counts from there. */
  told: string | null
  /** The text tells of times long before its publication, so that the last named date carries on (“In May”, a history). */
  narrative: boolean
}

/** What is known before the first expression. */
export function openingScene(published: number | null, narrative: boolean): Scene {
  return {
    published,
    direction: null,
    sure: false,
    focus: null,
    lastDay: null,
    pastDay: null,
    period: null,
    day: null,
    shared: null,
    until: null,
    from: null,
    dayFirst: null,
    told: null,
    narrative,
  }
}

/** Without a publication no expression knows its date but from its own words. */
export const nowhere = openingScene(null, false)

/** Its verb tells of what is over. */
export const isOver = ({ direction }: Pick<Scene, 'direction'>): boolean => direction === 'past' || direction === 'gone'

/** A TIMEX3 type and value. */
export interface Timex {
  type: Time['type']
  value: string
  /** It is only compared with, so that the text does not go on to speak of it (“up from a year ago”). */
  aside?: true
}

/** The value of an expression in a scene; null when it turns out to be no time. */
export type Meaning = (scene: Scene) => Timex | null

const unknown: Record<Grain, string> = {
  day: 'XXXX-XX-XX',
  weekend: 'XXXX-WXX-WE',
  week: 'XXXX-WXX',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
  half: 'XXXX-HX',
  year: 'XXXX',
  decade: 'XXX',
  century: 'XX',
}

export const date = (value: string): Timex => ({ type: 'DATE', value })
export const always =
  (timex: Timex): Meaning =>
  () =>
    timex

/** The day, week, year and so on that lies `count` units from the publication. */
export function fromPublication(count: number, unit: Grain, grain: Grain = unit): Meaning {
  return ({ published }) => date(published === null ? unknown[grain] : valueAt(step(published, count, unit), grain))
}

/** The year that “last”, “this” or “next” year is. */
export const relativeYear = (word: string): Meaning =>
  fromPublication({ last: -1, this: 0, next: 1 }[word.toLowerCase() as 'last' | 'this' | 'next'], 'year')

/** The day that a relative expression in a running text counts from: the one last spoken of, else that of publication. */
export function anchorDay({ focus, published }: Pick<Scene, 'focus' | 'published'>): number | null {
  const range = focus === null ? null : covered(focus)
  return range ? range.first : published
}

/** The day that a time of the day belongs to. */
export function sameDay({ day, lastDay, published, narrative }: Scene): string {
  if (narrative && lastDay !== null) return day ?? lastDay
  return day ?? (published === null ? unknown.day : valueAt(published, 'day'))
}

/** The day, week, year and so on that lies `count` units from the time last spoken of. */
export function fromFocus(count: number, unit: Grain, grain: Grain = unit): Meaning {
  return (scene) => {
    const anchor = anchorDay(unit === 'day' ? { ...scene, focus: scene.lastDay } : scene)
    return date(anchor === null ? unknown[grain] : valueAt(step(anchor, count, unit), grain))
  }
}

/** The year in which a yearless day or month lies: the nearest, where the verb's direction weighs the other one off. */
export function nearestYear(scene: Scene, distance: (year: number, from: number) => number): number | null {
  const { published, narrative, focus, shared, told, direction } = scene
  const joined = shared && covered(shared.value)
  if (joined) return sharedYear(joined.first, shared.by, distance)
  const begun = told !== null && (direction === 'past' || direction === 'near') ? covered(told) : null
  if (told !== null && begun) {
    const { first: begins, grain } = begun
    // A winter told of is that of the year it begins in.
    const first = told.endsWith('-WI') ? dayNumber(Number(told.slice(0, 4)), 12) : begins
    const year = civil(first).year
    const ahead = grain === 'year' || distance(year, first) >= 0 ? year : year + 1
    if (published === null || distance(ahead, published) <= 0) return ahead
  }
  if (narrative && focus !== null) {
    const range = covered(focus)
    if (range) return nearest(yearsAround(range.first), (year) => distance(year, range.first), null)
  }
  return published === null
    ? null
    : nearest(yearsAround(published), (year) => distance(year, published), direction, scene.sure)
}

/** The year of a date without one, from the date that it is joined with: “November to March 2011”. */
function sharedYear(
  first: number,
  by: NonNullable<Scene['shared']>['by'],
  distance: (year: number, from: number) => number,
): number {
  const { year } = civil(first)
  if (by === 'apposition') return year
  if (by === 'start') return distance(year, first) >= 0 ? year : year + 1
  const range = by === 'range'
  // The middle of a month is compared with a first day.
  const after = distance(year, first) > 15
  const turnsYear = range || distance(year, dayNumber(year, 10)) >= 0
  return after && turnsYear && (range || civil(first).month <= 3) ? year - 1 : year
}

function yearsAround(day: number): number[] {
  const { year } = civil(day)
  return [year, year - 1, year + 1]
}

/** How many times as far off a date counts behind and ahead, by where the verb points. */
const weights: Record<NonNullable<Direction> | 'none', [past: number, future: number]> = {
  gone: [1, 100],
  past: [1, 8],
  future: [4, 1],
  present: [3, 1],
  near: [1, 1],
  none: [1, 1],
}

/** The weight of a date on the side that is out of the question. */
const surely = 100

/** The nearest of some dates that lie so many days off; the first of equally near ones. */
export function nearest<T>(
  candidates: readonly T[],
  distance: (candidate: T) => number,
  direction: Direction,
  sure = false,
): T {
  const [past, future] = weights[direction ?? 'none'].map((weight) => (sure && weight > 1 ? surely : weight)) as [
    number,
    number,
  ]
  const cost = (candidate: T) => {
    const days = distance(candidate)
    return days < 0 ? -days * past : days * future
  }
  return candidates.reduce((best, candidate) => (cost(candidate) < cost(best) ? candidate : best))
}

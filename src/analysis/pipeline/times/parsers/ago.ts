/** “two years ago”, “a day earlier”, “three weeks later”, “a week from now”, “in two weeks’ time”. */
import { civil, covered, step, valueAt } from '../calendar.ts'
import { anchorDay, date, fromFocus, fromPublication, type Meaning, type Scene, type Timex } from '../meaning.ts'
import { NUMBER, numberOf, UNIT, unitOf, YEAR } from '../vocabulary.ts'
import { durationValue } from './duration.ts'
import { timeParser } from './parser.ts'

const lead = '(?:\\b(?:about|around|nearly|almost|more\\s+than|less\\s+than|over|some|at\\s+least|roughly)\\s+)?'
const quantity = `(${NUMBER}|)(?:\\s*-?\\s*odd|\\s+or\\s+so)?\\s*(?:more\\s+|full\\s+|long\\s+)?(${UNIT})(?:\\s+or\\s+(?:so|two))?(?:\\s+and\\s+a\\s+half)?`

export const ago = timeParser(
  `${lead}\\b${quantity}\\s+(ago|back)\\b`,
  ([text, number, unit, word]) =>
    (number === '' && !/s$/i.test(unit!)) || (word === 'back' && number === '')
      ? null
      : { role: 'date', meaning: distance(count(number!, text), unit!, -1, (scene) => scene.published) },
  '\\s(?:ago|back)\\b',
)

export const fromNow = timeParser(
  `${lead}\\b${quantity}\\s+(?:from\\s+(?:now|today)|hence|['’]\\s*time)\\b`,
  ([text, number, unit]) => ({
    role: 'date',
    meaning: distance(count(number!, text), unit!, 1, (scene) => scene.published),
  }),
  "\\s(?:from\\s+(?:now|today)|hence|['’]\\s*time)\\b",
)

export const inWeeksTime = timeParser(
  `\\b${quantity}['’]?\\s+time\\b`,
  ([text, number, unit], before) =>
    /\bin\s+(?:about\s+)?$/i.test(before) && number
      ? { role: 'date', meaning: distance(count(number, text), unit!, 1, (scene) => scene.published) }
      : null,
  '\\stime\\b',
)

export const earlier = timeParser(
  `${lead}\\b${quantity}\\s+(earlier|previously|later|afterwards|(?:before|after)(?=\\s*(?:[.,;:!?)”"]|$)))\\b`,
  ([text, number, unit, word]) => {
    const back = /^(?:earlier|before|previously)$/i.test(word!)
    if (number === '' && !/s$/i.test(unit!)) return null
    const fine = /^(?:D|W|T.)$/.test(unitOf(unit!).designator)
    const anchor = (scene: Scene) =>
      anchorDay({ ...scene, focus: fine ? (back ? scene.pastDay : scene.lastDay) : scene.focus })
    return { role: 'date', meaning: distance(count(number!, text), unit!, back ? -1 : 1, anchor) }
  },
  '\\s(?:earlier|previously|later|afterwards|before|after)\\b',
)

function count(number: string, text: string): number | null {
  const whole = number === '' ? null : numberOf(number)
  return whole !== null && !/half/i.test(number) && /\band\s+a\s+half\b/i.test(text) ? whole + 0.5 : whole
}

/** The time so many units from an anchor, as coarse as its unit. “A year ago” is the period reported on, a year back. */
function distance(
  count: number | null,
  unitWord: string,
  sign: 1 | -1,
  anchorOf: (scene: Scene) => number | null,
): Meaning {
  const { grain, factor } = unitOf(unitWord)
  return (scene) => {
    if (count === null) return date(sign < 0 ? 'PAST_REF' : 'FUTURE_REF')
    if (sign < 0 && count === 1 && grain === 'year' && scene.period) return yearBefore(scene.period)
    const anchor = anchorOf(scene)
    if (anchor === null || grain === null) return { type: 'DURATION', value: durationValue(count, unitWord) }
    const years = { decade: 10, century: 100 }[grain as string] ?? factor
    const unit = grain === 'decade' || grain === 'century' ? 'year' : grain
    const fineness = unit === 'week' || unit === 'weekend' ? 'day' : unit
    const target = step(anchor, sign * count * years, unit)
    const { year } = civil(target)
    if (year >= 1 && year <= 9999) return date(valueAt(target, fineness))
    // There is no year 0: the one before year 1 is 1 BC.
    return date(
      year < 1 && year > -9999 ? `BC${String(1 - year).padStart(4, '0')}` : sign < 0 ? 'PAST_REF' : 'FUTURE_REF',
    )
  }
}

const yearBefore = (period: string): Timex => ({
  ...date(`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`),
  aside: true,
})

/** “the year-ago quarter”, “a year-earlier loss”, “the 1988 period”: the period reported on, in another year. */
export const yearAgoPeriod = timeParser(
  `\\b(?:(?:the|a)\\s+)?(?:comparable\\s+|same\\s+|corresponding\\s+)?(?:(year-(?:ago|earlier))(\\s+(?:first|second|third|fourth)?\\s*(?:period|quarter|month|half))?|(${YEAR})\\s+(?:period|quarter))\\b`,
  ([text, bare, period, year]) => ({
    role: 'date',
    text: bare && !period ? bare : text,
    meaning: (scene) => {
      if (year) return { ...date(scene.period ? year + scene.period.slice(4) : year), aside: true }
      if (scene.period) return yearBefore(scene.period)
      return scene.published === null
        ? date('XXXX')
        : { ...date(valueAt(step(scene.published, -15, 'month'), 'quarter')), aside: true }
    },
  }),
)

/** “the same period last year”, “the same month of 2019”: the time last spoken of, in another year. */
export const samePeriod = timeParser(
  `\\b(?:the\\s+)?(?:same|comparable|corresponding)\\s+(?:period|quarter|half|month|time|day|point)\\s+(?:(?:of\\s+|in\\s+)?(?:(last|the\\s+(?:previous|prior|preceding))\\s+year|(${YEAR}))|(a\\s+year\\s+(?:ago|earlier|before)))\\b`,
  ([, back, year, ago]) => ({
    role: 'date',
    meaning: ({ focus, published }) => {
      const range = focus === null ? null : covered(focus)
      const spoken = range && range.grain !== 'week' && range.grain !== 'weekend' ? focus! : null
      if (spoken === null || !/^\d{4}/.test(spoken)) {
        if (year) return date(year)
        return date(published === null ? 'XXXX' : String(civil(published).year - 1))
      }
      const to = year ?? String(Number(spoken.slice(0, 4)) - (back || ago ? 1 : 0)).padStart(4, '0')
      const value = to + spoken.slice(4)
      return covered(value) ? { ...date(value), aside: true } : date(to)
    },
  }),
)

/** “the year before”, “the day after”, where nothing follows that it is before. */
export const unitBefore = timeParser(
  '\\bthe\\s+(day|week|month|quarter|year|decade)\\s+(before|after)(?=\\s*(?:[.,;:!?)”"]|$))',
  ([, unit, word]) => ({ role: 'date', meaning: fromFocus(/before/i.test(word!) ? -1 : 1, unitOf(unit!).grain!) }),
)

/** “the week after next”, “the year before last”. */
export const unitBeyond = timeParser(
  '\\bthe\\s+(week|weekend|month|quarter|year)\\s+(after\\s+next|before\\s+last)\\b',
  ([, unit, word]) => ({ role: 'date', meaning: fromPublication(/last$/i.test(word!) ? -2 : 2, unitOf(unit!).grain!) }),
)

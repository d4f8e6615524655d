/** “two years ago”, “a day earlier”, “three weeks later”, “a week from now”, “in two weeks’ time”. */
import { civil, covered, type Grain, step, valueAt } from '../calendar.ts'
import { distance, durationValue, yearBefore } from '../distance.ts'
import { always, anchorDay, date, fromFocus, fromPublication, isOver, type Scene, type Timex } from '../meaning.ts'
import { DAY_PART, dayParts, NUMBER, numberOf, UNIT, unitOf, YEAR } from '../vocabulary.ts'
import { onPart } from './day.ts'
import { timeParser } from './parser.ts'

const lead = '(?:\\b(?:about|around|nearly|almost|more\\s+than|less\\s+than|over|some|at\\s+least|roughly)\\s+)?'
const quantity = `(${NUMBER}|)(?:\\s*-?\\s*odd|\\s+or\\s+so)?\\s*(?:more\\s+|full\\s+|long\\s+)?(${UNIT})(?:\\s+or\\s+(?:so|two))?(?:\\s+and\\s+a\\s+half)?`

export const ago = timeParser(
  `${lead}\\b${quantity}\\s+(ago|back)\\b(?:\\s+(today|yesterday|this\\s+(?:week|month)))?`,
  ([text, number, unit, word, exactly]) => {
    if ((number === '' && !/s$/i.test(unit!)) || (word === 'back' && number === '')) return null
    const back = count(number!, text)
    const meaning = distance(back, unit!, -1, (scene) => scene.published)
    const { grain, factor } = unitOf(unit!)
    if (exactly === undefined || back === null || grain === null) return { role: 'date', meaning }
    return { role: 'date', meaning: ({ published }) => anniversary(published, exactly, back * factor, grain) }
  },
  '\\s(?:ago|back)\\b',
)

/** “Five years ago today”: the day, week or month itself, so long ago. */
function anniversary(published: number | null, word: string, count: number, unit: Grain): Timex {
  const grain = /week$/i.test(word) ? 'week' : /month$/i.test(word) ? 'month' : 'day'
  if (published === null) return date('PAST_REF')
  const day = published - (/^yesterday$/i.test(word) ? 1 : 0)
  const ofYears = unit === 'decade' || unit === 'century'
  const target = step(day, -count, ofYears ? 'year' : unit)
  return date(civil(target).year >= 1 ? valueAt(target, grain) : 'PAST_REF')
}

export const fromNow = timeParser(
  `${lead}\\b${quantity}\\s+(?:from\\s+(?:now|today)|hence|['’]\\s*time)\\b`,
  ([text, number, unit]) => ({
    role: 'date',
    meaning: distance(count(number!, text), unit!, 1, (scene) => scene.published),
  }),
  "\\s(?:from\\s+(?:now|today)|hence|['’]\\s*time)\\b",
)

export const inWeeksTime = timeParser(
  `\\b${quantity}(?:['’]s?)?\\s+time\\b`,
  ([text, number, unit], before) =>
    /\bin\s+(?:about\s+)?$/i.test(before) && number
      ? { role: 'date', meaning: distance(count(number, text), unit!, 1, (scene) => scene.published) }
      : null,
  '\\stime\\b',
)

export const earlier = timeParser(
  `${lead}\\b${quantity}\\s+(earlier|previously|later|afterwards|(?:before|after)(?=\\s*(?:[.,;:!?)”"]|$)))\\b`,
  ([text, number, unit, word], _before, after) => {
    const back = /^(?:earlier|before|previously)$/i.test(word!)
    if (number === '' && !/s$/i.test(unit!)) return null
    const amount = count(number!, text)
    // “two months later than planned” says how much later.
    if (/^\s+than\b/.test(after))
      return { role: 'duration', meaning: always({ type: 'DURATION', value: durationValue(amount, unit!) }) }
    const fine = /^(?:D|W|T.)$/.test(unitOf(unit!).designator)
    const anchor = (scene: Scene) =>
      anchorDay({ ...scene, focus: fine ? (back ? scene.pastDay : scene.lastDay) : scene.focus })
    const far = distance(amount, unit!, back ? -1 : 1, anchor)
    // “A few days later the firm closed” is over.
    return { role: 'date', meaning: (scene) => (amount === null && isOver(scene) ? date('PAST_REF') : far(scene)) }
  },
  '\\s(?:earlier|previously|later|afterwards|before|after)\\b',
)

function count(number: string, text: string): number | null {
  const whole = number === '' ? null : numberOf(number)
  return whole !== null && !/half/i.test(number) && /\band\s+a\s+half\b/i.test(text) ? whole + 0.5 : whole
}

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
  `\\b(?:the\\s+)?(?:same|comparable|corresponding)\\s+(period|quarter|half|month|time|day|point)\\s+(?:(?:of\\s+|in\\s+)?(?:(last|the\\s+(?:previous|prior|preceding))\\s+year|(${YEAR}))|(a\\s+year\\s+(?:ago|earlier|before)))\\b`,
  ([, unit, back, year, ago]) => ({
    role: 'date',
    meaning: ({ focus: last, period, published }) => {
      const focus = /^(?:period|quarter|half)$/i.test(unit!) && period !== null ? period : last
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

/** “this time last year” */
export const thisTime = timeParser('\\b(?:at\\s+)?(this\\s+time\\s+(last|next)\\s+year)\\b', ([, text, word]) => ({
  role: 'date',
  text: text!,
  meaning: fromPublication(/last/i.test(word!) ? -1 : 1, 'year', 'month'),
}))

/** “the year before”, “the day after”, where nothing follows that it is before. */
export const unitBefore = timeParser(
  '\\bthe\\s+(day|week|month|quarter|year|decade)\\s+(before|after)(?=\\s*(?:[.,;:!?)”"]|$))',
  ([, unit, word]) => ({ role: 'date', meaning: fromFocus(/before/i.test(word!) ? -1 : 1, unitOf(unit!).grain!) }),
)

/** “the night before”, where nothing follows that it is before. */
export const partBefore = timeParser(
  `\\bthe\\s+(${DAY_PART})\\s+(before|after)(?=\\s*(?:[.,;:!?)”"]|$))`,
  ([, part, word]) => ({
    role: 'clock',
    meaning: onPart(fromFocus(/before/i.test(word!) ? -1 : 1, 'day'), dayParts.get(part!.toLowerCase())!),
  }),
)

/** “the week after next”, “the year before last”. */
export const unitBeyond = timeParser(
  '\\bthe\\s+(week|weekend|month|quarter|year)\\s+(after\\s+next|before\\s+last)\\b',
  ([, unit, word]) => ({ role: 'date', meaning: fromPublication(/last$/i.test(word!) ? -2 : 2, unitOf(unit!).grain!) }),
)

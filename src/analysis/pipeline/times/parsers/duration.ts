/** “two-year”, “almost 10 days”, “the past two months”, “weeks”. */
import { wordList } from '../../../../data.ts'
import { distance, durationValue } from '../distance.ts'
import { always, date, type Timex } from '../meaning.ts'
import { anyOf, listed, NUMBER, numberOf, UNIT, unitOf } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const adjective = `(?:${listed('duration-adjectives')}\\s+)?`
const agedThing = new RegExp(`^\\s+(?:\\w+\\s+)?${listed('aged-things')}\\b`, 'i')
const frame =
  '(?:\\b(?:(?:the|these|those|its|his|her|their|our|my)\\s+)?(?:(?:past|(?<!\\b(?:to|will|would|can|could|may|might|must|should|not|did|does)\\s)last|previous|next|coming|following|first|final|latest|most\\s+recent|remaining|early|preceding)\\s+)?)?'

/** What stands between “in” and a time ahead: “in just three weeks”. */
const aheadIn =
  /(?:^|[\s“"(])in\s(?:(?:just|only|about|around|roughly|approximately|under|over|some|nearly|almost|(?:less|more)\sthan|at\s(?:least|most))\s)?$/i
const countedOver = (place: string) =>
  anyOf(wordList('times', 'counted-over').flatMap(([word, at]) => (at === place ? [word!] : [])))
const looksBack = new RegExp(
  `\\b${countedOver('far')}\\b[^.;:!?“”"]{0,70}$|(?:\\d%?|\\b${countedOver('near')})(?:\\s[^\\s.;:!?“”"]{1,20}){0,3}$`,
  'i',
)
const framed = /\b(?:past|last|previous|next|coming|following|first|final|latest|recent|remaining|early|preceding)\b/i

/** Whether “three weeks” of “in three weeks” tells when, if the verb points ahead, and not how long. */
function mayTellWhen(text: string, unit: string, before: string): boolean {
  const lead = aheadIn.exec(before)
  if (!lead || text.includes('-') || unitOf(unit).grain === null || framed.test(text)) return false
  return !looksBack.test(before.slice(0, lead.index))
}

const durationOf = (count: number | null, unit: string): Timex => ({
  type: 'DURATION',
  value: durationValue(count, unit),
})

export const duration = timeParser(
  `${frame}(?<![\\w$£€.,:/])(${NUMBER})(?:(?:\\s+(?:to|or)\\s+|-|–)(?:${NUMBER}))?(?:\\s+or\\s+(?:so|more)|\\s+odd)?(?:\\s+|-)${adjective}(${UNIT})(?:-(?:long|old))?(?:\\s+and\\s+a\\s+(?:half|quarter)|\\s+period|\\s+or\\s+(?:so|two|more))?\\b(?!-(?!(?:old|long)\\b)|\\s+(?:old|olds)\\b)`,
  ([text, number, unit], before, after) => {
    // “A 6-year-old boy”, “a 41-year-old”: a person's age.
    if (/-old$/i.test(text) && !agedThing.test(after)) return null
    // “90 miles an hour”: a speed.
    if (/^an?$/i.test(number!) && /^(?:hour|minute|second)$/i.test(unit!) && /\d\s[a-z]+s\s$/.test(before)) return null
    // “$1.76 a year”: a price.
    if (/^an?$/i.test(number!) && /[$£€]\s?[\d.,]{1,12}\s$/.test(before)) return null
    if (/^(?:second|a\s+second)$/i.test(unit!) && !/^\d/.test(number!)) return null
    // “the second quarter”, “a day when”: an article alone makes no duration of these.
    if (
      /^(?:quarters?|seconds?|nights?|days?|weekend)$/i.test(unit!) &&
      /^an?$/i.test(number!) &&
      !/\b(?:for|within|in|after|about|than|nearly|almost|over|under|less|just|every|once|took|takes|lasted|lasting)\s+$/i.test(
        before,
      )
    )
      return null
    // “A half-hour”, but “the half year” and “a half century” are of accounts and of runs.
    if (/^half$/i.test(number!) && !/^(?:hour|day|minute|decade)$/i.test(unit!)) return null
    if (/^quarter$/i.test(number!) && !/^(?:hour|century)$/i.test(unit!)) return null
    if (/^an?$/i.test(number!) && /[^s]s$/i.test(unit!)) return null
    if (
      /^quarters?$/i.test(unit!) &&
      !/^(?:the\s+)?(?:past|last|next|first|final|previous|latest|coming)|consecutive|straight|successive/i.test(text)
    )
      return null
    if (/^an?\s+(?:fiscal|calendar|trading|business|working)\s/i.test(text)) return null
    const part = /\s+and\s+a\s+(half|quarter)$/i.exec(text)?.[1]
    const stated = numberOf(number!)
    const count = stated === null ? null : stated + (part === undefined ? 0 : /half/i.test(part) ? 0.5 : 0.25)
    const length = durationOf(count, unit!)
    return {
      role: 'duration',
      // “The eight-year war”: the article belongs to the noun.
      text: text.includes('-') ? text.replace(/^(?:the|these|those|its|his|her|their|our|my)\s+(?=\S+-)/i, '') : text,
      meaning:
        count !== null && mayTellWhen(text, unit!, before)
          ? (scene) =>
              scene.direction === 'future' || scene.direction === 'present'
                ? distance(count, unit!, 1, () => scene.published)(scene)
                : length
          : always(length),
    }
  },
  `[\\s-]${UNIT}\\b`,
)

/** “2 hours and 48 minutes”, “one year, six months”: a length in two units. */
export const compoundDuration = timeParser(
  `(?<![\\w$£€.,:/-])(${NUMBER})\\s+(years?|months?|weeks?|days?|hours?|minutes?)(?:,?\\s+and\\s+|,\\s+|\\s+)(${NUMBER})\\s+(months?|weeks?|days?|hours?|minutes?|seconds?)\\b(?!\\s+(?:ago|earlier|later|before|after|from\\s+now)\\b|-)`,
  ([, first, unit, second, smaller]) => {
    const counts = [numberOf(first!), numberOf(second!)]
    const [long, short] = [durationValue(counts[0]!, unit!), durationValue(counts[1]!, smaller!)]
    if (counts.some((count) => count === null || !Number.isInteger(count)) || order(unit!) >= order(smaller!))
      return null
    const clock = long.startsWith('PT') || !short.startsWith('PT')
    const value = long + (clock ? short.replace(/^PT?/, '') : short.slice(1))
    return { role: 'duration', meaning: always({ type: 'DURATION', value }) }
  },
  `\\s(?:years?|months?|weeks?|days?|hours?|minutes?)(?:,|\\s)`,
)

const bySize = ['Y', 'M', 'W', 'D', 'TH', 'TM', 'TS']
const order = (unit: string) => bySize.indexOf(unitOf(unit).designator)

/** The “12” of “between 12 and 18 months”. */
export const durationOfRange = timeParser(
  `(?<=\\bbetween\\s+)\\b(${NUMBER})(?=\\s+and\\s+${NUMBER}[\\s-]+(${UNIT})\\b)`,
  ([, number, unit]) => ({ role: 'duration', meaning: always(durationOf(numberOf(number!), unit!)) }),
)

/** “day-long”, “decades-long”: one of a unit, or many. */
export const unitLong = timeParser('\\b(hour|day|week|month|year|decade|centurie)(s?)-long\\b', ([, unit, plural]) => ({
  role: 'duration',
  meaning: always(durationOf(plural ? null : 1, unit!)),
}))

/** Behind “minutes” of a meeting. */
const recorded = /^\s+(?:of|show|state|record|reveal|seen|obtained|published|released|taken|due)/i

/** “weeks”, “recent years”, “the coming months”: so many, not said how many. */
export const unstatedDuration = timeParser(
  `\\b(?:the\\s+)?(?:(recent|past|coming|last|next|latest|early|final|first|previous|following)\\s+)?((?:second|minute|hour|day|week|month|year|decade|quarter|centurie)s)(?:-(?:long|old))?\\b(?![-’'](?!s\\b)|\\s+(?:ago|earlier|later|before|after|old|to\\s+come)\\b)(\\s+ahead\\b)?`,
  ([text, word, unit, ahead], before, after) => {
    // “Minutes of the meeting”, “according to minutes seen by the paper”
    if (!word && /^minutes$/i.test(unit!) && recorded.test(after)) return null
    if (
      !word &&
      !ahead &&
      (/\b(?:of|light|these|those|the)[\s-]+$/i.test(before) || (/^the\s/i.test(text) && !/\bover\s+$/i.test(before)))
    )
      return null
    // “the pandemic years of 2020 to 2022”
    if (!word && /^\sof\s(?:1\d|20)\d\d\b/.test(after)) return null
    if (word && /^recent$/i.test(word)) return { role: 'vague', meaning: always(date('PAST_REF')) }
    if (word && /^coming$/i.test(word) && !/^the/i.test(text))
      return { role: 'vague', meaning: always(date('FUTURE_REF')) }
    if (/^(?:quarter|second)s$/i.test(unit!) && !word) return null
    // “In the early hours of Friday”: a part of a day.
    if (/^hours$/i.test(unit!) && /\b(?:early|small)\s+$/i.test(word ? `${word} ` : before)) return null
    return { role: 'duration', meaning: always(durationOf(null, unit === 'centuries' ? 'century' : unit!)) }
  },
)

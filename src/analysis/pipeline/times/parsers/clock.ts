/** “10:30 a.m. EST”, “16:08 UTC”, “noon”, “half past nine”, “10 o’clock”. */
import { covered, valueAt } from '../calendar.ts'
import { isOver, type Meaning, sameDay } from '../meaning.ts'
import { anyOf, MONTH, NUMBER, numberOf, WEEKDAY, zones } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const zone = `(?:\\s*\\(?\\b(${anyOf(zones)}(?:\\s*[+-]\\s*\\d{1,2}(?::?\\d\\d)?)?)\\b\\)?|(Z)\\b)?(?:\\s+local\\s+time)?`

/** A time of the day spoken of. */
function atClock(time: string): Meaning {
  return (scene) => ({ type: 'TIME', value: `${sameDay(scene)}T${time}` })
}

/** The end of the day spoken of; without one the start of the day of publication, where the verb tells of what is over. */
const midnight: Meaning = (scene) =>
  atClock(isOver(scene) && scene.day === null && !scene.narrative ? '00:00' : '24:00')(scene)

const two = (n: number) => String(n).padStart(2, '0')

/** ISO 8601 mark of a zone: `Z` for universal time, the offset where one is written (“GMT +8”), else nothing. */
function utc(zone: string | undefined): string {
  const match = /^(?:utc|gmt|z)(?:\s*([+-])\s*(\d{1,2})(?::?(\d\d))?)?$/i.exec(zone ?? '')
  if (!match) return ''
  const [, sign, hours, minutes] = match
  if (!sign) return 'Z'
  return Number(hours) <= 14 ? `${sign}${two(Number(hours))}:${minutes ?? '00'}` : ''
}

export const clock = timeParser(
  `\\b(\\d{1,2})(?:[:.](\\d\\d))?(?::\\d\\d)?\\s*([ap])(?:m\\b|\\.m\\b(?:\\.(?=\\s+[a-z(]|\\s+E|\\s+[A-Z]{2,}|[,)]))?)${zone}`,
  ([, hour, minute, half, name, z]) => {
    const h = (Number(hour) % 12) + (half!.toLowerCase() === 'p' ? 12 : 0)
    if (Number(hour) > 12 || Number(minute ?? 0) > 59) return null
    return { role: 'clock', meaning: atClock(`${two(h)}:${minute ?? '00'}${utc(name ?? z)}`) }
  },
)

/** The “4” of “from 4 to 9 p.m.”: of the half of the day that puts it before the other. */
export const firstHourOfRange = timeParser(
  `(?<![\\w.,:/$£€#-])(\\d{1,2})(?:[:.]([0-5]\\d))?(?=(?:\\s(?:to|until|till|and)\\s|\\s?[-–—]\\s?)(\\d{1,2})(?:[:.][0-5]\\d)?\\s?([ap])\\.?m\\b)`,
  ([, hour, minute, last, half], before, after) => {
    const [from, to] = [Number(hour), Number(last)]
    if (from < 1 || from > 12 || to > 12) return null
    if (/^\sand\s/i.test(after) && !/\b(?:between|at)\s$/i.test(before)) return null
    const late = (half!.toLowerCase() === 'p') === from % 12 <= to % 12 ? 12 : 0
    return { role: 'clock', meaning: atClock(`${two((from % 12) + late)}:${minute ?? '00'}`) }
  },
  '\\d\\s?[ap]\\.?m\\b',
)

/** “the early hours of Sunday”: its morning. */
export const earlyHours = timeParser(
  `\\b(?:the\\s+)?(?:very\\s+)?(?:early|small|wee)\\s+hours(?=\\s+(?:of|on)\\s+(?:the\\s+)?(?:${WEEKDAY}|${MONTH}\\s*\\d|\\d{1,2}|yesterday|today|christmas|new\\s+year)\\b)`,
  () => ({ role: 'clock', meaning: atClock('MO') }),
  '\\shours\\s',
)

/** “3.30 | on Tuesday morning” */
const onDayPart = new RegExp(`^\\s(?:on\\s)?(?:${WEEKDAY})\\s(morning|afternoon|evening|night)\\b`, 'i')

export const clock24 = timeParser(
  `(?<![\\d.,:/$£€-])\\b([01]?\\d|2[0-3])[:.]([0-5]\\d)(?:[:.][0-5]\\d)?(?![\\d%:]|[.,]\\d)(?:\\s*(?:hours|hrs)\\b)?${zone}(?:\\s+in\\s+the\\s+(morning|afternoon|evening)\\b|\\s+at\\s+(night)\\b)?`,
  ([text, hour, minute, name, z, inPart, atNight], before, after) => {
    const part = inPart ?? atNight ?? onDayPart.exec(after)?.[1]
    const sure = name ?? z ?? part ?? (/hours|hrs/i.test(text) ? 'hours' : undefined)
    // “5.40 in the evening”
    const late = Number(hour) < 12 && /afternoon|evening|night/i.test(part ?? '') ? 12 : 0
    if (
      !sure &&
      (text.includes('.') ||
        !/\b(?:at|by|until|till|from|to|around|about|before|after|since|and|between)\s+$/i.test(before))
    )
      return null
    return { role: 'clock', meaning: atClock(`${two(Number(hour) + late)}:${minute}${utc(name ?? z)}`) }
  },
)

/** “1337 EDT”, “0800 GMT”. */
export const military = timeParser(
  `(?<![\\w.,:/$£€-])([01]\\d|2[0-3])([0-5]\\d)\\s?(${anyOf(zones)}|hours|hrs)\\b`,
  ([, hour, minute, zone]) => ({
    role: 'clock',
    meaning: atClock(`${hour}:${minute}${utc(zone)}`),
  }),
)

export const namedClock = timeParser(
  `\\b(noon|midday|midnight)\\b(?!-)|\\b(?:(half|quarter)\\s+(past|to)\\s+)?(${NUMBER})(\\s+o['’]clock)?(?:\\s+in\\s+the\\s+(morning|afternoon|evening)|\\s+at\\s+night)?`,
  ([text, name, fraction, side, number, oclock, part], before) => {
    if (name && /\bhigh\s$/i.test(before)) return null
    if (name) return { role: 'clock', meaning: name.toLowerCase() === 'midnight' ? midnight : atClock('12:00') }
    const hour = /^an?$/i.test(number!) ? null : numberOf(number!)
    if ((!fraction && !oclock) || hour === null || hour > 24 || hour < 1 || !Number.isInteger(hour)) return null
    const late =
      /afternoon|evening|night/i.test(part ?? (/at\s+night$/i.test(text) ? 'night' : '')) && hour < 12 ? 12 : 0
    const minutes =
      (hour + late) * 60 + (fraction ? (/half/i.test(fraction) ? 30 : 15) * (/past/i.test(side!) ? 1 : -1) : 0)
    return { role: 'clock', meaning: atClock(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`) }
  },
  "\\b(?:noon|midday|midnight)\\b|\\b(?:half|quarter)\\s+(?:past|to)\\s|\\so['’]clock",
)

/** The night after a day so many days before the publication, or more, is not the last one. */
const longBefore = 3

/** “overnight”: the last night, the one of a day long before it, or the coming one where the verb points ahead. */
export const overnight = timeParser('\\bovernight\\b', (_match, before) => ({
  role: 'clock',
  meaning: (scene) => {
    const day = sameDay(scene)
    const told = covered(day)
    const { published, direction } = scene
    if (!told || direction === 'future') return { type: 'TIME', value: `${day}TNI` }
    const long = published === null || told.first <= published - longBefore
    // “fell on Friday after overnight losses”
    const within = /\b(?:after|amid|by|from|an?|the|its|of)\s$/i.test(before)
    if (long && !within && !/(?:^|[.!?]\s)$/.test(before)) return { type: 'TIME', value: `${day}TNI` }
    const from = published === null || (long && within) ? told.first : published
    return { type: 'TIME', value: `${valueAt(from - 1, 'day')}TNI` }
  },
}))

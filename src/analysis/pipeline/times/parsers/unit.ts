/** “this week”, “last month”, “the current fiscal year”, “the same day”, “that year”, “the following quarter”. */
import { civil, covered, dayNumber, type Grain, valueAt } from '../calendar.ts'
import { always, date, fromFocus, fromPublication, type Meaning, nearestYear, type Scene, sameDay } from '../meaning.ts'
import { DAY_PART, dayParts, listed, MONTH, months, unitOf, YEAR } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const unit = '(day|week|weekend|fortnight|month|quarter|year|decade|century|period)'
const kind = '(?:(?:full|entire|whole|fiscal|financial|calendar|academic|school|business|trading|model|tax)\\s+)?'

/** How many units from the publication, by the word before the unit. */
const deictic: Record<string, number> = { this: 0, current: 0, last: -1, past: -1, next: 1, coming: 1, upcoming: 1 }
/** How many units from the time last spoken of. */
const anaphoric: Record<string, number> = {
  same: 0,
  that: 0,
  previous: -1,
  preceding: -1,
  prior: -1,
  following: 1,
  next: 1,
}

export const deicticUnit = timeParser(
  `\\b(?:the\\s+)?(this(?:\\s+(?:past|coming|current|very|same))?|last|next|past|current|coming|upcoming)\\s+${kind}${unit}\\b(?:\\s+or\\s+(?:so|two))?(?![-’'](?!s\\b))`,
  ([text, word, unitWord], before, after) => {
    const first = word!.toLowerCase().split(/\s+/)
    const modifier = first[1] && first[1] in deictic ? first[1] : first[0]!
    if (unitWord === 'period' || unitWord === 'day') return null
    // “the last week of July”, “the last month of his life”
    if (/\bthe\s+last\s+\w+$/i.test(before + text) && /^\sof\b/i.test(after)) return null
    if (/^the\s+next\b/i.test(text)) return { role: 'date', meaning: anaphora('next', unitOf(unitWord!).grain!) }
    // “This Week” is the name of something.
    if (/^(?:This|Next|Last)\s+\p{Lu}/u.test(text)) return null
    const grain = unitOf(unitWord!).grain!
    if (/^(?:past|last)$/.test(modifier) && /^(?:decade|century)$/.test(grain)) {
      return { role: 'duration', meaning: always({ type: 'DURATION', value: grain === 'decade' ? 'P10Y' : 'P100Y' }) }
    }
    if (grain === 'weekend' && modifier === 'this') return { role: 'date', meaning: lastWeekend }
    return { role: 'date', meaning: fromPublication(deictic[modifier]!, grain) }
  },
)

export const anaphoricUnit = timeParser(
  `\\b(?:(?:on|in|during)\\s+)?((?:the\\s+(?:very\\s+)?(same|previous|preceding|prior|following|next)|that(?:\\s+same)?)\\s+${kind}${unit})\\b(?![-’'](?!s\\b))`,
  ([match, text, word, unitWord], before, after) => {
    if (unitWord === 'period') return null
    // “said that year after year”, “so that day” are seldom; a preposition or the start makes “that day” a time.
    if (
      !word &&
      !/^(?:on|in|during)\s/i.test(match) &&
      !/(?:^|[.!?,;:—-]\s*|\b(?:of|by|for|until|from|later|earlier|early|late)\s+)$/i.test(before) &&
      !/^\s*[.,;]/.test(after)
    )
      return null
    return { role: 'date', text: text!, meaning: anaphora(word?.toLowerCase() ?? 'that', unitOf(unitWord!).grain!) }
  },
)

/** “by the end of the decade”, “the turn of the century”: the one that the text was published in. */
export const currentDecade = timeParser(
  "\\bthe\\s+(?:end|start|beginning|middle|turn|rest|remainder)\\s+of\\s+(the\\s+(decade|century))\\b(?![-’'](?!s\\b)|\\s+(?:of|that|when|after|before)\\b)",
  ([, text, unitWord]) => ({
    role: 'date',
    text: text!,
    meaning: (scene) => {
      const grain = unitOf(unitWord!).grain!
      const focus = scene.narrative && scene.focus !== null ? covered(scene.focus) : null
      return focus ? date(valueAt(focus.first, grain)) : fromPublication(0, grain)(scene)
    },
  }),
)

const anaphora = (word: string, grain: Grain): Meaning => fromFocus(anaphoric[word]!, grain)

/** “the quarter”, “the year”: the one spoken of, else the one of the publication. */
export const definiteUnit = timeParser(
  `\\bthe\\s+(?:(latest|most\\s+recent)\\s+)?${kind}(day|week|weekend|month|quarter|year|period)\\b(?![-’'](?!s\\b)|\\s+(?:of|ago|that|when|after|before|in\\s+question|\\d)\\b)`,
  ([text, word, unitWord], before, after) => {
    const modifier = word?.toLowerCase()
    // “Six months of the year”: of any.
    if (/\b(?:days|weeks|months|nights|times?)\sof\s$/i.test(before)) return null
    if (unitWord === 'year' && (/^\s+end(?:ed|ing)\b/i.test(after) || upToMonth.test(after)))
      return { role: 'duration', meaning: always({ type: 'DURATION', value: 'P1Y' }) }
    const end = endOfPeriod.exec(after)
    if (unitWord === 'quarter' && end)
      return { role: 'date', meaning: quarterEnding(end[1]!, end[2], /^\s(?:that\s)?ending\b/i.test(after)) }
    if (unitWord === 'period' && !modifier) return null
    // “At the end of the day, somebody pays”
    if (unitWord === 'day' && /\bat\sthe\send\sof\s$/i.test(before) && /^,/.test(after)) return null
    // “the prime minister of the day”, not “the end of the day”
    if (unitWord === 'day' && /\bof\s$/i.test(before) && !shareOfDay.test(before)) return null
    if (
      !modifier &&
      !/\b(?:in|for|during|on|earlier|later|of|throughout|over|by|through|ended|ending|end|finish(?:ed)?|close[ds]?)\s+(?:in\s+)?$/i.test(
        before,
      )
    )
      return null
    // “on the day you sign”: any
    if (unitWord === 'day' && /^\s(?:I|you|he|she|it|we|they)\s/.test(after)) return null
    const grain = unitWord === 'period' ? 'quarter' : unitOf(unitWord!).grain!
    if (grain === 'weekend') return { role: 'date', meaning: lastWeekend }
    if (unitWord === 'year' && /\b(?:full|entire|whole)\b/i.test(text)) return { role: 'date', meaning: yearOfPeriod }
    return { role: 'date', meaning: (scene) => definite(scene, grain, modifier) }
  },
)

/** “the end of” before “the day” */
const shareOfDay = new RegExp(`\\b${listed('day-shares')}\\sof\\s$`, 'i')

/** “the year to March”, “the year to the end of May” */
const upToMonth = new RegExp(
  `^\\s(?:to|through|until)\\s(?:the\\s(?:end|middle)\\sof\\s|(?:early|late|mid)[\\s-])?(?:\\d{1,2}\\s)?${MONTH}(?!\\w)`,
  'i',
)
const endOfPeriod = new RegExp(
  `^\\s(?:that\\s)?(?:ended|ending|ends)\\s(?:on\\s)?(?:\\d{1,2}\\s)?(${MONTH})(?:\\s\\d{1,2})?(?:,?\\s(${YEAR}))?\\b`,
  'i',
)

/**
 * The quarter already spoken of, as the company numbers it; else the quarter of the calendar that most of it lies in, which
 * is that of the month before its last.
 */
function quarterEnding(month: string, year: string | undefined, ahead: boolean): Meaning {
  const number = months.get(month.toLowerCase().replace('.', ''))!
  return (scene) => {
    if (scene.period !== null && !ahead) return date(scene.period)
    const there: Scene = ahead ? { ...scene, direction: 'near', sure: false } : scene
    const ends = year ? Number(year) : nearestYear(there, (candidate, from) => dayNumber(candidate, number, 28) - from)
    return date(ends === null ? 'XXXX-QX' : valueAt(dayNumber(ends, number - 1), 'quarter'))
  }
}

function definite(scene: Scene, grain: Grain, modifier: string | undefined) {
  const focus = scene.focus === null ? null : covered(scene.focus)
  if (grain === 'quarter') return scene.period === null ? fromPublication(-1, 'quarter')(scene) : date(scene.period)
  if (grain === 'day') return date(sameDay(scene))
  if (focus && focus.grain === grain && !modifier) return date(scene.focus!)
  if (modifier) return fromPublication(-1, grain)(scene)
  if (focus && scene.narrative) return date(valueAt(focus.first, grain))
  return fromPublication(0, grain)(scene)
}

/** “The full year” beside a quarter or half just reported on is the year that holds it. */
const yearOfPeriod: Meaning = (scene) =>
  scene.focus !== null && /-[QH]/.test(scene.focus) ? date(scene.focus.slice(0, 4)) : definite(scene, 'year', undefined)

/** The weekend that is or was, or the coming one where the verb points ahead. */
const lastWeekend: Meaning = (scene) => {
  const early = scene.published !== null && civil(scene.published).weekday < 5
  return fromPublication(early && scene.direction !== 'future' ? -1 : 0, 'weekend')(scene)
}

/** “on the night in question”, “in the morning of the match”: a day that is not told */
const ofEvent =
  /^\s+(?:in\s+question|of\s+(?:the|his|her|their|its|an?)\s+(?!\d|same\b|next\b|previous\b|following\b)|when\b)/i

/** “the next morning”, “that evening”, “in the afternoon”. */
export const dayPart = timeParser(
  `\\b(?:(?:(?:the\\s+)?(?:(same|previous|following|next)\\s+)|(that)\\s+|the\\s+)(?:(?:early|late|mid)[\\s-])?|mid[\\s-]?(?=morning|afternoon|evening)|(?:early|late)\\s+(?=morning|afternoon|evening))(${DAY_PART})\\b(?![-’'](?!s\\b))`,
  ([text, relation, that, part], before, after) => {
    if (!relation && !that && ofEvent.test(after)) return null
    if (that && !/(?:^|[.,;]\s*|\b(?:on|by|later|earlier|early|late)\s+)$/i.test(before)) return null
    const code = dayParts.get(part!.toLowerCase())!
    if (
      !relation &&
      !that &&
      /^the\s+\w+$/i.test(text) &&
      !/\b(?:in|during|by|through|throughout|on|early|late|later|earlier)\s+(?:in\s+)?$/i.test(before)
    )
      return null
    const count = relation ? anaphoric[relation.toLowerCase()]! : 0
    return {
      role: 'clock',
      meaning: (scene) => ({
        type: 'TIME',
        value: `${count === 0 ? sameDay(scene) : fromFocus(count, 'day')(scene)!.value}T${code}`,
      }),
    }
  },
)

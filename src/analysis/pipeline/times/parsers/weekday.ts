/** “Friday”, “last Tuesday”, “the following Monday”, “Thursday morning”. */
import { civil, covered, valueAt } from '../calendar.ts'
import { anchorDay, date, type Meaning, type Scene } from '../meaning.ts'
import { DAY_PART, dayParts, listed, WEEKDAY, weekdays } from '../vocabulary.ts'
import { onPart } from './day.ts'
import { timeParser } from './parser.ts'

const indefinite = /\b(?:one|any)\s$/i
/** “a wet Tuesday”, “on a Friday”; not “a Friday vote”. */
const anyOf = new RegExp(`\\ban?\\s(?:${listed('any-weekday')}\\s)?$`, 'i')
const alone = /^(?:$|[.,;:!?)”"]|\s(?:in|at|on|and|or|to|when|with|for|by|I|he|she|they|it|we|you)\b)/
const named = new RegExp(`\\b${listed('named-weekdays')}\\s$`)

export const weekday = timeParser(
  `(?:\\b(last|this|next|this\\s+past|this\\s+coming|the\\s+(?:previous|following|next))\\s+)?\\b(${WEEKDAY})\\b(?!s\\b|\\.[a-z]|-(?!${WEEKDAY})[a-z])(?:\\s+(last)\\b(?=\\s*(?:[.,;:)!?]|$))|\\s+(?:(?:early|late|mid)[\\s-])?(${DAY_PART})\\b)?`,
  ([, modifierBefore, name, last, part], before, after) => {
    const modifier = modifierBefore ?? last
    if (!/^\p{Lu}/u.test(name!)) return null
    // “Super Tuesday”, “Saturday Night Live”
    if (!modifier && named.test(before)) return null
    // “One Sunday in May”, “a Monday in June”, “the first Monday of every month”: any of them.
    if (!modifier && (indefinite.test(before) || (anyOf.test(before) && alone.test(after)))) return null
    if (/^\sof\s(?:the|each|every)\s(?:month|year)\b/i.test(after)) return null
    // “the Sunday Times”, “the Monday Club”, “the BBC’s Sunday Morning”
    const titled = part
      ? /^\p{Lu}/u.test(part) && /(?:\bthe|['’]s)\s$/i.test(before)
      : /^\s\p{Lu}\p{Ll}/u.test(after) && /\bthe\s$/i.test(before)
    if (!modifier && titled) return null
    if (part && /^\p{Lu}/u.test(part) && /^\s\p{Lu}/u.test(after)) return null
    const day = weekdayMeaning(weekdays.get(name!.toLowerCase())!, modifier?.toLowerCase().replace(/\s+/g, ' ') ?? null)
    return { role: 'day', meaning: part ? onPart(day, dayParts.get(part.toLowerCase())!) : day }
  },
)

function isAhead({ direction, narrative }: Scene, back: number, ahead: number): boolean {
  return narrative || direction === 'future' || (direction === 'near' && ahead < back)
}

/** Days before the publication from which “this Monday” with a past verb is the one to come. */
const recent = 4

const following = (day: number, weekday: number) => day + ((weekday - civil(day).weekday + 6) % 7) + 1

/** The first day of the last range of days of the week that ends by `anchor`. */
function beginning(anchor: number, weekday: number, last: number): number {
  const end = anchor - ((civil(anchor).weekday - last + 7) % 7)
  return end - ((last - weekday + 7) % 7 || 7)
}

/** A day of the week: the last one up to today where the verb does not point ahead. */
export function weekdayMeaning(weekday: number, modifier: string | null): Meaning {
  return (scene) => {
    if (!modifier && scene.told !== null && scene.direction === 'past' && scene.told.length === 10) {
      return date(valueAt(following(covered(scene.told)!.first, weekday), 'day'))
    }
    const opened = scene.from === null ? null : covered(scene.from)
    if (opened) return date(valueAt(following(opened.last, weekday), 'day'))
    const relative = modifier && /previous|following|the next/.test(modifier)
    const spoken = relative || (scene.narrative && !modifier)
    const anchor = spoken ? anchorDay({ ...scene, focus: scene.lastDay }) : scene.published
    if (anchor === null) return date(`XXXX-WXX-${weekday}`)
    const back = (civil(anchor).weekday - weekday + 7) % 7
    const ahead = (7 - back) % 7
    const previous = anchor - (back || 7)
    const next = anchor + (ahead || 7)
    switch (modifier) {
      case 'last':
      case 'this past':
      case 'the previous':
        return date(valueAt(previous, 'day'))
      case 'next':
      case 'the following':
      case 'the next':
        return date(valueAt(next, 'day'))
      case 'this coming':
        return date(valueAt(anchor + ahead, 'day'))
      case 'this':
        // “They were to marry this Saturday” is ahead although its verb is past, unless that day of the week has been.
        return date(valueAt(scene.direction === 'past' && back < recent ? anchor - back : anchor + ahead, 'day'))
      default:
        if (isAhead(scene, back, ahead)) return date(valueAt(anchor + ahead, 'day'))
        return date(valueAt(scene.until === null ? anchor - back : beginning(anchor, weekday, scene.until), 'day'))
    }
  }
}

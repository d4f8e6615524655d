/** “today”, “yesterday morning”, “tonight”, “the day before yesterday”. */
import { always, date, fromPublication, type Meaning } from '../meaning.ts'
import { DAY_PART, dayParts, listed } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const offsets: [RegExp, number][] = [
  [/^the\s+day\s+before\s+yesterday/, -2],
  [/^the\s+day\s+after\s+tomorrow/, 2],
  [/^(?:yesterday|last)/, -1],
  [/^tomorrow/, 1],
  [/^(?:today|this|tonight)/, 0],
]

/** “in today’s world”, “today’s young people” */
const ofThisAge = new RegExp(`^['’]s\\s(?:modern\\s)?${listed('present-things')}\\b`, 'i')

const amid = /(?:(?:^|\s)\p{Ll}[\p{L}’']*|['’]s|\bUSA)\s$/u

export const namedDay = timeParser(
  `\\b(?:the\\s+day\\s+(?:before\\s+yesterday|after\\s+tomorrow)|(?:today|yesterday|tomorrow)(?:\\s+(${DAY_PART})\\b)?|tonight|this\\s+(?:(?:early|late|mid)[\\s-])?(${DAY_PART})|last\\s+(night|evening))\\b`,
  ([match, part, thisPart, lastPart], before, after) => {
    if (/^today$/i.test(match) && ofThisAge.test(after)) return { role: 'vague', meaning: always(date('PRESENT_REF')) }
    // “the BBC’s Today programme”, “USA Today”: a capital within a sentence makes a name.
    if (/^(?:Today|Tonight|Tomorrow)/.test(match) && amid.test(before)) return null
    const text = match.toLowerCase()
    const offset = offsets.find(([form]) => form.test(text))![1]
    const word = part ?? thisPart ?? lastPart ?? (text === 'tonight' ? 'night' : undefined)
    const day = fromPublication(offset, 'day')
    return { role: 'day', meaning: word ? onPart(day, dayParts.get(word.toLowerCase())!) : day }
  },
)

/** A part of a day, from the meaning of the day. */
export function onPart(day: Meaning, code: string): Meaning {
  return (scene) => {
    const timex = day(scene)
    return timex && { type: 'TIME', value: `${timex.value}T${code}` }
  }
}

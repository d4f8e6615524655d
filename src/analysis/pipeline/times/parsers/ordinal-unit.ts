/** “a second consecutive day”, “the fourth week in a row”, “today is the eighth day of the siege”. */
import { covered, valueAt } from '../calendar.ts'
import { date, fromPublication, type Meaning, sameDay } from '../meaning.ts'
import { ORDINAL, unitOf } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

const inARow = '(?:straight|consecutive|successive)'

export const ordinalUnit = timeParser(
  `\\b(?:(?:the|a|an|its|his|her|their)\\s+)?${ORDINAL}\\s+(${inARow}\\s+)?(?:full\\s+|trading\\s+|business\\s+)?(day|night|week|weekend|month|quarter|year)\\b(?![-’'])`,
  ([, consecutive, unit], before, after) => {
    const counted = consecutive || /^\s(?:in\sa\srow|running)\b/i.test(after)
    // “Monday was the third day of the trial”: not “on the third day”, which may be any.
    const named = unit === 'day' && /^\sof\b/i.test(after) && /(?:\b(?:is|was|marks|marked)|['’]s)\s$/i.test(before)
    return counted || named ? { role: 'date', meaning: current(unit!) } : null
  },
)

/** The day, week, month and so on that the text is at: the one last spoken of, else that of the publication. */
function current(unitWord: string): Meaning {
  const grain = unitOf(unitWord).grain!
  return (scene) => {
    if (grain === 'day') return date(sameDay(scene))
    if (grain === 'quarter' && scene.period !== null) return date(scene.period)
    const focus = scene.focus === null ? null : covered(scene.focus)
    return focus?.grain === grain ? date(valueAt(focus.first, grain)) : fromPublication(0, grain)(scene)
  }
}

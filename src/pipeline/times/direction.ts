/** Whether the verb that a time expression belongs to points back or ahead. */
import type { Sentence, VerbGroup } from '../stage.ts'

type Direction = 'past' | 'future' | null

const pastCue = /\b(?:since|last|past|previous|ended)\s+(?:\w+\s+)?$/i
const surelyFuture = /\b(?:until|till|effective)\s+(?:\w+\s+)?$/i
const futureCue = /\b(?:by|starting|beginning|from)\s+(?:\w+\s+)?$/i

/**
 * A function from the start of an expression to its direction. It must be asked in text order.
 * The nearest verb group before it in its clause decides, else the first one after it.
 */
export function directionAt(
  text: string,
  sentences: readonly Sentence[],
  verbs: readonly VerbGroup[],
): (start: number) => Direction {
  let sentence = 0
  let verb = 0
  return (start) => {
    while (sentence < sentences.length - 1 && sentences[sentence]!.end <= start) sentence++
    const bounds = sentences[sentence]
    if (!bounds) return null
    while (verb > 0 && verbs[verb - 1]!.end > bounds.start) verb--
    while (verb < verbs.length && verbs[verb]!.start < start) verb++
    const before = verbs[verb - 1]
    const after = verbs[verb]
    const lead = text.slice(Math.max(bounds.start, start - 30), start)
    if (pastCue.test(lead)) return 'past'
    if (surelyFuture.test(lead)) return 'future'
    const precedes = before && before.start >= bounds.start ? before : undefined
    const follows = after && after.end <= bounds.end ? after : undefined
    const opensClause = !precedes || /[;:]|,\s+(?:and|but|while|as)\b|[“"]/.test(text.slice(precedes.end, start))
    const governing = opensClause ? (follows ?? precedes) : precedes
    const tense = governing?.tense ?? null
    if (tense === 'future' || (futureCue.test(lead) && tense !== 'past')) return 'future'
    return tense === 'past' ? 'past' : null
  }
}

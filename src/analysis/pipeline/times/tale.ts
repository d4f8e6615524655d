/** What a paragraph tells of a time whose year it gives, so that later dates without one count from there. */

interface Told {
  window: number
  sentence: number
  value: string
  /** The year is written. */
  stated: boolean
  /** What stands before it in its sentence. */
  lead: string
  /** Where it ends in the text. */
  end: number
  /** It reaches up to the publication, which the text is then back at. */
  ahead: boolean
}

/** Where an expression stands. */
interface Place {
  window: number
  sentence: number
  at: number
  /** What stands before and after it. */
  lead: string
  rest: string
}

/** Nothing but a preposition and its like stands before the date, or the sentence goes on about the same person. */
const opening = /^(?:(?:then|and|but|later|early|late|by|in|on|that|the|following|from|until|of|mid)\b[\s,-]*){0,4}$/i
const same = /^(?:he|she|it|they)\s/i
const goesOn = /^,?\s(?:he|she|it|they)\s/i
/** “was tried in June 2006 and hanged on 30 December”: the same sentence tells on. */
const joined = /^(?:[,;]?\s(?:and|but|then|before)\b|;\s|,\sthen\b)[^,;:.“”"()]{0,60}$/i
/** “In June 2006 he was tried; in December he was hanged” */
const joinedLater = /^,?[^,;:.“”"()]{0,50}(?:;\s|,?\s(?:and|but|then)\s)[^,;:.“”"()]{0,30}$/i
/** “In 2019 | 12 storms hit the coast in”: a year that opens the sentence is that of its months. */
const holds =
  /^,?\s(?:(?!\b(?:who|which|that|whose|where|since|now|until|till|by|from|next|will|is|are|has|have)\b)[^;:.“”"()])+$/iu
const farthest = 120
/** “was born on 3 May 1951 and died on 2 June” */
const birth = /\bborn\b/i
const inner = /\b(?:who|which|that|whose|where|when|since|from)\b/i

export class Tale {
  private readonly text: string
  private last: Told | null = null

  constructor(text: string) {
    this.text = text
  }

  add(told: Told): void {
    const tells = told.stated || this.last !== null
    this.last = tells && !told.ahead ? told : null
  }

  /** The value that an expression counts from; null when it does not go on with a tale. */
  upTo({ window, sentence, at, lead, rest }: Place): string | null {
    const { last } = this
    if (last === null || last.window !== window || sentence > last.sentence + 2) return null
    // A year alone is what a sentence tells of only where it opens it.
    const yearOnly = last.value.length === 4 && !opening.test(last.lead)
    if (sentence === last.sentence) {
      const since = this.text.slice(last.end, Math.min(at, last.end + farthest))
      if (opening.test(last.lead) && /^\d{4}(?:-WI)?$/.test(last.value))
        return at - last.end < farthest && holds.test(since) ? last.value : null
      if (last.value.length === 4 || at - last.end > 80 || inner.test(last.lead) || birth.test(last.lead)) return null
      const between = this.text.slice(last.end, at)
      return joined.test(between) || (opening.test(last.lead) && joinedLater.test(between)) ? last.value : null
    }
    if (opening.test(lead)) return !yearOnly || goesOn.test(rest) ? last.value : null
    return same.test(lead) && last.value.length > 4 ? last.value : null
  }
}

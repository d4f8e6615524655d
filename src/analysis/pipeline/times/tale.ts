/** What a paragraph tells of a time whose year it gives, so that later dates without one count from there. */

interface Told {
  window: number
  sentence: number
  value: string
  /** The year is written. */
  stated: boolean
  /** What stands before it in its sentence. */
  lead: string
  /** It reaches up to the publication, which the text is then back at. */
  ahead: boolean
}

/** Nothing but a preposition and its like stands before the date, or the sentence goes on about the same person. */
const opening = /^(?:(?:then|and|but|later|early|late|by|in|on|that|the|following|from|until|of|mid)\b[\s,-]*){0,4}$/i
const same = /^(?:he|she|it|they)\s/i

export class Tale {
  private last: Told | null = null

  add(told: Told): void {
    // A year alone is what a sentence tells of only where it opens it.
    const tells = told.stated ? told.value.length > 4 || opening.test(told.lead) : this.last !== null
    this.last = tells && !told.ahead ? told : null
  }

  /** The value that an expression in a sentence, after `lead`, counts from; null when it does not go on with a tale. */
  upTo(window: number, sentence: number, lead: string): string | null {
    const { last } = this
    if (last === null || last.window !== window || sentence <= last.sentence || sentence > last.sentence + 2)
      return null
    return opening.test(lead) || (same.test(lead) && last.value.length > 4) ? last.value : null
  }
}

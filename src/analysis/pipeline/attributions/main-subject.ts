/** The subject of the main clause before a cue. Indices are into a passage’s words. */
import { hasFiniteVerb, isFiniteVerb } from './content.ts'
import type { Frame } from './frames.ts'
import { isSpeaker } from './lexicon.ts'
import type { Word } from './passage.ts'
import { interrogatives, isSubjectPronoun, type Phrase, phraseForward } from './phrases.ts'
import { headOf } from './speakers.ts'
import { type Found, subjectBefore } from './subjects.ts'

/** The subject of the main clause that begins between two words: what a participle without a subject of its own shares. */
export function mainSubject(words: readonly Word[], low: number, before: number): Found | null {
  return subjectIn(words, afterFronted(words, low, before), before) ?? subjectIn(words, low, before)
}

/** How far before a verb the clause that it goes on begins, in words. */
const clauseReach = 30

/** “The match ended after Vale left, saying that”: who left, where what ended is no one that speaks. */
export function speakingSubject(words: readonly Word[], low: number, before: number): Found | null {
  const joined = joinedSubject(words, low, before)
  if (joined?.mention && canSpeak(words, joined.mention)) return joined
  const main = mainSubject(words, low, before)
  if (!main?.mention || canSpeak(words, main.mention)) return main
  if (joined?.mention) return joined
  for (let i = before - 1; i > main.mention.last; i--) {
    if (words[i]!.stretch >= 0 || /^[;:]$/.test(words[i]!.text)) return main
    if (!leads.has(words[i]!.lower)) continue
    const inner = subjectIn(words, i + 1, before)
    return inner?.mention && canSpeak(words, inner.mention) ? inner : main
  }
  return main
}

/** “The bridge was shut, and | the mayor left, saying”: the subject of the clause that is joined last. */
function joinedSubject(words: readonly Word[], low: number, before: number): Found | null {
  for (let i = before - 2; i > low && before - i < clauseReach; i--) {
    if (words[i]!.stretch >= 0 || /^[;:)]$/.test(words[i]!.text)) return null
    if (words[i]!.text === ',' && /^(?:and|but)$/.test(words[i + 1]!.lower)) return subjectIn(words, i + 2, before)
    // “The police closed the square and | the bishop left, saying”
    if (
      /^(?:and|but)$/.test(words[i]!.lower) &&
      opensClause(words, i + 1, before) &&
      hasFiniteVerb(words, { first: low, last: i - 1 })
    )
      return subjectIn(words, i + 1, before)
  }
  return null
}

/** A noun phrase and its verb begin at an index: “the bishop left”. */
function opensClause(words: readonly Word[], at: number, before: number): boolean {
  const last = phraseForward(words, at, before - 1)
  if (last < at || words[last]!.time) return false
  let verb = last + 1
  while (verb < before && words[verb]!.pos === 'ADV') verb++
  return verb < before && isFiniteVerb(words, verb) && words[verb + 1]!.lower !== 'by'
}

/** Its noun is for somebody who can say something. */
export const canSpeak = (words: readonly Word[], { first, last }: Phrase): boolean => {
  const head = words[headOf(words, { first, last })]!
  if (first === last && head.pos === 'PRON') return /^(?:he|she|they|we|i|who)$/.test(head.lower)
  return (
    head.name >= 0 ||
    isSpeaker(head) ||
    !/^(?:NOUN|PROPN|NUM)$/.test(head.pos) ||
    /(?:er|or|ist|m[ae]n)s?$/.test(head.lower)
  )
}

/**
 * Whose clause the verb behind “and” goes on: “The club fired Vale after he threw a bottle and called it “late””, “a
 * meeting in which the board sits down with parents and tells them”.
 */
export function subordinateSubject(words: readonly Word[], low: number, { first, form }: Frame): Found | null {
  if ((form !== 'past' && form !== 's') || words[first - 1]?.pos !== 'CCONJ') return null
  for (let i = first - 2; i > low && first - i < clauseReach; i--) {
    if (words[i]!.stretch >= 0 || /^[,;:]$/.test(words[i]!.text)) return null
    if (words[i]!.lower === 'which' && words[i - 1]!.pos === 'ADP') return subjectIn(words, i + 1, first)
    if (!leads.has(words[i]!.lower) || form === 's') continue
    const subject = isSubjectPronoun(words[i + 1]!) || words[i + 1]!.name >= 0
    return subject ? subjectIn(words, i + 1, first) : null
  }
  return null
}

/** Where the main clause begins after a clause that leads to it: “When the wall fell, | Vale sold”, “Asked why, | he left”. */
function afterFronted(words: readonly Word[], from: number, before: number): number {
  const low = afterOpening(words, from, before)
  const lead = words[low]!
  const participle = lead.pos === 'VERB' && /(?:ed|en|ing)$/.test(lead.lower)
  // “On whether the firm would sell, Vale was blunt”, “Within hours of the raid in which two men died, Vale left”
  const phrase = lead.pos === 'ADP' && (lead.lower !== 'by' || interrogatives.has(words[low + 1]?.lower ?? ''))
  if (!participle && !phrase && !leads.has(lead.lower) && lead.pos !== 'SCONJ') return low
  for (let i = low + 1; i < before; i++) {
    if (words[i]!.text !== ',' || words[i]!.stretch >= 0 || /^(?:who|which|that)$/.test(words[i + 1]!.lower)) continue
    let verb = phraseForward(words, i + 1, before - 1) + 1
    if (verb <= i + 1) continue
    // “When the wall fell, the mayor, who was away, sold”
    if (words[verb]?.text === ',' && words[verb + 1]?.lower === 'who') return i + 1
    while (verb < before && words[verb]!.pos === 'ADV') verb++
    if (verb < before && /^(?:VERB|AUX)$/.test(words[verb]!.pos) && !/ing$/.test(words[verb]!.lower)) return i + 1
  }
  return low
}

/** “In June, | after Moss broke her arm, Vale sent her flowers” */
function afterOpening(words: readonly Word[], low: number, before: number): number {
  // “Two days after Moss broke her arm, Vale sent her flowers”
  let lead = low
  while (lead < low + 3 && lead + 1 < before && /^(?:ADV|NUM|NOUN|PROPN|DET)$/.test(words[lead]!.pos)) lead++
  if (lead > low && /^(?:after|before|as|when|since|until)$/.test(words[lead]!.lower)) return lead
  if (words[low]!.pos !== 'ADP' && !words[low]!.time && words[low]!.pos !== 'ADV') return low
  for (let i = low + 1; i + 1 < before && i - low < 8; i++)
    if (words[i]!.text === ',') return leads.has(words[i + 1]!.lower) ? i + 1 : low
  return low
}

const leads = new Set('when while after before as if although though since because until once whenever'.split(' '))

function subjectIn(words: readonly Word[], low: number, before: number): Found | null {
  // “Ada Moss, who began the year saying that”
  let who: Found | null = null
  for (let i = low + 1, tried = 0; i < before && tried < 4; i++) {
    const word = words[i]!
    // “Vale “bristled” and said”
    const isMarked = word.stretch >= 0 && i - 1 > low && words[i - 1]!.mark === 'open'
    if (word.stretch >= 0 && !isMarked) continue
    if ((word.pos !== 'VERB' && word.pos !== 'AUX') || /ing$/.test(word.lower)) continue
    if (words[i - 1]!.lower === 'to') continue
    tried++
    const found = subjectBefore(words, isMarked ? i - 1 : i, low, false)
    if (found?.mention && /^(?:who|which)$/.test(words[found.mention.first]!.lower)) who ??= found
    else if (found?.mention && !found.antecedent) return found
  }
  return who
}

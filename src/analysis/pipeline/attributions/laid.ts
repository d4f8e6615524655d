/** What is laid to somebody without a clause: “vowed to pay”, “accused the board of lying”, “called the plan a gift”. */
import { isPastForm } from '../past-forms.ts'
import { commaWithin } from './between.ts'
import { clauseEnd, type Place } from './clause-end.ts'
import { closesWithFrame, isFiniteVerb, isGerund, startsClause } from './content.ts'
import type { Frame } from './frames.ts'
import { isDocument, isSpeaker } from './lexicon.ts'
import type { Word } from './passage.ts'
import { followsNoun, type Phrase, phraseForward } from './phrases.ts'

/** Words from an object to what is laid to it, at most. */
const longestObject = 12

/** “accused the board | of hiding it”, “called the plan | a gift”: what somebody did, or something is, follows the object. */
export function isLaid(words: readonly Word[], takes: ReadonlySet<string>, { first, last }: Phrase): boolean {
  const end = phraseForward(words, first, last)
  if (end < first) return false
  const article = words[end + 1]
  if (takes.has('name') && article && /^an?$/.test(article.lower)) {
    const noun = phraseForward(words, end + 2, last)
    if (noun > end + 1 && !counts(words[end + 2]!)) return true
  }
  for (let i = end + 1; i < last && i - end <= longestObject; i++) {
    const { pos, lower, stretch } = words[i]!
    const next = words[i + 1]!
    if (stretch >= 0) return false
    if (/^(?:of|for|on)$/.test(lower)) {
      // “accused Vale of fraud”, “blamed Vale for the flood”, “blamed the flood on Vale”
      if (takes.has(lower === 'of' ? 'charge' : 'fault') && phraseForward(words, i + 1, last) > i) return true
      if (takes.has('deed') && lower !== 'on' && isGerund(next)) return true
    }
    if (lower === 'as') return takes.has('as') && (isGerund(next) || /^(?:DET|ADJ|NOUN)$/.test(next.pos))
    if (!/^(?:ADP|DET|NOUN|PROPN|ADJ|NUM|PART|PRON)$/.test(pos)) return false
  }
  return false
}

/** “called the office a dozen times”, “called it a second time” */
const counts = ({ lower, time }: Word): boolean =>
  time || /^(?:few|couple|dozen|hundred|thousand|second|third|little|lot|bit)$/.test(lower)

/**
 * A frame whose subject can undertake something, or lay it to another: “Vale threatened to sue”; not “the storm threatened
 * to”, “she is expected to”, “the states that he hoped to win”.
 */
export function lays(words: readonly Word[], { cue, form, subject }: Frame, source: Phrase): boolean {
  const before = words[cue.first - 1]
  if (form === 'past' && before && (before.pos === 'VERB' || /^(?:['’]s|is|are|was|were|be|been)$/.test(before.lower)))
    return false
  if (subject && followsNoun(words, subject.first) && !words[subject.first - 1]!.time) return false
  const head = words[source.last]!
  const { takes } = cue.entry
  if (head.pos === 'PRON') return !/^(?:that|this|which|what|there)$/.test(head.lower)
  return (
    head.name >= 0 ||
    (isSpeaker(head) && !(takes.has('to') && isDocument(head))) ||
    /(?:er|or|ist|ent|ant|man|ian)s$/.test(head.lower)
  )
}

/** Last word of what is laid to somebody in a phrase: “called him a liar | and left”. */
export function laidEnd(words: readonly Word[], { first, last }: Phrase): number {
  for (let i = first + 1; i < last; i++) {
    if (isFiniteVerb(words, i)) break
    const next = words[i + 1]!
    if (words[i]!.pos === 'CCONJ' && isFiniteVerb(words, i + 1) && isPastForm(next.lower)) return i - 1
  }
  return last
}

/** The word before a comma behind which another clause begins with “and” or “but”: “denied any role, | and the court freed her”; else `last`. */
export const beforeClause = (words: readonly Word[], first: number, last: number): number =>
  beforeComma(words, first + 1, last, (i) => words[i + 1]!.pos === 'CCONJ' && leaves(words, i + 2, last, true))

/** Last word of what an infinitive says that begins with “to” at `to`: “to pay, | but Vale will not”. */
export function infinitiveEnd(words: readonly Word[], to: number, high: number, place: Place): number {
  const last = clauseEnd(words, to + 1, high, place)
  return beforeComma(words, to + 2, last, (i) => {
    const isLinked = words[i + 1]!.pos === 'CCONJ'
    // “…, Moss said, while others”
    const comma = commaWithin(words, i + 1, last)
    const isFrame = closesWithFrame(words, i + 1, comma < 0 ? last : comma - 1)
    return isFrame || leaves(words, isLinked ? i + 2 : i + 1, last, isLinked)
  })
}

/** The word before the first comma outside marks that ends the content; `last` where none does. */
function beforeComma(words: readonly Word[], from: number, last: number, ends: (comma: number) => boolean): number {
  for (let i = from; i < last; i++) if (words[i]!.text === ',' && words[i]!.stretch < 0 && ends(i)) return i - 1
  return last
}

/** Behind a comma the sentence goes on without the infinitive: “…, and Bo Vale is planning to”, “…, mocked the judge and left”. */
function leaves(words: readonly Word[], at: number, last: number, isLinked: boolean): boolean {
  if (at > last) return false
  const { pos, lower } = words[at]!
  if (pos === 'VERB') return isPastForm(lower) && /^(?:DET|PRON|PROPN)$/.test(words[at + 1]?.pos ?? '')
  return isLinked && /^(?:DET|PRON|PROPN|NOUN)$/.test(pos) && startsClause(words, at, last)
}

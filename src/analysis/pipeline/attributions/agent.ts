/** Who speaks by a passive: “branded “a scandal” by Ada Moss”, “described by Ada Moss as “too slow””. */
import { nameBehind } from './apposition.ts'
import { holdsQuotation, stretchEnd } from './between.ts'
import { clauseEnd, type Place } from './clause-end.ts'
import { isComplementiser, startsPlainClause } from './content.ts'
import { type Frame, placeOf } from './frames.ts'
import type { CueWord } from './lexicon.ts'
import type { Word } from './passage.ts'
import { afterApposition, isPlural, type Phrase, phraseForward } from './phrases.ts'
import { subjectAfter } from './subjects.ts'

/** Who speaks, what, and whether that is a clause rather than words in marks. */
interface Agent {
  subject: Phrase
  content: Phrase
  clause: boolean
}

/** The agent of a passive whose content is quoted, with that content; null where nobody is named. */
export function agentAfter(words: readonly Word[], frame: Frame, low: number, high: number): Agent | null {
  const { cue, passive, form } = frame
  // “was told, by Ada Moss, that”
  const comma = words[cue.last + 1]?.text === ',' ? 1 : 0
  if (
    passive &&
    words[cue.last + 1 + comma]?.lower === 'by' &&
    (cue.entry.takes.has('person') || cue.entry.takes.has('quote'))
  ) {
    const told = toldBy(words, cue, cue.last + 2 + comma, high, placeOf(words, frame, low))
    if (told) return told
  }
  const reduced = form === 'past' && cue.forms.has('participle') && words[cue.first - 1]?.text === ','
  if (!cue.entry.takes.has('object') || !(passive || reduced)) return null
  // “dismissed as “a farce” by Ada Moss”
  const at = words[cue.last + 1]?.lower === 'as' && words[cue.last + 2]?.mark === 'open' ? cue.last + 2 : cue.last + 1
  if (words[at]?.mark === 'open') {
    const close = stretchEnd(words, at)
    const subject = words[close + 1]?.lower === 'by' ? subjectAfter(words, close + 2, high) : null
    return subject && { subject, content: { first: at, last: close }, clause: false }
  }
  const by = words[at]?.lower === 'by' ? subjectAfter(words, at + 1, high) : null
  if (!by) return null
  // “by Ada Moss, the mayor, as”, “by her lawyer, Bo Vale, as”
  const link = afterApposition(words, by.last + 1, high)
  if (!/^(?:as|of|for)$/.test(words[link]?.lower ?? '') || link + 1 > high) return null
  const subject = nameBehind(words, by, high) ?? by
  // “The plan, described by one aide as “a last throw”, | would close it”
  const closes = reduced ? outerComma(words, link + 1, high) : -1
  const content = { first: link + 1, last: closes > link + 1 ? closes - 1 : clauseEnd(words, link + 1, high) }
  return holdsQuotation(words, content) ? { subject, content, clause: false } : null
}

/** Index of the first comma outside marks; -1 without one. */
function outerComma(words: readonly Word[], from: number, high: number): number {
  for (let i = from; i <= high; i++) if (words[i]!.text === ',' && words[i]!.stretch < 0) return i
  return -1
}

/** “The mayor was told by Ada Moss that P”, “was asked by Ada Moss, “P””. */
function toldBy(words: readonly Word[], cue: CueWord, from: number, high: number, place: Place): Agent | null {
  const subject = subjectAfter(words, from, high)
  const isApart = words[from - 2]!.text === ','
  // “were told, by letter, that”
  if (!subject || (isApart && words[subject.first]!.pos === 'NOUN' && !isPlural(words[subject.last]!))) return null
  const named = /^(?:called|named)$/.test(words[subject.last + 1]?.lower ?? '')
  const end = named ? Math.max(subject.last, phraseForward(words, subject.last + 2, high)) : subject.last
  // The comma that closes “, by Ada Moss,”
  const at = isApart && words[end + 1]?.text === ',' ? end + 2 : end + 1
  if (at >= high) return null
  if (words[at]!.lower === 'that' && cue.entry.takes.has('that') && isComplementiser(words, at, high))
    return { subject, content: { first: at, last: clauseEnd(words, at + 1, high, place) }, clause: true }
  // “were told by the council their homes were safe”
  if (
    cue.entry.takes.has('bare') &&
    !/^(?:who|whom|which|that)$/.test(words[at]!.lower) &&
    words[at]!.pos !== 'ADP' &&
    startsPlainClause(words, at, high)
  )
    return { subject, content: { first: at, last: clauseEnd(words, at, high, place) }, clause: true }
  // Behind a description, too: “by Ada Moss, who runs the port, “P””
  for (let i = at; i < high && i - at < 30; i++)
    if (words[i]!.mark === 'open')
      return /^[,:]$/.test(words[i - 1]!.text) || i === at
        ? { subject, content: { first: i, last: stretchEnd(words, i) }, clause: false }
        : null
  return null
}

/** Where words end that are no clause: “called the wall “a disgrace” | and left”. */
import { clauseEnd, isDash, type Place } from './clause-end.ts'
import { groupEnd, hasFiniteVerb, startsClause, startsPlainClause } from './content.ts'
import { isDocument } from './lexicon.ts'
import type { Word } from './passage.ts'
import { endsPhrase, isSubjectPronoun, phraseForward } from './phrases.ts'

/** Last word of a content that has no clause of its own and begins at `from`; never beyond `high`, nor before its quotation ends. */
export function objectEnd(words: readonly Word[], from: number, high: number, place: Place): number {
  const last = clauseEnd(words, from, high, place)
  const close = quotationEnd(words, from, last)
  for (let i = close + 1; i <= last; i++) {
    if (leaves(words, i, last)) return i - 1
    // “said “no” voter would come and stay”
    if (hasFiniteVerb(words, { first: i, last: i })) return last
  }
  return last
}

/** Last word of the first quotation between two words; the last word where there is none. */
function quotationEnd(words: readonly Word[], from: number, last: number): number {
  for (let i = from; i <= last; i++) {
    if (words[i]!.stretch < 0) continue
    while (i < last && words[i + 1]!.stretch === words[i]!.stretch) i++
    return i
  }
  return last
}

/** With this word the reporter goes on. */
function leaves(words: readonly Word[], i: number, last: number): boolean {
  const { lower, text, pos, stretch, time } = words[i]!
  if (stretch >= 0) return false
  if (/^(?:while|whilst|although|though)$/.test(lower)) return true
  const afterMark = words[i - 1]!.mark === 'close'
  // “hailed “a great day” as the tram left”
  if (lower === 'as' && afterMark) return i < last && startsClause(words, i + 1, last)
  // “a work of fiction” hours after it came out”
  if (afterMark && /^(?:before|after)$/.test(words[i + 1]?.lower ?? '') && pos === 'NOUN') return true
  if (/^(?:before|after)$/.test(lower)) return i < last && (afterMark || hasFiniteVerbOrGerund(words, i + 1, last))
  if (afterMark && isDash(words, i)) return true
  // “called it “a farce” nonetheless”, “all the same”
  if (afterMark && /^(?:anyway|nonetheless|nevertheless|regardless|though|instead)$/.test(lower)) return true
  if (afterMark && lower === 'all' && words[i + 2]?.lower === 'same') return true
  // “called it “a farce” on Monday”, “at a meeting in Osk”, “, days after the fire”, “, which opens in May”
  const circumstance = time || /^(?:at|since|when)$/.test(lower) || (pos === 'ADP' && words[i + 1]?.time)
  if (afterMark && circumstance) return true
  if (text === ',' && i < last && (afterMark ? describesIt(words[i + 1]!) : isRelative(words[i + 1]!))) return true
  if (afterMark && (/^(?:during|amid|despite|following)$/.test(lower) || saysWhere(words, i, last))) return true
  // A comma, or the one inside the marks: “…,” alluding to”
  const comma = text === ',' || (afterMark && words[i - 2]!.text.endsWith(','))
  let at = text === ',' || pos === 'CCONJ' ? i + 1 : i
  while (at < last && words[at]!.pos === 'ADV') at++
  const next = words[at]
  if (!next || at > last || next.stretch >= 0) return false
  // “called it “a slip”, and its shares fell”
  if (text === ',' && i < last && words[i + 1]!.pos === 'CCONJ' && startsPlainClause(words, i + 2, last)) return true
  // “and accusing him”, “and he left”
  if (pos === 'CCONJ')
    return (
      acts(words, at, last) ||
      (afterMark && next.pos === 'VERB' && /ing$/.test(next.lower)) ||
      (isSubjectPronoun(next) && startsClause(words, at, last))
    )
  return (
    comma &&
    ((next.pos === 'VERB' && /ing$/.test(next.lower)) ||
      // “a “thug,” | a friend said”; not “a “thug,” a “liar” and a “thief””
      (/^an?$/.test(next.lower) && words[at + 1]?.mark !== 'open') ||
      acts(words, at, last))
  )
}

/** It opens what describes the words before, or when they were said. */
const describesIt = (word: Word): boolean => word.time || word.pos === 'NUM' || isRelative(word)

const isRelative = ({ lower }: Word): boolean => /^(?:who|which|whose)$/.test(lower)

/** “in an interview”, “in her book” */
function saysWhere(words: readonly Word[], at: number, last: number): boolean {
  if (!/^(?:in|on)$/.test(words[at]!.lower)) return false
  const noun = phraseForward(words, at + 1, last)
  return noun > at && isDocument(words[noun]!)
}

const hasFiniteVerbOrGerund = (words: readonly Word[], from: number, last: number): boolean =>
  /ing$/.test(words[from]!.lower) || hasFiniteVerb(words, { first: from, last })

/** A finite verb without a subject of its own: “… and left”. */
function acts(words: readonly Word[], at: number, last: number): boolean {
  if (!hasFiniteVerb(words, { first: at, last: at })) return false
  const end = groupEnd(words, at, last)
  const next = words[end + 1]
  // “listed and funded projects”
  return (
    words[at]!.pos === 'AUX' ||
    end >= last ||
    !endsPhrase(next) ||
    next!.pos === 'PRON' ||
    !/(?:ed|en)$/.test(words[at]!.lower)
  )
}

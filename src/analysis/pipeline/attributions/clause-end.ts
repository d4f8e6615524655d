/** Where a clause ends that a cue reports: the reporter goes on, or another speaks. */
import {
  closesWithFrame,
  groupEnd,
  hasFiniteVerb,
  isCueVerb,
  isFiniteVerb,
  isHave,
  isSpokenGerund,
  startsClause,
} from './content.ts'
import { type CueWord, controlOf, cuesAt, isAside, isDocument } from './lexicon.ts'
import type { Word } from './passage.ts'
import { afterApposition, phraseForward } from './phrases.ts'

/** Where a frame stands: in the main clause, in a relative clause, or in a clause or phrase before the main one. */
export type Place = 'main' | 'relative' | 'fronted'

/** Last word of a clause that begins at `from`; never beyond `high`. */
export function clauseEnd(words: readonly Word[], from: number, high: number, place: Place = 'main'): number {
  let depth = 0
  for (let i = from; i <= high; i++) {
    const word = words[i]!
    if (word.stretch >= 0) {
      // “said it was “safe,” adding that”: the comma is inside the marks.
      // “said it “is safe,” the paper wrote”: what is quoted is whole, and another clause begins.
      if (word.mark === 'close' && i > from && i < high && words[i - 1]!.text.endsWith(','))
        if (
          endsAt(words, i, high) ||
          (hasFiniteVerb(words, { first: from, last: i }) && returnsToMain(words, i + 1, high, 'fronted'))
        )
          return i
      continue
    }
    if (word.text === '(') depth++
    else if (word.text === ')') depth--
    if (depth > 0 || i === from) continue
    if (word.text === ';') return i - 1
    const next = words[i + 1]
    if (!next || i + 1 > high) continue
    if (words[i - 1]?.mark === 'close' && i - 1 > from && leavesQuotation(words, i, high)) return i - 1
    if (isDash(words, i)) {
      // A pair of dashes holds a parenthesis, a single one a comment, unless it goes on with “and”.
      if (next.pos === 'CCONJ' && next.lower !== 'but') continue
      // “The study – which says it is safe – was published”
      if (place === 'relative' && isFiniteVerb(words, i + 1)) return i - 1
      const second = dashAfter(words, i, high)
      if (second < 0) {
        if (commentsAt(words, i + 1, high)) return i - 1
        continue
      }
      i = second
      continue
    }
    if ((word.text === ',' || word.pos === 'CCONJ') && endsAt(words, i, high))
      return next.lower === 'according' ? beforeLinks(words, i - 1, from) : i - 1
    // “said it was “a farce”, as crews left”
    const circumstance =
      word.text === ',' && words[i - 1]?.mark === 'close' && /^(?:as|after|while|when)$/.test(next.lower)
    if (circumstance && startsClause(words, i + 2, high)) return i - 1
    if (word.lower === 'and' && (actsOn(words, i + 1, words[from]!) || judges(words, from, i + 1, high))) return i - 1
    if (word.text === ',' && place !== 'main' && returnsToMain(words, i + 1, high, place)) return i - 1
    if (next.lower === 'according' && words[i + 2]?.lower === 'to') return beforeLinks(words, i, from)
    // “… while adding that”
    if (/^whil(?:e|st)$/.test(next.lower) && i + 2 < high && isSpokenGerund(words, i + 2)) return i
  }
  return high
}

/**
 * With the words behind the last ones in marks the reporter goes on: “said it was “a farce” | when asked”, “| as crews left”,
 * “| in an interview”, “| and left”, “|, but the board passed it”.
 */
function leavesQuotation(words: readonly Word[], i: number, high: number): boolean {
  for (let k = i; k <= high; k++) if (words[k]!.stretch >= 0) return false
  const { lower, text } = words[i]!
  if (/^(?:when|during|amid|following)$/.test(lower)) return true
  if (lower === 'as') return startsClause(words, i + 1, high)
  if (lower === 'in' || lower === 'on') return isDocument(words[phraseForward(words, i + 1, high)]!)
  const link = text === ',' ? i + 1 : i
  const conjunction = words[link]!.lower
  // “said it was “sound” but that it was late”
  if (!/^(?:and|but)$/.test(conjunction) || link >= high || words[link + 1]!.lower === 'that') return false
  if (startsClause(words, link + 1, high)) return conjunction === 'but' || text === ','
  return words[link + 1]!.pos === 'VERB' && isFiniteVerb(words, link + 1)
}

/** How far behind a dash another’s verb is looked for, in words. */
const commentReach = 40

/** Behind a single dash the reporter comments: “– but”, “– a claim that Vale denies”, “– something a guard also told the court”. */
function commentsAt(words: readonly Word[], at: number, high: number): boolean {
  if (words[at]!.lower === 'but' || isRemark(words, at, high)) return true
  for (let i = at; i <= high && i - at < commentReach; i++)
    if (isCueVerb(words, i) && takesClause(words, i)) return true
  return false
}

/** The word before the conjunction that leads, by adverbs and auxiliaries alone, up to `last`: “is safe | but also”; else `last`. */
export function beforeLinks(words: readonly Word[], last: number, from: number): number {
  let at = last
  while (at > from && words[at]!.stretch < 0 && /^(?:ADV|AUX|PUNCT)$/.test(words[at]!.pos)) at--
  return at > from && words[at]!.pos === 'CCONJ' && words[at]!.stretch < 0 ? at - 1 : last
}

/** A dash between spaces, or a long one. */
export function isDash(words: readonly Word[], i: number): boolean {
  const { text, start, end, stretch } = words[i]!
  if (stretch >= 0) return false
  // “40–50 people”
  if (/^[–—]$/.test(text) && words[i - 1]?.pos === 'NUM' && words[i + 1]?.pos === 'NUM')
    return words[i - 1]!.end < start || words[i + 1]!.start > end
  return /^[–—]|^--/.test(text) || (text === '-' && words[i - 1]!.end < start && (words[i + 1]?.start ?? end) > end)
}

export function dashAfter(words: readonly Word[], from: number, high: number): number {
  for (let i = from + 1; i < high && i - from < 40; i++) if (isDash(words, i)) return i
  return -1
}

/** After the comma the clause goes on that the frame interrupts or precedes. */
function returnsToMain(words: readonly Word[], from: number, high: number, place: Place): boolean {
  let at = from
  while (at < high && words[at]!.pos === 'ADV') at++
  const word = words[at]!
  if (place === 'relative' && isFiniteVerb(words, at)) return true
  return (
    /^(?:DET|PROPN|PRON|NOUN|ADJ|NUM)$/.test(word.pos) &&
    !/^(?:who|which|whose|that)$/.test(word.lower) &&
    startsClause(words, at, Math.min(high, at + 14))
  )
}

/** What follows the comma or conjunction at `i` is no longer the content. */
export function endsAt(words: readonly Word[], i: number, high: number): boolean {
  const comma = words[i]!.text === ',' || words[i]!.mark === 'close'
  let at = i + 1
  if (words[at]!.lower === 'according') return true
  // “…, where, she said, P”
  if (comma && words[at]!.lower === 'where' && words[at + 1]?.text === ',' && closesFrame(words, at + 2, high))
    return true
  if (comma && words[at]!.pos === 'CCONJ') at++
  while (at <= high && words[at]!.pos === 'ADV') at++
  if (at > high || words[at]!.stretch >= 0) return false
  const first = words[at]!
  // “and that the ministers had said”
  if (first.lower === 'that' && /^(?:and|but)$/.test(words[at - 1]!.lower)) return false
  if (isCueVerb(words, at)) {
    // “…, adding that”, “… and said that”
    const cue = cuesAt(words, at)[0]!
    if (/ing$/.test(first.lower)) return comma || reports(words, cue, high)
    // “said it was late and called the plan “a joke””
    if (callsQuoted(words, cue, high)) return true
    if (comma && words[at - 1]!.lower === 'but' && cue.entry.mode === 'speech') return true
    // “said it was late, and promised a review”
    const speaks = cue.entry.mode === 'speech' && cue.forms.has('past') && cue.entry.takes.has('that')
    if (comma && words[at - 1]!.lower === 'and' && speaks && phraseForward(words, cue.last + 1, high) > cue.last)
      return true
    return reports(words, cue, high) || (words[at - 1]!.pos === 'CCONJ' && addresses(words, cue, high))
  }
  // “…,” alluding to”, “…”, capping months of”
  const behindMarks = words[i]!.mark === 'close' || (comma && words[i - 1]?.mark === 'close')
  if (behindMarks && at === i + 1 && first.pos === 'VERB' && /ing$/.test(first.lower)) return true
  // “…, before leaving”, “…, a charge that”
  if (comma && /^(?:before|after)$/.test(first.lower) && /ing$/.test(words[at + 1]?.lower ?? '')) return true
  if (comma && isRemark(words, at, high)) return true
  // “…, but she went on”: the narrator, who takes up the speaker again
  if (comma && words[at - 1]!.lower === 'but' && /^(?:he|she|they|it)$/.test(first.lower) && first.pos === 'PRON')
    return true
  // “Bo Vale said he knew but declined to say more”, “but did not say when”
  if (/^(?:but|and)$/.test(words[at - 1]!.lower) && saysNothing(words, at, high)) return true
  // “…, the ministers said”
  if (comma && closesWithFrame(words, at, high)) return true
  // “…, which is another way of saying that”, “…, which is to say that”
  const says = comma && first.lower === 'which' && words[at + 1]?.lower === 'is'
  if (says && words.slice(at + 2, Math.min(high, at + 8)).some(({ lower }) => /^say(?:ing)?$/.test(lower))) return true
  // “…, who she said were late”, “…, which, she said, were late”
  if (comma && /^(?:who|which)$/.test(first.lower))
    return closesFrame(words, words[at + 1]?.text === ',' ? at + 2 : at + 1, high)
  // “…, while Bo Vale said”
  if (/^(?:while|but|and|though|although|whereas|as)$/.test(words[at - 1]!.lower) || (comma && first.pos === 'SCONJ')) {
    const from = first.pos === 'SCONJ' ? at + 1 : at
    const last = phraseForward(words, from, high)
    // “and his lawyer, Bo Vale, said”, “while Bo Vale of Osk called it “late””
    let verb = afterApposition(words, last + 1, high)
    const place = words[verb]?.lower === 'of' ? phraseForward(words, verb + 1, high) : verb
    if (place > verb) verb = place + 1
    while (verb <= high && (words[verb]!.pos === 'ADV' || isHave(words[verb]!))) verb++
    const cue = last >= from && verb <= high && isCueVerb(words, verb) ? cuesAt(words, verb)[0]! : null
    const speaks = cue?.entry.mode === 'speech'
    // “said it had paid, but critics accused it of being slow”
    const objects = comma && words[at - 1]!.lower === 'but' && cue?.forms.has('past') && cue.entry.takes.has('object')
    if (
      speaks &&
      (cue.entry.takes.has('quote') || objects || callsQuoted(words, cue, high) || reports(words, cue, high))
    )
      return true
  }
  return false
}

/** A subject with its cue verb begins at an index. */
function closesFrame(words: readonly Word[], at: number, high: number): boolean {
  const last = phraseForward(words, at, high)
  return last >= at && last + 1 <= high && isCueVerb(words, last + 1)
}

/** “called the plan “a joke””: what is named, then the words in marks. */
const callsQuoted = (words: readonly Word[], { entry, last }: CueWord, high: number): boolean =>
  entry.takes.has('object') && words[phraseForward(words, last + 1, high) + 1]?.mark === 'open'

const objects: Record<string, string> = { he: 'him', she: 'her', they: 'them' }

/** “he was a menace and jailed him”: he did not jail himself, so that the verb is the speaker’s. */
function actsOn(words: readonly Word[], verb: number, subject: Word): boolean {
  const object = objects[subject.lower]
  return (
    object !== undefined &&
    words[verb]!.pos === 'VERB' &&
    words[verb + 1]?.lower === object &&
    !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(words[verb + 2]?.pos ?? '')
  )
}

/** A verb of speech that takes clauses or objects; not “began”, which only follows what is said. */
const takesClause = (words: readonly Word[], i: number): boolean =>
  cuesAt(words, i).some(
    ({ entry: { mode, takes } }) => mode === 'speech' && ['that', 'bare', 'object'].some((t) => takes.has(t)),
  )

/** “said the fee was too high and urged the board to cut it”: what is in a state does not speak, so that the source does. */
function judges(words: readonly Word[], from: number, verb: number, high: number): boolean {
  const cue = isCueVerb(words, verb) ? cuesAt(words, verb)[0]! : null
  if (cue?.entry.mode !== 'speech' || !cue.forms.has('past')) return false
  if (!cue.entry.takes.has('object') && !cue.entry.takes.has('person')) return false
  if (phraseForward(words, cue.last + 1, high) <= cue.last) return false
  let group = verb - 1
  while (group > from && !(words[group]!.stretch < 0 && isFiniteVerb(words, group))) group--
  if (group <= from || !/^(?:is|was|are|were)$/.test(words[group]!.lower)) return false
  return words.slice(group, groupEnd(words, group, verb - 1) + 1).every(({ pos }) => pos !== 'VERB')
}

/** A speech verb whose object or quotation follows: “and warned the crews to leave”, “and criticised the “late” plan”. */
function addresses(words: readonly Word[], cue: CueWord, high: number): boolean {
  const { takes, mode } = cue.entry
  if (mode !== 'speech' || !cue.forms.has('past')) return false
  const last = phraseForward(words, cue.last + 1, high)
  // “and appealed for patience”
  if (takes.has('for') && words[cue.last + 1]?.lower === 'for') return true
  // “and pointed to orders from abroad”
  if (takes.has('object') && cue.last > cue.first && last > cue.last) return true
  // “and promised to stay out”
  if (takes.has('to') && words[cue.last + 1]?.lower === 'to' && words[cue.last + 2]?.pos === 'VERB') return true
  if (takes.has('person') && last > cue.last && words[last + 1]?.lower === 'to' && last + 1 <= high) return true
  // “and warned against “loose talk””
  const governs = takes.has('object') || (words[cue.last + 1]?.pos === 'ADP' && takes.has(words[cue.last + 1]!.lower))
  for (let i = cue.last + 1; governs && i <= high && !/^[,;]$/.test(words[i]!.text); i++)
    if (words[i]!.stretch >= 0) return true
  return false
}

/** “a charge that Vale denies”, “an allusion to the fire”, “a move Vale called “late””: what the reporter calls the words before. */
export function isRemark(words: readonly Word[], at: number, high: number): boolean {
  if (!/^(?:an?|the)$/.test(words[at]!.lower)) return false
  const last = phraseForward(words, at, high)
  // “a charge that Vale denies”, “a claim Vale rejected”
  if (last > at && (isAside(words[last]!) || (isAside(words[at + 1]!) && words[at + 2]?.pos === 'PROPN'))) return true
  // “, a move that Vale called “a disgrace””, to the end
  const that = words[last + 1]?.lower === 'that' ? phraseForward(words, last + 2, high) : last
  let verb = that + 1
  while (verb <= high && /^(?:ADV|AUX)$/.test(words[verb]!.pos)) verb++
  const called = last > at && verb < high && isCueVerb(words, verb) && cuesAt(words, verb)[0]!.entry.takes.has('object')
  if (!called || words[high]!.stretch < 0) return false
  for (let i = verb; i < high; i++) if (words[i]!.text === ',') return false
  return true
}

const refused = /^(?:say|comment|elaborate|confirm|discuss|rule|disclose|speculate)$/

/** “declined to say”, “did not say”, “would not rule out” */
function saysNothing(words: readonly Word[], at: number, high: number): boolean {
  const refuses = controlOf(words[at]!) === 'negates' && words[at + 1]?.lower === 'to'
  const not = /^(?:not|n't)$/.test(words[at + 1]?.lower ?? '')
  const negated = not && /^(?:did|does|do)$/.test(words[at]!.lower)
  if (at + 2 > high) return false
  // “could not prove that it was safe” may be what somebody says of others.
  if (not && /^(?:would|could|will|can)$/.test(words[at]!.lower)) return refused.test(words[at + 2]!.lower)
  return (refuses || negated) && isCueVerb(words, at + 2)
}

/** What a cue verb reports follows it. */
function reports(words: readonly Word[], cue: CueWord, high: number): boolean {
  const after = words[cue.last + 1]
  return (
    after !== undefined &&
    (after.lower === 'that' ||
      after.mark === 'open' ||
      /^[:,]$/.test(after.text) ||
      startsClause(words, cue.last + 1, high))
  )
}

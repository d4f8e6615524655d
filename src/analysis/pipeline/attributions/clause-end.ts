/** Where a clause ends that a cue reports: the reporter goes on, or another speaks. */
import { isIrregularPast, isPastForm } from '../past-forms.ts'
import { stretchEnd } from './between.ts'
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
import {
  type CueWord,
  controlOf,
  cuesAt,
  isAside,
  isComment,
  isDocument,
  isPluralAside,
  relatesWords,
} from './lexicon.ts'
import type { Word } from './passage.ts'
import { afterApposition, isSubjectPronoun, type Phrase, phraseForward } from './phrases.ts'

/** Where a frame stands: in the main clause, in a relative clause, or in a clause or phrase before the main one. */
export type Place = 'main' | 'relative' | 'fronted'

/** Last word of a clause that begins at `from`; never beyond `high`. */
export function clauseEnd(words: readonly Word[], from: number, high: number, place: Place = 'main'): number {
  const tense = tenseBefore(words, from)
  let depth = 0
  // The verb of the clause so far, the first behind its last “that”; -1 before it.
  let verb = -1
  let shares = false
  let isClause = /^(?:that|,)$/.test(words[from - 1]?.lower ?? '') || takesBareClause(words, from)
  for (let i = from; i <= high; i++) {
    const word = words[i]!
    shares ||= isShare(words, i)
    if (word.lower === 'that' && word.stretch < 0) {
      verb = -1
      isClause = true
    } else if (verb < 0 && isFiniteVerb(words, i)) verb = i
    if (word.stretch >= 0) {
      // “said it was “safe,” adding that”: the comma is inside the marks.
      // “said it “is safe,” the paper wrote”: what is quoted is whole, and another clause begins.
      if (word.mark === 'close' && i > from && i < high && words[i - 1]!.text.endsWith(','))
        if (
          endsAt(words, i, high) ||
          ((words[from - 1]?.lower === 'to' || hasFiniteVerb(words, { first: from, last: i })) &&
            returnsToMain(words, i + 1, high, 'fronted'))
        )
          return i
      continue
    }
    if (word.text === '(') depth++
    else if (word.text === ')') depth--
    if (depth > 0 || i === from) continue
    if (word.text === ';') {
      if (listGoesOn(words, i, high)) continue
      return i - 1
    }
    const next = words[i + 1]
    if (!next || i + 1 > high) continue
    if (words[i - 1]?.mark === 'close' && i - 1 > from && leavesQuotation(words, i, high, tense)) return i - 1
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
    // “said the town had lost its soul: “We are poorer,” she said”: what is in marks has a frame of its own.
    if (word.text === ':' && next.mark === 'open' && words[stretchEnd(words, i + 1) - 1]!.text.endsWith(','))
      return i - 1
    // “that Vale, Bo and Moss had warned”: a clause without a verb has not ended.
    const pending = word.pos === 'CCONJ' && isClause && verb < 0 && next.pos !== 'VERB'
    const inside =
      word.pos === 'CCONJ' &&
      (staysInside(words, { from, verb, at: i + 1, tense }) || (shares && isShare(words, i + 1)))
    if ((word.text === ',' || word.pos === 'CCONJ') && !pending && !inside && endsAt(words, i, high))
      return next.lower === 'according' ? beforeLinks(words, i - 1, from) : i - 1
    if (word.lower === 'and' && verb >= 0 && returnsToSource(words, { verb, at: i + 1, tense }, high)) return i - 1
    // “said it was “a farce”, as crews left”
    const circumstance =
      word.text === ',' && words[i - 1]?.mark === 'close' && /^(?:as|after|while|when)$/.test(next.lower)
    if (circumstance && startsClause(words, i + 2, high)) return i - 1
    if (word.lower === 'and' && !inside && (actsOn(words, i + 1, words[from]!) || judges(words, from, i + 1, high)))
      return i - 1
    const leads = word.text === ',' && place !== 'main' && (next.mark === null || verb >= 0)
    if (leads && returnsToMain(words, i + 1, high, place)) return i - 1
    if (next.lower === 'according' && words[i + 2]?.lower === 'to') return beforeLinks(words, i, from)
    // “… while adding that”
    if (/^whil(?:e|st)$/.test(next.lower) && i + 2 < high && isSpokenGerund(words, i + 2)) return i
  }
  return high
}

/** How far before a clause the verb is looked for that reports it, in words. */
const reportReach = 10

/** The tense of the verb that reports the clause from `from` on, or “ing”; null for another, as with an auxiliary. */
type Tense = 'past' | 'present' | 'ing' | null

/** The nearest verb before `from`; -1 where an auxiliary or words in marks come first. */
function verbBefore(words: readonly Word[], from: number): number {
  for (let i = from - 1; i >= 0 && from - i <= reportReach; i--) {
    if (words[i]!.stretch >= 0 || words[i]!.pos === 'AUX') return -1
    if (words[i]!.pos === 'VERB') return i
  }
  return -1
}

/** The nearest verb before `from` reports clauses, and names nothing: “said the mayor and the bishop had left”. */
function takesBareClause(words: readonly Word[], from: number): boolean {
  const verb = verbBefore(words, from)
  if (verb < 0 || !isCueVerb(words, verb)) return false
  const { takes } = cuesAt(words, verb)[0]!.entry
  return takes.has('bare') && !takes.has('object')
}

/** The tense of the nearest verb before `from`, if it is a cue. */
function tenseBefore(words: readonly Word[], from: number): Tense {
  const verb = verbBefore(words, from)
  if (verb < 0) return null
  let before = verb - 1
  while (before > 0 && words[before]!.pos === 'ADV') before--
  return /^(?:AUX|PART)$/.test(words[before]?.pos ?? '') ? null : tenseOf(words, verb)
}

/** The tense of a cue verb by its form; null where that leaves it open, or it is none. */
function tenseOf(words: readonly Word[], i: number): Tense {
  if (!isCueVerb(words, i)) return null
  const { forms } = cuesAt(words, i)[0]!
  if (forms.has('ing')) return 'ing'
  const isPresent = forms.has('s') || forms.has('base')
  return forms.has('past') ? (isPresent ? null : 'past') : isPresent ? 'present' : null
}

/**
 * The verb behind “and” or “but” is of the clause, not of its source: “says he met the mayor and asked him to stay”, “said
 * they are worried and want to leave” have another tense than the cue, and “said he was worried and wanted to leave” is what
 * he thinks.
 */
function staysInside(
  words: readonly Word[],
  { from, verb, at, tense }: { from: number; verb: number; at: number; tense: Tense },
): boolean {
  if (verb < 0 || tense === null || tense === 'ing' || words[at - 2]?.text === ',') return false
  while (words[at]?.pos === 'ADV') at++
  if (!words[at] || !isCueVerb(words, at)) return false
  const other = tenseOf(words, at)
  if (other === 'ing' || other === null) return false
  const isPast = isPastForm(words[verb]!.lower) || /^(?:was|were)$/.test(words[verb]!.lower)
  if (other !== tense) return isPast === (other === 'past')
  return cuesAt(words, at)[0]!.entry.mode === 'thought' && /^(?:he|she|they|we|i)$/.test(words[from]!.lower)
}

/**
 * The verb behind “and” is the source’s: “said he would order a review | and left”, a past tense beside a modal; “stating it
 * was late | and chiding the board”, “by saying it was late | and by calling it a joke”, a gerund beside a finite verb.
 */
function returnsToSource(
  words: readonly Word[],
  { verb, at, tense }: { verb: number; at: number; tense: Tense },
  high: number,
): boolean {
  const group = groupEnd(words, verb, high)
  // “would be freed and returned”
  const passive = !isSpoken(words, at) && words.slice(verb, group).some(({ lower }) => lower === 'be')
  // “would be seen | and praised”, “would have gone | and told her”
  if (passive || (group >= at - 2 && (group === verb || isPastForm(words[group]!.lower)))) return false
  for (let i = group + 1; i < at - 1; i++) {
    const { pos, lower, stretch } = words[i]!
    if (stretch >= 0 || pos === 'VERB' || pos === 'AUX' || /^(?:who|which|whose|that)$/.test(lower)) return false
  }
  if (tense === 'past') {
    if (!/^(?:will|would|can|could|may|might|must|shall|should|'ll|'d)$/.test(words[verb]!.lower)) return false
    while (at < high && words[at]!.pos === 'ADV') at++
    return (
      words[at]!.pos === 'VERB' &&
      words[at]!.stretch < 0 &&
      (isIrregularPast(words[at]!.lower) || /ed$/.test(words[at]!.lower))
    )
  }
  if (tense !== 'ing') return false
  const gerund = words[at]!.lower === 'by' ? at + 1 : at
  return (
    gerund < high &&
    words[gerund]!.pos === 'VERB' &&
    /ing$/.test(words[gerund]!.lower) &&
    !/ing$/.test(words[group]!.lower) &&
    /^(?:DET|PROPN|PRON|ADP)$/.test(words[gerund + 1]!.pos)
  )
}

/** “22 percent say”, “that 4 in 10 trust”: what a poll counts, after “and”, is its next figure. */
const isShare = (words: readonly Word[], at: number): boolean =>
  words[at]?.pos === 'NUM' && /^(?:%|percent|per|in)$/.test(words[at + 1]?.lower ?? '')

/** Behind a semicolon a list of clauses or verbs goes on: “said that it was late; that it was dear”, “had spoken; helped; and left”. */
function listGoesOn(words: readonly Word[], semicolon: number, high: number): boolean {
  let at = semicolon + 1
  if (words[at]?.lower === 'and') at++
  while (at < high && words[at]!.pos === 'ADV') at++
  const next = words[at]
  if (!next || at >= high || next.stretch >= 0) return false
  if (next.lower === 'that') return !/^(?:AUX|VERB)$/.test(words[at + 1]!.pos)
  return next.pos === 'VERB' && !/ing$/.test(next.lower) && !isCueVerb(words, at)
}

/**
 * The finite verbs of a stretch: the first one, how many, and the one `beyond` the clause, which is the sentence’s own where
 * the clause belongs to its subject (“who said he was tired | was banned”): the last that no conjunction or pronoun has
 * opened a clause or predicate for. -1 for none.
 */
export function verbsWithin(
  words: readonly Word[],
  { first, last }: Phrase,
): { first: number; count: number; beyond: number } {
  let opened = 0
  const found = { first: -1, count: 0, beyond: -1 }
  for (let i = first; i <= last; i++) {
    const { pos, stretch, lower } = words[i]!
    if (stretch >= 0) continue
    if (/^(?:CCONJ|SCONJ)$/.test(pos) || /^(?:who|which|that|when|where|what|how)$/.test(lower)) {
      if (i > first) opened++
    } else if (isFiniteVerb(words, i)) {
      if (found.count++ === 0) found.first = i
      if (opened > 0) opened--
      else if (found.count > 1 && !isSubjectPronoun(words[i - 1]!)) found.beyond = i
      i = groupEnd(words, i, last)
    }
  }
  return found
}

/**
 * With the words behind the last ones in marks the reporter goes on: “said it was “a farce” | when asked”, “| as crews left”,
 * “| in an interview”, “| and left”, “|, but the board passed it”.
 */
function leavesQuotation(words: readonly Word[], i: number, high: number, tense: Tense): boolean {
  for (let k = i; k <= high; k++) if (words[k]!.stretch >= 0) return false
  const { lower, text } = words[i]!
  if (/^(?:when|during|amid|following)$/.test(lower)) return true
  const gerund = i + 1 < high && /ing$/.test(words[i + 1]!.lower) && /^(?:DET|PRON|PROPN|PART)$/.test(words[i + 2]!.pos)
  if (lower === 'as') return startsClause(words, i + 1, high)
  // “while crews looked on”, “while trying to explain it”, “in answering a question”
  if (/^whil(?:e|st)$/.test(lower)) return gerund || startsClause(words, i + 1, high)
  if (/^(?:in|before|after)$/.test(lower) && gerund) return true
  if (lower === 'in' || lower === 'on') return isDocument(words[phraseForward(words, i + 1, high)]!)
  const link = text === ',' ? i + 1 : i
  const conjunction = words[link]!.lower
  // “said it was “sound” but that it was late”
  if (!/^(?:and|but)$/.test(conjunction) || link >= high || words[link + 1]!.lower === 'that') return false
  if (startsClause(words, link + 1, high)) return conjunction === 'but' || text === ','
  // “said she shows “great charm” and likes the town”
  const isPresent = tense === 'past' && /[^s]s$/.test(words[link + 1]!.lower)
  return words[link + 1]!.pos === 'VERB' && isFiniteVerb(words, link + 1) && !isPresent
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
  // “When she saw it was late, “she went home” and slept”
  if (words[from]!.mark === 'open')
    return place === 'fronted' && hasFiniteVerb(words, { first: from, last: Math.min(high, stretchEnd(words, from)) })
  // “When it closed, | many wept”
  if (/^(?:many|most|some|few|several|all|both|none|others)$/.test(words[from]!.lower) && from < high)
    if (isFiniteVerb(words, from + 1)) return true
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
  // “…, and when asked about it, he”
  if (comma && /^(?:and|but)$/.test(words[at - 1]!.lower) && isAsked(words, at, high)) return true
  // “…, but that was not the case”
  if (comma && words[at - 1]!.lower === 'but' && /^(?:that|this)$/.test(first.lower) && isJudged(words, at + 1, high))
    return true
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
    const speaks = isSpoken(words, at) && ['that', 'of', 'object'].some((taken) => cue.entry.takes.has(taken))
    if (comma && words[at - 1]!.lower === 'and' && speaks && phraseForward(words, cue.last + 1, high) > cue.last)
      return true
    return reports(words, cue, high) || (words[at - 1]!.pos === 'CCONJ' && addresses(words, cue, high))
  }
  // “…,” alluding to”, “…”, capping months of”
  const behindMarks = words[i]!.mark === 'close' || (comma && words[i - 1]?.mark === 'close')
  if (behindMarks && !/^(?:and|or)$/.test(words[at - 1]!.lower) && first.pos === 'VERB' && /ing$/.test(first.lower))
    return true
  // “…, before leaving”, “…, a charge that”
  if (comma && /^(?:before|after)$/.test(first.lower) && /ing$/.test(words[at + 1]?.lower ?? '')) return true
  if (comma && isRemark(words, at, high)) return true
  // “…, effectively ending the talks”: what the reporter makes of it
  if (comma && at > i + 1 && isComment(words[at - 1]!) && first.pos === 'VERB' && /ing$/.test(first.lower)) return true
  // “…,” while trying to explain her plan”
  if (behindMarks && /^whil(?:e|st)$/.test(first.lower) && /ing$/.test(words[at + 1]?.lower ?? '')) return true
  // “…, though it is not clear who”
  if (comma && contrasting.test(first.lower) && isUnclear(words, at + 1, high)) return true
  // “…, echoing the board”, “…, brushing aside talk of a strike”
  if (comma && at === i + 1 && relatesWords(words, at)) return true
  // “…, as did her rival”
  if (
    comma &&
    first.lower === 'as' &&
    /^(?:did|does|do|has|have|had)$/.test(words[at + 1]?.lower ?? '') &&
    at + 2 <= high
  )
    if (phraseForward(words, at + 2, high) > at + 1) return true
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
  const contrasts = contrasting.test(first.lower)
  if (
    /^(?:while|but|and|though|although|whereas|as)$/.test(words[at - 1]!.lower) ||
    (comma && (first.pos === 'SCONJ' || contrasts))
  ) {
    const from = first.pos === 'SCONJ' || contrasts ? at + 1 : at
    // “while another says”
    const alone = words[from]?.pos === 'DET' && words[from + 1] && isCueVerb(words, from + 1)
    const last = alone ? from : phraseForward(words, from, high)
    // “and his lawyer, Bo Vale, said”, “while Bo Vale of Osk called it “late””
    let verb = afterApposition(words, last + 1, high)
    const place = words[verb]?.lower === 'of' ? phraseForward(words, verb + 1, high) : verb
    if (place > verb) verb = place + 1
    while (
      verb <= high &&
      (words[verb]!.pos === 'ADV' || isHave(words[verb]!) || (contrasts && isNegated(words[verb]!)))
    )
      verb++
    const cue = last >= from && verb <= high && isCueVerb(words, verb) ? cuesAt(words, verb)[0]! : null
    const speaks = cue?.entry.mode === 'speech'
    // “…, although her deputy told the board that”, “…, though two unions believe that”; not “…, though she hoped”
    if (cue && contrasts && (speaks || !isSubjectPronoun(words[from]!))) return true
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

const contrasting = /^(?:while|whilst|though|although|whereas)$/

/** “does not believe”, “did say” */
const isNegated = ({ lower }: Word) => /^(?:do|does|did|not|n't|will|would)$/.test(lower)

/** “it is not clear who”, “it was unclear whether” */
function isUnclear(words: readonly Word[], at: number, high: number): boolean {
  if (at + 2 > high || words[at]!.lower !== 'it' || words[at + 1]!.pos !== 'AUX') return false
  const not = /^(?:not|n't)$/.test(words[at + 2]!.lower)
  return (not ? /^(?:clear|known|certain)$/ : /^(?:unclear|unknown|uncertain)$/).test(
    words[at + (not ? 3 : 2)]?.lower ?? '',
  )
}

/** “when asked”, “asked about the fire” */
function isAsked(words: readonly Word[], at: number, high: number): boolean {
  const when = words[at]!.lower === 'when'
  const verb = when ? at + 1 : at
  if (verb >= high || !/^(?:asked|pressed|questioned|challenged)$/.test(words[verb]!.lower)) return false
  return when || /^(?:about|whether|if|why|how|what|when)$/.test(words[verb + 1]!.lower)
}

/** “was not the case”, “is false”: the reporter judges what was said. */
function isJudged(words: readonly Word[], at: number, high: number): boolean {
  if (at >= high || !/^(?:is|was|'s)$/.test(words[at]!.lower)) return false
  const not = /^(?:not|n't)$/.test(words[at + 1]!.lower)
  let last = not ? at + 2 : at + 1
  while (last < high && (words[last]!.pos === 'ADV' || words[last]!.lower === 'the')) last++
  return (
    not ? /^(?:true|case|so|right|accurate|correct)$/ : /^(?:false|untrue|wrong|incorrect|inaccurate|misleading)$/
  ).test(words[last]!.lower)
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

/** A verb of speech in its past tense. */
function isSpoken(words: readonly Word[], verb: number): boolean {
  const cue = isCueVerb(words, verb) ? cuesAt(words, verb)[0]! : null
  return cue?.entry.mode === 'speech' && cue.forms.has('past')
}

/** “said the fee was too high and urged the board to cut it”: what is in a state does not speak, so that the source does. */
function judges(words: readonly Word[], from: number, verb: number, high: number): boolean {
  if (!isSpoken(words, verb)) return false
  const cue = cuesAt(words, verb)[0]!
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
  // “remarks that angered the crews”, “comments widely shared”
  const bare = isPluralAside(words[at]!) && at < high
  if (bare && (/^(?:that|which)$/.test(words[at + 1]!.lower) || /^(?:ADV|VERB)$/.test(words[at + 1]!.pos))) return true
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
  // Not “are worried and want to deny him a stage”
  const past = isPastForm(words[at]!.lower) || /^(?:declines|refuses)$/.test(words[at]!.lower)
  const refuses = past && controlOf(words[at]!) === 'negates' && words[at + 1]?.lower === 'to'
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

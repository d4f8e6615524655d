/** Where a clause ends that a cue reports: the reporter goes on, or another speaks. */
import { isPastForm } from '../past-forms.ts'
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
  actsOn,
  isCounted,
  isShare,
  isSpoken,
  judges,
  opensNextFigure,
  returnsToSource,
  staysInside,
  type Tense,
  takesBareClause,
  tenseBefore,
} from './coordination.ts'
import { type CueWord, controlOf, cuesAt, isComment, isDocument, relatesWords } from './lexicon.ts'
import type { Word } from './passage.ts'
import {
  afterAdverbials,
  afterApposition,
  endsPhrase,
  isSubjectPronoun,
  type Phrase,
  phraseForward,
  standsAlone,
} from './phrases.ts'
import { isAsked, isJudged, isRemark, isUnclear } from './remarks.ts'

/** Where a frame stands: in the main clause, in a relative clause, or in a clause or phrase before the main one. */
export type Place = 'main' | 'relative' | 'fronted'

/** Last word of a clause that begins at `from`; never beyond `high`. */
export function clauseEnd(words: readonly Word[], from: number, high: number, place: Place = 'main'): number {
  const tense = tenseBefore(words, from)
  let depth = 0
  // The verb of the clause so far, the first behind its last “that”; -1 before it.
  let verb = -1
  let shares = false
  // The comma behind the subject of the clause, before what is said of it; -1 without one, and behind its verb.
  let aside = -1
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
      // “Though she says it is late – by a week – ministers are content”
      if (place === 'fronted' && returnsToMain(words, second + 1, high, place)) return i - 1
      i = second
      continue
    }
    // “said the town had lost its soul: “We are poorer,” she said”: what is in marks has a frame of its own.
    if (word.text === ':' && next.mark === 'open' && words[stretchEnd(words, i + 1) - 1]!.text.endsWith(','))
      return i - 1
    // “that Vale, Bo and Moss had warned”: a clause without a verb has not ended.
    // “that 75 percent of voters, and 76 of the Greens, believe”
    const opens =
      shares && word.text === ',' && (next.pos === 'CCONJ' ? isShare(words, i + 2) : isFiniteVerb(words, i + 1))
    const pending = (opens || (word.pos === 'CCONJ' && next.pos !== 'VERB')) && isClause && verb < 0
    // “said the warning, which runs until nine, means there is a danger”: the clause’s own verb
    const resumes = word.text === ',' && aside >= 0 && isFiniteVerb(words, i + 1)
    if (resumes) aside = -1
    else if (word.text === ',' && isClause && verb < 0 && endsPhrase(words[i - 1]) && words[from]!.pos !== 'ADP')
      aside = i
    const inside =
      resumes ||
      (word.pos === 'CCONJ' &&
        (staysInside(words, { from, verb, at: i + 1, tense }) ||
          (shares && isShare(words, i + 1) && !closesFrame(words, i + 3, high))))
    // “said the tunnel, which the council says is safe, was full of water”
    const describes = word.text === ',' && aside === i && /^(?:which|who|whose|where)$/.test(next.lower)
    // “because, as she put it, “P””: nothing ends with “because”
    const dangles = word.text === ',' && words[i - 1]!.lower === 'because'
    if (
      (word.text === ',' || word.pos === 'CCONJ') &&
      !pending &&
      !inside &&
      !describes &&
      !dangles &&
      endsAt(words, i, high)
    )
      return next.lower === 'according' ? beforeLinks(words, i - 1, from) : i - 1
    // “said the plan had failed, | and gave one reason: “P””
    if (/^(?:and|but)$/.test(word.lower) && verb >= 0 && isFiniteVerb(words, i + 1) && leadsToMarks(words, i + 1, high))
      return words[i - 1]!.text === ',' ? i - 2 : i - 1
    if (word.lower === 'and' && verb >= 0 && returnsToSource(words, { verb, at: i + 1, tense }, high)) return i - 1
    // “said it was “a farce”, as crews left”
    const circumstance =
      word.text === ',' && words[i - 1]?.mark === 'close' && /^(?:as|after|before|while|when)$/.test(next.lower)
    if (circumstance && startsClause(words, i + 2, high)) return i - 1
    if (word.lower === 'and' && !inside && (actsOn(words, i + 1, words[from]!) || judges(words, from, i + 1, high)))
      return i - 1
    // “netting, which the council says it cannot afford, | and a hawk”
    if (
      word.text === ',' &&
      place === 'relative' &&
      verb >= 0 &&
      next.pos === 'CCONJ' &&
      goesOnInList(words, i + 2, high)
    )
      return i - 1
    const leads = word.text === ',' && place !== 'main' && (next.mark === null || verb >= 0)
    if (leads && returnsToMain(words, i + 1, high, place)) return i - 1
    if (i + 4 < high && opensNextFigure(words, i) && isCounted(words, from)) return i - 1
    if (next.lower === 'according' && words[i + 2]?.lower === 'to') return beforeLinks(words, i, from)
    // “… while adding that”
    if (/^whil(?:e|st)$/.test(next.lower) && i + 2 < high && isSpokenGerund(words, i + 2)) return i
  }
  return high
}

/** A noun phrase, up to a comma or the end. */
function goesOnInList(words: readonly Word[], from: number, high: number): boolean {
  const last = from > high ? -1 : phraseForward(words, from, high)
  return last >= from && (last >= high || words[last + 1]!.text === ',')
}

/** Farthest that a colon stands from the verb that leads to it, in words. */
const colonReach = 20

/** Words without marks lead to a colon, and it to a quotation. */
function leadsToMarks(words: readonly Word[], from: number, high: number): boolean {
  for (let i = from; i < high && i - from < colonReach && words[i]!.stretch < 0; i++)
    if (words[i]!.text === ':') return words[i + 1]!.mark === 'open'
  return false
}

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
  // “Among those who said it was late, most in both towns stayed”
  const some = standsAlone(words, from) ? afterAdverbials(words, from + 1, high) : high + 1
  if (some <= high && isFiniteVerb(words, some)) return true
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
  // “…, however this time the share fell”
  if (comma && words[at]!.lower === 'however' && words[at + 1]?.text !== ',')
    return startsClause(words, afterAdverbials(words, at + 1, high), high)
  // “…, where, she said, P”
  if (comma && words[at]!.lower === 'where' && words[at + 1]?.text === ',' && closesFrame(words, at + 2, high))
    return true
  if (comma && words[at]!.pos === 'CCONJ') at++
  const link = at
  while (at <= high && words[at]!.pos === 'ADV') at++
  if (at > high || words[at]!.stretch >= 0) return false
  const first = words[at]!
  // “…, but in a later interview said P”
  const links = comma && /^(?:and|but)$/.test(words[at - 1]!.lower)
  const beyond = links && first.pos === 'ADP' ? afterAdverbials(words, at, high) : at
  if (beyond > at && beyond <= high && isSpoken(words, beyond)) return true
  // “…, and when asked about it, he”
  if (comma && /^(?:and|but)$/.test(words[link - 1]!.lower) && isAsked(words, link, high)) return true
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
  const contrasts = contrasting.test(first.lower)
  if (comma && contrasts && isUnclear(words, at + 1, high)) return true
  // “…, although he declined to say what”
  if (comma && contrasts && at < high) {
    const subject = isSubjectPronoun(words[at + 1]!) ? at + 1 : phraseForward(words, at + 1, high)
    if (saysNothing(words, subject + 1, high)) return true
  }
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
  // “, and he did not rule it out”
  const again = comma && /^(?:he|she|they|it)$/.test(first.lower) ? at + 1 : at
  if (/^(?:but|and)$/.test(words[at - 1]!.lower) && saysNothing(words, again, high)) return true
  // “…, the ministers said”
  if (comma && closesWithFrame(words, at, high)) return true
  // “…, which is another way of saying that”, “…, which is to say that”
  const says = comma && first.lower === 'which' && words[at + 1]?.lower === 'is'
  if (says && words.slice(at + 2, Math.min(high, at + 8)).some(({ lower }) => /^say(?:ing)?$/.test(lower))) return true
  // “…, who she said were late”, “…, which, she said, were late”
  if (comma && /^(?:who|which)$/.test(first.lower))
    return closesFrame(words, words[at + 1]?.text === ',' ? at + 2 : at + 1, high)
  // “…, while Bo Vale said”
  if (
    /^(?:while|but|and|though|although|whereas|as)$/.test(words[at - 1]!.lower) ||
    (comma && (first.pos === 'SCONJ' || contrasts))
  ) {
    const from = first.pos === 'SCONJ' || contrasts ? at + 1 : at
    // “while another says”
    const alone = words[from]?.pos === 'DET' && words[from + 1] && isCueVerb(words, from + 1)
    // “but six in 10 said”
    const share = isShare(words, from) && words[from + 2]?.pos === 'NUM' ? from + 2 : from
    const last = alone ? from : phraseForward(words, share, high)
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

/** A subject with its cue verb begins at an index. */
function closesFrame(words: readonly Word[], at: number, high: number): boolean {
  const last = phraseForward(words, at, high)
  return last >= at && last + 1 <= high && isCueVerb(words, last + 1)
}

/** “called the plan “a joke””: what is named, then the words in marks. */
const callsQuoted = (words: readonly Word[], { entry, last }: CueWord, high: number): boolean =>
  entry.takes.has('object') && words[phraseForward(words, last + 1, high) + 1]?.mark === 'open'

/** A verb of speech that takes clauses or objects; not “began”, which only follows what is said. */
const takesClause = (words: readonly Word[], i: number): boolean =>
  cuesAt(words, i).some(
    ({ entry: { mode, takes } }) => mode === 'speech' && ['that', 'bare', 'object'].some((t) => takes.has(t)),
  )

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

const refused = /^(?:say|comment|elaborate|confirm|discuss|rule|disclose|identify|reveal|speculate)$/

/** “declined to say”, “did not say”, “would not rule out” */
function saysNothing(words: readonly Word[], at: number, high: number): boolean {
  if (at + 2 > high) return false
  // Not “are worried and want to deny him a stage”
  const past = isPastForm(words[at]!.lower) || /^(?:declines|refuses)$/.test(words[at]!.lower)
  const refuses = past && controlOf(words[at]!) === 'negates' && words[at + 1]?.lower === 'to'
  const not = /^(?:not|n't)$/.test(words[at + 1]?.lower ?? '')
  const negated = not && /^(?:did|does|do)$/.test(words[at]!.lower)
  // “could not prove that it was safe” may be what somebody says of others.
  if (not && /^(?:would|could|will|can)$/.test(words[at]!.lower))
    return refused.test(words[at + 2]!.lower) || (words[at + 2]!.lower === 'be' && words[at + 3]?.lower === 'drawn')
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

/** Where the content of a cue begins and ends. */
import { isIrregularPast, isPastForm } from '../past-forms.ts'
import { cuesAt } from './lexicon.ts'
import type { Word } from './passage.ts'
import {
  afterAdverbials,
  afterFocus,
  endsPhrase,
  indefinite,
  isPlural,
  isSubjectPronoun,
  type Phrase,
  phraseForward,
} from './phrases.ts'

/** A cue verb outside quotation marks stands at an index. */
export const isCueVerb = (words: readonly Word[], i: number) =>
  words[i]!.stretch < 0 &&
  /VERB/.test(words[i]!.pos) &&
  cuesAt(words, i).some(({ forms }) => !forms.has('noun') && !forms.has('adjective'))

const objectPronouns = new Set('me him us them himself herself itself themselves myself ourselves yourself'.split(' '))

/** A clause with a finite verb begins at `from`: a subject, then soon a verb. */
export function startsClause(words: readonly Word[], from: number, high: number): boolean {
  const start = words[from]
  if (!start || from > high) return false
  if (start.pos === 'SCONJ' || start.stretch >= 0) return hasFiniteVerb(words, { first: from, last: high })
  if (objectPronouns.has(start.lower)) return false
  // “stated this in the hall”
  if (/^(?:this|it|so)$/.test(start.lower) && words[from + 1]?.pos === 'ADP') return false
  const focused = afterFocus(words, from, high)
  if (focused > from) return startsClause(words, focused, high)
  // “down-river towns”
  if (words[from + 1]?.text === '-' && words[from + 1]!.start === start.end && start.pos === 'ADP')
    return startsClause(words, from + 2, high)
  // “believes he “surrounds himself with friends””
  if (words[from + 1]?.mark === 'open' && /^(?:he|she|it|they|we|i)$/.test(start.lower)) return true
  const gerund = start.pos === 'VERB' && /ing$/.test(start.lower)
  if (/^(?:PART|PUNCT|AUX)$/.test(start.pos)) return false
  // “much of the”, “none of the”, “many in the hall”
  const amount = words[from + 1]?.lower === 'of' || (words[from + 1]?.pos === 'ADP' && indefinite.has(start.lower))
  if (amount && from + 2 <= high) return startsClause(words, from + 2, high)
  if (!gerund && start.pos !== 'DET' && phraseForward(words, from, high) < from) return false
  // Relative clauses begun whose own verb has not come yet.
  let relatives = 0
  for (let i = from + 1; i <= high && i - from < 40; i++) {
    const word = words[i]!
    const next = words[i + 1]
    if (word.text === '(') {
      i = bracketEnd(words, i, high)
      continue
    }
    // “almost all of them men until a few years ago”
    const isTimed = /^(?:until|since)$/.test(word.lower) && (next?.time || words[i + 2]?.time)
    if (/^[;:]$/.test(word.text) || (subordinators.has(word.lower) && !isTimed)) return false
    // “claimed 40 lives, the ministry said”
    if (word.text === ',' && next && closesWithFrame(words, i + 1, high)) return false
    // “explained the deal, “We need beds””
    if (word.text === ',' && next?.mark === 'open' && /^\p{Lu}/u.test(words[i + 2]?.text ?? '')) return false
    if (
      word.text === ',' &&
      next &&
      (next.pos === 'CCONJ' || isSubjectPronoun(next)) &&
      !relativePronouns.has(next.lower)
    )
      return false
    // “her plans to raise fees and cut them would help”
    if (i > from + 1 && word.pos === 'CCONJ' && next?.pos === 'VERB' && opensInfinitive(words, from, i)) {
      i++
      continue
    }
    if (word.pos === 'CCONJ' && next && next.pos === 'VERB' && !/ing$/.test(next.lower) && words[i + 2]?.pos !== 'NOUN')
      return false
    // “denied the charges and had been “beaten””
    if (word.pos === 'CCONJ' && next?.pos === 'AUX') return false
    // “cutting that output must help”
    const points = gerund && i === from + 1 && word.lower === 'that' && next?.pos === 'NOUN'
    // “reported the find, as the law requires”
    if (
      comparesAt(words, i, high) ||
      (relativePronouns.has(word.lower) && !points) ||
      (isSubjectPronoun(word) && i > from + 1 && endsPhrase(words[i - 1]))
    )
      relatives++
    else if (isFiniteVerb(words, i)) {
      if (relatives === 0) return true
      relatives--
      i = groupEnd(words, i, high)
    }
  }
  return false
}

/** How far the end of a bracket or an apposition is looked for, in words. */
const longestAside = 40

/** Index of the bracket that closes the one at `open`, or of the last word that is looked at. */
function bracketEnd(words: readonly Word[], open: number, high: number): number {
  let i = open
  while (i < high && i - open < longestAside && words[i]!.text !== ')') i++
  return i
}

/** “being late”, “saying so” */
export const isGerund = ({ pos, lower }: Word): boolean => /^(?:VERB|AUX)$/.test(pos) && /ing$/.test(lower)

/** An infinitive describes the noun phrase that begins at `from`, before the conjunction at `at`. */
function opensInfinitive(words: readonly Word[], from: number, at: number): boolean {
  const to = phraseForward(words, from, at) + 1
  return to > from && to < at - 1 && words[to]!.lower === 'to' && words[to + 1]!.pos === 'VERB'
}

/** A clause with “as” between commas, or after the last: “, as the law requires,”. */
function comparesAt(words: readonly Word[], i: number, high: number): boolean {
  if (words[i]!.lower !== 'as' || words[i - 1]!.text !== ',') return false
  let end = i + 1
  while (end <= high && words[end]!.text !== ',') end++
  return hasFiniteVerb(words, { first: i + 1, last: end - 1 })
}

/** A clause follows the “that”: not “cleared that up before noon”, “said that on Monday”. */
export function isComplementiser(words: readonly Word[], that: number, high: number): boolean {
  const next = words[that + 1]!
  if (next.stretch >= 0) return true
  if (/^(?:up|off|out|down)$/.test(next.lower)) return false
  // “charged over a sinking that killed 14”; not “said that leaked papers show”
  const verb = next.pos === 'VERB' && isPastForm(next.lower)
  if (verb && !/^(?:NOUN|PROPN|ADJ|AUX)$/.test(words[that + 2]?.pos ?? 'X')) return false
  // “denied that, saying”
  if (next.text === ',' && isSpokenGerund(words, that + 2)) return false
  if (next.pos === 'NOUN' && !isPlural(next) && pointsOut(words, that, high)) return false
  // “said that about the last one”
  const isShort = high - that <= longestLead
  if (next.pos === 'ADP' && isShort && !hasFiniteVerb(words, { first: that + 1, last: high })) return false
  return !/^[.,;:]$/.test(next.text) || startsClause(words, that + 2, high)
}

/** How long what stands behind “that” is at most where it points to something, in words: alone, and up to the end. */
const longestPointedOut = 8
const longestLead = 20

/** “held that meeting on Monday”, “held that view until she died”; not “held that police release”, a verb taken for a noun */
function pointsOut(words: readonly Word[], that: number, high: number): boolean {
  if (phraseForward(words, that + 1, high) > that + 2) return false
  let end = that + 1
  while (end <= high && !/^(?:until|till|when|while|after|before|since|because|as|[,;])$/.test(words[end]!.lower)) {
    if (/^(?:VERB|AUX)$/.test(words[end]!.pos) || /[^e]ed$/.test(words[end]!.lower)) return false
    if (++end - that > longestPointedOut) return false
  }
  return true
}

/**
 * A clause whose verb follows its subject begins at `from`: what a verb takes that also takes things (“found the bridge
 * was shut”, not “found the bridge, she said”, “found a bridge built by them”).
 */
export function startsPlainClause(words: readonly Word[], from: number, high: number): boolean {
  if (!startsClause(words, from, high)) return false
  if (words[from]!.stretch >= 0 || words[from]!.pos === 'SCONJ' || words[from + 1]?.mark === 'open') return true
  if (words[from]!.pos === 'VERB' && /ing$/.test(words[from]!.lower)) return isGerundSubject(words, from, high)
  let at = afterAdverbials(words, phraseForward(words, from, high) + 1, high)
  if (words[at]?.text === ',') return !isListed(words, at, high)
  if (words[at] && relativePronouns.has(words[at]!.lower)) return true
  while (at <= high && words[at]!.pos === 'ADV') at++
  // “believes his efforts to clean the river will be remembered”
  if (words[at]?.lower === 'to' && words[at + 1]?.pos === 'VERB') return goesOnBehind(words, at + 2, high)
  // “thinks Vale winning the north could have helped”
  if (words[at]?.pos === 'VERB' && /ing$/.test(words[at]!.lower)) return goesOnBehind(words, at + 1, high)
  if (at > high || !isFiniteVerb(words, at)) return false
  const participle = /(?:ed|en)$/.test(words[at]!.lower) && /^(?:ADP|PUNCT)$/.test(words[at + 1]?.pos ?? 'PUNCT')
  // “claims nobody complained”
  return words[at]!.pos === 'AUX' || !participle || words[from]!.pos === 'PRON'
}

/** “found the letter, reported it and left”: behind the comma the verb goes on, and no other comma closes what it describes. */
function isListed(words: readonly Word[], comma: number, high: number): boolean {
  const next = words[comma + 1]
  if (next?.pos !== 'VERB' || !isPastForm(next.lower)) return false
  for (let i = comma + 2; i < high && i - comma < longestAside; i++)
    if (words[i]!.text === ',' && isFiniteVerb(words, i + 1)) return false
  return true
}

/** “…, he said, running the line would be hard”, “Praising it would be late”: what a gerund opens has a verb of its own. */
export const isGerundSubject = (words: readonly Word[], at: number, high: number): boolean =>
  words[afterAdverbials(words, phraseForward(words, at + 1, high) + 1, high)]?.pos === 'AUX'

/** Behind an infinitive that describes the subject its verb comes. */
function goesOnBehind(words: readonly Word[], from: number, high: number): boolean {
  for (let i = from; i <= high && i - from < 12; i++) {
    const { pos, text, lower } = words[i]!
    if (pos === 'SCONJ' || /^[,;:]$/.test(text) || relativePronouns.has(lower) || isSubjectPronoun(words[i]!))
      return false
    if (pos === 'AUX' && isFiniteVerb(words, i)) return true
  }
  return false
}

const subordinators = new Set('when if because while since although though until unless whether'.split(' '))
const relativePronouns = new Set('who which that whose'.split(' '))

export function isFiniteVerb(words: readonly Word[], i: number): boolean {
  const word = words[i]!
  if (word.pos === 'AUX') return !/^(?:be|been|being|having)$/.test(word.lower)
  // “40 lives”: a plural
  if (words[i - 1]?.pos === 'NUM' && /[^s]s$/.test(word.lower)) return false
  return word.pos === 'VERB' && !/ing$/.test(word.lower) && words[i - 1]?.lower !== 'to'
}

/** Last word of the verb group that begins at `from`; behind its verb another begins (“the plan he likes | is”, “are needed | drew”). */
export function groupEnd(words: readonly Word[], from: number, high: number): number {
  let last = from
  let main = words[from]!.pos === 'VERB'
  while (last < high && /^(?:AUX|VERB|ADV|PART)$/.test(words[last + 1]!.pos)) {
    if (main && (words[last + 1]!.pos === 'AUX' || isIrregularPast(words[last + 1]!.lower))) break
    // “had been sold | provoked laughter”
    if (
      main &&
      last > from &&
      words[last - 1]!.pos === 'AUX' &&
      /(?:ed|en|ld|nt)$/.test(words[last]!.lower) &&
      /ed$/.test(words[last + 1]!.lower)
    )
      break
    last++
    main ||= words[last]!.pos === 'VERB'
  }
  return last
}

/** A finite verb stands in the stretch, as far as parts of speech tell. */
export function hasFiniteVerb(words: readonly Word[], { first, last }: Phrase): boolean {
  for (let i = first; i <= last; i++) if (isFiniteVerb(words, i)) return true
  return false
}

/** All that is left is who says what came before: “… the ministers said on Monday”. */
export function closesWithFrame(words: readonly Word[], at: number, high: number): boolean {
  let verb = phraseForward(words, at, high) + 1
  if (verb <= at) return false
  // “…, the watchdog has said”
  while (verb <= high && (words[verb]!.pos === 'ADV' || words[verb]!.time || isHave(words[verb]!))) verb++
  // “…, a court has heard”, “…, jurors were told”
  const told = /^(?:was|were)$/.test(words[verb]?.lower ?? '') ? verb + 1 : verb
  if (words[told]?.lower === (told > verb ? 'told' : 'heard')) return afterAdverbials(words, told + 1, high) > high
  if (verb > high || !isCueVerb(words, verb)) return false
  const cue = cuesAt(words, verb)[0]!
  return cue.entry.takes.has('quote') && afterAdverbials(words, cue.last + 1, high) > high
}

export const isHave = ({ lower }: Word) => /^(?:has|have|had)$/.test(lower)

/** A verb of speech in “-ing” stands at an index. */
export const isSpokenGerund = (words: readonly Word[], at: number): boolean =>
  cuesAt(words, at).some(({ entry, forms }) => forms.has('ing') && entry.mode === 'speech')

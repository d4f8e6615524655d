/** “Her claim that P”. */
import { nameBehind } from './apposition.ts'
import { commaWithin, cueStands, holdsQuotation, onlyLinks, openingMark } from './between.ts'
import { clauseEnd, verbsWithin } from './clause-end.ts'
import { groupEnd, hasFiniteVerb, startsClause } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { frameOf, placeOf } from './frames.ts'
import { infinitiveEnd } from './laid.ts'
import { type CueWord, cuesAt, dealsWithClaim, type Entry, holderAt, isVerb } from './lexicon.ts'
import { canSpeak, mainSubject } from './main-subject.ts'
import { objectEnd } from './object-end.ts'
import type { Passage, Word } from './passage.ts'
import {
  afterAdverbials,
  afterApposition,
  endsPhrase,
  isSubjectPronoun,
  type Phrase,
  phraseBack,
  phraseForward,
  standsAlone,
} from './phrases.ts'
import { clauseAt } from './remarks.ts'
import { subjectAfter, subjectBefore } from './subjects.ts'

/** “her claim that P”. */
export function byNoun(passage: Passage, unit: number, cue: CueWord, last: number): Draft | null {
  const { words } = passage
  // “played down suggestions that it was late: “P””
  let high = cue.last
  while (high < last && !(words[high + 1]!.text === ':' && words[high + 2]?.mark === 'open')) high++
  const low = passage.units[unit]!.first
  let at = cue.last + 1
  let by: Phrase | null = null
  const preposition = words[at]?.lower ?? ''
  if (/^(?:by|from|among|within|inside|in|to)$/.test(preposition)) {
    const end = subjectAfter(words, at + 1, high)?.last ?? at
    if (end > at) {
      const apposed = afterApposition(words, end + 1, high)
      const told = { first: at + 1, last: end }
      // “an allegation from his wife, Ada Moss, that”
      if (/^(?:by|from|among)$/.test(preposition)) by = nameBehind(words, told, high) ?? told
      at = words[apposed]?.lower === 'that' ? apposed : end + 1
    }
  }
  const first = phraseBack(words, cue.first, low)
  // “Her claim on Monday that P”, “her assertion in the debate that “P””
  if (words[at]?.lower !== 'that' && ownerIn(words, first, cue.first))
    at = thatBehind(words, at, high, opensContent) ?? at
  const holder = first > low ? holderAt(words, first - 1) : null
  // “She expressed alarm in a letter on Friday that P”
  if (holder && words[at]?.lower !== 'that') at = thatBehind(words, at, high) ?? at
  // “Fears remain in the town that P”, “Word came on Friday that P”
  if (words[at]?.lower !== 'that' && onlyLinks(words, low, first - 1)) {
    const that = afterHappening(words, at, high)
    // “Worries have grown among doctors that P”
    for (let i = at; i < that && !by; i++)
      if (words[i]!.lower === 'among') by = { first: i + 1, last: phraseForward(words, i + 1, that - 1) }
    at = that
  }
  // “Her message is that P”, “His message has long been that P”
  let that = at
  while (that < high && /^(?:is|was|are|were|has|have|had|been|long|always|now)$/.test(words[that]!.lower)) that++
  const isTold = that > at && words[that]?.lower === 'that' && /^(?:is|was|are|were|been)$/.test(words[that - 1]!.lower)
  if (isTold) at = that
  // “over allegations he had lied”
  const bare = at === cue.last + 1 && first === cue.first && startsBare(words, at, high)
  if (at >= high) return null
  const opens = words[first - 1]?.text === ',' || onlyLinks(words, low, first - 1)
  const named = ofWords(words, cue, first, high, opens)
  if (named) return { ...named, passage, unit }
  if (!bare && !(words[at]!.lower === 'that' && opensThat(words[at + 1]!))) return null
  if (!bare && isAboutNoun(words, at, high)) return null
  // “…, a charge that Vale denies”: the clause is about the charge.
  const before = words[first - 1]?.mark === 'close' ? words[first - 2]! : words[first - 1]
  if (before?.text.endsWith(',') && /^an?$/.test(words[first]!.lower) && endsInVerb(words, at, high)) return null
  // “She rejected the idea that P”: she answers for it, or against it.
  const owner = by ?? ownerIn(words, first, cue.first) ?? holderOf(words, first, low)
  // “It adds weight to the idea that P”: nobody answers for it.
  if (!owner && cue.entry.mode === 'thought' && words[first - 1]?.lower === 'to' && words[first - 2]?.pos === 'NOUN')
    return null
  const place = placeOf(words, { first: cue.first, antecedent: null, subject: null }, low)
  const end = clauseEnd(words, at + 1, high, place)
  // “The claim that the ward was full | is false”
  const verb = opens && !isTold ? verbsWithin(words, { first: at + 1, last: end }).beyond : -1
  const held = holder && frameOf(words, holder, low)
  // “Vale left and rejected the claim that P”
  const shared = held?.shared && !held.passive ? mainSubject(words, low, holder!.first) : null
  const entry: Entry =
    held && holder.entry.polarity === 'denies' ? { ...cue.entry, act: 'deny', polarity: 'denies' } : cue.entry
  return {
    passage,
    unit,
    ...plain,
    entry,
    cue: { first: cue.first, last: cue.last },
    parts: [{ first: at, last: verb > at + 1 ? verb - 1 : end }],
    subject:
      held && !held.passive && (!owner || entry.polarity === 'denies')
        ? (held.subject ?? shared?.mention ?? null)
        : owner,
    antecedent: held && !owner ? (shared ?? held).antecedent : null,
    // “denied any suggestion that P” denies it.
    negated:
      (held?.negated ?? false) ||
      (isNone(words, first) && !(entry.polarity === 'denies' && words[first]!.lower === 'any')),
    frame: { first: held ? held.first : first, last: at - 1 },
  }
}

/** “Moss’s pledge to start again”, “Her claims of a “vast plot””: what somebody undertakes, or says where some of it is in marks. */
function ofWords(
  words: readonly Word[],
  cue: CueWord,
  first: number,
  high: number,
  isSubject: boolean,
): Omit<Draft, 'passage' | 'unit'> | null {
  const at = cue.last + 1
  const subject = ownerIn(words, first, cue.first)
  const isPledge = /^(?:promise|pledge|vow|threat)$/.test(cue.entry.lemma) && words[at]!.lower === 'to'
  if (!subject || cue.entry.mode !== 'speech' || !(isPledge || words[at]!.lower === 'of') || at >= high) return null
  const from = isPledge ? at : at + 1
  const held = { ...plain, entry: cue.entry, cue: { first: cue.first, last: cue.last }, subject, clause: false }
  const frame = { first, last: at }
  if (isPledge && words[at + 1]!.pos === 'VERB') {
    const last = infinitiveEnd(words, at, high, 'main')
    // “Her vow to close the mine | drew anger”
    const verbs = verbsWithin(words, { first: at + 2, last })
    const own = verbs.beyond > 0 ? verbs.beyond : verbs.first
    const end = isSubject && own > at + 2 && endsPhrase(words[own - 1]) ? own - 1 : last
    return { ...held, parts: [{ first: at, last: end }], predicates: true, frame }
  }
  const content = { first: from, last: objectEnd(words, from, high, 'main') }
  const open = openingMark(words, content)
  const lead = { first: from, last: open - 1 }
  const isQuoted = holdsQuotation(words, content) && !cueStands(words, from, content.last + 1)
  // “criticism of the judge was “a bad joke””
  if (!isQuoted || hasFiniteVerb(words, lead) || commaWithin(words, from, open) >= 0) return null
  return { ...held, parts: [content], frame }
}

/** “She is of the opinion that P”: who is. */
function holderOf(words: readonly Word[], first: number, low: number): Phrase | null {
  if (words[first - 1]?.lower !== 'of' || !/^(?:is|was|are|were|am|been)$/.test(words[first - 2]?.lower ?? ''))
    return null
  return subjectBefore(words, first - 2, low, false)?.mention ?? null
}

/** The “that” behind a verb without an object and what says where and when; `at` where there is none. */
function afterHappening(words: readonly Word[], at: number, high: number): number {
  if (!/^(?:VERB|AUX)$/.test(words[at]?.pos ?? '') || /^(?:is|was|are|were)$/.test(words[at]!.lower)) return at
  const last = groupEnd(words, at, high)
  // “The report could conclude that”
  if (cueStands(words, at, last + 1, 'that')) return at
  return thatBehind(words, last + 1, high) ?? at
}

/** The “that” behind the adverbials from an index on, before words that can open what is said; null where there is none. */
function thatBehind(words: readonly Word[], from: number, high: number, opens = isSubjectStart): number | null {
  const that = afterAdverbials(words, from, high)
  return words[that]?.lower === 'that' && that < high && opens(words[that + 1]!) ? that : null
}

/** “no evidence that”, “without a hint that”, “there was not any sign that” */
function isNone(words: readonly Word[], first: number): boolean {
  if (/^(?:no|little|scant|few|any|neither)$/.test(words[first]!.lower)) return true
  return /^(?:not|n't|never|without|lacks?|lacked)$/.test(words[first - 1]?.lower ?? '')
}

/** Behind “that”: not “the claim that was made”; but “fears that cutting it”, “the worry that when it” */
const opensThat = ({ pos, lower }: Word): boolean =>
  !/^(?:VERB|AUX|ADV)$/.test(pos) || (pos === 'VERB' && /ing$/.test(lower)) || /^(?:when|once)$/.test(lower)

const opensContent = (word: Word): boolean => word.mark === 'open' || isSubjectStart(word)

const isSubjectStart = ({ pos, stretch }: Word): boolean => stretch < 0 && /^(?:DET|PRON|PROPN|NOUN|ADJ|NUM)$/.test(pos)

/** A clause that goes on after its verb follows a plural: “fears it would fall”, not “claims she made”. */
function startsBare(words: readonly Word[], at: number, high: number): boolean {
  if (at + 2 > high || !/[^s]s$/.test(words[at - 1]!.lower) || !isSubjectPronoun(words[at]!)) return false
  return !/^(?:who|which|that|this|these|those|you)$/.test(words[at]!.lower) && startsClause(words, at, high)
}

/** Before the next comma or the end the clause has a verb last, whose object is missing. */
function endsInVerb(words: readonly Word[], from: number, high: number): boolean {
  let last = from
  while (last < high && !/^[,;]$/.test(words[last + 1]!.text)) last++
  return words[last]!.pos === 'VERB' || (last > from && cuesAt(words, last).some(isVerb))
}

/** Verbs by which a claim is taken for something else: “a warning that many read as a threat”. */
const takenFor =
  /^(?:see|saw|seen|take|took|taken|read|interpret(?:ed)?|view(?:ed)?|regard(?:ed)?|understood|hail(?:ed)?|dismiss(?:ed)?)$/

/** “the vow that she made in May”, “the pledge that voters wanted to hear”: the clause is about the noun before `that`. */
function isAboutNoun(words: readonly Word[], that: number, high: number): boolean {
  const clause = clauseAt(words, that + 1, high)
  if (!clause) return false
  const { subject } = clause
  const verb = words[clause.verb + 1]?.lower === 'to' && clause.verb + 2 <= high ? clause.verb + 2 : clause.verb
  const next = words[verb + 1]
  // “remarks that markets took as a hint”
  if (next?.lower === 'as' && verb < high && takenFor.test(words[verb]!.lower)) return true
  const deals = standsAlone(words, subject.first) || canSpeak(words, subject)
  if (!deals || !dealsWithClaim(words[verb]!)) return false
  if (!next || verb >= high || next.time) return true
  // “an assertion that inspectors rejected in a report”
  if (next.lower === 'in' && words[verb + 2]?.pos === 'DET') return true
  // “the claim that ministers gave in to them”
  const isParticle = /^(?:up|out|off|down|on|away|over|back|in|for)$/.test(next.lower)
  return isParticle ? words[verb + 2]?.time === true : /^(?:PUNCT|AD[PV]|CCONJ|AUX|VERB)$/.test(next.pos)
}

/** The owner in “Ada Moss’s claim”, “her claim”. */
export function ownerIn(words: readonly Word[], first: number, noun: number): Phrase | null {
  for (let i = noun - 1; i >= first; i--) {
    const word = words[i]!
    if (word.pos === 'PART' && i > first) return { first, last: i - 1 }
    if (word.pos === 'PRON') return { first: i, last: i }
  }
  return null
}

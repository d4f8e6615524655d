/** Parts of speech beside a cue, where the tagger errs. */

import { isPastForm } from '../past-forms.ts'
import type { Token } from '../stage.ts'
import {
  isBearer,
  isCueInThirdPerson,
  isCueOf,
  isReporting,
  isReportingBase,
  isSaying,
  isSpeechForm,
  isTelling,
} from './lexicon.ts'

const isSayingOrBase = (token: Token | undefined) => isSaying(token) || isReportingBase(token?.text ?? '')

const closingMark = /^(?:["”’']|'')$/

/**
 * A name is a name whatever its words are elsewhere (“Josh”, “Mark Page”), known or told by capitals amid lower case;
 * `endsName` where one ends with the token.
 */
export function posOf(tokens: readonly Token[], i: number, isName: boolean, endsName: boolean): Token['pos'] {
  const { pos, text } = tokens[i]!
  // “Holt's said”, where that is what the shop is called
  if (endsName && pos === 'PART' && /^['’]s$/i.test(text)) {
    const owns =
      /^(?:NOUN|PROPN|ADJ|NUM)$/.test(tokens[i + 1]?.pos ?? '') || /^been$|ing$/.test(tokens[i + 1]?.text ?? '')
    if (!owns) return 'PROPN'
  }
  if (isInCompound(tokens, i) || standsBeforeName(tokens, i) || standsForBearer(tokens, i)) return 'NOUN'
  if (isTitle(tokens, i)) return 'NOUN'
  if (qualifiesOffice(tokens, i)) return 'ADJ'
  if ((pos === 'ADJ' || pos === 'NOUN') && reportsAt(tokens, i)) return 'VERB'
  if (pos === 'NOUN' && (followsPlural(tokens, i) || followsSingular(tokens, i) || endsInterposed(tokens, i)))
    return 'VERB'
  // “All he would say was”
  if (
    pos === 'NOUN' &&
    isReportingBase(text) &&
    /^(?:would|could|will|can|did|does|do|not|n['’]t)$/.test(tokens[i - 1]?.text ?? '')
  )
    return 'VERB'
  // “…, shipping analysts say”
  const qualifies = pos === 'VERB' && /^\p{Ll}+ing$/u.test(text) && isSayingOrBase(tokens[i + 2])
  if (qualifies && (i === 0 || tokens[i - 1]!.text === ',') && /[^s]s$/.test(tokens[i + 1]!.text)) return 'ADJ'
  // “is defending champion Ada Moss”
  if (
    pos === 'VERB' &&
    text === 'defending' &&
    /^(?:champions?|titleholders?|champs?)$/.test(tokens[i + 1]?.text ?? '')
  )
    return 'ADJ'
  // “Observing that it was late, the court”
  const begins = i === 0 || tokens[i - 1]!.text === ':'
  if (
    pos === 'PROPN' &&
    begins &&
    !isName &&
    /ing$/.test(text) &&
    isReporting(text.toLowerCase()) &&
    tokens[i + 1]?.text === 'that'
  )
    return 'VERB'
  // “Suspicions persist”, “Unaware that it was late, ”
  if (pos === 'PROPN' && i === 0 && !isName && tokens[1]?.pos !== 'PROPN' && tokens[1]?.text !== ':')
    if (isCueOf(tokens[0]!, 'noun')) return 'NOUN'
    else if (isCueOf(tokens[0]!, 'adjective')) return 'ADJ'
  // “By Moss's telling, ”
  const owned = tokens[i - 1]?.pos === 'PART' && tokens[i + 1]?.pos === 'PUNCT'
  if (pos === 'VERB' && owned && /ing$/.test(text) && /^['’]s?$/.test(tokens[i - 1]!.text)) return 'NOUN'
  // “There were claims by miners that”
  const counted = pos === 'VERB' && /^(?:is|are|was|were|been)$/.test(tokens[i - 1]?.text ?? '')
  if (counted && /[^s]s$/.test(text) && isCueOf(tokens[i]!, 'noun')) return 'NOUN'
  // “Leaked papers show”, “after hacked emails showed”
  if (pos === 'VERB' && tokens[i + 1]?.pos === 'NOUN' && isPastForm(text.toLowerCase()))
    if (i === 0 || /^(?:after|before|since|until)$/i.test(tokens[i - 1]!.text)) return 'ADJ'
  // “a plan that traders branded “madness””
  if (pos === 'ADJ' && isPastForm(text)) {
    const opens = /^[“"‘']$/.test(tokens[i + 1]?.text ?? '') && /^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.pos ?? '')
    if (opens && /[^s]s$/.test(tokens[i - 1]!.text)) return 'VERB'
  }
  // “said earlier attempts had failed”
  const isAhead = (at: number) => /^(?:earlier|later)$/.test(tokens[at]?.text ?? '') && isSaying(tokens[at - 1])
  if (tokens[i + 2]?.pos === 'AUX' && isAhead(i) && /s$/.test(tokens[i + 1]!.text)) return 'ADJ'
  if (pos === 'VERB' && tokens[i + 1]?.pos === 'AUX' && isAhead(i - 1) && /s$/.test(text)) return 'NOUN'
  // “said the Leeds regular,”
  if (pos === 'ADJ' && tokens[i - 1]?.pos === 'PROPN' && tokens[i - 2]?.pos === 'DET') {
    const next = tokens[i + 1]
    if (!next || /^[.,]$/.test(next.text) || next.pos === 'AUX' || isSaying(next)) return 'NOUN'
  }
  // “members of the group chat said”, “the forward can”
  // “one volunteer said”
  const verbs =
    pos === 'VERB' &&
    !/(?:ed|ing|s)$/.test(text) &&
    /^(?:NOUN|NUM|DET)$/.test(tokens[i - 1]?.pos ?? '') &&
    isSaying(tokens[i + 1])
  if (verbs || (pos === 'ADV' && tokens[i - 1]?.pos === 'DET' && tokens[i + 1]?.pos === 'AUX')) return 'NOUN'
  // “said its lead investigator”
  const bare = pos === 'VERB' && tokens[i + 1]?.pos === 'NOUN' && !/(?:ed|ing)$/.test(text)
  if (bare && /^(?:its|his|her|their|our|my|your)$/i.test(tokens[i - 1]?.text ?? '')) return 'ADJ'
  // “in which staff referred to it”
  if (pos === 'VERB' && text === 'staff' && /^(?:VERB|AUX)$/.test(tokens[i + 1]?.pos ?? '')) return 'NOUN'
  // “an email to staff”
  if (pos === 'VERB' && text === 'staff' && tokens[i - 1]?.text === 'to' && tokens[i - 2]?.pos === 'NOUN') return 'NOUN'
  // “according to people familiar with it”: no infinitive
  if (pos === 'VERB' && tokens[i - 1]?.text === 'to' && /^according$/i.test(tokens[i - 2]?.text ?? ''))
    return tokens[i + 1]?.pos === 'NOUN' ? 'ADJ' : 'NOUN'
  if (pos === 'PROPN' || pos === 'PUNCT' || !/^\p{Lu}/u.test(text)) return pos
  // “…,” Fed governor Bo Vale said: a capital amid a sentence
  const amidst = i > 1 && closingMark.test(tokens[i - 1]!.text) && tokens[i - 2]!.text === ','
  if (pos === 'VERB' && amidst && /^(?:NOUN|PROPN)$/.test(tokens[i + 1]?.pos ?? '')) return 'PROPN'
  // “the Minister of Works, Ada Moss,”
  if (pos === 'VERB' && tokens[i - 1]?.text === 'of') return 'PROPN'
  // “the owner, Miss Ada Moss,”
  if (text === 'Miss' && tokens[i + 1]?.pos === 'PROPN') return 'PROPN'
  // “Boston Fed President Ada Moss”
  if (text === 'Fed' && pos === 'VERB' && tokens[i - 1]?.pos === 'PROPN') return 'PROPN'
  // “ACT Policing said”
  const next = tokens[i + 1]
  if (pos === 'VERB' && /^\p{Lu}{2,}$/u.test(text) && /^\p{Lu}\p{Ll}/u.test(next?.text ?? '')) return 'PROPN'
  if (
    pos === 'VERB' &&
    /^\p{Lu}\p{Ll}+ing$/u.test(text) &&
    isSaying(next) &&
    i > 0 &&
    /^\p{Lu}/u.test(tokens[i - 1]!.text)
  )
    return 'PROPN'
  // “…,” Read said
  if (pos === 'VERB' && i > 0 && /\P{L}$/u.test(tokens[i - 1]!.text) && isSaying(tokens[i + 1])) return 'PROPN'
  if (!isName && i > 0 && /^(?:VERB|NOUN|ADJ|ADV)$/.test(pos) && isSoleSurname(tokens, i)) return 'PROPN'
  // “Former Clerk Says”: the verb of a headline is no part of the name.
  if (isName && pos === 'VERB' && isSpeechForm(text) && tokens[i - 1]?.pos === 'PROPN') return pos
  if (isName) return /^(?:DET|PART|CCONJ|NUM)$/.test(pos) ? pos : 'PROPN'
  const amid = pos === 'VERB' && /^\p{Ll}/u.test(tokens[i - 1]?.text ?? '') && tokens[i + 1]?.pos === 'PROPN'
  return amid ? 'PROPN' : pos
}

/** A word with a capital amid a sentence says it, whatever else it means: “said Read.”, “but Close said”. */
function isSoleSurname(tokens: readonly Token[], i: number): boolean {
  const [before, next] = [tokens[i - 1]!, tokens[i + 1]]
  if (!/^\p{Lu}\p{Ll}+$/u.test(tokens[i]!.text)) return false
  if (/^\p{Ll}/u.test(before.text) && isSaying(before)) return next === undefined || next.pos === 'PUNCT'
  return next !== undefined && /^\p{Ll}/u.test(next.text) && isSaying(next) && /^(?:CCONJ|SCONJ)$/.test(before.pos)
}

/** “Said Ada Moss, “…”: the verb before its subject opens the sentence. */
export function saysFirst(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  const before = tokens[i - 1]
  if (!next || !isSaying(tokens[i]) || !/^\p{Lu}\p{Ll}+$/u.test(tokens[i]!.text)) return false
  if ((before && !/^[.!?”"'’…]+$/.test(before.text)) || !/^(?:PROPN|DET|NUM)$/.test(next.pos)) return false
  for (let k = i + 2; k < tokens.length && k < i + 24; k++) {
    if (/^[“"‘']$/.test(tokens[k]!.text)) return /^[,:]$/.test(tokens[k - 1]!.text)
    if (/^[.!?;]$/.test(tokens[k]!.text)) return false
  }
  return false
}

/** What a speaker is, before the name and beside a quotation: “…,” said skipper Bo Vale; “…,” lead nurse Bo Vale said. */
function standsBeforeName(tokens: readonly Token[], i: number): boolean {
  const { pos, text } = tokens[i]!
  if (pos !== 'VERB' || !/^\p{Ll}+(?<!ing)$/u.test(text) || isPastForm(text) || isSaying(tokens[i])) return false
  const named = tokens[i + 1]?.pos === 'PROPN' || (tokens[i + 1]?.pos === 'NOUN' && tokens[i + 2]?.pos === 'PROPN')
  const mark = isSaying(tokens[i - 1]) ? i - 2 : i - 1
  return named && closingMark.test(tokens[mark]?.text ?? '') && /[,.!?…]$/.test(tokens[mark - 1]?.text ?? '')
}

/** A title at the start of its clause whose bearer does something: “when judge Bo Vale told them”. */
function isTitle(tokens: readonly Token[], i: number): boolean {
  const { pos, text } = tokens[i]!
  const before = tokens[i - 1]
  if (pos !== 'VERB' || !/^\p{Ll}+(?<!ing|s)$/u.test(text) || isPastForm(text) || isSaying(tokens[i])) return false
  if (!before || !(before.pos === 'SCONJ' || /^(?:when|where|,)$/i.test(before.text))) return false
  let after = i + 1
  while (tokens[after]?.pos === 'PROPN') after++
  if (after === i + 1) return false
  while (tokens[after]?.pos === 'ADV') after++
  return /^(?:VERB|AUX)$/.test(tokens[after]?.pos ?? '')
}

/**
 * Part of an office before a name: “…,” said managing director Bo Vale; “…,” acting mayor Bo Vale said; “Chief operating
 * officer Bo Vale”.
 */
function qualifiesOffice(tokens: readonly Token[], i: number): boolean {
  const { pos, text } = tokens[i]!
  const before = tokens[i - 1]
  if (pos !== 'VERB' || !/^\p{Ll}+ing$/u.test(text) || tokens[i + 1]?.pos !== 'NOUN') return false
  let name = i + 2
  while (tokens[name]?.pos === 'NOUN' && name < i + 4) name++
  if (/^chief$/i.test(before?.text ?? '')) return true
  return tokens[name]?.pos === 'PROPN' && (isSaying(before) || closingMark.test(before?.text ?? ''))
}

/** An adjective that stands for its bearer: “the general said”, “the premier will say”, “the director-general, Bo Vale”, “chief of staff”. */
function standsForBearer(tokens: readonly Token[], i: number): boolean {
  const [before, next] = [tokens[i - 1], tokens[i + 1]]
  const { pos } = tokens[i]!
  if ((pos !== 'ADJ' && pos !== 'VERB') || !next || isSaying(tokens[i])) return false
  if (/^chief$/i.test(tokens[i]!.text) && next.text === 'of') return true
  const hyphen = before?.text === '-' && before.end === tokens[i]!.start && tokens[i - 2]?.pos === 'NOUN'
  if (!hyphen && (before?.pos !== 'DET' || pos === 'VERB')) return false
  return (
    next.pos === 'AUX' ||
    (next.pos === 'VERB' && isSaying(next)) ||
    (next.text === ',' && tokens[i + 2]?.pos === 'PROPN')
  )
}

/** A word of a compound that stands for somebody: “the 54-year-old”, “a mother-of-two”. */
function isInCompound(tokens: readonly Token[], i: number): boolean {
  const hyphen = tokens[i - 1]
  const token = tokens[i]!
  if (hyphen?.text !== '-' || hyphen.end !== token.start || tokens[i - 2]?.end !== hyphen.start) return false
  if (token.text === 'old') return /^years?$/.test(tokens[i - 2]!.text)
  const next = tokens[i + 1]
  const of = /^(?:of|at|in)$/
  if (of.test(token.text)) return next?.text === '-' && next.start === token.end
  return of.test(tokens[i - 2]!.text) && tokens[i - 3]?.text === '-'
}

/** Words in which somebody is told, between a verb and “that”, at most. */
const longestAddressee = 4

/** A verb that reports: “have alleged that”, “informed the owners that”, “…, warning residents that”. */
function reportsAt(tokens: readonly Token[], i: number): boolean {
  const text = tokens[i]!.text
  if (!/ed$|ing$/.test(text)) return false
  let before = i - 1
  while (before >= 0 && tokens[before]!.pos === 'ADV') before--
  const subject = tokens[before]
  const perfect = /^(?:has|have|had|having|['’]ve)$/.test(subject?.text ?? '')
  // “unions have branded it”; not “had limited means”
  if (perfect && /^[“"‘']$|^(?:its?|this|th[eo]se|the|him|her|his|them|their|an?|as)$/.test(tokens[i + 1]?.text ?? ''))
    return /ed$/.test(text)
  if (!isReporting(text)) return false
  if (perfect) return /ed$/.test(text)
  // “a memo warning that it was unsafe”
  const isBearing = before === i - 1 && subject?.pos === 'NOUN' && isBearer({ lower: subject.text })
  const leads = /ing$/.test(text)
    ? /^(?:,|while|whilst|heard|seen|filmed)$/.test(subject?.text ?? '') || isBearing
    : /^(?:NOUN|PROPN|PRON)$/.test(subject?.pos ?? '')
  if (!leads) return false
  const reach = isTelling(text) ? longestAddressee : 0
  for (let k = i + 1; k < tokens.length && k <= i + 1 + reach; k++) {
    if (tokens[k]!.text === 'that') return /^(?:DET|PRON|NOUN|PROPN|ADJ|NUM)$/.test(tokens[k + 1]?.pos ?? '')
    if (!/^(?:DET|PRON|NOUN|PROPN|ADJ)$/.test(tokens[k]!.pos)) return false
  }
  return false
}

/** Words from the beginning of a clause to its verb, at most. */
const longestSubject = 12

const isRelative = (text: string) => /^(?:which|who|what|that)$/.test(text)

/** The verb of a plural: “results of the poll show two thirds …”, “which even critics say was …”, “…, documents filed on Sunday show”. */
function followsPlural(tokens: readonly Token[], i: number): boolean {
  if (!isReportingBase(tokens[i]!.text)) return false
  const next = tokens[i + 1]
  const isLast = next === undefined || /^[.!?]$/.test(next.text)
  if (!isLast && !/^(?:DET|PRON|NUM|AUX|PROPN)$/.test(next.pos) && next.text !== 'that') return false
  if (!/^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.pos ?? '')) return false
  let first = i - 1
  for (; first >= 0 && i - first <= longestSubject; first--) {
    const { pos, text } = tokens[first]!
    if (/^(?:ADP|ADJ|NOUN|PROPN|NUM)$/.test(pos) || (pos === 'VERB' && /ed$/.test(text))) continue
    const opens = pos === 'DET' || (pos === 'PRON' && /^(?:his|her|their|its|our|my)$/.test(text)) || text === 'even'
    if (!opens) break
  }
  const before = tokens[first]
  if (before && !/^[,:;]$/.test(before.text) && !/^(?:SCONJ|CCONJ)$/.test(before.pos) && !isRelative(before.text))
    return false
  if (next?.pos === 'AUX' && !isRelative(before?.text ?? '')) return false
  if (isLast && before?.text !== ',') return false
  let head = first + 1
  if (/^(?:an?|this|that|each|every)$/i.test(tokens[head]!.text)) return false
  while (head + 1 < i && /^(?:NOUN|PROPN|ADJ|DET|ADV|PRON)$/.test(tokens[head + 1]!.pos)) head++
  return /(?:[^siu]s|people|police|data)$/.test(tokens[head]!.text)
}

/** The verb of a singular at the beginning of its clause: “The company disputes the way”, “though the report notes that it”. */
function followsSingular(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  if (before?.pos !== 'NOUN' || /s$/.test(before.text) || !/^(?:DET|PRON)$/.test(tokens[i - 2]?.pos ?? '')) return false
  const opens = i === 2 || /^(?:SCONJ|CCONJ)$/.test(tokens[i - 3]!.pos)
  if (!opens || !isCueInThirdPerson(tokens[i]!.text)) return false
  const next = tokens[i + 1]
  return next?.text === 'that' ? /^(?:DET|PRON|PROPN|NOUN)$/.test(tokens[i + 2]?.pos ?? '') : next?.pos === 'DET'
}

/** The verb of somebody named, between commas, or behind a dash: “readers, Ada Moss notes, prefer”, “– who was there – states that”. */
function endsInterposed(tokens: readonly Token[], i: number): boolean {
  if (!isSpeechForm(tokens[i]!.text)) return false
  if (tokens[i + 1]?.text === 'that' && /^(?:[–—]|--?|which|who)$/.test(tokens[i - 1]?.text ?? '')) return true
  // “…, the paper reports.”
  const ends = i + 1 === tokens.length || (i + 2 === tokens.length && /^[.!?]$/.test(tokens[i + 1]!.text))
  if (!ends && (tokens[i + 1]!.text !== ',' || tokens[i - 1]?.pos !== 'PROPN')) return false
  let first = i
  while (first > 0 && /^(?:PROPN|NOUN)$/.test(tokens[first - 1]!.pos)) first--
  if (tokens[first - 1]?.pos === 'DET') first--
  return first < i && tokens[first - 1]?.text === ','
}

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
  isSpeaker,
  isSpeechForm,
  isTelling,
} from './lexicon.ts'

const isSayingOrBase = (token: Token | undefined) => isSaying(token) || isReportingBase(token?.text ?? '')

const closingMark = /^(?:["”’']|'')$/

type Pos = Token['pos']

/** An error of the tagger: where all that a row states holds of a word, it is `is`. */
interface TagError {
  /** What the tagger took the word for; anything where it is not stated. */
  taken?: readonly Pos[]
  is: Pos
  text?: RegExp
  /** The words around it, empty at the end of the text, and what the tagger took them for. */
  before?: RegExp
  after?: RegExp
  posBefore?: readonly Pos[]
  posAfter?: readonly Pos[]
  when?: (tokens: readonly Token[], i: number, isName: boolean) => boolean
}

const plural = /[^s]s$/
const isNounCue = (tokens: readonly Token[], i: number) => isCueOf(tokens[i]!, 'noun')
const isPast = (tokens: readonly Token[], i: number) => isPastForm(tokens[i]!.text.toLowerCase())
const leadsToSaying = (tokens: readonly Token[], i: number) => isSaying(tokens[i + 1])
/** The first word of a sentence, which has its capital for that alone. */
const opensUnnamed = (tokens: readonly Token[], i: number, isName: boolean) =>
  i === 0 && !isName && tokens[1]?.pos !== 'PROPN' && tokens[1]?.text !== ':'
const isTimeSaid = (tokens: readonly Token[], i: number) =>
  /^(?:earlier|later)$/.test(tokens[i]?.text ?? '') && isSaying(tokens[i - 1])
const followsTo = (tokens: readonly Token[], i: number) => /^to$/i.test(tokens[i - 2]?.text ?? '')
const followsAccording = (tokens: readonly Token[], i: number) => /^according$/i.test(tokens[i - 2]?.text ?? '')

/** Asked in their order; the first that holds decides. */
const errors = byTaken([
  { is: 'NOUN', when: isInCompound },
  { taken: ['VERB'], is: 'NOUN', when: standsBeforeName },
  { taken: ['ADJ', 'VERB'], is: 'NOUN', when: standsForBearer },
  { taken: ['VERB'], is: 'NOUN', when: isTitle },
  { taken: ['VERB'], is: 'ADJ', when: qualifiesOffice },
  { taken: ['ADJ', 'NOUN'], is: 'VERB', when: reportsAt },
  { taken: ['NOUN'], is: 'VERB', when: followsPlural },
  { taken: ['NOUN'], is: 'VERB', when: followsSingular },
  { taken: ['NOUN'], is: 'VERB', when: endsInterposed },
  // “Some say they left”, “Both think it was late”
  {
    taken: ['NOUN'],
    is: 'VERB',
    before: /^(?:some|many|most|both|few|several|others|all)$/i,
    posAfter: ['DET', 'PRON', 'PROPN', 'SCONJ', 'PUNCT'],
    when: (tokens, i) => isReportingBase(tokens[i]!.text),
  },
  // “According to recent polling, ”
  { taken: ['VERB'], is: 'NOUN', text: /ing$/, after: /^,$/, posBefore: ['ADJ'], when: followsTo },
  // “Harlan on Monday forecast lower sales”
  {
    taken: ['NOUN'],
    is: 'VERB',
    text: /^forecast$/,
    posBefore: ['PROPN'],
    posAfter: ['NOUN', 'ADJ', 'DET', 'NUM', 'ADP'],
    when: (tokens, i) => tokens[i - 2]?.pos !== 'DET',
  },
  // “22 per cent say”
  { taken: ['ADP'], is: 'NOUN', text: /^per$/i, after: /^cent$/i },
  // “All he would say was”
  {
    taken: ['NOUN'],
    is: 'VERB',
    before: /^(?:would|could|will|can|did|does|do|not|n['’]t)$/,
    when: (tokens, i) => isReportingBase(tokens[i]!.text),
  },
  // “…, shipping analysts say”
  {
    taken: ['VERB'],
    is: 'ADJ',
    text: /^\p{Ll}+ing$/u,
    before: /^,?$/,
    after: plural,
    when: (tokens, i) => isSayingOrBase(tokens[i + 2]),
  },
  // “is defending champion Ada Moss”
  { taken: ['VERB'], is: 'ADJ', text: /^defending$/, after: /^(?:champions?|titleholders?|champs?)$/ },
  // “Observing that it was late, the court”
  {
    taken: ['PROPN'],
    is: 'VERB',
    text: /ing$/,
    before: /^:?$/,
    after: /^that$/,
    when: (tokens, i, isName) => !isName && isReporting(tokens[i]!.text.toLowerCase()),
  },
  // “Moss talks about it”, “In May, Vale speaks of it”
  {
    taken: ['NOUN'],
    is: 'VERB',
    posBefore: ['PROPN'],
    after: /^(?:about|of)$/,
    when: (tokens, i) => isCueInThirdPerson(tokens[i]!.text) && /^,?$/.test(tokens[i - 2]?.text ?? ''),
  },
  // “His promises to build it won him votes”
  {
    taken: ['VERB'],
    is: 'NOUN',
    text: plural,
    before: /^(?:his|her|its|their|our|my|your)$/i,
    posAfter: ['PART', 'ADP', 'SCONJ', 'PUNCT'],
    when: isNounCue,
  },
  // “Suspicions persist”
  {
    taken: ['PROPN'],
    is: 'NOUN',
    when: (tokens, i, isName) => opensUnnamed(tokens, i, isName) && isNounCue(tokens, i),
  },
  // “Unaware that it was late, ”
  {
    taken: ['PROPN'],
    is: 'ADJ',
    when: (tokens, i, isName) => opensUnnamed(tokens, i, isName) && isCueOf(tokens[i]!, 'adjective'),
  },
  // “By Moss's telling, ”
  { taken: ['VERB'], is: 'NOUN', text: /ing$/, before: /^['’]s?$/, posBefore: ['PART'], posAfter: ['PUNCT'] },
  // “There were claims by miners that”
  { taken: ['VERB'], is: 'NOUN', text: plural, before: /^(?:is|are|was|were|been)$/, when: isNounCue },
  // “Leaked papers show”, “after hacked emails showed”
  { taken: ['VERB'], is: 'ADJ', before: /^(?:after|before|since|until)?$/i, posAfter: ['NOUN'], when: isPast },
  // “a plan that traders branded “madness””
  {
    taken: ['ADJ'],
    is: 'VERB',
    before: plural,
    after: /^[“"‘']$/,
    posBefore: ['NOUN', 'PROPN'],
    when: (tokens, i) => isPastForm(tokens[i]!.text),
  },
  // “said earlier attempts had failed”
  {
    is: 'ADJ',
    when: (tokens, i) => tokens[i + 2]?.pos === 'AUX' && /s$/.test(tokens[i + 1]!.text) && isTimeSaid(tokens, i),
  },
  { taken: ['VERB'], is: 'NOUN', text: /s$/, posAfter: ['AUX'], when: (tokens, i) => isTimeSaid(tokens, i - 1) },
  // “said the Leeds regular,”
  {
    taken: ['ADJ'],
    is: 'NOUN',
    posBefore: ['PROPN'],
    when: (tokens, i) =>
      tokens[i - 2]?.pos === 'DET' &&
      (/^[.,]?$/.test(tokens[i + 1]?.text ?? '') || tokens[i + 1]!.pos === 'AUX' || leadsToSaying(tokens, i)),
  },
  // “members of the group chat said”, “one volunteer said”
  { taken: ['VERB'], is: 'NOUN', text: /(?<!ed|ing|s)$/, posBefore: ['NOUN', 'NUM', 'DET'], when: leadsToSaying },
  // “the forward can”
  { taken: ['ADV'], is: 'NOUN', posBefore: ['DET'], posAfter: ['AUX'] },
  // “A third joked”
  {
    taken: ['ADV', 'ADJ'],
    is: 'NOUN',
    text: /^(?:second|third|fourth|fifth)$/,
    posBefore: ['DET'],
    posAfter: ['VERB', 'AUX'],
  },
  // “research firm Harlan”
  { taken: ['ADV'], is: 'NOUN', text: /^firm$/, after: /^\p{Lu}/u, posBefore: ['NOUN', 'ADJ', 'VERB'] },
  // “said its lead investigator”
  {
    taken: ['VERB'],
    is: 'ADJ',
    text: /(?<!ed|ing)$/,
    before: /^(?:its|his|her|their|our|my|your)$/i,
    posAfter: ['NOUN'],
  },
  // “said the study's lead author”
  { taken: ['VERB'], is: 'ADJ', text: /^lead$/, before: /^['’]s?$|^the$/, posAfter: ['NOUN'] },
  // “in which staff referred to it”
  { taken: ['VERB'], is: 'NOUN', text: /^staff$/, posAfter: ['VERB', 'AUX'] },
  // “an email to staff”
  { taken: ['VERB'], is: 'NOUN', text: /^staff$/, before: /^to$/, when: (tokens, i) => tokens[i - 2]?.pos === 'NOUN' },
  // “according to people familiar with it”: no infinitive
  { taken: ['VERB'], is: 'ADJ', before: /^to$/, posAfter: ['NOUN'], when: followsAccording },
  { taken: ['VERB'], is: 'NOUN', before: /^to$/, when: followsAccording },
])

/** Of words with a capital that were not taken for a name, where `errors` has nothing. */
const errorsInCapitals = byTaken([
  // “…,” Fed governor Bo Vale said: a capital amid a sentence
  {
    taken: ['VERB'],
    is: 'PROPN',
    before: closingMark,
    posAfter: ['NOUN', 'PROPN'],
    when: (tokens, i) => tokens[i - 2]?.text === ',',
  },
  // “the Minister of Works, Ada Moss,”
  { taken: ['VERB'], is: 'PROPN', before: /^of$/ },
  // “the owner, Miss Ada Moss,”
  { is: 'PROPN', text: /^Miss$/, posAfter: ['PROPN'] },
  // “to the Herald but asked”
  { taken: ['VERB'], is: 'PROPN', before: /^the$/, when: (_tokens, _i, isName) => !isName },
  // “Boston Fed President Ada Moss”
  { taken: ['VERB'], is: 'PROPN', text: /^Fed$/, posBefore: ['PROPN'] },
  // “ACT Policing said”
  { taken: ['VERB'], is: 'PROPN', text: /^\p{Lu}{2,}$/u, after: /^\p{Lu}\p{Ll}/u },
  { taken: ['VERB'], is: 'PROPN', text: /^\p{Lu}\p{Ll}+ing$/u, before: /^\p{Lu}/u, when: leadsToSaying },
  // “…,” Read said
  { taken: ['VERB'], is: 'PROPN', before: /\P{L}$/u, when: leadsToSaying },
  {
    taken: ['VERB', 'NOUN', 'ADJ', 'ADV'],
    is: 'PROPN',
    when: (tokens, i, isName) => !isName && i > 0 && isSoleSurname(tokens, i),
  },
  // “Former Clerk Says”: the verb of a headline is no part of the name.
  {
    taken: ['VERB'],
    is: 'VERB',
    posBefore: ['PROPN'],
    when: (tokens, i, isName) => isName && isSpeechForm(tokens[i]!.text),
  },
  // A name is a name whatever its words are elsewhere: “Josh”, “Mark Page”.
  { is: 'PROPN', when: (tokens, i, isName) => isName && !/^(?:DET|PART|CCONJ|NUM)$/.test(tokens[i]!.pos) },
  { taken: ['VERB'], is: 'PROPN', before: /^\p{Ll}/u, posAfter: ['PROPN'], when: (_tokens, _i, isName) => !isName },
])

/** A row with all its members: rows of one shape are read faster. */
type Row = Required<{ [Key in keyof TagError]: TagError[Key] | null }>

/** The rows that may hold of what the tagger took for a part of speech, in their order. */
function byTaken(errors: readonly TagError[]): (pos: Pos) => readonly Row[] {
  const none = { taken: null, text: null, before: null, after: null, posBefore: null, posAfter: null, when: null }
  const rows = errors.map((error): Row => Object.assign({ is: error.is, ...none }, error))
  const kept = new Map<Pos, readonly Row[]>()
  return (pos) => {
    const known = kept.get(pos)
    if (known) return known
    const found = rows.filter(({ taken }) => taken?.includes(pos) ?? true)
    kept.set(pos, found)
    return found
  }
}

/** It opens with a capital; asked of every word, of which most open with a letter of ASCII. */
function isCapital({ text }: Token): boolean {
  const code = text.charCodeAt(0)
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(text)
}

/** The part of speech of a token, which stands in a name where `isName` and ends it where `endsName`. */
export function posOf(tokens: readonly Token[], i: number, isName: boolean, endsName: boolean): Pos {
  const { pos, text } = tokens[i]!
  // “Holt's said”, where that is what the shop is called
  if (endsName && pos === 'PART' && /^['’]s$/i.test(text)) {
    const next = tokens[i + 1]
    const owns = /^(?:NOUN|PROPN|ADJ|NUM)$/.test(next?.pos ?? '') || /^been$|ing$/.test(next?.text ?? '')
    if (!owns) return 'PROPN'
  }
  const mended = mendedAt(errors(pos), tokens, i, isName)
  if (mended || pos === 'PROPN' || pos === 'PUNCT' || !isCapital(tokens[i]!)) return mended ?? pos
  return mendedAt(errorsInCapitals(pos), tokens, i, isName) ?? pos
}

/** What the word at `i` is by the first row that holds of it. */
function mendedAt(rows: readonly Row[], tokens: readonly Token[], i: number, isName: boolean): Pos | null {
  const { text } = tokens[i]!
  const last = tokens[i - 1]
  const next = tokens[i + 1]
  for (const row of rows) {
    if (row.posBefore !== null && !(last && row.posBefore.includes(last.pos))) continue
    if (row.posAfter !== null && !(next && row.posAfter.includes(next.pos))) continue
    if (row.text !== null && !row.text.test(text)) continue
    if (row.before !== null && !row.before.test(last?.text ?? '')) continue
    if (row.after !== null && !row.after.test(next?.text ?? '')) continue
    if (row.when === null || row.when(tokens, i, isName)) return row.is
  }
  return null
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
  if (!next || !isCapital(tokens[i]!) || !/^(?:PROPN|DET|NUM)$/.test(next.pos)) return false
  if (!/^\p{Lu}\p{Ll}+$/u.test(tokens[i]!.text)) return false
  if ((before && !/^[.!?”"'’…]+$/.test(before.text)) || !isSaying(tokens[i])) return false
  for (let k = i + 2; k < tokens.length && k < i + 24; k++) {
    if (/^[“"‘']$/.test(tokens[k]!.text)) return /^[,:]$/.test(tokens[k - 1]!.text)
    if (/^[.!?;]$/.test(tokens[k]!.text)) return false
  }
  return false
}

/** What a speaker is, before the name and beside a quotation: “…,” said skipper Bo Vale; “…,” lead nurse Bo Vale said. */
function standsBeforeName(tokens: readonly Token[], i: number): boolean {
  const { text } = tokens[i]!
  const named = tokens[i + 1]?.pos === 'PROPN' || (tokens[i + 1]?.pos === 'NOUN' && tokens[i + 2]?.pos === 'PROPN')
  if (!named || !/^\p{Ll}+(?<!ing)$/u.test(text) || isPastForm(text) || isSaying(tokens[i])) return false
  const mark = isSaying(tokens[i - 1]) ? i - 2 : i - 1
  return closingMark.test(tokens[mark]?.text ?? '') && /[,.!?…]$/.test(tokens[mark - 1]?.text ?? '')
}

/** A title at the start of its clause whose bearer does something: “when judge Bo Vale told them”. */
function isTitle(tokens: readonly Token[], i: number): boolean {
  const { text } = tokens[i]!
  const before = tokens[i - 1]
  let after = i + 1
  while (tokens[after]?.pos === 'PROPN') after++
  if (after === i + 1) return false
  if (!before || !(before.pos === 'SCONJ' || /^(?:when|where|,)$/i.test(before.text))) return false
  if (!/^\p{Ll}+(?<!ing|s)$/u.test(text) || isPastForm(text) || isSaying(tokens[i])) return false
  while (tokens[after]?.pos === 'ADV') after++
  return /^(?:VERB|AUX)$/.test(tokens[after]?.pos ?? '')
}

/**
 * Part of an office before a name: “…,” said managing director Bo Vale; “…,” acting mayor Bo Vale said; “Chief operating
 * officer Bo Vale”.
 */
function qualifiesOffice(tokens: readonly Token[], i: number): boolean {
  const { text } = tokens[i]!
  const before = tokens[i - 1]
  if (tokens[i + 1]?.pos !== 'NOUN' || !/^\p{Ll}+ing$/u.test(text)) return false
  let name = i + 2
  while (tokens[name]?.pos === 'NOUN' && name < i + 4) name++
  if (/^chief$/i.test(before?.text ?? '')) return true
  return tokens[name]?.pos === 'PROPN' && (isSaying(before) || closingMark.test(before?.text ?? ''))
}

/** An adjective that stands for its bearer: “the general said”, “the premier will say”, “the director-general, Bo Vale”, “chief of staff”. */
function standsForBearer(tokens: readonly Token[], i: number): boolean {
  const [before, next] = [tokens[i - 1], tokens[i + 1]]
  const { pos } = tokens[i]!
  if (!next) return false
  if (next.text === 'of' && /^chief$/i.test(tokens[i]!.text)) return true
  const hyphen = before?.text === '-' && before.end === tokens[i]!.start && tokens[i - 2]?.pos === 'NOUN'
  // “Her Labour rival, Ada Moss,”
  const isRival =
    pos === 'ADJ' && isSpeaker({ lower: tokens[i]!.text }) && /^(?:PRON|PROPN|ADJ|PART)$/.test(before?.pos ?? '')
  if (!hyphen && !isRival && (before?.pos !== 'DET' || pos === 'VERB')) return false
  const stands =
    next.pos === 'AUX' ||
    (next.pos === 'VERB' && isSaying(next)) ||
    (next.text === ',' && tokens[i + 2]?.pos === 'PROPN')
  return stands && !isSaying(tokens[i])
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
  if (!text.endsWith('ed') && !text.endsWith('ing')) return false
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
  if (!/^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.pos ?? '') || !isReportingBase(tokens[i]!.text)) return false
  const next = tokens[i + 1]
  const isLast = next === undefined || /^[.!?]$/.test(next.text)
  if (!isLast && !/^(?:DET|PRON|NUM|AUX|PROPN)$/.test(next.pos) && next.text !== 'that') return false
  let first = i - 1
  for (; first >= 0 && i - first <= longestSubject; first--) {
    const { pos, text } = tokens[first]!
    if (/^(?:ADP|ADJ|NOUN|PROPN|NUM)$/.test(pos) || (pos === 'VERB' && /ed$/.test(text))) continue
    const opens = pos === 'DET' || (pos === 'PRON' && /^(?:his|her|their|its|our|my)$/.test(text)) || text === 'even'
    if (!opens) break
  }
  const before = tokens[first]
  // “her focus groups and other research show that voters”
  const isJoined = before?.text === 'and' && /^(?:NOUN|PROPN)$/.test(tokens[first - 1]?.pos ?? '')
  if (next?.text === 'that' && (isJoined || isDescribedPlural(tokens, i))) return true
  if (before && !/^[,:;]$/.test(before.text) && !/^(?:SCONJ|CCONJ)$/.test(before.pos) && !isRelative(before.text))
    return false
  if (next?.pos === 'AUX' && !isRelative(before?.text ?? '')) return false
  if (isLast && before?.text !== ',') return false
  let head = first + 1
  if (/^(?:an?|this|that|each|every)$/i.test(tokens[head]!.text)) return false
  while (head + 1 < i && /^(?:NOUN|PROPN|ADJ|DET|ADV|PRON)$/.test(tokens[head + 1]!.pos)) head++
  return /(?:[^siu]s|people|police|data)$/.test(tokens[head]!.text)
}

/** “Three engineers who have studied it | doubt that”: behind a plural and the one clause that describes it. */
function isDescribedPlural(tokens: readonly Token[], i: number): boolean {
  let who = i - 1
  let verbs = 0
  while (who > 0 && i - who <= longestSubject && tokens[who]!.text !== 'who') {
    if (tokens[who]!.pos === 'PUNCT') return false
    if (tokens[who--]!.pos === 'VERB') verbs++
  }
  if (tokens[who]?.text !== 'who' || verbs !== 1 || !plural.test(tokens[who - 1]?.text ?? '')) return false
  let first = who - 1
  while (first > 0 && /^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(tokens[first - 1]!.pos)) first--
  return first === 0 || (first === 1 && tokens[0]!.pos === 'CCONJ')
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

/** Words that say where or when, at most. */
const longestPlace = 10

/** Nothing but where or when it is said comes up to the end: “today in a journal”. */
function endsInPlace(tokens: readonly Token[], from: number): boolean {
  if (!/^(?:in|on|at|today|yesterday)$/.test(tokens[from]!.text) || tokens.length - from > longestPlace) return false
  return tokens
    .slice(from)
    .every(({ pos, text }) => !/^(?:VERB|AUX|PRON|CCONJ|SCONJ)$/.test(pos) && !/^[,;:“"]$/.test(text))
}

/**
 * The verb of somebody between commas, behind a dash, or at the end: “readers, Ada Moss notes, prefer”, “the road, critics
 * point out, was”, “– who was there – states that”, “…, doctors report today in a journal”.
 */
function endsInterposed(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  const isPlural = before?.pos === 'NOUN' && plural.test(before.text) && isReportingBase(tokens[i]!.text)
  if (!isPlural && !isSpeechForm(tokens[i]!.text)) return false
  if (tokens[i + 1]?.text === 'that' && /^(?:[–—]|--?|which|who)$/.test(before?.text ?? '')) return true
  const after = /^(?:out|back)$/.test(tokens[i + 1]?.text ?? '') ? i + 2 : i + 1
  const isKind = before?.pos === 'NOUN' && !/^states?$/.test(tokens[i]!.text)
  const speaks = before?.pos === 'PROPN' || (isKind && (isPlural || isSpeaker({ lower: before.text })))
  // “…, the paper reports.”
  const isOver = (at: number) => at === tokens.length || (at + 1 === tokens.length && /^[.!?]$/.test(tokens[at]!.text))
  if (!isOver(after) && !(speaks && (tokens[after]!.text === ',' || endsInPlace(tokens, after)))) return false
  let first = i
  while (first > 0 && /^(?:PROPN|NOUN)$/.test(tokens[first - 1]!.pos)) first--
  if (tokens[first - 1]?.pos === 'DET') first--
  return first < i && tokens[first - 1]?.text === ','
}

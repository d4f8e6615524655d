/** “According to X”, “per X”, “in X’s view”, “as reported by X”. */
import { commaWithin, cueStands, onlyLinks } from './between.ts'
import { ownerIn } from './by-noun.ts'
import { beforeLinks, clauseEnd, endsAt } from './clause-end.ts'
import { hasFiniteVerb, startsClause } from './content.ts'
import { type Draft, plain } from './draft.ts'
import { cuesAt, type Entry, isDocument, isLabel, opensView, viewOf } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { afterAdverbials, endsPhrase, type Phrase, phraseForward } from './phrases.ts'
import { isRemark } from './remarks.ts'
import { subjectAfter } from './subjects.ts'

/** The cue “according to”. */
export const entryAccordingTo: Entry = {
  lemma: 'according to',
  rest: ['to'],
  mode: 'speech',
  act: 'state',
  polarity: 'asserts',
  takes: new Set(),
}

/** The cue “per”. */
const per: Entry = { ...entryAccordingTo, lemma: 'per', rest: [] }

/** A cue that names its source: the cue’s words, who it is, and the last word of both. */
interface Naming {
  entry: Entry
  cue: Phrase
  source: Phrase
  last: number
}

/** What names a source at `at`; null where nothing does. */
function namingAt(words: readonly Word[], at: number, low: number, high: number): Naming | null {
  const entry = cueAt(words, at, low)
  if (!entry) return viewAt(words, at, low, high) ?? reportedBy(words, at, low, high)
  const cue = { first: at, last: at + entry.rest.length }
  const source = subjectAfter(words, cue.last + 1, high)
  if (!source) return null
  // “According to Travel Focus, ”: a word with a capital that the tagger took for a verb
  const { last } = source
  const goesOn =
    words[last]!.pos === 'PROPN' && words[last + 2]?.text === ',' && /^\p{Lu}\p{Ll}/u.test(words[last + 1]!.text)
  return { entry, cue, source: goesOn ? { ...source, last: last + 1 } : source, last: goesOn ? last + 1 : last }
}

/** “As first reported by the Courier, P”, “P, as noted by Ada Moss” */
function reportedBy(words: readonly Word[], at: number, low: number, high: number): Naming | null {
  if (words[at]!.lower !== 'as' || !(onlyLinks(words, low, at - 1) || words[at - 1]!.text === ',')) return null
  let verb = at + 1
  while (verb < high && words[verb]!.pos === 'ADV') verb++
  if (words[verb + 1]?.lower !== 'by' || verb + 2 > high) return null
  const cue = cuesAt(words, verb).find(
    ({ entry, forms }) => forms.has('participle') && entry.mode !== 'thought' && entry.takes.has('that'),
  )
  const source = cue && subjectAfter(words, verb + 2, high)
  return source ? { entry: cue.entry, cue: { first: verb, last: verb }, source, last: source.last } : null
}

/** “According to” or “per” at `at`. */
function cueAt(words: readonly Word[], at: number, low: number): Entry | null {
  const { lower, name } = words[at]!
  const next = words[at + 1]
  // “her manager, Per Aalto,”
  if (name >= 0) return null
  if (lower === 'according') return next?.lower === 'to' ? entryAccordingTo : null
  if (lower !== 'per' || !next) return null
  // “Per a memo, P”, “P, per Reuters”; not “£5, per head”
  return (at === low && next.pos === 'DET') || (words[at - 1]?.text === ',' && /^(?:DET|PROPN|NUM)$/.test(next.pos))
    ? per
    : null
}

/** “In Moss’s view, P”, “P, by her own account”, “in the opinion of Moss, P”, apart from the clause by commas. */
function viewAt(words: readonly Word[], at: number, low: number, high: number): Naming | null {
  if (!opensView(words[at]!) || !(onlyLinks(words, low, at - 1) || words[at - 1]!.text === ',')) return null
  const noun = phraseForward(words, at + 1, high)
  const entry = noun > at ? viewOf(words[at]!, words[noun]!) : null
  if (!entry) return null
  const cue = { first: noun, last: noun }
  const isApart = (last: number) => last >= high || words[last + 1]!.text === ','
  const owner = ownerIn(words, at + 1, noun)
  if (words[noun + 1]?.lower === 'of' && !owner) {
    const source = subjectAfter(words, noun + 2, high)
    return source && isApart(source.last) ? { entry, cue, source, last: source.last } : null
  }
  return owner && isApart(noun) ? { entry, cue, source: owner, last: noun } : null
}

/** “P, according to X”; “according to X, P”; null where none stands at `at`. */
export function accordingTo(passage: Passage, unit: number, at: number, from: number, high: number): Draft | null {
  const { words } = passage
  const naming = namingAt(words, at, passage.units[unit]!.first, high)
  if (!naming) return null
  const { entry, cue, source, last } = naming
  const described = last === source.last ? withDescription(words, source, high) : null
  const draft = {
    passage,
    unit,
    ...plain,
    entry,
    cue,
    subject: described?.subject ?? source,
  }
  const end = described?.last ?? Math.max(afterAdverbials(words, last + 1, high) - 1, last)
  const frame = { first: at, last: end }
  // “They worry: according to their union, P”
  const opens = onlyLinks(words, from, at - 1) || (/^[:;]$/.test(words[at - 1]!.text) && words[at - 1]!.stretch < 0)
  if (opens) {
    const comma = described ? end + 1 : commaWithin(words, last + 1, Math.min(high, last + 40))
    if (comma < 0 || comma + 1 > high) return null
    // “In his view, for now, …”; of a view the cue is the noun behind the preposition
    if (cue.first > at && !startsClause(words, comma + 1, high)) return null
    return {
      ...draft,
      parts: [{ first: comma + 1, last: clauseEnd(words, comma + 1, high) }],
      frame: { first: at, last: comma - 1 },
    }
  }
  const next = words[end + 1]
  const follows = next?.text === ',' && end + 2 <= high
  // “P and, according to X, P”, “P because, in his words, P”: only the latter is hers.
  const led = beforeLinks(words, at - 1, from) < at - 1 || words[at - 2]?.lower === 'because'
  if (follows && led) return { ...draft, parts: [{ first: end + 2, last: clauseEnd(words, end + 2, high) }], frame }
  const left = { first: from, last: /^[,–—]/.test(words[at - 1]!.text) ? at - 2 : at - 1 }
  if (left.last < left.first) return null
  left.first = Math.max(behindRemark(words, left), behindBracket(words, left), behindLabel(words, left))
  // “who, according to X, owns it”, “which according to X is safe”
  const behind = follows ? end + 2 : isRelativePronoun(words[at - 1]!) ? end + 1 : high + 1
  const relative = behind <= high ? relativeAround(words, left, { first: behind, last: high }) : null
  if (relative) return { ...draft, parts: relative, frame }
  // “P, according to X, P”, ““P,” according to X, “P””
  const parted = words[at - 1]!.text === ',' || (words[at - 1]!.mark === 'close' && words[at - 2]!.text === ',')
  const interposed = parted && follows && (!hasFiniteVerb(words, left) || words[left.last]!.pos === 'AUX')
  // “P, according to X, and P”
  const goesOn = follows && end + 2 < high && words[end + 2]!.pos === 'CCONJ' && !endsAt(words, end + 1, high)
  // “…, and asked to be left alone”
  const second = goesOn && words[end + 3]!.pos !== 'VERB' ? end + 3 : end + 2
  const rest = interposed || goesOn ? [{ first: second, last: clauseEnd(words, second, high) }] : []
  return { ...draft, parts: [left, ...rest], frame }
}

/** “Some could turn (| most are farmers, according to X)”: the word behind the last bracket that is still open; else the first. */
function behindBracket(words: readonly Word[], { first, last }: Phrase): number {
  for (let i = last; i >= first && words[i]!.text !== ')'; i--)
    // not ““P” (according to X)”
    if (words[i]!.text === '(') return i < last ? i + 1 : first
  return first
}

/** “CLAIM: | The road is shut”: the word behind a label; else the first. */
const behindLabel = (words: readonly Word[], { first, last }: Phrase): number =>
  first + 2 < last && isLabel(words[first]!) && words[first + 1]!.text === ':' ? first + 2 : first

/** “She said the pump had failed, | a claim that is false, according to X”: where that remark begins; else where the clause does. */
function behindRemark(words: readonly Word[], { first, last }: Phrase): number {
  for (let i = last; i > first; i--)
    if (words[i - 1]!.text === ',' && isRemark(words, i, last)) return cueStands(words, first, i) ? i : first
  return first
}

/** “He left the club, which, according to X, owes money”: what stands around the frame in the clause that it interrupts. */
export function relativeAround(words: readonly Word[], left: Phrase, rest: Phrase): Phrase[] | null {
  let first = left.last
  while (first > left.first && words[first - 1]!.text !== ',' && words[first - 1]!.stretch < 0) first--
  // “The law stops men who, they argue, sneak in at night”
  const isOnlyClause = first === left.first && isRelativePronoun(words[left.last]!) && endsPhrase(words[left.last - 1])
  if (isOnlyClause) first = left.last
  const around = { first, last: left.last }
  // “to Osk, where, she said, crime had fallen”
  if (first === left.last && words[first]!.lower === 'where' && startsClause(words, rest.first, rest.last))
    return [{ first: rest.first, last: clauseEnd(words, rest.first, rest.last) }]
  const pronoun = words.slice(first, left.last + 1).some(isRelativePronoun)
  if (first === left.first || !pronoun || hasFiniteVerb(words, around)) return null
  let verb = rest.first
  while (verb < rest.last && (words[verb]!.pos === 'ADV' || words[verb]!.lower === 'no')) verb++
  if (!hasFiniteVerb(words, { first: verb, last: verb })) return null
  const predicate = { first: rest.first, last: clauseEnd(words, rest.first, rest.last, 'relative') }
  return first === left.last ? [predicate] : [around, predicate]
}

const isRelativePronoun = ({ lower }: Word): boolean => /^(?:which|who|whose|that)$/.test(lower)

/** Longest description of a source between commas, in words. */
const longestDescription = 25

/**
 * A source with what is said of it between commas, up to the word before the second one: “Ada Moss, who built it”, “its
 * owner, Ada Moss”, where she is the source; null where what follows the first comma is what is told.
 */
function withDescription(
  words: readonly Word[],
  source: Phrase,
  high: number,
): { subject: Phrase; last: number } | null {
  const comma = source.last + 1
  const first = comma + 1
  if (words[comma]?.text !== ',' || first > high) return null
  const head = words[source.last]!
  // “According to the report, seen by the Herald, P”
  const close = commaWithin(words, first + 1, Math.min(high, first + longestDescription))
  const isSeen = words[first]!.pos === 'VERB' && /(?:ed|en)$/.test(words[first]!.lower) && head.pos === 'NOUN'
  if (
    isSeen &&
    close > first &&
    !hasFiniteVerb(words, { first: first + 1, last: close }) &&
    leadsOn(words, close, high)
  )
    return { subject: source, last: close - 1 }
  const office = /^(?:DET|PRON)$/.test(words[source.first]!.pos) && head.pos === 'NOUN' && !isDocument(head)
  if (office || words[source.first + 1]?.pos === 'PART') {
    const last = phraseForward(words, first, high)
    const named = last >= first && words[first]!.pos === 'PROPN' && words[last]!.name >= 0
    return named && leadsOn(words, last + 1, high) ? { subject: { first, last }, last } : null
  }
  if (head.name < 0 || !/^(?:DET|PRON|NOUN|ADJ)$/.test(words[first]!.pos)) return null
  let relative = /^(?:who|which|whose)$/.test(words[first]!.lower)
  if (!relative && words[first]!.pos === 'PRON' && !/^(?:its|his|her|their|our|my)$/.test(words[first]!.lower))
    return null
  for (let last = first; last < high && last - first < longestDescription; last++) {
    // “a friend who died in 2000”
    relative ||= words[last]!.lower === 'who'
    if (words[last]!.stretch >= 0 || (!relative && hasFiniteVerb(words, { first: last, last }))) return null
    if (words[last + 1]!.text === ',' && leadsOn(words, last + 1, high)) return { subject: source, last }
  }
  return null
}

/** Whether behind the comma at `at` a clause begins or goes on, or the sentence is over. */
function leadsOn(words: readonly Word[], at: number, high: number): boolean {
  if (at > high) return true
  if (words[at]!.text !== ',' || at + 1 > high) return false
  const first = words[at + 1]!.pos === 'CCONJ' ? at + 2 : at + 1
  const opening = words[first]
  if (opening === undefined || first > high) return false
  if (opening.mark === 'open' || /^(?:AUX|VERB)$/.test(opening.pos)) return !/ing$/.test(opening.lower)
  const last = phraseForward(words, first, high)
  if (opening.pos === 'NUM' && last === first) return false
  return words[last + 1]?.text !== ',' && startsClause(words, first, high)
}

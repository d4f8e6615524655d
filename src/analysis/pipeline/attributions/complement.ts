/** The content that follows a cue verb. */

import { isPastForm } from '../past-forms.ts'
import { addresseeAfter, afterDescription } from './addressee.ts'
import { commaOfRelative, commaWithin, cueStands, holdsQuotation, openingMark, stretchEnd } from './between.ts'
import { clauseEnd, dashAfter, isDash, type Place, verbsWithin } from './clause-end.ts'
import { hasFiniteVerb, isComplementiser, isFiniteVerb, startsClause, startsPlainClause } from './content.ts'
import { isSpoken } from './coordination.ts'
import type { Content } from './draft.ts'
import type { Frame } from './frames.ts'
import { farQuotation } from './fronted.ts'
import { beforeClause, infinitiveEnd, isLaid, laidEnd } from './laid.ts'
import { type CueWord, cuesAt, isDocument, isVerb } from './lexicon.ts'
import { objectEnd } from './object-end.ts'
import type { Word } from './passage.ts'
import {
  afterAdverbials,
  endsPhrase,
  followsNoun,
  interrogatives,
  isPlural,
  isSubjectPronoun,
  type Phrase,
  phraseBack,
  phraseForward,
} from './phrases.ts'
import { isPutTo } from './remarks.ts'
import { isTitled } from './titles.ts'
import { isUtterance } from './utterance.ts'

const prepositions = ['of', 'about', 'for', 'against', 'on']

/** Content after a cue verb, with who is told and the last word of the frame. */
export function complement(
  words: readonly Word[],
  cue: CueWord,
  frame: Frame,
  high: number,
  place: Place,
): { addressee: Phrase | null; content: Content | null; end: number; announces: boolean } {
  const reach: Reach = { words, cue, frame, high, place }
  const { takes } = cue.entry
  const told = takes.has('person') && !frame.passive ? addresseeAfter(words, cue, high) : null
  const addressee = told?.addressee ?? null
  const at = told?.after ?? cue.last + 1
  const own = new Set([...prepositions.filter((word) => takes.has(word)), ...(takes.has('to') ? ['to'] : [])])
  const circumstance = afterCircumstance(words, at, high)
  const start =
    circumstance > at
      ? circumstance
      : beforeNoun(words, at, afterDescribed(words, at, afterAdverbials(words, at, high, own), high))
  const end = Math.min(high, start - 1)
  // “wrote in her memoir, “The Floor Beneath,” that”
  const title = words[start]?.text === ',' && words[start + 1]?.mark === 'open' ? stretchEnd(words, start + 1) : -1
  if (title > 0 && title < high && words[title + 1]!.lower === 'that' && isDocument(words[start - 1]!))
    return { addressee, end: title, announces: false, content: contentAt(reach, title + 1) }
  const result = { addressee, end, announces: words[start]?.text === ':' }
  const cleft = afterCleft(words, frame, start, high)
  if (cleft > 0) return { ...result, content: contentAt(reach, cleft), end: cleft - 1 }
  // “added an hour for crews that sail”: what describes the noun of an adverbial
  const describes = start > at && endsPhrase(words[start - 1]) && opensRelative(words, start, high)
  // “said of the visit she had last week”
  const of =
    !told &&
    /^(?:of|about)$/.test(words[at]?.lower ?? '') &&
    start <= high &&
    isSubjectPronoun(words[start]!) &&
    words[start]!.lower !== 'that'
  if (of && endsPhrase(words[start - 1])) return { content: null, ...result, end: high }
  const found = describes ? null : contentAt(reach, start)
  const content = found && withoutMainClause(words, found, frame)
  if (content || start === at || isPreposition(words, at)) return { content, ...result }
  if (words[at]!.time && !isTimeTheSubject(words, at, start, frame)) return { content, ...result }
  return { content: contentAt(reach, at), ...result }
}

/** Behind “All she would say, when pressed, was”, before “that” or words in marks; -1 where nothing of the kind stands. */
function afterCleft(words: readonly Word[], { first }: Frame, start: number, high: number): number {
  if (!/^(?:all|what)$/.test(words[first - 1]?.lower ?? '')) return -1
  let at = start
  if (words[at]?.text === ',') at = commaWithin(words, at + 1, Math.min(high, at + longestAside)) + 1
  const tells = at > 0 && at < high && /^(?:is|was)$/.test(words[at]!.lower)
  return tells && (words[at + 1]!.lower === 'that' || words[at + 1]!.mark === 'open') ? at + 1 : -1
}

/**
 * “A driver who said he was tired | was banned”: content that a relative clause on the subject of the sentence reports ends
 * before the sentence's own verb, the last one.
 */
export function withoutMainClause(
  words: readonly Word[],
  content: Content,
  { antecedent, first, subject, form, shared, cue }: Frame,
): Content | null {
  const [part] = content.parts
  if (content.parts.length > 1 || !part || words[part.first - 1]!.text === ':') return content
  const cutBefore = (verb: number) =>
    verb > part.first ? { ...content, parts: [{ first: part.first, last: verb - 1 }] } : content
  // “The claim that she vowed to “close it” has been shared”, “A paper that says it was “late” was lost”
  const ends = words[part.first]!.lower === 'to' || antecedent !== null
  for (let i = part.first; ends && i < part.last; i++)
    if (words[i]!.mark === 'close' && words[i + 1]!.pos === 'AUX') return { ...content, parts: [{ ...part, last: i }] }
  // “Residents claiming it kept them awake were paid”
  const described = form === 'ing' && !shared && subject?.last === cue.first - 1 ? subject : null
  const isSubject = described !== null || (antecedent?.last === first - 1 && words[first]!.lower === 'who')
  const whom = described ?? (isSubject ? antecedent : objectDescribed(words, first))
  // “who bought six loaves he said he didn't need, told the Herald”
  const comma =
    whom && !isSubject && words[part.first]!.lower !== 'that' ? commaWithin(words, part.first, part.last) : -1
  if (
    comma > part.first &&
    comma < part.last &&
    words[comma]!.stretch < 0 &&
    hasFiniteVerb(words, { first: comma + 1, last: comma + 1 })
  )
    return { ...content, parts: [{ ...part, last: comma - 1 }] }
  // “The share of parents saying they were worried | has risen”
  const begins =
    whom && whom.first > 1 && words[whom.first - 1]!.lower === 'of' ? phraseBack(words, whom.first - 2, 0) : whom?.first
  const before = words[begins! - 1]
  // “said people who say they are hungry | are not lying”
  const begun =
    !before ||
    /^[.!?”"]$/.test(before.text) ||
    endsDateline(words, begins! - 1) ||
    before.pos === 'CCONJ' ||
    before.lower === 'that'
  if (!whom || !(begun || cuesAt(words, begins! - 1).some(({ entry }) => entry.takes.has('bare')))) return content
  if (words[part.first]!.stretch >= 0) return content
  // Up to the first comma or mark
  let last = part.first
  while (last < part.last && words[last + 1]!.stretch < 0 && words[last + 1]!.text !== ',') last++
  const verbs = verbsWithin(words, { first: part.first, last })
  if (last < part.last) return cutBefore(verbs.beyond)
  // “The person who found the dog said it was cold”
  const found = verbs.count > 0 && cue.entry.mode === 'finding' && words[part.first]!.lower !== 'that'
  if (found && cuesAt(words, verbs.first).some((other) => isVerb(other) && other.entry.mode === 'speech')) return null
  // “Men who say nothing have a lot to tell”, “The song that she wrote won a prize”
  const opens = words[part.first]!
  if (verbs.count === 1 && /^(?:nothing|little|less|more|so|much)$/.test(opens.lower)) return null
  if (verbs.count === 1 && !isSubject && /^(?:AUX|VERB)$/.test(opens.pos)) return null
  return cutBefore(verbs.beyond)
}

/** The dash at an index stands behind “OSK, Ohio”: a few words without a verb, with which the text begins. */
const endsDateline = (words: readonly Word[], at: number): boolean =>
  at <= longestDateline && isDash(words, at) && words.slice(0, at).every(({ pos }) => pos !== 'VERB' && pos !== 'AUX')

/** Most words of a dateline. */
const longestDateline = 12

/** “The plan | that unions say will cost jobs”, “The house | he said he would buy”: what a relative clause describes whose subject is not its pronoun. */
function objectDescribed(words: readonly Word[], frame: number): Phrase | null {
  const last = /^(?:which|that|who)$/.test(words[frame - 1]?.lower ?? '') ? frame - 2 : frame - 1
  const noun = words[last]
  return endsPhrase(noun) && noun!.stretch < 0 && !noun!.time ? { first: phraseBack(words, last, 0), last } : null
}

/** The colon before words in marks behind a clause of circumstance: “said as she left | : “P””; `at` where there is none. */
function afterCircumstance(words: readonly Word[], at: number, high: number): number {
  if (!/^(?:as|when|while|before|after)$/.test(words[at]?.lower ?? '')) return at
  // “told the paper when asked about it | : “P””
  const isAsked = at < high && isPutTo(words[at + 1]!)
  if (!isAsked && !startsClause(words, at + 1, high)) return at
  for (let i = at + 1; i < high && i - at < longestAside; i++) {
    if (words[i]!.stretch >= 0 || (cueStands(words, i, i + 1) && !(isAsked && i === at + 1))) return at
    if (words[i]!.text === ':' && words[i + 1]!.mark === 'open') return i
  }
  return at
}

/** The word after what describes the noun of an adverbial: “said in a letter sent on Monday | that”. */
function afterDescribed(words: readonly Word[], at: number, start: number, high: number): number {
  // “cried as the judge said: “P””
  if (start === at || start > high || words[at]!.pos !== 'ADP' || words[at]!.lower === 'as') return start
  if (!endsPhrase(words[start - 1])) return start
  if (words[start]!.pos !== 'VERB') return start
  const after = afterDescription(words, start, high)
  const leads = after <= high && (words[after]!.lower === 'that' || /^[:]$/.test(words[after]!.text))
  return leads || (after <= high && isSubjectPronoun(words[after]!)) ? after : start
}

/** “said recent storms had”: an adjective of time belongs to the noun behind it. */
const beforeNoun = (words: readonly Word[], at: number, start: number): number =>
  start > at && words[start - 1]!.time && words[start - 1]!.pos === 'ADJ' && words[start]?.pos === 'NOUN'
    ? start - 1
    : start

/** “said six years was too few”; not “a man who they said on Monday was armed”. */
const isTimeTheSubject = (words: readonly Word[], at: number, verb: number, { first }: Frame) =>
  words.slice(at, verb).every(({ time }) => time) &&
  /^(?:AUX|VERB)$/.test(words[verb]?.pos ?? '') &&
  !/ing$/.test(words[verb]!.lower) &&
  !/^(?:who|which|that|what)$/.test(words[first - 1]?.lower ?? '')

/** A relative clause begins: “who”, “that” before a verb, “that critics say would”. */
function opensRelative(words: readonly Word[], at: number, high: number): boolean {
  if (at >= high) return false
  if (/^(?:who|whom|whose|which)$/.test(words[at]!.lower)) return true
  const next = words[at + 1]!
  if (words[at]!.lower !== 'that' || next.stretch >= 0) return false
  // “said at the hearing that drafting it took a year”
  if (/^(?:VERB|AUX)$/.test(next.pos)) return !/ing$/.test(next.lower)
  const speaks = (isPlural(next) || isSubjectPronoun(next)) && cuesAt(words, at + 2).some(isVerb)
  return speaks && words[at + 3]?.pos === 'AUX'
}

/** A preposition; not the first part of a word like “down-river”. */
const isPreposition = (words: readonly Word[], at: number) => words[at]!.pos === 'ADP' && words[at + 1]?.text !== '-'

/** What may hold content: the words up to `high` behind a cue in its frame. */
interface Reach {
  words: readonly Word[]
  cue: CueWord
  frame: Frame
  high: number
  place: Place
}

/** Content that begins at `at`, as far as the cue takes it. */
function contentAt(reach: Reach, at: number): Content | null {
  const { words, cue, high } = reach
  const opening = contentStart(reach, at)
  if (!opening) return null
  const { first, introduced } = opening
  if (words[first]!.mark === 'open') return contentInMarks(reach, first, introduced)
  if (introduced && words[first - 1]!.text === ':') {
    // “apologised twice: once for being late, once for leaving”
    const told = { first, last: high }
    const tells = at === cue.last + 1 || hasFiniteVerb(words, told) || holdsQuotation(words, told)
    return tells ? { parts: [told], clause: true } : null
  }
  // “who said what to whom” asks, it says nothing
  const asks = words[first]!.lower === 'what' && cue.entry.takes.has('wh') && first < high
  if (asks && !hasFiniteVerb(words, { first: first + 1, last: high }))
    if (words[first + 1]!.lower !== 'to' || words[first + 2]?.pos !== 'VERB') return null
  return (
    ledContent(reach, at, first) ??
    clauseOfRelative(reach, at, first) ??
    bareContent(reach, at, first) ??
    deniedContent(reach, first) ??
    contentInObject(reach, first)
  )
}

/** Where content begins behind a colon, a comma, what stands between two commas or dashes; whether a sign introduces it. */
function contentStart({ words, cue, frame, high }: Reach, at: number): { first: number; introduced: boolean } | null {
  if (at > high) return null
  let i = at
  let introduced = false
  if (words[i]!.text === ':' || words[i]!.text === ',') {
    introduced = true
    i++
    // “said, however, that”
    if (words[i - 1]!.text === ',' && words[i]?.mark !== 'open') {
      const lead = /^(?:ADP|SCONJ|ADV|VERB)$/.test(words[i]?.pos ?? '')
      const close = commaWithin(words, i, Math.min(high, i + (lead ? longestAside : 6)))
      // “said, laughing, that”, “stated, while testifying, that”
      const aside = lead && words[close + 1]?.lower === 'that'
      if (close < 0 || (!aside && cueStands(words, i, close))) return null
      // “says, win or lose, she is staying”
      const opens = lead && frame.subject && !/^[,”"’]$/.test(words[frame.first - 1]?.text ?? '.')
      i = close + 1
      introduced = words[i]?.mark === 'open'
      const goesOn =
        opens &&
        cue.entry.takes.has('bare') &&
        i <= high &&
        startsPlainClause(words, i, high) &&
        !farQuotation(words, i, high)
      if (words[i]?.lower !== 'that' && words[i]?.mark !== 'open' && !goesOn) return null
    }
  }
  // “said – on the radio, as it happens – that”, “argued forcefully – twice – that”
  if (i < high && isDash(words, i) && words.slice(cue.last + 1, at).every(({ pos, time }) => pos === 'ADV' || time)) {
    const second = dashAfter(words, i, Math.min(high, i + 12))
    if (second > 0 && (words[second + 1]?.lower === 'that' || words[second + 1]?.mark === 'open')) i = second + 1
  }
  return i > high ? null : { first: i, introduced }
}

/** Content whose first words stand in marks. */
function contentInMarks({ words, cue, frame, high, place }: Reach, first: number, introduced: boolean): Content | null {
  const { takes } = cue.entry
  const close = stretchEnd(words, first)
  const within = { first: first + 1, last: close - 1 }
  const upTo = (last: number): Content => ({ parts: [{ first, last }], clause: takes.has('quote') })
  // “had been answered “in full””: how, and not what
  const isHow = frame.passive && takes.has('quote') && !takes.has('object') && !takes.has('person')
  if (isHow && !introduced && !isUtterance(words, within) && words[frame.subject?.last ?? -1]?.lower !== 'it')
    return null
  // “found “no sign of a break-in””; not “found “love””
  if (!takes.has('quote') && !takes.has('object') && !takes.has('np') && (introduced || !isUtterance(words, within)))
    return null
  // “She wrote “The Long Night of the Tide””, “the paper was called “Tides of Fear””
  const named = takes.has('work') || (frame.passive && takes.has('object'))
  if (named && !introduced && isTitled(words, within)) return null
  const end = lastInside(words, close).text
  // “saying “of course” she is able”
  const isAdverb = !introduced && takes.has('bare') && close - first <= longestAdverb && !/[,.!?…]$/.test(end)
  if (isAdverb && close < high && startsPlainClause(words, close + 1, high))
    return { parts: [{ first, last: clauseEnd(words, first, high, place) }], clause: true }
  // “Citing “family duties,” Vale left”
  if (place === 'fronted' && end.endsWith(',') && frame.form === 'ing') return upTo(close)
  // “which Vale called “a disaster” for his party”
  const governs = /^(?:of|for|to|against)$/.test(words[close + 1]?.lower ?? '') && close + 1 < high
  if (governs && lacksObject(words, frame) && /[\p{L}\p{N}]$/u.test(end)) {
    const noun = phraseForward(words, close + 2, high)
    if (noun > close + 1) return upTo(noun)
  }
  // “a car that Vale called “a wreck” and sold”, “a banner reading “Pay us” hung there”
  const reads = frame.form === 'ing' && !frame.shared
  if (
    place === 'relative' ||
    reads ||
    lacksObject(words, frame) ||
    (takes.has('quote') && isWhole(words, first, close))
  )
    return upTo(close)
  const calls = takes.has('quote') && !takes.has('object') && words[first + 1]!.lower !== 'to'
  if (!introduced && calls && isActBehind(words, cue, close)) return upTo(close)
  // “said: “Rather than wait,” he “chose to act””
  const goesOn =
    !introduced ||
    (/,$/.test(end) && holdsQuotation(words, { first: close + 1, last: high }) && startsClause(words, close + 1, high))
  // “said, “we have three weeks to go” until the vote”
  const bound =
    introduced &&
    words[first - 1]!.text === ',' &&
    /^[\p{L}\p{N}]/u.test(end) &&
    /^(?:of|to|about|until|for|from|with|than|against|over)$/.test(words[close + 1]?.lower ?? '')
  if (bound && close + 1 < high) return upTo(objectEnd(words, first, high, place))
  const last = !goesOn || /^[.!?…]+$/.test(end) || close >= high ? close : objectEnd(words, first, high, place)
  return upTo(Math.min(last, Math.max(high, close)))
}

/** Prepositions of the place that something is called out or written in. */
const places = /^(?:on|onto|into|in|across|towards?|outside|inside|through|over|under|along|above|below|beside|behind)$/

/** ““Sorry” | twice”, ““Shame” | across the hall”, ““Late” | on a wall”: how often it is said, and where it is written or called out. */
function isActBehind(words: readonly Word[], { entry }: CueWord, close: number): boolean {
  const [next, second] = [words[close + 1], words[close + 2]]
  if (!next || next.stretch >= 0) return false
  if (/^(?:once|twice)$/.test(next.lower) || (next.pos === 'NUM' && second?.lower === 'times')) return true
  return (entry.takes.has('work') || !entry.takes.has('bare')) && places.test(next.lower)
}

/** Content led in by “that”, by a question word or by “to”. */
function ledContent({ words, cue, frame, high, place }: Reach, at: number, first: number): Content | null {
  const { takes, lemma } = cue.entry
  const word = words[first]!
  if (word.lower === 'that' && takes.has('that') && first < high && isComplementiser(words, first, high))
    return { parts: [{ first, last: clauseEnd(words, first + 1, high, place) }], clause: true }
  if (/^(?:how|why|what)$/.test(word.lower) && takes.has('wh') && first < high)
    return { parts: [{ first, last: clauseEnd(words, first + 1, high, place) }], clause: true }
  if (lemma === 'ask' && !frame.passive && interrogatives.has(word.lower)) {
    const asked = askedWords(words, first, clauseEnd(words, first, high, place))
    if (asked) return { parts: [asked], clause: false }
  }
  // “claimed to be “delighted””
  const isState = words[first + 1]?.lower === 'be' && words[first + 2]?.mark === 'open'
  // “vowed not to pay”, “promised never to “sell out””
  const to = word.lower === 'not' ? first + 1 : first
  const not = words[to - 1]!.lower === 'never' ? to - 1 : first
  if (
    words[to]?.lower === 'to' &&
    (/^(?:VERB|AUX)$/.test(words[to + 1]?.pos ?? '') || words[to + 1]?.mark === 'open' || isState)
  ) {
    if (takes.has('to')) {
      // “plans to tell staff that”: yet to be said
      if (cue.entry.mode === 'thought' && cueStands(words, to + 1, to + 2)) return null
      const parts = [{ first: not, last: infinitiveEnd(words, to, high, place) }]
      // “warned them to leave” asks it of others
      return { parts, clause: false, predicates: !frame.passive && lemma !== 'warn' }
    }
    // “tells readers to “act now””: what is only asked for, where some of it is in marks
    // “Moss, whom he had told to “eat more””
    const told = takes.has('person') && (at > cue.last + 1 || words[frame.first - 1]?.lower === 'whom')
    if (told && holdsQuotation(words, { first, last: clauseEnd(words, first + 1, high, place) }))
      return { parts: [{ first, last: objectEnd(words, first, high, place) }], clause: false }
  }
  return null
}

/** “who she said were late”, “a probe the police said was going on”: the clause has lost its subject to a relative pronoun or a noun. */
function clauseOfRelative({ words, cue, frame, high }: Reach, at: number, first: number): Content | null {
  const word = words[first]!
  const follows = at === cue.last + 1
  if (!cue.entry.takes.has('bare') || !(follows || (words[cue.last + 1]!.time && words[at - 1]!.time))) return null
  const [before, second] = [words[frame.first - 1], words[frame.first - 2]]
  const ofPronoun =
    before !== undefined &&
    /^(?:who|which|that|what)$/.test(before.lower) &&
    // “What officials said was never written down”
    !(before.lower === 'what' && /^$|[.!?”"]$/.test(second?.text ?? '')) &&
    (before.pos !== 'SCONJ' || second?.pos === 'NOUN') &&
    /^(?:AUX|VERB)$/.test(word.pos) &&
    !/ing$/.test(word.lower)
  // “the speech even critics say was late”
  const ofNoun = follows && word.pos === 'AUX' && frame.subject !== null && followsNoun(words, frame.subject.first)
  return ofPronoun || ofNoun
    ? { parts: [{ first, last: clauseEnd(words, first, high, 'relative') }], clause: true }
    : null
}

/** A clause that nothing leads in. */
function bareContent({ words, cue, frame, high, place }: Reach, at: number, first: number): Content | null {
  const { takes, lemma, mode } = cue.entry
  const begins = mode === 'speech' && takes.has('quote') ? startsClause : startsPlainClause
  // “thinking of it if she wins”
  const condition = at > cue.last + 1 && words[first]!.pos === 'SCONJ'
  // “What he finds there now is another matter”
  const isObject = words[frame.first - 1]?.lower === 'what'
  // “said nothing as he left”; not “said nothing would change”
  const goesOn = first < high && isFiniteVerb(words, first + 1)
  if (/^(?:nothing|little|so|something)$/.test(words[first]!.lower) && !goesOn) return null
  // “said no to the plan”
  if (/^(?:yes|no)$/.test(words[first]!.lower) && words[first + 1]?.lower === 'to') return null
  const isClause =
    (lemma === 'say' && at === cue.last + 1 && !frame.passive && isLongClause(words, first, high)) ||
    (takes.has('bare') &&
      !condition &&
      !isObject &&
      // “wrote a letter to Ada Moss, who said it was late”
      !(takes.has('work') && commaOfRelative(words, first, Math.min(high, first + longestAside)) > 0) &&
      !(takes.has('work') && isDescribedWork(words, first, high)) &&
      !(lemma === 'add' && isCompared(words, first, high)) &&
      !/^(?:who|whom|whose|which|whoever|whomever)$/.test(words[first]!.lower) &&
      begins(words, first, high) &&
      !(frame.passive && lemma !== 'tell'))
  return isClause ? { parts: [{ first, last: clauseEnd(words, first, high, place) }], clause: true } : null
}

/** “wrote an opinion that favoured the miners”, “wrote a book about the flood”: a work, and what it is about. */
function isDescribedWork(words: readonly Word[], first: number, high: number): boolean {
  if (!/^an?$/.test(words[first]!.lower)) return false
  const last = phraseForward(words, first, high)
  return last > first && words[last]!.pos === 'NOUN' && /^(?:that|which|about|on)$/.test(words[last + 1]?.lower ?? '')
}

/** “added fewer viewers than its rival”, up to its first comma without a verb: so many of a thing, by comparison. */
function isCompared(words: readonly Word[], first: number, high: number): boolean {
  const last = phraseForward(words, first, high)
  if (last < first || words[last + 1]?.lower !== 'than') return false
  const comma = commaWithin(words, last, high)
  return !hasFiniteVerb(words, { first, last: comma < 0 ? high : comma })
}

/** “denied taking the money”, “denied the charges” */
function deniedContent({ words, cue, high, place }: Reach, first: number): Content | null {
  const { takes, polarity } = cue.entry
  if (polarity !== 'denies') return null
  const isDoing = /ing$/.test(words[first]!.lower)
  if (!(takes.has('ing') && isDoing) && !(takes.has('np') && isDenied(words, first, high))) return null
  const last = clauseEnd(words, first, high, place)
  if (isDoing) return { parts: [{ first, last }], clause: false }
  const end = Math.min(beforeJoined(words, first, last, goesOnWith), beforeClause(words, first, last))
  return { parts: [{ first, last: end }], clause: false }
}

/** An object, or what a preposition leads to, that holds words in marks or a question. */
function contentInObject({ words, cue, frame, high, place }: Reach, at: number): Content | null {
  const { takes, polarity } = cue.entry
  const { lower } = words[at]!
  const preposition = prepositions.includes(lower) && takes.has(lower)
  // “spoke of how it was built”
  if (preposition && /^(?:how|why|what)$/.test(words[at + 1]?.lower ?? '') && at + 2 < high)
    return { parts: [{ first: at + 1, last: clauseEnd(words, at + 2, high, place) }], clause: true }
  if (!preposition && !takes.has('object') && !takes.has('np')) return null
  // “was accused of “cheating”, “was described as “late””
  const led = preposition || (frame.passive && /^(?:of|as)$/.test(lower))
  const first = led ? at + 1 : at
  if (first > high) return null
  const phrase = { first, last: beforeJoined(words, first, clauseEnd(words, first, high, place), isThat) }
  // “denied the charges and had been “beaten””
  const goesOn = polarity === 'denies' && beforeJoined(words, first, phrase.last, goesOnWith) < phrase.last
  if (goesOn) return null
  const predicates = !frame.passive && !preposition && polarity === 'asserts' && isLaid(words, takes, phrase)
  if (!holdsQuotation(words, phrase))
    return predicates ? { parts: [{ first, last: laidEnd(words, phrase) }], clause: false, predicates } : null
  if (introducesSentence(words, phrase) || namesWord(words, phrase)) return null
  // “thanked her for coming and told the hall that it would be “late””
  if (frame.form === 'past' && goesOnToSay(words, phrase)) return null
  // “noted the book “Salt Roads” in her diary”
  const open = openingMark(words, phrase)
  const title = { first: open, last: stretchEnd(words, open) }
  if (!preposition && !takes.has('object') && words[open]!.mark && isTitled(words, title)) return null
  return {
    parts: [{ first, last: Math.min(phrase.last, objectEnd(words, first, high, place)) }],
    clause: false,
    predicates,
  }
}

/** “warned against the word “theft””: a word that is spoken of. */
function namesWord(words: readonly Word[], phrase: Phrase): boolean {
  const open = openingMark(words, phrase)
  return /^(?:word|term|label)$/.test(words[open - 1]?.lower ?? '') && words[open - 2]?.lower === 'the'
}

/** “and told the hall that”: another verb of speech in the past tense before the words in marks. */
function goesOnToSay(words: readonly Word[], phrase: Phrase): boolean {
  const open = openingMark(words, phrase)
  for (let i = phrase.first + 1; i < open - 1; i++) {
    if (words[i]!.lower === 'who') return false
    if (words[i]!.pos === 'CCONJ' && isSpoken(words, i + 1)) return true
  }
  return false
}

/** “and had been beaten”, “and blamed the driver”; not “and attempted murder” */
const goesOnWith = ({ pos, lower }: Word, next: Word | undefined): boolean =>
  pos === 'AUX' ||
  (pos === 'VERB' && isPastForm(lower) && (next === undefined || /^(?:DET|PRON|PROPN|ADP|PART)$/.test(next.pos)))
const isThat = ({ lower, stretch }: Word): boolean => lower === 'that' && stretch < 0

/** “denied the charges | and had been beaten”, “labelled it unsafe, | and that it was “late””: where another clause goes on. */
function beforeJoined(
  words: readonly Word[],
  first: number,
  last: number,
  opens: (word: Word, next: Word | undefined) => boolean,
): number {
  for (let i = first + 1; i < last; i++) {
    const { pos, stretch } = words[i]!
    if (pos === 'CCONJ' && stretch < 0 && opens(words[i + 1]!, words[i + 2]))
      return words[i - 1]!.text === ',' ? i - 2 : i - 1
  }
  return last
}

/** Longest phrase between commas behind a cue, in words. */
const longestAside = 16
/** Longest adverbial in marks that a clause follows, from its mark to its last word. */
const longestAdverb = 4

/** “asked why they should pay “for nothing””: what is only asked, up to its first comma, where some of it is in marks. */
function askedWords(words: readonly Word[], first: number, high: number): Phrase | null {
  let last = first
  while (last < high && !(words[last + 1]!.text === ',' && words[last + 1]!.stretch < 0)) last++
  const asked = { first, last }
  return holdsQuotation(words, asked) && !cueStands(words, first, last) ? asked : null
}

/** “read “Good night all” after the match”: a capital opens words that are whole, unless they are a subject. */
const isWhole = (words: readonly Word[], open: number, close: number) =>
  /^\p{Lu}/u.test(words[open + 1]!.text) &&
  words[open + 1]!.name < 0 &&
  words[open + 1]!.lower !== 'i' &&
  !hasFiniteVerb(words, { first: close + 1, last: Math.min(close + 1, words.length - 1) })

/** “what Vale called”, “a car that Vale called”: the object stands before the verb. */
const lacksObject = (words: readonly Word[], { first, cue, subject }: Frame) =>
  subject !== null &&
  cue.entry.takes.has('object') &&
  /^(?:what|which|that|who|whom)$/.test(words[first - 1]?.lower ?? '')

/** “attacked the plan, Vale saying, “We need beds””: a comma leads to a sentence or a relative clause with the marks, which is no part of the object. */
function introducesSentence(words: readonly Word[], { first, last }: Phrase): boolean {
  let isRelative = false
  for (let i = first + 1; i < last; i++) {
    // “dismissed claims that it was late: “P””
    if (words[i]!.text === ':' && words[i + 1]!.mark === 'open') return true
    const comma = words[i - 1]!.text === ','
    // “thanked the nurse, whom she called “a saint””
    if (words[i]!.mark === 'open')
      return isRelative || (comma && /^\p{Lu}/u.test(words[i + 1]!.text) && words[i + 1]!.name < 0)
    if (comma) isRelative = /^(?:who|whom|which|where)$/.test(words[i]!.lower)
  }
  return false
}

/** Fewest words of what somebody says that is a clause even though the tagger saw no verb in it. */
const LONG = 5

/** “said outlets undercount his boats”: so many words after “said” are a clause. */
function isLongClause(words: readonly Word[], at: number, high: number): boolean {
  return (
    /^(?:NOUN|PROPN|DET|ADJ|NUM)$/.test(words[at]!.pos) &&
    !words[at]!.time &&
    // “have said the same thing, she said, “and P””
    !(words[at]!.lower === 'the' && words[at + 1]?.lower === 'same') &&
    // “said three things: “P””
    !introducesSentence(words, { first: at, last: high }) &&
    clauseEnd(words, at, high) - at + 1 >= LONG &&
    !/^(?:hello|goodbye|yes|no|nothing|something|anything|everything|so|little|much)$/.test(words[at]!.lower)
  )
}

/** “denied the charges”; not “denied him a hearing”. */
function isDenied(words: readonly Word[], at: number, high: number): boolean {
  const last = phraseForward(words, at, high)
  if (
    last < at ||
    words[at]!.pos === 'PRON' ||
    (last === at && /^(?:DET|SCONJ)$/.test(words[at]!.pos)) ||
    phraseForward(words, last + 1, high) > last
  )
    return false
  // “denied the charges”, “denied the report”: what they say is not said.
  return (
    !/^(?:the|these|those|all)$/.test(words[at]!.lower) || !cuesAt(words, last).some(({ forms }) => forms.has('noun'))
  )
}

const lastInside = (words: readonly Word[], close: number): Word =>
  words[close]!.mark === 'close' ? words[close - 1]! : words[close]!

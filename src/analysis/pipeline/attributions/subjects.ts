/** The subject of a cue verb, before or after it. Indices are into a passage’s words. */
import { describes, lastOfComplements, nameInApposition } from './apposition.ts'
import { cuesAt, isAside, isBearer, isDocument, isIssuing, isRecording, isSpeaker, isVerb } from './lexicon.ts'
import { lastName, mentionOf } from './mention.ts'
import type { Word } from './passage.ts'
import {
  afterFocus,
  endsPhrase,
  indefinite,
  isPlural,
  isReflexive,
  isSubjectPronoun,
  type Phrase,
  phraseBack,
  phraseForward,
  relative,
  standsAlone,
} from './phrases.ts'

/** A subject found. */
export interface Found {
  first: number
  mention: Phrase | null
  antecedent: Phrase | null
  shared: boolean
}

const own = (first: number, mention: Phrase): Found => ({ first, mention, antecedent: null, shared: false })

/** Quantifiers that stand between a subject and its verb: “the ministers both said”. */
const floated = new Set(['both', 'all', 'each'])

/** First word of the verb group that ends with the verb at `verb`. */
export function afterAuxiliaries(words: readonly Word[], verb: number, low: number): number {
  let first = verb
  while (first > low && /^(?:AUX|ADV|PART)$/.test(words[first - 1]!.pos) && words[first - 1]!.stretch < 0) first--
  return first
}

/** A participle has a form of “be” before it: “is often justified”. */
export const isPassive = (words: readonly Word[], participle: number, low: number): boolean =>
  words
    .slice(afterAuxiliaries(words, participle, low), participle)
    .some(({ lower }) => /^(?:is|are|was|were|be|been|being)$/.test(lower))

/** Determiners that stand for people by themselves: “some said”. */
const quantity = new Set('some many most all both few several each another others neither'.split(' '))

/** The subject whose verb group starts at `group`. */
export function subjectBefore(words: readonly Word[], group: number, low: number, participle: boolean): Found | null {
  let last = group - 1
  while (
    last >= low &&
    words[last]!.stretch < 0 &&
    ((words[last]!.pos === 'ADV' && !/^(?:when|while|where)$/.test(words[last]!.lower)) ||
      words[last]!.time ||
      // “To varying degrees, all said”
      (floated.has(words[last]!.lower) && (words[last]!.lower === 'both' || endsPhrase(words[last - 1]))) ||
      (isReflexive(words[last]!) && last > low && endsPhrase(words[last - 1])))
  )
    last--
  if (last < group - 1 && last >= low && words[last]!.pos === 'ADP') last--
  const spokenTo = participle ? null : beforeStranded(words, last, low)
  if (spokenTo) return spokenTo
  const word = words[last]
  if (last < low || !word || word.stretch >= 0) {
    if (participle) return { first: group, mention: null, antecedent: null, shared: true }
    // “Ada Moss, author of “Tides,” said”
    const isTitle = word?.mark === 'close' && last > low && words[last - 1]!.text === ','
    return isTitle ? beforeApposition(words, last, low, ',') : null
  }
  const shared: Found = { first: group, mention: null, antecedent: null, shared: true }
  if (participle) {
    const recorded = word.name >= 0 && last === group - 1 ? recordedSpeaker(words, last, low) : null
    const absolute = recorded ?? withSubject(words, last, low)
    if (absolute) return absolute
    // “a letter saying”: a document speaks; “…, saying”: whoever acted before.
    if ((word.pos === 'NOUN' || isBearer(word)) && last === group - 1) {
      const first = phraseBack(words, last, low)
      // “She issued a letter saying”: she speaks.
      // “sent out a letter”
      const particle = first - 2 >= low && words[first - 1]!.lower === 'out' ? 1 : 0
      const verb = first - 1 - particle
      // “They spent the week telling us that”
      const spends = verb >= low && /^(?:spen[dt]s?|spending)$/.test(words[verb]!.lower)
      const issues = isDocument(word) && verb >= low && words[verb]!.pos === 'VERB' && isIssuing(words[verb]!)
      if (spends || issues) {
        const issuer = subjectBefore(words, afterAuxiliaries(words, verb, low), low, false)
        if (issuer?.mention) return issuer
      }
      // “The letter left the firm feeling that”
      if (first > low && /^(?:left|leaves?|leaving|keeps?|kept)$/.test(words[first - 1]!.lower) && isSpeaker(word))
        return own(first, { first, last })
      // “opened the debate saying that”: who opened it; “came out of the talks believing that”
      const acts = words[first - 1]?.pos === 'VERB' && first - 1 > low && word.pos === 'NOUN' && !isPlural(word)
      const moves =
        first - 2 > low &&
        !/^(?:from|by|with|for|to)$/.test(words[first - 1]!.lower) &&
        words[first - 1]!.pos === 'ADP' &&
        /^(?:VERB|ADP|ADV|PART)$/.test(words[first - 2]!.pos)
      if ((acts || moves) && word.pos === 'NOUN' && !isBearer(word) && !isSpeaker(word)) return shared
      // “a sign on the wall saying that”
      const bearer = isSpeaker(word) ? null : documentBefore(words, last, low)
      return bearer ? own(bearer.first, bearer) : own(first, { first, last })
    }
    return shared
  }
  if (word.pos === 'CCONJ') return shared
  if (word.pos === 'PRON' && relative.has(word.lower)) {
    const antecedent = antecedentOf(words, last, low)
    if (antecedent || word.lower === 'who')
      return { first: last, mention: { first: last, last }, antecedent, shared: false }
  }
  // “a spokesman for it said”
  const ofIt = word.lower === 'it' && words[last - 1]?.pos === 'ADP' && last - 2 >= low && isSpeaker(words[last - 2]!)
  if (isSubjectPronoun(word) && !ofIt) return own(last, { first: last, last })
  if (word.text === ',' || isDashText(word))
    return beforeApposition(words, last, low) ?? (word.text === ',' ? shared : null)
  if (/^(?:DET|ADJ)$/.test(word.pos) && quantity.has(word.lower)) return own(last, { first: last, last })
  // “half of those asked said”
  const asked = word.pos === 'VERB' && /ed$/.test(word.lower) && last > low && standsAlone(words, last - 1)
  const chain =
    ofIt || isObjectPronoun(word)
      ? describedByObject(words, last, low)
      : endsPhrase(word) || asked
        ? withoutThat(words, chainBack(words, asked ? last - 1 : last, low))
        : null
  const found = asked && chain?.mention ? { ...chain, mention: { ...chain.mention, last } } : chain
  const described = afterQuotation(words, last, low, found?.first ?? last + 1, group - 1)
  if (described) return described
  return found ? withPronoun(words, found, low) : leadingSubject(words, last, low)
}

const isObjectPronoun = (word: Word): boolean => /^(?:him|her|me|them|us)$/.test(word.lower)

/** “the man beside her”, “those who knew him”, “the last to see him”: who is described, which the pronoun is not. */
function describedByObject(words: readonly Word[], last: number, low: number): Found | null {
  const governor = last - 1
  if (governor <= low || words[governor]!.stretch >= 0) return null
  const isPreposition = words[governor]!.pos === 'ADP'
  if (!isPreposition && words[governor]!.pos !== 'VERB') return null
  const group = isPreposition ? governor : afterAuxiliaries(words, governor, low)
  let end = group - 1
  // “those close to him”, “the man sitting beside her”
  if (isPreposition && end > low && (words[end]!.pos === 'ADJ' || /ing$/.test(words[end]!.lower))) end--
  if (!isPreposition && end > low && relative.has(words[end]!.lower)) end--
  const noun = words[end]
  if (end < low || !noun || noun.stretch >= 0) return null
  const found = standsAlone(words, end)
    ? own(end, { first: end, last: end })
    : endsPhrase(noun) || isRanked(words, end)
      ? chainBack(words, end, low)
      : null
  return found?.mention?.last === end ? { ...found, mention: { first: found.mention.first, last } } : found
}

/** “the youngest of the four”, “the last to see him” */
const isRanked = (words: readonly Word[], i: number): boolean =>
  words[i]!.pos === 'ADJ' &&
  words[i - 1]?.pos === 'DET' &&
  /(?:est|first|second|third|last|next|only|latter|former)$/.test(words[i]!.lower)

/** “The engineers I spoke to | said”, “those I met | said”: whom a clause describes that ends in its verb or preposition. */
function beforeStranded(words: readonly Word[], last: number, low: number): Found | null {
  const verb = /^(?:ADP|PART)$/.test(words[last]?.pos ?? '') ? last - 1 : last
  if (verb - 2 < low || words[verb]!.pos !== 'VERB' || words[verb]!.stretch >= 0) return null
  const group = afterAuxiliaries(words, verb, low)
  if (verb === last && !/^(?:I|we|he|she|they)$/i.test(words[group - 1]?.text ?? '')) return null
  const first = group - 1 < low ? group : phraseBack(words, group - 1, low)
  if (first >= group || first - 1 < low) return null
  const noun = relative.has(words[first - 1]!.lower) ? first - 2 : first - 1
  return noun >= low && endsPhrase(words[noun]) && words[noun]!.stretch < 0 ? chainBack(words, noun, low) : null
}

/** “Footage of Ada Moss saying that”, “a clip in which Ada Moss …”: who is heard, not the recording. */
function recordedSpeaker(words: readonly Word[], last: number, low: number): Found | null {
  const first = phraseBack(words, last, low)
  const noun = words[first - 2]
  if (first - 2 < low || words[first - 1]!.lower !== 'of' || !noun || noun.stretch >= 0 || !isRecording(noun))
    return null
  return own(first, { first, last })
}

/** “…, with Ada Moss saying that”, “– Moss saying that, and Vale that”: the subject that a participle has of its own. */
function withSubject(words: readonly Word[], last: number, low: number): Found | null {
  const found = subjectOfWords(words, last, low)
  const before = found && found.first > low ? words[found.first - 1] : undefined
  if (before && before.stretch < 0 && (before.lower === 'with' || isAbsolute(words, found!, low))) return found
  // “with the campaign of the former mayor saying”
  if (!found || before?.pos !== 'ADP') return null
  let first = found.first - 1
  while (first > low && last - first < longestSubject && words[first]!.lower !== 'with') first--
  const end =
    words[first]!.lower === 'with' ? lastOfComplements(words, phraseForward(words, first + 1, last), last, ties) : -1
  return end === last ? own(first + 1, { first: first + 1, last }) : null
}

/** “Both were glad – Moss saying it was over | and Vale calling it late”: a name with a participle, apart from the clause before. */
function isAbsolute(words: readonly Word[], { first, mention }: Found, low: number): boolean {
  if (words[mention!.last]!.name < 0 || words[mention!.last]!.type === 'place') return false
  const before = words[first - 1]!
  if (before.text === ',' || isDashText(before)) return hasVerb(words, low, first - 1)
  if (before.lower !== 'and') return false
  for (let i = first - 2; i > low && first - i < longestSubject; i--) {
    if (words[i]!.pos !== 'VERB' || !/ing$/.test(words[i]!.lower) || words[i - 1]!.name < 0) continue
    const start = phraseBack(words, i - 1, low)
    return start > low && (words[start - 1]!.text === ',' || isDashText(words[start - 1]!))
  }
  return false
}

const isDashText = ({ text }: Word): boolean => /^[–—]|^--?$/.test(text)

const hasVerb = (words: readonly Word[], first: number, last: number): boolean => {
  for (let i = first; i <= last; i++) if (/^(?:VERB|AUX)$/.test(words[i]!.pos) && words[i]!.stretch < 0) return true
  return false
}

function subjectOfWords(words: readonly Word[], last: number, low: number): Found | null {
  const word = words[last]!
  if (word.text === ',') return beforeApposition(words, last, low)
  if (quantity.has(word.lower) || isSubjectPronoun(word)) return own(last, { first: last, last })
  if (!endsPhrase(word)) return null
  const first = phraseBack(words, last, low)
  return first > last ? null : own(first, { first, last })
}

/** Longest subject between a quotation and its verb, in words. */
const longestSubject = 40
/** The preposition whose phrase belongs to any noun, not to its verb. */
const ofAlone = new Set(['of'])

/**
 * Somebody described at length between a quotation and the verb: ““…,” someone close to the deal said”, “a man who gave
 * his name as Bo said”; behind a comma, where a participle describes it: “…, a report published in May found”. `found` is
 * where the noun phrase right before the verb begins.
 */
function afterQuotation(words: readonly Word[], last: number, low: number, found: number, whole: number): Found | null {
  let first = last
  while (first > low && last - first < longestSubject && words[first - 1]!.stretch < 0) {
    if (words[first - 1]!.text === ',') break
    if (/^[;:()–—]$|^--?$/.test(words[first - 1]!.text) && !isHyphen(words, first - 1)) return null
    first--
  }
  const comma = words[first - 1]?.text === ',' && (words[first]!.pos === 'DET' || isPlural(words[first]!))
  if (first >= found || first === low || !(comma || words[first - 1]!.mark === 'close')) return null
  let end = standsAlone(words, first) ? first : phraseForward(words, first, last)
  // “the few who had stayed said”
  if (end < first && words[first]!.pos === 'DET' && words[first + 1]!.pos === 'ADJ') end = first + 1
  // “…, a survey of firms carried out in May found”
  if (comma) end = lastOfComplements(words, end, last, ofAlone)
  const next = words[end + 1]
  if (end < first || end >= last || next === undefined) return null
  const participle = next.pos === 'VERB' && /(?:ed|en|ing)$/.test(next.lower)
  // “…, a person close to the deal said”
  const described = participle || (next.pos === 'ADJ' && words[end + 2]!.pos === 'ADP')
  if (comma) return described && onlyPhrases(words, end + 2, last) ? own(first, { first, last: end }) : null
  if (/^(?:who|that|which)$/.test(next.lower)) return own(first, { first, last: end })
  const describes = next.pos === 'ADJ' || next.pos === 'ADP' || participle
  return describes ? own(first, { first, last: whole }) : null
}

/** Nothing but phrases with prepositions stands from `first` to `last`. */
function onlyPhrases(words: readonly Word[], first: number, last: number): boolean {
  if (!/^(?:ADP|ADV)$/.test(words[first]?.pos ?? 'X')) return false
  for (let i = first; i <= last; i++)
    if (
      !/^(?:ADP|ADV|ADJ|DET|NOUN|NUM|PROPN|PART|SYM)$/.test(words[i]!.pos) ||
      /^(?:after|before|since|until)$/.test(words[i]!.lower)
    )
      return false
  return true
}

const isHyphen = (words: readonly Word[], i: number) => words[i]!.text === '-' && words[i - 1]?.end === words[i]!.start

/** “all of the men”, “each of them” */
const isEach = (words: readonly Word[], i: number): boolean =>
  /^(?:all|each)$/.test(words[i]!.lower) && words[i + 1]!.lower === 'of'

/** “and that engineers had warned”: before a plural, “that” begins a clause; “the cost, which police put at”: “which” is another’s object. */
function withoutThat(words: readonly Word[], found: Found | null): Found | null {
  const mention = found?.mention
  const before = mention ? words[mention.first - 1] : undefined
  const pronoun = mention && mention.first < mention.last ? words[mention.first]!.lower : ''
  // “what residents called “a farce””
  const isObject = before?.text === ',' || endsPhrase(before)
  // “in which staff referred to it”; not “in which case officials said”
  const within =
    before?.pos === 'ADP' && !/^(?:case|event|instance)$/.test(words[(mention?.first ?? 0) + 1]?.lower ?? '')
  // “All Ada Moss would say was that”
  const all = pronoun === 'all' && words[mention!.first + 1]!.pos === 'PROPN'
  if (mention && (pronoun === 'what' || all || (pronoun === 'which' && (isObject || within))))
    return { ...found, first: mention.first + 1, mention: { first: mention.first + 1, last: mention.last } }
  if (!mention || mention.first === mention.last || words[mention.first]!.lower !== 'that') return found
  if (!/[^s]s$/.test(words[mention.last]!.lower) && words[mention.first + 1]!.pos !== 'PROPN') return found
  return { ...found, first: mention.first + 1, mention: { first: mention.first + 1, last: mention.last } }
}

/** “he and Ada Moss said”. */
function withPronoun(words: readonly Word[], found: Found, low: number): Found {
  const first = found.first - 2
  if (first < low || words[first + 1]!.lower !== 'and' || !found.mention || !isSubjectPronoun(words[first]!))
    return found
  return { ...found, first, mention: { first, last: found.mention.last } }
}

/** The noun phrase a clause begins with, when a long description parts it from its verb: “A man who had left said”. */
function leadingSubject(words: readonly Word[], last: number, low: number): Found | null {
  // “The bridge was shut, a study published in May said”
  let comma = last - 1
  while (comma > low && (words[comma]!.text !== ',' || words[comma]!.stretch >= 0)) comma--
  const inner = comma > low ? openingPhrase(words, last, comma + 1) : null
  const opening = inner && isDescribed(words[inner.last + 1]) ? inner : openingPhrase(words, last, low)
  const next = opening && words[opening.last + 1]
  if (!opening || opening.last >= last || !next || next.text === ',') return null
  return own(opening.first, opening)
}

/** What follows a noun phrase describes it: “published in May”, “who left”. */
const isDescribed = (next: Word | undefined): boolean =>
  next !== undefined &&
  (/^(?:who|that|which|whose|of)$/.test(next.lower) || (next.pos === 'VERB' && /(?:ed|en|ing)$/.test(next.lower)))

function antecedentOf(words: readonly Word[], pronoun: number, low: number): Phrase | null {
  let last = pronoun - 1
  if (last >= low && /^[,–—]$|^--?$/.test(words[last]!.text)) last--
  if (last < low) return null
  // “those who said”
  if (words[last]!.pos === 'DET' && standsAlone(words, last)) return { first: last, last }
  if (!endsPhrase(words[last])) return null
  const document = words[pronoun]!.lower === 'who' ? null : documentBefore(words, last, low)
  if (document) return document
  const found = chainBack(words, last, low, true)?.mention ?? null
  // “Ada Moss, of the dockers’ union, who hopes”
  const member = found && words[pronoun]!.lower === 'who' && /^(?:of|from)$/.test(words[found.first - 1]?.lower ?? '')
  const whose = member && words[found.first - 2]?.text === ',' ? found.first - 3 : -1
  if (whose >= low && words[whose]!.type === 'person') return chainBack(words, whose, low, true)?.mention ?? found
  // “a miner in Durham, who wrote”
  const place = found && words[pronoun]!.lower === 'who' && words[found.last]!.type === 'place' ? found.first - 2 : -1
  const outer =
    place >= low && words[place + 1]!.pos === 'ADP' && endsPhrase(words[place])
      ? chainBack(words, place, low, true)
      : null
  return outer?.mention ?? found
}

/** “a paper on the harbour that says”, “a sign in the hall that read”: the document, up to what it is about or from, unless that is somebody. */
function documentBefore(words: readonly Word[], last: number, low: number): Phrase | null {
  if (isDocument(words[last]!) || words[last]!.type === 'person') return null
  for (let first = phraseBack(words, last, low); first - 2 >= low && ties.has(words[first - 1]!.lower); ) {
    const noun = first - 2
    if (!endsPhrase(words[noun]) || words[noun]!.stretch >= 0) return null
    first = phraseBack(words, noun, low)
    if ((isDocument(words[noun]!) || isBearer(words[noun]!)) && first <= noun) return { first, last }
  }
  return null
}

/** Prepositions that tie a phrase to the noun before it. */
const ties = new Set([
  'of',
  'for',
  'at',
  'from',
  'with',
  'in',
  'to',
  'on',
  'by',
  'against',
  'behind',
  'near',
  'under',
  'over',
  'between',
  'within',
  'into',
  'about',
  'around',
  'across',
  'along',
  'throughout',
])

/**
 * Subject that ends at `last`: a noun phrase with its complements; `itself` where the verb before it does not describe
 * whom it follows (“Ada Moss told Bo Vale, who”).
 */
function chainBack(words: readonly Word[], last: number, low: number, itself = false): Found | null {
  // “Ada Moss herself, who was there, said”
  while (isReflexive(words[last]!) && last > low && endsPhrase(words[last - 1])) last--
  let first = withoutOther(words, phraseBack(words, last, low), last)
  if (first > last) return null
  const pieces: Phrase[] = [{ first, last }]
  while (
    first - 2 >= low &&
    words[first - 1]!.pos === 'ADP' &&
    ties.has(words[first - 1]!.lower) &&
    (endsPhrase(words[first - 2]) ||
      standsAlone(words, first - 2) ||
      isEach(words, first - 2) ||
      (words[first - 1]!.lower === 'of' && isRanked(words, first - 2))) &&
    words[first - 2]!.stretch < 0
  ) {
    const end = first - 2
    const start = phraseBack(words, end, low)
    // “Saturday at the fair Ms Moss said”
    if (start > end || (words[end]!.time && start === low)) break
    if (words[end]!.pos === 'PRON' && !standsAlone(words, end)) break
    pieces.unshift({ first: start, last: end })
    first = start
  }
  // “In London Ms Vale said”, “after meeting Bo Vale Ms Moss said”: what depends on a preposition or a verb is no subject.
  const governor = first > low ? words[first - 1]! : undefined
  if (
    !itself &&
    governor?.pos === 'VERB' &&
    // “Ada Moss said the city had called it”: the city.
    (/ing$/.test(governor.lower) || !cuesAt(words, first - 1).some(isVerb)) &&
    endsPhrase(words[first - 2]) &&
    first - 2 >= low &&
    !relative.has(words[first - 2]!.lower) &&
    words[first - 2]!.stretch < 0
  ) {
    // “a source speaking to the paper said”
    return chainBack(words, first - 2, low)
  }
  // “Members fighting to keep it said”, “Organisers of the push to keep it said”
  const infinitive = governor?.pos === 'VERB' && first - 3 > low && words[first - 2]!.lower === 'to' ? first - 3 : -1
  if (infinitive > low && !itself && words[infinitive]!.stretch < 0) {
    const isIng = words[infinitive]!.pos === 'VERB' && /ing$/.test(words[infinitive]!.lower)
    const noun = isIng ? infinitive - 1 : infinitive
    if (endsPhrase(words[noun]) && words[noun]!.stretch < 0) return chainBack(words, noun, low)
  }
  const described = governor && governor.stretch < 0 ? beforeDescription(words, first - 1, low, last) : null
  if (described) return described
  const opening = !itself && governor?.pos === 'ADP' ? beforeRelative(words, first - 1, low) : null
  if (opening) return opening
  // “About four in 10 said”
  const counted = governor?.pos === 'ADP' && afterFocus(words, first - 1, last) === first
  if (governor && !counted && /^(?:ADP|VERB)$/.test(governor.pos) && governor.stretch < 0) {
    const piece = pieces.at(-1)!
    // “after trials in Peru and Chile found that”: the clause’s own subject, not the place.
    const opens =
      /^(?:after|before|since|until|as|although|though|whereas|while)$/.test(governor.lower) &&
      words[piece.last]!.type !== 'person'
    if (opens && pieces.length > 1) return own(first, mentionOf(words, pieces))
    const start = lastName(words, piece)
    return own(start, { first: start, last: piece.last })
  }
  // “Rubin, Cole and Page said”
  while (
    first - 2 >= low &&
    words[first - 1]!.text === ',' &&
    words[first - 2]!.pos === 'PROPN' &&
    !words[first - 2]!.time &&
    joined(words, pieces[0]!)
  ) {
    const start = phraseBack(words, first - 2, low)
    if (start > first - 2 || isFronted(words, start, low)) break
    pieces[0] = { first: start, last: pieces[0]!.last }
    first = start
  }
  // “But families, supporters and officials said”
  let list = first
  while (joined(words, pieces[0]!) && list - 2 >= low && words[list - 1]!.text === ',' && isPlural(words[list - 2]!))
    list = phraseBack(words, list - 2, low)
  if (list < first && (list === low || (list - 1 === low && words[low]!.pos === 'CCONJ'))) {
    pieces[0] = { first: list, last: pieces[0]!.last }
    first = list
  }
  // “Officials in Osk, Rome and Paris said”
  const listed = words[first]!.type === 'place' && first - 2 >= low && words[first - 1]!.pos === 'ADP'
  const outer = listed && endsPhrase(words[first - 2]) ? chainBack(words, first - 2, low) : null
  if (outer?.mention) return own(outer.first, { first: outer.mention.first, last })
  return named(words, first, low) ?? own(first, mentionOf(words, pieces))
}

/** “Speaking in Osk, | Moss and Vale said”, “After talks with Orr, | Moss and Vale said”: what stands there ends a phrase that leads in. */
function isFronted(words: readonly Word[], first: number, low: number): boolean {
  const lead = words[low]!.pos === 'CCONJ' ? low + 1 : low
  const governs = first > lead && /^(?:ADP|VERB)$/.test(words[first - 1]!.pos)
  const { pos, lower } = words[lead]!
  return (
    governs && (pos === 'ADP' || (pos === 'VERB' && /(?:ing|ed)$/.test(lower))) && !hasVerb(words, lead + 1, first - 2)
  )
}

/** “a move | unions called “late””, “a charge | Mayor Moss denied”: “a” stands before no plural or name, which is a phrase of its own. */
function withoutOther(words: readonly Word[], first: number, last: number): number {
  const named = last > first + 1 && /^(?:an?|the)$/.test(words[first]!.lower) && words[first + 2]!.pos === 'PROPN'
  // “a number | Ada Moss called “wrong””
  const isOther =
    /^an?$/.test(words[first]!.lower) &&
    words[first + 1]?.pos === 'NOUN' &&
    words[first - 1]?.text === ',' &&
    !isSpeaker(words[first + 1]!)
  if (named && (isAside(words[first + 1]!) || (isOther && words[first + 2]!.name >= 0))) return first + 2
  return isPlural(words[last]!) &&
    last - first > 1 &&
    /^an?$/.test(words[first]!.lower) &&
    words[last - 1]!.pos === 'NOUN'
    ? last
    : first
}

/** “A man who fell from a roof said”: whom a relative clause from the beginning describes, up to its preposition at `last`. */
function beforeRelative(words: readonly Word[], last: number, low: number): Found | null {
  const opening = openingPhrase(words, last, low)
  if (!opening || !/^(?:who|whose|that|which)$/.test(words[opening.last + 1]?.lower ?? '')) return null
  for (let i = opening.last + 2; i < last; i++)
    if (words[i]!.stretch >= 0 || /^[,;:()–—]$/.test(words[i]!.text) || words[i]!.pos === 'CCONJ') return null
  return own(opening.first, opening)
}

/** The noun phrase that a clause begins with, behind conjunctions and adverbs. */
function openingPhrase(words: readonly Word[], last: number, low: number): Phrase | null {
  let first = low
  while (first < last && /^(?:CCONJ|ADV)$/.test(words[first]!.pos) && !indefinite.has(words[first]!.lower)) first++
  // “Most of the farmers who signed”, “The few who stayed”
  const part = indefinite.has(words[first]!.lower) && words[first + 1]?.lower === 'of' ? first + 2 : first
  const end = part > last ? first - 1 : phraseForward(words, part, last)
  if (end >= part) return { first, last: end }
  if (standsAlone(words, first) && relative.has(words[first + 1]?.lower ?? '')) return { first, last: first }
  const isFew = words[first]!.pos === 'DET' && words[first + 1]?.pos === 'ADJ' && first + 1 < last
  return isFew && words[first + 2]?.lower === 'who' ? { first, last: first + 1 } : null
}

/** Participles that “as” follows, apart from those of verbs that call somebody something. */
const takesAs =
  /^(?:known|seen|listed|dressed|disguised|employed|hired|appointed|elected|chosen|working|serving|acting|posing)$/

/**
 * The subject before words that describe it, whose preposition or verb stands at `governor`: “crews marching along the
 * quay said”, “those close to him said”, “members who have praised the plan warned”, “Moss, who in two rulings had said”.
 */
function beforeDescription(words: readonly Word[], governor: number, low: number, last: number): Found | null {
  let at = governor
  let isPreposition = words[at]!.pos === 'ADP'
  if (!isPreposition && words[at]!.pos !== 'VERB') return null
  if (isPreposition) at--
  // “A man accused of robbing his landlord said”
  else if (
    /ing$/.test(words[at]!.lower) &&
    at - 2 > low &&
    /^(?:ADP|SCONJ)$/.test(words[at - 1]!.pos) &&
    /ed$/.test(words[at - 2]!.lower)
  ) {
    isPreposition = true
    at -= 2
  }
  if (at <= low || words[at]!.stretch >= 0) return null
  if (isPreposition && /^(?:who|which)$/.test(words[at]!.lower))
    return { first: at, mention: { first: at, last: at }, antecedent: antecedentOf(words, at, low), shared: false }
  const { pos, lower } = words[at]!
  if (isPreposition && !(pos === 'ADJ' || (pos === 'VERB' && /(?:ing|ed|en)$/.test(lower)))) return null
  // “a man known as Bo said”; not “The crowd laughed as Bo said”
  const named = cuesAt(words, at).some(({ entry }) => entry.takes.has('object')) || takesAs.test(lower)
  if (pos === 'VERB' && words[at + 1]!.lower === 'as' && !named) return null
  const group = afterAuxiliaries(words, at, low)
  const pronoun = group > low ? words[group - 1]! : undefined
  // “members who have praised the plan”
  if (pronoun && /^(?:who|that)$/.test(pronoun.lower) && pronoun.stretch < 0) {
    const noun = words[group - 2]
    return group - 2 >= low && endsPhrase(noun) && noun!.stretch < 0 ? chainBack(words, group - 2, low) : null
  }
  if (!isPreposition || group < at) return null
  const noun = words[at - 1]!
  if (noun.stretch >= 0) return null
  if (standsAlone(words, at - 1)) return own(at - 1, { first: at - 1, last })
  if (!endsPhrase(noun)) return null
  const chain = chainBack(words, at - 1, low)
  // “a person familiar with the matter”
  const whole = chain?.mention?.last === at - 1 && noun.name < 0
  const found = whole ? { ...chain, mention: { first: chain.mention!.first, last } } : chain
  // A past form may be the clause’s own verb; it describes where the clause begins with what it would describe.
  if (!found || found.first === low || /ing$/.test(lower)) return found
  const before = words[found.first - 1]!
  // “In a note, analysts led by Ada Moss said”
  return before.text === ',' || /^(?:CCONJ|SCONJ)$/.test(before.pos) ? found : null
}

/** “Ada Moss, the head of the port said”: an apposition whose second comma is missing. */
function named(words: readonly Word[], first: number, low: number): Found | null {
  if (words[first]!.pos !== 'DET' || first - 2 < low || words[first - 1]!.text !== ',' || words[first - 2]!.name < 0)
    return null
  const start = phraseBack(words, first - 2, low)
  const leads = start === low || words[start - 1]!.time || words[start - 1]!.pos === 'CCONJ'
  return leads ? own(start, { first: start, last: first - 2 }) : null
}

const joined = (words: readonly Word[], { first, last }: Phrase) => {
  for (let i = first; i <= last; i++) if (words[i]!.pos === 'CCONJ') return true
  return false
}

/** “the chief”, “her chief”: an adjective by the tagger’s lights. */
const nominalised = (words: readonly Word[], i: number) =>
  words[i]!.pos === 'ADJ' &&
  (/^(?:DET|NOUN)$/.test(words[i - 1]?.pos ?? '') || /^(?:his|her|its|their|our|my)$/.test(words[i - 1]?.lower ?? ''))

/** Words that stand for what is said of them, before its subject: “the plan, which Ada Moss, the mayor, called”. */
const objects = new Set(['that', 'which', 'whom', 'what'])

/** Longest apposition looked through, in words. */
const longestApposition = 50

/** Subject before an apposition or parenthesis that closes at `comma`: “Ada Moss, a doctor, said”. */
function beforeApposition(words: readonly Word[], comma: number, low: number, sign = words[comma]!.text): Found | null {
  let best: Found | null = null
  for (let i = comma - 2; i > low && comma - i < longestApposition; i--) {
    const word = words[i]!
    if (word.stretch < 0 && /^[;:]$/.test(word.text)) break
    // “OSK, Tarn — Ada Moss, despite her cold, said”
    if (best && word.stretch < 0 && sign === ',' && isDashText(word) && !isHyphen(words, i)) break
    // “Nobody was there, but its founder, Ada Moss, said”
    if (word.text === ',' && word.stretch < 0 && words[i + 1]!.lower === 'but') break
    if (
      word.stretch >= 0 ||
      word.text !== sign ||
      !(endsPhrase(words[i - 1]) || nominalised(words, i - 1) || standsAlone(words, i - 1)) ||
      words[i - 1]!.time
    )
      continue
    const found = chainBack(words, i - 1, low)
    // “Ada Moss, whose latest firm, Tidelines, is in Osk, said”
    if (!found?.mention || words[found.first]!.lower === 'whose') continue
    const before = found.first > low ? words[found.first - 1]! : undefined
    if (before?.text === '&') continue
    if (
      before &&
      !/^(?:as|after|before|since|until)$/.test(before.lower) &&
      (before.pos === 'ADP' || before.pos === 'VERB' || /^(?:outside|inside)$/.test(before.lower)) &&
      // “It was grim to watch Vale, who knew better, insist that”
      !/^(?:watch|see|hear)/.test(before.lower)
    )
      continue
    // “After the hearing, the chairman, Ada Moss, said”
    const head = words[found.mention.last]!
    const leads = found.first - 1 === low && /^(?:ADP|SCONJ|ADV)$/.test(before!.pos)
    if (leads && best && head.name < 0 && !isSpeaker(head)) break
    // “Ada Moss, who knows that the port, once busy, is dying, said”: a clause of its own is no apposition.
    if (best === null && !describes(words, i + 1, comma - 1)) continue
    best = found
    if (before === undefined || /^(?:CCONJ|SCONJ)$/.test(before.pos) || before.time || objects.has(before.lower)) break
  }
  // “The clerk whose note began the inquiry, Bo Vale, said”
  const opening = best ? null : openingPhrase(words, comma - 1, low)
  if (opening && words[opening.last + 1]!.lower === 'whose') best = own(opening.first, opening)
  const name = best && nameInApposition(words, best.mention!, comma)
  return name ? { ...best!, mention: name } : best
}

/** Subject after the cue: “said Ada Moss, a doctor”. */
export function subjectAfter(words: readonly Word[], from: number, high: number): Phrase | null {
  const alone = from <= high && words[from]!.stretch < 0 && standsAlone(words, from)
  // “said nearly all of the teachers”
  const start = alone ? from : afterFocus(words, from, high)
  let last = alone ? from : phraseForward(words, start, high)
  // “said the youngest of the four”
  if (last < start && start < high && isRanked(words, start + 1) && words[start + 2]?.lower === 'of') last = start + 1
  // “joked the Czech”
  if (
    last < from &&
    words[from]?.lower === 'the' &&
    words[from + 1]?.pos === 'ADJ' &&
    /^\p{Lu}/u.test(words[from + 1]!.text)
  )
    last = from + 1
  if (last < from) return null
  const head = words[last]!
  if (head.pos === 'NUM' && last === start && !alone && !/^(?:of|in)$/.test(words[last + 1]?.lower ?? '')) return null
  while (last + 2 <= high && words[last + 1]!.pos === 'ADP' && ties.has(words[last + 1]!.lower)) {
    const end = phraseForward(words, last + 2, high)
    if (end < last + 2 || words[end]!.time) break
    const sameName = head.name >= 0 && words[last + 2]!.name === head.name
    if (head.pos === 'PROPN' && !sameName) break
    if (head.pos === 'PRON' && !alone) break
    last = end
  }
  // “someone close to the deal”, “a person briefed on the talks”
  const next = words[last + 1]
  const describes = next?.pos === 'ADJ' || (next?.pos === 'VERB' && /(?:ed|en)$/.test(next.lower))
  const describable = head.pos !== 'PROPN' && (head.pos !== 'PRON' || alone)
  if (describes && describable && last + 3 <= high && words[last + 2]!.pos === 'ADP') {
    const end = phraseForward(words, last + 3, high)
    if (end >= last + 3 && !words[end]!.time) last = end
  }
  return { first: from, last }
}

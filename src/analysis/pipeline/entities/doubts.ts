/** Doubtful ends of names, settled by what the rest of the article shows. */
import type { EntityType } from '../../../../schemas/entity.ts'
import { entriesByKind } from '../../../data.ts'
import { fold } from './fold.ts'
import {
  givenNames,
  knownOrganisationName,
  knownPlaces,
  nameParts,
  notNames,
  organisationHeads,
  organisationNouns,
  placeKey,
  roleNouns,
  surveys,
} from './lists.ts'
import type { NameMention } from './mentions.ts'
import { initialsOf } from './organisations.ts'
import type { Text } from './text.ts'

/**
 * A name of a person that goes on after a name the article has more often (“Ada Moss Image” beside “Ada Moss” twice)
 * ends there.
 */
export function settleEnds(mentions: readonly NameMention[], { text, tokens }: Text): NameMention[] {
  const counts = new Map<string, number>()
  for (const mention of mentions) {
    if (mention.type !== 'person') continue
    const key = fold(mention.text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return mentions.map((mention) => {
    const { type, first, last, start } = mention
    if (type !== 'person' || last - first < 2 || counts.get(fold(mention.text))! > 1) return mention
    if (nameParts.generation.has(fold(tokens[last]!.text))) return mention
    for (let end = last - 1; end > first; end--) {
      const shorter = text.slice(start, tokens[end]!.end)
      if ((counts.get(fold(shorter)) ?? 0) > 1) return { ...mention, end: tokens[end]!.end, text: shorter, last: end }
    }
    return mention
  })
}

/** The names without families, “the Mosses” and “the Tarns” beside Karl Tarn: several people are none of them. */
export function withoutFamilies(mentions: readonly NameMention[], { tokens }: Text): NameMention[] {
  const surnames = new Set<string>()
  for (const { type, text } of mentions) {
    const words = fold(text).split(' ')
    if (type === 'person' && words.length > 1) surnames.add(words.at(-1)!)
  }
  return mentions.filter(({ first, last, text }) => {
    if (first !== last || tokens[first - 1]?.text.toLowerCase() !== 'the') return true
    const plural = fold(text)
    return !(surnames.has(plural.replace(/s$/, '')) || surnames.has(plural.replace(/es$/, ''))) || surnames.has(plural)
  })
}

/** The names without trades, “Nurse tells inquiry … A nurse told the panel”: what opens a sentence alone and is a noun elsewhere. */
export function withoutTrades(mentions: readonly NameMention[], { tokens, firstOf }: Text): NameMention[] {
  const starts = new Set(firstOf)
  // “A nurse”, “a former butler”
  const nouns = new Set<string>()
  tokens.forEach(({ text, pos }, i) => {
    const before = tokens[i - 1]?.pos === 'ADJ' ? tokens[i - 2] : tokens[i - 1]
    if (pos === 'NOUN' && (roleNouns.has(text) || /^an?$/i.test(before?.text ?? ''))) nouns.add(text)
  })
  const kept = new Set<string>()
  for (const { type, first, last, titledFirst, text } of mentions) {
    const opens = first === last && titledFirst === first && starts.has(first)
    if (type === 'person' && !opens) for (const word of fold(text).split(' ')) kept.add(word)
  }
  return mentions.filter(({ type, first, last, text }) => {
    const word = fold(text)
    return type !== 'person' || first !== last || !nouns.has(word) || kept.has(word)
  })
}

/** “HMS”, “Hurricane”: before a name, even one with a title. */
const things = entriesByKind('names', 'thing')('sure')
const ofRuler = /^(?:Queen|King|Prince|Princess|Duke|Duchess|Lord|Lady|Earl|Admiral)$/
/** What makes “CCTV” the broadcaster of China and not cameras. */
const ofBroadcaster = /\b(?:broadcaster|Beijing|Chin(?:a|ese))\b/

/** The names without “HMS Queen Elizabeth”, which is a ship, and “CCTV” where no broadcaster is spoken of. */
export function withoutThings(mentions: readonly NameMention[], { text, tokens }: Text): NameMention[] {
  let isSpokenOf: boolean | undefined
  return mentions.filter(({ type, titledFirst, first, text: name }) => {
    if (name === 'CCTV') {
      isSpokenOf ??= ofBroadcaster.test(text)
      return isSpokenOf
    }
    const from = ofRuler.test(tokens[first - 1]?.text ?? '') ? first - 1 : titledFirst
    return type !== 'person' || !things.has(tokens[from - 1]?.text ?? '')
  })
}

/** What wink calls the words that begin a sentence before a name: no given names, and what it takes some of those for. */
const opener = /^(?:ADV|CCONJ|DET|PRON|SCONJ)$/
const likeGivenName = /^(?:AUX|INTJ|VERB)$/

/** “Even Moss”, where the article speaks of Moss: the sentence begins with a word that is none of the name. */
export function settleStarts(mentions: readonly NameMention[], { text, tokens, firstOf }: Text): NameMention[] {
  const starts = new Set(firstOf)
  /** Names of people by their last word. */
  const owners = new Map<string, Set<string>>()
  for (const { type, text } of mentions) {
    if (type !== 'person') continue
    const key = fold(text)
    const last = key.slice(key.lastIndexOf(' ') + 1)
    owners.set(last, (owners.get(last) ?? new Set()).add(key))
  }
  return mentions.map((mention) => {
    const { type, first, last, end } = mention
    if (type !== 'person' || last === first || !starts.has(first) || mention.titledFirst !== first) return mention
    const { pos, text: opening } = tokens[first]!
    if (!opener.test(pos) && (!likeGivenName.test(pos) || givenNames.has(fold(opening)))) return mention
    const { start } = tokens[first + 1]!
    const rest = text.slice(start, end)
    const others = owners.get(fold(tokens[last]!.text))!
    if (first + 1 === last ? others.size < 2 : !others.has(fold(rest))) return mention
    return { ...mention, start, text: rest, titled: start, first: first + 1, titledFirst: first + 1 }
  })
}

/** “Gallup Poll”: the pollster is an organisation, and the poll is none of its name. */
export function settleSurveys(mentions: readonly NameMention[], { text, tokens }: Text): NameMention[] {
  return mentions.flatMap((mention) => {
    const { first, last, start, honorific } = mention
    if (!surveys.has(tokens[last]!.text) || honorific !== null) return mention
    if (first === last) return mention.type === 'person' ? [] : mention
    const { end } = tokens[last - 1]!
    return { ...mention, type: 'organisation', end, text: text.slice(start, end), last: last - 1 }
  })
}

/** “An MRI”, “a GP said”: what is counted is a thing or one of many, wherever the article has its initials. */
export function settleInitials(mentions: readonly NameMention[], { tokens, sentenceOf }: Text): NameMention[] {
  const counted = new Set<string>()
  for (const { type, text, first, last } of mentions) {
    if (type !== 'organisation' || first !== last || first === 0 || !/^\p{Lu}{2,6}$/u.test(text)) continue
    const next = tokens[last + 1]
    // “a BBC programme”, “a CIA-backed group”: the article is the noun’s.
    const noun = next && sentenceOf[last + 1] === sentenceOf[last] && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(next.pos)
    if (/^an?$/i.test(tokens[first - 1]!.text) && !noun && !/^[-–’'/&]/.test(next?.text ?? '')) counted.add(text)
  }
  return mentions.filter(
    ({ type, text }) => type !== 'organisation' || !counted.has(text) || knownOrganisationName(text) !== null,
  )
}

/** “Ted Moss” of which only “Moss” was recognised: a given name right before it, which begins no sentence. */
export function settleGivenNames(mentions: readonly NameMention[], { text, tokens, firstOf }: Text): NameMention[] {
  const starts = new Set(firstOf)
  let free = 0
  return mentions.map((mention) => {
    const { type, first, titledFirst, end, last } = mention
    const at = first - 1
    const open = type === 'person' && titledFirst === first && first === last && at >= free && !starts.has(at)
    free = last + 1
    if (!open || starts.has(first)) return mention
    const given = tokens[at]!
    if (!/^\p{Lu}\p{Ll}+$/u.test(given.text) || given.end + 1 !== mention.start) return mention
    // “In April Moss left”
    const isMonth = notNames.has(given.text) && tokens[at - 1]?.pos === 'ADP'
    if (!givenNames.get(fold(given.text)) || isMonth) return mention
    return {
      ...mention,
      start: given.start,
      titled: given.start,
      text: text.slice(given.start, end),
      first: at,
      titledFirst: at,
    }
  })
}

/** Headlines and standfirst are among the first paragraphs; further down such lines are lists of names. */
const lastHeadline = 2
/** Longest run of tokens looked up as a name. */
const longest = 6

/**
 * A name in a line of capitals that the running text does not know is cut to the names in it that the text knows
 * (“Ada Moss” in “Ada Moss Backs Plan”), and dropped when its words are common words there.
 */
export function settleHeadlines(mentions: readonly NameMention[], text: Text): NameMention[] {
  const headlines = capitalised(text)
  if (!headlines.has(true)) return [...mentions]
  const known = new Map<string, NameMention>()
  for (const mention of mentions) {
    if (headlines.of(mention.sentence)) continue
    const words = fold(mention.text).split(' ')
    for (const form of [words.join(' '), ...(mention.type === 'person' ? [words.at(-1)!] : [])])
      if (!known.has(form)) known.set(form, mention)
  }
  const common = new Set<string>()
  for (let i = 0; i < text.tokens.length; i++) {
    const word = text.tokens[i]!.text
    if (/^\p{Ll}/u.test(word) && !headlines.of(text.sentenceOf[i]!)) common.add(word)
  }
  return mentions.flatMap((mention) =>
    headlines.of(mention.sentence) ? settle(mention, known, common, text) : mention,
  )
}

function settle(
  mention: NameMention,
  known: ReadonlyMap<string, NameMention>,
  common: ReadonlySet<string>,
  { text, tokens }: Text,
): NameMention[] {
  if (known.has(fold(mention.text))) return [mention]
  const words = tokens.slice(mention.first, mention.last + 1).filter((token) => /\p{L}/u.test(token.text))
  const lower = words.filter((token) => common.has(token.text.toLowerCase()))
  const inside: NameMention[] = []
  let named = 0
  for (let i = mention.first; i <= mention.last; i++) {
    for (let last = Math.min(mention.last, i + longest - 1); last >= i; last--) {
      const { start } = tokens[i]!
      const { end } = tokens[last]!
      const same = known.get(fold(text.slice(start, end)))
      if (!same) continue
      const titled = i === mention.first ? {} : { honorific: null, titled: start, titledFirst: i }
      inside.push({ ...mention, ...titled, start, end, text: text.slice(start, end), type: same.type, first: i, last })
      named += last - i + 1
      i = last
      break
    }
  }
  // “Ada Moss Backs Tarn”: two names, and something that is neither.
  if (inside.length > 0 && (lower.length > 0 || (inside.length > 1 && named < words.length))) return inside
  return lower.length * 2 > words.length ? [] : [mention]
}

/** Sentences that are a paragraph by themselves and most of whose longer words have a capital. */
function capitalised({ tokens, firstOf, paragraphOf }: Text): {
  of(sentence: number): boolean
  has(value: boolean): boolean
} {
  const found = firstOf.slice(0, -1).map((first, s) => {
    if (paragraphOf[s]! > lastHeadline) return false
    if (paragraphOf[s - 1] === paragraphOf[s] || paragraphOf[s + 1] === paragraphOf[s]) return false
    const words = tokens.slice(first + 1, firstOf[s + 1]).filter((token) => /^\p{L}{4}/u.test(token.text))
    return words.length >= 3 && words.filter((token) => /^\p{Lu}/u.test(token.text)).length >= words.length * 0.75
  })
  return { of: (sentence) => found[sentence] ?? false, has: (value) => found.includes(value) }
}

/**
 * Names that the recogniser passed over: states, initials of organisations, and names and surnames that the article has
 * elsewhere, where they are all of a run of capitals or, of a person in full, open what is called after them.
 */
export function missedNames(mentions: readonly NameMention[], text: Text): NameMention[] {
  const { tokens, sentenceOf, quoteOf } = text
  const taken = new Set<number>()
  for (const { titledFirst, last } of mentions) for (let i = titledFirst; i <= last; i++) taken.add(i)
  const forms = formsOf(mentions, tokens)
  const initials = initialsIn(mentions, tokens)
  const definite = shortNames(mentions)
  const short = (i: number) =>
    /^the$/i.test(tokens[i - 1]?.text ?? '') &&
    /^\p{Lu}\p{Ll}/u.test(tokens[i]?.text ?? '') &&
    // “the League A”, “the Church-backed”
    !/^(?:\p{Lu}|[-‑])/u.test(tokens[i + 1]?.text ?? '')
      ? definite.get(fold(tokens[i]!.text))
      : undefined
  const capital = (i: number) =>
    /^\p{Lu}/u.test(tokens[i]?.text ?? '') &&
    (tokens[i]!.pos === 'PROPN' || initials.has(tokens[i]!.text) || short(i) !== undefined)
  const found: NameMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (taken.has(i) || !capital(i) || capital(i - 1)) continue
    let last = i
    // “MoH Director Ada Moss”: the office is none of the name.
    const isShort = initials.has(tokens[i]!.text) && roleNouns.has(tokens[i + 1]?.text.toLowerCase() ?? '')
    while (
      !isShort &&
      last < i + 3 &&
      capital(last + 1) &&
      !taken.has(last + 1) &&
      sentenceOf[last + 1] === sentenceOf[i]
    )
      last++
    const { start } = tokens[i]!
    const patron = patronAt(i, last, forms, text)
    if (patron !== null) last = patron
    const { end } = tokens[last]!
    if ((capital(last + 1) && !isShort && patron === null) || end - start > 60) continue
    const written = text.text.slice(start, end)
    const state = knownPlaces.get(placeKey(written))?.kind === 'state' && !givenNames.has(fold(written))
    const type = state
      ? 'place'
      : (forms.get(fold(written)) ?? (initials.has(written) ? 'organisation' : last === i ? short(i) : undefined))
    if (!type) continue
    const place = { first: i, last, titledFirst: i, sentence: sentenceOf[i]!, quote: quoteOf[i]! }
    found.push({ start, end, text: written, type, honorific: null, titled: start, ...place })
    i = last
  }
  return found
}

/**
 * Last token of the person, named in full elsewhere, after whom the thing in `tokens[first..last]` is called (“the Ada Moss
 * Travelling Prize”); null without.
 */
function patronAt(
  first: number,
  last: number,
  forms: ReadonlyMap<string, EntityType>,
  { text, tokens }: Text,
): number | null {
  for (let end = last - 1; end > first; end--)
    if (forms.get(fold(text.slice(tokens[first]!.start, tokens[end]!.end))) === 'person') return end
  return null
}

/** What has a capital behind “the”: “the Commission” of a Fisheries Commission, “the South” of South Korea. */
function shortNames(mentions: readonly NameMention[]): ReadonlyMap<string, EntityType> {
  const names = new Map<string, EntityType>()
  for (const { type, text } of mentions) {
    const words = fold(text).split(' ')
    if (words.length < 2) continue
    if (type === 'organisation') {
      const head = words[words.indexOf('of') - 1]
      // “The Company” is any company.
      for (const word of [words.at(-1)!, head])
        if (word && organisationHeads.has(word) && organisationNouns.get(word)?.length !== 0) names.set(word, type)
    } else if (
      type === 'place' &&
      nameParts.direction.has(words[0]!) &&
      knownPlaces.get(placeKey(text))?.kind === 'state'
    )
      names.set(words[0]!, type)
  }
  return names
}

/** Words with capitals within (“MoH”) that are the initials of an organisation named in full. */
function initialsIn(mentions: readonly NameMention[], tokens: Text['tokens']): ReadonlySet<string> {
  const written = new Set(tokens.flatMap(({ text }) => (/^\p{Lu}(?:\p{Ll}?\p{Lu}){1,5}$/u.test(text) ? [text] : [])))
  if (written.size === 0) return written
  const all = new Set(
    mentions.flatMap(({ type, text }) => (type === 'organisation' ? initialsOf({ words: fold(text).split(' ') }) : [])),
  )
  return new Set([...written].filter((word) => word.length > 2 && all.has(word.toLowerCase())))
}

/**
 * Folded names of several words or with a capital within (“CoalWatch”), names had twice, and surnames; not those that
 * are also common words here.
 */
function formsOf(mentions: readonly NameMention[], tokens: Text['tokens']): ReadonlyMap<string, EntityType> {
  const counts = new Map<string, number>()
  const forms = new Map<string, EntityType>()
  for (const { text, type } of mentions) {
    const key = fold(text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    const words = key.split(' ')
    if (words.length > 1 || counts.get(key) === 2 || /\p{Ll}\p{Lu}/u.test(text)) forms.set(key, type)
    if (type === 'person' && words.length > 1 && words.at(-1)!.length > 2) forms.set(words.at(-1)!, type)
  }
  for (const { text } of tokens) if (/^\p{Ll}/u.test(text)) forms.delete(text)
  return forms
}

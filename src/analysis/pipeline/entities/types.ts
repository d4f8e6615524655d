/** Types of names that the words around them contradict. */
import { fold } from './fold.ts'
import {
  givenNames,
  isCapital,
  knownOrganisationName,
  knownPlaces,
  organisationHeads,
  placeKey,
  speechVerbs,
} from './lists.ts'
import type { NameMention } from './mentions.ts'
import type { RolePhrase } from './role-phrases.ts'
import type { Text } from './text.ts'

/** What speaks for a person, in votes against one for each mention that the recogniser took for something else. */
const weights = { apposition: 2, who: 1, givenName: 1 }

const locative = /^(?:in|at|near|from|across|outside)$/i

/**
 * Names that are treated as people's (“Ada Moss, the Peruvian ambassador,”, “Ada Moss, who”) become
 * people, and capitals that stand for their governments (“London and Washington agreed”) become places.
 */
export function settleTypes(
  mentions: readonly NameMention[],
  phrases: readonly RolePhrase[],
  text: Text,
): NameMention[] {
  return settleCentres(settleCapitals(settleSurnames(settlePeople(mentions, phrases, text), text), text), text)
}

const centre = /\s(?:Cent(?:er|re)|Institute|Laborator(?:y|ies)|Observatory|Archives?|Museum)$/

/** “According to the Storm Prediction Center”, “the Tarn Museum said”: what is called like a building and speaks. */
function settleCentres(mentions: readonly NameMention[], { tokens }: Text): NameMention[] {
  const speaking = new Set<string>()
  for (const { type, text, titledFirst, last } of mentions) {
    if (type !== 'place' || !centre.test(text)) continue
    const before = tokens[titledFirst - 1]?.text === 'the' ? titledFirst - 3 : titledFirst - 2
    if (/^according$/i.test(tokens[before]?.text ?? '') || speechVerbs.has(tokens[last + 1]?.text ?? ''))
      speaking.add(text)
  }
  return mentions.map((mention) => (speaking.has(mention.text) ? { ...mention, type: 'organisation' } : mention))
}

function settlePeople(mentions: readonly NameMention[], phrases: readonly RolePhrase[], text: Text): NameMention[] {
  const phraseAt = new Map(phrases.map((phrase) => [phrase.from, phrase]))
  // “Ewan’s mother, Morag,”: where the names of kin begin.
  const kin = new Set(
    phrases.flatMap(({ noun, last, determiner }) => (noun.class === 'kin' && determiner ? [last + 2] : [])),
  )
  const votes = new Map<string, number>()
  for (const mention of mentions) {
    if (!canBePerson(mention)) continue
    const key = fold(mention.text)
    const given = votes.has(key) || !givenNames.get(key.split(' ')[0]!) ? 0 : weights.givenName
    const isKin =
      kin.has(mention.titledFirst) &&
      [mention.titledFirst - 1, mention.last + 1].every((i) => text.tokens[i]?.text === ',')
    const vote = mention.type === 'person' ? 1 : (isKin ? weights.apposition : treatment(mention, phraseAt, text)) - 1
    votes.set(key, (votes.get(key) ?? 0) + given + vote)
  }
  return mentions.map((mention) =>
    mention.type !== 'person' && (votes.get(fold(mention.text)) ?? 0) > 0 ? { ...mention, type: 'person' } : mention,
  )
}

/** Up to four words, none of which belongs to organisations, and on no list of places or organisations. */
function canBePerson({ text, honorific }: NameMention): boolean {
  // “Mr Moss” says nothing of the Moss that has no title.
  if (honorific !== null) return false
  const words = fold(text).split(' ')
  return (
    words.length < 5 &&
    !/\p{N}/u.test(text) &&
    !words.some((word) => organisationHeads.has(word)) &&
    !knownPlaces.has(placeKey(text)) &&
    knownOrganisationName(text) === null
  )
}

/** How far the words after the name treat it as a person's. */
function treatment(
  { first, last, titledFirst }: NameMention,
  phraseAt: ReadonlyMap<number, RolePhrase>,
  { tokens, sentenceOf }: Text,
): number {
  if (tokens[last + 1]?.text !== ',' || sentenceOf[last + 1] !== sentenceOf[first]) return 0
  // “In Brindle Vale, the mayor, …” is a place and then somebody.
  if (locative.test(tokens[titledFirst - 1]?.text ?? '')) return 0
  // “Karl Tarn, 45, of Brindle, a nurse”
  const of = tokens[titledFirst - 1]?.text === 'of' && tokens[titledFirst - 2]?.text === ','
  if (of && tokens[titledFirst - 3]?.pos === 'NUM') return 0
  if (/^(?:who|whom)$/.test(tokens[last + 2]?.text ?? '')) return weights.who
  const aged = tokens[last + 2]?.pos === 'NUM' && tokens[last + 3]?.text === ',' ? 2 : 0
  const phrase = phraseAt.get(last + 2 + aged)
  if (!phrase || phrase.noun.class === 'kin' || sentenceOf[phrase.last] !== sentenceOf[last]) return 0
  const next = tokens[phrase.last + 1]
  const closed =
    !next ||
    sentenceOf[phrase.last + 1] !== sentenceOf[last] ||
    /^[,.;:)—–?!”"]$/.test(next.text) ||
    // “a nurse from Leeds”
    (next.pos === 'ADP' && phrase.determiner === 'a')
  return closed ? weights.apposition : 0
}

/** “Park Ji-hoon”: the family name stands first. */
const familyFirst = /^(\p{Lu}\p{Ll}+) \p{Lu}\p{Ll}+-\p{Ll}+$/u

/** “Paris” beside “Ada Paris” is she, unless the article has it behind “in” and the like; and so is “Park” beside “Park Ji-hoon”. */
function settleSurnames(mentions: readonly NameMention[], { tokens }: Text): NameMention[] {
  const surnames = new Set<string>()
  const families = new Set<string>()
  const located = new Set<string>()
  for (const { type, text, titledFirst } of mentions) {
    const words = fold(text).split(' ')
    const family = type === 'person' ? familyFirst.exec(text)?.[1] : undefined
    if (family) families.add(fold(family))
    else if (type === 'person' && words.length > 1 && words.at(-2) !== 'of') surnames.add(words.at(-1)!)
    if (locative.test(tokens[titledFirst - 1]?.text ?? '')) located.add(words[0]!)
  }
  return mentions.map((mention) => {
    const key = fold(mention.text)
    const city = mention.type === 'place' && knownPlaces.get(placeKey(mention.text))?.kind === 'city'
    const isPerson = families.has(key) || (city && surnames.has(key))
    return isPerson && !located.has(key) ? { ...mention, type: 'person' } : mention
  })
}

/**
 * A capital alone that nobody in the article is called in full, beside another place or not a given name; as an
 * organisation where it says something (“Ottawa said”), which clubs seldom do.
 */
function settleCapitals(mentions: readonly NameMention[], { tokens }: Text): NameMention[] {
  const surnames = new Set<string>()
  for (const { type, text, honorific } of mentions) {
    if (type !== 'person') continue
    const words = fold(text).split(' ')
    if (words.length > 1 || honorific !== null) surnames.add(words.at(-1)!)
  }
  const isPlace = (mention: NameMention | undefined) =>
    mention !== undefined && (mention.type === 'place' || isCapital(mention.text))
  return mentions.map((mention, i) => {
    const key = fold(mention.text)
    const speaks = speechVerbs.has(tokens[mention.last + 1]?.text ?? '')
    if (mention.type === 'organisation' && speaks && isCapital(mention.text)) return { ...mention, type: 'place' }
    if (mention.type !== 'person' || !isCapital(mention.text) || surnames.has(key)) return mention
    const [before, after] = [mentions[i - 1], mentions[i + 1]]
    const joined = (one: NameMention | undefined, other: NameMention | undefined) =>
      one?.last === (other?.first ?? 0) - 2 && /^(?:and|or|,|-|–)$/.test(tokens[one.last + 1]!.text)
    const beside = (isPlace(before) && joined(before, mention)) || (isPlace(after) && joined(mention, after))
    return beside || !givenNames.get(key) ? { ...mention, type: 'place' } : mention
  })
}

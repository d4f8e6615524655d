/** Descriptions that stand for somebody named (“the Russian president”, “the company”). */
import type { Cluster } from './cluster.ts'
import { type Appearance, described, subjectOf } from './discourse.ts'
import { nameParts, nationalities, organisationNouns, publicBodies, roleNouns, roleWords, titleNouns } from './lists.ts'
import type { RolePhrase } from './role-phrases.ts'
import { roleOf } from './roles.ts'
import { type Text, tells } from './text.ts'

/** How many earlier appearances are looked at for one description. */
const memory = 40
/** Sentences of one quotation between a speaker and the words that name him again. */
const quoted = 6

/**
 * Links each description to the one person or organisation that the article has said to be that; a description that
 * fits several or none stays unlinked. Answers the new appearances.
 */
export function linkNominals(
  phrases: readonly RolePhrase[],
  beside: ReadonlySet<RolePhrase>,
  named: readonly Appearance[],
  text: Text,
): Appearance[] {
  const holders = new Map<string, Cluster[]>()
  const people = new Set(named.flatMap(({ cluster }) => (cluster.type === 'person' ? [cluster] : [])))
  for (const person of people) addHolder(person, holders)
  const found: Appearance[] = []
  const recent: Appearance[] = []
  let at = 0
  for (const phrase of phrases) {
    while (at < named.length && named[at]!.first < phrase.from) recent.push(named[at++]!)
    if (
      beside.has(phrase) ||
      (phrase.determiner !== 'the' && !(phrase.determiner === 'owner' && phrase.countries.size > 0)) ||
      phrase.noun.class === 'kin' ||
      isAnyOf(phrase, text)
    )
      continue
    const before = recent.slice(-memory)
    const quote = text.quoteOf[phrase.first]!
    const able = (holders.get(phrase.noun.noun) ?? []).filter((person) => bears(person, phrase))
    const known = able.filter((person) => person.mentions[0]!.titled < text.tokens[phrase.from]!.start)
    const cluster =
      (known.length > 0 ? nearest(known, before) : null) ??
      // Nobody named so far bears the role: who is named with it later on comes last, unless the state tells.
      (known.length === 0 && phrase.countries.size > 0 ? only(able) : null) ??
      (quote < 0 ? speaksOn(phrase, holders, before, text) : null) ??
      (known.length === 0 ? only(able) : null)
    if (!cluster) continue
    const last = phrase.countries.size > 0 || phrase.last === phrase.head ? phrase.last : phrase.head
    const appearance = described(cluster, phrase.from, last, text)
    found.push(appearance)
    recent.push(appearance)
  }
  return found
}

/** “The minister of the day” */
const isAnyOf = ({ head }: RolePhrase, { tokens }: Text): boolean =>
  /^of the (?:day|time|moment|hour)$/.test([1, 2, 3].map((n) => tokens[head + n]?.text ?? '').join(' '))

/** Enters a person under the nouns of what he is, and of the titles he is given (“Pope Clement”). */
function addHolder(person: Cluster, holders: Map<string, Cluster[]>): void {
  for (const noun of new Set([...person.roles.flatMap((role) => nouns(role.noun)), ...titlesOf(person)])) {
    const same = holders.get(noun)
    if (!same) holders.set(noun, [person])
    else if (same.length < memory && !same.includes(person)) same.push(person)
  }
}

/** The titles written before the person's name, in lower case, and the nouns for those written short. */
const titlesOf = ({ mentions }: Cluster): string[] =>
  mentions.slice(0, memory).flatMap(({ honorific }) => {
    const title = honorific?.toLowerCase()
    if (!title) return []
    const words = title.split(' ')
    return [title, ...words, ...words.flatMap((word) => titleNouns.get(word.replace(/\.$/, '')) ?? [])]
  })

/** “foreign minister” is also a “minister”; the words before a compound noun are its own. */
function nouns(noun: string): string[] {
  const words = noun.split(' ')
  const last = words.at(-1)!
  return noun === 'prime minister' || words.length === 1 ? [noun] : [noun, last]
}

const only = (people: readonly Cluster[]) => (people.length === 1 ? people[0]! : null)

/** Of several who bear the role the one spoken of last, unless two are as near. */
function nearest(able: readonly Cluster[], before: readonly Appearance[]): Cluster | null {
  if (able.length === 1) return able[0]!
  for (let i = before.length - 1; i >= 0; i--) {
    const { cluster, sentence } = before[i]!
    if (!able.includes(cluster)) continue
    const rivals = before.filter(
      (other) => other.sentence === sentence && other.cluster !== cluster && able.includes(other.cluster),
    )
    return rivals.length === 0 ? cluster : null
  }
  return null
}

/** Words that make another office of one. */
const others = ['former', 'shadow', 'deputy', 'vice', 'assistant']

/** Every word of the description is in the role, and they point to no different states. */
function bears(person: Cluster, phrase: RolePhrase): boolean {
  // “the Pope”, of Pope Clement
  const alone = phrase.countries.size === 0 && phrase.words.length === phrase.noun.words.length
  if (alone && titlesOf(person).includes(phrase.noun.noun)) return true
  return person.roles.some((role) => {
    const common = [...phrase.countries].some((code) => role.countries.has(code))
    if (phrase.countries.size > 0 && !common) return false
    // “the shadow health secretary” is not the health secretary.
    if (others.some((word) => role.words.has(word) !== phrase.words.includes(word))) return false
    return phrase.words.every(
      (word) => role.words.has(word) || (common && (nationalities.has(word) || nameParts.direction.has(word))),
    )
  })
}

/**
 * Nobody is said to bear the role: the person of the sentence before, outside of quotation marks, who has none (“Ada
 * Moss said … The mayor added”), or has it without its state (“President Moss said … The Peruvian president added”).
 * The article so tells that role. Of most posts it does so only of one who goes on speaking: “The judge said” may be of
 * somebody not named, and so may “The Russian leader said”.
 */
function speaksOn(
  phrase: RolePhrase,
  holders: Map<string, Cluster[]>,
  before: readonly Appearance[],
  text: Text,
): Cluster | null {
  if (phrase.noun.class !== 'office' && phrase.noun.class !== 'post') return null
  const sentence = text.sentenceOf[phrase.head]!
  const { subject, speaks } = subjectOf(text, phrase.from, phrase.last)
  const earlier = lastTold(phrase, sentence, text)
  if (earlier === null) return null
  const people = before.filter((other) => other.quote < 0 && other.cluster.type === 'person')
  if (people.some((other) => other.sentence === sentence)) return null
  const last = people.filter((other) => other.sentence === earlier)
  const said = speaks ? last.filter((other) => other.speaks).at(-1)?.cluster : undefined
  const person = said ?? only([...new Set(last.map(({ cluster }) => cluster))])
  // “Ada Moss, who teaches law, said … The mayor”: what she is has been told.
  if (person && last.some((other) => other.cluster === person && isDescribed(other, text))) return null
  if (!person || (subject && !speaks && !last.some((other) => other.subject))) return null
  // “Ada Moss said … She plans to write to the mayor”: who acts before writes to somebody else.
  if (!subject && !speaks && last.some((other) => other.subject) && !isOwner(phrase, text)) return null
  if (phrase.noun.sex && person.sex && phrase.noun.sex !== person.sex) return null
  if (person.roles.length > 0) return subject && stateless(person, phrase, holders) ? person : null
  const alone = phrase.noun.class === 'office' || roleWords.elected.has(phrase.noun.noun)
  if (!(alone && (phrase.countries.size === 0 || !speaks)) && (person !== said || !goesOn(phrase, text))) return null
  if (!/ /.test(person.name)) return null
  person.roles.push(roleOf(phrase, phrase.last === phrase.head ? phrase.head : phrase.last, text))
  addHolder(person, holders)
  return person
}

/** “Ada Moss, a surveyor”, “Ada Moss, who teaches law” */
const isDescribed = ({ last }: Appearance, { tokens }: Text): boolean =>
  tokens[last + 1]?.text === ',' && /^(?:an?|who|whose)$/.test(tokens[last + 2]?.text ?? '')

/** “the mayor’s office” */
const isOwner = ({ last }: RolePhrase, { tokens }: Text): boolean => /^['’]s?$/.test(tokens[last + 1]?.text ?? '')

/** “The mayor added”, “added the mayor”, “…,” the mayor said: of one who has spoken before; who replies has not. */
function goesOn({ from, last }: RolePhrase, { tokens, sentenceOf }: Text): boolean {
  let at = last + 1
  while (tokens[at]?.pos === 'ADV') at++
  if (/^(?:repli|answer|respond|retort|object|counter|disagree|interrupt|interject)/.test(tokens[at]?.text ?? ''))
    return false
  const adds = (i: number) =>
    tokens[i] !== undefined && sentenceOf[i] === sentenceOf[from] && roleWords.continuation.has(tokens[i]!.text)
  return adds(at) || adds(from - 1) || /^[”"’']$/.test(tokens[from - 1]?.text ?? '')
}

/** Bears the role without a state, and nobody else bears that of the phrase's state. */
function stateless(person: Cluster, phrase: RolePhrase, holders: ReadonlyMap<string, readonly Cluster[]>): boolean {
  const states = person.roles.flatMap((role) => [...role.countries])
  return (
    phrase.countries.size > 0 &&
    states.length === 0 &&
    (holders.get(phrase.noun.noun) ?? []).includes(person) &&
    phrase.words.every((word) => nationalities.has(word) || phrase.noun.words.includes(word))
  )
}

/**
 * The sentence before that tells something outside of quotation marks; null when the description is neither near the
 * start of its own nor right behind a quotation.
 */
function lastTold(phrase: RolePhrase, sentence: number, text: Text): number | null {
  if (text.toldBefore[phrase.from]! - text.toldBefore[text.firstOf[sentence]!]! > 6) return null
  for (let s = sentence - 1; s >= Math.max(0, sentence - quoted); s--) if (tells(text, s)) return s
  return null
}

/** “the company”, “the ministry”: the organisation of that kind named last, when no other of the kind is as near. */
export function linkOrganisationNouns(named: readonly Appearance[], text: Text): Appearance[] {
  const { tokens, sentenceOf, quoteOf } = text
  const taken = new Set<number>()
  for (const { first, last } of named) for (let i = first; i <= last; i++) taken.add(i)
  const organisations = named.filter(({ cluster }) => cluster.type === 'organisation')
  const found: Appearance[] = []
  const unnamed = new Set<string>()
  const told = toldNouns(organisations, text)
  const soles = soleBearers(told)
  let at = 0
  for (let i = 1; i < tokens.length; i++) {
    while (at < organisations.length && organisations[at]!.first < i) at++
    if (taken.has(i)) continue
    const noun = tokens[i]!.text.toLowerCase()
    const kinds = organisationNouns.get(noun)
    if (!kinds) continue
    if (isUnnamed(text, i, taken)) unnamed.add(noun)
    const article = (at: number) => tokens[at]?.text.toLowerCase() === 'the'
    // “the shipping company”
    const trade =
      !article(i - 1) && article(i - 2) && /^\p{Ll}+$/u.test(tokens[i - 1]!.text) ? tokens[i - 1]!.text : null
    const from = trade === null ? i - 1 : i - 2
    // “Chile’s central bank … Brill Bank … The bank”: which is not told.
    if (!article(from) || unnamed.has(noun) || sentenceOf[i] !== sentenceOf[from]) continue
    // “the company secretary”, “the company of friends” are something else.
    const next = tokens[i + 1]
    if (next && sentenceOf[i + 1] === sentenceOf[i] && /^(?:NOUN|PROPN|ADJ)$/.test(next.pos)) continue
    if (next && /^(?:of|that|which)$/.test(next.text)) continue
    const near = organisations
      .slice(Math.max(0, at - memory), at)
      .filter((other) => sentenceOf[i]! - other.sentence <= 3 && other.quote === quoteOf[i])
      .filter((other) => kinds.length > 0 || !(isMedium(text, other) || isEmployer(text, other)))
    const isTold = ({ cluster }: Appearance) => told.get(cluster)?.has(noun) ?? false
    const able = near.some(isTold)
      ? near.filter(isTold)
      : near.filter(({ cluster }) => isKind(cluster, kinds) && (trade === null || hasWord(cluster, trade)))
    const last = able.at(-1)
    const before = last?.subject ? last.sentence : (last?.sentence ?? 0) - 1
    if (able.some((other) => other.cluster !== last!.cluster && other.sentence >= before)) continue
    // However long before it was said
    const only = soles.get(noun)
    const cluster = last?.cluster ?? (only && only.mentions[0]!.start < tokens[i]!.start ? only : undefined)
    if (cluster) found.push(described(cluster, from, i, text))
  }
  return found
}

/** What the text says each organisation is: “the carmaker Velo”, “Velo, the carmaker”. */
function toldNouns(organisations: readonly Appearance[], { tokens }: Text): Map<Cluster, Set<string>> {
  const found = new Map<Cluster, Set<string>>()
  for (const { cluster, first, last } of organisations) {
    const comma = tokens[last + 1]?.text === ',' && /^(?:an?|the)$/.test(tokens[last + 2]?.text ?? '')
    const places = comma ? [first - 1, last + 3, last + 4, last + 5] : [first - 1]
    const noun = places.map((i) => tokens[i]?.text.toLowerCase() ?? '').find((word) => organisationNouns.has(word))
    if (noun) found.set(cluster, (found.get(cluster) ?? new Set()).add(noun))
  }
  return found
}

/** By noun the organisation, where the text says of no other that it is that. */
function soleBearers(told: ReadonlyMap<Cluster, ReadonlySet<string>>): ReadonlyMap<string, Cluster | null> {
  const found = new Map<string, Cluster | null>()
  for (const [cluster, nouns] of told) for (const noun of nouns) found.set(noun, found.has(noun) ? null : cluster)
  return found
}

/** “Brill Partners analyst Ada Moss”: whom somebody works for. */
const isEmployer = ({ tokens }: Text, { last }: Appearance): boolean =>
  roleNouns.has(tokens[last + 1]?.text ?? '') && tokens[last + 2]?.pos === 'PROPN'

/** “(Newswire) –”, “told broadcaster NKT”: who reports it is not the company that is reported on. */
function isMedium({ tokens }: Text, { first, last }: Appearance): boolean {
  if (tokens[first - 1]?.text === '(' && tokens[last + 1]?.text === ')') return true
  let told = first - 1
  while (told > first - 4 && /^(?:DET|ADJ|NOUN)$/.test(tokens[told]?.pos ?? '')) told--
  return /^(?:told|tells|telling)$/.test(tokens[told]?.text ?? '')
}

/** A noun for an organisation, with words before it, that no name stands for: “Chile’s central bank”, “a rival club”. */
function isUnnamed({ tokens, sentenceOf }: Text, noun: number, taken: ReadonlySet<number>): boolean {
  const next = tokens[noun + 1]
  if (next && /^(?:NOUN|PROPN|ADJ)$/.test(next.pos)) return false
  let first = noun
  const describes = (i: number) =>
    sentenceOf[i] === sentenceOf[noun] && /^(?:ADJ|NOUN|PROPN)$/.test(tokens[i]!.pos) && !taken.has(i)
  while (first > 0 && describes(first - 1)) first--
  const before = tokens[first - 1]
  if (first === noun || !before || sentenceOf[first - 1] !== sentenceOf[noun]) return false
  // “The central bank left rates unchanged. Brill Bank … the bank”
  const isCentral = tokens[noun - 1]!.text === 'central' && tokens[noun]!.text === 'bank'
  if (/^['’]s?$/.test(before.text) || isCentral) return true
  // “Brill, a Danish bank,”, “a Danish bank, Brill,”, “Brill is a Danish bank”, “as a Danish bank”: whose name stands there.
  if (!/^(?:an?|another)$/i.test(before.text) || (next?.text === ',' && tokens[noun + 2]?.pos === 'PROPN')) return false
  const governor = sentenceOf[first - 2] === sentenceOf[noun] ? tokens[first - 2] : undefined
  return !governor || !(/^[,(—–]$/.test(governor.text) || governor.pos === 'AUX' || governor.text === 'as')
}

const hasWord = ({ groups }: Cluster, word: string) => groups.slice(0, memory).some(({ words }) => words.includes(word))

/** Its name says that it is of the kind; for “company” and “team”, that it is of no kind that has another noun. */
function isKind({ groups }: Cluster, kinds: readonly string[]): boolean {
  const words = new Set(groups.slice(0, memory).flatMap((group) => group.words))
  if (kinds.length > 0) return kinds.some((kind) => words.has(kind))
  return ![...words].some((word) => publicBodies.has(word))
}

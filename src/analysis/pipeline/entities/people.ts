/** Which names of people are one person. */
import { type Cluster, cluster } from './cluster.ts'
import { spouses, withSharedSurnames } from './families.ts'
import type { Group } from './groups.ts'
import { givenNames, nameParts, nicknames, type Sex } from './lists.ts'
import type { NameMention } from './mentions.ts'
import { introductionOf, meant, type Namesake, sexOfTitle } from './namesakes.ts'
import { officeholders } from './officeholders.ts'
import type { RolePhrase } from './role-phrases.ts'
import type { Text } from './text.ts'

/** How many people of one word, and forms of one person, are compared; more only occur in hostile texts. */
const limit = 16
const forms = 6

interface Person extends Namesake {
  groups: Group[]
  /** Names given up since: “Born Ada Vale in Osk”. */
  former: Group[]
  /** Words of the fullest form, without nicknames, “Jr” and the like. */
  words: readonly string[]
  /** “duke” of “Martin “Duke” Ellerby”. */
  nickname: string | null
  suffix: string | null
}

/** One cluster a person; a form that fits two people as well stays by itself. */
export function linkPeople(named: readonly Group[], phrases: readonly RolePhrase[], text: Text): Cluster[] {
  const groups = withSharedSurnames(named, text)
  const people: Person[] = []
  const byWord = new Map<string, Person[]>()
  const index = (person: Person, words: readonly string[]) => {
    for (const word of words) {
      const same = byWord.get(word)
      if (!same) byWord.set(word, [person])
      else if (same.length < limit && !same.includes(person)) same.push(person)
    }
  }
  const introduce = (group: Group) => {
    const person = personOf(group)
    people.push(person)
    index(person, [...person.words, ...calledAlso(person.words[0]!, person.nickname)])
  }
  const isSingle = ({ words }: Group) => words.length === 1 || (words.length === 2 && isGeneration(words[1]!))
  const full = groups.filter((group) => !isSingle(group))
  const born: Group[] = []
  // The longest forms first, so that the shorter ones find them.
  for (const group of [...full].sort((a, b) => b.words.length - a.words.length)) {
    const { words, suffix, nickname } = parse(group.words)
    const near = [...new Set([...(byWord.get(words.at(-1)!) ?? []), ...(byWord.get(words[0]!) ?? [])])]
    const fits = near.filter((person) => sameFullName(words, suffix, person))
    if (fits.length === 0 && isBirthName(group, text)) born.push(group)
    else if (fits.length === 1) {
      absorb(fits[0]!, group)
      fits[0]!.nickname ??= nickname
      index(fits[0]!, [...words, ...calledAlso(words[0]!, nickname)])
    } else introduce(group)
  }
  for (const group of born) {
    const given = group.words[0]!
    const able = (byWord.get(given) ?? []).filter(
      ({ words, first }) => words[0] === given && first.start < group.mentions[0]!.start,
    )
    if (able.length === 1) able[0]!.former.push(group)
    else introduce(group)
  }
  const single: Group[] = groups.filter(isSingle)
  for (const person of people) {
    const { relative, sex, titles } = introductionOf(
      person.groups.flatMap((group) => group.mentions),
      text,
    )
    Object.assign(person, { relative, titles, sex: sex ?? person.sex })
  }
  const holdersOf = officeholders(text, phrases)
  for (const group of single) {
    const able = (mention: NameMention) => bearers(group.words, mention, byWord)
    const { held, titles } = holdersOf(group, able)
    const holders = held.length > 0 ? [held] : spouses(group, (mention) => able(mention).length === 0)
    for (const mentions of holders) {
      const person: Person = { ...personOf({ ...group, mentions }), groups: [], titles }
      // The surname alone is theirs who have no other.
      if (mentions === held) person.last.set('', held[0]!.start)
      people.push(person)
      index(person, person.words)
    }
  }
  // Whom the article speaks of most, where the name leaves no choice.
  for (const { words, mentions } of single)
    for (const mention of mentions) {
      const able = bearers(words, mention, byWord)
      if (able.length === 1) able[0]!.named++
    }
  const alone: Group[] = []
  for (const group of single) {
    const rest: NameMention[] = []
    const found = new Map<Person, NameMention[]>()
    for (const mention of group.mentions) {
      const able = bearers(group.words, mention, byWord).filter(
        (person) => !isAnother(person, group.words[0]!, mention, text),
      )
      const person = meant(able, mention, text)
      if (person) {
        person.sentences.add(mention.sentence)
        person.last.set(mention.honorific ?? '', mention.start)
        person.sex ??= sexOfTitle(mention)
      }
      if (!person) rest.push(mention)
      else if (found.has(person)) found.get(person)!.push(mention)
      else found.set(person, [mention])
    }
    for (const [person, mentions] of found) person.groups.push({ ...group, text: mentions[0]!.text, mentions })
    if (rest.length > 0) alone.push({ ...group, text: rest[0]!.text, mentions: rest })
  }
  const found = people.filter((person) => person.groups.length > 0)
  const clusters = found.map((person) => toCluster(person.groups, person.former))
  linkInitials(alone, clusters, found)
  return clusters
}

function personOf(group: Group): Person {
  return {
    groups: [group],
    former: [],
    ...parse(group.words),
    sex: sexOf([group]),
    first: group.mentions[0]!,
    sentences: new Set(group.mentions.map((mention) => mention.sentence)),
    named: group.mentions.length,
    relative: false,
    titles: new Set(),
    last: new Map(),
  }
}

/** How far behind a name it is said that it is all that was given, in tokens. */
const givingReach = 14

/**
 * A given name alone that introduces somebody else of that name: “Ada, a student who gave only her first name”, “Ada, a
 * clerk”, where the one known so far holds an office.
 */
function isAnother(person: Person, word: string, { last, honorific, sentence }: NameMention, text: Text): boolean {
  const { tokens, sentenceOf } = text
  if (honorific !== null || person.words[0] !== word || person.words.length < 2 || tokens[last + 1]?.text !== ',')
    return false
  const behind = tokens
    .slice(last + 2, last + 2 + givingReach)
    .filter((_, i) => sentenceOf[last + 2 + i] === sentence)
    .map((token) => token.text.toLowerCase())
  const isIntroduced = /^an?$/.test(behind[0] ?? '')
  return (
    (isIntroduced && person.titles.size > 0) ||
    /\b(?:first|one|last|full|second) name\b|\bsurname\b/.test(behind.join(' '))
  )
}

/** “Born Ada Vale in Osk in 1933, she …”: the name somebody was given, where a sentence of her life begins. */
function isBirthName({ mentions }: Group, { tokens, firstOf }: Text): boolean {
  const { first, sentence } = mentions[0]!
  return first - 1 === firstOf[sentence] && tokens[first - 1]!.text === 'Born'
}

function absorb(person: Person, group: Group): void {
  person.groups.push(group)
  person.sex = sexOf(person.groups.slice(0, forms))
  if (group.mentions[0]!.start < person.first.start) person.first = group.mentions[0]!
  person.named += group.mentions.length
  for (const { sentence } of group.mentions) person.sentences.add(sentence)
}

const isGeneration = (word: string) => nameParts.generation.has(word)

const opening = /^["“‘'(]/
const closing = /["”’')]$/

/** Words, generation suffix and nickname in marks of a full name. */
function parse(all: readonly string[]): { words: readonly string[]; suffix: string | null; nickname: string | null } {
  const last = all.at(-1)!
  const suffix = all.length > 2 && isGeneration(last) ? last : null
  const words = suffix === null ? all : all.slice(0, -1)
  const from = words.findIndex((word, i) => i > 0 && opening.test(word))
  const to = from < 0 ? -1 : words.findIndex((word, i) => i >= from && closing.test(word))
  if (to < 0 || to === words.length - 1) return { words, suffix, nickname: null }
  const nickname = words
    .slice(from, to + 1)
    .join(' ')
    .slice(1, -1)
  return { words: [...words.slice(0, from), ...words.slice(to + 1)], suffix, nickname }
}

/** Other names that somebody may be called by alone: the nickname, short forms of the given name. */
const calledAlso = (given: string, nickname: string | null): readonly string[] => [
  ...(nickname === null ? [] : [nickname]),
  ...(nicknames.get(given) ?? []),
]

/** A shorter or equally long full name that can be this person's. */
function sameFullName(words: readonly string[], suffix: string | null, person: Person): boolean {
  if (suffix !== null && suffix !== person.suffix) return false
  if (suffix === null && person.suffix !== null && person.suffix !== 'sr') return false
  return person.groups.slice(0, forms).some((group) => {
    const { words: long } = parse(group.words)
    if (long.length < words.length) return false
    // “Duke Ellerby”
    const called = words.length === 2 && words[0] === person.nickname && words[1] === long.at(-1)
    return called || within(words, long) || sameEnds(words, long)
  })
}

/** “Lula da Silva” in “Luiz Inácio Lula da Silva”, “Mohammed bin Salman” in “Mohammed bin Salman al-Saud”. */
function within(short: readonly string[], long: readonly string[]): boolean {
  const from = (offset: number) => short.every((word, i) => word === long[offset + i])
  return from(0) || from(long.length - short.length)
}

/** Same last word, matching first words, and middle names that do not contradict. */
function sameEnds(short: readonly string[], long: readonly string[]): boolean {
  if (short.at(-1)!.length === 1 || short.at(-1) !== long.at(-1) || !sameGivenName(short[0]!, long[0]!)) return false
  let at = 1
  for (const middle of short.slice(1, -1)) {
    // “Paul W.” is not “Paul H. W.”: an initial leaves none before it out.
    while (middle.length > 1 && at < long.length - 1 && !sameInitial(middle, long[at]!)) at++
    if (at < long.length - 1 && !sameInitial(middle, long[at]!)) return false
    if (at++ >= long.length - 1) return false
  }
  return true
}

function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true
  if (sameInitial(a, b)) return true
  return (nicknames.get(a)?.includes(b) ?? false) || sameSpelling(a, b)
}

/** “Sergei” and “Sergey”: long names of one length that differ in one letter within, or by one doubled letter. */
function sameSpelling(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || a[0] !== b[0]) return false
  if (a.length === b.length) return differences(a, b) === 1
  const single = (word: string) => word.replace(/(.)\1/g, '$1')
  return single(a) === single(b)
}

function differences(a: string, b: string): number {
  let count = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++
  return count
}

/** “j” or “jk” for “joanne”; two written-out words never. */
function sameInitial(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return (
    short.length <= 2 && short[0] === long[0] && (short.length === 1 || long.length === 1 || !/[aeiouy]/.test(short))
  )
}

/** The people a surname, a given name or a nickname can stand for here: those of the likeliest kind of name. */
function bearers(
  [word, suffix]: readonly string[],
  mention: NameMention,
  byWord: ReadonlyMap<string, Person[]>,
): Person[] {
  if (!word || nameParts.particle.has(word)) return []
  const people = (byWord.get(word) ?? []).filter((person) => suffix === undefined || person.suffix === suffix)
  const sex = sexOfTitle(mention)
  const able = people.filter((person) => sex === null || person.sex === null || sex === person.sex)
  const ranks = [
    able.filter((person) => person.words.at(-1) === word && person.suffix === null),
    able.filter((person) => person.words.at(-1) === word && person.suffix !== null),
    able.filter((person) => person.words[0] === word),
    able.filter((person) => person.nickname === word),
    able.filter((person) => nicknames.get(person.words[0]!)?.includes(word)),
    able.filter((person) => person.words.length > 2 && person.words.includes(word)),
  ]
  return ranks.find((rank) => rank.length > 0) ?? []
}

/** “JFK” for John Fitzgerald Kennedy; the rest becomes a person of one name each. */
function linkInitials(groups: readonly Group[], clusters: Cluster[], people: readonly Person[]): void {
  const byInitials = new Map<string, number[]>()
  for (const [i, { words }] of people.entries()) {
    if (words.length < 3) continue
    const initials = words.map((word) => word[0]).join('')
    byInitials.set(initials, [...(byInitials.get(initials) ?? []), i])
  }
  for (const group of groups) {
    const fits = /^\p{Lu}{3,4}$/u.test(group.text) ? (byInitials.get(group.words[0]!) ?? []) : []
    if (fits.length === 1) clusters[fits[0]!] = toCluster([...clusters[fits[0]!]!.groups, group])
    else clusters.push(toCluster([group]))
  }
}

function toCluster(groups: Group[], former: readonly Group[] = []): Cluster {
  const found = cluster('person', [...groups, ...former], fullest(groups))
  found.sex = sexOf(groups)
  for (const mention of found.mentions)
    if (mention.honorific) found.titledForms.add(`${mention.honorific} ${mention.text}`)
  return found
}

/** Most words, then most letters; not a headline's capitals when there is another. */
function fullest(groups: readonly Group[]): string {
  const forms = groups.flatMap(({ called, mentions }) => [
    ...(called ? [called] : []),
    ...mentions.map((mention) => mention.text),
  ])
  const quiet = forms.filter((text) => text !== text.toUpperCase())
  const weight = (text: string) => text.split(/\s+/).length * 1_000 + Math.min(text.length, 999)
  return (quiet.length > 0 ? quiet : forms)
    .reduce((best, text) => (weight(text) > weight(best) ? text : best))
    .replace(/\s+/g, ' ')
}

/** By honorific, else by given name; null when neither tells or they disagree. */
function sexOf(groups: readonly Group[]): Sex | null {
  const titles = new Set<Sex>()
  for (const group of groups)
    for (const mention of group.mentions) {
      const sex = sexOfTitle(mention)
      if (sex) titles.add(sex)
    }
  if (titles.size > 0) return titles.size === 1 ? [...titles][0]! : null
  for (const { words } of groups) {
    // One word is a given name only when the article has no other (“Melinda said”).
    const given = words.length > 1 ? words.slice(0, -1) : groups.length === 1 ? words : []
    for (const word of given) {
      const sex = givenNames.get(word)
      if (sex) return sex
      if (sex === null) break
    }
  }
  return null
}

/** Which names of organisations are one organisation. */
import { type Cluster, cluster } from './cluster.ts'
import type { Group } from './groups.ts'
import {
  clubPrefixes,
  knownPlaces,
  nameParts,
  nationalities,
  organisationHeads,
  organisationIn,
  organisationKey,
} from './lists.ts'
import type { NameMention } from './mentions.ts'
import type { Text } from './text.ts'

/** How many organisations of one first or last word are compared; more only occur in hostile texts. */
const limit = 16

interface Organisation {
  groups: Group[]
  first: number
  sentences: Set<number>
}

export function linkOrganisations(groups: readonly Group[], text: Text): Cluster[] {
  const organisations: Organisation[] = []
  const bySame = new Map<string, Organisation>()
  const byWord = new Map<string, Organisation[]>()
  const byInitials = new Map<string, Organisation[]>()
  const byEnd = new Map<string, Organisation[]>()
  const put = (map: Map<string, Organisation[]>, key: string, organisation: Organisation) => {
    const same = map.get(key)
    if (!same) map.set(key, [organisation])
    else if (same.length < limit && !same.includes(organisation)) same.push(organisation)
  }
  const of = new Map<Group, Organisation>()
  const absorb = (organisation: Organisation, group: Group) => {
    organisation.groups.push(group)
    of.set(group, organisation)
    organisation.first = Math.min(organisation.first, group.mentions[0]!.start)
    for (const { sentence } of group.mentions) organisation.sentences.add(sentence)
  }
  const introduced = initialsInBrackets(groups, text)
  const longest = [...groups].sort((a, b) => b.words.length - a.words.length)
  const later: Group[] = []
  for (const group of longest) {
    const listed = organisationIn(group.text, text.text)
    const known = listed ?? contentWords(group).join(' ')
    const same = bySame.get(known)
    if (same) {
      absorb(same, group)
      continue
    }
    if (isInitials(group.text) && !listed) {
      later.push(group)
      continue
    }
    const longer = group.words.length > 1 ? candidates(group, byWord) : shortened(group, byWord)
    let organisation = listed ? null : oneOf(longer, group)
    if (!organisation) {
      organisation = { groups: [], first: Number.POSITIVE_INFINITY, sentences: new Set() }
      organisations.push(organisation)
    }
    absorb(organisation, group)
    bySame.set(known, organisation)
    const turned = turnedRound(group)
    if (turned && !bySame.has(turned)) bySame.set(turned, organisation)
    for (const word of contentWords(group)) put(byWord, word, organisation)
    for (const initials of initialsOf(group)) put(byInitials, initials, organisation)
    put(byEnd, group.words.at(-1)!, organisation)
  }
  for (const group of later) {
    const key = organisationKey(group.text)
    const named = introduced.get(key)
    const long = (named && of.get(named)) ?? oneOf(byInitials.get(key.toLowerCase()) ?? [], group)
    if (long) absorb(long, group)
    else organisations.push({ groups: [group], first: group.mentions[0]!.start, sentences: new Set() })
  }
  return organisations.map(({ groups }) => cluster('organisation', groups, nameOf(groups, text)))
}

/** “labour ministry” for “Ministry of Labour”, also where its state is named before it: a body of a state is named either way. */
function turnedRound({ words }: Group): string | null {
  const [body, of, ...subject] = nationalities.has(words[0]!) ? words.slice(1) : words
  return of === 'of' && subject.length > 0 && nameParts.body.has(body!) ? [...subject, body].join(' ') : null
}

/** “HSB”, “H.S.B.”, “MoH” */
const isInitials = (text: string) => /^(?:(?:\p{Lu}\.?){2,8}|\p{Lu}(?:\p{Ll}?\p{Lu}){1,5})$/u.test(text)

function contentWords(group: Group): string[] {
  const words = group.words.filter((word, i) => i === 0 || !nameParts.legalForm.has(word))
  return words.length > 0 ? [...words] : [...group.words]
}

/** Initials with and without small words: “bbc”, “doj”/“dj”. */
export function initialsOf(group: Pick<Group, 'words'>): string[] {
  const words = group.words.filter((word) => /^[\p{L}\p{N}]/u.test(word))
  if (words.length < 2) return []
  const content = words.filter((word) => !nameParts.functionWord.has(word))
  const forms = [
    content,
    words,
    content.filter((word) => !nameParts.legalForm.has(word)),
    content.filter((word) => !nationalities.has(word)),
    words.filter((word) => !nationalities.has(word)),
  ]
  return [...new Set(forms.filter((form) => form.length > 1).map((form) => form.map((word) => word[0]).join('')))]
}

/** Longer names that this longer name shortens: “State Department” of “US State Department”. */
function candidates(group: Group, byWord: ReadonlyMap<string, Organisation[]>): Organisation[] {
  const near = byWord.get(group.words.at(-1)!) ?? byWord.get(group.words[0]!) ?? []
  const ends = (words: readonly string[]) =>
    words.length > group.words.length &&
    group.words.every((word, i) => word === words[words.length - group.words.length + i])
  const starts = (words: readonly string[]) =>
    words.length > group.words.length && group.words.every((word, i) => word === words[i])
  const [short, ...rest] = group.words
  // “Man United” of “Manchester United”
  const cut = ([first, ...others]: readonly string[]) =>
    short!.length > 2 && short !== first && first!.startsWith(short!) && others.join(' ') === rest.join(' ')
  const of = (test: (words: readonly string[]) => boolean) =>
    near.filter(({ groups }) => groups.slice(0, limit).some(({ words }) => test(words)))
  const ending = of(ends)
  if (ending.length > 0) return ending
  const starting = of(starts)
  return starting.length > 0 ? starting : of(cut)
}

/** Longer names one word can stand for: their first word (“Boeing”), or the noun for their kind (“the Commission”). */
function shortened(group: Group, byWord: ReadonlyMap<string, Organisation[]>): Organisation[] {
  const word = group.words[0]!
  if (nationalities.has(word)) return []
  // “the Greens”, of a Green Party
  const members = (byWord.get(word.replace(/s$/, '')) ?? []).filter(({ groups }) =>
    groups.some(({ words }) => words.length === 2 && `${words[0]}s` === word && words[1] === 'party'),
  )
  if (members.length > 0) return members
  const noun = organisationHeads.has(word)
  return (byWord.get(word) ?? []).filter((organisation) =>
    organisation.groups.slice(0, limit).some(({ words }) => {
      if (words.length < 2) return false
      if (words[0] === word) return !noun || words[1] === 'of'
      // “the Bulls” of the Chicago Bulls
      const town = words.slice(0, -1).join(' ')
      if (words.at(-1) === word && word.endsWith('s') && knownPlaces.has(town)) return true
      // “AC Torvano”
      if (words.length === 2 && words[1] === word && clubPrefixes.has(words[0]!)) return true
      return noun
        ? words.at(-1) === word || words[words.indexOf('of') - 1] === word
        : words.at(-1) === word && words[words.length - 2] === 'of'
    }),
  )
}

/** The only one; of several the only one named before, else the only one in this sentence or the one before. */
function oneOf(organisations: readonly Organisation[], group: Group): Organisation | null {
  if (organisations.length < 2) return organisations[0] ?? null
  const { start, sentence } = group.mentions[0]!
  const before = organisations.filter((organisation) => organisation.first < start)
  if (before.length === 1) return before[0]!
  const near = before.filter(({ sentences }) => sentences.has(sentence) || sentences.has(sentence - 1))
  return near.length === 1 ? near[0]! : null
}

/** Groups by the initials written in brackets right after them, or that stand in brackets after their initials. */
function initialsInBrackets(groups: readonly Group[], { text }: Text): ReadonlyMap<string, Group> {
  const all: [NameMention, Group][] = groups
    .flatMap((group) => group.mentions.map((mention): [NameMention, Group] => [mention, group]))
    .sort(([a], [b]) => a.start - b.start)
  const introduced = new Map<string, Group>()
  for (let i = 1; i < all.length; i++) {
    const [[before, long], [after, short]] = [all[i - 1]!, all[i]!]
    if (after.start - before.end > 3 || text[after.end] !== ')' || !/^\s?\($/.test(text.slice(before.end, after.start)))
      continue
    const [name, initials] = isInitials(after.text)
      ? [long, short]
      : isInitials(before.text)
        ? [short, long]
        : [null, null]
    if (name && initials && name.words.length > 1) introduced.set(organisationKey(initials.text), name)
  }
  return introduced
}

/** The listed name, else the form with most words, then most letters. */
function nameOf(groups: readonly Group[], { text }: Text): string {
  for (const group of groups) {
    const known = organisationIn(group.text, text)
    if (known) return known
  }
  const weight = (text: string) =>
    (text === text.toUpperCase() && text.includes(' ') ? 0 : 10_000) +
    text.split(/\s+/).length * 100 +
    Math.min(text.length, 99)
  return groups
    .map((group) => group.text)
    .reduce((best, text) => (weight(text) > weight(best) ? text : best))
    .replace(/\s+/g, ' ')
}

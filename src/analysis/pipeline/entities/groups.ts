/** Equally written names of an article, with one type each: disagreement is settled by what the whole article shows. */
import type { EntityType } from '../../../../schemas/entity.ts'
import { fold } from './fold.ts'
import {
  clubPrefixes,
  firmWords,
  givenNames,
  knownOrganisationName,
  knownPlaces,
  nameParts,
  organisationHeads,
  placeKey,
} from './lists.ts'
import type { NameMention } from './mentions.ts'

export interface Group {
  type: EntityType
  /** The first written form. */
  text: string
  /** Folded words. */
  words: readonly string[]
  /** The full name, where the article never writes it in one: “Leah Whitmore” of “Leah and Tom Whitmore”. */
  called?: string
  mentions: NameMention[]
}

/** Mentions of one written name and type, in order of their first one. */
export function groupNames(mentions: readonly NameMention[]): Group[] {
  const byKey = new Map<string, NameMention[]>()
  for (const mention of mentions) {
    const key = placeKey(mention.text)
    const same = byKey.get(key)
    if (same) same.push(mention)
    else byKey.set(key, [mention])
  }
  const families = familyNames(mentions)
  const firms = shortNames(mentions)
  const groups: Group[] = []
  for (const same of byKey.values()) {
    // A title makes a person whatever the others of the name are (“Mr Washington” in Washington).
    const titled = same.filter((mention) => mention.honorific !== null)
    const plain = same.filter((mention) => mention.honorific === null)
    const type = settle(plain.length > 0 ? plain : titled, titled.length > 0, families, firms)
    const add = (type: EntityType, mentions: NameMention[]) => {
      if (mentions.length === 0) return
      const text = mentions[0]!.text
      groups.push({ type, text, words: fold(text).split(' '), mentions })
    }
    if (type === 'person') add('person', same)
    else {
      add('person', titled)
      add(type, plain)
    }
  }
  return groups.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
}

/** Last words of the people named in full: alone, they are most likely the person. */
function familyNames(mentions: readonly NameMention[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { type, text } of mentions) {
    if (type !== 'person') continue
    const words = fold(text).split(' ')
    if (words.length > 1) names.add(words.at(-1)!)
  }
  return names
}

/**
 * What firms and clubs are called for short: “orvano” of “Orvano Group”, “pell hardwick” of “Pell-Hardwick Inc.”, “tolland”
 * of “Tolland Paper Mills Co.”, “torvano” of “AC Torvano”.
 */
function shortNames(mentions: readonly NameMention[]): ReadonlySet<string> {
  const names = new Set<string>()
  const given = new Set<string>()
  for (const { type, text } of mentions) {
    const words = fold(text).split(' ')
    if (type === 'person' && words.length > 1) given.add(words[0]!)
    if (type !== 'organisation') continue
    let end = words.length
    while (end > 0 && firmWords.has(words[end - 1]!)) end--
    const isForm = nameParts.legalForm.has(words.at(-1)!)
    if (end < words.length && end > 0 && !(end === 1 && !isForm && givenNames.has(words[0]!)))
      names.add(words.slice(0, end).join(' '))
    if (isForm && end > 1) names.add(words[0]!)
    if (words.length === 2 && clubPrefixes.has(words[0]!)) names.add(words[1]!)
  }
  for (const name of given) names.delete(name)
  return names
}

function settle(
  mentions: readonly NameMention[],
  titled: boolean,
  families: ReadonlySet<string>,
  firms: ReadonlySet<string>,
): EntityType {
  const text = mentions[0]!.text
  const votes = { person: 0, organisation: 0, place: 0 }
  for (const { type } of mentions) votes[type]++
  const words = fold(text).split(' ')
  const place = knownPlaces.get(placeKey(text))
  const person = words.length === 1 && families.has(words[0]!)
  // The name of a state is the state unless the article has a person of that name.
  if (place?.kind === 'state' && votes.person <= votes.place + votes.organisation && !person) return 'place'
  if (words.length === 1 && nameParts.direction.has(words[0]!)) return 'place'
  if (knownOrganisationName(text) && !person) return 'organisation'
  if (!person && !place && !titled && firms.has(words.join(' '))) return 'organisation'
  if (person && !place && votes.person + (titled ? 1 : 0) > 0) return 'person'
  if (person && !place && votes.place === 0 && !organisationHeads.has(words[0]!)) return 'person'
  if (words.length > 1 && votes.person > 0 && givenNames.get(words[0]!) && !organisationHeads.has(words.at(-1)!))
    votes.person++
  // “Corp”, “Ltd” and the like are nobody's and no place's name.
  if (words.length > 1 && nameParts.company.has(words.at(-1)!)) return 'organisation'
  if (place) votes.place++
  else if (words.length > 1 && organisationHeads.has(words.at(-1)!)) votes.organisation++
  return (['person', 'organisation', 'place'] as const).reduce((best, type) =>
    votes[type] > votes[best] || (votes[type] === votes[best] && mentions[0]!.type === type) ? type : best,
  )
}

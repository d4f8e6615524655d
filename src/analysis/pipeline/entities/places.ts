/** Which names of places are one place, and the country it is or lies in. */
import { type Cluster, cluster } from './cluster.ts'
import { fold } from './fold.ts'
import type { Group } from './groups.ts'
import {
  isCapital,
  type KnownPlace,
  knownPlaces,
  nameParts,
  nationalities,
  placeKey,
  regionsNamedAsStates,
} from './lists.ts'
import type { Text } from './text.ts'
import { partsNamed, whereOf } from './where.ts'

/** @param home code of the outlet’s country; null when nothing tells. */
export function linkPlaces(groups: readonly Group[], text: Text, home: string | null): Cluster[] {
  const byName = new Map<string, Group[]>()
  const keys = new Map<Group, string>()
  for (const group of groups) keys.set(group, keyOf(group))
  // A direction alone is the state of that half when the article names one (“the North” for North Korea).
  const halves = new Map<string, string | null>()
  for (const [group, key] of keys) {
    const first = group.words[0]!
    if (group.words.length === 2 && nameParts.direction.has(first))
      halves.set(first, halves.has(first) && halves.get(first) !== key ? null : key)
  }
  const present = new Set(keys.values())
  for (const [group, key] of keys) {
    let name = key
    if (group.words.length === 1 && nameParts.direction.has(group.words[0]!)) name = halves.get(group.words[0]!) ?? key
    // “Taipei” when “Taipei City” is there too; not “Mexico” for “Mexico City”, which the lists tell apart.
    else if (
      group.words.length > 1 &&
      nameParts.kindOfPlace.has(group.words.at(-1)!) &&
      !knownPlaces.has(placeKey(group.text))
    ) {
      const bare = fold(group.words.slice(0, -1).join(' '))
      const plain = [...new Set([knownPlaces.get(bare)?.name ?? bare, bare])].find((name) => present.has(name))
      if (plain && knownPlaces.get(bare)?.kind !== 'state') name = plain
    }
    byName.set(name, [...(byName.get(name) ?? []), group])
  }
  const evidence = new Evidence(groups, text, home)
  const named = byName.size > 0 ? partsNamed(text) : []
  const clusters = [...byName.values()].map((groups) => {
    const known = groups.map((group) => knownPlaces.get(placeKey(group.text))).find((place) => place !== undefined)
    const found = cluster('place', groups, known?.name ?? fullest(groups))
    found.country = country(known, found, text, evidence)
    found.where = whereOf(found, known, found.country, text, named)
    // The part after the comma is the surer: “Paris, Tex.”
    if (found.where) found.country = found.where.country
    return found
  })
  return withTownsBefore(clusters, text)
}

/** The places with the country of the town before the comma, where a state and a part of that country have one name: “Macon, Georgia”. */
function withTownsBefore(clusters: Cluster[], { tokens }: Text): Cluster[] {
  const towns = new Map(clusters.flatMap((town) => town.mentions.map(({ last }) => [last, town] as const)))
  for (const found of clusters) {
    const other = regionsNamedAsStates.get(placeKey(found.name))
    if (!other || found.country === other) continue
    const before = found.mentions.flatMap(({ first }) =>
      tokens[first - 1]?.text === ',' ? (towns.get(first - 2) ?? []) : [],
    )
    if (before.length > 0 && before.every(({ where }) => where?.country === other)) found.country = other
  }
  return clusters
}

const keyOf = (group: Group) => knownPlaces.get(placeKey(group.text))?.name ?? fold(group.text)

/** The longest form, not in the capitals of a dateline. */
const fullest = (groups: readonly Group[]) =>
  groups
    .flatMap((group) => group.mentions.map(({ text }) => text))
    .map((text) => text.replace(/\s+/g, ' '))
    .map((text) => (/^(?=.*[AEIOUY])\p{Lu}{4,}(?: \p{Lu}{3,})*$/u.test(text) ? inLowerCase(text) : text))
    .reduce((best, text) => (text.length > best.length ? text : best))

/** “Walcott” for “WALCOTT” */
const inLowerCase = (text: string) => text.replace(/(?<=\p{Lu})\p{Lu}+/gu, (rest) => rest.toLowerCase())

/** What an article shows of countries, worked out when it is asked for. */
class Evidence {
  readonly #places: readonly KnownPlace[]
  readonly #text: Text
  readonly #home: string | null
  #adjectives: Set<string> | undefined

  constructor(groups: readonly Group[], text: Text, home: string | null) {
    this.#places = groups.flatMap((group) => knownPlaces.get(placeKey(group.text)) ?? [])
    this.#text = text
    this.#home = home
  }

  /** It is the outlet’s, or the article names the country’s people or adjective, or a place there other than this one. */
  shows(country: string | null, besides: KnownPlace): boolean {
    if (country !== null && country === this.#home) return true
    this.#adjectives ??= new Set(
      this.#text.tokens.flatMap(({ text }) => (/^\p{Lu}/u.test(text) ? (nationalities.get(fold(text)) ?? []) : [])),
    )
    const there = (place: KnownPlace) => place.country === country && place.name !== besides.name && !place.doubtful
    return (besides.kind !== 'state' && this.#adjectives.has(country ?? '')) || this.#places.some(there)
  }

  /** It is the outlet’s, or the article names more places within the country, its capital apart, than states besides. */
  isHome(country: string, besides: KnownPlace): boolean {
    if (country === this.#home) return true
    const inside = this.#places.filter(
      (place) => place.country === country && place.kind !== 'state' && !place.doubtful && !isCapital(place.name),
    )
    const states = this.#places.filter(
      (place) => place.kind === 'state' && place.country !== country && place.name !== besides.name,
    )
    return inside.length > states.length
  }
}

/** By the larger place written after it (“Springfield, Ohio”), else by the lists, in doubt as far as the article bears them out. */
function country(
  known: KnownPlace | undefined,
  { mentions }: Cluster,
  { tokens }: Text,
  evidence: Evidence,
): string | null {
  if (known?.kind === 'state') {
    const other = regionsNamedAsStates.get(placeKey(known.name))
    return other && evidence.isHome(other, known) && !evidence.shows(known.country, known) ? other : known.country
  }
  const listed = known?.doubtful && !evidence.shows(known.country, known) ? null : (known?.country ?? null)
  for (const { last } of mentions) {
    if (tokens[last + 1]?.text !== ',') continue
    for (const length of [3, 2, 1]) {
      const words = tokens.slice(last + 2, last + 2 + length)
      if (words.length < length || !/^\p{Lu}/u.test(words[0]!.text)) continue
      const larger = words.map((token) => token.text).join(' ')
      // “Albany, New York”: the state that is called like its city.
      const around = knownPlaces.get(placeKey(`${larger} State`)) ?? knownPlaces.get(placeKey(larger))
      // “Paris, France and Spain” may be a list: a state tells only where the name does not, a region always.
      if (around?.country && around.kind !== 'city' && (!listed || around.kind === 'region')) return around.country
    }
  }
  return listed
}

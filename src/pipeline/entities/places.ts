/** Which names of places are one place, and the country it is or lies in. */
import { type Cluster, cluster } from './cluster.ts'
import { fold } from './fold.ts'
import type { Group } from './groups.ts'
import { type KnownPlace, knownPlaces, nameParts, placeKey } from './lists.ts'
import type { Text } from './text.ts'

export function linkPlaces(groups: readonly Group[], text: Text): Cluster[] {
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
  return [...byName.values()].map((groups) => {
    const known = groups.map((group) => knownPlaces.get(placeKey(group.text))).find((place) => place !== undefined)
    const found = cluster('place', groups, known?.name ?? fullest(groups))
    found.country = country(known, found, text)
    return found
  })
}

const keyOf = (group: Group) => knownPlaces.get(placeKey(group.text))?.name ?? fold(group.text)

const fullest = (groups: readonly Group[]) =>
  groups
    .map((group) => group.text)
    .reduce((best, text) => (text.length > best.length ? text : best))
    .replace(/\s+/g, ' ')

/** By the larger place written after it (“Springfield, Ohio”), else by the lists. */
function country(known: KnownPlace | undefined, { mentions }: Cluster, { tokens }: Text): string | null {
  if (known?.kind === 'state') return known.country
  for (const { last } of mentions) {
    if (tokens[last + 1]?.text !== ',') continue
    for (const length of [3, 2, 1]) {
      const words = tokens.slice(last + 2, last + 2 + length)
      if (words.length < length || !/^\p{Lu}/u.test(words[0]!.text)) continue
      const larger = words.map((token) => token.text).join(' ')
      const around = knownPlaces.get(placeKey(larger))
      // “Paris, France and Spain” may be a list: a state tells only where the name does not, a region always.
      if (around?.country && around.kind !== 'city' && (!known?.country || around.kind === 'region'))
        return around.country
    }
  }
  return known?.country ?? null
}

/** Common nouns that stand for a place named before: “Peru shut its border. The country has …”. */
import { type Appearance, described } from './discourse.ts'
import { knownPlaces, placeKey, placeNouns } from './lists.ts'
import type { Text } from './text.ts'

/** How many earlier appearances are looked at for one noun, and how many sentences back. */
const memory = 40
const span = 2

/** Links “the country”, “the city” to the only place of that kind that was named shortly before. Returns the new appearances. */
export function linkPlaceNouns(named: readonly Appearance[], text: Text): Appearance[] {
  const { tokens, sentenceOf, quoteOf } = text
  const places = named.filter(({ cluster }) => cluster.type === 'place')
  const found: Appearance[] = []
  let at = 0
  for (let i = 1; i < tokens.length; i++) {
    while (at < places.length && places[at]!.first < i) at++
    const noun = tokens[i]!.text
    const kinds = tokens[i - 1]!.text.toLowerCase() === 'the' ? placeNouns.get(noun) : undefined
    const sentence = sentenceOf[i]!
    const quote = quoteOf[i]!
    if (!kinds || sentenceOf[i - 1] !== sentence || isOther(text, i)) continue
    const near = places
      .slice(Math.max(0, at - memory), at)
      .filter((place) => sentence - place.sentence <= span && place.quote === quote)
      .filter((place) => isKind(place, noun, kinds, text))
    const able = new Set(near.map(({ cluster }) => cluster))
    const [cluster] = able
    if (!cluster || able.size > 1) continue
    found.push(described(cluster, i - 1, i, text))
  }
  return found
}

/** “the city council”, “the town of Osk”, “the country that won”: something else, or named behind it. */
function isOther({ tokens, sentenceOf }: Text, i: number): boolean {
  const next = tokens[i + 1]
  if (!next || sentenceOf[i + 1] !== sentenceOf[i]) return false
  return /^(?:NOUN|PROPN|ADJ)$/.test(next.pos) || /^(?:of|that|which|where|whose|-|‑)$/.test(next.text)
}

/** The lists say that it is of the kind, or the words before its name (“the town of Osk”) that it is that. */
function isKind({ cluster, first }: Appearance, noun: string, kinds: ReadonlySet<string>, { tokens }: Text): boolean {
  const known = knownPlaces.get(placeKey(cluster.name))
  return known ? kinds.has(known.kind) : tokens[first - 1]?.text === 'of' && tokens[first - 2]?.text === noun
}

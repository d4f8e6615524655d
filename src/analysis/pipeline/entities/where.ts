/** Where a settlement lies, when its name, its country and the company that it keeps leave no doubt. */
import { textFile, wordList } from '../../../data.ts'
import { fold } from './fold.ts'
import type { KnownPlace } from './lists.ts'
import type { Text } from './text.ts'

export interface Where {
  country: string
  coordinates: { lat: number; lon: number }
  /** Id of GeoNames. */
  geonames: number
}

interface Settlement extends Where {
  /** The part of its country, as `divisions.tsv` names it. */
  part: string
  /** No other of the name in its country is meant. */
  isMain: boolean
}

/** What an article says of a place. */
interface Named {
  name: string
  groups: readonly { text: string }[]
  mentions: readonly { last: number }[]
}

/** A part of a country that is written in the text. */
interface Part {
  country: string
  code: string
}

const split = (names: string | undefined) => (names ? names.split('|') : [])
/** Abbreviations are told from words by their capitals, so that “OR” is a state and “or” is none. */
const written = (words: string) => words.replace(/\./g, '')

const parts = { names: new Map<string, Part>(), forms: new Map<string, Part>() }
/** The first words of the parts’ names. */
const firstWords = new Set<string>()
for (const [country, code, name, forms] of wordList('entities', 'divisions')) {
  const part = { country: country!, code: code! }
  parts.names.set(name!, part)
  firstWords.add(name!.split(' ', 1)[0]!)
  for (const form of [name!, ...split(forms)]) parts.forms.set(written(form), part)
}
/** Words in the name of a part, at most. */
const LONGEST = 4
/** Tokens before and after a place within which the part of the country that is named is its own. */
const NEAR = 40

/** The list in one text, a row a line; read when the first article names a place. */
let list: string | undefined

/** Settlements by their folded name: rows lie in its order, so that few of them are looked at. */
function settlementsOf(name: string): Settlement[] {
  list ??= textFile('entities', 'settlements.tsv')
  let [low, high] = [0, list.length]
  while (low < high) {
    const start = list.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1
    if (list.slice(start, list.indexOf('\t', start)) < name) low = list.indexOf('\n', start) + 1
    else high = Math.max(low, start)
  }
  const found: Settlement[] = []
  for (let at = low; list.startsWith(`${name}\t`, at); at = list.indexOf('\n', at) + 1) {
    const [, country, part, scope, lat, lon, geonames] = list.slice(at, list.indexOf('\n', at)).split('\t')
    found.push({
      country: country!,
      part: part!,
      isMain: scope === 'country',
      coordinates: { lat: Number(lat), lon: Number(lon) },
      geonames: Number(geonames),
    })
  }
  return found
}

/** The parts of countries that a text names, each with its first token; in order. */
export function partsNamed({ tokens }: Text): { at: number; part: Part }[] {
  const found: { at: number; part: Part }[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (!firstWords.has(tokens[at]!.text)) continue
    for (let length = LONGEST; length > 0; length--) {
      const part = parts.names.get(wordsAt(tokens, at, length))
      if (!part) continue
      found.push({ at, part })
      at += length - 1
      break
    }
  }
  return found
}

const wordsAt = (tokens: Text['tokens'], at: number, length: number) =>
  tokens
    .slice(at, at + length)
    .map(({ text }) => text)
    .join(' ')

/**
 * @param known the place by the lists of names, which leave no doubt that it is no settlement.
 * @param country as far as it is known.
 * @param named see {@link partsNamed}.
 */
export function whereOf(
  { name, groups, mentions }: Named,
  known: KnownPlace | undefined,
  country: string | null,
  { tokens }: Text,
  named: readonly { at: number; part: Part }[],
): Where | null {
  const keys = [...new Set([name, ...groups.map(({ text }) => text)].map(fold))]
  const called = keys.map(settlementsOf)
  const of = (country: string) =>
    called.map((some) => some.filter((one) => one.country === country)).find((some) => some.length > 0) ?? []
  const within = (part: Part) => of(part.country).filter(({ part: code }) => code === part.code)

  // “Paris, Tex.”
  const after = mentions.flatMap(({ last }) => partAfter(tokens, last) ?? [])
  const told = distinct(after.flatMap(within))
  if (told.length > 0) return told.length === 1 ? place(told[0]!) : null
  if (after.some((part) => part.country === country)) return null

  if (country === null || (known && known.kind !== 'city') || (!known && parts.names.has(name))) return null
  const near = [...new Set(mentions.flatMap(({ last }) => between(named, last - NEAR, last + NEAR)))]
  const beside = distinct(near.filter((part) => part.country === country).flatMap(within))
  const main = of(country).find(({ isMain }) => isMain)
  if (main && (beside.length === 0 || beside.some(({ geonames }) => geonames === main.geonames))) return place(main)
  return beside.length === 1 ? place(beside[0]!) : null
}

const distinct = (some: readonly Settlement[]) => [...new Map(some.map((one) => [one.geonames, one])).values()]

const place = ({ country, coordinates, geonames }: Settlement): Where => ({ country, coordinates, geonames })

/** The part of a country that stands after a comma. */
function partAfter(tokens: Text['tokens'], last: number): Part | null {
  if (tokens[last + 1]?.text !== ',') return null
  for (let length = LONGEST; length > 0; length--) {
    const part = parts.forms.get(written(wordsAt(tokens, last + 2, length)))
    if (part) return part
  }
  return null
}

/** Parts named from one token on to another. */
function between(named: readonly { at: number; part: Part }[], from: number, to: number): Part[] {
  let [low, high] = [0, named.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (named[middle]!.at < from) low = middle + 1
    else high = middle
  }
  const found: Part[] = []
  for (let i = low; i < named.length && named[i]!.at <= to; i++) found.push(named[i]!.part)
  return found
}

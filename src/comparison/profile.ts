/** What an article is about, as the few words that tell most, so that two articles can be compared without their texts. */
import { hashText } from '../analysis/pipeline/names/hash.ts'
import { stem, words } from '../store/words.ts'
import { rarityOf } from './rarity.ts'

/** What is read of an article. */
export interface Subject {
  text: string
  /** As the article prints them. */
  names: readonly string[]
}

/** Words by their hashes, ascending, with weights whose squares add up to 1. */
export interface Profile {
  hashes: Uint32Array
  weights: Float32Array
}

/** Words of a profile, and those by which others are found that may be alike. */
const most = { words: 100, keys: 12 }
/** Keys that two articles share before they are compared. */
export const keysShared = 2
/** The beginning of an article says what it is about, in UTF-16 code units; what is read of it in all. */
const lead = 400
const read = 100_000
/** How much more a word counts there, and as a part of a name. */
const gain = { lead: 2, name: 1.5 }

interface Word {
  count: number
  rarity: number
  lead: boolean
  name: boolean
}

export function profileOf({ text, names }: Subject): Profile {
  const named = new Set(names.flatMap(wordsOf))
  const found = new Map<string, Word>()
  const take = (stretch: string, lead: boolean) => {
    for (const word of wordsOf(stretch)) {
      const root = rootOf(word)
      const known = found.get(root)
      const one = known ?? { count: 0, rarity: 0, lead, name: false }
      if (!known) found.set(root, one)
      one.count++
      one.rarity = Math.max(one.rarity, rarityOf(word))
      one.name ||= named.has(word)
    }
  }
  // Between two words: what is cut in two would be two words that the text does not have.
  const cut = text.slice(0, lead).search(/[\p{L}\p{N}\p{M}'’]+$/u)
  const end = text.length > lead && cut > 0 ? cut : lead
  take(text.slice(0, end), true)
  take(text.slice(end, read), false)
  const weighed = [...found].map(([root, { count, rarity, lead, name }]): [number, number] => [
    hashText(root) >>> 0,
    (1 + Math.log(count) / 2) * rarity ** 2 * (lead ? gain.lead : 1) * (name ? gain.name : 1),
  ])
  const told = weighed.filter(([, weight]) => weight > 0).sort(byWeight)
  return normalised(told.slice(0, most.words))
}

const byWeight = ([a, m]: [number, number], [b, n]: [number, number]) => n - m || a - b

/** Of a genitive the name. */
function wordsOf(text: string): string[] {
  return words(text.replace(/['’]s\b/g, '')).filter((word) => word.length > 1 || /\d/.test(word))
}

/** Without the commonest endings of verbs and of what is made of them: “elected” and “elections” are of one root. */
function rootOf(word: string): string {
  const singular = stem(word)
  return singular.length > 5 ? singular.replace(/(?:ing|ed|ers?|ly|ions?)$/, '') : singular
}

function normalised(weighed: readonly [number, number][]): Profile {
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  const sorted = [...new Map(weighed)].sort(([a], [b]) => a - b)
  return {
    hashes: Uint32Array.from(sorted, ([hash]) => hash),
    weights: Float32Array.from(sorted, ([, weight]) => weight / length),
  }
}

/** The words that tell most of an article, as their hashes. */
export function keysOf({ hashes, weights }: Profile): number[] {
  return [...hashes]
    .map((hash, i): [number, number] => [hash, weights[i]!])
    .sort(byWeight)
    .slice(0, most.keys)
    .map(([hash]) => hash)
}

/** How much two articles are about the same: 0 for nothing in common, 1 for the same words with the same weights. */
export function likeness(a: Profile, b: Profile): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.hashes.length && j < b.hashes.length; ) {
    const difference = a.hashes[i]! - b.hashes[j]!
    if (difference === 0) sum += a.weights[i++]! * b.weights[j++]!
    else if (difference < 0) i++
    else j++
  }
  return sum
}

/** A profile as bytes: the hashes, then the weights. */
export function packProfile({ hashes, weights }: Profile): Uint8Array {
  const bytes = new Uint8Array(hashes.byteLength + weights.byteLength)
  bytes.set(new Uint8Array(hashes.buffer))
  bytes.set(new Uint8Array(weights.buffer), hashes.byteLength)
  return bytes
}

export function unpackProfile(packed: Uint8Array | ArrayBuffer): Profile {
  // A copy: the bytes may begin anywhere in memory, numbers may not.
  const { buffer } = Uint8Array.from(new Uint8Array(packed))
  const count = buffer.byteLength / 8
  return { hashes: new Uint32Array(buffer, 0, count), weights: new Float32Array(buffer, 4 * count, count) }
}

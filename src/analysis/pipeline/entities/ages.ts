/** “The 54-year-old”: an age that stands for somebody named before. */
import type { Cluster } from './cluster.ts'
import { type Appearance, clusterOf, described, subjectOf } from './discourse.ts'
import { type Text, tells } from './text.ts'

/** How many appearances before, and how many sentences outside of quotation marks, are looked at for one age. */
const memory = 40
const near = 3

/**
 * Links each age to the person who is said to have it, or else to the one person of the sentence before whose age is not
 * given, or, of several, to the one who acts in it where the age speaks. Two who could be meant leave it unlinked. Answers the
 * new appearances; `named` is in order.
 */
export function linkAges(named: readonly Appearance[], text: Text): Appearance[] {
  const { tokens, quoteOf, sentenceOf } = text
  const ages = new Map<Cluster, string>()
  const found: Appearance[] = []
  let at = 0
  for (let i = 1; i + 4 < tokens.length; i++) {
    const age = ageAt(tokens, i)
    if (age === null) continue
    while (at < named.length && named[at]!.first < i) {
      const { cluster, first, last } = named[at++]!
      const stated = cluster.type === 'person' ? ageOf(text, first, last) : null
      if (stated !== null && !ages.has(cluster)) ages.set(cluster, stated)
    }
    if (quoteOf[i]! >= 0) continue
    const before = named.slice(Math.max(0, at - memory), at).filter((other) => other.cluster.type === 'person')
    const { speaks } = subjectOf(text, i - 1, i + 4)
    const cluster = bearerOf({ age, speaks }, before, ages, sentenceOf[i]!, text)
    if (!cluster) continue
    found.push(described(cluster, i - 1, i + 4, text))
  }
  return found
}

/** The age of “the 54-year-old” whose number is at an index, when no noun follows; null where there is none. */
function ageAt(tokens: Text['tokens'], i: number): string | null {
  if (!/^the$/i.test(tokens[i - 1]!.text) || !/^\d{1,3}$/.test(tokens[i]!.text)) return null
  const parts = [1, 2, 3, 4].map((n) => tokens[i + n]!.text).join('')
  return parts === '-year-old' && !/^(?:NOUN|PROPN|ADJ)$/.test(tokens[i + 5]?.pos ?? '') ? tokens[i]!.text : null
}

/** “Ada Moss, 54,”, “Ada Moss (54)”, “54-year-old Ada Moss” */
function ageOf({ tokens }: Text, first: number, last: number): string | null {
  const age = tokens[last + 2]?.text ?? ''
  const closes = /^[,().;]$/.test(tokens[last + 3]?.text ?? '')
  if (/^[,(]$/.test(tokens[last + 1]?.text ?? '') && closes && /^\d{1,3}$/.test(age)) return age
  for (let k = first - 1; k >= Math.max(4, first - 6) && !/^[,.;]$/.test(tokens[k]!.text); k--)
    if (tokens[k]!.text === 'old' && tokens[k - 2]!.text === 'year') return tokens[k - 4]!.text
  return null
}

function bearerOf(
  { age, speaks }: { age: string; speaks: boolean },
  before: readonly Appearance[],
  ages: ReadonlyMap<Cluster, string>,
  sentence: number,
  text: Text,
): Cluster | null {
  const bearers = new Set(before.map(({ cluster }) => cluster).filter((person) => ages.get(person) === age))
  if (bearers.size > 0) return bearers.size === 1 ? [...bearers][0]! : null
  for (let s = sentence - 1, sentences = 0; s >= 0 && sentences < near; s--) {
    const there = before.filter((other) => other.sentence === s && other.quote < 0)
    const able = new Set(there.map(({ cluster }) => cluster).filter((person) => !ages.has(person)))
    const told = there.some(({ subject }) => subject) || new Set(there.map(({ cluster }) => cluster)).size === 1
    // “Ada Moss beat Eve Vale. “It was hard,” the 23-year-old said.”
    const doers = speaks ? there.filter(({ subject, cluster }) => subject && able.has(cluster)) : []
    const one = able.size > 1 ? new Set(doers.map(clusterOf)) : able
    if (able.size > 0) return one.size === 1 && told ? [...one][0]! : null
    if (tells(text, s)) sentences++
  }
  return null
}

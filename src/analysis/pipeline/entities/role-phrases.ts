/** Noun phrases that say what a person is: “the vice president of the European Commission”. */
import { fold } from './fold.ts'
import { nationalities, notNames, type RoleNoun, remarks, roleNouns, roleWords } from './lists.ts'
import type { NameMention } from './mentions.ts'
import type { Text } from './text.ts'

export interface RolePhrase {
  noun: RoleNoun
  /** First token without determiner. */
  first: number
  /** Last token of the noun. */
  head: number
  /** Last token with what follows the noun (“of the European Commission”); equal to `head` without. */
  last: number
  /** Its determiner: first token with it, and what it is. `owner`: “Britain’s”. */
  from: number
  determiner: 'the' | 'a' | 'own' | 'owner' | null
  /** Folded words before and in the noun. */
  words: readonly string[]
  /** Country codes that its words and its owner point to. */
  countries: ReadonlySet<string>
}

/** Longest stretch before and after the noun, in tokens. */
const reach = 8
const complement = 12

/** All role phrases of the text in order; they do not overlap. */
export function rolePhrases(text: Text, mentions: readonly NameMention[]): RolePhrase[] {
  const { tokens, sentenceOf, firstOf } = text
  /** Type of the name each token belongs to. */
  const nameOf = new Map<number, NameMention>()
  for (const mention of mentions) for (let i = mention.first; i <= mention.last; i++) nameOf.set(i, mention)
  const found: RolePhrase[] = []
  let free = 0
  for (let i = 0; i < tokens.length; i++) {
    const noun = nounAt(text, i, firstOf[sentenceOf[i]! + 1]!)
    if (!noun || nameOf.get(i)?.type === 'person') continue
    const head = i + noun.words.length - 1
    // “party leader”, “police chief inspector”: the last of several nouns is the head.
    if (nounAt(text, head + 1, firstOf[sentenceOf[i]! + 1]!) && !nameOf.has(head + 1)) continue
    const start = Math.max(firstOf[sentenceOf[i]!]!, free, i - reach)
    let first = i
    while (first > start && modifies(text, first - 1, nameOf)) first--
    while (first < i && /^(?:and|&|-|’s|'s)$/.test(tokens[first]!.text)) first++
    // “a Lula-era minister”: a part of a compound is no word of its own.
    while (first < i && tokens[first - 1]?.text === '-' && tokens[first - 1]!.end === tokens[first]!.start) first++
    // “Cook County Sheriff”, of whose county the first word is no modifier.
    const within = nameOf.get(first)
    if (within && within.first < first) first = within.first >= start ? within.first : i
    const last = complementEnd(text, head, firstOf[sentenceOf[i]! + 1]!, nameOf)
    const [from, determiner] = determinerOf(text, first, start, nameOf)
    const inner = tokens.slice(first, head + 1)
    const words = inner.map((token) => fold(token.text)).filter((word) => word !== '')
    found.push({
      noun,
      first,
      head,
      last,
      from,
      determiner,
      words,
      countries: countriesOf(text, from, determiner === 'owner' ? first : from, first, last),
    })
    free = head + 1
    i = head
  }
  return found
}

/** The longest role noun that begins at token `i` and ends before `end`. */
function nounAt({ tokens }: Text, i: number, end: number): RoleNoun | null {
  if (i >= end) return null
  for (const row of roleNouns.get(tokens[i]!.text.toLowerCase()) ?? []) {
    if (i + row.words.length > end) continue
    if (row.words.every((word, k) => tokens[i + k]!.text.toLowerCase() === word)) return row
  }
  return null
}

/** The token can stand before the noun in its phrase: adjectives, nouns, names of places and organisations. */
function modifies(text: Text, i: number, nameOf: ReadonlyMap<number, NameMention>): boolean {
  const { tokens, quoteOf } = text
  const { text: word, pos } = tokens[i]!
  if (quoteOf[i] !== quoteOf[i + 1]) return false
  if (nameOf.get(i)?.type === 'person' || notNames.has(word)) return false
  // “told reporters president Ada Moss had left”
  if (word.endsWith('s') && roleNouns.has(word.slice(0, -1)) && !nameOf.has(i)) return false
  // “…, a charge Mayor Ada Moss denied”
  if (remarks.has(word) && /^an?$/.test(tokens[i - 1]?.text ?? '') && /^\p{Lu}/u.test(tokens[i + 1]!.text)) return false
  if (word === '-' || word === '&') return true
  if (word === 'and') {
    // “trade and industry secretary”, “Health and Social Care Secretary”: words of one kind on both sides.
    const [before, after] = [tokens[i - 1], tokens[i + 1]!]
    if (!before || !/^(?:NOUN|PROPN)$/.test(before.pos) || nameOf.has(i - 1) || nounAt(text, i - 1, i)) return false
    if (notNames.has(before.text)) return false
    const small = /^\p{Ll}/u.test(before.text)
    return small === /^\p{Ll}/u.test(after.text) && (!small || after.pos === 'NOUN')
  }
  if (pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ') return /^[\p{L}\p{N}]/u.test(word)
  return roleWords.modifier.has(word.toLowerCase())
}

/** Where “of the European Commission” or “at Brindle University” after the noun ends; the noun itself without. */
function complementEnd(
  { tokens, quoteOf }: Text,
  head: number,
  end: number,
  nameOf: ReadonlyMap<number, NameMention>,
): number {
  const opener = tokens[head + 1]
  if (!opener || head + 1 >= end || !roleWords.preposition.has(opener.text)) return head
  let last = head
  for (let i = head + 1; i < end && i <= head + complement; i++) {
    const { text, pos } = tokens[i]!
    if (quoteOf[i] !== quoteOf[head] || nameOf.get(i)?.type === 'person') break
    if (roleWords.preposition.has(text) || /^(?:the|a|an|its|his|her|their|and|&|-|’s|'s)$/.test(text)) continue
    // “father of five”
    const children = pos === 'NUM' && i === head + 2 && opener.text === 'of'
    if (!children && pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'ADJ' && !nameOf.has(i)) break
    // “mayor of Brindle in May” ends before “in”; “candidate in Peru’s May election” is cut short.
    if (notNames.has(text)) return last === i - 2 && tokens[i - 1]!.pos === 'ADP' ? last : head
    last = i
  }
  return last
}

function determinerOf(
  { tokens }: Text,
  first: number,
  start: number,
  nameOf: ReadonlyMap<number, NameMention>,
): [number, RolePhrase['determiner']] {
  const before = tokens[first - 1]
  if (!before || first - 1 < start) return [first, null]
  const word = before.text.toLowerCase()
  if (word === 'the') return [first - 1, 'the']
  if (word === 'a' || word === 'an') return [first - 1, 'a']
  if (/^(?:his|her|their|its|our|my|your)$/.test(word)) return [first - 1, 'own']
  if (word === "'s" || word === '’s' || word === '’' || word === "'") {
    const owner = nameOf.get(first - 2)
    if (owner && owner.first >= start) return [owner.first, 'owner']
    let at = first - 2
    while (at > start && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[at]!.pos)) at--
    return [Math.max(at, start), 'owner']
  }
  return [first, null]
}

function countriesOf({ tokens }: Text, from: number, ownerEnd: number, first: number, last: number): Set<string> {
  const codes = new Set<string>()
  const scan = (start: number, end: number) => {
    for (let i = start; i <= end; i++) {
      const pair = i < end ? nationalities.get(fold(`${tokens[i]!.text} ${tokens[i + 1]!.text}`)) : undefined
      const code = pair ?? (/^\p{Lu}/u.test(tokens[i]!.text) ? nationalities.get(fold(tokens[i]!.text)) : undefined)
      if (code) codes.add(code)
      if (pair) i++
    }
  }
  if (ownerEnd > from) scan(from, ownerEnd - 1)
  scan(first, last)
  return codes
}

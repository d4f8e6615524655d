/** Doubtful ends of names, settled by what the rest of the article shows. */
import type { EntityType } from '../../../schemas/entity.ts'
import { fold } from './fold.ts'
import { givenNames, knownPlaces, nameParts, placeKey } from './lists.ts'
import type { NameMention } from './mentions.ts'
import type { Text } from './text.ts'

/**
 * A name of a person that goes on after a name the article has more often (“Ada Moss Image” beside “Ada Moss” twice)
 * ends there.
 */
export function settleEnds(mentions: readonly NameMention[], { text, tokens }: Text): NameMention[] {
  const counts = new Map<string, number>()
  for (const mention of mentions) {
    if (mention.type !== 'person') continue
    const key = fold(mention.text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return mentions.map((mention) => {
    const { type, first, last, start } = mention
    if (type !== 'person' || last - first < 2 || counts.get(fold(mention.text))! > 1) return mention
    if (nameParts.generation.has(fold(tokens[last]!.text))) return mention
    for (let end = last - 1; end > first; end--) {
      const shorter = text.slice(start, tokens[end]!.end)
      if ((counts.get(fold(shorter)) ?? 0) > 1) return { ...mention, end: tokens[end]!.end, text: shorter, last: end }
    }
    return mention
  })
}

/** Headlines and standfirst are among the first paragraphs; further down such lines are lists of names. */
const lastHeadline = 2
/** Longest run of tokens looked up as a name. */
const longest = 6

/**
 * A name in a line of capitals that the running text does not know is cut to the names in it that the text knows
 * (“Ada Moss” in “Ada Moss Backs Plan”), and dropped when its words are common words there.
 */
export function settleHeadlines(mentions: readonly NameMention[], text: Text): NameMention[] {
  const headlines = capitalised(text)
  if (!headlines.has(true)) return [...mentions]
  const known = new Map<string, NameMention>()
  for (const mention of mentions) {
    if (headlines.of(mention.sentence)) continue
    const words = fold(mention.text).split(' ')
    for (const form of [words.join(' '), ...(mention.type === 'person' ? [words.at(-1)!] : [])])
      if (!known.has(form)) known.set(form, mention)
  }
  const common = new Set<string>()
  for (const [i, { text: word }] of text.tokens.entries())
    if (/^\p{Ll}/u.test(word) && !headlines.of(text.sentenceOf[i]!)) common.add(word)
  return mentions.flatMap((mention) =>
    headlines.of(mention.sentence) ? settle(mention, known, common, text) : mention,
  )
}

function settle(
  mention: NameMention,
  known: ReadonlyMap<string, NameMention>,
  common: ReadonlySet<string>,
  { text, tokens }: Text,
): NameMention[] {
  if (known.has(fold(mention.text))) return [mention]
  const words = tokens.slice(mention.first, mention.last + 1).filter((token) => /\p{L}/u.test(token.text))
  const lower = words.filter((token) => common.has(token.text.toLowerCase()))
  if (lower.length === 0) return [mention]
  const inside: NameMention[] = []
  for (let i = mention.first; i <= mention.last; i++) {
    for (let last = Math.min(mention.last, i + longest - 1); last >= i; last--) {
      const { start } = tokens[i]!
      const { end } = tokens[last]!
      const same = known.get(fold(text.slice(start, end)))
      if (!same) continue
      const titled = i === mention.first ? {} : { honorific: null, titled: start, titledFirst: i }
      inside.push({ ...mention, ...titled, start, end, text: text.slice(start, end), type: same.type, first: i, last })
      i = last
      break
    }
  }
  if (inside.length > 0) return inside
  return lower.length * 2 > words.length ? [] : [mention]
}

/** Sentences that are a paragraph by themselves and most of whose longer words have a capital. */
function capitalised({ tokens, firstOf, paragraphOf }: Text): {
  of(sentence: number): boolean
  has(value: boolean): boolean
} {
  const found = firstOf.slice(0, -1).map((first, s) => {
    if (paragraphOf[s]! > lastHeadline) return false
    if (paragraphOf[s - 1] === paragraphOf[s] || paragraphOf[s + 1] === paragraphOf[s]) return false
    const words = tokens.slice(first + 1, firstOf[s + 1]).filter((token) => /^\p{L}{4}/u.test(token.text))
    return words.length >= 3 && words.filter((token) => /^\p{Lu}/u.test(token.text)).length >= words.length * 0.75
  })
  return { of: (sentence) => found[sentence] ?? false, has: (value) => found.includes(value) }
}

/**
 * Names that the recogniser passed over: states, and names and surnames that the article has elsewhere, where they are
 * all of a run of capitals.
 */
export function missedNames(mentions: readonly NameMention[], text: Text): NameMention[] {
  const { tokens, sentenceOf, quoteOf } = text
  const taken = new Set<number>()
  for (const { titledFirst, last } of mentions) for (let i = titledFirst; i <= last; i++) taken.add(i)
  const forms = formsOf(mentions, tokens)
  const capital = (i: number) => tokens[i]?.pos === 'PROPN' && /^\p{Lu}/u.test(tokens[i]!.text)
  const found: NameMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (taken.has(i) || !capital(i) || capital(i - 1)) continue
    let last = i
    while (last < i + 3 && capital(last + 1) && !taken.has(last + 1) && sentenceOf[last + 1] === sentenceOf[i]) last++
    const { start } = tokens[i]!
    const { end } = tokens[last]!
    if (capital(last + 1) || end - start > 60) continue
    const written = text.text.slice(start, end)
    const state = knownPlaces.get(placeKey(written))?.kind === 'state' && !givenNames.has(fold(written))
    const type = state ? 'place' : forms.get(fold(written))
    if (!type) continue
    const place = { first: i, last, titledFirst: i, sentence: sentenceOf[i]!, quote: quoteOf[i]! }
    found.push({ start, end, text: written, type, honorific: null, titled: start, ...place })
    i = last
  }
  return found
}

/** Folded names of several words, names had twice, and surnames; not those that are also common words here. */
function formsOf(mentions: readonly NameMention[], tokens: Text['tokens']): ReadonlyMap<string, EntityType> {
  const counts = new Map<string, number>()
  const forms = new Map<string, EntityType>()
  for (const { text, type } of mentions) {
    const key = fold(text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    const words = key.split(' ')
    if (words.length > 1 || counts.get(key) === 2) forms.set(key, type)
    if (type === 'person' && words.length > 1 && words.at(-1)!.length > 2) forms.set(words.at(-1)!, type)
  }
  for (const { text } of tokens) if (/^\p{Ll}/u.test(text)) forms.delete(text)
  return forms
}

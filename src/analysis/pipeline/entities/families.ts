/** People whose surname the article leaves out or shares: “Leah and Tom Whitmore”, “Mr Vale … Mrs Vale”. */
import { fold } from './fold.ts'
import type { Group } from './groups.ts'
import { givenNames } from './lists.ts'
import type { NameMention } from './mentions.ts'
import { sexOfTitle } from './namesakes.ts'
import type { Text } from './text.ts'

/** What people of one family are called together, before their names or behind their surname. */
const together = /^(?:brothers|sisters|siblings|twins|parents|couple|spouses|family)$/

/** Surnames of families the article speaks of: “the Whitmores”, “the Whitmore family”. */
function familiesIn({ tokens }: Text): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [i, { text }] of tokens.entries()) {
    const next = tokens[i + 1]?.text
    if (text.toLowerCase() === 'the' && next?.endsWith('s')) found.add(fold(next).slice(0, -1))
    if (next && together.test(next)) found.add(fold(text))
  }
  return found
}

/** How far before a name its wife or husband is looked for, in tokens. */
const spouseReach = 10

/**
 * The groups, where “Leah” of “Leah and Tom Whitmore” is Leah Whitmore if the article says that they are of one family:
 * “brothers …”, “the Whitmores”, or “Mrs Whitmore”, who is not Tom; and so Denise of “John Clarke and his wife Denise”.
 */
export function withSharedSurnames(groups: readonly Group[], text: Text): Group[] {
  const { tokens, sentenceOf } = text
  /** Names of two words, by their first token and by their last. */
  const behind = new Map<number, Group>()
  const before = new Map<number, Group>()
  for (const group of groups) {
    if (group.words.length !== 2) continue
    for (const { titledFirst, last } of group.mentions) {
      behind.set(titledFirst, group)
      before.set(last, group)
    }
  }
  /** “John Clarke, 60, and his wife | Denise”: whose wife or husband a name is. */
  const spouseOf = ({ titledFirst, sentence }: NameMention): Group | undefined => {
    if (!/^(?:wife|husband)$/.test(tokens[titledFirst - 1]?.text ?? '')) return undefined
    for (let i = titledFirst - 2; i > titledFirst - spouseReach && sentenceOf[i] === sentence; i--)
      if (before.has(i)) return before.get(i)
    return undefined
  }
  /** “Mr” and “Mrs”, by surname. */
  const called = new Map(
    groups
      .filter(({ words }) => words.length === 1)
      .map(({ words, mentions }) => [words[0]!, new Set(mentions.map(sexOfTitle))]),
  )
  let families: ReadonlySet<string> | undefined
  return groups.map((group) => {
    const given = group.words[0]!
    const sex = givenNames.get(given)
    if (group.words.length > 1 || sex === undefined) return group
    for (const mention of group.mentions) {
      const { titledFirst, last, sentence } = mention
      const joined = /^(?:and|&)$/.test(tokens[last + 1]?.text ?? '') && sentenceOf[last + 2] === sentence
      const other = (joined ? behind.get(last + 2) : undefined) ?? spouseOf(mention)
      if (!other) continue
      const surname = other.words[1]!
      const isCalled = sex !== null && called.get(surname)?.has(sex) && givenNames.get(other.words[0]!) !== sex
      families ??= familiesIn(text)
      if (!isCalled && !families.has(surname) && !together.test(tokens[titledFirst - 1]?.text.toLowerCase() ?? ''))
        continue
      return { ...group, words: [given, surname], called: `${group.text} ${other.text.split(/\s+/).at(-1)}` }
    }
    return group
  })
}

/** The mentions of a surname as “Mr” and as “Mrs”, apart, where the article has both and nobody else whom they could mean. */
export function spouses({ mentions }: Group, isFree: (mention: NameMention) => boolean): NameMention[][] {
  const of = (sex: 'm' | 'f') => mentions.filter((mention) => sexOfTitle(mention) === sex && isFree(mention))
  const apart = [of('m'), of('f')]
  return apart.every((found) => found.length > 0) ? apart : []
}

/** Which of several people of one surname a short name means. */
import { fold } from './fold.ts'
import { honorifics, pronouns, roleNouns, type Sex } from './lists.ts'
import type { NameMention } from './mentions.ts'
import type { Text } from './text.ts'

/** What speaks for one of several people of a name. */
export interface Namesake {
  sex: Sex | null
  /** The first full form. */
  first: NameMention
  /** Sentences that name the person. */
  sentences: Set<number>
  /** How often the article names the person beyond doubt. */
  named: number
  /** Introduced as somebody’s kin: “her husband, Karl Moss”. */
  relative: boolean
  /** Offices written before a full form, folded. */
  titles: ReadonlySet<string>
  /** Where the person was last meant by the name with an honorific, or with none (“”). */
  last: Map<string, number>
}

/** Points for and against; set by hand, not learnt. */
const points = {
  honorific: 4,
  pronoun: 3,
  title: 3,
  unsexed: -2,
  unnamed: -3,
  usual: 2,
  share: 2,
  relative: -1.5,
  near: 1,
  first: 1,
}
/** What the first must be ahead of the next one by. */
const margin = 1.5

/** The one of the people that is meant by a short name; null when that cannot be told. */
export function meant<Person extends Namesake>(
  people: readonly Person[],
  mention: NameMention,
  text: Text,
): Person | null {
  if (people.length < 2) return people[0] ?? null
  const title = officeBefore(mention, text)
  if (title !== null && !people.some((person) => person.titles.has(title))) return null
  const rank = rankOf(mention)
  const called = sexOfTitle(mention)
  const sex = called ?? sexAround(mention, text)
  const weight = called === null ? points.pronoun : points.honorific
  const form = mention.honorific ?? ''
  const usual = Math.max(...people.map((person) => person.last.get(form) ?? -1))
  const named = people.reduce((sum, person) => sum + person.named, 0)
  const first = people.reduce((a, b) => (b.first.start < a.first.start ? b : a))
  const ranked = people
    .map((person) => {
      let score = (points.share * person.named) / named
      if (sex !== null && person.sex !== null) score += sex === person.sex ? weight : -weight
      else if (called !== null) score += points.unsexed
      const isTitled = title !== null && person.titles.has(title)
      if (isTitled || (rank !== null && holds(person, rank))) score += points.title
      if (person.first.start > mention.start) score += points.unnamed
      if (usual >= 0 && person.last.get(form) === usual) score += points.usual
      if (person.relative) score += points.relative
      if (person.sentences.has(mention.sentence) || person.sentences.has(mention.sentence - 1)) score += points.near
      if (person === first && first.first.start < mention.start) score += points.first
      return { person, score }
    })
    .sort((a, b) => b.score - a.score)
  return ranked[0]!.score - ranked[1]!.score >= margin ? ranked[0]!.person : null
}

/** The sex that “Mr” or “Mrs” tells. */
export const sexOfTitle = ({ honorific }: NameMention): Sex | null =>
  honorific === null ? null : (honorifics.get(honorific)?.sex ?? null)

/** “gov” of “Gov. Vale”, “dr” of “Dr Vale”: an honorific that tells no sex, without its point. */
export const rankOf = (mention: NameMention): string | null =>
  mention.honorific === null || sexOfTitle(mention) !== null ? null : mention.honorific.toLowerCase().replace(/\.$/, '')

/** “gov” of “governor”, “sgt” of “sergeant”: its letters in their order. */
export function shortens(short: string, word: string): boolean {
  let at = 0
  for (const letter of word) if (letter === short[at]) at++
  return at === short.length && short[0] === word[0]
}

const holds = ({ titles }: Namesake, rank: string): boolean => [...titles].some((title) => shortens(rank, title))

/** How far before a name its kin, and behind it a pronoun, are looked for, in tokens. */
const reach = 6
const clause = 40

/** What stands before the full forms of a person: kinship, which may tell the sex, and offices. */
export function introductionOf(
  mentions: readonly NameMention[],
  text: Text,
): Pick<Namesake, 'relative' | 'sex' | 'titles'> {
  const titles = new Set<string>()
  for (const mention of mentions) {
    const title = officeBefore(mention, text)
    if (title !== null) titles.add(title)
  }
  const first = mentions.reduce((a, b) => (b.start < a.start ? b : a))
  const kin = kinBefore(first, text)
  return { titles, relative: kin !== null, sex: kin?.sex ?? null }
}

/** “her husband, the former president Karl Moss”, “Ada’s brother Karl Moss”. */
function kinBefore({ titledFirst, sentence }: NameMention, { tokens, sentenceOf }: Text): { sex: Sex | null } | null {
  for (let i = titledFirst - 1; i >= titledFirst - reach && sentenceOf[i] === sentence; i--) {
    const { text, pos } = tokens[i]!
    const kin = roleNouns.get(text.toLowerCase())?.find((row) => row.words.length === 1 && row.class === 'kin')
    if (kin) return { sex: kin.sex }
    if (!/^(?:,|the)$/.test(text) && !/^(?:NOUN|PROPN|ADJ)$/.test(pos)) return null
  }
  return null
}

/** The noun of an office written right before a name: “President Moss”. */
function officeBefore({ titledFirst, first, sentence }: NameMention, { tokens, sentenceOf }: Text): string | null {
  for (const at of [titledFirst - 1, first - 1]) {
    const before = tokens[at]
    if (!before || sentenceOf[at] !== sentence) continue
    const noun = fold(before.text)
    if (roleNouns.get(noun)?.some((row) => row.words.length === 1 && row.class !== 'kin')) return noun
  }
  return null
}

/** The sex of the pronoun that follows a name in its clause, or that opens the next sentence, with nobody between. */
function sexAround({ last, sentence, quote }: NameMention, { tokens, sentenceOf, quoteOf }: Text): Sex | null {
  for (let i = last + 1; i <= last + clause && i < tokens.length && sentenceOf[i]! <= sentence + 1; i++) {
    const { text, pos } = tokens[i]!
    const found = quoteOf[i] === quote ? pronouns.get(text.toLowerCase()) : undefined
    if (found && found.for !== 'n') return found.for
    if (pos === 'PROPN' || sentenceOf[i]! > sentence) return null
  }
  return null
}

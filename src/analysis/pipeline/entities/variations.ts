/** “The Swede”, “the mother-of-two”, “the former England midfielder”: what an article calls somebody whom it has just spoken of. */
import type { Cluster } from './cluster.ts'
import { type Appearance, clusterOf, described, subjectOf } from './discourse.ts'
import { fold } from './fold.ts'
import { nationalities, roleNouns, roleWords, type Sex, speechVerbs } from './lists.ts'
import type { RolePhrase } from './role-phrases.ts'
import { type Text, tells } from './text.ts'

/** How many appearances before, and how many sentences outside of quotation marks, are looked at for one description. */
const memory = 40
const near = 2

interface Variation {
  noun: string | null
  /** It is a post that nobody holds beside an office (“the captain”, not “the lawmaker”). */
  isPost: boolean
  from: number
  last: number
  country: string | null
  sex: Sex | null
}

/**
 * Links each such description that does or says something to the one who did in the sentence before; several, or nobody,
 * leave it unlinked. `phrases` are those nobody is known to be; `named` is in order. Answers the new appearances.
 */
export function linkVariations(phrases: readonly RolePhrase[], named: readonly Appearance[], text: Text): Appearance[] {
  const found: Appearance[] = []
  let at = 0
  for (const variation of variationsIn(phrases, text)) {
    const { from, last } = variation
    while (at < named.length && named[at]!.first < from) at++
    if (text.quoteOf[from]! >= 0 || !subjectOf(text, from, last).subject) continue
    const cluster = bearerOf(variation, named.slice(Math.max(0, at - memory), at), text)
    if (!cluster) continue
    found.push(described(cluster, from, last, text))
  }
  return found
}

function variationsIn(phrases: readonly RolePhrase[], text: Text): Variation[] {
  const nouns = phrases
    // “The captain of the boat” is somebody new.
    .filter(
      ({ determiner, noun, head, last }) =>
        determiner === 'the' && roleWords.variation.has(noun.noun) && (noun.class !== 'post' || last === head),
    )
    .map(
      ({ from, head, noun: { noun, sex, class: kind } }): Variation => ({
        noun,
        isPost: kind === 'post' && !roleWords.elected.has(noun),
        from,
        last: head,
        country: null,
        sex,
      }),
    )
  const { tokens } = text
  for (let i = 1; i < tokens.length; i++) {
    const word = tokens[i]!.text
    if (!/^the$/i.test(tokens[i - 1]!.text)) continue
    const parent = parentAt(tokens, i)
    if (parent) nouns.push({ noun: null, isPost: false, from: i - 1, last: i + 4, country: null, sex: parent.sex })
    // “The French”, “the Chinese left”: a people; “said the Portuguese”: somebody
    const says = [i - 2, i + 1].some((at) => speechVerbs.has(tokens[at]?.text.toLowerCase() ?? ''))
    if (!/^\p{Lu}\p{Ll}+(?<!sh|ch|s)$/u.test(word) || (word.endsWith('ese') && !says)) continue
    const country = nationalities.get(fold(word))
    if (!country || /^(?:NOUN|PROPN|ADJ|PART|NUM)$/.test(tokens[i + 1]?.pos ?? 'X') || tokens[i + 1]?.text === '-')
      continue
    const sex = /woman$/.test(word) ? 'f' : /[hr]man$/.test(word) && word !== 'German' ? 'm' : null
    nouns.push({ noun: null, isPost: false, from: i - 1, last: i, country, sex })
  }
  return nouns.sort((a, b) => a.from - b.from)
}

/** “mother-of-two” from an index on, where no noun follows. */
function parentAt(tokens: Text['tokens'], i: number): { sex: Sex | null } | null {
  const isParent = [1, 2, 3].map((n) => tokens[i + n]?.text).join('') === '-of-' && tokens[i + 4] !== undefined
  if (!isParent || /^(?:NOUN|PROPN|ADJ)$/.test(tokens[i + 5]?.pos ?? '')) return null
  return (
    roleNouns.get(tokens[i]!.text.toLowerCase())?.find((row) => row.class === 'kin' && row.words.length === 1) ?? null
  )
}

/** Who alone speaks, or else acts, or else is named, in the nearest sentence before that tells of somebody. */
function bearerOf(
  { noun, isPost, from, country, sex }: Variation,
  before: readonly Appearance[],
  text: Text,
): Cluster | null {
  const sentence = text.sentenceOf[from]!
  for (let s = sentence - 1, sentences = 0; s >= 0 && sentences < near; s--) {
    const people = before.filter(
      ({ cluster, quote, sentence }) => sentence === s && quote < 0 && cluster.type === 'person',
    )
    // “Captain Ida Lund met Captain Bo Holm. … the captain said”
    if (noun !== null && new Set(people.filter((person) => isTitled(person, noun)).map(clusterOf)).size > 1) return null
    if (people.length > 0) {
      const ranks = [people.filter(({ speaks }) => speaks), people.filter(({ subject }) => subject), people]
      const able = new Set(ranks.find((rank) => rank.length > 0)!.map(clusterOf))
      const [person] = able
      const fits = able.size === 1 && !(sex && person!.sex && sex !== person!.sex)
      const abroad =
        country !== null && person!.roles.some(({ countries }) => countries.size > 0 && !countries.has(country))
      const elsewhere = isPost && person!.roles.some(({ office, noun: held }) => office || roleWords.elected.has(held))
      return fits && !abroad && !elsewhere ? person! : null
    }
    if (tells(text, s)) sentences++
  }
  return null
}

const isTitled = ({ cluster }: Appearance, noun: string): boolean =>
  cluster.mentions.slice(0, memory).some(({ honorific }) => honorific?.toLowerCase() === noun)

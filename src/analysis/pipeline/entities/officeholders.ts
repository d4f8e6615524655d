/** Holders of an office whom the article gives no full name, beside others of their surname: “President Ruiz” and Carla Ruiz. */
import { fold } from './fold.ts'
import type { Group } from './groups.ts'
import type { NameMention } from './mentions.ts'
import { type Namesake, rankOf, shortens } from './namesakes.ts'
import type { RolePhrase } from './role-phrases.ts'
import type { Text } from './text.ts'

/** What stands beside names: phrases by the token behind their noun, behind their complements, and by their first. */
interface Beside {
  headBefore: ReadonlyMap<number, RolePhrase>
  phraseBefore: ReadonlyMap<number, RolePhrase>
  opensAt: ReadonlyMap<number, RolePhrase>
}

type Named = Namesake & { groups: Group[] }

interface Introduced {
  /** Where the first full form begins. */
  start: number
  /** Honorifics without a sex before full forms: “gov”. */
  ranks: ReadonlySet<string | null>
  offices: ReadonlySet<string>
  isKin: boolean
  /** Something that is no kin and not past is said of the person. */
  isElse: boolean
}

const nameOf = ({ noun }: RolePhrase): string => noun.words.join(' ')

/** “former mayor”, “ex-mayor” */
const isPast = ({ words }: RolePhrase): boolean =>
  words.some((word) => /^(?:former|ex|late|retired|onetime)$/.test(word))

/**
 * Finds, among mentions by surname, those of somebody who holds an office (“President Ruiz”) that the only one of that
 * surname with a full name does not hold and who is somebody else’s kin, or who is introduced later as something else.
 */
export function officeholders(text: Text, phrases: readonly RolePhrase[]) {
  const beside: Beside = {
    headBefore: new Map(phrases.map((phrase) => [phrase.head + 1, phrase])),
    phraseBefore: new Map(phrases.map((phrase) => [phrase.last + 1, phrase])),
    opensAt: new Map(phrases.map((phrase) => [phrase.from, phrase])),
  }
  /** The office right before a name: “president”, “gov”. */
  const officeBefore = (mention: NameMention): string | null => {
    const { titledFirst, first, sentence } = mention
    const phrase = beside.headBefore.get(titledFirst) ?? beside.headBefore.get(first)
    if (phrase && phrase.noun.class !== 'kin' && text.sentenceOf[phrase.head] === sentence) return nameOf(phrase)
    return rankOf(mention)
  }
  const known = new Map<Named, Introduced>()
  const introduced = (person: Named): Introduced => {
    const found = known.get(person) ?? introductionOf(person, beside, text)
    known.set(person, found)
    return found
  }
  return (group: Group, able: (mention: NameMention) => readonly Named[]) => {
    const held = group.mentions.filter((mention) => {
      const office = officeBefore(mention)
      const [only, second] = office === null ? [] : able(mention)
      return only && !second && isNotTheirs(introduced(only), office!, mention)
    })
    const titles = new Set(held.map((mention) => fold(officeBefore(mention)!.split(' ').at(-1)!)))
    return { held, titles }
  }
}

/** What stands beside the full forms of a name. */
function introductionOf(person: Named, { headBefore, phraseBefore, opensAt }: Beside, text: Text): Introduced {
  const { tokens, sentenceOf } = text
  const mentions = person.groups.flatMap((group) => group.mentions)
  const roles = mentions.flatMap(({ titledFirst, first, last, sentence }) => {
    const comma = tokens[titledFirst - 1]?.text === ',' ? phraseBefore.get(titledFirst - 1) : undefined
    const behind = tokens[last + 1]?.text === ',' ? opensAt.get(last + 2) : undefined
    return [headBefore.get(titledFirst) ?? headBefore.get(first), comma, behind].flatMap((phrase) =>
      phrase && sentenceOf[phrase.head] === sentence ? [phrase] : [],
    )
  })
  return {
    start: person.first.start,
    ranks: new Set(mentions.map(rankOf)),
    offices: new Set(roles.map(nameOf)),
    isKin: person.relative || roles.some(({ noun }) => noun.class === 'kin'),
    isElse: roles.some((phrase) => phrase.noun.class !== 'kin' && !isPast(phrase)),
  }
}

function isNotTheirs({ start, ranks, offices, isKin, isElse }: Introduced, office: string, mention: NameMention) {
  if (ranks.has(office) || [...offices].some((name) => shortens(office, name))) return false
  return isKin || (isElse && mention.start < start)
}

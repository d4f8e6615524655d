/** What the article says a person is: roles beside the name, in apposition, or in a clause with “is”. */
import type { Cluster, Role } from './cluster.ts'
import { fold } from './fold.ts'
import { degrees, roleWords, speechVerbs } from './lists.ts'
import type { NameMention } from './mentions.ts'
import type { RolePhrase } from './role-phrases.ts'
import { afterAge, type Text } from './text.ts'

/** Gives people their roles; answers the phrases that stand beside a name and so refer to nobody else. */
export function attachRoles(
  clusterOf: ReadonlyMap<NameMention, Cluster>,
  phrases: readonly RolePhrase[],
  text: Text,
): ReadonlySet<RolePhrase> {
  const { tokens } = text
  const used = new Set<RolePhrase>()
  const namedAt = new Map<number, NameMention>()
  for (const mention of clusterOf.keys())
    if (mention.type === 'person' || clusterOf.get(mention)!.type === 'person')
      namedAt.set(mention.titledFirst, mention)
  const phraseAt = new Map<number, RolePhrase>()
  for (const phrase of phrases) phraseAt.set(phrase.from, phrase)
  const give = (mention: NameMention, phrase: RolePhrase, last: number) => {
    used.add(phrase)
    const person = clusterOf.get(mention)!
    if (phrase.noun.sex && person.sex === null && phrase.determiner !== 'owner') person.sex = phrase.noun.sex
    if (phrase.noun.class !== 'kin') person.roles.push(roleOf(phrase, last, text))
  }
  // “the mayor of Brindle” between commas is a mention of its own; “mayor” before the name is not.
  const mention = (person: Cluster, phrase: RolePhrase) => {
    const { start } = tokens[phrase.from]!
    const { end } = tokens[phrase.last]!
    person.references.push({ start, end, text: text.text.slice(start, end), kind: 'nominal' })
  }
  for (const phrase of phrases) {
    const direct = namedAt.get(phrase.head + 1) ?? namedAt.get(phrase.last + 1)
    if (direct && sameSentence(text, phrase.head, direct.first)) {
      const whole = namedAt.get(phrase.head + 1) ? phrase.head : phrase.last
      give(direct, phrase, whole)
      titled(clusterOf.get(direct)!, direct, phrase, text)
      continue
    }
    // “the foreign secretary, Ada Moss, said”, “the party’s chair, Senator Ada Moss, said”
    const title = phraseAt.get(phrase.last + 2)
    // “the governor, Democrat Ada Moss, said”
    const party = /^\p{Lu}/u.test(tokens[phrase.last + 2]?.text ?? '') ? namedAt.get(phrase.last + 3) : undefined
    const next =
      namedAt.get(phrase.last + 2) ??
      (title?.determiner === null ? namedAt.get(title.head + 1) : undefined) ??
      party ??
      namedBehind(tokens, phrase.last + 2, namedAt)
    const after = tokens[phrase.last + 1]?.text === ',' ? next : undefined
    if (after && phrase.determiner && sameSentence(text, phrase.head, after.first)) {
      const behind = after.last + (degrees.has(tokens[after.last + 1]?.text ?? '') ? 2 : 1)
      const end = tokens[behind]?.text ?? '.'
      // “A nurse, Joan Pike, told the jury”, but not one of several.
      const opens = phrase.from === text.firstOf[after.sentence] && end === ','
      // “…,” said a nurse, Joan Pike.
      const isSaid = speechVerbs.has(tokens[phrase.from - 1]?.text ?? '') && /^[.,;]$/.test(end)
      const isOne = (opens || isSaid) && !/^(?:and|or)$/.test(tokens[behind + 1]?.text ?? '')
      if (phrase.determiner === 'a' && !isOne) continue
      if (/^[,.;:)—–]$|^(?:and|who|whose|of|from|at|['’]s)$/.test(end)) {
        give(after, phrase, phrase.last)
        mention(clusterOf.get(after)!, phrase)
      }
    }
  }
  for (const [named, person] of clusterOf) {
    if (person.type !== 'person') continue
    const beside = apposition(named, phraseAt, text)
    const phrase = beside ?? predicate(named, phraseAt, text)
    if (!phrase || used.has(phrase) || !sameSentence(text, named.first, phrase.head)) continue
    give(named, phrase, phrase.last)
    if (beside?.determiner) mention(person, phrase)
  }
  return used
}

/** Most words of what somebody is between a comma and his name. */
const longestTitle = 7

/** “Her coach, | the three-time champion Ada Moss,”: the name at the end of what else somebody is. */
function namedBehind(
  tokens: Text['tokens'],
  from: number,
  namedAt: ReadonlyMap<number, NameMention>,
): NameMention | undefined {
  if (!/^(?:the|an?|former)$/.test(tokens[from]?.text ?? '')) return undefined
  let at = from + 1
  while (at < from + longestTitle && !namedAt.has(at) && /^(?:NOUN|ADJ|NUM|PROPN)$|^-$/.test(posOrHyphen(tokens[at])))
    at++
  return tokens[at - 1]?.text === ',' ? undefined : namedAt.get(at)
}

/** “world No 3” is a noun with its number. */
const posOrHyphen = (token: Text['tokens'][number] | undefined): string =>
  token?.text === '-' ? '-' : token?.text === 'No' ? 'NOUN' : (token?.pos ?? '')

const sameSentence = ({ sentenceOf }: Text, a: number, b: number) => sentenceOf[a] === sentenceOf[b]

/** “Ada Moss, 45, of Leeds, the mayor of Brindle,”: between commas, or up to the verb when the comma is forgotten. */
function apposition(mention: NameMention, phraseAt: ReadonlyMap<number, RolePhrase>, text: Text): RolePhrase | null {
  const { tokens } = text
  let at = mention.last + (degrees.has(tokens[mention.last + 1]?.text ?? '') ? 2 : 1)
  if (!/^[,(—–]$/.test(tokens[at]?.text ?? '')) return null
  at = afterAge(tokens, at + 1)
  // “of Brindle, Ohio,”
  if (tokens[at]?.text === 'of')
    for (let end = at + 1; /^(?:\p{Lu}|,$)/u.test(tokens[end]?.text ?? ''); end++)
      if (tokens[end]!.text === ',') at = end + 1
  const phrase = phraseAt.get(at)
  if (!phrase) return null
  const next = tokens[phrase.last + 1]
  if (!next || !sameSentence(text, phrase.last, phrase.last + 1)) return phrase
  if (/^[,.;:)—–?!”"]$|^(?:and|who|whose|which)$/.test(next.text) || (next.pos === 'ADP' && phrase.determiner))
    return phrase
  const governed = /^(?:ADP|VERB)$/.test(tokens[mention.titledFirst - 1]?.pos ?? '')
  return (next.pos === 'VERB' || next.pos === 'AUX') && phrase.last > phrase.head && !governed ? phrase : null
}

/** “Ada Moss, who is the mayor of Brindle”, “Ada Moss was elected mayor”. */
function predicate(
  mention: NameMention,
  phraseAt: ReadonlyMap<number, RolePhrase>,
  { tokens }: Text,
): RolePhrase | null {
  let at = mention.last + 1
  if (tokens[at]?.text === ',') at++
  if (tokens[at]?.text === 'who') at++
  let verb = false
  for (; at <= mention.last + 8 && tokens[at]; at++) {
    const phrase = verb ? phraseAt.get(at) : undefined
    if (phrase) return phrase
    const word = tokens[at]!.text
    if (roleWords.link.has(word)) verb = true
    else if (!roleWords.filler.has(word)) return null
  }
  return null
}

/** A title in capitals right before the name is written as part of it: “President Joe Biden”. */
function titled(person: Cluster, mention: NameMention, phrase: RolePhrase, { text, tokens }: Text): void {
  const start = tokens[phrase.head - phrase.noun.words.length + 1]!.start
  if (/^\p{Lu}/u.test(text.slice(start, start + 2)) && mention.titledFirst === phrase.head + 1)
    person.titledForms.add(text.slice(start, mention.end).replace(/\s+/g, ' '))
}

/** The role as the record shows it: without determiner or owner, the first word as written. */
export function roleOf(phrase: RolePhrase, last: number, { text, tokens }: Text): Role {
  return {
    text: text.slice(tokens[phrase.first]!.start, tokens[last]!.end).replace(/\s+/g, ' '),
    noun: fold(phrase.noun.noun),
    office: phrase.noun.class === 'office',
    words: new Set([...phrase.words, ...tokens.slice(phrase.head + 1, last + 1).map((token) => fold(token.text))]),
    countries: phrase.countries,
  }
}

/** Whom a pronoun stands for, where the article leaves no doubt. */
import { type Cluster, cluster } from './cluster.ts'
import { type Appearance, clusterOf, subjectOf } from './discourse.ts'
import { type Pronoun, pronouns, roleNouns, type Sex } from './lists.ts'
import type { RolePhrase } from './role-phrases.ts'
import { type Text, tells } from './text.ts'

/** How many earlier appearances are weighed for one pronoun. */
const memory = 40
/** Sentences outside of quotations after which nobody is meant any more. */
const span = 3
/** What a candidate must be ahead of the next one by, on the scale of `weigh`. */
const margin = 12

/**
 * Links pronouns of the third person. A candidate is somebody spoken of before: nearer ones, subjects, speakers and
 * those whose sex is known count more; without a clear first the pronoun stays unlinked. Inside quotation marks only
 * people named in the same quotation are candidates: its speaker is not “he” there.
 */
export function linkPronouns(known: readonly Appearance[], unnamed: readonly Appearance[], text: Text): void {
  const appearances = [...known, ...unnamed].sort((a, b) => a.first - b.first)
  const told = narration(text)
  const recent: Appearance[] = []
  /** Of each sex the last pronoun outside of quotation marks that does something and was left open. */
  const open = new Map<Sex, number>()
  let at = 0
  for (let i = 0; i < text.tokens.length; i++) {
    while (at < appearances.length && appearances[at]!.first <= i) recent.push(appearances[at++]!)
    const pronoun = pronouns.get(text.tokens[i]!.text.toLowerCase())
    if (!pronoun) continue
    const context = {
      i,
      part: partOf(pronoun, i, text),
      ...subjectOf(text, i, i),
      before: recent.slice(-memory),
      told,
      text,
    }
    const found =
      pronoun.for === 'n'
        ? pronoun.part === 'own'
          ? ownerBefore(context)
          : organisationBefore(context)
        : text.quoteOf[i]! >= 0
          ? inQuotation(pronoun.for, context)
          : staysOpen(pronoun.for, open.get(pronoun.for), context)
            ? null
            : (sameAsObject(pronoun.for, context) ??
              joined(pronoun.for, context) ??
              subjectAfter(pronoun.for, context, appearances, at) ??
              personBefore(pronoun.for, context))
    if (!found) {
      if (pronoun.for !== 'n' && context.part === 'subject' && text.quoteOf[i]! < 0) open.set(pronoun.for, i)
      continue
    }
    const { start, end, text: written } = text.tokens[i]!
    found.references.push({ start, end, text: written, kind: 'pronoun' })
    if (found.type === 'person' && found.sex === null && pronoun.for !== 'n') found.sex = pronoun.for
    const { subject, speaks } = context
    recent.push({
      cluster: found,
      first: i,
      last: i,
      sentence: text.sentenceOf[i]!,
      quote: text.quoteOf[i]!,
      subject,
      speaks,
    })
  }
}

/** “When they came he was asleep. “I was tired,” he said.”: whoever it is, it is one, and the first was left open. */
function staysOpen(sex: Sex, earlier: number | undefined, { i, part, before, told, text }: Context): boolean {
  return (
    earlier !== undefined &&
    part === 'subject' &&
    told[text.sentenceOf[i]!]! - told[text.sentenceOf[earlier]!]! === 1 &&
    !before.some(({ first, quote, cluster }) => first > earlier && quote < 0 && able(cluster, sex))
  )
}

/** People who are only described (“a spokeswoman said … she”): they take pronouns that are not a named person's. */
export function unnamedPeople(phrases: readonly RolePhrase[], linked: ReadonlySet<number>, text: Text): Appearance[] {
  return phrases.flatMap((phrase, i) => {
    if (linked.has(phrase.from)) return []
    // “Her father, a chemist, left”: who has just been described
    const described = phrases[i - 1]?.last
    if (described !== undefined && phrase.from === described + 2 && text.tokens[described + 1]!.text === ',') return []
    if (isNamedBehind(phrase, text) || isChildOf(phrase, text)) return []
    const role = subjectOf(text, phrase.from, phrase.last)
    // Without sex and not doing anything it is as often an office as a person.
    if (!role.subject && !phrase.noun.sex) return []
    const person = cluster('person', [], '')
    person.sex = phrase.noun.sex
    return {
      cluster: person,
      // “His father”: “his” is somebody else.
      first: phrase.determiner === 'own' ? phrase.first : phrase.from,
      last: phrase.last,
      sentence: text.sentenceOf[phrase.head]!,
      quote: text.quoteOf[phrase.head]!,
      ...role,
    }
  })
}

/** “a producer called Bo Vale left”: who is named at once */
const isNamedBehind = ({ last }: RolePhrase, { tokens }: Text): boolean =>
  /^(?:called|named)$/.test(tokens[last + 1]?.text ?? '') && tokens[last + 2]?.pos === 'PROPN'

/** “Born Ada Vale in Osk, the daughter of a clerk, she”: Ada Vale is. */
const isChildOf = ({ noun, determiner, from, head }: RolePhrase, { tokens }: Text): boolean =>
  noun.class === 'kin' && determiner === 'the' && tokens[from - 1]?.text === ',' && tokens[head + 1]?.text === 'of'

interface Context {
  /** The pronoun's token. */
  i: number
  part: 'subject' | 'object' | 'own'
  speaks: boolean
  before: readonly Appearance[]
  told: readonly number[]
  text: Text
}

function partOf(pronoun: Pronoun, i: number, { tokens }: Text): Context['part'] {
  if (pronoun.part !== 'either') return pronoun.part
  return /^(?:NOUN|ADJ|NUM|PROPN)$/.test(tokens[i + 1]?.pos ?? '') ? 'own' : 'object'
}

/** Number of sentences so far that say something outside of quotation marks, by sentence. */
function narration(text: Text): number[] {
  let count = 0
  return text.paragraphOf.map((_, sentence) => (tells(text, sentence) ? ++count : count))
}

const able = (person: Cluster, sex: Sex) => person.type === 'person' && (person.sex === null || person.sex === sex)

function personBefore(sex: Sex, context: Context): Cluster | null {
  const weights = new Map<Cluster, number>()
  const doer = context.part === 'object' ? (relativeOf(context) ?? doerOf(context)) : doerOf(context)
  const spokenOf = namedInContent(context)
  const others = askedAbout(context)
  const lastNamed = context.before.findLast(
    ({ cluster, subject, quote }) => subject && quote < 0 && cluster.name !== '' && able(cluster, sex),
  )
  for (const appearance of context.before) {
    if (appearance.quote >= 0 || !able(appearance.cluster, sex) || others.has(appearance.cluster)) continue
    if (appearance.last === context.i - 2 && isKinOf(context)) continue
    const likely = weigh(appearance, sex, context)
    // Few speak of themselves by name.
    let weight = likely !== null && spokenOf.has(appearance.cluster) ? likely - 60 : likely
    // “A mayor has said sorry … Ada Moss left … She said”: whoever has been named since
    if (weight !== null && appearance.cluster.name === '' && appearance.sentence < (lastNamed?.sentence ?? 0))
      weight -= 15
    if (weight !== null && !(context.part === 'object' && appearance.cluster === doer?.cluster))
      weights.set(appearance.cluster, Math.max(weight, weights.get(appearance.cluster) ?? 0))
  }
  const [first, second] = [...weights].sort(([, a], [, b]) => b - a)
  if (!first || (second && first[1] - second[1] < margin)) return null
  return first[0]
}

/** Words between “her” and what somebody is to her. */
const longestKin = 3

/** “Ada Moss, her partner until May,”: not her own; but “Ada Moss, her husband beside her, left”. */
function isKinOf({ i, part, text: { tokens } }: Context): boolean {
  if (part !== 'own' || tokens[i - 1]?.text !== ',') return false
  let noun = i + 1
  while (noun <= i + longestKin && /^(?:NOUN|ADJ)$/.test(tokens[noun + 1]?.pos ?? '')) noun++
  const next = tokens[noun + 1]?.text ?? '.'
  return roleNouns.has(tokens[noun]?.text ?? '') && /^(?:[,.;)–—]|until|since|for|of|in|at|from|and|who)$/.test(next)
}

/** Higher is likelier; null when out of the question. The scale was set by hand while reading articles; it is not learnt. */
function weigh(
  { cluster, first, last, sentence, subject, speaks }: Appearance,
  sex: Sex,
  context: Context,
): number | null {
  const { i, part, told, text } = context
  const here = text.sentenceOf[i]!
  const distance = told[here]! - told[sentence]!
  if (distance > span) return null
  let weight = 100 - 30 * distance
  if (text.paragraphOf[sentence] === text.paragraphOf[here]) weight += 6
  if (subject) weight += 25
  // “Moss’s speech drew praise”, “Her speech drew praise”: what is told is about Moss.
  else if (first === text.firstOf[sentence] && isOwner(first, last, text)) weight += 18
  // “Ada Moss said Eve Vale left. She was ill.”: either may be.
  const rival = speaks && !context.speaks && subjectBehind(cluster, last, context)
  // “Ada Moss told the court that Eve Vale spoke. “She was ill,” she said.”: Moss goes on.
  const isTold = speaks && context.speaks && isToldOf(cluster, first, context)
  if (speaks && !isTold) weight += context.speaks ? 20 : rival ? 0 : 10
  if (cluster.sex === sex) weight += 15
  if (part === 'object' && !subject) weight += 15
  if (sentence === here && first > i) weight -= 40
  // “The judge asked Mr Moss why he left. He said”
  const answers = distance === 1 ? context.speaks : sentence === here && i === last + 2
  if (answers && part === 'subject' && isAskedThere(first, last, text)) weight += 65
  return weight
}

/** Words of a title before a name, at most. */
const longestTitle = 6

/** “put it to Ms Moss that”, “asked Ms Moss why”: who is to answer. */
function isAskedThere(first: number, last: number, { tokens, firstOf, sentenceOf }: Text): boolean {
  const from = Math.max(firstOf[sentenceOf[first]!]!, first - longestTitle)
  let verb = first - 1
  while (verb > from && tokens[verb]!.pos === 'PROPN') verb--
  const next = tokens[last + 1]?.text ?? ''
  if (tokens[verb]?.text === 'to') {
    const put = tokens[verb - 1]?.text === 'it' ? verb - 2 : verb - 1
    return /^(?:put|suggested)$/.test(tokens[put]?.text ?? '') && next === 'that'
  }
  return /^(?:asked|questioned|pressed|quizzed)$/.test(tokens[verb]?.text ?? '') && asksOf.test(next)
}

const asksOf = /^(?:why|what|how|if|whether|when|where|who|about)$/

/** Somebody else does something in the rest of the sentence, who may be meant as well. */
const subjectBehind = (speaker: Cluster, last: number, { before, text }: Context): boolean =>
  before.some(
    ({ cluster, first, sentence, subject, quote }) =>
      subject &&
      quote < 0 &&
      first > last &&
      sentence === text.sentenceOf[last] &&
      cluster !== speaker &&
      cluster.type === 'person',
  )

/** Somebody else speaks before in the sentence, so that what this one does is part of what is told. */
const isToldOf = (person: Cluster, at: number, { before, text }: Context): boolean =>
  // not “When Eve Vale asked her, Ada Moss said”
  text.tokens[at - 1]?.text !== ',' &&
  before.some(
    ({ cluster, last, sentence, subject, speaks, quote }) =>
      subject &&
      speaks &&
      quote < 0 &&
      last < at &&
      sentence === text.sentenceOf[at] &&
      cluster !== person &&
      // not “In describing Eve Vale, Ada Moss said”
      text.tokens.slice(last + 1, at).some(({ pos }) => pos === 'VERB'),
  )

const isOwner = (first: number, last: number, { tokens }: Text): boolean =>
  /^(?:’s|'s|’|')$/.test(tokens[last + 1]?.text ?? '') || /^(?:his|her)$/i.test(tokens[first]!.text)

const nobody: ReadonlySet<Cluster> = new Set()

/** Whom the words name that the pronoun says: ““Ada was late,” she said”, “Ada Moss, she said, was late”. */
function namedInContent({ i, part, speaks, before, text }: Context): ReadonlySet<Cluster> {
  const { tokens, sentenceOf, quoteOf, firstOf } = text
  const sentence = sentenceOf[i]!
  if (part !== 'subject' || i === 0 || sentenceOf[i - 1] !== sentence) return nobody
  const quote = quoteOf[i - 1]!
  const inName = before.filter(({ first }) => !pronouns.has(tokens[first]!.text.toLowerCase()))
  if (quote >= 0 && speaks) return new Set(inName.filter((other) => other.quote === quote).map(clusterOf))
  // “In his letter to Ada Moss, she said”, “Asked by Ada Moss, she said”
  const leads = /^(?:ADP|SCONJ|VERB|ADV)$/.test(tokens[firstOf[sentence]!]!.pos)
  if (leads || !/^(?:,|–|—)$/.test(tokens[i - 1]!.text) || tokens[i + 1]?.pos !== 'VERB') return nobody
  // “she said,”, “she went on,”
  const closes = [2, 3].some((n) => /^[,.–—]$/.test(tokens[i + n]?.text ?? '.'))
  return closes ? new Set(inName.filter((other) => other.sentence === sentence).map(clusterOf)) : nobody
}

/** Whom “Asked about Bo Vale, he laughed” names: another. */
function askedAbout({ i, part, before, text: { tokens, sentenceOf, firstOf } }: Context): ReadonlySet<Cluster> {
  const sentence = sentenceOf[i]!
  const first = firstOf[sentence]!
  const asked = /^(?:asked|questioned|pressed|quizzed|challenged|interviewed|(?:cross-)?examined|told)$/i.test(
    tokens[first]!.text,
  )
  if (part !== 'subject' || !asked || tokens[i - 1]!.text !== ',') return nobody
  const named = before.filter((other) => other.sentence === sentence && tokens[other.first]!.pos !== 'PRON')
  return new Set(named.map(clusterOf))
}

/** Who does what the pronoun's clause says: an object is somebody else. */
function doerOf({ i, before, text }: Context): Appearance | null {
  const { tokens } = text
  const last = before.findLast(({ subject, first }) => subject && first < i)
  if (last?.sentence !== text.sentenceOf[i]) return null
  // “Moss called it late but thanked him”: the second verb has the first one's subject.
  const shared = tokens[i - 1]?.pos === 'VERB' && /^(?:and|but|or)$/.test(tokens[i - 2]?.text ?? '')
  return last && (shared || sameClause(last.last, i, text)) ? last : null
}

/** “Bo Vale, who had testified against her”: who does it. */
function relativeOf({ i, before, text: { tokens, sentenceOf } }: Context): Appearance | null {
  let who = i - 1
  while (who > 0 && i - who < 12 && !/^[,;:]$/.test(tokens[who]!.text)) who--
  if (tokens[who]?.text !== ',' || tokens[who + 1]?.text !== 'who') return null
  return before.findLast(({ last, sentence }) => last === who - 1 && sentence === sentenceOf[i]) ?? null
}

/** No other clause begins between the two. */
function sameClause(from: number, to: number, { tokens, quoteOf }: Text): boolean {
  for (let i = from + 1; i < to && i < from + 30; i++) {
    const { text, pos } = tokens[i]!
    if (
      pos === 'SCONJ' ||
      quoteOf[i]! >= 0 ||
      /^(?:,|;|:|and|but|or|that|who|which|when|because|if|as|after|before|while)$/.test(text)
    )
      return false
  }
  return true
}

/** How far behind “thanked her” the other “her” stands, in tokens. */
const objectReach = 4

/** “Moss thanked her for her service”: of two in a row the second is the first. */
function sameAsObject(sex: Sex, { i, part, before, text }: Context): Cluster | null {
  const last = before.at(-1)
  if (part !== 'own' || !last || i - last.first > objectReach || last.sentence !== text.sentenceOf[i]) return null
  const object = pronouns.get(text.tokens[last.first]!.text.toLowerCase())
  return object?.for === sex && object.part !== 'subject' && text.tokens[last.first + 1]?.pos === 'ADP'
    ? last.cluster
    : null
}

/** “Ada Moss and her aides”: whoever is named right before. */
function joined(sex: Sex, { i, part, before, text }: Context): Cluster | null {
  if (part !== 'own' || !/^(?:and|with|or)$/.test(text.tokens[i - 1]?.text ?? '')) return null
  const last = before.findLast((other) => other.last === i - 2 && able(other.cluster, sex))
  return last?.cluster ?? null
}

/** “In her speech, Ms Moss said”: the subject after the opening phrase. */
function subjectAfter(
  sex: Sex,
  { i, part, text }: Context,
  appearances: readonly Appearance[],
  at: number,
): Cluster | null {
  const sentence = text.sentenceOf[i]!
  const start = text.firstOf[sentence]!
  const opener = text.tokens[start]!
  // “Asked whether he would stay, Mr Moss said”
  const opens = /^(?:ADP|SCONJ)$/.test(opener.pos) || (opener.pos === 'VERB' && opener.text.endsWith('ed'))
  // “Asked by her lawyer, Ada Moss, why he left, Mr Vale said”
  const reach = /^(?:asked|questioned|pressed)$/i.test(opener.text) ? 25 : 5
  if (part === 'object' || i - start > reach || i === start || !opens) return null
  const next = appearances[at]
  if (!next || next.sentence !== sentence || !next.subject || next.quote >= 0 || next.cluster.sex !== sex) return null
  for (let k = i + 1; k < next.first; k++) if (text.tokens[k]!.text === ',') return next.cluster
  return null
}

/** The only person of the quotation so far who can be meant. */
function inQuotation(sex: Sex, { i, before, text }: Context): Cluster | null {
  const people = new Set(
    before
      .filter(({ quote, cluster }) => quote === text.quoteOf[i] && able(cluster, sex))
      .map(({ cluster }) => cluster),
  )
  return people.size === 1 ? [...people][0]! : null
}

/** “Peru shut its border”, “Its mayor left”: the only organisation or place that does something in the clause, or did before. */
function ownerBefore(context: Context): Cluster | null {
  const { i, before, told, text } = context
  const quote = text.quoteOf[i]!
  const doer = doerOf(context)
  if (doer) return doer.cluster.type !== 'person' && doer.quote === quote ? doer.cluster : null
  const sentence = text.sentenceOf[i]!
  if (i !== text.firstOf[sentence] || quote >= 0) return null
  const last = before.filter((other) => other.quote < 0 && told[sentence]! - told[other.sentence]! === 1)
  const named = new Set(last.map(({ cluster }) => cluster).filter(({ type }) => type !== 'person'))
  const owner = last.find(({ subject }) => subject)?.cluster
  return owner && named.size === 1 && named.has(owner) ? owner : null
}

/** “It said”, “they said”: the organisation or state that was the subject of the sentence before, alone. */
function organisationBefore(context: Context): Cluster | null {
  const { i, speaks, before, told, text } = context
  if (!speaks || text.quoteOf[i]! >= 0) return null
  const here = told[text.sentenceOf[i]!]!
  const near = before.filter((other) => other.quote < 0 && other.subject && here - told[other.sentence]! <= 1)
  const subjects = new Set(near.map(({ cluster }) => cluster))
  const last = near.at(-1)
  if (!last || last.cluster.type === 'person') return null
  // “Researchers at the University of Osk … they said”
  const { tokens } = text
  const article = tokens[last.first - 1]?.text === 'the' ? last.first - 2 : last.first - 1
  if (tokens[article]?.pos === 'ADP' && text.sentenceOf[article] === last.sentence) return null
  // “Brindle Motors, it added, had been told”: another.
  if (namedInContent(context).has(last.cluster)) return null
  const rivals = [...subjects].filter((other) => other !== last.cluster && other.type !== 'person')
  return rivals.length === 0 || last.speaks ? last.cluster : null
}

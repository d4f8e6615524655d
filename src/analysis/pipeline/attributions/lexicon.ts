/** The cue lists and the search for their entries in a passage. */
import { entriesByKind, wordList } from '../../../data.ts'
import { type CueVerb, cueVerbs, plural, type VerbForm, verbForms } from '../cue-verbs.ts'
import type { Attribution } from '../stage.ts'

interface Word {
  lower: string
}

export type Form = VerbForm | 'noun' | 'adjective'

export interface Entry {
  lemma: string
  /** Words that follow the first, in order (“out” of “point out”). */
  rest: string[]
  mode: Attribution['mode']
  act: Attribution['act']
  polarity: Attribution['polarity']
  /** What it takes as content, see data/attributions/verbs.tsv. */
  takes: ReadonlySet<string>
}

export interface CueWord {
  entry: Entry
  forms: ReadonlySet<Form>
  /** Indices of its first and last word. */
  first: number
  last: number
}

type Index = Map<string, { entry: Entry; forms: Set<Form> }[]>

function add(index: Index, word: string, form: Form, entry: Entry): void {
  const list = index.get(word) ?? []
  index.set(word, list)
  const known = list.find((item) => item.entry === entry)
  if (known) known.forms.add(form)
  else list.push({ entry, forms: new Set([form]) })
}

const entryOf = (lemma: string, mode: string, act: string, polarity: string, takes: string): Entry => ({
  lemma,
  rest: lemma.split(' ').slice(1),
  mode: mode as Entry['mode'],
  act: act as Entry['act'],
  polarity: polarity as Entry['polarity'],
  takes: new Set(takes.split(' ')),
})

function addVerb(index: Index, forms: CueVerb['forms'], entry: Entry): void {
  for (const [form, words] of Object.entries(forms)) for (const word of words) add(index, word, form as VerbForm, entry)
}

const index: Index = new Map()
// Before the verbs: “worried” after a form of “be” is no passive.
for (const [adjective, act, polarity] of wordList('attributions', 'adjectives')) {
  add(index, adjective!, 'adjective', entryOf(adjective!, 'thought', act!, polarity!, 'that bare'))
}
for (const { lemma, forms, mode, act, polarity, takes } of cueVerbs) {
  addVerb(index, forms, entryOf(lemma, mode, act, polarity, takes))
}
const holders: Index = new Map()
for (const [lemma, irregular, polarity] of wordList('attributions', 'holders')) {
  const forms = verbForms(lemma!, irregular!)
  addVerb(holders, forms, entryOf(lemma!, 'thought', polarity === 'denies' ? 'deny' : 'state', polarity!, 'np'))
}
/** All forms of the verbs of a list. */
const formsOf = (list: string) =>
  new Set(
    wordList('attributions', list).flatMap(([lemma, irregular]) => Object.values(verbForms(lemma!, irregular!)).flat()),
  )
const issuing = formsOf('issues')
const dealings = formsOf('dealings')
const nounsOf = (list: string) => new Set(wordList('attributions', list).flatMap(([noun]) => [noun!, plural(noun!)]))
const findings = nounsOf('findings')
const withheld = nounsOf('withheld')
const people = nounsOf('people').add('children')
const labels = new Set(wordList('attributions', 'labels').map(([word]) => word!))
const sayings = nounsOf('sayings')
const asides = new Set(wordList('attributions', 'asides').map(([noun]) => noun!))
const relating = wordList('attributions', 'relating').map(([words]) => words!.split(' '))
const comments = new Set(wordList('attributions', 'comments').map(([adverb]) => adverb!))
const focus = new Map<string, { words: string[]; amount: boolean }[]>()
for (const [phrase, kind] of wordList('attributions', 'focus')) {
  const words = phrase!.split(' ')
  const known = focus.get(words[0]!) ?? []
  known.push({ words, amount: kind === 'amount' })
  focus.set(words[0]!, known)
}
const views = new Map<string, Map<string, Entry>>()
for (const [preposition, noun, mode] of wordList('attributions', 'views')) {
  const nouns = views.get(preposition!) ?? new Map<string, Entry>()
  views.set(preposition!, nouns.set(noun!, entryOf(noun!, mode!, 'state', 'asserts', '')))
}
const unsaid = wordList('attributions', 'unsaid').map(([phrase]) => phrase!.split(' ').reverse())
const recordings = nounsOf('recordings')
const roles = new Set(
  wordList('entities', 'roles').flatMap(([noun, , kind]) => (kind === 'kin' ? [] : [noun!, plural(noun!)])),
)
const bodies = new Set(wordList('entities', 'organisation-nouns').flatMap(([noun]) => [noun!, plural(noun!)]))
const addresses = new Set(wordList('entities', 'honorifics').map(([title]) => title!.toLowerCase()))
const degrees = new Set(wordList('names', 'degree').map(([letters]) => letters!.toLowerCase()))
const bearers = nounsOf('bearers')
const cries = nounsOf('cries')
const documents = nounsOf('documents')
for (const [noun, mode, act, polarity] of wordList('attributions', 'nouns')) {
  const entry = entryOf(noun!, mode!, act!, polarity!, 'that')
  add(index, noun!, 'noun', entry)
  add(index, plural(noun!), 'noun', entry)
}

const control = new Map(
  wordList('attributions', 'control').flatMap(([forms, effect]) =>
    forms!.split('/').map((form) => [form, effect!] as const),
  ),
)
/** What a word before “to” and a cue does, see data/attributions/control.tsv. */
export const controlOf = (word: Word): string | undefined => control.get(word.lower)

const things = entriesByKind('names', 'thing')('sure')
/** What a name behind it is of, and of nobody: “Hurricane”. */
export const isThing = (word: { text: string }): boolean => things.has(word.text)

/** A noun for what somebody is: “spokesman”, “residents”. */
export const isRole = (word: Word): boolean => roles.has(word.lower)

/** A noun for who or what can say something: an office, somebody, a body, a document, a survey. */
export const isSpeaker = (word: Word): boolean =>
  isRole(word) || people.has(word.lower) || bodies.has(word.lower) || isDocument(word) || findings.has(word.lower)

/** A form of address or a rank: “Dr”. */
export const isAddress = (word: Word): boolean => addresses.has(word.lower)

/** Letters behind a name: “KC”. */
export const isDegree = (word: Word): boolean => degrees.has(word.lower)

/** It is a noun for something said, thought or shown (“suspicions”), or an adjective for who thinks so (“unaware”). */
export const isCueOf = (word: { text: string }, form: 'noun' | 'adjective'): boolean =>
  index.get(word.text.toLowerCase())?.some(({ forms }) => forms.has(form)) ?? false

/** It names something one issues to say something. */
export const isDocument = (word: Word): boolean => documents.has(word.lower)

/** A verb whose subject answers for the document that is its object. */
export const isIssuing = (word: Word): boolean => issuing.has(word.lower)

/** A verb for what people do with a claim or a promise as such: “the vow that she made”. */
export const dealsWithClaim = (word: Word): boolean => dealings.has(word.lower)

/** It names a thing that words stand on, or something one issues. */
export const isBearer = (word: Word): boolean => bearers.has(word.lower) || isDocument(word)

/** It names what is kept from somebody when it is denied: “entry”. */
export const isWithheld = (word: Word): boolean => withheld.has(word.lower)

/** It names what people call out. */
export const isCry = (word: Word): boolean => cries.has(word.lower)

/** It names somebody’s words as such. */
export const isWords = (word: Word): boolean => sayings.has(word.lower)

/** It names what was said before it, for the reporter: “…, a charge that”. */
export const isAside = (word: Word): boolean => asides.has(word.lower)

/** It is the plural of such a noun: “…, remarks that”. */
export const isPluralAside = (word: Word): boolean => word.lower.endsWith('s') && asides.has(word.lower.slice(0, -1))

/** An adverb that comments on what somebody has said: “…, effectively ending the talks”. */
export const isComment = (word: Word): boolean => comments.has(word.lower)

/** A participle at an index tells how what was said stands to other words: “…, echoing the board”. */
export const relatesWords = (words: readonly Word[], at: number): boolean =>
  relating.some((participle) => participle.every((word, i) => words[at + i]?.lower === word))

/** The words of data/attributions/focus.tsv that begin at an index, longest first: the word after them, and what they precede. */
export const focusAt = (words: readonly Word[], at: number): { after: number; amount: boolean }[] =>
  (focus.get(words[at]!.lower) ?? [])
    .filter((entry) => entry.words.every((word, i) => words[at + i]?.lower === word))
    .map((entry) => ({ after: at + entry.words.length, amount: entry.amount }))
    .sort((a, b) => b.after - a.after)

/** Words of data/attributions/unsaid.tsv end right before an index. */
export const endsUnsaid = (words: readonly Word[], at: number): boolean =>
  unsaid.some((phrase) => phrase.every((word, i) => words[at - 1 - i]?.lower === word))

/** A preposition that can open “in Moss’s view”. */
export const opensView = (word: Word): boolean => views.has(word.lower)

/** The entry of “in … view” and the like; null for other words. */
export const viewOf = (preposition: Word, noun: Word): Entry | null =>
  views.get(preposition.lower)?.get(noun.lower) ?? null

/** It names something in which people are seen or heard to speak. */
export const isRecording = (word: Word): boolean => recordings.has(word.lower)

/** It names an inquiry by what it found. */
export const isFinding = (word: Word): boolean => findings.has(word.lower)

/** Forms of the entries that meet a condition. */
const formsWhere = (meets: (entry: Entry) => boolean, ...wanted: Form[]) =>
  new Set(
    [...index].flatMap(([word, found]) =>
      found.some(({ entry, forms }) => meets(entry) && wanted.some((form) => forms.has(form))) ? [word] : [],
    ),
  )
/** Verbs of speech that take words in quotation marks. */
const speaks = ({ mode, takes }: Entry) => mode === 'speech' && takes.has('quote')
const inThirdPerson = formsWhere(speaks, 's')
const finite = formsWhere(speaks, 's', 'past')
const reporting = formsWhere(({ takes }) => takes.has('that'), 'past', 'participle', 'ing')
const thirdPersons = formsWhere(() => true, 's')
const reportingBase = formsWhere(({ takes }) => takes.has('that'), 'base')
const telling = formsWhere(({ takes }) => takes.has('person'), 'past', 'participle', 'ing')

/** The third person of a verb of speech: “Says”. */
export const isSpeechForm = (word: string): boolean => inThirdPerson.has(word.toLowerCase())

/** The third person of any verb of the lists. */
export const isCueInThirdPerson = (word: string): boolean => thirdPersons.has(word)

/** A past tense or participle of a verb that takes a clause with “that”. */
export const isReporting = (word: string): boolean => reporting.has(word)

/** One of a verb that says who is told. */
export const isTelling = (word: string): boolean => telling.has(word)

/** The plain form of a verb that takes a clause with “that”. */
export const isReportingBase = (word: string): boolean => reportingBase.has(word)

/** A word that, in capitals before a colon, names what follows: “CLAIM: …”. */
export const isLabel = (word: Word): boolean => labels.has(word.lower)

/** A finite form, present or past, of a verb of speech that takes words in quotation marks. */
export const isSaying = (word: { text: string } | undefined): boolean =>
  word !== undefined && finite.has(word.text.toLowerCase())

/** The verb at an index, if its subject answers for the claim or belief that is its object. */
export function holderAt(words: readonly Word[], at: number): CueWord | null {
  const found = words[at] && holders.get(words[at].lower)?.[0]
  return found ? { first: at, last: at, ...found } : null
}

/** The entries whose words stand at an index, longest first, then in the order of the lists; none beyond the last word. */
export function cuesAt(words: readonly Word[], at: number): CueWord[] {
  const found = words[at] && index.get(words[at].lower)
  if (!found) return []
  return found
    .filter(({ entry }) => entry.rest.every((word, i) => words[at + 1 + i]?.lower === word))
    .map(({ entry, forms }) => ({ entry, forms, first: at, last: at + entry.rest.length }))
    .sort((a, b) => b.last - a.last)
}

/** It is a verb in one of its forms. */
export const isVerb = ({ forms }: CueWord) => !forms.has('adjective') && [...forms].some((form) => form !== 'noun')

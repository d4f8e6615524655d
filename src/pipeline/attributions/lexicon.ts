/** The cue lists and the search for their entries in a passage. */
import { wordList } from '../../data.ts'
import type { Attribution } from '../stage.ts'

interface Word {
  lower: string
}

export type Form = 'base' | 's' | 'past' | 'participle' | 'ing' | 'noun' | 'adjective'

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

const endsInConsonant = /^(?:[^aeiou]*|qu)[aeiou][bdgklmnprt]$/

/** The forms of a regular verb by the rules of English spelling. */
function regular(verb: string): Record<'s' | 'past' | 'ing', string> {
  if (/[^aeiou]y$/.test(verb)) {
    return { s: `${verb.slice(0, -1)}ies`, past: `${verb.slice(0, -1)}ied`, ing: `${verb}ing` }
  }
  if (/e$/.test(verb)) return { s: `${verb}s`, past: `${verb}d`, ing: `${verb.replace(/(?<!e)e$/, '')}ing` }
  const stem = endsInConsonant.test(verb) ? verb + verb.at(-1) : verb
  return { s: /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`, past: `${stem}ed`, ing: `${stem}ing` }
}

const entryOf = (lemma: string, mode: string, act: string, polarity: string, takes: string): Entry => ({
  lemma,
  rest: lemma.split(' ').slice(1),
  mode: mode as Entry['mode'],
  act: act as Entry['act'],
  polarity: polarity as Entry['polarity'],
  takes: new Set(takes.split(' ')),
})

/** Adds all forms of a verb; `irregular` gives past, participle and -ing form, or `-`. */
function addVerb(index: Index, irregular: string, entry: Entry): void {
  const verb = entry.lemma.split(' ')[0]!
  const rule = regular(verb)
  const [past, participle, ing] =
    irregular === '-' ? [[rule.past], [rule.past], [rule.ing]] : irregular.split('/').map((forms) => forms.split(','))
  add(index, verb, 'base', entry)
  add(index, rule.s, 's', entry)
  for (const form of past!) add(index, form, 'past', entry)
  for (const form of participle!) add(index, form, 'participle', entry)
  for (const form of ing!) add(index, form, 'ing', entry)
}

const index: Index = new Map()
// Before the verbs: “worried” after a form of “be” is no passive.
for (const [adjective, act, polarity] of wordList('attributions', 'adjectives')) {
  add(index, adjective!, 'adjective', entryOf(adjective!, 'thought', act!, polarity!, 'that bare'))
}
for (const [lemma, irregular, mode, act, polarity, takes] of wordList('attributions', 'verbs')) {
  addVerb(index, irregular!, entryOf(lemma!, mode!, act!, polarity!, takes!))
}
const holders: Index = new Map()
for (const [lemma, irregular, polarity] of wordList('attributions', 'holders')) {
  addVerb(holders, irregular!, entryOf(lemma!, 'thought', polarity === 'denies' ? 'deny' : 'state', polarity!, 'np'))
}
const findings = new Set(wordList('attributions', 'findings').flatMap(([noun]) => [noun!, regular(noun!).s]))
const documents = new Set(wordList('attributions', 'documents').flatMap(([noun]) => [noun!, regular(noun!).s]))
for (const [noun, mode, act, polarity] of wordList('attributions', 'nouns')) {
  const entry = entryOf(noun!, mode!, act!, polarity!, 'that')
  add(index, noun!, 'noun', entry)
  add(index, regular(noun!).s, 'noun', entry)
}

/** It names something one issues to say something. */
export const isDocument = (word: Word): boolean => documents.has(word.lower)

/** It names an inquiry by what it found. */
export const isFinding = (word: Word): boolean => findings.has(word.lower)

/** The third person of a verb of speech: “Says”. */
export const isSpeechForm = (word: string): boolean =>
  index
    .get(word.toLowerCase())
    ?.some(({ entry, forms }) => entry.mode === 'speech' && forms.has('s') && entry.takes.has('quote')) ?? false

/** The verb at an index, if its subject answers for the claim or belief that is its object. */
export function holderAt(words: readonly Word[], at: number): CueWord | null {
  const found = words[at] && holders.get(words[at].lower)?.[0]
  return found ? { ...found, first: at, last: at } : null
}

/** The entries whose words stand at an index, longest first, then in the order of the lists. */
export function cuesAt(words: readonly Word[], at: number): CueWord[] {
  const found = index.get(words[at]!.lower)
  if (!found) return []
  return found
    .filter(({ entry }) => entry.rest.every((word, i) => words[at + 1 + i]?.lower === word))
    .map(({ entry, forms }) => ({ entry, forms, first: at, last: at + entry.rest.length }))
    .sort((a, b) => b.last - a.last)
}

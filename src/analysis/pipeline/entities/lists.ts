/** The word lists of this stage (data/entities/), read once. */
import { wordList } from '../../../data.ts'
import { finiteForms } from '../cue-verbs.ts'
import { fold } from './fold.ts'

export type Sex = 'f' | 'm'
export type RoleClass = 'office' | 'post' | 'occupation' | 'kin'

/** Initials of a place (“US”, “DPRK”), not one in the capitals of a dateline (“ROME”). */
const placeInitials = /^(?:\p{Lu}{2,3}|[B-DF-HJ-NP-TV-XZ]{4})$/u

const split = (cell: string | undefined) => (cell ? cell.split('|') : [])
const sexOf = (cell: string | undefined): Sex | null => (cell === 'f' || cell === 'm' ? cell : null)

export interface Honorific {
  sex: Sex | null
  /** Never a name itself. */
  apart: boolean
}
export const honorifics: ReadonlyMap<string, Honorific> = new Map(
  wordList('entities', 'honorifics').map(([title, sex, apart]) => [
    title!,
    { sex: sexOf(sex), apart: apart === 'apart' },
  ]),
)

/** A noun (or nouns) for what a person is. */
export interface RoleNoun {
  noun: string
  words: readonly string[]
  sex: Sex | null
  class: RoleClass
}
/** By first word; longer nouns first. */
export const roleNouns: ReadonlyMap<string, readonly RoleNoun[]> = (() => {
  const byFirst = new Map<string, RoleNoun[]>()
  for (const [noun, sex, kind] of wordList('entities', 'roles')) {
    // The tokenizer parts words at their hyphens.
    const words = noun!.split(/ |(-)/).filter(Boolean)
    const row = { noun: noun!, words, sex: sexOf(sex), class: kind as RoleClass }
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), row])
  }
  for (const rows of byFirst.values()) rows.sort((a, b) => b.words.length - a.words.length)
  return byFirst
})()

/** Offices that a form of address stands before, with a name behind. */
export const addressedOffices: ReadonlySet<string> = new Set(
  wordList('names', 'addressed-office').map(([word]) => word!),
)

/** Sex of a given name's bearers, by folded name; null when the name does not tell. */
export const givenNames: ReadonlyMap<string, Sex | null> = (() => {
  const sexes = new Map<string, Sex | null>()
  for (const [name, sex] of wordList('entities', 'given-names-english')) sexes.set(fold(name!), sexOf(sex))
  for (const [sex, names] of wordList('entities', 'given-names'))
    for (const name of split(names)) sexes.set(fold(name), sexOf(sex))
  return sexes
})()

/** Given names that may stand for each other: each short form with its full names, and the other way round. */
export const nicknames: ReadonlyMap<string, readonly string[]> = (() => {
  const forms = new Map<string, string[]>()
  const add = (a: string, b: string) => forms.set(a, [...(forms.get(a) ?? []), b])
  for (const [short, full] of wordList('entities', 'nicknames')) {
    for (const name of split(full)) {
      add(fold(short!), fold(name))
      add(fold(name), fold(short!))
    }
  }
  return forms
})()

/** A place known by name: what it is called in records and where it lies. */
export interface KnownPlace {
  name: string
  /** ISO 3166-1 alpha-2; null when the name alone does not tell. */
  country: string | null
  /** `state`: a state or territory with a code of its own. */
  kind: 'state' | 'region' | 'city'
  /** The name is as often another place’s: its country holds where the article shows it. */
  doubtful?: true
}

/** Country code by folded adjective, demonym or name of a state (“russian”, “russians”, “russia”). */
export const nationalities: ReadonlyMap<string, string> = new Map()
/** Folded adjectives and demonyms of states: never a place by themselves. */
export const demonyms: ReadonlySet<string> = new Set()

/** Country of the region that has a state’s name, by key: “georgia” for the United States. */
export const regionsNamedAsStates: ReadonlyMap<string, string> = new Map()

/** Forms without the full stop with which alone they are these places: “Ore.” is Oregon, Ore a town. */
const withStop: ReadonlySet<string> = new Set(
  wordList('entities', 'places').flatMap(([, , , forms]) =>
    split(forms).flatMap((form) => (/^\p{L}+\.$/u.test(form) ? [fold(form)] : [])),
  ),
)

/** Places by key (see `placeKey`). */
export const knownPlaces: ReadonlyMap<string, KnownPlace> = (() => {
  const places = new Map<string, KnownPlace>()
  const add = (form: string, place: KnownPlace) => {
    const key = placeKey(form)
    const before = places.get(key)
    if (before?.kind === 'state' && place.kind === 'region')
      (regionsNamedAsStates as Map<string, string>).set(key, place.country!)
    // One name of places in two countries tells neither.
    else if (before && before.country !== place.country) places.set(key, { ...before, country: null })
    else if (!before) places.set(key, place)
  }
  for (const [code, name, synonyms, adjectives] of wordList('entities', 'countries')) {
    const place = { name: name!, country: code!, kind: 'state' as const }
    for (const form of [name!, ...split(synonyms)]) {
      add(form, place)
      ;(nationalities as Map<string, string>).set(fold(form), code!)
    }
    for (const form of split(adjectives)) {
      ;(nationalities as Map<string, string>).set(fold(form), code!)
      ;(demonyms as Set<string>).add(fold(form))
    }
  }
  for (const [code, names] of wordList('entities', 'regions'))
    for (const name of split(names)) add(name, { name, country: code!, kind: 'region' })
  for (const [code, kind, name, forms] of wordList('entities', 'places'))
    for (const form of [name!, ...split(forms)])
      add(form, { name: name!, country: code || null, kind: kind === 'region' ? 'region' : 'city' })
  // “Carolina” is short for a region more often than it is the city.
  const parts = new Set([...places.keys()].map((key) => key.slice(key.lastIndexOf(' ') + 1)))
  for (const [code, names] of wordList('entities', 'cities'))
    for (const name of split(names)) {
      const key = placeKey(name)
      const city: KnownPlace = { name, country: code!, kind: 'city' }
      if (!places.has(key)) places.set(key, parts.has(key) ? { ...city, doubtful: true } : city)
    }
  // Capitals fill gaps: those that the size list leaves out are small or share their name with a larger city.
  for (const [code, , , , capitals] of wordList('entities', 'countries'))
    for (const name of split(capitals)) {
      const key = placeKey(name)
      if (!places.has(key)) places.set(key, { name, country: code!, kind: 'city', doubtful: true })
    }
  return places
})()

/** “U.S.” and “US” are one key, “us” is another: initials keep their case; “Ore” is not “Ore.”. */
export function placeKey(name: string): string {
  const bare = name.replace(/\./g, '')
  if (placeInitials.test(bare)) return bare
  const key = fold(name)
  return withStop.has(key) && !name.endsWith('.') ? `${key}?` : key
}

const capitals: ReadonlySet<string> = new Set(
  wordList('entities', 'countries').flatMap(([, , , , names]) => split(names).map(fold)),
)

/** A name of a state's capital; alone it also stands for the government there. */
export function isCapital(name: string): boolean {
  return capitals.has(fold(knownPlaces.get(placeKey(name))?.name ?? ''))
}

/** Organisations known under several forms: the entity's name by form (initials keep their case). */
const knownOrganisations: ReadonlyMap<string, string> = new Map(
  wordList('entities', 'organisation-names').flatMap(([name, forms]) =>
    [name!, ...split(forms)].map((form) => [organisationKey(form), name!] as const),
  ),
)

/** The entity's name of a listed organisation, also with its state before it (“US Republican Party”); else null. */
export function knownOrganisationName(form: string): string | null {
  const name = knownOrganisations.get(organisationKey(form))
  if (name) return name
  const words = form.split(/\s+/)
  for (const length of [1, 2]) {
    if (words.length > length + 1 && nationalities.has(fold(words.slice(0, length).join(' '))))
      return knownOrganisations.get(organisationKey(words.slice(length).join(' '))) ?? null
  }
  return null
}

const meantBeside = new Map(
  wordList('entities', 'initials').map(([initials, words]) => [initials!, new RegExp(`\\b(?:${words})\\b`)]),
)

/** The listed organisation that a written form stands for in a text; null for initials of several without a word that tells. */
export function organisationIn(form: string, text: string): string | null {
  const beside = meantBeside.get(organisationKey(form))
  return beside && !beside.test(text) ? null : knownOrganisationName(form)
}

export function organisationKey(name: string): string {
  const bare = name.replace(/\./g, '')
  return /^\p{Lu}{2,6}$/u.test(bare) ? bare : fold(name)
}

/** Kinds of place (see `KnownPlace`) that a common noun stands for, by noun. */
export const placeNouns: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  wordList('entities', 'place-nouns').map(([noun, kinds]) => [noun!, new Set(split(kinds))]),
)

/** Common nouns for organisations: the words one of which the full name must have; empty: an organisation of no other noun. */
export const organisationNouns: ReadonlyMap<string, readonly string[]> = new Map(
  wordList('entities', 'organisation-nouns').map(([noun, words]) => [noun!, split(words).map(fold)]),
)

/** Short forms before the name of a club’s town, folded (“ac”). */
export const clubPrefixes: ReadonlySet<string> = new Set(wordList('entities', 'club-prefixes').map(([word]) => word!))

/** By a title written short, in lower case without full stop, the nouns for its bearer (“senator”). */
export const titleNouns: ReadonlyMap<string, readonly string[]> = (() => {
  const nouns = new Map<string, string[]>()
  for (const [title, noun] of wordList('entities', 'title-nouns'))
    nouns.set(title!, [...(nouns.get(title!) ?? []), noun!])
  return nouns
})()

/** Folded words of names that nobody calls a company (“ministry”, “university”). */
export const publicBodies: ReadonlySet<string> = new Set(
  wordList('entities', 'organisation-nouns').flatMap(([noun, words, kind]) =>
    kind === 'public' ? [noun!, ...split(words).map(fold)] : [],
  ),
)

/** Every word that says what kind of organisation a name is (“commission”, “ministry”), folded. */
export const organisationHeads: ReadonlySet<string> = new Set([
  ...organisationNouns.keys(),
  ...[...organisationNouns.values()].flat(),
])

/** Names of which the possessive is part (“McDonald’s”). */
export const possessiveNames: ReadonlySet<string> = new Set(wordList('names', 'possessive').map(([word]) => word!))

/** Folded words behind a firm’s short name: “foods”, “group”, “ltd”. */
export const firmWords: ReadonlySet<string> = new Set(wordList('names', 'company').map(([word]) => fold(word!)))

/** What somebody's words are called behind them: “…, a charge Mayor Ada Moss denied”. */
export const remarks: ReadonlySet<string> = new Set(wordList('attributions', 'asides').map(([noun]) => noun!))

export const notNames: ReadonlySet<string> = new Set(wordList('entities', 'not-names').map(([word]) => word!))
/** “Poll”, “Survey”: end no name, and who stands before them is an organisation. */
export const surveys: ReadonlySet<string> = new Set(wordList('entities', 'surveys').map(([word]) => word!))

/** Finite forms of verbs whose subject is somebody who speaks or thinks. */
export const speechVerbs = finiteForms(({ mode }) => mode !== 'finding')

/** Words that do not tell one bearer of a name from another. */
export const nameParts = (() => {
  const rows = new Map(wordList('entities', 'name-parts').map(([kind, words]) => [kind!, new Set(split(words))]))
  const of = (kind: string): ReadonlySet<string> => rows.get(kind) ?? new Set()
  return {
    generation: of('generation'),
    particle: of('particle'),
    functionWord: of('function word'),
    legalForm: of('legal form'),
    company: of('company'),
    kindOfPlace: of('kind of place'),
    direction: of('direction'),
    /** Of a state; called “Ministry of Labour” or “Labour Ministry”. */
    body: of('body'),
  }
})()

export interface Pronoun {
  /** `n`: an organisation or state. */
  for: Sex | 'n'
  part: 'subject' | 'object' | 'own' | 'either'
}
export const pronouns: ReadonlyMap<string, Pronoun> = new Map(
  wordList('entities', 'pronouns').map(([form, who, part]) => [
    form!,
    { for: who as Pronoun['for'], part: part as Pronoun['part'] },
  ]),
)

/** Words that tie a role to its bearer. */
/** Letters behind a name: “KC”. */
export const degrees: ReadonlySet<string> = new Set(wordList('names', 'degree').map(([letters]) => letters!))

export const roleWords = (() => {
  const rows = new Map(wordList('entities', 'role-words').map(([kind, forms]) => [kind!, new Set(split(forms))]))
  const of = (kind: string): ReadonlySet<string> => rows.get(kind) ?? new Set()
  return {
    modifier: of('modifier'),
    preposition: of('preposition'),
    link: of('link'),
    filler: of('filler'),
    continuation: of('continuation'),
    elected: of('elected'),
    variation: of('variation'),
  }
})()

/**
 * Who is meant by a surname alone: whoever is named in full by it in articles that name the same others, within days.
 *
 * Two articles speak of the same when they name two others both, one of them a person. Whoever is meant is named in full
 * in two such articles, or in one that shares three names, and nobody else of the surname is, but for those whom the form
 * of address excludes or who lack the role that stands with the surname.
 */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Person } from '../../schemas/entity.ts'
import { hashText } from '../analysis/pipeline/names/hash.ts'
import { entriesByKind, wordList } from '../data.ts'
import { roleNoun } from './roles.ts'

/** Days between articles that may speak of the same. */
export const daysApart = 14

/** A person as an article names him. */
export interface Naming {
  person: string
  /** The last word of the name, as ids have it. */
  surname: string
  /** By the surname alone. */
  short: boolean
  facts: Facts
}

export interface Facts {
  /** The nouns of the roles that the article gives. */
  roles: string[]
  sex: string | null
  /** Others whom the article names in full: people and organisations, by a number for each, ascending. */
  people: number[]
  others: number[]
}

/** Names of one kind that are compared, the lowest numbers of an article that has more. */
const compared = 50
/** What two articles share at least, and what tells enough in one article, and over how many it need not. */
const shared = { least: 2, telling: 3, articles: 2 }

const particles = new Set([...entriesByKind('entities', 'name-parts')('particle')].flatMap((all) => all.split('|')))
const generations = new Set([...entriesByKind('entities', 'name-parts')('generation')].flatMap((all) => all.split('|')))
const sexOfTitle = new Map(wordList('entities', 'honorifics').map(([title, sex]) => [title!.toLowerCase(), sex!]))
let sexes: ReadonlyMap<string, string> | undefined

/** By a given name in lower case its sex, as the lists have it. Who only reads needs none. */
function sexOfName(): ReadonlyMap<string, string> {
  sexes ??= new Map([
    ...wordList('entities', 'given-names-english').map(([name, sex]) => [name!.toLowerCase(), sex!] as const),
    ...wordList('entities', 'given-names').flatMap(([sex, names]) =>
      names!.split('|').map((name) => [name.toLowerCase(), sex!] as const),
    ),
  ])
  return sexes
}

/** The words of a person’s id without the number of a namesake and the generation. */
function wordsOf(id: string): string[] {
  const all = id.slice('person/'.length).split('-')
  while (all.length > 1 && (/^\d+$/.test(all.at(-1)!) || generations.has(all.at(-1)!))) all.pop()
  return all
}

/** The last word of a person’s name. */
export const surnameOf = (id: string): string => wordsOf(id).at(-1)!

/** Whom an article names in full: who they are, and its organisations by a number for each, ascending. */
export interface Cast {
  people: Pick<Naming & Traits, 'person' | 'roles' | 'sex'>[]
  others: number[]
}

type Traits = Pick<Facts, 'roles' | 'sex'>

export function castOf({ entities }: Analysis): Cast {
  const people: Cast['people'] = []
  const others = new Set<number>()
  for (const entity of entities)
    if (entity.type === 'organisation') others.add(numberOf(entity.id))
    else if (entity.type === 'person' && !isShort(entity.name)) people.push({ person: entity.id, ...traitsOf(entity) })
  return { people, others: lowestOf(others).slice(0, compared) }
}

/** Those of a cast who have one of the surnames. */
export function fullNamings({ people, others }: Cast, surnames: ReadonlySet<string>): Naming[] {
  const numbers = numbersOf(people)
  const found: Naming[] = []
  for (const { person, roles, sex } of people) {
    const surname = surnameOf(person)
    if (!surnames.has(surname)) continue
    found.push({ person, surname, short: false, facts: { roles, sex, people: beside(person, numbers), others } })
  }
  return found
}

/** The people of an article by a surname alone, whoever alone has it in the article. */
export function shortNamings({ entities }: Analysis, cast: Cast): Naming[] {
  const all = peopleOf(entities)
  const short = all.filter(({ name }) => isShort(name))
  if (short.length === 0) return []
  const surnames = new Map<string, number>()
  for (const { id } of all) surnames.set(surnameOf(id), (surnames.get(surnameOf(id)) ?? 0) + 1)
  const people = beside(null, numbersOf(cast.people))
  return short.flatMap((person) => {
    const { id } = person
    const surname = surnameOf(id)
    // Who has a number is one of several, and by a given name alone nobody is known.
    if (surnames.get(surname)! > 1 || /-\d+$/.test(id) || sexOfName().has(surname)) return []
    return [{ person: id, surname, short: true, facts: { ...traitsOf(person), people, others: cast.others } }]
  })
}

const peopleOf = (entities: Analysis['entities']) =>
  entities.filter((entity): entity is Person => entity.type === 'person')

const ascending = (a: number, b: number) => a - b
/** As many of some numbers as are compared, and one more. */
const lowestOf = (numbers: Iterable<number>) => [...numbers].sort(ascending).slice(0, compared + 1)

/** The people of an article by their numbers. */
interface Numbers {
  of: Map<string, number>
  /** How many people have each. */
  counts: Map<number, number>
  lowest: number[]
}

function numbersOf(people: Cast['people']): Numbers {
  const of = new Map<string, number>()
  for (const { person } of people) of.set(person, nameNumber(person))
  const counts = new Map<number, number>()
  for (const number of of.values()) counts.set(number, (counts.get(number) ?? 0) + 1)
  return { of, counts, lowest: lowestOf(counts.keys()) }
}

/** The numbers of those who are named beside one of some people, or of all. */
function beside(person: string | null, { of, counts, lowest }: Numbers): number[] {
  const number = person === null ? undefined : of.get(person)
  // Of two people of one name, one stands beside the other.
  const own = number !== undefined && counts.get(number) === 1 ? number : undefined
  const found: number[] = []
  for (const one of lowest) if (one !== own && found.length < compared) found.push(one)
  return found
}

/** Of all people of one name. */
const nameNumber = (id: string) => numberOf(`person/${wordsOf(id).join('-')}`)

/** Of one word, or of particles before it: “Obama”, “de Blasio”. */
const isShort = (name: string): boolean => isLast(name.toLowerCase().split(/\s+/))
function isLast(words: readonly string[]): boolean {
  for (let i = 0; i < words.length - 1; i++) if (!particles.has(words[i]!)) return false
  return true
}

/** Whether the id is that of a surname alone. */
export const isSurname = (id: string): boolean => isLast(wordsOf(id))

/** The ids that somebody may have by the surname alone. */
export function surnamesIn(id: string): string[] {
  const words = wordsOf(id)
  return words.flatMap((_, i) => (isLast(words.slice(i)) ? [`person/${words.slice(i).join('-')}`] : []))
}

function traitsOf({ id, roles, honorific }: Person): Traits {
  const told = sexOfTitle.get(honorific?.toLowerCase() ?? '') ?? sexOfName().get(wordsOf(id)[0]!)
  return { roles: [...new Set(roles.map(roleNoun))], sex: told === 'f' || told === 'm' ? told : null }
}

/** In 31 bits, which every engine and JSON have as they are. */
const numberOf = (id: string): number => hashText(id) >>> 1

/** How many names two articles share; 0 when they do not speak of the same. */
export function sharedNames(one: Facts, other: Facts): number {
  const people = common(one.people, other.people)
  const all = people === 0 ? 0 : people + common(one.others, other.others)
  return all < shared.least ? 0 : all
}

/** How many numbers two ascending lists have both. */
function common(some: readonly number[], more: readonly number[]): number {
  let found = 0
  for (let i = 0, j = 0; i < some.length && j < more.length; ) {
    const [here, there] = [some[i]!, more[j]!]
    if (here === there) found++
    if (here <= there) i++
    if (there <= here) j++
  }
  return found
}

/** Whether somebody may be meant by a surname, as far as the names go: “de Blasio” is no Ana Blasio. */
export function mayBe(short: string, full: string): boolean {
  return `-${wordsOf(full).join('-')}`.endsWith(`-${wordsOf(short).join('-')}`)
}

/**
 * The id of whoever is meant by a surname; null when that is not certain.
 * @param others people of the surname who are named in full in other articles within the days.
 */
export function bearerOf({ person, facts }: Naming, others: readonly Naming[]): string | null {
  const found = new Map<string, { articles: number; most: number; roles: Set<string>; sexes: Set<string> }>()
  for (const other of others) {
    const names = mayBe(person, other.person) ? sharedNames(facts, other.facts) : 0
    if (names === 0) continue
    const one = found.get(other.person) ?? { articles: 0, most: 0, roles: new Set(), sexes: new Set() }
    found.set(other.person, one)
    one.articles++
    one.most = Math.max(one.most, names)
    for (const role of other.facts.roles) one.roles.add(role)
    if (other.facts.sex !== null) one.sexes.add(other.facts.sex)
  }
  const able = [...found].filter(
    ([, { roles, sexes }]) =>
      (facts.sex === null || sexes.size === 0 || sexes.has(facts.sex)) &&
      (facts.roles.length === 0 || facts.roles.some((role) => roles.has(role))),
  )
  if (able.length !== 1) return null
  const [id, { articles, most }] = able[0]!
  return articles >= shared.articles || most >= shared.telling ? id : null
}

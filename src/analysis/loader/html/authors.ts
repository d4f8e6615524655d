/** Whom a page names as authors beside the text: in JSON-LD, `meta`, microdata, links and classes of bylines. */
import type { Byline } from '../../../../schemas/article.ts'
import { wordList } from '../../../data.ts'
import {
  creditsOf,
  isAccount,
  isPersonName,
  isPictureCredit,
  isStaffOfOutlet,
  isUncasedName,
  readByline,
} from '../../pipeline/furniture/byline.ts'
import { type AuthorElement, textUpTo } from './author-elements.ts'
import type { Carriers } from './carriers.ts'
import { type Named, type Node, namedIn } from './jsonld.ts'
import { line } from './line.ts'
import { authorsInScripts } from './script-authors.ts'

const notAuthors = new Set(wordList('loader', 'not-authors').map(([name]) => name!))

/** More names in links and classes are those of other articles or of people who commented. */
const MOST_LINKED = 2
/** In characters; longer values are biographies. */
const LONGEST_VALUE = 300

/**
 * The people whom the most trusted source that names people names; where none does, the outlet that the first source names.
 * Of one source, people leave no outlets beside them.
 */
export function bylinesOf(
  { named, authors, headings, code, labelled }: Carriers,
  linked: readonly Named[],
  publisher: string | null,
): Byline[] {
  const titled = authorsIn(linked.map(({ name }) => name)).map((byline) => ({
    name: byline.name,
    role: byline.role ?? line(linked.find(({ name }) => name.includes(byline.name))?.jobTitle),
  }))
  const outlets = new Set([publisher, ...linked.flatMap((one) => (one.isOrganisation ? [one.name] : []))].map(keyOf))
  const isPerson = ({ name }: Byline) => (isPersonName(name) || isUncasedName(name)) && !outlets.has(keyOf(name))
  const marked = (by: AuthorElement['by']) => authorsIn(namesBy(authors, by, headings.length))
  const sources = [
    titled,
    ...named.map(authorsIn),
    authorsIn(labelled).filter(isPerson),
    marked('microdata'),
    marked('relation').filter(isPerson),
    signedTogether(marked('class').filter(isPerson), authors).filter(isPerson),
    // “Ada” alone is a person where nothing tells more.
    marked('class').filter(({ name }) => isFirstName(name)),
  ]
  if (!sources.some((found) => found.some(isPerson))) sources.push(authorsIn(authorsInScripts(code)).filter(isPerson))
  const people = sources.find((found) => found.some(isPerson))?.filter(isPerson)
  return people ?? sources.find((found) => found.length > 0) ?? []
}

/** “By Ada Moss and Ben Tarn”, where only the first of them is a link: whom the whole line names. */
function signedTogether(found: Byline[], elements: readonly AuthorElement[]): Byline[] {
  const [only] = found
  if (found.length !== 1) return found
  const element = elements.find(({ by, names }) => by === 'class' && names.some((name) => name.includes(only!.name)))
  const read = element && readByline(line(textUpTo(element.group, LONGEST_VALUE)) ?? '')
  const isWhole = read?.labelled && read.bylines.every(({ name }) => isPersonName(name))
  return isWhole && read.bylines.some(({ name }) => name === only!.name) ? read.bylines : found
}

/** One capitalised word that is no label. */
function isFirstName(name: string): boolean {
  return /^\p{Lu}\p{Ll}{2,15}$/u.test(name) && isPersonName(`${name} ${name}`)
}

/** Names in elements that are marked one way: those at the headline, and of links and classes only a few. */
function namesBy(elements: readonly AuthorElement[], by: AuthorElement['by'], headings: number): string[] {
  const marked = elements.filter((element) => element.by === by)
  if (by === 'microdata') return marked.flatMap(({ names }) => names)
  const first = marked.find((element) => element.headings > 0 || headings === 0) ?? marked[0]
  const all = new Set(marked.flatMap(({ names }) => names.map(keyOf)))
  if (all.size <= MOST_LINKED) return marked.flatMap(({ names }) => names)
  return by === 'class' ? marked.filter(({ group }) => group === first!.group).flatMap(({ names }) => names) : []
}

/** Authors that the page marks as organisations, and whoever publishes it or owns its copyright, in small letters. */
export function outletsOf(linked: readonly Named[], owners: readonly (string | null)[]): Set<string> {
  const named = linked.filter(({ isOrganisation }) => isOrganisation).map(({ name }) => name)
  const names = [...named, ...owners].flatMap((text) => line(text?.replace(COPYRIGHT, '')) ?? [])
  return new Set(names.map((name) => name.toLowerCase()))
}

/** What stands around the owner's name in a notice of copyright. */
const COPYRIGHT = /^(?:copyright\b|[©\s]|\(c\)|\d{4}|[-–,])+|\s(?:\d{4}|all rights)\b.*$/gi

/** Whom the article's node of JSON-LD names as authors. */
export function linkedAuthors(article: Node | null, nodes: readonly Node[]): Named[] {
  return namedIn(article?.author ?? article?.creator, nodes)
}

/** The people or outlets that some values name as author, once each. */
function authorsIn(values: readonly string[]): Byline[] {
  return once(values.flatMap(authorsInOne))
}

function once(bylines: readonly Byline[]): Byline[] {
  const byName = new Map<string, Byline>()
  for (const byline of bylines) if (!byName.has(keyOf(byline.name))) byName.set(keyOf(byline.name), byline)
  return [...byName.values()]
}

function keyOf(name: string | null): string {
  return (name ?? '').toLowerCase()
}

/** Addresses, handles, numbers and names as addresses spell them (“ada-moss”). */
const NO_NAME = /^(?:https?:|www\.|@|\S+@\S+$|\W*\d+\W*$|[\p{Ll}\d]+(?:[-_.][\p{Ll}\d]+)+$)/u
/** “Moss, Ada”, as catalogues have it. */
const INVERTED = /^(\p{Lu}[\p{L}’'-]+), (\p{Lu}[\p{L}.’'-]*(?: \p{Lu}\.?)?)$/u

/** Not an address, a handle, a picture's credit or a stand-in such as “admin”. */
function authorsInOne(value: string): Byline[] {
  const text = line(value)
    ?.split(/;\s*(?=\p{Lu})/u)
    .map((name) => name.replace(INVERTED, '$2 $1'))
    .join('; ')
  if (!text || text.length > LONGEST_VALUE || NO_NAME.test(text) || notAuthors.has(text.toLowerCase())) return []
  if (isAccount(text) || isPictureCredit(text)) return []
  const read = readByline(text)
  if (!read?.labelled && isStaffOfOutlet(text)) return [{ name: text, role: null }]
  const bylines = read?.bylines ?? creditsOf(text, false)
  if (bylines.length > 0) return bylines
  return isPersonName(text) || text.split(' ').length <= 6 ? [{ name: text, role: null }] : []
}

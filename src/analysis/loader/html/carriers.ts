/** The elements of a page that carry metadata, found in one walk over its tree. */
import { wordList } from '../../../data.ts'
import { opensByline } from '../../pipeline/furniture/byline.ts'
import { type AuthorElement, authorElement } from './author-elements.ts'
import { type DateElement, dateElement, isElsewhere, isInList, meaningOf } from './dates.ts'
import { type Heading, headingOf } from './heading.ts'
import { type PictureElement, pictureElement } from './pictures.ts'
import { holdersOf } from './surroundings.ts'
import { type Element, elementsOf, firstTextOf, textOf } from './tree.ts'

const fields = new Map(wordList('loader', 'meta-names').map(([name, field], rank) => [name!, { field: field!, rank }]))

export interface Carriers {
  /** Values of `meta` elements by field, most trusted first. */
  meta: Record<string, string[]>
  /** JSON-LD. */
  scripts: string[]
  /** Other scripts. */
  code: string[]
  title: string | null
  /** `h1`. */
  headings: Heading[]
  /** `h2` to `h6`. */
  lesser: string[]
  authors: AuthorElement[]
  /** Values of the `meta` elements that name authors, those of one name together, the most trusted name first. */
  named: string[][]
  /** Values of `meta` elements that another labels as the author (“twitter:label1”, “twitter:data1”). */
  labelled: string[]
  /** Dates by what their elements call them, in the page's order; `times` are `time` elements that do not tell. */
  published: DateElement[]
  modified: DateElement[]
  times: DateElement[]
  /** All `time` elements with a date. */
  stamps: DateElement[]
  /** Pictures of the article's own part of the page, in its order. */
  pictures: PictureElement[]
  language: string | null
  canonical: string | null
  base: string | null
}

/** A label and its value for cards of social networks. */
const PAIR = /^twitter:(label|data)([1-4])$/
/** In characters: what is read of a heading. */
const LONGEST_LINE = 2000
/** Elements that name authors that are looked at. */
const MOST_AUTHORS = 200
/** More main headings are those of a list. */
const MOST_MAIN = 3
/** Pictures that are looked at. */
const MOST_PICTURES = 100
/** `time` elements that are kept; a live blog has hundreds. */
const MOST_STAMPS = 1000
/** How many dates may stand in lists before the first that stands in none; later ones are not looked at. */
const MOST_LISTED = 100
/** Dates of one kind that are looked at. */
const MOST_DATES = 20

export function carriersOf(root: Element): Carriers {
  const ranked: { field: string; rank: number; value: string }[] = []
  const found: Carriers = {
    meta: {},
    scripts: [],
    code: [],
    title: null,
    headings: [],
    lesser: [],
    authors: [],
    named: [],
    labelled: [],
    published: [],
    modified: [],
    times: [],
    stamps: [],
    pictures: [],
    language: null,
    canonical: null,
    base: null,
  }
  let headings = 0
  const main: Element[] = []
  for (const element of elementsOf(root)) if (element.tag === 'h1') main.push(element)
  const holders = holdersOf(main, MOST_MAIN)
  const pairs = new Map<string, { label?: string; data?: string }>()
  for (const element of elementsOf(root)) {
    const { tag, attributes } = element
    const author = found.authors.length < MOST_AUTHORS ? authorElement(element, headings, holders) : null
    if (author !== null) found.authors.push(author)
    if (tag === 'meta') {
      if (author !== null) continue
      const [, part, number] = (attributes.name ?? attributes.property ?? '').match(PAIR) ?? []
      if (part && attributes.content) pairs.set(number!, { ...pairs.get(number!), [part]: attributes.content })
      for (const name of [attributes.property, attributes.name, attributes.itemprop]) {
        const known = fields.get(name?.toLowerCase() ?? '')
        if (known && attributes.content?.trim()) ranked.push({ ...known, value: attributes.content })
      }
    } else if (tag === 'script' && /ld\+json/i.test(attributes.type ?? '')) found.scripts.push(textOf(element))
    else if (tag === 'script') found.code.push(textOf(element))
    else if (tag === 'title') found.title ??= firstTextOf(element, LONGEST_LINE)
    else if (tag === 'html') found.language = attributes.lang ?? attributes['xml:lang'] ?? null
    else if (tag === 'base') found.base ??= attributes.href ?? null
    else if (tag === 'link' && attributes.rel?.toLowerCase() === 'canonical')
      found.canonical ??= attributes.href ?? null
    else if (tag === 'h1') {
      headings++
      found.headings.push(headingOf(element))
    } else if (tag === 'img' || tag === 'amp-img') {
      const picture = found.pictures.length < MOST_PICTURES ? pictureElement(element, holders) : null
      if (picture !== null) found.pictures.push(picture)
    } else if (/^h[2-6]$/.test(tag)) found.lesser.push(firstTextOf(element, LONGEST_LINE))
    else readDate(element, found, holders)
  }
  ranked.sort((a, b) => a.rank - b.rank)
  const named = new Map<number, string[]>()
  for (const { field, rank, value } of ranked) {
    const known = field === 'author' ? (named.get(rank) ?? []) : (found.meta[field] ?? [])
    known.push(value)
    if (field === 'author') named.set(rank, known)
    else found.meta[field] = known
  }
  found.named = [...named.values()]
  for (const { label, data } of pairs.values()) if (data && opensByline(label ?? '')) found.labelled.push(data)
  return found
}

function readDate(
  element: Element,
  { published, modified, times, stamps }: Carriers,
  holders: ReadonlySet<Element>,
): void {
  const { tag, attributes } = element
  const isTime = tag === 'time' && attributes.datetime !== undefined
  if (isTime && stamps.length < MOST_STAMPS) stamps.push(dateElement(element))
  const meaning = isTime || /date/i.test(attributes.itemprop ?? '') ? meaningOf(element) : null
  const dates = meaning === 'published' ? published : meaning === 'modified' ? modified : isTime ? times : null
  if (dates === null || dates.length >= MOST_DATES || isElsewhere(element, holders)) return
  // The first of them may be the article's; past so many all stand in lists.
  if (dates === times && times.length === 0 && (stamps.length > MOST_LISTED || isInList(element))) return
  dates.push(dateElement(element))
}

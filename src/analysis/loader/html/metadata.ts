/**
 * What a page says of its article beside the text. Order of trust, field by field: the article node of JSON-LD, then
 * Open Graph and other `meta` elements (data/loader/meta-names.tsv), then microdata and `rel=author`, then the data in
 * scripts, then `time`. What none
 * of these says is left null; the furniture stage then reads the visible lines.
 */
import type { Byline } from '../../../../schemas/article.ts'
import { wordList } from '../../../data.ts'
import { creditsOf, isPersonName, readByline } from '../../pipeline/furniture/byline.ts'
import { readDateline } from '../../pipeline/furniture/dateline.ts'
import type { PageMeta } from '../../pipeline/stage.ts'
import { cleanLine } from '../clean.ts'
import { headlineOf, headlinesInScripts, shareOfWords } from './headline.ts'
import { articleNode, type Node, namedIn, nodesOf, textOf as stringOf } from './jsonld.ts'
import { publishedInScripts, withOwnOffset } from './script-dates.ts'
import { type Element, elementsOf, textOf } from './tree.ts'

const fields = new Map(wordList('loader', 'meta-names').map(([name, field], rank) => [name!, { field: field!, rank }]))
const notAuthors = new Set(wordList('loader', 'not-authors').map(([name]) => name!))

/** In milliseconds. */
const DAY = 24 * 3600_000

/** The elements of a page that carry metadata. */
interface Carriers {
  /** Values of `meta` elements by field, most trusted first. */
  meta: Record<string, string[]>
  /** JSON-LD. */
  scripts: string[]
  /** Other scripts. */
  code: string[]
  title: string | null
  /** `h1`. */
  headings: string[]
  /** `h2` to `h6`. */
  lesser: string[]
  /** Names in `rel=author` links and `itemprop=author`. */
  authors: string[]
  /** `datetime` of `time` elements and microdata dates, in the page's order. */
  published: string[]
  modified: string[]
  times: string[]
  language: string | null
  canonical: string | null
  base: string | null
}

/** What a page says of itself. */
interface PageFacts {
  meta: PageMeta
  /** As in `Page`. */
  datedTwice: boolean
  /** The article's text where JSON-LD states it and does not say that readers pay for it. */
  body: string | null
  /** The address that relative links are resolved against. */
  base: string | null
  /** As in `Page`. */
  outlets: ReadonlySet<string>
  /** Regions of its language tag and its address: “gb”, “uk”. */
  regions: (string | null)[]
}

/** Metadata of a page and what its links and dates need. */
export function readMetadata(root: Element, url: string | null): PageFacts {
  const carriers = carriersOf(root)
  const nodes = nodesOf(carriers.scripts)
  const { meta } = carriers
  const titles = [...carriers.headings.slice(0, 10), ...(meta.headline ?? []), carriers.title].map((text) => line(text))
  const article = articleNode(nodes, (headline) => {
    const own = line(headline)
    return own !== null && titles.some((title) => title !== null && shareOfWords(own, title) > 0.5)
  })
  const address = absolute(carriers.canonical ?? meta.url?.[0], url)
  const publisher = line(namedIn(article?.publisher, nodes)[0]?.name) ?? line(meta.publisher?.[0])
  const linked = firstDate([stringOf(article?.datePublished)])
  const stated = firstDate([...(meta.publishedAt ?? []), ...carriers.published])
  const publishedAt = firstDate([linked, stated, publishedInScripts(carriers.code), ...carriers.times.slice(0, 1)])
  const zoned = [...carriers.times, ...(meta.publishedAt ?? []), ...carriers.code]
  return {
    datedTwice: linked !== null && stated !== null && Math.abs(Date.parse(linked) - Date.parse(stated)) <= DAY,
    body: /^false$/i.test(String(article?.isAccessibleForFree)) ? null : stringOf(article?.articleBody),
    outlets: outletsOf(article, nodes, [publisher, ...(meta.owner ?? [])]),
    regions: [regionOf(carriers.language), topDomain(url ?? address)],
    base: absolute(carriers.base ?? undefined, url ?? address) ?? url ?? address,
    meta: {
      headline: headlineOf({
        stated: lines([stringOf(article?.headline), ...(meta.headline ?? []), carriers.title]),
        main: lines(carriers.headings),
        lesser: lines(carriers.lesser),
        scripts: lines(headlinesInScripts(carriers.code)),
        publisher,
      }),
      standfirst: line(stringOf(article?.description)) ?? line(meta.standfirst?.[0]),
      bylines: bylinesOf(carriers, article, nodes, publisher),
      publisher,
      publishedAt: publishedAt && withOwnOffset(publishedAt, zoned),
      modifiedAt: firstDate([stringOf(article?.dateModified), ...(meta.modifiedAt ?? []), ...carriers.modified]),
      language: languageTag(carriers.language) ?? languageTag(stringOf(article?.inLanguage)),
      url: url ?? address,
    },
  }
}

function carriersOf(root: Element): Carriers {
  const ranked: { field: string; rank: number; value: string }[] = []
  const found: Carriers = {
    meta: {},
    scripts: [],
    code: [],
    title: null,
    headings: [],
    lesser: [],
    authors: [],
    published: [],
    modified: [],
    times: [],
    language: null,
    canonical: null,
    base: null,
  }
  for (const element of elementsOf(root)) {
    const { tag, attributes } = element
    const itemprop = attributes.itemprop?.toLowerCase()
    if (tag === 'meta') {
      for (const name of [attributes.property, attributes.name, attributes.itemprop]) {
        const known = fields.get(name?.toLowerCase() ?? '')
        if (known && attributes.content?.trim()) ranked.push({ ...known, value: attributes.content })
      }
    } else if (tag === 'script' && /ld\+json/i.test(attributes.type ?? '')) found.scripts.push(textOf(element))
    else if (tag === 'script') found.code.push(textOf(element))
    else if (tag === 'title') found.title ??= textOf(element)
    else if (tag === 'html') found.language = attributes.lang ?? attributes['xml:lang'] ?? null
    else if (tag === 'base') found.base ??= attributes.href ?? null
    else if (tag === 'link' && attributes.rel?.toLowerCase() === 'canonical')
      found.canonical ??= attributes.href ?? null
    else if (tag === 'h1') found.headings.push(textOf(element))
    else if (/^h[2-6]$/.test(tag)) found.lesser.push(textOf(element))
    else if (itemprop === 'datepublished')
      found.published.push(attributes.datetime ?? attributes.content ?? textOf(element))
    else if (itemprop === 'datemodified')
      found.modified.push(attributes.datetime ?? attributes.content ?? textOf(element))
    else if (tag === 'time' && attributes.datetime) found.times.push(attributes.datetime)
    else if (itemprop === 'author' || /(?:^|\s)author(?:\s|$)/i.test(attributes.rel ?? ''))
      found.authors.push(textOf(element))
  }
  ranked.sort((a, b) => a.rank - b.rank)
  for (const { field, value } of ranked) found.meta[field] = [...(found.meta[field] ?? []), value]
  return found
}

/** An outlet that names itself as author is only taken when nobody else is named. */
function bylinesOf(
  { meta, authors }: Carriers,
  article: Node | null,
  nodes: readonly Node[],
  publisher: string | null,
): Byline[] {
  const named = namedIn(article?.author ?? article?.creator, nodes)
  const titled = authorsIn(named.map(({ name }) => name)).map((byline) => ({
    name: byline.name,
    role: byline.role ?? line(named.find(({ name }) => name.includes(byline.name))?.jobTitle),
  }))
  const sources = [titled, authorsIn(meta.author ?? [])]
  const linked = authorsIn(authors).filter(({ name }) => isPersonName(name))
  // More than two names in links are those of other articles or of people who commented.
  if (linked.length <= 2) sources.push(linked)
  const isOutlet = ({ name }: Byline) => name.toLowerCase() === publisher?.toLowerCase()
  return (
    sources.find((found) => found.length > 0 && !found.every(isOutlet)) ??
    sources.find((found) => found.length > 0) ??
    []
  )
}

/** Authors that the page marks as organisations, and whoever publishes it or owns its copyright. */
function outletsOf(article: Node | null, nodes: readonly Node[], owners: readonly (string | null)[]): Set<string> {
  const authors = namedIn(article?.author ?? article?.creator, nodes)
  const named = authors.filter(({ isOrganisation }) => isOrganisation).map(({ name }) => name)
  const names = [...named, ...owners].flatMap((text) => line(text?.replace(COPYRIGHT, '')) ?? [])
  return new Set(names.map((name) => name.toLowerCase()))
}

/** What stands around the owner's name in a notice of copyright. */
const COPYRIGHT = /^(?:copyright\b|[©\s]|\(c\)|\d{4}|[-–,])+|\s(?:\d{4}|all rights)\b.*$/gi

/** The people or outlets that some values name as author, once each. */
function authorsIn(values: readonly string[]): Byline[] {
  const once = new Map<string, Byline>()
  for (const byline of values.flatMap(authorsInOne)) {
    const key = byline.name.toLowerCase()
    if (!once.has(key)) once.set(key, byline)
  }
  return [...once.values()]
}

/** Not an address, a handle or a stand-in such as “admin”. */
function authorsInOne(value: string): Byline[] {
  const text = line(value)
  if (!text || text.length > 150 || /^https?:|^@|^www\.|^\S+@\S+$/.test(text) || notAuthors.has(text.toLowerCase()))
    return []
  const bylines = readByline(text)?.bylines ?? creditsOf(text, false)
  if (bylines.length > 0) return bylines
  return isPersonName(text) || text.split(' ').length <= 6 ? [{ name: text, role: null }] : []
}

function firstDate(values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const read = value ? readDateline(value.trim()) : null
    if (read) return read.publishedAt ?? read.modifiedAt
  }
  return null
}

function languageTag(tag: string | null): string | null {
  return tag?.match(/^[a-z]{2,3}(?![a-z])/i)?.[0].toLowerCase() ?? null
}

/** “gb” of “en-GB”. */
function regionOf(tag: string | null): string | null {
  return tag?.match(/^[a-z]{2,3}[-_]([a-z]{2})$/i)?.[1] ?? null
}

function topDomain(url: string | null): string | null {
  return url && new URL(url).hostname.split('.').at(-1)!
}

function absolute(href: string | undefined, base: string | null): string | null {
  if (!href || !URL.canParse(href, base ?? undefined)) return null
  const { protocol, href: url } = new URL(href, base ?? undefined)
  return protocol === 'http:' || protocol === 'https:' ? url : null
}

/** One clean line; null when there is nothing in it. Metadata is often escaped twice. */
function line(text: string | null | undefined): string | null {
  const unescaped = (text ?? '')
    .slice(0, 2000)
    .replace(/&#(?:(\d{2,6})|x([\da-f]{2,5}));/gi, (all, decimal, hexadecimal) => {
      const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    })
    .replace(entity, (_, name: keyof typeof entities) => entities[name])
    .replace(/<[^<>]{1,100}>/g, ' ')
  return cleanLine(unescaped) || null
}

function lines(texts: readonly (string | null)[]): string[] {
  return texts.map(line).filter((text) => text !== null)
}

/** Those that are left in metadata; parsing has resolved all of them once. */
const entities = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}
const entity = new RegExp(`&(${Object.keys(entities).join('|')});`, 'g')

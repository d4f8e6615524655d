/** What lists pages: feeds (RSS, Atom, RDF, JSON Feed) and sitemaps, those of news too. */
import { Parser } from 'htmlparser2'
import { decode } from '../../analysis/loader/decode.ts'

/** A page that a listing names. */
export interface Entry {
  url: string
  /** A full date or a date-time with its zone; null when the listing does not say. */
  publishedAt: string | null
}

export interface Listing {
  /** `pages`: entries are pages. `listings`: they are listings themselves. */
  of: 'pages' | 'listings'
  entries: Entry[]
}

/** Names of elements are compared under these prefixes, whatever a document calls its namespaces. */
const namespaces: Record<string, string> = {
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/dc/terms/': 'dc:',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news:',
  'http://www.w3.org/2005/Atom': '',
  'http://purl.org/rss/1.0/': '',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
}

/** Root elements of listings, with the element of one entry, and whether that leads to a listing. */
const roots: Record<string, { entry: string; of: Listing['of'] }> = {
  rss: { entry: 'item', of: 'pages' },
  'rdf:RDF': { entry: 'item', of: 'pages' },
  feed: { entry: 'entry', of: 'pages' },
  urlset: { entry: 'url', of: 'pages' },
  sitemapindex: { entry: 'sitemap', of: 'listings' },
}

/** Where an entry says when its page was published; by their places in it. */
const dates = ['published', 'issued', 'pubDate', 'dc:issued', 'dc:date', 'news:news>news:publication_date']

/**
 * Reads a listing, null when the bytes are none. Entries without an address that can be fetched are left out, one that is
 * named twice comes once.
 * @param base the address of the listing.
 */
export function readListing(bytes: Buffer, type: string, base: string): Listing | null {
  const text = decode(bytes, type)
  const listing = /^\s*\{/.test(text) ? readJsonFeed(text) : /^\s*</.test(text) ? readXml(text) : null
  if (!listing) return null
  const entries = new Map<string, Entry>()
  for (const { url, publishedAt } of listing.entries) {
    const found = URL.canParse(url, base) ? new URL(url, base) : null
    if (!found || !/^https?:$/.test(found.protocol)) continue
    found.hash = ''
    if (!entries.has(found.href)) entries.set(found.href, { url: found.href, publishedAt: dateOf(publishedAt ?? '') })
  }
  return { of: listing.of, entries: [...entries.values()] }
}

function readJsonFeed(text: string): Listing | null {
  let feed: { version?: unknown; items?: unknown } | null
  try {
    feed = JSON.parse(text)
  } catch {
    return null
  }
  if (!/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(String(feed?.version)) || !Array.isArray(feed?.items))
    return null
  const entries = feed.items.flatMap((item: Record<string, unknown> | null) => {
    const url = item?.url ?? item?.external_url
    const date = item?.date_published
    return typeof url === 'string' ? [{ url, publishedAt: typeof date === 'string' ? date : null }] : []
  })
  return { of: 'pages', entries }
}

function readXml(text: string): Listing | null {
  const prefixes = new Map<string, string>()
  /** The prefix that the namespace has here, or the document’s own where it is none of ours. */
  const nameOf = (name: string) => {
    const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name]
    return `${prefixes.get(prefix!) ?? (prefix === '' ? '' : `${prefix}:`)}${local}`
  }
  const entries: Entry[] = []
  let kind: (typeof roots)[string] | null = null
  /** Names of the elements in the entry that is read. */
  let path: string[] | null = null
  let fields = new Map<string, string>()
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        for (const [key, value] of Object.entries(attributes)) {
          const prefix = key === 'xmlns' ? '' : key.match(/^xmlns:(.+)/)?.[1]
          const known = Object.hasOwn(namespaces, value) ? namespaces[value] : undefined
          if (prefix !== undefined && known !== undefined) prefixes.set(prefix, known)
        }
        const element = nameOf(name)
        if (!kind) {
          kind = Object.hasOwn(roots, element) ? roots[element]! : null
          // Nothing else in the document can be of interest.
          if (!kind) parser.pause()
        } else if (path) {
          path.push(element)
          if (
            path.length === 1 &&
            element === 'link' &&
            attributes.href &&
            (attributes.rel ?? 'alternate') === 'alternate'
          )
            fields.set('link', fields.get('link') ?? attributes.href)
          if (element === 'guid' && attributes.isPermaLink === 'false') path[path.length - 1] = 'id'
        } else if (element === kind.entry) {
          path = []
          fields = new Map()
        }
      },
      ontext(data) {
        const place = path?.join('>')
        if (place && path!.length <= 2) fields.set(place, (fields.get(place) ?? '') + data)
      },
      onclosetag() {
        if (!path) return
        if (path.pop() !== undefined) return
        path = null
        // A `guid` is an address unless it says that it is none; many are none and do not say so.
        const guid = fields.get('guid')?.match(/^\s*https?:.*/is)?.[0]
        const url = [fields.get('loc'), fields.get('link'), guid].find((one) => one?.trim())
        const date = dates.map((place) => fields.get(place)?.trim()).find(Boolean)
        if (url) entries.push({ url: url.trim(), publishedAt: date ?? null })
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  return kind && { of: (kind as { of: Listing['of'] }).of, entries }
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** The zones that RFC 822 names, in hours. */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}

/** A date of a listing, RFC 822 or 3339, as a full date or a date-time with its zone; without a zone it is its day. */
export function dateOf(text: string): string | null {
  const iso = text.match(/^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i)
  if (iso) return moment(iso[1]!, iso[2], iso[3], iso[4])
  const mail = text.match(
    /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{4})(?:\s+(\d{1,2}:\d\d)(:\d\d)?(?:\s+([a-z]{1,3}|[+-]\d{4}))?)?/i,
  )
  const month = months.indexOf(mail?.[2]?.toLowerCase() ?? '') + 1
  if (!mail || month === 0) return null
  const day = `${mail[3]}-${String(month).padStart(2, '0')}-${mail[1]!.padStart(2, '0')}`
  return moment(day, mail[4]?.padStart(5, '0'), mail[5], mail[6])
}

function moment(day: string, time: string | undefined, seconds = ':00', zone: string | undefined): string | null {
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null
  const offset = zone && offsetOf(zone)
  const instant = time && offset ? `${day}T${time}${seconds}${offset}` : null
  return instant && !Number.isNaN(Date.parse(instant)) ? instant : day
}

function offsetOf(zone: string): string | null {
  if (/^[+-]/.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const hours = zones[zone.toLowerCase()]
  if (hours === undefined) return null
  return hours === 0 ? 'Z' : `-${String(-hours).padStart(2, '0')}:00`
}

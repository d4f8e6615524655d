/** From addresses to the store: pages, and the pages that feeds and sitemaps name. */
import { Source } from '../../../schemas/source.ts'
import { sourceDigest } from '../../analysis/article.ts'
import { NoArticleError } from '../../analysis/errors.ts'
import { decode } from '../../analysis/loader/decode.ts'
import type { Analyser } from '../../analysis/threads/analyser.ts'
import type { FetchNote, Store } from '../../store/store.ts'
import { inOrder } from '../in-order.ts'
import { analyseDated, storeAnalysis } from '../ingest.ts'
import { unlessInterrupted } from '../interrupted.ts'
import { noteOf, nothing } from '../notes.ts'
import { decompressed } from './download.ts'
import { FetchError } from './fetch-error.ts'
import { addressOf, type Fetched, type Fetcher } from './fetcher.ts'
import { type Entry, readListing } from './listing.ts'

/** Addresses that are worked on at once, of those given and of each listing; those of one host wait for each other. */
const AT_ONCE = 4
/** An index of sitemaps leads to sitemaps, and these to pages alone. */
const DEPTH = 2
/** Bytes of a listing once it is unpacked, at most: what the sitemap protocol allows. */
const LISTING_LIMIT = 50 * 2 ** 20

/** What became of the pages of one round. */
export interface FetchReport {
  created: number
  /** Pages that had changed. */
  replaced: number
  /** Pages that were stored before, or are known to hold no article. */
  unchanged: number
  /** One line an address. */
  failed: string[]
  /** Addresses that were not asked because the round was stopped. */
  left: number
}

export interface FetchServices {
  store: Store
  analyser: Analyser
  fetcher: Fetcher
}

/**
 * Fetches what addresses lead to, once: pages, and the pages that feeds and sitemaps name. A page that was given is asked
 * for again each time and stored anew when it has changed; a page that a listing names is fetched once. What fails for a
 * time is tried in the next round, what fails for good is not.
 */
export async function fetchAll(
  services: FetchServices,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<FetchReport> {
  const round = new Round(services, signal)
  for await (const _ of inOrder(addresses, AT_ONCE, (address) => round.visit(address)));
  return round.report
}

class Round {
  readonly report: FetchReport = { created: 0, replaced: 0, unchanged: 0, failed: [], left: 0 }
  readonly #services: FetchServices
  readonly #signal: AbortSignal
  /** Pages that listings named. */
  readonly #named = new Set<string>()

  constructor(services: FetchServices, signal: AbortSignal) {
    this.#services = services
    this.#signal = signal
  }

  /** Whether nothing is left for the next round, as of each method below. */
  visit(address: string, depth = 1): Promise<boolean> {
    return this.#attempt(address, async (url, note) => {
      const { store, fetcher } = this.#services
      const page = await fetcher.get(url, note)
      if (!page) {
        if (note.article !== null) this.report.unchanged++
        return true
      }
      const isPacked = page.body[0] === 0x1f && page.body[1] === 0x8b
      const body = isPacked ? await decompressed(page.body, 'gzip', LISTING_LIMIT) : page.body
      const listing = readListing(body, page.type, page.url)
      if (!listing) return this.#keep(url, { ...page, body }, note)
      if (listing.of === 'listings' && depth === DEPTH)
        throw new FetchError('an index of sitemaps that another index leads to', { passes: false })
      let whole = true
      const follow = (entry: Entry) => (listing.of === 'pages' ? this.#entry(entry) : this.visit(entry.url, depth + 1))
      for await (const done of inOrder(listing.entries, AT_ONCE, follow)) whole &&= done
      // Before that, the listing must be seen again as a whole; an index tells nothing of its sitemaps.
      if (whole && listing.of === 'pages')
        await store.noteFetch(url, { ...nothing, etag: page.etag, modified: page.modified })
      return whole
    })
  }

  async #entry({ url: address, publishedAt }: Entry): Promise<boolean> {
    if (this.#named.has(address)) return true
    this.#named.add(address)
    return this.#attempt(address, async (url, note) => {
      if (note.article !== null || note.problem !== null) {
        this.report.unchanged++
        return true
      }
      const page = await this.#services.fetcher.get(url)
      return this.#keep(url, page!, note, publishedAt)
    })
  }

  async #attempt(address: string, work: (url: string, note: FetchNote) => Promise<boolean>): Promise<boolean> {
    if (this.#signal.aborted) {
      this.report.left++
      return false
    }
    let url: string | undefined
    let note = nothing
    try {
      url = addressOf(address).href
      note = await noteOf(this.#services.store, url)
      return await work(url, note)
    } catch (error) {
      if (this.#signal.aborted) {
        this.report.left++
        return false
      }
      const { message } = error as Error
      this.report.failed.push(`${address}: ${message}`)
      const isFinal = error instanceof NoArticleError || (error instanceof FetchError && !error.passes)
      if (isFinal && url !== undefined) await this.#services.store.noteFetch(url, { ...note, problem: message })
      return isFinal
    }
  }

  /** @param publishedAt what a listing says of the page, which holds where the page itself says nothing. */
  async #keep(url: string, page: Fetched, note: FetchNote, publishedAt: string | null = null): Promise<true> {
    const { store, analyser } = this.#services
    const done = async (article: string) => {
      for (const one of new Set([url, page.url]))
        await store.noteFetch(one, { ...nothing, article, etag: page.etag, modified: page.modified })
      return true as const
    }
    const read = sourceOf(page)
    // Another address may have led there.
    const same = note.article === null && page.url !== url ? (await noteOf(store, page.url)).article : null
    const digest = sourceDigest(read)
    const stored = same ?? (await store.known(digest))?.id
    if (stored) {
      this.report.unchanged++
      return done(stored)
    }
    const date = note.article === null ? null : await store.givenDate(note.article)
    const analyse = (source: Source) => unlessInterrupted(analyseDated(analyser, source, date), this.#signal)
    let source = read
    let analysis = await analyse(source)
    if (analysis.article.publishedAt === null && publishedAt !== null) {
      source = { ...read, publishedAt }
      analysis = await analyse(source)
    }
    await store.noteFetch(url, { ...note, pending: digest, etag: page.etag, modified: page.modified })
    const options = note.article === null ? {} : { id: note.article }
    const { id, outcome } = await storeAnalysis(store, analysis, source, options)
    this.report[outcome]++
    return done(id)
  }
}

/** Media types that are read, as members of a source. */
const read: Record<string, 'html' | 'text'> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  '': 'html',
}

function sourceOf({ url, body, type, at }: Fetched): Source {
  const media = type.split(';', 1)[0]!.trim().toLowerCase()
  const member = Object.hasOwn(read, media) ? read[media]! : null
  if (!member) throw new FetchError(`is ${media}, which is not read`, { passes: false })
  return Source.parse({ [member]: decode(body, type), url, retrievedAt: at })
}

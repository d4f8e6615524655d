/** Gets pages as a polite robot does: what robots.txt allows, one request a host at a time, nothing that is not new. */
import type { lookup } from 'node:dns'
import { Agent } from 'undici'
import { publicConnector } from '../../network/addresses.ts'
import { version } from '../../version.ts'
import { type Download, download } from './download.ts'
import { FetchError } from './fetch-error.ts'
import { type RobotRules, readRobots } from './robots.ts'
import { Turns } from './turns.ts'

/** The name by which robots.txt may speak to it. */
const ROBOT = 'copydesk'
const AGENT = `${ROBOT}/${version}`
/** Redirects that are followed. */
const REDIRECTS = 5
/** Bytes of robots.txt that are read (RFC 9309 asks for 500 KiB); a longer one is refused. */
const ROBOTS_LIMIT = 512_000
/** Milliseconds for which robots.txt is believed, and for which one that could not be had is not asked for again. */
const [BELIEVED, UNHAD] = [24 * 3_600_000, 300_000]
/** Milliseconds that a site can make it wait between two requests, at most. */
const LONGEST = 60_000

/** Characters of an address: what a source may have. */
const LONGEST_ADDRESS = 2048
/** Refusals that may pass. */
const RETRIED = new Set([408, 425, 429])

export interface Fetched {
  /** Where it was found, after redirects. */
  url: string
  body: Buffer
  /** Its content type; empty when it has none. */
  type: string
  etag: string | null
  /** Its `Last-Modified`. */
  modified: string | null
  /** When it was taken (RFC 3339). */
  at: string
}

export interface Validators {
  etag: string | null
  modified: string | null
}

export interface FetcherOptions {
  /** Milliseconds between two requests to a host, at least. */
  pause: number
  /** Bytes of a page, at most. */
  limit: number
  /** Whether addresses of private networks, of the machine itself and the like may be asked. */
  allowPrivate: boolean
  /** What resolves names; the system’s unless given. */
  lookup?: typeof lookup
}

export class Fetcher {
  readonly #options: FetcherOptions
  readonly #agent: Agent
  readonly #closing = new AbortController()
  readonly #turns = new Turns(this.#closing.signal)
  readonly #robots = new Map<string, { until: number; rules: Promise<RobotRules> }>()

  constructor(options: FetcherOptions) {
    this.#options = options
    this.#agent = new Agent(options.allowPrivate ? {} : { connect: publicConnector(options.lookup) })
  }

  /**
   * The page at an address, over at most five redirects; null when it is still the one that `known` describes.
   * @throws {FetchError} when it cannot be had.
   */
  async get(address: string, known: Validators | null = null): Promise<Fetched | null> {
    const headers: Record<string, string> = {
      accept: 'text/html, application/xhtml+xml, application/xml;q=0.9, application/feed+json;q=0.9, */*;q=0.5',
    }
    if (known?.etag) headers['if-none-match'] = known.etag
    if (known?.modified) headers['if-modified-since'] = known.modified
    const { url, answer } = await this.#follow(addressOf(address), async (url) => {
      const rules = await this.#rules(url)
      if (!rules.allows(url.pathname + url.search))
        throw new FetchError(`${url.host} does not allow robots there (robots.txt)`, { passes: false })
      return this.#ask(url, headers, this.#options.limit, rules.delay)
    })
    if (answer.status === 304) return null
    if (answer.status !== 200)
      throw new FetchError(`${url.host} answers ${answer.status}`, {
        passes: answer.status >= 500 || RETRIED.has(answer.status),
      })
    return {
      url: url.href,
      body: answer.body,
      type: answer.header('content-type') ?? '',
      etag: answer.header('etag'),
      modified: answer.header('last-modified'),
      at: new Date().toISOString(),
    }
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#agent.destroy()
  }

  async #follow(first: URL, ask: (url: URL) => Promise<Download>): Promise<{ url: URL; answer: Download }> {
    let url = first
    for (let redirects = 0; ; redirects++) {
      const answer = await ask(url)
      const location = [301, 302, 303, 307, 308].includes(answer.status) ? answer.header('location') : null
      if (location === null) return { url, answer }
      if (redirects === REDIRECTS) throw new FetchError(`more than ${REDIRECTS} redirects`, { passes: false })
      url = addressOf(location, url)
    }
  }

  #ask(url: URL, headers: Record<string, string>, limit: number, delay: number | null): Promise<Download> {
    let pause = Math.max(this.#options.pause, (delay ?? 0) * 1000)
    return this.#turns.take(
      url.host,
      async () => {
        const answer = await download(url, {
          dispatcher: this.#agent,
          headers: { 'user-agent': AGENT, ...headers },
          signal: this.#closing.signal,
          limit,
        })
        const wait = Number(answer.header('retry-after'))
        if ([429, 503].includes(answer.status) && wait > 0) pause = Math.max(pause, wait * 1000)
        return answer
      },
      () => Math.min(pause, Math.max(LONGEST, this.#options.pause)),
    )
  }

  #rules({ origin }: URL): Promise<RobotRules> {
    const now = performance.now()
    const kept = this.#robots.get(origin)
    if (kept && kept.until > now) return kept.rules
    const entry = { until: now + BELIEVED, rules: this.#readRules(origin) }
    entry.rules.catch(() => {
      entry.until = performance.now() + UNHAD
    })
    this.#robots.set(origin, entry)
    return entry.rules
  }

  /** A site without robots.txt allows everything; one whose robots.txt cannot be had, nothing for now. */
  async #readRules(origin: string): Promise<RobotRules> {
    try {
      const { answer } = await this.#follow(new URL('/robots.txt', origin), (url) =>
        this.#ask(url, { accept: 'text/plain, */*;q=0.5' }, ROBOTS_LIMIT, null),
      )
      if (answer.status === 200) return readRobots(answer.body.toString('utf8'), ROBOT)
      if (answer.status < 500 && !RETRIED.has(answer.status)) return readRobots('', ROBOT)
      throw new FetchError(`the answer is ${answer.status}`, { passes: true })
    } catch (error) {
      const { message, passes } = error as FetchError
      throw new FetchError(`${new URL(origin).host}: robots.txt cannot be read: ${message}`, { passes })
    }
  }
}

/** An address without its fragment. @throws {FetchError} when it is none that can be fetched. */
export function addressOf(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw new FetchError(`${JSON.stringify(address)} is no address that begins with http: or https:`, { passes: false })
  if (url.username || url.password) throw new FetchError('its address has a password in it', { passes: false })
  url.hash = ''
  if (url.href.length > LONGEST_ADDRESS)
    throw new FetchError(`its address has more than ${LONGEST_ADDRESS} characters`, { passes: false })
  return url
}

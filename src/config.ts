/** The settings: one schema over the environment. */
import { isIP } from 'node:net'
import { z } from 'zod'
import { edits } from './edits.ts'

/** A number as the environment spells it. */
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number(`must be a whole number from ${min} to ${max}`).min(min).max(max))

/** Values between commas or white space, each of which `fits`: one that never could would be ignored in silence. */
const words = (fits: (word: string) => boolean, message: string) =>
  z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((word) => word !== ''))
    .refine((list) => list.every(fits), message)

/** What `Authorization` can carry as a bearer token (RFC 6750), with or without a label. */
const isToken = (word: string) => /^(?:[^:]+:)?[\w.~+/-]+=*$/.test(word)
/** Characters of a token, at least: fewer can be guessed. */
const TOKEN = 16
const isLong = (word: string) => word.slice(word.indexOf(':') + 1).length >= TOKEN
/** A name or address as it stands in a URL, without a port. */
const isHost = (word: string) => /^(?:\*|[a-z\d_](?:[a-z\d._-]*[a-z\d_])?|\[[\da-f:.]+\])$/i.test(word)
/** What a browser can send as `Origin`. */
const isOrigin = (word: string) => /^(?:\*|null|[a-z][a-z\d+.-]*:\/\/[^\s/?#A-Z]+)$/.test(word)
const isProxy = (word: string) => {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(word)) return true
  const [, address = '', bits = '1'] = word.match(/^([^/]*)(?:\/([1-9]\d{0,2}))?$/) ?? []
  return isIP(address) > 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128)
}

/** Settings whose values are not for the log. */
const secret = new Set(['COPYDESK_TOKENS', 'DATABASE_URL', 'DATABASE_READ_URL'])

const postgresAddress = z.string().regex(/^postgres(ql)?:\/\/./, 'must begin with postgres:// or postgresql://')

/** Variable by variable: what it sets, and what it is when unset. `copydesk serve --help` prints the descriptions. */
export const Environment = z.object({
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: whole(0, 65535).prefault('3000').describe('port to listen on; 0 takes a free one'),
  COPYDESK_DATA: z
    .string()
    .optional()
    .describe('folder of sources to load into an empty database; by default the samples in data/articles'),
  COPYDESK_AUTHORITIES: z
    .string()
    .min(1)
    .optional()
    .describe('NDJSON file of known people, organisations and places; entities get their addresses as sameAs'),
  COPYDESK_DATABASE: z.string().default('var/copydesk.sqlite').describe('SQLite file; created if it does not exist'),
  DATABASE_URL: postgresAddress.optional().describe('PostgreSQL database to use instead of the SQLite file'),
  DATABASE_READ_URL: postgresAddress.optional().describe('streaming replica of that database, used for reads'),
  COPYDESK_POOL: whole(6, 1000)
    .prefault('15')
    .describe('most connections to PostgreSQL; the role, the database and the server must allow as many'),
  COPYDESK_TOKENS: words(isToken, 'must be token or label:token, of letters, digits and -._~+/, between commas')
    .refine(
      (list) => list.every(isLong),
      `each token must have ${TOKEN} characters or more, as “openssl rand -base64 24” makes them`,
    )
    .prefault('')
    .describe(
      `bearer tokens that may write, separated by commas, each token or label:token with at least ${TOKEN} characters; if unset, nobody may write`,
    ),
  COPYDESK_WRONG_TOKENS: whole(1, 1_000_000)
    .prefault('10')
    .describe('wrong tokens that one client may send in a minute; more are answered 429'),
  COPYDESK_HOSTS: words(isHost, 'must be * or names such as desk.example.org, without a port')
    .prefault('')
    .describe(
      'host names that the service answers to (the Host header), separated by commas, or * for any; it always answers to loopback names and HOST, and if HOST is 0.0.0.0 or ::, to every IP address and every name without a dot',
    ),
  COPYDESK_CORS: words(isOrigin, 'must be * or origins such as https://desk.example.org, without a path')
    .prefault('')
    .describe('origins whose pages may call the service, separated by commas, or * for all; if unset, none'),
  COPYDESK_BODY_LIMIT: whole(1024, 2 ** 30)
    .prefault(`${10 * 2 ** 20}`)
    .describe('largest request body, in bytes'),
  COPYDESK_BODIES: whole(1, 1_048_576)
    .prefault('128')
    .describe(
      'MiB of request bodies held in memory at once; at least the largest single body always fits, and more are answered 503',
    ),
  COPYDESK_BODY_RATE: whole(0, 2 ** 30)
    .prefault('1024')
    .describe('slowest rate at which a body may arrive, in bytes a second; 0 for no limit; batches are exempt'),
  COPYDESK_BODY_GRACE: whole(1, 3_600_000)
    .prefault('10000')
    .describe('milliseconds over which that rate is measured; a slower body is answered 408'),
  COPYDESK_RATE: whole(0, 1_000_000)
    .prefault('0')
    .describe(
      'requests a second that one client (an IPv4 address or an IPv6 /64 network) may make, not counting the desk’s own files; 0 for no limit',
    ),
  COPYDESK_TRUST_PROXY: words(isProxy, 'must be addresses or networks such as 10.0.0.0/8')
    .prefault('')
    .describe('addresses of proxies whose X-Forwarded-For header is trusted, separated by commas; if unset, none'),
  COPYDESK_REQUESTS: whole(2, 1_000_000)
    .prefault('1000')
    .describe('requests in progress at once, of which half may follow /changes; more are answered 503'),
  COPYDESK_RESERVED: whole(0, 90)
    .prefault('20')
    .describe(
      'percentage of requests, body memory and threads (at least one of two) reserved for clients with a token',
    ),
  COPYDESK_CLIENT_REQUESTS: whole(0, 1_000_000)
    .prefault('200')
    .describe('requests in progress at once for one client without a token; more are answered 429; 0 for no limit'),
  COPYDESK_CLIENT_FOLLOWERS: whole(0, 1_000_000)
    .prefault('50')
    .describe('clients at one address that may follow /changes; more are answered 429; 0 for no limit'),
  COPYDESK_FULL_TIMEOUT: whole(1, 3_600_000)
    .prefault('30000')
    .describe('milliseconds at full load after which /health/ready answers 503'),
  COPYDESK_CONNECTIONS: whole(2, 1_000_000).prefault('10000').describe('open connections; more are closed at once'),
  COPYDESK_HEADERS_TIMEOUT: whole(1, 3_600_000)
    .prefault('30000')
    .describe('milliseconds in which a request’s headers must arrive'),
  COPYDESK_REQUEST_TIMEOUT: whole(1, 86_400_000)
    .prefault('900000')
    .describe('milliseconds in which a whole request must arrive; batches are exempt'),
  COPYDESK_KEEP_ALIVE: whole(1, 3_600_000)
    .prefault('72000')
    .describe('milliseconds that an idle connection stays open'),
  COPYDESK_CACHE: whole(1, 65_536).prefault('64').describe('MiB of answers kept in memory'),
  COPYDESK_READERS: whole(0, 64)
    .prefault('2')
    .describe('threads that read the SQLite file, so that slow queries do not hold up others; started when needed'),
  COPYDESK_WORKERS: whole(1, 64)
    .prefault('2')
    .describe('most threads that analyse sources; they start when needed and stop after five idle minutes'),
  COPYDESK_QUEUE: whole(1, 10_000)
    .prefault('64')
    .describe('sources that may wait for a thread, counted separately with and without a token; more are answered 503'),
  COPYDESK_ANALYSE_TIMEOUT: whole(1, 3_600_000)
    .prefault('30000')
    .describe('milliseconds that the analysis of one source may take once it has begun'),
  COPYDESK_CHANGES: whole(1, 1_000_000_000)
    .prefault('1000000')
    .describe('least number of changes kept for clients of /changes to resume from; older ones are dropped'),
  COPYDESK_VERSIONS: whole(1, 1_000_000)
    .prefault('100')
    .describe('most earlier versions kept of an article; the oldest are dropped'),
  COPYDESK_FETCH_PRIVATE: z
    .enum(['yes', 'no'], 'must be yes or no')
    .default('no')
    .describe('whether copydesk fetch may use addresses on private networks and on this machine: yes or no'),
  COPYDESK_WEBHOOK_PRIVATE: z
    .enum(['yes', 'no'], 'must be yes or no')
    .default('no')
    .describe('whether subscriptions may use addresses on private networks and on this machine: yes or no'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('least severe messages to log to standard output, as JSON lines, or as plain text on a terminal'),
})

export type Config = z.output<typeof Environment>

/** The environment names a setting that cannot be used. The message is one line and names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the settings; a variable that is set but empty counts as unset.
 * @throws {ConfigError} naming the first variable that cannot be used, or that is a letter or two off a setting.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  for (const name of Object.keys(set)) refuseMisspelt(name)
  const result = Environment.safeParse(set)
  if (result.success) {
    if (result.data.DATABASE_READ_URL !== undefined && result.data.DATABASE_URL === undefined) {
      throw new ConfigError(
        'DATABASE_READ_URL: is for PostgreSQL, and without a DATABASE_URL the store is an SQLite file: set that, too',
      )
    }
    return result.data
  }
  const { path, message } = result.error.issues[0]!
  const variable = String(path[0])
  const value = secret.has(variable) ? '' : ` (is ${JSON.stringify(set[variable])})`
  throw new ConfigError(`${variable}: ${message}${value}`)
}

/** Letters by which a variable is a setting misspelt: passed over, it would leave what it sets as it is when unset. */
const misspelt = 2
/** What Kubernetes sets for a service of the name “copydesk”. */
const link = /^COPYDESK_(?:PORT|SERVICE)(?:_|$)/

function refuseMisspelt(name: string): void {
  if (!name.startsWith('COPYDESK_') || link.test(name) || name in Environment.shape) return
  const meant = Object.keys(Environment.shape).find((setting) => edits(name, setting) <= misspelt)
  if (meant) throw new ConfigError(`${name}: is no setting; ${meant} is`)
}

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
    .describe('folder of sources loaded into an empty database; the samples in data/articles unless set'),
  COPYDESK_AUTHORITIES: z
    .string()
    .min(1)
    .optional()
    .describe('NDJSON file of known people, organisations and places, whose addresses entities get as sameAs'),
  COPYDESK_DATABASE: z.string().default('var/copydesk.sqlite').describe('SQLite file, made when missing'),
  DATABASE_URL: postgresAddress.optional().describe('PostgreSQL database, used instead of the SQLite file'),
  DATABASE_READ_URL: postgresAddress
    .optional()
    .describe('streaming replica of that database, which answers what the service only reads'),
  COPYDESK_POOL: whole(6, 1000)
    .prefault('15')
    .describe('connections to PostgreSQL, at most; the role, the database and the server must allow them'),
  COPYDESK_TOKENS: words(isToken, 'must be token or label:token, of letters, digits and -._~+/, between commas')
    .refine(
      (list) => list.every(isLong),
      `each token must have ${TOKEN} characters or more, as “openssl rand -base64 24” makes them`,
    )
    .prefault('')
    .describe(
      `bearer tokens that may write, of ${TOKEN} characters or more, each as token or label:token, between commas; nobody may write unless set`,
    ),
  COPYDESK_WRONG_TOKENS: whole(1, 1_000_000)
    .prefault('10')
    .describe('wrong tokens that one client may send a minute; one more is answered 429'),
  COPYDESK_HOSTS: words(isHost, 'must be * or names such as desk.example.org, without a port')
    .prefault('')
    .describe(
      'names by which the service may be called (the Host header), between commas, or * for any; loopback names and HOST always may, and where HOST is 0.0.0.0 or ::, every IP address and every name without a dot',
    ),
  COPYDESK_CORS: words(isOrigin, 'must be * or origins such as https://desk.example.org, without a path')
    .prefault('')
    .describe('origins whose pages may call the service, between commas, or * for all; none unless set'),
  COPYDESK_BODY_LIMIT: whole(1024, 2 ** 30)
    .prefault(`${10 * 2 ** 20}`)
    .describe('bytes of a request’s body, at most'),
  COPYDESK_BODIES: whole(1, 1_048_576)
    .prefault('128')
    .describe('MiB of bodies held at once, or the one largest body; one more is answered 503'),
  COPYDESK_BODY_RATE: whole(0, 2 ** 30)
    .prefault('1024')
    .describe('bytes a second in which a body must come; 0 for any number; batches take their time'),
  COPYDESK_BODY_GRACE: whole(1, 3_600_000)
    .prefault('10000')
    .describe('milliseconds over which that is measured; a slower body is answered 408'),
  COPYDESK_RATE: whole(0, 1_000_000)
    .prefault('0')
    .describe(
      'requests a second that one client may make (an IPv4 address, an IPv6 network of /64), the desk’s own files aside; 0 for any number',
    ),
  COPYDESK_TRUST_PROXY: words(isProxy, 'must be addresses or networks such as 10.0.0.0/8')
    .prefault('')
    .describe('addresses of proxies whose X-Forwarded-For names the client, between commas; none unless set'),
  COPYDESK_REQUESTS: whole(2, 1_000_000)
    .prefault('1000')
    .describe('requests under way, half of which may follow /changes; one more is answered 503'),
  COPYDESK_RESERVED: whole(0, 90)
    .prefault('20')
    .describe('percent of requests, bytes of bodies and threads (one at least of two) kept for bearers of a token'),
  COPYDESK_CLIENT_REQUESTS: whole(0, 1_000_000)
    .prefault('200')
    .describe('requests under way of one client without a token; one more is answered 429; 0 for any number'),
  COPYDESK_CLIENT_FOLLOWERS: whole(0, 1_000_000)
    .prefault('50')
    .describe('clients of /changes at one address; one more is answered 429; 0 for any number'),
  COPYDESK_FULL_TIMEOUT: whole(1, 3_600_000)
    .prefault('30000')
    .describe('milliseconds without room for another request after which /health/ready answers 503'),
  COPYDESK_CONNECTIONS: whole(2, 1_000_000).prefault('10000').describe('connections open; one more is closed at once'),
  COPYDESK_HEADERS_TIMEOUT: whole(1, 3_600_000)
    .prefault('30000')
    .describe('milliseconds in which a request’s headers must be there'),
  COPYDESK_REQUEST_TIMEOUT: whole(1, 86_400_000)
    .prefault('900000')
    .describe('milliseconds in which a whole request must be there; batches take their time'),
  COPYDESK_KEEP_ALIVE: whole(1, 3_600_000)
    .prefault('72000')
    .describe('milliseconds for which a connection stays open between two requests'),
  COPYDESK_CACHE: whole(1, 65_536).prefault('64').describe('MiB of answers kept in memory'),
  COPYDESK_READERS: whole(0, 64)
    .prefault('2')
    .describe(
      'threads that read the SQLite file, so that no answer waits for a slow one; started when they are needed',
    ),
  COPYDESK_WORKERS: whole(1, 64)
    .prefault('2')
    .describe('threads that analyse, at most; they start when they are needed and end after five minutes without'),
  COPYDESK_QUEUE: whole(1, 10_000)
    .prefault('64')
    .describe('sources that wait for a thread, with a token and without one; one more is answered 503'),
  COPYDESK_ANALYSE_TIMEOUT: whole(1, 3_600_000)
    .prefault('30000')
    .describe('milliseconds that the analysis of a source may take once a thread has begun it'),
  COPYDESK_CHANGES: whole(1, 1_000_000_000)
    .prefault('1000000')
    .describe('changes that /changes can resume from, at least; older ones are forgotten'),
  COPYDESK_VERSIONS: whole(1, 1_000_000)
    .prefault('100')
    .describe('earlier versions of an article that are kept, at most; the oldest are forgotten'),
  COPYDESK_FETCH_PRIVATE: z
    .enum(['yes', 'no'], 'must be yes or no')
    .default('no')
    .describe('whether copydesk fetch may ask addresses of private networks and of this machine: yes or no'),
  COPYDESK_WEBHOOK_PRIVATE: z
    .enum(['yes', 'no'], 'must be yes or no')
    .default('no')
    .describe('whether subscriptions may lead to addresses of private networks and of this machine: yes or no'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('what is logged to standard output: JSON lines, or plain words on a terminal'),
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

// Sends inputs that mean harm to every route of a running service and looks at what it answers.
//   npm run bench:hostile [-- --inputs 30000 --rude 100 --seed 1 --postgres]
// Each input is the bytes of one request on a connection of its own: methods that fit or not, paths, queries, headers and
// bodies of every media type, whole, cut short or with broken codings; some are no HTTP at all. Wrong is an answer of
// 500 or above other than the declared 503, an error that is not `application/problem+json`, no answer within 30
// seconds, a line at error level in the log, and the end of the process (as after an unhandled rejection).
// Then come clients without manners, `--rude` of each kind: they leave before the answer, send half and wait, or read
// nothing. Wrong is a service that afterwards does not answer a stranger’s read, a write with the token and
// `/health/ready` with 2xx within 10 seconds, or keeps a connection on which nothing comes.
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { openCluster } from '../dist/test/store/cluster.js'
import { startService } from './service.mjs'

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '30000' },
    rude: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    postgres: { type: 'boolean', default: false },
  },
})
const wanted = Number(values.inputs)
const rude = Number(values.rude)
const AT_ONCE = 16
const PATIENCE = 30_000
const token = 'a-token-of-the-bench'

const cluster = values.postgres ? await openCluster() : null
if (typeof cluster === 'string') throw new Error(cluster)
const service = await startService({
  COPYDESK_TOKENS: token,
  // Small enough that generated bodies go beyond it.
  COPYDESK_BODY_LIMIT: '65536',
  COPYDESK_CORS: 'https://desk.example',
  // As many as are rude at once would fill it, all of one address; what waits is found out soon.
  COPYDESK_REQUESTS: '64',
  COPYDESK_CLIENT_REQUESTS: '0',
  COPYDESK_CLIENT_FOLLOWERS: '0',
  COPYDESK_HEADERS_TIMEOUT: '2000',
  COPYDESK_BODY_GRACE: '2000',
  COPYDESK_KEEP_ALIVE: '2000',
  ...(cluster && { DATABASE_URL: await cluster.database() }),
})
const description = await (await fetch(`http://127.0.0.1:${service.port}/openapi.json`)).json()
const idsOf = async (list) =>
  (await (await fetch(`http://127.0.0.1:${service.port}/${list}`)).json()).items.map(({ id }) => id)
const known = await idsOf('articles')
/** Ids that there are, by the first word of the path. */
const real = { articles: known, corrections: ['1', '2', '3'] }
for (const list of ['quotes', 'claims', 'timeline', 'entities']) real[list] = await idsOf(list)
/** A path of a record that there is. */
const realPath = (path, nth) => {
  const [, list] = path.split('/')
  const ids = real[list] ?? known
  const id = ids[nth % ids.length]
  return path.replace(/\{\w+\}(?:\/\{\w+\})?/, () => id)
}

const latin1 = (text) => Buffer.from(text, 'latin1')
/** Any text but what would end the request line or the header. */
const oneLine = (text) => text.replace(/[\r\n]/g, ' ')
const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '\0',
    '%',
    '%00',
    '%ff%fe',
    '..',
    '../../etc/passwd',
    '"',
    "' OR 1=1 --",
    '*',
    'NEAR(',
    'a AND',
    '-',
    'constructor',
    '__proto__',
    'null',
    '1e999',
    '-0',
    'NaN',
    '9'.repeat(400),
    '\ud800',
    '2020-02-30',
    '0000-00-00',
    '+275760-09-13',
    '¥'.repeat(2000),
    'a '.repeat(4000),
  ),
  fc.constantFrom(...known),
)
/** As a client encodes it, or not at all. */
const inUrl = fc
  .tuple(anyText, fc.integer({ min: 0, max: 3 }))
  .map(([text, raw]) =>
    raw === 0 ? oneLine(text).replaceAll(' ', '%20') : encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E'),
  )

// Paths that take a body come oftener: there is more that can go wrong.
const paths = Object.entries(description.paths).flatMap((entry) =>
  'post' in entry[1] || 'put' in entry[1] || 'patch' in entry[1] ? Array(6).fill(entry) : [entry],
)
const target = fc.constantFrom(...paths).chain(([path, operations]) => {
  const parameters = Object.values(operations).flatMap((operation) => operation.parameters ?? [])
  const described = [...new Set(parameters.filter((p) => p.in === 'query').map((p) => p.name))]
  const names = [...described, ...described, ...described, '__proto__', 'x[]', '']
  return fc.record({
    method: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...Object.keys(operations).map((method) => method.toUpperCase())) },
      { weight: 1, arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'CONNECT', 'DELETE') },
    ),
    path: fc.array(inUrl, { minLength: 3, maxLength: 3 }).chain((fill) =>
      fc.constantFrom(
        path.replace(/\{\w+\}/g, () => fill.pop()),
        realPath(path, fill.join('').length),
      ),
    ),
    query: fc.oneof(
      fc.constant([]),
      fc.array(fc.tuple(fc.constantFrom(...names), inUrl), { maxLength: described.length > 0 ? 3 : 1 }),
    ),
  })
})
const elsewhere = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'BREW'),
  path: fc.oneof(
    inUrl.map((text) => `/${text}`),
    inUrl,
    fc.constantFrom('//', '/docs/static/../../package.json', '/docs/', 'http://x/article', '*', '/%2e%2e/%2e%2e/'),
  ),
  query: fc.constant([]),
})

const headerValue = anyText.map(oneLine)
const conditions = fc.oneof(
  fc.constantFrom('*', '""', 'W/"x"', '"x', ','.repeat(3000), '"a", '.repeat(300)),
  headerValue,
)
const headerLine = fc.oneof(
  ...Object.entries({
    accept: fc.oneof(
      fc.constantFrom('*/*', 'application/json;q=0', 'a/b,'.repeat(500), ';q=;', '*'),
      fc.constantFrom('text/csv', 'application/*;q=0.1', 'application/x-ndjson', 'application/ld+json;profile="'),
      headerValue,
    ),
    'accept-encoding': fc.oneof(fc.constantFrom('br', 'gzip;q=0', 'br;q=', 'identity;q=0', '*;q=0'), headerValue),
    'content-encoding': fc.constantFrom('gzip', 'br', 'x', ''),
    'if-match': fc.oneof(fc.constant('*'), conditions),
    'if-none-match': conditions,
    'last-event-id': fc.oneof(fc.constantFrom('0', '-1', '999999999999999', '1e3'), headerValue),
    origin: fc.oneof(fc.constantFrom('https://desk.example', 'null'), headerValue),
    'x-request-id': headerValue,
    'x-forwarded-for': headerValue,
    expect: fc.constantFrom('100-continue', 'x'),
    upgrade: fc.constantFrom('h2c', 'websocket', ''),
    range: headerValue,
    cookie: headerValue,
    host: headerValue,
  }).map(([name, value]) => value.map((text) => [name, text])),
)
// Mostly one or two, because the first that cannot be read hides the others.
const headers = fc.array(headerLine, { maxLength: 2 }).map((lines) => Object.fromEntries(lines))
const authorization = fc.oneof(
  { weight: 9, arbitrary: fc.constant(`Bearer ${token}`) },
  { weight: 1, arbitrary: fc.oneof(headerValue, fc.constant(`Bearer ${'a'.repeat(5000)}`)) },
)

const sentence = fc.constantFrom(
  'The bridge will close on Friday, said Ada Moss, the port’s director.',
  '“It is no longer safe,” she said. “Repairs cost £4m.',
  '‘“‘“‘““”',
  'By Ada Moss',
  'Published 5 March 2024 09:30 GMT',
  '<p>'.repeat(300),
  '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":{}}]}</script>',
  '&#xd800;&#0;&#x110000;',
)
const story = fc
  .array(fc.oneof({ weight: 3, arbitrary: sentence }, { weight: 2, arbitrary: anyText }), { maxLength: 12 })
  .map((lines) => lines.join('\n\n'))
const sourceLike = fc.record(
  {
    text: story,
    html: story,
    url: fc.oneof(fc.webUrl(), anyText),
    publishedAt: fc.oneof(fc.constantFrom('2024-03-05', '9999-12-31T23:59:60Z', '0000-01-01'), anyText),
    publisher: anyText,
    headline: anyText,
    as: fc.constantFrom('page', 'body', 'x'),
    ['__proto__']: fc.anything(),
  },
  { requiredKeys: [] },
)
const id = fc.oneof(fc.constantFrom(...real.entities, 'person/x', 'place/__proto__'), anyText)
const stretch = fc.oneof(
  fc.constant(null),
  fc.record({ start: fc.integer(), end: fc.integer(), text: anyText }, { requiredKeys: ['start', 'end'] }),
  fc.record({ start: fc.nat(20), end: fc.nat(99) }),
)
const who = fc.oneof(
  fc.constant(null),
  fc.record(
    { name: anyText, entity: fc.option(id), mention: stretch, entities: fc.array(fc.record({ entity: id })) },
    { requiredKeys: [] },
  ),
)
const patchLike = fc.oneof(
  fc.constant({ hidden: true }),
  fc.record({ into: id }),
  fc.record(
    { into: id, name: anyText, articles: fc.array(fc.constantFrom(...known, 'x'), { maxLength: 2 }) },
    { requiredKeys: ['into'] },
  ),
  fc.record(
    { speaker: who, cue: stretch, kind: fc.constantFrom('direct', 'indirect', 'mixed', 'x'), saidAt: anyText },
    { requiredKeys: [] },
  ),
  fc.record({ claimant: who, act: fc.constantFrom('warn', 'x'), cue: stretch }, { requiredKeys: [] }),
  fc.record(
    { date: fc.constantFrom('2024', '198X', '0000-00', '9999-12-31/2020'), text: sentence, entities: fc.array(id) },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      name: anyText,
      type: fc.constantFrom('person', 'organisation', 'place'),
      aliases: fc.array(anyText, { maxLength: 4 }),
      roles: fc.array(anyText, { maxLength: 4 }),
      ['__proto__']: fc.anything(),
    },
    { requiredKeys: [] },
  ),
)
const jsonBody = fc.oneof(
  patchLike.map((patch) => JSON.stringify(patch)),
  fc.record({ text: story, as: fc.constantFrom('page', 'body') }).map((source) => JSON.stringify(source)),
  fc.record({ html: story }).map((source) => JSON.stringify(source)),
  sourceLike.map((source) => JSON.stringify(source)),
  fc.json(),
  fc.constantFrom('{"text":', '[]', '{"__proto__":{"text":"x"}}', `${'['.repeat(20_000)}`, '{"text":"\\ud800"}', ''),
)
const body = fc.oneof(
  fc.tuple(fc.constantFrom('application/json', 'application/merge-patch+json'), jsonBody.map(Buffer.from)),
  fc.tuple(
    fc.constantFrom('application/json; charset=utf-16', 'application/json;', 'APPLICATION/JSON', 'application/ld+json'),
    jsonBody.map(Buffer.from),
  ),
  fc.tuple(
    fc.constant('application/x-ndjson'),
    fc
      .array(fc.oneof(jsonBody, fc.constant('x'.repeat(70_000)), fc.constant('')), { maxLength: 5 })
      .map((lines) => Buffer.from(lines.join('\n'))),
  ),
  fc.tuple(
    fc.constantFrom(
      'text/plain',
      'text/html',
      'text/plain; charset=utf-16le',
      'text/html; charset=shift_jis',
      'text/html; charset=x-none',
      'text/plain; charset="',
      'text/plain; charset=',
    ),
    fc.oneof(story.map(Buffer.from), fc.uint8Array({ maxLength: 500 }).map(Buffer.from)),
  ),
  fc.tuple(fc.constant('text/plain'), fc.constantFrom(Buffer.alloc(65_537, 97), Buffer.alloc(65_536))),
  fc.tuple(
    fc.oneof(fc.constantFrom('application/xml', 'multipart/form-data', 'text', '', '/'), headerValue),
    fc.uint8Array({ maxLength: 200 }).map(Buffer.from),
  ),
  fc.tuple(fc.constant('application/json'), story.map(gzipSync)),
)
/** How the body is framed: as it should be, with a wrong length, in chunks, or in chunks that are none. */
const framing = fc.oneof(
  { weight: 8, arbitrary: fc.constant('length') },
  { weight: 1, arbitrary: fc.constantFrom('short', 'long', 'chunked', 'broken', 'both', 'none') },
)

/** The bytes of a request, and whether it is whole: only such a one must be answered. */
function requestOf({ at: { method, path, query }, headers, authorization, body, framing }) {
  const url = path + (query.length > 0 ? `?${query.map(([name, value]) => `${name}=${value}`).join('&')}` : '')
  const all = { host: 'localhost', connection: 'close', authorization, ...headers }
  let content = Buffer.alloc(0)
  if (body) {
    all['content-type'] = body[0]
    content = body[1]
    if (framing === 'chunked' || framing === 'both' || framing === 'broken') all['transfer-encoding'] = 'chunked'
    if (framing === 'chunked' || framing === 'both')
      content = Buffer.concat([latin1(`${content.length.toString(16)}\r\n`), content, latin1('\r\n0\r\n\r\n')])
    const off = { short: -3, long: 3, length: 0, both: 0 }[framing]
    if (off !== undefined) all['content-length'] = Math.max(0, body[1].length + off)
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${oneLine(String(value))}\r\n`)
  const head = `${method} ${oneLine(url)} HTTP/1.1\r\n${lines.join('')}\r\n`
  return { bytes: Buffer.concat([Buffer.from(head), content]), whole: framing !== 'long' && framing !== 'broken' }
}

const input = fc.oneof(
  {
    weight: 30,
    arbitrary: fc
      .record({
        at: fc.oneof({ weight: 8, arbitrary: target }, { weight: 1, arbitrary: elsewhere }),
        headers,
        authorization,
        body: fc.option(body, { freq: 4 }),
        framing,
      })
      .map(requestOf),
  },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ minLength: 1, maxLength: 300 })
      .map((bytes) => ({ bytes: Buffer.from(bytes), whole: false })),
  },
)

/** Sends bytes and resolves with all that comes back; of a stream, its beginning. */
function answerTo({ bytes, whole }) {
  return new Promise((done) => {
    const socket = connect({ port: service.port, host: '127.0.0.1' })
    let answer = ''
    const timer = setTimeout(() => finish('no answer'), PATIENCE)
    const finish = (failure) => {
      clearTimeout(timer)
      socket.destroy()
      const final = /^(?:HTTP\/1\.1 100 Continue\r\n\r\n)?HTTP\/1\.1 (?!100)(\d{3}) /.exec(answer)
      done({ answer, failure, status: final && Number(final[1]) })
    }
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      answer += chunk
      if (answer.includes('content-type: text/event-stream')) finish(null)
    })
    socket.on('end', () => finish(null))
    // The service may close while the client still sends.
    socket.on('error', () => finish(null))
    // The service drops what it works on when the client ends.
    if (whole) socket.write(bytes)
    else socket.end(bytes)
  })
}

/** Why an answer is wrong; null when it is not. */
function faultOf({ answer, failure, status }, { bytes, whole }) {
  if (service.ended !== null) return 'the process ended'
  if (failure) return failure
  const method = bytes.toString('latin1', 0, 7)
  // The service makes no tunnels and says so by closing.
  if (status === null) return answer === '' && (!whole || method === 'CONNECT') ? null : 'no answer'
  if (status >= 500 && status !== 503) return `status ${status}`
  if (status >= 400 && !/content-type: application\/problem\+json/.test(answer) && !method.startsWith('HEAD'))
    return `status ${status} without a problem`
  return null
}

const statuses = new Map()
const faults = []
const started = performance.now()
for (let sent = 0; sent < wanted && service.ended === null; ) {
  const inputs = fc.sample(input, { numRuns: Math.min(500, wanted - sent), seed: Number(values.seed) * 1e6 + sent })
  sent += inputs.length
  const next = inputs.values()
  const send = async () => {
    for (const input of next) {
      const answer = await answerTo(input)
      const fault = faultOf(answer, input)
      if (fault) faults.push({ fault, bytes: input.bytes, answer: answer.answer })
      const status = String(answer.status ?? 'closed')
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  if (process.stderr.isTTY) process.stderr.write(`\r${sent} of ${wanted}`)
}
if (process.stderr.isTTY) process.stderr.write('\r')

const url = `http://127.0.0.1:${service.port}`
const head = (line, more = '') => `${line} HTTP/1.1\r\nhost: localhost\r\n${more}\r\n`
const half = (line, type, more = '') => `${head(line, `${more}content-type: ${type}\r\ncontent-length: 9999\r\n`)}half`
const bearer = `authorization: Bearer ${token}\r\n`
const patch = 'application/merge-patch+json'
/** What is sent, and what the client then does: it leaves at once or after the first bytes, or stays and does nothing. */
const manners = [
  ['followers that leave', head('GET /changes'), 'leaves later'],
  ['followers that leave while they resume', head('GET /changes', 'last-event-id: 0\r\n'), 'leaves'],
  ['followers behind others of their connection', head('GET /changes').repeat(4), 'leaves later'],
  ['readers that leave', head('GET /quotes?limit=100'), 'leaves'],
  ['readers of a whole list that leave', head('GET /claims?format=ndjson'), 'leaves later'],
  ['sources cut off', half('POST /analyse', 'text/plain'), 'leaves'],
  [
    'sources in chunks cut off',
    head('POST /analyse', 'content-type: text/html\r\ntransfer-encoding: chunked\r\n'),
    'leaves',
  ],
  ['writes cut off', half('PUT /articles/rude', 'text/html', bearer), 'leaves'],
  ['corrections cut off', half(`PATCH /quotes/${real.quotes[0]}`, patch, `${bearer}if-match: *\r\n`), 'leaves'],
  ['batches cut off', `${half('POST /articles', 'application/x-ndjson', bearer)}\n{}\n`, 'leaves'],
  [
    'analyses that nobody waits for',
    head('POST /analyse', 'content-type: text/plain\r\ncontent-length: 4\r\n') + 'half',
    'leaves',
  ],
  ['half a source', half('POST /analyse', 'application/json'), 'stays'],
  ['half a write', half('POST /articles', 'text/plain', bearer), 'stays'],
  ['half a body to a path without one', half('GET /quotes', 'text/plain'), 'stays'],
  ['half a head', 'GET /quotes HTTP/1.1\r\nhost: local', 'stays'],
  ['nothing at all', '', 'stays'],
  ['answers that nobody takes', head('GET /openapi.json').repeat(200), 'stays'],
]

/** One client; resolves with whether the connection ended by itself or was left. */
function behave([, sent, manner]) {
  return new Promise((done) => {
    const socket = connect({ port: service.port, host: '127.0.0.1' }, () => {
      if (sent !== '') socket.write(sent)
      if (manner === 'leaves') setTimeout(() => socket.destroy(), Math.random() * 20)
    })
    if (manner === 'leaves later') socket.once('data', () => socket.destroy())
    // Whoever does not read learns of the end by what it still sends.
    else if (manner === 'stays') socket.on('data', () => sent.length < 10_000 || socket.pause())
    const again = setInterval(() => manner === 'stays' && sent.length > 10_000 && socket.write(head('GET /')), 1000)
    const timer = setTimeout(() => end(false), PATIENCE)
    const end = (ended) => {
      clearTimeout(timer)
      clearInterval(again)
      socket.destroy()
      done(ended)
    }
    socket.on('error', () => {})
    socket.on('close', () => end(true))
  })
}

/** What the service does not answer well within 10 seconds; null when it does. */
async function deaf() {
  const write = { text: `The bridge will close on Friday, said Ada Moss.`, as: 'body' }
  const asks = [
    ['a read', () => fetch(`${url}/quotes?limit=1`)],
    ['readiness', () => fetch(`${url}/health/ready`)],
    [
      'a write',
      () =>
        fetch(`${url}/articles/after-the-rude`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(write),
        }),
    ],
  ]
  for (const [name, ask] of asks) {
    let status = 'no answer'
    for (const until = performance.now() + 10_000; performance.now() < until; await sleep(100)) {
      status = await ask().then(
        (answer) => answer.arrayBuffer().then(() => answer.status),
        () => 'no answer',
      )
      if (status < 300) break
    }
    if (!(status < 300)) return `${name} is answered ${status}`
  }
  return null
}

if (service.ended === null) {
  for (const kind of manners) {
    const [name] = kind
    const ended = await Promise.all(Array.from({ length: rude }, () => behave(kind)))
    const kept = ended.filter((ended) => !ended).length
    const fault = kept > 0 ? `${kept} connections are kept` : await deaf()
    if (fault) faults.push({ fault: `${name}: ${fault}`, bytes: Buffer.from(kind[1].slice(0, 200)), answer: '' })
    console.log(`  ${name}: ${fault ?? 'it goes on'}`)
    if (service.ended !== null) break
  }
}
const alive = service.ended === null && (await fetch(`http://127.0.0.1:${service.port}/health/ready`)).ok
if (service.ended === null) await service.stop()
await cluster?.remove()

const seconds = (performance.now() - started) / 1000
const total = [...statuses.values()].reduce((sum, count) => sum + count, 0)
console.log(`${total} inputs in ${seconds.toFixed(0)} s, seed ${values.seed}, ${cluster ? 'PostgreSQL' : 'SQLite'}`)
for (const [status, count] of [...statuses].sort()) console.log(`  ${status}  ${String(count).padStart(6)}`)
for (const { fault, bytes, answer } of faults.slice(0, 10)) {
  console.log(
    `${fault}: ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}\n  ${JSON.stringify(answer.slice(-200))}`,
  )
}
for (const line of service.failures.slice(0, 10)) console.log(`log: ${line.slice(0, 1000)}`)
console.log(`${faults.length} wrong answers, ${service.failures.length} failures in the log, alive: ${alive}`)
process.exitCode = faults.length === 0 && service.failures.length === 0 && alive ? 0 : 1

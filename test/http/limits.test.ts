/** Clients that leave, wait, send slowly or ask for all there is: over real connections, each cannot hurt the others. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Analyser } from '../../src/analysis/threads/analyser.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { clientOf } from '../../src/http/plugins/clients.ts'
import { hostCheck } from '../../src/http/plugins/hosts.ts'
import { openStore } from '../../src/store/index.ts'

t.setTimeout(600_000)

const token = 'a-token-of-the-desk'
const bearer = `authorization: Bearer ${token}\r\n`

/** Analyses that end when the test says so. */
function heldAnalyser() {
  const ends: (() => void)[] = []
  const idle = startAnalyser(readConfig({}))
  const analyser: Analyser = {
    ...idle,
    analyse: () => new Promise((done) => ends.push(() => done('{"article":{}}'))),
    refuseIfFull: () => {},
  }
  return {
    analyser,
    get begun() {
      return ends.length
    },
    endAll: () => {
      for (const end of ends.splice(0)) end()
    },
  }
}

async function service(t: Test, settings: Record<string, string>) {
  const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: token, ...settings })
  const store = await openStore({ database: ':memory:' })
  const held = heldAnalyser()
  const app = await buildApp({ config, store, analyser: held.analyser })
  const sockets = new Set<Socket>()
  t.teardown(async () => {
    held.endAll()
    for (const socket of sockets) socket.destroy()
    await app.close()
    await store.close()
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  /** Opens a connection and writes to it. */
  const open = (sent: string) => {
    const socket = connect(port, '127.0.0.1')
    sockets.add(socket)
    // The service may close while the client still sends.
    socket.on('error', () => {})
    socket.write(sent)
    return socket
  }
  /** All that comes back until the service closes the connection. */
  const answer = (sent: string) => readAll(open(sent))
  const status = async (sent: string) => Number((await answer(sent)).match(/^HTTP\/1\.1 (\d+)/)?.[1])
  return { app, port, held, open, answer, status }
}

const head = (line: string, more = '') => `${line} HTTP/1.1\r\nhost: localhost\r\n${more}\r\n`
const last = (line: string, more = '') => head(line, `connection: close\r\n${more}`)
const withBody = (line: string, body: string, more = '', length = body.length) =>
  head(line, `content-type: text/plain\r\ncontent-length: ${length}\r\n${more}`) + body

/** Looks until it is so; the test fails by its own patience. */
async function until(isSo: () => boolean | Promise<boolean>) {
  while (!(await isSo())) await sleep(10)
}

/** Looks until an analysis has begun, or the answer has come without one. */
async function begun(held: { begun: number }, answer: Promise<unknown>) {
  let isOver = false
  const over = () => {
    isOver = true
  }
  answer.then(over, over)
  await until(() => isOver || held.begun > 0)
}

t.test('whoever leaves gives the place back', async (t) => {
  const { app, open, held, status } = await service(t, {
    COPYDESK_REQUESTS: '8',
    COPYDESK_RESERVED: '0',
    COPYDESK_CLIENT_FOLLOWERS: '0',
  })
  const leave = async (sent: string, answered: boolean) => {
    const socket = open(sent)
    if (answered) await once(socket, 'data')
    else await once(socket, 'connect')
    // The service may have read the request by then, or not: both happen.
    if (!answered) await sleep(20)
    socket.destroy()
  }
  const kinds: [name: string, sent: string, answered: boolean][] = [
    ['followers', head('GET /changes'), true],
    ['followers that resume', head('GET /changes', 'last-event-id: 0\r\n'), true],
    ['followers behind others of their connection', head('GET /changes').repeat(4), true],
    ['heads of followers', head('HEAD /changes'), true],
    ['a body cut off', withBody('POST /analyse', 'x', '', 1000), false],
    ['one in chunks', head('POST /analyse', 'content-type: text/plain\r\ntransfer-encoding: chunked\r\n'), false],
    ['a stored one', withBody('POST /articles', 'x', bearer, 1000), false],
    ['a replaced one', withBody('PUT /articles/one', 'x', bearer, 1000), false],
    [
      'a correction',
      head(
        'PATCH /quotes/x',
        `${bearer}if-match: *\r\ncontent-type: application/merge-patch+json\r\ncontent-length: 99\r\n`,
      ),
      false,
    ],
    [
      'a batch',
      head('POST /articles', `${bearer}content-type: application/x-ndjson\r\ncontent-length: 9999\r\n`),
      false,
    ],
    ['analyses', withBody('POST /analyse', 'x'), false],
    ['kept answers', head('GET /openapi.json'), true],
    ['a path that is not there', withBody('POST /nothing', 'x', '', 1000), true],
    ['a body that nobody asked for', withBody('GET /quotes', 'x', '', 1000), true],
  ]
  for (const [name, sent, answered] of kinds) {
    for (let n = 0; n < 12; n++) await leave(sent, answered)
    await until(async () => (await status(last('GET /quotes'))) === 200)
    t.pass(name)
  }
  held.endAll()
  const measures = (await app.inject('/metrics')).body
  const count = (method: string, route: string, status: number) =>
    Number(
      measures
        .split('\n')
        .find((line) =>
          line.startsWith(
            `http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`,
          ),
        )
        ?.split(' ')[1] ?? 0,
    )
  t.equal(count('GET', '/changes', 200), 12 * 2 + 12 * 4, 'followers are counted, those behind others, too')
  t.ok(count('POST', '/analyse', 499) >= 12, 'and who left before there was an answer')
  t.ok(count('PUT', '/articles/:id', 499) >= 6)
  t.ok(count('PATCH', '/quotes/:id', 499) >= 6)
})

t.test('readiness tells when no place has been free for long', async (t) => {
  const { app, held, open } = await service(t, { COPYDESK_REQUESTS: '2', COPYDESK_FULL_TIMEOUT: '100' })
  const ready = async () => (await app.inject('/health/ready')).statusCode
  t.equal(await ready(), 200)
  for (let n = 0; n < 2; n++) open(withBody('POST /analyse', 'x'))
  await until(async () => (await ready()) === 503)
  t.equal((await app.inject('/health/live')).statusCode, 200, 'the process lives')
  held.endAll()
  await until(async () => (await ready()) === 200)
})

t.test('places for bearers of a token', async (t) => {
  const { held, open, answer, status } = await service(t, {
    COPYDESK_REQUESTS: '4',
    COPYDESK_RESERVED: '50',
    COPYDESK_CLIENT_REQUESTS: '0',
  })
  for (let n = 0; n < 2; n++) open(withBody('POST /analyse', 'x'))
  await until(() => held.begun === 2)
  t.match(await answer(last('GET /quotes')), /^HTTP\/1\.1 503 [\s\S]*retry-after: 1\r\n[\s\S]*problem:overload/)
  t.equal(await status(last('GET /quotes', bearer)), 200)
  t.equal(await status(last('GET /quotes', 'authorization: Bearer a-token-of-nobody\r\n')), 503)
})

t.test('what one client may have under way', async (t) => {
  const { held, open, answer, status } = await service(t, {
    COPYDESK_CLIENT_REQUESTS: '2',
    COPYDESK_CLIENT_FOLLOWERS: '1',
    COPYDESK_TRUST_PROXY: 'loopback',
  })
  const from = (client: string) => `x-forwarded-for: ${client}\r\n`
  for (const client of ['2001:db8:0:7::1', '2001:db8:0:7::2']) {
    open(withBody('POST /analyse', 'x', from(client)))
  }
  await until(() => held.begun === 2)
  t.match(await answer(last('GET /quotes', from('2001:db8:0:7:9::9'))), /^HTTP\/1\.1 429 [\s\S]*retry-after: 1\r\n/)
  t.equal(await status(last('GET /quotes', from('2001:db8:0:8::1'))), 200, 'another client')
  t.equal(await status(last('GET /quotes', from('2001:db8:0:7::1') + bearer)), 200, 'who bears a token')
  t.equal(await status(last('GET /health/live', from('2001:db8:0:7::1'))), 200, 'whoever watches')
  held.endAll()
  await until(async () => (await status(last('GET /quotes', from('2001:db8:0:7::1')))) === 200)

  const follower = open(head('GET /changes', from('192.0.2.1')))
  await once(follower, 'data')
  t.match(await answer(last('GET /changes', from('192.0.2.1'))), /^HTTP\/1\.1 429 [\s\S]*retry-after: 1\r\n/)
  const other = open(head('GET /changes', from('192.0.2.2')))
  t.match(String((await once(other, 'data'))[0]), /^HTTP\/1\.1 200 /)
  follower.destroy()
  await until(async () => {
    const next = open(head('GET /changes', from('192.0.2.1')))
    const [data] = await once(next, 'data')
    return String(data).startsWith('HTTP/1.1 200 ')
  })
})

t.test('clients by address', async (t) => {
  for (const [ip, client] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8:0000:0000:1:2:3:4', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1:2:3:4:5:6:7:8::1', '1:2:3:4:5:6:7:8::1'],
    ['x'.repeat(9999), 'x'.repeat(64)],
  ] as const) {
    t.equal(clientOf(ip), client, ip.slice(0, 50))
  }
})

t.test('bodies that come slowly', async (t) => {
  const { answer, open, held, status } = await service(t, { COPYDESK_BODY_GRACE: '200', COPYDESK_BODY_RATE: '1000' })
  for (const [name, sent] of [
    ['of a length', withBody('POST /analyse', 'x', '', 1000)],
    ['in chunks', `${head('POST /analyse', 'content-type: text/html\r\ntransfer-encoding: chunked\r\n')}1\r\nx\r\n`],
    ['with a token', withBody('PUT /articles/one', 'x', bearer, 1000)],
  ] as const) {
    t.match(await answer(sent), /^HTTP\/1\.1 408 [\s\S]*application\/problem\+json/, name)
  }
  for (const sent of [withBody('GET /quotes', 'x', '', 1000), withBody('POST /nothing', 'x', '', 1000)]) {
    t.match(await answer(sent), /^HTTP\/1\.1 (?:200|404) /, 'a body that nobody reads ends with its connection')
  }
  const waiting = open(withBody('POST /analyse', 'x'))
  await until(() => held.begun === 1)
  const reply = once(waiting, 'data')
  await sleep(600)
  held.endAll()
  t.match(String((await reply)[0]), /^HTTP\/1\.1 200 /, 'a whole body may wait for its answer')

  const batch = open(
    last('POST /articles', `${bearer}content-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n`),
  )
  batch.write('3\r\n{}\n\r\n')
  await sleep(600)
  batch.end('3\r\n{}\n\r\n0\r\n\r\n')
  t.equal((await readAll(batch)).match(/"status":400/g)?.length, 4, 'a batch takes its time')
  t.equal(await status(last('GET /quotes')), 200)
})

t.test('bytes of all bodies at once', async (t) => {
  const { answer, open, held, status } = await service(t, {
    COPYDESK_BODIES: '1',
    COPYDESK_BODY_LIMIT: '400000',
    COPYDESK_RESERVED: '50',
  })
  const body = 'x'.repeat(300_000)
  const send = (more = '') => answer(withBody('POST /analyse', body, `connection: close\r\n${more}`))
  const half = open(withBody('POST /analyse', body, '', 390_000))
  let refused = ''
  await until(async () => {
    const sent = send()
    await begun(held, sent)
    held.endAll()
    refused = await sent
    return !refused.startsWith('HTTP/1.1 200 ')
  })
  t.match(refused, /^HTTP\/1\.1 503 [\s\S]*retry-after: 1\r\n[\s\S]*problem:overload/)
  const stored = send(bearer)
  await until(() => held.begun === 1)
  held.endAll()
  t.match(await stored, /^HTTP\/1\.1 200 /, 'there is room for who bears a token')
  half.destroy()
  await until(async () => {
    const sent = send()
    await begun(held, sent)
    held.endAll()
    return (await sent).startsWith('HTTP/1.1 200 ')
  })
  t.equal(await status(withBody('POST /analyse', '', 'connection: close\r\n', 400_001)), 413)
})

t.test('answers that nobody takes', async (t) => {
  const { app, open } = await service(t, { COPYDESK_KEEP_ALIVE: '200' })
  const connections = () =>
    new Promise<number>((done, fail) => {
      app.server.getConnections((error, count) => (error ? fail(error) : done(count)))
    })
  open(head('GET /openapi.json').repeat(200)).pause()
  await until(async () => (await connections()) === 1)
  await until(async () => (await connections()) === 0)
})

t.test('threads', async (t) => {
  const text = '“So it is,” said Tom Quill.'
  const started = (settings: Record<string, string>) => {
    const analyser = startAnalyser(readConfig({ COPYDESK_TOKENS: token, ...settings }))
    t.teardown(() => analyser.close())
    return (asker: 'bearer' | 'anyone', signal?: AbortSignal) => {
      const done = analyser.analyse({ text, as: 'body' }, { furniture: false, asker, ...(signal && { signal }) })
      return { done, waiting: analyser.waiting, analyser }
    }
  }
  const two = started({ COPYDESK_WORKERS: '2' })
  const strangers = [two('anyone'), two('anyone'), two('anyone')]
  t.same(
    strangers.map(({ waiting }) => waiting),
    [0, 1, 2],
    'one thread for anyone',
  )
  const own = two('bearer')
  t.equal(own.waiting, 2, 'and one for bearers')
  t.ok(own.analyser.isIdle)
  t.equal(two('bearer').waiting, 3, 'who wait for no more than each other')
  t.notOk(own.analyser.isIdle)

  await Promise.all([...strangers, own].map(({ done }) => done))
  await two('bearer').done

  const clocks: number[] = []
  const { timeout } = AbortSignal
  AbortSignal.timeout = (milliseconds) => {
    clocks.push(milliseconds)
    return timeout.call(AbortSignal, milliseconds)
  }
  t.teardown(() => {
    AbortSignal.timeout = timeout
  })
  const one = started({ COPYDESK_WORKERS: '1', COPYDESK_ANALYSE_TIMEOUT: '123456' })
  const left = new AbortController()
  const order: string[] = []
  const [first, second, third, fourth] = [one('anyone'), one('anyone', left.signal), one('anyone'), one('bearer')]
  t.same(clocks, [123456], 'the time of what waits does not run')
  left.abort()
  await t.rejects(second.done, { name: 'AbortError' }, 'what nobody waits for is not begun')
  await Promise.all([
    first.done.then(() => order.push('first')),
    third.done.then(() => order.push('anyone')),
    fourth.done.then(() => order.push('bearer')),
  ])
  t.same(order, ['first', 'bearer', 'anyone'])
  t.equal(clocks.length, 3)
})

t.test('names that the service answers to', async (t) => {
  const check = (settings: Record<string, string>) => hostCheck(readConfig(settings))
  const cases: [settings: Record<string, string>, names: string[], others: string[]][] = [
    [
      {},
      [
        'localhost',
        'LOCALHOST:3000',
        'desk.localhost',
        '127.0.0.1',
        '127.0.0.1:3000',
        '127.8.9.1',
        '[::1]:3000',
        '[0::1]',
      ],
      [
        'evil.example',
        'localhost.evil.example',
        '127.0.0.1.evil.example',
        '192.0.2.1',
        'copydesk',
        '[2001:db8::1]',
        '',
        'x y',
        'a@localhost',
        'localhost/',
        'localhost#.evil.example',
        '[',
        '0.0.0.0',
      ],
    ],
    [{ HOST: '192.0.2.1' }, ['192.0.2.1:3000', 'localhost'], ['192.0.2.2', 'evil.example']],
    [{ HOST: '2001:db8::1' }, ['[2001:DB8:0::1]:3000'], ['[2001:db8::2]']],
    [
      { HOST: '0.0.0.0' },
      ['localhost:8080', '172.17.0.2:3000', 'copydesk:3000', '[2001:db8::1]', 'copydesk'],
      ['evil.example', 'evil.example:3000', '192.0.2.1.evil.example'],
    ],
    [{ HOST: '::' }, ['192.0.2.1', 'copydesk'], ['evil.example']],
    [
      { COPYDESK_HOSTS: 'desk.example.org, Other.Example' },
      ['desk.example.org', 'DESK.example.org.:443', 'other.example', 'localhost'],
      ['example.org', 'x.desk.example.org', 'evil.example'],
    ],
    [{ COPYDESK_HOSTS: '*' }, ['evil.example', '192.0.2.1'], []],
  ]
  for (const [settings, names, others] of cases) {
    const isOwn = check(settings)
    const told = JSON.stringify(settings)
    for (const name of names) t.ok(isOwn(name), `${told} ${name}`)
    for (const name of others) t.notOk(isOwn(name), `${told} ${name}`)
  }

  const { app } = await service(t, {})
  for (const time of ['first', 'kept']) {
    t.equal((await app.inject('/openapi.json')).statusCode, 200, time)
    for (const url of ['/openapi.json', '/quotes', '/', '/changes', '/metrics', '/nothing']) {
      const reply = await app.inject({ url, headers: { host: 'evil.example' } })
      t.equal(reply.statusCode, 421, url)
      t.match(reply.json(), { status: 421, errors: [{ pointer: '/headers/host' }] })
    }
  }
  t.equal((await app.inject({ url: '/health/ready', headers: { host: 'evil.example' } })).statusCode, 200)
})

t.test('a kept answer is for who asks by a known name, too', async (t) => {
  const { answer, status } = await service(t, {})
  const ask = 'GET /openapi.json'
  for (let n = 0; n < 3; n++) t.equal(await status(last(ask)), 200)
  t.match(await answer(last(ask).replace('host: localhost', 'host: evil.example')), /^HTTP\/1\.1 421 /)
})

t.test('pages of other origins', async (t) => {
  const { app, held } = await service(t, {
    COPYDESK_CORS: 'https://friend.example',
    COPYDESK_HOSTS: 'desk.example.org',
  })
  const send = async (origin: string | undefined, more: Record<string, string> = {}) => {
    const reply = app.inject({
      method: 'POST',
      url: '/analyse',
      payload: 'x',
      headers: { 'content-type': 'text/plain', ...(origin && { origin }), ...more },
    })
    await begun(held, reply)
    held.endAll()
    return (await reply).statusCode
  }
  for (const [origin, more, status] of [
    [undefined, {}, 200],
    ['http://localhost:80', {}, 200],
    ['http://localhost', { host: 'localhost' }, 200],
    ['http://localhost:8080', { host: 'localhost:3000' }, 403],
    ['http://127.0.0.1:3000', { host: 'localhost:3000' }, 403],
    ['https://evil.example', {}, 403],
    ['null', {}, 403],
    ['nonsense', {}, 403],
    ['https://evil.example', { 'sec-fetch-site': 'cross-site' }, 403],
    ['https://behind-a-proxy.example', { 'sec-fetch-site': 'same-origin' }, 200],
    ['https://desk.example.org', { host: '127.0.0.1:3000' }, 200],
    ['https://friend.example', {}, 200],
  ] as [string | undefined, Record<string, string>, number][]) {
    t.equal(await send(origin, more), status, `${origin} ${JSON.stringify(more)}`)
  }
  const asked = await app.inject({ method: 'OPTIONS', url: '/analyse', headers: { origin: 'https://evil.example' } })
  t.equal(asked.statusCode, 204, 'it may ask whether it may')
  t.notOk(asked.headers['access-control-allow-origin'])
  t.equal((await app.inject({ url: '/quotes', headers: { origin: 'https://evil.example' } })).statusCode, 200)
})

t.test('wrong tokens', async (t) => {
  const { app } = await service(t, { COPYDESK_WRONG_TOKENS: '3', COPYDESK_TRUST_PROXY: 'loopback' })
  const send = async (sent: string, client = '192.0.2.1') => {
    const headers = { authorization: `Bearer ${sent}`, 'x-forwarded-for': client }
    return app.inject({ method: 'DELETE', url: '/articles/none', headers })
  }
  const statuses = []
  for (let n = 0; n < 5; n++) statuses.push((await send(`a-wrong-token-${n}`)).statusCode)
  t.same(statuses, [401, 401, 401, 429, 429])
  const refused = await send('a-wrong-token')
  t.match(refused.headers['retry-after'], /^(?:1?\d|20)$/)
  t.equal((await send(token)).statusCode, 404, 'a right one is never refused')
  t.equal((await send('a-wrong-token', '192.0.2.2')).statusCode, 401, 'nor another client')
  t.equal((await send(token)).statusCode, 404)
})

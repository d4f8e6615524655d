/** What a service does under load, and what it refuses. */
import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { take } from '../../src/http/plugins/limits.ts'
import { openStore } from '../../src/store/index.ts'
import { analyser, config, faults, settings, store, token } from './service.ts'

t.test('how often a client may ask', async (t) => {
  const few = await buildApp({
    config: { ...config, COPYDESK_RATE: 2, COPYDESK_TRUST_PROXY: ['127.0.0.1'] },
    store,
    analyser,
  })
  const ask = (client: string, url = '/article') => few.inject({ url, headers: { 'x-forwarded-for': client } })
  // The clock stands still: a busy machine takes longer over three requests than a client has to wait.
  const { now } = performance
  const moment = performance.now()
  performance.now = () => moment
  t.teardown(() => {
    performance.now = now
  })
  const replies = [await ask('192.0.2.1'), await ask('192.0.2.1'), await ask('192.0.2.1')]
  t.same(
    replies.map(({ statusCode }) => statusCode),
    [200, 200, 429],
  )
  t.same(
    replies.map(({ headers }) => headers.ratelimit),
    ['"client";r=1;t=0', '"client";r=0;t=0', '"client";r=0;t=1'],
  )
  t.equal(replies[0]?.headers['ratelimit-policy'], '"client";q=2;w=1')
  t.equal(replies[2]?.headers['retry-after'], '1')
  t.equal(faults({ $ref: '#/components/schemas/Problem' }, replies[2]?.json()), null)
  t.equal((await ask('192.0.2.2')).statusCode, 200, 'another client')
  t.equal((await ask('192.0.2.1', '/health/ready')).statusCode, 200, 'whoever watches')
  await few.close()

  const empty = { tokens: 0.4, at: 1000, refused: true }
  t.same(take(undefined, 5, 1000, 1000), { tokens: 4, at: 1000, refused: false }, 'begins full')
  t.same(take(empty, 5, 1100, 1000), { tokens: 0.9, at: 1100, refused: true }, 'gains with time')
  t.same(take(empty, 5, 1200, 1000), { tokens: 0.4 + 1 - 1, at: 1200, refused: false })
  t.same(take(empty, 5, 99_000, 1000), { tokens: 4, at: 99_000, refused: false }, 'holds no more than it begins with')
})

t.test('too much at once', async (t) => {
  const small = await buildApp({ config: { ...config, COPYDESK_REQUESTS: 2 }, store, analyser })
  const ask = (url: string) => small.inject(url)
  const replies = await Promise.all(['/quotes', '/claims', '/article', '/health/live'].map(ask))
  t.same(
    replies.map(({ statusCode }) => statusCode),
    [200, 200, 503, 200],
  )
  t.equal(replies[2]?.headers['retry-after'], '1')
  t.equal((await ask('/article')).statusCode, 200, 'and on it goes')

  const block = () => {
    for (const until = performance.now() + 700; performance.now() < until; );
  }
  const many = () => Promise.all(Array.from({ length: 20 }, async () => (await large.inject('/quotes')).statusCode))
  const large = await buildApp({ config, store, analyser })
  await large.ready()
  for (let i = 0; i < 4; i++) {
    block()
    await new Promise((done) => setTimeout(done, 1))
  }
  t.same([...new Set(await many())], [200, 503], 'many at once, and an event loop that keeps coming late')
  t.equal((await large.inject('/article')).statusCode, 200, 'few are answered all the same')
  while ((await many()).includes(503)) await new Promise((done) => setTimeout(done, 100))
  await large.close()
  await small.close()
})

t.test('analysis that takes too long, or waits too long', async (t) => {
  const tight = readConfig({
    ...settings,
    // Less than the analysis takes, and more than it takes until the last is there.
    COPYDESK_ANALYSE_TIMEOUT: '1000',
    COPYDESK_QUEUE: '1',
    COPYDESK_BODY_LIMIT: '10000000',
  })
  const slow = startAnalyser(tight)
  const busy = await buildApp({ config: tight, store, analyser: slow })
  const request = {
    method: 'POST',
    url: '/analyse',
    payload: { text: '“So it is,” said Tom Quill. '.repeat(20_000) },
  } as const
  const replies = await Promise.all([1, 2, 3, 4].map(() => busy.inject(request)))
  for (const reply of replies) {
    t.equal(reply.statusCode, 503)
    t.match(reply.headers['retry-after'], /^\d+$/)
  }
  const kinds = new Set(replies.map((reply) => reply.json().type))
  t.same([...kinds].sort(), ['urn:copydesk:problem:analysis-timeout', 'urn:copydesk:problem:queue-full'])
  await busy.close()
  await slow.close()
})

t.test('connections: a full queue refuses before the body comes, slow heads end, so do too many', async (t) => {
  const tight = readConfig({
    ...settings,
    COPYDESK_TOKENS: token,
    COPYDESK_QUEUE: '1',
    COPYDESK_ANALYSE_TIMEOUT: '3000',
    COPYDESK_BODY_LIMIT: '10000000',
    COPYDESK_CONNECTIONS: '3',
    COPYDESK_HEADERS_TIMEOUT: '500',
    COPYDESK_REQUEST_TIMEOUT: '1000',
  })
  const slow = startAnalyser(tight)
  const spare = await openStore({ database: ':memory:' })
  const busy = await buildApp({ config: tight, store: spare, analyser: slow })
  t.teardown(async () => {
    await busy.close()
    await slow.close()
    await spare.close()
  })
  const port = Number(new URL(await busy.listen({ port: 0 })).port)
  /** Sends part of a request and resolves with all that comes back until the service closes the connection. */
  const send = async (head: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(head)
    return Buffer.concat(await socket.toArray()).toString()
  }

  const payload = { text: '“So it is,” said Tom Quill. '.repeat(40_000) }
  const authorization = `Bearer ${token}`
  const waiting = [{}, {}, { authorization }].map((headers) =>
    busy.inject({ method: 'POST', url: '/analyse', payload, headers }),
  )
  // One of them, with a token and without one, waits in each queue.
  while (slow.waiting < 2) await new Promise((done) => setTimeout(done, 10))
  for (const path of ['POST /analyse', 'POST /articles', 'PUT /articles/one']) {
    const reply = await send(
      `${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n` +
        `${path === 'POST /analyse' ? '' : `authorization: ${authorization}\r\n`}` +
        'content-type: text/plain\r\ncontent-length: 9000000\r\n\r\n',
    )
    t.match(reply, /^HTTP\/1\.1 503 [\s\S]*problem:queue-full/, path)
  }
  await Promise.all(waiting)

  t.match(await send('GET /article HTTP/1.1\r\nhost: localhost\r\n'), /^HTTP\/1\.1 408 /, 'a head that does not end')
  const open = [1, 2, 3].map(() => connect(port, '127.0.0.1'))
  await Promise.all(open.map((socket) => once(socket, 'connect')))
  const refused = await send('GET /article HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n').catch(
    ({ code }) => code,
  )
  t.match(refused, /^(?:|ECONNRESET|EPIPE)$/, 'one connection too many')
  for (const socket of open) socket.destroy()
})

/** Problems: their status, their pointers and their words. */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import t from 'tap'
import { buildApp } from '../../src/http/app.ts'
import { openStore } from '../../src/store/index.ts'
import { UnavailableError } from '../../src/store/store.ts'
import { analyser, app, config, document, faults, get, known, store } from './service.ts'

t.test('problems', async (t) => {
  const cases: [string, InjectOptions, number, object?][] = [
    [
      'unknown parameter',
      { url: '/quotes?speker=x' },
      400,
      { errors: [{ pointer: '/query/speker', detail: /^is not a parameter here; there are article, speaker/ }] },
    ],
    ['parameter twice', { url: '/quotes?limit=1&limit=2' }, 400, { errors: [{ pointer: '/query/limit' }] }],
    [
      'two bad parameters',
      { url: '/quotes?limit=0&from=x' },
      400,
      { errors: [{ pointer: '/query/from' }, { pointer: '/query/limit' }] },
    ],
    ['bad cursor', { url: '/quotes?cursor=x' }, 400, { errors: [{ pointer: '/query/cursor' }] }],
    ['bad path', { url: '/entities/city/london' }, 400, { errors: [{ pointer: '/path/type' }] }],
    ['broken escape', { url: '/articles/%E0%A4%A' }, 400],
    ['no such path', { url: '/nothing/here?x=1' }, 404, { instance: '/nothing/here' }],
    [
      'no such path, odd body',
      { method: 'POST', url: '/nothing', payload: 'x', headers: { 'content-type': 'x/y' } },
      404,
    ],
    ['no such article', { url: '/articles/none' }, 404, { detail: 'There is no article “none”.' }],
    ['no such article', { url: '/article?id=none' }, 404],
    ['no such quote', { url: '/quotes/none' }, 404],
    ['no such claim', { url: '/claims/none' }, 404],
    ['no such event', { url: '/timeline/none' }, 404],
    ['no such entity', { url: '/entities/person/nobody' }, 404],
    ['method', { method: 'POST', url: '/quotes', payload: 'x', headers: { 'content-type': 'x/y' } }, 405],
    ['media type asked', { url: '/quotes', headers: { accept: 'text/html, application/json;q=0' } }, 406],
    [
      'too large',
      { method: 'POST', url: '/analyse', payload: 'x'.repeat(100_001), headers: { 'content-type': 'text/plain' } },
      413,
    ],
    ['path too long', { url: `/articles/${'x'.repeat(501)}` }, 414],
    [
      'coding sent',
      {
        method: 'POST',
        url: '/analyse',
        payload: gzipSync('x'),
        headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
      },
      415,
      { errors: [{ pointer: '/headers/content-encoding' }] },
    ],
    [
      'media type sent',
      { method: 'POST', url: '/analyse', payload: 'x', headers: { 'content-type': 'application/xml' } },
      415,
      { detail: 'Bodies of this kind are not read; this path takes text/plain, text/html, application/json' },
    ],
    ['no body', { method: 'POST', url: '/analyse' }, 400],
    [
      'not JSON',
      { method: 'POST', url: '/analyse', payload: '{"text"', headers: { 'content-type': 'application/json' } },
      400,
    ],
    [
      'empty JSON',
      { method: 'POST', url: '/analyse', payload: '', headers: { 'content-type': 'application/json' } },
      400,
    ],
    [
      'not a source',
      { method: 'POST', url: '/analyse', payload: { text: 1, as: 'x', 'a/b~': 1 } },
      400,
      { errors: [{ pointer: '/text' }, { pointer: '/as' }, { pointer: '/a~1b~0' }] },
    ],
    ...(
      [
        ['url', 'ftp://ports.example/news', 'no address of the web'],
        ['url', 'javascript:alert(1)', 'a script for an address'],
        ['url', `https://ports.example/${'x'.repeat(2048)}`, 'a long address'],
        ['headline', 'x'.repeat(1001), 'a long headline'],
        ['publisher', 'x'.repeat(201), 'a long publisher'],
        ['publishedAt', '5 March 2024', 'no date'],
        ['publishedAt', `2024-03-05T09:30:00.${'1'.repeat(50)}Z`, 'a long date'],
        ['publishedAt', `2024-03-05T09:30:00.${'1'.repeat(50)}`, 'a long date without a zone'],
        ['retrievedAt', '2024-03-05T09:30', 'an instant without a zone'],
        ['retrievedAt', `2024-03-05T09:30:00.${'1'.repeat(50)}Z`, 'a long instant'],
        ['as', 'x'.repeat(100), 'no kind of source'],
      ] as const
    ).map(
      ([field, value, name]) =>
        [
          name,
          { method: 'POST', url: '/analyse', payload: { text: 'x', [field]: value } },
          400,
          { errors: [{ pointer: `/${field}` }] },
        ] as [string, InjectOptions, number, object],
    ),
    [
      'no article',
      { method: 'POST', url: '/analyse', payload: { text: '' } },
      422,
      { type: 'urn:copydesk:problem:no-article' },
    ],
  ]
  for (const [name, request, status, fields] of cases) {
    const reply = await app.inject(request)
    t.equal(reply.statusCode, status, `${name}: status`)
    t.equal(reply.headers['content-type'], 'application/problem+json', `${name}: media type`)
    t.equal(faults({ $ref: '#/components/schemas/Problem' }, reply.json()), null, `${name}: a problem`)
    t.match(reply.json(), { status, ...fields }, `${name}: fields`)
  }
})

t.test('methods', async (t) => {
  for (const [path, item] of Object.entries<object>(document.paths)) {
    const url = path.replace('{type}', 'person').replace(/\{\w+\}/, 'x')
    const own = Object.keys(item).map((method) => method.toUpperCase())
    const allow = [...own, 'OPTIONS', ...(own.includes('GET') ? ['HEAD'] : [])].sort().join(', ')
    for (const other of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'].filter((method) => !own.includes(method))) {
      const reply = await app.inject({ method: other as 'POST', url })
      t.equal(reply.statusCode, 405, `${other} ${path}`)
      t.equal(reply.headers.allow, allow)
    }
    const options = await app.inject({ method: 'OPTIONS', url })
    t.equal(options.statusCode, 204)
    t.equal(options.headers.allow, allow)
    t.notOk(options.headers['access-control-allow-origin'])
  }
  for (const url of ['/article', '/quotes?limit=2', `/entities/${known.entity}`, '/health/live']) {
    const [full, head] = [await get(url), await app.inject({ method: 'HEAD', url })]
    t.equal(head.statusCode, 200)
    t.equal(head.body, '')
    for (const name of ['content-length', 'content-type', 'etag', 'link'])
      t.equal(head.headers[name], full.headers[name])
  }
})

t.test('a database that does not answer', async (t) => {
  const gone = new Proxy(store, {
    get: (store, name) =>
      name === 'subscribe' || name === 'replica'
        ? store[name]
        : async () => {
            throw new UnavailableError('SQLITE_BUSY: database is locked')
          },
  })
  const down = await buildApp({ config, store: gone, analyser })
  for (const url of ['/health/ready', '/article', '/quotes', `/entities/${known.entity}`]) {
    const reply = await down.inject(url)
    t.equal(reply.statusCode, 503, url)
    t.equal(reply.headers['retry-after'], '5')
    t.equal(faults({ $ref: '#/components/schemas/Problem' }, reply.json()), null)
    t.notMatch(reply.body, /sql|locked/i, 'nothing of its inside')
  }
  t.equal((await down.inject('/health/live')).statusCode, 200, 'the process lives')
  const measures = await down.inject('/metrics')
  t.equal(measures.statusCode, 200, 'and can be watched')
  t.match(measures.body, /^copydesk_analysis_waiting 0$/m)
  t.notMatch(measures.body, /^copydesk_articles /m, 'nobody knows')
  await down.close()
})

t.test('a database without room', async (t) => {
  for (const code of ['SQLITE_FULL', '53100']) {
    const full = new Proxy(store, {
      get: (store, name) =>
        name === 'article'
          ? async () => {
              throw new UnavailableError('database or disk is full', { cause: { code } })
            }
          : Reflect.get(store, name),
    })
    const app = await buildApp({ config, store: full, analyser })
    const reply = await app.inject('/article')
    t.match([reply.statusCode, reply.json().detail], [503, 'The database has no room for more.'])
    await app.close()
  }
})

t.test('an error of our own', async (t) => {
  const closed = await openStore({ database: ':memory:' })
  const broken = await buildApp({ config, store: closed, analyser })
  t.equal((await broken.inject('/article')).statusCode, 404, 'an empty store has no latest article')
  await closed.close()
  const reply = await broken.inject('/article')
  t.equal(reply.statusCode, 500)
  t.equal(reply.json().detail, 'The service could not answer. The log has the reason.')
  await broken.close()
})

t.test('what is no HTTP', async (t) => {
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  for (const [sent, status] of [
    ['nonsense\r\n\r\n', '400 Bad Request'],
    [`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431 Request Header Fields Too Large'],
    ['GET / HTTP/1.1\r\nhost: localhost\r\nexpect: rain\r\n\r\n', '417 Expectation Failed'],
  ] as const) {
    const socket = connect(port)
    await once(socket, 'connect')
    socket.write(sent)
    const reply = await readAll(socket)
    t.equal(reply.split('\r\n', 1)[0], `HTTP/1.1 ${status}`)
    t.match(reply, /content-type: application\/problem\+json\r\n/)
    t.equal(JSON.parse(reply.slice(reply.indexOf('\r\n\r\n'))).status, Number.parseInt(status, 10))
  }
})

/** How answers are read: origins, conditions, codings, formats, pages. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { codingFor, matches } from '../../src/http/plugins/answers.ts'
import { choose } from '../../src/http/plugins/negotiation.ts'
import { analyser, desk, get, type Item, known, settings, store, token } from './service.ts'

t.test('origins', async (t) => {
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
  for (const [origins, origin, allowed] of [
    ['https://desk.example', 'https://desk.example', 'https://desk.example'],
    ['https://desk.example', 'https://other.example', undefined],
    ['*', 'https://other.example', '*'],
  ] as const) {
    const open = await buildApp({ config: readConfig({ ...settings, COPYDESK_CORS: origins }), store, analyser })
    const reply = await open.inject({ url: '/quotes', headers: { origin } })
    t.equal(reply.headers['access-control-allow-origin'], allowed)
    t.equal(reply.headers.vary, `${origins === '*' ? '' : 'origin, '}accept, accept-encoding`)
    const asked = await open.inject({ method: 'OPTIONS', url: '/analyse', headers: { origin, ...preflight } })
    t.equal(asked.statusCode, 204)
    t.equal(asked.headers['access-control-allow-origin'], allowed)
    t.equal(asked.headers['access-control-allow-methods'], allowed && 'OPTIONS, POST')
    await open.close()
  }
})

t.test('conditions', async (t) => {
  const urls = [
    '/article',
    '/articles?limit=1',
    '/quotes',
    '/entities',
    '/claims',
    '/timeline',
    `/entities/${known.entity}`,
  ]
  for (const url of [...urls, `/quotes/${known.quote}`, `/claims/${known.claim}`, `/timeline/${known.event}`].filter(
    (url) => !url.endsWith('/none'),
  )) {
    const { headers, statusCode } = await get(url)
    t.equal(statusCode, 200)
    const etag = String(headers.etag)
    t.match(etag, /^"[^"]+"$/, `${url} has a strong tag`)
    for (const value of [etag, `"x", ${etag}`, `W/${etag}`, '*']) {
      const reply = await get(url, { 'if-none-match': value })
      t.equal(reply.statusCode, 304, `${url} ${value}`)
      t.equal(reply.body, '')
      t.equal(reply.headers.etag, etag)
    }
    t.equal((await get(url, { 'if-none-match': '"x", W/"y"' })).statusCode, 200)
  }
  const [plain, full] = [await get('/article'), await get('/article?include=furniture')]
  t.notOk(plain.json().furniture)
  t.type(full.json().furniture, Array)
  t.not(plain.headers.etag, full.headers.etag)

  for (const [header, hit] of [
    ['"a"', true],
    ['W/"a"', true],
    [' * ', true],
    ['"b" , "a"', true],
    ['"b,", "a"', true],
    ['a', false],
    ['"A"', false],
    ['', false],
  ] as const) {
    t.equal(matches(header, '"a"'), hit, header)
  }
})

t.test('codings', async (t) => {
  const plain = await get('/article')
  for (const [accepted, coding, unpack] of [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ] as const) {
    for (const time of ['first', 'second']) {
      const { headers, rawPayload } = await get('/article', { 'accept-encoding': accepted })
      t.equal(headers['content-encoding'], coding, `${accepted}, ${time} time`)
      t.equal(headers.vary, 'accept, accept-encoding')
      t.equal(unpack(rawPayload).toString(), plain.body)
      t.equal(headers.etag === plain.headers.etag, coding === undefined, 'a tag of its own')
      const again = await get('/article', { 'accept-encoding': accepted, 'if-none-match': String(headers.etag) })
      t.equal(again.statusCode, 304)
    }
  }
  t.notOk((await get('/health/live', { 'accept-encoding': 'br' })).headers['content-encoding'])
  for (const [header, coding] of [
    [undefined, null],
    ['', null],
    ['deflate', null],
    ['br', 'br'],
    ['gzip;q=0.000', null],
    ['gzip;q=0.001', 'gzip'],
    ['br;q=0', null],
    ['BR;Q=0, GZip', 'gzip'],
    ['zebra, gzip-of-old', null],
  ] as const) {
    t.equal(codingFor(header), coding, `${header}`)
  }
})

t.test('what is kept is forgotten when the store changes', async (t) => {
  const authorization = `Bearer ${token}`
  const story = (day: string) => ({
    text: `Market to open on ${day}\n\nThe market will open on ${day}, its owner, Ada Moss, said. “We are ready,” she said.`,
    publishedAt: '2090-01-01T00:00:00Z',
    as: 'body',
  })
  const urls = ['/article', '/articles', '/articles/kept', '/quotes', '/entities', '/entities/person/ada-moss']
  const put = (day: string) =>
    desk.inject({ method: 'PUT', url: '/articles/kept', headers: { authorization }, payload: story(day) })
  await put('Monday')
  const before = await Promise.all(urls.map((url) => desk.inject(url)))
  t.same(
    await Promise.all(urls.map(async (url) => (await desk.inject(url)).body)),
    before.map(({ body }) => body),
  )
  const tag = String((await desk.inject({ url: '/articles/kept', headers: { 'accept-encoding': 'br' } })).headers.etag)
  t.equal((await put('Thursday')).statusCode, 200)
  t.match((await desk.inject('/articles/kept')).body, 'Thursday')
  t.match((await desk.inject('/article')).body, 'Thursday')
  const stale = { authorization, 'if-match': tag }
  t.equal((await desk.inject({ method: 'DELETE', url: '/articles/kept', headers: stale })).statusCode, 412)
  const coded = await desk.inject({ url: '/articles/kept', headers: { 'accept-encoding': 'br' } })
  const fresh = { authorization, 'if-match': String(coded.headers.etag) }
  t.equal((await desk.inject({ method: 'DELETE', url: '/articles/kept', headers: fresh })).statusCode, 204)
  t.equal((await desk.inject('/articles/kept')).statusCode, 404)
})

t.test('what the client accepts', async (t) => {
  for (const [header, hit] of [
    ['*/*', true],
    ['application/*', true],
    ['text/html, application/json;q=0.1', true],
    ['Application/JSON', true],
    ['text/html, */*;q=0.1', true],
    ['application/json;q=0, */*', false],
    ['*/*, application/*;q=0', false],
    ['text/*', false],
    ['', false],
  ] as const) {
    t.equal(choose(header, [{ type: 'application/json' }]) !== null, hit, header)
  }
})

t.test('pages', async (t) => {
  for (const path of [
    '/articles?from=2000-01-01',
    '/quotes?kind=direct',
    '/entities?type=person',
    '/claims?voice=attributed',
    '/timeline?x',
  ]) {
    const base = path.replace('?x', '?to=2100-01-01')
    const whole = (await get(`${base}&limit=100`)).json()
    const seen: Item[] = []
    let url: string | undefined = `${base}&limit=3`
    while (url) {
      const reply = await get(url)
      const { items, next } = reply.json()
      seen.push(...items)
      const link = reply.headers.link as string | undefined
      t.equal(link !== undefined, next !== null, 'the link is there when there is a next page')
      url = link?.match(/^<([^>]+)>; rel="next"$/)?.[1]
      if (url) {
        const parameters = new URL(url, 'http://x').searchParams
        t.equal(parameters.get('cursor'), next)
        t.equal(parameters.get('limit'), '3')
        for (const [name, value] of new URL(base, 'http://x').searchParams) t.equal(parameters.get(name), value)
      }
      if (seen.length >= 100) break
    }
    t.ok(seen.length > 0, path)
    t.same(
      seen.slice(0, 100).map(({ id }) => id),
      whole.items.slice(0, seen.length).map(({ id }: Item) => id),
      path,
    )
  }
})

/** The HTTP surface: every operation of its description, every kind of problem, conditions, pages, bodies. */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { Histogram, Registry } from 'prom-client'
import t from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { dataPath } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { answerTimes } from '../../src/http/plugins/answer-times.ts'
import { codingFor, matches } from '../../src/http/plugins/answers.ts'
import { take } from '../../src/http/plugins/limits.ts'
import { choose } from '../../src/http/plugins/negotiation.ts'
import { loadSources } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/index.ts'
import { UnavailableError } from '../../src/store/store.ts'
import { follow } from './follow.ts'

t.setTimeout(600_000)

const settings = { LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1', COPYDESK_BODY_LIMIT: '100000' }
const config = readConfig(settings)
const analyser = startAnalyser(config)
const store = await openStore({ database: ':memory:' })
await loadSources({ store, analyser }, [dataPath('articles')], { atOnce: 2 })
const app = await buildApp({ config, store, analyser })

/** A service that may be written to, with a store of its own. */
const token = 'a-token-of-the-desk'
const spare = await openStore({ database: ':memory:' })
await loadSources({ store: spare, analyser }, [dataPath('articles')], { atOnce: 2 })
const desk = await buildApp({
  config: { ...config, COPYDESK_TOKENS: ['another-token-of-the-desk', token] },
  store: spare,
  analyser,
})
t.teardown(async () => {
  await desk.close()
  await spare.close()
  await app.close()
  await analyser.close()
  await store.close()
})

// biome-ignore lint/suspicious/noExplicitAny: the description is read as plain JSON
const document: any = app.swagger()
const ajv = new Ajv2020({ strict: false, allErrors: true })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
ajv.addSchema({ ...document, $id: 'openapi' })

const compiled = new Map<string, ValidateFunction>()

/** What is wrong with a value by a schema of the description; null when nothing is. */
function faults(schema: object, value: unknown): string | null {
  const local = JSON.stringify(schema).replaceAll('"#/', '"openapi#/')
  const validate = compiled.get(local) ?? ajv.compile(JSON.parse(local))
  compiled.set(local, validate)
  return validate(value) ? null : ajv.errorsText(validate.errors)
}

function resolve<T extends object>(item: T): T {
  const path = (item as { $ref?: string }).$ref?.slice(2).split('/')
  return path ? path.reduce((at, key) => at[key], document) : item
}

/** What is wrong with a reply by the description of its operation; null when nothing is. */
function undocumented(
  operation: { responses: Record<string, object> },
  reply: { statusCode: number; headers: Record<string, unknown>; body: string },
): string | null {
  const found = operation.responses[reply.statusCode] ?? operation.responses.default
  if (!found) return `status ${reply.statusCode} is not described`
  const { content } = resolve(found) as { content?: Record<string, { schema: object }> }
  const sent = String(reply.headers['content-type'] ?? '').split(/; */)
  const profile = sent.find((part) => part.startsWith('profile='))
  const type = profile ? `${sent[0]};${profile}` : sent[0]!
  if (!content) return reply.body === '' ? null : 'a body that is not described'
  if (!content[type]) return `media type ${type} is not described`
  return faults(content[type].schema, /[/+]json$/.test(sent[0]!) ? JSON.parse(reply.body) : reply.body)
}

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const post = (payload: string | Buffer, type: string, url = '/analyse') =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })

type Item = { id: string }
const firstOf = async (path: string): Promise<string> => (await get(path)).json().items[0].id
const known = {
  article: await firstOf('/articles'),
  quote: await firstOf('/quotes'),
  claim: await firstOf('/claims'),
  event: await firstOf('/timeline'),
  entity: await firstOf('/entities'),
}

/** Each operation of the description, with a path that finds something. */
const operations = Object.entries(document.paths as Record<string, Record<string, never>>).flatMap(([path, item]) =>
  Object.entries(
    item as Record<string, { operationId: string; parameters?: Parameter[]; requestBody?: object; responses: never }>,
  ).map(([method, operation]) => ({ path, method: method.toUpperCase() as 'GET', operation })),
)

interface Parameter {
  name: string
  in: 'query' | 'path' | 'header'
  schema: { type?: string; enum?: string[]; minimum?: number; maximum?: number; format?: string; pattern?: string }
}

const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((s) => s.trim() !== '')

/** Values that a parameter admits. */
function good({ name, in: place, schema }: Parameter, path: string): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum!, max: schema.maximum! }).map(String)
  if (schema.type === 'number') return fc.integer({ min: 0, max: 100 }).map((n) => String(n / 100))
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false')
  if (schema.format === 'date') {
    const span = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }
    return fc.date(span).map((date) => date.toISOString().slice(0, 10))
  }
  if (schema.pattern) return fc.constantFrom(known.entity, 'person/nobody', 'place/ø')
  if (name === 'slug') return fc.constantFrom(known.entity.split('/')[1]!, 'nobody')
  const ids = Object.values(known)
  const free = place === 'path' ? word.filter((s) => !/^\.{1,2}$/.test(s)) : word
  return path === '/articles/{id}' || name === 'article' ? fc.oneof(fc.constantFrom(...ids), free) : fc.oneof(free)
}

/** Values that it does not admit. */
function bad({ schema, in: place }: Parameter): fc.Arbitrary<string> {
  const long = fc.integer({ min: 1001, max: 1200 }).map((n) => 'x'.repeat(place === 'path' ? n - 700 : n))
  if (place === 'path') return schema.enum ? fc.constantFrom('nobody', 'Person') : long
  const bounds = schema.type === 'integer' ? ['0', '101', '1.5', '0x10', '1e1'] : schema.type ? ['-1', '1.01'] : []
  if (schema.type === 'string' && !schema.enum && !schema.format && !schema.pattern)
    return fc.oneof(long, fc.constant(''))
  return fc.constantFrom('', 'nonsense', '2020-13-01', '💥', ...(schema.type === 'string' ? [] : bounds))
}

interface Input {
  url: string
  valid: boolean
}

/** A URL of the operation, whose parameters are all admitted, or of which one is not. */
function urls(path: string, parameters: Parameter[]): fc.Arbitrary<Input> {
  const usable = parameters.filter((parameter) => parameter.name !== 'cursor' && parameter.in !== 'header')
  const query = usable.filter((parameter) => parameter.in === 'query')
  const fields = Object.fromEntries(
    usable.map((p) => [
      `${p.in} ${p.name}`,
      p.in === 'path' ? good(p, path) : fc.option(good(p, path), { nil: undefined }),
    ]),
  )
  const flaws = usable.map((p) => bad(p).map((value) => [`${p.in} ${p.name}`, value] as const))
  if (query.length > 0) flaws.push(fc.constant(['query unknown', 'x'] as const))
  return fc
    .record({ fields: fc.record(fields), flaw: fc.option(flaws.length > 0 ? fc.oneof(...flaws) : fc.constant(null)) })
    .map(({ fields, flaw }) => {
      const values: Record<string, string | undefined> = { ...fields, ...(flaw && { [flaw[0]]: flaw[1] }) }
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[`path ${name}`]!))
      const search = new URLSearchParams()
      for (const [key, value] of Object.entries(values)) {
        if (key.startsWith('query ') && value !== undefined) search.set(key.slice(6), value)
      }
      return { url: search.size > 0 ? `${filled}?${search}` : filled, valid: !flaw }
    })
}

const bodies: fc.Arbitrary<Pick<InjectOptions, 'payload' | 'headers'>> = fc
  .oneof(
    fc.tuple(
      fc.constantFrom('text/plain', 'text/html', 'text/html; charset=windows-1252'),
      fc.string({ maxLength: 300 }),
    ),
    fc.tuple(fc.constant('application/json'), fc.json()),
    fc.tuple(
      fc.constant('application/json'),
      fc
        .record(
          {
            text: fc.string({ unit: 'binary' }),
            as: fc.constantFrom('page', 'body'),
            publishedAt: fc.constant('2024-03-05'),
          },
          { requiredKeys: ['text'] },
        )
        .map((source) => JSON.stringify(source)),
    ),
    fc.tuple(
      fc.constant('application/x-ndjson'),
      fc.array(fc.json(), { maxLength: 3 }).map((rows) => rows.join('\n')),
    ),
    fc.tuple(fc.constantFrom('application/xml', 'nonsense', ''), fc.string({ maxLength: 20 })),
  )
  .map(([type, payload]) => ({ payload, headers: { 'content-type': type } }))

const writeHeaders = fc.record(
  {
    authorization: fc.oneof(
      { weight: 4, arbitrary: fc.constant(`Bearer ${token}`) },
      fc.string({ unit: 'grapheme-ascii' }),
    ),
    'if-match': fc.constantFrom('*', '"x"', 'W/"x"', 'x,,"'),
  },
  { requiredKeys: ['authorization'] },
)

t.test('every operation answers as it is described, whatever it is sent', async (t) => {
  for (const { path, method, operation } of operations) {
    if (path === '/changes') continue // never ends; it has a test of its own
    await t.test(`${method} ${path}`, async (t) => {
      const body = operation.requestBody ? bodies : fc.constant({})
      const headers = method === 'GET' ? fc.constant({}) : writeHeaders
      await fc.assert(
        fc.asyncProperty(urls(path, operation.parameters ?? []), body, headers, async ({ url, valid }, body, extra) => {
          const headers = { ...(body as InjectOptions).headers, ...extra }
          const reply = await desk.inject({ method, url, ...body, headers })
          const fault = undocumented(operation, reply)
          if (fault) throw new Error(`${reply.statusCode}: ${fault}: ${reply.body.slice(0, 500)}`)
          if (reply.statusCode >= 500) throw new Error(reply.body)
          const refused = reply.statusCode === 400 || reply.statusCode === 406
          if (method === 'GET' && refused === valid) throw new Error(`${reply.statusCode}: ${reply.body}`)
        }),
        { numRuns: 60 },
      )
      t.pass('holds')
    })
  }
})

t.test('the description', async (t) => {
  t.equal((await get('/openapi.json')).headers['content-type'], 'application/json; charset=utf-8')
  t.same((await get('/openapi.json')).json(), document)
  t.match((await get('/openapi.yaml')).body, /^openapi: 3\.1\.0\n/)

  const schemas = document.components.schemas as Record<string, { examples?: unknown[] }>
  for (const [name, schema] of Object.entries(schemas)) {
    for (const example of schema.examples ?? []) t.equal(faults(schema, example), null, `example of ${name}`)
  }
  for (const [name, { content }] of Object.entries<{ content: Record<string, { schema: object; example: unknown }> }>(
    document.components.responses,
  )) {
    for (const { schema, example } of Object.values(content))
      t.equal(faults(schema, example), null, `example of ${name}`)
  }
  for (const { path, operation } of operations) {
    for (const { name, schema, example } of (operation.parameters ?? []) as (Parameter & { example?: unknown })[]) {
      if (example !== undefined) t.equal(faults(schema, example), null, `example of ${name} at ${path}`)
    }
  }
  const { content } = document.paths['/analyse'].post.requestBody
  for (const [type, { example }] of Object.entries<{ example?: string }>(content)) {
    if (example && type !== 'text/html')
      t.equal((await post(example, type)).statusCode, 200, `the ${type} body to try out`)
  }

  const page = await get('/docs/')
  t.equal(page.statusCode, 200)
  t.match(page.headers['content-security-policy'], "default-src 'self'")
  const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!)
  t.ok(assets.length > 3)
  for (const asset of assets) {
    t.notMatch(asset, /^(https?:)?\/\//, 'nothing from elsewhere')
    t.equal((await get(new URL(asset, 'http://x/docs/').pathname)).statusCode, 200, asset)
  }
})

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

t.test('bodies', async (t) => {
  const text = [
    'Café row ends after years in court',
    'The owner of a café by the harbour, Zoë Moss, has won her case against the city, a court said on Friday.',
    '“It is over,” said Ms Moss, who had waited three years for the ruling. The city said it would not appeal.',
  ].join('\n\n')
  const inWindows1252 = text.replace('“', '\x93').replace('”', '\x94')
  for (const [name, payload, type] of [
    ['UTF-8', text, 'text/plain'],
    ['its encoding named', Buffer.from(inWindows1252, 'latin1'), 'text/plain; charset=windows-1252'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'text/plain'],
    ['JSON', JSON.stringify({ text }), 'application/json'],
  ] as const) {
    const reply = await post(payload, type)
    t.equal(reply.statusCode, 200, name)
    t.equal(reply.json().article.text, text, name)
    t.notOk(reply.json().article.furniture, name)
  }
  const body = await post(
    JSON.stringify({ text, as: 'body', publishedAt: '2024-03-05' }),
    'application/json',
    '/analyse?include=furniture',
  )
  t.equal(body.json().article.text, text)
  t.equal(body.json().article.publishedAt, '2024-03-05', 'a day stays a day')
  for (const [given, kept] of [
    ['2024-03-05T09:30:00Z', '2024-03-05T09:30:00Z'],
    ['2024-03-05T09:30Z', null],
    ['2024-03-05T09:30:00+01:00', '2024-03-05T09:30:00+01:00'],
    ['2024-03-05T09:30', '2024-03-05'],
    ['2024-03-05T09:30:00', '2024-03-05'],
    ['2024-03', null],
    ['2024-02-30', null],
    ['5 March 2024', null],
  ] as const) {
    const reply = await post(JSON.stringify({ text, publishedAt: given }), 'application/json')
    t.equal(reply.statusCode, kept === null ? 400 : 200, given)
    if (kept !== null) t.equal(reply.json().article.publishedAt, kept, given)
    else
      t.match(reply.json().errors, [{ pointer: '/publishedAt', detail: /a full date .* or a date-time with its zone/ }])
  }
  t.same(body.json().article.furniture, [])
  t.equal(
    (await post(text, 'text/plain')).body,
    (await post(text, 'text/plain')).body,
    'the same source gives the same bytes',
  )
})

t.test('a given date leaves as RFC 3339', async (t) => {
  const text = 'Ferry to run again\n\nThe ferry will run again on Monday, its owner, Tom Quill, said.'
  const isDate = ajv.compile({ anyOf: [{ format: 'date-time' }, { format: 'date' }] })
  for (const given of [
    '2024-03-05T09:30',
    '2024-03-05T23:59:59',
    '2024-03-05T23:59:59.123',
    '2024-03-05',
    '2024-03-05T09:30:00Z',
    '2024-03-05T23:30:00.5-05:00',
  ]) {
    const reply = await post(JSON.stringify({ text, publishedAt: given }), 'application/json')
    t.equal(reply.statusCode, 200, given)
    const { publishedAt } = reply.json().article
    t.ok(isDate(publishedAt), `${given} leaves as ${publishedAt}`)
    t.equal(publishedAt.slice(0, 10), '2024-03-05')
  }
})

t.test('writing', async (t) => {
  const text = [
    'Ferry to run again on Monday',
    'The ferry across the bay will run again on Monday, its owner, Tom Quill, said on Friday.',
    '“She is as good as new,” said Mr Quill, who had the engine replaced after a fire in March.',
  ].join('\n\n')
  const authorization = `Bearer ${token}`
  const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object | string, headers: object = {}) =>
    desk.inject({ method, url, headers: { authorization, ...headers }, ...(payload !== undefined && { payload }) })

  for (const [sent, status, scheme] of [
    [undefined, 401, 'Bearer'],
    ['Basic eDp5', 401, 'Bearer'],
    ['Bearer nobody', 401, 'Bearer error="invalid_token"'],
    [`Bearer ${token}x`, 401, 'Bearer error="invalid_token"'],
    [`bearer ${token}`, 201, undefined],
  ] as const) {
    const headers = { ...(sent && { authorization: sent }) }
    const reply = await desk.inject({
      method: 'POST',
      url: '/articles',
      headers,
      payload: { text: `${text} It is white.` },
    })
    t.equal(reply.statusCode, status, `${sent}`)
    t.equal(reply.headers['www-authenticate'], scheme)
  }
  for (const [method, url, payload, type, status] of [
    ['POST', '/articles', undefined, undefined, 400],
    ['PUT', '/articles/ferry', undefined, undefined, 400],
    ['PUT', '/articles/ferry', JSON.stringify({ text }), 'application/x-ndjson', 415],
  ] as const) {
    const reply = await send(method, url, payload, type && { 'content-type': type })
    t.equal(reply.statusCode, status, `${method} of ${type ?? 'nothing'}`)
    t.equal(reply.headers.accept, status === 415 ? 'text/plain, text/html, application/json' : undefined)
    t.equal(faults({ $ref: '#/components/schemas/Problem' }, reply.json()), null)
  }
  const bodiless = await send('DELETE', '/articles/ferry', 'x', { 'content-type': 'x/y' })
  t.equal(bodiless.statusCode, 415)
  t.equal(bodiless.headers.accept, undefined)
  t.equal(bodiless.json().detail, 'Bodies of this kind are not read; this path takes no body')
  t.match((await desk.inject('/metrics')).body, /^copydesk_store_put_duration_seconds_count [1-9]/m)
  const off = await app.inject({ method: 'POST', url: '/articles', headers: { authorization }, payload: { text } })
  t.equal(off.statusCode, 403)
  t.equal(off.json().type, 'urn:copydesk:problem:writes-off')

  const source = { text, publishedAt: '2024-03-08T10:00:00Z' }
  const first = await send('POST', '/articles', source)
  const { id } = first.json()
  t.equal(first.statusCode, 201)
  t.equal(first.headers.location, `/articles/${id}`)
  const read = await desk.inject(`/articles/${id}`)
  t.equal(read.body, first.body)
  t.equal(read.headers.etag, first.headers.etag)
  const second = await send('POST', '/articles', source)
  t.equal(second.statusCode, 200, 'the same source again')
  t.equal(second.body, first.body)
  t.notOk(second.headers.location)
  t.equal(
    (await send('POST', '/articles', text, { 'content-type': 'text/plain' })).statusCode,
    200,
    'the same, as text',
  )
  const clash = await send('POST', '/articles', { ...source, text: `${text} It is blue.` })
  t.equal(clash.json().id, `${id}-2`, 'another source with the same headline and day')

  const etag = String(first.headers.etag)
  const other = { ...source, text: text.replace('Monday', 'Tuesday') }
  for (const match of ['"x"', `W/${etag}`]) {
    t.equal((await send('PUT', `/articles/${id}`, other, { 'if-match': match })).statusCode, 412, match)
  }
  const put = await send('PUT', `/articles/${id}`, other, { 'if-match': `"x", ${etag}` })
  t.equal(put.statusCode, 200)
  t.match(put.json(), { id, text: /Tuesday/ })
  t.not(put.headers.etag, etag)
  t.equal(
    (await send('PUT', `/articles/${id}`, other, { 'if-match': etag })).statusCode,
    412,
    'the tag is of yesterday',
  )
  t.equal((await send('PUT', '/articles/by-hand', other, { 'if-match': '*' })).statusCode, 412)
  t.equal((await send('PUT', '/articles/by-hand', other)).statusCode, 201)
  for (const condition of ['*', `"x", W/${put.headers.etag}`]) {
    const refused = await send('PUT', `/articles/${id}`, source, { 'if-none-match': condition })
    t.equal(refused.statusCode, 412, `If-None-Match: ${condition}`)
    t.match(refused.json().errors, [{ pointer: '/headers/if-none-match' }])
  }
  t.equal((await desk.inject(`/articles/${id}`)).body, put.body, 'nothing is replaced')
  t.equal((await send('PUT', '/articles/not-yet', other, { 'if-none-match': '*' })).statusCode, 201)
  t.equal((await send('PUT', '/articles/not-yet', source, { 'if-none-match': '"x"' })).statusCode, 200)
  t.equal((await send('DELETE', '/articles/not-yet')).statusCode, 204)
  t.equal((await send('PUT', '/articles/By%20hand', other)).json().errors[0].pointer, '/path/id')

  t.equal((await send('DELETE', `/articles/${id}`, undefined, { 'if-match': '"x"' })).statusCode, 412)
  t.equal((await send('DELETE', `/articles/${id}`, undefined, { 'if-match': '*' })).statusCode, 204)
  t.equal((await send('DELETE', `/articles/${id}`)).statusCode, 404)
  t.equal((await desk.inject(`/articles/${id}`)).statusCode, 404)

  const lines = [
    JSON.stringify({ text: `${text} It is red.` }),
    '',
    '{',
    '{"text":1}',
    '{"text":""}',
    JSON.stringify(other),
  ]
  const batch = await send('POST', '/articles', [...lines, `{"text":"${'x'.repeat(100_000)}"}`].join('\n'), {
    'content-type': 'application/x-ndjson',
  })
  t.equal(batch.headers['content-type'], 'application/x-ndjson')
  const outcomes = batch.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.same(
    outcomes.map(({ status }) => status),
    [201, 400, 400, 422, 200, 413],
    'one outcome a line, in order',
  )
  t.match(outcomes[2].problem, { errors: [{ pointer: '/text' }] })
  t.equal(outcomes[4].id, 'by-hand')
  t.equal((await send('POST', '/analyse', lines[0], { 'content-type': 'application/x-ndjson' })).statusCode, 415)
})

t.test('what is stored is not analysed again', async (t) => {
  const own = await openStore({ database: ':memory:' })
  let analyses = 0
  const counting = {
    ...analyser,
    analyse: (...source: Parameters<typeof analyser.analyse>) => {
      analyses++
      return analyser.analyse(...source)
    },
  }
  const services = { store: own, analyser: counting }
  const tokens = { ...config, COPYDESK_TOKENS: [token] }
  const asked = await buildApp({ config: tokens, ...services })
  t.teardown(async () => {
    await asked.close()
    await own.close()
  })
  const first = await loadSources(services, [dataPath('articles')], { atOnce: 2 })
  t.equal(analyses, first.created)
  const { source } = (await own.sources(null, 1))[0]!
  const again = await loadSources(services, [dataPath('articles')], { atOnce: 2 })
  t.match(again, { created: 0, unchanged: first.created, failed: [] })
  const headers = { authorization: `Bearer ${token}` }
  const posted = await asked.inject({ method: 'POST', url: '/articles', headers, payload: JSON.parse(source) })
  t.equal(posted.statusCode, 200)
  const batch = await asked.inject({
    method: 'POST',
    url: '/articles',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    payload: `${source}\n${JSON.stringify({ text: 'Ada Moss opened the bridge. It rained.', as: 'body' })}\n`,
  })
  t.match(batch.body, /^\{"status":200,.*\n\{"status":201,.*\n$/)
  t.equal(analyses, first.created + 1, 'but for what is new')
})

t.test('two people of one name', async (t) => {
  const headers = { authorization: `Bearer ${token}` }
  const put = async (text: string[], day: string) => {
    const payload = { text: text.join('\n\n'), publishedAt: `${day}T18:00:00Z` }
    return (await desk.inject({ method: 'POST', url: '/articles', headers, payload })).json().id as string
  }
  const read = async (url: string) => (await desk.inject(url)).json()
  const striker = await put(
    [
      'Keeper ends her run with a cup',
      'The striker Nora Lindqvist left the pitch for the last time on Saturday.',
      '“I gave this club everything,” said Lindqvist, who scored twice.',
    ],
    '2024-05-04',
  )
  const judge = [
    'Court stops the port plan',
    'The judge Nora Lindqvist stopped the plan for a new port on Tuesday.',
    '“The council never asked the fishermen,” Lindqvist said. The mayor, Petra Olsson, will appeal.',
  ]
  const court = await put(judge, '2024-05-07')
  const appeal = await put(
    ['Port goes to appeal', 'Nora Lindqvist was wrong about the port, the mayor, Petra Olsson, said on Friday.'],
    '2024-05-10',
  )
  const [plain, second] = ['person/nora-lindqvist', 'person/nora-lindqvist-2']
  t.same((await read(`/entities/${plain}`)).roles, ['striker'])
  t.match(await read(`/entities/${second}`), { id: second, roles: ['judge'], counts: { articles: 2, quotes: 1 } })
  for (const [article, id] of [
    [striker, plain],
    [court, second],
    [appeal, second],
  ] as const) {
    const { items } = await read(`/entities?article=${article}&type=person`)
    const ids = items.map((entity: { id: string }) => entity.id)
    t.ok(ids.includes(id), `${article}: ${ids}`)
    t.same(
      (await read(`/timeline?article=${article}`)).items.flatMap((entry: { entities: string[] }) =>
        entry.entities.filter((one) => one.startsWith(plain)),
      ),
      [id],
    )
  }
  const quotes = (await read(`/quotes?speaker=${second}`)).items
  t.match(quotes, [{ article: court, speaker: { name: 'Nora Lindqvist', entity: second } }])
  t.same(await read(`/quotes/${quotes[0].id}`), quotes[0])
  t.equal((await read('/quotes?speaker=Nora%20Lindqvist')).items.length, 2)
  t.equal((await read(`/articles?entity=${second}`)).items.length, 2)
  const alone = await desk.inject({ method: 'POST', url: '/analyse', payload: { text: judge.join('\n\n') } })
  t.equal(alone.json().quotes[0].speaker.entity, plain, 'an article alone knows of nobody else')
  for (const id of [striker, court, appeal]) await desk.inject({ method: 'DELETE', url: `/articles/${id}`, headers })
})

t.test('how often a client may ask', async (t) => {
  const few = await buildApp({
    config: { ...config, COPYDESK_RATE: 2, COPYDESK_TRUST_PROXY: ['127.0.0.1'] },
    store,
    analyser,
  })
  const ask = (client: string, url = '/article') => few.inject({ url, headers: { 'x-forwarded-for': client } })
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
  for (let i = 0; i < 4; i++) {
    block()
    await new Promise((done) => setTimeout(done, 1))
  }
  t.equal((await ask('/article')).statusCode, 503, 'an event loop that keeps coming late')
  t.equal((await ask('/health/live')).statusCode, 200)
  while ((await ask('/article')).statusCode === 503) await new Promise((done) => setTimeout(done, 100))
  t.equal((await ask('/article')).statusCode, 200, 'and no longer')
  await small.close()
})

t.test('changes', async (t) => {
  const authorization = `Bearer ${token}`
  const put = (name: string) =>
    desk.inject({
      method: 'PUT',
      url: `/articles/${name}`,
      headers: { authorization },
      payload: { text: name, as: 'body' },
    })
  const remove = (name: string) =>
    desk.inject({ method: 'DELETE', url: `/articles/${name}`, headers: { authorization } })
  const url = await desk.listen({ port: 0 })
  const next = await follow(t, url)
  await put('first')
  await put('second')
  await remove('first')
  const seen = await next(3)
  t.match(seen, [
    { event: 'created', data: { article: 'first' } },
    { event: 'created', data: { article: 'second' } },
    { event: 'deleted', data: { article: 'first' } },
  ])
  const resumed = await follow(t, url, seen[0]!.id)
  await put('third')
  t.same(await resumed(3), [...seen.slice(1), ...(await next(1))], 'what came after the last one seen, then what comes')
  const reply = await desk.inject({ url: '/changes', headers: { 'last-event-id': 'x' } })
  t.equal(reply.statusCode, 400)
  t.equal(reply.json().errors[0].pointer, '/headers/last-event-id')
  for (let i = 0; i < config.COPYDESK_REQUESTS / 2; i++) await fetch(`${url}/changes`, { method: 'HEAD' })
  const late = await fetch(`${url}/changes`)
  t.equal(late.status, 200, 'a HEAD takes nobody’s place')
  await late.body?.cancel()
  await desk.close()
  t.same([await next(1), await resumed(1)], [[], []], 'ends with the service')
})

t.test('changes that are kept no more', async (t) => {
  const kept = await openStore({ database: ':memory:', changesKept: 3 })
  const small = await buildApp({ config: { ...config, COPYDESK_TOKENS: [token] }, store: kept, analyser })
  t.teardown(async () => {
    await small.close()
    await kept.close()
  })
  const url = await small.listen({ port: 0 })
  const put = (text: string) =>
    small.inject({
      method: 'PUT',
      url: '/articles/report',
      headers: { authorization: `Bearer ${token}` },
      payload: { text, as: 'body' },
    })
  for (let n = 1; n <= 9; n++) t.match(await put(`Report ${n}`), { statusCode: n === 1 ? 201 : 200 })
  const before = await (await follow(t, url, '8'))(1)
  t.match(before, [{ id: '9', event: 'updated' }], 'what is kept is told')
  for (const last of ['1', '1000']) {
    const next = await follow(t, url, last)
    t.same(await next(1), [{ id: '9', event: 'reset', data: {} }], `after ${last}`)
  }
  const next = await follow(t, url, '1')
  await next(1)
  await put('Report 10')
  t.match(await next(1), [{ id: '10', event: 'updated', data: { article: 'report' } }], 'and on it goes')
})

t.test('analysis that takes too long, or waits too long', async (t) => {
  const tight = readConfig({
    ...settings,
    COPYDESK_ANALYSE_TIMEOUT: '1',
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

t.test('a database that does not answer', async (t) => {
  const gone = new Proxy(store, {
    get: (store, name) =>
      name === 'subscribe'
        ? store.subscribe
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

t.test('headers', async (t) => {
  for (const url of ['/article', '/nothing', '/quotes?limit=0']) {
    const { headers } = await get(url, { 'x-request-id': 'from-the-proxy.1' })
    t.equal(headers['x-content-type-options'], 'nosniff')
    t.match(headers['content-security-policy'], "default-src 'none'")
    t.equal(headers['x-request-id'], 'from-the-proxy.1')
  }
  t.match((await get('/article', { 'x-request-id': 'no id {}' })).headers['x-request-id'], /^[\w-]{12}\.[\da-z]+$/)
})

t.test('metrics', async (t) => {
  await get('/articles/none')
  const { body, headers } = await get('/metrics')
  t.match(headers['content-type'], 'text/plain')
  t.match(body, /http_request_duration_seconds_count\{method="GET",route="\/articles\/:id",status="404"\} \d/)
  t.match(body, /^copydesk_articles \d+$/m)
  t.match(body, /^copydesk_analysis_waiting 0$/m)
  t.match(body, /^copydesk_analysis_accepted 0$/m)
  await app.inject({ method: 'POST', url: '/analyse', payload: { text: '“It rains,” said Tom Quill.', as: 'body' } })
  const { body: after } = await get('/metrics')
  t.match(after, /^copydesk_stage_duration_seconds_count\{stage="quotes"\} [1-9]/m)
  t.match(after, /^nodejs_eventloop_lag_p99_seconds /m)
})

t.test('times of answers are told as prom-client tells its own', async (t) => {
  const [ours, theirs] = [new Registry(), new Registry()]
  const time = answerTimes(ours)
  const help = 'Time from the request’s head to the answer’s last byte, by route and status.'
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  const labelNames = ['method', 'route', 'status']
  const histogram = new Histogram({
    name: 'http_request_duration_seconds',
    help,
    labelNames,
    buckets,
    registers: [theirs],
  })
  t.equal(await ours.metrics(), await theirs.metrics())
  for (const [method, route, status, seconds] of [
    ['GET', '/article', 200, 0],
    ['GET', '/article', 200, 0.001],
    ['HEAD', '/article', 200, 0.0011],
    ['GET', '/article', 304, 10],
    ['GET', '/quotes', 200, 11],
    ['GET', '/article', 200, 0.3],
  ] as const) {
    time(method, route, status, seconds)
    histogram.observe({ method, route, status: String(status) }, seconds)
  }
  t.equal(await ours.metrics(), await theirs.metrics())
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

/** What can be taken away: negotiation, each format by its own standard, and long lists as they are written. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get as request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import t from 'tap'
import { z } from 'zod'
import type { Analysis } from '../../schemas/analysis.ts'
import { Claim } from '../../schemas/claim.ts'
import { Entity } from '../../schemas/entity.ts'
import { Quote } from '../../schemas/quote.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/data.ts'
import { toAnnotations } from '../../src/formats/annotations.ts'
import { columnsOf, csvHeader, toCsv } from '../../src/formats/csv.ts'
import { toFeed } from '../../src/formats/feed.ts'
import { toJsonLd } from '../../src/formats/jsonld.ts'
import { toNinjs } from '../../src/formats/ninjs.ts'
import { toTimelineJs } from '../../src/formats/timelinejs.ts'
import { buildApp } from '../../src/http/app.ts'
import { choose } from '../../src/http/plugins/negotiation.ts'
import { openStore } from '../../src/store/index.ts'
import { type Store, UnavailableError } from '../../src/store/store.ts'
import { analysisOf } from '../store/analysis.ts'

const origin = 'https://desk.example'
const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1', COPYDESK_HOSTS: 'desk.example,other.example' })
const source = { source: '{}', engine: '1' }

const bridge: Analysis = analysisOf({
  headline: '🌉 Harbour bridge “closes”',
  publishedAt: '2024-03-05T23:30:00-05:00',
  publisher: 'The Quay Courier',
  lines: [
    'Ada Moss: “The bridge 🚧 is no longer safe.”',
    'Moss claims 3.5 tonnes of rust fell in Port Anselm.',
    'Ada Moss and Ben Okafor: “We will build </script> a new one.”',
    'A spokesman: “No comment.”',
  ],
  names: { person: [['Ada Moss', 'Moss'], 'Ben Okafor'], place: ['Port Anselm'], organisation: ['Harbour Board'] },
  roles: { 'Ada Moss': ['harbour director'] },
  days: { 0: ['2024-03-05', '2024-03-05'], 1: ['2024-03-01', '2024-03-31'] },
})
const ferry = analysisOf({
  headline: 'Ferries replace the bridge',
  publishedAt: '2024-03-07T08:00:00Z',
  lines: ['Ben Okafor: “=HYPERLINK(""x"", 1)”', 'Ada Moss claims the ferries, “all” of them, are full.'],
  names: { person: ['Ben Okafor', 'Ada Moss'] },
  claim: { polarity: 'denies', act: 'deny' },
})

const store = await openStore({ database: ':memory:' })
await store.put(bridge, source)
await store.put(ferry, source)
const analyser = startAnalyser(config)
const app = await buildApp({ config, store, analyser })
t.teardown(async () => {
  await app.close()
  await analyser.close()
  await store.close()
})

const get = (url: string, accept?: string, headers: object = {}) =>
  app.inject({ url, headers: { host: 'desk.example', ...(accept !== undefined && { accept }), ...headers } })
const annotated = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
const id = bridge.article.id

t.test('which format', async (t) => {
  const article = `/articles/${id}`
  const json = 'application/json; charset=utf-8'
  for (const [url, accept, type] of [
    ['/article', undefined, json],
    ['/article', '*/*', json],
    ['/article', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', json],
    ['/article', 'application/json, text/plain, */*', json],
    ['/article', 'application/json;profile="unheard of"', json],
    ['/article', 'application/ld+json', 'application/ld+json; charset=utf-8'],
    ['/article', 'application/ld+json, application/json', 'application/ld+json; charset=utf-8'],
    ['/article', 'application/json, application/ld+json', json],
    ['/article', 'application/json;q=0.5, application/ld+json;q=0.6', 'application/ld+json; charset=utf-8'],
    ['/article', 'application/json;q=0, application/*', 'application/ld+json; charset=utf-8'],
    [article, annotated, `${annotated}; charset=utf-8`],
    [article, 'Application/LD+JSON; profile=http://www.w3.org/ns/anno.jsonld', `${annotated}; charset=utf-8`],
    [article, 'text/plain', 'text/plain; charset=utf-8'],
    ['/article?format=jsonld', 'application/json', 'application/ld+json; charset=utf-8'],
    ['/article?format=json', 'application/ld+json', json],
    ['/article?format=text', 'image/png', 'text/plain; charset=utf-8'],
    ['/quotes', 'text/csv', 'text/csv; charset=utf-8; header=present'],
    ['/quotes', 'text/csv;header=present, application/json;q=0.9', 'text/csv; charset=utf-8; header=present'],
    ['/claims', 'application/x-ndjson', 'application/x-ndjson; charset=utf-8'],
    ['/articles', 'application/feed+json', 'application/feed+json; charset=utf-8'],
    ['/articles', 'application/feed+json, application/json;q=0.9, */*;q=0.8', 'application/feed+json; charset=utf-8'],
  ] as const) {
    for (const time of ['first', 'second']) {
      const reply = await get(url, accept)
      t.equal(reply.statusCode, 200, `${url} ${accept}`)
      t.equal(reply.headers['content-type'], type, `${url} ${accept}, ${time} time`)
      t.match(reply.headers.vary, /\baccept\b/)
    }
  }
  for (const [url, accept, pointer, offered] of [
    ['/article', 'text/html', '/headers/accept', /application\/json, application\/ld\+json \(\?format=jsonld\)/],
    ['/article', 'text/csv', '/headers/accept', /\?format=ninjs/],
    ['/article', 'application/json;q=0', '/headers/accept', /json/],
    ['/article?format=csv', 'application/json', '/query/format', /\?format=annotations/],
    ['/quotes?format=', undefined, '/query/format', /text\/csv \(\?format=csv\)/],
    ['/quotes?format=timelinejs', undefined, '/query/format', /\?format=ndjson/],
    [`/entities/person/ada-moss`, 'text/csv', '/headers/accept', /answers with application\/json\.$/],
  ] as const) {
    const reply = await get(url, accept)
    t.equal(reply.statusCode, 406, `${url} ${accept}`)
    t.equal(reply.headers['content-type'], 'application/problem+json')
    t.match(reply.json(), { status: 406, detail: offered, errors: [{ pointer }] })
  }
  t.equal((await get('/quotes?format=csv&format=csv')).json().errors[0].pointer, '/query/format')
  t.equal((await get(`/quotes/${bridge.quotes[0]!.id}?format=csv`)).statusCode, 400, 'a path without formats')
  t.equal((await get('/articles/none?format=jsonld')).statusCode, 404)

  const before = process.cpuUsage()
  for (const part of ['"', '",', '"\\', ';', ',', 'a;q="'])
    choose(part.repeat(1_000_000 / part.length), [{ type: 'a/b' }])
  t.ok(process.cpuUsage(before).user < 5_000_000, 'hostile headers')
})

t.test('a tag for each format', async (t) => {
  const tags = new Set<unknown>()
  const urls = [
    ...['json', 'jsonld', 'annotations', 'ninjs', 'text'].map((format) => `/article?format=${format}`),
    ...['json', 'csv', 'ndjson', 'feed'].map((format) => `/articles?format=${format}`),
    ...['json', 'csv', 'ndjson', 'timelinejs'].map((format) => `/timeline?format=${format}`),
  ]
  for (const url of urls) {
    const { headers, body } = await get(url)
    t.match(headers.etag, /^"[^"]+"$/, url)
    tags.add(headers.etag)
    const again = await get(url, undefined, { 'if-none-match': headers.etag })
    t.equal(again.statusCode, 304)
    t.equal((await get(url)).body, body, 'kept')
    const head = await app.inject({ method: 'HEAD', url, headers: { host: 'desk.example' } })
    t.equal(head.headers['content-length'], String(Buffer.byteLength(body)))
    t.equal(head.headers.etag, headers.etag)
  }
  t.equal(tags.size, urls.length)
  const there = await get('/article?format=jsonld', undefined, { host: 'other.example' })
  t.match(there.json()['@id'], 'http://other.example/', 'what is kept for one address is not sent at another')
})

/** Rows of CSV by RFC 4180, read by its own grammar. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, value = '', end] of csv.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*))(,|\r\n)/gy)) {
    rows.at(-1)!.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    if (end === '\r\n') rows.push([])
  }
  t.same(rows.pop(), [], 'ends with a line break')
  return rows
}

t.test('CSV', async (t) => {
  const Record = z.object({
    id: z.string(),
    who: z.object({ name: z.string(), at: z.object({ start: z.int() }).nullable() }).nullable(),
    tags: z.array(z.string()),
    spans: z.array(z.object({ start: z.int(), text: z.string() })).optional(),
    sure: z.boolean(),
    score: z.number(),
  })
  const columns = columnsOf(Record)
  t.same(columns.names, ['id', 'who.name', 'who.at.start', 'tags', 'spans', 'sure', 'score'])
  for (const [record, row] of [
    [
      { id: 'a', who: { name: 'Zoë “Z” Moss', at: { start: 3 } }, tags: ['x', 'y'], sure: true, score: -1 },
      ['a', 'Zoë “Z” Moss', '3', 'x | y', '', 'true', '-1'],
    ],
    [
      { id: 'a,"b"\r\nc', who: null, tags: [], spans: [{ start: 1, text: 'so' }], sure: false, score: 0.5 },
      ['a,"b"\r\nc', '', '', '', 'so', 'false', '0.5'],
    ],
    [
      { id: '=1+1', who: { name: '+', at: null }, tags: ['-2', 'x'], spans: [{ start: 1, text: '@x' }], sure: true },
      ["'=1+1", "'+", '', "'-2 | x", "'@x", 'true', ''],
    ],
    [
      { id: '\t=1', who: { name: '\r=1', at: null }, tags: ['＝1'], spans: [{ text: '＠x' }, { text: '=' }] },
      ["'\t=1", "'\r=1", '', "'＝1", "'＠x | =", '', ''],
    ],
  ] as const) {
    t.same(rowsOf(toCsv(columns, [JSON.stringify(record)])), [row])
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (id, tag) => {
      const [[a, , , b]] = rowsOf(toCsv(columns, [JSON.stringify({ id, who: null, tags: [tag] })])) as [string[]]
      const safe = (value: string) => !/^[=+\-@\t\r\n＝＋－＠]/.test(value)
      return safe(a!) && safe(b!) && a!.replace(/^'/, '') === id.replace(/^'/, '') && b!.endsWith(tag)
    }),
  )
  const loose = columnsOf(z.object({ patch: z.record(z.string(), z.unknown()) }))
  t.same(rowsOf(toCsv(loose, ['{"patch":{"a":"=1"}}'])), [['{"a":"=1"}']], 'an object that the schema leaves open')
  t.same(
    columnsOf(Entity).names.slice(-5),
    ['honorific', 'country', 'coordinates.lat', 'coordinates.lon', 'geonames'],
    'a union has the fields of all members',
  )
  t.equal(rowsOf(csvHeader(columnsOf(Claim)))[0]!.length, columnsOf(Claim).names.length)

  const rows = rowsOf((await get('/quotes?format=csv')).body)
  const names = rows[0]!
  t.same(names, columnsOf(Quote).names)
  const { items } = (await get('/quotes')).json()
  t.equal(rows.length, items.length + 1)
  const cells = (row: string[]) => Object.fromEntries(names.map((name, i) => [name, row[i]]))
  t.match(cells(rows[1]!), {
    id: ferry.quotes[0]!.id,
    kind: 'direct',
    text: `'=HYPERLINK(""x"", 1)`,
    'speaker.entity': 'person/ben-okafor',
    'cue.text': '',
  })
  t.match(cells(rows[3]!), { 'speaker.entities': 'Ada Moss | Ben Okafor', 'speaker.entity': '' })
})

t.test('NDJSON', async (t) => {
  for (const url of ['/articles', '/quotes', '/entities', '/claims', '/timeline']) {
    const { body } = await get(url, 'application/x-ndjson')
    const { items } = (await get(url)).json()
    t.ok(items.length > 1)
    t.same(
      body
        .slice(0, -1)
        .split('\n')
        .map((line) => JSON.parse(line)),
      items,
      url,
    )
    t.equal(body.at(-1), '\n')
  }
  t.equal((await get('/quotes?format=ndjson&q=nowhere')).body, '')
  const page = await get('/quotes?format=ndjson&limit=1')
  t.equal(page.body.split('\n').length, 2, 'with a limit, a page')
  const next = String(page.headers.link).match(/^<([^>]+)>; rel="next"$/)![1]!
  t.match(next, /format=ndjson.*limit=1.*cursor=/)
  t.equal(
    page.body + (await get(next)).body + (await get(next.replace('limit=1&', ''))).body.split('\n').slice(1).join('\n'),
    (await get('/quotes?format=ndjson')).body,
  )
  t.equal((await get('/quotes?format=ndjson&cursor=x')).statusCode, 400)
})

t.test('JSON-LD', async (t) => {
  const found = JSON.parse(JSON.stringify(toJsonLd(bridge, origin)))
  t.match(found, {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${origin}/articles/${id}`,
    headline: bridge.article.headline!,
    publisher: { '@type': 'Organization', name: 'The Quay Courier' },
    datePublished: bridge.article.publishedAt!,
    inLanguage: 'en',
  })
  t.notOk('author' in found || 'dateModified' in found || 'url' in found, 'unknown is left out')
  const of = (type: string, list: { '@type': string }[]) => list.filter((part) => part['@type'] === type)
  t.same(of('Quotation', found.hasPart)[0], {
    '@type': 'Quotation',
    '@id': `${origin}/quotes/${bridge.quotes[0]!.id}`,
    text: 'The bridge 🚧 is no longer safe.',
    spokenByCharacter: [{ '@id': `${origin}/entities/person/ada-moss`, name: 'Ada Moss' }],
    isPartOf: { '@id': found['@id'] },
  })
  t.match(of('Quotation', found.hasPart)[1], { spokenByCharacter: [{ name: 'Ada Moss' }, { name: 'Ben Okafor' }] })
  t.same(of('Quotation', found.hasPart)[2], {
    ...of('Quotation', found.hasPart)[2],
    spokenByCharacter: [{ name: 'A spokesman' }],
  })
  t.match(of('Claim', found.hasPart), [{ author: [{ name: 'Ada Moss' }], appearance: { '@id': found['@id'] } }])
  t.match(of('Person', found.mentions)[0], { alternateName: ['Moss'], jobTitle: ['harbour director'] })
  t.equal(of('Organization', found.mentions).length, 1)
  t.match(of('Place', found.mentions), [{ '@id': `${origin}/entities/place/port-anselm` }])
  t.match(of('Event', found.mentions)[1], { startDate: '2024-03-01', about: [{ '@id': /person\/ada-moss$/ }, {}] })

  const denied = JSON.parse(JSON.stringify(toJsonLd(ferry, origin))).hasPart[1]
  t.match(denied, { '@type': 'Claim', description: 'Denied by Ada Moss.' })
  t.notOk('author' in denied, 'who denies a claim is not its author')
  for (const [date, days] of [
    ['2024', { startDate: '2024' }],
    ['2024-03', { startDate: '2024-03' }],
    ['2023-12/2024-01', { startDate: '2023-12', endDate: '2024-01' }],
    ['202X', { startDate: '2024-01-01', endDate: '2024-12-31' }],
    ['2024-21', { startDate: '2024-01-01', endDate: '2024-12-31' }],
  ] as const) {
    const entry = { ...bridge.timeline[0]!, date, earliest: '2024-01-01', latest: '2024-12-31' }
    const { mentions } = toJsonLd({ ...bridge, entities: [], timeline: [entry] }, origin) as { mentions: object[] }
    t.match(mentions[0], days, date)
  }
  const { body } = await get(`/articles/${id}?format=jsonld`)
  t.notMatch(body, /</, 'fit to stand in a page')
  t.same(JSON.parse(body), JSON.parse(JSON.stringify(toJsonLd(bridge, 'http://desk.example'))))
  t.notMatch(body, 'ClaimReview')
})

interface Target {
  source: string
  selector: [{ start: number; end: number }, { exact: string; prefix: string; suffix: string }]
}

t.test('annotations', async (t) => {
  const { text } = bridge.article
  const collection = (await get(`/articles/${id}`, annotated)).json()
  const { total, first } = collection
  t.same([first.partOf, first.id], [collection.id, collection.last], 'one page')
  t.equal(first.items.length, total)
  t.equal(new Set(first.items.map((item: { id: string }) => item.id)).size, total, 'ids are unique')
  const mentions = bridge.entities.reduce((sum, entity) => sum + entity.mentions.length, 0)
  t.equal(total, mentions + bridge.quotes.length + bridge.claims.length + bridge.timeline.length)

  /** What is wrong with a target on a text; null when nothing is. */
  const fault = (text: string, target: Target): string | null => {
    const [{ start, end }, { exact, prefix, suffix }] = target.selector
    const points = Array.from(text)
    if (points.slice(start, end).join('') !== exact) return 'the position does not count code points'
    if (!points.slice(0, start).join('').endsWith(prefix)) return 'the prefix is not what stands before'
    if (!points.slice(end).join('').startsWith(suffix)) return 'the suffix is not what stands after'
    if (/\p{Surrogate}/u.test(prefix + suffix)) return 'half of a pair'
    return prefix.length > 33 || suffix.length > 33 ? 'too long' : null
  }
  const targets = first.items.flatMap((item: { target: Target | Target[] }) => item.target) as Target[]
  for (const target of targets) {
    t.equal(target.source, `http://desk.example/articles/${id}?format=text`)
    t.equal(fault(text, target), null)
  }
  t.equal((await get(`${new URL(targets[0]!.source).pathname}?format=text`)).body, text, 'the source is the text')
  const quote = first.items.find((item: { id: string }) => item.id.endsWith(`#${bridge.quotes[0]!.id}`))
  t.equal(quote.target.selector[0].start, bridge.quotes[0]!.start - 1, 'one pair stands before it')
  t.match(quote.body, [
    { purpose: 'classifying', value: 'direct quote' },
    { purpose: 'identifying', source: 'http://desk.example/entities/person/ada-moss' },
    { purpose: 'linking', source: `http://desk.example/quotes/${bridge.quotes[0]!.id}` },
  ])
  const anonymous = first.items.find((item: { id: string }) => item.id.endsWith(`#${bridge.quotes[2]!.id}`))
  t.match(anonymous.body[1], { type: 'TextualBody', value: 'A spokesman' })

  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string({ unit: 'binary' }), (pieces, words) => {
      const text = pieces.join('😀')
      const exact = words.replace(/\p{Surrogate}/gu, '')
      const start = text.length
      const whole = `${text}${exact}${text}`
      const quote = { ...bridge.quotes[0]!, parts: [{ start, end: start + exact.length, text: exact }] }
      const article = { ...bridge.article, text: whole }
      const made = toAnnotations({ article, quotes: [quote], entities: [], claims: [], timeline: [] }, origin)
      const [{ target }] = (made as { first: { items: [{ target: Target }] } }).first.items
      return fault(whole, target) === null
    }),
    { numRuns: 1000 },
  )
  const long = '😀'.repeat(200_000)
  const quotes = Array.from({ length: 20_000 }, (_, i) => ({
    ...bridge.quotes[0]!,
    parts: [{ start: i * 4, end: i * 4 + 2, text: '😀' }],
  }))
  const before = process.cpuUsage()
  toAnnotations({ ...bridge, article: { ...bridge.article, text: long }, quotes, entities: [] }, origin)
  t.ok(process.cpuUsage(before).user < 3_000_000, 'a long text')
})

t.test('ninjs', async (t) => {
  const ajv = new Ajv2020({ allErrors: true })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
  const schema = JSON.parse(readFileSync(`${packageRoot}/test/formats/ninjs.schema.json`, 'utf8'))
  const validate = ajv.compile(schema)
  const valid = (value: unknown) =>
    validate(JSON.parse(JSON.stringify(value))) ? null : ajv.errorsText(validate.errors)
  const full = {
    ...bridge.article,
    standfirst: 'So it is.',
    url: 'https://quay.example/a b',
    bylines: [
      { name: 'Ada Moss', role: 'Reporter' },
      { name: 'Ben Okafor', role: null },
    ],
    modifiedAt: '2024-03-06T10:00:00Z',
  }
  const whole = {
    ...full,
    section: 'Transport',
    keywords: ['Harbour Bridge', 'rust'],
    kind: 'opinion' as const,
    images: [
      { url: 'https://courier.example/a.jpg', caption: 'The bridge', credit: 'Ben Tarn', width: 1600, height: 900 },
      { url: 'https://courier.example/b.jpg', caption: null, credit: null, width: null, height: null },
    ],
  }
  t.equal(valid(toNinjs({ ...bridge, article: whole }, origin)), null)
  t.match(toNinjs({ ...bridge, article: whole }, origin), {
    genres: [{ name: 'opinion' }],
    subjects: [{ name: 'Transport', rel: 'section' }, { name: 'Harbour Bridge', rel: 'keyword' }, {}],
    associations: [
      {
        name: 'lead',
        type: 'picture',
        by: 'Ben Tarn',
        descriptions: [{ value: 'The bridge' }],
        renditions: [{ href: 'https://courier.example/a.jpg', width: 1600 }],
      },
      { name: 'image-2' },
    ],
  })
  t.match(toFeed([whole], origin, { feed: origin, next: null }), {
    items: [{ image: 'https://courier.example/a.jpg', tags: ['Harbour Bridge', 'rust'] }],
  })
  const [start, end] = [bridge.article.paragraphs[1]!.start, bridge.article.paragraphs[2]!.end]
  const posts = [
    { start, end, headline: 'Rust', publishedAt: '2024-03-05', bylines: [{ name: 'Ada Moss', role: null }] },
  ]
  const linked = toJsonLd({ ...bridge, article: { ...whole, kind: 'live', isAccessibleForFree: false, posts } }, origin)
  t.match(linked, {
    '@type': 'LiveBlogPosting',
    articleSection: 'Transport',
    keywords: ['Harbour Bridge', 'rust'],
    isAccessibleForFree: false,
    image: [{ '@type': 'ImageObject', url: 'https://courier.example/a.jpg', creditText: 'Ben Tarn', width: 1600 }, {}],
    liveBlogUpdate: [
      {
        '@type': 'BlogPosting',
        headline: 'Rust',
        datePublished: '2024-03-05',
        author: [{ name: 'Ada Moss' }],
        articleBody: bridge.article.text.slice(start, end),
      },
    ],
  })
  t.match(toJsonLd({ ...bridge, article: whole }, origin), { '@type': 'OpinionNewsArticle' })
  const bare = {
    ...full,
    headline: null,
    standfirst: null,
    publisher: null,
    publishedAt: null,
    modifiedAt: null,
    language: null,
    url: null,
    bylines: [],
    paragraphs: [],
  }
  const dated = { ...full, publishedAt: '2024-03-05', modifiedAt: '2024-03-06' }
  t.notOk(
    'firstCreated' in JSON.parse(JSON.stringify(toNinjs({ ...bridge, article: dated }, origin))),
    'a day is no instant',
  )
  for (const article of [bridge.article, full, dated, bare])
    t.equal(valid(toNinjs({ ...bridge, article }, origin)), null)
  t.equal(valid((await get('/article?format=ninjs')).json()), null)
  t.match(toNinjs({ ...bridge, article: full }, origin), {
    uri: `${origin}/articles/${id}`,
    versionCreated: '2024-03-06T10:00:00Z',
    by: 'Ada Moss, Ben Okafor',
    headlines: [{ value: bridge.article.headline }],
    people: [{ name: 'Ada Moss', uri: `${origin}/entities/person/ada-moss` }, {}],
    places: [{ name: 'Port Anselm' }],
    altIds: [{ role: 'url' }, { role: 'sha256' }],
  })
  const { value, charCount, wordCount } = (
    toNinjs(bridge, origin) as { bodies: [{ value: string; charCount: number; wordCount: number }] }
  ).bodies[0]
  t.equal(value, bridge.article.text.slice(bridge.article.paragraphs[1]!.start))
  t.equal(charCount, value.length - 1, 'characters, not code units')
  t.equal(wordCount, value.split(/\s+/).length)
  for (const wrong of [
    {},
    { uri: 'x' },
    { uri: 'a:b', headline: 'x' },
    { uri: 'a:b', bodies: [{}] },
    { uri: 'a:b', firstCreated: '2024' },
  ])
    t.not(valid(wrong), null, 'the schema refuses')
})

t.test('JSON Feed', async (t) => {
  const feed = (await get('/articles?limit=1', 'application/feed+json')).json()
  t.match(feed, {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Copydesk',
    feed_url: 'http://desk.example/articles?limit=1',
    items: [{ id: `http://desk.example/articles/${ferry.article.id}`, title: ferry.article.headline! }],
  })
  t.equal(feed.items[0].content_text, ferry.article.text.slice(ferry.article.paragraphs[1]!.start))
  const { pathname, search } = new URL(feed.next_url)
  const next = (await get(pathname + search, 'application/feed+json')).json()
  t.match(next.items, [{ id: `http://desk.example/articles/${id}`, date_published: bridge.article.publishedAt! }])
  t.notOk('next_url' in next)
  const empty = toFeed([{ ...bridge.article, headline: null, paragraphs: [] }], origin, { feed: origin, next: null })
  const dated = toFeed([{ ...bridge.article, publishedAt: '2024-03-05' }], origin, { feed: origin, next: null })
  t.notOk(JSON.stringify(dated).includes('date_published'), 'a day is no instant')
  t.match(empty, { items: [{ content_text: '' }] }, 'a required field is there when it is empty')
})

t.test('TimelineJS', async (t) => {
  const { events } = (await get('/timeline?format=timelinejs')).json()
  t.same(events[1], {
    unique_id: bridge.timeline[0]!.id,
    start_date: { year: 2024, month: 3, day: 5 },
    text: { headline: 'Ada Moss: “The bridge 🚧 is no longer safe.”' },
    autolink: false,
  })
  const entry = { ...bridge.timeline[0]!, earliest: '1980-01-01', latest: '1989-12-31' }
  for (const [change, slide] of [
    [{ date: '1980' }, { start_date: { year: 1980 } }],
    [{ date: '1980-05' }, { start_date: { year: 1980, month: 5 } }],
    [
      { date: '198X', time: { start: 0, end: 9, text: 'the <1980s' } },
      {
        start_date: { year: 1980, month: 1, day: 1 },
        end_date: { year: 1989, month: 12, day: 31 },
        display_date: 'the 1980s',
      },
    ],
    [{ date: '198X' }, { display_date: 'the 1980s' }],
    [{ date: '1980-21' }, { start_date: { year: 1980, month: 1, day: 1 }, display_date: 'spring 1980' }],
    [{ text: '<b>&"' }, { text: { headline: '&#60;b&#62;&#38;&#34;' } }],
    [{ text: 'word '.repeat(30) }, { text: { headline: /^Word (word ){14}…$/, text: /^(word ){30}$/ } }],
    [{ text: '😀'.repeat(60) }, { text: { headline: `${'😀'.repeat(38)} …` } }],
  ] as const) {
    t.match((toTimelineJs([{ ...entry, ...change }]) as { events: object[] }).events[0], slide)
  }
})

t.test('what is only analysed', async (t) => {
  const payload = { text: 'Bridge to close\n\n“It is no longer safe,” said Ada Moss on Friday.', as: 'body' }
  for (const [format, fields] of [
    ['jsonld', { '@type': 'NewsArticle', hasPart: [{ '@type': 'Quotation' }] }],
    ['annotations', { type: 'AnnotationCollection' }],
    ['ninjs', { standard: { version: '3.1' } }],
  ] as const) {
    const reply = await app.inject({ method: 'POST', url: `/analyse?format=${format}`, payload })
    t.equal(reply.statusCode, 200)
    t.match(reply.json(), fields, format)
  }
})

t.test('a list that is longer than a page', async (t) => {
  const long = await openStore({ database: ':memory:' })
  for (let nth = 0; nth < 12; nth++) {
    const lines = Array.from({ length: 100 }, (_, i) => `Ada Moss: “${`Word ${nth}.${i} `.repeat(500)}”`)
    await long.put(analysisOf({ headline: `Report ${nth}`, lines, names: { person: ['Ada Moss'] } }), source)
  }
  let reads = 0
  let failAt = Number.POSITIVE_INFINITY
  const counted: Store = {
    ...long,
    quotes: (filter, paging) => {
      if (++reads >= failAt) throw new UnavailableError('gone')
      return long.quotes(filter, paging)
    },
  }
  const server = await buildApp({
    config: { ...config, COPYDESK_KEEP_ALIVE: 2000, COPYDESK_CORS: ['https://a.example'] },
    store: counted,
    analyser,
  })
  t.teardown(async () => {
    await server.close()
    await long.close()
  })
  await server.listen({ port: 0 })
  const { port } = server.server.address() as AddressInfo
  const open = async (path: string, method = 'GET') => {
    const [reply] = await once(request({ port, path, method }), 'response')
    return reply as import('node:http').IncomingMessage
  }

  const whole = await (await fetch(`http://127.0.0.1:${port}/quotes?format=ndjson`)).text()
  const ids = whole
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).id)
  t.equal(new Set(ids).size, 1200, 'each record once')
  t.equal(reads, 12, 'by the hundred')
  const expected: string[] = []
  for (let cursor: string | null = null; expected.length === 0 || cursor !== null; ) {
    const page = await long.quotes({}, { limit: 100, ...(cursor !== null && { cursor }) })
    expected.push(...page.items.map((item) => JSON.parse(item).id))
    cursor = page.next
  }
  t.same(ids, expected, 'in the order of the pages')
  const csv = rowsOf(await (await fetch(`http://127.0.0.1:${port}/quotes?format=csv`)).text())
  t.equal(csv.length, 1201, 'one line of names')

  reads = 0
  const head = await open('/quotes?format=csv', 'HEAD')
  t.equal(head.headers['content-type'], 'text/csv; charset=utf-8; header=present')
  t.equal(head.headers.vary, 'origin, accept')
  head.resume()
  t.equal(reads, 1, 'the head alone needs no more')

  reads = 0
  const slow = await open('/quotes?format=ndjson')
  let read = -1
  for (; read !== reads; await sleep(400)) read = reads
  t.ok(read < 12, `who does not read holds up the reading (${read} of 12 pages)`)
  slow.destroy()
  for (read = -1; read !== reads; await sleep(400)) read = reads
  t.ok(read < 12, 'who leaves ends it')
  t.equal((await fetch(`http://127.0.0.1:${port}/quotes?limit=1`)).status, 200, 'and on it goes')

  const idle = await open('/quotes?format=csv')
  const connections = () =>
    new Promise<number>((done, fail) => {
      server.server.getConnections((error, count) => (error ? fail(error) : done(count)))
    })
  while ((await connections()) > 0) await sleep(50)
  await t.rejects(idle.toArray(), { message: 'aborted' }, 'who takes nothing for too long is cut off')

  reads = 0
  failAt = 3
  await t.rejects(
    fetch(`http://127.0.0.1:${port}/quotes?format=ndjson`).then((reply) => reply.text()),
    'an answer that breaks off does not look whole',
  )
  failAt = 1
  t.equal((await fetch(`http://127.0.0.1:${port}/quotes?format=ndjson`)).status, 503)
})

/** Fetching: pages, feeds and sitemaps from a server on this machine, and what is refused. */
import type { lookup as resolve } from 'node:dns'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { analyse } from '../../src/analysis/analyse.ts'
import { TimedOutError } from '../../src/analysis/errors.ts'
import type { Analyser } from '../../src/analysis/threads/analyser.ts'
import { Fetcher, type FetcherOptions } from '../../src/ingest/fetch/fetcher.ts'
import { fetchAll } from '../../src/ingest/fetch/follow.ts'
import { dateOf, readListing } from '../../src/ingest/fetch/listing.ts'
import { readRobots } from '../../src/ingest/fetch/robots.ts'
import { isPublic } from '../../src/network/addresses.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'

const pageOf = (
  name: string,
  more = '',
) => `<!doctype html><html lang="en"><head><title>${name} opens</title></head><body>
<article><h1>${name} opens</h1><p>The market at ${name} opens on Friday, said Ada Moss, its owner. ${more}</p>
<p>“We have waited for this for years,” she said, and thanked the town for its patience with the long works.</p></article></body></html>`

const html = { 'content-type': 'text/html; charset=utf-8' }

type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer }

/** A server with pages by their path; what it was asked is kept. */
async function site(t: Test, pages: Record<string, Answer | ((request: IncomingMessage) => Answer)>) {
  const asked: string[] = []
  const listener: RequestListener = (request, response) => {
    asked.push(request.url!)
    const page = pages[request.url!]
    const {
      status = 200,
      headers = html,
      body = '',
    } = (typeof page === 'function' ? page(request) : page) ?? { status: 404 }
    response.writeHead(status, headers).end(body)
  }
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  /** What was asked since the last call, robots.txt aside. */
  const since = () => asked.splice(0).filter((path) => path !== '/robots.txt')
  return { origin: `http://127.0.0.1:${port}`, port, pages, asked, since }
}

function fetcherOf(t: Test, options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = new Fetcher({ pause: 0, limit: 100_000, allowPrivate: true, ...options })
  t.teardown(() => fetcher.close())
  return fetcher
}

async function setUp(t: Test) {
  const store = await openStore({ database: ':memory:' })
  t.teardown(() => store.close())
  const analyser = { analyse: async (source, options) => JSON.stringify(analyse(source, options)) } as Analyser
  const run = (addresses: string[], services: { store?: Store; analyser?: Analyser } = {}) =>
    fetchAll({ store, analyser, fetcher: fetcherOf(t), ...services }, addresses, new AbortController().signal)
  return { store, analyser, run }
}

const counts = (created: number, replaced: number, unchanged: number) => ({
  created,
  replaced,
  unchanged,
  failed: [],
  left: 0,
})

const feedOf = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title>${items}</channel></rss>`

t.test('a page is stored with its address and when it was taken, and stored anew when it has changed', async (t) => {
  const { store, run } = await setUp(t)
  const { origin, pages, since } = await site(t, {
    '/old': { status: 301, headers: { location: '/market' } },
    '/market': ({ headers }) =>
      headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { headers: { ...html, etag: '"1"', 'content-encoding': 'gzip' }, body: gzipSync(pageOf('Harrow Quay')) },
  })
  t.same(await run([`${origin}/old`]), counts(1, 0, 0))
  t.same(since(), ['/old', '/market'])
  const [summary] = (await store.articles({}, { limit: 10 })).items
  const { id, url } = JSON.parse(summary!)
  t.equal(url, `${origin}/market`)
  const { source } = (await store.sources(null, 1))[0]!
  t.match(JSON.parse(source), { retrievedAt: /^\d{4}-\d\d-\d\dT.*Z$/ })
  t.same(await run([`${origin}/market`, `${origin}/old`]), counts(0, 0, 2))
  pages['/market'] = { headers: html, body: pageOf('Harrow Quay', 'It has forty stalls.') }
  t.same(await run([`${origin}/market#top`]), counts(0, 1, 0))
  t.equal(await store.count(), 1)
  t.match((await store.article(id))!.json, /forty stalls/)
})

t.test('pages that a feed names are fetched once, whatever fails meanwhile', async (t) => {
  const { store, analyser, run } = await setUp(t)
  const item = (path: string) => `<item><link>${path}</link><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate></item>`
  const { origin, pages, since } = await site(t, {
    '/feed': {
      headers: { 'content-type': 'application/rss+xml', etag: '"f"' },
      body: feedOf(['/a', '/b', '/c', '/d', '/a'].map(item).join('')),
    },
    '/a': { body: pageOf('Dene Cross') },
    '/b': { status: 503, headers: html },
    '/c': { body: '<p>Nothing.' },
    '/d': { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' },
  })
  const first = await run([`${origin}/feed`])
  t.match(first, { created: 1, failed: { length: 3 } })
  t.same(first.failed.map((line) => line.slice(origin.length)).sort(), [
    '/b: 127.0.0.1:'.concat(`${new URL(origin).port} answers 503`),
    '/c: No article found: the page has no running text.',
    '/d: is application/pdf, which is not read',
  ])
  t.match(JSON.parse((await store.articles({}, { limit: 1 })).items[0]!), { publishedAt: '2024-03-05T23:30:00-05:00' })
  since()
  pages['/b'] = { body: pageOf('Marl Fen') }
  const slow = { ...analyser, analyse: () => Promise.reject(new TimedOutError(1)) } as unknown as Analyser
  t.match(await run([`${origin}/feed`], { analyser: slow }), { created: 0, unchanged: 3, failed: { length: 1 } })
  t.same(since(), ['/feed', '/b'])
  t.same(await run([`${origin}/feed`]), counts(1, 0, 3))
  t.same(since(), ['/feed', '/b'])
  pages['/feed'] = ({ headers }) => (headers['if-none-match'] === '"f"' ? { status: 304 } : { status: 500 })
  t.same(await run([`${origin}/feed`]), counts(0, 0, 0), 'read as a whole, it is asked for what is new')
  t.same(since(), ['/feed'])
})

t.test('a process that ends while it stores loses and doubles nothing', async (t) => {
  const { store, run } = await setUp(t)
  let asked = 0
  const { origin } = await site(t, {
    '/feed': { body: feedOf('<item><link>/a</link></item>') },
    // Another source each time.
    '/a': () => ({ body: pageOf('Dene Cross', `Visit ${asked++}.`) }),
  })
  const never = () => Promise.reject(new Error('killed'))
  const dying = { ...store, put: never } as Store
  t.match(await run([`${origin}/feed`], { store: dying }), { created: 0, failed: { length: 1 } })
  let puts = 0
  const later = {
    ...store,
    put: async (...args: Parameters<Store['put']>) => {
      puts++
      await store.put(...args)
      throw new Error('killed')
    },
  } as Store
  t.match(await run([`${origin}/feed`], { store: later }), { created: 0, failed: { length: 1 } })
  t.same(await run([`${origin}/feed`]), counts(0, 0, 1))
  t.same([await store.count(), puts, asked], [1, 1, 2])
})

t.test('sitemaps, of news, packed, and over an index', async (t) => {
  const { store, run } = await setUp(t)
  const { origin, since } = await site(t, {
    '/index.xml': {
      body: '<sitemapindex><sitemap><loc>/news.xml.gz</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>',
    },
    '/news.xml.gz': {
      headers: { 'content-type': 'application/gzip' },
      body: gzipSync(
        `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>/a?x=1&amp;y=2</loc><lastmod>2024-05-01</lastmod><n:news><n:publication_date>2024-03-05</n:publication_date></n:news></url></urlset>`,
      ),
    },
    '/a?x=1&y=2': { headers: { ...html, 'content-encoding': 'br' }, body: brotliCompressSync(pageOf('Dene Cross')) },
  })
  const report = await run([`${origin}/index.xml`])
  t.match(report, { created: 1, failed: [/an index of sitemaps that another index leads to$/] })
  t.match(JSON.parse((await store.articles({}, { limit: 1 })).items[0]!), { publishedAt: '2024-03-05' })
  since()
})

t.test('robots.txt', async (t) => {
  const { asked, origin, pages } = await site(t, {
    '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private' },
    '/private/a': { body: 'hidden' },
    '/away': { status: 302, headers: { location: '/private/a' } },
    '/b': { body: 'open' },
  })
  const fetcher = fetcherOf(t)
  for (const path of ['/private/a', '/away'])
    await t.rejects(fetcher.get(origin + path), { name: 'FetchError', message: /does not allow robots/, passes: false })
  t.equal((await fetcher.get(`${origin}/b`))!.body.toString(), 'open')
  t.same(asked, ['/robots.txt', '/away', '/b'], 'asked for once; a redirect is asked about, too')
  pages['/robots.txt'] = { status: 500 }
  await t.rejects(fetcherOf(t).get(`${origin}/b`), {
    message: /robots.txt cannot be read: the answer is 500$/,
    passes: true,
  })
  pages['/robots.txt'] = { status: 404 }
  t.ok(await fetcherOf(t).get(`${origin}/private/a`))
})

t.test('rules of robots.txt', async (t) => {
  const text = `User-agent: other
User-agent: COPYDESK/2.0   # us
Disallow: /a
Allow: /a/open
Disallow: /*.pdf$
Disallow: /caf%c3%A9
Allow: /z$
Disallow: /z
Disallow:
Crawl-delay: 2.5

User-agent: *
Disallow: /

user-agent: copydesk
disallow: /late`
  const rules = readRobots(text, 'copydesk')
  const cases: [string, boolean][] = [
    ['/', true],
    ['/a', false],
    ['/abc', false],
    ['/a/open/1', true],
    ['/x/y.pdf', false],
    ['/x/y.pdf?download', true],
    ['/x.pdf.pdf', false],
    ['/café', false],
    ['/z', true],
    ['/zz', false],
    ['/late/1', false],
    ['/%61', false],
  ]
  for (const [path, allowed] of cases) t.equal(rules.allows(path), allowed, path)
  t.equal(rules.delay, 2.5)
  t.notOk(readRobots(text, 'somebody').allows('/b'))
  t.ok(readRobots('Disallow: /', 'copydesk').allows('/b'), 'a rule of no group')
  t.ok(readRobots('<html>Not found: sorry', 'copydesk').allows('/b'))
})

t.test('bounds', async (t) => {
  const { origin } = await site(t, {
    '/loop': { status: 302, headers: { location: '/loop' } },
    '/large': { body: Buffer.alloc(100_001, 'a') },
    '/bomb': { headers: { ...html, 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(10_000_000)) },
    '/torn': { headers: { ...html, 'content-encoding': 'gzip' }, body: gzipSync(pageOf('Quay')).subarray(0, 100) },
    '/odd': { headers: { ...html, 'content-encoding': 'zip' }, body: 'a' },
    '/file': { status: 302, headers: { location: 'file:///etc/hosts' } },
    '/named': { status: 302, headers: { location: 'http://me:secret@127.0.0.1/' } },
    '/gone': { status: 410 },
  })
  const fetcher = fetcherOf(t)
  const cases: [string, RegExp, boolean][] = [
    [`${origin}/loop`, /^more than 5 redirects$/, false],
    [`${origin}/large`, /^has more than 100000 bytes$/, false],
    [`${origin}/bomb`, /^has more than 100000 bytes$/, false],
    [`${origin}/torn`, /^its compressed body is damaged/, true],
    [`${origin}/odd`, /^its content coding "zip" is not known$/, false],
    [`${origin}/file`, /no address that begins with http/, false],
    [`${origin}/named`, /^its address has a password in it$/, false],
    [`${origin}/gone`, /answers 410$/, false],
    [`${origin}/${'a'.repeat(2048)}`, /^its address has more than 2048 characters$/, false],
    ['example', /^"example" is no address/, false],
  ]
  for (const [address, message, passes] of cases)
    await t.rejects(fetcher.get(address), { name: 'FetchError', message, passes }, address.slice(0, 60))
})

t.test('private addresses are refused, by name and in every notation', async (t) => {
  const { port, asked } = await site(t, {})
  const cases: [string, boolean][] = [
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['nowhere', false],
  ]
  for (const [address, expected] of cases) t.equal(isPublic(address), expected, address)

  const lookup = ((_name: string, _options: object, callback: (error: null, found: object[]) => void) =>
    callback(null, [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ])) as unknown as typeof resolve
  const guarded = fetcherOf(t, { allowPrivate: false, lookup })
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', 'quay.example'])
    await t.rejects(
      guarded.get(`http://${host}:${port}/`),
      { name: 'FetchError', message: /is no public address/ },
      host,
    )
  t.same(asked, [], 'nothing was asked')
})

t.test('a host has one request at a time, with a pause after it', async (t) => {
  let under = 0
  let most = 0
  const slow = createServer((_request, response) => {
    most = Math.max(most, ++under)
    setTimeout(() => {
      under--
      response.end('done')
    }, 20)
  }).listen(0, '127.0.0.1')
  await once(slow, 'listening')
  t.teardown(() => slow.close())
  const origin = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
  const fetcher = fetcherOf(t, { pause: 30 })
  const begun = performance.now()
  await Promise.all(['/a', '/b', '/c'].map((path) => fetcher.get(origin + path)))
  t.equal(most, 1)
  t.ok(performance.now() - begun >= 3 * 30, 'robots.txt and two pages before the last')
  await fetcher.close()
})

t.test('listings', async (t) => {
  const base = 'https://quay.example/feeds/1'
  const read = (text: string) => readListing(Buffer.from(text), '', base)
  const one = (url: string, publishedAt: string | null = null) => ({ of: 'pages', entries: [{ url, publishedAt }] })
  const cases: [string, string, object | null][] = [
    [
      'RSS',
      feedOf(
        '<item><title>A</title><link> https://quay.example/a </link><pubDate>05 Mar 2024 09:30 EST</pubDate></item>',
      ),
      one('https://quay.example/a', '2024-03-05T09:30:00-05:00'),
    ],
    [
      'RSS by guid',
      feedOf(
        '<item><guid>https://quay.example/g</guid></item><item><guid isPermaLink="false">https://quay.example/no</guid></item><item><guid>17</guid></item>',
      ),
      one('https://quay.example/g'),
    ],
    [
      'RSS with links elsewhere',
      feedOf(
        '<image><link>/no</link></image><item><source url="/no"/><link>/a</link><content><link>/no</link></content></item>',
      ),
      one('https://quay.example/a'),
    ],
    [
      'RDF',
      '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel/><item><link>/a</link><d:date>2024-03-05T09:30+01:00</d:date></item></rdf:RDF>',
      one('https://quay.example/a', '2024-03-05T09:30:00+01:00'),
    ],
    [
      'Atom',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:link href="/no"/><a:entry><a:link rel="edit" href="/no"/><a:link href="../a#x"/><a:updated>2024-04-01T00:00:00Z</a:updated><a:published>2024-03-05T09:30:00Z</a:published></a:entry></a:feed>',
      one('https://quay.example/a', '2024-03-05T09:30:00Z'),
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [{ url: '/a', date_published: '2024-03-05T09:30:00-05:00' }, { id: 3 }, null],
      }),
      one('https://quay.example/a', '2024-03-05T09:30:00-05:00'),
    ],
    [
      'twice, and elsewhere',
      '<urlset><url><loc>/a</loc></url><url><loc>/a#b</loc></url><url><loc>mailto:a@b.example</loc></url></urlset>',
      one('https://quay.example/a'),
    ],
    [
      'an index',
      '<sitemapindex><sitemap><loc>/a</loc></sitemap></sitemapindex>',
      { of: 'listings', entries: [{ url: 'https://quay.example/a', publishedAt: null }] },
    ],
    ['an empty feed', feedOf(''), { of: 'pages', entries: [] }],
    [
      'cut off',
      '<rss><channel><item><link>/a</link></item><item><link>/b',
      {
        of: 'pages',
        entries: [
          { url: 'https://quay.example/a', publishedAt: null },
          { url: 'https://quay.example/b', publishedAt: null },
        ],
      },
    ],
    ['a page', pageOf('Quay'), null],
    ['a page that holds an example', '<html><pre><rss><item><link>/a</link></item></rss></pre></html>', null],
    ['JSON', '{"items": []}', null],
    ['no JSON', '{', null],
    ['words', 'Quay', null],
    [
      'entities of its own',
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><link>/&b;</link></item></rss>',
      one('https://quay.example/&b;'),
    ],
  ]
  for (const [name, text, expected] of cases) t.same(read(text), expected, name)
})

t.test('dates of listings', async (t) => {
  const cases: [string, string | null][] = [
    ['Tue, 05 Mar 2024 04:30:10 GMT', '2024-03-05T04:30:10Z'],
    ['Tuesday, 5 March 2024 4:30 +0545', '2024-03-05T04:30:00+05:45'],
    ['5 Mar 2024 04:30', '2024-03-05'],
    ['5 Mar 2024 04:30 XYZ', '2024-03-05'],
    ['2024-03-05T04:30:00.123+0100', '2024-03-05T04:30:00+01:00'],
    ['2024-03-05 04:30:00', '2024-03-05'],
    ['2024-03-05', '2024-03-05'],
    ['2024-13-05', null],
    ['31 Foo 2024', null],
    ['soon', null],
  ]
  for (const [text, expected] of cases) t.equal(dateOf(text), expected, text)
})

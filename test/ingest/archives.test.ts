/** Web archives: whole, packed, damaged and cut off. */
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { analyse } from '../../src/analysis/analyse.ts'
import type { Analyser } from '../../src/analysis/threads/analyser.ts'
import { itemsOf } from '../../src/ingest/collections.ts'
import type { Item } from '../../src/ingest/item.ts'
import { loadCollection } from '../../src/ingest/load-collection.ts'
import { openStore } from '../../src/store/index.ts'
import { type Part, zipOf } from './zips.ts'

const pageOf = (name: string) => `<!doctype html><html lang="en"><head><title>${name} opens</title></head><body>
<article><h1>${name} opens</h1><p>The market at ${name} opens on Friday, said Ada Moss, its owner.</p>
<p>“We have waited for this for years,” she said, and thanked the town for its patience with the long works.</p></article></body></html>`

interface Draft {
  url: string
  body?: string | Buffer
  type?: string
  status?: string
  http?: string
  date?: string
  kind?: string
  length?: number | string
}

const html = 'text/html; charset=utf-8'

function record({
  url,
  body = pageOf('Dene Cross'),
  type = html,
  status = '200 OK',
  http = '',
  date = '2024-03-05T09:30:00Z',
  kind = 'response',
  length,
}: Draft) {
  const block = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n${http}\r\n`, 'latin1'),
    Buffer.from(body),
  ])
  const fields = [
    'WARC/1.0',
    `WARC-Type: ${kind}`,
    `WARC-Target-URI: ${url}`,
    `WARC-Date: ${date}`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${length ?? block.length}`,
  ]
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')])
}

const table = { columns: {}, delimiter: null }

const at = (path: string) => `https://quay.example/${path}`

async function read(t: Test, name: string, content: Buffer, limit = 100_000): Promise<string[]> {
  const file = join(t.testdir({ [name]: content }), name)
  const found: Item[] = []
  for await (const page of itemsOf(file, limit, table)) found.push(page)
  return found.map((page) => ('damage' in page ? `! ${page.damage}` : page.source.url!))
}

const pack = (records: Buffer[]) => Buffer.concat(records.map((one) => gzipSync(one)))

t.test('pages with their address, time and charset; all else is passed over', async (t) => {
  const chunked = `${Buffer.byteLength(pageOf('A')).toString(16)};x=1\r\n${pageOf('A')}\r\n0\r\n\r\n`
  const records = [
    record({ url: at('info'), kind: 'warcinfo' }),
    record({ url: at('latin'), body: Buffer.from('<p>caf\xe9', 'latin1'), type: 'text/html;charset=iso-8859-1' }),
    record({ url: `<${at('bracketed')}>`, body: '<p>A' }),
    record({ url: at('asked'), kind: 'request' }),
    record({ url: at('again'), kind: 'revisit' }),
    record({ url: at('gone'), status: '404 Not Found' }),
    record({ url: at('picture'), type: 'image/png' }),
    record({ url: at('chunked'), http: 'Transfer-Encoding: chunked\r\n', body: chunked }),
    record({ url: at('unchunked'), http: 'Transfer-Encoding: chunked\r\n', body: pageOf('A') }),
    record({ url: at('packed'), http: 'Content-Encoding: gzip\r\n', body: gzipSync(pageOf('A')) }),
    record({ url: at('brotli'), http: 'Content-Encoding: br\r\n', body: brotliCompressSync(pageOf('A')) }),
    record({ url: at('unpacked'), http: 'Content-Encoding: gzip\r\n', body: pageOf('A') }),
  ]
  for (const [name, content] of [
    ['a.warc', Buffer.concat(records)],
    ['a.warc.gz', pack(records)],
    ['whole.warc.gz', gzipSync(Buffer.concat(records))],
  ] as const) {
    const file = join(t.testdir({ [name]: content }), name)
    const found: Item[] = []
    for await (const page of itemsOf(file, 100_000, table)) found.push(page)
    const page = (path: string, html: string) => ({
      place: at(path),
      source: { url: at(path), html, retrievedAt: '2024-03-05T09:30:00Z', as: 'page' },
    })
    t.same(
      found,
      [
        page('latin', '<p>café'),
        page('bracketed', '<p>A'),
        ...['chunked', 'unchunked', 'packed', 'brotli', 'unpacked'].map((path) => page(path, pageOf('A'))),
      ],
      name,
    )
  }
})

t.test('a damaged record is told of, and the rest goes on', async (t) => {
  const [a, b, c] = ['a', 'b', 'c'].map((path) => record({ url: at(path), body: pageOf(path.repeat(20_000)) })) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  const torn = gzipSync(b)
  torn.fill(0xff, 40, 80)
  const found = await read(t, 'torn.warc.gz', Buffer.concat([gzipSync(a), torn, gzipSync(c)]))
  t.same(found, [at('a'), '! a packed record is damaged', at('c')])
  t.same(await read(t, 'cut.warc.gz', Buffer.concat([gzipSync(a), gzipSync(b).subarray(0, 60)])), [
    at('a'),
    '! a packed record is damaged',
  ])
  t.same(await read(t, 'cut.warc', Buffer.concat([a, b.subarray(0, b.length - 500)])), [
    at('a'),
    `! ${at('b')}: is cut off`,
  ])
  t.same(await read(t, 'short.warc', Buffer.concat([a, record({ url: at('b'), length: 20 }), c])), [
    at('a'),
    '! a record does not begin where it should',
    at('c'),
  ])
  t.same(await read(t, 'none.warc', Buffer.concat([record({ url: at('b'), length: 'many' }), c])), [
    `! ${at('b')}: its length is not told`,
    at('c'),
  ])
  t.same(await read(t, 'large.warc', Buffer.concat([a, record({ url: at('b'), body: 'b'.repeat(100_001) }), c])), [
    at('a'),
    `! ${at('b')}: has more than 100000 bytes`,
    at('c'),
  ])
  t.same(
    await read(
      t,
      'bomb.warc',
      record({ url: at('b'), http: 'Content-Encoding: gzip\r\n', body: gzipSync(Buffer.alloc(1e6)) }),
    ),
    [`! ${at('b')}: has more than 100000 bytes`],
  )
  t.match(await read(t, 'undated.warc', record({ url: at('b'), date: 'then' })), [/^! .*retrievedAt/])
  t.same(await read(t, 'other.warc', Buffer.from('no archive')), ['! a record does not begin where it should'])
  await t.rejects(read(t, 'empty.warc', Buffer.alloc(0)), /empty\.warc: is empty$/)
})

t.test('a packed archive with its index (WACZ)', async (t) => {
  const parts = ['a', 'b'].map((path) => record({ url: at(path), body: pageOf(path) }))
  const warc = Buffer.concat(parts)
  const torn = gzipSync(parts[0]!)
  torn.fill(0xff, 40, 80)
  const others: Part[] = [
    { name: 'datapackage.json', content: '{}' },
    { name: 'indexes/index.cdx', content: 'x' },
    { name: 'pages/a.warc', content: warc },
  ]
  for (const [name, part] of [
    ['stored', { name: 'archive/data.warc.gz', content: pack(parts), isStored: true }],
    ['packed twice', { name: 'archive/data.warc.gz', content: pack(parts) }],
    ['packed', { name: 'archive/deep/data.warc', content: warc }],
  ] as const)
    t.same(await read(t, 'a.wacz', zipOf([...others, part])), [at('a'), at('b')], name)

  const bad: Part[] = [
    { name: 'archive/1.warc.gz', content: Buffer.concat([torn, gzipSync(parts[1]!)]), isStored: true },
    { name: 'archive/2.warc', content: warc, isEncrypted: true },
    { name: 'archive/3.warc', content: Buffer.alloc(2 ** 22) },
    { name: 'archive/4.warc', content: warc, size: 500 },
    { name: 'archive/5.warc', content: warc, packed: Buffer.alloc(80, 0xff) },
    { name: 'archive/6.warc', content: parts[0]! },
  ]
  t.match(await read(t, 'bad.wacz', zipOf(bad)), [
    '! a packed record is damaged',
    at('b'),
    '! archive/2.warc: is encrypted',
    '! archive/3.warc: is refused, as it unpacks to 4194304 bytes',
    /^! archive\/4\.warc: too many bytes/,
    /^! archive\/5\.warc: /,
    at('a'),
  ])
  const one = zipOf([{ name: 'archive/0.warc', content: warc }])
  await t.rejects(
    read(t, 'overlap.wacz', overlapping(one, 50)),
    /overlap\.wacz: is refused, as its parts lie in the same bytes/,
  )
  await t.rejects(read(t, 'none.wacz', zipOf(others)), /none\.wacz: holds no WARC file under archive\/$/)
  await t.rejects(read(t, 'empty.wacz', Buffer.alloc(0)), /empty\.wacz: is empty$/)
  for (const content of [Buffer.from('no archive'), zipOf(bad).subarray(0, 900)])
    await t.rejects(read(t, 'no.wacz', content), /no\.wacz: is no ZIP file, or damaged \([^\n]+\)$/)
})

/** A ZIP file of one part, which its index names many times. */
function overlapping(zip: Buffer, times: number): Buffer {
  const [from, end] = [zip.indexOf('PK\x01\x02'), zip.indexOf('PK\x05\x06')]
  const index = Buffer.concat(Array.from({ length: times }, () => zip.subarray(from, end)))
  const tail = Buffer.from(zip.subarray(end))
  for (const at of [8, 10]) tail.writeUInt16LE(times, at)
  tail.writeUInt32LE(index.length, 12)
  return Buffer.concat([zip.subarray(0, from), index, tail])
}

t.test('an archive is stored, also where its load was stopped before', async (t) => {
  const store = await openStore({ database: ':memory:' })
  t.teardown(() => store.close())
  const analyser = { analyse: async (source, options) => JSON.stringify(analyse(source, options)) } as Analyser
  const file = join(
    t.testdir({
      'a.warc.gz': pack([
        ...['Dene Cross', 'Marl Fen', 'Harrow Quay'].map((name) =>
          record({ url: at(name.slice(0, 4)), body: pageOf(name) }),
        ),
        record({ url: at('front'), body: '<p>News' }),
        record({ url: at('late'), date: 'then' }),
      ]),
    }),
    'a.warc.gz',
  )
  const stop = new AbortController()
  const stopping = {
    analyse: async (...args: Parameters<Analyser['analyse']>) => {
      const answer = await analyser.analyse(...args)
      if (args[0].url!.endsWith('Marl')) stop.abort()
      return answer
    },
  } as Analyser
  const failed: string[] = []
  const fail = (line: string) => void failed.push(line)
  const options = { atOnce: 1, limit: 100_000, table, fail, signal: stop.signal }
  const first = await loadCollection({ store, analyser: stopping }, file, options)
  t.equal(first.created, await store.count())
  t.ok(first.created < 3)
  const rest = await loadCollection({ store, analyser }, file, { ...options, signal: new AbortController().signal })
  t.match(rest, {
    created: 3 - first.created,
    unchanged: first.created,
    without: 1,
    failed: 1,
  })
  t.match(failed, [/a\.warc\.gz: .*retrievedAt/])
  t.equal(await store.count(), 3)
})

/** Tables of texts: columns under other names, quotes, encodings, rows that are none, and what is held of a large file. */
import { once } from 'node:events'
import { createWriteStream, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import t, { type Test } from 'tap'
import { analyse } from '../../src/analysis/analyse.ts'
import type { Analyser } from '../../src/analysis/threads/analyser.ts'
import { itemsOf } from '../../src/ingest/collections.ts'
import { loadCollection } from '../../src/ingest/load-collection.ts'
import { type Columns, parseColumns } from '../../src/ingest/tables/columns.ts'
import { openStore } from '../../src/store/index.ts'

type Options = { columns?: Columns; delimiter?: string | null; limit?: number }

/** What a table gives: sources, and what is told of rows that are none. */
async function read(t: Test, name: string, content: string | Buffer, options: Options = {}) {
  const file = join(t.testdir({}), name)
  writeFileSync(file, content)
  const { columns = {}, delimiter = null, limit = 10_000 } = options
  const rows: unknown[] = []
  for await (const item of itemsOf(file, limit, { columns, delimiter }))
    rows.push('damage' in item ? `! ${item.damage}` : { ...item.source, place: item.place })
  return rows
}

const row = (line: number, source: object) => ({ place: `line ${line}`, as: 'page', ...source })

t.test('columns: standard names need no map', async (t) => {
  const table = [
    'id,text,headline,publishedAt,url,publisher,retrievedAt,as,note',
    '1,"One, two",Head,2024-03-05,https://quay.example/1,The Quay,2024-03-06T08:00:00Z,body,x',
    '2,Three,,2024-03-05 09:30:00+00,,,,,',
  ]
  const told = [
    row(2, {
      text: 'One, two',
      headline: 'Head',
      publishedAt: '2024-03-05',
      url: 'https://quay.example/1',
      publisher: 'The Quay',
      retrievedAt: '2024-03-06T08:00:00Z',
      as: 'body',
    }),
    row(3, { text: 'Three', publishedAt: '2024-03-05T09:30:00+00:00' }),
  ]
  t.same(await read(t, 'a.csv', table.join('\n')), told)
  const columns = { text: 'body', headline: 'title', publishedAt: 'date', url: 'link' }
  t.same(await read(t, 'b.csv', 'title,body,date,link\nHead,One,2024-03-05,https://quay.example/1\n', { columns }), [
    row(2, { text: 'One', headline: 'Head', publishedAt: '2024-03-05', url: 'https://quay.example/1' }),
  ])
  t.same(
    await read(t, 'b.ndjson', '{"id":7,"title":"Head","body":"One","date":null,"link":""}\n\n{"body":"Two"}', {
      columns: { ...columns },
    }),
    [row(1, { text: 'One', headline: 'Head' }), row(3, { text: 'Two' })],
  )
  t.same(await read(t, 'c.jsonl', '{"html":"<p>One","text":"One"}'), [row(1, { html: '<p>One' })])

  t.same(parseColumns('text=body, headline = The title ,url=a=b'), { text: 'body', headline: 'The title', url: 'a=b' })
  for (const wrong of ['', 'text', 'text=', 'body=text', 'text=a,text=b', 'constructor=a'])
    t.equal(parseColumns(wrong), null)
})

t.test('a table without what is needed is one line', async (t) => {
  for (const name of ['a.csv', 'a.ndjson']) {
    const content = name === 'a.csv' ? 'title,body\nHead,One\n' : '{"title":"Head"}\n{"title":"Head","body":"One"}'
    await t.rejects(read(t, name, content), {
      message: new RegExp(
        `${name}: no column “text” or “html”; it has “title”, “body”; --columns text=NAME tells which it is$`,
      ),
    })
    await t.rejects(read(t, name, content, { columns: { text: 'body', url: 'link' } }), {
      message: new RegExp(`${name}: no column “link”; it has “title”, “body”$`),
    })
  }
  await t.rejects(read(t, 'a.csv', ''), /a\.csv: is empty$/)
  await t.rejects(read(t, 'a.csv', '"text,x\nOne,2\n'), /a\.csv: line 1: a quotation mark is not closed/)
  await t.rejects(read(t, 'a.ndjson', 'One\n'), /no column “text” or “html”; it has none; /)
})

t.test('CSV as programs write it', async (t) => {
  const told = [row(2, { text: 'One; “two”,\n\nthree', headline: 'Say "no"' }), row(5, { text: 'Café', headline: 'B' })]
  const rows = (d: string, end: string) =>
    [`text${d}headline`, `"One; “two”,`, '', `three"${d}"Say ""no"""`, `Café${d}B`, ''].join(end)
  for (const delimiter of [',', ';', '\t', '|'])
    for (const end of ['\n', '\r\n'])
      t.same(await read(t, 'a.csv', rows(delimiter, end)), told, JSON.stringify([delimiter, end]))
  t.same(await read(t, 'named.tsv', 'text/headline\nOne/B', { delimiter: '/' }), [
    row(2, { text: 'One', headline: 'B' }),
  ])
  t.same(await read(t, 'one.csv', 'text\nOne, two\n'), ['! line 2: has 2 values for 1 columns'])
  t.same(await read(t, 'marks.tsv', 'text\tx\na 5" pipe\t1\n"Two"\t2\n'), [
    row(2, { text: 'a 5" pipe' }),
    row(3, { text: 'Two' }),
  ])
  const bytes = rows(',', '\n')
  for (const [encoding, content] of [
    ['UTF-8 with BOM', Buffer.from(`\ufeff${bytes}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${bytes}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${bytes}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(bytes.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1')],
  ] as const)
    t.same(await read(t, 'a.csv', content), told, encoding)
  const late = Buffer.concat([Buffer.from(`text\n${'a\n'.repeat(100_000)}caf`), Buffer.from([0xe9])])
  t.same((await read(t, 'late.csv', late)).at(-1), row(100_002, { text: 'café' }), 'in the whole file')
  t.same(await read(t, 'bom.ndjson', '\ufeff{"text":"One"}'), [row(1, { text: 'One' })])
})

t.test('a row that is none is told of by its line, and the rest goes on', async (t) => {
  const table = [
    'text,url',
    'One,',
    'Two',
    'Three,ftp://quay.example/',
    ',https://quay.example/',
    '"Four, with a mark that nothing closes,',
    'Five,',
    '"Six" and more,',
    `"${'7'.repeat(20_000)}",`,
    '8'.repeat(20_000),
    '"Nine',
    '',
    'goes on",https://quay.example/9',
    'Ten "x" y,',
  ]
  t.same(await read(t, 'a.csv', table.join('\n')), [
    row(2, { text: 'One' }),
    '! line 3: has 1 values for 2 columns',
    '! line 4: url: must be an address that begins with http: or https:',
    '! line 5: has no text',
    '! line 6: has more than 10000 bytes, or a quotation mark is not closed, or stands inside a value',
    row(7, { text: 'Five' }),
    '! line 8: a quotation mark is not closed, or stands inside a value',
    '! line 9: has more than 10000 bytes',
    '! line 10: has more than 10000 bytes',
    row(11, { text: 'Nine\n\ngoes on', url: 'https://quay.example/9' }),
    row(14, { text: 'Ten "x" y' }),
  ])
  const open = ['text', '"One', ...Array.from({ length: 5000 }, (_, i) => `Line ${i}`)]
  const told = await read(t, 'open.csv', open.join('\n'))
  t.equal(told[0], '! line 2: has more than 10000 bytes, or a quotation mark is not closed, or stands inside a value')
  t.equal(told.length, 5001)
  t.same(
    await read(
      t,
      'a.ndjson',
      [
        '{"text":"One"}',
        'Two',
        '[3]',
        '{"text":4}',
        '{"text":"5","publishedAt":"then"}',
        '{"url":null}',
        `{"text":"${'7'.repeat(20_000)}"}`,
        '{"text":"8"}',
      ].join('\n'),
    ),
    [
      row(1, { text: 'One' }),
      '! line 2: is not JSON',
      '! line 3: is not a JSON object',
      '! line 4: text: must be a text',
      '! line 5: publishedAt: must be a full date (2024-03-05) or a date-time with its zone (2024-03-05T09:30:00Z)',
      '! line 6: has no text',
      '! line 7: has more than 10000 bytes',
      row(8, { text: '8' }),
    ],
  )
})

t.test('a large table is read as it is asked for', async (t) => {
  const folder = t.testdir({})
  const module = new URL(`../../src/ingest/collections${extname(import.meta.url)}`, import.meta.url).href
  const long = 'word '.repeat(400)
  const count = 20_000
  for (const [name, head, one] of [
    ['a.csv', 'text\n', `"${long}\n${long}"\n`],
    ['a.ndjson', '', `${JSON.stringify({ text: `${long}\n${long}` })}\n`],
  ] as const) {
    const file = join(folder, name)
    await pipeline(
      Readable.from(
        (function* () {
          yield head
          for (let i = 0; i < count; i++) yield one
        })(),
      ),
      createWriteStream(file),
    )
    const code = `import(${JSON.stringify(module)}).then(async ({ itemsOf }) => {
      let read = 0
      const table = { columns: {}, delimiter: null }
      for await (const item of itemsOf(${JSON.stringify(file)}, 100_000, table)) if (item.source) read++
      require('node:worker_threads').parentPort.postMessage(read)
    })`
    const worker = new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 40 } })
    t.same(await once(worker, 'message'), [count], '80 MB with 40 MB of memory')
  }
})

t.test('rows are stored; one without an article is told of', async (t) => {
  const store = await openStore({ database: ':memory:' })
  t.teardown(() => store.close())
  const analyser = { analyse: async (source, options) => JSON.stringify(analyse(source, options)) } as Analyser
  const body = 'The market at Dene opens on Friday, said Ada Moss, its owner.'
  const file = join(
    t.testdir({ 'a.csv': `headline,text\nDene opens,"${body}"\nNone,"-"\nDene opens,"${body}"\nx\n` }),
    'a.csv',
  )
  const failed: string[] = []
  const load = () =>
    loadCollection({ store, analyser }, file, {
      atOnce: 2,
      limit: 10_000,
      table: { columns: {}, delimiter: null },
      fail: (line) => void failed.push(line),
      signal: new AbortController().signal,
    })
  t.same(await load(), { created: 1, unchanged: 1, without: 0, failed: 2 })
  t.match(failed, [/a\.csv: line 3: No article found/, /a\.csv: line 5: has 1 values for 2 columns$/])
  t.same(await load(), { created: 0, unchanged: 2, without: 0, failed: 2 })
  t.equal(await store.count(), 1)
})

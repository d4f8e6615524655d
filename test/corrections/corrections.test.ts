/** Corrections over HTTP, on each engine: what an editor changes shows everywhere, stays, and can be taken back. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import t, { type Test } from 'tap'
import type { Analysis } from '../../schemas/analysis.ts'
import { Article } from '../../schemas/article.ts'
import { Claim } from '../../schemas/claim.ts'
import { Correction } from '../../schemas/correction.ts'
import { EntityDetail } from '../../schemas/entity-detail.ts'
import { Problem } from '../../schemas/problem.ts'
import { Quote } from '../../schemas/quote.ts'
import { TimelineEntry } from '../../schemas/timeline.ts'
import { analyse } from '../../src/analysis/analyse.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { anchorAt, shiftOf } from '../../src/corrections/anchor.ts'
import { daysOf } from '../../src/corrections/edtf.ts'
import { buildApp } from '../../src/http/app.ts'
import { reindex } from '../../src/ingest/reindex.ts'
import { openStore } from '../../src/store/index.ts'
import { sqlStore } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { analysisOf } from '../store/analysis.ts'
import { inPostgres } from '../store/cluster.ts'
import { until } from '../store/contract.ts'

const config = readConfig({
  LOG_LEVEL: 'silent',
  COPYDESK_WORKERS: '1',
  COPYDESK_TOKENS: 'ada:secret-of-the-desk,plain-token-of-it',
})
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())

t.test('anchors', async (t) => {
  const anchored = 'One. Yes, she said. Two. Yes, he said.'
  const first = anchorAt(anchored, 5, 8)
  const other = anchorAt(anchored, 25, 28)
  for (const [why, anchor, found, shift] of [
    ['the same text', other, anchored, 0],
    ['moved', first, `Zero. ${anchored}`, 6],
    ['told by what stands around', other, `Zero. ${anchored}`, 6],
    ['gone', first, 'One. No, she said.', null],
    ['two that are alike', first, 'Yes Yes', null],
    ['other surroundings, but one place', first, 'Well: Yes!', 1],
    ['at the end', first, 'Yes', -5],
  ] as const)
    t.equal(shiftOf(anchor, found), shift, why)
  const before = process.cpuUsage()
  shiftOf(anchorAt('a'.repeat(5000), 0, 4000), `b${'a'.repeat(3000)}`.repeat(400))
  shiftOf(anchorAt('aaaa', 1, 2), 'b'.concat('a'.repeat(1_000_000)))
  t.ok(process.cpuUsage(before).user < 2_000_000, 'a hostile text costs no more than it is long')
})

t.test('dates', async (t) => {
  for (const [date, earliest, latest, precision] of [
    ['2024-02-29', '2024-02-29', '2024-02-29', 'day'],
    ['2023-02-29', null],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2024-13', null],
    ['2024', '2024-01-01', '2024-12-31', 'year'],
    ['2024~', '2024-01-01', '2024-12-31', 'year'],
    ['198X', '1980-01-01', '1989-12-31', 'decade'],
    ['19XX', '1900-01-01', '1999-12-31', 'century'],
    ['2024-22', '2024-06-01', '2024-08-31', 'season'],
    ['2024-24', '2024-12-01', '2025-02-28', 'season'],
    ['2024-03-05/2024-04', '2024-03-05', '2024-04-30', 'day'],
    ['2024-04/2024-03', null],
    ['2024/2025/2026', null],
    ['2024-03-00', null],
    ['24-03-05', null],
    ['', null],
  ] as const)
    t.same(daysOf(date), earliest === null ? null : { earliest, latest, precision }, date)
})

const publishedAt = '2024-03-05T09:30:00Z'
const lines = [
  'Harbour bridge to close',
  'The bridge over the harbour will close on Friday, Ada Moss, the port’s director, said.',
  '“It is no longer safe,” Moss said. “We will rebuild it in Port Anselm.”',
  'Ben Okafor claimed that the repairs would cost £4m.',
  'Ben Okafor said on Monday that he had warned the Quay Trust.',
]
const text = lines.join('\n\n')
const source = { text, publishedAt, as: 'body' as const }
const second = {
  text: [
    'Ferries replace the bridge',
    '“Two ferries will cross every hour,” Ada Moss said.',
    'Ben Okafor said that the ferries were full.',
  ].join('\n\n'),
  publishedAt: '2024-03-06T09:30:00Z',
  as: 'body' as const,
}

/** A service over a store, and what tests ask of it. */
async function desk(t: Test, store: Store) {
  const app = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  const send = (
    method: InjectOptions['method'],
    url: string,
    payload?: unknown,
    headers: Record<string, string> = {},
  ) =>
    app.inject({
      method: method!,
      url,
      ...(payload !== undefined && { payload: payload as object }),
      headers: { authorization: 'Bearer secret-of-the-desk', ...headers },
    })
  const get = async (url: string) => (await app.inject(url)).json()
  const etagOf = async (url: string) => String((await app.inject(url)).headers.etag)
  return {
    app,
    send,
    get,
    etagOf,
    /** Changes a record as it is now; gives the answer’s body and the id of the correction. */
    async change(url: string, payload: unknown, method: 'PATCH' | 'POST' = 'PATCH', of = url) {
      const reply = await send(method, url, payload, { 'if-match': await etagOf(of) })
      if (reply.statusCode >= 300) throw new Error(`${reply.statusCode} ${reply.body}`)
      const correction = String(reply.headers.link).match(/^<\/corrections\/(\d+)>; rel="related"$/)![1]!
      return { body: reply.body === '' ? null : reply.json(), correction, reply }
    },
    /** Everything that is answered about the records. */
    async everything() {
      const lists = ['articles', 'quotes', 'claims', 'timeline', 'entities'].map((list) => get(`/${list}?limit=100`))
      const all = await Promise.all(lists)
      const details = (all[4].items as { id: string }[]).map(({ id }) => get(`/entities/${id}`))
      const entities = await Promise.all(details)
      // Those that stand equally near come in no stated order.
      for (const { neighbours } of entities)
        neighbours.sort((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1))
      return [...all, entities]
    },
    async ids(): Promise<[string, string]> {
      const [one, other] = [await send('POST', '/articles', source), await send('POST', '/articles', second)]
      return [one.json().id, other.json().id]
    },
    undo: (correction: string) => send('POST', `/corrections/${correction}/undo`),
  }
}

type Desk = Awaited<ReturnType<typeof desk>>

/** The first record of a list whose text has the words. */
async function find(desk: Desk, list: 'quotes' | 'claims' | 'timeline', article: string, words: string) {
  const { items } = await desk.get(`/${list}?article=${article}&limit=100`)
  const found = items.find((item: { text: string }) => item.text.includes(words))
  if (!found) throw new Error(`no ${list} with ${words} in ${JSON.stringify(items.map((i: Quote) => i.text))}`)
  return found
}

function suite(t: Test, open: () => Promise<Store>): void {
  t.test('a quote', async (t) => {
    const store = await open()
    const d = await desk(t, store)
    const [id] = await d.ids()
    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    t.equal(quote.source, 'machine')
    t.equal(quote.speaker?.entity, 'person/ada-moss')
    const url = `/quotes/${quote.id}`
    const before = await d.everything()
    const { body, correction, reply } = await d.change(url, { speaker: { entity: 'person/ben-okafor' } })
    Quote.strict().parse(body)
    t.same(body, {
      ...quote,
      speaker: { ...quote.speaker, name: 'Ben Okafor', entity: 'person/ben-okafor', method: 'editor' },
      source: 'editor',
    })
    t.equal(reply.headers.etag, await d.etagOf(url))
    t.same(await d.get(url), body)
    const spoken = async (who: string) =>
      (await d.get(`/quotes?speaker=${who}&article=${id}`)).items.map((one: Quote) => one.text)
    t.ok((await spoken('person/ben-okafor')).includes(quote.text))
    t.notOk((await spoken('Ada Moss')).includes(quote.text))
    t.equal(
      (await d.get('/entities/person/ben-okafor')).quotes.some((one: Quote) => one.id === quote.id),
      true,
    )
    const carried = (await d.get(`/claims?article=${id}`)).items.filter((one: Claim) => one.quote === quote.id)
    t.ok(carried.length > 0)
    for (const claim of carried as Claim[])
      t.match(claim, { claimant: { entity: 'person/ben-okafor' }, source: 'editor' }, 'so are the claims in it')
    t.match((await store.changes(0, 100)).at(-1), { article: id, kind: 'updated' }, 'it is told')

    const kept = await d.get(`/corrections/${correction}`)
    Correction.strict().parse(kept)
    t.match(kept, {
      record: 'quote',
      action: 'change',
      target: quote.id,
      article: id,
      patch: { speaker: { entity: 'person/ben-okafor' } },
      before: { speaker: { name: 'Ada Moss' } },
      by: 'ada',
      undone: null,
      applied: true,
      articles: 1,
      pending: 0,
    })
    t.ok(Date.now() - Date.parse(kept.at) < 60_000)

    const patch = JSON.stringify({
      speaker: { name: 'A harbour pilot', entity: null, mention: null },
      cue: { start: 0, end: 7, text: 'Harbour' },
      kind: 'indirect',
      saidAt: '2024-03',
    })
    const again = await d.send('PATCH', url, patch, {
      'if-match': await d.etagOf(url),
      'content-type': 'application/merge-patch+json',
      authorization: 'Bearer plain-token-of-it',
    })
    t.match(again.json(), {
      kind: 'indirect',
      verbatim: [],
      saidAt: '2024-03',
      cue: { start: 0, end: 7, text: 'Harbour' },
      speaker: { name: 'A harbour pilot', entity: null, mention: null },
    })
    const { items } = await d.get(`/corrections?article=${id}`)
    t.match(items[0].by, /^token-[\da-f]{8}$/, 'a token without a label is told by its digest')
    t.same(
      items.map((one: Correction) => one.target),
      [quote.id, quote.id],
      'newest first',
    )
    const page = await d.get('/corrections?limit=1')
    t.equal(page.items.length, 1)
    t.same((await d.get(`/corrections?limit=1&cursor=${page.next}`)).items, [items[1]])
    t.same((await d.get(`/corrections?record=${quote.id}`)).items, items)
    t.same((await d.get('/corrections?record=none')).items, [])

    const newcomer = { speaker: { name: 'Ivo Brandl', entity: 'person/ivo-brandl', create: true } }
    const third = await d.change(url, newcomer)
    t.equal(third.body.speaker.entity, 'person/ivo-brandl')
    t.match(EntityDetail.parse(await d.get('/entities/person/ivo-brandl')), {
      name: 'Ivo Brandl',
      source: 'editor',
      counts: { articles: 1, mentions: 0, quotes: 1 },
    })
    const several = await d.change(url, {
      speaker: { entities: [{ entity: 'person/ada-moss' }, { entity: 'person/ben-okafor' }] },
    })
    t.match(several.body.speaker, { name: 'Ada Moss and Ben Okafor', entity: null, entities: [{}, {}] })
    t.equal((await d.change(url, { speaker: null, cue: null })).body.speaker, null)

    for (const { id } of (await d.get('/corrections')).items) t.equal((await d.undo(id)).statusCode, 200)
    t.same(await d.everything(), before, 'all undone, everything is as it was')
    const undone = (await d.get(`/corrections/${correction}`)) as Correction
    t.match(undone, { applied: false, articles: 0, undone: { by: 'ada' } })
    t.equal((await d.get('/corrections')).items.length, 5, 'what is undone stays in the list')
    t.equal((await d.undo(correction)).statusCode, 409)
  })

  t.test('who may have been meant', async (t) => {
    const d = await desk(t, await open())
    const [id] = await d.ids()
    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    const claim: Claim = await find(d, 'claims', id, '£4m')
    const entry: TimelineEntry = await find(d, 'timeline', id, 'Friday')
    const before = await d.everything()
    for (const [asked, nearest] of [
      ['person/ada-mos', ['person/ada-moss']],
      ['organisation/ada-moss', ['person/ada-moss']],
      ['person/moss', ['person/ada-moss']],
      ['person/edda-moss', ['person/ada-moss']],
      ['person/ben-okafar', ['person/ben-okafor']],
      ['place/port-anselmo', ['place/port-anselm']],
      ['person/zyx', []],
      ['person/-', []],
      [`person/${'moss-'.repeat(38)}x`, []],
    ] as const)
      for (const [url, patch, pointer] of [
        [`/quotes/${quote.id}`, { speaker: { entity: asked, name: 'Somebody' } }, '/speaker/entity'],
        [
          `/quotes/${quote.id}`,
          { speaker: { entities: [{ entity: 'person/ada-moss' }, { entity: asked }] } },
          '/speaker/entities/1/entity',
        ],
        [`/claims/${claim.id}`, { claimant: { entity: asked } }, '/claimant/entity'],
        [`/timeline/${entry.id}`, { entities: [asked] }, '/entities/0'],
      ] as const) {
        const reply = await d.send('PATCH', url, patch, { 'if-match': '*' })
        t.equal(reply.statusCode, 422)
        const [error] = Problem.parse(reply.json()).errors!
        t.match(error, { pointer, nearest: nearest.slice() }, `${asked} at ${pointer}`)
        t.equal(/"create": true/.test(error!.detail), url.startsWith('/timeline') === false)
      }
    t.same(await d.everything(), before, 'nothing has changed')
  })

  t.test('what is refused', async (t) => {
    const d = await desk(t, await open())
    const [id] = await d.ids()
    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    const url = `/quotes/${quote.id}`
    const entity = '/entities/person/ada-moss'
    const entry: TimelineEntry = await find(d, 'timeline', id, 'Friday')
    const before = await d.everything()
    const cases: [string, number, string, unknown, Record<string, string>, string?][] = [
      ['no token', 401, url, { kind: 'mixed' }, { authorization: '' }],
      ['another token', 401, url, { kind: 'mixed' }, { authorization: 'Bearer other' }],
      ['no condition', 428, url, { kind: 'mixed' }, {}, '/headers/if-match'],
      ['another version', 412, url, { kind: 'mixed' }, { 'if-match': '"x"' }, '/headers/if-match'],
      ['no such quote', 404, '/quotes/none', { kind: 'mixed' }, { 'if-match': '*' }],
      ['no such claim', 404, '/claims/none', { act: 'warn' }, { 'if-match': '*' }],
      ['no such event', 404, '/timeline/none', { tense: 'past' }, { 'if-match': '*' }],
      ['no such entity', 404, '/entities/person/nobody', { name: 'X' }, { 'if-match': '*' }],
      ['media type', 415, url, 'kind: mixed', { 'if-match': '*', 'content-type': 'text/plain' }],
      ['no body', 400, url, undefined, { 'if-match': '*' }],
      ['no change', 400, url, {}, { 'if-match': '*' }],
      ['unknown member', 400, url, { speeker: null }, { 'if-match': '*' }, '/speeker'],
      ['unknown member inside', 400, url, { speaker: { entty: null } }, { 'if-match': '*' }, '/speaker/entty'],
      ['no such kind', 400, url, { kind: 'loud' }, { 'if-match': '*' }, '/kind'],
      ['hidden and more', 400, url, { hidden: true, kind: 'mixed' }, { 'if-match': '*' }],
      ['nothing of the speaker', 400, url, { speaker: {} }, { 'if-match': '*' }, '/speaker'],
      ['words elsewhere', 422, url, { cue: { start: 0, end: 7, text: 'Harbor!' } }, { 'if-match': '*' }, '/cue/text'],
      ['beyond the text', 422, url, { cue: { start: 0, end: 9999 } }, { 'if-match': '*' }, '/cue'],
      ['unknown entity', 422, url, { speaker: { entity: 'person/no' } }, { 'if-match': '*' }, '/speaker/entity'],
      [
        'another name',
        422,
        url,
        { speaker: { entity: 'person/ben-okafor', name: 'Ben' } },
        { 'if-match': '*' },
        '/speaker/name',
      ],
      [
        'odd new id',
        422,
        url,
        { speaker: { entity: 'person/Ö', name: 'Ö', create: true } },
        { 'if-match': '*' },
        '/speaker/entity',
      ],
      [
        'a new one by mistake',
        422,
        url,
        { speaker: { entity: 'person/ivo-brandl', name: 'Ivo Brandl' } },
        { 'if-match': '*' },
        '/speaker/entity',
      ],
      [
        'a new one without a name',
        422,
        url,
        { speaker: { entity: 'person/ivo-brandl', create: true } },
        { 'if-match': '*' },
        '/speaker/name',
      ],
      [
        'a new one without an id',
        422,
        url,
        { speaker: { name: 'Ivo Brandl', create: true } },
        { 'if-match': '*' },
        '/speaker/entity',
      ],
      [
        'several new ones at once',
        422,
        url,
        { speaker: { entities: [{ name: 'A' }, { name: 'B' }], create: true } },
        { 'if-match': '*' },
        '/speaker/create',
      ],
      ['no date', 422, url, { saidAt: 'yesterday' }, { 'if-match': '*' }, '/saidAt'],
      ['no such day', 422, `/timeline/${entry.id}`, { date: '2024-02-30' }, { 'if-match': '*' }, '/date'],
      ['text elsewhere', 422, `/timeline/${entry.id}`, { text: 'It rains.' }, { 'if-match': '*' }, '/text'],
      [
        'unknown participant',
        422,
        `/timeline/${entry.id}`,
        { entities: ['person/no'] },
        { 'if-match': '*' },
        '/entities/0',
      ],
      ['a person’s country', 422, entity, { country: 'GB' }, { 'if-match': '*' }, '/country'],
    ]
    for (const [why, status, at, payload, headers, pointer] of cases) {
      const reply = await d.send('PATCH', at, payload, headers)
      t.equal(reply.statusCode, status, `${why}: ${reply.body.slice(0, 200)}`)
      t.equal(reply.headers['content-type'], 'application/problem+json')
      if (pointer)
        t.ok(
          reply
            .json()
            .errors.map((e: { pointer: string }) => e.pointer)
            .includes(pointer),
          `${why}: ${reply.body}`,
        )
    }
    for (const [why, status, path, payload, pointer] of [
      ['nobody to merge with', 422, 'merge', { into: 'person/no' }, '/into'],
      ['itself', 422, 'merge', { into: 'person/ada-moss' }, '/into'],
      ['unknown member', 400, 'merge', { to: 'person/ben-okafor' }, '/to'],
      ['nothing to split', 422, 'split', { into: 'person/x', name: 'X' }, '/mentions'],
      ['not there', 422, 'split', { into: 'person/x', name: 'X', articles: ['none'] }, '/articles/0'],
      [
        'no mention',
        422,
        'split',
        { into: 'person/x', name: 'X', mentions: [{ article: id, start: 0, end: 2 }] },
        '/mentions/0',
      ],
      ['no name', 422, 'split', { into: 'person/x', articles: [id] }, '/name'],
    ] as const) {
      const reply = await d.send('POST', `${entity}/${path}`, payload, { 'if-match': '*' })
      t.equal(reply.statusCode, status, `${why}: ${reply.body.slice(0, 200)}`)
      t.ok(
        reply
          .json()
          .errors.map((e: { pointer: string }) => e.pointer)
          .includes(pointer),
        `${why}: ${reply.body}`,
      )
    }
    t.equal((await d.undo('1')).statusCode, 404)
    t.equal((await d.app.inject('/corrections/x')).statusCode, 404)
    t.same(await d.everything(), before)
    t.same((await d.get('/corrections')).items, [], 'nothing is kept of what was refused')
  })

  t.test('claims, events, and what is hidden', async (t) => {
    const d = await desk(t, await open())
    const [id] = await d.ids()
    const before = await d.everything()
    const claim: Claim = await find(d, 'claims', id, 'cost')
    const changed = await d.change(`/claims/${claim.id}`, {
      claimant: { entity: 'organisation/quay-trust', name: 'Quay Trust' },
      polarity: 'denies',
      act: 'deny',
      certainty: 'possible',
    })
    Claim.strict().parse(changed.body)
    t.match(changed.body, {
      id: claim.id,
      claimant: { name: 'Quay Trust', entity: 'organisation/quay-trust', method: 'editor' },
      polarity: 'denies',
      act: 'deny',
      certainty: 'possible',
      source: 'editor',
    })
    t.same((await d.get('/claims?act=deny')).items, [changed.body], 'lists go by what was corrected')
    t.same((await d.get('/claims?claimant=quay trust')).items, [changed.body])

    const entry: TimelineEntry = await find(d, 'timeline', id, 'Friday')
    const moved = await d.change(`/timeline/${entry.id}`, {
      date: '2025-04',
      tense: 'past',
      text: lines[3],
      entities: ['person/ben-okafor'],
    })
    TimelineEntry.strict().parse(moved.body)
    const start = text.indexOf(lines[3]!)
    t.match(moved.body, {
      id: entry.id,
      date: '2025-04',
      earliest: '2025-04-01',
      latest: '2025-04-30',
      precision: 'month',
      tense: 'past',
      start,
      end: start + lines[3]!.length,
      text: lines[3],
      entities: ['person/ben-okafor'],
      group: '2025-04-01/2025-04-30 person/ben-okafor',
      claims: [claim.id],
      source: 'editor',
    })
    t.same((await d.get('/timeline?from=2025-01-01')).items, [moved.body])
    t.equal((await d.get('/timeline?q=repairs')).items.length, 1)

    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    const said = (await d.get('/entities/person/ada-moss')).counts.quotes
    const hidden: string[] = []
    for (const url of [`/quotes/${quote.id}`, `/claims/${claim.id}`, `/timeline/${entry.id}`]) {
      const { reply, correction } = await d.change(url, { hidden: true })
      t.equal(reply.statusCode, 204)
      t.equal((await d.app.inject(url)).statusCode, 404)
      hidden.push(correction)
    }
    for (const url of ['/quotes?q=longer', '/claims?q=repairs', '/timeline?q=repairs'])
      t.same((await d.get(url)).items, [], url)
    t.equal((await d.get('/entities/person/ada-moss')).counts.quotes, said - 1)
    t.same((await d.get(`/corrections/${hidden[0]}`)).action, 'hide')
    const trust = await d.change('/entities/organisation/quay-trust', { hidden: true })
    t.equal(trust.reply.statusCode, 204)
    t.equal((await d.app.inject('/entities/organisation/quay-trust')).statusCode, 404)
    t.same((await d.get('/entities?q=trust')).items, [])
    const { items } = await d.get('/timeline?limit=100')
    t.notOk(items.some((one: TimelineEntry) => one.entities.includes('organisation/quay-trust')))
    const all = (await d.get('/corrections')).items as Correction[]
    for (const { id } of all) t.equal((await d.undo(id)).statusCode, 200)
    t.same(await d.everything(), before)
  })

  t.test('a later analysis undoes nothing', async (t) => {
    const store = await open()
    const d = await desk(t, store)
    const [id] = await d.ids()
    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    const url = `/quotes/${quote.id}`
    const claim: Claim = await find(d, 'claims', id, 'cost')
    const entry: TimelineEntry = await find(d, 'timeline', id, 'Friday')
    const plain = await d.everything()
    const { correction } = await d.change(url, { speaker: { entity: 'person/ben-okafor' } })
    await d.change(`/claims/${claim.id}`, { hidden: true })
    await d.change(`/timeline/${entry.id}`, { date: '2024-03-09' })
    await d.change('/entities/person/ada-moss', { name: 'Adelaide Moss' })
    const corrected = await d.everything()
    const same = async (why: string) => t.same(await d.everything(), corrected, why)

    t.equal((await d.send('POST', '/articles', source)).statusCode, 200)
    await same('the same source again')
    t.equal((await d.send('PUT', `/articles/${id}`, source)).statusCode, 200)
    await same('the same source again, by its id')

    // What an older version had made of it, corrected or not, is replaced by what this one makes.
    const old: Analysis = analyse({ ...source, text })
    old.article.id = id
    old.quotes = old.quotes.filter((one) => one.id !== quote.id)
    old.timeline = []
    const stored = { source: JSON.stringify(source), engine: '0' }
    await store.put(old, stored, { id })
    t.same(
      await d.get(url),
      corrected[1].items.find((one: Quote) => one.id === quote.id),
      'put in where it is not found',
    )
    t.match(await find(d, 'timeline', id, 'Friday'), { date: '2024-03-09', source: 'editor' })
    const report = await reindex({ store, analyser }, { all: false })
    t.same([report.changed, report.failed], [1, []])
    await same('another version of the extraction')

    const longer = {
      ...source,
      text: text.replace('\n\nThe bridge', '\n\nIt was built of iron in 1898.\n\nThe bridge'),
    }
    t.equal((await d.send('PUT', `/articles/${id}`, longer)).statusCode, 200)
    const shifted: Quote = await find(d, 'quotes', id, 'no longer safe')
    t.equal(shifted.start, longer.text.indexOf('It is no longer'))
    t.match(shifted, { source: 'editor', speaker: { entity: 'person/ben-okafor' } }, 'found again where it went')
    for (const span of [...shifted.parts, shifted.speaker!.mention!, shifted.cue!])
      t.equal(longer.text.slice(span.start, span.end), span.text)
    t.same((await d.get('/claims?q=repairs')).items, [], 'still hidden')
    t.equal((await d.get('/entities/person/ada-moss')).name, 'Adelaide Moss')
    t.match(await d.get(`/corrections/${correction}`), { applied: true })
    t.match((await d.get(`/corrections?record=${shifted.id}`)).items, [{ id: correction }], 'known by its new id, too')

    const other = { ...source, text: text.replace('It is no longer safe', 'It has become a danger') }
    t.equal((await d.send('PUT', `/articles/${id}`, other)).statusCode, 200)
    t.match(await find(d, 'quotes', id, 'danger'), { source: 'machine' })
    t.match(await d.get(`/corrections/${correction}`), { applied: false, undone: null }, 'not applied, and kept')
    t.equal((await d.send('PUT', `/articles/${id}`, source)).statusCode, 200)
    await same('it comes back with its words')

    t.equal((await d.send('DELETE', `/articles/${id}`)).statusCode, 204)
    t.match(await d.get(`/corrections/${correction}`), { applied: false })
    t.equal((await d.send('POST', '/articles', source)).json().id, id)
    const back: Quote = await d.get(url)
    t.match(back, { source: 'editor', speaker: { entity: 'person/ben-okafor' } }, 'also with the article')
    for (const { id } of (await d.get('/corrections')).items) await d.undo(id)
    const sorted = (all: { items?: { id: string }[] }[]) =>
      all.map((one) => one.items?.map((item) => JSON.stringify(item)).sort() ?? null).slice(0, 4)
    t.same(sorted(await d.everything()), sorted(plain), 'undone after all that, the machine’s records are back')
  })

  t.test('entities over all articles', async (t) => {
    const d = await desk(t, await open())
    const [id, other] = await d.ids()
    const before = await d.everything()
    const moss = '/entities/person/ada-moss'
    const renamed = await d.change(moss, {
      name: 'Adelaide Moss',
      aliases: ['A. Moss'],
      roles: ['director'],
      honorific: 'Dr',
    })
    EntityDetail.parse(renamed.body)
    t.match(renamed.body, {
      id: 'person/ada-moss',
      name: 'Adelaide Moss',
      aliases: ['A. Moss', 'Ada Moss'],
      roles: ['director'],
      honorific: 'Dr',
      source: 'editor',
    })
    for (const article of [id, other]) {
      const { items } = await d.get(`/quotes?article=${article}&speaker=person/ada-moss`)
      t.ok(items.length > 0)
      for (const quote of items as Quote[]) t.match(quote, { speaker: { name: 'Adelaide Moss' }, source: 'machine' })
    }
    t.equal((await d.get('/entities?q=adelaide')).items.length, 1)
    t.match(await d.get(`/corrections/${renamed.correction}`), { article: null, articles: 2, pending: 0, into: null })

    const retyped = await d.change(moss, { type: 'organisation' })
    t.equal(retyped.body.id, 'organisation/ada-moss')
    t.equal(retyped.reply.headers['content-location'], '/entities/organisation/ada-moss')
    const redirect = await d.app.inject(moss)
    t.equal(redirect.statusCode, 308)
    t.equal(redirect.headers.location, '/entities/organisation/ada-moss')
    t.equal((await d.get('/quotes?speaker=person/ada-moss')).items.length, retyped.body.counts.quotes, 'filters follow')
    t.equal((await d.undo(retyped.correction)).statusCode, 200)
    t.equal((await d.app.inject(moss)).statusCode, 200)
    t.equal((await d.app.inject('/entities/organisation/ada-moss')).statusCode, 404)
    await d.undo(renamed.correction)
    t.same(await d.everything(), before)

    const place = await d.change('/entities/place/port-anselm', { country: 'NZ' })
    t.match(place.body, { country: 'NZ', source: 'editor' })
    const [together] = (await d.get('/claims?claimant=person/ben-okafor')).items
    await d.change(`/claims/${together.id}`, {
      claimant: { name: 'both', entities: [{ entity: 'person/ben-okafor' }, { entity: 'person/ada-moss' }] },
    })
    const merged = await d.change(
      '/entities/person/ben-okafor/merge',
      { into: 'person/ada-moss' },
      'POST',
      '/entities/person/ben-okafor',
    )
    const [people] = [before[4].items.filter((one: { type: string }) => one.type === 'person')]
    t.equal(merged.body.id, 'person/ada-moss')
    t.equal(
      merged.body.counts.mentions,
      people.reduce((sum: number, one: EntityDetail) => sum + one.counts.mentions, 0),
    )
    t.ok(merged.body.aliases.includes('Ben Okafor'))
    const all = await d.everything()
    t.notMatch(JSON.stringify(all), 'person/ben-okafor', 'no record refers to who is gone')
    for (const claim of all[2].items as Claim[])
      if (claim.claimant?.entity === 'person/ada-moss') t.equal(claim.claimant.name, 'Ada Moss')
    for (const entry of all[3].items as TimelineEntry[])
      t.equal(entry.entities.length, new Set(entry.entities).size, 'each takes part once')
    t.equal((await d.app.inject('/entities/person/ben-okafor')).headers.location, moss)
    t.equal((await d.get('/claims?claimant=person/ben-okafor')).items.length, merged.body.counts.claims, 'each once')
    const again = await d.send('POST', '/articles', {
      ...second,
      text: 'Okafor at work\n\nBen Okafor said that the work had begun.',
    })
    t.notMatch(JSON.stringify(await d.everything()), 'person/ben-okafor', 'nor does what comes later')
    await d.change(moss, { name: 'Somebody' })
    await d.undo(merged.correction)
    t.equal((await d.get('/entities/person/ben-okafor')).name, 'Ben Okafor', 'undone under a later correction')
    t.equal((await d.get(moss)).name, 'Somebody')
    await d.send('DELETE', `/articles/${again.json().id}`)
    for (const { id, undone } of (await d.get('/corrections')).items) if (!undone) await d.undo(id)
    t.same(await d.everything(), before)

    const taken = await d.send('PATCH', '/entities/place/port-anselm', { type: 'place' }, { 'if-match': '*' })
    t.equal(taken.statusCode, 200, 'the type it has already')
    const twin = await d.send('POST', '/articles', { ...second, text: 'The Port Anselm company\n\nNothing.' })
    await d.send('DELETE', `/articles/${twin.json().id}`)
  })

  t.test('an entity is split', async (t) => {
    const d = await desk(t, await open())
    const [id, other] = await d.ids()
    const before = await d.everything()
    const moss = '/entities/person/ada-moss'
    const namesake = 'person/ada-moss-ferries'
    const whole = await d.change(`${moss}/split`, { into: namesake, name: 'Ada Moss', articles: [other] }, 'POST', moss)
    t.equal(whole.body.id, 'person/ada-moss', 'the answer is who was split')
    t.same([...new Set(whole.body.mentions.map((one: { article: string }) => one.article))], [id])
    const ferries = EntityDetail.parse(await d.get(`/entities/${namesake}`))
    t.match(ferries, { name: 'Ada Moss', source: 'editor', counts: { articles: 1, quotes: 1 } })
    t.equal((await d.get(`/quotes?article=${other}&speaker=${namesake}`)).items.length, 1)
    await d.send('PUT', `/articles/${other}`, second)
    t.same(await d.get(`/entities/${namesake}`), ferries, 'also after another analysis')
    t.equal(
      (await d.send('PUT', `/articles/${other}`, { ...second, text: `${second.text}\n\nThe end.` })).statusCode,
      200,
    )
    t.match(await d.get(`/entities/${namesake}`), { counts: ferries.counts }, 'and of a longer text')
    await d.send('PUT', `/articles/${other}`, second)

    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    const { mention } = quote.speaker!
    const some = await d.change(
      `${moss}/split`,
      { into: namesake, mentions: [{ article: id, ...mention }] },
      'POST',
      moss,
    )
    t.equal((await d.get(`/quotes/${quote.id}`)).speaker.entity, namesake, 'what is said by the mention goes with it')
    t.match(await d.get(`/entities/${namesake}`), { counts: { articles: 2, mentions: ferries.counts.mentions + 1 } })
    t.ok(some.body.mentions.every((one: { start: number }) => one.start !== mention!.start))
    t.ok(some.body.counts.mentions > 0)
    t.same(
      (await d.get(`/corrections?article=${id}`)).items.map((one: Correction) => one.id),
      [some.correction],
    )
    t.equal((await d.get(`/corrections?record=${namesake}`)).items.length, 2)
    await d.undo(whole.correction)
    t.equal((await d.get(`/entities/${namesake}`)).counts.articles, 1)
    await d.undo(some.correction)
    t.same(await d.everything(), before)
    t.equal((await d.app.inject(`/entities/${namesake}`)).statusCode, 404)
  })

  t.test('the bounds of a quote', async (t) => {
    const d = await desk(t, await open())
    const [id] = await d.ids()
    const before = await d.everything()
    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    const url = `/quotes/${quote.id}`
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words })
    const [first, last] = [at('It is no longer safe'), at('We will rebuild it in Port Anselm.')]
    const { body, correction } = await d.change(url, { parts: [first, at('rebuild it')] })
    Quote.strict().parse(body)
    t.match(body, { id: quote.id, kind: 'direct', source: 'editor', start: first.start, end: at('rebuild it').end })
    t.same(body.parts, [first, at('rebuild it')])
    t.same(body.verbatim, body.parts)
    t.equal(body.text, 'It is no longer safe … rebuild it', 'what was left out is shown as left out')
    t.same((await d.get('/quotes?q=anselm')).items, [], 'what it has no more does not find it')
    t.same((await d.get(`/corrections/${correction}`)).before.parts, quote.parts)

    const whole = await d.change(url, { parts: [at('“It is no longer safe,” Moss said. “We will rebuild it')] })
    t.match(whole.body, { kind: 'mixed', text: '“It is no longer safe,” Moss said. “We will rebuild it' })
    t.same(
      whole.body.verbatim.map((one: { text: string }) => one.text),
      ['It is no longer safe,', 'We will rebuild it'],
    )
    const reported = at('the repairs would cost £4m')
    const moved = await d.change(url, { parts: [reported] })
    t.same(moved.body.verbatim, [])
    t.match(moved.body, { kind: 'indirect', paragraph: 3, text: reported.text, id: quote.id })
    const claims = (await d.get(`/claims?article=${id}`)).items as Claim[]
    t.notOk(
      claims.some((one) => one.quote === quote.id),
      'a claim is in no quote that has not its words',
    )
    t.match((await d.change(url, { parts: [last, at('the repairs')], kind: 'direct' })).body, { kind: 'direct' })
    t.equal(
      ((await d.get(`/claims?article=${id}`)).items as Claim[]).find(({ text }) => text.includes('safe'))!.quote,
      quote.id,
      'it is again, when the quote has them again',
    )

    for (const [why, parts, pointer] of [
      ['other words', [{ ...first, text: 'It was' }], '/parts/0/text'],
      ['beyond the text', [{ start: 0, end: 9999 }], '/parts/0'],
      ['beyond the paragraph', [first, { start: last.start, end: last.end + 9 }], '/parts/1'],
      [
        'white space',
        [
          { start: first.start - 2, end: first.end + 2 },
          { start: last.start - 2, end: last.end },
        ],
        '/parts/0',
      ],
      ['out of order', [last, first], '/parts/1'],
      ['twice', [first, first], '/parts/1'],
    ] as const) {
      const refused = await d.send('PATCH', url, { parts }, { 'if-match': '*' })
      t.equal(refused.statusCode, 422, why)
      t.equal(refused.json().errors[0].pointer, pointer, `${why}: ${refused.body}`)
    }
    t.equal((await d.send('PATCH', url, { parts: [] }, { 'if-match': '*' })).statusCode, 400)
    const bounded = await d.get(url)
    t.equal((await d.send('PUT', `/articles/${id}`, source)).statusCode, 200)
    t.same(await d.get(url), bounded, 'also after another analysis')
    const longer = { ...source, text: text.replace('\n\nThe bridge', '\n\nIt was built of iron.\n\nThe bridge') }
    await d.send('PUT', `/articles/${id}`, longer)
    const shifted: Quote = await find(d, 'quotes', id, 'We will rebuild')
    t.equal(shifted.paragraph, bounded.paragraph + 1)
    for (const span of shifted.parts) t.equal(longer.text.slice(span.start, span.end), span.text)
    await d.send('PUT', `/articles/${id}`, { ...source, text: text.replace('cost £4m', 'take a year') })
    t.match(await d.get(url), { parts: bounded.parts }, 'while its words are there')
    await d.send('PUT', `/articles/${id}`, { ...source, text: text.replace('the repairs', 'repairs') })
    t.match(
      await d.get(url),
      { parts: whole.body.parts, kind: 'mixed' },
      'where some are gone what was set before holds',
    )
    await d.send('PUT', `/articles/${id}`, source)
    for (const { id } of (await d.get('/corrections')).items) t.equal((await d.undo(id)).statusCode, 200)
    t.same(await d.everything(), before)
  })

  t.test('an article', async (t) => {
    const store = await open()
    const d = await desk(t, store)
    const bare = { text: lines.slice(1).join('\n\n'), as: 'body' as const }
    const { id } = (await d.send('POST', '/articles', bare)).json()
    const url = `/articles/${id}`
    const before = [...(await d.everything()), await d.get(url)]
    const { publisher, publishedAt, bylines } = await d.get(url)
    t.same([publisher, publishedAt, bylines], [null, null, []])
    const dates = async () =>
      (await d.get(`/timeline?article=${id}`)).items.map((one: TimelineEntry) => one.date).sort()
    t.same(await dates(), [], 'no day is known without a date to count from')

    const { body, correction, reply } = await d.change(url, {
      headline: '  Bridge to\n close ',
      publisher: 'The Quay Courier',
      publishedAt: '2024-03-05',
      bylines: [{ name: 'Ivo Brandl' }, { name: 'Una Sorley', role: 'Harbour Reporter' }],
    })
    Article.strict().parse(body)
    const values = {
      headline: 'Bridge to close',
      publisher: 'The Quay Courier',
      publishedAt: '2024-03-05',
      bylines: [
        { name: 'Ivo Brandl', role: null },
        { name: 'Una Sorley', role: 'Harbour Reporter' },
      ],
    }
    t.match(body, { id, ...values, text: bare.text })
    t.equal(reply.headers.etag, await d.etagOf(url))
    t.same(await d.get(url), body)
    t.match((await d.get('/articles?publisher=the quay courier')).items, [{ id, ...values }], 'lists go by it')
    t.match((await d.get('/articles?from=2024-03-05&to=2024-03-05')).items, [{ id }])
    t.same(await dates(), ['2024-03-04', '2024-03-08'], 'the days of the text count from the date')
    for (const list of ['quotes', 'claims', 'timeline'])
      for (const record of (await d.get(`/${list}`)).items) {
        t.equal(record.article, id, 'records stay those of the article')
        t.same(await d.get(`/${list}/${record.id}`), record)
      }
    t.match(await d.get(`/corrections/${correction}`), {
      record: 'article',
      target: id,
      article: id,
      before: { headline: null, publisher: null, publishedAt: null, bylines: [] },
      by: 'ada',
      applied: true,
    })
    t.equal((await d.get(`/corrections?record=${id}`)).items.length, 1)

    const corrected = await d.everything()
    const same = async (why: string) => t.same(await d.everything(), corrected, why)
    t.equal((await d.send('PUT', url, bare)).statusCode, 200)
    await same('put again')
    t.equal((await d.send('POST', '/articles', bare)).statusCode, 200)
    await same('posted again')
    await d.send('PUT', url, { ...bare, text: bare.text.replace('on Monday', 'on Sunday') })
    t.match(await d.get(url), values, 'another reading keeps it')
    t.same(await dates(), ['2024-03-03', '2024-03-08'], 'and counts from it')
    t.equal((await d.send('DELETE', url)).statusCode, 204)
    t.equal((await d.send('POST', '/articles', bare)).json().id, id)
    await same('deleted, and back')

    const old: Analysis = analyse({ ...bare, publishedAt: '2024-03-05' })
    old.article.id = id
    old.quotes = []
    await store.put(old, { source: JSON.stringify(bare), engine: '0' }, { id })
    await d.change(url, { publisher: 'The Quay Post' })
    t.same((await d.get(`/quotes?article=${id}`)).items, [], 'nothing is read again for the sake of a publisher')
    await d.send('PUT', url, bare)

    const titled = await d.change(url, { headline: lines[4], standfirst: lines[3] })
    t.match(
      titled.body.paragraphs.map((one: { role: string }) => one.role),
      ['body', 'body', 'standfirst', 'headline'],
      'a headline that is in the text is its headline',
    )
    const unknown = await d.change(url, { publishedAt: null, headline: null })
    t.match(unknown.body, { publishedAt: null, headline: null })

    const cases: [string, number, unknown, Record<string, string>, string?][] = [
      ['no condition', 428, { publisher: 'X' }, {}, '/headers/if-match'],
      ['another version', 412, { publisher: 'X' }, { 'if-match': '"x"' }, '/headers/if-match'],
      ['nothing', 400, {}, { 'if-match': '*' }],
      ['unknown member', 400, { text: 'X' }, { 'if-match': '*' }, '/text'],
      ['no day', 400, { publishedAt: 'Tuesday' }, { 'if-match': '*' }, '/publishedAt'],
      ['white space', 400, { headline: ' \n ' }, { 'if-match': '*' }, '/headline'],
      ['nobody', 400, { bylines: [{ role: 'Reporter' }] }, { 'if-match': '*' }, '/bylines/0/name'],
      ['hidden', 400, { hidden: true }, { 'if-match': '*' }, '/hidden'],
    ]
    for (const [why, status, payload, headers, pointer] of cases) {
      const refused = await d.send('PATCH', url, payload, headers)
      t.equal(refused.statusCode, status, `${why}: ${refused.body}`)
      if (pointer) t.equal(refused.json().errors[0].pointer, pointer, `${why}: ${refused.body}`)
    }
    t.equal((await d.send('PATCH', '/articles/none', { publisher: 'X' }, { 'if-match': '*' })).statusCode, 404)
    for (const { id } of (await d.get('/corrections')).items) t.equal((await d.undo(id)).statusCode, 200)
    t.same([...(await d.everything()), await d.get(url)], before, 'undone, with the days that counted from the date')
  })

  t.test('verdicts', async (t) => {
    const d = await desk(t, await open())
    const [id] = await d.ids()
    const before = await d.everything()
    const claim: Claim = await find(d, 'claims', id, 'cost')
    const url = `/claims/${claim.id}`
    const judge = async (verdict: object, headers?: Record<string, string>) =>
      d.send('PUT', `${url}/verdict`, verdict, headers ?? { 'if-match': await d.etagOf(url) })
    t.equal((await d.app.inject(`${url}/verdict`)).statusCode, 404)
    const source = { url: 'https://records.example/repairs' }
    const judged = await judge({ rating: 'false', ...source, note: 'The estimate was £9m.' })
    t.equal(judged.statusCode, 200, judged.body)
    const { verdict, ...rest } = Claim.strict().parse(judged.json())
    t.same(rest, claim, 'what is claimed is as it was read')
    t.match(verdict, { rating: 'false', ...source, note: 'The estimate was £9m.', by: 'ada' })
    t.equal(judged.headers.etag, await d.etagOf(url))
    t.same(await d.get(`${url}/verdict`), verdict)
    const number = String(judged.headers.link).match(/corrections\/(\d+)/)![1]!
    t.match(await d.get(`/corrections/${number}`), {
      record: 'verdict',
      action: 'change',
      target: claim.id,
      article: id,
      patch: { verdict: { rating: 'false' } },
      before: {},
      at: verdict!.at,
    })

    const other: Claim = await find(d, 'claims', id, 'warned')
    const checked = await d.send(
      'PUT',
      `/claims/${other.id}/verdict`,
      { rating: 'checked', ...source },
      { 'if-match': '*' },
    )
    t.match(checked.json().verdict, { rating: 'checked', note: null })
    const found = async (query: string) => (await d.get(`/claims?${query}`)).items.map((one: Claim) => one.id)
    t.same(await found('verdict=false'), [claim.id])
    t.same(await found('verdict=any'), [claim.id, other.id])
    t.same(await found('verdict=true'), [])
    t.same(await found(`verdict=checked&claimant=${encodeURIComponent('Ben Okafor')}&act=state`), [other.id])
    const unchecked = await found('verdict=none&limit=100')
    t.equal(unchecked.length, before[2].items.length - 2)
    t.same(await found(`hasQuantity=true&article=${id}`), [claim.id], 'other filters find what is checked, too')
    const csv = (await d.app.inject('/claims?verdict=any&format=csv')).body
    t.match(csv.split('\r\n')[0], 'verdict.rating,verdict.url,verdict.note,verdict.by,verdict.at')
    t.match(csv.split('\r\n')[1], `false,${source.url},The estimate was £9m.,ada,${verdict!.at}`)
    const { hasPart } = await d.get(`/articles/${id}?format=jsonld`)
    const reviews = hasPart.flatMap((one: { review?: object }) => one.review ?? [])
    t.match(reviews[0], {
      '@type': 'ClaimReview',
      claimReviewed: claim.text,
      reviewRating: { alternateName: 'False' },
      reviewBody: 'The estimate was £9m.',
      citation: source.url,
      author: { name: 'ada' },
      datePublished: verdict!.at,
    })
    t.equal(reviews.length, 2, 'of no other claim')

    const all = await d.everything()
    await d.send('PUT', `/articles/${id}`, { text, publishedAt, as: 'body' })
    t.same(await d.everything(), all, 'another analysis keeps them')
    const again = await judge({ rating: 'misleading', ...source })
    const second = String(again.headers.link).match(/corrections\/(\d+)/)![1]!
    t.match((await d.get(`/corrections/${second}`)).before, { verdict: { rating: 'false' } })
    t.equal((await d.get(`/corrections?record=${claim.id}`)).items.length, 2)
    await d.undo(second)
    t.match(await d.get(`${url}/verdict`), verdict, 'taken back, the one before holds')

    for (const [why, status, payload, headers, pointer] of [
      ['no condition', 428, { rating: 'true', ...source }, {}, '/headers/if-match'],
      ['another version', 412, { rating: 'true', ...source }, { 'if-match': '"x"' }, '/headers/if-match'],
      ['no such rating', 400, { rating: 'maybe', ...source }, { 'if-match': '*' }, '/rating'],
      ['no source', 400, { rating: 'true' }, { 'if-match': '*' }, '/url'],
      ['no address', 400, { rating: 'true', url: 'javascript:alert(1)' }, { 'if-match': '*' }, '/url'],
    ] as const) {
      const refused = await judge(payload, headers)
      t.equal(refused.statusCode, status, `${why}: ${refused.body}`)
      t.equal(refused.json().errors[0].pointer, pointer, `${why}: ${refused.body}`)
    }
    t.equal((await d.app.inject('/claims?verdict=maybe')).statusCode, 400)
    for (const { id, undone } of (await d.get('/corrections')).items) if (!undone) await d.undo(id)
    t.same(await d.everything(), before)
  })

  t.test('two editors at once', async (t) => {
    const d = await desk(t, await open())
    const [id] = await d.ids()
    const quote: Quote = await find(d, 'quotes', id, 'no longer safe')
    const url = `/quotes/${quote.id}`
    const headers = { 'if-match': await d.etagOf(url) }
    const replies = await Promise.all(
      ['person/ben-okafor', null].map((entity) =>
        d.send('PATCH', url, { speaker: { entity, ...(entity === null && { name: 'A pilot' }) } }, headers),
      ),
    )
    t.same(replies.map(({ statusCode }) => statusCode).sort(), [200, 412])
    const won = replies.find(({ statusCode }) => statusCode === 200)!
    t.same(await d.get(url), won.json())
    t.equal((await d.get('/corrections')).items.length, 1)
  })
}

/** What an entity that many articles name needs more than one transaction for. */
const many = 130
const report = (nth: number) =>
  analysisOf({ headline: `Report ${nth}`, lines: ['Ada Moss: “One.”'], names: { person: ['Ada Moss'] } })

/** Corrects in a process of its own that dies as soon as it has its answer; this one does the rest. */
async function survives(t: Test, options: { database: string; databaseUrl?: string }): Promise<void> {
  const filled = await openStore(options)
  for (let nth = 0; nth < many; nth++) await filled.put(report(nth), { source: '{}', engine: '1' })
  await filled.close()
  const script = `
    const { openStore } = await import(${JSON.stringify(new URL('../../src/store/index.js', import.meta.url).href)})
    const store = await openStore(${JSON.stringify(options)})
    const request = { record: 'entity', id: 'person/ada-moss', patch: { name: 'Adelaide Moss' } }
    await store.correct(request, { by: 'ada', at: '2024-03-05T09:30:00.000Z' })
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = await once(child, 'exit')
  t.equal(signal, 'SIGKILL')
  const store = await openStore(options)
  t.teardown(() => store.close())
  const state = async () => Correction.parse(JSON.parse((await store.correction('1'))!.json))
  const first = await state()
  t.ok(first.articles >= 100 && first.articles + first.pending === many, `${first.articles} and ${first.pending}`)
  await until(async () => (await state()).pending === 0)
  t.match(await state(), { articles: many, pending: 0, applied: true })
  t.equal((await store.quotes({ speaker: 'Adelaide Moss' }, { limit: 100 })).items.length, 100)
  const entity = JSON.parse((await store.entity('person/ada-moss'))!.json)
  t.match(entity, { name: 'Adelaide Moss', aliases: ['Ada Moss'], counts: { articles: many, quotes: many } })
  await store.undo('1', { by: 'ben', at: '2024-03-06T09:30:00.000Z' })
  await until(async () => (await state()).pending === 0)
  t.match(JSON.parse((await store.entity('person/ada-moss'))!.json), {
    name: 'Ada Moss',
    aliases: [],
    source: 'machine',
  })
}

t.test('in memory', async (t) => suite(t, () => openStore({ database: ':memory:' })))

t.test('in a file', async (t) => {
  const folder = t.testdir()
  t.test('a process that dies with articles still to write', (t) => survives(t, { database: `${folder}/died.sqlite` }))

  t.test('a write that fails leaves nothing half done', async (t) => {
    const engine = await openSqlite(`${folder}/full.sqlite`)
    const store = await sqlStore(engine, { report: (error) => t.error(error), changesKept: 100 })
    const d = await desk(t, store)
    for (let nth = 0; nth < 20; nth++) await store.put(report(nth), { source: '{}', engine: '1' })
    const before = await d.everything()
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(engine.db)
    await engine.write((trx) => sql`pragma max_page_count = ${sql.raw(String(rows[0]!.page_count))}`.execute(trx))
    const reply = await d.send('PATCH', '/entities/person/ada-moss', { name: 'Ada '.repeat(50) }, { 'if-match': '*' })
    t.equal(reply.statusCode, 503)
    t.same(await d.everything(), before)
    t.same((await d.get('/corrections')).items, [])
  })
})

await inPostgres(t, async (t, cluster) => {
  suite(t, async () => openStore({ database: '', databaseUrl: await cluster.database() }))
  t.test('a process that dies with articles still to write', async (t) =>
    survives(t, { database: '', databaseUrl: await cluster.database() }),
  )

  t.test('two editors at two replicas', async (t) => {
    const databaseUrl = await cluster.database()
    const [one, other] = await Promise.all(
      [1, 2].map(async () => desk(t, await openStore({ database: '', databaseUrl }))),
    )
    const [id] = await one!.ids()
    const quote: Quote = await find(one!, 'quotes', id, 'no longer safe')
    const url = `/quotes/${quote.id}`
    const headers = { 'if-match': await one!.etagOf(url) }
    const replies = await Promise.all([
      one!.send('PATCH', url, { kind: 'mixed' }, headers),
      other!.send('PATCH', url, { kind: 'indirect' }, headers),
    ])
    t.same(replies.map(({ statusCode }) => statusCode).sort(), [200, 412])
    t.equal((await other!.get('/corrections')).items.length, 1)
  })
})

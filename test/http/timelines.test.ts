/** Timelines that editors keep, on both engines. */
import t, { type Test } from 'tap'
import type { KeptTimeline, KeptTimelineWithEntries } from '../../schemas/kept-timeline.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { exportStore, importStore, openStore, type StoreOptions } from '../../src/store/index.ts'
import { analysisOf } from '../store/analysis.ts'
import { inPostgres } from '../store/cluster.ts'

t.setTimeout(600_000)

const token = 'a-token-of-the-desk'
const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: `ruth:${token},omar:another-${token}` })
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())

const weir = analysisOf({
  headline: 'The weir is raised',
  publishedAt: '2024-05-02',
  publisher: 'The Quay Courier',
  lines: ['The weir was raised.', 'It had <burst> in the spring.', 'Ada Moss: “It holds.”'],
  days: { 0: ['2024-05-01', '2024-05-01'], 1: ['2024-03-01', '2024-05-31'] },
})
const mill = analysisOf({
  headline: 'The mill turns',
  publishedAt: '2024-06-02',
  lines: ['The mill turned again.'],
  days: { 0: ['2024-06-01', '2024-06-01'] },
})

async function keeps(t: Test, options: StoreOptions): Promise<void> {
  const store = await openStore(options)
  const app = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  for (const analysis of [weir, mill]) await store.put(analysis, { source: '{}', engine: '1' })
  const { items: events } = (await app.inject('/timeline')).json() as { items: TimelineEntry[] }
  const ids = events.map(({ id }) => id)
  t.equal(ids.length, 3)
  const [burst, raised, turned] = ids as [string, string, string]

  const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, headers = {}) =>
    app.inject({ method, url, ...(payload && { payload }), headers: { authorization: `Bearer ${token}`, ...headers } })
  const draft = { headline: 'Water & stone', events: [turned, burst] }

  const made = await send('POST', '/timelines', draft)
  t.equal(made.statusCode, 201)
  t.equal(made.headers.location, '/timelines/water-stone')
  const kept = made.json() as KeptTimeline
  t.match(kept, { id: 'water-stone', ...draft, made: { by: 'ruth', at: /^\d{4}-/ }, changed: null })
  const read = await app.inject('/timelines/water-stone')
  t.equal(read.body, made.body)
  t.equal(read.headers.etag, made.headers.etag)
  const again = await app.inject({ url: '/timelines/water-stone', headers: { 'if-none-match': read.headers.etag } })
  t.equal(again.statusCode, 304)
  t.equal(again.body, '')

  const whole = (await app.inject('/timelines/water-stone?include=entries')).json() as KeptTimelineWithEntries
  t.same(whole.entries, [events[2], events[0]], 'in the editor’s order')
  const js = (await app.inject('/timelines/water-stone?format=timelinejs')).json()
  t.equal(js.title.text.headline, 'Water &#38; stone')
  t.same(
    js.events.map((event: { unique_id: string }) => event.unique_id),
    [turned, burst],
  )
  const lines = (await app.inject('/timelines/water-stone?format=ndjson')).body.trim().split('\n')
  t.same(
    lines.map((line) => JSON.parse(line).id),
    [turned, burst],
  )
  const csv = (await app.inject({ url: '/timelines/water-stone', headers: { accept: 'text/csv' } })).body
  t.same(
    csv.split('\r\n').map((line) => line.split(',')[0]),
    ['id', turned, burst, ''],
  )

  const page = await app.inject('/embed/timelines/water-stone')
  t.equal(page.headers['content-type'], 'text/html; charset=utf-8')
  t.match(
    page.headers['content-security-policy'],
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
  )
  t.match(page.body, '<h1>Water &#38; stone</h1>')
  t.ok(page.body.indexOf('The mill turned') < page.body.indexOf('&#60;burst&#62;'))
  t.match(page.body, 'The Quay Courier: The weir is raised')

  // Anybody may read; only an editor writes, and only what there is.
  t.equal((await app.inject({ method: 'POST', url: '/timelines', payload: draft })).statusCode, 401)
  for (const [payload, status, pointer] of [
    [{ ...draft, events: [burst, 'none.t1'] }, 422, '/events/1'],
    [{ ...draft, events: [burst, burst] }, 400, '/events'],
    [{ ...draft, events: [] }, 400, '/events'],
    [{ ...draft, headline: ' ' }, 400, '/headline'],
    [{ ...draft, more: 1 }, 400, '/more'],
  ] as const) {
    const reply = await send('POST', '/timelines', payload)
    t.match(reply.json(), { status, errors: [{ pointer }] }, pointer)
  }
  t.equal((await send('POST', '/timelines')).statusCode, 400)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
  t.equal((await app.inject({ method: 'POST', url: '/timelines', payload: 'x', headers })).statusCode, 415)
  for (const url of ['/timelines/none', '/timelines/none?format=csv', '/embed/timelines/none'])
    t.equal((await app.inject(url)).statusCode, 404, url)

  // Changes: of what was seen.
  const url = '/timelines/water-stone'
  const next = { headline: 'Stone and water', events: [raised, burst, turned] }
  t.equal((await send('PUT', url, next)).statusCode, 428)
  t.equal((await send('PUT', url, next, { 'if-match': '"x"' })).statusCode, 412)
  t.equal((await send('PUT', '/timelines/none', next, { 'if-match': '*' })).statusCode, 404)
  const changed = await send('PUT', url, next, {
    'if-match': made.headers.etag,
    authorization: `Bearer another-${token}`,
  })
  t.match(changed.json(), { id: 'water-stone', ...next, made: kept.made, changed: { by: 'omar' } })
  t.not(changed.headers.etag, made.headers.etag)
  t.equal((await app.inject(url)).body, changed.body, 'nothing old is kept in between')
  t.equal((await send('PUT', url, draft, { 'if-match': made.headers.etag })).statusCode, 412)

  // Events that went stay in the timeline until it is changed; new ones must be there.
  await store.remove(mill.article.id)
  const left = (await app.inject(`${url}?include=entries`)).json() as KeptTimelineWithEntries
  t.same(left.events, next.events)
  t.same(left.entries, [events[1], events[0]])
  const reordered = { ...next, events: [turned, raised] }
  const tag = { 'if-match': String(changed.headers.etag) }
  t.equal((await send('PUT', url, reordered, tag)).statusCode, 200)
  t.equal((await send('POST', '/timelines', { ...draft, events: [turned] })).statusCode, 422)

  // Newest first, page by page; an id is given once.
  for (const headline of ['Stone', 'Water, stone', '水'])
    t.equal((await send('POST', '/timelines', { headline, events: [raised] })).statusCode, 201)
  const idsOf = (page: { items: KeptTimeline[] }) => page.items.map(({ id }) => id)
  const first = await app.inject('/timelines?limit=3')
  t.same(idsOf(first.json()), ['timeline', 'water-stone-2', 'stone'])
  t.equal(first.headers.link, `</timelines?limit=3&cursor=${first.json().next}>; rel="next"`)
  const last = (await app.inject(`/timelines?limit=3&cursor=${first.json().next}`)).json()
  t.same(idsOf(last), ['water-stone'])
  t.equal(last.next, null)
  t.equal((await app.inject('/timelines?cursor=nonsense')).statusCode, 400)

  t.equal((await send('DELETE', '/timelines/stone', undefined, { 'if-match': '"x"' })).statusCode, 412)
  t.equal((await send('DELETE', '/timelines/stone')).statusCode, 204)
  t.equal((await send('DELETE', '/timelines/stone')).statusCode, 404)
  t.equal((await app.inject('/timelines/stone')).statusCode, 404)
}

/** What is taken out of one database and into another has the timelines. */
async function moves(t: Test, from: StoreOptions, to: StoreOptions): Promise<void> {
  const lines = exportStore(from, () => {})
  await importStore(to, lines, () => {})
  const [one, other] = [await openStore(from), await openStore(to)]
  t.teardown(() => Promise.all([one.close(), other.close()]))
  t.same(await other.keptTimelines({ limit: 100 }), await one.keptTimelines({ limit: 100 }))
  t.equal((await one.keptTimelines({ limit: 100 })).items.length, 3)
  const kept = await other.keepTimeline(
    { headline: 'After', events: [weir.timeline[0]!.id] },
    { by: 'ruth', at: '2030-01-01T00:00:00.000Z' },
  )
  t.equal(kept.id, 'after', 'numbers go on where they were')
}

const folder = t.testdir({})
const file = { database: `${folder}/one.sqlite` }
t.test('in SQLite', (t) => keeps(t, file))

await inPostgres(t, async (t, cluster) => {
  const server = { database: '', databaseUrl: await cluster.database() }
  await t.test('kept', (t) => keeps(t, server))
  const [fresh, moved] = [await cluster.database(), `${folder}/moved.sqlite`]
  await t.test('moved to SQLite', (t) => moves(t, server, { database: moved }))
  await t.test('moved from SQLite', (t) => moves(t, file, { database: '', databaseUrl: fresh }))
})

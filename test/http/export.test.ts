/** All of the store at once, and every mention of an entity: complete, paged, and true while the store changes. */
import { once } from 'node:events'
import { get as httpGet } from 'node:http'
import t, { type Test } from 'tap'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Article } from '../../schemas/article.ts'
import { MentionList } from '../../schemas/listing.ts'
import { analyse } from '../../src/analysis/analyse.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { changedExport, wholeExport } from '../../src/http/routes/export-lines.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'
import { inPostgres } from '../store/cluster.ts'
import { until } from '../store/contract.ts'

const token = 'token-of-the-export-test'
const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1', COPYDESK_TOKENS: token })
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())

/** Five reports of a ferry company whose head is named in each. */
const places = ['Anselm', 'Brandt', 'Corvo', 'Dunmore', 'Elsing']
const source = (nth: number, more = '') => ({
  text: [
    `Ferries return to Port ${places[nth]}`,
    `Ferries will return to the quay on Monday, Mira Quill, the head of the line, said.${more}`,
    '“We have waited for this since the storm,” Quill said. “It took two years.”',
    'Tom Vance claimed that the repairs had cost £4m.',
  ].join('\n\n'),
  publishedAt: `2024-03-0${nth + 1}T09:30:00Z`,
  as: 'body' as const,
})

type Line = { id: string; sequence?: number; deleted?: true } & Partial<Analysis>
const linesOf = (body: string): Line[] =>
  body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

/** A store has the most mentioned entities of an article first. */
const ordered = (line: Line) => ({
  ...line,
  entities: [...line.entities!].sort((a, b) => b.mentions.length - a.mentions.length || (a.id < b.id ? -1 : 1)),
})

async function desk(t: Test, store: Store) {
  const app = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  const send = async (method: 'POST' | 'PUT' | 'DELETE' | 'PATCH', url: string, payload?: object, headers = {}) => {
    const authorised = { authorization: `Bearer ${token}`, ...headers }
    const reply = await app.inject({ method, url, headers: authorised, ...(payload && { payload }) })
    if (reply.statusCode >= 300) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body}`)
    return reply
  }
  const ids: string[] = []
  for (const nth of places.keys()) ids.push((await send('POST', '/articles', source(nth))).json().id)
  const all = async (url = '/export') => {
    const reply = await app.inject(url)
    t.equal(reply.statusCode, 200, url)
    t.equal(reply.headers['content-type'], 'application/x-ndjson; charset=utf-8')
    return { lines: linesOf(reply.body), sequence: Number(reply.headers['copydesk-sequence']) }
  }
  return { app, send, ids, all }
}

function suite(t: Test, open: (options?: { changesKept: number }) => Promise<Store>): void {
  t.test('an export', async (t) => {
    const { app, send, ids, all } = await desk(t, await open())
    const { lines, sequence } = await all()
    for (const [nth, line] of lines.entries())
      t.strictSame(ordered(line), ordered({ id: ids[nth]!, ...analyse(source(nth)) }), 'as analyse prints it')
    t.equal(lines.length, ids.length)
    t.ok(lines.every(({ times }) => times!.length > 0))
    t.strictSame((await all(`/export?after=${ids[2]}`)).lines, lines.slice(3), 'resumed after a line')
    t.strictSame((await all(`/export?since=${sequence}`)).lines, [], 'nothing has changed since')

    await send('PUT', `/articles/${ids[1]}`, source(1, ' It rained.'))
    await send('DELETE', `/articles/${ids[3]}`)
    await send('PUT', `/articles/${ids[1]}`, source(1, ' It snowed.'))
    const since = await all(`/export?since=${sequence}`)
    t.equal(since.sequence, sequence + 3)
    t.match(since.lines, [
      { id: ids[3], sequence: sequence + 2, deleted: true },
      { id: ids[1], sequence: sequence + 3, article: { text: /It snowed/ }, quotes: [{}], times: [{}] },
    ])
    t.equal(since.lines.length, 2, 'each article once')
    t.strictSame((await all(`/export?since=${sequence + 2}`)).lines, since.lines.slice(1), 'resumed at a line')
    t.equal((await all('/export?since=0')).lines.length, ids.length, 'from the first change on')

    for (const [url, status, pointer] of [
      [`/export?since=${sequence + 4}`, 410, '/query/since'],
      ['/export?since=1.5', 400, '/query/since'],
      [`/export?since=1&after=${ids[0]}`, 400, '/query/after'],
      ['/export?limit=3', 400, '/query/limit'],
    ] as const) {
      const reply = await app.inject(url)
      t.equal(reply.statusCode, status, url)
      t.equal(reply.json().errors[0].pointer, pointer)
    }
    const head = await app.inject({ method: 'HEAD', url: '/export' })
    t.equal(head.statusCode, 200)
    t.equal(head.body, '')
    t.equal((await app.inject({ url: '/export', headers: { accept: 'text/csv' } })).statusCode, 406)
  })

  t.test('an export of a store that changes', async (t) => {
    const store = await open()
    const { send, ids } = await desk(t, store)
    const newest = await store.newest()
    const lines = wholeExport(store, null)
    const next = async () => linesOf((await lines.next()).value!)[0]!
    const read = [await next(), await next()]
    // One that was read and one that was not are replaced, removed, and stored again under their ids; one is new.
    await send('PUT', `/articles/${ids[0]}`, source(0, ' It rained.'))
    await send('PUT', `/articles/${ids[2]}`, source(2, ' It rained.'))
    for (const nth of [1, 3]) await send('DELETE', `/articles/${ids[nth]}`)
    await send('PUT', `/articles/${ids[1]}`, source(1))
    await send('PUT', '/articles/2020-01-01-new', source(0, ' All is new.'))
    for await (const line of lines) read.push(...linesOf(line))
    t.strictSame(
      read.map(({ id }) => id),
      [ids[0], ids[1], ids[2], ids[4]],
      'those that stay are there, each once',
    )
    t.match(read[2]!.article!.text, /It rained/, 'as they are when they are read')

    const later = changedExport(store, newest, await store.newest())
    const first = linesOf((await later.next()).value!)[0]!
    t.equal(first.id, ids[0])
    await send('PUT', `/articles/${ids[0]}`, source(0, ' It hailed.'))
    await send('PUT', `/articles/${ids[2]}`, source(2, ' It hailed.'))
    const rest: Line[] = []
    for await (const line of later) rest.push(...linesOf(line))
    t.strictSame(
      rest.map(({ id, deleted = false }) => [id, deleted]),
      [
        [ids[2], false],
        [ids[3], true],
        [ids[1], false],
        ['2020-01-01-new', false],
      ],
      'what changed meanwhile is told once, too, and what changed again comes with the next',
    )

    const copy = new Map(read.map((line) => [line.id, line]))
    for (const line of [first, ...rest, ...(await linesSince(store, newest))]) {
      if (line.deleted) copy.delete(line.id)
      else copy.set(line.id, line)
    }
    const texts = (list: Iterable<Line>) => [...list].map(({ id, article }) => `${id} ${article!.text}`).sort()
    const now: Line[] = []
    for await (const line of wholeExport(store, null)) now.push(...linesOf(line))
    t.strictSame(texts(copy.values()), texts(now), 'a copy that is kept so is the store')
  })

  t.test('changes that are forgotten', async (t) => {
    const store = await open({ changesKept: 3 })
    const { app, send, ids } = await desk(t, store)
    const lines = changedExport(store, (await store.newest()) - 2, await store.newest())
    await lines.next()
    for (let nth = 0; nth < 12; nth++) await send('PUT', `/articles/${ids[0]}`, source(0, ` Number ${nth}.`))
    while ((await store.missed(8)) === null) await send('PUT', `/articles/${ids[0]}`, source(0, ' Once more.'))
    t.equal((await app.inject('/export?since=1')).json().type, 'urn:copydesk:problem:changes-forgotten')
    const late = changedExport(store, 5, await store.newest())
    await t.rejects(late.next(), { name: 'ForgottenError' }, 'an export that is too slow for the log breaks off')
  })

  t.test('times and furniture of an article', async (t) => {
    const { app, ids } = await desk(t, await open())
    const whole = analyse(source(0))
    const { times, furniture, ...article } = (await app.inject(`/articles/${ids[0]}?include=times,furniture`)).json()
    t.strictSame(times, whole.times)
    t.strictSame(furniture, [])
    t.strictSame(article, (await app.inject(`/articles/${ids[0]}`)).json())
    const some = (await app.inject(`/articles/${ids[0]}?include=times&fields=id,times.value`)).json()
    t.strictSame(some, { id: ids[0], times: whole.times.map(({ value }) => ({ value })) })
  })

  t.test('mentions', async (t) => {
    const { app, send, ids } = await desk(t, await open())
    const list = async (url: string) => {
      const reply = await app.inject(url)
      t.equal(reply.statusCode, 200, `${url} ${reply.body.slice(0, 200)}`)
      return MentionList.parse(reply.json())
    }
    const pages = async (url: string, meanwhile = async (_page: number) => {}) => {
      const found = []
      for (let [cursor, page] = ['', 0]; ; page++) {
        const { items, next } = await list(`${url}${cursor}`)
        found.push(...items)
        if (next === null) return found
        await meanwhile(page)
        cursor = `&cursor=${next}`
      }
    }
    const path = '/entities/person/mira-quill/mentions'
    const whole = (await list(`${path}?limit=100`)).items
    t.equal(whole.length, 3 * ids.length)
    t.strictSame(
      [...new Set(whole.map(({ article }) => article))],
      ids.toReversed(),
      'what was stored last comes first',
    )
    t.strictSame(await pages(`${path}?limit=3`), whole, 'page by page')
    t.match(whole[0], {
      text: 'Mira Quill',
      kind: 'name',
      before: 'Ferries will return to the quay on Monday, ',
      after: ', the head of the line, said.',
    })
    for (const { article, start, end, text, before, after } of whole) {
      const { text: of }: Article = (await app.inject(`/articles/${article}`)).json()
      t.equal(of.slice(start - before.length, end + after.length), before + text + after)
    }
    t.match((await list(`${path}?context=2&limit=1`)).items[0], { before: 'on Monday, ', after: ', the' })
    t.match((await list(`${path}?context=0&limit=1`)).items[0], { before: '', after: '' })
    t.equal((await list(`${path}?article=${ids[1]}`)).items.length, 3)
    t.strictSame((await list(`${path}?article=none`)).items, [])
    t.strictSame((await list(`${path}?kind=pronoun`)).items, [])
    t.match((await app.inject(`${path}?limit=1&include=article&fields=text`)).json().items, [
      { text: 'Mira Quill', articleSummary: { id: ids[4] } },
    ])
    const csv = (await app.inject(`${path}?format=csv`)).body.trimEnd().split('\r\n')
    t.equal(csv[0], 'start,end,text,article,kind,before,after')
    t.equal(csv.length, whole.length + 1)
    const { next } = await list(`${path}?limit=1`)
    for (const [url, status] of [
      ['/entities/person/nobody/mentions', 404],
      [`${path}?context=51`, 400],
      [`/entities/person/tom-vance/mentions?cursor=${next}`, 400],
    ] as const)
      t.equal((await app.inject(url)).statusCode, status, url)

    // Between the pages an article gets another date, one comes and one goes, one that was read and one that was not.
    const later = await pages(`${path}?limit=1`, async (page) => {
      if (page === 2) await send('PUT', `/articles/${ids[4]}`, { ...source(4), publishedAt: '2019-01-01' })
      if (page === 3) await send('PUT', `/articles/${ids[0]}`, { ...source(0), publishedAt: '2029-01-01' })
      if (page === 4) await send('PUT', '/articles/later', source(2, ' It rained.'))
      if (page === 5) await send('DELETE', `/articles/${ids[1]}`)
    })
    const place = ({ article, start }: { article: string; start: number }) => `${article} ${start}`
    t.strictSame(
      later.map(place),
      whole.filter(({ article }) => article !== ids[1]).map(place),
      'nothing is doubled, nothing lost',
    )
    await send('POST', '/entities/person/tom-vance/merge', { into: 'person/mira-quill' }, { 'if-match': '*' })
    const moved = await app.inject('/entities/person/tom-vance/mentions?limit=3')
    t.equal(moved.statusCode, 308)
    t.equal(moved.headers.location, `${path}?limit=3`)
  })

  t.test('very many mentions, very long words', async (t) => {
    const store = await open()
    const { app, send } = await desk(t, store)
    const said = Array.from({ length: 150 }, (_, i) => `Zora Finch said on day ${i} that it rained.`)
    const text = [...said, `${'😀'.repeat(2000)} Zora Finch ${'😀'.repeat(2001)}`].join('\n\n')
    await send('PUT', '/articles/many', { text: `Rain in the valley\n\n${text}`, as: 'body' })
    const entity = (await app.inject('/entities?article=many&type=person&include=mentions')).json().items[0]
    t.ok(entity.mentions.length > 100)
    const mentions = []
    for (let cursor = ''; ; ) {
      const { items, next } = (await app.inject(`/entities/${entity.id}/mentions?limit=60${cursor}`)).json()
      mentions.push(...items)
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    t.equal(mentions.length, entity.mentions.length, 'all of them, though lists keep the first hundred')
    const last = mentions.at(-1)!
    t.ok(last.before.length <= 1000 && last.after.length <= 1000)
    t.ok(last.before.isWellFormed?.() ?? true)
    t.ok(last.after.isWellFormed?.() ?? true)
  })
}

async function linesSince(store: Store, since: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of changedExport(store, since, await store.newest())) lines.push(...linesOf(line))
  return lines
}

t.test('in memory', async (t) => suite(t, (options) => openStore({ database: ':memory:', ...options })))

t.test('a reader that stops', async (t) => {
  const store = await openStore({ database: ':memory:' })
  const { app, ids } = await desk(t, store)
  let read = 0
  const records = store.records
  store.records = (id) => {
    read++
    return records(id)
  }
  // More than sockets hold between a reader and the service.
  store.ids = async () => Array(500).fill(ids[0])
  const address = await app.listen({ port: 0 })
  const request = httpGet(`${address}/export`)
  const [answer] = await once(request, 'response')
  await once(answer, 'readable')
  let before = -1
  while (read > before) {
    before = read
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  const held = read
  answer.resume()
  await until(async () => read > held)
  answer.destroy()
  t.pass(`${held} lines were written until it waited`)
})

await inPostgres(t, async (t, cluster) => {
  suite(t, async (options) => openStore({ database: '', databaseUrl: await cluster.database(), ...options }))
})

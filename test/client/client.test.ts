/** The client as a program of another package has it, against a running service. */

import { createClient, dataOf, each, type Item, ProblemError, type Schemas } from 'copydesk/client'
import t from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore } from '../../src/store/index.ts'
import { analysisOf } from '../store/analysis.ts'

const token = 'a-token-of-the-desk'
const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1', COPYDESK_TOKENS: token })
const store = await openStore({ database: ':memory:' })
const lines = Array.from({ length: 250 }, (_, i) => `Ada Moss: “The ${i}th pier is safe.”`)
const names = { person: ['Ada Moss'] }
await store.put(analysisOf({ headline: 'Piers checked', lines, names }), { source: '{}', engine: '1' })
const analyser = startAnalyser(config)
const app = await buildApp({ config, store, analyser })
const client = createClient({ baseUrl: await app.listen({ port: 0 }), token })
t.teardown(async () => {
  await app.close()
  await analyser.close()
  await store.close()
})

t.test('records', async (t) => {
  const article: Schemas['Article'] = dataOf(await client.GET('/article'))
  t.equal(article.headline, 'Piers checked')
  const path = { type: 'person', slug: 'ada-moss' } as const
  const entity = dataOf(await client.GET('/entities/{type}/{slug}', { params: { path } }))
  t.equal(entity.type === 'person' && entity.roles.length, 0, 'a union is told apart by its type')
  const { data: quotes } = await client.GET('/quotes', { params: { query: { kind: ['direct'], limit: 2 } } })
  t.equal(quotes?.items.length, 2)
  // @ts-expect-error there is no such path
  t.equal((await client.GET('/nowhere')).response.status, 404)
  // @ts-expect-error there is no such kind
  t.equal((await client.GET('/quotes', { params: { query: { kind: ['loud'] } } })).response.status, 400)
})

t.test('lists', async (t) => {
  const found: Item<'/quotes'>[] = []
  for await (const quote of each(client, '/quotes', { speaker: ['person/ada-moss'] })) found.push(quote)
  t.equal(found.length, 250)
  t.equal(new Set(found.map(({ id }) => id)).size, 250, 'each once, over three pages')
  t.equal(found[0]?.speaker?.name, 'Ada Moss')
  for await (const quote of each(client, '/quotes')) {
    t.equal(quote.id, found[0]?.id, 'who needs no more stops')
    break
  }
  await t.rejects(each(client, '/quotes', { from: 'yesterday' }).next(), {
    name: 'ProblemError',
    problem: { status: 400, errors: [{ pointer: '/query/from' }] },
  })
})

t.test('problems', async (t) => {
  const { data, error, response } = await client.GET('/quotes/{id}', { params: { path: { id: 'none' } } })
  t.equal(data, undefined)
  t.match(error, { status: 404, detail: 'There is no quote “none”.' })
  t.throws(() => dataOf({ error, response }), new ProblemError(error!, response))
  const unsaid = { error: 'Bad gateway', response: new Response('', { status: 502, statusText: 'Bad Gateway' }) }
  t.throws(() => dataOf(unsaid), { message: 'Bad Gateway', problem: { type: 'about:blank', status: 502 } })
  await t.rejects(createClient({ baseUrl: 'http://127.0.0.1:1' }).GET('/article'), 'no answer at all')
})

t.test('entity tags', async (t) => {
  const first = await client.GET('/article')
  const etag = first.response.headers.get('etag')!
  const again = await client.GET('/article', { headers: { 'if-none-match': etag } })
  t.equal(again.response.status, 304)
  t.equal(again.data, undefined)
})

t.test('writing', async (t) => {
  const text = 'Pier to open\n\n“It is safe,” said Ada Moss on Friday.'
  const body = { text, as: 'body' } as const
  const path = { id: 'pier' }
  const made = await client.PUT('/articles/{id}', { params: { path }, body })
  t.equal(made.response.status, 201)
  t.equal(dataOf(made).text, text)
  const header = { 'if-match': '"another"' }
  t.equal((await client.DELETE('/articles/{id}', { params: { path, header } })).response.status, 412)
  const analysis = dataOf(await client.POST('/analyse', { body }))
  t.equal(analysis.quotes[0]?.text, 'It is safe')
  const stranger = createClient({ baseUrl: app.listeningOrigin })
  t.equal((await stranger.DELETE('/articles/{id}', { params: { path } })).error?.status, 401)
})

t.test('other formats', async (t) => {
  const csv = await client.GET('/quotes', { params: { query: { format: 'csv' } }, parseAs: 'text' })
  const text: string = dataOf(csv)
  t.equal(text.split('\r\n').length, 250 + 1 + 2, 'the names, all quotes, and nothing after the last line')
})

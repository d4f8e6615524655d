/** What of each record an answer carries: `fields`, `include`. */
import t from 'tap'
import { serveSamples } from './samples.ts'

const { app, close } = await serveSamples('shape-test-token')
t.teardown(close)

const get = async (url: string) => (await app.inject(url)).json()

t.test('fields', async (t) => {
  const { items, next } = await get('/quotes?limit=3&fields=id,speaker.name,parts.text')
  t.equal(items.length, 3)
  const whole = (await get('/quotes?limit=3')).items
  for (const [i, item] of items.entries()) {
    const { id, speaker, parts } = whole[i]
    const texts = parts.map(({ text }: { text: string }) => ({ text }))
    t.strictSame(item, { id, parts: texts, speaker: speaker && { name: speaker.name } })
  }
  const second = await get(`/quotes?limit=3&fields=id&cursor=${next}`)
  t.strictSame(Object.keys(second.items[0]), ['id'], 'a cursor goes on with other fields')

  for (const list of ['articles', 'claims', 'timeline', 'entities']) {
    const { items } = await get(`/${list}?fields=id`)
    t.ok(items.length > 0 && items.every((item: object) => Object.keys(item).join() === 'id'), list)
  }
  const { id } = (await get('/articles?limit=1')).items[0]
  t.strictSame(Object.keys(await get(`/articles/${id}?fields=text,headline`)).sort(), ['headline', 'text'])

  const refused = await app.inject('/quotes?fields=id,speaker.nme,foo')
  t.equal(refused.statusCode, 400)
  t.match(refused.json(), {
    detail: '`fields` has members that there are not: speaker.nme, foo',
    errors: [{ pointer: '/query/fields' }],
  })
  t.equal((await app.inject('/quotes?fields=id,,text')).statusCode, 400)
})

t.test('the article beside each record', async (t) => {
  for (const list of ['quotes', 'claims', 'timeline']) {
    const { items } = await get(`/${list}?include=article&limit=5`)
    t.ok(items.length > 0)
    for (const { article, articleSummary } of items) {
      const summary = (await get('/articles?limit=100')).items.find(({ id }: { id: string }) => id === article)
      t.strictSame(articleSummary, summary, `${list}: ${article}`)
    }
  }
  const { items } = await get('/quotes?include=article&fields=text&limit=1')
  t.strictSame(Object.keys(items[0]), ['text', 'articleSummary'], 'with fields, too')
  t.match(await get('/quotes?include=furniture'), { errors: [{ pointer: /^\/query\/include/ }] })
})

t.test('all of an article at once', async (t) => {
  const { id } = (await get('/articles?limit=1')).items[0]
  const whole = await get(`/articles/${id}?include=quotes,entities&include=claims,timeline,furniture`)
  const { furniture, quotes, entities, claims, timeline, ...article } = whole
  t.strictSame(article, await get(`/articles/${id}`))
  t.ok(Array.isArray(furniture))
  t.strictSame(quotes, (await get(`/quotes?article=${id}&limit=100`)).items)
  t.strictSame(claims, (await get(`/claims?article=${id}&limit=100`)).items)
  t.strictSame(timeline, (await get(`/timeline?article=${id}&limit=100`)).items)
  t.equal(entities.length, (await get(`/entities?article=${id}&limit=100`)).items.length)
  const some = await get(`/articles/${id}?include=quotes&fields=headline,quotes.text`)
  t.strictSame(some.headline, article.headline)
  t.ok(some.quotes.length > 0 && some.quotes.every((quote: object) => Object.keys(quote).join() === 'text'))
})

t.test('mentions come when they are asked for', async (t) => {
  const { items } = await get('/entities?limit=3')
  t.ok(items.every((item: object) => !('mentions' in item) && 'counts' in item))
  const full = (await get('/entities?limit=3&include=mentions')).items
  t.ok(full.every(({ mentions }: { mentions: unknown[] }) => mentions.length > 0))
  const texts = (await get('/entities?limit=3&fields=id,mentions.text')).items
  t.ok(texts.every(({ mentions }: { mentions: { text: string }[] }) => mentions[0]?.text))
})

t.test('a range that ends before it begins', async (t) => {
  for (const list of ['articles', 'quotes', 'claims', 'timeline']) {
    const reply = await app.inject(`/${list}?from=2024-03-05&to=2024-03-04`)
    t.match(reply.json(), { status: 400, errors: [{ pointer: '/query/from' }] }, list)
    t.equal((await app.inject(`/${list}?from=2024-03-05&to=2024-03-05`)).statusCode, 200, `${list}: one day`)
  }
})

t.test('RSS', async (t) => {
  const reply = await app.inject('/articles?limit=2&format=rss')
  t.match(reply.headers['content-type'], /^application\/rss\+xml/)
  const { items } = await get('/articles?limit=2')
  for (const { headline } of items) t.ok(reply.body.includes(`<title>${headline}</title>`), headline)
})

t.test('rows', async (t) => {
  const header = async (url: string) => (await app.inject(url)).body.split('\r\n')[0]!.split(',')
  t.notOk((await header('/entities?format=csv')).includes('mentions'))
  t.ok((await header('/entities?format=csv&include=mentions')).includes('mentions'))
  t.strictSame(await header('/quotes?format=csv&fields=id,speaker.name'), ['id', 'speaker.name'])
  const beside = await header('/quotes?format=csv&fields=id&include=article')
  t.ok(beside.includes('articleSummary.headline') && beside[0] === 'id')
  const line = (await app.inject('/quotes?format=ndjson&fields=id')).body.split('\n')[0]!
  t.strictSame(Object.keys(JSON.parse(line)), ['id'])
})

/** What clients are generated from, and what a reader of /docs tries: names, bounds, and examples that answer. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { dataPath } from '../../src/data.ts'
import { serveSamples } from './samples.ts'

const token = 'description-test-token'
const { app, close } = await serveSamples(token)
t.teardown(close)

type Json = { [key: string]: unknown }
interface Parameter {
  name: string
  in: string
  required?: boolean
  example?: string
}
const document = (await app.inject('/openapi.json')).json()

/** Every schema in a value with its path; examples are no schemas. */
function* schemasIn(value: unknown, path: string): Generator<[path: string, schema: Json]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [path, value as Json]
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'example' && key !== 'examples') yield* schemasIn(child, `${path}/${key}`)
  }
}
const components = [...schemasIn(document.components.schemas, 'schemas')]
const all = [...components, ...schemasIn(document.paths, 'paths')]

t.same(
  all.filter(([path, schema]) => schema.properties && !/^schemas\/\w+$/.test(path)).map(([path]) => path),
  [],
  'every object is a named component',
)
t.same(
  all.filter(
    ([, { type, minimum, maximum }]) => type === 'integer' && (minimum === undefined || maximum === undefined),
  ),
  [],
  'integers have their bounds',
)
for (const name of ['Counts', 'PersonDetail', 'OrganisationDetail', 'PlaceDetail', 'TextSource', 'HtmlSource']) {
  t.ok(document.components.schemas[name], name)
}
for (const [path, item] of Object.entries<Record<string, { parameters?: Parameter[] }>>(document.paths)) {
  const ifMatch = item.patch?.parameters?.find(({ name }) => name === 'if-match')
  // A subscription changes with each message that is sent; no version of it could be held on to.
  if (item.patch && path !== '/subscriptions/{id}')
    t.equal(ifMatch?.required, true, `If-Match is required to PATCH ${path}`)
  for (const { name, required, example } of item.get?.parameters ?? []) {
    if (!required) t.equal(example, undefined, `${name} of ${path} is not filled in`)
  }
}

t.test('an address alone', async (t) => {
  const headers = { authorization: `Bearer ${token}` }
  for (const url of ['/analyse', '/articles']) {
    const payload = { url: 'https://example.org/news/1' }
    const reply = await app.inject({ method: 'POST', url, headers, payload })
    t.match(reply.json(), { status: 422, detail: /^Nothing is fetched here/, errors: [{ pointer: '/url' }] }, url)
  }
})

t.test('every read answers its own example with data', async (t) => {
  const quote = document.paths['/quotes/{id}'].get.parameters[0].example
  const headers = { authorization: `Bearer ${token}`, 'if-match': '*' }
  const patched = await app.inject({ method: 'PATCH', url: `/quotes/${quote}`, headers, payload: { saidAt: '2022' } })
  t.equal(patched.statusCode, 200, 'there is a correction to read')
  const claim = document.paths['/claims/{id}'].get.parameters[0].example
  const verdict = { rating: 'checked', url: 'https://records.example/speech' }
  const checked = await app.inject({ method: 'PUT', url: `/claims/${claim}/verdict`, headers, payload: verdict })
  t.equal(checked.statusCode, 200, 'there is a verdict to read')
  const events = [document.paths['/timeline/{id}'].get.parameters[0].example]
  const timeline = { headline: 'A month in four events', events }
  const kept = await app.inject({ method: 'POST', url: '/timelines', headers, payload: timeline })
  t.equal(kept.statusCode, 201, 'there is a timeline to read')
  const read = (await app.inject(`/articles/${quote.slice(0, quote.lastIndexOf('.'))}`)).json()
  const { text, publishedAt, headline } = read
  const copy = { text, publishedAt, headline, publisher: 'Another Paper', as: 'body' }
  const put = await app.inject({
    method: 'PUT',
    url: '/articles/a-copy',
    headers: { authorization: headers.authorization },
    payload: copy,
  })
  t.equal(put.statusCode, 201, 'there is a copy to read')
  const subscribed = await app.inject({
    method: 'POST',
    url: '/subscriptions',
    headers,
    payload: { url: 'https://hooks.example/' },
  })
  t.equal(subscribed.statusCode, 201, 'there is a subscription to read')
  for (const [path, { get }] of Object.entries<{ get?: { parameters?: Parameter[]; tags: string[] } }>(
    document.paths,
  )) {
    // The queue needs PostgreSQL; the stream of changes does not end.
    if (!get || path === '/jobs/{id}' || path === '/changes') continue
    const inPath = (get.parameters ?? []).filter((parameter) => parameter.in === 'path')
    const url = inPath.reduce((url, { name, example }) => url.replace(`{${name}}`, example ?? ''), path)
    const reply = await app.inject({ url, headers })
    t.equal(reply.statusCode, 200, url)
    if (get.tags.includes('service') || path.startsWith('/embed/')) continue
    const [first] = reply.body.split('\n')
    const { items } = JSON.parse(path === '/export' ? first! : reply.body)
    if (items) t.ok(items.length > 0, `${url} has items`)
  }
})

t.test('requests that the documentation shows find something', async (t) => {
  const pages = ['README.md', 'docs/http.md'].map((page) => readFileSync(dataPath('..', page), 'utf8')).join('\n')
  const asked = [...pages.matchAll(/^curl (?:-H '[^']*' )?'http:\/\/127\.0\.0\.1:3000([^']+)'/gm)].map(
    (found) => found[1]!,
  )
  t.ok(asked.length > 15, `${asked.length} requests`)
  for (const url of asked) {
    const reply = await app.inject(url)
    t.equal(reply.statusCode, 200, url)
    const { items } = reply.json()
    if (items) t.ok(items.length > 0, url)
  }
  for (const { 1: event } of pages.matchAll(/"events": \["([^"]+)"\]/g))
    t.equal((await app.inject(`/timeline/${event}`)).statusCode, 200, `the event ${event}`)
})

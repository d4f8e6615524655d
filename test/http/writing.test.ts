/** Sources in: bodies, dates, storing, replacing, namesakes. */
import t from 'tap'
import { dataPath } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { loadSources } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/index.ts'
import { ajv, analyser, app, config, desk, faults, post, token } from './service.ts'

t.test('bodies', async (t) => {
  const text = [
    'Café row ends after years in court',
    'The owner of a café by the harbour, Zoë Moss, has won her case against the city, a court said on Friday.',
    '“It is over,” said Ms Moss, who had waited three years for the ruling. The city said it would not appeal.',
  ].join('\n\n')
  const inWindows1252 = text.replace('“', '\x93').replace('”', '\x94')
  for (const [name, payload, type] of [
    ['UTF-8', text, 'text/plain'],
    ['its encoding named', Buffer.from(inWindows1252, 'latin1'), 'text/plain; charset=windows-1252'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'text/plain'],
    ['JSON', JSON.stringify({ text }), 'application/json'],
  ] as const) {
    const reply = await post(payload, type)
    t.equal(reply.statusCode, 200, name)
    t.equal(reply.json().article.text, text, name)
    t.notOk(reply.json().article.furniture, name)
  }
  const body = await post(
    JSON.stringify({ text, as: 'body', publishedAt: '2024-03-05' }),
    'application/json',
    '/analyse?include=furniture',
  )
  t.equal(body.json().article.text, text)
  t.equal(body.json().article.publishedAt, '2024-03-05', 'a day stays a day')
  for (const [given, kept] of [
    ['2024-03-05T09:30:00Z', '2024-03-05T09:30:00Z'],
    ['2024-03-05T09:30Z', null],
    ['2024-03-05T09:30:00+01:00', '2024-03-05T09:30:00+01:00'],
    ['2024-03-05T09:30', '2024-03-05'],
    ['2024-03-05T09:30:00', '2024-03-05'],
    ['2024-03', null],
    ['2024-02-30', null],
    ['5 March 2024', null],
  ] as const) {
    const reply = await post(JSON.stringify({ text, publishedAt: given }), 'application/json')
    t.equal(reply.statusCode, kept === null ? 400 : 200, given)
    if (kept !== null) t.equal(reply.json().article.publishedAt, kept, given)
    else
      t.match(reply.json().errors, [{ pointer: '/publishedAt', detail: /a full date .* or a date-time with its zone/ }])
  }
  t.same(body.json().article.furniture, [])
  t.equal(
    (await post(text, 'text/plain')).body,
    (await post(text, 'text/plain')).body,
    'the same source gives the same bytes',
  )
})

t.test('a given date leaves as RFC 3339', async (t) => {
  const text = 'Ferry to run again\n\nThe ferry will run again on Monday, its owner, Tom Quill, said.'
  const isDate = ajv.compile({ anyOf: [{ format: 'date-time' }, { format: 'date' }] })
  for (const given of [
    '2024-03-05T09:30',
    '2024-03-05T23:59:59',
    '2024-03-05T23:59:59.123',
    '2024-03-05',
    '2024-03-05T09:30:00Z',
    '2024-03-05T23:30:00.5-05:00',
  ]) {
    const reply = await post(JSON.stringify({ text, publishedAt: given }), 'application/json')
    t.equal(reply.statusCode, 200, given)
    const { publishedAt } = reply.json().article
    t.ok(isDate(publishedAt), `${given} leaves as ${publishedAt}`)
    t.equal(publishedAt.slice(0, 10), '2024-03-05')
  }
})

t.test('writing', async (t) => {
  const text = [
    'Ferry to run again on Monday',
    'The ferry across the bay will run again on Monday, its owner, Tom Quill, said on Friday.',
    '“She is as good as new,” said Mr Quill, who had the engine replaced after a fire in March.',
  ].join('\n\n')
  const authorization = `Bearer ${token}`
  const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object | string, headers: object = {}) =>
    desk.inject({ method, url, headers: { authorization, ...headers }, ...(payload !== undefined && { payload }) })

  for (const [sent, status, scheme] of [
    [undefined, 401, 'Bearer'],
    ['Basic eDp5', 401, 'Bearer'],
    ['Bearer nobody', 401, 'Bearer error="invalid_token"'],
    [`Bearer ${token}x`, 401, 'Bearer error="invalid_token"'],
    [`bearer ${token}`, 201, undefined],
  ] as const) {
    const headers = { ...(sent && { authorization: sent }) }
    const reply = await desk.inject({
      method: 'POST',
      url: '/articles',
      headers,
      payload: { text: `${text} It is white.` },
    })
    t.equal(reply.statusCode, status, `${sent}`)
    t.equal(reply.headers['www-authenticate'], scheme)
  }
  for (const [method, url, payload, type, status] of [
    ['POST', '/articles', undefined, undefined, 400],
    ['PUT', '/articles/ferry', undefined, undefined, 400],
    ['PUT', '/articles/ferry', JSON.stringify({ text }), 'application/x-ndjson', 415],
  ] as const) {
    const reply = await send(method, url, payload, type && { 'content-type': type })
    t.equal(reply.statusCode, status, `${method} of ${type ?? 'nothing'}`)
    t.equal(reply.headers.accept, status === 415 ? 'text/plain, text/html, application/json' : undefined)
    t.equal(faults({ $ref: '#/components/schemas/Problem' }, reply.json()), null)
  }
  const bodiless = await send('DELETE', '/articles/ferry', 'x', { 'content-type': 'x/y' })
  t.equal(bodiless.statusCode, 415)
  t.equal(bodiless.headers.accept, undefined)
  t.equal(bodiless.json().detail, 'Bodies of this kind are not read; this path takes no body')
  t.match((await desk.inject('/metrics')).body, /^copydesk_store_put_duration_seconds_count [1-9]/m)
  const off = await app.inject({ method: 'POST', url: '/articles', headers: { authorization }, payload: { text } })
  t.equal(off.statusCode, 403)
  t.equal(off.json().type, 'urn:copydesk:problem:writes-off')

  const source = { text, publishedAt: '2024-03-08T10:00:00Z' }
  const first = await send('POST', '/articles', source)
  const { id } = first.json()
  t.equal(first.statusCode, 201)
  t.equal(first.headers.location, `/articles/${id}`)
  const read = await desk.inject(`/articles/${id}`)
  t.equal(read.body, first.body)
  t.equal(read.headers.etag, first.headers.etag)
  const second = await send('POST', '/articles', source)
  t.equal(second.statusCode, 200, 'the same source again')
  t.equal(second.body, first.body)
  t.notOk(second.headers.location)
  t.equal(
    (await send('POST', '/articles', text, { 'content-type': 'text/plain' })).statusCode,
    200,
    'the same, as text',
  )
  const clash = await send('POST', '/articles', { ...source, text: `${text} It is blue.` })
  t.equal(clash.json().id, `${id}-2`, 'another source with the same headline and day')

  const etag = String(first.headers.etag)
  const other = { ...source, text: text.replace('Monday', 'Tuesday') }
  for (const match of ['"x"', `W/${etag}`]) {
    t.equal((await send('PUT', `/articles/${id}`, other, { 'if-match': match })).statusCode, 412, match)
  }
  const put = await send('PUT', `/articles/${id}`, other, { 'if-match': `"x", ${etag}` })
  t.equal(put.statusCode, 200)
  t.match(put.json(), { id, text: /Tuesday/ })
  t.not(put.headers.etag, etag)
  t.equal(
    (await send('PUT', `/articles/${id}`, other, { 'if-match': etag })).statusCode,
    412,
    'the tag is of yesterday',
  )
  t.equal((await send('PUT', '/articles/by-hand', other, { 'if-match': '*' })).statusCode, 412)
  t.equal((await send('PUT', '/articles/by-hand', other)).statusCode, 201)
  for (const condition of ['*', `"x", W/${put.headers.etag}`]) {
    const refused = await send('PUT', `/articles/${id}`, source, { 'if-none-match': condition })
    t.equal(refused.statusCode, 412, `If-None-Match: ${condition}`)
    t.match(refused.json().errors, [{ pointer: '/headers/if-none-match' }])
  }
  t.equal((await desk.inject(`/articles/${id}`)).body, put.body, 'nothing is replaced')
  t.equal((await send('PUT', '/articles/not-yet', other, { 'if-none-match': '*' })).statusCode, 201)
  t.equal((await send('PUT', '/articles/not-yet', source, { 'if-none-match': '"x"' })).statusCode, 200)
  t.equal((await send('DELETE', '/articles/not-yet')).statusCode, 204)
  t.equal((await send('PUT', '/articles/By%20hand', other)).json().errors[0].pointer, '/path/id')

  t.equal((await send('DELETE', `/articles/${id}`, undefined, { 'if-match': '"x"' })).statusCode, 412)
  t.equal((await send('DELETE', `/articles/${id}`, undefined, { 'if-match': '*' })).statusCode, 204)
  t.equal((await send('DELETE', `/articles/${id}`)).statusCode, 404)
  t.equal((await desk.inject(`/articles/${id}`)).statusCode, 404)

  const lines = [
    JSON.stringify({ text: `${text} It is red.` }),
    '',
    '{',
    '{"text":1}',
    '{"text":""}',
    JSON.stringify(other),
  ]
  const batch = await send('POST', '/articles', [...lines, `{"text":"${'x'.repeat(100_000)}"}`].join('\n'), {
    'content-type': 'application/x-ndjson',
  })
  t.equal(batch.headers['content-type'], 'application/x-ndjson')
  const outcomes = batch.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.same(
    outcomes.map(({ status }) => status),
    [201, 400, 400, 422, 200, 413],
    'one outcome a line, in order',
  )
  t.match(outcomes[2].problem, { errors: [{ pointer: '/text' }] })
  t.equal(outcomes[4].id, 'by-hand')
  t.equal((await send('POST', '/analyse', lines[0], { 'content-type': 'application/x-ndjson' })).statusCode, 415)
})

t.test('what is stored is not analysed again', async (t) => {
  const own = await openStore({ database: ':memory:' })
  let analyses = 0
  const counting = {
    ...analyser,
    analyse: (...source: Parameters<typeof analyser.analyse>) => {
      analyses++
      return analyser.analyse(...source)
    },
  }
  const services = { store: own, analyser: counting }
  const tokens = { ...config, COPYDESK_TOKENS: [token] }
  const asked = await buildApp({ config: tokens, ...services })
  t.teardown(async () => {
    await asked.close()
    await own.close()
  })
  const first = await loadSources(services, [dataPath('articles')], { atOnce: 2 })
  t.equal(analyses, first.created)
  const { source } = (await own.sources(null, 1))[0]!
  const again = await loadSources(services, [dataPath('articles')], { atOnce: 2 })
  t.same([again.created, again.unchanged, again.failed], [0, first.created, []])
  const headers = { authorization: `Bearer ${token}` }
  const posted = await asked.inject({ method: 'POST', url: '/articles', headers, payload: JSON.parse(source) })
  t.equal(posted.statusCode, 200)
  const batch = await asked.inject({
    method: 'POST',
    url: '/articles',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    payload: `${source}\n${JSON.stringify({ text: 'Ada Moss opened the bridge. It rained.', as: 'body' })}\n`,
  })
  t.match(batch.body, /^\{"status":200,.*\n\{"status":201,.*\n$/)
  t.equal(analyses, first.created + 1, 'but for what is new')
})

t.test('two people of one name', async (t) => {
  const headers = { authorization: `Bearer ${token}` }
  const put = async (text: string[], day: string) => {
    const payload = { text: text.join('\n\n'), publishedAt: `${day}T18:00:00Z` }
    return (await desk.inject({ method: 'POST', url: '/articles', headers, payload })).json().id as string
  }
  const read = async (url: string) => (await desk.inject(url)).json()
  const striker = await put(
    [
      'Keeper ends her run with a cup',
      'The striker Nora Lindqvist left the pitch for the last time on Saturday.',
      '“I gave this club everything,” said Lindqvist, who scored twice.',
    ],
    '2024-05-04',
  )
  const judge = [
    'Court stops the port plan',
    'The judge Nora Lindqvist stopped the plan for a new port on Tuesday.',
    '“The council never asked the fishermen,” Lindqvist said. The mayor, Petra Olsson, will appeal.',
  ]
  const court = await put(judge, '2024-05-07')
  const appeal = await put(
    ['Port goes to appeal', 'Nora Lindqvist was wrong about the port, the mayor, Petra Olsson, said on Friday.'],
    '2024-05-10',
  )
  const [plain, second] = ['person/nora-lindqvist', 'person/nora-lindqvist-2']
  t.same((await read(`/entities/${plain}`)).roles, ['striker'])
  t.match(await read(`/entities/${second}`), { id: second, roles: ['judge'], counts: { articles: 2, quotes: 1 } })
  for (const [article, id] of [
    [striker, plain],
    [court, second],
    [appeal, second],
  ] as const) {
    const { items } = await read(`/entities?article=${article}&type=person`)
    const ids = items.map((entity: { id: string }) => entity.id)
    t.ok(ids.includes(id), `${article}: ${ids}`)
    t.same(
      (await read(`/timeline?article=${article}`)).items.flatMap((entry: { entities: string[] }) =>
        entry.entities.filter((one) => one.startsWith(plain)),
      ),
      [id],
    )
  }
  const quotes = (await read(`/quotes?speaker=${second}`)).items
  t.match(quotes, [{ article: court, speaker: { name: 'Nora Lindqvist', entity: second } }])
  t.same(await read(`/quotes/${quotes[0].id}`), quotes[0])
  t.equal((await read('/quotes?speaker=Nora%20Lindqvist')).items.length, 2)
  t.equal((await read(`/articles?entity=${second}`)).items.length, 2)
  const alone = await desk.inject({ method: 'POST', url: '/analyse', payload: { text: judge.join('\n\n') } })
  t.equal(alone.json().quotes[0].speaker.entity, plain, 'an article alone knows of nobody else')
  for (const id of [striker, court, appeal]) await desk.inject({ method: 'DELETE', url: `/articles/${id}`, headers })
})

t.test('a pronoun is nobody’s name', async (t) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
  const text = [
    'Crews wait for the thaw',
    'The crews of the two boats met on the quay on Monday, and nobody knew when the ice would go.',
    '“We are late,” he said. “We will be late,” they said. “It is cold,” said Ada Moss.',
  ].join('\n\n')
  const stored = await desk.inject({ method: 'POST', url: '/articles', headers, payload: text })
  t.equal(stored.statusCode, 201)
  const { id } = stored.json()
  const read = async (query: string) => (await desk.inject(`/quotes?article=${id}${query}`)).json().items
  t.match(await read(''), [
    { speaker: { name: null, entity: null, mention: { text: 'he' } } },
    { speaker: { name: null, entity: null, mention: { text: 'they' } } },
    { speaker: { name: 'Ada Moss' } },
  ])
  for (const pronoun of ['he', 'He', 'they', 'null']) t.same(await read(`&speaker=${pronoun}`), [], pronoun)
  t.equal((await read('&speaker=Ada%20Moss')).length, 1)
  await desk.inject({ method: 'DELETE', url: `/articles/${id}`, headers })
})

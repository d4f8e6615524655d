/** Kept answers go out past Fastify: to whoever asks again, and to the byte as Fastify would have sent them. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import t from 'tap'
import { startAnalyser } from '../src/analysis/threads/analyser.ts'
import { readConfig } from '../src/config.ts'
import { dataPath } from '../src/data.ts'
import { buildApp } from '../src/http/app.ts'
import { loadSources } from '../src/ingest/ingest.ts'
import { openStore } from '../src/store/index.ts'

const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1', COPYDESK_TOKENS: 'a-token-of-the-desk' })
const analyser = startAnalyser(config)
const store = await openStore({ database: ':memory:' })
await loadSources({ store, analyser }, [dataPath('articles')], { atOnce: 2 })
t.teardown(async () => {
  await analyser.close()
  await store.close()
})

type Headers = Record<string, string>

/** Asks over a connection; the answer without what is its own: its date and id. */
async function ask(port: number, path: string, headers: Headers = {}, method = 'GET') {
  const sent = request({ port, path, method, headers: { connection: 'keep-alive', ...headers } }).end()
  const [reply] = (await once(sent, 'response')) as [IncomingMessage]
  const body = await buffer(reply)
  const { date, 'x-request-id': id, ...rest } = reply.headers
  return { status: reply.statusCode, headers: rest, body: body.toString('latin1'), id }
}

/** How many answers of a route the service has counted, by method and status. */
async function counted(app: Awaited<ReturnType<typeof buildApp>>, route: string) {
  const { body } = await app.inject('/metrics')
  const lines = body.matchAll(
    /^http_request_duration_seconds_count\{method="(\w+)",route="([^"]+)",status="(\d+)"\} (\d+)$/gm,
  )
  return Object.fromEntries(
    [...lines].filter(([, , at]) => at === route).map(([, m, , s, n]) => [`${m} ${s}`, Number(n)]),
  )
}

for (const [origins, rate] of [
  [[], 0],
  [['https://one.example', 'https://two.example'], 0],
  [['*'], 0],
  [[], 1000],
] as const) {
  t.test(`origins: ${origins.join(' ') || 'none'}; rate: ${rate}`, async (t) => {
    const app = await buildApp({
      config: { ...config, COPYDESK_CORS: [...origins], COPYDESK_RATE: rate },
      store,
      analyser,
    })
    await app.listen({ port: 0 })
    const { port } = app.server.address() as AddressInfo
    const { etag = '' } = (await ask(port, '/article')).headers
    let asked = 1
    let not = 0
    for (const method of ['GET', 'HEAD']) {
      for (const headers of [
        {},
        { accept: '*/*' },
        { accept: 'application/json' },
        { accept: 'text/plain' },
        { 'accept-encoding': 'gzip' },
        { 'accept-encoding': 'br, gzip' },
        { 'if-none-match': etag },
        { 'if-none-match': '"another"' },
        { 'if-none-match': '*', 'accept-encoding': 'br' },
        { origin: 'https://one.example' },
        { origin: 'https://two.example', 'if-none-match': etag },
        { origin: 'https://three.example' },
      ] as Headers[]) {
        const what = `${method} ${JSON.stringify(headers)}`
        const {
          statusCode,
          headers: expected,
          rawPayload,
        } = await app.inject({
          method: method as 'GET',
          url: '/article',
          headers: { host: `localhost:${port}`, ...headers },
        })
        const { date, connection, 'x-request-id': id, ratelimit, ...rest } = expected
        asked++
        if (statusCode === 304) not++
        const seen = new Set<string | string[] | undefined>([String(id)])
        for (const time of [1, 2, 3]) {
          const reply = await ask(port, '/article', headers, method)
          asked++
          if (reply.status === 304) not++
          seen.add(reply.id)
          const { connection, 'keep-alive': kept, ratelimit: left, ...got } = reply.headers
          t.equal(reply.status, statusCode, `${what}, time ${time}`)
          t.same(got, rest)
          t.equal(left === undefined, rate === 0)
          t.equal(reply.body, rawPayload.toString('latin1'))
        }
        t.equal(seen.size, 4, 'an id of its own')
      }
    }
    t.equal((await ask(port, '/article', { 'x-request-id': 'mine' })).id, 'mine')
    const counts = Object.entries(await counted(app, '/article'))
    t.equal(
      counts.reduce((sum, [, n]) => sum + n, 0),
      asked + 1,
      'each is counted once',
    )
    t.equal(
      counts.filter(([key]) => key.endsWith('304')).reduce((sum, [, n]) => sum + n, 0),
      not,
    )
    await app.close()
  })
}

t.test('what the store, the load and the end of the service change', async (t) => {
  const own = await openStore({ database: ':memory:' })
  await loadSources({ store: own, analyser }, [dataPath('articles')], { atOnce: 2 })
  const app = await buildApp({ config: { ...config, COPYDESK_REQUESTS: 2 }, store: own, analyser })
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  for (const _ of [1, 2, 3]) t.match(await ask(port, '/articles/late'), { status: 404 }, 'problems are not kept')
  const put = (day: string) =>
    app.inject({
      method: 'PUT',
      url: '/articles/late',
      headers: { authorization: 'Bearer a-token-of-the-desk' },
      payload: { text: `Market opens on ${day}\n\nThe market opens on ${day}, its owner, Ada Moss, said.`, as: 'body' },
    })
  for (const day of ['Monday', 'Thursday']) {
    await put(day)
    for (const _ of [1, 2, 3]) t.match((await ask(port, '/articles/late')).body, `opens on ${day}`)
  }
  for (const _ of [1, 2, 3])
    t.match((await ask(port, '/articles/late?format=text')).headers['content-type'], 'text/plain')
  for (const _ of [1, 2, 3]) t.match(await ask(port, '/articles/late', {}, 'DELETE'), { status: 401 })

  // Two streams stay open, so that a third request is one too many.
  const streams = [1, 2].map(() => request({ port, path: '/changes' }).end())
  await Promise.all(streams.map((stream) => once(stream, 'response')))
  t.match(await ask(port, '/articles/late'), { status: 200 })
  const third = request({ port, path: '/changes' }).end()
  t.match(await once(third, 'response'), [{ statusCode: 503 }])
  third.destroy()
  for (const stream of streams) stream.destroy()
  await app.close()
  await own.close()
})

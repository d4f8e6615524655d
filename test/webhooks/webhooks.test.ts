/** Changes that are sent elsewhere: signed, in order, again until they are taken, whatever happens to the process. */
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { CreatedSubscription, Subscription, SubscriptionList } from '../../schemas/subscription.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'
import { openPoster } from '../../src/webhooks/poster.ts'
import { startSender } from '../../src/webhooks/sender.ts'
import { inPostgres } from '../store/cluster.ts'
import { until } from '../store/contract.ts'

const token = 'token-of-the-webhooks-test'
const settings = { LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1', COPYDESK_TOKENS: `ada:${token}` }
const config = readConfig({ ...settings, COPYDESK_WEBHOOK_PRIVATE: 'yes' })
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())

interface Message {
  type: string
  sequence: number
  article?: string
  summary?: { headline: string } | null
}
interface Received {
  headers: IncomingHttpHeaders
  body: string
  message: Message
}

/** Whoever is told: it answers what it is told to, 204 unless it is. */
async function receiver(t: Test) {
  const received: Received[] = []
  const answers: { status: number; headers?: Record<string, string> }[] = []
  let always = 204
  const server = createServer(async (request, response) => {
    const body = String(await buffer(request))
    received.push({ headers: request.headers, body, message: JSON.parse(body) })
    const { status, headers = {} } = answers.shift() ?? { status: always }
    response.writeHead(status, headers).end('thank you')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answers,
    always: (status: number) => {
      always = status
    },
    messages: () => received.map(({ message }) => message),
  }
}

const source = (nth: number, more = '') => ({
  headline: `Ferry number ${nth} returns`,
  text: `Ferry number ${nth} returns\n\nThe ferry will return on Monday, Mira Quill said.${more}`,
  publisher: nth % 2 === 0 ? 'Even Post' : 'Odd Post',
  as: 'body' as const,
})

/** A service, and a sender whose clock stands where it is put. */
async function desk(t: Test, store: Store) {
  const app = await buildApp({ config, store, analyser })
  const clock = { now: Date.parse('2024-03-05T09:30:00Z') }
  const poster = openPoster({ allowPrivate: true })
  const report = (error: unknown) => t.fail(String(error))
  let sender = startSender({ store, poster, now: () => clock.now, report })
  t.teardown(async () => {
    await sender.close()
    await poster.close()
    await app.close()
    await store.close()
  })
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', url: string, payload?: object) =>
    app.inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) })
  return {
    app,
    clock,
    send,
    put: async (nth: number, more?: string) => send('PUT', `/articles/ferry-${nth}`, source(nth, more)),
    subscribe: async (payload: object) => {
      const reply = await send('POST', '/subscriptions', payload)
      t.equal(reply.statusCode, 201, reply.body)
      const made = CreatedSubscription.parse(reply.json())
      t.equal(reply.headers.location, `/subscriptions/${made.id}`)
      return made
    },
    state: async (id: string) => Subscription.parse((await send('GET', `/subscriptions/${id}`)).json()),
    restart: async () => {
      await sender.close()
      sender = startSender({ store, poster, now: () => clock.now, report })
    },
  }
}

function suite(t: Test, open: (options?: { changesKept: number }) => Promise<Store>): void {
  t.test('what is sent', async (t) => {
    const d = await desk(t, await open())
    const [all, some] = [await receiver(t), await receiver(t)]
    await d.put(0)
    const { secret, id } = await d.subscribe({ url: all.url })
    const picky = await d.subscribe({ url: some.url, kinds: ['created'], filter: { publisher: 'even post' } })
    for (const nth of [1, 2, 3, 4]) await d.put(nth)
    await until(async () => all.received.length >= 4)
    await d.put(1, ' It rained.')
    await d.send('DELETE', '/articles/ferry-3')
    await until(async () => all.received.length >= 6 && some.received.length >= 2)
    await until(async () => (await d.state(picky.id)).sequence === 7 && (await d.state(id)).sequence === 7)
    t.match(all.messages(), [
      { type: 'article.created', sequence: 2, article: 'ferry-1', summary: { headline: 'Ferry number 1 returns' } },
      { type: 'article.created', sequence: 3, article: 'ferry-2' },
      { type: 'article.created', article: 'ferry-3' },
      { type: 'article.created', article: 'ferry-4' },
      { type: 'article.updated', article: 'ferry-1' },
      { type: 'article.deleted', sequence: 7, article: 'ferry-3', summary: null },
    ])
    t.equal(all.received.length, 6, 'each once')
    t.strictSame(
      some.messages().map(({ article }) => article),
      ['ferry-2', 'ferry-4'],
    )
    for (const { headers, body, message } of all.received) {
      t.equal(headers['content-type'], 'application/json')
      t.equal(headers['webhook-id'], `${id}.${message.sequence}`)
      t.equal(headers['webhook-timestamp'], String(d.clock.now / 1000))
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      t.equal(key.length, 32)
      const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
      t.equal(headers['webhook-signature'], `v1,${createHmac('sha256', key).update(content).digest('base64')}`)
    }
    const state = await d.state(id)
    t.match(state, { active: true, failing: null, disabled: null, by: 'ada', sequence: 7 })
    t.match(state.answers[0], { sequence: 7, status: 204, error: null })
    t.notMatch((await d.send('GET', `/subscriptions/${id}`)).body, secret, 'the secret is shown once')
    t.notMatch((await d.send('GET', '/subscriptions')).body, secret)

    const late = await receiver(t)
    await d.subscribe({
      url: late.url,
      since: 5,
      kinds: ['updated', 'deleted'],
      filter: { entity: 'person/mira-quill' },
    })
    await until(async () => late.received.length >= 2)
    t.match(late.messages(), [{ sequence: 6 }, { sequence: 7 }], 'from an earlier change on')
  })

  t.test('what is not taken', async (t) => {
    const d = await desk(t, await open())
    const hook = await receiver(t)
    hook.answers.push(
      { status: 500 },
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      { status: 429, headers: { 'retry-after': '120' } },
    )
    const { id } = await d.subscribe({ url: hook.url })
    await d.put(1)
    await d.put(2)
    const waits = []
    for (const attempts of [1, 2, 3]) {
      await until(async () => (await d.state(id)).failing?.attempts === attempts)
      const { failing, answers } = await d.state(id)
      waits.push(Date.parse(failing!.next) - d.clock.now)
      t.equal(answers.length, attempts)
      d.clock.now = Date.parse(failing!.next)
    }
    t.strictSame(waits, [5_000, 10_000, 120_000], 'waits grow, and heed what the receiver asks for')
    await until(async () => (await d.state(id)).answers.length === 5)
    t.strictSame(
      hook.messages().map(({ sequence }) => sequence),
      [1, 1, 1, 1, 2],
      'in order, the first until it is taken',
    )
    t.equal(new Set(hook.received.slice(0, 4).map(({ headers }) => headers['webhook-id'])).size, 1)
    const { failing, answers } = await d.state(id)
    t.equal(failing, null)
    t.strictSame(
      answers.map(({ status }) => status),
      [204, 204, 429, 302, 500],
      'its last answers, the newest first',
    )

    hook.always(503)
    await d.put(3)
    let attempts = 0
    for (let state = await d.state(id); state.active; state = await d.state(id)) {
      await until(async () => (await d.state(id)).failing?.attempts === attempts + 1)
      attempts++
      const { failing } = await d.state(id)
      d.clock.now = Date.parse(failing!.next)
    }
    t.ok(attempts > 20 && attempts < 40, `${attempts} attempts in a day`)
    t.match(await d.state(id), { active: false, disabled: { reason: /for a day; at last: the answer was 503/ } })
    t.equal((await d.state(id)).answers.length, 10)
    const received = hook.received.length
    await d.put(4)
    await d.restart()
    t.match((await d.send('PATCH', `/subscriptions/${id}`, { kinds: ['created'] })).json(), { active: false })
    hook.always(204)
    t.match((await d.send('PATCH', `/subscriptions/${id}`, { active: true })).json(), { active: true, disabled: null })
    await until(async () => hook.received.length >= received + 2)
    t.match(hook.messages().slice(received), [{ sequence: 3 }, { sequence: 4 }], 'it goes on where it was')

    hook.always(410)
    await d.put(5)
    await until(async () => !(await d.state(id)).active)
    t.match(await d.state(id), { disabled: { reason: 'the answer was 410, Gone' } })
  })

  t.test('changes that were forgotten', async (t) => {
    const d = await desk(t, await open({ changesKept: 3 }))
    const hook = await receiver(t)
    const { id } = await d.subscribe({ url: hook.url })
    t.match((await d.send('PATCH', `/subscriptions/${id}`, { active: false })).json(), { active: false })
    await d.put(0)
    for (let nth = 0; (await d.app.inject('/export?since=1')).statusCode !== 410; nth++) await d.put(0, ` Part ${nth}.`)
    t.equal(hook.received.length, 0, 'nothing while it is stopped')
    await d.send('PATCH', `/subscriptions/${id}`, { active: true })
    await until(async () => hook.received.length > 0)
    t.match(hook.messages()[0], { type: 'changes.reset', sequence: Number })
  })

  t.test('the list, and what is refused', async (t) => {
    const store = await open()
    const d = await desk(t, store)
    const hook = await receiver(t)
    for (const nth of [1, 2, 3])
      await d.subscribe({ url: `${hook.url}/${nth}`, filter: { language: 'en', section: 'x' } })
    const first = await d.send('GET', '/subscriptions?limit=2')
    const { items, next } = SubscriptionList.parse(first.json())
    t.strictSame(
      items.map(({ id }) => id),
      ['1', '2'],
    )
    t.equal(first.headers.link, `</subscriptions?limit=2&cursor=${next}>; rel="next"`)
    t.equal(first.headers['cache-control'], 'no-store')
    const second = SubscriptionList.parse((await d.send('GET', `/subscriptions?limit=2&cursor=${next}`)).json())
    t.match([second.items.map(({ id }) => id), second.next], [['3'], null])
    const patched = await d.send('PATCH', '/subscriptions/3', {
      filter: { section: null, publisher: 'A' },
      url: `${hook.url}/x`,
    })
    t.match(patched.json(), { filter: { language: 'en', publisher: 'A' }, url: `${hook.url}/x` })
    t.notOk('section' in patched.json().filter)
    t.equal((await d.send('DELETE', '/subscriptions/3')).statusCode, 204)
    for (const [method, url, payload, status, pointer] of [
      ['GET', '/subscriptions/3', undefined, 404, null],
      ['DELETE', '/subscriptions/3', undefined, 404, null],
      ['PATCH', '/subscriptions/3', { active: true }, 404, null],
      ['PATCH', '/subscriptions/1', {}, 400, ''],
      ['POST', '/subscriptions', {}, 400, '/url'],
      ['POST', '/subscriptions', { url: 'ftp://example.org/' }, 400, '/url'],
      ['POST', '/subscriptions', { url: 'https://ada:secret@example.org/' }, 400, '/url'],
      ['POST', '/subscriptions', { url: hook.url, kinds: [] }, 400, '/kinds'],
      ['POST', '/subscriptions', { url: hook.url, kinds: ['read'] }, 400, '/kinds/0'],
      ['POST', '/subscriptions', { url: hook.url, filter: { author: 'x' } }, 400, '/filter/author'],
      ['GET', '/subscriptions?cursor=x', undefined, 400, '/query/cursor'],
    ] as const) {
      const reply = await d.send(method, url, payload)
      t.equal(reply.statusCode, status, `${method} ${url} ${reply.body}`)
      if (pointer !== null) t.equal(reply.json().errors[0].pointer, pointer)
    }
    for (const url of ['/subscriptions', '/subscriptions/1']) t.equal((await d.app.inject(url)).statusCode, 401, url)

    const strict = await buildApp({ config: readConfig(settings), store, analyser })
    t.teardown(() => strict.close())
    const headers = { authorization: `Bearer ${token}` }
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '10.1.2.3', '169.254.169.254', 'hooks.localhost'])
      for (const [method, url] of [
        ['POST', '/subscriptions'],
        ['PATCH', '/subscriptions/1'],
      ] as const) {
        const reply = await strict.inject({ method, url, headers, payload: { url: `http://${host}/hook` } })
        t.match([reply.statusCode, reply.json().errors], [422, [{ pointer: '/url' }]], host)
      }
  })
}

t.test('who sends', async (t) => {
  t.test('nothing goes to private addresses, whatever name leads to them', async (t) => {
    const hook = await receiver(t)
    const poster = openPoster({ allowPrivate: false })
    t.teardown(() => poster.close())
    for (const url of [hook.url, hook.url.replace('127.0.0.1', 'localhost')])
      t.match(await poster.post(url, {}, '{}'), {
        status: null,
        error: /is no public address; COPYDESK_WEBHOOK_PRIVATE/,
      })
    t.equal(hook.received.length, 0)
  })

  t.test('two senders of one store', async (t) => {
    const store = await openStore({ database: ':memory:' })
    const d = await desk(t, store)
    const poster = openPoster({ allowPrivate: true })
    const other = startSender({ store, poster, now: () => d.clock.now, report: (error) => t.fail(String(error)) })
    const hook = await receiver(t)
    const { id } = await d.subscribe({ url: hook.url })
    for (let nth = 1; nth <= 20; nth++) await d.put(nth)
    await until(async () => (await d.state(id)).sequence === 20)
    await other.close()
    await poster.close()
    t.strictSame(
      hook.messages().map(({ sequence }) => sequence),
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
  })

  t.test('a receiver that never answers keeps nobody waiting', async (t) => {
    const d = await desk(t, await openStore({ database: ':memory:' }))
    const silent = createServer(() => {})
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    t.teardown(() => {
      silent.closeAllConnections()
      silent.close()
    })
    const hook = await receiver(t)
    await d.subscribe({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/` })
    await d.subscribe({ url: hook.url })
    for (const nth of [1, 2, 3]) t.equal((await d.put(nth)).statusCode, 201)
    await until(async () => hook.received.length === 3)
  })
})

t.test('in memory', async (t) => suite(t, (options) => openStore({ database: ':memory:', ...options })))

await inPostgres(t, async (t, cluster) => {
  suite(t, async (options) => openStore({ database: '', databaseUrl: await cluster.database(), ...options }))
})

t.test('a process that is killed', async (t) => {
  const hook = await receiver(t)
  const database = `${t.testdir()}/kept.sqlite`
  const environment = { ...process.env, ...settings, LOG_LEVEL: 'info', COPYDESK_WEBHOOK_PRIVATE: 'yes', PORT: '0' }
  const serve = async () => {
    const child = spawn(process.execPath, [`${packageRoot}/dist/bin/cli.js`, 'serve'], {
      env: { ...environment, COPYDESK_DATABASE: database, COPYDESK_DATA: t.testdirName },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    t.teardown(() => child.kill('SIGKILL'))
    let log = ''
    child.stdout.on('data', (chunk) => {
      log += chunk
    })
    const listening = () => log.match(/listening at (http:[^"]*)"/)?.[1]
    await until(() => listening() !== undefined || child.exitCode !== null)
    return { child, url: listening()! }
  }
  const first = await serve()
  const send = (url: string, payload: object) =>
    fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    })
  hook.always(500)
  t.equal((await send(`${first.url}/subscriptions`, { url: hook.url })).status, 201)
  for (let nth = 1; nth <= 5; nth++) t.equal((await send(`${first.url}/articles`, source(nth))).status, 201)
  await until(async () => hook.received.length > 0)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  hook.always(204)
  const refused = hook.received.length
  const second = await serve()
  await until(
    async () =>
      new Set(
        hook
          .messages()
          .slice(refused)
          .map(({ sequence }) => sequence),
      ).size === 5,
  )
  t.pass('all that was accepted is told')
  second.child.kill('SIGKILL')
})

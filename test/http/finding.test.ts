/** Finding over HTTP, the same on both engines. */
import type { FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore, type StoreOptions } from '../../src/store/index.ts'
import { analysisOf } from '../store/analysis.ts'
import { openCluster } from '../store/cluster.ts'
import { bridge, ferry, undated } from '../store/contract.ts'

t.setTimeout(600_000)

const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1' })
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())
const cluster = await openCluster()

async function service(t: Test, place: StoreOptions): Promise<FastifyInstance> {
  const store = await openStore(place)
  for (const draft of [bridge, ferry, undated]) await store.put(analysisOf(draft), { source: '{}', engine: '1' })
  const app = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  return app
}

async function finding(t: Test, place: StoreOptions): Promise<void> {
  const app = await service(t, place)
  const ask = async (path: string, query: Record<string, string> = {}) => {
    const reply = await app.inject({ url: path, query })
    return { status: reply.statusCode, body: reply.json() }
  }
  const listed = async (path: string, query: Record<string, string>) => {
    const { status, body } = await ask(path, query)
    t.equal(status, 200, `${path} ${JSON.stringify(query)}: ${JSON.stringify(body).slice(0, 200)}`)
    return body.items as Record<string, never>[]
  }

  t.test('full text', async (t) => {
    for (const [path, q, count] of [
      ['/articles', 'brid*', 3],
      ['/articles', 'bridge -verse', 2],
      ['/quotes', 'safe OR "two ferries"', 2],
      ['/quotes', 'bridge -safe', 2],
      ['/claims', '(rust OR full) -harbour', 2],
      ['/timeline', '"no longer safe" OR ferr*', 2],
    ] as const)
      t.equal((await listed(path, { q })).length, count, `${path} ${q}`)
    for (const path of ['/articles', '/quotes', '/claims', '/timeline', '/entities'])
      for (const [q, column] of [
        ['rust "bridge', 6],
        ['rust OR', 8],
        ['-rust', 1],
        ['ru*st', 3],
        [' ', 2],
      ] as const) {
        const { status, body } = await ask(path, { q })
        t.equal(status, 400)
        t.match(body, {
          detail: new RegExp(`^.q. cannot be read at character ${column}: `),
          errors: [{ pointer: '/query/q', column }],
        })
      }
  })

  t.test('names by their beginnings', async (t) => {
    const names = async (q: string) => (await listed('/entities', { q })).map(({ name }) => name)
    t.same(await names('cap'), ['Čapek'])
    t.same(await names('ČAP'), ['Čapek'])
    t.same(await names('mos'), ['Ada Moss', 'Ada Moss Brandt'])
    t.same(await names('ada bra'), ['Ada Moss Brandt'])
    t.same(await names('oss'), [])
  })
}

t.test('in SQLite', (t) => finding(t, { database: `${t.testdir()}/found.sqlite`, readers: 1 }))

t.test('in PostgreSQL', { skip: typeof cluster === 'string' ? cluster : false }, async (t) => {
  if (typeof cluster === 'string') return
  t.teardown(() => cluster.remove())
  await finding(t, { database: '', databaseUrl: await cluster.database() })
})

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import t from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore } from '../../src/store/index.ts'
import type { Change, Store } from '../../src/store/store.ts'
import { analysisOf } from './analysis.ts'
import { openCluster } from './cluster.ts'
import { bridge, until } from './contract.ts'

const source = { source: '{}', engine: '1' }
const report = (headline: string) => analysisOf({ headline, lines: ['Ada Moss: “One.”'] })
const unavailable = { name: 'UnavailableError' }

const opened = await openCluster()
const absent =
  typeof opened === 'string' ? opened : opened.replica ? false : 'the server is not ours, so that none can follow it'

t.test('reads on a replica of PostgreSQL', { skip: absent }, async (t) => {
  if (typeof opened === 'string') return
  const cluster = opened
  t.teardown(() => cluster.remove())
  const databaseUrl = await cluster.database()
  const foreign = await cluster.database()
  const server = await cluster.replica!()
  t.teardown(() => server.remove())
  const readUrl = server.url(databaseUrl)

  const place = { database: '', databaseUrl, readUrl }
  const isCurrent = (store: Store) => store.replica!.state === 'current'
  const open = async (): Promise<Store> => {
    const store = await openStore(place)
    await until(() => isCurrent(store))
    return store
  }
  /** By whom a read is answered. */
  const answering = async (store: Store, ask: () => Promise<unknown>): Promise<'replica' | 'primary'> => {
    const before = store.replica!.answered.replica
    await ask()
    return store.replica!.answered.replica > before ? 'replica' : 'primary'
  }
  const [store, other] = await Promise.all([open(), open()])
  let closed = false
  t.teardown(() => closed || Promise.all([store.close(), other.close()]))
  const kept = await store.put(analysisOf(bridge), source)
  /** Writes as no store would: nobody is told. */
  const inSilence = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  t.test('whoever writes finds it at once, whatever he asks', async (t) => {
    for (let i = 0; i < 30; i++) {
      const { id, etag } = await store.put(report(`At once ${i}`), source)
      t.equal((await store.article(id))?.etag, etag)
      t.equal((await store.articles({}, { limit: 100 })).items.length, i + 2)
      t.ok((await store.records(id))?.quotes.length)
    }
    await until(() => isCurrent(store))
    for (const ask of [
      () => store.article(kept.id),
      () => store.entity('person/ada-moss'),
      () => store.quotes({ q: 'one' }, { limit: 10 }),
      () => store.quotes({}, { limit: 10, facets: ['speaker'] }),
      () => store.corrections({}, { limit: 10 }),
      () => store.keptTimelines({ limit: 10 }),
      () => store.count(),
    ])
      t.equal(await answering(store, ask), 'replica')
    for (const ask of [() => store.known('0'), () => store.source(kept.id), () => store.changes(0, 10)])
      t.equal(await answering(store, ask), 'primary')
  })

  t.test('a replica that is behind', async (t) => {
    const told: Change[] = []
    const seen: Promise<unknown>[] = []
    t.teardown(
      other.subscribe((changes) => {
        told.push(...changes)
        for (const { article } of changes) seen.push(other.article(article))
      }),
    )
    const gone = await store.put(report('Gone'), source)
    await until(() => told.length > 0)
    await until(async () => (await answering(other, () => other.article(gone.id))) === 'replica')
    await server.pause()
    try {
      await inSilence(`delete from articles where id = '${gone.id}'`)
      t.ok(await other.article(gone.id), 'what nobody has been told of need not be seen')
      t.notOk(await other.asOfNow(() => other.article(gone.id)), 'unless it is asked for as of now')

      const { id, etag } = await store.put(report('Behind'), source)
      t.equal((await store.article(id))?.etag, etag, 'whoever writes finds it')
      t.equal(store.replica!.state, 'behind')
      await until(() => told.length > 1)
      for (const article of await Promise.all(seen)) t.ok(article, 'whoever is told of it finds it')
      t.ok((await other.articles({ q: 'behind' }, { limit: 1 })).items.length)
      await store.correct(
        { record: 'entity', id: 'person/ada-moss', patch: { roles: ['pilot'] } },
        { by: 'ada', at: '2024-03-05T09:30:00.000Z' },
      )
      t.match((await store.entity('person/ada-moss'))?.json, /pilot/)
      t.equal(await answering(store, () => store.article(id)), 'primary')
    } finally {
      await server.resume()
    }
    await until(() => isCurrent(store) && isCurrent(other))
    t.equal(await answering(store, () => store.count()), 'replica')
  })

  t.test('a replica that dies and comes back', async (t) => {
    let going = true
    let reads = 0
    let unanswered = 0
    const reading = Array.from({ length: 8 }, async () => {
      while (going) {
        if (!(await store.article(kept.id))) unanswered++
        reads++
        await sleep(1)
      }
    })
    const dead = async () => {
      await server.kill()
      const before = reads
      await until(() => store.replica!.state === 'away' && reads > before + 50)
      const { id } = await store.put(report(`Away ${reads}`), source)
      t.ok(await store.article(id))
    }
    await dead()
    await server.start()
    await until(() => isCurrent(store) && isCurrent(other))
    t.equal(await answering(store, () => store.count()), 'replica')
    await dead()
    going = false
    await Promise.all(reading)
    t.equal(unanswered, 0, 'each read is answered')
    const late = await openStore(place)
    t.teardown(() => late.close())
    t.ok(await late.article(kept.id), 'a store opens without it')
    await server.start()
    await until(() => isCurrent(late) && isCurrent(store) && isCurrent(other))
    t.equal(await answering(late, () => late.count()), 'replica')
  })

  t.test('over HTTP', async (t) => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATABASE_URL: databaseUrl, DATABASE_READ_URL: readUrl })
    const analyser = startAnalyser(config)
    t.teardown(() => analyser.close())
    const app = await buildApp({ store, analyser, config })
    t.teardown(() => app.close())
    const { id } = await store.put(report('Over HTTP'), source)
    await until(async () => (await answering(store, () => store.article(id))) === 'replica')
    t.match((await app.inject('/metrics')).body, /^copydesk_replica_current 1$/m)
    await server.pause()
    try {
      await inSilence(`update articles set etag = '"other"' where id = '${id}'`)
      t.not((await store.article(id))!.etag, '"other"')
      for (const [tag, status] of [
        ['"mine"', 200],
        ['"other"', 304],
      ] as const) {
        const answer = await app.inject({ url: `/articles/${id}`, headers: { 'if-none-match': tag } })
        t.match(
          [answer.statusCode, answer.headers.etag],
          [status, '"other"'],
          'whoever has an answer gets none that is older than the question',
        )
      }
    } finally {
      await server.resume()
    }
    await until(() => isCurrent(store))
    t.match((await app.inject('/metrics')).body, /^copydesk_database_reads_total\{by="replica"\} [1-9]/m)
  })

  t.test('the database that is written goes', async (t) => {
    await until(async () => (await answering(store, () => store.article(kept.id))) === 'replica')
    await cluster.kill!()
    t.ok(await store.article(kept.id), 'what is known to be on the replica is read there')
    await t.rejects(
      store.asOfNow(() => store.article(kept.id)),
      unavailable,
      'nobody knows how it is now',
    )
    await t.rejects(store.put(report('Lost'), source), unavailable)
    await t.rejects(store.article(kept.id), unavailable, 'it may have been written')
    await cluster.start!()
    await until(async () => {
      const answer = await store.put(report('Back'), source).catch(() => null)
      return answer !== null
    })
    await until(async () => (await answering(store, () => store.article(kept.id))) === 'replica')
  })

  t.test('what is no replica', async (t) => {
    await t.rejects(openStore({ ...place, readUrl: server.url(foreign) }), {
      name: 'OpeningError',
      message: /^DATABASE_READ_URL: .*no replica/,
    })
    await t.rejects(openStore({ ...place, readUrl: foreign }), { name: 'OpeningError' })
    await server.promote()
    await until(async () => {
      await store.put(report(`Promoted ${Math.random()}`), source)
      t.ok(await store.article(kept.id))
      return store.replica!.state === 'foreign'
    })
    closed = true
    await Promise.all([store.close(), other.close()])
  })
})

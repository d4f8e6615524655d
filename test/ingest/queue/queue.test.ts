import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import t, { type Test } from 'tap'
import type { Source } from '../../../schemas/source.ts'
import { NoArticleError } from '../../../src/analysis/errors.ts'
import type { Analyser } from '../../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../../src/config.ts'
import { buildApp } from '../../../src/http/app.ts'
import { HttpProblem, problemOfJob as problemOf } from '../../../src/http/problem.ts'
import { openQueue } from '../../../src/ingest/queue/postgres.ts'
import type { Queue, Working } from '../../../src/ingest/queue/queue.ts'
import { openStore } from '../../../src/store/index.ts'
import { UnavailableError } from '../../../src/store/store.ts'
import { inPostgres } from '../../store/cluster.ts'

const source = (text: string): Source => ({ text, as: 'body' })
const idle = () => true

/** Resolves when the job is in this state; fails when it has ended in another. */
async function reaches(queue: Queue, id: string, state: string) {
  for (;;) {
    const job = await queue.job(id)
    if (job?.state === state) return job
    if (!job || job.state === 'done' || job.state === 'failed') throw new Error(`it is ${job?.state}`)
    await sleep(50)
  }
}

/** A promise and what fulfils it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

t.test('without a queue the preference to wait for nothing is ignored', async (t) => {
  const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: 'a-token-of-the-desk' })
  const store = await openStore({ database: ':memory:' })
  const analyser = {
    waiting: 0,
    accepted: 0,
    observe: () => {},
    refuseIfFull: () => {},
    analyse: async () => Promise.reject(new NoArticleError('empty')),
  } as unknown as Analyser
  const app = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  const reply = await app.inject({
    method: 'POST',
    url: '/articles',
    headers: { authorization: 'Bearer a-token-of-the-desk', prefer: 'respond-async' },
    payload: { text: '' },
  })
  t.equal(reply.statusCode, 422, 'the source was analysed first')
  t.equal(reply.headers['preference-applied'], undefined)
  t.equal((await app.inject('/jobs/none')).statusCode, 404)
})

await inPostgres(t, async (t, cluster) => {
  /** Queues of one database, as each replica has one. */
  const replicas = async (t: Test, count: number, lease = 60) => {
    const url = await cluster.database()
    const reported: unknown[] = []
    const open = () => openQueue(url, { lease, problemOf, report: (error) => reported.push(error) })
    const queues = await Promise.all(Array.from({ length: count }, open))
    t.teardown(() => Promise.all(queues.map((queue) => queue.close())))
    return { url, reported, queues: queues as [Queue, Queue, Queue] }
  }

  t.test('jobs and their ends', async (t) => {
    const { queues, reported } = await replicas(t, 1)
    const [queue] = queues
    t.equal(await queue.job('none'), null)
    t.equal(await queue.job('3f0b7b46-6a3e-4a55-9c1f-0f6d3c6f8f10'), null)

    const odd = { text: 'NUL \0, half a pair \ud800, and “quotes”', as: 'page', publisher: 'The Mail' } as const
    const id = await queue.add(odd)
    t.same(await queue.job(id), { id, state: 'waiting', article: null, problem: null })
    t.equal(await queue.waiting(), 1)

    const seen: Source[] = []
    const failures = new Map<string, unknown>([
      ['no article', new NoArticleError('no article found')],
      ['not now', new UnavailableError('the database is away')],
      ['a fault', new Error('secret')],
    ])
    queue.work({
      async ingest(source) {
        seen.push(source)
        const { text } = source as { text: string }
        const failure = failures.get(text)
        failures.delete(text)
        if (failure) throw failure
        return { id: `article-${seen.length}` }
      },
      idle,
      atOnce: 1,
    })
    t.same(await reaches(queue, id, 'done'), { id, state: 'done', article: 'article-1', problem: null })
    t.same(seen, [odd], 'the source is what was sent')

    const bad = await queue.add(source('no article'))
    t.match(await reaches(queue, bad, 'failed'), {
      article: null,
      problem: { type: 'urn:copydesk:problem:no-article', status: 422, instance: `/jobs/${bad}` },
    })
    for (const text of ['not now', 'a fault']) {
      const id = await queue.add(source(text))
      t.match(await reaches(queue, id, 'done'), { problem: null })
      t.equal(seen.filter((one) => 'text' in one && one.text === text).length, 2, `${text}: another attempt`)
    }
    t.equal(reported.length, 2, 'what no source is to blame for is reported')
    t.equal(await queue.waiting(), 0)
  })

  t.test('each job runs once, whoever takes it', async (t) => {
    const { queues } = await replicas(t, 3)
    const runs = new Map<string, number>()
    const taken = [0, 0, 0]
    const allBegun = gate()
    // One after the other: on a busy machine so many at once wait too long for the few connections, and are refused.
    const ids: string[] = []
    while (ids.length < 60) ids.push(await queues[0].add(source(String(ids.length))))
    queues.forEach((queue, nth) => {
      queue.work({
        async ingest(source) {
          const { text } = source as { text: string }
          taken[nth]!++
          runs.set(text, (runs.get(text) ?? 0) + 1)
          if (taken.every((count) => count > 0)) allBegun.open()
          await allBegun.opened
          return { id: text }
        },
        idle,
        atOnce: 2,
      })
    })
    for (const id of ids) await reaches(queues[2], id, 'done')
    t.same([...runs.values()], Array(60).fill(1), 'and each replica had some')
  })

  t.test('a job whose process ends goes to another', async (t) => {
    const { queues } = await replicas(t, 2, 1)
    const [dead, alive] = queues
    const id = await dead.add(source('one'))
    let stop = () => {}
    const held = new Promise<never>((_, reject) => {
      stop = () => reject(new Error('too late'))
    })
    const begun = gate()
    const ingest = () => {
      begun.open()
      return held
    }
    dead.work({ ingest, idle, atOnce: 1 })
    await begun.opened
    alive.work({ ingest: async () => ({ id: 'one' }), idle, atOnce: 1 })
    t.match(await reaches(alive, id, 'done'), { article: 'one' })
    stop()
  })

  t.test('one whose attempts all end so has failed', async (t) => {
    const { url, queues } = await replicas(t, 1, 1)
    const [queue] = queues
    const id = await queue.add(source('deadly'))
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    t.teardown(() => client.end())
    await client.query("update jobs.job set state = 'active', started_on = now() - interval '1 hour', retry_count = 5")
    t.match(await reaches(queue, id, 'failed'), { article: null, problem: { status: 500, instance: `/jobs/${id}` } })
  })

  t.test('closing finishes what is in hand, and gives back what takes too long', async (t) => {
    const { queues } = await replicas(t, 3)
    const [one, other, watching] = queues
    const ids = await Promise.all(['quick', 'slow'].map((text) => one.add(source(text))))
    const end = gate()
    const ingest: Working['ingest'] = async (source) => {
      if ((source as { text: string }).text === 'slow') return new Promise(() => {})
      await end.opened
      return { id: 'quick' }
    }
    one.work({ ingest, idle, atOnce: 2 })
    await Promise.all(ids.map((id) => reaches(watching, id, 'running')))
    const closed = queues.shift()!.close()
    end.open()
    await closed
    t.match(await watching.job(ids[0]!), { state: 'done', article: 'quick' })
    t.match(await watching.job(ids[1]!), { state: 'waiting' })
    other.work({ ingest: async () => ({ id: 'slow' }), idle, atOnce: 1 })
    t.match(await reaches(watching, ids[1]!, 'done'), { article: 'slow' })
  })

  t.test('jobs give way to requests', async (t) => {
    const { queues } = await replicas(t, 1)
    const [queue] = queues
    let busy = true
    let asked = 0
    const idle = () => {
      asked++
      return !busy
    }
    const id = await queue.add(source('one'))
    queue.work({ ingest: async () => ({ id: 'one' }), idle, atOnce: 1 })
    while (asked < 2) await sleep(50)
    t.match(await queue.job(id), { state: 'waiting' })
    busy = false
    await reaches(queue, id, 'done')
  })

  t.test(
    'the database goes and comes back',
    { skip: cluster.kill ? false : 'the server is not ours to stop' },
    async (t) => {
      const { queues, url } = await replicas(t, 1)
      const [queue] = queues
      const id = await queue.add(source('one'))
      await cluster.kill!()
      await t.rejects(queue.add(source('two')), { name: 'UnavailableError' })
      await t.rejects(queue.job(id), { name: 'UnavailableError' })
      await t.rejects(openQueue(url, { lease: 60, problemOf, report: () => {} }))
      queue.work({ ingest: async () => ({ id: 'one' }), idle, atOnce: 1 })
      await cluster.start!()
      t.match(await reaches(queue, id, 'done'), { article: 'one' })
    },
  )

  t.test('over HTTP', async (t) => {
    const { queues } = await replicas(t, 1)
    const [queue] = queues
    const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: 'a-token-of-the-desk' })
    const store = await openStore({ database: ':memory:' })
    const app = await buildApp({
      config,
      store,
      queue,
      analyser: { waiting: 0, accepted: 0, observe() {} } as unknown as Analyser,
    })
    t.teardown(async () => {
      await app.close()
      await store.close()
    })
    const authorization = 'Bearer a-token-of-the-desk'
    const post = (prefer: string, payload: object = source('one')) =>
      app.inject({ method: 'POST', url: '/articles', headers: { authorization, prefer }, payload })

    const reply = await post('respond-async')
    t.equal(reply.statusCode, 202)
    t.equal(reply.headers['preference-applied'], 'respond-async')
    const job = reply.json()
    t.equal(reply.headers.location, `/jobs/${job.id}`)
    t.same(job, await queue.job(job.id))
    for (const prefer of ['wait=10, Respond-Async', 'a="b, c";d, respond-async; e', 'respond-async,respond-async'])
      t.equal((await post(prefer)).statusCode, 202, prefer)
    for (const prefer of ['', 'return=minimal', 'respond-asynchronously', 'respond-async-now', 'a="x, respond-async"'])
      t.equal((await post(prefer)).statusCode, 500, `${prefer} analyses at once, which this analyser cannot`)
    t.equal((await post('respond-async', { text: 1 })).statusCode, 400, 'what is no source is refused at once')
    t.equal((await post(`${'"'.repeat(7000)}, respond-async`)).statusCode, 202)

    t.match((await app.inject('/metrics')).body, /^copydesk_jobs_waiting 5$/m)
    const read = () => app.inject(`/jobs/${job.id}`)
    t.match((await read()).json(), { id: job.id, state: 'waiting' })
    queue.work({ ingest: async () => Promise.reject(new HttpProblem(422, 'no article found')), idle, atOnce: 1 })
    await reaches(queue, job.id, 'failed')
    const ended = await read()
    t.match(ended.json(), { state: 'failed', problem: { status: 422 } }, 'no cache keeps what it was')
    t.equal(ended.headers['cache-control'], 'no-store')
    t.equal((await app.inject('/jobs/none')).statusCode, 404)
  })
})

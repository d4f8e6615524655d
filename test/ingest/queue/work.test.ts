/** `copydesk work`, as processes: what waits in the queue is stored by whoever is free, once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text as readAll } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { readConfig } from '../../../src/config.ts'
import { packageRoot } from '../../../src/data.ts'
import { problemOfJob } from '../../../src/http/problem.ts'
import { openSharedQueue } from '../../../src/ingest/queue/shared.ts'
import { openStore } from '../../../src/store/index.ts'
import { openCluster } from '../../store/cluster.ts'

const cli = join(packageRoot, 'dist/bin/cli.js')
const start = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [cli, 'work'], { env: { PATH: process.env.PATH ?? '', ...env } })

t.test('without a database that others reach there is no queue', async (t) => {
  const child = start({})
  const [err, [code]] = await Promise.all([readAll(child.stderr!), once(child, 'close')])
  t.equal(code, 2)
  t.match(err, /^copydesk: DATABASE_URL is not set[^\n]*\n$/)
})

t.test('with a queue', async (t) => {
  const cluster = await openCluster()
  if (typeof cluster === 'string') {
    t.pass('skipped', { skip: cluster })
    return
  }
  t.teardown(() => cluster.remove())
  const url = await cluster.database()
  const store = await openStore({ database: '', databaseUrl: url })
  const queue = await openSharedQueue(readConfig({ DATABASE_URL: url }), {
    problemOf: problemOfJob,
    report: (error) => t.error(error),
    connections: 2,
  })
  const sources = ['Ferry to sail again', 'Bridge to close', 'Harbour to grow', 'Pier to go'].map((headline) => ({
    text: `${headline}\n\nThe port said on Friday that work on it would begin in May. “It is time,” said Ada Moss, its director.`,
    as: 'body' as const,
  }))
  const jobs = await Promise.all(
    [...sources, sources[0]!, { text: 'menu', as: 'page' as const }].map((source) => queue.add(source)),
  )

  const workers = [1, 2].map(() => start({ DATABASE_URL: url, COPYDESK_WORKERS: '1' }))
  const ends = workers.map((worker) => once(worker, 'exit'))
  const taking = workers.map(async (worker) => {
    for await (const line of createInterface({ input: worker.stdout! }))
      if (line.includes('taking sources from the queue')) return
    throw new Error('it ended before it took a source')
  })
  await Promise.all(taking)
  const states = async () => (await Promise.all(jobs.map((id) => queue.job(id)))).map((job) => job?.state)
  while ((await states()).some((state) => state === 'waiting' || state === 'running')) await sleep(100)

  t.same(await states(), ['done', 'done', 'done', 'done', 'done', 'failed'])
  t.equal(await store.count(), 4, 'a source that came twice is stored once')
  t.match((await queue.job(jobs[5]!))?.problem, { status: 422 })
  for (const worker of workers) worker.kill('SIGTERM')
  t.same(
    (await Promise.all(ends)).map(([code]) => code),
    [0, 0],
    'told to stop, each ends well',
  )
  await queue.close()
  await store.close()
})

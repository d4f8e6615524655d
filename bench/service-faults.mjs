// Takes the database away from the running service and looks at what it answers meanwhile and afterwards, over HTTP, every
// party a process of its own.
//   npm run build && node bench/service-faults.mjs [--rounds 5] [--sources 200]
// 1. A process holds the lock of the SQLite file, once for less time than a write waits and once for more.
// 2. Two services share one SQLite file and are both sent all sources; one is killed with SIGKILL on the way and started
//    again.
// 3. PostgreSQL is stopped as by a crash, while clients read and write, and started again; --rounds times.
// At the end every acknowledged write is there, and nothing was answered but with success or 503 and `Retry-After`.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'libsql'
import { openCluster } from '../dist/test/store/cluster.js'
import { startService } from './service.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    sources: { type: 'string', default: '200' },
    hold: { type: 'string' },
  },
})
const token = 'a-token-of-the-desk'
const authorization = `Bearer ${token}`
/** Milliseconds that a write waits for a lock. */
const patience = 10_000

/** Takes the lock of a file until the parent says enough. */
function hold(file) {
  const database = new Database(file)
  database.exec('begin immediate')
  process.send('held')
  process.once('message', () => {
    database.exec('rollback')
    process.exit()
  })
}

async function holder(file) {
  const child = fork(fileURLToPath(import.meta.url), ['--hold', file])
  await once(child, 'message')
  return async () => {
    child.send('enough')
    await once(child, 'exit')
  }
}

/** A source that no other has, short enough that its analysis takes no time. */
const source = (n) => ({
  headline: `Harbour report ${n}`,
  text: `“Pier ${n} will close on Friday,” said Ada Moss, a director of the port.`,
  publishedAt: '2024-03-05T09:30:00Z',
  as: 'body',
})

/** What `ask` got: status 0 when the connection broke. */
async function ask(service, path, options = {}) {
  const begun = performance.now()
  try {
    const reply = await fetch(`http://127.0.0.1:${service.port}${path}`, options)
    const body = await reply.text()
    return { status: reply.status, headers: reply.headers, body, ms: performance.now() - begun }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { status: 0, headers: new Headers(), body: '', ms: performance.now() - begun }
  }
}

const put = (service, n) =>
  ask(service, `/articles/report-${n}`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(source(n)),
  })

/** Reads that no kept answer serves: each asks for another page size or filter. */
const reads = ['/quotes', '/articles', '/claims', '/timeline', '/entities']
const read = (service, n) => ask(service, `${reads[n % reads.length]}?limit=${1 + (n % 100)}&q=${n}`)

/** Notes what should not be: anything but success and 503 with `Retry-After`. */
const faults = []
function look(what, { status, headers, body }) {
  if (status >= 200 && status < 300) return
  if (status === 503 && headers.get('retry-after')) return
  faults.push(`${what}: ${status} ${body.slice(0, 200)}`)
}

/** Calls `step` over and over in some lanes until told; resolves with what it gave. */
function lanes(count, step) {
  let going = true
  let n = 0
  const results = []
  const running = Promise.all(
    Array.from({ length: count }, async () => {
      while (going) {
        const one = n++
        results.push({ n: one, ...(await step(one)) })
        await sleep(5)
      }
    }),
  )
  return async () => {
    going = false
    await running
    return results
  }
}

const settings = { COPYDESK_TOKENS: token, COPYDESK_WORKERS: '1' }
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]
const tell = (times) => `${median(times).toFixed(0)} ms (median), ${Math.max(...times).toFixed(0)} at most`

function check(what) {
  if (faults.length > 0) throw new Error(`${what}: ${faults.length} faults, ${faults.slice(0, 10).join('; ')}`)
}

async function everyWriteIsThere(service, acknowledged) {
  for (const n of acknowledged) {
    const { status, body } = await ask(service, `/articles/report-${n}`)
    if (status !== 200 || JSON.parse(body).headline !== source(n).headline)
      faults.push(`report-${n} is lost: ${status}`)
  }
}

async function locked(folder) {
  const file = join(folder, 'locked.sqlite')
  const service = await startService({ ...settings, COPYDESK_DATA: join(folder, 'none'), COPYDESK_DATABASE: file })
  // Warms the thread and gives the reads something.
  for (let n = 0; n < 20; n++) look('a write before', await put(service, n))
  for (const [seconds, outcome] of [
    [3, 'done'],
    [patience / 1000 + 3, 'refused'],
  ]) {
    const release = await holder(file)
    const reading = lanes(2, (n) => read(service, n))
    const begun = performance.now()
    const writes = [1, 2, 3, 4].map((n) => put(service, 100 * seconds + n))
    await sleep(seconds * 1000)
    const readTimes = (await reading()).map((reply) => {
      if (reply.status !== 200) faults.push(`a read while the file is locked: ${reply.status}`)
      return reply.ms
    })
    await release()
    const replies = await Promise.all(writes)
    for (const reply of replies) look('a write while the file is locked', reply)
    const expected = outcome === 'done' ? 201 : 503
    if (replies.some(({ status }) => status !== expected))
      faults.push(`locked for ${seconds} s, writes got ${replies.map(({ status }) => status)}`)
    const waited = Math.max(...replies.map(({ ms }) => ms))
    look('a write afterwards', await put(service, 100 * seconds))
    check('locked SQLite file')
    console.log(
      `SQLite file locked for ${seconds} s: 4 writes ${outcome} after ${(waited / 1000).toFixed(1)} s at most, ` +
        `${readTimes.length} reads meanwhile in ${tell(readTimes)}; ${((performance.now() - begun) / 1000).toFixed(1)} s in all`,
    )
  }
  await service.stop()
}

/** Follows `/changes` from the first on; gives the events so far. */
async function follow(service) {
  const reply = await fetch(`http://127.0.0.1:${service.port}/changes`, { headers: { 'last-event-id': '0' } })
  const events = []
  const ended = (async () => {
    let text = ''
    for await (const chunk of reply.body.pipeThrough(new TextDecoderStream())) {
      const parts = (text + chunk).split('\n\n')
      text = parts.pop()
      events.push(...parts.filter((part) => part.startsWith('id:')))
    }
  })().catch(() => {})
  return { events, ended }
}

async function shared(folder, sources) {
  const env = { ...settings, COPYDESK_DATA: join(folder, 'none'), COPYDESK_DATABASE: join(folder, 'shared.sqlite') }
  const services = await Promise.all([startService(env), startService(env)])
  const followed = await follow(services[0])
  const created = new Map()
  /** Sends a source until it is acknowledged: who is killed may have stored it without telling. */
  const send = async (nth, n) => {
    for (;;) {
      const reply = await ask(services[nth], '/articles', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(source(n)),
      })
      if (reply.status > 0) look('a source to two services', reply)
      if (reply.status === 201) created.set(n, (created.get(n) ?? 0) + 1)
      if (reply.status === 200 || reply.status === 201) return
      await sleep(50)
    }
  }
  const all = Array.from({ length: sources }, (_, n) => n)
  const lane = async (nth, first) => {
    for (const n of all.filter((n) => n % 4 === first)) await send(nth, n)
  }
  const sending = Promise.all([0, 1].flatMap((nth) => [0, 1, 2, 3].map((first) => lane(nth, first))))
  while (created.size < sources / 3) await sleep(10)
  process.kill(services[1].pid, 'SIGKILL')
  services[1] = await startService(env)
  await sending
  const again = await follow(services[1])
  for (const begun = performance.now(); performance.now() - begun < 5000; await sleep(50))
    if (followed.events.length >= sources && again.events.length >= sources) break
  for (const [n, times] of created) if (times > 1) faults.push(`source ${n} was created ${times} times`)
  const lists = await Promise.all(services.map((service) => ask(service, '/articles?format=ndjson')))
  const [one, other] = lists.map(({ body }) => body.trim().split('\n'))
  if (one.length !== sources || one.join() !== other.join()) faults.push(`${one.length} and ${other.length} articles`)
  if (followed.events.length !== sources || followed.events.join() !== again.events.join())
    faults.push(`changes: ${followed.events.length} and ${again.events.length}`)
  check('two services on one SQLite file')
  console.log(
    `two services on one SQLite file, one killed on the way: ${sources} sources sent to both, each stored once, ` +
      'both tell the same articles and changes in the same order',
  )
  for (const service of services) await service.stop()
}

async function databaseGone(folder, rounds) {
  const cluster = await openCluster()
  if (typeof cluster === 'string' || !cluster.kill) {
    console.log(
      `PostgreSQL gone and back: skipped, ${typeof cluster === 'string' ? cluster : 'it is not ours to stop'}`,
    )
    return
  }
  try {
    const DATABASE_URL = await cluster.database()
    const service = await startService({ ...settings, COPYDESK_DATA: join(folder, 'none'), DATABASE_URL })
    look('a write before', await put(service, 1_000_000))
    const writing = lanes(4, (n) => put(service, n))
    const reading = lanes(4, (n) => read(service, n))
    const back = []
    let refusedReady = 0
    for (let round = 0; round < rounds; round++) {
      await sleep(1500)
      await cluster.kill()
      const { status } = await ask(service, '/health/ready')
      if (status === 503) refusedReady++
      if ((await ask(service, '/health/live')).status !== 200) faults.push('the service does not live')
      await sleep(1500)
      await cluster.start()
      const begun = performance.now()
      while ((await ask(service, '/health/ready')).status !== 200) await sleep(10)
      back.push(performance.now() - begun)
    }
    await sleep(1500)
    const [writes, answers] = [await writing(), await reading()]
    for (const reply of [...writes, ...answers]) look('an answer', reply)
    if (refusedReady !== rounds) faults.push(`ready without a database in ${rounds - refusedReady} rounds`)
    const acknowledged = writes.filter(({ status }) => status < 300).map(({ n }) => n)
    await everyWriteIsThere(service, acknowledged)
    if (service.ended !== null) faults.push(`the service ended: ${service.ended}`)
    check('PostgreSQL gone and back')
    const refused = [...writes, ...answers].filter(({ status }) => status === 503)
    console.log(
      `PostgreSQL gone ${rounds} times under one service: ${writes.length} writes and ${answers.length} reads, ` +
        `${refused.length} of them answered 503 after ${tell(refused.map(({ ms }) => ms))}, the others well; ` +
        `${acknowledged.length} acknowledged writes, none lost; ready ${tell(back)} after the server started`,
    )
    await service.stop()
  } finally {
    await cluster.remove()
  }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-faults-'))
  mkdirSync(join(folder, 'none'))
  await locked(folder)
  await shared(folder, Number(values.sources))
  await databaseGone(folder, Number(values.rounds))
  rmSync(folder, { recursive: true })
}

if (values.hold) hold(values.hold)
else await main()

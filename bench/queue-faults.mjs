// Kills replicas of the service in the middle of their jobs and looks at what becomes of the jobs.
//   npm run build && node bench/queue-faults.mjs [--replicas 3] [--sources 300] [--kills 20] [--workers 0] [--seed 1]
// Starts PostgreSQL and the replicas as processes of their own, hands sources to them (`Prefer: respond-async`), and kills
// one of them with SIGKILL and starts it again, over and over while jobs run. Beside them `--workers` says how many processes
// run `copydesk work`; where there are some, they are killed and not the replicas. At the end
// - every job that was accepted is done, and its article is the one of its source;
// - every source is stored exactly once, and the changes tell of it exactly once.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openStore } from '../dist/src/store/index.js'
import { openCluster } from '../dist/test/store/cluster.js'

const option = (value) => ({ type: 'string', default: value })
const { values } = parseArgs({
  options: {
    replicas: option('3'),
    sources: option('300'),
    kills: option('20'),
    workers: option('0'),
    seed: option('1'),
  },
})
const [replicas, sources, kills, workers] = [values.replicas, values.sources, values.kills, values.workers].map(Number)
const cli = fileURLToPath(new URL('../dist/bin/cli.js', import.meta.url))
const token = 'a-token-of-the-desk'

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruential generator, Numerical Recipes’). */
let state = Number(values.seed)
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

const headlineOf = (n) => `Harbour report ${n}`

/** A report long enough that a process is killed while it reads it. */
function report(n) {
  const speakers = ['Ada Moss', 'Tom Quill', 'Ines Marlow', 'Karim Doyle']
  const lines = Array.from({ length: 20 }, (_, i) => {
    const speaker = speakers[(n + i) % speakers.length]
    return `“Pier ${i} will close on Friday, and repairs will cost at least £${n + i}m,” said ${speaker}, a director of the port. She told the council in March that ${i} cranes were out of order.`
  })
  return { text: lines.join('\n\n'), headline: headlineOf(n), publishedAt: '2024-03-05T09:30:00Z' }
}

const children = new Set()
/** What the replicas logged of jobs that failed for the moment. */
const complaints = []

async function startReplica(env) {
  const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`a replica ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, found] = line.match(/listening at (http:[^"]+)/) ?? []
      if (found) resolve(found)
      if (line.includes('the queue failed')) complaints.push(JSON.parse(line).err.message)
    })
  })
  return { url, child, ended }
}

/** A process that serves nothing and takes from the queue. */
async function startWorker(env) {
  const child = spawn(process.execPath, [cli, 'work'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`a worker ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('taking sources')) resolve()
      if (line.includes('is stored')) storedByWorkers++
      if (line.includes('failed for the moment')) complaints.push(JSON.parse(line).err.message)
    })
  })
  return { child, ended }
}

/** Sources that workers say they stored. */
let storedByWorkers = 0

async function main(cluster, folder) {
  const databaseUrl = await cluster.database()
  const { PATH } = process.env
  const settings = {
    COPYDESK_DATA: folder,
    COPYDESK_TOKENS: token,
    COPYDESK_WORKERS: '1',
    COPYDESK_ANALYSE_TIMEOUT: '10000',
  }
  const env = { PATH, PORT: '0', DATABASE_URL: databaseUrl, ...settings }
  const several = (count, start) => Promise.all(Array.from({ length: count }, () => start(env)))
  const running = await several(replicas, startReplica)
  const working = await several(workers, startWorker)
  const [mortal, again] = workers > 0 ? [working, startWorker] : [running, startReplica]
  const anyone = () => running[Math.floor(random() * running.length)].url

  /** Hands a source to whichever replica answers; one that died may have accepted it without telling. */
  const accepted = new Map()
  const hand = async (n) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      prefer: 'respond-async',
    }
    for (;;) {
      try {
        const reply = await fetch(`${anyone()}/articles`, { method: 'POST', headers, body: JSON.stringify(report(n)) })
        if (reply.status !== 202) throw new Error(`${reply.status}: ${await reply.text()}`)
        accepted.set((await reply.json()).id, n)
        return
      } catch (error) {
        // What fetch throws when a connection is refused or breaks.
        if (!(error instanceof TypeError)) throw error
        await sleep(50)
      }
    }
  }

  const started = performance.now()
  for (let round = 0; round < kills; round++) {
    const batch = []
    for (let n = Math.floor((round * sources) / kills); n < Math.floor(((round + 1) * sources) / kills); n++)
      batch.push(n)
    const handed = Promise.all(batch.map(hand))
    const victim = Math.floor(random() * mortal.length)
    await sleep(random() * 800)
    mortal[victim].child.kill('SIGKILL')
    await mortal[victim].ended
    mortal[victim] = await again(env)
    await handed
  }

  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const count = async (condition) =>
    Number((await client.query(`select count(*) from jobs.job where ${condition}`)).rows[0].count)
  while ((await count("state in ('created', 'retry', 'active')")) > 0) await sleep(500)
  const seconds = (performance.now() - started) / 1000

  const faults = []
  for (const [id, n] of accepted) {
    const job = await (await fetch(`${anyone()}/jobs/${id}`)).json()
    if (job.state !== 'done') faults.push(`job of source ${n}: ${JSON.stringify(job)}`)
    else {
      const article = await (await fetch(`${anyone()}/articles/${job.article}`)).json()
      if (article.headline !== headlineOf(n)) faults.push(`job of source ${n} made ${job.article}`)
    }
  }
  const store = await openStore({ database: '', databaseUrl })
  const changes = await store.changes(0, 100 * sources)
  const told = changes.filter(({ kind }) => kind === 'created').length
  const stored = await store.count()
  await store.close()
  if (stored !== sources) faults.push(`${stored} articles, not ${sources}`)
  if (told !== changes.length || told !== stored)
    faults.push(`${changes.length} changes, ${told} of them of new articles`)
  const jobs = await count('true')
  const retried = await count('retry_count > 0')
  const { rows } = await client.query('select max(completed_on - created_on)::text as longest from jobs.job')
  await client.end()

  const stops = [...running, ...working].map(async ({ child, ended }) => {
    child.kill('SIGTERM')
    return ended
  })
  for (const code of await Promise.all(stops)) if (code !== 0) faults.push(`a process stopped with ${code}`)
  if (complaints.length > 0) console.log(`logged meanwhile: ${[...new Set(complaints)].join('; ')}`)
  if (faults.length > 0) throw new Error(faults.slice(0, 10).join('\n'))
  console.log(
    `${replicas} replicas, ${workers} workers that stored ${storedByWorkers}, ${kills} kills in ${seconds.toFixed(0)} s: ${accepted.size} sources accepted, ${jobs} jobs, all done, ${retried} of them after more than one attempt (${complaints.length} attempts failed, the others ended with their process), the longest after ${rows[0].longest.slice(0, 8)}; each source stored once and told of once`,
  )
}

const cluster = await openCluster()
if (typeof cluster === 'string') console.log(`skipped: ${cluster}`)
else {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-queue-'))
  try {
    await main(cluster, folder)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await cluster.remove()
    rmSync(folder, { recursive: true })
  }
}

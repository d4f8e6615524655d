// What lists cost on a store of invented articles: CPU and time of one answer, without the cache of answers.
//   npm run bench:lists [-- --articles 20000 --database FILE | --url postgres://… --runs 40 --only facets --random 300]
// A database that is named is filled up to so many articles and stays. Each line asks for much, little or nothing; its
// requests differ, and follow one another within one process, so that CPU is all that an answer costs but the network.
// PostgreSQL's own CPU is added where its processes are on this machine. `--random` asks that many queries made up of
// what lists can be asked, and tells the dearest.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../dist/src/config.js'
import { buildApp } from '../dist/src/http/app.js'
import { openStore } from '../dist/src/store/index.js'
import { generator } from '../dist/src/train/random.js'
import { fill } from './fill.mjs'
import { backends, cpuOf } from './postgres.mjs'
import { lists, madeUp } from './queries.mjs'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    database: { type: 'string' },
    url: { type: 'string' },
    runs: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
    random: { type: 'string' },
  },
})
const [articles, runs] = [Number(values.articles), Number(values.runs)]
const folder = values.database || values.url ? null : mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
const database = values.database ?? join(folder ?? '', 'articles.sqlite')
const store = await openStore({ database, databaseUrl: values.url, report: console.error })
await fill(store, articles)
const app = await buildApp({
  config: readConfig({ LOG_LEVEL: 'silent', COPYDESK_RATE: '0', COPYDESK_CACHE: '1' }),
  store,
  // Nothing is analysed.
  analyser: { observe() {}, observeQueue() {} },
})

/** Processes of the server, if there is one. */
const servers = async () => (values.url ? backends(values.url) : [])

let asked = 0
/** One answer; what stands at the end of its address keeps it from being answered from the cache. */
async function ask(path, pids) {
  const url = `${path}${path.includes('?') ? '&' : '?'}${'&'.repeat(asked++ % 997)}`
  // To look at what the server spent is none of it.
  const [before, begun, own] = [cpuOf(pids), performance.now(), process.cpuUsage()]
  const reply = await app.inject({ url })
  const { user, system } = process.cpuUsage(own)
  const time = performance.now() - begun
  const spent = cpuOf(pids) - before + (user + system) / 1000
  if (reply.statusCode !== 200 && reply.statusCode !== 503)
    throw new Error(`${path}: ${reply.statusCode} ${reply.body}`)
  return { time, spent, reply }
}

const at = (all, share) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))]
const figure = (value) => value.toFixed(value < 10 ? 1 : 0).padStart(7)
const found = ({ statusCode, body }) => {
  if (statusCode !== 200) return 'too slow'
  const { items = [], total } = JSON.parse(body)
  return `${items.length}${total ? ` of ${total.exact ? '' : 'at least '}${total.count}` : ''}`
}

await ask('/articles', [])
// As many connections as it has are open.
await Promise.all(Array.from({ length: 12 }, (_, i) => app.inject({ url: `/articles?limit=${i + 1}` })))
const pids = await servers()
if (values.random) {
  const random = generator(1)
  const answers = []
  for (let n = 0; n < Number(values.random); n++) {
    const path = madeUp(random)
    const first = await ask(path, pids)
    // The second is warm.
    const { time, spent, reply } = first.reply.statusCode === 200 ? await ask(path, pids) : first
    answers.push({ path, time, spent, found: found(reply) })
  }
  answers.sort((a, b) => b.spent - a.spent)
  const all = answers.map(({ spent }) => spent)
  console.log(
    `${articles} articles, ${values.random} made-up queries; ms of CPU: ${[0.5, 0.95, 0.99, 1].map((share) => figure(at(all, share)))}`,
  )
  for (const { path, time, spent, found } of answers.slice(0, 40))
    console.log(figure(spent), figure(time), found.padStart(24), decodeURIComponent(path))
} else {
  console.log(`${articles} articles${values.url ? ', PostgreSQL' : ', SQLite'}; ms of one answer of up to 50`)
  console.log(''.padEnd(60), ...['CPU', '95 %', 'time', '95 %'].map((head) => head.padStart(7)), ' found')
  for (const [name, paths] of Object.entries(await lists(async (path) => (await ask(path, [])).reply.json()))) {
    if (!new RegExp(values.only).test(name)) continue
    const pids = await servers()
    const [times, spents] = [[], []]
    let last
    const until = performance.now() + 4000
    for (let n = 0; n < runs && (n < 6 || performance.now() < until); n++) {
      const path = paths(n)
      // Warm: as it is where it is asked more than once.
      if (n < 3) await ask(path, pids)
      const { time, spent, reply } = await ask(path, pids)
      times.push(time)
      spents.push(spent)
      last = reply
    }
    console.log(
      name.padEnd(60),
      ...[spents, times].flatMap((all) => [0.5, 0.95].map((share) => figure(at(all, share)))),
      ` ${found(last)}`,
    )
  }
}
await app.close()
await store.close()
if (folder) rmSync(folder, { recursive: true })

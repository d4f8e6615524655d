// Loads invented articles into a store and measures how fast it writes and answers.
//   npm run build && node bench/store.mjs [--articles 20000] [--database FILE | --url postgres://…] [--runs 200] [--at-once 1]
// A database that holds articles already is filled up to the number, with as many writes at once as --at-once says. Times
// are milliseconds of one call; queries one at a time, the first of each for itself, since it may wait for the disk. CPU is
// this process's, the mean of all calls, which a busy machine does not change much; of writes also that of PostgreSQL's
// processes, where they are on this machine, and the bytes of its log.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '../dist/src/store/index.js'
import { entityOf, inventedAnalysis, wordOf } from '../dist/test/store/invented.js'
import { backends, bytesOf, cpuOf } from './postgres.mjs'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    database: { type: 'string' },
    url: { type: 'string' },
    runs: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '1' },
  },
})
const wanted = Number(values.articles)
const runs = Number(values.runs)
const atOnce = Number(values['at-once'])
const folder = values.database || values.url ? null : mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
const database = values.database ?? join(folder ?? '', 'articles.sqlite')
const store = await openStore({ database, databaseUrl: values.url, report: console.error })

const ms = (value) => value.toFixed(value < 10 ? 2 : 0).padStart(8)
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
function line(name, times, cpu, note = '') {
  const sorted = [...times].sort((a, b) => a - b)
  console.log(name.padEnd(44), ...[0.5, 0.95, 0.99, 1].map((share) => ms(at(sorted, share))), ms(cpu), ` ${note}`)
}

console.log(''.padEnd(44), ...['median', '95 %', '99 %', 'most', 'CPU', 'first'].map((head) => head.padStart(8)))
/** Milliseconds of CPU since a reading of it. */
function cpuSince(reading) {
  const { user, system } = process.cpuUsage(reading)
  return (user + system) / 1000
}

const held = await store.count()
for (let from = held; from < wanted; ) {
  const to = Math.min(wanted, from + Math.max(1000, Math.floor(wanted / 5)))
  const writes = []
  let [making, makingCpu] = [0, 0]
  const before = values.url && { ...(await bytesOf(values.url)), cpu: cpuOf(await backends(values.url)) }
  const started = performance.now()
  const reading = process.cpuUsage()
  const put = async (n) => {
    const [begun, used] = [performance.now(), process.cpuUsage()]
    const analysis = inventedAnalysis(n)
    const source = { source: JSON.stringify({ text: analysis.article.text }), engine: 'bench' }
    const made = performance.now()
    making += made - begun
    makingCpu += cpuSince(used)
    await store.put(analysis, source)
    writes.push(performance.now() - made)
  }
  const waiting = []
  for (let n = from; n < to; n++) {
    waiting.push(put(n))
    if (waiting.length >= atOnce) await waiting.shift()
  }
  await Promise.all(waiting)
  const cpu = cpuSince(reading) - makingCpu
  const count = to - from
  const seconds = (performance.now() - started - making) / 1000
  const after = values.url && { ...(await bytesOf(values.url)), cpu: cpuOf(await backends(values.url)) }
  const theirs = after
    ? `, PostgreSQL ${((after.cpu - before.cpu) / count).toFixed(2)} ms of CPU, ${((after.log - before.log) / count / 1000).toFixed(1)} kB of log`
    : ''
  line(`put, ${from} to ${to} articles`, writes, cpu / count, `${(count / seconds).toFixed(0)} articles/s${theirs}`)
  from = to
}
// Frequent, middling and rare: words and entities are numbered by their rank.
const some = inventedAnalysis(Math.floor(wanted / 2))
const word = (rank) => wordOf(rank)
const [hot, warm, rare] = [0, 60, 3000].map((rank) => entityOf(rank))
const ids = Array.from({ length: 500 }, (_, i) => inventedAnalysis(Math.floor((i * wanted) / 500)).article.id)
const page = { limit: 50 }
const deep = async (list, filter) => {
  let { next } = await list(filter, { limit: 100 })
  for (let i = 0; i < 20 && next; i++) next = (await list(filter, { limit: 100, cursor: next })).next
  return next
}
const deepQuotes = await deep(store.quotes, {})
const queries = {
  'article by id': (n) => store.article(ids[n % ids.length]),
  'newest article': () => store.article(null),
  'quote by id': () => store.quote(some.quotes[3].id),
  'entity, in nearly every article': () => store.entity(hot.id),
  'entity, in some articles': () => store.entity(warm.id),
  'entity, in few articles': () => store.entity(rare.id),
  articles: () => store.articles({}, page),
  'articles of a publisher': () => store.articles({ publisher: 'Paper 30' }, page),
  'articles of a month': () => store.articles({ from: '2021-03-01', to: '2021-03-31' }, page),
  'articles with a frequent entity': () => store.articles({ entity: hot.id }, page),
  'articles, frequent word': () => store.articles({ q: word(0) }, page),
  'articles, middling word': () => store.articles({ q: word(200) }, page),
  'articles, rare word': () => store.articles({ q: word(20_000) }, page),
  'articles, two words': () => store.articles({ q: `${word(20)} ${word(40)}` }, page),
  quotes: () => store.quotes({}, page),
  'quotes, 2000 further on': () => store.quotes({}, { ...page, cursor: deepQuotes }),
  'quotes of an article': () => store.quotes({ article: some.article.id }, page),
  'quotes of a frequent speaker': () => store.quotes({ speaker: hot.id }, page),
  'quotes of a speaker by name': () => store.quotes({ speaker: hot.name }, page),
  'quotes of a speaker, one kind, with a word': () =>
    store.quotes({ speaker: warm.id, kind: 'direct', q: word(3) }, page),
  'quotes of a month': () => store.quotes({ from: '2021-03-01', to: '2021-03-31' }, page),
  'quotes, frequent word': () => store.quotes({ q: word(0) }, page),
  'quotes, middling word': () => store.quotes({ q: word(200) }, page),
  'quotes, rare word': () => store.quotes({ q: word(20_000) }, page),
  claims: () => store.claims({}, page),
  'claims, one act': () => store.claims({ act: 'promise' }, page),
  'claims, an act that does not occur': () => store.claims({ act: 'none' }, page),
  'claims, check-worthiness from 0.99': () => store.claims({ minCheckworthiness: 0.99 }, page),
  'claims that deny, with quantities, a word': () =>
    store.claims({ polarity: 'denies', hasQuantity: true, q: word(50) }, page),
  entities: () => store.entities({}, page),
  'entities of an article': () => store.entities({ article: some.article.id }, page),
  'entities of a type, by name': () => store.entities({ type: 'person', q: warm.name.split(' ')[0] }, page),
  timeline: () => store.timeline({}, page),
  'timeline of a month': () => store.timeline({ from: '2021-03-01', to: '2021-03-31' }, page),
  'timeline of a frequent entity': () => store.timeline({ entity: hot.id }, page),
  count: () => store.count(),
}
for (const [name, query] of Object.entries(queries)) {
  const times = []
  const started = performance.now()
  let found = await query(0)
  const first = performance.now() - started
  const until = performance.now() + 4000
  const reading = process.cpuUsage()
  for (let i = 0; i < runs && performance.now() < until; i++) {
    const n = Math.floor((i * 7919) % wanted)
    const begun = performance.now()
    found = await query(n)
    times.push(performance.now() - begun)
  }
  const items = Array.isArray(found?.items) ? `${found.items.length} items` : found === null ? 'nothing' : ''
  line(name, times, cpuSince(reading) / times.length, `${ms(first)}  ${items}`)
}
const files = values.url && (await bytesOf(values.url)).files
await store.close()
// What is in SQLite’s log goes to its file when it is closed.
const bytes = files ?? statSync(database).size
console.log(`${wanted} articles: ${(bytes / 1e6).toFixed(0)} MB, ${(bytes / 1000 / wanted).toFixed(1)} kB an article`)
if (folder) rmSync(folder, { recursive: true })

// Lists and full text over HTTP, on a store of invented articles: how long an answer takes, by percentile.
//   npm run bench:lists [-- --articles 20000 --requests 300]
// Each request of a line asks for something else, so that none is answered from the cache of answers; requests follow one
// another over one connection.
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '../dist/src/store/index.js'
import { entityOf, inventedAnalysis, wordOf } from '../dist/test/store/invented.js'
import { startService } from './service.mjs'

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '20000' }, requests: { type: 'string', default: '300' } },
})
const articles = Number(values.articles)
const requests = Number(values.requests)

const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
const database = join(folder, 'articles.sqlite')
const store = await openStore({ database, report: console.error })
for (let n = 0; n < articles; n++) {
  const analysis = inventedAnalysis(n)
  await store.put(analysis, { source: JSON.stringify({ text: analysis.article.text }), engine: 'bench' })
}
await store.close()

const day = (n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)
const lines = {
  'quotes of a speaker, one kind, 50': (n) => `/quotes?speaker=${entityOf(n).id}&kind=direct&limit=50`,
  'claims with quantities, from a day on, 50': (n) => `/claims?hasQuantity=true&from=${day(n)}&limit=50`,
  'articles of a publisher, from a day on, 50': (n) => `/articles?publisher=Paper%20${n % 40}&from=${day(n)}&limit=50`,
  'timeline of an entity, 50': (n) => `/timeline?entity=${entityOf(n).id}&limit=50`,
  'quotes, full text, one word, 50': (n) => `/quotes?q=${wordOf(n * 10)}&limit=50`,
  'articles, full text, two words, 50': (n) => `/articles?q=${wordOf(n)}%20${wordOf(n * 3 + 1)}&limit=50`,
  'one entity over all articles': (n) => `/entities/${entityOf(n).id}`,
}

const service = await startService({ COPYDESK_DATABASE: database, LOG_LEVEL: 'info' })
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const ask = (path) =>
  new Promise((done, fail) => {
    request({ port: service.port, agent, path }, async (reply) => {
      const { length } = Buffer.concat(await reply.toArray())
      done({ status: reply.statusCode, length })
    })
      .on('error', fail)
      .end()
  })

console.log(`${articles} articles, ${requests} requests a line; ms of one answer`)
console.log(''.padEnd(44), ...['median', '95 %', '99 %', 'most', 'kB'].map((head) => head.padStart(8)))
for (const [name, pathOf] of Object.entries(lines)) {
  const times = []
  let bytes = 0
  for (let n = 0; n < requests; n++) {
    const begun = performance.now()
    const { status, length } = await ask(pathOf(n))
    times.push(performance.now() - begun)
    if (status !== 200) throw new Error(`${pathOf(n)} was answered ${status}`)
    bytes += length
  }
  times.sort((a, b) => a - b)
  const at = [0.5, 0.95, 0.99, 1].map((share) => times[Math.min(requests - 1, Math.floor(requests * share))])
  console.log(name.padEnd(44), ...[...at, bytes / requests / 1000].map((value) => value.toFixed(1).padStart(8)))
}
agent.destroy()
await service.stop()
rmSync(folder, { recursive: true })
for (const line of service.failures) console.log(`log: ${line.slice(0, 500)}`)

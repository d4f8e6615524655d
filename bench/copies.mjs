// Copies among invented articles: how many of those that are one text are found, and what it costs to look for them.
//   npm run bench:copies [-- --articles 10000 --share 0.3 --postgres]
// Each copy is made from an earlier text: sentences are cut, added and changed, some end early. A quarter of all texts
// share a stock paragraph of background with others that are no copies of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { traitsOf } from '../dist/src/store/alike.js'
import { openStore } from '../dist/src/store/index.js'
import { generator } from '../dist/src/train/random.js'
import { openCluster } from '../dist/test/store/cluster.js'
import { wordOf } from '../dist/test/store/invented.js'
import { articleRecord } from '../dist/test/store/records.js'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    share: { type: 'string', default: '0.3' },
    postgres: { type: 'boolean' },
  },
})
const articles = Number(values.articles)
const share = Number(values.share)

const random = generator(7)
const below = (n) => Math.floor(random() * n)
/** Words by Zipf’s law. */
const word = () => wordOf(Math.floor(20_000 ** random()) - 1)
const sentence = () => `${Array.from({ length: 10 + below(20) }, word).join(' ')}.`
const sentences = (n) => Array.from({ length: n }, sentence)
const stock = Array.from({ length: 60 }, () => sentences(3))

function original() {
  const own = sentences(8 + below(25))
  return random() < 0.25 ? [...own, ...stock[below(stock.length)]] : own
}

/** A text as another outlet prints it. */
function copyOf(text) {
  const [cut, added, changed] = [0.3 * random(), 0.25 * random(), 0.25 * random()]
  const kept = random() < 0.2 ? text.slice(0, Math.ceil(text.length * 0.6)) : text.filter(() => random() >= cut)
  return (kept.length > 3 ? kept : text).flatMap((one) => {
    const words = random() < changed ? one.split(' ').map((each) => (random() < 0.25 ? word() : each)) : one.split(' ')
    return random() < added ? [words.join(' '), sentence()] : [words.join(' ')]
  })
}

const texts = []
for (let n = 0; n < articles; n++) {
  const earlier = n > 10 && random() < share ? texts[below(n)] : undefined
  texts.push({ group: earlier?.group ?? n, lines: earlier ? copyOf(earlier.source ?? earlier.lines) : original() })
  // A copy of a copy is made from the same text as that was.
  if (earlier) texts[n].source = earlier.source ?? earlier.lines
}

function analysisOf({ lines }, n) {
  const headline = `Report ${n}`
  let at = headline.length
  const paragraphs = lines.map((line) => {
    const start = at + 2
    at = start + line.length
    return { start, end: at, role: 'body' }
  })
  const publishedAt = new Date(Date.UTC(2024, 0, 1) + n * 600_000).toISOString()
  const text = [headline, ...lines].join('\n\n')
  const all = [{ start: 0, end: headline.length, role: 'headline' }, ...paragraphs]
  // Of invented words none is known to be rare or common, which stories go by.
  const article = articleRecord({ id: `report-${n}`, headline, text, publishedAt, paragraphs: all, language: null })
  return { article, quotes: [], entities: [], claims: [], times: [], timeline: [] }
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-copies-'))
const cluster = values.postgres ? await openCluster() : null
if (typeof cluster === 'string') throw new Error(cluster)
const database = join(folder, 'articles.sqlite')
const store = await openStore({ database, databaseUrl: await cluster?.database(), report: console.error })
const milliseconds = async (work) => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
/** Resident, in MiB. */
const memory = () => process.memoryUsage().rss / 2 ** 20
const before = memory()
let [compared, stored, most] = [0, 0, 0]
for (let n = 0; n < articles; n += 64) {
  const analyses = texts.slice(n, n + 64).map((text, i) => analysisOf(text, n + i))
  compared += await milliseconds(() => {
    for (const [i, analysis] of analyses.entries()) traitsOf(n + i, analysis)
  })
  stored += await milliseconds(() =>
    Promise.all(analyses.map((one) => store.put(one, { source: '{}', engine: 'bench' }))),
  )
  most = Math.max(most, memory())
}

const groupOf = new Map(texts.map(({ group }, n) => [`report-${n}`, group]))
const found = new Map()
let listed = 0
for (let cursor; ; ) {
  const page = await store.articles({ fold: 'copies' }, { limit: 100, ...(cursor && { cursor }) })
  for (const item of page.items) {
    listed++
    const { id, copies: others } = JSON.parse(item)
    found.set(id, id)
    if (others === 0) continue
    const copies = JSON.parse((await store.copies(id)).json)
    for (const { article } of copies.items) found.set(article.id, id)
  }
  if (page.next === null) break
  cursor = page.next
}
await store.close()
await cluster?.remove()
rmSync(folder, { recursive: true, force: true })

const pairs = (keys) => {
  const counts = new Map()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
}
const ids = [...groupOf.keys()]
const right = pairs(ids.map((id) => `${groupOf.get(id)} ${found.get(id)}`))
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`
console.log(`${articles} articles, ${new Set(groupOf.values()).size} texts, ${listed} listed when folded`)
console.log(
  `pairs of copies: precision ${percent(right, pairs(ids.map((id) => found.get(id))))}, recall ${percent(right, pairs(ids.map((id) => groupOf.get(id))))}`,
)
console.log(
  `CPU an article: traits ${(compared / articles).toFixed(2)} ms, stored with all else ${(stored / articles).toFixed(2)} ms`,
)
console.log(
  `memory: ${before.toFixed(0)} MiB with the texts of the bench, at most ${most.toFixed(0)} MiB while they are stored`,
)

// Stories as the service answers them, on articles whose stories are known: B-cubed precision, recall and F1.
//   COPYDESK_EVAL=DIR npm run bench:stories
// DIR/stories/dev.jsonl has a JSON object a line: id, text, story. An article that is in no story is one of its own.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startAnalyser } from '../dist/src/analysis/threads/analyser.js'
import { readConfig } from '../dist/src/config.js'
import { buildApp } from '../dist/src/http/app.js'
import { openStore } from '../dist/src/store/index.js'

const file = join(process.env.COPYDESK_EVAL ?? '', 'stories', 'dev.jsonl')
if (!process.env.COPYDESK_EVAL || !existsSync(file)) {
  console.error('COPYDESK_EVAL names no folder with stories/dev.jsonl')
  process.exit(1)
}
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
// Ids of the service are lower-case words and numbers.
const gold = new Map(lines.map((line, n) => [`article-${n}`, JSON.parse(line)]))

const token = 'a-token-for-the-bench'
const config = readConfig({ LOG_LEVEL: 'error', COPYDESK_TOKENS: token })
const store = await openStore({ database: ':memory:' })
const analyser = startAnalyser(config)
const app = await buildApp({ config, store, analyser })
for (const [id, { text }] of gold) {
  const headers = { authorization: `Bearer ${token}` }
  const url = `/articles/${id}`
  const { statusCode, body } = await app.inject({ method: 'PUT', url, headers, payload: { text, as: 'body' } })
  if (statusCode >= 300) throw new Error(`${id}: ${body}`)
}
const found = new Map([...gold.keys()].map((id) => [id, id]))
for (let url = '/stories?limit=100'; url; ) {
  const { items, next } = (await app.inject(url)).json()
  for (const { id } of items) {
    const { byOutlet } = (await app.inject(`/stories/${id}`)).json()
    for (const article of byOutlet.flatMap(({ articles }) => articles)) found.set(article.id, `story ${id}`)
  }
  url = next && `/stories?limit=100&cursor=${next}`
}
await app.close()
await analyser.close()
await store.close()

const ids = [...gold.keys()]
const sizes = (keyOf) => {
  const counts = new Map()
  for (const id of ids) counts.set(keyOf(id), (counts.get(keyOf(id)) ?? 0) + 1)
  return (id) => counts.get(keyOf(id))
}
const [told, right, both] = [
  sizes((id) => found.get(id)),
  sizes((id) => gold.get(id).story),
  sizes((id) => `${gold.get(id).story} ${found.get(id)}`),
]
const mean = (of) => ids.reduce((sum, id) => sum + both(id) / of(id), 0) / ids.length
const [precision, recall] = [mean(told), mean(right)]
const percent = (share) => (100 * share).toFixed(1)
console.log(
  `${ids.length} articles; B-cubed P ${percent(precision)} R ${percent(recall)} F1 ${percent((2 * precision * recall) / (precision + recall))}`,
)

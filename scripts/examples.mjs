// Writes data/openapi/examples.json: ids and records of the shipped samples, as the service answers them. The description
// and the documentation show them. With --check it only tells whether the committed file is what the service answers.
import { readFileSync, writeFileSync } from 'node:fs'
import { startAnalyser } from '../dist/src/analysis/threads/analyser.js'
import { readConfig } from '../dist/src/config.js'
import { dataPath } from '../dist/src/data.js'
import { buildApp } from '../dist/src/http/app.js'
import { loadSources } from '../dist/src/ingest/ingest.js'
import { openStore } from '../dist/src/store/index.js'

const config = readConfig({ LOG_LEVEL: 'silent' })
const store = await openStore({ database: ':memory:' })
const analyser = startAnalyser(config)
// One after another: what is said of a name over several articles may depend on which of them came first.
await loadSources({ store, analyser }, [dataPath('articles')], { atOnce: 1 })
const app = await buildApp({ config, store, analyser })
const get = async (path) => {
  const reply = await app.inject(path)
  if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`)
  return reply.json()
}

/** The smallest item of a list that shows what there is to see. */
const pick = async (path, shows) => {
  const { items } = await get(path)
  const size = (item) => JSON.stringify(item).length
  const [smallest] = items.filter(shows).sort((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1))
  if (!smallest) throw new Error(`${path}: nothing shows what the example is to show`)
  return smallest
}
const few = (entity) => ({ ...entity, mentions: entity.mentions?.slice(0, 2) })

const summary = await pick('/articles?limit=100', ({ standfirst }) => standfirst !== null)
const whole = await get(`/articles/${summary.id}`)
const quote = await pick('/quotes?kind=mixed&limit=100', (item) => item.speaker?.entity && item.text.length > 80)
const claim = await pick('/claims?voice=attributed&hasQuantity=true&limit=100', (item) => item.claimant?.entity)
const event = await pick('/timeline?limit=100', (item) => item.time && item.entities.length > 0)
const person = await pick(
  '/entities?type=person&limit=100&include=mentions',
  (item) => item.roles.length > 0 && item.counts.quotes > 1,
)
const detail = await get(`/entities/${person.id}`)
const { times } = (
  await app.inject({ method: 'POST', url: '/analyse', payload: { text: whole.text, publishedAt: '2022-01-20' } })
).json()

const examples = {
  ids: { article: summary.id, quote: quote.id, claim: claim.id, event: event.id, entity: person.id },
  records: {
    Article: {
      ...whole,
      text: `${whole.text.slice(0, 120)}…`,
      paragraphs: whole.paragraphs.slice(0, 3),
      links: whole.links.slice(0, 1),
    },
    ArticleSummary: summary,
    Quote: quote,
    Claim: claim,
    Time: times.find(({ edtf }) => edtf !== null),
    TimelineEntry: event,
    Person: few(person),
    Organisation: few(
      await pick('/entities?type=organisation&limit=100&include=mentions', (item) => item.counts.mentions > 1),
    ),
    Place: few(await pick('/entities?type=place&limit=100&include=mentions', (item) => item.country !== null)),
    PersonDetail: { ...few(detail), quotes: detail.quotes.slice(0, 1), neighbours: detail.neighbours.slice(0, 2) },
  },
}
await app.close()
await analyser.close()
await store.close()

const file = new URL('../data/openapi/examples.json', import.meta.url)
const json = `${JSON.stringify(examples, null, 2)}\n`
if (!process.argv.includes('--check')) writeFileSync(file, json)
else if (readFileSync(file, 'utf8') !== json) {
  console.error('data/openapi/examples.json is not what the service answers; run `npm run openapi` and commit it')
  process.exitCode = 1
}

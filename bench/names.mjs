/**
 * Words a second of the names stage beside wink-nlp (entities) and compromise (people, places, organisations), over the
 * sample articles, interleaved in one process: `npm run bench:names [ROUNDS]`. The sentences stage is timed on its own;
 * the other two split and tag for themselves.
 */
import { readdirSync, readFileSync } from 'node:fs'
import compromise from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNlp from 'wink-nlp'
import { names } from '../dist/src/analysis/pipeline/names/index.js'
import { sentences } from '../dist/src/analysis/pipeline/sentences/index.js'
import { dataPath } from '../dist/src/data.js'

const rounds = Number(process.argv[2] ?? 10)
const wink = winkNlp(model)
const articles = readdirSync(dataPath('articles'))
  .filter((file) => file.endsWith('.txt') && file !== 'README.md')
  .map((file) => readFileSync(dataPath('articles', file), 'utf8'))
  .map((text) => ({
    text,
    paragraphs: [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
      start: index,
      end: index + line.length,
      role: 'body',
    })),
  }))
const parsed = articles.map((article) => ({ article, sentences: sentences.run({ article }) }))
const words = articles.reduce((sum, { text }) => sum + text.match(/\S+/g).length, 0)

const systems = {
  'copydesk sentences': () => {
    for (const article of articles) sentences.run({ article })
  },
  'copydesk names': () => {
    for (const layers of parsed) names.run(layers)
  },
  'wink-nlp entities': () => {
    for (const { text } of articles) wink.readDoc(text).entities().out()
  },
  compromise: () => {
    for (const { text } of articles) {
      const doc = compromise(text)
      doc.people().out('array')
      doc.places().out('array')
      doc.organizations().out('array')
    }
  },
}

for (const run of Object.values(systems)) run()
const spent = Object.fromEntries(Object.keys(systems).map((name) => [name, []]))
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(systems)) {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    spent[name].push((user + system) / 1e6)
  }

console.log(`${articles.length} articles, ${words} words, median of ${rounds} rounds, CPU time`)
for (const [name, seconds] of Object.entries(spent)) {
  const median = seconds.sort((a, b) => a - b)[rounds >> 1]
  console.log(
    `${name.padEnd(20)} ${(words / median / 1000).toFixed(0).padStart(6)}k words/s ${(articles.length / median).toFixed(0).padStart(6)} articles/s`,
  )
}

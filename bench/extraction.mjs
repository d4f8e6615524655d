// Extraction: articles a second of one core, and the share of each stage. npm run bench:extraction [-- ROUNDS]
// The sources are the sample articles and those of the fixtures, pages and dumps. Time is this process's processor time;
// a stage's share is of the time that passes. The first rounds only warm up. Last, what turns a source into a clean
// article (loader, furniture, paragraphs) alone, by format.
import { fileURLToPath } from 'node:url'
import { analyse } from '../dist/src/analysis/analyse.js'
import { loadHtml } from '../dist/src/analysis/loader/html.js'
import { loadText } from '../dist/src/analysis/loader/text.js'
import { furniture } from '../dist/src/analysis/pipeline/furniture/index.js'
import { article } from '../dist/src/analysis/pipeline/paragraphs/index.js'
import { dataPath } from '../dist/src/data.js'
import { findSources, readSource } from '../dist/src/ingest/sources.js'

const rounds = Number(process.argv[2] ?? 30)
const files = await findSources([dataPath('articles'), fileURLToPath(new URL('../test/fixtures', import.meta.url))])
const sources = await Promise.all(files.filter((file) => !file.endsWith('README.md')).map((file) => readSource(file)))

let words = 0
const stages = new Map()
const spent = []
for (let round = -5; round < rounds; round++) {
  words = 0
  const before = process.cpuUsage()
  for (const { source } of sources) {
    const begun = performance.now()
    let inStages = 0
    const observe = (stage, ms) => {
      inStages += ms
      if (round >= 0) stages.set(stage, (stages.get(stage) ?? 0) + ms)
    }
    words += analyse(source, { observe }).article.wordCount
    const outside = performance.now() - begun - inStages
    if (round >= 0) stages.set('loading', (stages.get('loading') ?? 0) + outside)
  }
  const { user, system } = process.cpuUsage(before)
  if (round >= 0) spent.push((user + system) / 1e6)
}

const median = spent.toSorted((a, b) => a - b)[rounds >> 1]
const perSecond = (count) => Math.round(count / median).toLocaleString('en')
console.log(`${sources.length} sources, ${words} words, median of ${rounds} rounds`)
console.log(`${perSecond(sources.length)} articles/s, ${perSecond(words)} words/s`)
const total = [...stages.values()].reduce((sum, ms) => sum + ms)
for (const [stage, ms] of [...stages].sort((a, b) => b[1] - a[1])) {
  const each = (ms / rounds / sources.length).toFixed(2).padStart(6)
  console.log(`  ${stage.padEnd(14)} ${each} ms an article ${((100 * ms) / total).toFixed(1).padStart(5)} %`)
}

const cleaned = {
  dumps: sources.flatMap(({ source }) => ('text' in source ? [[source.text, (text) => loadText(text, 'page')]] : [])),
  'HTML pages': sources.flatMap(({ source }) =>
    'html' in source ? [[source.html, (html) => loadHtml(html, 'page', source.url ?? null)]] : [],
  ),
}
for (const [format, pages] of Object.entries(cleaned)) {
  const times = []
  for (let round = -5; round < rounds; round++) {
    const before = process.cpuUsage()
    for (const [text, load] of pages) {
      const page = load(text)
      article.run({ page, furniture: furniture.run({ page }) })
    }
    const { user, system } = process.cpuUsage(before)
    if (round >= 0) times.push((user + system) / 1e6)
  }
  const each = times.toSorted((a, b) => a - b)[rounds >> 1] / pages.length
  const size = pages.reduce((sum, [text]) => sum + text.length, 0) / pages.length / 1000
  console.log(`clean article of ${format} of ${size.toFixed(1)} kB: ${Math.round(1 / each).toLocaleString('en')}/s`)
}

// Trains the classifiers that tell the article's body from the page's furniture, and reports their figures by
// cross-validation over sites.
//   npm run build && npm run train:furniture -- DIR [--folds N] [--only html|text]
// DIR holds `dev.jsonl`, one page a line: `id`, `url`, `html` (path of the gzipped page in DIR), `input` (the page as a
// text dump), `bodyKind` (pages whose body a human marked are used) and `gold.body`. Writes data/furniture/body-*.json.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { loadHtml } from '../dist/src/loader/html.js'
import { loadText } from '../dist/src/loader/text.js'
import { bodyThreshold, lookTwice } from '../dist/src/pipeline/furniture/body.js'
import {
  featuresOf,
  htmlFeatures,
  secondFeatures,
  secondHtmlFeatures,
  secondTextFeatures,
  textFeatures,
} from '../dist/src/pipeline/furniture/features.js'
import { headlineCandidates, headlineFeatures } from '../dist/src/pipeline/furniture/headline.js'
import { classifier } from '../dist/src/pipeline/furniture/trees.js'
import { boost } from './boost.mjs'

const args = process.argv.slice(2)
const option = (name, fallback) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : fallback)
const folds = Number(option('--folds', 5))
const only = option('--only', null)
const verbose = args.includes('--verbose') && args.splice(args.indexOf('--verbose'), 1)
const dir = args[0]
if (!dir) throw new Error('Give the folder that holds dev.jsonl.')

const INNER = 3
const shapes = { first: { rounds: 90, depth: 4, rate: 0.12 }, second: { rounds: 120, depth: 4, rate: 0.1 } }
const names = { html: [htmlFeatures, secondHtmlFeatures], text: [textFeatures, secondTextFeatures] }

const everything = readFileSync(join(dir, 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const documents = everything.filter(({ bodyKind }) => bodyKind === 'human')

const tokens = (text) => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []

/** How often each run of four words occurs. */
function grams(words) {
  const counts = new Map()
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const gram = words.slice(i, i + 4).join(' ')
    if (gram) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

/** 1 for blocks of the body: half of their four-word runs are in it; short ones by what surrounds them. */
function labelsOf(blocks, body) {
  const known = grams(tokens(body))
  const lines = new Set(body.split('\n').map((line) => tokens(line).join(' ')))
  const whole = ` ${tokens(body).join(' ')} `
  const sure = blocks.map(({ text }) => {
    const words = tokens(text)
    if (words.length < 4) return words.length > 0 && lines.has(words.join(' ')) ? 1 : null
    const own = [...grams(words).keys()]
    return own.filter((gram) => known.has(gram)).length / own.length >= 0.5 ? 1 : 0
  })
  return sure.map((label, i) => {
    if (label !== null) return label
    const words = tokens(blocks[i].text).join(' ')
    const before = sure.slice(0, i).findLast((l) => l !== null)
    const after = sure.slice(i + 1).find((l) => l !== null)
    return words && before === 1 && after === 1 && whole.includes(` ${words} `) ? 1 : 0
  })
}

function hostOf({ url, id }) {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : id
}

/** Which part of `parts` a site belongs to. */
function partOf(host, seed, parts) {
  let hash = seed
  for (const letter of host) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0
  return hash % parts
}

function pagesOf(format) {
  return documents.map((document) => {
    const page =
      format === 'html'
        ? loadHtml(gunzipSync(readFileSync(join(dir, document.html))).toString('utf8'), 'page', document.url ?? null)
        : loadText(document.input, 'page')
    const sizes = page.blocks.map(({ text }) => Math.sqrt(tokens(text).length + 1))
    const sum = sizes.reduce((a, b) => a + b, 0)
    return {
      document,
      host: hostOf(document),
      blocks: page.blocks,
      labels: labelsOf(page.blocks, document.gold.body),
      rows: featuresOf(page),
      // Every page weighs the same, a block by the root of its length.
      weights: sizes.map((size) => (size / sum) * 150),
    }
  })
}

function fit(pages, rowsOf, features, shape) {
  const trees = boost(
    pages.flatMap(rowsOf),
    pages.flatMap(({ labels }) => labels),
    pages.flatMap(({ weights }) => weights),
    shape,
  )
  return { features, trees }
}

/** Both classifiers; the second learns from what the first says of sites it was not trained on. */
function train(pages, format) {
  const [firstNames, secondNames] = names[format]
  const second = new Map()
  for (let part = 0; part < INNER; part++) {
    const inside = (page) => partOf(page.host, 3, INNER) === part
    const model = fit(
      pages.filter((page) => !inside(page)),
      (page) => page.rows,
      firstNames,
      shapes.first,
    )
    for (const page of pages.filter(inside)) {
      const again = secondFeatures(page.blocks, page.rows, page.rows.map(classifier(model)))
      second.set(
        page,
        page.rows.map((_, i) => again(i)),
      )
    }
  }
  return {
    first: fit(pages, (page) => page.rows, firstNames, shapes.first),
    second: fit(pages, (page) => second.get(page), secondNames, shapes.second),
  }
}

function predict({ first, second }, { blocks, rows }) {
  return lookTwice({ first: classifier(first), second: classifier(second) }, blocks, rows)
}

/** F1 of four-word runs, the figure of the published benchmarks. */
function overlap(gold, kept) {
  const a = grams(tokens(gold))
  const b = grams(tokens(kept))
  const size = (counts) => [...counts.values()].reduce((x, y) => x + y, 0)
  let shared = 0
  for (const [gram, count] of b) shared += Math.min(count, a.get(gram) ?? 0)
  return shared === 0 ? 0 : (2 * shared) / (size(a) + size(b))
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length

for (const format of ['html', 'text']) {
  if (only && only !== format) continue
  const pages = pagesOf(format)
  const held = new Map()
  for (let part = 0; part < folds; part++) {
    const inside = (page) => partOf(page.host, 7, folds) === part
    const model = train(
      pages.filter((page) => !inside(page)),
      format,
    )
    for (const page of pages.filter(inside)) held.set(page, predict(model, page))
  }
  if (held.size > 0) {
    const scores = [...held].map(([page, p]) => {
      const threshold = bodyThreshold(page, p) ?? 1
      return overlap(
        page.document.gold.body,
        page.blocks
          .filter((_, i) => p[i] >= threshold)
          .map(({ text }) => text)
          .join('\n'),
      )
    })
    console.log(`${format}: F1 ${mean(scores).toFixed(4)} by ${folds}-fold cross-validation over sites`)
    const worst = [...held.keys()].map((page, i) => `${scores[i].toFixed(2)} ${page.document.id}`).sort()
    if (verbose) console.log(worst.slice(0, 15).join('\n'))
  }
  if (folds > 0 && verbose) continue
  const model = train(pages, format)
  const file = new URL(`../data/furniture/body-${format}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(model)}\n`)
  console.log(`${format}: ${pages.length} pages, ${pages.reduce((sum, { blocks }) => sum + blocks.length, 0)} blocks`)
}

// The headline of dumps: among the lines around the start of the prose, the one that is the headline.
const plain = (text) =>
  text
    .normalize('NFKC')
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

if (!only || only === 'headline') {
  const pages = everything
    .filter(({ metaKind, gold }) => metaKind !== 'tool' && gold.headline && gold.visible?.headline)
    .map((document) => {
      const { blocks } = loadText(document.input, 'page')
      const candidates = headlineCandidates(blocks)
      const right = candidates.map(({ block }) => (plain(blocks[block].text) === plain(document.gold.headline) ? 1 : 0))
      return { host: hostOf(document), id: document.id, rows: candidates.map(({ row }) => row), right }
    })
  const fitHeadline = (some) => ({
    features: headlineFeatures,
    trees: boost(
      some.flatMap(({ rows }) => rows),
      some.flatMap(({ right }) => right),
      some.flatMap(({ rows, right }) => rows.map((_, i) => (right[i] ? 6 : 1))),
      { rounds: 120, depth: 4, rate: 0.08, leastWeight: 3, share: 0.6 },
    ),
  })
  let hits = 0
  for (let part = 0; part < folds; part++) {
    const inside = (page) => partOf(page.host, 7, folds) === part
    const model = fitHeadline(pages.filter((page) => !inside(page)))
    for (const page of pages.filter(inside)) {
      const scores = page.rows.map(classifier(model))
      if (page.right[scores.indexOf(Math.max(...scores))]) hits++
    }
  }
  const there = pages.filter(({ right }) => right.includes(1)).length
  if (folds > 0)
    console.log(
      `headline: ${(hits / pages.length).toFixed(3)} right by ${folds}-fold cross-validation over sites; ${there} of ${pages.length} pages have it among the candidates`,
    )
  if (!verbose)
    writeFileSync(
      new URL('../data/furniture/headline.json', import.meta.url),
      `${JSON.stringify(fitHeadline(pages))}\n`,
    )
}

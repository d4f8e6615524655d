// Trains the classifiers that tell the article's body from the page's furniture, and reports their figures by
// cross-validation over sites.
//   npm run build && npm run train:furniture -- DIR [--folds N] [--foldings N] [--only html|text|headline]
// DIR holds `dev.jsonl`, one page a line: `id`, `url`, `html` (path of the gzipped page in DIR), `input` (the page as a
// text dump), `bodyKind` (pages whose body a human marked are used) and `gold.body`; and, with `--copies FILE`, FILE the pages
// as a browser copies them and as programs print them, which the headline is learnt from (scripts/browser-copies.mjs). Each page is also learnt from in other guises: cut to its first
// paragraphs, and without the names of its classes. Writes data/furniture/body-*.json.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { loadHtml } from '../dist/src/analysis/loader/html.js'
import { loadText } from '../dist/src/analysis/loader/text.js'
import { findBody } from '../dist/src/analysis/pipeline/furniture/body.js'
import { commentsOf } from '../dist/src/analysis/pipeline/furniture/comments.js'
import { copiesOf } from '../dist/src/analysis/pipeline/furniture/copies.js'
import {
  featuresOf,
  htmlFeatures,
  secondHtmlFeatures,
  secondTextFeatures,
  textFeatures,
  writeSecond,
} from '../dist/src/analysis/pipeline/furniture/features.js'
import { headlineCandidates, headlineFeatures } from '../dist/src/analysis/pipeline/furniture/headline.js'
import { classifier } from '../dist/src/analysis/pipeline/furniture/trees.js'
import { boost } from './boost.mjs'

const args = process.argv.slice(2)
const option = (name, fallback) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : fallback)
const folds = Number(option('--folds', 5))
/** Ways to deal the sites out to folds; the figure is their mean. */
const foldings = Number(option('--foldings', 3))
const only = option('--only', null)
const copiesFile = option('--copies', null)
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
/** By page, its text in each form. */
const copies = new Map()
for (const line of copiesFile === null ? [] : readFileSync(copiesFile, 'utf8').split('\n').filter(Boolean)) {
  const { id, form, text } = JSON.parse(line)
  copies.set(id, { ...copies.get(id), [form]: text })
}
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

/**
 * 1 for blocks of the body: half of their four-word runs are in it; short ones by what surrounds them. A text that the
 * page holds more often than the body (a heading that a menu lists again) is body where most body is around.
 */
function labelsOf(blocks, body) {
  const known = grams(tokens(body))
  const lines = new Set(body.split('\n').map((line) => tokens(line).join(' ')))
  const whole = ` ${tokens(body).join(' ')} `
  const words = blocks.map(({ text }) => tokens(text))
  const texts = words.map((own) => own.join(' '))
  const sure = words.map((own, i) => {
    if (own.length < 4) return own.length > 0 && lines.has(texts[i]) ? 1 : null
    const runs = [...grams(own).keys()]
    return runs.filter((gram) => known.has(gram)).length / runs.length >= 0.5 ? 1 : 0
  })
  const labels = sure.map((label, i) => {
    if (label !== null) return label
    const before = sure.slice(0, i).findLast((l) => l !== null)
    const after = sure.slice(i + 1).find((l) => l !== null)
    return texts[i] && before === 1 && after === 1 && whole.includes(` ${texts[i]} `) ? 1 : 0
  })
  const places = new Map()
  for (const [i, label] of labels.entries()) if (label === 1) places.set(texts[i], [...(places.get(texts[i]) ?? []), i])
  const only = labels.map((label, i) => label === 1 && places.get(texts[i]).length === 1)
  for (const [text, same] of places) {
    const held = Math.max(1, whole.split(` ${text} `).length - 1)
    if (same.length <= held) continue
    const around = new Map(same.map((i) => [i, bodyAround(only, words, i)]))
    for (const i of same.sort((a, b) => around.get(b) - around.get(a)).slice(held)) labels[i] = 0
  }
  return labels
}

/** How much of what stands around a block is body for sure: words, fewer with distance, less those of other blocks. */
function bodyAround(sure, words, i) {
  let sum = 0
  for (let at = Math.max(0, i - 6); at <= i + 6 && at < words.length; at++)
    sum += ((sure[at] ? 1 : -1) * Math.min(words[at].length, 60)) / (1 + Math.abs(at - i))
  return sum
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

/** A page of a document, without what it holds twice, with labels, features and the weights of its blocks. */
function preparedPage(document, read, weight, shorten = null) {
  const twice = copiesOf(read.blocks)
  let blocks = read.blocks.filter((_, i) => !twice.has(i))
  let labels = labelsOf(blocks, document.gold.body)
  if (shorten !== null) {
    const left = firstParagraphs(blocks, labels, shorten)
    blocks = blocks.filter((_, i) => left[i])
    labels = labels.filter((_, i) => left[i])
  }
  const page = { ...read, blocks }
  const sizes = blocks.map(({ text }) => Math.sqrt(tokens(text).length + 1))
  const sum = sizes.reduce((a, b) => a + b, 0)
  return {
    document,
    host: hostOf(document),
    page,
    labels,
    rows: featuresOf(page),
    // Every page weighs the same, a block by the root of its length.
    weights: sizes.map((size) => (size / sum) * 150 * weight),
  }
}

/** Which blocks are left when the body ends after its first `count` long paragraphs. */
function firstParagraphs(blocks, labels, count) {
  let long = 0
  return blocks.map(({ text }, i) => {
    if (labels[i] === 0) return true
    if (long >= count) return false
    if (tokens(text).length >= 12) long++
    return true
  })
}

/** Names of classes as a build makes them: equal where they were equal, and no words. */
function withoutNames(html) {
  const hashed = (name) =>
    `c${[...name].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7)}`
  return html
    .replace(/(\sclass=)("[^"]*"|'[^']*')/gi, (_, before, value) => {
      const names = value.slice(1, -1).split(/\s+/).filter(Boolean)
      return `${before}"${names.map(hashed).join(' ')}"`
    })
    .replace(/\s(?:id|itemprop|role)=(?:"[^"]*"|'[^']*')/gi, '')
}

/** A document’s pages: first as it is, then its other guises, which are learnt from alone. */
function pagesOf(format) {
  return documents.flatMap((document, n) => {
    if (format === 'text') {
      const copy = copies.get(document.id)?.browser
      const own = loadText(document.input, 'page')
      const pages = [{ ...preparedPage(document, own, 1), tested: 'dumps' }]
      if (copy) pages.push({ ...preparedPage(document, loadText(copy, 'page'), 1), tested: 'browser copies' })
      if (n % 2 === 0) pages.push(preparedPage(document, own, 0.5, 1 + (n % 3)))
      return pages
    }
    const html = gunzipSync(readFileSync(join(dir, document.html))).toString('utf8')
    const read = (source) => loadHtml(source, 'page', document.url ?? null)
    const pages = [{ ...preparedPage(document, read(html), 1), tested: 'pages' }]
    if (n % 2 === 0) pages.push(preparedPage(document, read(withoutNames(html)), 0.5))
    else pages.push(preparedPage(document, read(html), 0.5, 1 + (n % 3)))
    return pages
  })
}

/** The first `length` values of each row. */
function eachOf({ values, width }, length = width) {
  return Array.from({ length: values.length / width }, (_, i) => values.subarray(i * width, i * width + length))
}

/** What a classifier says of each row. */
function scoresOf(classify, { values, width }) {
  return Float64Array.from({ length: values.length / width }, (_, i) => classify(values, i * width))
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
      (page) => eachOf(page.rows, firstNames.length),
      firstNames,
      shapes.first,
    )
    for (const page of pages.filter(inside)) {
      const write = writeSecond(page.page.blocks, page.rows, scoresOf(classifier(model), page.rows))
      for (const i of page.labels.keys()) write(i)
      second.set(
        page,
        eachOf(page.rows).map((row) => row.slice()),
      )
    }
  }
  return {
    first: fit(pages, (page) => eachOf(page.rows, firstNames.length), firstNames, shapes.first),
    second: fit(pages, (page) => second.get(page), secondNames, shapes.second),
  }
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

/** F1 of the blocks that a model chooses. */
function scoreOf({ first, second }, { document, page, rows }) {
  const model = { first: classifier(first), second: classifier(second) }
  const { probabilities, threshold } = findBody(page, commentsOf(page.blocks), model, rows)
  const kept = page.blocks.filter((_, i) => probabilities[i] >= (threshold ?? 1))
  return overlap(document.gold.body, kept.map(({ text }) => text).join('\n'))
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length

for (const format of ['html', 'text']) {
  if (only && only !== format) continue
  const pages = pagesOf(format)
  const scores = new Map(pages.map((page) => [page, []]))
  for (let turn = 0; turn < foldings && folds > 0; turn++) {
    for (let part = 0; part < folds; part++) {
      const inside = (page) => partOf(page.host, 7 + turn, folds) === part
      const model = train(
        pages.filter((page) => !inside(page)),
        format,
      )
      for (const page of pages.filter((one) => one.tested && inside(one))) scores.get(page).push(scoreOf(model, page))
    }
  }
  for (const kind of new Set(pages.flatMap(({ tested }) => (tested && folds > 0 ? [tested] : [])))) {
    const tested = pages.filter((page) => page.tested === kind)
    const each = tested.map((page) => mean(scores.get(page)))
    const turns = Array.from({ length: foldings }, (_, turn) => mean(tested.map((page) => scores.get(page)[turn])))
    console.log(
      `${format}, ${kind}: F1 ${mean(each).toFixed(4)} by ${folds}-fold cross-validation over sites (${turns.map((f) => f.toFixed(4)).join(', ')})`,
    )
    const worst = tested.map(({ document }, i) => `${each[i].toFixed(2)} ${document.id}`).sort()
    if (verbose) console.log(worst.slice(0, 15).join('\n'))
  }
  if (folds > 0 && verbose) continue
  const model = train(pages, format)
  const file = new URL(`../data/furniture/body-${format}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(model)}\n`)
  console.log(`${format}: ${pages.length} pages, ${pages.reduce((sum, { labels }) => sum + labels.length, 0)} blocks`)
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
    .flatMap((document) =>
      Object.entries({ dumps: document.input, ...copies.get(document.id) }).map(([kind, text]) => {
        const { blocks } = loadText(text, 'page')
        const { places, rows } = headlineCandidates(blocks)
        const right = places.map((place) => (plain(blocks[place].text) === plain(document.gold.headline) ? 1 : 0))
        return { host: hostOf(document), id: document.id, rows, right, kind }
      }),
    )
  const fitHeadline = (some) => ({
    features: headlineFeatures,
    trees: boost(
      some.flatMap(({ rows }) => eachOf(rows)),
      some.flatMap(({ right }) => right),
      some.flatMap(({ right }) => right.map((is) => (is ? 6 : 1))),
      { rounds: 120, depth: 4, rate: 0.08, leastWeight: 10, share: 0.6 },
    ),
  })
  const hits = new Map()
  for (let part = 0; part < folds; part++) {
    const inside = (page) => partOf(page.host, 7, folds) === part
    const model = fitHeadline(pages.filter((page) => !inside(page)))
    for (const page of pages.filter(inside)) {
      const scores = scoresOf(classifier(model), page.rows)
      const hit = page.right[scores.indexOf(Math.max(...scores))] === 1
      hits.set(page.kind, [...(hits.get(page.kind) ?? []), hit ? 1 : 0])
    }
  }
  const there = pages.filter(({ right }) => right.includes(1)).length
  for (const [kind, each] of hits)
    console.log(`headline, ${kind}: ${mean(each).toFixed(3)} right by ${folds}-fold cross-validation over sites`)
  console.log(`headline: ${there} of ${pages.length} have it among the candidates`)
  if (!verbose)
    writeFileSync(
      new URL('../data/furniture/headline.json', import.meta.url),
      `${JSON.stringify(fitHeadline(pages))}\n`,
    )
}

/**
 * How the CPU that a source costs grows with its size: `npm run bench:growth [PATTERN]`. Each hostile shape of
 * test/analysis/shapes.ts is analysed at three sizes, each twice as large as the one before. Linear time doubles it; more
 * than GROWTH times a doubling fails, and so does more than DEAREST seconds a megabyte. What fails is measured again, and
 * the least counts, for a busy machine only adds.
 */
import { Source } from '../dist/schemas/source.js'
import { analyse } from '../dist/src/analysis/analyse.js'
import { NoArticleError } from '../dist/src/analysis/errors.js'
import { pages, texts } from '../dist/test/analysis/shapes.js'

const GROWTH = 2.3
const DEAREST = 15
/** In seconds: less cannot be told from noise, and so the size grows until it takes as much. */
const LEAST = 0.06
const FIRST = 8_000
const LARGEST = 1_000_000
const ATTEMPTS = 3

const pattern = new RegExp(process.argv[2] ?? '', 'i')

/** Seconds of CPU. */
function cost(shape, size) {
  const source = Source.parse(shape(size))
  const before = process.cpuUsage()
  try {
    analyse(source)
  } catch (error) {
    if (!(error instanceof NoArticleError)) throw error
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function measure(shape) {
  let size = FIRST
  while (Math.min(cost(shape, size), cost(shape, size)) < LEAST && size < LARGEST) size *= 2
  const sizes = [size, 2 * size, 4 * size]
  let least = [Infinity, Infinity, Infinity]
  let growth = Infinity
  for (let attempt = 0; ; attempt++) {
    const costs = sizes.map((each) => cost(shape, each))
    least = least.map((seconds, i) => Math.min(seconds, costs[i]))
    growth = Math.min(growth, Math.sqrt(costs[2] / costs[0]), Math.sqrt(least[2] / least[0]))
    const perMegabyte = (least[2] / sizes[2]) * 1e6
    const failed = growth > GROWTH || perMegabyte > DEAREST
    if (!failed || attempt === ATTEMPTS) return { size, least, growth, perMegabyte, failed }
  }
}

cost(texts.prose, 20_000)
let failures = 0
let count = 0
for (const [kind, shapes] of Object.entries({ text: texts, page: pages }))
  for (const [name, shape] of Object.entries(shapes)) {
    if (!pattern.test(`${kind}: ${name}`)) continue
    count++
    const { size, least, growth, perMegabyte, failed } = measure(shape)
    if (failed) failures++
    console.log(
      `${failed ? 'FAILS' : '     '} ${`${kind}: ${name}`.padEnd(46)} ${`${Math.round(size / 1000)} kB`.padStart(7)} ${least.map((seconds) => seconds.toFixed(2).padStart(6)).join('')} s ${growth.toFixed(2).padStart(6)} a doubling ${perMegabyte.toFixed(1).padStart(6)} s/MB`,
    )
  }
console.log(`${count} shapes, ${failures} fail, ${process.cpuUsage().user / 1e6} s of CPU`)
process.exitCode = failures > 0 ? 1 : 0

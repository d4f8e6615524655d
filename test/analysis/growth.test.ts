/**
 * Eight times as much costs about eight times as much, for shapes that once cost sixty times as much: CPU, the least of three,
 * with a wide margin. `npm run bench:growth` measures all shapes closely.
 */
import t from 'tap'
import { Source } from '../../schemas/source.ts'
import { readArticle } from '../../src/analysis/article.ts'
import { NoArticleError } from '../../src/analysis/errors.ts'
import { quotedStretches } from '../../src/analysis/pipeline/quotation-marks.ts'
import { windows } from '../../src/analysis/pipeline/times/windows.ts'
import { pages } from './shapes.ts'

const patient = { timeout: 300_000 }
t.setTimeout(patient.timeout)

const MARGIN = 24
/** In microseconds: what the clock cannot tell. */
const GRAIN = 10_000

function cpu(run: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...times)
}

function read(name: string, size: number): void {
  const source = Source.parse(pages[name]!(size))
  try {
    readArticle(source)
  } catch (error) {
    if (!(error instanceof NoArticleError)) throw error
  }
}

for (const name of ['links in one block', 'line breaks', 'meta headlines'])
  t.test(name, patient, async (t) => {
    read(name, 100_000)
    t.ok(cpu(() => read(name, 800_000)) < MARGIN * cpu(() => read(name, 100_000)) + GRAIN)
  })

t.test('quotation marks of short paragraphs', patient, async (t) => {
  const find = (lines: number) => {
    const text = 'Ada Moss\n'.repeat(lines)
    for (let i = 0; i < lines; i++) quotedStretches(text, i * 9, i * 9 + 8)
  }
  find(5000)
  t.ok(cpu(() => find(40_000)) < MARGIN * cpu(() => find(5000)) + GRAIN)
})

t.test('windows of a text without a blank', patient, async (t) => {
  const cut = (length: number) => Array.from(windows('a'.repeat(length), [{ start: 0, end: length }])).length
  t.equal(cut(2001), 2)
  t.ok(cpu(() => cut(8_000_000)) < MARGIN * cpu(() => cut(1_000_000)) + GRAIN)
})

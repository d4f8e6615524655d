/** No answer is larger than 20 times its source and 1 MB, in any format; what is left out is counted. */
import fc from 'fast-check'
import t from 'tap'
import { Analysis } from '../../schemas/analysis.ts'
import { Source } from '../../schemas/source.ts'
import { analyse } from '../../src/analysis/analyse.ts'
import { articleFormats, writeArticle } from '../../src/formats/article.ts'
import { pages, type Shape, texts } from './shapes.ts'

const patient = { timeout: 300_000 }
t.setTimeout(patient.timeout)

const dense: Record<string, Shape> = {
  ...Object.fromEntries(
    [
      'dates after commas',
      'one sentence with dates and verbs',
      'short quotes with cues',
      'he said that he said that',
      'one given name',
      'names in one sentence',
      'he said, she said',
    ].map((name) => [name, texts[name]!]),
  ),
  'short links to long addresses': (size) => ({
    html: `<head><base href="https://example.org/${'x'.repeat(1500)}/"></head><h1>Harbour bridge to close</h1>${'<p>The bridge will close on Friday, the port’s director, Ada Moss, said <a href="a">today</a> and <a href="b">then</a>.</p>'.repeat(size / 130)}`,
  }),
  'marks that pages escape': (size) => ({
    text: 'On 1 May 1900 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<< '.repeat(size / 47),
    as: 'body',
  }),
  'characters that JSON escapes': (size) => ({
    text: 'He left on 1 May 1900 \u0001\u0002\u0001\u0002 '.repeat(size / 27),
    as: 'body',
  }),
  'paragraphs of one character': (size) => ({ text: 'x\n'.repeat(size / 2), as: 'body' }),
  'many in the list of who speaks': (size) => ({
    text: 'Ada Moss, Ben Ode, Tom Reyes, Eva Lind and Ida Holm said on 1 May 1900 that it fell. '.repeat(size / 85),
    as: 'body',
  }),
}

t.test('no answer is many times as large as its source', patient, async (t) => {
  const cut = new Set<string>()
  for (const [name, shape] of Object.entries(dense)) {
    const source = Source.parse(shape(80_000))
    const most = 20 * Buffer.byteLength('html' in source ? source.html : source.text) + 1_000_000
    const analysis = analyse(source)
    const json = Buffer.byteLength(JSON.stringify(analysis))
    t.ok(json <= most, `${name}: ${json} of ${most} bytes`)
    for (const format of articleFormats) {
      const size = Buffer.byteLength(writeArticle(format, analysis, 'https://desk.example.org'))
      t.ok(size <= most, `${name} as ${format}: ${size} of ${most} bytes`)
    }
    if (analysis.leftOut) cut.add(name)
    t.ok(Analysis.safeParse(analysis).success, `${name} is well-formed`)
    const ids = new Set([...analysis.entities, ...analysis.quotes, ...analysis.claims].map(({ id }) => id))
    const speakers = [
      ...analysis.quotes.map((quote) => quote.speaker),
      ...analysis.claims.map(({ claimant }) => claimant),
    ]
    const named = [
      ...speakers.flatMap((speaker) => [speaker?.entity, ...(speaker?.entities ?? []).map(({ entity }) => entity)]),
      ...analysis.claims.flatMap(({ quote, entities }) => [quote, ...entities]),
      ...analysis.timeline.flatMap(({ entities, quotes, claims }) => [...entities, ...quotes, ...claims]),
    ]
    t.same(
      named.filter((id) => id && !ids.has(id)),
      [],
      `${name}: what is left out is not referred to`,
    )
  }
  t.ok(cut.size > 4, `left something out of ${[...cut].join(', ')}`)
})

t.test('nor when such texts are mixed', patient, async () => {
  const pieces = [
    'he said that ',
    '1 May 1900, ',
    '“No,” she said. ',
    'Ada Moss, ',
    'USA ',
    'Mr Ode’s ',
    '40% of ',
    '\n\n',
    '<',
    '"',
    '. ',
    'é',
  ]
  const mixed = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((some) => some.join(''))
  fc.assert(
    fc.property(mixed, (piece) => {
      const source = Source.parse({ text: `Moss ${piece.repeat(60_000 / piece.length)}`, as: 'body' })
      const analysis = analyse(source)
      const size = Math.max(
        Buffer.byteLength(JSON.stringify(analysis)),
        ...articleFormats.map((format) =>
          Buffer.byteLength(writeArticle(format, analysis, 'https://desk.example.org')),
        ),
      )
      return size <= 20 * Buffer.byteLength('text' in source ? source.text : '') + 1_000_000
    }),
    { numRuns: 6 },
  )
})

t.test('what is left out is counted', async (t) => {
  const { leftOut } = analyse(Source.parse(texts['dates after commas']!(100_000)))
  t.ok(leftOut?.timeline && leftOut.timeline > 100)
})

t.test('of an article nothing is', async (t) => {
  for (const shape of [texts.prose!, pages.prose!]) t.notOk('leftOut' in analyse(Source.parse(shape(20_000))))
})

t.test('a date in a long list has the words around it as its event', async (t) => {
  const days = Array.from({ length: 200 }, (_, i) => `${(i % 28) + 1} January ${1500 + i}`)
  const { article, timeline } = analyse(Source.parse({ text: `The bridge closed on ${days.join(', ')}.`, as: 'body' }))
  t.equal(timeline.length, 200)
  for (const { start, end, text, time } of timeline) {
    t.ok(text.length <= 600)
    t.equal(article.text.slice(start, end), text)
    t.ok(time && time.start >= start && time.end <= end)
  }
})

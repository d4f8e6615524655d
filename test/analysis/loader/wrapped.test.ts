/** Dumps that a program broke into lines at a column. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { analyse } from '../../../src/analysis/analyse.ts'
import { unwrapped } from '../../../src/analysis/loader/wrapped.ts'
import { fixtures } from './fixtures.ts'

/** Breaks each line at a column, with an indent. */
function broken(text: string, column: number, indent: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const lines = [indent]
      for (const word of line.trim().split(/\s+/)) {
        const last = lines.at(-1)!
        if (last !== indent && last.length + 1 + word.length > column) lines.push(indent + word)
        else lines[lines.length - 1] = last === indent ? indent + word : `${last} ${word}`
      }
      return line.trim() === '' ? [''] : lines
    })
    .join('\n')
}

t.test('a dump broken at a column gives the same article', async (t) => {
  for (const name of ['agency-dump', 'inquiry-dump', 'regional-dump', 'wire-story-dump']) {
    const text = readFileSync(join(fixtures, name, 'source.txt'), 'utf8')
    const { article } = analyse({ text, as: 'page' })
    for (const [column, indent] of [
      [66, ''],
      [72, '   '],
      [80, ''],
    ] as const)
      for (const end of ['\n', '\r\n']) {
        const source = broken(text, column, indent).replaceAll('\n', end)
        const found = analyse({ text: source, as: 'page' }).article
        t.equal(found.text, article.text, `${name} at ${column}`)
        t.same([found.headline, found.publishedAt], [article.headline, article.publishedAt], name)
      }
  }
})

const prose = [
  'The harbour board will raise the rent of its moorings by a third from',
  'May, it decided on Wednesday evening, although owners of the smallest',
  'boats will pay most of it and say that they were never asked what it',
  'would mean for them.',
  '',
  'A boat of six metres will cost 640 pounds a year instead of 480, the',
  'minutes say, and a yacht of fifteen metres 1,210 pounds, which is no',
  'more than before, as a member of the board, who owns one, pointed out',
  'with a smile.',
  '',
]

t.test('paragraphs, items and lines that are whole stay apart', async (t) => {
  const rows: [string, string[], string[]][] = [
    ['short lines', ['By Ada Moss', 'Harbour Post'], ['By Ada Moss', 'Harbour Post']],
    [
      'items of a list',
      [
        '* Boats that are longer than twelve metres pay as they did before this',
        '  decision was made.',
        '* Others pay.',
      ],
      ['* Boats that are longer than twelve metres pay as they did before this decision was made.', '* Others pay.'],
    ],
    [
      'indents',
      ['She said that the pontoons had not been mended for eleven years or so.', '   Some owners left.'],
      ['She said that the pontoons had not been mended for eleven years or so.', '   Some owners left.'],
    ],
    [
      'a byline below a headline that fills its line',
      ['', 'Owners of the smallest boats will pay most of the rise in their rents', 'By Ada Moss'],
      ['', 'Owners of the smallest boats will pay most of the rise in their rents', 'By Ada Moss'],
    ],
    [
      'suspended hyphens',
      ['They want a harbour that is open all year, with a lift, and with short-', 'and long-term moorings.'],
      ['They want a harbour that is open all year, with a lift, and with short- and long-term moorings.'],
    ],
    [
      'hyphens',
      ['They want a harbour that is open all year, with a lift and with a well-', 'lit quay.'],
      ['They want a harbour that is open all year, with a lift and with a well-lit quay.'],
    ],
  ]
  for (const [name, lines, expected] of rows)
    t.same(unwrapped([...prose, ...lines]).slice(-expected.length), expected, name)
})

t.test('items, headings and rows that a program left long do not tell the column', async (t) => {
  const long = 'a boat of six metres with a crew of two and a cook who does not mind the weather, nor the wind at night'
  for (const mark of ['  * ', '  1. ', '## ', '| ']) {
    const found = unwrapped([
      ...prose,
      `${mark}${long}`,
      `${mark}${long}, or the rain`,
      `${mark}${long}`,
      `${mark}${long}`,
    ])
    t.same(found.slice(0, 2), [prose.slice(0, 4).join(' '), ''], mark)
  }
})

t.test('fewer lines tell a column where marks tell that lines are broken', async (t) => {
  const short = ['Rents', '', ...prose.slice(0, 4), '', 'It meets in May.']
  t.equal(unwrapped(short), short)
  t.same(unwrapped(short, true), ['Rents', '', prose.slice(0, 4).join(' '), '', 'It meets in May.'])
  const two = ['By Ada Moss', '', ...prose.slice(2, 4), '', ...prose.slice(5, 7), '', 'It meets in May.']
  const whole = [prose.slice(2, 4).join(' '), '', prose.slice(5, 7).join(' ')]
  t.same(unwrapped(two), ['By Ada Moss', '', ...whole, '', 'It meets in May.'], 'two paragraphs are enough')
})

t.test('text that no program broke stays as it is', async (t) => {
  const poem = Array.from(
    { length: 30 },
    (_, i) => `${'and the sea went out and did not come again '.slice(0, 24 + ((i * 7) % 19))}x`,
  )
  const titles = Array.from(
    { length: 30 },
    (_, i) => `Council ${'Warns Traders Of New Fees In The Old Harbour Town'.slice(0, 20 + ((i * 11) % 29))}`,
  )
  for (const lines of [poem, titles, prose.slice(0, 3)]) t.equal(unwrapped(lines), lines)
})

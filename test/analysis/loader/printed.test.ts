/** Dumps with the marks of the program that made them: browsers for terminals, Markdown, mail. */
import t from 'tap'
import { readArticle } from '../../../src/analysis/article.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { stories } from '../pages/stories.ts'

const { headline, paragraphs } = stories.harbour

/** As `lynx -dump` breaks a paragraph at its column. */
function printed(text: string): string {
  const lines = ['  ']
  for (const word of text.split(' '))
    if (lines.at(-1)!.length + 1 + word.length > 75) lines.push(`   ${word}`)
    else lines[lines.length - 1] += ` ${word}`
  return lines.join('\n')
}

function read(text: string) {
  const { text: whole, paragraphs, ...article } = readArticle({ text, as: 'page' })
  const body = paragraphs.filter(({ role }) => role === 'body' || role === 'subheading')
  return {
    headline: article.headline,
    authors: article.bylines.map(({ name }) => name),
    publishedAt: article.publishedAt,
    body: body.map(({ start, end }) => whole.slice(start, end)),
  }
}

t.test('what a browser for terminals printed', async (t) => {
  const [first, rest] = [paragraphs.slice(0, 4), paragraphs.slice(4)]
  for (const [by, name] of [
    ['By', 'Ida Renn'],
    ['Written by', 'Kit Marlow'],
  ] as const) {
    const dump = (link: (number: number) => string) =>
      [
        `   ${link(1)}Skip to content (BUTTON) Menu`,
        `   ${link(2)}Sound Gazette`,
        `     * ${link(3)}News\n     * ${link(4)}Sport\n     * ${link(5)}Weather`,
        headline,
        '   How a boat of fifty years came to its end',
        `   ${by}\n   ${link(6)}${name}\n   4 March 2025\n   [keel-1200.jpg]`,
        ...first.map((text) => printed(text.replace('Berit Solheim', `${link(7)}Berit Solheim`))),
        'Waiting for a boat',
        ...rest.map(printed),
        '   ____________________ (BUTTON) Subscribe',
        `   ${link(8)}Terms of use ${link(9)}Privacy policy`,
      ].join('\n\n')
    const addresses = '\n\nReferences\n\n   1. https://gazette.example/#content\n   2. https://gazette.example/'
    const expected = {
      headline,
      authors: [name],
      publishedAt: '2025-03-04',
      body: [...first, 'Waiting for a boat', ...rest],
    }
    t.same(read(dump((number) => `[${number}]`) + addresses), expected, `with numbers, ${by}`)
    t.same(read(dump(() => '')), expected, `without them, ${by}`)
  }
})

t.test('a short page, and a heading set in the middle', async (t) => {
  const dump = (title: string[]) =>
    [
      '     * [1]News\n     * [2]Sport\n     * [3]Weather\n     * [4]Letters\n     * [5]Sign in',
      title.map((line) => ' '.repeat(Math.floor((80 - line.length) / 2)) + line).join('\n'),
      'A winter without a boat lies before those across the sound',
      '   By [6]Ida Renn\n   4 March 2025',
      ...paragraphs.slice(0, 2).map(printed),
    ].join('\n\n')
  const long = 'Harwick ferry tied up for winter after cracks are found in its keel,'
  const quoted = `   Then:\n\n     ${'She said that the boat has crossed the sound since it was built here'}\n     ${'and that she would not send it out to sink while she is its master.'}`
  t.same(
    loadText(dump([headline]).replace('   By [6]', `${quoted}\n\n   By [6]`), 'page').blocks.filter(
      ({ text, heading }) => heading !== undefined && /^(?:She|and that)/.test(text),
    ),
    [],
    'a quotation is none',
  )
  for (const title of [
    [headline],
    ['The last boat to Sorrel'],
    ['Kıyıköy’de feribot seferleri durduruluyor'],
    [long, 'owner says'],
  ])
    t.same(
      read(dump(title)),
      { headline: title.join(' '), authors: ['Ida Renn'], publishedAt: '2025-03-04', body: paragraphs.slice(0, 2) },
      title[0]!,
    )
})

t.test('numbers that are no links stay', async (t) => {
  const notes = paragraphs.map((text, i) => `${text}[${i + 1}]`)
  t.same(
    loadText([headline, ...notes].join('\n\n'), 'page').blocks.map(({ text }) => text),
    [headline, ...notes],
  )
})

t.test('the year of a judgment stays between numbers of links', async (t) => {
  const links = [1, 2, 3, 4, 5, 6].map((n) => `   [${n}]Judgments of the court`)
  const { blocks } = loadText([...links, '', 'Munro v Tarn Joinery Ltd [2021] 4', '', ...paragraphs].join('\n'), 'page')
  t.ok(blocks.some(({ text }) => text === 'Munro v Tarn Joinery Ltd [2021] 4'))
  t.notOk(blocks.some(({ text }) => text.includes('[3]')))
})

t.test('headings that marks tell', async (t) => {
  const body = [...paragraphs.slice(0, 4), 'Waiting for a boat', ...paragraphs.slice(4)]
  const top = (heading: string) => ['Sound Gazette', 'Local', heading, 'How a boat of fifty years came to its end']
  const credits = ['By Ida Renn', '4 March 2025']
  const marks: [name: string, first: (text: string) => string, second: (text: string) => string][] = [
    ['number signs', (text) => `# ${text}`, (text) => `## ${text}`],
    ['number signs behind, too', (text) => `# ${text} #`, (text) => `### ${text} ###`],
    ['lines below', (text) => `${text}\n${'='.repeat(text.length)}`, (text) => `${text}\n-----`],
  ]
  for (const [name, first, second] of marks)
    for (const title of [headline, 'The last boat'])
      t.same(
        read(
          [...top(first(title)), ...credits, ...body.map((text, i) => (i === 4 ? second(text) : text))].join('\n\n'),
        ),
        { headline: title, authors: ['Ida Renn'], publishedAt: '2025-03-04', body },
        `${name}: ${title}`,
      )
})

t.test('tables of Markdown by which a page is laid out', async (t) => {
  const row = `| [Home](/) [News](/n) | **${headline}** | ${paragraphs[0]} |`
  const letter = [`| ${paragraphs[0]}  `, '---  ', '| ', '', '### Later', '', `${paragraphs[1]}[](/b)  `, '---  ']
  const texts = (lines: string[]) => loadText(lines.join('\n'), 'page').blocks
  t.same(
    texts(['| | | |', '| --- | --- | --- |', row, '| Crew | 4 | [All](/a) [b](/b) [c](/c) |']).map(({ text }) => text),
    ['Home News', headline, paragraphs[0], '| Crew | 4 | All b c |'],
    'are read cell by cell, those of data row by row',
  )
  t.same(
    texts(letter).map(({ text, heading = 0 }) => [text, heading]),
    [
      [paragraphs[0], 0],
      ['Later', 3],
      [paragraphs[1], 0],
    ],
  )
})

t.test('a link over several lines, and a mail that quotes the article', async (t) => {
  const texts = (lines: string[]) => loadText(lines.join('\n'), 'page').blocks.map(({ text }) => text)
  t.same(texts(['# Title', '## Part', '[Tonnage by year', '', 'All ports](https://sound.example/t)']), [
    'Title',
    'Part',
    'Tonnage by year',
    'All ports',
  ])
  t.same(texts([...paragraphs.map((text) => `> ${text}`), '> > Older words']), [...paragraphs, 'Older words'])
  t.same(
    texts([
      '# Title',
      '## Part',
      '',
      ...printed(paragraphs[0]!)
        .split('\n')
        .map((line) => `> ${line.trim()}`),
    ]).slice(2),
    [paragraphs[0]],
    'lines of a quotation in Markdown',
  )
  t.equal(texts(['He wrote:', '> No.', ...paragraphs])[1], '> No.', 'one line is left as it is')
})

t.test('a short page whose links have no numbers', async (t) => {
  const text = [
    '     * News',
    '     * Sport',
    '   Sound Gazette',
    '                      Ferry tied up after cracks are found',
    '   Ida Renn, Ports reporter, Sound Gazette',
    '   March 4, 2025 6:10 PM',
    '   The ferry between Harwick and the island of Sorrel will not sail again\n   before April, its owner said on Tuesday, after divers found cracks.',
    '   Two fishing boats are to carry what the island needs until then, and\n   neither of them may take more than a dozen passengers.',
    '   Sound Gazette',
  ].join('\n\n')
  const read = readArticle({ text, as: 'page' })
  t.equal(read.headline, 'Ferry tied up after cracks are found')
  t.same(
    read.paragraphs.filter(({ role }) => role === 'body').map(({ start, end }) => read.text.slice(start, end)),
    [
      'The ferry between Harwick and the island of Sorrel will not sail again before April, its owner said on Tuesday, after divers found cracks.',
      'Two fishing boats are to carry what the island needs until then, and neither of them may take more than a dozen passengers.',
    ],
  )
})

/** Invented articles in many frames: all of the article comes out, once, and nothing of the frame. */
import t from 'tap'
import { readArticle } from '../../../src/analysis/article.ts'
import { loadHtml } from '../../../src/analysis/loader/html.ts'
import { isCreditedCaption } from '../../../src/analysis/pipeline/furniture/picture-credit.ts'
import { wordList } from '../../../src/data.ts'
import { frames } from './frames.ts'
import { stories } from './stories.ts'

t.test('frames of pages', async (t) => {
  for (const { name, html, not = [], together = [], story = 'orchard', paragraphs: count } of frames) {
    const whole = stories[story]
    const own = { ...whole, paragraphs: whole.paragraphs.slice(0, count) }
    const faults: string[] = []
    try {
      const { text, paragraphs } = readArticle({ html: html(own), as: 'page' })
      const read = paragraphs.map(({ start, end }) => text.slice(start, end))
      for (const wanted of own.paragraphs) {
        const times = read.filter((paragraph) => paragraph === wanted).length
        if (times !== 1) faults.push(`${times} times: ${wanted.slice(0, 60)}`)
      }
      const body = paragraphs.filter(({ role }) => role !== 'caption').map(({ start, end }) => text.slice(start, end))
      for (const words of not) if (body.some((paragraph) => paragraph.includes(words))) faults.push(`taken: ${words}`)
      const kept = together.filter((words) => body.some((paragraph) => paragraph.includes(words)))
      if (kept.length > 0 && kept.length < together.length) faults.push(`only: ${kept.join()}`)
    } catch (error) {
      faults.push((error as Error).message)
    }
    t.same(faults, [], name)
  }
})

t.test('captions are known by their credits', async (t) => {
  for (const [word, example] of wordList('furniture', 'picture-words')) t.ok(isCreditedCaption(example!), word!)
  t.ok(isCreditedCaption('Crews fill bags by the bridge, Sunday, Sept. 1, 2024, in Harwick. (Quay/Ada Moss)'))
  for (const line of [
    'The photo shows the keel of the ferry, the owner said.',
    'She bought pictures (some of them stolen) from a dealer in Harwick.',
    'The judge asked for the image: it was never found.',
    'The two ports (Harwick and Sorrel) were shut.',
  ]) {
    t.notOk(isCreditedCaption(line), line)
  }
})

t.test('pieces of a streamed page', async (t) => {
  const piece = (id: string, inner: string) => `<div hidden id="${id}">${inner}</div>`
  const lines = (html: string) => loadHtml(html, 'page', null).blocks.map(({ text }) => text)
  t.same(
    lines(
      `<div>Above<template id="B:0"></template></div><p>Below</p>${piece('S:0', '<p>Inside</p>')}<script>$RC("B:0","S:0")</script>`,
    ),
    ['Above', 'Inside', 'Below'],
    'where they belong',
  )
  t.same(lines(`<p>Above</p>${piece('S:a', '<p>Inside</p>')}`), ['Above', 'Inside'], 'without a script')
  t.same(lines(`<p>Above</p>${piece('x', '<p>Inside</p>')}`), ['Above'], 'what is only hidden')
  t.same(
    lines(
      `${piece('S:1', '<template id="P:2"></template><p>One</p>')}${piece('S:2', '<template id="P:1"></template><p>Two</p>')}<script>$RS("S:1","P:1");$RS("S:2","P:2")</script>`,
    ).sort(),
    ['One', 'Two'],
    'in each other',
  )
})

t.test('cells of a table by which a page is laid out', async (t) => {
  const lines = (html: string) => loadHtml(html, 'page', null).blocks.map(({ text }) => text)
  t.same(
    lines('<table><tr><td>Sport<br>Letters</td><td><b>Title</b><br><br>One.<br>Two.</td><td>Next</td></tr></table>'),
    ['Sport', 'Letters', 'Title', 'One.', 'Two.', 'Next'],
    'are apart',
  )
  t.same(lines('<table><tr><td>Two<br>lines</td><td>3</td></tr></table>'), ['Two lines 3'], 'those of data are a row')
})

t.test('headlines of dumps without blank lines between them and what stands around', async (t) => {
  const menu = ['Skip to content', 'Home', 'News', 'Sport', 'Weather', 'Sign in']
  const tops: [name: string, before: string[], after: string[]][] = [
    ['a relative date and buttons', [], ['3 hours ago', 'Share', 'Save']],
    ['a section above', ['Islands'], ['2 days ago', 'Share']],
    ['a byline and a date', [], ['By Ida Renn', 'March 4, 2025, 6:10 pm']],
    [
      'a standfirst',
      [],
      ['A winter without a boat lies before those who live across the sound', 'By Ida Renn', '4 March 2025'],
    ],
    [
      'points of what it says',
      [],
      [
        'Published 4 March 2025',
        'Key points',
        'The ferry will not sail before April.',
        'Two fishing boats carry the post.',
      ],
    ],
    ['a score', ['Harwick 2 - 1 Sorrel FT'], ['By Ida Renn', '4 March 2025']],
    [
      'what a letter says above',
      ['View this email in your browser'],
      ['The Sound Letter for March 4, 2025, by Ida Renn'],
    ],
    ['a caption', [], ['The dry dock at Harwick on Monday (Photo: Gazette/UB)', 'By Ida Renn', '4 March 2025']],
  ]
  const { headline, paragraphs } = stories.harbour
  for (const [name, before, after] of tops) {
    const text = [
      [...menu, ...before, headline, ...after].join('\n'),
      ...paragraphs,
      'Terms of use\nPrivacy policy',
    ].join('\n\n')
    t.equal(readArticle({ text, as: 'page' }).headline, headline, name)
  }
})

t.test('headlines of dumps that share no word with the story below their standfirst', async (t) => {
  const { paragraphs } = stories.school
  const standfirst = 'How a school in Lower Tarn went to court over four beehives on its roof'
  for (const headline of ['Nobody asked the dog about this', 'The sting that came to nothing', 'A roof of one’s own'])
    for (const over of [
      ['Home', 'News', 'Opinion'],
      ['Skip to content', 'Sound Gazette', 'Subscribe', 'Islands'],
    ])
      for (const below of [['Ida Renn'], ['By Ida Renn', '4 March 2025'], ['Ida Renn | 4 March 2025', 'Share']]) {
        const text = [[...over, headline, standfirst, ...below].join('\n'), ...paragraphs, 'Terms of use'].join('\n\n')
        t.equal(readArticle({ text, as: 'page' }).headline, headline, `${headline}, ${below[0]}`)
      }
})

t.test('headlines of dumps beside lines as likely', async (t) => {
  const { headline, paragraphs } = stories.orchard
  const signed = ['By Ida Renn', '4 March 2025']
  const rows: [name: string, headline: string, before: string[], after: string[]][] = [
    ['a strip with another story', headline, ['Watch Live', 'Storm Watch: Gale warning for the whole coast'], signed],
    [
      'the site’s name, its motto and the day',
      headline,
      ['Letters from the Dyke', 'Gardens, ditches and a spade', 'Tuesday, 4 March 2025'],
      [],
    ],
    [
      'three words over a standfirst',
      'The unloved orchard',
      ['Sound Gazette', 'Subscribe'],
      ['A pear tree is easy to plant and hard to save, as one woman found', ...signed],
    ],
    ['a caption with its credit', headline, ['Home', 'News'], [...signed, 'Maartje de Wit on a ladder (Piet Aalbers)']],
    [
      'where they reported',
      headline,
      ['Home', 'News'],
      ['Ida Renn reported from Veldmark, and Jo Ames from Oosterend.', ...signed],
    ],
  ]
  for (const [name, wanted, before, after] of rows) {
    const text = [[...before, wanted, ...after].join('\n'), ...paragraphs, 'Terms of use'].join('\n\n')
    t.equal(readArticle({ text, as: 'page' }).headline, wanted, name)
  }
})

t.test('a site’s name in the largest heading of a dump is no headline, nor is the date over it', async (t) => {
  const { headline, paragraphs } = stories.harbour
  const body = paragraphs.join('\n\n')
  for (const text of [
    `# Sound Gazette\n\nNews from here\n\n## Tuesday, March 4, 2025\n\n### ${headline}\n\n${body}`,
    `Sound Gazette\n\n   News from here\n\nTuesday, March 4, 2025\n\n${headline}\n\n   ${body.replaceAll('\n\n', '\n\n   ')}`,
  ])
    t.equal(readArticle({ text, as: 'page' }).headline, headline)
})

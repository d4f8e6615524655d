/** Blocks of a page, each in the text or in the furniture. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { analyse } from '../../../src/analysis/analyse.ts'
import { decode } from '../../../src/analysis/loader/decode.ts'
import { loadHtml } from '../../../src/analysis/loader/html.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { furniture } from '../../../src/analysis/pipeline/furniture/index.ts'
import { article } from '../../../src/analysis/pipeline/paragraphs/index.ts'
import { expectedOf, fixtures } from './fixtures.ts'
import { prose } from './prose.ts'

t.test('blocks of HTML', async (t) => {
  const rows: [html: string, blocks: [kind: string, text: string][]][] = [
    [
      '<p>One<p>Two',
      [
        ['paragraph', 'One'],
        ['paragraph', 'Two'],
      ],
    ],
    [
      '<div>One<br>Two</div>',
      [
        ['paragraph', 'One'],
        ['paragraph', 'Two'],
      ],
    ],
    ['<p>One line that<br>goes on', [['paragraph', 'One line that goes on']]],
    ['<p>A <b>bold</b>, <i>sm</i>all <a href=#>word</a>.', [['paragraph', 'A bold, small word.']]],
    [
      '<h2>Head</h2><ul><li>a<li>b</ul>',
      [
        ['heading', 'Head'],
        ['item', 'a'],
        ['item', 'b'],
      ],
    ],
    [
      '<blockquote><p>One<p>Two</blockquote>',
      [
        ['blockquote', 'One'],
        ['blockquote', 'Two'],
      ],
    ],
    ['<figure><img><figcaption>Cap</figcaption></figure>', [['caption', 'Cap']]],
    ['<script>x</script><style>y</style><p hidden>z</p><p style="display: none">w</p><!-- c -->', []],
    ['<p>a\u00a0b&nbsp;\tc\u200bd&shy;e', [['paragraph', 'a b cde']]],
    ['<p>a\ud800b\u0000', [['paragraph', 'a\ufffdb']]],
    ['<p>مرحبا <b>بالعالم</b>', [['paragraph', 'مرحبا بالعالم']]],
  ]
  for (const [html, blocks] of rows) {
    t.same(
      loadHtml(html, 'page', null).blocks.map(({ kind, text }) => [kind, text]),
      blocks,
      html,
    )
  }
  const { links } = loadHtml(
    '<base href="https://a.example/b/"><p>A <a href="c">see</a> <a href="javascript:x">y</a>',
    'page',
    null,
  )
  t.same(links, [{ url: 'https://a.example/b/c', text: 'see', block: 0 }], 'links are absolute, and web addresses only')
})

t.test('every block of a page is in the text or in the furniture', async (t) => {
  for (const name of readdirSync(fixtures)) {
    const { paragraphs, furniture } = expectedOf(name) as { paragraphs: string[]; furniture: string[] }
    const told = new Set([...paragraphs, ...furniture].map((line) => line.slice(line.indexOf(': ') + 2)))
    const file = readdirSync(join(fixtures, name)).find((part) => part.startsWith('source.'))!
    const source = decode(readFileSync(join(fixtures, name, file)))
    const page = file.endsWith('.html') ? loadHtml(source, 'page', null) : loadText(source, 'page')
    t.same(
      page.blocks.map(({ text }) => text).filter((text) => !told.has(text)),
      [],
      name,
    )
  }
})

t.test('the text that JSON-LD states, where the page shows none', async (t) => {
  const stated = (more: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bridge to close on Friday', articleBody: prose.join('\n\n'), ...more })}</script>`
  const shell = '<div id="root"></div><footer><a href="/a">About</a></footer>'
  const body = (html: string) => {
    const { article: read } = analyse({ html, as: 'page' })
    return read.paragraphs.filter(({ role }) => role === 'body').map(({ start, end }) => read.text.slice(start, end))
  }
  t.same(body(`${stated({})}${shell}`), prose)
  t.throws(() => body(`${stated({ isAccessibleForFree: false })}${shell}`), { name: 'NoArticleError' }, 'paid for')
  const shown = prose.slice(0, 6)
  t.same(body(`${stated({})}<h1>Bridge to close on Friday</h1><p>${shown.join('</p><p>')}</p>`), shown, 'shown')
})

t.test('text as body is kept to the letter', async (t) => {
  const rows: [name: string, text: string][] = [
    ['line ends', 'One.\r\nTwo.\n\n\tThree. \n'],
    ['marks and lone surrogates', '\ufeffOne\u2028Two \ud800'],
    ['NUL', 'a\0b'],
  ]
  for (const [name, text] of rows) {
    const page = loadText(text, 'body')
    t.ok(article.run({ page, furniture: furniture.run({ page }) }).text === text, name)
  }
})

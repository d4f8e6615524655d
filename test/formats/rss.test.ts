/** RSS: well-formed whatever stands in an article. */
import { Parser } from 'htmlparser2'
import t from 'tap'
import type { Article } from '../../schemas/article.ts'
import { toRss } from '../../src/formats/rss.ts'

/** Elements and their text, in order; throws where one is closed that is not open. */
function read(xml: string): [path: string, text: string][] {
  const open: { name: string; text: string }[] = []
  const found: [string, string][] = []
  const parser = new Parser(
    {
      onopentag: (name) => void open.push({ name, text: '' }),
      ontext: (text) => {
        const last = open.at(-1)
        if (last) last.text += text
      },
      onclosetag: (name, implied) => {
        const last = open.pop()
        if (last?.name !== name || (implied && name !== 'atom:link')) throw new Error(`${name} is not closed well`)
        found.push([[...open.map((element) => element.name), name].join('/'), last.text])
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return found
}

const article = (more: object) =>
  ({
    id: 'one',
    headline: 'Harbour & “bridge” <b>\u0001\uD800 close',
    standfirst: null,
    bylines: [{ name: 'Ada Moss', role: null }],
    publishedAt: '2024-03-05T09:30:00+01:00',
    url: 'https://example.org/?a=1&b=2',
    text: 'Harbour\n\nThe bridge will close.',
    paragraphs: [
      { start: 0, end: 7, role: 'headline' },
      { start: 9, end: 31, role: 'body' },
    ],
    ...more,
  }) as unknown as Article

const page = {
  feed: 'https://desk.example/articles?format=rss&limit=1',
  next: 'https://desk.example/articles?cursor=x&a=b',
}
const xml = toRss(
  [article({}), article({ publishedAt: '2024-03-05', standfirst: 'On Friday', url: null })],
  'https://desk.example',
  page,
)
const found = read(xml)
const all = (name: string) => found.filter(([path]) => path === `rss/channel/item/${name}`).map(([, text]) => text)

t.same(
  all('title'),
  ['Harbour & “bridge” <b> close', 'Harbour & “bridge” <b> close'],
  'characters that XML does not have are left out',
)
t.same(all('link'), ['https://example.org/?a=1&b=2', 'https://desk.example/articles/one'])
t.same(all('guid'), ['https://desk.example/articles/one', 'https://desk.example/articles/one'])
t.same(all('description'), ['The bridge will close.', 'On Friday'])
t.same(all('pubDate'), ['Tue, 05 Mar 2024 08:30:00 GMT'], 'a day alone is no date-time')
t.same(all('dc:creator'), ['Ada Moss', 'Ada Moss'])
t.match(xml, 'rel="next" href="https://desk.example/articles?cursor=x&amp;a=b"')

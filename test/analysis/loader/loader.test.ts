/** The loaders: decoding, HTML's metadata and blocks, limits, pages without an article, and whole pages (fixtures). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { Source } from '../../../schemas/source.ts'
import { analyse } from '../../../src/analysis/analyse.ts'
import { readArticle } from '../../../src/analysis/article.ts'
import { MOST_BLOCKS } from '../../../src/analysis/loader/clean.ts'
import { decode } from '../../../src/analysis/loader/decode.ts'
import { DEEPEST, MOST_ELEMENTS } from '../../../src/analysis/loader/html/tree.ts'
import { loadHtml } from '../../../src/analysis/loader/html.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { furniture } from '../../../src/analysis/pipeline/furniture/index.ts'
import { article } from '../../../src/analysis/pipeline/paragraphs/index.ts'
import { languageOf, statedLanguage } from '../../../src/analysis/pipeline/paragraphs/language.ts'
import type { Page, PageMeta } from '../../../src/analysis/pipeline/stage.ts'
import { wordList } from '../../../src/data.ts'
import { expectedOf, fixtures } from './fixtures.ts'

t.test('decoding', async (t) => {
  const rows: [bytes: number[] | string, contentType: string | null, text: string][] = [
    ['plain', null, 'plain'],
    ['caf\xc3\xa9', null, 'café'],
    ['caf\xe9', null, 'café'],
    ['\x93so\x94 \x80', null, '“so” €'],
    ['\x93so\x94', 'text/html; charset=iso-8859-1', '“so”'],
    ['\xb1', 'text/plain; charset="iso-8859-2"', 'ą'],
    ['<meta charset=iso-8859-2>\xb1', 'text/html', '<meta charset=iso-8859-2>ą'],
    [
      "<meta http-equiv='content-type' content='text/html; charset=shift_jis'>\x82\xa0",
      null,
      "<meta http-equiv='content-type' content='text/html; charset=shift_jis'>あ",
    ],
    ['<meta charset=utf-8>\xb1', 'text/html; charset=iso-8859-2', '<meta charset=utf-8>ą'],
    ['<meta charset="no-such-thing">\xc3\xa9', null, '<meta charset="no-such-thing">é'],
    ['\xef\xbb\xbfcaf\xc3\xa9', 'text/plain; charset=iso-8859-1', 'café'],
    ['a\0b\0c\0d\0e\0', 'text/html', 'abcde'],
    ['\0a\0b\0c\0d\0e', 'text/html', 'abcde'],
    ['<?xml version="1.0" encoding="iso-8859-2"?>\xb1', null, '<?xml version="1.0" encoding="iso-8859-2"?>ą'],
    [`${' '.repeat(2000)}<meta charset=iso-8859-2>\xb1`, null, `${' '.repeat(2000)}<meta charset=iso-8859-2>ą`],
    [`${' '.repeat(2000)}<meta charset=iso-8859-2>\xc4\x85`, null, `${' '.repeat(2000)}<meta charset=iso-8859-2>ą`],
    ['\xff\xfeA\x00', null, 'A'],
    ['\xfe\xff\x00A', null, 'A'],
    ['', null, ''],
  ]
  for (const [bytes, contentType, text] of rows) {
    t.equal(decode(Buffer.from(bytes as string, 'latin1'), contentType), text, JSON.stringify([bytes, contentType]))
  }
})

t.test('metadata of HTML', async (t) => {
  const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
  const rows: [html: string, meta: Partial<PageMeta>][] = [
    ['<title>Bridge to close on Friday | The Quay Courier</title>', { headline: 'Bridge to close on Friday' }],
    [
      '<title>Bridge to close</title><h1>Harbour bridge to close on Friday</h1>',
      { headline: 'Harbour bridge to close on Friday' },
    ],
    [
      '<meta property=og:title content="Bridge to close"><h1>The Quay Courier</h1><h1>Bridge to close</h1>',
      { headline: 'Bridge to close' },
    ],
    [
      '<meta property="og:title" content="Tom &amp;amp; Jerry&amp;rsquo;s &amp;#8211; a &amp;#x27;bridge&amp;#39;">',
      { headline: "Tom & Jerry’s – a 'bridge'" },
    ],
    [ld({ '@type': 'NewsArticle', headline: 'Bridge to close' }), { headline: 'Bridge to close' }],
    [
      ld([
        { '@type': 'WebSite', name: 'X' },
        { '@type': ['Article'], headline: 'A bridge' },
      ]),
      { headline: 'A bridge' },
    ],
    [
      ld({
        '@graph': [
          { '@type': 'NewsArticle', author: { '@id': '#a' } },
          { '@type': 'Person', '@id': '#a', name: 'Ada Moss' },
        ],
      }),
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      ld({ '@type': 'Article', author: [{ name: 'Ada Moss', jobTitle: 'Editor' }, 'Ben Tarn'] }),
      {
        bylines: [
          { name: 'Ada Moss', role: 'Editor' },
          { name: 'Ben Tarn', role: null },
        ],
      },
    ],
    [
      '<script type="application/ld+json">/* data */ {"@type":"Article","headline":"A\nbridge",}</script>',
      { headline: 'A bridge' },
    ],
    ['<script type="application/ld+json">{"@type":</script><title>A bridge</title>', { headline: 'A bridge' }],
    ['<meta name=author content="Ada Moss">', { bylines: [{ name: 'Ada Moss', role: null }] }],
    ['<meta name=author content="admin">', { bylines: [] }],
    ['<meta property="article:author" content="https://social.example/quay">', { bylines: [] }],
    ['<a rel="author" href="/ada">Ada Moss</a>', { bylines: [{ name: 'Ada Moss', role: null }] }],
    ['<a rel=author>Ada Moss</a><a rel=author>Ben Tarn</a><a rel=author>Cleo Barr</a>', { bylines: [] }],
    [
      ld({ '@type': 'Article', datePublished: '2024-03-05T09:30:00+01:00' }),
      { publishedAt: '2024-03-05T09:30:00+01:00' },
    ],
    [
      '<meta property="article:published_time" content="2024-03-05T09:30:00Z">',
      { publishedAt: '2024-03-05T09:30:00Z' },
    ],
    ['<meta name="date" content="5 March 2024">', { publishedAt: '2024-03-05' }],
    ['<time datetime="2024-03-05">today</time>', { publishedAt: '2024-03-05' }],
    ['<meta property="article:modified_time" content="2024-03-06">', { publishedAt: null, modifiedAt: '2024-03-06' }],
    ['<meta name="date" content="yesterday">', { publishedAt: null }],
    ['<script>dataLayer = [{"article_publish_date":"2024/03/05"}]</script>', { publishedAt: '2024-03-05' }],
    [
      '<script>state = "{\\"publishedAt\\":\\"2024-03-05T09:30:00Z\\"}"</script>',
      { publishedAt: '2024-03-05T09:30:00Z' },
    ],
    ['<script>x = {publishedAt: "2024-03-05", related: {publishedAt: "2024-03-01"}}</script>', { publishedAt: null }],
    ['<script>x = {lastPublishedAt: "2024-03-05", createdAt: "2024-03-01"}</script>', { publishedAt: null }],
    [
      `<meta property="article:published_time" content="2024-03-06T02:30:00Z"><script>{"date":"2024-03-05T21:30:00-0500"}</script>`,
      { publishedAt: '2024-03-05T21:30:00-05:00' },
    ],
    [
      `<meta property="article:published_time" content="2024-03-06T02:30:00Z"><script>{"date":"2024-03-05T21:31:00-05:00"}</script>`,
      { publishedAt: '2024-03-06T02:30:00Z' },
    ],
    ['<meta property="og:site_name" content="The Quay Courier">', { publisher: 'The Quay Courier' }],
    ['<html lang="fr-CA">', { language: 'fr' }],
    ['<link rel=canonical href="https://quay.example/a">', { url: 'https://quay.example/a' }],
    ['<link rel=canonical href="javascript:alert(1)">', { url: null }],
    [
      '<p>Nothing.</p>',
      { headline: null, bylines: [], publisher: null, publishedAt: null, modifiedAt: null, language: null, url: null },
    ],
  ]
  for (const [html, meta] of rows) t.match(loadHtml(html, 'page', null).meta, meta, html.slice(0, 100))
})

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

t.test('languages', async (t) => {
  const rows: [text: string, language: string | null][] = [
    ['The port said on Friday that the bridge will be closed for a year, and that ferries would run at night.', 'en'],
    ['Le port a dit vendredi que le pont sera fermé pour un an et que les bateaux vont circuler dans la nuit.', 'fr'],
    ['Der Hafen teilte am Freitag mit, dass die Brücke für ein Jahr geschlossen wird und nicht mehr sicher ist.', 'de'],
    ['El puerto dijo el viernes que el puente se va a cerrar por un año y que los barcos van a salir de noche.', 'es'],
    ['Il porto ha detto che il ponte sarà chiuso per un anno e che le navi sono pronte per la notte di venerdì.', 'it'],
    ['O porto disse que a ponte não vai abrir por um ano e que os barcos são para as pessoas da cidade.', 'pt'],
    ['De haven zei dat de brug voor een jaar dicht is en dat er in de nacht een boot zal varen voor wie werkt.', 'nl'],
    ['港は金曜日に、橋が一年間閉鎖されると発表した。船は夜も運航される。', 'ja'],
    ['港口星期五表示大桥将关闭一年渡轮将在夜间运行居民可以免费乘坐', 'zh'],
    ['Порт сообщил в пятницу, что мост закроют на год, а паромы будут ходить ночью.', null],
    ['Bridge closed', null],
    ['', null],
    ['12 34 56 78 90 11 12 13 14 15 16 17 18', null],
  ]
  for (const [text, language] of rows) t.equal(languageOf(text), language, text)
  const xhosa =
    'Isikhephe siya kuhlala echibini de kube yintwasahlobo, utshilo umnini waso ngoLwesibini emva kokuba kufunyenwe imingxuma kumzimba waso. Abantu basesiqithini bathi banomgubo kunye namafutha anokubonelela iiveki ezintathu, kwaye abafundi baza kufundela emakhaya. Ikomiti iza kuhlangana ngenyanga ezayo ukuze igqibe ngendleko zokulungisa.'
  const afrikaans =
    'Die veerboot sal tot in die lente in die hawe bly, het die eienaar op Dinsdag gesê nadat krake in die romp gevind is. Die mense van die eiland sê hulle het meel en brandstof vir drie weke, en die kinders sal by die huis leer. Die komitee vergader volgende maand om oor die koste van die herstel te besluit.'
  const english =
    'The ferry will stay in the harbour until spring, its owner said on Tuesday after cracks were found in the hull. The people of the island say that they have flour and fuel for three weeks, and that the children will learn at home until then.'
  for (const text of [xhosa, afrikaans]) t.equal(statedLanguage('en', text), null, 'a tag that the text contradicts')
  t.equal(statedLanguage('xh', xhosa), 'xh', 'a language that is not listed')
  t.equal(statedLanguage('en-GB', english), 'en-GB')
  t.equal(statedLanguage('en', 'Ukuqala kwentwasahlobo.'), 'en', 'a text too short to tell')
})

const prose = Array.from(
  { length: 12 },
  (_, i) =>
    `The port said on day ${i} that the bridge would stay closed, and that the ferries, which had run since spring, would go on.`,
)

const teasers = [
  ['River bursts its bank', 'Four villages are cut off after the river rose again. More rain is on its way.'],
  ['Bank to shut 60 branches', 'The lender will cut 1,100 jobs as customers move online. Its union feels betrayed.'],
  ['Lander phones home', 'A machine that was given up for dead has sent data. Its builders do not know how.'],
  ['Council backs the tram', 'The line will cost £210m and open in 2029. Opponents want a vote on it.'],
  ['Harriers sign a striker', 'He joins from Dunmore for three years. The manager says he will start on the bench.'],
  ['Bakery closes its doors', 'The ovens on Mill Street have gone cold after 211 years. The owner blames the rent.'],
  ['Captain tells of the ferry', 'He had steered by a light that was not there. The inquiry goes on today.'],
]

/** Name, title and lines of pages on which a site speaks of itself. */
const aboutTheSite = [
  [
    'a missing page',
    '404: Page not found',
    'Sorry, we can’t find the page you are looking for. It may have been moved or deleted, or the address is wrong.',
    'You could try going back to our home page, or searching for what you need.',
  ],
  [
    'a test whether a human asks',
    'Please verify you are a human',
    'Access to this page has been denied because we believe you are using automation tools to browse the website.',
    'Please make sure that JavaScript is enabled in your browser and that nothing keeps it from loading.',
  ],
  [
    'a request for consent',
    'We value your privacy',
    'We and our 842 partners store information on a device, such as cookies, and process personal data for ads and content.',
    'With your permission we and our partners may use precise data about where you are. You may change your preferences.',
  ],
  [
    'an offer',
    'Choose your subscription',
    'Get unlimited access to everything that we publish on any device, for less than the price of a coffee a week.',
    'You can cancel your subscription online at any time and keep your access until the end of the month you have paid for.',
  ],
  [
    'terms',
    'Terms of service',
    'These terms govern your use of the website and apps of the Courier. If you do not agree, please do not use our services.',
    'You are responsible for keeping your password secret and for everything that is done with your account.',
  ],
  [
    'ways to write',
    'Contact us',
    'We love to hear from our readers. Please use the addresses below so that your message reaches the right person.',
    'Call 01632 960 001 or email newsdesk@courier.example',
  ],
]

t.test('what holds no article is refused with a reason', async (t) => {
  const item = (n: number) => `<li><a href="/${n}"><h3>Council vote number ${n} delayed again</h3></a></li>`
  const linked = ([h, p]: readonly string[]) =>
    `<div class="card"><a href="/a"><h3>${h}</h3></a><p>${p}</p><span>2 hours ago</span></div>`
  const rows: [name: string, source: { text: string } | { html: string }][] = [
    ['empty text', { text: '' }],
    ['white space', { text: ' \n\t\r\n \u00a0' }],
    ['empty HTML', { html: '' }],
    ['HTML without text', { html: '<html><head><title>A title</title></head><body><img></body></html>' }],
    [
      'an index page',
      { html: `<h1>The Quay Courier</h1><ul>${Array.from({ length: 40 }, (_, n) => item(n)).join('')}</ul>` },
    ],
    [
      'an index page as a dump',
      { text: Array.from({ length: 40 }, (_, n) => `Council vote ${n} delayed\nNews`).join('\n') },
    ],
    [
      'a login wall',
      {
        html: '<h1>Log in</h1><form><label>Email</label><input><label>Password</label><input><button>Log in</button></form><p>Forgot your password?</p>',
      },
    ],
    [
      'a cookie notice',
      {
        html: '<div class="cookie-consent"><h2>Cookies</h2><p>We use cookies.</p><button>Accept all</button><a href="/c">Settings</a></div>',
      },
    ],
    ['links with teasers of two sentences', { html: `<h1>Politics</h1>${teasers.map(linked).join('')}` }],
    [
      'the same in elements without a meaning',
      {
        html: `<div>${teasers.map(([h, p]) => `<div><div><a href="/a">${h}</a></div><div>${p}</div></div>`).join('')}</div>`,
      },
    ],
    [
      'titles with teasers as a dump',
      { text: `News\nSport\n\n${teasers.map((lines) => lines.join('\n')).join('\n\n')}` },
    ],
    [
      'an author’s page',
      {
        html: `<h1>Ada Moss</h1><p>Ada Moss has covered the harbour for the Courier since 2015, and has won two prizes.</p>${teasers.map(linked).join('')}`,
      },
    ],
    [
      'a table of threads',
      {
        html: `<h1>Forum</h1><table>${teasers.map(([h], n) => `<tr><td><a href="/t">${h}?</a></td><td>reader${n}</td><td>Today at 10:1${n}</td></tr>`).join('')}</table>`,
      },
    ],
    ...aboutTheSite.flatMap(([name, title, ...lines]): [string, { text: string } | { html: string }][] => [
      [name!, { html: `<h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}` }],
      [`${name} as a dump`, { text: `Home\nNews\n\n${title}\n\n${lines.join('\n\n')}` }],
    ]),
    ['nested too deep', { html: '<div>'.repeat(1_000_000) }],
    ['too many elements', { html: `<p>${'<b></b>'.repeat(MOST_ELEMENTS)}` }],
    ['too many blocks', { html: '<p>a'.repeat(MOST_BLOCKS + 1) }],
    ['too many lines', { text: 'a\n'.repeat(MOST_BLOCKS + 1) }],
    ['a program', { text: `${'\x7fELF\x02\x01\x01\0\0\x03\0>\0 \xfeh8\xe9 the said and of, \xfc.\n'.repeat(200)}` }],
    [
      'a program as HTML',
      { html: `${'\x7fELF\x02\x01\x01\0\0\x03\0>\0 \xfeh8\xe9 the said and of, \xfc.\n'.repeat(200)}` },
    ],
    [
      'bytes that are no text',
      { text: 'The port \ufffd\ufffd\ufffd said on \ufffd\ufffd\ufffd Friday.\n\n'.repeat(40) },
    ],
    ['binary', { text: '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0'.repeat(50) }],
  ]
  for (const [name, source] of rows) {
    t.throws(() => analyse({ ...source, as: 'page' }), { name: 'NoArticleError', message: /^No article found: / }, name)
  }
  t.ok(DEEPEST >= 1000, 'pages nest less deep than the limit')
})

t.test('an article is not refused for its subject or its form', async (t) => {
  const short = teasers.map(([h, p]) => `${h}\n\n${p}`).join('\n\n')
  const rows: [name: string, text: string][] = [
    ['titles over short paragraphs, but a byline', `Seven things from the week\n\nBy Ada Moss\n\n${short}`],
    [
      'about consent to cookies',
      `Regulator fines bank over cookies\n\n${['The regulator fined the bank £2m on Friday for setting cookies without consent.', 'Its privacy policy, which ran to 91 pages, did not say that personal data were sold, the regulator found.', '“We value your privacy, and we are sorry that your personal data were sold,” said its chief executive, Ada Moss.', 'The bank must now ask its customers again, and may not make an account depend on their answer.'].join('\n\n')}`,
    ],
  ]
  for (const [name, text] of rows) t.ok(analyse({ text, as: 'page' }).article.wordCount > 50, name)
})

t.test('a short text of sentences is an article', async (t) => {
  const line = 'Words that nobody logs. “None of them,” said Ada Moss.'
  const rows: [text: string, body: string[]][] = [
    [line, [line]],
    [`${line}\nThe ferry left at dawn.`, [line, 'The ferry left at dawn.']],
    [`${line}\nWe use cookies to improve your visit.`, [line]],
    [`${line}\nSources: the council’s minutes.`, [line]],
  ]
  for (const [text, body] of rows) {
    const { article: read } = analyse({ text, as: 'page' })
    const found = read.paragraphs
      .filter(({ role }) => role === 'body')
      .map(({ start, end }) => read.text.slice(start, end))
    t.same(found, body, text)
  }
  const refused = [
    'Home\nNews\nSport\nContact us',
    'We use cookies to improve your visit.\nAccept all',
    'Log in\nEmail\nPassword\nForgot your password?\nPlease log in to read this article.',
  ]
  for (const text of refused) t.throws(() => analyse({ text, as: 'page' }), { name: 'NoArticleError' }, text)
})

t.test('who wrote a dump, and who did not', async (t) => {
  const head = ['Home', 'News', 'Harbour Lights', 'Port says the bridge would stay closed until spring']
  const rows: [name: string, lines: string[], authors: string[]][] = [
    ['a name right below the headline', [...head, 'Ada Moss', ...prose], ['Ada Moss']],
    ['a name with its handle', [...head, prose[0]!, 'Ada Moss @adamoss', ...prose.slice(1)], ['Ada Moss']],
    ['no menu label above a date', ['Home', 'Harbour Lights', 'Weather', '5 March 2024', head[3]!, ...prose], []],
    [
      'a blog’s line',
      [...head, 'Posted on 5 March 2024 by Ada Moss - 5 Comments on Harwick bridge to stay', ...prose],
      ['Ada Moss'],
    ],
    [
      'who signs below, not a name on top',
      [...head, 'Quay Lantern', '5 March 2024', ...prose, 'Written by Ada Moss'],
      ['Ada Moss'],
    ],
    [
      'an opener above teasers',
      ['Author', 'Ada Moss', ...Array(12).fill('Ferry sinks off Harwick'), ...head.slice(3), ...prose],
      ['Ada Moss'],
    ],
    [
      'the only signature far below',
      [...head, ...prose, ...Array(15).fill('Ferry sinks'), 'Author: Ada Moss'],
      ['Ada Moss'],
    ],
    [
      'a note on the author',
      [...head, ...prose, 'Share', 'Ada Moss', 'Ada is a writer who has lived in Harwick by the sea since 2009.'],
      ['Ada Moss'],
    ],
    [
      'no reader',
      [...head, ...prose, '2 Comments', 'Ben Tarn March 5, 2024 at 12:33 pm Reply', 'Thanks for this.'],
      [],
    ],
    ['whom it is about', [...head.slice(0, 3), 'Ada Moss leaves the port after ten years', 'Ada Moss', ...prose], []],
    [
      'who opens the headline of their own column',
      [...head.slice(0, 3), 'Ada Moss: why the bridge would stay closed', 'Ada Moss', ...prose],
      ['Ada Moss'],
    ],
    ['who took the picture', [...head, 'Ada Moss, Ben Tarn (Credit: Quay Pictures)', ...prose], []],
    [
      'nobody who is quoted',
      ['“It will stay closed.”', '— Ben Tarn on Sunday, 3 March 2024 in a letter', ...head.slice(3), ...prose],
      [],
    ],
  ]
  for (const [verb, example] of wordList('furniture', 'biography-verbs'))
    rows.push([verb!, [...head, ...prose, 'Share', 'Ada Moss', `${example}, to begin with.`], ['Ada Moss']])
  for (const [word, mark, example] of wordList('furniture', 'comment-marks'))
    if (mark === 'end') rows.push([word!, [...head, ...prose, '2 Comments', example!, 'Thanks for this.'], []])
  for (const [name, lines, authors] of rows) {
    const { article: read } = analyse({ text: lines.join('\n'), as: 'page' })
    t.same(
      read.bylines.map((byline) => byline.name),
      authors,
      name,
    )
  }
})

t.test('a headline that is printed twice is no standfirst', async (t) => {
  const standfirst = 'The ferries go on, as they have since the spring.'
  const headline = 'Port says the bridge would stay closed until spring'
  for (const below of [[standfirst], []]) {
    const text = ['Home', headline, headline, ...below, 'By Ada Moss', ...prose].join('\n')
    t.match(analyse({ text, as: 'page' }).article, { headline, standfirst: below[0] ?? null })
  }
})

t.test('relative dates of a page are read when the source says when it was taken', async (t) => {
  const head = ['Bridge to close on Friday', 'By Ada Moss', '2 hours ago']
  const text = [...head, ...prose].join('\n')
  const html = `<h1>${head[0]}</h1>${[...head.slice(1), ...prose].map((line) => `<p>${line}</p>`).join('')}`
  for (const source of [{ text }, { html }]) {
    const retrievedAt = '2024-03-05T00:30:00Z'
    t.match(analyse({ ...source, as: 'page' }).article, { publishedAt: null, bylines: [{ name: 'Ada Moss' }] })
    t.equal(analyse({ ...source, as: 'page', retrievedAt }).article.publishedAt, '2024-03-04T22:30:00Z')
  }
  t.notOk(Source.safeParse({ text, retrievedAt: '2024-03-05' }).success, 'a day is not enough to count hours from')
})

t.test('the metadata that is the article’s own', async (t) => {
  const body = prose.map((text) => `<p>${text}</p>`).join('')
  const ld = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`
  const other = { '@type': 'NewsArticle', headline: 'Ferry sinks off Harwick', datePublished: '2019-01-01' }
  const own = { '@type': 'NewsArticle', headline: 'Bridge to close on Friday', datePublished: '2024-03-05' }
  const rows: [name: string, html: string, url: string | null, expected: object][] = [
    [
      'the article node with the page’s headline',
      `${ld([other, own])}<h1>Bridge to close on Friday</h1>${body}`,
      null,
      { headline: 'Bridge to close on Friday', publishedAt: '2024-03-05' },
    ],
    [
      'no outlet, no date in the headline',
      `<meta property="og:site_name" content="Quay Courier"><meta property="og:title" content="Bridge to close on Friday"><h1>Bridge to close on Friday Posted on 5 March 2024</h1>${body}`,
      null,
      { headline: 'Bridge to close on Friday' },
    ],
    [
      'no section in the headline',
      `<title>Bridge to close on Friday</title><h1>Bridge to close on Friday | Opinion</h1>${body}`,
      null,
      { headline: 'Bridge to close on Friday' },
    ],
    [
      'a headline in two parts',
      `<h1>Bridge to close on Friday | What it means for everybody who crosses it</h1>${body}`,
      null,
      { headline: 'Bridge to close on Friday | What it means for everybody who crosses it' },
    ],
    [
      'a heading that ends with the outlet',
      `<meta property="og:site_name" content="Quay Courier"><title>Bridge to close on Friday</title><h1>Bridge to close on Friday – Quay Courier</h1>${body}`,
      null,
      { headline: 'Bridge to close on Friday' },
    ],
    [
      'a lesser heading with the very words that are stated',
      `<title>Bridge to close on Friday | Quay Courier</title><h1>Closed for a week</h1><h2>Bridge to close on Friday</h2>${body}`,
      null,
      { headline: 'Bridge to close on Friday' },
    ],
    [
      'no lesser heading where a main one has the words',
      `<title>Bridge to close on Friday | Quay Courier</title><h2>Bridge to close on Friday</h2><h1>Bridge to close on ‘Friday’</h1>${body}`,
      null,
      { headline: 'Bridge to close on ‘Friday’' },
    ],
    [
      'no paragraph that is marked as the main heading',
      `<title>Bridge to close on Friday | Quay Courier</title><h1>${prose[0]} ${prose[1]}</h1>${body}`,
      null,
      { headline: 'Bridge to close on Friday' },
    ],
    [
      'what the scripts and the title call it beside a heading that says something else',
      `<title>Bridge to close on Friday | Quay Courier</title><script>window.state = {\\"headline\\":\\"Bridge to close on Friday\\"}</script><h1>Why my ferry became a taxi</h1>${body}`,
      null,
      { headline: 'Bridge to close on Friday' },
    ],
    [
      'no headline of the scripts that nothing else states, none of several',
      `<title>Bridge to close on Friday | Quay Courier</title><script>a = {"headline": "Ferry sinks off Harwick"}</script><h1>Why my ferry became a taxi</h1>${body}`,
      null,
      { headline: 'Why my ferry became a taxi' },
    ],
    [
      'a date at a heading that is not the headline as stated',
      `<meta name="date" content="2023-01-01"><title>Bridge to close on Friday</title><script>a = {"headline": "Bridge to close on Friday"}</script><h1>Why my ferry became a taxi</h1><p>Published 5 March 2024</p>${body}`,
      null,
      { headline: 'Bridge to close on Friday', publishedAt: '2024-03-05' },
    ],
    [
      'the day in the address, when nothing else tells',
      `<h1>Bridge to close on Friday</h1>${body}`,
      'https://courier.example/2024/03/05/bridge',
      { publishedAt: '2024-03-05' },
    ],
    ...[
      'https://courier.example/2024/mar/05/bridge',
      'https://courier.example/20240305/bridge',
      'https://courier.example/bridge-20240305.html',
    ].map((url): [string, string, string, object] => [
      `the day in ${url}`,
      `<h1>Bridge to close on Friday</h1>${body}`,
      url,
      { publishedAt: '2024-03-05' },
    ]),
    [
      'the day in the address before a change',
      `<h1>Bridge to close on Friday</h1><p>Updated 7 March 2024</p>${body}`,
      'https://courier.example/2024/03/05/bridge',
      { publishedAt: '2024-03-05', modifiedAt: '2024-03-07' },
    ],
    [
      'a change, when nothing else tells',
      `<h1>Bridge to close on Friday</h1><p>Updated 7 March 2024</p>${body}`,
      null,
      { publishedAt: '2024-03-07', modifiedAt: '2024-03-07' },
    ],
    [
      'a stated publication before a printed change',
      `${ld(own)}<h1>Bridge to close on Friday</h1><p>Updated 7 May 2024</p>${body}`,
      null,
      { publishedAt: '2024-03-05', modifiedAt: '2024-05-07' },
    ],
    [
      'a day that the page marks as that of a change',
      `<h1>Pier to open in Harwick</h1><time itemprop="dateModified" datetime="2024-05-07T11:00:00+02:00">7 May 2024</time><time itemprop="datePublished" datetime="2024-03-05T09:30:00+01:00">5 March 2024</time>${body}`,
      null,
      { publishedAt: '2024-03-05T09:30:00+01:00', modifiedAt: '2024-05-07T11:00:00+02:00' },
    ],
    [
      'a day that its class calls that of a change',
      `<meta name="date" content="2024-03-05"><h1>Pier to open in Harwick</h1><p><time class="post-updated" datetime="2024-05-07">7 May 2024</time></p>${body}`,
      null,
      { publishedAt: '2024-03-05', modifiedAt: '2024-05-07' },
    ],
    [
      'a class of both dates',
      `<h1>Pier to open in Harwick</h1><p><time class="entry-date published updated" datetime="2024-05-07T10:00:00Z">7 May 2024</time></p>${body}`,
      null,
      { publishedAt: '2024-05-07T10:00:00Z', modifiedAt: null },
    ],
    [
      'the zone that is printed beside a time without one',
      `<h1>Pier to open in Harwick</h1><p><time datetime="2024-03-05 16:01:26">03/05/2024 04:01 PM EST</time></p>${body}`,
      null,
      { publishedAt: '2024-03-05T16:01:26-05:00' },
    ],
    [
      'the zone that is printed elsewhere at the headline',
      `<meta name="date" content="2024-03-05 09:30"><h1>Pier to open in Harwick</h1><p>Published 5 March 2024, 9:30am GMT</p>${body}`,
      null,
      { publishedAt: '2024-03-05T09:30:00Z' },
    ],
    [
      'UTC for machines and the zone of the place for readers',
      `<meta name="date" content="2024-03-05 14:30:10"><h1>Pier to open in Harwick</h1><p>Published March 5, 2024 9:30 AM EST</p>${body}`,
      null,
      { publishedAt: '2024-03-05T09:30:00-05:00' },
    ],
    [
      'an offset of three digits',
      `<meta name="date" content="2024-03-05T09:30:00-500"><h1>Pier to open in Harwick</h1>${body}`,
      null,
      { publishedAt: '2024-03-05T09:30:00-05:00' },
    ],
    [
      'no zone, no instant',
      `<meta name="date" content="2024-03-05T09:30:00"><h1>Pier to open in Harwick</h1>${body}`,
      null,
      { publishedAt: '2024-03-05' },
    ],
    [
      'the more exact of two that agree',
      `${ld({ ...own, datePublished: '2024-03-05' })}<meta property="article:published_time" content="2024-03-05T09:30:00Z"><h1>Bridge to close on Friday</h1>${body}`,
      null,
      { publishedAt: '2024-03-05T09:30:00Z' },
    ],
    [
      'the more trusted of two that do not',
      `${ld({ ...own, datePublished: '2024-03-05' })}<meta property="article:published_time" content="2024-03-04T09:30:00Z"><h1>Bridge to close on Friday</h1>${body}`,
      null,
      { publishedAt: '2024-03-05' },
    ],
    [
      'no day of a rail, a picture or an archive',
      `<h1>Pier to open in Harwick</h1><figure><img src="a.jpg"><figcaption>The pier on <time datetime="2020-01-02">2 January 2020</time></figcaption></figure>${body}<aside><ul><li>Ferry sinks <time datetime="2019-02-03">3 February 2019</time></li></ul></aside><div class="archive"><a href="/2018/05">May 4, 2018</a></div>`,
      null,
      { publishedAt: null },
    ],
    [
      'a stated publication and a printed change',
      `${ld(own)}<meta property="article:published_time" content="2024-03-05T09:30:00Z"><h1>Bridge to close on Friday</h1><p>Updated 7 May 2024</p>${body}`,
      null,
      { publishedAt: '2024-03-05T09:30:00Z', modifiedAt: '2024-05-07' },
    ],
    [
      'a publication printed beside the change',
      `${ld(own)}<h1>Bridge to close on Friday</h1><p>Updated 7 May 2024</p><p>Published 5 March 2024</p>${body}`,
      null,
      { publishedAt: '2024-03-05', modifiedAt: '2024-05-07' },
    ],
    [
      'no change before the publication',
      `${ld({ ...own, dateModified: '2024-03-04T22:00:00Z' })}<h1>Bridge to close on Friday</h1>${body}`,
      null,
      { publishedAt: '2024-03-05', modifiedAt: null },
    ],
    [
      'a day right above the headline',
      `${ld(own)}<p>Travel 7 May 2024</p><h1>Bridge to close on Friday</h1>${body}`,
      null,
      { publishedAt: '2024-05-07', bylines: [] },
    ],
    [
      'day and month of the printed date as the metadata has them',
      `${ld({ ...own, datePublished: '2024-03-05T09:30:00Z' })}<h1>Bridge to close on Friday</h1><p>03.05.2024</p>${body}`,
      null,
      { publishedAt: '2024-03-05T09:30:00Z' },
    ],
    [
      'a signed byline before the keeper of the page',
      `<meta name="author" content="Ben Tarn"><h1>Bridge to close on Friday</h1><p>By Ada Moss</p>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'the metadata’s fuller list before the printed one',
      `<meta name="author" content="Ada Moss, Ben Tarn"><h1>Bridge to close on Friday</h1><p>By Ada Moss</p>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss' }, { name: 'Ben Tarn' }] },
    ],
    [
      'a printed name before the owner of the page',
      `<meta name="author" content="Quay House"><meta name="copyright" content="Copyright (c) Quay House 2024"><h1>Bridge to close on Friday</h1><p>Ada Moss</p><p>5 March 2024</p>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'a printed name before an organisation',
      `${ld({ ...own, author: { '@type': 'Organization', name: 'Quay House' } })}<h1>Bridge to close on Friday</h1><p>Ada Moss</p><p>5 March 2024</p>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'a staff byline',
      `<h1>Bridge to close on Friday</h1><p>Courier Staff</p><p>5 March 2024</p>${body}`,
      null,
      { bylines: [{ name: 'Courier Staff', role: null }] },
    ],
    [
      'a name of microdata before a name as addresses spell it',
      `<meta name="parsely-author" content="ada-moss"><h1>Pier to open in Harwick</h1><div itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="Ada Moss"></div>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'nobody who is a handle, a number or an address',
      `<meta name="author" content="@adamoss"><meta name="byl" content="10442"><meta property="article:author" content="https://social.example/ada"><h1>Pier to open in Harwick</h1>${body}`,
      null,
      { bylines: [] },
    ],
    [
      'no maker of a picture',
      `<h1>Pier to open in Harwick</h1><figure itemscope itemtype="https://schema.org/ImageObject"><img src="a.jpg"><meta itemprop="author" content="Cleo Barr"></figure><span itemprop="author">Ada Moss</span>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'no writer of a comment',
      `<h1>Pier to open in Harwick</h1>${body}<div class="comments"><span itemprop="author">Cleo Barr</span></div>`,
      null,
      { bylines: [] },
    ],
    [
      'two names glued by their elements',
      `<h1>Pier to open in Harwick</h1><div class="byline">By <a class="author" href="/a">Ada Moss</a><a class="author" href="/b">Ben Tarn</a></div>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss' }, { name: 'Ben Tarn' }] },
    ],
    [
      'a person before the company that keeps the page',
      `<meta property="og:site_name" content="The Quay"><meta name="author" content="Moss Media"><meta name="article:author" content="Ben Tarn"><h1>Pier to open in Harwick</h1>${body}`,
      null,
      { bylines: [{ name: 'Ben Tarn', role: null }] },
    ],
    [
      'the people of a list, not the organisation in it',
      `${ld({
        ...own,
        author: [
          { '@type': 'Person', name: 'Ada Moss' },
          { '@type': 'Organization', name: 'Quay House' },
        ],
      })}<h1>Bridge to close on Friday</h1>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'an outlet alone',
      `${ld({ ...own, author: { '@type': 'Organization', name: 'Quay News' } })}<h1>Bridge to close on Friday</h1>${body}`,
      null,
      { bylines: [{ name: 'Quay News', role: null }] },
    ],
    [
      'no label of a share bar',
      `<h1>Pier to open in Harwick</h1><div class="share"><h3>Spread Widely</h3><a href="#">Mail</a></div><div class="byline"><span>Ada Moss</span> · Quay News</div>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'a name as catalogues have it',
      `<meta name="citation_author" content="Moss, Ada"><meta name="citation_author" content="Tarn, Ben"><h1>Pier to open in Harwick</h1>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss' }, { name: 'Ben Tarn' }] },
    ],
    [
      'a standfirst below a notice of age',
      `<h1>Pier to open in Harwick</h1><p>This article is more than 3 years old</p><div class="dek"><p>Fishermen and hoteliers disagree about what comes next</p></div>${body}`,
      null,
      { standfirst: 'Fishermen and hoteliers disagree about what comes next' },
    ],
    [
      'a subtitle that is a heading over the credits',
      `<h1>Pier to open in Harwick</h1><h2>Fishermen and hoteliers disagree about what comes next</h2><p>By Ada Moss</p>${body}`,
      null,
      { standfirst: 'Fishermen and hoteliers disagree about what comes next' },
    ],
    [
      'no description that is not printed, no caption',
      `<meta name="description" content="All about the pier that opens in Harwick"><h1>Pier to open in Harwick</h1><figure><img src="a.jpg"><figcaption>The pier as it was seen on Monday morning</figcaption></figure>${body}`,
      null,
      { standfirst: null },
    ],
    [
      'a byline in pieces',
      `<h1>Bridge to close on Friday</h1><div>By</div><div>Ada Moss</div><div>and</div><div>Ben Tarn</div>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss' }, { name: 'Ben Tarn' }] },
    ],
    [
      'an outlet and a name around the date',
      `<html lang="en-GB"><h1>Bridge to close on Friday</h1><p>The Courier 03/04/2024 Ada Moss</p>${body}`,
      null,
      { publishedAt: '2024-04-03', bylines: [{ name: 'Ada Moss' }] },
    ],
    [
      'the order of dates from another of the page, before its language',
      `<html lang="en-GB"><h1>Bridge to close on Friday</h1><p>Posted 03/04/2024</p>${body}<p>Also read: Ferry (03/28/2024)</p>`,
      null,
      { publishedAt: '2024-03-04' },
    ],
    [
      'a signed byline before an outlet’s',
      `<h1>Bridge to close on Friday</h1><p>By The Quay Courier</p><p>Written by: Ada Moss</p>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'an outlet’s byline alone',
      `<h1>Bridge to close on Friday</h1><p>By The Quay Courier</p>${body}`,
      null,
      { bylines: [{ name: 'The Quay Courier', role: null }] },
    ],
    [
      'no order of dates',
      `<html lang="en"><h1>Bridge to close on Friday</h1><p>Posted 03/04/2024</p>${body}`,
      null,
      { publishedAt: null },
    ],
    [
      'a signed byline before a photographer’s name',
      `<h1>Bridge to close on Friday</h1><p>Ben Tarn</p><p>By Ada Moss</p>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'no day in the address',
      `<h1>Bridge to close on Friday</h1>${body}`,
      'https://courier.example/2024/13/45/bridge',
      { publishedAt: null },
    ],
  ]
  for (const [name, html, url, expected] of rows) {
    t.match(analyse({ html, as: 'page', ...(url && { url }) }).article, expected, name)
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

t.test('hostile pages take bounded time', async (t) => {
  const run = (page: Page) => article.run({ page, furniture: furniture.run({ page }) })
  const rows: [name: string, load: () => Page][] = [
    ['10 MB of prose', () => loadText(`${prose.join('\n')}\n${'word '.repeat(2_000_000)}.`, 'page')],
    ['10 MB in one HTML paragraph', () => loadHtml(`<p>${'word '.repeat(2_000_000)}.`, 'page', null)],
    ['a line of full stops', () => loadText(`${prose.join('\n')}\n${'.'.repeat(1_000_000)}`, 'page')],
    ['a line of quotation marks', () => loadText(`${prose.join('\n')}\n${'.”'.repeat(500_000)}x`, 'page')],
    ['a line of capitals', () => loadText(`${prose.join('\n')}\n${'By A '.repeat(200_000)}`, 'page')],
    ['many date lines', () => loadText(`${prose.join('\n')}\n${'1 May 2020 10:00 GMT\n'.repeat(19_000)}`, 'page')],
    ['many names', () => loadText(`${'Ada Moss\n'.repeat(19_000)}${prose.join('\n')}`, 'page')],
    [
      'attributes without end',
      () => loadHtml(`<p ${'class="a" '.repeat(100_000)}>x</p>${prose.map((p) => `<p>${p}`).join('')}`, 'page', null),
    ],
    ['unclosed tags', () => loadHtml('<a '.repeat(300_000), 'page', null)],
    ['open comments', () => loadHtml('<!--'.repeat(300_000), 'page', null)],
    ['stray end tags', () => loadHtml(`${'<p>a</b>'.repeat(10_000)}`, 'page', null)],
    [
      'broken JSON-LD',
      () => loadHtml(`<script type="application/ld+json">${'[{"a":'.repeat(100_000)}</script>`, 'page', null),
    ],
    [
      'wide JSON-LD',
      () =>
        loadHtml(
          `<script type="application/ld+json">[${'{"@type":"Article","author":{"@id":"x"}},'.repeat(50_000)}{}]</script>`,
          'page',
          null,
        ),
    ],
  ]
  for (const [name, load] of rows) {
    const started = process.cpuUsage()
    run(load())
    const { user, system } = process.cpuUsage(started)
    t.ok(user + system < 8_000_000, `${name}: ${Math.round((user + system) / 1000)} ms of CPU`)
  }
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

t.test('what the caller knows outranks the page', async (t) => {
  const text = `Bridge to close on Friday\nBy Ada Moss\n5 March 2024\n\n${prose.join('\n\n')}`
  const known = { publishedAt: '2020-01-01T00:00:00Z', publisher: 'The Quay Courier', headline: 'Another headline' }
  const { article: read } = analyse({ text, as: 'page', ...known })
  t.match(read, { ...known, bylines: [{ name: 'Ada Moss', role: null }] })
  t.equal(read.text.split('\n\n')[0], 'Another headline')
})

t.test('whole pages', async (t) => {
  for (const name of readdirSync(fixtures)) {
    t.same(expectedOf(name), JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8')), name)
  }
})

t.test('the whole record of a page', async (t) => {
  const body = prose.map((text) => `<p>${text}</p>`).join('')
  const ld = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`
  const title = '<h1>Pier to open in Harwick</h1>'
  const url = 'https://courier.example/news/pier-to-open'
  const empty = {
    section: null,
    keywords: [],
    kind: null,
    kindReason: null,
    isAccessibleForFree: null,
    images: [],
    posts: [],
  }
  const image = { caption: null, credit: null, width: null, height: null }
  const rows: [name: string, html: string, expected: object][] = [
    ['nothing', `${title}${body}`, empty],
    [
      'JSON-LD',
      ld({
        '@type': 'ReportageNewsArticle',
        headline: 'Pier to open in Harwick',
        articleSection: ['Transport', 'News'],
        keywords: ['Piers', 'Harwick', 'piers', 'type:story'],
        isAccessibleForFree: 'False',
        image: {
          '@type': 'ImageObject',
          url: '/p/pier.jpg',
          caption: 'The pier',
          creditText: 'Ada Moss',
          width: '1200',
          height: { value: 800 },
        },
      }) +
        title +
        body,
      {
        section: 'Transport',
        keywords: ['Piers', 'Harwick'],
        kind: 'news',
        kindReason: 'type ReportageNewsArticle',
        isAccessibleForFree: false,
        images: [
          {
            url: 'https://courier.example/p/pier.jpg',
            caption: 'The pier',
            credit: 'Ada Moss',
            width: 1200,
            height: 800,
          },
        ],
      },
    ],
    [
      'meta',
      `<meta property="article:section" content="Local &amp; Ports"><meta property="article:tag" content="Piers"><meta property="article:tag" content="#Harwick"><meta name="keywords" content="news, free news"><meta property="article:content_tier" content="free"><meta property="og:image" content="//img.example/pier-1200x630.jpg?w=1200"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">${title}${body}`,
      {
        section: 'Local & Ports',
        keywords: ['Piers', 'Harwick'],
        isAccessibleForFree: true,
        images: [{ ...image, url: 'https://img.example/pier-1200x630.jpg?w=1200', width: 1200, height: 630 }],
      },
    ],
    [
      'keywords for search engines, where no others are',
      `<meta name="keywords" content="Piers; Harwick">${title}${body}`,
      { keywords: ['Piers', 'Harwick'] },
    ],
    [
      'a section that is a kind',
      `<meta property="article:section" content="Opinion">${ld({ '@type': 'NewsArticle', headline: 'Pier to open in Harwick' })}${title}${body}`,
      { kind: 'opinion', kindReason: 'section Opinion' },
    ],
    [
      'a type that is a kind',
      `${ld({ '@type': ['NewsArticle', 'ReviewNewsArticle'], headline: 'Pier to open in Harwick' })}${title}${body}`,
      { kind: 'review', kindReason: 'type ReviewNewsArticle' },
    ],
    [
      'a label in the headline',
      `<h1>Interview: Why Ada Moss opens piers</h1>${body}`,
      { kind: 'interview', kindReason: 'headline Interview' },
    ],
    [
      'pictures of the article, each once, with caption and credit',
      `<meta property="og:image" content="https://img.example/pier-1200x630.jpg"><article>${title}<figure><img src="data:image/gif;base64,R0" data-src="https://img.example/pier-600x300.jpg" width="600" height="300"><figcaption>The pier on Monday <span class="credit">Photo: Ada Moss</span></figcaption></figure>${body}<figure><picture><source srcset="/p/boat-400.webp 400w, /p/boat-1600.webp 1600w"><img src="data:x"></picture><figcaption>A boat off Harwick (Photo: Ben Tarn)</figcaption></figure><img src="/p/icon-share.png"><img src="/p/dot.gif" width="1" height="1"><aside><figure><img src="/p/other.jpg"></figure></aside><div class="author-bio"><figure><img src="/p/ada.jpg"></figure></div></article>`,
      {
        images: [
          { ...image, url: 'https://img.example/pier-1200x630.jpg', caption: 'The pier on Monday', credit: 'Ada Moss' },
          {
            ...image,
            url: 'https://courier.example/p/boat-1600.webp',
            caption: 'A boat off Harwick',
            credit: 'Ben Tarn',
          },
        ],
      },
    ],
  ]
  for (const [name, html, expected] of rows) t.match(readArticle(Source.parse({ html, url })), expected, name)
  const address = 'https://courier.example/opinion/2024/pier'
  t.match(readArticle(Source.parse({ html: `${title}${body}`, url: address })), {
    kind: 'opinion',
    kindReason: 'address opinion',
  })
})

t.test('live blogs', async (t) => {
  const entries = [
    [
      '21:00',
      '2024-03-05T21:00:00Z',
      'Ada Moss',
      'Pier is closed',
      'The pier at Harwick has been closed to the public, the harbour board said in a statement. It will meet again in the morning, and its director, Cleo Barr, will speak to the press.',
    ],
    [
      '20:24',
      '2024-03-05T20:24:00Z',
      'Ben Tarn',
      null,
      'Trains to the coast have been stopped, and buses will run in their place until Friday. The railway expects to run again at the weekend, when the wind is to drop.',
    ],
    [
      '19:40',
      null,
      '',
      'Pumps on the way',
      'Two pumps have been sent to the low streets near the station, a spokesman said. Sand bags are being filled at the school, and help is welcome there.',
    ],
  ] as const
  const html = (post: (entry: (typeof entries)[number]) => string) =>
    `<title>Storm hits the coast of Harwick</title><article><h1>Storm hits the coast of Harwick</h1>${entries.map(post).join('')}</article>`
  const time = (shown: string, moment: string | null) =>
    moment ? `<time datetime="${moment}">${shown}</time>` : `<span>${shown}</span>`
  const text = `Home\nNews\nSport\nAbout us\nStorm hits the coast of Harwick\n\n${entries
    .map(([shown, , name, heading, words]) =>
      [`${shown} GMT`, heading, name, '', words, ''].filter((line) => line !== null).join('\n'),
    )
    .join('\n')}\nTerms of use\nPrivacy policy\n© 2024 The Quay Courier`
  const rows: [name: string, source: object, times: (string | null)[]][] = [
    [
      'times above headings',
      {
        html: html(
          ([shown, moment, name, heading, words]) =>
            `<section>${time(shown, moment)}<span>${name}</span>${heading ? `<h3>${heading}</h3>` : ''}<p>${words}</p></section>`,
        ),
      },
      ['2024-03-05T21:00:00Z', '2024-03-05T20:24:00Z', null],
    ],
    [
      'headings above times',
      {
        html: html(
          ([shown, moment, name, heading, words]) =>
            `<section>${heading ? `<h2>${heading}</h2>` : ''}<div>${time(shown, moment)} ${name}</div><p>${words}</p></section>`,
        ),
      },
      ['2024-03-05T21:00:00Z', '2024-03-05T20:24:00Z', null],
    ],
    ['a dump', { text }, [null, null, null]],
  ]
  for (const [name, source, times] of rows) {
    const article = readArticle(Source.parse(source))
    t.match(article, { kind: 'live', kindReason: 'posts' }, name)
    t.same(
      article.posts.map(({ headline, publishedAt, bylines }) => [
        headline,
        publishedAt,
        bylines.map((byline) => byline.name),
      ]),
      entries.map(([, , by, heading], i) => [heading, times[i], by === '' ? [] : [by]]),
      name,
    )
    t.same(
      article.posts.map(({ start, end }) => article.text.slice(start, end)),
      entries.map(([, , , heading, words]) => (heading === null ? words : `${heading}\n\n${words}`)),
      name,
    )
    t.notOk(/\d\d:\d\d/.test(article.text), `no stamp in the text: ${name}`)
    for (const { start, end, role } of article.paragraphs)
      if (entries.some((entry) => entry[3] === article.text.slice(start, end))) t.equal(role, 'subheading', name)
  }
  const one = readArticle(
    Source.parse({
      html: `<h1>Storm hits the coast of Harwick</h1><p>21:00</p>${prose.map((words) => `<p>${words}</p>`).join('')}`,
    }),
  )
  t.same(one.posts, [], 'one time makes no live blog')
})

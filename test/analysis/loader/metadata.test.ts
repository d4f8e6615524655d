/** Metadata of an HTML page: what the page states, and what of it is the article’s own. */
import t from 'tap'
import { analyse } from '../../../src/analysis/analyse.ts'
import { loadHtml } from '../../../src/analysis/loader/html.ts'
import type { PageMeta } from '../../../src/analysis/pipeline/stage.ts'
import { wordList } from '../../../src/data.ts'
import { prose } from './prose.ts'

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
    [
      '<div class="byline">By <a href="/ada">Ada Moss</a> and Ben Tarn</div>',
      {
        bylines: [
          { name: 'Ada Moss', role: null },
          { name: 'Ben Tarn', role: null },
        ],
      },
    ],
    ['<meta name=author content="admin">', { bylines: [] }],
    ['<meta name=author content="Quay Courier Staff">', { bylines: [{ name: 'Quay Courier Staff', role: null }] }],
    [
      '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Moss">',
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    ['<meta name="twitter:label1" content="Time"><meta name="twitter:data1" content="Ada Moss">', { bylines: [] }],
    [
      ld({
        '@type': 'Article',
        author: { '@list': [{ givenName: 'Ada', familyName: 'Moss' }, { name: 'By Ben Tarn' }] },
      }),
      {
        bylines: [
          { name: 'Ada Moss', role: null },
          { name: 'Ben Tarn', role: null },
        ],
      },
    ],
    [
      '<script>{"article":{"title":"A bridge","authors":[{"id":1,"name":"Ada Moss"},{"id":2,"name":"Ben Tarn"}]}}</script>',
      {
        bylines: [
          { name: 'Ada Moss', role: null },
          { name: 'Ben Tarn', role: null },
        ],
      },
    ],
    ['<script>data = {"page_author":"By Ada Moss"}</script>', { bylines: [{ name: 'Ada Moss', role: null }] }],
    [
      '<script>s = "{\\"author\\":{\\"name\\":\\"Ada Moss\\"}}"</script>',
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    ['<script>{"items":[{"author":"Ada Moss"},{"author":"Ben Tarn"}]}</script>', { bylines: [] }],
    ['<script>{"image":{"author":"Ada Moss"},"lead":{"width":300,"authors":["Ben Tarn"]}}</script>', { bylines: [] }],
    ['<script>{"author":"quay-web","theme":"Lantern"}</script>', { bylines: [] }],
    ...[
      '<span class="kicker">Harbour</span><span>Bridge to close on Friday</span>',
      '<span class="x1">Harbour</span> <span class="x2">Bridge to close on Friday</span>',
      '<b>Live</b> Bridge to close on Friday',
      'Bridge to close on Friday<br><span>Ferries sail all night</span>',
      'Bridge to close on Friday <small>Ferries sail all night</small>',
      'Bridge to close on Friday <a class="commentCount">14 Comments</a>',
      'Bridge to close on Friday <button>Share</button>',
      '<span class="sr-only">Title:</span>Bridge to close on Friday',
      '<span>Bridge to close on Friday</span><span>Bridge to close on Friday</span>',
    ].map((inner): [string, Partial<PageMeta>] => [
      `<meta property=og:title content="Bridge to close on Friday"><h1>${inner}</h1>`,
      { headline: 'Bridge to close on Friday' },
    ]),
    [
      '<meta property=og:title content="Live: Bridge to close"><h1><span class="label">Live:</span> Bridge to close</h1>',
      { headline: 'Live: Bridge to close' },
    ],
    ['<h1><span class="live">Bridge to close on Friday</span></h1>', { headline: 'Bridge to close on Friday' }],
    ['<title>Quay Courier » News » Bridge to close on Friday</title>', { headline: 'Bridge to close on Friday' }],
    ['<meta property="article:author" content="https://social.example/quay">', { bylines: [] }],
    ['<a rel="author" href="/">Harwick Walks</a>', { bylines: [] }],
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
    ['<time datetime="1709631000">3 years ago</time>', { publishedAt: '2024-03-05T09:30:00.000Z' }],
    ['<time datetime="1709631000000">3 years ago</time>', { publishedAt: '2024-03-05T09:30:00.000Z' }],
    [
      ld({ '@type': 'WebPage', name: 'A bridge', datePublished: '2024-03-05T09:30:00+01:00' }),
      { publishedAt: '2024-03-05T09:30:00+01:00' },
    ],
    ['<meta property="og:site_name" content="Quay Weekly"><title>Quay Weekly</title>', { headline: null }],
    ['<time datetime="2024-03-05">today</time>', { publishedAt: '2024-03-05' }],
    ['<time datetime="2024-03-05T12:00:00Z">5 March 2024</time>', { publishedAt: '2024-03-05' }],
    ['<time datetime="2024-03-05T12:00:00Z">5 March 2024, 12:00</time>', { publishedAt: '2024-03-05T12:00:00Z' }],
    [
      `<ul>${[1, 2, 3].map((day) => `<li><time datetime="2024-03-0${day}">March ${day}</time><a href="/${day}">Ferry sinks</a></li>`).join('')}</ul>`,
      { publishedAt: null },
    ],
    [
      '<header><a href="/">Quay</a><p><time datetime="2024-03-05">5 March</time> <a href="/ada">Ada Moss</a></p></header>',
      { publishedAt: '2024-03-05' },
    ],
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
  for (const [, example] of wordList('loader', 'author-keys'))
    rows.push([`<script>{${example}}</script>`, { bylines: [{ name: 'Ada Moss', role: null }] }])
  for (const [, part, example] of wordList('loader', 'other-keys')) {
    const author = '"author": "Ada Moss"'
    const other = part === 'has' ? `"item": {${example}, ${author}}` : `${example}${author}}`
    rows.push([`<script>{${other}}</script>`, { bylines: [] }])
  }
  rows.push([`<script>{"author": "${'a’'.repeat(60)}</script>`, { bylines: [] }])
  for (const [, example] of wordList('loader', 'heading-labels'))
    rows.push([
      `<h1><span class="${example}">Harbour</span>Bridge to close on Friday</h1>`,
      { headline: 'Bridge to close on Friday' },
    ])
  for (const [html, meta] of rows) {
    const found = loadHtml(html, 'page', null).meta
    t.match(found, meta, html.slice(0, 100))
    // An empty list matches every other.
    if (meta.bylines) t.same(found.bylines, meta.bylines, html.slice(0, 100))
  }
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
      'names in classes to which a tool has added letters',
      `<h1>Bridge to close on Friday</h1><div class="Head_byline__aX3"><span class="Byline_name__1b">Ada Moss</span><span class="Byline_name__1b">Ben Tarn</span></div>${body}`,
      null,
      {
        bylines: [
          { name: 'Ada Moss', role: null },
          { name: 'Ben Tarn', role: null },
        ],
      },
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
    ...['content-sidebar-wrap', 'page has-sidebar', 'list-view', 'feed-page'].map(
      (layout): [string, string, null, object] => [
        `the date and author of a page of columns: ${layout}`,
        `<div class="${layout}"><h1>Bridge to close on Friday</h1><div class="byline"><a href="/ada">Ada Moss</a></div><time datetime="2024-03-05">5 March</time>${body}<aside class="sidebar"><time datetime="2024-04-01">1 April</time></aside></div>`,
        null,
        { publishedAt: '2024-03-05', bylines: [{ name: 'Ada Moss', role: null }] },
      ],
    ),
    [
      'the footer of the article, not a comment',
      `<article><h1>Bridge to close on Friday</h1>${body}<footer><time class="entry-date published" datetime="2024-03-05">5 March</time><span class="author vcard"><a class="fn" href="/ada">Ada Moss</a></span></footer></article><div id="comments"><time datetime="2024-04-01">1 April</time></div>`,
      null,
      { publishedAt: '2024-03-05', bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'who wrote it, not who checked it',
      `<h1>Bridge to close on Friday</h1><div class="byline"><span>Fact checked by</span> <div class="byline-name"><a href="/ben">Ben Tarn</a></div></div><div class="byline"><span>Written by</span> <div class="byline-name"><a href="/ada">Ada Moss</a></div></div>${body}`,
      null,
      { bylines: [{ name: 'Ada Moss', role: null }] },
    ],
    [
      'a lead above the byline',
      `<h1>Bridge to close on Friday</h1><p class="lead">Ferries will sail all night instead.</p><p>Ada Moss, 5 March 2024</p>${body}`,
      null,
      { standfirst: 'Ferries will sail all night instead.', publishedAt: '2024-03-05' },
    ],
    [
      'two names right below the headline',
      `<h1>Bridge to close on Friday</h1><p>Ada Moss and Ben Tarn</p>${body}`,
      null,
      {
        bylines: [
          { name: 'Ada Moss', role: null },
          { name: 'Ben Tarn', role: null },
        ],
      },
    ],
    [
      'no day in the address',
      `<h1>Bridge to close on Friday</h1>${body}`,
      'https://courier.example/2024/13/45/bridge',
      { publishedAt: null },
    ],
  ]
  for (const [name, html, url, expected] of rows) {
    const { article } = analyse({ html, as: 'page', ...(url && { url }) })
    t.match(article, expected, name)
    if ('bylines' in expected) t.equal(article.bylines.length, (expected.bylines as object[]).length, name)
  }
})

t.test('what the caller knows outranks the page', async (t) => {
  const text = `Bridge to close on Friday\nBy Ada Moss\n5 March 2024\n\n${prose.join('\n\n')}`
  const known = { publishedAt: '2020-01-01T00:00:00Z', publisher: 'The Quay Courier', headline: 'Another headline' }
  const { article: read } = analyse({ text, as: 'page', ...known })
  t.match(read, { ...known, bylines: [{ name: 'Ada Moss', role: null }] })
  t.equal(read.text.split('\n\n')[0], 'Another headline')
})

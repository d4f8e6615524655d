/** The whole record of a page: images, section, keywords, kind, access, the posts of a live blog. */
import t from 'tap'
import { Source } from '../../../schemas/source.ts'
import { readArticle } from '../../../src/analysis/article.ts'
import { prose } from './prose.ts'

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
  for (const service of ['/PRNewswire/ --', '/PRNewswire-HISPANIC/ –', '(BUSINESS WIRE)--', '(GLOBE NEWSWIRE) --'])
    t.match(
      readArticle({
        text: ['Pier to open in Harwick', `HARWICK, March 5, 2024 ${service} ${prose[0]}`, ...prose.slice(1)].join(
          '\n\n',
        ),
        as: 'page',
      }),
      { kind: 'release', kindReason: 'dateline' },
      service,
    )
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

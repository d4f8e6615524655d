/** Pages that hold no article are refused with a reason, and articles are not. */
import t from 'tap'
import { analyse } from '../../../src/analysis/analyse.ts'
import { MOST_BLOCKS } from '../../../src/analysis/loader/clean.ts'
import { DEEPEST, MOST_ELEMENTS } from '../../../src/analysis/loader/html/tree.ts'

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
    ['titles over short paragraphs, but live', `Live: Storm crosses the sound\n\n4 March 2025\n\n${short}`],
    [
      'a caption with its credit over each paragraph',
      `A night on the sound in seven pictures\n\n${teasers.map(([, p], i) => `The quay at ${i + 1} in the morning. Photograph: Ada Moss/Quay Lantern\n\n${p}`).join('\n\n')}`,
    ],
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

/** Dumps in which other things stand above the article and between its parts, and dumps in other scripts. */
import t from 'tap'
import type { Source } from '../../../schemas/source.ts'
import { readArticle } from '../../../src/analysis/article.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { stories } from '../pages/stories.ts'

const { headline, paragraphs } = stories.harbour
const teasers = [
  [
    'Council to vote on new lamps for the quay',
    'Members are to decide on Monday whether gas or oil is the cheaper of the two.',
  ],
  [
    'Storm takes roof off the old cannery',
    'Nobody was hurt when the gale lifted forty metres of tin, firemen said at noon.',
  ],
  [
    'Three held after theft of church bell',
    'The bell turned up in a barn, under straw, with a rope still tied around it.',
  ],
] as const
const menu = ['Home', 'News', 'Sport', 'Sign in']
const end = ['Share', 'Terms of use', 'Privacy policy']

function bodyOf(source: Source): string[] {
  const { text, paragraphs } = readArticle(source)
  const isBody = ({ role }: { role: string }) => role === 'body' || role === 'subheading'
  return paragraphs.filter(isBody).map(({ start, end }) => text.slice(start, end))
}

t.test('what stands above a headline and between paragraphs is not of the article, and parts it not', async (t) => {
  const [first, rest] = [paragraphs.slice(0, 4), paragraphs.slice(4)]
  const rows: [name: string, lines: string[]][] = [
    [
      'excerpts above the headline',
      [...menu, ...teasers.flat(), headline, 'By Ida Renn', '4 March 2025', ...paragraphs],
    ],
    ['names alone above the date', [...menu, ...teasers.flat(), headline, 'Ida Renn', '4 March 2025', ...paragraphs]],
    [
      'a list of others and a caption between',
      [
        ...menu,
        headline,
        'By Ida Renn',
        ...first,
        'RELATED ARTICLES',
        'Previous',
        '1',
        'Next',
        teasers[0][0],
        teasers[1][0],
      ].concat(['The dry dock at Harwick on Monday', ...rest]),
    ],
    ['a length alone', [...menu, headline, 'By Ida Renn', 'Listen to this article', '4:12', ...paragraphs]],
    [
      'words printed again',
      [
        ...menu,
        headline,
        'By Ida Renn',
        ...first,
        '“She has been a good ship, and I will not send her out to sink”',
        ...rest,
      ],
    ],
    [
      'cards below a label',
      [...menu, headline, 'By Ida Renn', ...first, 'You may also like', ...teasers.slice(0, 2).flat(), ...rest],
    ],
    [
      'what can be skipped',
      [...menu, headline, 'By Ida Renn', ...first, 'skip past newsletter promotion', 'The week in one letter'].concat([
        'Our editors break down what happened on the sound.',
        'after newsletter promotion',
        ...rest,
      ]),
    ],
    [
      'a note on the author over excerpts',
      [
        ...menu,
        headline,
        'By Ida Renn',
        ...paragraphs,
        'Ida Renn is a writer at the Sound Gazette.',
        ...teasers.flat(),
      ],
    ],
    [
      'points that paragraphs repeat',
      [...menu, headline, 'By Ida Renn', 'Key points', paragraphs[2]!, paragraphs[4]!, ...paragraphs],
    ],
  ]
  for (const [name, lines] of rows) {
    const text = [...lines, ...end].join('\n\n')
    t.same(bodyOf({ text, as: 'page' }), paragraphs, name)
    t.equal(readArticle({ text, as: 'page' }).headline, headline, `${name}: the headline`)
  }
})

t.test('what parts the paragraphs of a short dump ends it not', async (t) => {
  const [first, rest] = [paragraphs.slice(0, 4), paragraphs.slice(4)]
  const top = [...menu, headline, 'By Ida Renn', '4 March 2025']
  const bodyIn = (lines: string[], join = '\n\n') => bodyOf({ text: [...lines, ...end].join(join), as: 'page' })
  const titles = teasers.slice(0, 2).map(([title]) => title)
  for (const label of ['Also read', 'Related stories', 'Read more:'])
    t.same(bodyIn([...top, ...first, label, ...titles, rest[0]!, 'Tags: ferry, Sorrel']).at(-1), rest[0], label)
  for (const label of ['Related', 'Read more'])
    t.same(
      bodyIn([...top, ...first, [label, ...titles].join('\n'), ...rest]),
      paragraphs,
      `${label}: the last of a list by the blank lines around it`,
    )
  const boxes = [
    ['The Sorrel ferry', 'Built 1974', 'Length 31 metres', 'Crew 4'],
    ['Food 8/10', 'Service 7/10', 'Price Dinner for two, £120'],
    ['Sailings a day', 'Summer 14', 'Winter 6', 'Sundays 4'],
  ]
  for (const box of boxes) {
    const found = bodyIn([...top, ...first, ...box, ...rest.slice(0, 2)])
    t.same(
      found.filter((text) => paragraphs.includes(text)),
      paragraphs.slice(0, 6),
      box[0]!,
    )
  }
  const excerpts = [titles[0]!, 'Members are to decide on Monday whether gas or oil is the cheaper of […]']
  t.same(bodyIn([...top, ...paragraphs, ...excerpts]), paragraphs, 'excerpts that are cut')
  t.same(bodyIn([...top, ...first, '[ Read more: Storm takes roof off the old cannery ]', ...rest]), paragraphs)
})

t.test('a pointer and a list of titles, a short paragraph apart', async (t) => {
  const body = [
    'A scheme for a slipway at Tarn Mouth has been turned down again, to the relief of those who fish there.',
    'Members of the harbour board went against their surveyor, who had called the slipway “much needed”.',
    'The builder, Quay Works, will appeal.',
    'Fishermen had gathered 1,400 names against the scheme, which they said would silt up their moorings.',
    'The board expects to hear of the appeal by midsummer.',
  ]
  const pointer = 'READ MORE: Surgery at Harwick “at breaking point”, says doctor'
  for (const label of ['Recommended reading:', 'Read also:', 'You may also like']) {
    const list = [label, 'Bin lorry in the millpond', 'Mayor’s goat found on the pier'].join('\n')
    const lines = [...body.slice(0, 2), pointer, body[2]!, list, ...body.slice(3)]
    const text = [
      'Tarn and District Mail',
      'Slipway at Tarn Mouth refused again',
      'By Ida Renn',
      '4 March 2025',
      ...lines,
    ]
    t.same(bodyOf({ text: text.join('\n\n'), as: 'page' }), body, label)
  }
})

t.test('other articles, captions and days in a short dump', async (t) => {
  const body = [
    'The harbour office on Thursday told a builder to halt work on a tower whose footings reach eleven metres too far.',
    'The order was pasted on the gate of the site by an officer while two of the builder’s men looked on and smoked.',
    'On 8 June 1957 the same office had stopped a hotel there, and the shell of it stood for thirty years in the rain.',
    'People who live near had written to the office in November after cracks opened in the wall of a school.',
    'A hearing has been fixed for the end of the month.',
  ]
  const top = [
    'Latest',
    'National',
    'Business',
    'Builder told to halt tower on the seafront',
    'Ida Renn',
    '4 March 2025',
  ]
  const column = ['Published in The Sentinel, March 4th, 2025', 'Must Read', 'The slow death of a bridge', 'Opinion']
    .concat('Sinking sands', 'Updated 5 March 2025')
    .concat('The seafront has been sold one metre at a time, and the office has only now found its tape.')
  t.same(bodyOf({ text: [...top, ...body, ...column].join('\n\n'), as: 'page' }), body, 'a column below')
  const caption = 'The tower from the pier on Thursday. Photo: Ida Renn'
  const chapters = [body[0]!, caption, 'The gate', body[1]!, body[2]!, caption, 'The wall', body[3]!, body[4]!]
  t.same(
    bodyOf({ text: [...top, ...chapters, 'Terms of use'].join('\n\n'), as: 'page' }),
    chapters.filter((line) => line !== caption),
    'captions over the headings of chapters',
  )
  const read = readArticle({
    text: [...top.slice(0, 4), ...body, '— Ida Renn, 4 March 2025', 'Home'].join('\n\n'),
    as: 'page',
  })
  t.same([read.bylines[0]?.name, read.publishedAt], ['Ida Renn', '2025-03-04'], 'signed and dated at the end')
})

t.test('slides and numbered parts, in dumps and pages', async (t) => {
  const top = ['Long Weekend', 'Four lighthouses that take guests', '4 March 2025']
  const parts = [
    ['Sorrow Point, Maine', 'Two rooms and one foghorn, which the warden switches off from ten to six if he is asked.'],
    ['Rua Mhor, Scotland', 'Guests walk in over the sand at low water and stay until the next one, like it or not.'],
    ['Punta Ceniza, Chile', 'It has 141 steps and a library of westerns which the last keeper left behind.'],
    ['Cape Lonely, Tasmania', 'Penguins live under the floor of the lamp room, and they talk until the morning.'],
  ] as const
  const opening =
    'The keepers have gone and the beds are better: these four lighthouses take guests for a night or more.'
  const numbered = parts.flatMap(([title, text], k) => [`${k + 1}. ${title}`, text])
  const text = [...top, opening, ...numbered, 'Terms of use'].join('\n\n')
  t.same(bodyOf({ text, as: 'page' }).slice(-8), numbered, 'numbered parts of an article without a byline')
  const counted = parts.flatMap(([title, said], k) => [`${k + 1} / 4`, 'Shutterglass', title, said])
  const slides = bodyOf({ text: [...top, 'By Ida Renn', opening, ...counted].join('\n\n'), as: 'page' })
  t.same(slides.slice(-8), parts.flat(), 'slides in a dump')
  const html = parts.map(
    ([title, said], k) =>
      `<div class="slide"><div>${k + 1} / 4</div><div>Shutterglass</div><h2>${title}</h2><div class="said"><p>${said}</p></div></div>`,
  )
  const page = `<title>${top[1]}</title><body><h1>${top[1]}</h1><div>By Ida Renn, ${top[2]}</div><div><p>${opening}</p></div><div class="show">${html.join('')}<button>Next slide</button></div>`
  t.same(bodyOf({ html: page, as: 'page' }).slice(-8), parts.flat(), 'slides on a page')
})

t.test('paragraphs that a program glued together', async (t) => {
  const glued = paragraphs.filter((text) => /^[^"]*[a-z]\.$/.test(text))
  for (const opening of ['By Ida Renn | March 4, 2025', 'Ida Renn, Staff Writer']) {
    const text = [headline, opening + glued.join(''), 'Terms of use'].join('\n')
    t.same(bodyOf({ text, as: 'page' }), glued, opening)
    t.equal(readArticle({ text, as: 'page' }).bylines[0]?.name, 'Ida Renn', opening)
  }
  const own = `${paragraphs[0]} It is owned by A.B.Ferries of the U.S.Virgin Islands, which bought it in 2004.`
  t.same(bodyOf({ text: [headline, own, ...paragraphs.slice(1)].join('\n'), as: 'page' })[0], own)
})

t.test('scorers and offices above a headline are not it', async (t) => {
  const body = [
    'Brannock came from two goals down to beat the leaders with a header in the sixth minute of added time on Saturday.',
    'Hollin had looked safe after an early double, the first a tap-in and the second a kick that went under the keeper.',
    'The manager of Brannock said that she had her coat on and was thinking of what to tell her players.',
  ]
  const title = 'Brannock stun the leaders with two goals in added time'
  for (const above of [
    'Bankole 41, Rourke 90+1, Amadi 90+6',
    'Ministry of Youth and Sport',
    'Paid content About Paid for by',
    'The newsletter of the clubs of Brannock and Hollin, no. 214',
  ])
    t.equal(
      readArticle({
        text: ['The Northern Pink', above, title, 'Ida Renn', '4 March 2025', ...body, 'Home'].join('\n'),
        as: 'page',
      }).headline,
      title,
      above,
    )
})

t.test('a card of who wrote it, and a player, around a headline', async (t) => {
  const top = [...menu, 'Ida Renn', 'Columnist and former harbour pilot. She lives on Sorrel with a dog.', 'Follow']
  const read = readArticle({ text: [...top, headline, '4 March 2025', ...paragraphs, ...end].join('\n'), as: 'page' })
  t.same([read.headline, read.bylines[0]?.name], [headline, 'Ida Renn'])
  const video = [headline, 'Prev Next', 'Ferry laid up at Harwick', 'By Ida Renn', '4 March 2025']
  t.equal(readArticle({ text: [...menu, ...video, ...paragraphs, ...end].join('\n'), as: 'page' }).headline, headline)
})

t.test('lines above a story that are not its headline', async (t) => {
  const title = 'The last boat'
  const summary = 'For 40 winters one master has steered the ferry to Sorrel. In April she will tie it up for good'
  const read = (lines: string[]) =>
    readArticle({ text: [...menu, ...lines, '4 March 2025', ...paragraphs, ...end].join('\n\n'), as: 'page' })
  t.match(read([title, summary, 'Ida Renn']), { headline: title, standfirst: summary }, 'a title over two sentences')
  t.equal(read([headline, 'Ida Renn, Harbour Reporter']).headline, headline, 'a name with its role')
  t.equal(read([headline, 'The ferry at Harwick before it was lifted out. Ben Tarn']).headline, headline, 'a caption')
  const named = 'Harwick man fined for threats against Rep. Ben Tarn'
  t.equal(read([named, 'By Ida Renn']).headline, named, 'a title with a name behind an abbreviation')
  t.equal(read([headline, 'Ida Renn', 'Senior Lecturer in Marine Law']).headline, headline, 'a name over a trade')
  const pictured = [
    'By Ida Renn',
    '4 March 2025',
    'The master of the ferry at the slip.',
    'Photo credit: File | Sound Media',
  ]
  t.equal(read([headline, ...pictured]).headline, headline, 'a sentence over who took the picture')
  const posted = [headline, 'Posted On: 4 March 2025 5:14PM by QIO Harwick', ...paragraphs]
  t.match(readArticle({ text: [...menu, ...posted].join('\n\n'), as: 'page' }), {
    publishedAt: /^2025-03-04/,
    bylines: [],
  })
  const numbers = [headline, 'Ida Renn', '07/02/2025 13:30', ...paragraphs]
  t.same(bodyOf({ text: [...menu, ...numbers, ...end].join('\n\n'), as: 'page' }), paragraphs, 'a day in numbers')
})

t.test('what is said of the article and its author at its end', async (t) => {
  const top = [...menu, headline, 'By Ida Renn', '4 March 2025']
  for (const note of [
    ['Ida Renn teaches law at Harwick College.'],
    ['Ida Renn', 'Ida writes about boats and the people in them. She has a dog.'],
    ['First published: 4 March 2025, 08:40'],
    ['To contact the reporter: Ida Renn in Harwick at ida@quay.example.'],
  ])
    t.same(bodyOf({ text: [...top, ...paragraphs, ...note].join('\n\n'), as: 'page' }), paragraphs, note[0]!)
})

t.test('what stands around a byline', async (t) => {
  const standfirst = 'A winter without a boat lies before all who live across the sound'
  for (const credits of [
    ['By Ida Renn', standfirst, '4 March 2025 at 10:34'],
    ['di Ida Renn', standfirst, '4 marzo 2025 alle 10:34'],
  ]) {
    const read = readArticle({ text: [...menu, headline, ...credits, ...paragraphs, ...end].join('\n'), as: 'page' })
    t.same([read.standfirst, read.bylines[0]?.name], [standfirst, 'Ida Renn'], credits[0]!)
  }
  for (const outlet of ['The London Critic', 'Quay Editor', 'The Sound Analyst']) {
    const lines = [...menu, headline, 'Ida Renn', `Tuesday March 04 2025, 5.00pm GMT, ${outlet}`, ...paragraphs, ...end]
    const read = readArticle({ text: lines.join('\n'), as: 'page' })
    t.same([read.bylines, read.publishedAt], [[{ name: 'Ida Renn', role: null }], '2025-03-04T17:00:00Z'], outlet)
  }
  for (const line of ['Send questions to ida@sound.example.', 'Email Ida Renn at ida@sound.example'])
    t.same(
      bodyOf({ text: [...menu, headline, 'By Ida Renn', ...paragraphs, line, ...end].join('\n'), as: 'page' }),
      paragraphs,
    )
})

t.test('a page that says more of its cookies than its article does', async (t) => {
  const consent = [
    'We and our 842 partners store and access information on a device, such as cookies, and process personal data, such as unique identifiers, for personalised advertising and content and for the development of our services.',
    'With your permission we and our partners may use precise geolocation data. You may click to consent to our and our partners’ processing as described above.',
    'Please note that some processing of your personal data may not require your consent. Your preferences will apply to this website only.',
  ]
  const flashes = [
    [
      'Two rescued from car in River Eske',
      'By Gail Thorne',
      'The driver, 19, had followed a satellite navigation system down a slipway, police said. Both were cold but unhurt.',
    ],
    [
      'Town hall clock stops at noon',
      '10 February 2026',
      'A pigeon had built its nest between the wheels of the clock, a spokeswoman of the council said.',
    ],
  ]
  for (const [title, credit, flash] of flashes as [string, string, string][]) {
    const html = `<title>${title}</title><div><h2>We value your privacy</h2>${consent.map((text) => `<p>${text}</p>`).join('')}<button>Agree</button></div><main><h1>${title}</h1><p>${credit}</p><p>${flash}</p></main>`
    const lines = ['We value your privacy', ...consent, 'AGREE', ...menu, title, credit, flash, ...end]
    t.same(bodyOf({ html, as: 'page' }), [flash], title)
    t.same(bodyOf({ text: lines.join('\n\n'), as: 'page' }), [flash], title)
  }
  const lost = [
    'The page you are looking for may have been moved, renamed or deleted. Check the address or try a search.',
    'If you followed a link from another site, please let us know by writing to web@sound.example so that we can mend it.',
  ]
  t.throws(() => readArticle({ text: [...menu, 'We can’t find that page', ...lost, ...end].join('\n\n'), as: 'page' }))
})

t.test('comments are longer than the paragraph they are on', async (t) => {
  const people = ['Wenna Fisk', 'Otto Lange', 'barnacle_bill', 'June H.', 'Rafiq', 'Moira Stoat', 'Hal Penrose', 'Esme']
  const said = [
    'I have lived on that road for thirty years and nobody has ever asked us what we think about any of this.',
    'That is one way to look at it. Another is that somebody made a lot of money and we are going to pay for it.',
    'This is the third time this year. When will they learn?',
    'My uncle worked there in the eighties. He used to say that it would end like this, and he was right.',
  ]
  const rows: [name: string, heading: string, entry: (who: string, words: string, n: number) => string[]][] = [
    ['dates', '8 Comments', (who, words, n) => [who, `March ${n + 2}, 2024 at ${n + 1}:12 pm`, words, 'Reply']],
    ['ages', 'Comments', (who, words, n) => [`${who} ${n + 2} days ago`, words, 'Like Reply Share']],
    ['who says it', '8 responses to “that story”', (who, words) => [`${who} says:`, words]],
    [
      'days in either order',
      'Comments (8)',
      (who, words, n) => [words, `Posted by ${who} on 0${n + 1}/03/2024 at 10:05`],
    ],
    ['buttons', '8 comments', (who, words, n) => [who, 'Harwick', words, `Like · Reply · ${n + 1}w`]],
    ['numbers', 'Discussion', (who, words, n) => [`#${n + 1} ${who}`, words]],
    ['names below', 'Readers’ comments', (who, words) => [words, `— ${who}, Harwick`]],
  ]
  for (const [name, heading, entry] of rows) {
    const thread = people.flatMap((who, n) => entry(who, said[n % 4]!, n))
    const text = [...menu, headline, '4 March 2025', paragraphs[0], heading, ...thread, ...end].join('\n')
    const { bylines, publishedAt } = readArticle({ text, as: 'page' })
    t.same([bylines, publishedAt, bodyOf({ text, as: 'page' })], [[], '2025-03-04', [paragraphs[0]]], name)
  }
})

t.test('cards of other articles and boxes for consent, beside a paragraph or two', async (t) => {
  const cards = (one: (title: string, words: string, n: number) => string[]) =>
    teasers.flatMap(([title, words], n) => one(title, words, n))
  const box = [
    'We value your privacy',
    'We and our partners store and access information on a device, such as cookies, and process personal data.',
    'With your permission we may use precise geolocation data. You may click to consent to our processing.',
    'Accept all',
  ]
  const rows: [name: string, above: string[], below: string[]][] = [
    ['below a label', [], ['More from the quay', ...cards((...card) => card.slice(0, 2) as string[])]],
    ['with dates', [], cards((title, words, n) => [title, `${n + 1} March 2025`, words])],
    ['over buttons', [], cards((title, words) => [title, words, 'Read more'])],
    ['above the headline', cards((title, words) => [title, words]), []],
    ['consent above', box, []],
    ['consent below', [], box],
  ]
  for (const [name, above, below] of rows) {
    for (const count of [1, 2]) {
      const body = paragraphs.slice(0, count)
      const credits = ['By Ida Renn', '4 March 2025']
      const text = [...menu, ...above, headline, ...credits, ...body, ...below, ...end].join('\n')
      const read = readArticle({ text, as: 'page' })
      t.same([read.headline, bodyOf({ text, as: 'page' })], [headline, body], `${name}, ${count}`)
    }
  }
  // Parts of the article itself have titles, too.
  const parts = cards((title, words) => [title, words])
  const text = [...menu, headline, 'By Ida Renn', '4 March 2025', ...paragraphs, ...parts, ...end].join('\n')
  t.same(bodyOf({ text, as: 'page' }), [...paragraphs, ...parts], 'titled parts')
})

t.test('captions between the paragraphs of a dump part them not', async (t) => {
  const [first, rest] = [paragraphs.slice(0, 4), 'Her pictures go on show in Harwick on June 6.']
  for (const caption of [
    'Gulls nest in what was the master’s cabin. Photograph: Ilka Brandt',
    'The keel on Monday — Foto: Ilka Brandt/Sound Gazette',
    'Crews in the dry dock at Harwick on Monday. (Gazette/Ilka Brandt)',
  ])
    t.same(
      bodyOf({ text: [...menu, headline, 'By Ida Renn', ...first, caption, rest, ...end].join('\n'), as: 'page' }),
      [...first, rest],
      caption,
    )
})

t.test('numeric dates are read as the language writes them', async (t) => {
  const texts: Record<string, string> = {
    pt: 'A juíza disse que não há pressa e que a prefeitura pode recorrer, mas os ônibus não vão circular em agosto. Segundo ela, o edital exigia uma autonomia que só um fabricante oferece, e isso não é permitido por lei.',
    de: 'Die Brücke ist seit dem Morgen gesperrt, und wie lange das so bleibt, ist nach Angaben der Stadt noch nicht klar. Auch die Schulbusse müssen einen Umweg fahren, der für die Kinder mehr als eine Stunde dauert.',
    en: 'The judge said that there was no hurry and that the town could go to another court, but the buses will not be used in August. She said that only one firm could have built them, and that this was not allowed by law.',
  }
  for (const [language, text] of Object.entries(texts))
    t.equal(loadText(`12/03/2026 06:01\n\n${text}`, 'page').dateOrder, language === 'en' ? null : 'day', language)
})

t.test('the next article in full is another one', async (t) => {
  const top = [...menu, headline, 'By Ida Renn', '4 March 2025']
  const others = [
    ['Farm shop on Low Fell wins prize for third year', 'By Kit Marlow', 'Published 11:05, 3 March 2025'],
    ['Town hall roof to be mended before winter', 'Written by Ada Tarn', '2 March 2025'],
  ]
  const texts = [
    [
      'The farm shop on Low Fell has been named the best in the north, its owner said on Monday.',
      'Judges praised the cheese.',
    ],
    [
      'The roof of the town hall is to be mended at last, the council has decided by a single vote.',
      'It has leaked for years.',
    ],
  ]
  for (const [i, credits] of others.entries()) {
    const next = [...credits, ...texts[i]!, 'It is the third time that this has happened in as many years, they said.']
    t.same(bodyOf({ text: [...top, ...paragraphs, ...next, ...end].join('\n\n'), as: 'page' }), paragraphs, credits[0]!)
    const card = [...top, ...paragraphs.slice(0, 4), ...credits, ...paragraphs.slice(4), ...end]
    const found = bodyOf({ text: card.join('\n\n'), as: 'page' })
    t.ok(
      paragraphs.every((text) => found.includes(text)),
      `a card in the middle: ${credits[0]}`,
    )
  }
})

t.test('forms whose field and button are one line', async (t) => {
  const [first, rest] = [paragraphs.slice(0, 4), paragraphs.slice(4)]
  for (const field of ['Email (required)Sign Up', 'Your email addressSubscribe', 'Enter your email'])
    t.same(
      bodyOf({
        text: [...menu, headline, 'By Ida Renn', ...first, 'The Sound Daily', 'All that floats, every weekday.', field]
          .concat('By submitting your email, you agree to our Terms and Privacy Notice.', rest, end)
          .join('\n\n'),
        as: 'page',
      }),
      paragraphs,
      field,
    )
})

t.test('whose name and day are the article’s', async (t) => {
  const name = 'Inga Tarn'
  const life = [
    'Inga Tarn, 87, of Harwick, died on Sunday, March 2, 2025, at her home above the harbour.',
    'Inga was born on May 3, 1937, on the island of Sorrel, where her father kept the light, and went to school by boat.',
    'She taught the third form for 31 years and was known for the tomatoes that she left on the steps of her neighbours.',
    'Inga is survived by two sons and a sister. The service is at 11 a.m. on Friday at the Chapel of St Anne in Harwick.',
  ]
  const offer = 'To plant a tree in memory of Inga Tarn, please visit our shop.'
  const html = `<title>${name}</title><div class="head"><h1>${name}</h1><time>March 4, 2025</time></div><figure><figcaption>${name}</figcaption></figure>${life.map((text) => `<div><p>${text}</p></div>`).join('')}<p>${offer}</p>`
  const text = [...menu, 'Obituaries', name, 'March 4, 2025', '0', 'Facebook', 'Print', 'Save', '', name]
    .concat(life.join('\n\n'), offer, ...end)
    .join('\n')
  for (const source of [{ html }, { text }] as const) {
    const read = readArticle({ ...source, as: 'page' })
    t.same([read.headline, read.bylines, read.publishedAt], [name, [], '2025-03-04'])
    t.notOk(read.text.includes(offer))
  }
  const below = ['More', 'A bridge too low', 'By Kit Marlow 06 Jan 2025', 'The siding', 'By Kit Marlow 16 Dec 2024']
  const signed = [...menu, headline, 'Ida Renn', '4 March 2025 — 6 min read', ...paragraphs, ...below]
  t.same(
    readArticle({ text: signed.join('\n'), as: 'page' }).bylines.map((byline) => byline.name),
    ['Ida Renn'],
    'bylines of excerpts below',
  )
  const rows: [lines: string[], authors: string[]][] = [
    [['Ida Renn at Garrison LaneTue 4 Mar 2025 21.58 BST'], ['Ida Renn']],
    [['The Sound Letter for March 4, 2025, by Ida Renn'], ['Ida Renn']],
    [['Advice by Ida Renn', '4 March 2025'], ['Ida Renn']],
    [['oprac. Ida Renn', '4 March 2025'], ['Ida Renn']],
    [['Sound Gazette - 04/03/2025, 10:12 WIB', 'Penulis', 'Ida Renn'], ['Ida Renn']],
  ]
  for (const [lines, authors] of rows)
    t.same(
      readArticle({ text: [...menu, headline, ...lines, ...paragraphs, ...end].join('\n'), as: 'page' }).bylines.map(
        (byline) => byline.name,
      ),
      authors,
      lines[0]!,
    )
})

t.test('a label over points that paragraphs repeat goes with them', async (t) => {
  const items = [paragraphs[2], paragraphs[4]].map((point) => `<li>${point}</li>`).join('')
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
  const html = `<title>${headline}</title><h1>${headline}</h1><h2>In short:</h2><ul>${items}</ul>${body}`
  t.same(bodyOf({ html, as: 'page' }), paragraphs)
})

t.test('who wrote a dump, and when, in lines that run together', async (t) => {
  const rows: [lines: string[], name: string | null, date: string | null][] = [
    [['By Ida Renn', '4 March 20256:05 amUpdated 3 hours ago'], 'Ida Renn', '2025-03-04'],
    [['By Ida Renn', 'March 4, 202511:32 a.m. ETUpdated 2 days ago'], 'Ida Renn', '2025-03-04T11:32:00-05:00'],
    [['Posted on March 4, 2025by Ida RennLeave a comment'], 'Ida Renn', '2025-03-04'],
    [['Ida RennRedactora', '4 de marzo de 2025'], 'Ida Renn', '2025-03-04'],
    [['The winter without a boat', 'Ida Renn', '4 March 2025', '4 min read'], 'Ida Renn', '2025-03-04'],
  ]
  for (const [lines, name, date] of rows) {
    const text = [...menu, headline, ...lines, ...paragraphs, 'Read Next', teasers[0][0], 'June 18, 2024', ...end].join(
      '\n',
    )
    const { bylines, publishedAt } = readArticle({ text, as: 'page' })
    t.same([bylines[0]?.name, publishedAt], [name, date], lines.join(' / '))
  }
})

t.test('headlines and names in scripts without capitals or spaces', async (t) => {
  const stories = {
    ja: [
      '南浜市の水門、改修終え12年ぶりに開く',
      '南浜市の水門が4日、改修を終えて12年ぶりに開いた。市民ら約200人が集まり、水が流れ始めると歓声が上がった。',
      '水門は1931年に造られ、2013年の台風で壊れた。住民が署名を集め、市が改修を決めた。',
      '「もう一度この音を聞けるとは思わなかった」と近くに住む人は話した。費用は約1億円だった。',
    ],
    zh: [
      '河口渡船停航三年后恢复运行 票价不变',
      '记者4日从市交通局获悉,停航三年的河口渡船已经恢复运行,每天往返二十四班,票价仍为两元。',
      '渡船于2022年因船体老化停航,此后两岸居民须绕行十五公里。新船可载客一百二十人。',
      '“坐船只要八分钟,孩子上学方便多了。”一位居民说。交通局表示,明年还将增加一艘备用船。',
    ],
    hi: [
      'तीन साल बाद फिर चली नदी की पुरानी नाव',
      'नदी की पुरानी नाव तीन साल तक बंद रहने के बाद मंगलवार को फिर चलने लगी। पहले दिन चार सौ लोगों ने सफर किया।',
      'नाव 1974 से चल रही थी और टूट जाने के कारण उसे रोक दिया गया था। मरम्मत पर दो करोड़ रुपये खर्च हुए।',
      'गाँव के लोगों ने कहा कि अब बच्चों को स्कूल जाने के लिए पंद्रह किलोमीटर नहीं चलना पड़ेगा।',
    ],
  }
  const rows: [language: keyof typeof stories, above: string[], credits: string[], name: string][] = [
    ['ja', ['Open in appSign upSign in', '社会'], ['2025年3月4日 19時30分', '森田直子', '印刷'], '森田直子'],
    ['ja', ['南浜日報', 'ニュース'], ['森田直子·Follow', '2025年3月4日'], '森田直子'],
    ['zh', ['河口晚报', '本地'], ['2025年03月04日 08:15 来源:河口晚报 作者:林晓'], '林晓'],
    ['zh', ['河口晚报', '本地'], ['Posted on 2025年3月4日 by 林晓 Leave a comment'], '林晓'],
    ['hi', ['नदी समाचारSubscribeSign in'], ['सुनीता शर्मा', '4 मार्च 2025'], 'सुनीता शर्मा'],
  ]
  for (const [language, above, credits, name] of rows) {
    const [title, ...body] = stories[language] as [string, ...string[]]
    const text = [...above, title, ...credits, '', body.join('\n\n'), '', 'About\nContact'].join('\n')
    const read = readArticle({ text, as: 'page' })
    t.same([read.headline, read.bylines[0]?.name], [title, name], credits.join(' / '))
    t.match(read.publishedAt, /^2025-03-04/)
  }
  const [title, ...body] = stories.ja as [string, ...string[]]
  const html = `<title>${title}</title><meta name="author" content="森田直子"><h1>${title}</h1>${body
    .map((text) => `<p>${text}</p>`)
    .join('')}<h3><a href="/x">市議会、橋の工事を可決</a></h3><p>By Kit Marlow</p>`
  t.same(readArticle({ html, as: 'page' }).bylines[0]?.name, '森田直子', 'the metadata’s person before a teaser’s')
})

t.test('boxes of which only the button tells that they are forms', async (t) => {
  for (const box of [
    ['Get the morning letter', 'One email a day. Read by 40,000 of us.', 'Sign up'],
    ['The Evening Tide', 'Ten stories, no more, in time for supper.', 'Subscribe'],
    ['Support local journalism', 'Subscribe for just $1 for the first month.', 'See offers'],
  ]) {
    const text = [...menu, headline, 'By Ida Renn', ...paragraphs.slice(0, 3), ...box, ...paragraphs.slice(3), ...end]
    t.same(bodyOf({ text: text.join('\n'), as: 'page' }), paragraphs, box[0]!)
  }
})

t.test('notes below the last paragraph, and a clause of one printed again', async (t) => {
  for (const note of [
    'This article appears in the April 2025 print edition.',
    'The writer is a lecturer in law at the University of Harwick. Views are personal.',
    'ida.renn@gazette.example',
  ]) {
    const text = [...menu, headline, 'By Ida Renn', ...paragraphs, note, ...end].join('\n')
    t.same(bodyOf({ text, as: 'page' }), paragraphs, note)
  }
  const [first, ...rest] = paragraphs
  const clause = 'She has been a good ship, and I will not send her out to sink'
  const text = [...menu, headline, 'By Ida Renn', first, clause, ...rest, ...end].join('\n')
  t.same(bodyOf({ text, as: 'page' }), paragraphs)
})

t.test('names with particles, in capitals, behind a role, and not those of teasers', async (t) => {
  const teaser = ['Storm takes roof off the old cannery', 'By Lotte Brink', '2 March 2025']
  const rows: [lines: string[], names: string[]][] = [
    [['Fatima bint Khalid Al-Busaidi • 4 March 2025'], ['Fatima bint Khalid Al-Busaidi']],
    [['D. J. OKAFOR-LYLE', '4 March 2025'], ['D. J. OKAFOR-LYLE']],
    [['By Dr Meenakshi S. Pillai', '4 March 2025'], ['Dr Meenakshi S. Pillai']],
    [['Professor Xiulan Feng', 'University of Sorrel', '4 March 2025'], ['Xiulan Feng']],
    [['Staff Correspondent Venkat Subrahmanyam', '4 March 2025'], ['Venkat Subrahmanyam']],
    [['By Bronte Gallagher', 'Sorrel Examiner', '4 March 2025'], ['Bronte Gallagher']],
    [
      ['Thandeka Ngcobo', 'Ports correspondent', 'Ravi Iyengar', 'Data correspondent', '4 March 2025'],
      ['Thandeka Ngcobo', 'Ravi Iyengar'],
    ],
    [['KARABO MOLEFE', '4 March 2025'], ['KARABO MOLEFE']],
  ]
  for (const [lines, names] of rows) {
    const text = [...menu, headline, ...lines, ...paragraphs, 'Keep reading', ...teaser, ...end].join('\n')
    const read = readArticle({ text, as: 'page' })
    t.same(
      read.bylines.map(({ name }) => name),
      names,
      lines[0]!,
    )
    t.equal(read.headline, headline)
  }
})

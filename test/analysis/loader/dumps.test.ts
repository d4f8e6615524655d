/** Headline, byline and date of a text dump. */
import t from 'tap'
import { Source } from '../../../schemas/source.ts'
import { analyse } from '../../../src/analysis/analyse.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { wordList } from '../../../src/data.ts'
import { stories } from '../pages/stories.ts'
import { prose } from './prose.ts'

t.test('who wrote a dump, and who did not', async (t) => {
  const head = ['Home', 'News', 'Harbour Lights', 'Port says the bridge would stay closed until spring']
  const date = '5 March 2024'
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
      'nobody who signs other articles',
      [...head, date, ...prose, 'More from Harwick', 'Ferry sinks', 'By Ben Tarn', date].concat([
        'Lamps lit',
        'By Cleo Barr',
        date,
      ]),
      [],
    ],
    [
      'who answers comments under one name',
      [
        ...head.slice(0, 3).concat(head[3]!),
        'Adalind',
        date,
        ...prose,
        '3 comments',
        ...Array(3).fill(['Adalind', date, 'Thanks.']).flat(),
      ],
      ['Adalind'],
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

t.test('bylines in the shapes that pages print them in', async (t) => {
  const headline = 'Port says the bridge would stay closed until spring'
  const date = '5 March 2024'
  const rows: [lines: string[], authors: string[]][] = [
    [['By Ada Moss III', date], ['Ada Moss III']],
    [
      ['Harwick Radio | By Ada Moss, Ben Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [['Opinion | Ada Moss', date], ['Ada Moss']],
    [['by Ada Moss (words) and Ben Tarn (photos)', date], ['Ada Moss']],
    [['By Ada Moss of the Harbour Wire', date], ['Ada Moss']],
    [['Ada Moss Special to the Lantern', date], ['Ada Moss']],
    [['By ADA MOSS Quay Lantern', date], ['ADA MOSS']],
    [['By Ada van den Moss Lantern Staff Writer', date], ['Ada van den Moss']],
    [['By Ada Moss, Quay Lantern', date], ['Ada Moss']],
    [['On March 5, 2024 By Ada MossIn Harbour, Local News, Sound and Sea'], ['Ada Moss']],
    [['March 5, 2024 by Ada Moss Leave a Comment'], ['Ada Moss']],
    [['By Ada Moss 04/03/2024'], ['Ada Moss']],
    [['The Lantern 04/03/2024 Ada Moss'], ['Ada Moss']],
    [
      ['By', 'Ada Moss,', 'Ben Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['Authors', 'Ada Moss', 'Ben Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['By Ada Moss', 'and Ben Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['Ada Moss', 'Harbour Correspondent', 'Ben Tarn', 'Chief Reporter', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['Ada Moss', 'Ben Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['Ada MossHarbour correspondentBen Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [['Associated Press', 'Ada Moss', date], ['Ada Moss']],
    [['Ada Moss, Harwick', ...prose.slice(0, 2)], ['Ada Moss']],
    [['GullWatcher', date], ['GullWatcher']],
    [['Adalind', date], ['Adalind']],
    [['News', date], []],
    [['BY ADA MOSSPUBLISHED: MAR 5, 2024'], ['ADA MOSS']],
    [['JONAH MOSSLAST UPDATED MAR 5, 2024'], ['JONAH MOSS']],
    [['Daily Sound, 5 March 2024', 'By Ada Moss'], ['Ada Moss']],
    [['Ada Moss at the gate in Harwick. Photo: Ben Tarn', date], []],
    [['Ada Moss/Lantern Images', date], []],
    [['By Ada Moss', 'Quay Lantern', date], ['Ada Moss']],
    [
      ['Ada Moss y Ben Tarn - Diario de Harwick', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['Rédigé par Ada Moss et Ben Tarn (avec AFP)', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['Von Ada Moss und Ben Tarn, Harwicker Bote', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['von', 'Ada Moss', 'und Ben Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [['Reporter: Ada Moss', 'Thứ tư, 5/3/2024, 10:12 (GMT+7)'], ['Ada Moss']],
    [['[동해일보=김서연 기자]', date], ['김서연']],
    [['北浜新聞記者 高橋健太', date], ['高橋健太']],
    [['By ADA MOSS Associated Press', date], ['ADA MOSS']],
    [['Text: Ada Moss Foto: Ben Tarn', date], ['Ada Moss']],
    [['Por Redacción', date], []],
    [['シェア', date], []],
    [['व्हाट्सएप', date], []],
    [['复制链接', date], []],
    [['執筆:高橋健太', date], ['高橋健太']],
    [['Facebook', 'X', 'Copy link', 'Harbour', '5 min read', 'Ada Moss'], ['Ada Moss']],
    [[date, '5 min read', 'Facebook', 'X', 'Copy link', 'Ada Moss'], ['Ada Moss']],
    [['Facebook', 'X', 'Copy link', 'Harbour', 'Listen', 'Harbour Lights'], []],
    [['Facebook', 'X', 'Copy link', 'Harbour', 'Listen', 'Quay Lantern'], []],
    [
      ['Ada Moss', 'Ben Tarn', 'Share'],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [
      ['By Ada Moss', 'Ben Tarn', date],
      ['Ada Moss', 'Ben Tarn'],
    ],
    [['Ada · 5 March 2024'], ['Ada']],
    [['News · 5 March 2024'], []],
    [['Posted 5 March 2024 by Ada Moss under News'], ['Ada Moss']],
    [['By Ada Moss Edited by Ben Tarn Reviewed by Cleo Barr March 5, 2024'], ['Ada Moss']],
    [['Medically reviewed by Ben Tarn, MD — Written by Ada Moss — Updated on March 5, 2024'], ['Ada Moss']],
    [['Ada Moss reports', date], ['Ada Moss']],
    [['By Quay Reports', date], ['Quay Reports']],
    [['Quay & Hill Journal Staff', date], ['Quay & Hill Journal Staff']],
  ]
  for (const [lines, authors] of rows) {
    const text = ['Quay Lantern', 'Home', 'News', headline, ...lines, ...prose, '© 2024 Quay Lantern'].join('\n')
    const { article } = analyse({ text, as: 'page' })
    t.same([article.headline, ...article.bylines.map(({ name }) => name)], [headline, ...authors], lines.join(' / '))
  }
})

t.test('bylines above the headline, inside and below the body', async (t) => {
  const headline = 'Port says the bridge would stay closed until spring'
  const other = 'Cleo Barr'
  const rows: [name: string, above: string[], below: string[], authors: string[]][] = [
    [
      'over its reading time',
      ['Ada Moss', '5 min read', 'Listen', 'Share', 'Save', 'Print', 'Text size'],
      [],
      ['Ada Moss'],
    ],
    ['under its opener', ['By', 'Ada Moss', 'Harbour Editor'], [other], ['Ada Moss']],
    ['with its date', ['Posted on 5 March 2024 by Ada Moss - 5 Comments on the bridge'], [other], ['Ada Moss']],
    ['right over a headline with its date', ['Harbour', 'Ada Moss'], ['5 March 2024'], ['Ada Moss']],
    ['a section over a headline with its date', ['Harbour Lights'], ['5 March 2024'], []],
    [
      'people with their roles',
      ['Home'],
      ['Ada MossEditor', 'Ben TarnSenior producer', '5 March 2024'],
      ['Ada Moss', 'Ben Tarn'],
    ],
    ['below who took the picture', ['Home'], ['Cleo Barr/Quay & Hill', 'Ada Moss', '5 March 2024'], ['Ada Moss']],
    ['between a section and the date', ['Home'], ['Harbour » Ada Moss » 5 March 2024'], ['Ada Moss']],
    [
      'beside a date that may be of two months',
      ['Home'],
      ['Submitted by Ada Moss on 03/04/2024 - 06:30'],
      ['Ada Moss'],
    ],
    ['who hosts it', ['Home'], ['5 March 2024', 'Hosted by Ada Moss'], ['Ada Moss']],
    ['who issues it', ['Home'], ['News provided by', 'Quay Foods Inc.', '5 March 2024'], ['Quay Foods Inc.']],
    ['a board', ['Home'], ['The Editorial Board', '5 March 2024'], ['The Editorial Board']],
    [
      'far inside what is read as the body',
      [],
      [...prose.slice(0, 8), 'By Ada Moss', 'Published 5 March 2024'],
      ['Ada Moss'],
    ],
  ]
  for (const [name, above, below, authors] of rows) {
    const text = ['Home', 'News', ...above, headline, ...below, ...prose.slice(8), ...prose.slice(0, 8)].join('\n')
    t.same(
      analyse({ text, as: 'page' }).article.bylines.map((byline) => byline.name),
      authors,
      name,
    )
  }
  const ends: [line: string, authors: string[], isBody: boolean][] = [
    ['– Ada Moss', ['Ada Moss'], false],
    ['Ada Moss', ['Ada Moss'], false],
    ['[Ada Moss]', ['Ada Moss'], false],
    ['— Ada Moss, Quay Lantern', ['Ada Moss'], false],
    ['Ada Moss\nHarbour editor, Quay Lantern', ['Ada Moss'], false],
    ['Via Quaynews.example', [], false],
    ['(Reporting by Ada Moss and Ben Tarn; Editing by Cleo Barr)', ['Ada Moss', 'Ben Tarn'], false],
    ['Ada Moss is a professor of marine law at the University of Harwick.', ['Ada Moss'], false],
    ['Ada Moss covers ferries for the Lantern and lives on one.', ['Ada Moss'], false],
    ['Ada Moss is expected to speak at the next meeting of the board.', [], true],
    ['Contact Ada Moss at ada@quay.example.', [], false],
    ['Reach reporter Ada Moss at ada@quay.example.', ['Ada Moss'], false],
    ['— By Ada Moss, Quay Lantern', ['Ada Moss'], false],
    ['Ada Moss is the author of “The Salt Road” and teaches at the University of Harwick.', ['Ada Moss'], false],
    ['The post Port says the bridge would stay closed appeared first on Quay Lantern.', [], false],
    ['Published in The Quay Lantern, March 5th, 2024', [], false],
    ['SOURCE Quay Ferries plc', [], false],
  ]
  for (const [line, authors, isBody] of ends) {
    const { article } = analyse({
      text: ['Home', 'News', headline, '5 March 2024', ...prose, line].join('\n'),
      as: 'page',
    })
    t.same(
      article.bylines.map((byline) => byline.name),
      authors,
      line,
    )
    t.equal(article.text.includes(line), isBody, line)
  }
})

t.test('days of publication in sentences and captions', async (t) => {
  const headline = 'Port says the bridge would stay closed until spring'
  const day = (lines: string[]) => analyse({ text: lines.join('\n'), as: 'page' }).article.publishedAt
  t.equal(day([headline, 'By Ada Moss', ...prose, 'This article was published on March 5, 2024.']), '2024-03-05')
  const posted = 'This entry was posted in Harbour on 5 March 2024 by Ada Moss.'
  const { article } = analyse({ text: [headline, ...prose, posted].join('\n'), as: 'page' })
  t.match(article, { publishedAt: '2024-03-05', bylines: [{ name: 'Ada Moss' }] })
  t.notOk(article.text.includes(posted))
  const caption = 'The quay on January 3, 2009. Ben Tarn / AP'
  t.equal(day([headline, 'By Ada Moss', caption, 'March 5, 2024', ...prose]), '2024-03-05', 'not of the picture')
  t.match(
    loadText(['Home / Harbour', '# Bridge to close', '**Ada Moss** | _5 March 2024_', ...prose].join('\n\n'), 'page')
      .blocks,
    [{ text: 'Home / Harbour' }, { text: 'Bridge to close' }, { text: 'Ada Moss | 5 March 2024' }],
    'one heading tells Markdown',
  )
})

t.test('a day above the headline, where below it stands that of a change', async (t) => {
  const headline = 'Port says the bridge would stay closed until spring'
  const dump = (above: string) => [...[above, '4 min read', headline, 'Updated: Mar 6, 2024'], ...prose].join('\n')
  t.match(analyse({ text: dump('Mar 5, 2024'), as: 'page' }).article, {
    publishedAt: '2024-03-05',
    modifiedAt: '2024-03-06',
  })
  t.match(analyse({ text: dump('May 9, 2025'), as: 'page' }).article, { publishedAt: '2024-03-06' }, 'not of the visit')
})

t.test('a headline that is printed twice is no standfirst', async (t) => {
  const standfirst = 'The ferries go on, as they have since the spring.'
  const headline = 'Port says the bridge would stay closed until spring'
  for (const below of [[standfirst], []]) {
    const text = ['Home', headline, headline, ...below, 'By Ada Moss', ...prose].join('\n')
    t.match(analyse({ text, as: 'page' }).article, { headline, standfirst: below[0] ?? null })
  }
})

t.test('boxes between the paragraphs of a dump part the article and take nothing of it along', async (t) => {
  const own = [...stories.harbour.paragraphs]
  const boxes = [
    [
      'Sign up for our morning letter',
      'All that matters, in your inbox at seven.',
      'Sign up',
      'You agree to our terms of use.',
    ],
    [
      'Newsletter',
      'Ricevi ogni mattina le notizie più importanti.',
      'Iscriviti',
      'Iscrivendoti accetti la nostra informativa sulla privacy.',
    ],
    ['Read more:', 'Storm takes roof off the old cannery'],
    ['Related stories', 'Storm takes roof off the old cannery', 'Council to vote on new lamps'],
    ['Related stories: Storm takes roof off the old cannery'],
    ['Lee también: Una tormenta se lleva el techo'],
    ['The sound on a quiet morning. Photo Ada Moss'],
    ['The sound on a quiet morning.Ada Moss'],
    ['Storm takes roof off the old cannery (Foto: Ada Moss)'],
  ]
  for (const box of boxes) {
    const lines = ['Home', 'News', stories.harbour.headline, 'By Ida Renn', '4 March 2025', ...own.slice(0, 3), ...box]
    lines.push(
      ...own.slice(3),
      'Most read',
      'Storm takes roof off the old cannery',
      'Council to vote on new lamps',
      'Privacy policy',
    )
    const { text, paragraphs } = analyse({ text: lines.join('\n'), as: 'page' }).article
    const body = paragraphs
      .filter(({ role }) => role === 'body' || role === 'subheading')
      .map(({ start, end }) => text.slice(start, end))
    t.same(body, own, box.join(' / '))
  }
})

t.test('dates as pages of other languages print them', async (t) => {
  const headline = 'Port says the bridge would stay closed until spring'
  for (const date of [
    '5 tháng 3, 2024',
    'Ngày 5 tháng 3 năm 2024',
    '2024. 3. 5.',
    'प्रकाशित: 5 मार्च 2024',
    '5 آذار 2024',
    '5 марта 2024 г.',
    '5 במרץ 2024',
    'mardi 5 mars 2024',
  ]) {
    const { article } = analyse({ text: ['Home', 'News', headline, date, ...prose].join('\n'), as: 'page' })
    t.equal(article.publishedAt, '2024-03-05', date)
  }
})

t.test('what is no headline of a dump', async (t) => {
  const headline = 'Harbour lights to burn all night'
  for (const buttons of ['Log in Subscribe', 'Log inSubscribe', 'Se connecter S’abonner', '로그인 회원가입']) {
    const lines = ['Quay Lantern', 'Home', 'News', buttons, headline, 'By Ada Moss', '5 March 2024', ...prose]
    t.equal(analyse({ text: lines.join('\n'), as: 'page' }).article.headline, headline, buttons)
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

t.test('the standfirst of a dump, and what is none', async (t) => {
  const headline = 'Port says the bridge would stay closed until spring'
  const dek =
    'Those who live across the sound face another winter of ferries, and of fares that nobody has agreed to pay.'
  const credits = ['By Ada Moss', '5 March 2024']
  const rows: [name: string, lines: string[], standfirst: string | null][] = [
    ['right below', [dek, ...credits], dek],
    ['below buttons', ['Share', 'Save', dek, ...credits], dek],
    ['a question', ['Who pays for another winter of ferries?', ...credits], 'Who pays for another winter of ferries?'],
    ['a caption', ['The bridge on Monday. Credit: Ben Tarn/Quay Lantern', ...credits], null],
    ['a caption over its credit', ['Cars wait at the harbour gate.', 'Ben Tarn / Quay Lantern', ...credits], null],
    ['a caption that ends in a name', ['Cars wait at the harbour gate. Ben Tarn', ...credits], null],
    ['a letter', ['Get the ferry times in your inbox every morning', ...credits], null],
    ['an entry of a live blog', ['17:42 GMT The first of the ferries has left the quay', ...credits], null],
    ['a correction', ['This story was corrected to say that there are two bridges.', ...credits], null],
  ]
  for (const [name, lines, standfirst] of rows) {
    const text = ['Home', 'News', headline, ...lines, ...prose].join('\n')
    t.match(analyse({ text, as: 'page' }).article, { headline, standfirst, bylines: [{ name: 'Ada Moss' }] }, name)
  }
})

t.test('what stands between the paragraphs of a dump', async (t) => {
  const top = ['Home', 'News', 'Port says the bridge would stay closed until spring', 'By Ada Moss', '5 March 2024']
  const rows: [name: string, lines: string[]][] = [
    ['advertisements', ['ADVERTISEMENT', 'Story continues below advertisement']],
    ['other articles', ['More from the harbour:', 'Cannery roof lost in the storm', 'Bell of the old church is back']],
    ['a form', ['The Evening Tide', 'Our letter tells you what sank.', 'Enter your email', 'Sign me up']],
    ['a title and who wrote it, without a label', ['Cannery roof lost to fire', 'Cleo Barr']],
    ['titles without a label', ['Cannery roof lost to fire', 'What voles eat at night', 'Judo club wins cup again']],
    [
      'an offer',
      [
        'Want to read on?',
        'Get unlimited access',
        'Only $1 for 4 weeks',
        'Then $9 per month. Cancel anytime during your trial.',
      ],
    ],
  ]
  for (const [name, lines] of rows) {
    const text = [...top, ...prose.flatMap((line, i) => (i % 4 === 3 ? [line, ...lines] : [line])), 'Contact us'].join(
      '\n',
    )
    const { text: read, paragraphs } = analyse({ text, as: 'page' }).article
    const body = paragraphs.filter(({ role }) => role !== 'headline').map(({ start, end }) => read.slice(start, end))
    t.same(body, prose, name)
  }
})

t.test('a short sentence at the end, and a note on who wrote the article', async (t) => {
  const top = ['Home', 'Port says the bridge would stay closed until spring', 'By Ada Moss', '5 March 2024']
  const end = 'The council meets again on Monday.'
  const note = 'Ada Moss is a writer at the Quay Lantern who covers the sound.'
  const read = analyse({ text: [...top, ...prose, end, note, 'About us'].join('\n'), as: 'page' }).article
  t.ok(read.text.includes(end))
  t.notOk(read.text.includes(note))
})

t.test('a dump in Markdown is read without its marks', async (t) => {
  const headline = 'Port says the bridge would stay closed until spring'
  const [lead, linked, strong, ...rest] = prose as [string, string, string, ...string[]]
  const words = (line: string) => line.split(' ')
  const lines = [
    '[Home](/)',
    '* [News](/news "All news")',
    '* [Sport](https://quay.example/sport_(all))',
    `# ${headline}`,
    '![The bridge](/bridge.jpg)',
    'By [Ada Moss](/people/ada)',
    '_5 March 2024_',
    '* * *',
    lead.replace(/\.$/, '\\.'),
    `[${words(linked)[0]}](https://quay.example/a) ${words(linked).slice(1).join(' ')}`,
    `**_${words(strong).slice(0, 2).join(' ')}_** ${words(strong).slice(2).join(' ')}`,
    ...rest.map((line) => `> ${line}`),
    '[![Seal](seal.png)](/about)',
    '[1]: https://quay.example/notes',
  ]
  const { article } = analyse({ text: lines.join('\n\n'), as: 'page' })
  t.match(article, { headline, bylines: [{ name: 'Ada Moss' }], publishedAt: '2024-03-05' })
  t.equal(article.text, [headline, ...prose].join('\n\n'))
  const listed = [
    '# A title alone',
    ...prose,
    '1. Take the ferry home',
    '2. Hand in the form',
    '',
    '7. A paragraph with a number.',
  ]
  t.match(
    loadText(listed.join('\n'), 'page').blocks.map(({ text }) => text),
    ['A title alone', ...prose, 'Take the ferry home', 'Hand in the form', '7. A paragraph with a number.'],
    'numbers of list items',
  )
  const plain = ['Home', headline, 'By Ada Moss', ...prose.slice(1), '* a star [as *this*](one) stays *here*.']
  t.ok(analyse({ text: plain.join('\n'), as: 'page' }).article.text.includes(prose[1]!), 'no Markdown')
  const body = `# ${headline}\n\n[a](/b) [c](/d) [e](/f) [g](/h) [i](/j)`
  t.equal(analyse({ text: body, as: 'body' }).article.text, body, 'a body is kept to the letter')
})

t.test('a headline has its credits below it, a title among the paragraphs has none', async (t) => {
  const headline = 'Harwick bridge to stay closed'
  const title = 'Bridge would stay closed until spring, says port'
  for (const credits of [['By Ada Moss', '12 shares'], ['By Ada Moss ada@quay.example']]) {
    const lines = [headline, ...credits, prose[0]!, 'Video', title, '02:14', ...prose.slice(1, 7), 'Latest', title]
    t.equal(analyse({ text: ['Home', ...lines].join('\n'), as: 'page' }).article.headline, headline)
  }
  const above = ['Home', 'By Ada Moss', '5 March 2024', 'The case for slower trains', ...prose]
  t.match(analyse({ text: above.join('\n'), as: 'page' }).article, { headline: above[3], publishedAt: '2024-03-05' })
})

/** The furniture stage: date lines, bylines, appeals in the body, and what a whole page comes to. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { analyse } from '../../../src/analysis/analyse.ts'
import { loadHtml } from '../../../src/analysis/loader/html.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { appealsIn } from '../../../src/analysis/pipeline/furniture/appeals.ts'
import { isRole, isTeam, penNameIn, readByline } from '../../../src/analysis/pipeline/furniture/byline.ts'
import { codeIn } from '../../../src/analysis/pipeline/furniture/code.ts'
import { isCommentHeading } from '../../../src/analysis/pipeline/furniture/comments.ts'
import { readDateline } from '../../../src/analysis/pipeline/furniture/dateline.ts'
import { withoutLabels, withoutOutlet } from '../../../src/analysis/pipeline/furniture/headline.ts'
import { furniture } from '../../../src/analysis/pipeline/furniture/index.ts'
import { Line } from '../../../src/analysis/pipeline/furniture/lines.ts'
import { isMenu } from '../../../src/analysis/pipeline/furniture/menu.ts'
import { noteOf } from '../../../src/analysis/pipeline/furniture/notes.ts'
import { speaksOfSite } from '../../../src/analysis/pipeline/furniture/other-pages.ts'
import { phraseFinder, wordsOf } from '../../../src/analysis/pipeline/furniture/phrases.ts'
import { isCreditedCaption } from '../../../src/analysis/pipeline/furniture/picture-credit.ts'
import { publisherOf } from '../../../src/analysis/pipeline/furniture/publisher.ts'
import {
  isCopyright,
  isCredit,
  isListLabel,
  isNotice,
  isPointer,
  isPointerAlone,
} from '../../../src/analysis/pipeline/furniture/reasons.ts'
import { withAbsoluteDate } from '../../../src/analysis/pipeline/furniture/relative-dates.ts'
import { withItems } from '../../../src/analysis/pipeline/furniture/siblings.ts'
import { signUpsIn } from '../../../src/analysis/pipeline/furniture/sign-ups.ts'
import { isSlotLabel } from '../../../src/analysis/pipeline/furniture/slots.ts'
import { dataPath, wordList } from '../../../src/data.ts'
import { prose } from '../loader/prose.ts'

t.test('date lines', async (t) => {
  const rows: [line: string, publishedAt: string | null, modifiedAt?: string | null][] = [
    ['Thursday 20 January 2022 23:00 GMT', '2022-01-20T23:00:00Z'],
    ['Thu 20 Jan 2022 23.00 GMT', '2022-01-20T23:00:00Z'],
    ['20th of January, 2022', '2022-01-20'],
    ['Published On 20 Jan 202220 Jan 2022', '2022-01-20'],
    ['Wednesday, 10/02/2024 - 05:01', '2024-10-02T05:01:00'],
    ['Sat 10/02/2024', '2024-02-10'],
    ['20-Jan-2022 1400 GMT', '2022-01-20T14:00:00Z'],
    ['January 20, 2022 at 6:00 a.m. EST', '2022-01-20T06:00:00-05:00'],
    ['Jan. 20, 2022, 6 pm', '2022-01-20T18:00:00'],
    ['Sept. 4, 2019, 5:00 a.m. Pacific Time', '2019-09-04T05:00:00-07:00'],
    ['5:00 AM ET, Thu September 20, 2018', '2018-09-20T05:00:00-04:00'],
    ['Nov. 18, 2019 5:12 pm ET', '2019-11-18T17:12:00-05:00'],
    ['Mar 9, 2019 5:12 pm ET', '2019-03-09T17:12:00-05:00'],
    ['Mar 10, 2019 5:12 pm ET', '2019-03-10T17:12:00-04:00'],
    ['Apr 1, 2006 5:12 pm ET', '2006-04-01T17:12:00-05:00'],
    ['20 May 2021, 9am UK time', '2021-05-20T09:00:00+01:00'],
    ['20 January 2022 06.00 BST', '2022-01-20T06:00:00+01:00'],
    ['May 3rd, 2021 | 7pm AEST', '2021-05-03T19:00:00+10:00'],
    ['3 May 2021 19:00 AEDT', '2021-05-03T19:00:00+11:00'],
    ['20 Jan 2022, 11:47 PM IST', '2022-01-20T23:47:00+05:30'],
    ['20 Jan 2022 23:47 +05:30', '2022-01-20T23:47:00+05:30'],
    ['20 Jan 2022 23:47 (UTC+8)', '2022-01-20T23:47:00+08:00'],
    ['20 Jan 2022 23:47 CEST', '2022-01-20T23:47:00+02:00'],
    ['20 Jan 2022 12:05 a.m. NZDT', '2022-01-20T00:05:00+13:00'],
    ['2022-01-20', '2022-01-20'],
    ['2022-01-20T23:00:00Z', '2022-01-20T23:00:00Z'],
    ['2022-01-20T23:00:00.000+05:30', '2022-01-20T23:00:00+05:30'],
    ['2022-01-20 23:00:15 -0500', '2022-01-20T23:00:15-05:00'],
    ['2022/01/20', '2022-01-20'],
    ['20.01.2022 21:17', '2022-01-20T21:17:00'],
    ['01.20.2022 09:17 AM', '2022-01-20T09:17:00'],
    ['By Ada MossUpdated: 20 Jan 2022', null, '2022-01-20'],
    ['20/01/2022', '2022-01-20'],
    ['01/20/2022', '2022-01-20'],
    ['04/04/2022', '2022-04-04'],
    ['03/04/2022 10:30 AM EST', '2022-03-04T10:30:00-05:00'],
    ['03/04/2022 10:30 GMT', '2022-04-03T10:30:00Z'],
    [
      'Published: 12:01 GMT, 5 March 2020 | Updated: 14:22 GMT, 5 March 2020',
      '2020-03-05T12:01:00Z',
      '2020-03-05T14:22:00Z',
    ],
    [
      'Published 9:12 p.m. ET Nov. 18, 2019 | Updated 10:07 a.m. ET Nov. 19, 2019',
      '2019-11-18T21:12:00-05:00',
      '2019-11-19T10:07:00-05:00',
    ],
    ['Nov. 18, 2019 3:10 PM EST Updated 3:44 PM EST', '2019-11-18T15:10:00-05:00', '2019-11-18T15:44:00-05:00'],
    ['First published on Tue 5 Jul 2022 06.00 BST', '2022-07-05T06:00:00+01:00'],
    ['Last modified on Sat 1 Oct 2022 10.13 EDT', null, '2022-10-01T10:13:00-04:00'],
    ['Updated: 20 Jan 2022, 11:47 PM IST', null, '2022-01-20T23:47:00+05:30'],
    ['Posted on 12th of March 2020 by admin', '2020-03-12'],
    ['By Ada Moss, Harwick News Agency Nov 18, 2019', '2019-11-18'],
    ['21:17 18.11.2019Get short link', '2019-11-18T21:17:00'],
  ]
  for (const [line, publishedAt, modifiedAt = null] of rows) {
    const read = readDateline(line)
    t.same({ publishedAt: read?.publishedAt, modifiedAt: read?.modifiedAt }, { publishedAt, modifiedAt }, line)
  }
  for (const line of [
    '2 hours ago',
    'Yesterday at 5 pm',
    'Today, 14:20',
    '20 January',
    'January 2022',
    '31 February 2022',
    '03/04/2022',
    '25:61 20 Foo 2022',
    'In 2019 the company grew',
    'Call 0800 123 456',
    'Ada Moss, born 8 March 1933; died 20 November 2024',
    '',
  ]) {
    t.equal(readDateline(line), null, `no date: ${line}`)
  }
  t.equal(readDateline('Posted 03/04/2022', 'day')?.publishedAt, '2022-04-03', 'a page that puts the day first')
  t.equal(readDateline('Posted 03/04/2022', 'month')?.publishedAt, '2022-03-04', 'the month first')
  t.equal(
    readDateline('By Ada Moss, Harwick News Agency Nov 18, 2019')?.rest,
    'By Ada Moss, Harwick News Agency',
    'the rest of the line',
  )
})

t.test('relative dates count from when the page was taken', async (t) => {
  const rows: [line: string, taken: string, publishedAt: string | null, modifiedAt?: string][] = [
    ['2 hours ago', '2024-03-05T09:30:00Z', '2024-03-05T07:30:00Z'],
    ['Published 2 hours ago', '2024-03-05T09:30:59+05:30', '2024-03-05T07:30:00+05:30'],
    ['an hour ago', '2024-03-05T00:30:00Z', '2024-03-04T23:30:00Z'],
    ['By Ada Moss | 45 mins ago | Harwick', '2024-03-05T09:30:00Z', '2024-03-05T08:45:00Z'],
    ['12h ago', '2024-03-05T09:30:00Z', '2024-03-04T21:30:00Z'],
    ['Posted 3 days ago', '2024-03-01T09:30:00Z', '2024-02-27'],
    ['Updated 5 minutes ago', '2024-03-05T09:30:00Z', null, '2024-03-05T09:25:00Z'],
    ['Yesterday at 5 pm', '2024-03-05T09:30:00Z', '2024-03-04T17:00:00'],
    ['Today, 14:20', '2024-03-05T20:30:00+01:00', '2024-03-05T14:20:00+01:00'],
    ['Yesterday', '2024-01-01T01:30:00+05:30', '2023-12-31'],
    ['2 weeks ago', '2024-03-05T09:30:00Z', null],
    ['It was a day long ago', '2024-03-05T09:30:00Z', null],
    ['16 min read', '2024-03-05T09:30:00Z', null],
  ]
  for (const [line, taken, publishedAt, modifiedAt] of rows) {
    const read = readDateline(withAbsoluteDate(line, taken))
    t.same([read?.publishedAt ?? null, read?.modifiedAt ?? null], [publishedAt, modifiedAt ?? null], line)
  }
})

t.test('bylines', async (t) => {
  const rows: [line: string, bylines: [name: string, role: string | null][] | null][] = [
    ['By Ada Moss', [['Ada Moss', null]]],
    ['By: ADA MOSS', [['ADA MOSS', null]]],
    ['By ADA MOSS Harwick County Courier', [['ADA MOSS', null]]],
    ['By ADA MOSS Staff Writer', [['ADA MOSS', 'Staff Writer']]],
    ['Post authorBy Ada Moss', [['Ada Moss', null]]],
    ['From Department for Ports and Inland Waters', null],
    [
      'By Ada Moss and Ben Tarn',
      [
        ['Ada Moss', null],
        ['Ben Tarn', null],
      ],
    ],
    [
      'By Ada Moss, Ben Tarn & Cleo van der Berg',
      [
        ['Ada Moss', null],
        ['Ben Tarn', null],
        ['Cleo van der Berg', null],
      ],
    ],
    [
      'By Ada Moss, Ben Tarn, and Cleo Barr',
      [
        ['Ada Moss', null],
        ['Ben Tarn', null],
        ['Cleo Barr', null],
      ],
    ],
    [
      'By Ada Moss And Ben Tarn For The Quay On Sunday',
      [
        ['Ada Moss', null],
        ['Ben Tarn', null],
      ],
    ],
    ['By Ada Moss | Quay News', [['Ada Moss', null]]],
    ['Written byAda Moss', [['Ada Moss', null]]],
    ['By Courier Staff', [['Courier Staff', null]]],
    ['From Ada Moss', [['Ada Moss', null]]],
    ['From Harwick News Agency', null],
    ['From Quay Wiki', null],
    ['Author | by Ada Moss', [['Ada Moss', null]]],
    ['By Ada Moss, Editor-at-large', [['Ada Moss', 'Editor-at-large']]],
    ['By Ada Moss. The Quay Courier', [['Ada Moss', null]]],
    ['By Prof. Ada Moss', [['Prof. Ada Moss', null]]],
    [
      'Ada Moss and Ben T. Tarn Quay Evening Courier',
      [
        ['Ada Moss', null],
        ['Ben T. Tarn', null],
      ],
    ],
    ['Ada Moss/QUAYWIRE', null],
    ['Ada Moss/QUAYWIRE/Getty Images', null],
    ['Ada Moss / Alamy', null],
    [
      'Ada Moss/Ben Tarn',
      [
        ['Ada Moss', null],
        ['Ben Tarn', null],
      ],
    ],
    ['by Ada Moss5 March 2024312', [['Ada Moss', null]]],
    ['Text Size', null],
    ['Episode Description', null],
    ['Ada Mosshomeportfoliocontactarchive', null],
    ['Hi Ada,', null],
    ['Reviewed by Ada Moss', null],
    ['Ada Moss | Reviewed by Ben Tarn', [['Ada Moss', null]]],
    ['By Ada Moss, Policy Correspondent', [['Ada Moss', 'Policy Correspondent']]],
    ['Ada Moss | Deputy Political Editor', [['Ada Moss', 'Deputy Political Editor']]],
    ['Written by Ada Moss', [['Ada Moss', null]]],
    ['Words by Ada O’Moss-Tarn', [['Ada O’Moss-Tarn', null]]],
    ['Ada Moss in Harwick', [['Ada Moss', null]]],
    ['By Ada Moss for The Quay Courier', [['Ada Moss', null]]],
    ['By J. R. Moss', [['J. R. Moss', null]]],
    ['By Harwick News Agency', [['Harwick News Agency', null]]],
    ['By Ada Moss @adamoss', [['Ada Moss', null]]],
    ['Ada Moss', [['Ada Moss', null]]],
    ['By Ada Moss@adamoss 20 minutes ago', [['Ada Moss', null]]],
    ['Ada Moss Jr., 55, faces up to ten years in prison when he is sentenced.', null],
    ['Author, Article and Disclosure Information', null],
    ['Latest News', null],
    ['Share This Story', null],
    ['The bridge will close on Friday.', null],
    ['By the time the bridge closed, the boats had gone.', null],
    ['Harwick', null],
    ['', null],
  ]
  for (const [line, bylines] of rows) {
    t.same(readByline(line)?.bylines.map(({ name, role }) => [name, role]) ?? null, bylines, line)
  }
  for (const [word, example] of wordList('furniture', 'byline-roles')) t.ok(isRole(example!), `${word}: ${example}`)
  for (const [word, example] of wordList('furniture', 'team-words')) t.ok(isTeam(example!), `${word}: ${example}`)
  for (const line of ['Ada Moss', 'Staff', 'Meet the team', 'A word from our Editors']) t.notOk(isTeam(line), line)
  for (const [opener, example] of wordList('furniture', 'byline-openers')) {
    t.ok(readByline(example!)?.labelled, `${opener}: ${example}`)
  }
  for (const line of ['Share this story', 'The editor said she was sorry.', 'Harwick']) t.notOk(isRole(line), line)
})

t.test('word lists', async (t) => {
  const find = phraseFinder('reasons')
  for (const [phrase, reason, example] of wordList('furniture', 'reasons')) {
    t.ok(
      find(wordsOf(example!)).some(({ phrase: found }) => found === phrase),
      `${reason}: ${example}`,
    )
  }
  for (const line of [
    'Copyright 2024 The Quay Courier. All rights reserved.',
    '© The Quay Courier',
    'Copyright 2024 The Quay Courier. All rights reserved. This page may not be copied, printed, sold or read aloud.',
  ])
    t.ok(isCopyright(new Line(line)), line)
  for (const line of [
    'Terms & conditions of the crossing',
    'The council says that the copyright in the plan of the harbour was never the builder’s to sell.',
  ]) {
    t.notOk(isCopyright(new Line(line)), line)
  }
  for (const [words, example] of wordList('furniture', 'pointers')) t.ok(isPointer(example!), words!)
  for (const line of [
    'Read moreTwo held at the quay',
    'Read also – The ferry that never came',
    '(READ MORE: The quay)',
    '► The quay',
  ])
    t.ok(isPointer(line), line)
  for (const line of [
    'They read more than we do.',
    'Watch out for ice.',
    'Next – and last – came the ferry.',
    'Nextdoor, the quay',
    '→ Fifty places at the quay',
  ])
    t.notOk(isPointer(line), line)
  for (const [words, example] of wordList('furniture', 'sources')) t.ok(isCredit(example!), words!)
  for (const line of ['Sources at the harbour said: no.', 'Source of the Quay: a spring.'])
    t.notOk(isCredit(line), line)
  for (const [phrase, example] of wordList('furniture', 'services')) t.ok(speaksOfSite(new Line(example!)), phrase!)
  for (const line of [
    'The bank sets cookies without consent.',
    'We walked on, and you could see the harbour.',
    '“Log in to your account,” he said.',
  ])
    t.notOk(speaksOfSite(new Line(line)), line)
  for (const line of ['We use cookies to improve your visit.', 'Log in to read on.'])
    t.ok(isNotice(new Line(line)), line)
  t.notOk(
    isNotice(new Line('The council fined a bakery for the cookies that it sold without a label.')),
    'about cookies',
  )
  for (const [pattern, example] of wordList('furniture', 'publishers')) {
    t.match(publisherOf([example!, 'The Quay Courier', 'Quay Courier']), /Quay Courier$/, `${pattern}: ${example}`)
  }
})

t.test('lines that are labels, fields, pen names and code', async (t) => {
  for (const [label, example] of wordList('furniture', 'slot-labels')) t.ok(isSlotLabel(new Line(example!)), label!)
  t.notOk(isSlotLabel(new Line('Advertisement for a harbour')), 'a title')
  for (const [field, example] of wordList('furniture', 'form-fields'))
    t.same(signUpsIn([new Line('The day’s ferries'), new Line(example!), new Line('Send')]), [true, true, true], field!)
  t.same(
    signUpsIn(['The ferry sank at noon.', 'Your email', 'It was raised by two tugs.'].map((text) => new Line(text))),
    [false, true, false],
    'sentences around a field',
  )
  for (const [line, name] of [
    ['by gullwatcher', 'gullwatcher'],
    ['Posted by: quay_lantern', 'quay_lantern'],
    ['Posted by admin', null],
    ['by quayadmin', null],
    ['by webmaster2', null],
    ['by newsdesk2', null],
    ['by editor1', null],
    ['by the harbour', null],
    ['Goodbye', null],
  ] as const)
    t.equal(penNameIn(line), name, line)
  for (const label of ['More from the harbour:', 'Related stories']) t.ok(isListLabel(new Line(label)), label)
  for (const line of ['The council wants more from the harbour', 'Related to the mayor, he said.'])
    t.notOk(isListLabel(new Line(line)), line)
  const code = ['```sh', 'cc -o bell bell.c', './bell < tide.txt', '```', 'if (tide > 3) {', 'ring();', '}']
  const text = [prose[0]!, ...code, prose[1]!, 'return fare;'].map(
    (line) => ({ text: line, kind: 'line', gap: 0 }) as const,
  )
  const lines = text.map((block) => new Line(block.text))
  t.same([...codeIn(text, lines)], [1, 2, 3, 4, 5, 6, 7], 'a run of code, and no line alone')
})

t.test('menus on one line', async (t) => {
  for (const line of [
    'Home News Business Sport Culture Sign in',
    'The Quay CourierHome News Business Sport Culture Sign in',
    'World | Politics | Business | Health | More',
    'CommentShareListen',
  ])
    t.ok(isMenu(new Line(line)), line)
  for (const line of [
    'Music, film, television: what to watch this week',
    'Business and sport meet at the quay',
    'Sport',
    'MacArthur',
    'YouTube',
    'Politics, business and culture.',
    'Harbour Business Park to Close',
  ])
    t.notOk(isMenu(new Line(line)), line)
})

t.test('captions with a credit at their end', async (t) => {
  for (const line of [
    'The quay on a quiet morning in March Emil Okonjo/Quay Courier',
    'The bridge after the storm of 1987© Quay Archive',
    'Villagers queue for water.Reuters',
    'The mayor at the opening.AP Photo/Emil Okonjo',
  ])
    t.ok(isCreditedCaption(line), line)
  for (const line of [
    'The council chose Velco, it told Reuters',
    'A choice of oak/ash for the deck',
    'What we learnt from the Pale Blue Dot / Lift Off tour',
    'Seven tips for UX/UI Design',
    '© Quay Courier',
  ])
    t.notOk(isCreditedCaption(line), line)
})

t.test('a menu above the headline of a dump is not it', async (t) => {
  const story = [
    'The harbour bridge will close for six weeks from Monday so that its bearings can be renewed, the council said.',
    'Buses will go round by the mill. The ferry will run every ten minutes from six in the morning.',
    'The bridge was built in 1931 and was last closed when a barge struck one of its piers.',
  ]
  for (const menu of ['Home News Business Sport Culture Sign in', 'Our town Pier Schools Letters Notices Advertise'])
    t.equal(
      analyse({
        text: [menu, 'Harbour bridge to close for six weeks', 'By Ada Moss', '12 May 2024', ...story].join('\n'),
        as: 'page',
      }).article.headline,
      'Harbour bridge to close for six weeks',
      menu,
    )
})

t.test('labels and buttons glued to a dump’s headline', async (t) => {
  const rows: [line: string, headline: string][] = [
    ['LIVEHarbour bridge to close', 'Harbour bridge to close'],
    ['Video2:14Harbour bridge to close', 'Harbour bridge to close'],
    ['FerriesHarbour bridge to close', 'Harbour bridge to close'],
    ['Harbour bridge to close 14 Comments', 'Harbour bridge to close'],
    ['Harbour bridge to close #', 'Harbour bridge to close'],
    ['HomePort to close on Friday', 'HomePort to close on Friday'],
    ['McTavish to close on Friday', 'McTavish to close on Friday'],
  ]
  const page = loadText('Ferries\nHome\nHarbour\nThe firm said that HomePort would close.', 'page')
  for (const [line, headline] of rows) t.equal(withoutLabels(line, page.blocks), headline, line)
  const text = ['HomeHarbourBridge to close on Friday', 'Bridge to close on Friday', 'By Ada Moss', ...prose].join('\n')
  t.equal(analyse({ text, as: 'page' }).article.headline, 'Bridge to close on Friday')
})

t.test('an outlet’s name behind a dump’s headline', async (t) => {
  const of = (headline: string, ...lines: string[]) =>
    withoutOutlet(
      headline,
      [headline, ...lines].map((text) => ({ text, kind: 'line', gap: 0 })),
    )
  const head = 'Harbour bridge to close for repairs'
  t.equal(of(`${head} – Quay Lantern`, '© 2025 Quay Lantern'), head)
  t.equal(of(`${head} | Quay Lantern`, 'About Quay Lantern'), head)
  t.equal(of(`${head} | Quay Lantern`, head), head)
  t.equal(of(`${head} – What now`, 'News'), `${head} – What now`)
  t.equal(of('Ferries – Quay Lantern', 'Quay Lantern'), 'Ferries – Quay Lantern')
})

t.test('notes on the article, and boxes and links in it', async (t) => {
  for (const [phrase, reason, example] of wordList('furniture', 'notes')) {
    t.equal(noteOf(new Line(example!)), reason, phrase!)
  }
  for (const line of [
    '(Reporting by Ada Moss in Harwick and Ben Tarn; Editing by Cleo Barr)',
    'Reporting by Ada Moss and Ben Tarn; Additional reporting by Dan Oake in Saltmere; Editing by Cleo Barr',
  ]) {
    t.equal(noteOf(new Line(line)), 'credit', line)
  }
  for (const [line, reason] of [
    ['More to follow.', 'notice'],
    ['Tags: harbour, bridge', 'navigation'],
    ['Page 1 of 3', 'navigation'],
    ['Photographs by Emil Okonjo', 'credit'],
    ['Ferry leaves port at dawn1:10', 'media'],
    ['6 min', 'media'],
    ['4-minute read', 'media'],
    ['Published by Quay Herald on Mar. 5, 2024.', 'notice'],
    ['Send questions to ada@quay.example or to the Quay Courier. Ada Moss is a therapist.', 'appeal'],
    ['■', 'notice'],
    ['See LEVEE, Page A5', 'notice'],
    ['Turn to the last page and you will find 5 of them.', null],
    ['Published by the board, the letter of 5 March 2024 names nobody.', null],
    ['6 minutes later it sank', null],
    ['Photographs by her were shown in the hall.', null],
    ['The boat left the pier at 11:10', null],
  ] as const) {
    t.equal(noteOf(new Line(line)), reason, line)
  }
  for (const line of [
    '“An earlier version of this letter was sent to the wrong bank,” she said.',
    'Reporting by the council shows that fewer boats came.',
    'Follow the river to the sea.',
  ]) {
    t.equal(noteOf(new Line(line)), null, line)
  }
  for (const line of ['READ MORE', 'You may like', 'Related:']) t.ok(isPointerAlone(line), line)
  for (const line of ['They read more', 'Related costs', 'Read more: the ferry']) t.notOk(isPointerAlone(line), line)
})

t.test('what stands in and beside the body of a page', async (t) => {
  const text = (n: number) =>
    `The port said on day ${n} that the bridge would stay closed, and that the ferries, which had run since spring, would go on.`
  const body = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => `<p>${text(from + n)}</p>`).join('')
  const page = (inner: string) =>
    loadHtml(
      `<html><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge to close on Friday</h1>${inner}</article><footer>© Quay</footer></body></html>`,
      'page',
      null,
    )
  const rows: [name: string, inner: string, line: string, role: string, reason: string | null][] = [
    ['a name alone over the body', `<p>Harbour</p><p>Ada Moss</p>${body(0, 8)}`, 'Ada Moss', 'byline', null],
    ['a section beside it', `<p>Ada Moss</p><p>Harbour</p>${body(0, 8)}`, 'Harbour', 'furniture', 'navigation'],
    ['where it was written', `<p>By Ada Moss</p><p>HARWICK</p>${body(0, 8)}`, 'HARWICK', 'body', null],
    ['a signature in the body’s element', `${body(0, 8)}<p>Author: Ada Moss</p>`, 'Author: Ada Moss', 'byline', null],
    [
      'a box for a newsletter',
      `<div>${body(0, 4)}<aside><p>Harbour Notes</p><p>Our week by the water, every Friday and never on a Monday.</p></aside>${body(4, 8)}</div>`,
      'Our week by the water, every Friday and never on a Monday.',
      'furniture',
      'related',
    ],
    [
      'words of the body in large type',
      `<div>${body(0, 4)}<blockquote class="wp-block-pullquote"><p>The bridge would stay closed</p></blockquote>${body(4, 8)}</div>`,
      'The bridge would stay closed',
      'furniture',
      'pull-quote',
    ],
    [
      'the title of another article',
      `<div>${body(0, 4)}<p>READ MORE</p><p><a href="/x">Why the old bridges of the coast are cracking</a></p>${body(4, 8)}</div>`,
      'Why the old bridges of the coast are cracking',
      'furniture',
      'related',
    ],
    [
      'a caption above the body',
      `<figure><img><figcaption>Engineers on the harbour bridge on Monday</figcaption></figure><div><a href="/s">Share</a> <a href="/t">Save</a></div><div>${body(0, 8)}</div>`,
      'Engineers on the harbour bridge on Monday',
      'caption',
      null,
    ],
    [
      'a caption by its class',
      `<div><div class="pic"><img><p class="imageCaption">Engineers on the harbour bridge on Monday</p></div>${body(0, 8)}</div>`,
      'Engineers on the harbour bridge on Monday',
      'caption',
      null,
    ],
    [
      'a last paragraph with words of menus',
      `<div>${body(0, 8)}<p>Analysts kept their advice to hold the shares, pointing to the weak growth of loans.</p></div><div><a href="/e">Email to a friend</a> | <a href="/p">Print</a></div>`,
      'Analysts kept their advice to hold the shares, pointing to the weak growth of loans.',
      'body',
      null,
    ],
  ]
  for (const [name, inner, line, role, reason] of rows) {
    const read = page(inner)
    const roles = furniture.run({ page: read })
    const at = read.blocks.findIndex((block) => block.text === line)
    t.match(roles[at], { role, reason }, name)
    t.equal(roles.filter((found) => found.role === 'body').length, role === 'body' ? 9 : 8, `${name}: the whole body`)
  }
})

/** Appeals as pages put them between paragraphs, each as the lines of one box. */
const appeals: string[][] = [
  [
    'Support the journalism you rely on',
    'Our reporters spend months on a single story. A gift of any size keeps them at work. Please donate today.',
  ],
  ['You have read three of our articles this month. Subscribe now for unlimited access from £1 a week.'],
  [
    'Before you go on: this newsroom has no owner but its readers. If you can, become a member and help us stay independent.',
  ],
  ['Sign up to our morning newsletter and get the day’s top stories in your inbox.'],
  [
    'We hope you are enjoying this article. Our work is paid for by readers like you, and we need 500 more of them before the end of the month. Will you chip in?',
  ],
  ['Unlock the full story', 'Start your free trial and get full access to our reporting. Cancel any time.'],
  [
    'Good reporting costs money, and advertising no longer covers it. Please consider supporting our newsroom with a monthly gift.',
  ],
  [
    'Subscribe to The Quay Courier',
    'Local news matters. For less than a coffee a week you can read everything we publish, and keep reporters on your streets.',
  ],
  [
    'Our website is free to read for everyone, because some readers choose to pay. Join them with a contribution from as little as $3.',
  ],
  ['Get our breaking news alerts. Sign up here and never miss a story from our journalists.'],
  ['Your donation will be doubled until midnight. Help fund our investigations: every pound goes to our reporters.'],
  [
    'Journalism like this takes time. We ask those who can afford it to become a supporter so that it stays free for all.',
    'It takes less than a minute to set up a contribution, and you can stop whenever you like.',
  ],
  [
    'Dear reader, we do not put our articles behind a paywall. That is only possible because of your support. Please give what you can.',
  ],
  ['Already a subscriber? Log in to go on reading this article.'],
  [
    'Join our community of readers. Members get an ad-free app, our weekly newsletter and invitations to talks with our journalists.',
  ],
  [
    'The Courier is a non-profit newsroom. Make a tax-deductible donation and your name will be listed among our readers of the year.',
  ],
  ['Want more stories like this? Register for free and get our best reporting in your inbox every Friday.'],
  [
    'We are not owned by a billionaire or by shareholders. Our readers fund our journalism. Support us from just £2 a month.',
  ],
  [
    'In an election year, facts are worth paying for. Subscribe today: your first three months cost $1 a month.',
    'Your subscription pays for correspondents in every county.',
  ],
  ['Please help us keep this story free for everyone by making a one-off contribution, however small.'],
  ['This is the kind of story that only local reporters find. Stand with us: your membership keeps our newsroom open.'],
  ['You can have the news of the day in your inbox before breakfast. Sign up for our newsletter, it is free.'],
  ['Enjoying the read? Our journalists depend on your help. Donate any amount and keep independent news alive.'],
  [
    'Now more than ever, we rely on readers to fund our work. Can you spare the price of a newspaper a week?',
    'Donate now',
    'Every contribution, big or small, goes to reporting.',
  ],
  ['Upgrade to our digital edition for full access to all our stories, our archive and our puzzles for £6 a month.'],
]

/** Clean articles: the samples, which have no appeals but the one that keeps its page's furniture. */
const articles = readdirSync(dataPath('articles'))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(dataPath('articles'), name), 'utf8'))

t.test('items of a list of which most are body are so, too', async (t) => {
  const page = (items: number, linked: number) =>
    loadHtml(
      `<body><div><p>Six things to do by the water.</p><ol>${Array.from({ length: items }, (_, n) =>
        n === linked ? '<li><a href="/a">More by the water</a></li>' : '<li>Walk the wall.</li>',
      ).join('')}</ol></div>`,
      'page',
      null,
    )
  const rows: [items: number, body: number, linked: number, kept: number][] = [
    [6, 4, -1, 6],
    [6, 3, -1, 3],
    [6, 4, 5, 5],
    [4, 2, -1, 2],
  ]
  for (const [items, body, linked, kept] of rows) {
    const probabilities = new Float64Array(items + 1).fill(0.1).fill(0.9, 0, body + 1)
    const found = withItems(page(items, linked), probabilities, 0.5)
    t.equal(found.slice(1).filter((p) => p >= 0.5).length, kept, `${body} of ${items}`)
  }
})

t.test('appeals inside the body are found, and nothing else is taken for one', async (t) => {
  const cases = 240
  let inserted = 0
  let removed = 0
  let paragraphs = 0
  let lost = 0
  const missed = new Set<string>()
  const wronged = new Set<string>()
  for (let n = 0; n < cases; n++) {
    const page = loadText(articles[n % articles.length]!, 'page')
    const before = furniture.run({ page })
    const body = page.blocks.filter((_, i) => before[i]!.role === 'body').map(({ text }) => text)
    const places = before.flatMap(({ role }, i) => (role === 'body' && before[i + 1]?.role === 'body' ? [i + 1] : []))
    const at = places[(n * 7919) % places.length]!
    const appeal = appeals[n % appeals.length]!
    const blocks = page.blocks.toSpliced(at, 0, ...appeal.map((text) => ({ text, kind: 'line' as const, gap: 1 })))
    const after = furniture.run({ page: { ...page, blocks } })
    const kept = new Set(
      blocks.filter((_, i) => ['body', 'subheading', 'standfirst'].includes(after[i]!.role)).map(({ text }) => text),
    )
    for (const line of appeal) {
      inserted++
      if (kept.has(line)) missed.add(line)
      else removed++
    }
    for (const line of body) {
      paragraphs++
      if (!kept.has(line)) {
        lost++
        wronged.add(line)
      }
    }
  }
  t.ok(removed / inserted >= 0.95, `${removed} of ${inserted} appeal lines removed`, { missed: [...missed] })
  t.ok(lost / paragraphs < 0.01, `${lost} of ${paragraphs} body paragraphs lost`, { wronged: [...wronged] })
})

t.test('a sentence with a word of appeals is none, even beside one', async (t) => {
  const lines = ['Pupils on crutches may ask for a tray at the register, according to Bell.', 'Donate today.'].concat(
    'Your donation will support our journalism and help us to buy equipment.',
  )
  t.same(appealsIn(lines.map((line) => new Line(line))), [false, true, true])
})

t.test('the headline of a page whose title names the site alone', async (t) => {
  const headline = 'Minister opens six floating clinics on the river'
  const body = [
    'The Minister of Waterways today opened six floating clinics that will serve villages on the river which have no road.',
    'Each of the boats has a pharmacy and a room for births, and the ministry has paid for a crew of nine.',
    'The boats are expected to hold some four thousand surgeries in their first year, an officer said.',
  ]
  const top = '<div><a href="/">Press Information Office</a></div><div>Ministry of Rural Waterways</div>'
  const text = body.map((line) => `<p>${line}</p>`).join('')
  const rows: [name: string, title: string, printed: string, headline: string][] = [
    ['in a lesser heading', 'Press Release: Press Information Office', `<h2>${headline}</h2>`, headline],
    ['in no heading', 'Press Information Office', `<font size="5"><b>${headline}</b></font><br>`, headline],
    [
      'under the name as the main heading',
      'The Quay Herald',
      `<h1><a href="/">The Quay Herald</a></h1><h2>${headline}</h2>`,
      headline,
    ],
    ['the title is the headline', 'Six Clinics Afloat', '<h2>Six Clinics Afloat</h2>', 'Six Clinics Afloat'],
    ['the title speaks', 'Six clinics for the river', `<h3>${headline}</h3>`, 'Six clinics for the river'],
  ]
  for (const [name, title, printed, expected] of rows) {
    const html = `<html><head><title>${title}</title></head><body>${top}${printed}<div>By Ada Moss, 5 March 2024</div>${text}</body></html>`
    const { article } = analyse({ html, as: 'page' })
    t.equal(article.headline, expected, name)
    t.same(article.paragraphs.filter(({ role }) => role === 'body').length, body.length, name)
    t.equal(analyse({ html, as: 'page', headline: 'A given one' }).article.headline, 'A given one', `${name}: given`)
  }
})

t.test('a first letter that is drawn is read once', async (t) => {
  const rest = 'he ledger is bound in oilcloth, and it smells even now of something that was once silver.'
  const drawn = '<span aria-hidden="true"><svg><text>T</text></svg></span><span class="sr-only">T</span>'
  for (const letter of [drawn, '<span aria-hidden="true">T</span><span class="sr-only">T</span>'])
    t.equal(loadHtml(`<p>${letter}<span>${rest}</span></p>`, 'page', null).blocks[0]!.text, `T${rest}`)
})

t.test('sentences that somebody pasted are the body, all of them', async (t) => {
  for (const [text, body] of [
    ['It rained on Monday.\n\nThe ferry stayed in port.', 2],
    [
      'Ferry stays in port\n\nThe ferry stayed in port on Monday, its owner said.\n\n“It is the wind,” said Ada Moss.',
      2,
    ],
    ['The ferry stayed in port on Monday.\n\nThree reasons were given:\n\n“It is the wind,” said Ada Moss.', 2],
  ] as const) {
    const roles = furniture.run({ page: loadText(text, 'page') } as never).map(({ role }) => role)
    t.ok(roles.filter((role) => role === 'body').length >= body, `${roles}`)
    t.notOk(
      roles.includes('headline') && /[.”]$/.test(text.split('\n\n')[roles.indexOf('headline')]!),
      'no sentence is a headline',
    )
  }
})

t.test('the title of a pasted text', async (t) => {
  const sentences = 'The ferry stayed in port on Monday, its owner said.\n\n“It is the wind,” said Ada Moss.'
  for (const [above, headline] of [
    ['Ferry kept in by wind', 'Ferry kept in by wind'],
    ['What kept the ferry in port?', null],
    ['BREAKING', null],
    ['Photo: the ferry', null],
  ] as const) {
    const page = loadText(`${above}\n\n${sentences}`, 'page')
    const roles = furniture.run({ page })
    t.equal(page.blocks.find((_, i) => roles[i]!.role === 'headline')?.text ?? null, headline, above)
  }
})

t.test('comments, however many, are not the article above them', async (t) => {
  const article = [
    'The reading room will be shut on Friday while the lights are mended, and opens again on Monday at ten.',
    'Books that were ordered can be fetched at the side door until six, the library said, and nobody pays for a weekend.',
  ]
  const openings = [
    'I have asked for better lights since the spring',
    'It would help if the library told us earlier',
    'The old lamps were fine, in my view',
    'Thank you for the work you do',
    'My daughter wrote her thesis in that room',
  ]
  const middles = [
    'and half of the tables by the window could not be used after four',
    'which is why I came all the way from Harwick for nothing',
    'because nobody counts the books that are read by daylight',
    'though what the town saves on oil it spends on electricians',
    'so I hope that the quiet there will be kept',
    'and my neighbours say the same of the hall',
  ]
  const closings = [
    'We will see on Monday.',
    'Perhaps somebody who works there can tell us more.',
    'I for one will bring a torch.',
    'Who decided this, and when?',
    'The council has known for years.',
    'It was better when the shop was next door.',
    'That is all I have to say about it.',
  ]
  const said = (n: number) => `${openings[n % 5]}, ${middles[n % 6]}. ${closings[n % 7]}`
  const html = (n: number) =>
    `<li><div class="comment"><cite>Reader ${n}</cite><p>${said(n)} ${said(2 * n + 1)}</p><p>${said(3 * n + 2)}</p></div></li>`
  const dump = (n: number) =>
    `Reader ${n}\n\nMarch ${n + 1}, 2024 at 9:30 am\n\n${said(n)} ${said(2 * n + 1)}\n\n${said(3 * n + 2)}\n\nReply`
  const some = (one: (n: number) => string) => Array.from({ length: 24 }, (_, n) => one(n)).join('\n\n')
  for (const [format, page] of [
    [
      'html',
      loadHtml(
        `<html><body><div class="post"><h1>Open thread for March</h1><p>${article.join('</p><p>')}</p></div>
        <div class="comments-area"><h2>24 comments</h2><ol>${some(html)}</ol></div></body></html>`,
        'page',
        null,
      ),
    ],
    [
      'dump',
      loadText(
        `Home\n\nBooks\n\nAbout us\n\nOpen thread for March\n\nBy Ada Moss\n\nMarch 1, 2024\n\n${article.join('\n\n')}\n\n24 thoughts on “Open thread for March”\n\n${some(dump)}`,
        'page',
      ),
    ],
  ] as const) {
    const roles = furniture.run({ page })
    t.same(
      page.blocks.filter((_, i) => roles[i]!.role === 'body').map(({ text }) => text),
      article,
      format,
    )
    t.equal(roles.findLast(({ reason }) => reason !== null)!.reason, 'comments', format)
  }
})

t.test('headings of comments', async (t) => {
  for (const [, mark, example = ''] of wordList('furniture', 'comment-marks')) {
    const isHeading = mark === 'alone' || mark === 'counted' || mark === 'opening'
    t.equal(isCommentHeading(wordsOf(example)), isHeading, example)
  }
  for (const line of ['Final thoughts on the ferry', 'No further comment was made', 'A reply to the minister']) {
    t.notOk(isCommentHeading(wordsOf(line)), line)
  }
})

t.test('whom a credit names, and what beside them', async (t) => {
  const rows: [line: string, names: string[] | null, role?: string][] = [
    [
      'By Ada Moss, Research Scientist, and Ben Tarn, VP and Senior Fellow, Quay Research',
      ['Ada Moss', 'Ben Tarn'],
      'Research Scientist',
    ],
    ['By Ada MossBen Tarn', ['Ada Moss', 'Ben Tarn']],
    ['By Ada MossBen TarnCleo Barr', ['Ada Moss', 'Ben Tarn', 'Cleo Barr']],
    ['By Ada Mossand Ben Tarn', ['Ada Moss', 'Ben Tarn']],
    ['By Ada Sutherland Ross', ['Ada Sutherland Ross']],
    ['Posted by Site Admin', null],
    ['Words Ada Moss, Ben Tarn. Photographs Cleo Barr', ['Ada Moss', 'Ben Tarn']],
    ['Ada Moss. Photographs Cleo Barr', ['Ada Moss']],
    ['By Ada Badmin', ['Ada Badmin']],
    ['Ada Moss Local News', ['Ada Moss']],
    ['By Ada Moss Farming Editor and Ben Tarn Reporter', ['Ada Moss', 'Ben Tarn'], 'Farming Editor'],
    ['By Ada Moss, Editor and Deputy Political Correspondent', ['Ada Moss'], 'Editor'],
    ['By ADA MOSS FARMING EDITOR', ['ADA MOSS'], 'FARMING EDITOR'],
    ['By Ada Moss For The Quay Courier', ['Ada Moss']],
    ['By Ada Moss of Harwick Echo', ['Ada Moss']],
    ['Written By Ada Moss Last Updated:', ['Ada Moss']],
    ['By Ada Moss Updated', ['Ada Moss']],
    ['By Ada Moss PhD', ['Ada Moss'], 'PhD'],
    ['By Ada Mossada.moss@quay.example', ['Ada Moss']],
    ['By Ada Mossamoss@quay.example', ['Ada Moss']],
    ['By Ada Moss and Ben TarnQTV News', ['Ada Moss', 'Ben Tarn']],
    ['By Ada Moss and Ben Tarn QTV News, Harwick', ['Ada Moss', 'Ben Tarn']],
    ['Ada Moss QTV News', ['Ada Moss']],
    ['Ada Moss Deputy Political Editor', ['Ada Moss'], 'Deputy Political Editor'],
    ['By ADA MOSS Sentinel Staff', ['ADA MOSS'], 'Sentinel Staff'],
    ['By Ada Moss, Quay Foundation of Harwick', ['Ada Moss']],
    ['By Ada MacDONALD Ross', ['Ada MacDONALD Ross']],
    ['By Dr. Ada Moss, Prof. Ben Tarn & Wu Min', ['Dr. Ada Moss', 'Prof. Ben Tarn', 'Wu Min']],
    ['By Ada De La O', ['Ada De La O']],
    ['By Ada Moss, Master Gardener', ['Ada Moss'], 'Master Gardener'],
    ['Ada Moss Head Harbour Policy', ['Ada Moss'], 'Head Harbour Policy'],
    ['By Anbu R Lead Harbour Data', ['Anbu R'], 'Lead Harbour Data'],
    ['By Harwick Echo Staff', ['Harwick Echo Staff']],
    ['By Ada Moss Staff', ['Ada Moss']],
    ['Text: Ada Moss Pictures: Ben Tarn', ['Ada Moss']],
    ['By Ada Moss via Quay Wire', ['Ada Moss']],
    ['By Ada McDonaldBen Tarn', ['Ada McDonald', 'Ben Tarn']],
    ['By Ada MacArthur Ross', ['Ada MacArthur Ross']],
    ['By Ada DeVito Ross', ['Ada DeVito Ross']],
    ['By Ada Moss, Special to the Quay Courier', ['Ada Moss']],
    ['By Ada Moss, Harbour Wire', ['Ada Moss']],
    ['Ada Moss | Harwick Echo', ['Ada Moss']],
    ['By Emily Post', ['Emily Post']],
    ['By Chief Harbour Reporter Ada Moss', ['Ada Moss'], 'Chief Harbour Reporter'],
    ['Ada Moss The Quay Observer', ['Ada Moss']],
    ['By The Northern Quay Observer', ['The Northern Quay Observer']],
    ['Photographs and words by Ada Moss', ['Ada Moss']],
    ['Report Finds Harbour Bridge', null],
    ['By Ada Moss, MD, PhD', ['Ada Moss'], 'MD'],
    ['Guest post by Ada Moss', ['Ada Moss']],
    ['Social Sharing', null],
    ['Por Ada Moss, Cleo Barr y Ben Tarn', ['Ada Moss', 'Cleo Barr', 'Ben Tarn']],
    ['Por Ada Moss y Tarn', ['Ada Moss y Tarn']],
    ['As told to Ada Moss', ['Ada Moss']],
    ['Cleo Barr | Moment | Quay Images', null],
    ['(Image: Quay Pictures/Stock)', null],
    ['Story by Ada MossPhotos by Ben TarnEdited by Cleo Barr', ['Ada Moss']],
    ['Posted byAda Moss', ['Ada Moss']],
    ['Bystander Ada Moss', ['Bystander Ada Moss']],
    ['Ada Moss Email', ['Ada Moss']],
    ['By Ada Moss, Ports Quarterly', ['Ada Moss']],
  ]
  for (const [line, names, role] of rows) {
    const read = readByline(line)?.bylines ?? null
    t.same(read?.map(({ name }) => name) ?? null, names, line)
    if (role) t.equal(read![0]!.role, role, line)
  }
  t.equal(
    readDateline('Published Tue, Mar 5 20249:30 AM EST')?.publishedAt,
    '2024-03-05T09:30:00-05:00',
    'a glued time',
  )
  for (const [name, number] of wordList('furniture', 'months'))
    t.equal(readDateline(`5 ${name} 2024`)?.publishedAt, `2024-${number!.padStart(2, '0')}-05`, name!)
  for (const [line, at] of [
    ['12 de agosto de 2024', '2024-08-12'],
    ['5. März 2024', '2024-03-05'],
    ['Publié le 5 mars 2024 à 10h30', '2024-03-05T10:30:00'],
    ['2024年3月5日', '2024-03-05'],
    ['公開日：2024年3月5日', '2024-03-05'],
    ['5 मार्च 2024', '2024-03-05'],
    ['५ मार्च २०२४', '2024-03-05'],
    ['الثلاثاء، ٥ مارس ٢٠٢٤', '2024-03-05'],
    ['2024. március 5.', '2024-03-05'],
    ['Marzo 5, 2024', '2024-03-05'],
    ['5 avr. 2024, 10:30', '2024-04-05T10:30:00'],
    ['5-Mar-24', '2024-03-05'],
    ['BY ADA MOSSPUBLISHED: MAR 5, 2024', '2024-03-05'],
  ] as const)
    t.equal(readDateline(line)?.publishedAt, at, line)
  for (const [line, name] of [
    ['Von Anna Moss', 'Anna Moss'],
    ['Di Ugo Tarn', 'Ugo Tarn'],
    ['Di Tarn', 'Di Tarn'],
    ['Par Solène Oake', 'Solène Oake'],
    ['بقلم ليلى منصور', 'ليلى منصور'],
    ['記者 森 美咲', '森 美咲'],
  ] as const)
    t.same(
      readByline(line)?.bylines.map((byline) => byline.name),
      [name],
      line,
    )
  t.equal(readByline('Par for the course'), null)
  for (const line of ['5 March 20244 min read', 'March 5, 202412 comments'])
    t.equal(readDateline(line)?.publishedAt, '2024-03-05', line)
  t.equal(readDateline('5 March 202445'), null, 'more digits')
})

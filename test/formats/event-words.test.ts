/** Dates and events in words. */
import t from 'tap'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { dateInWords, eventLabel, whenInWords } from '../../src/formats/event-words.ts'
import { toTimelinePage } from '../../src/formats/timeline-page.ts'

/** An event told by a sentence, at a date that the sentence has. */
function event(text: string, date: string, words: string | null, change: Partial<TimelineEntry> = {}): TimelineEntry {
  const at = words === null ? -1 : text.indexOf(words)
  const precision = (['year', 'month', 'day'] as const)[date.split('-').length - 1]!
  return {
    ...{ id: 'a.t0', article: 'a', date, earliest: '2019-01-01', latest: '2019-12-31', precision, tense: 'past' },
    ...{ time: words === null ? null : { start: 100 + at, end: 100 + at + words.length, text: words } },
    ...{ text, start: 100, end: 100 + text.length, entities: [], quotes: [], claims: [], group: '', source: 'machine' },
    ...change,
  }
}

t.test('dates', async (t) => {
  for (const [edtf, words] of [
    ['2027-21', 'spring 2027'],
    ['2020-24', 'winter 2020'],
    ['2020-21/2020-23', 'spring – autumn 2020'],
    ['2019', '2019'],
    ['0987', '987'],
    ['199X', 'the 1990s'],
    ['18XX', 'the 19th century'],
    ['20XX', 'the 21st century'],
    ['11XX/12XX', 'the 12th century – the 13th century'],
    ['2020-04/2020-06', 'April – June 2020'],
    ['2021-03-03', '3 March 2021'],
    ['2021-03-03/2021-03-03', '3 March 2021'],
    ['2021-03-03/2021-03-09', '3–9 March 2021'],
    ['2021-03-30/2021-04-02', '30 March – 2 April 2021'],
    ['2021-12-30/2022-01-02', '30 December 2021 – 2 January 2022'],
    ['2010/2012', '2010 – 2012'],
    ['2015/..', 'since 2015'],
    ['../2019', 'until 2019'],
    ['1850~', 'about 1850'],
    ['1850~/1852?', 'about 1850 – perhaps 1852'],
  ] as const) {
    t.equal(dateInWords(edtf), words, edtf)
  }
})

t.test('when an event was', async (t) => {
  for (const [date, words, shown] of [
    ['2019', 'early 2019', 'early 2019'],
    ['2019', 'mid-2019', 'mid-2019'],
    ['2019', 'the end of\n2019', 'the end of 2019'],
    ['2019', '2019', '2019'],
    ['2019', 'that year', '2019'],
    ['2019-03', 'late March 2019', 'late March 2019'],
    ['2019-03', 'Mar. 2019', 'March 2019'],
    ['2019-03-05', 'on Tuesday 5 March 2019', '5 March 2019'],
    ['2019-01/2019-06', 'the first half of 2019', 'January – June 2019'],
  ] as const) {
    t.equal(whenInWords(event(`It fell ${words}.`, date, words)), shown, words)
  }
  const corrected = event('It fell in early 2019.', '2019', 'early 2019', { source: 'editor' })
  t.equal(whenInWords(corrected), '2019', 'an editor’s date counts')
  t.equal(whenInWords(event('It fell.', '2019', null)), '2019')
})

t.test('the clause that tells an event', async (t) => {
  const long = 'The trust, which had run the baths since the war, closed them in May 2018, to the dismay of its members'
  for (const [text, date, length, label] of [
    ['and the weir was raised in mid-2019.', 'mid-2019', 40, 'The weir was raised in mid-2019'],
    [long, 'May 2018', 40, '… closed them in May 2018, to the …'],
    [long, 'May 2018', 80, '… baths since the war, closed them in May 2018, to the dismay of its members'],
    [long, 'May 2018', 200, long],
    ['One two three four five six seven May 2018 eight nine ten', 'May 2018', 24, '… six seven May 2018 …'],
    ['🚧'.repeat(30), null, 25, `${'🚧'.repeat(10)} …`],
  ] as const) {
    const shown = eventLabel(event(text, '2018-05', date), length)
    t.equal(shown, label)
    t.ok(shown.length <= Math.max(length, 0))
  }
})

t.test('a page for a frame', async (t) => {
  const entry = event('It <fell> & broke.', '2019-21', null)
  const article = { headline: '“A & B”', publisher: null, url: 'javascript:alert(1)', language: 'de' }
  const page = toTimelinePage('<Falls>', [
    { entry, article },
    { entry: { ...entry, latest: entry.earliest }, article: { ...article, url: 'https://quay.example/a?b=1&c="' } },
  ])
  t.match(page, '<h1>&#60;Falls&#62;</h1>')
  t.match(page, '<p class="when">spring 2019</p><p class="what" lang="de">It &#60;fell&#62; &#38; broke.</p>')
  t.match(page, '<time datetime="2019-01-01">spring 2019</time>')
  t.match(page, 'href="https://quay.example/a?b=1&#38;c=&#34;"')
  t.equal(page.match(/<a /g)!.length, 1, 'only an address of the web is linked to')
})

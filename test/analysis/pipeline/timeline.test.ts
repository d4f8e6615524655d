import t from 'tap'
import type { Time } from '../../../schemas/time.ts'
import { TimelineEntry } from '../../../schemas/timeline.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { runPipeline } from '../../../src/analysis/pipeline/index.ts'
import type { EntityDraft } from '../../../src/analysis/pipeline/stage.ts'
import { timeOfEvent } from '../../../src/analysis/pipeline/timeline/assignment.ts'
import { timeline } from '../../../src/analysis/pipeline/timeline/index.ts'
import { wordList } from '../../../src/data.ts'

/** A Wednesday. */
const may15 = '2024-05-15T08:30:00+01:00'

/** The stage's answer, with people named as given: the layers it reads of others are told, not found. */
function entriesOf(text: string, publishedAt: string | null = may15, people: Record<string, string[]> = {}) {
  const page = loadText(text, 'body')
  const layers = runPipeline({ ...page, meta: { ...page.meta, publishedAt } })
  const entities = Object.entries(people).map(([name, forms]) => ({
    id: `person/${name.toLowerCase()}`,
    type: 'person',
    name,
    aliases: [],
    roles: [],
    honorific: null,
    mentions: forms.flatMap((form) =>
      [...text.matchAll(new RegExp(`\\b${form}\\b`, 'g'))].map(({ index }) => ({
        start: index,
        end: index + form.length,
        text: form,
        kind: 'name',
      })),
    ),
  })) as EntityDraft[]
  return timeline.run({ ...layers, entities })
}

const rows: [text: string, entries: [date: string, tense: string, text: string][]][] = [
  [
    'Smoke rose. The mill burnt down on Monday.',
    [
      ['2024-05-13', 'past', 'The mill burnt down on Monday.'],
      ['2024-05-15', 'past', 'Smoke rose.'],
    ],
  ],
  [
    'In a talk on Friday, Ms Okafor will say the mill is safe.',
    [['2024-05-17', 'future', 'In a talk on Friday, Ms Okafor will say the mill is safe.']],
  ],
  ['The mill is to reopen in June.', [['2024-06', 'future', 'The mill is to reopen in June.']]],
  [
    'Ms Okafor on Wednesday said the mill was safe.',
    [['2024-05-15', 'past', 'Ms Okafor on Wednesday said the mill was safe.']],
  ],
  // Each date has its own clause.
  [
    'Ms Okafor resigned on Monday, while Mr Byrne left on Tuesday.',
    [
      ['2024-05-13', 'past', 'Ms Okafor resigned on Monday'],
      ['2024-05-14', 'past', 'while Mr Byrne left on Tuesday.'],
    ],
  ],
  // What is reported keeps who reports it.
  [
    'The port said on Monday that ten ships would sail next month.',
    [
      ['2024-05-13', 'past', 'The port said on Monday'],
      ['2024-06', 'future', 'The port said on Monday that ten ships would sail next month.'],
    ],
  ],
  // A range is one date.
  ['He led the port from 2003 to 2009.', [['2003/2009', 'past', 'He led the port from 2003 to 2009.']]],
  // Sorted by the first day.
  [
    'It opened in 1999. It was planned in 1990.',
    [
      ['1990', 'past', 'It was planned in 1990.'],
      ['1999', 'past', 'It opened in 1999.'],
    ],
  ],
  // Now, and the opening.
  ['The dam has burst. Crews are now at work. It was old.', [['2024-05-15', 'past', 'The dam has burst.']]],
  // The perfect tells the news of the day.
  [
    'The dam held. The mayor has resigned. He has worked there since March.',
    [
      ['2024-03', 'past', 'He has worked there since March.'],
      ['2024-05-15', 'past', 'The dam held.'],
      ['2024-05-15', 'past', 'The mayor has resigned.'],
    ],
  ],
  // The date of an inner clause is not that of the verb behind it.
  [
    'Ms Okafor, who came to the port in 1961, left on Monday.',
    [
      ['1961', 'past', 'Ms Okafor, who came to the port in 1961'],
      ['2024-05-13', 'past', 'Ms Okafor, who came to the port in 1961, left on Monday.'],
    ],
  ],
  [
    'The strike that shut the port ten years ago ended badly.',
    [['2014', 'past', 'The strike that shut the port ten years ago']],
  ],
  // Nothing of it happened when it was last so.
  [
    'It was the wettest April since 1986. In 1990 the dam burst.',
    [
      ['1990', 'past', 'In 1990 the dam burst.'],
      ['2024-04', 'past', 'It was the wettest April since 1986.'],
    ],
  ],
  // A date of a figure that another is compared with.
  [
    'In March sales rose to $155 million from $99 million a year earlier.',
    [['2024-03', 'past', 'In March sales rose to $155 million from $99 million a year earlier.']],
  ],
  // A dateline is when it was written, not when it happened.
  [
    'OSLO, May 16 (Agency) — The dam has burst. It was built in 1999.',
    [
      ['1999', 'past', 'It was built in 1999.'],
      ['2024-05-15', 'past', 'OSLO, May 16 (Agency) — The dam has burst.'],
    ],
  ],
  [
    'BAD ELM, Norway, May 16 - The dam burst on Monday.',
    [['2024-05-13', 'past', 'BAD ELM, Norway, May 16 - The dam burst on Monday.']],
  ],
  [
    'Oslo, May 16 (Agency) - The dam burst on Monday.',
    [['2024-05-13', 'past', 'Oslo, May 16 (Agency) - The dam burst on Monday.']],
  ],
  ['In OSLO, May 16 - a holiday - was quiet.', [['2024-05-16', 'future', 'In OSLO, May 16 - a holiday - was quiet.']]],
  // Compared with, recurring or lasting: no events.
  [
    'In March sales rose, up from last year. They meet every Friday for two hours.',
    [['2024-03', 'past', 'In March sales rose, up from last year.']],
  ],
  [
    'Sales at the mill were up 3% on last year.',
    [['2024-05-15', 'past', 'Sales at the mill were up 3% on last year.']],
  ],
  ['The port grew. Sales rose by a tenth from a year ago.', [['2024-05-15', 'past', 'The port grew.']]],
  // A date that says which one a noun means dates that alone.
  [
    'In 1996 the port fought the 1959 ban on sand.',
    [
      ['1959', 'past', 'the 1959 ban'],
      ['1996', 'past', 'In 1996 the port fought the 1959 ban on sand.'],
    ],
  ],
  [
    'The dam held. Mr Byrne will be heard in the October killing of Ana Ruiz.',
    [
      ['2023-10', 'past', 'the October killing of Ana Ruiz'],
      ['2024-05-15', 'past', 'The dam held.'],
    ],
  ],
  [
    'The dam held. The port will fight Monday’s ruling.',
    [
      ['2024-05-13', 'past', 'Monday’s ruling'],
      ['2024-05-15', 'past', 'The dam held.'],
    ],
  ],
  // So does it beside what only is, has been or is to come.
  [
    'The dam held. Ms Okafor remembers the 1956 flood that took her house.',
    [
      ['1956', 'past', 'the 1956 flood that took her house'],
      ['2024-05-15', 'past', 'The dam held.'],
    ],
  ],
  [
    'The dam held. Two men have been charged over the murder of Leo Banks in March.',
    [
      ['2024-03', 'past', 'the murder of Leo Banks in March'],
      ['2024-05-15', 'past', 'The dam held.'],
    ],
  ],
  [
    'Police arrested a man on Monday over the killing of Leo Banks in March.',
    [
      ['2024-03', 'past', 'the killing of Leo Banks in March'],
      ['2024-05-13', 'past', 'Police arrested a man on Monday over the killing of Leo Banks in March.'],
    ],
  ],
  ['Ms Okafor lost the 2019 vote.', [['2019', 'past', 'Ms Okafor lost the 2019 vote.']]],
  // A participle behind its noun is not of the verb’s day, nor is what is so today.
  ['A dam built in 1999 has collapsed.', [['1999', 'past', 'A dam built in 1999']]],
  ['The mill was bought in 2021 and is run by its workers.', [['2021', 'past', 'The mill was bought in 2021']]],
  ['The mill was bought in 2021 and closed.', [['2021', 'past', 'The mill was bought in 2021 and closed.']]],
  // Compared with, unless it is told what happened then.
  [
    'Unlike in 2021, the fair was dry on Monday.',
    [['2024-05-13', 'past', 'Unlike in 2021, the fair was dry on Monday.']],
  ],
  [
    'Unlike in 2021, when it rained, the fair was dry on Monday.',
    [
      ['2021', 'past', '2021, when it rained'],
      ['2024-05-13', 'past', 'the fair was dry on Monday.'],
    ],
  ],
  ['It was the deadliest raid since 2017, when 40 died.', [['2017', 'past', '2017, when 40 died']]],
  [
    'It will be paid on 14 July to holders of record on 20 June.',
    [['2024-07-14', 'future', 'It will be paid on 14 July to holders of record on 20 June.']],
  ],
  // A length and the day that it ends on are the stretch between.
  [
    'For the year ended 31 March, the port earned £3m.',
    [['2023-04/2024-03', 'past', 'For the year ended 31 March, the port earned £3m.']],
  ],
  [
    'Sales fell in the six months to 29 December 2023.',
    [['2023-06-30/2023-12-29', 'past', 'Sales fell in the six months to 29 December 2023.']],
  ],
  ['It took three months to May 2019.', [['2019-05', 'past', 'It took three months to May 2019.']]],
  // Nothing happened when a figure or a length is only counted from, nor in the decade of a thing.
  [
    'Emissions fell in 2023 by a third from 2019 levels.',
    [['2023', 'past', 'Emissions fell in 2023 by a third from 2019 levels.']],
  ],
  ['Ten years after 2011, the dam held.', [['2024-05-15', 'past', 'Ten years after 2011, the dam held.']]],
  [
    'In 2023 it drew 400, compared with 300 in 2019 and below the record of 500 in 2016.',
    [['2023', 'past', 'In 2023 it drew 400, compared with 300 in 2019 and below the record of 500 in 2016.']],
  ],
  ['In 1999 he moved to a 1930s mill.', [['1999', 'past', 'In 1999 he moved to a 1930s mill.']]],
  [
    'On Monday she ran the fastest mile of the year.',
    [['2024-05-13', 'past', 'On Monday she ran the fastest mile of the year.']],
  ],
  // “As” opens no clause without a verb; a clause ends before its comma.
  [
    'Bombed in 1941, it was used as a store from 1969 until it shut.',
    [
      ['1941', 'past', 'Bombed in 1941'],
      ['1969', 'past', 'it was used as a store from 1969 until it shut.'],
    ],
  ],
  ['The port said net profit for 2019 rose.', [['2019', 'past', 'The port said net profit for 2019 rose.']]],
  // Historical events, and not what is only named after them.
  [
    'In April they met, ending a rift that began after the Korean War and closed the port.',
    [
      ['1950-06-25/1953-07-27', 'past', 'that began after the Korean War'],
      ['2024-04', 'past', 'In April they met, ending a rift that began after the Korean War and closed the port.'],
    ],
  ],
  ['The Korean War Museum opened in 1999.', [['1999', 'past', 'The Korean War Museum opened in 1999.']]],
  // The day that a period ended on dates the period.
  [
    'Profit rose in the quarter ended 30 June 2019.',
    [['2019-04/2019-06', 'past', 'Profit rose in the quarter ended 30 June 2019.']],
  ],
  [
    'Since March no talk of the Cold War, of the cold war or of a new Cold War is heard.',
    [
      ['1947/1991', 'past', 'Since March no talk of the Cold War'],
      ['2024-03', 'past', 'Since March no talk of the Cold War, of the cold war or of a new Cold War is heard.'],
    ],
  ],
]

t.test('entries', async (t) => {
  for (const [text, expected] of rows) {
    const found = entriesOf(text)
    t.same(
      found.map(({ date, tense, text }) => [date, tense, text]),
      expected,
      text,
    )
    for (const { start, end, text: words, time } of found) {
      t.equal(text.slice(start, end), words)
      if (time) t.equal(text.slice(time.start, time.end), time.text)
    }
  }
})

t.test('without a day of publication only what has a date of its own is told', async (t) => {
  t.same(entriesOf('The dam burst. Crews came on Friday.', null), [])
  t.match(entriesOf('The dam collapsed in 1999.', null), [{ date: '1999', tense: 'past' }])
})

t.test('participants are those of the clause', async (t) => {
  const people = { Okafor: ['Okafor'], Byrne: ['Byrne'] }
  const [first, second] = entriesOf('Ms Okafor resigned on Monday, while Mr Byrne left on Tuesday.', may15, people)
  t.same(first!.entities, ['person/okafor'])
  t.same(second!.entities, ['person/byrne'])
  t.equal(first!.group, '2024-05-13 person/okafor')
  const elsewhere = entriesOf('Then, on 13 May 2024, Okafor left.', '2025-01-01T00:00:00Z', people)
  t.equal(elsewhere[0]!.group, first!.group, 'the same in another article')
  const [war] = entriesOf('Since the Korean War Okafor has been away.', may15, people)
  t.same(war!.entities, [], 'who is told of beside a historical event took no part in it')
})

t.test('entries fit the schema', async (t) => {
  for (const [text] of rows) {
    for (const entry of entriesOf(text)) {
      const record = { id: 'x', article: 'x', ...entry, quotes: [], claims: [], source: 'machine' }
      t.ok(TimelineEntry.safeParse(record).success, entry.text)
    }
  }
})

t.test('the historical events listed', async (t) => {
  for (const [name, first, last] of wordList('timeline', 'events')) {
    t.match(first, /^\d{4}(?:-\d\d(?:-\d\d)?)?$/, String(name))
    t.match(last, /^\d{4}(?:-\d\d(?:-\d\d)?)?$/, String(name))
    t.ok(first! <= last!, `${name} ends after it begins`)
    t.equal(name, name?.toLowerCase())
  }
})

/** Which time an event belongs to: the event and its time stand in brackets. */
const ties: [text: string, times: string[]][] = [
  ['They [met] on |Monday| and will [vote] on |Friday|.', ['Monday', 'Friday']],
  ['On |Monday|, after a long debate, they [met].', ['Monday']],
  ['The house, [built] in |1902|, was [sold] |yesterday|.', ['1902', 'yesterday']],
]

t.test('events and times', async (t) => {
  for (const [marked, expected] of ties) {
    const text = marked.replace(/[[\]|]/g, '')
    const spans = (open: string, close: string) => {
      const found: { start: number; end: number; text: string }[] = []
      let at = 0
      let start = -1
      for (const char of marked) {
        if (char === close && start >= 0) {
          found.push({ start, end: at, text: text.slice(start, at) })
          start = -1
        } else if (char === open) start = at
        if (!/[[\]|]/.test(char)) at++
      }
      return found
    }
    const events = spans('[', ']')
    const times = spans('|', '|') as Pick<Time, 'start' | 'end' | 'text'>[]
    t.same(
      events.map((event) => timeOfEvent(text, event, times, events)?.time.text),
      expected,
      marked,
    )
  }
})

t.test('long texts take linear time', { timeout: 120_000 }, async (t) => {
  for (const unit of ['he went on Friday ', 'Cold War ', ', and he went, ', '“ that ', 'in 1990 ']) {
    const text = unit.repeat(Math.ceil(200_000 / unit.length))
    const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      text: word,
      pos: word === 'went' ? 'VERB' : word === 'he' ? 'PRON' : 'NOUN',
    }))
    const sentence = { start: 0, end: text.length, paragraph: 0, tokens: words }
    const verbs = words.filter(({ pos }) => pos === 'VERB').map((word) => ({ ...word, sentence: 0, tense: 'past' }))
    const day = {
      type: 'DATE',
      value: '2024-05-10',
      edtf: '2024-05-10',
      earliest: '2024-05-10',
      latest: '2024-05-10',
      precision: 'day',
    }
    const times = words.filter(({ text }) => /Friday|1990/.test(text)).map((word) => ({ ...word, ...day }))
    const article = { text, paragraphs: [{ start: 0, end: text.length, role: 'body' }], publishedAt: may15 }
    const started = process.cpuUsage()
    timeline.run({ article, sentences: [sentence], verbs, times, entities: [], quotes: [], claims: [] } as never)
    const took = process.cpuUsage(started).user / 1000
    t.ok(took < 4000, `${unit}: ${took.toFixed(0)} ms`)
  }
})

/** What is seen across articles, on both engines: copies of one text, stories of one event. */
import t, { type Test } from 'tap'
import type { Copies } from '../../schemas/copies.ts'
import { Copies as CopiesModel } from '../../schemas/copies.ts'
import { VersionList as VersionListModel } from '../../schemas/listing.ts'
import { Story as StoryModel, type StorySummary } from '../../schemas/story.ts'
import { Variants as VariantsModel } from '../../schemas/variants.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import type { App } from '../../src/http/services.ts'
import { openStore, type StoreOptions } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'
import { analysisOf, type Draft } from '../store/analysis.ts'
import { inPostgres } from '../store/cluster.ts'

t.setTimeout(600_000)

const config = readConfig({ LOG_LEVEL: 'silent' })
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())

const source = { source: '{}', engine: '1' }

async function serve(t: Test, options: StoreOptions): Promise<{ app: App; store: Store }> {
  const store = await openStore(options)
  const app = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  return { app, store }
}

const wire = [
  'A freighter ran aground off Tarvik on Monday night with nineteen sailors aboard.',
  'The coastguard lifted all of them to safety before dawn. Nobody was hurt.',
  'Oil has begun to leak from the forward tank, the port authority said.',
  'Ilse Brandvold: “We have laid booms across the mouth of the fjord and we will not wait for the tide.”',
  'The ship, the Marisol Dawn, was carrying timber from Ostrava Point to Linmouth.',
  'Its owners said that the rudder had failed twice since the spring.',
  'Fishermen were told to keep clear of the narrows until further notice.',
  'An inquiry will begin once the weather allows divers to look at the hull.',
]
const agency: Draft = {
  headline: 'Freighter aground off Tarvik',
  publishedAt: '2024-03-05T06:00:00Z',
  publisher: 'North Wire',
  lines: wire,
  names: { person: ['Ilse Brandvold'], place: ['Tarvik', 'Linmouth'], organisation: ['Marisol Dawn'] },
}
/** Two lines cut, a sentence of one changed, another line added. */
const printed: Draft = {
  ...agency,
  headline: 'Ship stuck on the rocks',
  publishedAt: '2024-03-05T09:00:00Z',
  publisher: 'The Linmouth Post',
  lines: [
    ...wire.slice(0, 2),
    'Oil has begun to seep from the forward tank, the harbour authority said.',
    ...wire.slice(3, 6),
    'Our readers sent pictures of the wreck from the old lighthouse.',
  ],
}
const undatedCopy: Draft = { ...agency, headline: 'Aground', publishedAt: null, publisher: 'Daily Fjord' }
const other: Draft = {
  headline: 'Museum finds a lost score',
  publishedAt: '2024-03-05T10:00:00Z',
  publisher: 'The Linmouth Post',
  lines: [
    'A cellist found the missing pages of a sonata behind a cupboard in the Harrow Museum.',
    'They had been there since the flood of the cellar, the curator thinks.',
    'Oil paintings from the same room are to be restored before the summer.',
  ],
}

async function copies(t: Test, options: StoreOptions): Promise<void> {
  const { app, store } = await serve(t, options)
  // The copies come before what they were made from.
  const ids: string[] = []
  for (const draft of [undatedCopy, printed, other, agency]) ids.push((await store.put(analysisOf(draft), source)).id)
  const [late, second, single, first] = ids as [string, string, string, string]
  const read = async <T>(url: string): Promise<T> => {
    const reply = await app.inject(url)
    t.equal(reply.statusCode, 200, url)
    return reply.json() as T
  }

  for (const id of [late, second, first]) {
    const found = await read<Copies>(`/articles/${id}/copies`)
    CopiesModel.parse(found)
    t.equal(found.canonical.id, first)
    t.equal(found.total, 2)
    t.same(
      found.items.map(({ article }) => article.id),
      [second, late],
      'the earliest first, one without a date last',
    )
    const [{ changes, resemblance }, exact] = found.items as [Copies['items'][0], Copies['items'][0]]
    t.ok(resemblance > 0.3 && resemblance < 1)
    t.equal(exact.resemblance, 1)
    t.same(
      changes.added.map((span) => span.text),
      [printed.headline, printed.lines!.at(-1)],
    )
    t.same(
      changes.cut.map((span) => span.text),
      [agency.headline, ...wire.slice(6)],
    )
    t.same(
      changes.changed.map(({ from, to }) => [from.text, to.text]),
      [[wire[2], printed.lines![2]]],
    )
    const texts = new Map<string, string>()
    for (const one of [first, second]) texts.set(one, (await read<{ text: string }>(`/articles/${one}`)).text)
    for (const span of changes.added) t.equal(texts.get(second)!.slice(span.start, span.end), span.text)
    for (const span of changes.cut) t.equal(texts.get(first)!.slice(span.start, span.end), span.text)
  }
  const alone = await read<Copies>(`/articles/${single}/copies`)
  t.match(alone, { canonical: { id: single }, total: 0, items: [] })
  t.equal((await app.inject('/articles/none/copies')).statusCode, 404)

  type Page = { items: { id: string; copies?: number }[]; next: string | null }
  const listed = async (query: string) =>
    (await read<Page>(`/articles?${query}`)).items.map(({ id, copies }) => [id, copies])
  t.same(await listed('fold=copies'), [
    [single, 0],
    [first, 2],
  ])
  t.same(await listed('fold=copies&publisher=The+Linmouth+Post'), [
    [single, 0],
    [second, 2],
  ])
  t.same(await listed('fold=copies&q=freighter'), [[first, 2]])
  t.same(await listed('fold=copies&entity=place/linmouth'), [[first, 2]])
  t.same(await listed('fold=copies&from=2024-03-05&q=oil'), [
    [single, 0],
    [first, 2],
  ])
  t.equal((await read<Page>('/articles')).items.length, 4)
  t.equal((await app.inject('/articles?fold=all')).statusCode, 400)
  const page = await read<Page>('/articles?fold=copies&limit=1')
  t.same(await listed(`fold=copies&limit=1&cursor=${page.next}`), [[first, 2]])

  await store.remove(first)
  t.match(await read<Copies>(`/articles/${late}/copies`), { canonical: { id: second }, total: 1 })
  await store.put(analysisOf({ ...other, headline: 'Elsewhere' }), source, { id: second })
  t.match(await read<Copies>(`/articles/${late}/copies`), { canonical: { id: late }, total: 0 })
}

/** Reports of two events of one kind. */
const strike = (nth: number, day: string, lines: string[]): Draft => ({
  headline: [
    'Ferry crews walk out in Dunholm',
    'No ferries as Dunholm crews strike',
    'Dunholm strike strands islanders',
  ][nth]!,
  publishedAt: `${day}T0${nth + 6}:00:00Z`,
  publisher: ['North Wire', 'The Skerry Echo', 'Daily Fjord'][nth]!,
  lines,
  names: { person: ['Petra Aumann', 'Joss Tellby'], place: ['Dunholm', 'Skerra'], organisation: ['Skerra Line'] },
  days: { 0: ['2024-05-06', '2024-05-06'] },
})
const words = '“We have asked for one thing in two years and that is a second engineer on night crossings.”'
const ferries = [
  strike(0, '2024-05-06', [
    'Crews of the Skerra Line walked out on Monday and left Dunholm harbour full of empty ferries.',
    `Petra Aumann: ${words}`,
    'Joss Tellby of the Skerra Line called the walkout reckless.',
  ]),
  strike(1, '2024-05-06', [
    'Crews of the Skerra Line walked out at Dunholm on Monday, and the ferries stayed in harbour.',
    'Petra Aumann: “We have asked for one thing in two years.”',
    'Passengers for Skerra slept in the terminal, and Joss Tellby promised them refunds.',
  ]),
  strike(2, '2024-05-07', [
    'Islanders on Skerra were cut off on Monday as ferry crews at Dunholm walked out over night crossings.',
    `Petra Aumann: ${words}`,
    'The Skerra Line, said Joss Tellby, would not talk before the crews were back.',
  ]),
]
const buses: Draft[] = ['Bus drivers strike in Vell', 'Vell buses halted'].map((headline, nth) => ({
  headline,
  publishedAt: `2024-05-0${nth + 6}T08:00:00Z`,
  publisher: ['North Wire', 'The Vell Argus'][nth]!,
  lines: [
    'Bus drivers in Vell struck over shifts at the Orrin depot, and most routes were halted.',
    `Karim Oyelaran of the drivers said that ${['talks had failed', 'the Orrin depot could not be staffed'][nth]}.`,
  ],
  names: { person: ['Karim Oyelaran'], place: ['Vell', 'Orrin'] },
}))
/** As the first of the ferries’, a year later. */
const again: Draft = { ...ferries[0]!, headline: 'Ferry crews walk out again', publishedAt: '2025-05-06T06:00:00Z' }

async function stories(t: Test, open: () => StoreOptions): Promise<void> {
  const drafts = [...ferries, ...buses, again, other]
  const answers: string[][] = []
  for (const order of [
    [0, 1, 2, 3, 4, 5, 6],
    [6, 5, 4, 3, 2, 1, 0],
    [4, 2, 6, 0, 5, 3, 1],
  ]) {
    const { app, store } = await serve(t, open())
    for (const nth of order) await store.put(analysisOf(drafts[nth]!), source)
    const bodies = async (): Promise<string[]> => {
      const list = await app.inject('/stories')
      const { items } = list.json() as { items: StorySummary[] }
      return [list.body, ...(await Promise.all(items.map(async ({ id }) => (await app.inject(`/stories/${id}`)).body)))]
    }
    const before = await bodies()
    // What goes and comes back leaves no trace.
    for (const nth of [1, 0, 4]) {
      const { id } = analysisOf(drafts[nth]!).article
      t.equal(await store.remove(id), true)
    }
    t.same((await app.inject('/stories')).json().items, [])
    for (const nth of [4, 1, 0]) await store.put(analysisOf(drafts[nth]!), source)
    t.same(await bodies(), before)
    answers.push(before)

    if (answers.length > 1) continue
    const { items } = (await app.inject('/stories')).json() as { items: StorySummary[] }
    t.match(items, [
      { headline: 'Bus drivers strike in Vell', articles: 2, outlets: 2, lastPublishedAt: '2024-05-07T08:00:00Z' },
      { id: '2024-05-06-ferry-crews-walk-out-in-dunholm', articles: 3, outlets: 3 },
    ])
    const id = '2024-05-06-ferry-crews-walk-out-in-dunholm'
    const story = StoryModel.parse((await app.inject(`/stories/${id}`)).json())
    t.same(
      story.byOutlet.map(({ publisher, articles }) => [publisher, articles.length]),
      [
        ['North Wire', 1],
        ['The Skerry Echo', 1],
        ['Daily Fjord', 1],
      ],
    )
    t.same(story.names.filter(({ articles }) => articles === 3).length, 5)
    t.equal(story.timeline.length, 1, 'an event that three tell of is there once')
    t.equal(story.timeline[0]!.sources.length, 3)
    t.equal(story.quotes.length, 1)
    t.match(story.quotes[0], { text: words.slice(1, -1), article: id })
    t.equal(story.quotes[0]!.articles.length, 3)
    t.equal(story.quotes[0]!.isSpeakerDisputed, false)
    t.equal(
      (await app.inject(`/stories/${story.byOutlet[2]!.articles[0]!.id}`)).json().id,
      id,
      'by any of its articles',
    )
    t.equal((await app.inject('/stories/2025-05-06-ferry-crews-walk-out-again')).statusCode, 404, 'a year later')
    t.equal((await app.inject('/stories?from=2024-05-08')).json().items.length, 0)
    t.equal((await app.inject('/stories?to=2024-05-06')).json().items.length, 0)
    t.equal((await app.inject('/stories?from=2024-05-07&to=2024-05-07')).json().items.length, 2)
    for (const { id, headline } of (await app.inject('/stories')).json().items) {
      const story = (await app.inject(`/stories/${id}`)).json()
      for (const article of story.byOutlet.flatMap(({ articles }: { articles: { id: string }[] }) => articles)) {
        const { items } = (await app.inject(`/stories?article=${article.id}`)).json()
        t.match(items, [{ id, headline }], 'the story of an article')
        t.equal(items.length, 1)
      }
    }
    t.same((await app.inject('/stories?article=nothing-of-the-kind')).json().items, [])
    const first = (await app.inject('/stories?limit=1')).json()
    t.equal((await app.inject(`/stories?limit=1&cursor=${first.next}`)).json().items.length, 1)
    t.equal((await app.inject('/stories?format=csv')).body.split('\r\n').length, 4)
  }
  for (const one of answers) t.same(one, answers[0], 'in whatever order they came')
}

const said = 'We counted every crate twice, and nobody told us that forty of them were to be left on the quay.'
const told = (headline: string, hour: string, publisher: string, line: string): Draft => ({
  headline,
  publishedAt: `2024-07-01T${hour}:00:00Z`,
  publisher,
  lines: ['Crates of medicine were left on the quay at Skerra when the Marisol Dawn put to sea.', line],
  names: { person: ['Ilse Brandvold', 'Joss Tellby'], place: ['Skerra'], organisation: ['Marisol Dawn'] },
})

async function variants(t: Test, options: StoreOptions): Promise<void> {
  const { app, store } = await serve(t, options)
  const drafts = [
    told('Medicine left on quay', '06', 'North Wire', `Ilse Brandvold: “${said}”`),
    told('Crates left behind at Skerra', '07', 'The Skerry Echo', 'Ilse Brandvold: “We counted every crate twice.”'),
    told(
      'Quay crates forgotten',
      '08',
      'Daily Fjord',
      `Joss Tellby: “${said.replace('twice, and', 'twice, twice over, and')}”`,
    ),
    told(
      'Forgotten crates at Skerra quay',
      '09',
      'The Argus',
      'Joss Tellby: “The crates were ours and we will fetch them.”',
    ),
  ]
  for (const draft of drafts) await store.put(analysisOf(draft), source)
  const [first] = analysisOf(drafts[0]!).quotes
  const url = `/quotes/${encodeURIComponent(first!.id)}/variants`
  const found = VariantsModel.parse((await app.inject(url)).json())
  t.equal(found.quote.id, first!.id)
  t.equal(found.article.publisher, 'North Wire')
  t.equal(found.isSpeakerDisputed, true)
  const story = StoryModel.parse((await app.inject(`/stories/${found.article.id}`)).json())
  const disputed = story.quotes.map(({ text, isSpeakerDisputed }) => [text.slice(0, 10), isSpeakerDisputed])
  t.same(Object.fromEntries(disputed), { 'We counted': true, 'The crates': false }, 'in the story, too')
  t.same(
    found.items.map(({ article, speaker }) => [article.publisher, speaker]),
    [
      ['The Skerry Echo', 'same'],
      ['Daily Fjord', 'other'],
    ],
  )
  t.same(
    found.items.map(({ segments }) => segments.map(({ kind, text }) => [kind, text])),
    [
      [
        ['same', 'We counted every crate twice.'],
        ['cut', 'and nobody told us that forty of them were to be left on the quay.'],
      ],
      [
        ['same', 'We counted every crate twice,'],
        ['added', 'twice over,'],
        ['same', 'and nobody told us that forty of them were to be left on the quay.'],
      ],
    ],
  )
  t.equal((await app.inject('/quotes/none.q1/variants')).statusCode, 404)
  const [alone] = analysisOf(drafts[3]!).quotes
  t.match((await app.inject(`/quotes/${encodeURIComponent(alone!.id)}/variants`)).json(), {
    total: 0,
    isSpeakerDisputed: false,
  })
}

async function versions(t: Test, options: StoreOptions): Promise<void> {
  const { app, store } = await serve(t, options)
  const { id } = await store.put(analysisOf(agency), { source: '{"retrievedAt":"2024-03-05T06:30:00Z"}', engine: '1' })
  const read = async (url: string) => (await app.inject(url)).json()
  const url = `/articles/${id}/versions`
  t.match(await read(url), { items: [{ number: 1, isCurrent: true, changes: null }], next: null })
  t.equal((await app.inject('/articles/none/versions')).statusCode, 404)
  const later = { source: '{"retrievedAt":"2024-03-05T06:40:00Z"}', engine: '1' }
  await store.put(analysisOf({ ...agency, source: 'another frame around the same words' }), later, { id })
  t.equal((await read(url)).items.length, 1, 'the same words make no version')
  const edited: Draft = {
    ...agency,
    headline: 'Freighter refloated off Tarvik',
    lines: [
      ...wire.slice(0, 3),
      wire[3]!.replace('will not wait', 'shall wait'),
      ...wire.slice(4, 6),
      'Divers found no crack.',
    ],
    names: { ...agency.names, organisation: [] },
  }
  await store.put(analysisOf(edited), source, { id })
  const { items } = VersionListModel.parse(await read(url))
  t.match(items, [
    { number: 2, isCurrent: true, headline: edited.headline, retrievedAt: null },
    { number: 1, isCurrent: false, headline: agency.headline, retrievedAt: '2024-03-05T06:40:00Z', changes: null },
  ])
  const changes = items[0]!.changes!
  t.same(changes.headline, { from: agency.headline, to: edited.headline })
  t.same(
    changes.sentences.added.map(({ text }) => text),
    ['Divers found no crack.'],
  )
  t.same(
    changes.sentences.cut.map(({ text }) => text),
    wire.slice(6),
  )
  t.match(changes.quotes, { came: [{ text: /shall wait/ }], went: [{ text: /will not wait/ }] })
  t.same([changes.quotes.came.length, changes.quotes.went.length], [1, 1])
  t.same(changes.entities, {
    came: [],
    went: [{ id: 'organisation/marisol-dawn', type: 'organisation', name: 'Marisol Dawn' }],
  })
  t.match(await read(`${url}/1`), { id, headline: agency.headline, quotes: [{ text: /will not wait/ }] })
  t.match(await read(`${url}/2`), { id, headline: edited.headline })
  for (const number of ['3', '99']) t.equal((await app.inject(`${url}/${number}`)).statusCode, 404)
  for (const number of ['0', '1.5', 'x']) t.equal((await app.inject(`${url}/${number}`)).statusCode, 400)
  const page = await read(`${url}?limit=1`)
  t.match(page, { items: [{ number: 2, changes: {} }] })
  t.match(await read(`${url}?limit=1&cursor=${page.next}`), { items: [{ number: 1 }], next: null })

  await store.remove(id)
  await store.put(analysisOf(agency), source)
  t.equal((await read(url)).items.length, 1, 'what is removed is gone with its versions')
}

async function boundedVersions(t: Test, options: StoreOptions): Promise<void> {
  const { app, store } = await serve(t, { ...options, versionsKept: 3 })
  const put = (nth: number, named: { id?: string }) =>
    store.put(analysisOf({ ...agency, lines: [...wire, `Edition ${nth}.`] }), source, named)
  const { id } = await put(1, {})
  const other = await store.put(analysisOf({ ...agency, headline: 'Another' }), source)
  for (let nth = 2; nth <= 6; nth++) await put(nth, { id })
  const numbers = async (url: string) => {
    const { items, next } = VersionListModel.parse((await app.inject(url)).json())
    return [items.map(({ number, changes }) => (changes ? number : `${number} first`)), next]
  }
  const url = `/articles/${id}/versions`
  t.same(await numbers(url), [[6, 5, 4, '3 first'], null], 'the oldest are forgotten, and numbers go on')
  t.same((await numbers(`${url}?limit=4`))[1], null)
  const [, next] = await numbers(`${url}?limit=2`)
  t.same(await numbers(`${url}?limit=2&cursor=${next}`), [[4, '3 first'], null])
  t.equal((await app.inject(`${url}/2`)).statusCode, 404)
  t.equal((await app.inject(`${url}/3`)).statusCode, 200)
  t.same(await numbers(`/articles/${other.id}/versions`), [['1 first'], null])
}

t.test('SQLite', async (t) => {
  await copies(t, { database: ':memory:' })
  await stories(t, () => ({ database: ':memory:' }))
  await variants(t, { database: ':memory:' })
  await versions(t, { database: ':memory:' })
  await boundedVersions(t, { database: ':memory:' })
})

await inPostgres(t, async (t, cluster) => {
  const fresh = async () => ({ database: '', databaseUrl: await cluster.database() })
  await copies(t, await fresh())
  const places = [await fresh(), await fresh(), await fresh()]
  await stories(t, () => places.pop()!)
  await variants(t, await fresh())
  await versions(t, await fresh())
  await boundedVersions(t, await fresh())
})

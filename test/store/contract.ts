/** What every engine’s store must do; run on each by store.test.ts. */
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { Test } from 'tap'
import { Article, ArticleSummary } from '../../schemas/article.ts'
import { Claim } from '../../schemas/claim.ts'
import { Entity } from '../../schemas/entity.ts'
import { EntityDetail } from '../../schemas/entity-detail.ts'
import { Quote } from '../../schemas/quote.ts'
import { TimelineEntry } from '../../schemas/timeline.ts'
import { withoutInitial } from '../../src/slug.ts'
import { digestOf } from '../../src/store/rows.ts'
import { parseQuery, QueryError } from '../../src/store/search/query.ts'
import { meets, soughtIn } from '../../src/store/search/sought.ts'
import {
  type ArticleFilter,
  type Change,
  type Listing,
  type QuoteFilter,
  type Store,
  type TimelineFilter,
  TooSlowError,
} from '../../src/store/store.ts'
import { indexWords } from '../../src/store/words.ts'
import { analysisOf, type Draft } from './analysis.ts'
import { queries } from './queries.ts'
import { timelineRecord } from './records.ts'

const source = { source: '{"text":"…"}', engine: '1' }
const all = { limit: 100 }
const editor = { by: 'ada', at: '2024-03-05T09:30:00.000Z' }

/** An answer that a busy machine may be too slow for within the store’s limit: it is asked for again. */
async function answered<T>(ask: () => Promise<T>, again = 20): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof TooSlowError) || again === 0) throw error
    return answered(ask, again - 1)
  }
}

export const bridge: Draft = {
  headline: 'Harbour bridge closes',
  publishedAt: '2024-03-05T23:30:00-05:00',
  publisher: 'The Quay Courier',
  lines: [
    'Ada Moss: “The bridge is no longer safe.”',
    'Moss claims 3.5 tonnes of rust fell in Port Anselm.',
    'Ada Moss and Ben Okafor: “We will build a new one.”',
    'A spokesman: “No comment.”',
  ],
  names: { person: [['Ada Moss', 'Moss'], 'Ben Okafor'], place: ['Port Anselm'] },
  roles: { 'Ada Moss': ['harbour director'] },
  claim: { act: 'warn', polarity: 'asserts', checkworthiness: { score: 0.8, reasons: ['quantity'] } },
  days: { 0: ['2024-03-05', '2024-03-05'], 1: ['2024-03-01', '2024-03-31'] },
  furniture: [{ text: 'Sign up', reason: 'sign-up' }],
}
export const ferry: Draft = {
  headline: 'Ferries replace the bridge',
  publishedAt: '2024-03-06T03:00:00Z',
  publisher: 'Anselm Herald',
  lines: [
    'Ben Okafor: “Two ferries will cross every hour.”',
    'Ada Moss Brandt claims the ferries are full.',
    'Čapek: “Žádný bridge.”',
  ],
  names: { person: ['Ben Okafor', ['Ada Moss Brandt', 'Ada']], organisation: ['Čapek'] },
  roles: { 'Ada Moss Brandt': ['engineer'] },
  claim: { polarity: 'denies', act: 'deny', checkworthiness: { score: 0.2, reasons: [] } },
  days: { 0: ['2024-03-06', '2024-03-06'] },
}
export const undated: Draft = {
  headline: 'A bridge in verse',
  lines: ['Ada Moss: “O bridge, O bridge.”'],
  names: { person: ['Ada Moss'] },
}

const read = <T>({ items }: Listing): T[] => items.map((item) => JSON.parse(item) as T)

/** @param open a new, empty store. */
/** Resolves when the condition holds; the test’s own time ends it otherwise. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20)
}

export function contract(t: Test, open: (options?: { changesKept: number }) => Promise<Store>): void {
  const fresh = async (t: Test, drafts: Draft[] = []) => {
    const store = await open()
    t.teardown(() => store.close())
    for (const draft of drafts) await store.put(analysisOf(draft), source)
    return store
  }
  const headlines = (listing: Listing) => read<ArticleSummary>(listing).map((article) => article.headline)
  const texts = (listing: Listing) => read<{ text: string }>(listing).map((record) => record.text)

  t.test('gives back what was put, in the form of the schemas', async (t) => {
    const store = await fresh(t)
    const analysis = analysisOf(bridge)
    const { id, etag, outcome } = await store.put(analysis, source)
    t.equal(outcome, 'created')
    t.equal(id, '2024-03-05-harbour-bridge-closes')

    const { furniture, ...article } = analysis.article
    const stored = (await store.article(id))!
    t.same(JSON.parse(stored.json), article)
    t.equal(stored.etag, etag)
    t.equal(stored.etag, `"${digestOf(stored.json)}"`, 'the tag is the digest of the bytes')
    const furnished = (await store.article(id, { furniture: true }))!
    t.same(JSON.parse(furnished.json), analysis.article)
    t.equal(furnished.etag, `"${digestOf(furnished.json)}"`)
    t.not(furnished.etag, stored.etag)

    for (const [records, one, list, schema] of [
      [analysis.quotes, store.quote, await store.quotes({}, all), Quote],
      [analysis.claims, store.claim, await store.claims({}, all), Claim],
      [analysis.timeline, store.timelineEntry, await store.timeline({ from: '2024-03-05' }, all), TimelineEntry],
    ] as const) {
      for (const record of records) {
        const { id, json, etag } = (await one(record.id))!
        t.equal(id, record.id)
        t.same(schema.parse(JSON.parse(json)), record)
        t.equal(etag, `"${digestOf(json)}"`)
      }
      t.equal(list.items.length, records.length)
      t.equal(await one('no-such.q1'), null)
    }
    const entities = read(await store.entities({ article: id }, all))
    t.same(
      entities.map((entity) => Entity.parse(entity)),
      [...analysis.entities].sort((a, b) => b.counts.mentions - a.counts.mentions || (a.id < b.id ? -1 : 1)),
    )
    Article.parse(JSON.parse(stored.json))
    for (const summary of read(await store.articles({}, all))) ArticleSummary.strict().parse(summary)
    t.equal(await store.article('none'), null)
    t.equal(await store.entity('person/nobody'), null)
    t.equal(await store.count(), 1)
    await store.ready()
  })

  t.test('all records of an article at once', async (t) => {
    const store = await fresh(t, [bridge, ferry, undated])
    for (const draft of [bridge, ferry, undated]) {
      const { article, quotes, claims, timeline, entities } = analysisOf(draft)
      const found = (await store.records(article.id))!
      t.equal(found.article, (await store.article(article.id))!.json)
      for (const [kind, records] of Object.entries({ quotes, claims, timeline }))
        t.same(
          found[kind as 'quotes'].map((json) => JSON.parse(json)),
          records,
          kind,
        )
      t.same(found.entities, (await store.entities({ article: article.id }, all)).items)
      t.equal(found.entities.length, entities.length)
    }
    t.equal(JSON.parse((await store.records(null))!.article).headline, bridge.headline, 'the most recently published')
    t.equal(await store.records('none'), null)
    t.equal(await (await fresh(t)).records(null), null, 'there is no article yet')
  })

  t.test('loading the same source again changes nothing', async (t) => {
    const store = await fresh(t, [bridge, ferry])
    const before = [await store.articles({}, all), await store.entities({}, all), await store.changes(0, 100)]
    const again = await store.put(analysisOf(bridge), source)
    t.same(await store.known(analysisOf(bridge).article.source.sha256), again)
    t.equal(await store.known('0'.repeat(64)), null)
    t.match(again, { id: '2024-03-05-harbour-bridge-closes', outcome: 'unchanged' })
    t.same([await store.articles({}, all), await store.entities({}, all), await store.changes(0, 100)], before)
    t.equal((await store.put(analysisOf(bridge), source, { id: again.id })).outcome, 'unchanged')
    t.equal((await store.changes(0, 100)).length, 2)
  })

  t.test('another source with the same id gets a number, in all its records', async (t) => {
    const store = await fresh(t, [bridge])
    for (const nth of [2, 3]) {
      const { id } = await store.put(analysisOf({ ...bridge, source: `another ${nth}` }), source)
      t.equal(id, `2024-03-05-harbour-bridge-closes-${nth}`)
      const scope = { article: id }
      const lists = [
        await store.quotes(scope, all),
        await store.claims(scope, all),
        await store.timeline(scope, all),
      ].flatMap((list) => read<{ id: string; article: string }>(list))
      t.equal(lists.length, 6)
      for (const record of lists) {
        t.equal(record.article, id)
        t.ok(record.id.startsWith(`${id}.`))
      }
      const [entry] = read<TimelineEntry>(
        await store.timeline({ ...scope, from: '2024-03-05', to: '2024-03-05' }, all),
      ).filter((entry) => entry.quotes.length > 0)
      t.ok(await store.quote(entry!.quotes[0]!), 'references lead to records')
      for (const entity of read<Entity>(await store.entities(scope, all)))
        t.ok(entity.mentions.every((mention) => mention.article === id))
    }
    t.equal(await store.count(), 3)
  })

  t.test('replaces and removes all records of an article', async (t) => {
    const store = await fresh(t, [bridge])
    const { id } = analysisOf(bridge).article
    const replaced = await store.put(analysisOf({ ...ferry, source: 'new' }), { source: '{}', engine: '2' }, { id })
    t.match(replaced, { id, outcome: 'replaced' })
    t.same(headlines(await store.articles({}, all)), [ferry.headline])
    t.same(texts(await store.quotes({ q: 'safe' }, all)), [])
    t.same(texts(await store.quotes({ q: 'ferries' }, all)), ['Two ferries will cross every hour.'])
    t.equal(await store.entity('person/ada-moss'), null, 'who is named nowhere any more is gone')
    t.equal((await store.entities({ q: 'harbour director' }, all)).items.length, 0)
    t.same(await store.sources(null, 10), [{ id, name: 'draft.txt', source: '{}', engine: '2' }])

    const chosen = await store.put(analysisOf(undated), source, { id: 'chosen' })
    t.match(chosen, { id: 'chosen', outcome: 'created' })
    t.same(
      (await store.sources(id, 10)).map((one) => one.id),
      ['chosen'],
    )
    t.equal(await store.remove(id), true)
    t.equal(await store.remove(id), false)
    for (const list of [
      await store.quotes({ article: id }, all),
      await store.claims({}, all),
      await store.timeline({}, all),
      await store.articles({ q: 'ferries' }, all),
    ])
      t.same(list, { items: [], next: null })
    t.equal(await store.remove('chosen'), true)
    t.same(await store.entities({}, all), { items: [], next: null })
    t.equal(await store.count(), 0)
    t.equal((await store.put(analysisOf(bridge), source)).outcome, 'created')
  })

  t.test('an event that names whom only the article beside it has leaves nothing behind', async (t) => {
    const store = await fresh(t)
    const own = analysisOf(bridge)
    const beside = analysisOf(ferry)
    const stranger = beside.entities.find(({ id }) => !own.entities.some((entity) => entity.id === id))!
    const odd = { ...own, timeline: own.timeline.map((entry) => ({ ...entry, entities: [stranger.id] })) }
    t.not(odd.timeline.length, 0)
    const put = () => Promise.all([odd, beside].map((analysis) => store.put(analysis, source)))
    for (const { id } of await put()) await store.remove(id)
    t.same(
      (await put()).map(({ outcome }) => outcome),
      ['created', 'created'],
    )
    t.same((await store.timeline({ entity: stranger.id }, all)).items, [])
  })

  t.test('If-Match', async (t) => {
    const store = await fresh(t, [bridge])
    const { id } = analysisOf(bridge).article
    const { etag } = (await store.article(id))!
    const other = analysisOf(ferry)
    await t.rejects(store.put(other, source, { id, ifMatch: ['"old"'] }), { name: 'PreconditionError' })
    await t.rejects(store.put(other, source, { id: 'absent', ifMatch: '*' }), { name: 'PreconditionError' })
    for (const ifNoneMatch of ['*', ['"old"', etag]] as const)
      await t.rejects(store.put(other, source, { id, ifNoneMatch }), {
        name: 'PreconditionError',
        condition: 'if-none-match',
      } as { name: string })
    await t.rejects(store.remove(id, { ifMatch: ['"old"'] }), { name: 'PreconditionError' })
    await t.rejects(store.remove('absent', { ifMatch: '*' }), { name: 'PreconditionError' })
    t.same(headlines(await store.articles({}, all)), [bridge.headline])
    const { etag: next } = await store.put(other, source, { id, ifMatch: ['"old"', etag] })
    const furnished = (await store.article(id, { furniture: true }))!.etag
    t.equal((await store.put(analysisOf(bridge), source, { id, ifMatch: [furnished] })).outcome, 'replaced')
    await t.rejects(store.remove(id, { ifMatch: [next] }), { name: 'PreconditionError' })
    t.equal(await store.remove(id, { ifMatch: '*' }), true)
  })

  t.test('finds letters that no accent makes by those of English', async (t) => {
    const words = 'Łódź Ørsted Straße Ægir Đakovo'
    const store = await fresh(t, [{ headline: words, lines: [`Ada Moss: “${words}.”`] }, bridge])
    for (const q of ['lodz', 'ŁÓDŹ', 'orsted', 'Ørst*', 'strasse', 'STRAẞE', 'aegir', '"dakovo"', '"straße aegir"']) {
      t.same(headlines(await store.articles({ q }, all)), [words], q)
      t.same(headlines(await store.articles({ q, sort: 'relevance' }, all)), [words], q)
      t.same(texts(await store.quotes({ q }, all)), [`${words}.`], q)
    }
  })

  t.test('articles, newest first by the instant, the undated last', async (t) => {
    const store = await fresh(t, [undated, ferry, bridge])
    const order = [bridge, ferry, undated].map((draft) => draft.headline)
    t.same(headlines(await store.articles({}, all)), order)
    t.equal((await store.article(null))!.id, analysisOf(bridge).article.id)
    for (const [filter, expected] of [
      [{ from: '2024-03-06' }, [1]],
      [{ to: '2024-03-05' }, [0]],
      [{ from: '2024-03-05', to: '2024-03-06' }, [0, 1]],
      [{ from: '2024-03-07' }, []],
      [{ publisher: 'the quay courier' }, [0]],
      [{ entity: 'person/ben-okafor' }, [0, 1]],
      [{ entity: 'person/ben-okafor', to: '2024-03-05' }, [0]],
      [{ entity: 'person/ada-moss' }, [0, 2]],
      [{ entity: 'person/nobody' }, []],
      [{ q: 'bridges' }, [0, 1, 2]],
      [{ q: 'rust tonnes' }, [0]],
      [{ q: '"tonnes of rust"' }, [0]],
      [{ q: '"rust of tonnes"' }, []],
      [{ q: '3.5' }, [0]],
      [{ q: '5.3' }, []],
      [{ q: 'zadny capek' }, [1]],
      [{ q: 'ŽÁDNÝ' }, [1]],
      [{ q: 'bridge', publisher: 'Anselm Herald' }, [1]],
      [{ q: 'brid' }, []],
      [{ q: 'brid*' }, [0, 1, 2]],
      [{ q: 'tonnes OR ferries' }, [0, 1]],
      [{ q: 'bridge -rust' }, [1, 2]],
      [{ q: 'bridge NOT (rust OR verse)' }, [1]],
      [{ q: 'verse OR rust bridge -capek' }, [0, 2]],
      [{ q: '(verse OR rust) -“o bridge”' }, [0]],
      [{ q: '"ferries ar*"' }, [1]],
      [{ q: 'ferrie*' }, [1]],
      [{ q: 'verses*' }, [2]],
    ] as const)
      t.same(
        headlines(await store.articles(filter, all)),
        expected.map((i) => order[i]),
        JSON.stringify(filter),
      )
  })

  t.test('quotes by article, newest first, then in order of the text', async (t) => {
    const store = await fresh(t, [ferry, bridge, undated])
    const order = ['The bridge is no longer safe.', 'We will build a new one.', 'No comment.'].concat(
      ['Two ferries will cross every hour.', 'Žádný bridge.'],
      'O bridge, O bridge.',
    )
    t.same(texts(await store.quotes({}, all)), order)
    for (const [filter, expected] of [
      [{ speaker: 'person/ada-moss' }, [0, 1, 5]],
      [{ speaker: 'ada moss' }, [0, 1, 5]],
      [{ speaker: 'Moss' }, [0, 1, 5]],
      [{ speaker: 'person/ben-okafor' }, [1, 3]],
      [{ speaker: 'BEN OKAFOR', to: '2024-03-05' }, [1]],
      [{ speaker: 'a spokesman' }, [2]],
      [{ speaker: 'capek' }, [4]],
      [{ speaker: 'ada moss and ben okafor' }, [1]],
      [{ speaker: 'Okafor' }, []],
      [{ article: analysisOf(ferry).article.id }, [3, 4]],
      [{ article: 'none' }, []],
      [{ kind: 'indirect' }, []],
      [{ kind: 'direct', q: 'bridge' }, [0, 4, 5]],
      [{ q: 'bridge', speaker: 'Moss' }, [0, 5]],
      [{ q: 'safe OR comment' }, [0, 2]],
      [{ q: 'bridge -safe' }, [4, 5]],
      [{ q: '"bridge is no long*"' }, [0]],
      [{ q: '-comment (hour* OR "new one" OR “no comment”)' }, [1, 3]],
      [{ from: '2024-03-06' }, [3, 4]],
    ] as const)
      t.same(
        texts(await store.quotes(filter, all)),
        expected.map((i) => order[i]),
        JSON.stringify(filter),
      )
  })

  t.test('claims', async (t) => {
    const quantity = {
      start: 0,
      end: 0,
      text: '',
      value: 3.5,
      max: null,
      unit: 't',
      kind: 'measure',
      approximate: false,
      bound: null,
      of: null,
    } as const
    const store = await fresh(t, [{ ...bridge, claim: { ...bridge.claim, quantities: [quantity] } }, ferry])
    const order = ['3.5 tonnes of rust fell in Port Anselm', 'the ferries are full']
    for (const [filter, expected] of [
      [{}, [0, 1]],
      [{ claimant: 'Ada Moss' }, [0]],
      [{ claimant: 'person/ada-moss-brandt' }, [1]],
      [{ hasQuantity: true }, [0]],
      [{ hasQuantity: false }, [1]],
      [{ minCheckworthiness: 0.5 }, [0]],
      [{ minCheckworthiness: 0 }, [0, 1]],
      [{ polarity: 'denies' }, [1]],
      [{ act: 'warn' }, [0]],
      [{ act: 'promise' }, []],
      [{ voice: 'article' }, []],
      [{ voice: 'attributed', q: 'full ferry' }, [1]],
      [{ article: analysisOf(bridge).article.id }, [0]],
      [{ verdict: 'none' }, [0, 1]],
      [{ verdict: 'any' }, []],
    ] as const)
      t.same(
        texts(await store.claims(filter, all)),
        expected.map((i) => order[i]),
        JSON.stringify(filter),
      )
    const { id } = read<Claim>(await store.claims({}, all))[1]!
    const verdict = { rating: 'unproven', url: 'https://records.example', note: null } as const
    await store.correct({ record: 'verdict', id, verdict }, { by: 'ada', at: '2024-03-05T09:30:00.000Z' })
    for (const [filter, expected] of [
      [{ verdict: 'none' }, [0]],
      [{ verdict: 'any' }, [1]],
      [{ verdict: 'unproven', claimant: 'person/ada-moss-brandt' }, [1]],
      [{ verdict: 'true' }, []],
      [{ verdict: 'unproven', q: 'full' }, [1]],
      [{ polarity: 'denies' }, [1]],
    ] as const)
      t.same(
        texts(await store.claims(filter, all)),
        expected.map((i) => order[i]),
        JSON.stringify(filter),
      )
  })

  t.test('timeline by earliest day', async (t) => {
    const store = await fresh(t, [bridge, ferry])
    const order = [bridge.lines![1], bridge.lines![0], ferry.lines![0]]
    for (const [filter, expected] of [
      [{}, [0, 1, 2]],
      [{ from: '2024-03-06' }, [0, 2]],
      [{ to: '2024-03-04' }, [0]],
      [{ from: '2024-03-05', to: '2024-03-05' }, [0, 1]],
      [{ from: '2024-04-01' }, []],
      [{ entity: 'person/ben-okafor' }, [2]],
      [{ entity: 'place/port-anselm', from: '2024-03-20' }, [0]],
      [{ article: analysisOf(bridge).article.id }, [0, 1]],
      [{ q: 'safe' }, [1]],
    ] as const)
      t.same(
        texts(await store.timeline(filter, all)),
        expected.map((i) => order[i]),
        JSON.stringify(filter),
      )
  })

  t.test('days among instants', async (t) => {
    const at = (publishedAt: string) =>
      analysisOf({ headline: `Pier at ${publishedAt}`, publishedAt, lines: ['The pier is open.'] })
    const moments = [
      '2024-03-05',
      '2024-03-05T09:30:00Z',
      '2024-03-04T23:59:00Z',
      '2024-03-06',
      '2024-03-05T00:30:00+14:00',
    ]
    const store = await fresh(t, [])
    for (const moment of moments) await store.put(at(moment), source)
    const list = async (filter: object) =>
      read<{ publishedAt: string }>(await store.articles(filter, all)).map(({ publishedAt }) => publishedAt)
    t.same(
      await list({}),
      ['2024-03-06', '2024-03-05T09:30:00Z', '2024-03-05', '2024-03-04T23:59:00Z', '2024-03-05T00:30:00+14:00'],
      'newest first, a day where it begins in UTC',
    )
    t.same(
      (await list({ from: '2024-03-05', to: '2024-03-05' })).sort(),
      ['2024-03-05', '2024-03-05T00:30:00+14:00', '2024-03-05T09:30:00Z'],
      'a day is the day that the page names',
    )
  })

  t.test('an entity over articles', async (t) => {
    const store = await fresh(t, [bridge, undated])
    // The same entity under a fuller name, as a later article may have it.
    const later = analysisOf({
      headline: 'Moss honoured',
      publishedAt: '2024-05-01T00:00:00Z',
      lines: ['Ada Lovelace Moss was honoured in Port Anselm.'],
      names: { person: [['Ada Lovelace Moss', 'Ada']], place: ['Port Anselm'] },
      roles: { 'Ada Lovelace Moss': ['dame', 'harbour director'] },
    })
    later.entities[0]!.id = 'person/ada-moss'
    await store.put(later, source)
    const moss = EntityDetail.parse(JSON.parse((await store.entity('person/ada-moss'))!.json))
    t.match(moss, {
      name: 'Ada Lovelace Moss',
      aliases: ['Ada', 'Ada Moss', 'Moss'],
      roles: ['harbour director', 'dame'],
      honorific: null,
      counts: { articles: 3, mentions: 5, quotes: 3, claims: 1 },
    })
    t.same(
      [...new Set(moss.mentions.map((mention) => mention.article))],
      ['2024-05-01-moss-honoured', '2024-03-05-harbour-bridge-closes', 'a-bridge-in-verse'],
      'mentions, newest article first',
    )
    t.equal(moss.mentions.length, 5)
    t.same(
      moss.quotes.map((quote) => quote.text),
      ['The bridge is no longer safe.', 'We will build a new one.', 'O bridge, O bridge.'],
    )
    t.same(moss.neighbours, [
      { id: 'place/port-anselm', type: 'place', name: 'Port Anselm', articles: 2, paragraphs: 2 },
      { id: 'person/ben-okafor', type: 'person', name: 'Ben Okafor', articles: 1, paragraphs: 1 },
    ])
    const { json, etag } = (await store.entity('person/ada-moss'))!
    t.equal(etag, `"${digestOf(json)}"`)

    if (moss.type !== 'person') throw new Error('a person')
    const { quotes, neighbours, roleUses, similar: _, ...record } = moss
    t.same(roleUses, [
      { role: 'harbour director', articles: 2, first: '2024-03-05', last: '2024-05-01' },
      { role: 'dame', articles: 1, first: '2024-05-01', last: '2024-05-01' },
    ])
    t.same(read<Entity>(await store.entities({}, all))[0], record, 'the list has the same record')
    const ids = async (filter: Parameters<Store['entities']>[0]) =>
      read<Entity>(await store.entities(filter, all)).map((entity) => entity.id)
    t.same(await ids({}), ['person/ada-moss', 'place/port-anselm', 'person/ben-okafor'])
    t.same(await ids({ type: 'place' }), ['place/port-anselm'])
    t.same(await ids({ q: 'lovelace' }), ['person/ada-moss'])
    t.same(await ids({ q: 'dame' }), ['person/ada-moss'])
    t.same(await ids({ q: 'love' }), ['person/ada-moss'])
    t.same(await ids({ q: 'ANS' }), ['place/port-anselm'])
    t.same(await ids({ q: 'a mos' }), ['person/ada-moss'], 'each word begins one')
    t.same(await ids({ q: 'dam' }), [], 'of roles whole words')
    t.same(await ids({ q: '"ada mos"' }), [], 'in marks whole words')
    t.same(await ids({ q: 'okafor OR ans -moss' }), ['place/port-anselm', 'person/ben-okafor'])
    t.same(await ids({ q: 'b', article: later.article.id }), [])
    t.same(await ids({ article: later.article.id, type: 'person' }), ['person/ada-moss'])
    t.same(await ids({ article: 'none' }), [])

    await store.remove(later.article.id)
    const after = EntityDetail.parse(JSON.parse((await store.entity('person/ada-moss'))!.json))
    t.match(after, { name: 'Ada Moss', aliases: ['Moss'], roles: ['harbour director'], counts: { articles: 2 } })
    t.same(await ids({ q: 'lovelace' }), [])
  })

  t.test('spellings of a role are one role; the three most used come with their days', async (t) => {
    const store = await fresh(t)
    for (const [day, role] of [
      ['2024-02-01', 'Front-runner'],
      ['2024-02-03', 'frontrunner'],
      ['2024-02-02', 'frontrunner'],
      ['2024-02-04', 'harbour master'],
      ['2024-02-05', 'Harbour Master'],
      ['2024-02-06', 'grandmother'],
      ['2024-02-07', 'neighbour'],
    ] as const) {
      const publishedAt = `${day}T12:00:00Z`
      const lines = ['Tilda Brandt spoke.']
      const names = { person: ['Tilda Brandt'] }
      await store.put(
        analysisOf({ headline: `On ${day}`, publishedAt, lines, names, roles: { 'Tilda Brandt': [role] } }),
        source,
      )
    }
    const brandt = EntityDetail.parse(JSON.parse((await store.entity('person/tilda-brandt'))!.json))
    if (brandt.type !== 'person') throw new Error('a person')
    t.same(brandt.roles, ['frontrunner', 'Harbour Master', 'grandmother', 'neighbour'])
    t.same(brandt.roleUses, [
      { role: 'frontrunner', articles: 3, first: '2024-02-01', last: '2024-02-03' },
      { role: 'Harbour Master', articles: 2, first: '2024-02-04', last: '2024-02-05' },
      { role: 'grandmother', articles: 1, first: '2024-02-06', last: '2024-02-06' },
    ])
  })

  t.test('people of one full name are told apart by roles and companions', async (t) => {
    const lindqvist = (headline: string, role: string | null, beside: string, day: string): Draft => ({
      headline,
      publishedAt: `${day}T12:00:00Z`,
      lines: [
        'Nora Lindqvist: “It is over.”',
        `Nora Lindqvist and ${beside}: “We agree.”`,
        'Nora Lindqvist claims the roof leaks.',
      ],
      names: { person: ['Nora Lindqvist', beside] },
      roles: role === null ? {} : { 'Nora Lindqvist': [role] },
      days: { 0: [day, day] },
    })
    const [plain, second] = ['person/nora-lindqvist', 'person/nora-lindqvist-2']
    const store = await fresh(t)
    const put = async (draft: Draft, options = {}) => {
      const { id } = await store.put(analysisOf(draft), source, options)
      const ids = read<Entity>(await store.entities({ article: id }, all)).map((entity) => entity.id)
      return { id, lindqvist: ids.filter((one) => one.startsWith(plain)).join() }
    }
    const cup = await put(lindqvist('Cup won', 'former Quay Rovers striker', 'Ivo Brandl', '2024-05-01'))
    t.equal(cup.lindqvist, plain)
    const port = await put(lindqvist('Port stopped', 'judge of the harbour court', 'Petra Olsson', '2024-05-02'))
    t.equal(port.lindqvist, second, 'another field of life and nobody in common')
    for (const [headline, role, beside, expected, why] of [
      ['Shoes sold', null, 'Ben Okafor', plain, 'nothing speaks against the first'],
      ['Prize given', 'goalkeeper', 'Ada Moss', plain, 'the field of the first'],
      ['Appeal lost', null, 'Petra Olsson', second, 'a companion of the second'],
      ['Judge retires', 'chief justice', 'Tom Quill', second, 'the field of the second'],
      ['Farewell', 'violinist', 'Ivo Brandl', plain, 'a companion outweighs the field'],
      ['Encore', 'pianist', 'Karl Tarn', plain, 'by now the first is known for music too'],
      ['Sermon', 'bishop', 'Eva Holt', `${plain}-3`, 'neither of the two'],
    ] as const)
      t.equal((await put(lindqvist(headline, role, beside, '2024-05-03'))).lindqvist, expected, `${headline}: ${why}`)

    const quotes = read<Quote>(await store.quotes({ article: port.id }, all))
    t.equal(quotes[0]!.speaker!.entity, second)
    t.same(quotes[1]!.speaker!.entities[0]!.entity, second)
    for (const quote of quotes) {
      const { json, etag } = (await store.quote(quote.id))!
      t.same(JSON.parse(json), quote)
      t.equal(etag, `"${digestOf(json)}"`)
    }
    t.equal(read<Claim>(await store.claims({ article: port.id }, all))[0]!.claimant!.entity, second)
    t.same(read<TimelineEntry>(await store.timeline({ article: port.id }, all))[0]!.entities, [second])
    t.equal((await store.quotes({ speaker: second }, all)).items.length, 6)
    t.equal((await store.quotes({ speaker: 'Nora Lindqvist' }, all)).items.length, 18, 'by name they are all found')
    t.equal((await store.timeline({ entity: second }, all)).items.length, 3)
    const detail = EntityDetail.parse(JSON.parse((await store.entity(second))!.json))
    t.equal(detail.id, second)
    t.same(detail.type === 'person' && detail.roles, ['chief justice', 'judge of the harbour court'])
    t.equal(detail.counts.articles, 3)

    // What was decided stays when the article is written again, even where its new words say otherwise.
    const again = await store.put(
      analysisOf(lindqvist('Port stopped', 'judge of the harbour court', 'Petra Olsson', '2024-05-02')),
      source,
      { id: port.id },
    )
    t.equal(again.outcome, 'unchanged')
    const changed = await put(lindqvist('Port stopped', null, 'Ben Okafor', '2024-05-02'), { id: port.id })
    t.equal(changed.lindqvist, second)
    for (const id of [cup.id, changed.id]) await store.remove(id)
    t.ok(await store.entity(plain))
    t.equal((await put(lindqvist('Cup won', 'striker', 'Ivo Brandl', '2024-05-01'))).lindqvist, plain)
  })

  t.test('a middle initial makes nobody another person, but another initial does', async (t) => {
    const store = await fresh(t)
    const put = async (headline: string, ...people: string[]) => {
      const lines = people.map((name) => `${name} spoke.`)
      const { id } = await store.put(analysisOf({ headline, lines, names: { person: people } }), source)
      const found = read<Entity>(await store.entities({ article: id }, all))
      return people.map((name) => found.find((one) => [one.name, ...one.aliases].includes(name))!.id)
    }
    const [plain, second] = ['person/ivo-holt', 'person/ivo-holt-2']
    t.same(await put('One', 'Ivo Holt'), [plain])
    t.same(await put('Two', 'Ivo K. Holt', 'Ada Moss'), [plain, 'person/ada-moss'])
    t.same(await put('Three', 'Ivo B. Holt', 'Ada Moss'), [second, 'person/ada-moss'], 'whoever is named beside him')
    t.same(await put('Four', 'Ivo B. Holt'), [second])
    t.same(await put('Five', 'Ivo K. Holt'), [plain])
    t.same(await put('Six', 'Ivo Holt'), [plain])
    t.same(await put('Seven', 'Ivo H. K. Holt'), ['person/ivo-h-k-holt'])
    t.same(EntityDetail.parse(JSON.parse((await store.entity(plain))!.json)).aliases, ['Ivo Holt'])
    const together = await Promise.all(['Pia C. Roth', 'Pia D. Roth'].map((name) => put(`Of ${name}`, name)))
    t.same(together, [['person/pia-roth'], ['person/pia-roth-2']])
  })

  /** An article of a day of March 2024, the people in it named in full or by a surname alone, and a quote of the first. */
  const naming = (day: number, person: string[], more: Partial<Draft> = {}): Draft => ({
    headline: `Of ${person.join(', ')} on the ${day}.`,
    publishedAt: `2024-03-${String(day).padStart(2, '0')}T12:00:00Z`,
    lines: [`${person[0]}: “Words of the ${day}.”`, ...person.map((name) => `${name} was there.`)],
    names: { person, organisation: ['Quay Authority', 'Tern Union'] },
    days: { 0: ['2024-03-01', '2024-03-01'] },
    ...more,
  })
  const [vane, short] = ['person/nora-vane', 'person/vane']
  const inFull = [naming(4, ['Nora Vane', 'Ivo Brandl']), naming(6, ['Ivo Brandl', 'Nora Vane'])]
  /** Whom an article names of that surname. */
  const vanesIn = async (store: Store, draft: Draft) =>
    read<Entity>(await store.entities({ article: analysisOf(draft).article.id }, all))
      .map(({ id }) => id)
      .filter((id) => /[/-]vane\b/.test(id))
      .join()

  t.test('a surname alone means whoever is named in full beside the same names', async (t) => {
    const alone = naming(5, ['Vane', 'Ivo Brandl'])
    const store = await fresh(t, [alone])
    t.equal(await vanesIn(store, alone), short, 'nobody is known yet')
    t.match(JSON.parse((await store.entity(short))!.json), { id: short, similar: [] })
    for (const draft of inFull) await store.put(analysisOf(draft), source)
    t.equal(await vanesIn(store, alone), vane)

    const { article } = analysisOf(alone)
    const quote = read<Quote>(await store.quotes({ article: article.id }, all))[0]!
    t.same([quote.speaker!.entity, quote.speaker!.name], [vane, 'Vane'], 'the name stays as it is written')
    t.same(read<TimelineEntry>(await store.timeline({ article: article.id }, all))[0]!.entities[0], vane)
    const detail = EntityDetail.parse(JSON.parse((await store.entity(vane))!.json))
    t.same([detail.name, detail.aliases, detail.counts.articles, detail.counts.quotes], ['Nora Vane', ['Vane'], 3, 2])
    t.equal(await store.entity(short), null)
    t.equal(await store.survivor(short), vane, 'links of the old id lead on')
    for (const entity of [vane, short]) {
      t.equal((await store.articles({ entity }, all)).items.length, 3)
      t.equal((await store.quotes({ speaker: entity }, all)).items.length, 2)
      t.equal((await store.timeline({ entity }, all)).items.length, 2)
    }
    const kinds = (await store.changes(0, 100)).map(({ kind }) => kind)
    t.same(kinds, ['created', 'created', 'updated', 'created'], 'one article with three names is enough')

    const namesake = naming(7, ['Lars Vane', 'Ivo Brandl'])
    await store.put(analysisOf(namesake), source)
    t.equal(await vanesIn(store, alone), short, 'two might be meant')
    t.equal(await store.survivor(short), short)
    const similar = async (id: string) => {
      const one = EntityDetail.parse(JSON.parse((await store.entity(id))!.json))
      return one.type === 'person' && one.similar
    }
    const shared = ['Ivo Brandl', 'Quay Authority', 'Tern Union']
    t.same(await similar(short), [
      { id: vane, name: 'Nora Vane', articles: 2, shared },
      { id: 'person/lars-vane', name: 'Lars Vane', articles: 1, shared },
    ])
    t.same(await similar(vane), [{ id: short, name: 'Vane', articles: 1, shared }])
    t.same(await similar('person/ivo-brandl'), [])
    t.same(read<Quote>(await store.quotes({ speaker: short }, all))[0]!.speaker!.entity, short)
    await store.remove(analysisOf(namesake).article.id)
    t.equal(await vanesIn(store, alone), vane, 'one again')
    await store.put(analysisOf({ ...alone, lines: ['Vane: “Other words.”', 'Ivo Brandl heard it.'] }), source, {
      id: article.id,
    })
    t.equal(await vanesIn(store, alone), vane, 'also when it is stored anew')
    await store.put(analysisOf(naming(9, ['Vane', 'Pia Roth'])), source, { id: article.id })
    t.equal(await store.survivor(short), short, 'beside others nobody is known to be meant')
  })

  t.test('whom a surname means does not hang on the order in which articles come', async (t) => {
    const drafts = [
      ...inFull,
      naming(5, ['Vane', 'Ivo Brandl']),
      naming(12, ['Vane', 'Ivo Brandl', 'Lars Holt']),
      naming(26, ['Vane', 'Ivo Brandl']),
      naming(11, ['Lars Vane', 'Ada Moss', 'Lars Holt']),
      naming(22, ['Lars Vane', 'Ivo Brandl', 'Lars Holt']),
      naming(14, ['de Vane', 'Ivo Brandl']),
    ]
    const answers = async (order: Draft[], together: boolean) => {
      const store = await fresh(t)
      const put = (draft: Draft) => store.put(analysisOf(draft), source)
      if (together) await Promise.all(order.map(put))
      else for (const draft of order) await put(draft)
      const entities = read<Entity>(await store.entities({ type: 'person' }, all))
      return [
        await Promise.all(drafts.map((draft) => vanesIn(store, draft))),
        entities.map(({ id, name, aliases, counts }) => [id, name, aliases, counts]).sort(),
      ]
    }
    const first = await answers(drafts, false)
    t.same(
      first[0]!.slice(2).map((id) => id.slice('person/'.length)),
      ['nora-vane', 'vane', 'lars-vane', 'lars-vane', 'lars-vane', 'de-vane'],
    )
    t.same(await answers([...drafts].reverse(), false), first)
    t.same(await answers([...drafts.slice(3), ...drafts.slice(0, 3)], true), first)
  })

  t.test('of many articles with a surname alone, some at a time are written anew', async (t) => {
    const drafts = Array.from({ length: 120 }, (_, i) => naming(5, ['Vane', 'Ivo Brandl'], { headline: `Report ${i}` }))
    const store = await fresh(t)
    await Promise.all(drafts.map((draft) => store.put(analysisOf(draft), source)))
    const named = async (id: string) => {
      const found = await store.entity(id)
      return found && EntityDetail.parse(JSON.parse(found.json)).counts.articles
    }
    await store.put(analysisOf(inFull[0]!), source)
    t.ok((await named(short))!, 'not all at once')
    await until(async () => (await named(vane)) === 121)
    t.equal(await named(short), null)
    const namesake = naming(7, ['Lars Vane', 'Ivo Brandl'])
    await store.put(analysisOf(namesake), source)
    await until(async () => (await named(short)) === 120)
    t.equal(await named(vane), 1)
  })

  t.test('a surname alone means nobody where something speaks against it', async (t) => {
    const brandl = { person: ['Vane', 'Ivo Brandl'] }
    for (const [why, alone, expected = short] of [
      ['weeks apart', naming(21, brandl.person)],
      ['no day', { ...naming(5, brandl.person), publishedAt: null }],
      ['organisations alone in common', naming(5, ['Vane', 'Pia Roth'])],
      ['another role', naming(5, brandl.person, { roles: { Vane: ['harbour pilot'] } })],
      ['the same role', naming(5, brandl.person, { roles: { Vane: ['deputy mayor of Tarn'] } }), vane],
      ['another in the article', naming(5, [...brandl.person, 'Lars Vane']), `person/lars-vane,${short}`],
    ] as [string, Draft, string?][]) {
      const roles = { 'Nora Vane': ['Mayor'] }
      const store = await fresh(t, [alone, ...inFull.map((draft) => ({ ...draft, roles }))])
      t.equal((await vanesIn(store, alone)).split(',').sort().join(), expected, why)
    }
    const store = await fresh(t, [
      naming(5, brandl.person),
      naming(4, ['Nora Vane', 'Ivo Brandl'], {
        names: { person: ['Nora Vane', 'Ivo Brandl'], organisation: ['Tern Union'] },
      }),
    ])
    t.equal(await vanesIn(store, naming(5, brandl.person)), short, 'two names in one article are too few')

    const addressed = (honorific: string) => {
      const analysis = analysisOf(naming(5, brandl.person))
      for (const entity of analysis.entities) if (entity.id === short) Object.assign(entity, { honorific })
      return analysis
    }
    for (const [honorific, expected] of [
      ['Mr', short],
      ['Mrs', vane],
    ] as const) {
      const store = await fresh(t, inFull)
      await store.put(addressed(honorific), source)
      t.equal(await vanesIn(store, naming(5, brandl.person)), expected, honorific)
    }
    const given = naming(5, ['Lars', 'Ivo Brandl'])
    const named = await fresh(t, [
      given,
      naming(4, ['Nora Lars', 'Ivo Brandl']),
      naming(6, ['Nora Lars', 'Ivo Brandl']),
    ])
    t.ok(await named.entity('person/lars'), 'a given name is no surname')
  })

  t.test('what editors say of a surname comes before what articles tell', async (t) => {
    const alone = naming(5, ['Vane', 'Ivo Brandl'])
    const { id } = analysisOf(alone).article
    const merged = await fresh(t, [alone])
    const merge = { into: 'person/lars-vane' }
    await merged.put(analysisOf(naming(30, ['Lars Vane'])), source)
    const { correction } = (await merged.correct({ record: 'entity', id: short, merge }, editor))!
    for (const draft of inFull) await merged.put(analysisOf(draft), source)
    t.equal(await vanesIn(merged, alone), merge.into)
    await merged.undo(correction, editor)
    t.equal(await vanesIn(merged, alone), vane, 'undone, the articles tell again')

    const split = await fresh(t, [alone, ...inFull])
    const apart = { into: 'person/lars-vane', name: 'Lars Vane', articles: [id], mentions: [] }
    const parted = (await split.correct({ record: 'entity', id: vane, split: apart }, editor))!
    t.equal(await vanesIn(split, alone), apart.into)
    const namesake = naming(8, ['Pia Vane', 'Ivo Brandl'])
    await split.put(analysisOf(namesake), source)
    t.equal(await vanesIn(split, alone), apart.into, 'though two might be meant')
    await split.undo(parted.correction, editor)
    await split.remove(analysisOf(namesake).article.id)
    t.equal(await vanesIn(split, alone), vane)

    const renamed = await fresh(t, [alone, ...inFull])
    await renamed.correct({ record: 'entity', id: vane, patch: { name: 'Nora K. Vane' } }, editor)
    t.equal(EntityDetail.parse(JSON.parse((await renamed.entity(vane))!.json)).counts.articles, 3)
    const [quote] = read<Quote>(await renamed.quotes({ article: id }, all))
    const speaker = { entity: 'person/ivo-brandl' }
    const other = (await renamed.correct({ record: 'quote', id: quote!.id, patch: { speaker } }, editor))!
    t.equal(read<Quote>(await renamed.quotes({ article: id }, all))[0]!.speaker!.entity, speaker.entity)
    for (const draft of inFull) await renamed.remove(analysisOf(draft).article.id)
    t.equal(await vanesIn(renamed, alone), vane, 'whoever was meant when it was corrected')
    await renamed.undo(other.correction, editor)
    t.equal(await vanesIn(renamed, alone), short)
  })

  t.test('ids that had a middle initial lead on, and keep what editors said', async (t) => {
    const store = await fresh(t)
    const draft = (headline: string, ...person: string[]): Draft => ({
      headline,
      lines: person.map((name) => `${name}: “We sail.”`),
      names: { person },
    })
    const drafts = [
      draft('One', 'Tilda B. Brandt', 'Ivo K. Holt', 'Pia C. Roth'),
      draft('Two', 'Tilda Brandt', 'Ivo K. Holt'),
    ]
    const before = drafts.map((one) => {
      const json = ['tilda-b-brandt', 'ivo-k-holt', 'pia-c-roth'].reduce(
        (text, id) => text.replaceAll(withoutInitial(id), id),
        JSON.stringify(analysisOf(one)),
      )
      return JSON.parse(one.headline === 'Two' ? json.replaceAll('tilda-b-brandt', 'tilda-brandt') : json)
    })
    const ids = []
    for (const analysis of before) ids.push((await store.put(analysis, source)).id)
    const merge = { into: 'person/tilda-b-brandt' }
    await store.correct({ record: 'entity', id: 'person/tilda-brandt', merge }, editor)
    await store.correct({ record: 'entity', id: merge.into, patch: { roles: ['pilot'] } }, editor)
    const [quote] = read<Quote>(await store.quotes({ article: ids[0]! }, all)).slice(-1)
    const speaker = { entity: 'person/pia-c-roth' }
    await store.correct({ record: 'quote', id: quote!.id, patch: { speaker } }, editor)
    for (const [n, one] of drafts.entries()) await store.put(analysisOf(one), source, { id: ids[n]! })
    for (const draft of drafts) {
      const { id } = await store.put(analysisOf({ ...draft, headline: `${draft.headline} again` }), source)
      ids.push(id)
    }
    const people = await Promise.all(
      ids.map(async (article) =>
        read<Entity>(await store.entities({ article, type: 'person' }, all))
          .map(({ id }) => id.slice('person/'.length))
          .sort(),
      ),
    )
    t.same(people, [
      ['ivo-holt', 'pia-c-roth', 'tilda-b-brandt'],
      ['ivo-holt', 'tilda-b-brandt'],
      ['ivo-holt', 'pia-roth', 'tilda-b-brandt'],
      ['ivo-holt', 'tilda-b-brandt'],
    ])
    const brandt = EntityDetail.parse(JSON.parse((await store.entity(merge.into))!.json))
    t.same(brandt.type === 'person' && brandt.roles, ['pilot'])
    t.equal(await store.survivor('person/ivo-k-holt'), 'person/ivo-holt')
    t.equal(await store.survivor('person/tilda-brandt'), 'person/tilda-b-brandt')
    t.equal(await store.survivor('person/eva-k-holt'), null)
    t.equal((await store.quotes({ speaker: 'person/ivo-k-holt' }, all)).items.length, 4, 'filters, too')
  })

  t.test('pages hold every record once, in order, also while others are written', async (t) => {
    const store = await fresh(t)
    const instants = ['2024-03-05T10:00:00Z', '2024-03-05T12:00:00+02:00', '2024-03-04T10:00:00Z', null]
    for (let i = 0; i < 12; i++)
      await store.put(
        analysisOf({
          headline: `Report ${i}`,
          publishedAt: instants[i % 4]!,
          lines: ['Ada Moss: “One.”', 'Ada Moss and Ben Okafor: “Two.”', 'Ada Moss claims three.'],
          names: { person: ['Ada Moss', 'Ben Okafor'] },
          days: {
            0: ['2024-03-05', '2024-03-05'],
            1: [`20${10 + i}-12-01`, i < 6 ? '2024-03-04' : '2024-01-01'],
            2: ['2024-03-04', '2024-03-05'],
          },
        }),
        source,
      )
    const lists: [string, (cursor: string | undefined, limit: number) => Promise<Listing>][] = [
      ['articles', (cursor, limit) => store.articles({}, { limit, ...(cursor && { cursor }) })],
      [
        'articles of',
        (cursor, limit) => store.articles({ entity: 'person/ada-moss' }, { limit, ...(cursor && { cursor }) }),
      ],
      ['quotes', (cursor, limit) => store.quotes({}, { limit, ...(cursor && { cursor }) })],
      ['quotes by', (cursor, limit) => store.quotes({ speaker: 'ben okafor' }, { limit, ...(cursor && { cursor }) })],
      ['quotes with', (cursor, limit) => store.quotes({ q: 'one' }, { limit, ...(cursor && { cursor }) })],
      ['claims', (cursor, limit) => store.claims({}, { limit, ...(cursor && { cursor }) })],
      ['entities', (cursor, limit) => store.entities({}, { limit, ...(cursor && { cursor }) })],
      ['timeline', (cursor, limit) => store.timeline({}, { limit, ...(cursor && { cursor }) })],
      [
        'timeline from',
        (cursor, limit) => store.timeline({ from: '2024-03-04' }, { limit, ...(cursor && { cursor }) }),
      ],
      [
        'timeline of',
        (cursor, limit) => store.timeline({ entity: 'person/ada-moss' }, { limit, ...(cursor && { cursor }) }),
      ],
    ]
    for (const [name, list] of lists) {
      const whole = await list(undefined, 100)
      t.equal(whole.next, null)
      t.ok(whole.items.length >= 2, name)
      for (const limit of [1, 5]) {
        const paged: string[] = []
        let cursor: string | undefined
        do {
          const page = await list(cursor, limit)
          t.ok(page.items.length <= limit)
          paged.push(...page.items)
          cursor = page.next ?? undefined
        } while (cursor)
        t.same(paged, whole.items, `${name}, ${limit} a page`)
      }
    }
    const lasting = read<TimelineEntry>(await store.timeline({ from: '2024-03-04' }, all))
    t.equal(lasting.length, 30)
    t.same(
      lasting.slice(0, 7).map(({ earliest }) => earliest.slice(0, 4)),
      ['2010', '2011', '2012', '2013', '2014', '2015', '2024'],
      'what began years before and is not over comes first',
    )
    const first = await store.articles({}, { limit: 3 })
    await store.put(analysisOf({ headline: 'Breaking', publishedAt: '2025-01-01T00:00:00Z' }), source)
    const second = await store.articles({}, { limit: 100, cursor: first.next! })
    t.equal(new Set([...first.items, ...second.items]).size, 12, 'a newer article shifts nothing')
  })

  t.test('cursors that were not made for the list are refused', async (t) => {
    const store = await fresh(t, [bridge, ferry])
    const { next } = await store.quotes({ kind: 'direct' }, { limit: 1 })
    await store.quotes({ kind: 'direct', q: undefined } as never, { limit: 7, cursor: next! })
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { scope } = JSON.parse(Buffer.from(next!, 'base64url').toString())
    for (const cursor of [
      '',
      'x',
      '%%%',
      forged(null),
      forged([]),
      forged({ scope }),
      forged({ scope, key: [1, 2] }),
      forged({ scope, key: [1, 2, '3'] }),
      forged({ scope, key: [1, 2, null] }),
      forged({ scope: 'x', key: [1, 2, 3] }),
    ])
      await t.rejects(store.quotes({ kind: 'direct' }, { limit: 1, cursor }), { name: 'BadCursorError' }, cursor)
    await t.rejects(store.quotes({}, { limit: 1, cursor: next! }), { name: 'BadCursorError' }, 'another filter')
    await t.rejects(store.claims({}, { limit: 1, cursor: next! }), { name: 'BadCursorError' }, 'another list')
    await t.rejects(store.articles({}, { limit: 1, cursor: next! }), { name: 'BadCursorError' })
  })

  t.test('no text is taken for a query language', async (t) => {
    const store = await fresh(t, [bridge, ferry, undated])
    const hostile = ['"', '""', '“', 'a"b', "'", "''", '*', 'a*', '^a', '-a', 'NOT a', 'a NEAR b', 'words:a', '{a b}:c']
    hostile.push(
      'a AND',
      'OR',
      '(',
      ')',
      '(a',
      'a & | ! b',
      '<->',
      ':*',
      '\\',
      'a\0b',
      '\ud800',
      '%',
      '_',
      '🦆',
      '\u2028',
    )
    hostile.push('x '.repeat(5000), '"'.repeat(9999), 'ſ', '１２', 'ß', '\u0301', '𞤀', '—', "'; drop table quotes; --")
    /** What a query finds, or that it cannot be read. */
    const found = async (list: Promise<Listing>) => {
      try {
        return headlines(await list)
      } catch (error) {
        if (!(error instanceof QueryError)) throw error
        return error.column
      }
    }
    const ask = async (q: string) => {
      await found(store.articles({ q, publisher: q, entity: q }, all))
      await found(store.quotes({ q }, all))
      await store.quotes({ speaker: q, article: q }, all)
      await found(store.entities({ q }, all))
      await found(store.claims({ q, claimant: q, act: q }, all))
      await found(store.timeline({ q, entity: q }, all))
      await store.article(q)
      await store.entity(q)
      await store.quote(q)
    }
    for (const q of hostile) await ask(q)
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), ask), { numRuns: 100, seed: 1 })
    t.same(await found(store.articles({ q: 'tonnes or rust' }, all)), [], 'a small “or” is a word like any other')
    for (const [q, column] of [
      ['!?', 3],
      ['rust "and', 6],
      ['rust OR', 8],
    ] as const)
      for (const list of ['articles', 'quotes', 'entities', 'claims', 'timeline'] as const)
        t.equal(await found(store[list]({ q }, all)), column, `${q} in ${list}`)
    t.equal(await store.count(), 3)
  })

  t.test('a query finds what meets it', async (t) => {
    const store = await fresh(t)
    const lines = [
      '“Port” ports porter',
      'ferry ferries a port',
      'PORT ferry-port',
      'portal; ferrous',
      'a ferry, a porter',
    ]
    for (const [i, line] of lines.entries())
      await store.put(analysisOf({ headline: `N${i}`, lines: [`Ada Moss: “${line}.”`] }), source)
    const has = (text: string, q: string) => meets(indexWords(text), soughtIn(parseQuery(q)))
    await fc.assert(
      fc.asyncProperty(queries(['port', 'ports', 'ferry', 'ferries', 'porter', 'a']), async (q) => {
        t.same(
          texts(await store.quotes({ q }, all)).sort(),
          lines
            .map((line) => `${line}.`)
            .filter((line) => has(line, q))
            .sort(),
          q,
        )
        const whole = lines.flatMap((line, i) => (has(`N${i} Ada Moss: “${line}.”`, q) ? [`N${i}`] : []))
        t.same(headlines(await store.articles({ q }, all)).sort(), whole, q)
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  t.test('stores whatever text an article has', async (t) => {
    const store = await fresh(t)
    const odd = 'Nul \0, lone \ud800, 𐀀, \u2028, “quotes”, \\u0000'
    const analysis = analysisOf({ headline: 'Odd', lines: [`Ada Moss\0: “${odd}”`, 'x'.repeat(100_000)], names: {} })
    analysis.article.source.name = 'a\0b'
    const { id } = await store.put(analysis, { source: JSON.stringify({ text: odd }), engine: '1' })
    t.same(JSON.parse((await store.article(id))!.json).text, analysis.article.text)
    t.same(texts(await store.quotes({ speaker: 'Ada Moss' }, all)), [odd])
    t.same(texts(await store.quotes({ q: 'lone quotes' }, all)), [odd])
  })

  t.test('an article with more records than a statement takes', async (t) => {
    const store = await fresh(t)
    const lines = Array.from({ length: 350 }, (_, i) => `Person N${i}: “Words ${i}.”`)
    const person = Array.from({ length: 350 }, (_, i) => `Person N${i}`)
    const { id } = await store.put(analysisOf({ headline: 'Crowd', lines, names: { person } }), source)
    t.equal((await store.quotes({ article: id, speaker: 'Person N349' }, all)).items.length, 1)
    t.equal((await store.entities({ article: id }, all)).items.length, 100)
    await store.remove(id)
    t.equal((await store.entities({}, all)).items.length, 0)
  })

  t.test('a phrase does not go over what a quote leaves out', async (t) => {
    const store = await fresh(t)
    const analysis = analysisOf({ headline: 'Ports', lines: ['Ada Moss: “Ships wait. Cranes stand.”'] })
    const [quote] = analysis.quotes
    const at = (words: string) => analysis.article.text.indexOf(words)
    const part = (words: string) => ({ start: at(words), end: at(words) + words.length, text: words })
    Object.assign(quote!, { parts: [part('Ships'), part('Cranes stand')], text: 'Ships … Cranes stand' })
    await store.put(analysis, source)
    for (const [q, quotes, articles] of [
      ['"cranes stand" ships', 1, 1],
      ['"ships cranes"', 0, 0],
      ['ports -"ships cranes"', 0, 1],
      ['ships -"ships cranes"', 1, 1],
      ['"ships wait"', 0, 1],
    ] as const) {
      t.equal((await store.quotes({ q }, all)).items.length, quotes, `quotes: ${q}`)
      t.equal((await store.articles({ q }, all)).items.length, articles, `articles: ${q}`)
    }
  })

  t.test('words that many texts have', async (t) => {
    const store = await fresh(t)
    for (let nth = 0; nth < 3; nth++) {
      const lines = Array.from({ length: 3400 }, (_, i) => {
        const words = ['Words', ...(i % 5 < 2 ? ['often'] : []), ...(i % 20 === 0 ? ['seldom'] : [])]
        return `${i % 2 ? 'Ada Moss' : 'Ben Okafor'}: “${words.join(' ')} ${i}.”`
      })
      await store.put(
        analysisOf({ headline: `Crowd ${nth}`, publishedAt: `2024-03-0${nth + 1}T00:00:00Z`, lines }),
        source,
      )
    }
    const whole = async (filter: QuoteFilter) => {
      const items: string[] = []
      let cursor: string | undefined
      do {
        const page = await answered(() => store.quotes(filter, { ...all, ...(cursor && { cursor }) }))
        items.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor)
      return items
    }
    const quotes = await whole({})
    const moss = await whole({ speaker: 'Ada Moss' })
    t.same([quotes.length, moss.length], [10_200, 5100])
    // Found by looking at each, by walking the list, by looking each up.
    for (const word of ['words', 'often', 'seldom']) {
      const having = (items: string[]) => items.filter((json) => JSON.parse(json).text.toLowerCase().includes(word))
      t.same(await whole({ q: word }), having(quotes), word)
      t.same(await whole({ q: word, speaker: 'Ada Moss' }), having(moss))
    }
    const first = { speaker: ['Ada Moss', 'Ben Okafor'], to: '2024-03-01' }
    const { total } = (await store.quotes(first, { limit: 1, facets: [] })).tally!
    t.ok(total.count <= 3400 && !total.exact, `${JSON.stringify(total)} of those that so many say`)
  })

  t.test('events of many articles that were published within some days', async (t) => {
    const store = await fresh(t)
    const published = (nth: number) => new Date(Date.UTC(2024, 0, 1, 2 * nth))
    const eventOf = (nth: number) => {
      // Most look back, some ahead, and now and then one goes on over months.
      const day = published(nth).getTime() + (nth % 17 === 0 ? 400 : -((nth * 7) % 90)) * 86_400_000
      const begins = new Date(day).toISOString().slice(0, 10)
      return [begins, nth % 29 === 0 ? new Date(day + 70 * 86_400_000).toISOString().slice(0, 10) : begins] as const
    }
    await Promise.all(
      Array.from({ length: 1300 }, (_, nth) => {
        const analysis = analysisOf({
          headline: `Ship ${nth}`,
          publishedAt: published(nth).toISOString(),
          lines: ['Ada Moss: “The harbour is open.”'],
        })
        const { id, text } = analysis.article
        const timeline = [
          timelineRecord({ start: 0, end: 4, text: text.slice(0, 4) }, [...eventOf(nth)], { article: id }),
        ]
        return store.put({ ...analysis, timeline }, source)
      }),
    )
    const whole = async (filter: TimelineFilter) => {
      const items: { id: string; article: string; earliest: string; latest: string }[] = []
      let cursor: string | undefined
      do {
        const page = await answered(() => store.timeline(filter, { limit: 40, ...(cursor && { cursor }) }))
        items.push(...page.items.map((json) => JSON.parse(json)))
        cursor = page.next ?? undefined
      } while (cursor)
      return items
    }
    const events = await whole({})
    t.equal(events.length, 1300)
    const days = new Map(
      await Promise.all(
        events.map(async ({ article }) => {
          const { publishedAt } = JSON.parse((await store.article(article))!.json)
          return [article, publishedAt.slice(0, 10)] as const
        }),
      ),
    )
    for (const sort of ['newest', 'oldest'] as const) {
      const ordered = sort === 'newest' ? [...events].reverse() : events
      const ids = (some: typeof events) => some.map(({ id }) => id)
      for (const [publishedFrom, publishedTo] of [
        ['2024-01-04', '2024-04-06'],
        ['2024-01-10', '2025-01-01'],
        ['2020-01-01', '2024-04-02'],
      ] as const) {
        const within = ordered.filter(
          ({ article }) => days.get(article)! >= publishedFrom && days.get(article)! <= publishedTo,
        )
        t.ok(within.length > 1000)
        t.same(ids(await whole({ publishedFrom, publishedTo, sort })), ids(within), `${sort} ${publishedFrom}`)
      }
      const from = '2024-02-20'
      const later = ordered.filter(({ latest }) => latest >= from)
      t.same(ids(await whole({ from, sort })), ids(later), `${sort} from ${from}`)
    }
  })

  t.test('how much of what many articles have is looked at', async (t) => {
    const store = await fresh(t)
    const publisherOf = (nth: number) => (nth % 22 === 0 ? 'Anselm Herald' : 'The Quay Courier')
    const long = Array.from({ length: 200 }, (_, i) => `Crane ${i}`).join(' ')
    await Promise.all(
      Array.from({ length: 1100 }, (_, nth) => {
        const publishedAt = new Date(Date.UTC(2024, 0, 1, nth)).toISOString()
        // An index does not know all places of words that one has so often.
        const lines = ['Ada Moss: “The harbour is open.”', ...(nth % 100 === 50 ? ['sea '.repeat(300)] : [])]
        // The second is a copy of the first.
        if (nth === 500 || nth === 501) lines.push(`${long} ${nth === 500 ? 'A lantern.' : ''}`)
        return store.put(
          analysisOf({ headline: `Ship ${nth}`, publishedAt, publisher: publisherOf(nth), lines }),
          source,
        )
      }),
    )
    const newest = Array.from({ length: 1100 }, (_, i) => `Ship ${1099 - i}`)
    const heralds = newest.filter((_, i) => publisherOf(1099 - i) === 'Anselm Herald')
    const tally = async (kind: 'articles' | 'quotes', filter: ArticleFilter) => {
      const page = { limit: 1, facets: ['publisher' as const] }
      const { total, counted, facets } = (await answered(() => store[kind](filter, page))).tally!
      return [total.count, total.exact, counted, ...facets.publisher!.map(({ label, count }) => `${label} ${count}`)]
    }
    const counts = (first: readonly string[]) => {
      const own = first.filter((headline) => heralds.includes(headline)).length
      return [`The Quay Courier ${first.length - own}`, ...(own > 0 ? [`Anselm Herald ${own}`] : [])]
    }
    const shown = async (filter: ArticleFilter) => {
      const headlines: string[] = []
      let cursor: string | undefined
      do {
        const page = await answered(() => store.articles(filter, { ...all, ...(cursor && { cursor }) }))
        headlines.push(...page.items.map((json) => JSON.parse(json).headline))
        cursor = page.next ?? undefined
      } while (cursor)
      return headlines
    }
    t.same(await tally('articles', {}), [1100, true, 1000, ...counts(newest.slice(0, 1000))])
    t.same(await tally('quotes', {}), [1100, true, 1000, ...counts(newest.slice(0, 1000))])
    const found = []
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page = await answered(() => store.quotes({ q: '"harbour is open"' }, { ...all, ...(cursor && { cursor }) }))
      found.push(...read<Quote>(page).map(({ article }) => article))
      cursor = page.next
    }
    t.equal(new Set(found).size, 1100, 'a phrase, in whatever article')
    t.same((await store.quotes({ q: '"sea harbour"' }, all)).items, [])
    // One is looked for in each article, one gathered.
    for (const q of ['harbour', 'harbou*']) {
      t.same(await shown({ q }), newest, q)
      t.same(await shown({ q, publisher: 'Anselm Herald' }), heralds)
      const without = (ship: string) => newest.filter((headline) => headline !== ship)
      t.same(await shown({ q, fold: 'copies' }), without('Ship 501'))
      t.same(await shown({ q: `${q} -lantern`, fold: 'copies' }), without('Ship 500'), 'its original is not asked for')
      t.same((await shown({ q, sort: 'relevance' })).sort(), newest.slice(0, 64).sort())
      t.same(await tally('articles', { q }), [1100, true, 64, ...counts(newest.slice(0, 64))])
      t.same(await tally('articles', { q, publisher: 'Anselm Herald' }), [50, true, 50, 'Anselm Herald 50'])
      t.same(await tally('articles', { q, from: '2024-01-01' }), [64, false, 64, ...counts(newest.slice(0, 64))])
      t.same(await tally('quotes', { q }), [48, false, 48, ...counts(newest.slice(0, 48))])
      // Too many to be gathered: they are walked.
      const said: string[] = []
      for (let cursor: string | undefined | null; cursor !== null; ) {
        const filter = { q, publisher: ['The Quay Courier', 'Nobody’s Herald'] }
        const page = await answered(() => store.quotes(filter, { ...all, ...(cursor && { cursor }) }))
        said.push(...read<Quote>(page).map(({ article }) => article))
        cursor = page.next
      }
      t.equal(new Set(said).size, 1050, 'of one of several publishers')
    }
  })

  t.test('a large write lets others have their turn', async (t) => {
    const store = await fresh(t, [bridge])
    const lines = Array.from({ length: 1000 }, (_, i) => `Ada Moss: “Words ${i}.”`)
    const write = store.put(analysisOf({ headline: 'Long', lines }), source)
    let turns = 0
    const timer = setInterval(() => turns++)
    await write
    clearInterval(timer)
    t.ok(turns >= 5, `${turns} turns`)
  })

  t.test('tells of changes', async (t) => {
    const store = await fresh(t, [undated])
    const told: Change[] = []
    const stop = store.subscribe((changes) => told.push(...changes))
    store.subscribe(() => {
      throw new Error('a listener that fails')
    })
    const { id } = await store.put(analysisOf(bridge), source)
    t.match(told, [{ article: id, kind: 'created' }], 'when the write is acknowledged, it has been told')
    await store.put(analysisOf(bridge), source)
    await store.put(analysisOf({ ...ferry, source: 'new' }), source, { id })
    await store.remove(id)
    t.same(
      told.map(({ article, kind }) => [article, kind]),
      [
        [id, 'created'],
        [id, 'updated'],
        [id, 'deleted'],
      ],
    )
    stop()
    await store.put(analysisOf(ferry), source)
    t.equal(told.length, 3)

    const kept = await store.changes(0, 100)
    t.equal(kept.length, 5)
    t.same(kept.slice(1, 4), told)
    t.same(await store.changes(told[0]!.sequence, 1), [told[1]])
    t.same(await store.changes(kept[4]!.sequence, 1), [])
    t.ok(kept.every((change, i) => i === 0 || change.sequence > kept[i - 1]!.sequence))
  })

  t.test('forgets the oldest changes, and says so', async (t) => {
    const store = await open({ changesKept: 20 })
    t.teardown(() => store.close())
    t.equal(await store.missed(0), null)
    t.same(await store.missed(7), { newest: 0 }, 'a number of another database')
    const put = (nth: number) => store.put(analysisOf({ ...bridge, source: `source ${nth}` }), source, { id: 'bridge' })
    await put(0)
    t.equal(await store.missed(0), null, 'nothing is forgotten yet')
    for (let nth = 1; nth < 40; nth++) await put(nth)
    await until(async () => (await store.changes(0, 100)).length < 25)
    // More may be forgotten between two questions: what they answer belongs together when nothing was.
    for (;;) {
      const kept = await store.changes(0, 100)
      const [oldest, newest] = [kept[0]!.sequence, kept.at(-1)!.sequence]
      const asked = [0, oldest - 2, oldest - 1, oldest, newest, newest + 1]
      const missed = []
      for (const after of asked) missed.push(await store.missed(after))
      const { length } = await store.changes(0, 100)
      if (length !== kept.length) continue
      t.ok(length >= 20, `${length} are kept`)
      t.same(missed, [{ newest }, { newest }, null, null, null, { newest }])
      break
    }
  })

  t.test('writes at the same time do not disturb each other', async (t) => {
    const store = await fresh(t)
    const drafts = Array.from({ length: 20 }, (_, i) => ({ ...bridge, source: `source ${i % 10}` }))
    const results = await Promise.all(drafts.map((draft) => store.put(analysisOf(draft), source)))
    t.equal(results.filter((result) => result.outcome === 'created').length, 10)
    t.equal(new Set(results.map((result) => result.id)).size, 10)
    t.equal(await store.count(), 10)
    t.equal(JSON.parse((await store.entity('person/ada-moss'))!.json).counts.articles, 10)
  })

  t.test('keeps notes of what was fetched', async (t) => {
    const store = await fresh(t)
    const url = `https://quay.example/${'a'.repeat(2000)}`
    const note = { article: 'a', problem: null, pending: null, etag: '"1"', modified: null }
    t.equal(await store.fetchNote(url), null)
    await store.noteFetch(url, note)
    t.same(await store.fetchNote(url), note)
    await store.noteFetch(url, { ...note, article: null, problem: 'gone\0' })
    t.match(await store.fetchNote(url), { article: null, problem: /^gone/ })
    t.equal(await store.fetchNote(`${url}b`), null)
  })

  t.test('of writes that share a transaction, one that fails disturbs no other', async (t) => {
    const store = await fresh(t)
    const good = Array.from({ length: 12 }, (_, i) => analysisOf({ ...bridge, source: `source ${i}` }))
    const torn = analysisOf({ ...bridge, source: 'torn' })
    const twice = { ...torn, quotes: [...torn.quotes, ...torn.quotes] }
    const puts = [
      ...good.slice(0, 6).map((analysis) => store.put(analysis, source)),
      store.put(twice, source),
      store.put(torn, source, { id: 'none', ifMatch: '*' }),
      ...good.slice(6).map((analysis) => store.put(analysis, source)),
    ]
    const results = await Promise.allSettled(puts)
    t.same(
      results.flatMap(({ status }, i) => (status === 'rejected' ? [i] : [])),
      [6, 7],
    )
    t.match(results[7], { reason: { name: 'PreconditionError' } })
    t.equal(await store.count(), 12)
    t.equal(JSON.parse((await store.entity('person/ada-moss'))!.json).counts.articles, 12)
    t.equal((await store.changes(0, 100)).length, 12)
    t.same(
      results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : [])),
      (await store.changes(0, 100)).map(({ article }) => article),
      'in the order in which they came',
    )
  })
}

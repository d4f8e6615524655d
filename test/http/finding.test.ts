/** Finding over HTTP, the same on both engines. */
import type { FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore, type StoreOptions } from '../../src/store/index.ts'
import { analysisOf } from '../store/analysis.ts'
import { openCluster } from '../store/cluster.ts'
import { bridge, ferry, undated } from '../store/contract.ts'

t.setTimeout(600_000)

const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1' })
const analyser = startAnalyser(config)
t.teardown(() => analyser.close())
const cluster = await openCluster()

async function service(t: Test, place: StoreOptions): Promise<FastifyInstance> {
  const store = await openStore(place)
  for (const [draft, article] of [
    [
      bridge,
      { bylines: [{ name: 'Ivo Brandl', role: null }], section: 'Port', keywords: ['Rust', 'Steel'], kind: 'news' },
    ],
    [ferry, { bylines: [{ name: 'Eva Holt', role: null }], section: 'Port', keywords: ['rust'], kind: 'analysis' }],
    [undated, { publisher: 'Verse, Rhyme & Co', language: 'cs', kind: 'opinion' }],
  ] as const) {
    const analysis = analysisOf(draft)
    const { claims } = analysis
    Object.assign(analysis.article, article)
    // As the pipeline has them: the entities that a claim names.
    for (const claim of claims)
      claim.entities = analysis.entities
        .filter(({ mentions }) => mentions.some(({ start, end }) => start >= claim.start && end <= claim.end))
        .map(({ id }) => id)
    await store.put(analysis, { source: '{}', engine: '1' })
  }
  const app = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  return app
}

async function finding(t: Test, place: StoreOptions): Promise<void> {
  const app = await service(t, place)
  const ask = async (path: string, query: Record<string, string> = {}) => {
    const reply = await app.inject({ url: path, query })
    return { status: reply.statusCode, body: reply.json() }
  }
  const listed = async (path: string, query: Record<string, string>) => {
    const { status, body } = await ask(path, query)
    t.equal(status, 200, `${path} ${JSON.stringify(query)}: ${JSON.stringify(body).slice(0, 200)}`)
    return body.items as Record<string, never>[]
  }

  t.test('full text', async (t) => {
    for (const [path, q, count] of [
      ['/articles', 'brid*', 3],
      ['/articles', 'bridge -verse', 2],
      ['/quotes', 'safe OR "two ferries"', 2],
      ['/quotes', 'bridge -safe', 2],
      ['/claims', '(rust OR full) -harbour', 2],
      ['/timeline', '"no longer safe" OR ferr*', 2],
    ] as const)
      t.equal((await listed(path, { q })).length, count, `${path} ${q}`)
    for (const path of ['/articles', '/quotes', '/claims', '/timeline', '/entities'])
      for (const [q, column] of [
        ['rust "bridge', 6],
        ['rust OR', 8],
        ['-rust', 1],
        ['ru*st', 3],
        [' ', 2],
      ] as const) {
        const { status, body } = await ask(path, { q })
        t.equal(status, 400)
        t.match(body, {
          detail: new RegExp(`^.q. cannot be read at character ${column}: `),
          errors: [{ pointer: '/query/q', column }],
        })
      }
  })

  t.test('by what articles say of themselves, and whom records name', async (t) => {
    const found = async (path: string, query: Record<string, string>) =>
      (await listed(path, query)).map(({ headline, text }) => headline ?? text)
    const [first, second, third] = [bridge, ferry, undated].map(({ headline }) => headline)
    for (const [query, expected] of [
      [{ publisher: 'the quay courier' }, [first]],
      [{ publisher: 'The Quay Courier,Anselm Herald' }, [first, second]],
      [{ publisher: 'Quay' }, []],
      [{ publisher: 'Verse Rhyme & Co' }, [third]],
      [{ author: 'ivo brandl' }, [first]],
      [{ language: 'CS' }, [third]],
      [{ section: 'port', language: 'en' }, [first, second]],
      [{ keyword: 'RUST', author: 'Eva Holt' }, [second]],
      [{ keyword: 'steel,none' }, [first]],
      [{ kind: 'opinion,news' }, [first, third]],
      [{ entity: 'person/ada-moss,person/ada-moss-brandt' }, [first, second, third]],
      [{ entity: 'person/ada-moss', keyword: 'rust' }, [first]],
      [{ keyword: 'rust', q: 'ferries', sort: 'oldest' }, [second]],
      [{ from: '2024-03-06', section: 'Port' }, [second]],
      [{ sort: 'oldest' }, [second, first, third]],
    ] as const)
      t.same(await found('/articles', query), expected, JSON.stringify(query))
    const [safe, build, none, hour, capek, verse] = [
      ...['The bridge is no longer safe.', 'We will build a new one.', 'No comment.'],
      ...['Two ferries will cross every hour.', 'Žádný bridge.', 'O bridge, O bridge.'],
    ]
    for (const [query, expected] of [
      [{ publisher: 'Anselm Herald' }, [hour, capek]],
      [{ articleKind: 'opinion' }, [verse]],
      [{ kind: 'direct', articleKind: 'analysis,opinion' }, [hour, capek, verse]],
      [{ speaker: 'Ben Okafor,a spokesman' }, [build, none, hour]],
      [{ speaker: 'person/ben-okafor', keyword: 'steel' }, [build]],
      [{ keyword: 'rust', q: 'bridge' }, [safe, capek]],
      [{ sort: 'oldest' }, [hour, capek, safe, build, none, verse]],
      [{ q: 'bridge', sort: 'oldest' }, [capek, safe, verse]],
      [{ entity: 'person/ada-moss' }, []],
    ] as const)
      t.same(await found('/quotes', query), expected, JSON.stringify(query))
    const [fell, full] = ['3.5 tonnes of rust fell in Port Anselm', 'the ferries are full']
    for (const [query, expected] of [
      [{ entity: 'place/port-anselm' }, [fell]],
      [{ entity: 'place/port-anselm', claimant: 'Moss' }, [fell]],
      [{ entity: 'place/port-anselm', q: 'full' }, []],
      [{ entity: 'person/nobody' }, []],
      [{ polarity: 'asserts,denies', sort: 'oldest' }, [full, fell]],
      [{ sort: 'checkworthiness' }, [fell, full]],
      [{ sort: 'checkworthiness', keyword: 'rust', author: 'Eva Holt' }, [full]],
      [{ sort: 'checkworthiness', from: '2024-03-05', to: '2024-03-05' }, [fell]],
      [{ sort: 'checkworthiness', q: 'ferries OR rust' }, [fell, full]],
      [{ sort: 'checkworthiness', act: 'deny' }, [full]],
      [{ kind: 'analysis' }, [full]],
    ] as const)
      t.same(await found('/claims', query), expected, JSON.stringify(query))
    const events = [bridge.lines![1], bridge.lines![0], ferry.lines![0]]
    for (const [query, expected] of [
      [{}, [0, 1, 2]],
      [{ sort: 'newest' }, [2, 1, 0]],
      [{ sort: 'newest', from: '2024-03-02' }, [2, 1, 0]],
      [{ publishedFrom: '2024-03-06' }, [2]],
      [{ publishedTo: '2024-03-05', from: '2024-03-20' }, [0]],
      [{ publisher: 'Anselm Herald' }, [2]],
      [{ entity: 'person/ben-okafor,place/port-anselm' }, [0, 2]],
      [{ entity: 'person/ben-okafor', keyword: 'steel' }, []],
      [{ kind: 'news', q: 'safe' }, [1]],
      [{ q: 'bridge OR ferries', sort: 'newest', publishedFrom: '2024-03-01' }, [2, 1]],
    ] as const)
      t.same(
        await found('/timeline', query),
        expected.map((i) => events[i]),
        JSON.stringify(query),
      )
    for (const [path, query, pointer] of [
      ['/quotes', { sort: 'relevance' }, '/query/sort'],
      ['/quotes', { sort: 'checkworthiness' }, '/query/sort'],
      ['/articles', { kind: 'poem' }, '/query/kind/0'],
      ['/timeline', { publishedFrom: '2024-03-06', publishedTo: '2024-03-05' }, '/query/publishedFrom'],
      ['/claims', { publisher: ',' }, '/query/publisher/0'],
      ['/articles', { facets: 'day,weather' }, '/query/facets/1'],
      ['/timeline', { facets: 'speaker' }, '/query/facets/0'],
    ] as const) {
      const { status, body } = await ask(path, query)
      t.equal(status, 400, JSON.stringify(query))
      t.equal(body.errors?.[0].pointer, pointer)
    }
  })

  t.test('cursors in every order', async (t) => {
    for (const [path, sorts] of [
      ['/articles', ['newest', 'oldest', 'relevance']],
      ['/quotes', ['newest', 'oldest', 'relevance']],
      ['/claims', ['newest', 'oldest', 'relevance', 'checkworthiness']],
      ['/timeline', ['newest', 'oldest', 'relevance']],
    ] as const)
      for (const sort of sorts)
        for (const more of [
          {},
          { publisher: 'The Quay Courier,Anselm Herald' },
          { q: 'bridge OR ferries OR rust OR one' },
        ]) {
          if (sort === 'relevance' && !('q' in more)) continue
          const query: Record<string, string> = { sort, ...more }
          const whole = (await listed(path, query)).map(({ id }) => id)
          const paged: string[] = []
          for (let cursor: string | null = ''; cursor !== null; ) {
            const { body } = await ask(path, { ...query, limit: '1', ...(cursor && { cursor }) })
            paged.push(...body.items.map(({ id }: { id: string }) => id))
            cursor = body.next
            if (paged.length > 20) break
          }
          t.same(paged, whole, `${path} ${JSON.stringify(query)}`)
          t.ok(whole.length > 1)
        }
  })

  t.test('relevance', async (t) => {
    const found = await listed('/articles', { q: 'bridge', sort: 'relevance' })
    t.same(
      found.map(({ headline }) => headline),
      [undated, ferry, bridge].map(({ headline }) => headline),
    )
    const quotes = await listed('/quotes', { q: 'bridge', sort: 'relevance' })
    t.equal(quotes[0]!.text, 'O bridge, O bridge.')
  })

  t.test('how many there are', async (t) => {
    const counts = async (path: string, query: Record<string, string>) => {
      const { body } = await ask(path, { limit: '1', ...query })
      const facets = Object.entries(
        (body.facets ?? {}) as Record<string, { value: string; label: string; count: number }[]>,
      )
      return {
        total: body.total,
        facets: Object.fromEntries(
          facets.map(([name, all]) => [name, all.map(({ value, count }) => `${value} ${count}`).join(', ')]),
        ),
      }
    }
    const every = { facets: 'publisher,day,speaker,entity,kind' }
    const ofArticles = { facets: 'publisher,day,entity,kind' }
    const exact = (count: number) => ({ count, exact: true })
    for (const [path, query, expected] of [
      ['/articles', { total: 'true' }, { total: exact(3), facets: {} }],
      ['/articles', { total: 'true', q: 'rust', publisher: 'Anselm Herald' }, { total: exact(0), facets: {} }],
      ['/quotes', { total: 'true', q: 'bridge' }, { total: exact(3), facets: {} }],
      [
        '/timeline',
        { total: 'true', from: '2024-03-05', publishedFrom: '2024-03-01' },
        { total: exact(3), facets: {} },
      ],
      [
        '/timeline',
        { total: 'true', article: '2024-03-05-harbour-bridge-closes', keyword: 'rust', entity: 'place/port-anselm' },
        { total: exact(1), facets: {} },
      ],
      [
        '/claims',
        { total: 'true', sort: 'checkworthiness', minCheckworthiness: '0.5' },
        { total: exact(1), facets: {} },
      ],
      [
        '/articles',
        { ...ofArticles, publisher: 'The Quay Courier' },
        {
          total: exact(1),
          facets: {
            publisher: 'The Quay Courier 1',
            day: '2024-03-05 1',
            entity: 'person/ada-moss 1, person/ben-okafor 1, place/port-anselm 1',
            kind: 'news 1',
          },
        },
      ],
      [
        '/quotes',
        { ...every, q: 'bridge OR one OR comment' },
        {
          total: exact(5),
          facets: {
            publisher: 'The Quay Courier 3, Anselm Herald 1, Verse Rhyme & Co 1',
            day: '2024-03-06 1, 2024-03-05 3',
            speaker: 'person/ada-moss 3, a spokesman 1, organisation/capek 1, person/ben-okafor 1',
            entity: '',
            kind: 'direct 5',
          },
        },
      ],
      [
        '/quotes',
        { facets: 'speaker,kind', speaker: 'Ben Okafor' },
        { total: exact(2), facets: { speaker: 'person/ben-okafor 2, person/ada-moss 1', kind: 'direct 2' } },
      ],
      [
        '/claims',
        every,
        {
          total: exact(2),
          facets: {
            publisher: 'Anselm Herald 1, The Quay Courier 1',
            day: '2024-03-06 1, 2024-03-05 1',
            speaker: 'person/ada-moss 1, person/ada-moss-brandt 1',
            entity: 'place/port-anselm 1',
            kind: 'analysis 1, news 1',
          },
        },
      ],
      [
        '/timeline',
        { facets: 'day,entity', entity: 'person/ada-moss' },
        {
          total: exact(2),
          facets: { day: '2024-03-05 1, 2024-03-01 1', entity: 'person/ada-moss 2, place/port-anselm 1' },
        },
      ],
    ] as const)
      t.same(await counts(path, query), expected, `${path} ${JSON.stringify(query)}`)
    const { body } = await ask('/claims', { facets: 'entity' })
    t.same(body.facets.entity, [{ value: 'place/port-anselm', label: 'Port Anselm', count: 1 }])
    t.notOk('total' in (await ask('/quotes')).body)
  })

  t.test('what was found, by its offsets', async (t) => {
    for (const path of ['/articles', '/quotes', '/claims', '/timeline'])
      for (const q of ['bridge OR ferries OR "of rust" OR zadny', 'bridg* -rusty']) {
        for (const item of (await listed(path, { q, highlight: 'true' })) as never[]) {
          const { id, article, text, highlights } = item as {
            id: string
            article?: string
            text: string
            highlights: never[]
          }
          const whole = (await ask(`/articles/${article ?? id}`)).body
          t.ok(highlights.length > 0, `${path} ${q}`)
          for (const mark of highlights as {
            start: number
            end: number
            text: string
            offset: number
            before: string
            after: string
          }[]) {
            t.equal(whole.text.slice(mark.start, mark.end), mark.text)
            t.match(mark.text, /^(bridges?|ferries|of rust|žádný)$/i)
            if (article) t.equal(text.slice(mark.offset, mark.offset + mark.text.length), mark.text)
            else t.ok(whole.text.includes(mark.before + mark.text + mark.after))
          }
        }
      }
    const [item] = await listed('/quotes', { q: 'safe', highlight: 'true', fields: 'id' })
    t.same(Object.keys(item!), ['id', 'highlights'])
    t.same((await listed('/quotes', { highlight: 'true', limit: '1' }))[0]!.highlights, undefined)
  })

  t.test('names by their beginnings', async (t) => {
    const names = async (q: string) => (await listed('/entities', { q })).map(({ name }) => name)
    t.same(await names('cap'), ['Čapek'])
    t.same(await names('ČAP'), ['Čapek'])
    t.same(await names('mos'), ['Ada Moss', 'Ada Moss Brandt'])
    t.same(await names('ada bra'), ['Ada Moss Brandt'])
    t.same(await names('oss'), [])
  })
}

t.test('in SQLite', (t) => finding(t, { database: `${t.testdir()}/found.sqlite`, readers: 1 }))

t.test('in PostgreSQL', { skip: typeof cluster === 'string' ? cluster : false }, async (t) => {
  if (typeof cluster === 'string') return
  t.teardown(() => cluster.remove())
  await finding(t, { database: '', databaseUrl: await cluster.database() })
})

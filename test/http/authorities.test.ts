/** An authority file: what is matched, what is not, and where `sameAs` stands. */
import t from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { readAuthorities } from '../../src/ingest/authorities.ts'
import { openStore } from '../../src/store/index.ts'
import { analysisOf } from '../store/analysis.ts'

const token = 'a-token-of-the-desk'
const at = (id: string) => `https://known.example/${id}`
const known = [
  { id: 'k1', type: 'person', name: 'Ilse Brandvold', roles: ['politician'], sameAs: [at('k1')], born: '1961' },
  { id: 'k2', type: 'person', name: 'Karim Oyelaran', roles: ['footballer'], sameAs: [at('k2')] },
  { id: 'k3', type: 'person', name: 'Karim Oyelaran', roles: ['senator'], sameAs: [at('k3'), at('k3b')] },
  { id: 'k4', type: 'person', name: 'Joss Tellby', roles: ['goalkeeper'], sameAs: [at('k4')] },
  { id: 'k5', type: 'person', name: 'Petra Aumann', sameAs: [at('k5')] },
  { id: 'k6', type: 'person', name: 'Petra Aumann', sameAs: [at('k6')] },
  { id: 'k7', type: 'organisation', name: 'Skerra Line Ltd', aliases: ['Skerra Line'], sameAs: [at('k7')] },
  { id: 'k8', type: 'place', name: 'Ilse', aliases: ['Tarvik'], sameAs: [at('k8')] },
  { id: 'k9', type: 'person', name: 'Moss', sameAs: [at('k9')] },
  { id: 'k10', type: 'person', name: 'Nils R. Havern', sameAs: [at('k10')] },
  { id: 'k11', type: 'person', name: 'Vera T. Holm', sameAs: [at('k11')] },
]

t.test('entities that the list knows', async (t) => {
  const file = `${t.testdir({ 'known.ndjson': known.map((one) => `${JSON.stringify(one)}\n`).join('') })}/known.ndjson`
  const authorities = await readAuthorities(file)
  const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: token })
  const store = await openStore({ database: ':memory:' })
  const analyser = startAnalyser(config)
  const app = await buildApp({ config, store, analyser, authorities })
  const bare = await buildApp({ config, store, analyser })
  t.teardown(async () => {
    await app.close()
    await bare.close()
    await analyser.close()
    await store.close()
  })
  const { id } = await store.put(
    analysisOf({
      headline: 'Ferry talks at Tarvik',
      lines: [
        'Ilse Brandvold met Karim Oyelaran, Joss Tellby, Petra Aumann and Moss of the Skerra Line.',
        'Nils Havern and Vera S. Holm stayed away.',
      ],
      names: {
        person: [
          'Ilse Brandvold',
          'Karim Oyelaran',
          'Joss Tellby',
          'Petra Aumann',
          'Moss',
          'Nils Havern',
          'Vera S. Holm',
        ],
        organisation: ['Skerra Line'],
        place: ['Tarvik'],
      },
      roles: { 'Karim Oyelaran': ['senator'], 'Joss Tellby': ['foreign minister'] },
    }),
    { source: '{}', engine: '1' },
  )
  const expected: Record<string, string[] | undefined> = {
    'person/ilse-brandvold': [at('k1')],
    'person/karim-oyelaran': [at('k3'), at('k3b')],
    'person/joss-tellby': undefined,
    'person/petra-aumann': undefined,
    'person/moss': undefined,
    'person/nils-havern': [at('k10')],
    'person/vera-holm': undefined,
    'organisation/skerra-line': [at('k7')],
    'place/tarvik': [at('k8')],
  }
  type Item = { id: string; sameAs?: string[] }
  const found = (items: Item[]) => Object.fromEntries(items.map((one) => [one.id, one.sameAs]))
  const read = async (url: string) => (await app.inject(url)).json()
  t.same(found((await read('/entities')).items), expected)
  t.same(found((await read(`/entities?article=${id}`)).items), expected)
  t.same(found((await read(`/articles/${id}?include=entities`)).entities), expected)
  for (const one of Object.keys(expected)) t.same((await read(`/entities/${one}`)).sameAs, expected[one], one)
  const linked = await read(`/articles/${id}?format=jsonld`)
  const mention = linked.mentions.find((one: { name: string }) => one.name === 'Karim Oyelaran')
  t.same(mention.sameAs, [at('k3'), at('k3b')])
  const news = await read(`/articles/${id}?format=ninjs`)
  t.match(news.people, [{ name: 'Ilse Brandvold', uri: at('k1') }])
  t.notMatch(JSON.stringify((await bare.inject('/entities')).json()), /sameAs/)

  const url = '/entities/person/ilse-brandvold'
  const { etag } = (await app.inject(url)).headers
  t.not(etag, (await bare.inject(url)).headers.etag, 'another list, another tag')
  t.equal((await app.inject({ url, headers: { 'if-none-match': String(etag) } })).statusCode, 304)
  const corrected = await app.inject({
    method: 'PATCH',
    url,
    headers: { authorization: `Bearer ${token}`, 'if-match': String(etag) },
    payload: { roles: ['mayor'] },
  })
  t.equal(corrected.statusCode, 200, 'the tag that was seen is one to correct by')
})

t.test('files that are none', async (t) => {
  const line = JSON.stringify(known[0])
  const folder = t.testdir({
    json: `${line}\n{`,
    type: `${line}\n\n${JSON.stringify({ ...known[0], type: 'ship' })}`,
    address: JSON.stringify({ ...known[0], sameAs: ['Q1'] }),
    long: `"${'x'.repeat(2 ** 21)}"`,
  })
  for (const [name, reason] of [
    ['json', /line 2: is not JSON/],
    ['type', /line 3: \/type: /],
    ['address', /line 1: \/sameAs\/0: /],
    ['long', /line 1: is longer/],
    ['none', /no such file/],
  ] as const)
    await t.rejects(readAuthorities(`${folder}/${name}`), reason)
})

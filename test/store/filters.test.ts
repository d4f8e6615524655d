/** Filters in any combination, on both engines: a list, its total and its facets are what a look at each record gives. */
import t, { type Test } from 'tap'
import type { Analysis } from '../../schemas/analysis.ts'
import { openStore, type StoreOptions } from '../../src/store/index.ts'
import type { Filters, Store } from '../../src/store/store.ts'
import { generator } from '../../src/train/random.ts'
import { analysisOf } from './analysis.ts'
import { onBothEngines } from './cluster.ts'

t.setTimeout(300_000)

type Kind = keyof Filters
type Filter = Record<string, string | string[]>
// biome-ignore lint/suspicious/noExplicitAny: a look at each record does not mind of which kind it is
type Any = any

const publishers = ['The Quay Courier', 'Anselm Herald', 'Moss, Tarn & Co']
const people = ['Ada Moss', 'Ben Okafor', 'Eva Holt']
const places = ['Port Anselm', 'Harwick']
const keywords = ['rust', 'steel', 'ferries']
const languages = ['en', 'cs']
const kinds = ['news', 'opinion']
const acts = ['state', 'warn', 'deny']
const days = Array.from({ length: 12 }, (_, i) => `2024-03-${String(i + 1).padStart(2, '0')}`)
const ids = ['person/ada-moss', 'person/ben-okafor', 'person/eva-holt', 'place/port-anselm', 'place/harwick']

const random = generator(7)
const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
const some = <T>(values: readonly T[]) => values.filter(() => random() < 0.5)

const analyses = Array.from({ length: 60 }, (_, nth) => {
  const said = Array.from({ length: 3 }, (_, i) =>
    i === 1
      ? `${one(people)} claims ${one(places)} has ${nth} ships.`
      : `${one([...people, `${people[0]} and ${people[1]}`])}: “${one(places)} met ${one(people)} ${nth}.”`,
  )
  const [first, last] = [one(days), one(days)].sort() as [string, string]
  const analysis = analysisOf({
    headline: `Report ${nth}`,
    publishedAt: random() < 0.1 ? null : one(days),
    publisher: random() < 0.1 ? null : one(publishers),
    lines: said,
    names: { person: people, place: places },
    claim: { act: one(acts) as 'state', checkworthiness: { score: Math.round(random() * 10) / 10, reasons: [] } },
    days: { 0: [first, last], 2: [one(days), '2024-04-01'] },
  })
  analysis.entities = analysis.entities.filter(({ mentions }) => mentions.length > 0)
  for (const claim of analysis.claims) claim.entities = namedIn(analysis, [claim])
  Object.assign(analysis.article, { language: one(languages), kind: one(kinds), keywords: some(keywords) })
  return analysis
})

function namedIn({ entities }: Analysis, spans: readonly { start: number; end: number }[]): string[] {
  const within = (start: number, end: number) => spans.some((span) => start >= span.start && end <= span.end)
  return entities.filter(({ mentions }) => mentions.some(({ start, end }) => within(start, end))).map(({ id }) => id)
}

/** Whom a record names, and who says it. */
function entitiesOf(kind: Kind, analysis: Analysis, record: Any): string[] {
  if (kind === 'articles') return analysis.entities.map(({ id }) => id)
  return kind === 'quotes' ? namedIn(analysis, record.parts) : record.entities
}
const speakersOf = (record: Any): string[] => {
  const who = record.speaker ?? record.claimant
  return [who, ...who.entities].flatMap(({ entity }: { entity: string | null }) => entity ?? [])
}

/** What of an article and a record each filter asks for. */
const values: Record<string, (kind: Kind, analysis: Analysis, record: Any) => (string | null)[]> = {
  article: (_, { article }) => [article.id],
  publisher: (_, { article }) => [article.publisher],
  language: (_, { article }) => [article.language],
  keyword: (_, { article }) => article.keywords,
  articleKind: (_, { article }) => [article.kind],
  entity: entitiesOf,
  speaker: (_kind, _analysis, record) => speakersOf(record),
  claimant: (_kind, _analysis, record) => speakersOf(record),
  act: (_kind, _analysis, { act }) => [act],
}

function passes(kind: Kind, analysis: Analysis, record: Any, filter: Filter): boolean {
  const { from, to, publishedFrom, publishedTo, minCheckworthiness, ...others } = filter as Record<string, string>
  const day = analysis.article.publishedAt
  const [first, last] = kind === 'timeline' ? [publishedFrom, publishedTo] : [from, to]
  if ((first || last) && (day === null || (first && day < first) || (last && day > last))) return false
  if (kind === 'timeline' && ((from && record.latest < from) || (to && record.earliest > to))) return false
  if (minCheckworthiness !== undefined && record.checkworthiness.score < Number(minCheckworthiness)) return false
  return Object.entries(others).every(([name, asked]) =>
    values[name]!(kind, analysis, record).some((value) => value !== null && [asked].flat().includes(value)),
  )
}

function anyFilter(kind: Kind): Filter {
  const filter: Filter = {}
  const now = (name: string, choices: readonly string[]) => {
    if (random() < 0.25) filter[name] = [...new Set([one(choices), ...(random() < 0.4 ? [one(choices)] : [])])]
  }
  if (kind !== 'articles' && random() < 0.2) filter.article = one(analyses).article.id
  now('publisher', publishers)
  now('language', languages)
  now('keyword', keywords)
  now('articleKind', kinds)
  now('entity', ids)
  if (kind === 'quotes') now('speaker', ids)
  if (kind === 'claims') now('claimant', ids)
  if (kind === 'claims') now('act', acts)
  if (kind === 'claims' && random() < 0.25) Object.assign(filter, { minCheckworthiness: one([0, 0.3, 0.5, 1]) })
  for (const ends of [['from', 'to'], ...(kind === 'timeline' ? [['publishedFrom', 'publishedTo']] : [])]) {
    const range = [one(days), one(days)].sort() as [string, string]
    for (const [i, end] of ends.entries()) if (random() < 0.2) filter[end] = range[i]!
  }
  return filter
}

async function compare(t: Test, place: StoreOptions): Promise<void> {
  const store: Store = await openStore(place)
  t.teardown(() => store.close())
  for (const analysis of analyses) await store.put(analysis, { source: '{}', engine: '1' })
  let found = 0
  for (const kind of ['articles', 'quotes', 'claims', 'timeline'] as const)
    for (let nth = 0; nth < 150; nth++) {
      const filter = anyFilter(kind)
      const what = `${kind} ${JSON.stringify(filter)}`
      const expected = analyses.flatMap((analysis) =>
        (kind === 'articles' ? [analysis.article] : (analysis[kind] as Any[]))
          .filter((record) => passes(kind, analysis, record, filter))
          .map(({ id }) => ({ id, publisher: analysis.article.publisher })),
      )
      const listed: string[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await store[kind](filter as never, { limit: 7, ...(cursor && { cursor }) })
        listed.push(...page.items.map((json) => JSON.parse(json).id))
        cursor = page.next
      }
      t.same(listed.sort(), expected.map(({ id }) => id).sort(), what)
      const { total, facets } = (await store[kind](filter as never, { limit: 1, facets: ['publisher'] })).tally!
      t.same(total, { count: expected.length, exact: true }, `total of ${what}`)
      for (const { label, count } of facets.publisher!)
        t.equal(count, expected.filter(({ publisher }) => publisher === label).length, `${label} in ${what}`)
      found += expected.length
    }
  t.ok(found > 1000, `${found} found`)
}

await onBothEngines(t, compare)

// What lists of invented articles are asked (`test/store/invented.ts`): words, names and so on are numbered by rank, the
// most frequent first.
import { entityOf, wordOf } from '../dist/test/store/invented.js'

const day = (n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)
const much = (n) => n % 4
const some = (n) => 100 + n
const few = (n) => 5000 + n
const person = (rank) => entityOf(4 * Math.floor(rank / 4))
const often = { word: (n) => wordOf(much(n)), entity: (n) => person(much(n)).id, publisher: (n) => `Paper ${much(n)}` }
const rarely = {
  word: (n) => wordOf(20_000 + n),
  entity: (n) => person(few(n)).id,
  publisher: (n) => `Paper ${150 + n}`,
}
const never = { word: () => 'zzzz', entity: () => 'person/nobody', publisher: () => 'No Paper' }
const frequency = { often, rarely, never }

const query = (members) =>
  Object.entries(members)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')

/**
 * Lines of a table, each with what makes the path of its nth request.
 * @param ask gives an answer, to go further on in a list.
 */
export async function lists(ask) {
  const lines = {}
  const line = (name, path, members) => {
    lines[name] = (n) => `${path}?${query({ limit: 50, ...members(n) })}`
  }
  /** A cursor some pages on. */
  const further = async (path, members, pages) => {
    let cursor
    for (let i = 0; i < pages; i++) {
      const { next } = await ask(`${path}?${query({ limit: 100, ...members, ...(cursor && { cursor }) })}`)
      if (next === null) break
      cursor = next
    }
    return cursor
  }
  const kinds = ['articles', 'quotes', 'claims', 'timeline']
  for (const kind of kinds) {
    const path = `/${kind}`
    line(kind, path, () => ({}))
    const cursor = await further(path, {}, 40)
    line(`${kind}, 4000 further on`, path, () => ({ cursor }))
    line(`${kind}, oldest first`, path, () => ({ sort: 'oldest' }))
    line(`${kind}, of a month`, path, (n) => ({ from: day(10 * n), to: day(10 * n + 30) }))
    for (const [how, of] of Object.entries(frequency)) {
      line(`${kind}, publisher: ${how}`, path, (n) => ({ publisher: of.publisher(n) }))
      line(`${kind}, entity: ${how}`, path, (n) => ({ entity: of.entity(n) }))
      line(`${kind}, q: ${how}`, path, (n) => ({ q: of.word(n) }))
      line(`${kind}, q: ${how}, relevance`, path, (n) => ({ q: of.word(n), sort: 'relevance' }))
      line(`${kind}, q: ${how}, highlight`, path, (n) => ({ q: of.word(n), highlight: true }))
      line(`${kind}, q: ${how}, total`, path, (n) => ({ q: of.word(n), total: true }))
      line(`${kind}, q: ${how}, facets`, path, (n) => ({ q: of.word(n), facets: facetsOf(kind) }))
      line(`${kind}, publisher: ${how}, facets`, path, (n) => ({ publisher: of.publisher(n), facets: facetsOf(kind) }))
    }
    line(`${kind}, section`, path, (n) => ({ section: `Section ${n % 12}` }))
    line(`${kind}, sections and kinds of article`, path, (n) => ({
      section: `Section ${n % 12},Section ${(n + 1) % 12}`,
      [kind === 'quotes' ? 'articleKind' : 'kind']: 'news,opinion',
    }))
    line(`${kind}, language: all`, path, () => ({ language: 'la' }))
    line(`${kind}, labels that do not meet`, path, (n) => ({
      publisher: `Paper ${much(n)}`,
      section: `Section ${n % 12}`,
      author: 'Nobody',
    }))
    line(`${kind}, labels that seldom meet`, path, (n) => ({
      publisher: `Paper ${20 + n}`,
      author: `${wordOf(20 + n)} quill`,
      section: `Section ${n % 12}`,
    }))
    line(`${kind}, q: words that seldom meet`, path, (n) => ({ q: `${wordOf(400 + n)} ${wordOf(700 + n)}` }))
    line(`${kind}, q: a phrase of frequent words`, path, (n) => ({ q: `"${wordOf(much(n))} ${wordOf(1 + much(n))}"` }))
    line(`${kind}, q: a phrase that is nowhere`, path, (n) => ({
      q: `"${wordOf(much(n))} ${wordOf(900 + n)} ${wordOf(much(n))}"`,
    }))
    line(`${kind}, q: either`, path, (n) => ({ q: `${wordOf(some(n))} OR ${wordOf(few(n))}` }))
    line(`${kind}, q: a frequent word, not another`, path, (n) => ({ q: `${wordOf(much(n))} -${wordOf(5 + n)}` }))
    line(`${kind}, q: not what all have`, path, (n) => ({ q: `${wordOf(300 + n)} -said` }))
    line(`${kind}, q: beginning`, path, (n) => ({ q: `${wordOf(much(n) + 1).slice(0, 2)}*` }))
    line(`${kind}, q and entity: often`, path, (n) => ({ q: wordOf(much(n)), entity: often.entity(n) }))
    line(`${kind}, q and publisher: rarely`, path, (n) => ({ q: rarely.word(n), publisher: rarely.publisher(n) }))
    line(`${kind}, q of a month`, path, (n) => ({ q: wordOf(some(n)), from: day(10 * n), to: day(10 * n + 30) }))
    line(`${kind}, total`, path, () => ({ total: true }))
    line(`${kind}, facets`, path, () => ({ facets: facetsOf(kind) }))
    line(`${kind}, entity: often, facets`, path, (n) => ({ entity: often.entity(n), facets: facetsOf(kind) }))
    line(`${kind}, of a year, facets`, path, (n) => ({
      from: day(9 * n),
      to: day(9 * n + 365),
      facets: facetsOf(kind),
    }))
    if (kind === 'articles') {
      line('articles, folded', path, () => ({ fold: 'copies' }))
      line('articles, folded, facets', path, () => ({ fold: 'copies', facets: facetsOf(kind) }))
      line('articles, folded, publisher', path, (n) => ({ fold: 'copies', publisher: often.publisher(n) }))
      line('articles, folded, q: often', path, (n) => ({ fold: 'copies', q: often.word(n) }))
      line('articles, folded, q: some', path, (n) => ({ fold: 'copies', q: wordOf(some(n)) }))
      line('articles, folded, q: often, relevance', path, (n) => ({
        fold: 'copies',
        q: often.word(n),
        sort: 'relevance',
      }))
    } else {
      line(`${kind}, with their articles`, path, () => ({ include: 'article' }))
      line(`${kind}, fields`, path, () => ({ fields: 'id,text' }))
    }
  }
  for (const [how, of] of Object.entries(frequency)) {
    line(`quotes, speaker: ${how}`, '/quotes', (n) => ({ speaker: of.entity(n) }))
    line(`quotes, speaker and kind: ${how}`, '/quotes', (n) => ({ speaker: of.entity(n), kind: 'direct' }))
    line(`quotes, speaker and q: ${how}`, '/quotes', (n) => ({ speaker: of.entity(n), q: wordOf(some(n)) }))
    line(`quotes, speaker: ${how}, facets`, '/quotes', (n) => ({ speaker: of.entity(n), facets: facetsOf('quotes') }))
    line(`claims, claimant, checkworthiness: ${how}`, '/claims', (n) => ({
      claimant: of.entity(n),
      sort: 'checkworthiness',
    }))
  }
  line('quotes, speaker and entity, both often', '/quotes', (n) => ({
    speaker: often.entity(n),
    entity: often.entity(n + 1),
  }))
  line('quotes, a name that is not there', '/quotes', () => ({ speaker: 'Nobody' }))
  line('quotes, one kind', '/quotes', () => ({ kind: 'mixed' }))
  line('quotes, kinds', '/quotes', () => ({ kind: 'mixed,indirect' }))
  line('claims, by check-worthiness', '/claims', () => ({ sort: 'checkworthiness' }))
  line('claims, by check-worthiness, publisher: often', '/claims', (n) => ({
    sort: 'checkworthiness',
    publisher: often.publisher(n),
  }))
  line('claims, by check-worthiness, q: often', '/claims', (n) => ({ sort: 'checkworthiness', q: often.word(n) }))
  line('claims, by check-worthiness, q: rarely', '/claims', (n) => ({ sort: 'checkworthiness', q: rarely.word(n) }))
  line('claims, by check-worthiness, entity: often', '/claims', (n) => ({
    sort: 'checkworthiness',
    entity: often.entity(n),
  }))
  line('claims, one act', '/claims', () => ({ act: 'promise' }))
  line('claims, that deny and promise, with quantities', '/claims', () => ({
    polarity: 'denies',
    act: 'promise',
    hasQuantity: true,
  }))
  line('claims, in the article’s own voice: never', '/claims', () => ({ voice: 'article' }))
  line('claims, verdict: never', '/claims', () => ({ verdict: 'any' }))
  line('claims, check-worthy from 0.999', '/claims', () => ({ minCheckworthiness: 0.999 }))
  line('claims, check-worthy, publisher: often', '/claims', (n) => ({
    minCheckworthiness: 0.9,
    publisher: often.publisher(n),
  }))
  line('claims, that deny, of a publisher, with a word', '/claims', (n) => ({
    polarity: 'denies',
    publisher: often.publisher(n),
    q: wordOf(some(n)),
  }))
  line('timeline, of days to come: never', '/timeline', () => ({ from: '2090-01-01' }))
  line('timeline, published in a month', '/timeline', (n) => ({
    publishedFrom: day(10 * n),
    publishedTo: day(10 * n + 30),
  }))
  line('timeline, published in a year, newest first', '/timeline', (n) => ({
    publishedFrom: day(9 * n),
    publishedTo: day(9 * n + 365),
    sort: 'newest',
  }))
  line('timeline, entity and publisher: often', '/timeline', (n) => ({
    entity: often.entity(n),
    publisher: often.publisher(n),
  }))
  line('entities', '/entities', () => ({}))
  line('entities, of a type', '/entities', () => ({ type: 'place' }))
  line('entities, q: beginning', '/entities', (n) => ({ q: wordOf((n % 17) + 1).slice(0, 2) }))
  line('entities, q: whole name', '/entities', (n) => ({ q: entityOf(few(n)).name }))
  line('entities, q: never', '/entities', () => ({ q: 'zzzz' }))
  line('entities, with mentions', '/entities', () => ({ include: 'mentions' }))
  line('stories', '/stories', () => ({}))
  line('stories of a month', '/stories', (n) => ({ from: day(10 * n), to: day(10 * n + 30) }))
  for (const [how, of] of Object.entries({ often, rarely })) {
    const mentions = (n) => `/entities/${of.entity(n)}/mentions`
    lines[`mentions, entity: ${how}`] = (n) => `${mentions(n)}?limit=50`
    lines[`mentions, entity: ${how}, of a kind: never`] = (n) => `${mentions(n)}?limit=50&kind=pronoun`
    lines[`mentions, entity: ${how}, with their articles`] = (n) => `${mentions(n)}?limit=50&include=article&context=50`
    lines[`entity in detail: ${how}`] = (n) => `/entities/${of.entity(n)}`
  }
  const { items } = await ask('/articles?limit=100&fold=copies')
  const ids = items.filter(({ copies }) => copies > 0).map(({ id }) => encodeURIComponent(id))
  if (ids.length > 0) lines['copies of an article'] = (n) => `/articles/${ids[n % ids.length]}/copies`
  return lines
}

const facetsOf = (kind) =>
  kind === 'quotes' || kind === 'claims' ? 'publisher,day,speaker,entity,kind' : 'publisher,day,entity,kind'

/** A list with some of the parameters that it takes. */
export function madeUp(random) {
  const below = (n) => Math.floor(random() * n)
  const one = (values) => values[below(values.length)]
  // By Zipf’s law, and now and then what there is not.
  const rank = (n) => Math.floor(n ** random()) - 1
  const word = () => (random() < 0.05 ? 'zzzz' : wordOf(rank(30_000)))
  const term = () =>
    one([
      word,
      word,
      word,
      () => `${word().slice(0, 2)}*`,
      () => `"${word()} ${word()}"`,
      () => `(${word()} OR ${word()})`,
    ])()
  const q = () => [term(), ...(random() < 0.4 ? [term()] : []), ...(random() < 0.15 ? [`-${word()}`] : [])].join(' ')
  const entity = () => (random() < 0.05 ? 'person/nobody' : entityOf(rank(6000)).id)
  const pair = (value) => () => (random() < 0.2 ? `${value()},${value()}` : value())
  const kind = one(['articles', 'quotes', 'claims', 'timeline'])
  const from = below(1500)
  const own = {
    articles: { fold: () => 'copies' },
    quotes: {
      speaker: pair(entity),
      kind: pair(() => one(['direct', 'mixed', 'indirect'])),
    },
    claims: {
      claimant: pair(entity),
      polarity: () => one(['asserts', 'denies']),
      act: pair(() => one(['state', 'announce', 'promise', 'deny'])),
      hasQuantity: () => one([true, false]),
      minCheckworthiness: () => (below(11) / 10).toFixed(1),
      verdict: () => one(['any', 'none']),
      voice: () => one(['attributed', 'article']),
    },
    timeline: { publishedFrom: () => day(from), publishedTo: () => day(from + rank(1500)) },
  }[kind]
  const parameters = {
    q,
    entity: pair(entity),
    publisher: pair(() => `Paper ${rank(210)}`),
    author: pair(() => `${wordOf(rank(400))} Quill`),
    section: pair(() => `Section ${rank(13)}`),
    keyword: () => wordOf(rank(3000)),
    language: () => one(['la', 'fr']),
    [kind === 'quotes' ? 'articleKind' : 'kind']: () => one(['news', 'opinion', 'review']),
    from: () => day(from),
    to: () => day(from + rank(1500)),
    sort: () => one(kind === 'claims' ? ['newest', 'oldest', 'checkworthiness'] : ['newest', 'oldest']),
    total: () => true,
    facets: () => facetsOf(kind),
    ...own,
  }
  const names = Object.keys(parameters)
  const chosen = new Set(Array.from({ length: 1 + below(4) }, () => one(names)))
  const members = Object.fromEntries([...chosen].map((name) => [name, parameters[name]()]))
  if (members.q && random() < 0.2) members.sort = 'relevance'
  if (members.q && random() < 0.2) members.highlight = true
  return `/${kind}?${query({ limit: 50, ...members })}`
}

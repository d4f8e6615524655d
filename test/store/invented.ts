/** Invents articles by number, of the size and shape that real ones have: words, names and days by Zipf’s law. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { EntityType, Mention } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { generator } from '../../src/train/random.ts'
import { articleRecord, claimRecord, entityRecord, quoteRecord, timelineRecord } from './records.ts'

const syllables = 'ba ce di fo gu ha ke li mo nu pa re si to vu wa ze lor'.split(' ')

/** The `n`th invented word. */
export function wordOf(n: number): string {
  let word = ''
  for (let left = n + 18; left > 0; left = Math.floor(left / 18)) word += syllables[left % 18]
  return word
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)
const types: EntityType[] = ['person', 'person', 'organisation', 'place']
const kinds: Quote['kind'][] = ['direct', 'mixed', 'indirect']
const acts: Claim['act'][] = [
  'state',
  'state',
  'state',
  'state',
  'announce',
  'warn',
  'predict',
  'promise',
  'allege',
  'admit',
  'deny',
]

/** The rank of a draw from `n` ranks, each as frequent as its rank is small. */
const zipf = (random: () => number, n: number) => Math.floor(n ** random()) - 1

/** How many entities, words and so on there are, numbered by rank. */
const ranks = { entities: 6000, words: 30_000, publishers: 200, authors: 400, sections: 12, keywords: 3000 }
/** Of so many articles the last is a copy of the one before, which another publisher printed an hour later. */
const each = 10

export function entityOf(rank: number): { type: EntityType; name: string; id: string } {
  const type = types[rank % types.length]!
  const name =
    type === 'person' ? `${capital(wordOf(rank))} ${capital(wordOf(rank * 7 + 3))}` : capital(wordOf(rank * 5 + 1))
  return { type, name, id: `${type}/${name.toLowerCase().replace(' ', '-')}-${rank}` }
}

/** What the `n`th article says of itself beside its text. */
function labelsOf(n: number) {
  const random = generator(2 ** 31 + n)
  const of = (rank: keyof typeof ranks) => zipf(random, ranks[rank])
  return {
    publisher: `Paper ${of('publishers')}`,
    bylines: [{ name: `${capital(wordOf(of('authors')))} Quill`, role: null }],
    section: `Section ${of('sections')}`,
    keywords: [...new Set(Array.from({ length: 3 }, () => wordOf(of('keywords'))))],
    kind: random() < 0.8 ? ('news' as const) : ('opinion' as const),
    // How rare a word is, is known of English alone: nothing here is of one story.
    language: 'la',
  }
}

/** The `n`th invented article with its records. */
export function inventedAnalysis(n: number): Analysis {
  const original = n % each === each - 1 ? n - 1 : n
  const random = generator(original + 1)
  const words = (count: number) => Array.from({ length: count }, () => wordOf(zipf(random, ranks.words))).join(' ')
  const hours = Math.floor(random() * 1500 * 24 * 3600) / 3600 + (n - original)
  const publishedAt = new Date(Date.UTC(2020, 0, 1) + Math.round(hours * 3600) * 1000).toISOString()
  const headline = capital(words(8))
  const article = `${publishedAt.slice(0, 10)}-${headline.toLowerCase().replaceAll(' ', '-').slice(0, 60)}-${n}`
  const cast = new Map<string, ReturnType<typeof entityOf> & { mentions: Mention[] }>()
  while (cast.size < 18) {
    const entity = entityOf(zipf(random, ranks.entities))
    cast.set(entity.id, { ...entity, mentions: [] })
  }
  const players = [...cast.values()]

  let text = headline
  const paragraphs: Analysis['article']['paragraphs'] = [{ start: 0, end: text.length, role: 'headline' }]
  const quotes: Quote[] = []
  const claims: Claim[] = []
  const timeline: TimelineEntry[] = []
  const span = (start: number, end: number) => ({ start, end, text: text.slice(start, end) })
  for (let p = 0; p < 22; p++) {
    const start = text.length + 2
    const [one, other] = [players[zipf(random, 18)]!, players[Math.floor(random() * 18)]!]
    const said = words(22)
    text += `\n\n${one.name} said ${said} ${other.name} ${words(8)}.`
    const end = text.length
    paragraphs.push({ start, end, role: 'body' })
    const mention = span(start, start + one.name.length)
    one.mentions.push({ article, ...mention, kind: 'name' })
    const at = mention.end + 6 + said.length + 1
    other.mentions.push({ article, ...span(at, at + other.name.length), kind: 'name' })
    const content = span(mention.end + 6, end - 1)
    const speaker = { name: one.name, entity: one.id, mention, method: 'name' as const, entities: [] }
    const cue = span(mention.end + 1, mention.end + 5)
    if (p % 2 === 0)
      quotes.push(quoteRecord(content, { article, speaker, paragraph: p + 1, cue, kind: kinds[p % 3]!, verbatim: [] }))
    const counted = { ...span(at, at + 1), value: 3, max: null, unit: null, bound: null, of: null, approximate: false }
    claims.push(
      claimRecord(content, {
        article,
        claimant: speaker,
        cue,
        polarity: random() < 0.05 ? 'denies' : 'asserts',
        act: acts[Math.floor(random() * acts.length)]!,
        quantities: random() < 0.3 ? [{ ...counted, kind: 'count' }] : [],
        entities: [other.id],
        checkworthiness: { score: Math.round(random() ** 3 * 1000) / 1000, reasons: ['quantity'] },
      }),
    )
    if (p % 4 === 0) {
      const day = new Date(Date.parse(publishedAt) - zipf(random, 2000) * 86_400_000).toISOString().slice(0, 10)
      timeline.push(timelineRecord(span(start, end), [day, day], { article, entities: [one.id, other.id] }))
    }
  }
  const entities = players
    .filter(({ mentions }) => mentions.length > 0)
    .map(({ id, type, name, mentions }) =>
      entityRecord(type, {
        id,
        name,
        aliases: [name.split(' ').at(-1)!].filter((alias) => alias !== name),
        mentions,
        quotes: quotes.filter((quote) => quote.speaker?.entity === id).length,
        claims: claims.filter((claim) => claim.claimant?.entity === id).length,
      }),
    )
  return {
    article: articleRecord({ id: article, headline, text, paragraphs, publishedAt, ...labelsOf(n) }, `${n} ${text}`),
    quotes,
    entities,
    claims,
    times: [],
    timeline,
  }
}

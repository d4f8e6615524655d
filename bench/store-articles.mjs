// Makes analyses of invented articles, of the size and shape that real ones have: words, names and days by Zipf's law.
import { createHash } from 'node:crypto'

/** A small generator of chance with a seed (mulberry32), so that every run makes the same articles. */
function chance(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ha',
  'ke',
  'li',
  'mo',
  'nu',
  'pa',
  're',
  'si',
  'to',
  'vu',
  'wa',
  'ze',
  'lor',
]

/** The `n`th invented word. */
export function wordOf(n) {
  let word = ''
  for (let left = n + 18; left > 0; left = Math.floor(left / 18)) word += syllables[left % 18]
  return word
}

const capital = (word) => word[0].toUpperCase() + word.slice(1)
const kinds = ['person', 'person', 'organisation', 'place']
const acts = ['state', 'state', 'state', 'state', 'announce', 'warn', 'predict', 'promise', 'allege', 'admit', 'deny']

/** The rank of a draw from `n` ranks, each as frequent as its rank is small. */
const zipf = (random, n) => Math.floor(n ** random()) - 1

/** How many entities and words there are, numbered by rank. */
const names = { entities: 6000, words: 30_000 }

export function entityOf(rank) {
  const type = kinds[rank % kinds.length]
  const name =
    type === 'person' ? `${capital(wordOf(rank))} ${capital(wordOf(rank * 7 + 3))}` : capital(wordOf(rank * 5 + 1))
  return { type, name, id: `${type}/${name.toLowerCase().replace(' ', '-')}-${rank}` }
}

/** The `n`th invented article with its records. */
export function analysisOf(n) {
  const random = chance(n + 1)
  const words = (count) => Array.from({ length: count }, () => wordOf(zipf(random, names.words))).join(' ')
  const publishedAt = new Date(Date.UTC(2020, 0, 1) + Math.floor(random() * 1500 * 86_400) * 1000).toISOString()
  const headline = capital(words(8))
  const id = `${publishedAt.slice(0, 10)}-${headline.toLowerCase().replaceAll(' ', '-').slice(0, 60)}-${n}`
  const cast = new Map()
  while (cast.size < 18) {
    const entity = entityOf(zipf(random, names.entities))
    cast.set(entity.id, { ...entity, mentions: [] })
  }
  const players = [...cast.values()]

  let text = headline
  const paragraphs = [{ start: 0, end: text.length, role: 'headline' }]
  const quotes = []
  const claims = []
  const timeline = []
  const span = (start, end) => ({ start, end, text: text.slice(start, end) })
  for (let p = 0; p < 22; p++) {
    const start = text.length + 2
    const [speaker, other] = [players[zipf(random, 18)], players[Math.floor(random() * 18)]]
    const said = words(22)
    text += `\n\n${speaker.name} said ${said} ${other.name} ${words(8)}.`
    const end = text.length
    paragraphs.push({ start, end, role: 'body' })
    const mention = span(start, start + speaker.name.length)
    speaker.mentions.push({ article: id, ...mention, kind: 'name' })
    const at = mention.end + 6 + said.length + 1
    other.mentions.push({ article: id, ...span(at, at + other.name.length), kind: 'name' })
    const content = span(mention.end + 6, end - 1)
    const who = { name: speaker.name, entity: speaker.id, mention, method: 'name', entities: [] }
    const cue = span(mention.end + 1, mention.end + 5)
    const shared = { article: id, parts: [content], text: content.text, start: content.start, end: content.end, cue }
    if (p % 2 === 0)
      quotes.push({
        id: `${id}.q${content.start}`,
        ...shared,
        kind: ['direct', 'mixed', 'indirect'][p % 3],
        verbatim: [],
        speaker: who,
        paragraph: p + 1,
        saidAt: null,
        source: 'machine',
      })
    claims.push({
      id: `${id}.c${content.start}`,
      ...shared,
      voice: 'attributed',
      claimant: who,
      polarity: random() < 0.05 ? 'denies' : 'asserts',
      act: acts[Math.floor(random() * acts.length)],
      certainty: 'certain',
      quantities:
        random() < 0.3
          ? [
              {
                ...span(at, at + 1),
                value: 3,
                max: null,
                unit: null,
                kind: 'count',
                approximate: false,
                bound: null,
                of: null,
              },
            ]
          : [],
      quote: null,
      entities: [other.id],
      checkworthiness: { score: Math.round(random() ** 3 * 1000) / 1000, reasons: ['quantity'] },
      source: 'machine',
    })
    if (p % 4 === 0) {
      const day = new Date(Date.parse(publishedAt) - zipf(random, 2000) * 86_400_000).toISOString().slice(0, 10)
      timeline.push({
        id: `${id}.t${start}`,
        article: id,
        date: day,
        earliest: day,
        latest: day,
        precision: 'day',
        tense: 'past',
        time: null,
        text: text.slice(start, end),
        start,
        end,
        entities: [speaker.id, other.id],
        quotes: [],
        claims: [],
        group: day,
        source: 'machine',
      })
    }
  }
  const entities = players
    .filter(({ mentions }) => mentions.length > 0)
    .map(({ id, type, name, mentions }) => ({
      id,
      name,
      aliases: [name.split(' ').at(-1)].filter((alias) => alias !== name),
      mentions,
      counts: {
        articles: 1,
        mentions: mentions.length,
        quotes: quotes.filter((quote) => quote.speaker.entity === id).length,
        claims: claims.filter((claim) => claim.claimant.entity === id).length,
      },
      source: 'machine',
      type,
      ...(type === 'person' && { roles: [], honorific: null }),
      ...(type === 'place' && { country: null }),
    }))
  return {
    article: {
      id,
      headline,
      standfirst: null,
      bylines: [],
      publisher: `Paper ${zipf(random, 200)}`,
      publishedAt,
      modifiedAt: null,
      language: 'en',
      url: null,
      text,
      paragraphs,
      wordCount: text.split(/\s+/).length,
      source: { format: 'text', sha256: createHash('sha256').update(text).digest('hex'), name: null },
      furniture: [],
      links: [],
    },
    quotes,
    entities,
    claims,
    times: [],
    timeline,
  }
}

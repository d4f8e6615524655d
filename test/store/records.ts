/** Records as they are where nothing else is said: what tests and benches invent articles from. */
import { createHash } from 'node:crypto'
import type { Article } from '../../schemas/article.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity, EntityType, Mention } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Span } from '../../schemas/span.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'

type Given<T, K extends keyof T> = Pick<T, K> & Partial<T>

/** @param source whose digest stands for the article’s; its text where none is given. */
export function articleRecord(
  given: Given<Article, 'id' | 'headline' | 'text' | 'paragraphs'>,
  source = given.text,
): Article {
  return {
    standfirst: null,
    bylines: [],
    publisher: null,
    publishedAt: null,
    modifiedAt: null,
    language: 'en',
    url: null,
    section: null,
    keywords: [],
    kind: null,
    kindReason: null,
    isAccessibleForFree: null,
    images: [],
    posts: [],
    wordCount: given.text.split(/\s+/).length,
    source: { format: 'text', sha256: createHash('sha256').update(source).digest('hex'), name: 'draft.txt' },
    furniture: [],
    links: [],
    ...given,
  }
}

/** What a quote and a claim of one part share. */
const ofPart = (letter: string, article: string, part: Span) => ({
  id: `${article}.${letter}${part.start}`,
  article,
  parts: [part],
  text: part.text,
  start: part.start,
  end: part.end,
  source: 'machine' as const,
})

export function quoteRecord(part: Span, given: Given<Quote, 'article' | 'speaker' | 'paragraph'>): Quote {
  return { ...ofPart('q', given.article, part), kind: 'direct', verbatim: [part], cue: null, saidAt: null, ...given }
}

export function claimRecord(part: Span, given: Given<Claim, 'article' | 'claimant'>): Claim {
  return {
    ...ofPart('c', given.article, part),
    voice: 'attributed',
    cue: null,
    polarity: 'asserts',
    act: 'state',
    certainty: 'certain',
    quantities: [],
    quote: null,
    entities: [],
    checkworthiness: { score: 0.5, reasons: [] },
    ...given,
  }
}

/** @param days the first and the last on which it happens. */
export function timelineRecord(
  { start, end, text }: Span,
  [earliest, latest]: readonly [string, string],
  given: Given<TimelineEntry, 'article'>,
): TimelineEntry {
  return {
    id: `${given.article}.t${start}`,
    date: earliest,
    earliest,
    latest,
    precision: 'day',
    tense: 'past',
    time: null,
    text,
    start,
    end,
    entities: [],
    quotes: [],
    claims: [],
    group: earliest,
    source: 'machine',
    ...given,
  }
}

/** An entity of one article. */
export function entityRecord(
  type: EntityType,
  given: {
    id: string
    name: string
    aliases: string[]
    mentions: Mention[]
    roles?: string[]
    quotes?: number
    claims?: number
  },
): Entity {
  const { id, name, aliases, mentions, roles = [], quotes = 0, claims = 0 } = given
  const counts = { articles: 1, mentions: mentions.length, quotes, claims }
  const common = { id, name, aliases, mentions, counts, source: 'machine' as const }
  if (type === 'person') return { ...common, type, roles, honorific: null }
  if (type === 'place') return { ...common, type, country: null, coordinates: null, geonames: null }
  return { ...common, type }
}

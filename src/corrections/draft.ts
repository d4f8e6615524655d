/** The records of an article while corrections are made in them. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Article } from '../../schemas/article.ts'
import type { Entity } from '../../schemas/entity.ts'
import { groupOf } from '../analysis/group.ts'
import { shownText } from '../analysis/shown-text.ts'
import { tally } from '../analysis/tally.ts'
import type { Named, Records } from './correction.ts'

/** A record, where the machine found it, and the id it had then. */
export interface Held<T> {
  record: T
  start: number
  end: number
}

/** A copy: records in it are replaced, never changed, so that the analysis stays as it was. */
export interface Draft {
  article: Article
  quote: Held<Records['quote']>[]
  claim: Held<Records['claim']>[]
  timeline: Held<Records['timeline']>[]
  entities: Entity[]
}

const held = <T extends { start: number; end: number }>(records: readonly T[]): Held<T>[] =>
  records.map((record) => ({ record, start: record.start, end: record.end }))

export function draftOf({ article, quotes, claims, timeline, entities }: Analysis): Draft {
  return { article, quote: held(quotes), claim: held(claims), timeline: held(timeline), entities: [...entities] }
}

export const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The records in order, with what follows from them: what is shown of their parts, which quotes and claims an event holds, who takes part with whom,
 * and how often each entity is counted. An entity that nothing mentions and nothing refers to is none of this article.
 */
export function finished(analysis: Analysis, draft: Draft): Analysis {
  const shown = <T extends Records['quote' | 'claim']>(record: T): T => ({
    ...record,
    text: shownText(draft.article.text, record),
  })
  const quotes = draft.quote.map(({ record }) => shown(record)).sort((a, b) => a.start - b.start)
  const quoteIds = new Set(quotes.map(({ id }) => id))
  const claims = draft.claim
    .map(({ record }) => (record.quote === null || quoteIds.has(record.quote) ? record : { ...record, quote: null }))
    .map(shown)
    .sort((a, b) => a.start - b.start)
  const inside = (records: readonly { id: string; start: number }[], { start, end }: Records['timeline']) =>
    records.filter((record) => record.start >= start && record.start < end).map(({ id }) => id)
  const timeline = draft.timeline
    .map(({ record }) => ({
      ...record,
      quotes: inside(quotes, record),
      claims: inside(claims, record),
      group: groupOf(record, record.entities),
    }))
    .sort((a, b) => byText(a.earliest, b.earliest) || byText(a.latest, b.latest) || a.start - b.start)
  const spoken = tally(quotes.map(({ speaker }) => speaker))
  const claimed = tally(claims.map(({ claimant }) => claimant))
  const named = new Set([...claims, ...timeline].flatMap((record) => record.entities))
  const entities = draft.entities
    .filter(({ id, mentions }) => mentions.length > 0 || spoken.has(id) || claimed.has(id) || named.has(id))
    .map((entity) => ({
      ...entity,
      counts: {
        articles: 1,
        mentions: entity.mentions.length,
        quotes: spoken.get(entity.id) ?? 0,
        claims: claimed.get(entity.id) ?? 0,
      },
    }))
  return { ...analysis, article: draft.article, quotes, claims, timeline, entities }
}

/** An entity without mentions, of the type that its id says. */
export function emptyEntity({ id, name }: Named): Entity {
  const common = {
    id,
    name,
    aliases: [],
    mentions: [],
    counts: { articles: 1, mentions: 0, quotes: 0, claims: 0 },
    source: 'editor' as const,
  }
  const type = id.slice(0, id.indexOf('/'))
  if (type === 'person') return { ...common, type, roles: [], honorific: null }
  if (type === 'place') return { ...common, type, country: null, coordinates: null, geonames: null }
  return { ...common, type: 'organisation' }
}

/** Builds analyses for tests from a few lines: `Name: “words.”` is a quote, `Name claims words.` a claim. */
import { Analysis } from '../../schemas/analysis.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity, EntityType } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { slug, withoutInitial } from '../../src/slug.ts'
import { articleRecord, claimRecord, entityRecord, quoteRecord, timelineRecord } from './records.ts'

export interface Draft {
  headline: string
  publishedAt?: string | null
  publisher?: string | null
  /** One paragraph each, after the headline. */
  lines?: string[]
  /** Names in the lines, by what they name; further forms are aliases. */
  names?: Partial<Record<EntityType, (string | [name: string, ...aliases: string[]])[]>>
  roles?: Record<string, string[]>
  /** Changes the claims. */
  claim?: Partial<Claim>
  /** Days on which what a line tells happens, by line number. */
  days?: Record<number, [earliest: string, latest: string]>
  furniture?: Analysis['article']['furniture']
  /** Changes the source’s digest alone. */
  source?: string
}

/** An analysis that the schema accepts. */
export function analysisOf(draft: Draft): Analysis {
  const { headline, publishedAt = null, publisher = null, lines = [], names = {}, roles = {}, days = {} } = draft
  const id = publishedAt ? `${publishedAt.slice(0, 10)}-${slug(headline)}` : slug(headline)
  const text = [headline, ...lines].join('\n\n')
  const span = (start: number, words: string) => ({ start, end: start + words.length, text: words })
  let at = 0
  const paragraphs = [headline, ...lines].map((line, i) => {
    const start = at
    at += line.length + 2
    return { start, end: start + line.length, role: i === 0 ? ('headline' as const) : ('body' as const) }
  })

  const entities: Entity[] = Object.entries(names).flatMap(([type, list]) =>
    list.map((forms) => {
      const [name, ...aliases] = typeof forms === 'string' ? [forms] : forms
      const written = [name, ...aliases].sort((a, b) => b.length - a.length).join('|')
      const mentions = [...text.matchAll(new RegExp(`(?<!\\w)(?:${written})(?!\\w)`, 'g'))].map((m) => ({
        article: id,
        ...span(m.index, m[0]),
        kind: 'name' as const,
      }))
      return entityRecord(type as EntityType, {
        id: `${type}/${type === 'person' ? withoutInitial(slug(name)) : slug(name)}`,
        name,
        aliases: aliases.sort(),
        mentions,
        roles: roles[name] ?? [],
      })
    }),
  )
  const known = (name: string) => entities.find((e) => e.name === name || e.aliases.includes(name))
  const speakerOf = (who: string, start: number): Speaker => {
    const several = who.split(' and ')
    return {
      name: several.length > 1 ? who : (known(who)?.name ?? who),
      entity: several.length > 1 ? null : (known(who)?.id ?? null),
      mention: span(start, who),
      method: 'name',
      entities:
        several.length > 1
          ? several.map((name) => ({ name: known(name)?.name ?? name, entity: known(name)?.id ?? null }))
          : [],
    }
  }
  const counted = (speaker: Speaker, what: 'quotes' | 'claims') => {
    for (const who of speaker.entities.length > 0 ? speaker.entities : [speaker]) {
      const entity = entities.find((e) => e.id === who.entity)
      if (entity) entity.counts[what]++
    }
    return speaker
  }

  const quotes: Quote[] = []
  const claims: Claim[] = []
  const timeline: TimelineEntry[] = []
  for (const [i, line] of lines.entries()) {
    const start = paragraphs[i + 1]!.start
    const [, who, words] = line.match(/^(.+?): “(.+)”$/s) ?? []
    if (who && words) {
      const part = span(start + who.length + 3, words)
      quotes.push(
        quoteRecord(part, { article: id, speaker: counted(speakerOf(who, start), 'quotes'), paragraph: i + 1 }),
      )
    }
    const [, claimant, content] = line.match(/^(.+?) claims (.+)\.$/) ?? []
    if (claimant && content) {
      const part = span(start + claimant.length + 8, content)
      claims.push(
        claimRecord(part, {
          article: id,
          claimant: counted(speakerOf(claimant, start), 'claims'),
          cue: span(start + claimant.length + 1, 'claims'),
          ...draft.claim,
        }),
      )
    }
    const happens = days[i]
    if (happens)
      timeline.push(
        timelineRecord(span(start, line), happens, {
          article: id,
          entities: entities
            .filter((e) => e.mentions.some((m) => m.start >= start && m.end <= start + line.length))
            .map((e) => e.id),
          quotes: quotes.filter((q) => q.start >= start).map((q) => q.id),
          claims: claims.filter((c) => c.start >= start).map((c) => c.id),
        }),
      )
  }
  const article = articleRecord(
    { id, headline, text, paragraphs, publisher, publishedAt, furniture: draft.furniture ?? [] },
    draft.source,
  )
  return Analysis.parse({ article, quotes, entities, claims, times: [], timeline } satisfies Analysis)
}

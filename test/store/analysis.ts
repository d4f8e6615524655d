/** Builds analyses for tests from a few lines: `Name: “words.”` is a quote, `Name claims words.` a claim. */
import { createHash } from 'node:crypto'
import { Analysis } from '../../schemas/analysis.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity, EntityType } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { slug } from '../../src/slug.ts'

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
      const common = {
        id: `${type}/${slug(name)}`,
        name,
        aliases: aliases.sort(),
        mentions,
        counts: { articles: 1, mentions: mentions.length, quotes: 0, claims: 0 },
        source: 'machine' as const,
      }
      if (type === 'person') return { ...common, type, roles: roles[name] ?? [], honorific: null }
      return type === 'place' ? { ...common, type, country: null } : { ...common, type: 'organisation' as const }
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
      quotes.push({
        id: `${id}.q${part.start}`,
        article: id,
        kind: 'direct',
        parts: [part],
        verbatim: [part],
        text: words,
        start: part.start,
        end: part.end,
        speaker: counted(speakerOf(who, start), 'quotes'),
        cue: null,
        paragraph: i + 1,
        saidAt: null,
        source: 'machine',
      })
    }
    const [, claimant, content] = line.match(/^(.+?) claims (.+)\.$/) ?? []
    if (claimant && content) {
      const part = span(start + claimant.length + 8, content)
      claims.push({
        id: `${id}.c${part.start}`,
        article: id,
        voice: 'attributed',
        parts: [part],
        start: part.start,
        end: part.end,
        text: content,
        claimant: counted(speakerOf(claimant, start), 'claims'),
        cue: span(start + claimant.length + 1, 'claims'),
        polarity: 'asserts',
        act: 'state',
        certainty: 'certain',
        quantities: [],
        quote: null,
        entities: [],
        checkworthiness: { score: 0.5, reasons: [] },
        source: 'machine',
        ...draft.claim,
      })
    }
    const span0 = days[i]
    if (span0)
      timeline.push({
        id: `${id}.t${start}`,
        article: id,
        date: span0[0],
        earliest: span0[0],
        latest: span0[1],
        precision: 'day',
        tense: 'past',
        time: null,
        text: line,
        start,
        end: start + line.length,
        entities: entities
          .filter((e) => e.mentions.some((m) => m.start >= start && m.end <= start + line.length))
          .map((e) => e.id),
        quotes: quotes.filter((q) => q.start >= start).map((q) => q.id),
        claims: claims.filter((c) => c.start >= start).map((c) => c.id),
        group: span0[0],
        source: 'machine',
      })
  }
  return Analysis.parse({
    article: {
      id,
      headline,
      standfirst: null,
      bylines: [],
      publisher,
      publishedAt,
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
      text,
      paragraphs,
      wordCount: text.split(/\s+/).length,
      source: {
        format: 'text',
        sha256: createHash('sha256')
          .update(draft.source ?? text)
          .digest('hex'),
        name: 'draft.txt',
      },
      furniture: draft.furniture ?? [],
      links: [],
    },
    quotes,
    entities,
    claims,
    times: [],
    timeline,
  } satisfies Analysis)
}

/** Gives an analysis another article id. */
import type { Analysis } from '../../schemas/analysis.ts'

/** The same records under another article id: in the article, in every record’s id and in every reference to one. */
export function restamp(analysis: Analysis, id: string): Analysis {
  const old = analysis.article.id
  if (old === id) return analysis
  const record = (name: string) => (name.startsWith(`${old}.`) ? id + name.slice(old.length) : name)
  return {
    article: { ...analysis.article, id },
    quotes: analysis.quotes.map((quote) => ({ ...quote, id: record(quote.id), article: id })),
    entities: analysis.entities.map((entity) => ({
      ...entity,
      mentions: entity.mentions.map((mention) => ({ ...mention, article: id })),
    })),
    claims: analysis.claims.map((claim) => ({
      ...claim,
      id: record(claim.id),
      article: id,
      quote: claim.quote === null ? null : record(claim.quote),
    })),
    times: analysis.times,
    timeline: analysis.timeline.map((entry) => ({
      ...entry,
      id: record(entry.id),
      article: id,
      quotes: entry.quotes.map(record),
      claims: entry.claims.map(record),
    })),
  }
}

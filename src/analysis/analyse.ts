/** Source in, records out: loads, runs the stages, and gives the records their ids. */
import type { Analysis } from '../../schemas/analysis.ts'
import type { Article } from '../../schemas/article.ts'
import type { Source } from '../../schemas/source.ts'
import { articleOf, pageOf, sizeOf } from './article.ts'
import { withinLimits } from './limits.ts'
import type { StageObserver } from './pipeline/clean.ts'
import { runPipeline } from './pipeline/index.ts'
import type { Layers } from './pipeline/stage.ts'
import { tally } from './tally.ts'

/** What beside the source itself decides the records. */
export interface AnalyseOptions {
  /** File name or other name of the source, kept in `article.source.name`. */
  name?: string
  /** Told of each stage's time; has no influence on the records. */
  observe?: StageObserver
}

/**
 * All records of one source. Pure: the same source and options give the same records on any machine.
 * @throws {NoArticleError} when a page has no article in it.
 */
export function analyse(source: Source, { name, observe }: AnalyseOptions = {}): Analysis {
  const layers = runPipeline(pageOf(source), observe)
  const analysis = assemble(layers, articleOf(layers.article, source, name))
  return withinLimits(analysis, sizeOf(source), layers.article.links.length)
}

/** Ids name the article and the offset, so that a record keeps its id when a later version finds more around it. */
function idsOf(article: string, letter: string, starts: readonly number[]): string[] {
  const seen = new Map<number, number>()
  return starts.map((start) => {
    const nth = (seen.get(start) ?? 0) + 1
    seen.set(start, nth)
    return `${article}.${letter}${start}${nth > 1 ? `-${nth}` : ''}`
  })
}

function assemble(layers: Layers, article: Article): Analysis {
  const { id } = article
  const quoteIds = idsOf(
    id,
    'q',
    layers.quotes.map((quote) => quote.start),
  )
  const claimIds = idsOf(
    id,
    'c',
    layers.claims.map((claim) => claim.start),
  )
  const entryIds = idsOf(
    id,
    't',
    layers.timeline.map((entry) => entry.time?.start ?? entry.start),
  )
  const spoken = tally(layers.quotes.map((quote) => quote.speaker))
  const claimed = tally(layers.claims.map((claim) => claim.claimant))
  return {
    article,
    quotes: layers.quotes.map((quote, i) => ({ id: quoteIds[i]!, article: id, ...quote, source: 'machine' })),
    entities: layers.entities.map((entity) => ({
      ...entity,
      mentions: entity.mentions.map((mention) => ({ article: id, ...mention })),
      counts: {
        articles: 1,
        mentions: entity.mentions.length,
        quotes: spoken.get(entity.id) ?? 0,
        claims: claimed.get(entity.id) ?? 0,
      },
      source: 'machine',
    })),
    claims: layers.claims.map((claim, i) => ({
      id: claimIds[i]!,
      article: id,
      ...claim,
      quote: claim.quote === null ? null : quoteIds[claim.quote]!,
      source: 'machine',
    })),
    times: layers.times,
    timeline: layers.timeline.map((entry, i) => ({
      id: entryIds[i]!,
      article: id,
      ...entry,
      quotes: entry.quotes.map((quote) => quoteIds[quote]!),
      claims: entry.claims.map((claim) => claimIds[claim]!),
      source: 'machine',
    })),
  }
}

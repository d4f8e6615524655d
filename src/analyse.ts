/** Source in, records out: loads, runs the stages, and gives the records their ids. */
import { createHash } from 'node:crypto'
import type { Analysis } from '../schemas/analysis.ts'
import type { Article } from '../schemas/article.ts'
import type { Source } from '../schemas/source.ts'
import { loadHtml } from './loader/html.ts'
import { loadText } from './loader/text.ts'
import { NoArticleError } from './no-article.ts'
import { cleanPage, runPipeline, type StageObserver } from './pipeline/index.ts'
import type { Layers, Page } from './pipeline/stage.ts'
import { slug } from './slug.ts'
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
  return assemble(layers, articleOf(layers.article, source, name))
}

/**
 * The clean article of one source: what `analyse` gives as `article`, without what its other records cost.
 * @throws {NoArticleError} when a page has no article in it.
 */
export function readArticle(source: Source, { name }: Pick<AnalyseOptions, 'name'> = {}): Article {
  return articleOf(cleanPage(pageOf(source)), source, name)
}

function pageOf(source: Source): Page {
  const page = withHints(load(source), source)
  if (page.blocks.length === 0) throw new NoArticleError('No article found: the source has no text.')
  return page
}

function articleOf({ furniture, ...layer }: Layers['article'], source: Source, name: string | null = null): Article {
  if (!layer.paragraphs.some(({ role }) => role === 'body')) {
    throw new NoArticleError('No article found: the page has no running text.')
  }
  const [format, raw] = 'html' in source ? (['html', source.html] as const) : (['text', source.text] as const)
  const sha256 = createHash('sha256').update(raw).digest('hex')
  const about = slug(layer.headline ?? layer.text.slice(0, 200), 60) || sha256.slice(0, 12)
  const id = layer.publishedAt ? `${layer.publishedAt.slice(0, 10)}-${about}` : about
  return { id, ...layer, source: { format, sha256, name }, furniture }
}

function load(source: Source): Page {
  if ('html' in source) return loadHtml(source.html, source.as, source.url ?? null)
  return loadText(source.text, source.as)
}

/** What the caller knows outranks what the page says. */
function withHints(page: Page, { url, publishedAt, publisher, headline, retrievedAt }: Source): Page {
  const hints = {
    ...(url && { url }),
    ...(publisher && { publisher }),
    ...(headline && { headline }),
    ...(publishedAt && { publishedAt: zoned(publishedAt) }),
  }
  return {
    ...page,
    retrievedAt: retrievedAt ?? null,
    meta: { ...page.meta, ...hints },
    given: new Set(Object.keys(hints) as (keyof typeof hints)[]),
  }
}

/** RFC 3339 from a date or a date-time without zone: midnight, UTC. */
function zoned(instant: string): string {
  const full = instant.length === 10 ? `${instant}T00:00:00` : instant
  return /(?:Z|[+-]\d\d:\d\d)$/.test(full) ? full : `${full}Z`
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

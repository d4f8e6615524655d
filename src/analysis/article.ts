/** Source in, clean article out: loads, and runs the stages that tell the article from its page. */
import { hash } from 'node:crypto'
import type { Article } from '../../schemas/article.ts'
import type { Source } from '../../schemas/source.ts'
import { slug } from '../slug.ts'
import { NoArticleError } from './errors.ts'
import { fittingLinks } from './limits.ts'
import { loadHtml } from './loader/html.ts'
import { loadText } from './loader/text.ts'
import { cleanPage } from './pipeline/clean.ts'
import type { Layers, Page } from './pipeline/stage.ts'

/**
 * The clean article of one source: what `analyse` gives as `article`, without what its other records cost.
 * @throws {NoArticleError} when a page has no article in it.
 */
export function readArticle(source: Source, { name }: { name?: string } = {}): Article {
  return articleOf(cleanPage(pageOf(source)), source, name)
}

/**
 * The page of a source as the stages take it, with what its hints say.
 * @throws {NoArticleError} when it has no text.
 */
export function pageOf(source: Source): Page {
  const page = withHints(load(source), source)
  if (page.blocks.length === 0) throw new NoArticleError('No article found: the source has no text.')
  return page
}

/**
 * The article’s record.
 * @param name as in `readArticle`.
 * @throws {NoArticleError} when the layer has no paragraph of body.
 */
export function articleOf(
  { furniture, ...layer }: Layers['article'],
  source: Source,
  name: string | null = null,
): Article {
  if (!layer.paragraphs.some(({ role }) => role === 'body')) {
    throw new NoArticleError('No article found: the page has no running text.')
  }
  const format = 'html' in source ? 'html' : 'text'
  const sha256 = sourceDigest(source)
  const about = slug(layer.headline ?? layer.text.slice(0, 200), 60) || sha256.slice(0, 12)
  const id = layer.publishedAt ? `${layer.publishedAt.slice(0, 10)}-${about}` : about
  const links = layer.links.length > 0 ? fittingLinks(layer.links, sizeOf(source)) : []
  return { id, ...layer, links, source: { format, sha256, name }, furniture }
}

/** Bytes of a source. */
export function sizeOf(source: Source): number {
  return Buffer.byteLength('html' in source ? source.html : source.text)
}

/** Digest of a source as it was sent, by which it is known again; what was said beside it does not count. */
export function sourceDigest(source: Source): string {
  return hash('sha256', 'html' in source ? source.html : source.text, 'hex')
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
    ...(publishedAt && { publishedAt }),
  }
  return {
    ...page,
    retrievedAt: retrievedAt ?? null,
    meta: { ...page.meta, ...hints },
    given: new Set(Object.keys(hints) as (keyof typeof hints)[]),
  }
}

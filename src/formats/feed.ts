/** Articles as a JSON Feed 1.1, for feed readers. */
import type { Article } from '../../schemas/article.ts'
import { addressesAt, bodyOf, instant, some } from './records.ts'

/**
 * @param feed address of this page of the feed; `next`: of the one after it, null on the last.
 */
export function toFeed(
  articles: readonly Article[],
  origin: string,
  { feed, next }: { feed: string; next: string | null },
): object {
  const address = addressesAt(origin)
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Copydesk',
    feed_url: feed,
    next_url: next ?? undefined,
    items: articles.map((article) => ({
      id: address.article(article.id),
      url: article.url ?? undefined,
      title: article.headline ?? undefined,
      summary: article.standfirst ?? undefined,
      content_text: bodyOf(article),
      date_published: instant(article.publishedAt),
      date_modified: instant(article.modifiedAt),
      authors: some(article.bylines.map(({ name }) => ({ name }))),
      language: article.language ?? undefined,
      image: article.images[0]?.url,
      tags: some(article.keywords),
    })),
  }
}

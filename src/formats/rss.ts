/** Articles as RSS 2.0 (https://www.rssboard.org/rss-specification), for feed readers. */
import type { Article } from '../../schemas/article.ts'
import { addressesAt, bodyOf, instant } from './records.ts'

/**
 * @param feed address of this page of the feed; `next`: of the one after it, null on the last (RFC 5005).
 */
export function toRss(
  articles: readonly Article[],
  origin: string,
  { feed, next }: { feed: string; next: string | null },
): string {
  const address = addressesAt(origin)
  const items = articles.map((article) => {
    const { id, url, headline, standfirst, publishedAt, bylines } = article
    const published = instant(publishedAt)
    return [
      '<item>',
      element('guid', address.article(id)),
      element('link', url ?? address.article(id)),
      ...(headline === null ? [] : [element('title', headline)]),
      element('description', standfirst ?? bodyOf(article).slice(0, DESCRIPTION)),
      // RSS knows date-times alone: a page that states no more than a day has none.
      ...(published === undefined ? [] : [element('pubDate', new Date(published).toUTCString())]),
      ...bylines.map(({ name }) => element('dc:creator', name)),
      '</item>',
    ].join('')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element('title', 'Copydesk'),
    element('link', `${origin}/`),
    element('description', 'The articles of this desk, newest first.'),
    `<atom:link rel="self" type="application/rss+xml" href="${escaped(feed)}"/>`,
    ...(next === null ? [] : [`<atom:link rel="next" href="${escaped(next)}"/>`]),
    ...items,
    '</channel></rss>\n',
  ].join('\n')
}

/** UTF-16 units of the body where there is no standfirst. */
const DESCRIPTION = 500

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 does not have, lone surrogates among them, are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (character) => references[character]!)
}

/** An article as IPTC ninjs 3.1, as news agencies exchange it. */
import type { Image } from '../../schemas/article.ts'
import { addressesAt, bodyOf, instant, type Records, some } from './records.ts'

const plain = 'text/plain'

/** A picture as an item of its own: its caption describes it, and where it lies is a rendition. */
function picture({ url, caption, credit, width, height }: Image, uri: string, i: number): object {
  return {
    name: i === 0 ? 'lead' : `image-${i + 1}`,
    uri,
    type: 'picture',
    by: credit ?? undefined,
    descriptions: caption === null ? undefined : [{ role: 'caption', contentType: plain, value: caption }],
    renditions: [{ name: 'original', href: url, width: width ?? undefined, height: height ?? undefined }],
  }
}

/** What is unknown is left out, and so are quotes and claims, for which the standard has no place. */
export function toNinjs({ article, entities, timeline }: Records, origin: string): object {
  const address = addressesAt(origin)
  const body = bodyOf(article)
  const named = (type: string) =>
    some(
      entities
        .filter((one) => one.type === type)
        .map(({ id, name, sameAs }) => ({ name, uri: sameAs?.[0] ?? address.entity(id) })),
    )
  const optional = (role: string, value: string | null) =>
    value === null ? undefined : [{ role, contentType: plain, value }]
  return {
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
    },
    uri: address.article(article.id),
    type: 'text',
    representationType: 'full',
    firstCreated: instant(article.publishedAt),
    versionCreated: instant(article.modifiedAt ?? article.publishedAt),
    language: article.language ?? undefined,
    slugline: article.id,
    by: article.bylines.map(({ name }) => name).join(', ') || undefined,
    headlines: optional('main', article.headline),
    descriptions: optional('standfirst', article.standfirst),
    bodies: [
      {
        role: 'main',
        contentType: plain,
        charCount: Array.from(body).length,
        wordCount: body.match(/\S+/g)?.length ?? 0,
        value: body,
      },
    ],
    genres: article.kind === null ? undefined : [{ name: article.kind }],
    subjects: some([
      ...(article.section === null ? [] : [{ name: article.section, rel: 'section' }]),
      ...article.keywords.map((name) => ({ name, rel: 'keyword' })),
    ]),
    associations: some(
      article.images.map((image, i) => picture(image, `${address.article(article.id)}#image-${i + 1}`, i)),
    ),
    people: named('person'),
    organisations: named('organisation'),
    places: named('place'),
    events: some(timeline.map(({ id, text }) => ({ id, name: text, uri: address.event(id) }))),
    infoSources: some([
      ...article.bylines.map(({ name, role }) => ({ name, role: role ?? 'author' })),
      ...(article.publisher === null ? [] : [{ name: article.publisher, role: 'publisher' }]),
    ]),
    altIds: some([
      ...(article.url === null ? [] : [{ role: 'url', value: article.url }]),
      { role: 'sha256', value: article.source.sha256 },
    ]),
  }
}

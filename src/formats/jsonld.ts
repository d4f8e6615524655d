/** An article as schema.org has it (`NewsArticle`), for search engines and knowledge graphs. */
import type { Claim } from '../../schemas/claim.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import type { Verdict } from '../../schemas/verdict.ts'
import { addressesAt, bodyOf, type Records, some } from './records.ts'

const types = { person: 'Person', organisation: 'Organization', place: 'Place' } as const

/** schema.org has a type for some kinds; a press release is an article of no newsroom. */
const typesOfKind = {
  news: 'NewsArticle',
  live: 'LiveBlogPosting',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  review: 'ReviewNewsArticle',
  interview: 'NewsArticle',
  release: 'Article',
} as const

/** What is unknown is left out. A claim is what somebody says: a `ClaimReview` of it is only where an editor has checked it. */
export function toJsonLd({ article, quotes, entities, claims, timeline }: Records, origin: string): object {
  const address = addressesAt(origin)
  const self = { '@id': address.article(article.id) }

  const entity = (one: Entity): object => ({
    '@type': types[one.type],
    '@id': address.entity(one.id),
    name: one.name,
    alternateName: some(one.aliases),
    sameAs: some(one.sameAs ?? []),
    ...(one.type === 'person' && { jobTitle: some(one.roles), honorificPrefix: one.honorific ?? undefined }),
    ...(one.type === 'place' &&
      one.country !== null && { address: { '@type': 'PostalAddress', addressCountry: one.country } }),
    ...(one.type === 'place' &&
      one.coordinates && {
        geo: { '@type': 'GeoCoordinates', latitude: one.coordinates.lat, longitude: one.coordinates.lon },
        sameAs: `https://sws.geonames.org/${one.geonames}/`,
      }),
  })

  /** Whoever is no entity has a name but no type: it is not known what it is. */
  const speakers = (speaker: Speaker | null): object[] | undefined => {
    if (speaker === null) return undefined
    const all = speaker.entities.length > 0 ? speaker.entities : [speaker]
    const known = all.filter(({ name }) => name !== null)
    if (known.length === 0) return undefined
    return known.map(({ name, entity }) => (entity === null ? { name } : { '@id': address.entity(entity), name }))
  }

  const quotation = (quote: Quote): object => ({
    '@type': 'Quotation',
    '@id': address.quote(quote.id),
    text: quote.text,
    spokenByCharacter: speakers(quote.speaker),
    dateCreated: quote.saidAt !== null && iso.test(quote.saidAt) ? quote.saidAt : undefined,
    isPartOf: self,
  })

  /** schema.org has no word for a denial, and its denier must not stand as its author. */
  const claim = ({ id, text, claimant, polarity, quote, verdict }: Claim): object => ({
    '@type': 'Claim',
    '@id': address.claim(id),
    text,
    ...(polarity === 'asserts'
      ? { author: speakers(claimant) }
      : { description: !claimant?.name ? 'Denied.' : `Denied by ${claimant.name}.` }),
    appearance: quote === null ? self : { '@id': address.quote(quote) },
    review: verdict && reviewOf(text, verdict),
  })

  const event = (entry: TimelineEntry): object => ({
    '@type': 'Event',
    '@id': address.event(entry.id),
    name: entry.text,
    ...daysOf(entry),
    about: some(entry.entities.map((id) => ({ '@id': address.entity(id) }))),
    subjectOf: self,
  })

  return {
    '@context': 'https://schema.org',
    '@type': article.kind === null ? 'NewsArticle' : typesOfKind[article.kind],
    ...self,
    identifier: article.id,
    url: article.url ?? undefined,
    headline: article.headline ?? undefined,
    description: article.standfirst ?? undefined,
    author: some(article.bylines.map(({ name, role }) => ({ '@type': 'Person', name, jobTitle: role ?? undefined }))),
    publisher: article.publisher === null ? undefined : { '@type': 'Organization', name: article.publisher },
    datePublished: article.publishedAt ?? undefined,
    dateModified: article.modifiedAt ?? undefined,
    inLanguage: article.language ?? undefined,
    articleSection: article.section ?? undefined,
    keywords: some(article.keywords),
    isAccessibleForFree: article.isAccessibleForFree ?? undefined,
    image: some(
      article.images.map(({ url, caption, credit, width, height }) => ({
        '@type': 'ImageObject',
        url,
        caption: caption ?? undefined,
        creditText: credit ?? undefined,
        width: width ?? undefined,
        height: height ?? undefined,
      })),
    ),
    liveBlogUpdate: some(
      article.posts.map(({ start, end, headline, publishedAt, bylines }) => ({
        '@type': 'BlogPosting',
        headline: headline ?? undefined,
        datePublished: publishedAt ?? undefined,
        author: some(bylines.map(({ name }) => ({ '@type': 'Person', name }))),
        articleBody: article.text.slice(start, end),
      })),
    ),
    wordCount: article.wordCount,
    articleBody: bodyOf(article),
    hasPart: some([...quotes.map(quotation), ...claims.map(claim)]),
    mentions: some([...entities.map(entity), ...timeline.map(event)]),
  }
}

/** schema.org leaves it to whoever checks which ratings there are. */
const ratings: Record<Verdict['rating'], string> = {
  checked: 'Checked',
  true: 'True',
  false: 'False',
  misleading: 'Misleading',
  unproven: 'Unproven',
}

function reviewOf(claim: string, { rating, url, note, by, at }: Verdict): object {
  return {
    '@type': 'ClaimReview',
    claimReviewed: claim,
    reviewRating: { '@type': 'Rating', alternateName: ratings[rating] },
    reviewBody: note ?? undefined,
    citation: url,
    author: { name: by },
    datePublished: at,
  }
}

const iso = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/

/** A date that ISO 8601 can say as it is; of any other (`198X`, `2022-21`, a week) the first and the last day. */
function daysOf({ date, earliest, latest }: TimelineEntry): { startDate: string; endDate?: string } {
  if (iso.test(date)) return { startDate: date }
  const [from = '', to = ''] = date.split('/')
  return iso.test(from) && iso.test(to) ? { startDate: from, endDate: to } : { startDate: earliest, endDate: latest }
}

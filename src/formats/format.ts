/** The formats that records are answered in, beside JSON: their names, their media types, what a client can rely on. */
import { z } from 'zod'

interface Format {
  /** Media type, with what tells it from another of the same name. */
  type: string
  /** What a client can rely on; the format’s own standard says the rest. */
  schema: z.ZodType
}

const text = (id: string, description: string) => z.string().meta({ id, description })

/** By the value of `?format=`. */
export const formats = {
  jsonld: {
    type: 'application/ld+json',
    schema: z
      .looseObject({
        '@context': z.literal('https://schema.org'),
        '@type': z
          .string()
          .meta({ description: '`NewsArticle`, or the type of schema.org that says the kind: `LiveBlogPosting`.' }),
        '@id': z.string(),
      })
      .meta({
        id: 'NewsArticle',
        description: 'schema.org: the article, its quotations and claims, what it mentions.',
      }),
  },
  annotations: {
    type: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
    schema: z
      .looseObject({
        '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
        id: z.string(),
        type: z.literal('AnnotationCollection'),
        total: z.int(),
        first: z
          .looseObject({
            type: z.literal('AnnotationPage'),
            items: z.array(z.looseObject({ id: z.string() }).meta({ id: 'Annotation' })),
          })
          .meta({ id: 'AnnotationPage' }),
      })
      .meta({
        id: 'AnnotationCollection',
        description: 'W3C Web Annotations: every record over the words it stands on, by code points.',
      }),
  },
  ninjs: {
    type: 'application/json;profile="http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"',
    schema: z
      .looseObject({
        uri: z.string(),
        standard: z.looseObject({ name: z.literal('ninjs'), version: z.literal('3.1') }).meta({ id: 'NinjsStandard' }),
      })
      .meta({ id: 'Ninjs', description: 'IPTC ninjs 3.1.' }),
  },
  geojson: {
    type: 'application/geo+json',
    schema: z
      .looseObject({
        type: z.literal('FeatureCollection'),
        features: z.array(
          z
            .looseObject({
              type: z.literal('Feature'),
              geometry: z
                .looseObject({ type: z.literal('Point'), coordinates: z.array(z.number()).length(2) })
                .meta({ id: 'GeoJsonPoint', description: 'Degrees east and north; null where it is not certain.' })
                .nullable(),
            })
            .meta({ id: 'GeoJsonFeature' }),
        ),
      })
      .meta({ id: 'GeoJson', description: 'RFC 7946: the places, each with how often it is named.' }),
  },
  text: { type: 'text/plain', schema: text('Text', 'The article’s text, which every offset counts in.') },
  feed: {
    type: 'application/feed+json',
    schema: z
      .looseObject({
        version: z.literal('https://jsonfeed.org/version/1.1'),
        title: z.string(),
        items: z.array(z.looseObject({ id: z.string(), content_text: z.string() }).meta({ id: 'JsonFeedItem' })),
      })
      .meta({ id: 'JsonFeed', description: 'JSON Feed 1.1, with the articles’ text.' }),
  },
  rss: {
    type: 'application/rss+xml',
    schema: text('Rss', 'RSS 2.0, with the articles’ standfirsts or first words.'),
  },
  timelinejs: {
    type: 'application/json;profile="https://timeline.knightlab.com/docs/json-format.html"',
    schema: z
      .looseObject({
        events: z.array(
          z
            .looseObject({ unique_id: z.string(), start_date: z.looseObject({}).meta({ id: 'TimelineJsDate' }) })
            .meta({ id: 'TimelineJsEvent' }),
        ),
      })
      .meta({ id: 'TimelineJs', description: 'What TimelineJS draws.' }),
  },
  csv: {
    type: 'text/csv',
    schema: text('Csv', 'RFC 4180 with a line of names; without `limit` the whole list from `cursor` on.'),
  },
  ndjson: {
    type: 'application/x-ndjson',
    schema: text('Ndjson', 'An item a line; without `limit` the whole list from `cursor` on.'),
  },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

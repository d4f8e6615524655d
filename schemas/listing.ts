import { z } from 'zod'
import { Article, ArticleSummary } from './article.ts'
import { Claim } from './claim.ts'
import { Correction } from './correction.ts'
import { Entity, Mention, Organisation, Person, Place } from './entity.ts'
import { Excerpt, Highlight } from './highlight.ts'
import { KeptTimeline } from './kept-timeline.ts'
import { Quote } from './quote.ts'
import { StorySummary } from './story.ts'
import { Facets, Total } from './tally.ts'
import { Time } from './time.ts'
import { TimelineEntry } from './timeline.ts'
import { Version } from './version.ts'

const pageOf = <T extends z.ZodType>(item: T) => ({
  items: z.array(item),
  next: z.string().nullable().meta({
    description:
      'Cursor of the next page; null on the last one. A page may have fewer items than its limit, or none, and be followed by another.',
  }),
})
const listOf = <T extends z.ZodType>(id: string, item: T) =>
  z.object(pageOf(item)).meta({ id, description: 'A page of a list.' })

/** Beside the page where the request asks for it. */
const counts = {
  total: Total.optional().meta({ description: 'With `total=true`, or `facets`.' }),
  counted: z.int().min(0).optional().meta({
    description: 'With `facets`: how many records they count, the first 1,000 at most, of events 500.',
  }),
  facets: Facets.optional().meta({ description: 'With `facets`.' }),
}
const countedListOf = <T extends z.ZodType>(id: string, item: T) =>
  z.object({ ...pageOf(item), ...counts }).meta({ id, description: 'A page of a list.' })

/** An article with those of its records that the request names in `include`. */
export const ArticleWithRecords = Article.extend({
  quotes: z.array(Quote).optional().meta({ description: 'With `include=quotes`.' }),
  entities: z.array(Entity).optional().meta({ description: 'With `include=entities`.' }),
  claims: z.array(Claim).optional().meta({ description: 'With `include=claims`.' }),
  times: z.array(Time).nullable().optional().meta({
    description:
      'With `include=times`; null where a version before 0.6 stored the article, until `copydesk reindex` reads it again.',
  }),
  timeline: z.array(TimelineEntry).optional().meta({ description: 'With `include=timeline`.' }),
}).meta({ id: 'ArticleWithRecords', description: 'An article, with its records where they are asked for.' })
export type ArticleWithRecords = z.infer<typeof ArticleWithRecords>

/** Beside a record where the request has `include=article`. */
const articleSummary = ArticleSummary.nullable().optional().meta({ description: 'With `include=article`.' })
const beside = {
  highlights: z.array(Highlight).optional().meta({ description: 'With `highlight=true`.' }),
  articleSummary,
}
export const QuoteItem = Quote.extend(beside).meta({ id: 'QuoteItem', description: 'A quote as listed.' })
export const ClaimItem = Claim.extend(beside).meta({ id: 'ClaimItem', description: 'A claim as listed.' })
export const EventItem = TimelineEntry.extend(beside).meta({ id: 'EventItem', description: 'An event as listed.' })

/** Lists leave the mentions out, which are most of an entity. */
const listed = { mentions: z.array(Mention).optional().meta({ description: 'With `include=mentions`.' }) }
export const EntityItem = z
  .discriminatedUnion('type', [
    Person.extend(listed).meta({ id: 'PersonItem', description: 'A person as listed.' }),
    Organisation.extend(listed).meta({ id: 'OrganisationItem', description: 'An organisation as listed.' }),
    Place.extend(listed).meta({ id: 'PlaceItem', description: 'A place as listed.' }),
  ])
  .meta({ id: 'EntityItem', description: 'A person, an organisation or a place as listed.' })

export const ArticleItem = ArticleSummary.extend({
  copies: z.int().min(0).optional().meta({
    description: 'With `fold=copies`: how many other articles have its text, whatever else the list asks for.',
  }),
  highlights: z.array(Excerpt).optional().meta({ description: 'With `highlight=true`: the first 20 of its text.' }),
}).meta({ id: 'ArticleItem', description: 'An article as listed.' })
/** A mention with the words around it. */
export const MentionItem = Mention.extend({
  before: z.string().meta({ description: 'The words before it, of the same paragraph, as they stand in the text.' }),
  after: z.string().meta({ description: 'The words after it, likewise.' }),
  articleSummary,
}).meta({ id: 'MentionItem', description: 'A mention with the words around it.' })

export const VersionList = listOf('VersionList', Version)

export const StoryList = listOf('StoryList', StorySummary)
export const ArticleList = countedListOf('ArticleList', ArticleItem)
export const QuoteList = countedListOf('QuoteList', QuoteItem)
export const MentionList = listOf('MentionList', MentionItem)
export const EntityList = listOf('EntityList', EntityItem)
export const ClaimList = countedListOf('ClaimList', ClaimItem)
export const CorrectionList = listOf('CorrectionList', Correction)
export const Timeline = countedListOf('Timeline', EventItem)
export const KeptTimelineList = listOf('KeptTimelineList', KeptTimeline)

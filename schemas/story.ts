import { z } from 'zod'
import { ArticleSummary } from './article.ts'
import { EntityId, EntityType } from './entity.ts'
import { Moment } from './moment.ts'
import { Quote } from './quote.ts'
import { TimelineEntry } from './timeline.ts'

/** An entity that a story names. */
export const StoryName = z
  .object({
    id: EntityId,
    type: EntityType,
    name: z.string().min(1),
    articles: z.int().min(1).meta({ description: 'Articles of the story that name it.' }),
  })
  .meta({ id: 'StoryName', description: 'An entity that articles of a story name.' })
export type StoryName = z.infer<typeof StoryName>

/** Articles about one event. */
export const StorySummary = z
  .object({
    id: z.string().min(1).meta({
      description: 'That of its earliest article; it leads to the story as do those of all its articles.',
    }),
    headline: z.string().nullable().meta({ description: 'Of its earliest article.' }),
    articles: z.int().min(2),
    outlets: z.int().min(0).meta({ description: 'Publishers, as far as they are known.' }),
    firstPublishedAt: Moment.nullable(),
    lastPublishedAt: Moment.nullable(),
    names: z.array(StoryName).max(100).meta({
      description: 'Who and what most of its articles name, of its 100 earliest; in a list at most 5, else 100.',
    }),
  })
  .meta({ id: 'StorySummary', description: 'Articles about one event, as listed.' })
export type StorySummary = z.infer<typeof StorySummary>

/** What one publisher has of a story. */
const StoryOutlet = z
  .object({
    publisher: z.string().nullable().meta({ description: 'Null: articles of which it is not known.' }),
    articles: z.array(ArticleSummary).meta({ description: 'Earliest first.' }),
  })
  .meta({ id: 'StoryOutlet', description: 'What one publisher has of a story.' })

const articleIds = z.array(z.string()).min(1).meta({ description: 'Ids of the articles that have it.' })

/** An event of a story, told once. */
export const StoryEvent = TimelineEntry.extend({
  sources: z.array(z.string()).min(1).meta({ description: 'Ids of the entries that tell of it, its own first.' }),
}).meta({ id: 'StoryEvent', description: 'An event that articles of a story tell of.' })
export type StoryEvent = z.infer<typeof StoryEvent>

/** Words of a story, shown once. */
export const StoryQuote = Quote.extend({
  articles: articleIds,
  isSpeakerDisputed: z.boolean().meta({ description: 'Whether two of them name different people as the speaker.' }),
}).meta({
  id: 'StoryQuote',
  description: 'A quote in its longest form, with all articles of a story that have it.',
})
export type StoryQuote = z.infer<typeof StoryQuote>

export const Story = StorySummary.extend({
  byOutlet: z.array(StoryOutlet).meta({
    description: 'Its articles, at most the 100 earliest, by publisher: who was first stands first.',
  }),
  timeline: z.array(StoryEvent).max(200).meta({ description: 'By earliest day, each event once; at most 200.' }),
  quotes: z.array(StoryQuote).max(200).meta({
    description: 'Each once, what most articles have first, then by article and place; at most 200.',
  }),
}).meta({ id: 'Story', description: 'Articles about one event, with what they have in common.' })
export type Story = z.infer<typeof Story>

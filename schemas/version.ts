import { z } from 'zod'
import { Claim } from './claim.ts'
import { EntityId, EntityType } from './entity.ts'
import { Moment } from './moment.ts'
import { Quote } from './quote.ts'
import { SentenceChanges } from './sentence-change.ts'
import { TimelineEntry } from './timeline.ts'

const cameAndWent = <T extends z.ZodType>(id: string, record: T, what: string) =>
  z
    .object({
      came: z.array(record).meta({ description: 'Those that this version has and the one before lacks.' }),
      went: z.array(record).meta({ description: 'Those that the version before has and this one lacks.' }),
    })
    .meta({ id, description: `${what} that came and went between two versions.` })

/** An entity as far as a version is concerned. */
export const VersionEntity = z
  .object({ id: EntityId, type: EntityType, name: z.string().min(1) })
  .meta({ id: 'VersionEntity', description: 'An entity that a version names.' })
export type VersionEntity = z.infer<typeof VersionEntity>

/** What sets a version apart from the one before. */
export const VersionChanges = z
  .object({
    headline: z
      .object({ from: z.string().nullable(), to: z.string().nullable() })
      .meta({ id: 'HeadlineChange', description: 'The headline before and after.' })
      .nullable()
      .meta({ description: 'Null when it is the same.' }),
    sentences: SentenceChanges,
    quotes: cameAndWent('QuotesCameAndWent', Quote, 'Quotes'),
    claims: cameAndWent('ClaimsCameAndWent', Claim, 'Claims'),
    timeline: cameAndWent('EventsCameAndWent', TimelineEntry, 'Events'),
    entities: cameAndWent('EntitiesCameAndWent', VersionEntity, 'Entities'),
  })
  .meta({ id: 'VersionChanges', description: 'How a version of an article differs from the one before.' })
export type VersionChanges = z.infer<typeof VersionChanges>

/** An article as it was stored once. */
export const Version = z
  .object({
    number: z.int().min(1).meta({ description: 'Of the first version 1.' }),
    isCurrent: z.boolean(),
    headline: z.string().nullable(),
    publishedAt: Moment.nullable(),
    modifiedAt: Moment.nullable().meta({ description: 'As the page states it.' }),
    retrievedAt: z
      .string()
      .nullable()
      .meta({ description: 'When the page last said so, as whoever stored it stated it.' }),
    sha256: z.string().length(64).meta({ description: 'Digest of the source.' }),
    changes: VersionChanges.nullable().meta({
      description: 'To the version before; null of the first, and of the oldest that is kept.',
    }),
  })
  .meta({ id: 'Version', description: 'An article as it was stored once, and what was changed in it then.' })
export type Version = z.infer<typeof Version>

import { z } from 'zod'
import { EntityId } from './entity.ts'
import { Provenance } from './provenance.ts'
import { Span } from './span.ts'
import { Precision } from './time.ts'

/** An event of the text tied to a date. */
export const TimelineEntry = z
  .object({
    id: z.string().min(1),
    article: z.string(),
    date: z.string().meta({ description: 'EDTF level 0 or 1.' }),
    earliest: z.iso.date(),
    latest: z.iso.date(),
    precision: Precision,
    tense: z.enum(['past', 'present', 'future']),
    time: Span.nullable().meta({
      description: 'The time expression; null when the event is tied to the day of publication.',
    }),
    text: z.string().meta({ description: 'The sentence or clause that tells the event.' }),
    start: z.int().min(0),
    end: z.int().min(0),
    entities: z.array(EntityId).meta({ description: 'Who and what takes part, in order of appearance.' }),
    quotes: z.array(z.string()).meta({ description: 'Ids of quotes inside.' }),
    claims: z.array(z.string()).meta({ description: 'Ids of claims inside.' }),
    group: z
      .string()
      .meta({ description: 'Equal for entries of one day with the same participants, across articles.' }),
    source: Provenance,
  })
  .meta({ id: 'TimelineEntry', description: 'An event tied to a date.' })
export type TimelineEntry = z.infer<typeof TimelineEntry>

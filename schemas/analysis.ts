import { z } from 'zod'
import { Article } from './article.ts'
import { Claim } from './claim.ts'
import { Entity } from './entity.ts'
import { LeftOut } from './left-out.ts'
import { Quote } from './quote.ts'
import { Time } from './time.ts'
import { TimelineEntry } from './timeline.ts'

/** Everything that was read out of one source. */
export const Analysis = z
  .object({
    article: Article,
    quotes: z.array(Quote),
    entities: z.array(Entity),
    claims: z.array(Claim),
    times: z.array(Time),
    timeline: z.array(TimelineEntry),
    leftOut: LeftOut.optional().meta({ description: 'Absent when every record is answered.' }),
  })
  .meta({ id: 'Analysis', description: 'All records of one source.' })
export type Analysis = z.infer<typeof Analysis>

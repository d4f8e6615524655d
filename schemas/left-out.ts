import { z } from 'zod'

const count = z.int().min(1).optional()

/** How much of a source was left out, by kind. */
export const LeftOut = z
  .object({
    entities: count,
    mentions: count.meta({ description: 'Of entities that are answered.' }),
    quotes: count,
    claims: count,
    times: count,
    timeline: count,
    links: count.meta({ description: 'Of the article.' }),
  })
  .meta({
    id: 'LeftOut',
    description:
      'How many records were left out, by kind, because an answer may be at most 20 times as large as its source and 1 MB. Only texts of over 60 kB come near it.',
    examples: [{ claims: 812 }],
  })
export type LeftOut = z.infer<typeof LeftOut>

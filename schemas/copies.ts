import { z } from 'zod'
import { ArticleSummary } from './article.ts'
import { SentenceChanges } from './sentence-change.ts'

/** One of several printings of the same text. */
export const Copy = z
  .object({
    article: ArticleSummary,
    resemblance: z.number().min(0).max(1).meta({
      description: 'About the share of the word sequences of both that it has in common with the canonical one.',
    }),
    changes: SentenceChanges.meta({ description: 'How it differs from the canonical one.' }),
  })
  .meta({ id: 'Copy', description: 'An article that has the text of another, and what it makes of it.' })
export type Copy = z.infer<typeof Copy>

/** Articles that have the same text. */
export const Copies = z
  .object({
    canonical: ArticleSummary.meta({
      description: 'The earliest of them, by time of publication; one without a date is later than all that have one.',
    }),
    total: z.int().min(0).meta({ description: 'How many there are beside the canonical one.' }),
    items: z.array(Copy).max(100).meta({ description: 'All others, the earliest first; at most 100.' }),
  })
  .meta({ id: 'Copies', description: 'The printings of one text.' })
export type Copies = z.infer<typeof Copies>

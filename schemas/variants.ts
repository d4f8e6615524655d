import { z } from 'zod'
import { ArticleSummary } from './article.ts'
import { Quote } from './quote.ts'

/** A stretch of two forms of a quote, laid side by side. */
export const VariantSegment = z
  .object({
    kind: z.enum(['same', 'cut', 'added']).meta({
      description: '`same`: both have these words; `cut`: it lacks words of the quote; `added`: it has more words.',
    }),
    text: z.string().min(1).meta({ description: 'As the quote has it where it is cut, else as this form has it.' }),
  })
  .meta({ id: 'VariantSegment', description: 'Words that two forms of a quote share, or that one of them has.' })
export type VariantSegment = z.infer<typeof VariantSegment>

/** Another form of a quote. */
export const Variant = z
  .object({
    quote: Quote,
    article: ArticleSummary.meta({ description: 'The article that prints it.' }),
    segments: z.array(VariantSegment).meta({ description: 'The words of both, in order.' }),
    speaker: z.enum(['same', 'other', 'unknown']).meta({
      description: 'Whether it is said by whom the quote is said by; `unknown` where one of them does not tell.',
    }),
  })
  .meta({ id: 'Variant', description: 'A quote in the form in which another article prints it.' })
export type Variant = z.infer<typeof Variant>

/** What became of the same words in several articles. */
export const Variants = z
  .object({
    quote: Quote,
    article: ArticleSummary,
    isSpeakerDisputed: z.boolean().meta({ description: 'Whether two articles name different people as the speaker.' }),
    total: z.int().min(0).meta({ description: 'How many other forms there are.' }),
    items: z.array(Variant).max(100).meta({ description: 'The earliest article first; at most 100.' }),
  })
  .meta({ id: 'Variants', description: 'A quote as several articles print it.' })
export type Variants = z.infer<typeof Variants>

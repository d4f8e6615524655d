import { z } from 'zod'

const hints = {
  url: z.url().optional().meta({ description: 'Where the page is published.' }),
  publishedAt: z
    .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()], 'must be a date-time (RFC 3339) or a date')
    .optional()
    .meta({
      description:
        'When it was published, if known: RFC 3339 (UTC when it names no zone), or a date. It outranks what the page says.',
    }),
  retrievedAt: z.iso.datetime({ offset: true, error: 'must be a date-time with its zone (RFC 3339)' }).optional().meta({
    description:
      'When the page was taken, as a date-time with its zone (RFC 3339): “2 hours ago” and “Yesterday” in its date lines count from there. Without it they tell nothing, for the clock is never read.',
  }),
  publisher: z.string().min(1).optional(),
  headline: z.string().min(1).optional(),
  as: z.enum(['page', 'body']).default('page').meta({
    description: '`page`: furniture may be left in. `body`: every line is body and `article.text` is the text sent.',
  }),
}

/** A source to analyse, as JSON: `text` or `html`, and what is known beside it. */
export const Source = z
  .union([z.strictObject({ text: z.string(), ...hints }), z.strictObject({ html: z.string(), ...hints })])
  .meta({
    id: 'Source',
    description: 'A news page as text or HTML, and what is known beside it.',
    examples: [
      {
        text: 'Harbour bridge to close\n\nThe bridge will close on Friday, the port’s director, Ada Moss, said. “It is no longer safe,” she said.',
        publishedAt: '2024-03-05T09:30:00Z',
      },
    ],
  })
export type Source = z.infer<typeof Source>

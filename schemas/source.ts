import { z } from 'zod'

/** Characters of a date-time, at most: its fraction of a second would have no end. */
const MOMENT = 40

/** A day, or an instant; a date-time without a zone is no instant and tells the day alone. */
export const GivenMoment = z.union(
  [
    z.iso.date(),
    z.iso.datetime({ offset: true }).max(MOMENT),
    z.iso
      .datetime({ local: true })
      .max(MOMENT)
      .overwrite((local) => local.slice(0, 10)),
  ],
  'must be a full date (2024-03-05) or a date-time with its zone (2024-03-05T09:30:00Z)',
)

const hints = {
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http: or https:' })
    .max(2048)
    .optional()
    .meta({ description: 'Where the page is published: http or https.' }),
  publishedAt: GivenMoment.optional().meta({
    description:
      'When it was published, if known: a full date, or a date-time with its zone (RFC 3339); one without a zone is read as its day. It outranks what the page says.',
  }),
  retrievedAt: z.iso
    .datetime({ offset: true, error: 'must be a date-time with its zone (RFC 3339)' })
    .max(MOMENT)
    .optional()
    .meta({
      description:
        'When the page was taken, as a date-time with its zone (RFC 3339): “2 hours ago” and “Yesterday” in its date lines count from there. Without it they tell nothing, for the clock is never read.',
    }),
  publisher: z.string().min(1).max(200).optional(),
  headline: z.string().min(1).max(1000).optional(),
  as: z.enum(['page', 'body']).default('page').meta({
    description: '`page`: furniture may be left in. `body`: every line is body and `article.text` is the text sent.',
  }),
}

/** A source to analyse, as JSON: `text` or `html`, and what is known beside it. */
export const Source = z
  .union([
    z
      .strictObject({ text: z.string(), ...hints })
      .meta({ id: 'TextSource', description: 'A news page as text, and what is known beside it.' }),
    z
      .strictObject({ html: z.string(), ...hints })
      .meta({ id: 'HtmlSource', description: 'A news page as HTML, and what is known beside it.' }),
  ])
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

import { z } from 'zod'

/** A stretch of `article.text`: UTF-16 code unit offsets, `end` exclusive, `text === article.text.slice(start, end)`. */
export const Span = z
  .object({
    start: z.int().min(0).meta({ description: 'First UTF-16 code unit of the stretch.' }),
    end: z.int().min(0).meta({ description: 'One past the last UTF-16 code unit of the stretch.' }),
    text: z.string().meta({ description: 'The stretch itself: `article.text.slice(start, end)`.' }),
  })
  .meta({
    id: 'Span',
    description: 'A stretch of the article’s text.',
    examples: [{ start: 0, end: 7, text: 'Britain' }],
  })
export type Span = z.infer<typeof Span>

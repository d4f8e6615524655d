import { z } from 'zod'
import { Span } from './span.ts'

/** What a query found in a record’s text. */
export const Highlight = Span.extend({
  offset: z.int().min(0).meta({ description: 'Where it begins in the record’s own `text`, in UTF-16 code units.' }),
}).meta({ id: 'Highlight', description: 'A stretch of the article’s text in a record that a query found.' })
export type Highlight = z.infer<typeof Highlight>

/** What a query found in an article’s text. */
export const Excerpt = Span.extend({
  before: z.string().meta({ description: 'What stands before it in its paragraph, as far as it is shown.' }),
  after: z.string(),
}).meta({ id: 'Excerpt', description: 'A stretch of the article’s text that a query found, with what is around it.' })
export type Excerpt = z.infer<typeof Excerpt>

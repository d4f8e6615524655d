import { z } from 'zod'
import { Provenance } from './provenance.ts'
import { Span } from './span.ts'
import { Speaker } from './speaker.ts'

export const QuoteKind = z.enum(['direct', 'indirect', 'mixed']).meta({
  description: 'Share of the words inside quotation marks: all, none, some.',
})
export type QuoteKind = z.infer<typeof QuoteKind>

/** Somebody’s words, exact or reported. */
export const Quote = z
  .object({
    id: z.string().min(1),
    article: z.string(),
    kind: QuoteKind,
    parts: z.array(Span).min(1).meta({
      description:
        'The content, without outer marks; several when the cue interrupts it or it runs on into another paragraph.',
    }),
    verbatim: z.array(Span).meta({
      description:
        'The stretches inside quotation marks: the exact words. Equal to `parts` for direct, empty for indirect.',
    }),
    text: z.string().meta({
      description:
        'What to show: the parts, with “ … ” where something was left out between them, without a comma or dash that ' +
        'only led to the cue. Between two of these, and around them, every stretch stands in the article as it is.',
    }),
    start: z.int().min(0).meta({ description: 'Start of the first part.' }),
    end: z.int().min(0).meta({ description: 'End of the last part.' }),
    speaker: Speaker.nullable().meta({ description: 'Null when the text does not tell.' }),
    cue: Span.nullable().meta({ description: 'The words that attribute it, e.g. “said”; null when there are none.' }),
    paragraph: z.int().min(0).meta({ description: 'Index into `article.paragraphs` of the first part.' }),
    saidAt: z.string().nullable().meta({ description: 'EDTF date on which it was said, when the text tells.' }),
    source: Provenance,
  })
  .meta({ id: 'Quote', description: 'Somebody’s words with their speaker and cue.' })
export type Quote = z.infer<typeof Quote>

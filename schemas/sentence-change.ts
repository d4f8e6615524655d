import { z } from 'zod'
import { Span } from './span.ts'

/** A sentence that two texts have in different words. */
export const SentenceChange = z
  .object({ from: Span.meta({ description: 'In the other.' }), to: Span.meta({ description: 'In this one.' }) })
  .meta({ id: 'SentenceChange', description: 'A sentence that two texts have in different words.' })

/** How one text differs from another, by sentences. What only stands elsewhere is no difference. */
export const SentenceChanges = z
  .object({
    kept: z.int().min(0).meta({ description: 'Sentences that both have, word for word.' }),
    added: z.array(Span).meta({ description: 'Sentences that it has and the other lacks, by its own offsets.' }),
    cut: z.array(Span).meta({ description: 'Sentences that the other has and it lacks, by the other’s offsets.' }),
    changed: z.array(SentenceChange).meta({ description: 'Sentences of which half the words at least are the same.' }),
  })
  .meta({ id: 'SentenceChanges', description: 'How a text differs from another, sentence by sentence.' })
export type SentenceChanges = z.infer<typeof SentenceChanges>

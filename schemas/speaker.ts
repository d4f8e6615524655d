import { z } from 'zod'
import { EntityId } from './entity.ts'
import { Span } from './span.ts'

/** How it was found out who speaks. */
export const SpeakerMethod = z.enum(['name', 'pronoun', 'role', 'nominal', 'continuation', 'context', 'editor']).meta({
  description:
    '`name`: named beside the cue; `pronoun`, `role` (“the prime minister”): resolved from it; `nominal`: a description ' +
    'that stands for nobody named (“a spokesman”); `continuation`: the words go on from the quote before; ' +
    '`context`: from the sentences around, without a cue of its own; `editor`: somebody corrected it.',
})
export type SpeakerMethod = z.infer<typeof SpeakerMethod>

/** One of several who speak together. */
export const FellowSpeaker = z
  .object({ name: z.string().min(1).nullable(), entity: EntityId.nullable() })
  .meta({ id: 'FellowSpeaker', description: 'One of several who speak together.' })

/** Who says a quote or answers for a claim. */
export const Speaker = z
  .object({
    name: z
      .string()
      .min(1)
      .nullable()
      .meta({
        description:
          'Who it is: the entity’s name, else the words of the mention; null when these are a pronoun or a word like it ' +
          '(“he”, “we”, “one”) that leads to nobody.',
      }),
    entity: EntityId.nullable().meta({
      description: 'Null when nobody named is meant, or when it cannot be told who.',
    }),
    mention: Span.nullable().meta({ description: 'The mention as written; null when the text has none.' }),
    method: SpeakerMethod,
    entities: z
      .array(FellowSpeaker)
      .meta({ description: 'Everyone who speaks, when several speak together; empty otherwise.' }),
  })
  .meta({
    id: 'Speaker',
    description: 'Who says a quote or answers for a claim.',
    examples: [
      {
        name: 'Ada Moss',
        entity: 'person/ada-moss',
        mention: { start: 120, end: 123, text: 'she' },
        method: 'pronoun',
        entities: [],
      },
    ],
  })
export type Speaker = z.infer<typeof Speaker>

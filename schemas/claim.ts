import { z } from 'zod'
import { EntityId } from './entity.ts'
import { Provenance } from './provenance.ts'
import { Span } from './span.ts'
import { Speaker } from './speaker.ts'
import { Verdict } from './verdict.ts'

/** A number in a claim with what it measures. Years, dates and ordinals are not quantities. */
export const Quantity = Span.extend({
  value: z.number().meta({ description: 'The number; the lower one of a range.' }),
  max: z.number().nullable().meta({ description: 'The upper number of a range, else null.' }),
  unit: z.string().nullable().meta({
    description:
      'ISO 4217 for money, `%` for percentages, `pp` for percentage points, `bp` for basis points, an SI or time unit (“km”, “year”) for measures and durations, null for counts and ratios.',
  }),
  kind: z.enum(['count', 'money', 'percent', 'ratio', 'duration', 'measure']),
  approximate: z.boolean(),
  bound: z
    .enum(['min', 'max', 'about'])
    .nullable()
    .meta({ description: '“at least”, “up to”, “around”; null when exact.' }),
  of: z.string().nullable().meta({ description: 'What is counted or measured, as written; null when it is not said.' }),
}).meta({ id: 'Quantity', description: 'A number in a claim.' })
export type Quantity = z.infer<typeof Quantity>

/** How much a claim is worth checking, and why. */
export const Checkworthiness = z
  .object({
    score: z.number().min(0).max(1),
    reasons: z.array(z.string()).meta({ description: 'What raised or lowered the score.' }),
  })
  .meta({ id: 'Checkworthiness', description: 'How much a claim is worth checking, and why.' })

/** A proposition someone answers for. */
export const Claim = z
  .object({
    id: z.string().min(1),
    article: z.string(),
    voice: z.enum(['attributed', 'article']).meta({ description: 'Somebody’s in the article, or the article’s own.' }),
    parts: z.array(Span).min(1),
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string().meta({
      description:
        'What to show: the parts, with “ … ” where something was left out between them, without a comma or dash that ' +
        'only led to the cue. Between two of these, and around them, every stretch stands in the article as it is.',
    }),
    claimant: Speaker.nullable().meta({
      description: 'Null for the article’s own voice and for source-less claims (“it is expected”).',
    }),
    cue: Span.nullable(),
    polarity: z.enum(['asserts', 'denies']),
    act: z.enum(['state', 'announce', 'warn', 'predict', 'promise', 'allege', 'admit', 'deny']),
    certainty: z.enum(['certain', 'probable', 'possible', 'conditional']),
    quantities: z.array(Quantity),
    quote: z.string().nullable().meta({ description: 'The quote that carries it, if any.' }),
    entities: z.array(EntityId).meta({ description: 'Entities named in it, in order of appearance.' }),
    checkworthiness: Checkworthiness,
    source: Provenance,
    verdict: Verdict.optional().meta({ description: 'Only where an editor has given one.' }),
  })
  .meta({ id: 'Claim', description: 'A proposition and who answers for it.' })
export type Claim = z.infer<typeof Claim>

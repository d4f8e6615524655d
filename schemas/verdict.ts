import { z } from 'zod'

/** What an editor found who checked a claim. */
export const VerdictRating = z.enum(['checked', 'true', 'false', 'misleading', 'unproven']).meta({
  description:
    '`checked`: somebody looked into it and says no more than that. `unproven`: what there is proves it neither true nor false.',
})
export type VerdictRating = z.infer<typeof VerdictRating>

const shape = {
  rating: VerdictRating,
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http: or https:' })
    .max(2048)
    .meta({ description: 'What the verdict rests on.', examples: ['https://records.example/cables'] }),
}
const note = z.string().trim().min(1).max(1000)

/** A verdict as an editor gives it. */
export const VerdictInput = z
  .strictObject({
    ...shape,
    note: note.nullable().default(null).meta({ description: 'In a sentence or two, why; null for none.' }),
  })
  .meta({
    id: 'GivenVerdict',
    description: 'What an editor found who checked a claim.',
    examples: [{ rating: 'false', url: 'https://records.example/cables', note: 'The register has nine.' }],
  })
export type VerdictInput = z.infer<typeof VerdictInput>

export const Verdict = z
  .object({
    ...shape,
    note: note.nullable(),
    by: z.string().meta({ description: 'The token’s label.' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Verdict', description: 'What an editor found who checked a claim, who, and when.' })
export type Verdict = z.infer<typeof Verdict>

import { z } from 'zod'

/** Who a record is from. */
export const Provenance = z.enum(['machine', 'editor']).meta({
  description: '`machine`: as it was read out of the text; `editor`: somebody corrected it.',
})
export type Provenance = z.infer<typeof Provenance>

import { z } from 'zod'

/** Whom a request is from. */
export const Editor = z
  .object({
    name: z
      .string()
      .nullable()
      .meta({ description: 'The token’s label, as corrections name it; null without a token.' }),
  })
  .meta({ id: 'Editor', description: 'Whom a request is from.', examples: [{ name: null }] })
export type Editor = z.infer<typeof Editor>

import { z } from 'zod'

/** An error answer: RFC 9457 `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'URI reference that names the kind of problem.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    instance: z.string().optional().meta({ description: 'The request’s path.' }),
    errors: z
      .array(
        z
          .object({
            pointer: z
              .string()
              .meta({ description: 'JSON pointer into the body, or `/query/name`, `/path/name`, `/headers/name`.' }),
            detail: z.string(),
            nearest: z.array(z.string()).optional().meta({
              description:
                'Ids that may have been meant, the most likely first, where an entity is named that there is not.',
            }),
            column: z.int().min(1).optional().meta({ description: 'Of a query: the character at which it is wrong.' }),
          })
          .meta({ id: 'FieldError', description: 'What is wrong with one field.' }),
      )
      .optional()
      .meta({ description: 'One entry a bad field.' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' })
export type Problem = z.infer<typeof Problem>

import { z } from 'zod'
import { Problem } from './problem.ts'

/** A source that was accepted to be analysed and stored later. */
export const Job = z
  .object({
    id: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']).meta({
      description: '`waiting`: also for another attempt. `done` and `failed` are final.',
    }),
    article: z.string().nullable().meta({ description: 'Id of the stored article; null unless `done`.' }),
    problem: Problem.nullable().meta({ description: 'What went wrong, in the last attempt; null unless `failed`.' }),
  })
  .meta({
    id: 'Job',
    description: 'A source that was accepted to be analysed and stored later.',
    examples: [
      {
        id: '3f0b7b46-6a3e-4a55-9c1f-0f6d3c6f8f10',
        state: 'done',
        article: '2024-03-05-harbour-bridge-to-close',
        problem: null,
      },
    ],
  })
export type Job = z.infer<typeof Job>

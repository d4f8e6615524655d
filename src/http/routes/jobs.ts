/** What became of sources that were accepted to be stored later. */
import { z } from 'zod'
import { Job } from '../../../schemas/job.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { nothing } from './parameters.ts'

const jobId = z
  .string()
  .min(1)
  .max(100)
  .meta({ examples: ['3f0b7b46-6a3e-4a55-9c1f-0f6d3c6f8f10'] })

export function jobRoutes(app: App, { queue, store }: Services): void {
  app.get(
    '/jobs/:id',
    {
      schema: {
        operationId: 'getJob',
        tags: ['jobs'],
        summary: 'What became of a source that was accepted to be stored later',
        description: 'A job is kept for a day after it ended.',
        params: z.object({ id: jobId }),
        querystring: nothing,
        response: { 200: answers(Job, 'The job.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const job = await queue?.job(id)
      if (!job) throw new HttpProblem(404, `There is no job “${id}”.`)
      // The process that stored its article may have told of it, and this one not yet heard.
      store.moved()
      // Its state changes without a change of the store, so that no cache may keep it.
      return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(job))
    },
  )
}

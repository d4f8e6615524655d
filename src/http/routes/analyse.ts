/** Analysis of a source without storing anything. */
import { z } from 'zod'
import { Analysis } from '../../../schemas/analysis.ts'
import { Source } from '../../../schemas/source.ts'
import { articleFormats, writeArticle } from '../../formats/article.ts'
import { sourceTypes } from '../plugins/bodies.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { contentType, originOf } from './answer.ts'
import { formatOf, include } from './parameters.ts'

export function analyseRoutes(app: App, { analyser }: Services): void {
  app.post(
    '/analyse',
    {
      // Before the body is read: whoever sends more than can be analysed costs the readers little.
      onRequest: async () => analyser.refuseIfFull(),
      schema: {
        operationId: 'analyse',
        tags: ['analysis'],
        summary: 'A source in, all its records out; nothing is stored',
        consumes: [...sourceTypes],
        querystring: z.strictObject({ include, format: formatOf(articleFormats) }),
        body: Source,
        response: { 200: answers(Analysis, 'All records of the source.', 'application/json', articleFormats) },
        problems: [400, 413, 415, 422],
      },
    },
    async (request, reply) => {
      const analysis = await analyser.analyse(request.body, { furniture: request.query.include === 'furniture' })
      const { format } = request
      reply.type(contentType(format))
      return reply.send(format === null ? analysis : writeArticle(format, JSON.parse(analysis), originOf(request)))
    },
  )
}

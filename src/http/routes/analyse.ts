/** Analysis of a source without storing anything. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Analysis } from '../../../schemas/analysis.ts'
import { Source } from '../../../schemas/source.ts'
import type { Asker } from '../../analysis/threads/analyser.ts'
import { articleFormats, writeArticle } from '../../formats/article.ts'
import { refuseAddressAlone, sourceTypes } from '../plugins/bodies.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { includeOf } from '../shape.ts'
import { contentType, originOf } from './answer.ts'
import { formatOf } from './parameters.ts'

const furnitureIncluded = '`furniture`: with what was left out of the article, and why.'

export function analyseRoutes(app: App, { analyser }: Services): void {
  app.post(
    '/analyse',
    {
      // Before the body is read: whoever sends more than can be analysed costs the readers little.
      onRequest: async (request) => analyser.refuseIfFull(askerOf(request)),
      preValidation: refuseAddressAlone,
      schema: {
        operationId: 'analyse',
        tags: ['analysis'],
        summary: 'A source in, all its records out; nothing is stored',
        consumes: [...sourceTypes],
        querystring: z.strictObject({
          include: includeOf(['furniture'], furnitureIncluded),
          format: formatOf(articleFormats),
        }),
        body: Source,
        response: { 200: answers(Analysis, 'All records of the source.', 'application/json', articleFormats) },
        problems: [400, 403, 408, 413, 415, 422],
      },
    },
    async (request, reply) => {
      const left = new AbortController()
      reply.raw.once('close', () => left.abort())
      const furniture = request.query.include?.includes('furniture') ?? false
      const options = { furniture, asker: askerOf(request), signal: left.signal }
      const analysis = await analyser.analyse(request.body, options)
      const { format } = request
      reply.type(contentType(format))
      return reply.send(format === null ? analysis : writeArticle(format, JSON.parse(analysis), originOf(request)))
    },
  )
}

const askerOf = ({ editor }: FastifyRequest): Asker => (editor === null ? 'anyone' : 'bearer')

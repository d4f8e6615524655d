/** Versions of an article: what its page said before, and what was changed. */
import { z } from 'zod'
import { ArticleWithRecords, VersionList } from '../../../schemas/listing.ts'
import { Version } from '../../../schemas/version.ts'
import { columnsOf } from '../../formats/csv.ts'
import type { Paging } from '../../store/store.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { sendList, sendRecord } from './answer.ts'
import { articlePath, nothing, paging, spelled } from './parameters.ts'

const versionPath = articlePath.extend({
  number: spelled(
    z
      .int()
      .min(1)
      .max(1_000_000_000)
      .meta({ examples: [1] }),
  ),
})

export function versionRoutes(app: App, { store }: Services): void {
  const columns = columnsOf(Version)
  app.get(
    '/articles/:id/versions',
    {
      schema: {
        operationId: 'listVersions',
        tags: ['articles'],
        summary: 'What an article’s page said each time it was stored with other words, newest first, and what changed',
        params: articlePath,
        querystring: z.strictObject(paging),
        response: { 200: answers(VersionList, 'A page of versions.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const list = async (paging: Paging) => {
        const versions = await store.versions(id, paging)
        if (!versions) throw new HttpProblem(404, `There is no article “${id}”.`)
        return versions
      }
      const { limit, cursor } = request.query
      return sendList(request, reply, { ...(limit && { limit }), ...(cursor && { cursor }) }, list, { columns })
    },
  )

  app.get(
    '/articles/:id/versions/:number',
    {
      schema: {
        operationId: 'getVersion',
        tags: ['articles'],
        summary: 'An article with its records as a version of it had them',
        params: versionPath,
        querystring: nothing,
        response: { 200: answers(ArticleWithRecords, 'The article as it was.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id, number } = request.params
      return sendRecord(request, reply, await store.version(id, number), `version ${number} of an article “${id}”`)
    },
  )
}

/** People, organisations and places. */
import { z } from 'zod'
import { EntityType } from '../../schemas/entity.ts'
import { EntityDetail } from '../../schemas/entity-detail.ts'
import { EntityList } from '../../schemas/listing.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { sendListing, sendRecord } from './answer.ts'
import { entityPath, inArticle, nothing, pageOf, paging } from './parameters.ts'

export function entityRoutes(app: App, { store }: Services): void {
  app.get(
    '/entities',
    {
      schema: {
        operationId: 'listEntities',
        tags: ['entities'],
        summary: 'Entities, most mentioned first',
        querystring: z.strictObject({
          article: inArticle,
          type: EntityType.optional().meta({ description: 'Only of this type.' }),
          q: z.string().trim().min(1).max(200).optional().meta({ description: 'Words of a name.' }),
          ...paging,
        }),
        response: { 200: answers(EntityList, 'A page of entities.') },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging } = pageOf(request.query)
      return sendListing(request, reply, await store.entities(filter, paging))
    },
  )

  app.get(
    '/entities/:type/:slug',
    {
      schema: {
        operationId: 'getEntity',
        tags: ['entities'],
        summary: 'One entity over all articles, with its mentions, what it says and who stands beside it',
        params: entityPath,
        querystring: nothing,
        response: { 200: answers(EntityDetail, 'The entity.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const id = `${request.params.type}/${request.params.slug}`
      return sendRecord(request, reply, await store.entity(id), `entity “${id}”`)
    },
  )
}

/** People, organisations and places. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { EntityType } from '../../../schemas/entity.ts'
import { EntityDetail } from '../../../schemas/entity-detail.ts'
import { EntityItem, EntityList } from '../../../schemas/listing.ts'
import { columnsOf } from '../../formats/csv.ts'
import { toGeoJson } from '../../formats/geojson.ts'
import type { Listing } from '../../store/store.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { fieldsOf, includeOf, shapedEntities } from '../shape.ts'
import { originOf, sendList, sendRecord } from './answer.ts'
import { entityPath, formatOf, inArticle, names, nothing, pageOf, paging, pathOfEntity, rows } from './parameters.ts'

const listFormats = [...rows, 'geojson'] as const

export function entityRoutes(app: App, { store }: Services): void {
  const columns = columnsOf(EntityItem)
  const geojson = ({ items }: Listing, request: FastifyRequest) =>
    toGeoJson(
      items.map((item) => JSON.parse(item)),
      originOf(request),
    )
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
          q: names,
          ...paging,
          include: includeOf(['mentions'], '`mentions`: with every mention.'),
          fields: fieldsOf(EntityItem),
          format: formatOf(listFormats),
        }),
        response: { 200: answers(EntityList, 'A page of entities.', 'application/json', listFormats) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging, asked } = pageOf(request.query)
      return sendList(request, reply, paging, (paging) => store.entities(filter, paging), {
        documents: { geojson },
        ...shapedEntities(columns, asked, store),
      })
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
        response: {
          200: answers(EntityDetail, 'The entity.'),
          308: answers(z.null(), 'It was merged, or is of another type since: `Location` is where it is.'),
        },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const id = `${request.params.type}/${request.params.slug}`
      const stored = await store.entity(id)
      const survivor = stored ? id : await store.survivor(id)
      if (survivor !== null && survivor !== id) {
        // Not for good: a correction can be undone.
        return reply.code(308).header('location', pathOfEntity(survivor)).header('cache-control', 'no-cache').send()
      }
      return sendRecord(request, reply, stored, `entity “${id}”`)
    },
  )
}

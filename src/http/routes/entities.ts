/** People, organisations and places. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { EntityType, MentionKind } from '../../../schemas/entity.ts'
import { EntityDetail } from '../../../schemas/entity-detail.ts'
import { EntityItem, EntityList, MentionItem, MentionList } from '../../../schemas/listing.ts'
import { columnsOf } from '../../formats/csv.ts'
import { toGeoJson } from '../../formats/geojson.ts'
import type { Listing, Paging } from '../../store/store.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import { identifiedJson, tagWith } from '../same-as.ts'
import type { App, Services } from '../services.ts'
import { fieldsOf, includeOf, shaped, shapedEntities } from '../shape.ts'
import { originOf, sendList, sendRecord } from './answer.ts'
import {
  entityPath,
  formatOf,
  inArticle,
  integerParameter,
  names,
  nothing,
  pageOf,
  paging,
  pathOfEntity,
  rows,
  several,
  withArticle,
} from './parameters.ts'

/** Words on each side of a mention when the query does not say. */
const CONTEXT = 10

const listFormats = [...rows, 'geojson'] as const

export function entityRoutes(app: App, { store, authorities }: Services): void {
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
          type: several(EntityType, 'Only of this type.'),
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
      const list = async (paging: Paging) => {
        const { items, next } = await store.entities(filter, paging)
        return { items: items.map((json) => identifiedJson(json, authorities)), next }
      }
      return sendList(request, reply, paging, list, {
        documents: { geojson },
        ...shapedEntities(columns, asked, store),
      })
    },
  )

  // Not for good: a correction can be undone.
  const sendMoved = (reply: FastifyReply, location: string) =>
    reply.code(308).header('location', location).header('cache-control', 'no-cache').send()
  const goneTo = answers(z.null(), 'It was merged, or is of another type since: `Location` is where it is.')

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
          308: goneTo,
        },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const id = `${request.params.type}/${request.params.slug}`
      const stored = await store.entity(id)
      const survivor = stored ? id : await store.survivor(id)
      if (survivor !== null && survivor !== id) return sendMoved(reply, pathOfEntity(survivor))
      const json = stored && identifiedJson(stored.json, authorities)
      const found =
        stored && json !== stored.json ? { ...stored, json: json!, etag: tagWith(stored.etag, authorities!) } : stored
      return sendRecord(request, reply, found, `entity “${id}”`)
    },
  )

  const bareMention = MentionItem.omit({ articleSummary: true })
  const mentionColumns = columnsOf(bareMention)
  app.get(
    '/entities/:type/:slug/mentions',
    {
      schema: {
        operationId: 'listMentions',
        tags: ['entities'],
        summary: 'Every mention of an entity, with the words around it',
        description: [
          'By article, the one that was stored last first, then in order of the text. A mention that is there from the first',
          'page to the last is listed once, whatever is stored meanwhile: an article that is replaced keeps its place.',
        ].join('\n'),
        params: entityPath,
        querystring: z.strictObject({
          article: inArticle,
          kind: MentionKind.optional().meta({ description: 'Only of this kind.' }),
          context: integerParameter(0, 50)
            .optional()
            .meta({
              description: `Words on each side, of the same paragraph; ${CONTEXT} unless given.`,
            }),
          ...paging,
          include: withArticle,
          fields: fieldsOf(bareMention),
          format: formatOf(rows),
        }),
        response: { 200: answers(MentionList, 'A page of mentions.', 'application/json', rows), 308: goneTo },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const entity = `${request.params.type}/${request.params.slug}`
      const { context = CONTEXT, ...query } = request.query
      const { filter, paging, asked } = pageOf(query)
      const survivor = await store.survivor(entity)
      if (survivor === null) throw new HttpProblem(404, `There is no entity “${entity}”.`)
      if (survivor !== entity) {
        const search = request.url.indexOf('?')
        return sendMoved(reply, `${pathOfEntity(survivor)}/mentions${search < 0 ? '' : request.url.slice(search)}`)
      }
      return sendList(
        request,
        reply,
        paging,
        (paging) => store.mentions({ entity, ...filter }, paging, context),
        shaped(mentionColumns, asked, store),
      )
    },
  )
}

/** Lists of quotes, claims and events, and one of them: they differ in what they are asked. */
import { z } from 'zod'
import { type Columns, columnsOf } from '../../formats/csv.ts'
import type { FormatName } from '../../formats/format.ts'
import type { Store, Stored } from '../../store/store.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { fieldsOf, shaped } from '../shape.ts'
import { type ListFormats, sendList, sendRecord } from './answer.ts'
import {
  articleFilters,
  countingBy,
  entityId,
  formatOf,
  fullText,
  highlight,
  impersonal,
  inArticle,
  nothing,
  pageOf,
  paging,
  range,
  recordPath,
  rows,
  several,
  withArticle,
  withArticleKind,
} from './parameters.ts'

type ListQuery = Parameters<typeof pageOf>[0]

/** A kind of record. */
interface Records {
  kind: 'quotes' | 'claims' | 'timeline'
  /** What it is called in summaries and problems, and the names of its operations. */
  one: string
  operations: { list: string; one: string }
  summary: string
  record: z.ZodObject
  list: z.ZodType
  /** As lists have it. */
  item: z.ZodType
  /** An id. */
  example: string
  /** Parameters of its list beside those of all, and what `entity` means. */
  parameters: Record<string, z.ZodType>
  entity: string
  documents?: ListFormats['documents']
  read: (store: Store, id: string) => Promise<Stored | null>
}

export function recordRoutes(app: App, { store }: Services, records: Records): void {
  const { kind, one, operations, documents = {}, example } = records
  const columns: Columns = columnsOf(records.record)
  const formats = [...rows, ...(Object.keys(documents) as FormatName[])]
  app.get(
    `/${kind}`,
    {
      schema: {
        operationId: operations.list,
        tags: [kind],
        summary: records.summary,
        querystring: z.strictObject({
          article: inArticle,
          ...records.parameters,
          entity: several(entityId, records.entity),
          q: fullText,
          ...range,
          ...articleFilters,
          ...paging,
          ...countingBy(kind === 'timeline' ? impersonal : [...impersonal, 'speaker']),
          highlight,
          include: withArticle,
          fields: fieldsOf(records.item),
          format: formatOf(formats),
        }),
        response: { 200: answers(records.list, `A page of ${kind}.`, 'application/json', formats) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter: given, paging, asked, counted } = pageOf(request.query as ListQuery)
      const filter = kind === 'quotes' ? given : withArticleKind(given as { kind?: string[] })
      return sendList(request, reply, paging, (paging) => store[kind](filter as never, paging), {
        documents,
        ...shaped(columns, asked, store),
        counted,
      })
    },
  )

  app.get(
    `/${kind}/:id`,
    {
      schema: {
        operationId: operations.one,
        tags: [kind],
        summary: `One ${one}`,
        params: recordPath(example),
        querystring: nothing,
        response: { 200: answers(records.record, `The ${one}.`) },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return sendRecord(request, reply, await records.read(store, id), `${one} “${id}”`)
    },
  )
}

/** Quotes. */
import { z } from 'zod'
import { QuoteList } from '../../../schemas/listing.ts'
import { Quote, QuoteKind } from '../../../schemas/quote.ts'
import { Variants } from '../../../schemas/variants.ts'
import { columnsOf } from '../../formats/csv.ts'
import { ids } from '../examples.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { fieldsOf, shaped } from '../shape.ts'
import { sendList, sendRecord } from './answer.ts'
import {
  formatOf,
  fullText,
  inArticle,
  nothing,
  pageOf,
  paging,
  range,
  recordPath,
  rows,
  who,
  withArticle,
} from './parameters.ts'

export function quoteRoutes(app: App, { store }: Services): void {
  const columns = columnsOf(Quote)
  app.get(
    '/quotes',
    {
      schema: {
        operationId: 'listQuotes',
        tags: ['quotes'],
        summary: 'Quotes by article, newest first, then in order of the text',
        querystring: z.strictObject({
          article: inArticle,
          speaker: who.meta({ description: 'Who says it: an entity’s id, or a name.' }),
          kind: QuoteKind.optional().meta({ description: 'Only of this kind.' }),
          q: fullText,
          ...range,
          ...paging,
          include: withArticle,
          fields: fieldsOf(Quote),
          format: formatOf(rows),
        }),
        response: { 200: answers(QuoteList, 'A page of quotes.', 'application/json', rows) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging, asked } = pageOf(request.query)
      return sendList(request, reply, paging, (paging) => store.quotes(filter, paging), shaped(columns, asked, store))
    },
  )

  app.get(
    '/quotes/:id',
    {
      schema: {
        operationId: 'getQuote',
        tags: ['quotes'],
        summary: 'One quote',
        params: recordPath(ids.quote),
        querystring: nothing,
        response: { 200: answers(Quote, 'The quote.') },
        problems: [400, 404],
      },
    },
    async (request, reply) =>
      sendRecord(request, reply, await store.quote(request.params.id), `quote “${request.params.id}”`),
  )

  app.get(
    '/quotes/:id/variants',
    {
      schema: {
        operationId: 'getVariants',
        tags: ['quotes'],
        summary: 'A quote as other articles print it: who cut what, and who names another speaker',
        params: recordPath(ids.quote),
        querystring: nothing,
        response: { 200: answers(Variants, 'The quote and its other forms.') },
        problems: [400, 404],
      },
    },
    async (request, reply) =>
      sendRecord(request, reply, await store.variants(request.params.id), `quote “${request.params.id}”`),
  )
}

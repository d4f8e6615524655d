/** Quotes. */
import { QuoteItem, QuoteList } from '../../../schemas/listing.ts'
import { Quote, QuoteKind } from '../../../schemas/quote.ts'
import { Variants } from '../../../schemas/variants.ts'
import { ids } from '../examples.ts'
import { answers } from '../plugins/openapi.ts'
import type { App, Services } from '../services.ts'
import { sendRecord } from './answer.ts'
import { articleKinds, nothing, recordPath, several, sortOf, who } from './parameters.ts'
import { recordRoutes } from './records.ts'

export function quoteRoutes(app: App, services: Services): void {
  const { store } = services
  recordRoutes(app, services, {
    kind: 'quotes',
    one: 'quote',
    operations: { list: 'listQuotes', one: 'getQuote' },
    summary: 'Quotes by article, newest first, then in order of the text',
    record: Quote,
    item: QuoteItem,
    list: QuoteList,
    example: ids.quote,
    parameters: {
      speaker: who('Who says it: an entity’s id, or a name.'),
      kind: several(QuoteKind, 'Only of this kind.'),
      articleKind: articleKinds,
      sort: sortOf(
        ['newest', 'oldest', 'relevance'],
        'By article, the newest first unless given; or what `q` fits best.',
      ),
    },
    entity: 'Only those that name this entity.',
    read: (store, id) => store.quote(id),
  })

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

/** Claims. */
import { z } from 'zod'
import { Claim } from '../../../schemas/claim.ts'
import { ClaimItem, ClaimList } from '../../../schemas/listing.ts'
import { Verdict, VerdictRating } from '../../../schemas/verdict.ts'
import { ids } from '../examples.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { sendText } from './answer.ts'
import {
  articleKinds,
  booleanParameter,
  nothing,
  numberParameter,
  recordPath,
  several,
  sortOf,
  who,
} from './parameters.ts'
import { recordRoutes } from './records.ts'

const { voice, polarity, act } = Claim.shape

export function claimRoutes(app: App, services: Services): void {
  const { store } = services
  recordRoutes(app, services, {
    kind: 'claims',
    one: 'claim',
    operations: { list: 'listClaims', one: 'getClaim' },
    summary: 'Claims by article, newest first, then in order of the text',
    record: Claim,
    item: ClaimItem,
    list: ClaimList,
    example: ids.claim,
    parameters: {
      claimant: who('Who answers for it: an entity’s id, or a name.'),
      voice: several(voice, 'Only in this voice.'),
      polarity: several(polarity, 'Only of this polarity.'),
      act: several(act, 'Only of this act.'),
      hasQuantity: booleanParameter().optional().meta({ description: 'Only with a quantity, or only without.' }),
      minCheckworthiness: numberParameter(0, 1).optional().meta({ description: 'Only with at least this score.' }),
      verdict: z
        .enum([...VerdictRating.options, 'any', 'none'])
        .optional()
        .meta({
          description: 'Only with this verdict of an editor; `any`: with one; `none`: that nobody has checked.',
        }),
      kind: articleKinds,
      sort: sortOf(
        ['newest', 'oldest', 'relevance', 'checkworthiness'],
        'By article, the newest first unless given; what `q` fits best; or what is most worth checking.',
      ),
    },
    entity: 'Only those that name this entity.',
    read: (store, id) => store.claim(id),
  })

  app.get(
    '/claims/:id/verdict',
    {
      schema: {
        operationId: 'getVerdict',
        tags: ['claims'],
        summary: 'What an editor found who checked a claim',
        params: recordPath(ids.claim),
        querystring: nothing,
        response: { 200: answers(Verdict, 'The verdict.') },
        problems: [400, 404],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const stored = await store.claim(id)
      if (!stored) throw new HttpProblem(404, `There is no claim “${id}”.`)
      const { verdict } = JSON.parse(stored.json) as Claim
      if (!verdict) throw new HttpProblem(404, `There is no verdict on the claim “${id}”.`)
      return sendText(request, reply, JSON.stringify(verdict))
    },
  )
}

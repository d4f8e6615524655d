/** Claims. */
import { z } from 'zod'
import { Claim } from '../../../schemas/claim.ts'
import { ClaimList } from '../../../schemas/listing.ts'
import { Verdict, VerdictRating } from '../../../schemas/verdict.ts'
import { columnsOf } from '../../formats/csv.ts'
import { ids } from '../examples.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { fieldsOf, shaped } from '../shape.ts'
import { sendList, sendRecord, sendText } from './answer.ts'
import {
  booleanParameter,
  formatOf,
  fullText,
  inArticle,
  nothing,
  numberParameter,
  pageOf,
  paging,
  range,
  recordPath,
  rows,
  who,
  withArticle,
} from './parameters.ts'

const { voice, polarity, act } = Claim.shape

export function claimRoutes(app: App, { store }: Services): void {
  const columns = columnsOf(Claim)
  app.get(
    '/claims',
    {
      schema: {
        operationId: 'listClaims',
        tags: ['claims'],
        summary: 'Claims by article, newest first, then in order of the text',
        querystring: z.strictObject({
          article: inArticle,
          claimant: who.meta({ description: 'Who answers for it: an entity’s id, or a name.' }),
          voice: voice.optional(),
          polarity: polarity.optional(),
          act: act.optional(),
          hasQuantity: booleanParameter().optional().meta({ description: 'Only with a quantity, or only without.' }),
          minCheckworthiness: numberParameter(0, 1).optional().meta({ description: 'Only with at least this score.' }),
          verdict: z
            .enum([...VerdictRating.options, 'any', 'none'])
            .optional()
            .meta({
              description: 'Only with this verdict of an editor; `any`: with one; `none`: that nobody has checked.',
            }),
          q: fullText,
          ...range,
          ...paging,
          include: withArticle,
          fields: fieldsOf(Claim),
          format: formatOf(rows),
        }),
        response: { 200: answers(ClaimList, 'A page of claims.', 'application/json', rows) },
        problems: [400],
      },
    },
    async (request, reply) => {
      const { filter, paging, asked } = pageOf(request.query)
      return sendList(request, reply, paging, (paging) => store.claims(filter, paging), shaped(columns, asked, store))
    },
  )

  app.get(
    '/claims/:id',
    {
      schema: {
        operationId: 'getClaim',
        tags: ['claims'],
        summary: 'One claim',
        params: recordPath(ids.claim),
        querystring: nothing,
        response: { 200: answers(Claim, 'The claim.') },
        problems: [400, 404],
      },
    },
    async (request, reply) =>
      sendRecord(request, reply, await store.claim(request.params.id), `claim “${request.params.id}”`),
  )

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

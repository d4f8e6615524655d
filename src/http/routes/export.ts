/** All of it, a line an article. */
import { z } from 'zod'
import { formats } from '../../formats/format.ts'
import { answers } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { contentType, sendStream } from './answer.ts'
import { changedExport, wholeExport } from './export-lines.ts'
import { articleId, integerParameter } from './parameters.ts'

/** Beyond every number of a change. */
const LARGEST = 999_999_999_999_999

export function exportRoutes(app: App, { store }: Services): void {
  app.get(
    '/export',
    {
      schema: {
        operationId: 'exportArticles',
        tags: ['articles'],
        summary: 'Every article with all its records, one a line',
        description: [
          'Lines are as `copydesk analyse --ndjson` prints them, `{id, article, quotes, entities, claims, times, timeline}`, by id;',
          'they are written as fast as they are read. `times` is null of an article that a version before 0.6 stored.',
          '',
          'The header `copydesk-sequence` is the number of the newest change (of `/changes`) when the export began. Give it as',
          '`since`, later, and the answer is what changed after it: each article once, by its last change, with that change’s',
          'number as `sequence`, or `{id, sequence, deleted: true}`. 410: the changes after `since` are kept no more; export all.',
          '',
          'What is stored meanwhile leaves nothing out and doubles nothing: an article that is there from beginning to end has one',
          'line, as it is when that is written; what changes while it is read is after `copydesk-sequence`. An answer that broke',
          'off is resumed `after` the id of its last line, one with `since` at the `sequence` of its last line.',
        ].join('\n'),
        querystring: z.strictObject({
          since: integerParameter(0, LARGEST).optional().meta({
            description: 'Only what changed after the change of this number.',
          }),
          after: articleId
            .optional()
            .meta({ description: 'Only articles whose id comes after this one; without `since`.' }),
        }),
        response: { 200: answers(formats.ndjson.schema, 'Articles, one a line.', formats.ndjson.type) },
        problems: [400, 410],
      },
    },
    async (request, reply) => {
      const { since, after } = request.query
      if (since !== undefined && after !== undefined) {
        throw new HttpProblem(
          400,
          '`after` is for an export without `since`: changes come in their order, not by id.',
          {
            errors: [{ pointer: '/query/after', detail: 'is not for changes' }],
          },
        )
      }
      const newest = await store.newest()
      if (since !== undefined && (await store.missed(since))) {
        throw new HttpProblem(
          410,
          `The changes after ${since} are kept no more, or there never was such a number: export all.`,
          {
            kind: 'changes-forgotten',
            errors: [{ pointer: '/query/since', detail: 'is no change that this database can go on from' }],
          },
        )
      }
      reply.type(contentType('ndjson')).header('copydesk-sequence', newest)
      const lines = since === undefined ? wholeExport(store, after ?? null) : changedExport(store, since, newest)
      return sendStream(request, reply, lines)
    },
  )
}

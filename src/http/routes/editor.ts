/** Whom a token belongs to: by this a page can tell before the first write whether it will be let in. */
import type { FastifyRequest } from 'fastify'
import { Editor } from '../../../schemas/editor.ts'
import type { Editor as Deed } from '../../store/store.ts'
import { answers } from '../plugins/openapi.ts'
import type { App } from '../services.ts'
import { nothing } from './parameters.ts'

export function editorRoutes(app: App): void {
  app.get(
    '/editor',
    {
      // A wrong token is refused, and counted, as it is by a write.
      onRequest(request, reply, done) {
        if (request.headers.authorization === undefined) done()
        else app.requireToken.call(app, request, reply, done)
      },
      schema: {
        operationId: 'getEditor',
        tags: ['service'],
        security: [{}, { token: [] }],
        summary: 'The editor whose token the request bears',
        querystring: nothing,
        response: { 200: answers(Editor, 'The editor.') },
        problems: [400, 401, 403],
      },
    },
    (request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ name: request.editor })),
  )
}

/** Who writes, and when: of a request that a token was needed for. */
export function editorOf({ editor }: FastifyRequest): Deed {
  return { by: editor!, at: new Date().toISOString() }
}

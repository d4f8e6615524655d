/** 406 when the client accepts none of the media types that a route answers with. */
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from '../errors.ts'

/** Checks `Accept` on each route that documents what it answers with. */
export function negotiate(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const produces = producedTypes(route.schema?.response)
    if (produces.length === 0) return
    route.onRequest = [
      ...[route.onRequest ?? []].flat(),
      (request, _reply, done) => {
        const { accept } = request.headers
        const fits = accept === undefined || accept === '*/*' || produces.some((type) => accepts(accept, type))
        done(fits ? undefined : new HttpProblem(406, `This path answers with ${produces.join(', ')}.`))
      },
    ]
  })
}

/** The media types of a route’s answers other than problems. */
function producedTypes(response: unknown): string[] {
  const answers = Object.values((response ?? {}) as Record<string, { content?: Record<string, unknown> }>)
  return [...new Set(answers.flatMap(({ content }) => Object.keys(content ?? {})))]
}

/** Whether an `Accept` header admits a media type: the most specific range that covers it decides (RFC 9110, 12.5.1). */
export function accepts(accept: string, type: string): boolean {
  const [main] = type.split('/')
  const rank: Record<string, number> = { '*/*': 1, [`${main}/*`]: 2, [type]: 3 }
  let best = 0
  let admitted = false
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const specificity = rank[name] ?? 0
    if (specificity < best || specificity === 0) continue
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    admitted = q === undefined || Number(q.slice(2)) > 0
    best = specificity
  }
  return admitted
}

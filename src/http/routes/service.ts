/** The service about itself: health, metrics, description. */
import type { Registry } from 'prom-client'
import { z } from 'zod'
import { answers, toYaml } from '../plugins/openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { App, Services } from '../services.ts'
import { tagOf } from './answer.ts'

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health', description: 'The service is well.' })

const OpenApi = z.looseObject({}).meta({ id: 'OpenApi', description: 'A description as OpenAPI 3.1 has it.' })

export function serviceRoutes(
  app: App,
  { store }: Services,
  { registry, isStuck }: { registry: Registry; isStuck: () => boolean },
): void {
  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'getLiveness',
        tags: ['service'],
        summary: 'Whether the process runs',
        response: { 200: answers(Health, 'It runs.') },
      },
    },
    (_request, reply) => reply.type('application/json').send('{"status":"ok"}'),
  )

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'getReadiness',
        tags: ['service'],
        summary: 'Whether the store answers, too, and there is room for requests',
        response: { 200: answers(Health, 'It is ready.') },
        problems: [503],
      },
    },
    async (_request, reply) => {
      if (isStuck()) throw new HttpProblem(503, 'There has been no room for requests for long.', { kind: 'overload' })
      await store.ready()
      return reply.type('application/json').send('{"status":"ok"}')
    },
  )

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        tags: ['service'],
        summary: 'Measures for Prometheus',
        response: { 200: answers(z.string(), 'The measures.', 'text/plain') },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  )

  app.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'getDescriptionAsJson',
        tags: ['service'],
        summary: 'This description as JSON',
        response: { 200: answers(OpenApi, 'OpenAPI 3.1.') },
      },
    },
    (request, reply) => {
      const json = JSON.stringify(app.swagger())
      return app.sendTagged(request, reply, tagOf(json), json)
    },
  )

  app.get(
    '/openapi.yaml',
    {
      schema: {
        operationId: 'getDescriptionAsYaml',
        tags: ['service'],
        summary: 'This description as YAML',
        response: { 200: answers(z.string(), 'OpenAPI 3.1.', 'application/yaml') },
      },
    },
    (request, reply) => {
      const yaml = toYaml(app.swagger())
      return app.sendTagged(request, reply, tagOf(yaml), yaml, { type: 'application/yaml; charset=utf-8' })
    },
  )
}

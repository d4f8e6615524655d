/** Measures for Prometheus, and one log line a request. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Services } from '../services.ts'

/** Starts measuring; the registry is what `GET /metrics` prints. */
export function measure(app: FastifyInstance, { store, analyser }: Services): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request’s head to the answer’s last byte, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'copydesk_analysis_waiting',
    help: 'Sources that wait for a thread.',
    registers: [registry],
    collect() {
      this.set(analyser.waiting)
    },
  })
  new Gauge({
    name: 'copydesk_articles',
    help: 'Articles in the store.',
    registers: [registry],
    async collect() {
      this.set(await store.count())
    },
  })
  // A route’s pattern, not its path, so that the number of series stays small.
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000)
    request.log.info(
      {
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    )
    done()
  })
  return registry
}

/** Measures for Prometheus, and one log line a request. */
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Store } from '../../store/store.ts'
import type { Services } from '../services.ts'
import { answerTimes } from './answer-times.ts'

const isRead = new Set(['GET', 'HEAD'])

/** The store, with the time that its writes take in the registry. */
export function timeWrites(store: Store, registry: Registry): Store {
  const seconds = new Histogram({
    name: 'copydesk_store_put_duration_seconds',
    help: 'Time to store the records of one source.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 10],
    registers: [registry],
  })
  return {
    ...store,
    async put(...written) {
      const done = seconds.startTimer()
      try {
        return await store.put(...written)
      } finally {
        done()
      }
    },
  }
}

/** A gauge without a value while the database does not answer, so that then of all times the others can be read. */
function askDatabase(registry: Registry, name: string, help: string, ask: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const value = await ask().catch(() => null)
      if (value === null) this.remove()
      else this.set(value)
    },
  })
}

/** What a replica of the database is fit for, and what it spares the database that is written. */
function measureReplica(registry: Registry, replica: NonNullable<Store['replica']>): void {
  new Gauge({
    name: 'copydesk_replica_current',
    help: 'Whether the replica answers reads: 1, or 0 while it is behind, away or no replica.',
    registers: [registry],
    collect() {
      this.set(replica.state === 'current' ? 1 : 0)
    },
  })
  new Counter({
    name: 'copydesk_database_reads_total',
    help: 'Reads that the replica answered, and those that the database answered that is written.',
    labelNames: ['by'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [by, count] of Object.entries(replica.answered)) this.inc({ by }, count)
    },
  })
}

/** Counts and logs an answer that took so many milliseconds. `left`: the client left before it was whole. */
export type Observe = (
  request: { method: string; url: string; id: string },
  status: number,
  ms: number,
  left?: boolean,
) => void

/** Of a client that left before there was any answer: a status that no answer has, as other servers count it. */
const LEFT = 499

/**
 * Starts measuring. `registry` is what `GET /metrics` prints; `observe` counts answers of a route (its pattern) that
 * Fastify did not send.
 */
export function measure(
  app: FastifyInstance,
  { store, analyser, queue }: Services,
): { registry: Registry; observe: (route: string) => Observe } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const time = answerTimes(registry)
  new Gauge({
    name: 'copydesk_analysis_waiting',
    help: 'Sources that wait for a thread.',
    registers: [registry],
    collect() {
      this.set(analyser.waiting)
    },
  })
  new Gauge({
    name: 'copydesk_analysis_accepted',
    help: 'Sources that wait for a thread or are being analysed.',
    registers: [registry],
    collect() {
      this.set(analyser.accepted)
    },
  })
  const stages = new Histogram({
    name: 'copydesk_stage_duration_seconds',
    help: 'Time of a pipeline stage on one source.',
    labelNames: ['stage'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  })
  analyser.observe((stage, milliseconds) => stages.observe({ stage }, milliseconds / 1000))
  askDatabase(registry, 'copydesk_articles', 'Articles in the store.', () => store.count())
  if (store.replica) measureReplica(registry, store.replica)
  if (queue) {
    askDatabase(registry, 'copydesk_jobs_waiting', 'Accepted sources that wait for a replica.', () => queue.waiting())
  }
  // A route’s pattern, not its path, so that the number of series stays small.
  const observe =
    (route: string): Observe =>
    ({ method, url, id }, status, ms, left) => {
      time(method, route, status, ms / 1000)
      // Reads that went well are counted; a line for each would cost more than the answer.
      const level = status >= 500 ? 'warn' : isRead.has(method) && status < 400 ? 'debug' : 'info'
      app.log[level]({ reqId: id, method, url, status, ms: Math.round(ms * 10) / 10, left }, 'request')
    }
  const observers = new Map<string, Observe>()
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = reply
    // Not `onResponse`, which does not come when the client leaves first.
    raw.once('close', () => {
      const route = request.is404 ? 'none' : request.routeOptions.url!
      const observed = observers.get(route) ?? observe(route)
      observers.set(route, observed)
      const left = !raw.writableFinished
      observed(request, left && !raw.headersSent ? LEFT : raw.statusCode, reply.elapsedTime, left || undefined)
    })
    done()
  })
  return { registry, observe }
}

/** What the routes and plugins of the HTTP service are given. */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Analyser } from '../analysis/threads/analyser.ts'
import type { Authorities } from '../comparison/authorities.ts'
import type { Config } from '../config.ts'
import type { Queue } from '../ingest/queue/queue.ts'
import type { Store } from '../store/store.ts'

export interface Services {
  store: Store
  analyser: Analyser
  config: Config
  /** What replicas share; a single process over an embedded database has none and does everything at once. */
  queue?: Queue | undefined
  /** Whom others know under which addresses. */
  authorities?: Authorities | undefined
}

/** The server, which infers what a handler gets from its route’s Zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Builds the HTTP service over a store and an analyser; it listens to nothing yet. */
import { createServer } from 'node:http'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { pino } from 'pino'
import { logOutput } from './log-output.ts'
import { tagAnswers } from './plugins/answers.ts'
import { readSources } from './plugins/bodies.ts'
import { cutOffIdleReaders, tellOfClose } from './plugins/connections.ts'
import { addHeaders, requestIdOf } from './plugins/headers.ts'
import { guardDoors, hostCheck } from './plugins/hosts.ts'
import { limit } from './plugins/limits.ts'
import { knowMethods } from './plugins/methods.ts'
import { measure, timeWrites } from './plugins/metrics.ts'
import { negotiate } from './plugins/negotiation.ts'
import { describe, serveDescription } from './plugins/openapi.ts'
import { answerBrokenRequest, answerProblems, sendProblem } from './plugins/problems.ts'
import { knowEditors } from './plugins/tokens.ts'
import { limitUploads } from './plugins/uploads.ts'
import { analyseRoutes } from './routes/analyse.ts'
import { articleRoutes } from './routes/articles.ts'
import { changeRoutes } from './routes/changes.ts'
import { claimRoutes } from './routes/claims.ts'
import { correctionRoutes } from './routes/corrections.ts'
import { deskRoutes } from './routes/desk.ts'
import { editorRoutes } from './routes/editor.ts'
import { entityRoutes } from './routes/entities.ts'
import { exportRoutes } from './routes/export.ts'
import { jobRoutes } from './routes/jobs.ts'
import { keptTimelineRoutes } from './routes/kept-timelines.ts'
import { quoteRoutes } from './routes/quotes.ts'
import { serviceRoutes } from './routes/service.ts'
import { storyRoutes } from './routes/stories.ts'
import { subscriptionRoutes } from './routes/subscriptions.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { versionRoutes } from './routes/versions.ts'
import { writeRoutes } from './routes/write.ts'
import type { App, Services } from './services.ts'

/** Milliseconds between two looks for late requests, at most. */
const LOOK = 5000

/** The service, ready to answer; whoever passes store and analyser closes them. */
export async function buildApp(services: Services): Promise<App> {
  const { config } = services
  const output = logOutput()
  let answerKept: ReturnType<typeof tagAnswers> = () => false
  const isOwnHost = hostCheck(config)
  const app: App = Fastify({
    loggerInstance: pino({ level: config.LOG_LEVEL }, output) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request costs as much as the rest of its bookkeeping; lines name the request themselves.
    childLoggerFactory: (parent) => parent,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    trustProxy: config.COPYDESK_TRUST_PROXY.length > 0 && config.COPYDESK_TRUST_PROXY,
    bodyLimit: config.COPYDESK_BODY_LIMIT,
    serverFactory: (handle) =>
      createServer(
        {
          // Node takes no longer time for the head than for the whole.
          headersTimeout: Math.min(config.COPYDESK_HEADERS_TIMEOUT, config.COPYDESK_REQUEST_TIMEOUT),
          requestTimeout: config.COPYDESK_REQUEST_TIMEOUT,
          keepAliveTimeout: config.COPYDESK_KEEP_ALIVE,
          // How often Node looks for heads and requests that are late; by itself every 30 s, whatever the limits are.
          connectionsCheckingInterval: Math.min(config.COPYDESK_HEADERS_TIMEOUT, LOOK),
        },
        (request, response) => {
          tellOfClose(request, response)
          if (isOwnHost(request.headers.host) && answerKept(request, response)) watchUpload(request, response)
          else handle(request, response)
        },
      ),
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: sendProblem,
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<ZodTypeProvider>()
  // Whoever started the service waits for the line that tells where it listens.
  app.addHook('onListen', async () => output.flush())
  app.server.maxConnections = config.COPYDESK_CONNECTIONS
  app.setValidatorCompiler(validatorCompiler)
  // Answers are strings already; tests hold them against the description.
  app.setSerializerCompiler(() => JSON.stringify)

  // Whoever holds an answer may have it from another process, which knows of more than this one.
  if (services.store.replica) {
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.headers['if-none-match'] === undefined) done()
      else services.store.asOfNow(done)
    })
  }
  addHeaders(app)
  const { registry, observe } = measure(app, services)
  const watchUpload = limitUploads(app, config)
  guardDoors(app, config, isOwnHost)
  knowEditors(app, config)
  const { mayAnswer, isStuck } = limit(app, config)
  answerProblems(app)
  negotiate(app)
  cutOffIdleReaders(app)
  answerKept = tagAnswers(app, services.store, config.COPYDESK_CACHE * 2 ** 20, { observe, mayAnswer })
  readSources(app)
  const writing = { ...services, store: timeWrites(services.store, registry) }
  const refuseOtherMethods = knowMethods(app, config.COPYDESK_CORS)
  await describe(app)

  articleRoutes(app, services)
  await app.register(async (scope) => writeRoutes(scope.withTypeProvider<ZodTypeProvider>(), writing))
  jobRoutes(app, services)
  changeRoutes(app, services)
  exportRoutes(app, services)
  quoteRoutes(app, services)
  storyRoutes(app, services)
  versionRoutes(app, services)
  entityRoutes(app, services)
  claimRoutes(app, services)
  timelineRoutes(app, services)
  await app.register(async (scope) => keptTimelineRoutes(scope.withTypeProvider<ZodTypeProvider>(), services))
  await app.register(async (scope) => correctionRoutes(scope.withTypeProvider<ZodTypeProvider>(), services))
  await app.register(async (scope) => subscriptionRoutes(scope.withTypeProvider<ZodTypeProvider>(), services))
  editorRoutes(app)
  analyseRoutes(app, services)
  serviceRoutes(app, services, { registry, isStuck })
  await app.register(async (scope) => deskRoutes(scope.withTypeProvider<ZodTypeProvider>()))
  await serveDescription(app)
  refuseOtherMethods()
  await app.ready()
  return app
}

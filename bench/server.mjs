// One server of the HTTP bench, in a process of its own. Tells its port, and on request the processor time it has used.
import { createServer, request } from 'node:http'
import { startAnalyser } from '../dist/src/analysis/threads/analyser.js'
import { readConfig } from '../dist/src/config.js'
import { dataPath } from '../dist/src/data.js'
import { buildApp } from '../dist/src/http/app.js'
import { loadSources } from '../dist/src/ingest/ingest.js'
import { openStore } from '../dist/src/store/index.js'

const [, , kind, like] = process.argv

/** The service as it runs unless told otherwise, with all its hooks; the log goes to /dev/null. */
async function copydesk() {
  const config = readConfig({ COPYDESK_WORKERS: '1' })
  const store = await openStore({ database: ':memory:' })
  const analyser = startAnalyser(config)
  await loadSources({ store, analyser }, [dataPath('articles')], { atOnce: 2 })
  await analyser.close()
  const app = await buildApp({ config, store, analyser })
  await app.listen({ port: 0 })
  return app.server
}

/** `node:http` alone, which sends what the service at `like` sent once. */
async function bare() {
  const { headers, body } = await new Promise((done) => {
    request(like, async (reply) => done({ headers: reply.headers, body: Buffer.concat(await reply.toArray()) })).end()
  })
  for (const name of ['date', 'connection', 'keep-alive']) delete headers[name]
  const server = createServer((_request, reply) => {
    reply.writeHead(200, headers)
    reply.end(body)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return server
}

const server = await (kind === 'bare' ? bare() : copydesk())
process.send({ port: server.address().port })
process.on('message', () => process.send({ cpu: process.cpuUsage() }))
process.on('disconnect', () => process.exit())

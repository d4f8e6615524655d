/** Every operation of the description, with whatever may be sent to it. */
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import t from 'tap'
import {
  bodies,
  desk,
  document,
  faults,
  get,
  operations,
  type Parameter,
  post,
  token,
  undocumented,
  urls,
  writeHeaders,
} from './service.ts'

t.test('every operation answers as it is described, whatever it is sent', async (t) => {
  for (const { path, method, operation } of operations) {
    if (path === '/changes') continue // never ends; it has a test of its own
    await t.test(`${method} ${path}`, async (t) => {
      const body = operation.requestBody ? bodies : fc.constant({})
      const bearer = operation.security ? { authorization: `Bearer ${token}` } : {}
      const headers = method === 'GET' ? fc.constant(bearer) : writeHeaders
      await fc.assert(
        fc.asyncProperty(urls(path, operation.parameters ?? []), body, headers, async ({ url, valid }, body, extra) => {
          const headers = { ...(body as InjectOptions).headers, ...extra }
          const reply = await desk.inject({ method, url, ...body, headers })
          const fault = undocumented(operation, reply)
          if (fault) throw new Error(`${reply.statusCode}: ${fault}: ${reply.body.slice(0, 500)}`)
          if (reply.statusCode >= 500) throw new Error(reply.body)
          const refused = reply.statusCode === 400 || reply.statusCode === 406
          if (method === 'GET' && refused === valid) throw new Error(`${reply.statusCode}: ${reply.body}`)
        }),
        { numRuns: 60 },
      )
      t.pass('holds')
    })
  }
})

t.test('the description', async (t) => {
  t.equal((await get('/openapi.json')).headers['content-type'], 'application/json; charset=utf-8')
  t.same((await get('/openapi.json')).json(), document)
  const yaml = await get('/openapi.yaml')
  t.match(yaml.body, /^openapi: 3\.1\.0\n/)
  t.equal((await get('/openapi.yaml', { 'if-none-match': String(yaml.headers.etag) })).statusCode, 304)

  const schemas = document.components.schemas as Record<string, { examples?: unknown[] }>
  for (const [name, schema] of Object.entries(schemas)) {
    for (const example of schema.examples ?? []) t.equal(faults(schema, example), null, `example of ${name}`)
  }
  for (const [name, { content }] of Object.entries<{ content: Record<string, { schema: object; example: unknown }> }>(
    document.components.responses,
  )) {
    for (const { schema, example } of Object.values(content))
      t.equal(faults(schema, example), null, `example of ${name}`)
  }
  for (const { path, operation } of operations) {
    for (const { name, schema, example } of (operation.parameters ?? []) as (Parameter & { example?: unknown })[]) {
      if (example !== undefined) t.equal(faults(schema, example), null, `example of ${name} at ${path}`)
    }
  }
  const { content } = document.paths['/analyse'].post.requestBody
  for (const [type, { example }] of Object.entries<{ example?: string }>(content)) {
    if (example && type !== 'text/html')
      t.equal((await post(example, type)).statusCode, 200, `the ${type} body to try out`)
  }

  const page = await get('/docs/')
  t.equal(page.statusCode, 200)
  t.match(page.headers['content-security-policy'], "default-src 'self'")
  const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!)
  t.ok(assets.length > 3)
  for (const asset of assets) {
    t.notMatch(asset, /^(https?:)?\/\//, 'nothing from elsewhere')
    t.equal((await get(new URL(asset, 'http://x/docs/').pathname)).statusCode, 200, asset)
  }
})

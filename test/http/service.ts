/** The service that the tests of this folder ask: over the sample articles, with its description at hand. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import t from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { dataPath } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { loadSources } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/index.ts'
import { queries } from '../store/queries.ts'

t.setTimeout(600_000)

export const settings = { LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1', COPYDESK_BODY_LIMIT: '100000' }
export const config = readConfig(settings)
export const analyser = startAnalyser(config)
export const store = await openStore({ database: ':memory:' })
await loadSources({ store, analyser }, [dataPath('articles')], { atOnce: 2 })
export const app = await buildApp({ config, store, analyser })

/** A service that may be written to, with a store of its own. */
export const token = 'a-token-of-the-desk'
export const spare = await openStore({ database: ':memory:' })
await loadSources({ store: spare, analyser }, [dataPath('articles')], { atOnce: 2 })
export const desk = await buildApp({
  config: { ...config, COPYDESK_TOKENS: ['another-token-of-the-desk', token] },
  store: spare,
  analyser,
})
t.teardown(async () => {
  await desk.close()
  await spare.close()
  await app.close()
  await analyser.close()
  await store.close()
})

// biome-ignore lint/suspicious/noExplicitAny: the description is read as plain JSON
export const document: any = app.swagger()
export const ajv = new Ajv2020({ strict: false, allErrors: true })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
ajv.addSchema({ ...document, $id: 'openapi' })

const compiled = new Map<string, ValidateFunction>()

/** What is wrong with a value by a schema of the description; null when nothing is. */
export function faults(schema: object, value: unknown): string | null {
  const local = JSON.stringify(schema).replaceAll('"#/', '"openapi#/')
  const validate = compiled.get(local) ?? ajv.compile(JSON.parse(local))
  compiled.set(local, validate)
  return validate(value) ? null : ajv.errorsText(validate.errors)
}

function resolve<T extends object>(item: T): T {
  const path = (item as { $ref?: string }).$ref?.slice(2).split('/')
  return path ? path.reduce((at, key) => at[key], document) : item
}

/** What is wrong with a reply by the description of its operation; null when nothing is. */
export function undocumented(
  operation: { responses: Record<string, object> },
  reply: { statusCode: number; headers: Record<string, unknown>; body: string },
): string | null {
  const found = operation.responses[reply.statusCode] ?? operation.responses.default
  if (!found) return `status ${reply.statusCode} is not described`
  const { content } = resolve(found) as { content?: Record<string, { schema: object }> }
  const sent = String(reply.headers['content-type'] ?? '').split(/; */)
  const profile = sent.find((part) => part.startsWith('profile='))
  const type = profile ? `${sent[0]};${profile}` : sent[0]!
  if (!content) return reply.body === '' ? null : 'a body that is not described'
  if (!content[type]) return `media type ${type} is not described`
  return faults(content[type].schema, /[/+]json$/.test(sent[0]!) ? JSON.parse(reply.body) : reply.body)
}

export const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
export const post = (payload: string | Buffer, type: string, url = '/analyse') =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })

export type Item = { id: string }
const firstOf = async (path: string): Promise<string> => (await get(path)).json().items[0].id
export const known = {
  article: await firstOf('/articles'),
  quote: await firstOf('/quotes'),
  claim: await firstOf('/claims'),
  event: await firstOf('/timeline'),
  entity: await firstOf('/entities'),
}

/** Each operation of the description, with a path that finds something. */
export const operations = Object.entries(document.paths as Record<string, Record<string, never>>).flatMap(
  ([path, item]) =>
    Object.entries(
      item as Record<
        string,
        { operationId: string; parameters?: Parameter[]; requestBody?: object; security?: object[]; responses: never }
      >,
    ).map(([method, operation]) => ({ path, method: method.toUpperCase() as 'GET', operation })),
)

export interface Parameter {
  name: string
  in: 'query' | 'path' | 'header'
  schema: {
    type?: string
    enum?: string[]
    items?: { enum?: string[]; pattern?: string }
    minimum?: number
    maximum?: number
    format?: string
    pattern?: string
  }
}

const word = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((s) => s.trim() !== '')

/** Values that a parameter admits. */
export function good({ name, in: place, schema }: Parameter, path: string): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...schema.enum.filter((value) => value !== 'relevance'))
  if (schema.items?.enum) return fc.constantFrom(...schema.items.enum)
  if (name === 'language') return fc.constantFrom('en', 'cs,EN')
  if (schema.items)
    return schema.items.pattern
      ? fc.constantFrom(known.entity, 'person/nobody,place/ø')
      : word.filter((s) => !/^[\s,]|[\s,]$|,\s*,/.test(s))
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum!, max: schema.maximum! }).map(String)
  if (schema.type === 'number') return fc.integer({ min: 0, max: 100 }).map((n) => String(n / 100))
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false')
  if (schema.format === 'date') {
    const span = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }
    return fc.date(span).map((date) => date.toISOString().slice(0, 10))
  }
  if (name === 'q') return queries(['bridge', 'said', 'ministers'])
  if (schema.pattern) return fc.constantFrom(known.entity, 'person/nobody', 'place/ø')
  if (name === 'slug') return fc.constantFrom(known.entity.split('/')[1]!, 'nobody')
  const ids = Object.values(known)
  const free = place === 'path' ? word.filter((s) => !/^\.{1,2}$/.test(s)) : word
  return path === '/articles/{id}' || name === 'article' ? fc.oneof(fc.constantFrom(...ids), free) : fc.oneof(free)
}

/** Values that it does not admit. */
export function bad({ schema, in: place }: Parameter): fc.Arbitrary<string> {
  const long = fc.integer({ min: 1001, max: 1200 }).map((n) => 'x'.repeat(place === 'path' ? n - 700 : n))
  if (place === 'path') return schema.enum ? fc.constantFrom('nobody', 'Person') : long
  const beyond = () => [schema.minimum! - 1, schema.maximum! + 1].map(String)
  const bounds = schema.type === 'integer' ? [...beyond(), '1.5', '0x10', '1e1'] : schema.type ? ['-1', '1.01'] : []
  if (schema.items && !schema.items.enum) return fc.oneof(long, fc.constant(','))
  if (schema.type === 'string' && !schema.enum && !schema.format && !schema.pattern)
    return fc.oneof(long, fc.constant(''))
  return fc.constantFrom('', 'nonsense', '2020-13-01', '💥', ...(schema.type === 'string' ? [] : bounds))
}

interface Input {
  url: string
  valid: boolean
}

/** A URL of the operation, whose parameters are all admitted, or of which one is not. */
export function urls(path: string, parameters: Parameter[]): fc.Arbitrary<Input> {
  // A cursor is the list’s own; with `fields` an answer has less than its schema says.
  const usable = parameters.filter(
    (parameter) => !['cursor', 'fields'].includes(parameter.name) && parameter.in !== 'header',
  )
  const query = usable.filter((parameter) => parameter.in === 'query')
  const fields = Object.fromEntries(
    usable.map((p) => [
      `${p.in} ${p.name}`,
      p.in === 'path' ? good(p, path) : fc.option(good(p, path), { nil: undefined }),
    ]),
  )
  const flaws = usable.map((p) => bad(p).map((value) => [`${p.in} ${p.name}`, value] as const))
  if (query.length > 0) flaws.push(fc.constant(['query unknown', 'x'] as const))
  return fc
    .record({ fields: fc.record(fields), flaw: fc.option(flaws.length > 0 ? fc.oneof(...flaws) : fc.constant(null)) })
    .map(({ fields, flaw }) => {
      const values: Record<string, string | undefined> = { ...fields, ...(flaw && { [flaw[0]]: flaw[1] }) }
      const { 'query from': from, 'query to': to } = values
      if (!flaw && from && to && from > to) Object.assign(values, { 'query from': to, 'query to': from })
      if (!flaw && values['query since'] !== undefined) delete values['query after']
      const { 'query publishedFrom': since, 'query publishedTo': until } = values
      if (!flaw && since && until && since > until)
        Object.assign(values, { 'query publishedFrom': until, 'query publishedTo': since })
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[`path ${name}`]!))
      const search = new URLSearchParams()
      for (const [key, value] of Object.entries(values)) {
        if (key.startsWith('query ') && value !== undefined) search.set(key.slice(6), value)
      }
      return { url: search.size > 0 ? `${filled}?${search}` : filled, valid: !flaw }
    })
}

export const bodies: fc.Arbitrary<Pick<InjectOptions, 'payload' | 'headers'>> = fc
  .oneof(
    fc.tuple(
      fc.constantFrom('text/plain', 'text/html', 'text/html; charset=windows-1252'),
      fc.string({ maxLength: 300 }),
    ),
    fc.tuple(fc.constant('application/json'), fc.json()),
    fc.tuple(
      fc.constant('application/json'),
      fc
        .record(
          {
            text: fc.string({ unit: 'binary' }),
            as: fc.constantFrom('page', 'body'),
            publishedAt: fc.constant('2024-03-05'),
          },
          { requiredKeys: ['text'] },
        )
        .map((source) => JSON.stringify(source)),
    ),
    fc.tuple(
      fc.constant('application/x-ndjson'),
      fc.array(fc.json(), { maxLength: 3 }).map((rows) => rows.join('\n')),
    ),
    fc.tuple(fc.constantFrom('application/xml', 'nonsense', ''), fc.string({ maxLength: 20 })),
  )
  .map(([type, payload]) => ({ payload, headers: { 'content-type': type } }))

export const writeHeaders = fc.record(
  {
    authorization: fc.oneof(
      { weight: 4, arbitrary: fc.constant(`Bearer ${token}`) },
      fc.string({ unit: 'grapheme-ascii' }),
    ),
    'if-match': fc.constantFrom('*', '"x"', 'W/"x"', 'x,,"'),
  },
  { requiredKeys: ['authorization'] },
)

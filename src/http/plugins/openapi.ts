/** The API’s description, made from the routes’ schemas: `/openapi.json`, `/openapi.yaml`, `/docs`, `openapi.yaml`. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'
import { stringify } from 'yaml'
import type { z } from 'zod'
import { type FormatName, formats } from '../../formats/format.ts'
import { version } from '../../version.ts'
import { records } from '../examples.ts'
import { batchType } from './bodies.ts'
import { exempt } from './limits.ts'
import { type ProblemStatus, problemResponses } from './problem-responses.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** Statuses of the problems that this route itself answers with. */
    problems?: readonly ProblemStatus[]
  }
}

/**
 * An answer, for a route’s `schema.response`. What is sent is a string already, so its type says nothing to the route.
 * @param also the formats that it can be answered in beside its media type.
 */
export function answers(
  schema: z.ZodType,
  description: string,
  mediaType = 'application/json',
  also: readonly FormatName[] = [],
): object {
  const others = also.map((name) => [formats[name].type, { schema: formats[name].schema }])
  return { description, content: { [mediaType]: { schema }, ...Object.fromEntries(others) } }
}

const info = {
  title: 'Copydesk',
  version,
  summary: 'Reads a news page and serves what is in it.',
  description: [
    'A news page (its HTML, a text dump with the page’s furniture left in, or clean text) becomes an **article** with',
    'its quotes, entities, claims, times and timeline. All of them point into the same `article.text` by UTF-16 offsets:',
    '`text.slice(start, end)` is the text of every span. What the page does not tell is `null`.',
    '',
    'Lists are read page by page: follow `next`, or the `Link` header. Answers carry strong entity tags; send them back',
    'in `If-None-Match` and an unchanged answer costs a 304. Errors are `application/problem+json` (RFC 9457) with a',
    'JSON pointer per bad field.',
  ].join('\n'),
  license: { name: 'MIT', identifier: 'MIT' },
}

const tags = [
  { name: 'articles', description: 'Clean articles.' },
  { name: 'stories', description: 'Articles about one event.' },
  { name: 'quotes', description: 'Who said what.' },
  { name: 'entities', description: 'People, organisations and places.' },
  { name: 'claims', description: 'Propositions and who answers for them.' },
  { name: 'timeline', description: 'Events tied to dates.' },
  { name: 'timelines', description: 'Timelines that editors put together.' },
  { name: 'corrections', description: 'What editors changed.' },
  { name: 'subscriptions', description: 'Who is told of changes.' },
  { name: 'jobs', description: 'Sources accepted to be stored later.' },
  { name: 'analysis', description: 'A source in, its records out.' },
  { name: 'service', description: 'The state of the service and its description.' },
]

type Document = OpenAPIV3_1.Document
type Operation = OpenAPIV3_1.OperationObject & { 'x-problems'?: ProblemStatus[] }
type Json = { [key: string]: unknown }

/** No offset and no count is larger: the engine’s longest string is shorter. Clients choose their integers by it. */
const LARGEST = 2 ** 31 - 1

/** What zod writes for a bound nobody set, and patterns that only repeat their format. */
function withoutNoise({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) jsonSchema.maximum = LARGEST
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) jsonSchema.minimum = 0
  if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern
}

const zodToJsonConfig = { override: withoutNoise } as Parameters<
  typeof createJsonSchemaTransform
>[0]['zodToJsonConfig'] &
  object
const routeToJson = createJsonSchemaTransform({ zodToJsonConfig })
const addComponents = createJsonSchemaTransformObject({ zodToJsonConfig })

/** Call it before the first route. */
export async function describe(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      tags,
      servers: [{ url: '/' }],
      security: [],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'One of the tokens in `COPYDESK_TOKENS`.' },
        },
      },
    },
    hideUntagged: true,
    transform: (route) => {
      const { problems, body, ...rest } = (route.schema ?? {}) as FastifySchema & { body?: { content?: Json } }
      // One body for all media types here, the first; `completeBody` says what each of them is.
      const contents = Object.entries(body?.content ?? {}) as [string, { schema: z.ZodType }][]
      const consumes = contents[0] && { consumes: contents.map(([type]) => type), body: contents[0][1].schema }
      const plain = { ...rest, ...(body && { body }), ...consumes }
      const { schema, url } = routeToJson({ ...route, schema: plain })
      return { schema: { ...schema, ...(problems && { 'x-problems': problems }) } as typeof schema, url }
    },
    transformObject: (document) => complete(addComponents(document) as Document),
  })
}

/** Serves the description and the page to try it on. */
export async function serveDescription(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    // The page loads nothing from elsewhere.
    theme: { title: 'Copydesk: the interface' },
    // The layout without the framework's logo and its field for other descriptions.
    uiConfig: {
      layout: 'BaseLayout',
      validatorUrl: null,
      tryItOutEnabled: true,
      deepLinking: true,
      displayRequestDuration: true,
    },
    staticCSP: {
      'default-src': "'self'",
      'img-src': "'self' data:",
      'style-src': "'self' 'unsafe-inline'",
      'object-src': "'none'",
      'frame-ancestors': "'none'",
    },
  })
}

/** The description as YAML, as committed in `openapi.yaml`. */
export function toYaml(document: object): string {
  // Readers of YAML 1.1 take an unquoted date for more than a string.
  return stringify(document, { version: '1.1', lineWidth: 120, blockQuote: 'literal', aliasDuplicateObjects: false })
}

/** What the routes cannot say themselves: shared problem responses, bodies of text, headers; and only used components. */
function complete(document: Document): Document {
  const { schemas, ...components } = document.components ?? {}
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item ?? {}) as [string, Operation][]) {
      completeBody(operation, method)
      if (path === '/export') Object.assign(operation.responses!['200']!, { headers: exportHeaders })
      requireNeeded(operation)
      if (method === 'get' && answersWithJson(operation)) addReadHeaders(operation)
      if (operation.security && method !== 'get') addWriteHeaders(operation)
      describeEmpty(operation)
      addProblems(operation, path)
    }
  }
  const { openapi, info, servers, security, tags, paths } = document
  const ordered = { openapi, info, servers, security, tags, paths } as Document
  // By name, not in the order in which modules happen to be loaded.
  const byName = Object.fromEntries(
    Object.entries(schemas ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, records[name] ? { ...schema, examples: [records[name]] } : schema]),
  )
  ordered.components = { ...components, responses: problemResponses, schemas: byName }
  return withoutUnused(mergeInputs(ordered))
}

/** A header that the route itself asks for, with a problem of its own, is no optional one to clients. */
function requireNeeded({ parameters = [] }: Operation): void {
  for (const parameter of parameters as OpenAPIV3_1.ParameterObject[]) {
    if (parameter.in === 'header' && parameter.description?.startsWith('Needed')) parameter.required = true
  }
}

/** Of two media types that mean the same, generators make two bodies, or none; the service takes both. */
const twins = ['application/merge-patch+json', 'application/json']

function completeBody({ requestBody }: Operation, method: string): void {
  const content = (requestBody as OpenAPIV3_1.RequestBodyObject | undefined)?.content
  if (!content) return
  Object.assign(requestBody!, { required: true })
  if (twins.every((type) => type in content)) delete content[twins[method === 'patch' ? 1 : 0]!]
  if (content['text/plain']) {
    content['text/plain'] = { schema: { type: 'string' }, example: textExample }
    content['text/html'] = { schema: { type: 'string' }, example: htmlExample }
  }
  if (content[batchType]) {
    const description = 'One source a line, as in `application/json`; a line is no longer than a body may be.'
    content[batchType] = { schema: { type: 'string', description }, example: batchExample }
  }
}

const textExample = [
  'Harbour bridge to close',
  'By Ada Moss, Transport Reporter',
  'Tuesday 5 March 2024 09:30',
  'The bridge over the harbour will close on Friday, the port authority said.',
  '“It is no longer safe,” said Tom Quill, the port’s director. He added that repairs would cost at least £4m.',
].join('\n\n')

const htmlExample = [
  '<!doctype html><html lang="en"><head><title>Harbour bridge to close</title>',
  '<meta property="article:published_time" content="2024-03-05T09:30:00Z"></head><body><article>',
  '<h1>Harbour bridge to close</h1>',
  '<p>The bridge over the harbour will close on Friday, the port authority said.</p>',
  '<p>“It is no longer safe,” said Tom Quill, the port’s director. He added that repairs would cost at least £4m.</p>',
  '</article></body></html>',
].join('\n')

const batchExample = `${JSON.stringify({ text: textExample })}\n${JSON.stringify({ html: htmlExample })}\n`

const etagHeader = { description: 'Strong entity tag.', schema: { type: 'string' } } as const
const locationHeader = { description: 'Where it is.', schema: { type: 'string' } } as const
const acceptedHeaders = {
  location: { description: 'Where the job is.', schema: { type: 'string' } },
  'preference-applied': { description: '`respond-async`.', schema: { type: 'string' } },
} as const
const exportHeaders = {
  'copydesk-sequence': {
    description: 'Number of the newest change when the export began, to give as `since`.',
    schema: { type: 'integer', minimum: 0, maximum: 999_999_999_999_999 },
  },
} as const
const linkHeader = { description: 'The next page, as `rel="next"`.', schema: { type: 'string' } } as const

/** Records and lists; jobs, subscriptions and the service about itself are not kept by clients. */
function answersWithJson({ tags, responses = {} }: Operation): boolean {
  const ok = responses['200'] as OpenAPIV3_1.ResponseObject | undefined
  return (
    !tags?.some((tag) => ['service', 'jobs', 'subscriptions'].includes(tag)) &&
    ok?.content?.['application/json'] !== undefined
  )
}

/** Records and lists carry an entity tag; lists link to their next page. */
function addReadHeaders({ responses = {}, parameters = [] }: Operation): void {
  const isList = parameters.some((parameter) => 'name' in parameter && parameter.name === 'cursor')
  Object.assign(responses['200']!, { headers: { etag: etagHeader, ...(isList && { link: linkHeader }) } })
  responses['304'] = { description: 'The client has this version already.', headers: { etag: etagHeader } }
}

/** What was written carries its entity tag, and what is new its place. */
function addWriteHeaders({ tags, responses = {} }: Operation): void {
  if (tags?.includes('subscriptions')) {
    if (responses['201']) Object.assign(responses['201'], { headers: { location: locationHeader } })
    return
  }
  if (responses['200']) Object.assign(responses['200'], { headers: { etag: etagHeader } })
  if (responses['201']) Object.assign(responses['201'], { headers: { etag: etagHeader, location: locationHeader } })
  if (responses['202']) Object.assign(responses['202'], { headers: acceptedHeaders })
}

/** Answers without a body. */
function describeEmpty({ responses = {} }: Operation): void {
  for (const [status, headers] of [
    ['204', undefined],
    ['308', { location: locationHeader }],
  ] as const) {
    const { description } = (responses[status] ?? {}) as OpenAPIV3_1.ResponseObject
    if (description) responses[status] = { description, ...(headers && { headers }) }
  }
}

function addProblems(operation: Operation, path: string): void {
  const responses = operation.responses ?? {}
  const own = operation['x-problems'] ?? []
  delete operation['x-problems']
  const everywhere: ProblemStatus[] = exempt.test(path) ? [406] : [406, 429, 503]
  for (const status of [...new Set([...own, ...everywhere])].sort()) {
    responses[status] = { $ref: `#/components/responses/${status}` }
  }
  responses.default = { $ref: '#/components/responses/default' }
}

/** A schema that reads and writes differently gets the name `XInput` where it is read; here one name is enough. */
function mergeInputs(document: Document): Document {
  const schemas = (document.components?.schemas ?? {}) as Json
  const read = new Set<string>()
  for (const waiting = refs(document.paths); waiting.length > 0; ) {
    const ref = waiting.pop()!
    if (read.has(ref)) continue
    read.add(ref)
    waiting.push(...refs(schemas[ref.split('/').at(-1)!]))
  }
  for (const name of Object.keys(schemas)) {
    const input = `${name}Input`
    if (!(input in schemas)) continue
    if (read.has(`#/components/schemas/${input}`)) schemas[name] = schemas[input]
    delete schemas[input]
  }
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === '$ref' && value.startsWith('#/components/schemas/') && !(value.slice(21) in schemas)
      ? value.replace(/Input$/, '')
      : value,
  )
}

/** Drops components that nothing refers to, until all are referred to. */
function withoutUnused(document: Document): Document {
  const components = (document.components ?? {}) as Record<string, Json>
  for (let dropped = true; dropped; ) {
    const used = new Set(refs(document))
    dropped = false
    for (const kind of ['schemas', 'responses']) {
      for (const name of Object.keys(components[kind] ?? {})) {
        if (used.has(`#/components/${kind}/${name}`)) continue
        delete components[kind]![name]
        dropped = true
      }
    }
  }
  return document
}

/** All `$ref`s in a value. */
function refs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => (key === '$ref' ? [child as string] : refs(child)))
}

/** Every request of the description, as the client’s types take it: with what is needed alone, and with all that there is. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { parse } from 'yaml'
import { packageRoot } from '../../src/data.ts'

t.setTimeout(300_000)

interface Schema {
  $ref?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  const?: unknown
  enum?: unknown[]
  type?: string | string[]
  minimum?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}
interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}
interface Operation {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

const { paths, components } = parse(readFileSync(join(packageRoot, 'openapi.yaml'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** Values of a schema: one for each of its forms. @param full with members that may be left out. */
function valuesOf({ $ref, anyOf, oneOf, ...schema }: Schema, full: boolean): unknown[] {
  if ($ref) return valuesOf(components.schemas[$ref.split('/').at(-1)!]!, full)
  const forms = anyOf ?? oneOf
  if (forms) return forms.flatMap((form) => valuesOf(form, full))
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return schema.enum
  const types = [schema.type ?? 'object'].flat()
  return types.flatMap((type): unknown[] => {
    if (type === 'null') return [null]
    if (type === 'string') return ['2024-03-05']
    if (type === 'integer' || type === 'number') return [schema.minimum ?? 1]
    if (type === 'boolean') return [true]
    if (type === 'array') return [valuesOf(schema.items!, full).slice(0, 1)]
    const members = Object.entries(schema.properties ?? {}).filter(([name]) => full || schema.required?.includes(name))
    return [Object.fromEntries(members.map(([name, member]) => [name, valuesOf(member, full)[0]]))]
  })
}

const requests: string[] = []
for (const [path, item] of Object.entries(paths))
  for (const [method, { parameters = [], requestBody }] of Object.entries(item))
    for (const full of [false, true]) {
      const params: Record<string, Record<string, unknown>> = {}
      for (const { name, in: place, required, schema } of parameters)
        if (required || full) params[place] = { ...params[place], [name]: valuesOf(schema, full)[0] }
      const content = Object.entries(requestBody?.content ?? {}).filter(([type]) => /[/+]json$/.test(type))
      const bodies = content.length > 0 ? content.flatMap(([, { schema }]) => valuesOf(schema, full)) : [undefined]
      for (const body of bodies) {
        const init = { ...(Object.keys(params).length > 0 && { params }), ...(body !== undefined && { body }) }
        const rest = Object.keys(init).length > 0 ? `, ${JSON.stringify(init)}` : ''
        requests.push(`  client.${method.toUpperCase()}(${JSON.stringify(path)}${rest}),`)
      }
    }

const folder = t.testdir()
const program = (lines: readonly string[]) => `import { createClient } from 'copydesk/client'
const client = createClient({ baseUrl: 'http://127.0.0.1:3000' })
export const requests = () => [
${lines.join('\n')}
]
`
writeFileSync(join(folder, 'requests.ts'), program(requests))
writeFileSync(join(folder, 'wrong.ts'), program(["  client.GET('/quotes', { params: { query: { speeker: 'x' } } }),"]))
const compiler = join(packageRoot, 'node_modules/typescript/bin/tsc')
const options = [
  '--noEmit',
  '--strict',
  '--skipLibCheck',
  '--module',
  'nodenext',
  '--target',
  'es2023',
  '--types',
  'node',
]
const compile = (file: string) =>
  promisify(execFile)(process.execPath, [compiler, '--ignoreConfig', ...options, file], { cwd: folder }).then(
    () => '',
    ({ stdout }) => String(stdout),
  )

t.ok(requests.length > 60, `${requests.length} requests`)
t.equal(await compile('requests.ts'), '', 'each is one that the types take')
t.match(await compile('wrong.ts'), /speeker/, 'and what is none is told')

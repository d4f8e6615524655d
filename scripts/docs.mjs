// Fills in the generated parts of README.md and docs/: settings, routes, every record with an example from the samples.
// With --check it only tells whether the committed files are what the code says. A part stands between two comments:
//   <!-- begin: routes --> … <!-- end: routes -->
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { LINKS_MORE, LINKS_TIMES, MORE, TIMES } from '../dist/src/analysis/limits.js'
import { MOST_BLOCKS, MOST_PARAGRAPHS } from '../dist/src/analysis/loader/clean.js'
import { LONGEST_ADDRESS } from '../dist/src/analysis/loader/html/blocks.js'
import { DEEPEST, MOST_ELEMENTS } from '../dist/src/analysis/loader/html/tree.js'
import { LONGEST_SENTENCE } from '../dist/src/analysis/pipeline/sentences/index.js'
import { MOST_PARTICIPANTS } from '../dist/src/analysis/pipeline/timeline/contents.js'
import { LONGEST_EVENT } from '../dist/src/analysis/pipeline/timeline/event.js'
import { Environment } from '../dist/src/config.js'

const root = new URL('../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')
const description = parse(read('openapi.yaml'))
const { schemas } = description.components

/** One cell of a table: no line breaks, no bar that would end it. */
const cell = (text) => (text ?? '').replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

function settings() {
  const rows = Object.entries(Environment.shape).map(([name, schema]) => {
    const { defaultValue } = schema.def
    return [`\`${name}\``, schema.description, defaultValue ? `\`${defaultValue}\`` : '']
  })
  return table(['setting', 'what it sets', 'unless set'], rows)
}

/** What bounds a source and its answer; requests are bounded by the settings. */
function limits() {
  const number = (value) => value.toLocaleString('en')
  const bytes = (value) => `${number(value / 1000)} kB`
  return table(
    ['of what', 'at most', 'and what is more'],
    [
      ['elements of a page', number(MOST_ELEMENTS), 'refused (422)'],
      ['depth to which they are nested', number(DEEPEST), 'refused (422)'],
      ['lines or blocks of a page or a dump', number(MOST_BLOCKS), 'refused (422)'],
      ['lines of a text that is all body', number(MOST_PARAGRAPHS), 'refused (422)'],
      ['an answer', `${TIMES} times its source and ${bytes(MORE)}`, 'left out and counted in `leftOut`'],
      ['its links together', `${LINKS_TIMES} times the source and ${bytes(LINKS_MORE)}`, 'left out and counted'],
      ['the address of a link', `${number(LONGEST_ADDRESS)} characters`, 'the link is left out'],
      ['a sentence', `${number(LONGEST_SENTENCE)} characters`, 'read as further sentences'],
      ['the text of an event', `${number(LONGEST_EVENT)} characters`, 'the words around its date are kept'],
      ['names that take part in an event', number(MOST_PARTICIPANTS), 'left out'],
    ],
  )
}

function routes() {
  const rows = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { summary, parameters = [], security = [] }]) => [
      `\`${method.toUpperCase()} ${path}\`${security.length > 0 ? ' (token)' : ''}`,
      summary,
      parameters
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => `\`${name}\``)
        .join(' '),
    ]),
  )
  return table(['route', 'what it does', 'parameters'], rows)
}

/** The records that have a section of their own. */
const shown = [...read('docs/data-model.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name)

/** What a member may be, in a word or two. */
function typeOf(schema) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)
    return shown.includes(name) ? `[${name}](#${name.toLowerCase()})` : name
  }
  const either = schema.anyOf ?? schema.oneOf
  if (either) return [...new Set(either.map(typeOf))].join(' or ')
  if (schema.allOf) return schema.allOf.map(typeOf).join(' and ')
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ')
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`
  if (Array.isArray(schema.type)) return schema.type.join(' or ')
  if (schema.type === 'object') return schema.properties ? `{${Object.keys(schema.properties).join(', ')}}` : 'object'
  return { 'date-time': 'date-time', date: 'date' }[schema.format] ?? schema.type ?? 'any'
}

const record = (name) => () => {
  const { properties, required = [] } = schemas[name]
  const rows = Object.entries(properties).map(([member, schema]) => [
    required.includes(member) ? `\`${member}\`` : `\`${member}\` (optional)`,
    typeOf(schema),
    schema.description ?? (schema.$ref ? schemas[schema.$ref.split('/').at(-1)]?.description : ''),
  ])
  return table(['member', 'type', 'meaning'], rows)
}

const { records } = JSON.parse(read('data/openapi/examples.json'))

/** What has no lists and objects in it stands on one line. */
const json = (value) =>
  [
    '```json',
    JSON.stringify(value, null, 2).replace(/\{[^{}[\]]*\}/g, (inner) => inner.replace(/\n\s*/g, ' ')),
    '```',
  ].join('\n')
const example = (name) => () => json(records[name])

const parts = {
  settings,
  limits,
  routes,
  answer: () => json({ items: [records.Quote], next: null }),
  ...Object.fromEntries(Object.keys(schemas).map((name) => [name.toLowerCase(), record(name)])),
  ...Object.fromEntries(Object.keys(records).map((name) => [`${name.toLowerCase()}-example`, example(name)])),
}

const check = process.argv.includes('--check')
const pages = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'))
for (const path of ['README.md', ...pages.map((name) => `docs/${name}`)]) {
  const before = read(path)
  const after = before.replace(/(<!-- begin: ([\w-]+) -->\n)[\s\S]*?(<!-- end: \2 -->)/g, (_all, begin, name, end) => {
    if (!Object.hasOwn(parts, name)) throw new Error(`${path}: there is no part '${name}'`)
    return `${begin}\n${parts[name]()}\n\n${end}`
  })
  if (after === before) continue
  if (!check) writeFileSync(new URL(path, root), after)
  else {
    console.error(`${path} is not what the code says; run \`npm run docs\` and commit it`)
    process.exitCode = 1
  }
}

// Fills in the generated parts of README.md and docs/: settings, routes, every record with an example from the samples.
// With --check it only tells whether the committed files are what the code says. A part stands between two comments:
//   <!-- begin: routes --> … <!-- end: routes -->
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { analyse } from '../dist/src/analysis/analyse.js'
import { Environment } from '../dist/src/config.js'
import { readSource } from '../dist/src/ingest/sources.js'

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

/** What a member may be, in a word or two. */
function typeOf(schema) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)
    return Object.hasOwn(parts, name.toLowerCase()) ? `[${name}](#${name.toLowerCase()})` : name
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

/** All records of the samples. */
const samples = await Promise.all(
  readdirSync(new URL('data/articles/', root))
    .filter((name) => name !== 'README.md')
    .sort()
    .map(async (name) => {
      const { source } = await readSource(`data/articles/${name}`)
      return analyse(source, { name })
    }),
)
const all = (kind) => samples.flatMap((sample) => sample[kind])
/** The speaker whom README.md asks for. */
const ASKED = 'person/jacinda-ardern'
/** What has no lists and objects in it stands on one line. */
const json = (value) =>
  [
    '```json',
    JSON.stringify(value, null, 2).replace(/\{[^{}[\]]*\}/g, (inner) => inner.replace(/\n\s*/g, ' ')),
    '```',
  ].join('\n')
/** The smallest record of a kind that shows what the kind has. */
const example = (records, shows) => () => {
  const [smallest] = records
    .filter(shows)
    .map(json)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  if (!smallest) throw new Error('no record of the samples shows what the example is to show')
  return smallest
}
const brief = ({ furniture, ...article }) => ({
  ...article,
  text: `${article.text.slice(0, 120)}…`,
  paragraphs: article.paragraphs.slice(0, 3),
  links: article.links.slice(0, 1),
  ...(article.images && { images: article.images.slice(0, 1) }),
})
const few = (entity) => ({ ...entity, mentions: entity.mentions.slice(0, 2) })
const ofType = (type) =>
  all('entities')
    .filter((entity) => entity.type === type)
    .map(few)

const parts = {
  settings,
  routes,
  answer: () => {
    const items = all('quotes').filter(({ speaker, kind }) => speaker?.entity === ASKED && kind === 'direct')
    if (items.length !== 1)
      throw new Error(`the samples have ${items.length} direct quotes of ${ASKED}; choose another`)
    return json({ items, next: null })
  },
  article: record('Article'),
  'article-example': example(
    samples.map(({ article }) => brief(article)),
    ({ standfirst }) => standfirst !== null,
  ),
  quote: record('Quote'),
  'quote-example': example(
    all('quotes'),
    ({ kind, speaker, text }) => kind === 'mixed' && speaker?.entity?.startsWith('person/') && text.length > 80,
  ),
  speaker: record('Speaker'),
  person: record('Person'),
  'person-example': example(ofType('person'), ({ roles, mentions }) => roles.length > 0 && mentions.length > 1),
  organisation: record('Organisation'),
  place: record('Place'),
  'place-example': example(ofType('place'), ({ country }) => country !== null),
  claim: record('Claim'),
  'claim-example': example(all('claims'), ({ quantities, claimant }) => quantities.length > 0 && claimant?.entity),
  quantity: record('Quantity'),
  time: record('Time'),
  'time-example': example(all('times'), ({ edtf }) => edtf !== null),
  timelineentry: record('TimelineEntry'),
  'timelineentry-example': example(all('timeline'), ({ time, entities }) => time && entities.length > 0),
  correction: record('Correction'),
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

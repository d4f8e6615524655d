/** The import rules: what each folder may know of. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize, relative, sep } from 'node:path'
import t from 'tap'
import { loadText } from '../src/analysis/loader/text.ts'
import { runPipeline, stages } from '../src/analysis/pipeline/index.ts'
import { packageRoot } from '../src/data.ts'

interface File {
  path: string
  imports: string[]
}

/** Every source file with its imports: packages by name, files by their path from the package's root. */
function files(folder: string, names = /\.ts$/): File[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => {
      const path = relative(packageRoot, join(entry.parentPath, entry.name)).split(sep).join('/')
      const text = readFileSync(join(packageRoot, path), 'utf8')
      const found = [
        ...text.matchAll(/^(?:import|export)\b[^'"]*?\bfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm),
      ]
      return {
        path,
        imports: found
          .map((m) => m[1] ?? m[2]!)
          .map((name) =>
            name.startsWith('.')
              ? normalize(join(path, '..', name))
                  .split(sep)
                  .join('/')
              : name,
          ),
      }
    })
}

const schemas = files('schemas')
const src = files('src')
const allow = (from: File[], test: (name: string, file: File) => boolean) =>
  from.flatMap((file) => file.imports.filter((name) => !test(name, file)).map((name) => `${file.path} imports ${name}`))

/** `src/analysis/pipeline/quotes.ts` and all of `src/analysis/pipeline/quotes/` are the stage `quotes`. */
const stageOf = (path: string) => path.match(/^src\/analysis\/pipeline\/([^/.]+)/)?.[1]
const shared = [
  'stage',
  'index',
  'clean',
  'cue-verbs',
  'past-forms',
  'quotation-marks',
  'day-of-writing',
  'dateline',
  'stopwords',
]

t.ok(schemas.length > 5 && src.length > 10, 'the rules have files to look at')

t.same(
  allow(schemas, (name) => name === 'zod' || name.startsWith('schemas/')),
  [],
  'schemas import zod and each other only',
)

t.same(
  allow(
    src.filter((f) => stageOf(f.path) && !shared.includes(stageOf(f.path)!)),
    (name, file) =>
      name.startsWith('schemas/') ||
      ['stage', 'cue-verbs', 'past-forms', 'quotation-marks', 'day-of-writing', 'dateline', 'stopwords']
        .map((file) => `src/analysis/pipeline/${file}.ts`)
        .includes(name) ||
      [
        'src/data.ts',
        'src/analysis/code-at.ts',
        'src/analysis/group.ts',
        'src/analysis/moments.ts',
        'src/analysis/shown-text.ts',
        'src/slug.ts',
      ].includes(name) ||
      stageOf(name) === stageOf(file.path) ||
      // Language tools; what knows of HTTP, SQL or the machine is not on the list.
      ['chrono-node', 'wink-nlp', 'wink-eng-lite-web-model'].includes(name),
  ),
  [],
  'a stage imports schemas, its own files, the stage interface, shared word lists and language tools, never another stage',
)

t.same(
  src
    .filter((f) => stageOf(f.path))
    .filter((f) =>
      /\bDate\.now\b|\bnew Date\(\)|\bprocess\.|\bMath\.random\b/.test(readFileSync(join(packageRoot, f.path), 'utf8')),
    )
    .map((f) => f.path),
  [],
  'no stage reads the clock, the environment or chance',
)

t.same(
  allow(src, (name) => !name.startsWith('src/') || src.some((f) => f.path === name)),
  [],
  'every relative import is a source file',
)

/** What lies in `src/` itself: the entry points, and the ground that every wing may use. */
const entries = ['main.ts', 'cli.ts']
const ground = [
  'config.ts',
  'data.ts',
  'edits.ts',
  'version.ts',
  'slug.ts',
  'field-errors.ts',
  'priority.ts',
  'compiling.ts',
]

t.same(
  src
    .map((f) => f.path.slice('src/'.length))
    .filter((path) => !path.includes('/'))
    .sort(),
  [...entries, ...ground].sort(),
  'src/ itself holds the entry points and the ground',
)

/** Each wing with the wings that it may import, beside itself and the ground. */
const wings: Record<string, string[]> = {
  commands: ['main.ts', 'http', 'ingest', 'store', 'corrections', 'analysis', 'formats'],
  http: ['comparison', 'ingest', 'store', 'corrections', 'formats', 'analysis', 'network', 'webhooks'],
  ingest: ['comparison', 'store', 'corrections', 'analysis', 'network'],
  webhooks: ['store', 'network'],
  store: ['corrections', 'comparison', 'analysis/tally.ts', 'analysis/group.ts', 'analysis/references.ts'],
  comparison: ['store/words.ts', 'analysis/pipeline/names/lexicon.ts', 'analysis/pipeline/names/hash.ts'],
  corrections: [
    'analysis/tally.ts',
    'analysis/group.ts',
    'analysis/shown-text.ts',
    'analysis/references.ts',
    'analysis/pipeline/quotation-marks.ts',
  ],
  formats: [],
  analysis: [],
  client: [],
  network: [],
  train: ['analysis'],
}

t.same(
  [...new Set(src.map((f) => f.path.split('/')[1]!))].filter((name) => !name.endsWith('.ts')).sort(),
  Object.keys(wings).sort(),
  'the wings',
)
for (const [wing, others] of Object.entries(wings)) {
  const allowed = [wing, ...others, ...ground].map((name) => `src/${name}`)
  t.same(
    allow(
      src.filter((f) => f.path.startsWith(`src/${wing}/`)),
      (name) => !name.startsWith('src/') || allowed.some((path) => name === path || name.startsWith(`${path}/`)),
    ),
    [],
    `${wing} imports ${others.join(', ') || 'no other wing'}`,
  )
}
t.same(
  allow(
    src.filter((f) => ground.includes(f.path.slice('src/'.length))),
    (name) => !name.startsWith('src/') || ground.includes(name.slice('src/'.length)),
  ),
  [],
  'the ground imports no wing',
)
t.same(
  allow(
    src.filter((f) => /^src\/(analysis|ingest|store|corrections|formats|webhooks|network)\//.test(f.path)),
    (name) => !/fastify/.test(name),
  ),
  [],
  'only http knows the framework',
)
t.same(
  src
    .filter((f) => /^src\/(analysis|ingest|store|corrections|webhooks|network)\//.test(f.path))
    .filter((f) => /HttpProblem/.test(readFileSync(join(packageRoot, f.path), 'utf8')))
    .map((f) => f.path),
  [],
  'the wings below http throw errors of their own',
)

t.same(
  allow(
    src.filter((f) => f.path.startsWith('src/http/routes/')),
    (name) =>
      !/kysely|libsql|^pg$/.test(name) &&
      !/^src\/analysis\/(pipeline|loader)/.test(name) &&
      !/^src\/store\/(sqlite|postgres)/.test(name),
  ),
  [],
  'routes know neither SQL nor stages',
)

t.same(
  allow(
    src.filter((f) => f.path.startsWith('src/client/')),
    (name) => name.startsWith('src/client/') || name === 'openapi-fetch',
  ),
  [],
  'the client knows nothing of the service',
)

t.same(
  allow(
    src.filter((f) => f.path.startsWith('src/formats/')),
    (name) => name.startsWith('src/formats/') || name.startsWith('schemas/') || name === 'zod',
  ),
  [],
  'a format is made of records alone',
)

t.same(
  allow(files('desk', /\.tsx?$/), (name, file) =>
    name.startsWith('schemas/')
      ? readFileSync(join(packageRoot, file.path), 'utf8')
          .split('\n')
          .filter((line) => line.includes('schemas/'))
          .every((line) => line.startsWith('import type'))
      : name.startsWith('desk/') ||
        name === 'src/formats/event-words.ts' ||
        name === 'src/comparison/same-words.ts' ||
        /^preact(\/hooks)?$|^d3-(time|geo)$|^topojson-client$|^world-atlas\//.test(name),
  ),
  [],
  'the desk imports itself, its libraries, the words for dates, which words are the same, and of the schemas the types',
)
t.same(
  allow(src, (name) => !name.startsWith('desk/')),
  [],
  'the service does not import the desk',
)
t.same(
  files('desk', /\.tsx?$/)
    .filter(({ path }) =>
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write/i.test(readFileSync(join(packageRoot, path), 'utf8')),
    )
    .map(({ path }) => path),
  [],
  'the desk makes no markup from text',
)

t.test('no cycles', async (t) => {
  const graph = new Map([...schemas, ...src].map((f) => [f.path, f.imports]))
  const done = new Set<string>()
  const walk = (path: string, above: string[]): void => {
    if (above.includes(path)) {
      t.fail([...above.slice(above.indexOf(path)), path].join(' -> '))
      return
    }
    if (done.has(path) || !graph.has(path)) return
    for (const next of graph.get(path)!) walk(next, [...above, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  t.equal(done.size, graph.size)
})

t.test('stages', async (t) => {
  const known = new Set<string>(['page'])
  for (const stage of stages) {
    for (const need of stage.needs) t.ok(known.has(need), `${stage.adds} needs ${need}, which an earlier stage adds`)
    t.notOk(known.has(stage.adds), `${stage.adds} is added once`)
    known.add(stage.adds)
  }
  const seen: string[] = []
  runPipeline(loadText('A line.', 'body'), (stage) => seen.push(stage))
  t.same(
    seen,
    stages.map((stage) => stage.adds),
    'run in order',
  )
})

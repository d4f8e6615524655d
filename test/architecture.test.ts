/** The import rules: what each folder may know of. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize, relative, sep } from 'node:path'
import t from 'tap'
import { packageRoot } from '../src/data.ts'
import { loadText } from '../src/loader/text.ts'
import { runPipeline, stages } from '../src/pipeline/index.ts'

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

/** `src/pipeline/quotes.ts` and all of `src/pipeline/quotes/` are the stage `quotes`. */
const stageOf = (path: string) => path.match(/^src\/pipeline\/([^/.]+)/)?.[1]
const shared = ['stage', 'index', 'clean', 'cue-verbs']

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
      ['stage', 'cue-verbs'].map((file) => `src/pipeline/${file}.ts`).includes(name) ||
      ['src/data.ts', 'src/group.ts', 'src/slug.ts'].includes(name) ||
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

t.same(
  allow(
    src.filter((f) => f.path.startsWith('src/store/')),
    (name) => !/^src\/(routes|plugins|app|main|loader|pipeline)/.test(name) && !/fastify/.test(name),
  ),
  [],
  'the store knows neither HTTP nor extraction',
)

t.same(
  allow(
    src.filter((f) => f.path.startsWith('src/routes/')),
    (name) =>
      !/kysely|libsql|^pg$/.test(name) &&
      !/^src\/(pipeline|loader)/.test(name) &&
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
      : name.startsWith('desk/') || /^preact(\/hooks)?$|^vis-timeline\/esnext$/.test(name),
  ),
  [],
  'the desk imports itself, its two libraries, and of the schemas the types',
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

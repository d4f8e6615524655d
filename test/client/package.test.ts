/** The client as it is published: packed, installed in an empty folder, and used there. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore } from '../../src/store/index.ts'
import { analysisOf } from '../store/analysis.ts'

t.setTimeout(300_000)
const run = promisify(execFile)
const packageOf = (...path: string[]) => JSON.parse(readFileSync(join(packageRoot, ...path, 'package.json'), 'utf8'))
const [own, whole] = [packageOf('client'), packageOf()]
t.equal(own.version, whole.version, 'its version is that of the service')
t.strictSame(own.dependencies, { 'openapi-fetch': whole.dependencies['openapi-fetch'] })

const folder = t.testdir({ 'package.json': '{"type": "module"}' })
const npm = async (args: string[], cwd: string) => (await run('npm', args, { cwd })).stdout
const packed = await npm(['pack', '--silent', '--pack-destination', folder], join(packageRoot, 'client'))
const file = packed.trim().split('\n').at(-1)!
// What it needs comes from here: a test asks no registry.
const needed = ['openapi-fetch', 'openapi-typescript-helpers'].map((name) => join(packageRoot, 'node_modules', name))
const install = ['install', '--offline', '--install-links', '--ignore-scripts', '--no-audit', '--no-fund']
await npm([...install, `./${file}`, ...needed], folder)
const installed = join(folder, 'node_modules/copydesk-client')

t.strictSame(
  (readdirSync(installed, { recursive: true }) as string[]).map(String).sort(),
  ['LICENSE', 'README.md', 'dist', 'dist/api.d.ts', 'dist/api.js', 'dist/index.d.ts', 'dist/index.js', 'package.json'],
  'no code of the service is in it',
)
for (const name of ['fastify', 'zod', 'copydesk']) t.notOk(existsSync(join(folder, 'node_modules', name)), name)

const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '1' })
const [store, analyser] = [await openStore({ database: ':memory:' }), startAnalyser(config)]
const draft = { headline: 'Piers checked', lines: ['Ada Moss: “It is safe.”'], names: { person: ['Ada Moss'] } }
await store.put(analysisOf(draft), { source: '{}', engine: '1' })
const app = await buildApp({ config, store, analyser })
const baseUrl = await app.listen({ port: 0 })
t.teardown(async () => {
  await app.close()
  await analyser.close()
  await store.close()
})

const program = `import { createClient, dataOf, each, type Item, type Schemas } from 'copydesk-client'

const desk = createClient({ baseUrl: '${baseUrl}' })
const article: Schemas['ArticleWithRecords'] = dataOf(
  await desk.GET('/article', { params: { query: { include: ['times'] } } }),
)
const quotes: Item<'/quotes'>[] = []
for await (const quote of each(desk, '/quotes', { article: article.id })) quotes.push(quote)
// @ts-expect-error a quote has no such member
quotes[0]?.speeker
console.log(JSON.stringify([article.headline, article.times, quotes[0]?.speaker?.name]))
`
writeFileSync(join(folder, 'program.ts'), program)
/** What a page of the documentation shows in TypeScript, with what it takes as given. */
const shownIn = (...path: string[]) =>
  ['declare const quoteId: string, process: { env: Record<string, string> }']
    .concat(
      [...readFileSync(join(packageRoot, ...path), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!),
    )
    .join('\n')
writeFileSync(join(folder, 'readme.ts'), shownIn('client', 'README.md'))
writeFileSync(join(folder, 'http.ts'), shownIn('docs', 'http.md'))
const options = [
  '--ignoreConfig',
  '--strict',
  '--module',
  'nodenext',
  '--target',
  'es2022',
  '--lib',
  'es2022,dom,dom.iterable',
]
const programs = ['program.ts', 'readme.ts', 'http.ts']
await run(process.execPath, [join(packageRoot, 'node_modules/typescript/bin/tsc'), ...options, ...programs], {
  cwd: folder,
}).catch(({ stdout }) => t.fail(stdout))
const { stdout } = await run(process.execPath, ['program.js'], { cwd: folder })
t.strictSame(JSON.parse(stdout), ['Piers checked', [], 'Ada Moss'])

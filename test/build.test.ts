/** A build is put in the place of the one before without taking anything away from a service that runs from it. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { startAnalyser } from '../src/analysis/threads/analyser.ts'
import { readConfig } from '../src/config.ts'
import { packageRoot } from '../src/data.ts'
import { buildApp } from '../src/http/app.ts'
import { openStore } from '../src/store/index.ts'

t.test('file by file, what is asked for before what asks', async (t) => {
  const { place } = await import(pathToFileURL(join(packageRoot, 'scripts/place.mjs')).href)
  const build = (digest: string) => ({
    'index.html': `main-${digest}.js`,
    assets: { [`main-${digest}.js`]: `import './chunk-${digest}.js'`, [`chunk-${digest}.js`]: digest },
  })
  const folder = t.testdir({ desk: build('AAAAAAAA'), next: { ...build('BBBBBBBB'), new: { 'file.js': '' } } })
  place(join(folder, 'next'), join(folder, 'desk'))
  const changed = (path: string) => statSync(join(folder, 'desk', path), { bigint: true }).ctimeNs
  t.equal(readFileSync(join(folder, 'desk/index.html'), 'utf8'), 'main-BBBBBBBB.js')
  for (const file of ['main', 'chunk']) t.ok(changed(`assets/${file}-BBBBBBBB.js`) <= changed('index.html'), file)
  t.ok(existsSync(join(folder, 'desk/new/file.js')))
  for (const gone of ['desk/assets/chunk-AAAAAAAA.js', 'desk/assets/main-AAAAAAAA.js', 'next'])
    t.notOk(existsSync(join(folder, gone)), gone)
  place(join(folder, 'desk'), join(folder, 'fresh'))
  t.ok(existsSync(join(folder, 'fresh/index.html')), 'where there was none before')
})

t.test('a service serves the desk of a later build', async (t) => {
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const [store, analyser] = [await openStore({ database: ':memory:' }), startAnalyser(config)]
  const app = await buildApp({ config, store, analyser })
  const later = join(packageRoot, 'dist/desk/assets/later-AAAAAAAA.js')
  t.teardown(async () => {
    rmSync(later, { force: true })
    rmSync(`${later}.gz`, { force: true })
    await app.close()
    await analyser.close()
    await store.close()
  })
  t.equal((await app.inject('/desk/later-AAAAAAAA.js')).statusCode, 404)
  writeFileSync(later, 'later')
  writeFileSync(`${later}.gz`, 'packed')
  const reply = await app.inject('/desk/later-AAAAAAAA.js')
  t.match(reply, { statusCode: 200, body: 'later' })
  t.match(reply.headers, { 'cache-control': 'public, max-age=31536000, immutable' })
  const problem = await app.inject('/desk/later-AAAAAAAA.js.gz')
  t.match(problem.headers['content-type'], 'application/problem+json', 'the packed form has no address of its own')
  t.equal(problem.statusCode, 404)
})

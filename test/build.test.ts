/** A build is put in the place of the one before without taking anything away from a service that runs from it. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
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

t.test('the package serves with what it depends on alone', async (t) => {
  const npm = async (...args: string[]) =>
    (await promisify(execFile)('npm', args, { cwd: packageRoot, maxBuffer: 2 ** 24 })).stdout
  // Outside of this folder, whose packages would be found from inside of it.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-package-')))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const [packed] = JSON.parse(await npm('pack', '--dry-run', '--json', '--ignore-scripts'))
  const program = join(folder, 'node_modules/copydesk')
  for (const { path } of packed.files) cpSync(join(packageRoot, path), join(program, path))
  const needed = (await npm('ls', '--omit=dev', '--all', '--parseable')).trim().split('\n').slice(1)
  for (const path of needed) cpSync(path, join(folder, relative(packageRoot, path)), { recursive: true })

  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [join(program, 'dist/bin/cli.js'), 'serve'], {
    cwd: folder,
    env: { PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => void child.kill('SIGKILL'))
  let url: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    url = /Server listening at ([^"]+)/.exec(line)?.[1]
    if (url) break
  }
  const get = (path: string, options?: RequestInit) => fetch(`${url}${path}`, options)
  const { items } = (await (await get('/articles')).json()) as { items: unknown[] }
  t.ok(items.length > 0, 'the samples')
  for (const page of ['/docs/', '/']) {
    const shown = await (await get(page)).text()
    const parts = [...shown.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => new URL(part!, `${url}${page}`).href)
    t.ok(parts.length > 0, page)
    for (const part of parts) {
      const answer = await fetch(part)
      t.equal(answer.status, 200, part)
      // What is not read keeps its connection, for which the service waits when it is stopped.
      await answer.arrayBuffer()
    }
  }
  const body = 'Bridge closes\n\nAda Moss said: “The bridge is no longer safe.” It will be closed until 2027.'
  const analysed = await get('/analyse', { method: 'POST', body, headers: { 'content-type': 'text/plain' } })
  t.equal(analysed.status, 200)
  await analysed.arrayBuffer()
  child.kill('SIGTERM')
  t.equal((await once(child, 'close'))[0], 0)
})

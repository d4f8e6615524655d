/** Backups and their restoration, on both engines. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as immediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Database from 'libsql'
import pg from 'pg'
import t, { type Test } from 'tap'
import { backUp, restore, type StorePlace } from '../../src/store/backup.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'
import { analysisOf } from './analysis.ts'
import { inPostgres, programs } from './cluster.ts'

const source = { source: '{"text":"…"}', engine: '1' }
const report = (nth: number) =>
  analysisOf({ headline: `Report ${nth}`, lines: [`Ada Moss: “Number ${nth}\t\\.”`], names: { person: ['Ada Moss'] } })

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Restores as a process of its own does: `libsql` lets go of a closed file when its statements are collected. */
async function restoreAlone(...args: Parameters<typeof restore>): Promise<void> {
  collect()
  // What is collected is finished in a later turn.
  await immediate()
  collect()
  return restore(...args)
}

/** Everything that a store answers, as far as it is not asked for by a word. */
async function everything(place: StorePlace): Promise<unknown> {
  const store = await openStore({ ...place, create: false })
  const all = { limit: 100 }
  const found = {
    articles: await store.articles({}, all),
    quotes: await store.quotes({}, all),
    searched: await store.quotes({ q: 'number' }, all),
    entities: await store.entities({}, all),
    claims: await store.claims({}, all),
    timeline: await store.timeline({}, all),
    corrections: await store.corrections({}, all),
    sources: await store.sources(null, 100),
    changes: await store.changes(0, 100),
  }
  await store.close()
  return found
}

/** Three articles, one of them corrected. */
async function filled(place: StorePlace): Promise<Store> {
  const store = await openStore(place)
  for (const nth of [1, 2, 3]) await store.put(report(nth), source)
  await store.correct(
    { record: 'entity', id: 'person/ada-moss', patch: { name: 'Adelaide Moss' } },
    { by: 'ada', at: '2024-03-05T09:30:00.000Z' },
  )
  return store
}

/** What holds of both engines. @param fresh a place where nothing is. */
async function contract(t: Test, fresh: () => Promise<StorePlace>): Promise<void> {
  const folder = t.testdir()
  const file = join(folder, 'backup')
  const [place, other, third] = [await fresh(), await fresh(), await fresh()]

  await t.rejects(backUp(place, file), { name: 'OpeningError', message: /there is no such database/ })
  const store = await filled(place)
  let stop = false
  const writing = (async () => {
    for (let nth = 10; !stop; nth++) await store.put(report(nth), source)
  })()
  await backUp(place, file)
  stop = true
  await writing
  await t.rejects(backUp(place, file), { name: 'BackupError', message: `${file}: is there already; name a new file` })
  await t.rejects(restoreAlone(place, file, { replace: true }), {
    name: 'BackupError',
    message: /is in use.*stop the service/,
  })
  await store.close()

  await restoreAlone(other, file, { replace: false })
  const restored = (await everything(other)) as { articles: { items: string[] } }
  t.ok(restored.articles.items.length >= 3, 'what was stored when it began')
  const again = join(folder, 'again')
  await backUp(other, again)
  await restoreAlone(third, again, { replace: false })
  t.same(await everything(third), restored, 'all of it')

  const before = await everything(place)
  await t.rejects(restoreAlone(place, file, { replace: false }), {
    name: 'BackupError',
    message: /is not empty; say --replace/,
  })
  t.same(await everything(place), before, 'what is there is not replaced unasked')
  const whole = readFileSync(again)
  for (const [name, bytes] of [
    ['cut', whole.subarray(0, Math.floor(whole.length * 0.7))],
    ['torn', Buffer.concat([whole.subarray(0, 20_000), Buffer.alloc(20_000, 90), whole.subarray(40_000)])],
    ['text', Buffer.from('not a backup '.repeat(1000))],
    ['empty', Buffer.alloc(0)],
  ] as const) {
    writeFileSync(join(folder, name), bytes)
    await t.rejects(
      restoreAlone(place, join(folder, name), { replace: true }),
      { name: 'BackupError', message: /^[^\n]+$/ },
      name,
    )
    t.same(await everything(place), before, `a failed restore leaves what was: ${name}`)
  }
  await t.rejects(restoreAlone(place, join(folder, 'none'), { replace: true }), { message: /none: no such file$/ })

  await restoreAlone(place, again, { replace: true })
  t.same(await everything(place), restored, 'replaced when told to')
  const next = await openStore(place)
  await next.put(report(99), source)
  t.equal((await next.changes(0, 100)).at(-1)!.kind, 'created', 'and it goes on')
  await next.close()
  t.same(
    readdirSync(folder).filter((name) => name.includes('partial')),
    [],
  )
}

t.test('SQLite', async (t) => {
  const folder = t.testdir()
  let files = 0
  const fresh = async () => ({ database: join(folder, `${files++}/it's.sqlite`) })
  await t.test('contract', (t) => contract(t, fresh))

  t.test('one that another process uses, or that is broken or empty', async (t) => {
    const [place, file] = [await fresh(), join(folder, 'file')]
    await (await filled(place)).close()
    await backUp(place, file)
    const expected = await everything(place)
    const script = `
      const { default: Database } = await import('libsql')
      new Database(process.argv[1]).prepare('select count(*) from articles').all()
      console.log('open')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, place.database])
    t.teardown(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    await t.rejects(restoreAlone(place, file, { replace: true }), {
      message: `${place.database}: is in use; stop the service first`,
    })
    child.kill('SIGKILL')
    await once(child, 'close')
    await restoreAlone(place, file, { replace: true })
    t.same(await everything(place), expected)

    writeFileSync(place.database, 'no database any more '.repeat(1000))
    await t.rejects(restoreAlone(place, file, { replace: false }), {
      message: /is not a database that can be read; say --replace/,
    })
    await restoreAlone(place, file, { replace: true })
    t.same(await everything(place), expected)
    t.same(
      readdirSync(join(place.database, '..')).filter((name) => name.includes('restoring')),
      [],
    )

    const empty = await fresh()
    await (await openStore(empty)).close()
    await restoreAlone(empty, file, { replace: false })
    t.same(await everything(empty), expected, 'an empty store is replaced')
  })

  t.test('of another program or a newer version', async (t) => {
    const file = join(folder, 'foreign')
    const foreign = new Database(file)
    foreign.exec('create table bookmarks (url text)')
    const place = await fresh()
    await t.rejects(restoreAlone(place, file, { replace: false }), {
      message: `${file}: is not a backup of a Copydesk database`,
    })
    await (await filled(place)).close()
    const database = new Database(place.database)
    database.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')")
    database.close()
    await backUp(place, join(folder, 'newer'))
    const other = await fresh()
    await t.rejects(restoreAlone(other, join(folder, 'newer'), { replace: false }), {
      message: /was written by a newer version/,
    })
    t.notOk(existsSync(other.database))
  })
})

await inPostgres(t, async (t, cluster) => {
  const tools = programs()
  if (tools === null) {
    t.pass('skipped', { skip: 'no pg_dump' })
    return
  }
  const { PATH } = process.env
  process.env.PATH = `${tools}:${PATH}`
  const fresh = async () => ({ database: '', databaseUrl: await cluster.database() })
  await t.test('contract', (t) => contract(t, fresh))

  t.test('of another program or a newer version', async (t) => {
    const folder = t.testdir()
    const [place, other] = [await fresh(), await fresh()]
    await (await filled(place)).close()
    const ask = async (connectionString: string, statement: string) => {
      const client = new pg.Client({ connectionString })
      await client.connect()
      await client.query(statement).finally(() => client.end())
    }
    const file = join(folder, 'file')
    await backUp(place, file)
    await ask(other.databaseUrl, 'create table bookmarks (url text)')
    await t.rejects(restoreAlone(other, file, { replace: false }), {
      message: /^DATABASE_URL: the database is not empty/,
    })
    await ask(place.databaseUrl, "insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')")
    await backUp(place, join(folder, 'newer'))
    await t.rejects(restoreAlone(await fresh(), join(folder, 'newer'), { replace: false }), {
      message: /newer version/,
    })
  })

  t.test('without the programs', async (t) => {
    const place = await fresh()
    await (await filled(place)).close()
    process.env.PATH = t.testdir()
    t.teardown(() => {
      process.env.PATH = PATH
    })
    await t.rejects(backUp(place, join(t.testdirName, 'file')), {
      name: 'BackupError',
      message: 'pg_dump was not found: install PostgreSQL’s client programs and have them in PATH',
    })
    t.same(readdirSync(t.testdirName), [])
  })
})

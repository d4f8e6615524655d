/** What is said of a database that cannot be opened: one line, which names it and says what to do. */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'libsql'
import pg from 'pg'
import t from 'tap'
import { packageRoot } from '../../src/data.ts'
import { openStore, type StoreOptions } from '../../src/store/index.ts'
import { analysisOf } from './analysis.ts'
import { inPostgres } from './cluster.ts'

const source = { source: '{}', engine: '1' }
const report = analysisOf({ headline: 'Report', lines: ['Ada Moss: “One.”'] })

/** The message of what a store is refused with; the store closed, where it is not. */
async function refusal(options: StoreOptions): Promise<string> {
  try {
    await (await openStore(options)).close()
    return 'opened'
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`
  }
}

t.test('a file', async (t) => {
  const folder = t.testdir({ 'notes.txt': 'not a database '.repeat(1000), folder: {} })
  const at = (name: string) => join(folder, name)
  await (await openStore({ database: at('fine.sqlite') })).close()
  const bytes = readFileSync(at('fine.sqlite'))
  writeFileSync(
    at('torn.sqlite'),
    Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(8000, 90), bytes.subarray(8100)]),
  )
  writeFileSync(at('cut.sqlite'), bytes.subarray(0, 6000))
  const change = (name: string, statement: string) => {
    if (name !== 'foreign.sqlite') copyFileSync(at('fine.sqlite'), at(name))
    const database = new Database(at(name))
    database.exec(statement)
    database.close()
  }
  change('newer.sqlite', "insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')")
  change('foreign.sqlite', 'create table bookmarks (url text)')

  for (const [name, message] of [
    ['folder', 'is a folder: name a file in it'],
    ['notes.txt', 'is not a database: name another file'],
    ['torn.sqlite', 'is damaged: restore a backup of it (copydesk restore)'],
    ['cut.sqlite', 'is damaged: restore a backup of it (copydesk restore)'],
    ['newer.sqlite', /^was written by a newer version of Copydesk than this one \([^)]+\): install that version$/],
    ['foreign.sqlite', 'holds tables of another program: name another database'],
    ['notes.txt/deep/x.sqlite', `${at('notes.txt')} is not a folder`],
  ] as const) {
    const said = await refusal({ database: at(name) })
    const [, found] = said.match(/^OpeningError: (.*)$/s) ?? []
    t.ok(found?.startsWith(`${at(name)}: `), said)
    t.match(found?.slice(at(name).length + 2), message)
    t.notMatch(said, '\n', 'one line')
  }
  t.match(await refusal({ database: at('none.sqlite'), create: false }), /none\.sqlite: there is no such database/)
  t.throws(() => statSync(at('none.sqlite')), 'and none is made')
  t.equal(await refusal({ database: at('fine.sqlite'), create: false }), 'opened')
})

t.test(
  'a file without rights',
  { skip: process.getuid?.() !== 0 && 'only root can become another user' },
  async (t) => {
    const folder = t.testdir({ closed: {}, open: {} })
    await (await openStore({ database: join(folder, 'closed/x.sqlite') })).close()
    mkdirSync(join(folder, 'mine'), { mode: 0o700 })
    chmodSync(join(folder, 'open'), 0o777)
    const script = `
    process.setgid(65534)
    process.setuid(65534)
    const { openStore } = await import(process.argv[1])
    for (const database of process.argv.slice(2))
      await openStore({ database }).then((store) => store.close().then(() => 'opened'), ({ message }) => message).then((said) => console.log(said))`
    const files = ['closed/x.sqlite', 'closed/new.sqlite', 'mine/new.sqlite', 'open/new.sqlite'].map((f) =>
      join(folder, f),
    )
    const [existing, fresh, hidden, opened] = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', script, join(packageRoot, 'dist/src/store/index.js'), ...files],
      { encoding: 'utf8', env: {} },
    ).split('\n')
    t.equal(existing, `${files[0]}: ${files[0]} cannot be written by this user: grant that, or name another file`)
    t.equal(
      fresh,
      `${files[1]}: ${join(folder, 'closed')} cannot be written by this user: grant that, or name another file`,
    )
    t.equal(
      hidden,
      `${files[2]}: ${join(folder, 'mine')} cannot be written by this user: grant that, or name another file`,
    )
    t.equal(opened, 'opened')
  },
)

t.test('a store that is closed is in its file alone', async (t) => {
  const folder = t.testdir()
  const [database, copy] = [join(folder, 'a.sqlite'), join(folder, 'copy.sqlite')]
  const [store, other] = [await openStore({ database }), await openStore({ database })]
  await store.put(report, source)
  await other.count()
  await store.close()
  await other.put(analysisOf({ headline: 'Later', lines: ['Ada Moss: “Two.”'] }), source)
  await other.close()
  t.equal(statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0, 0)
  copyFileSync(database, copy)
  const copied = await openStore({ database: copy })
  t.equal(await copied.count(), 2)
  await copied.close()
})

await inPostgres(t, async (t, cluster) => {
  const url = await cluster.database()
  const ask = async (statement: string, connectionString = url) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  const as = (change: (url: URL) => void, from = url) => {
    const changed = new URL(from)
    change(changed)
    return changed.href
  }
  t.match(
    await refusal({ database: '', databaseUrl: url, create: false }),
    /^OpeningError: DATABASE_URL: there is no such/,
  )
  await (await openStore({ database: '', databaseUrl: url })).close()
  const newer = await cluster.database()
  await (await openStore({ database: '', databaseUrl: newer })).close()
  await ask("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')", newer)
  const foreign = await cluster.database()
  await ask('create table articles (title text)', foreign)
  await ask(
    'create role few login connection limit 5; create role shut login connection limit 0; create role guest login; grant all on all tables in schema public to few',
  )
  const silent = createServer().listen(0, '127.0.0.1')
  t.teardown(() => silent.close())
  const user = (name: string) => as((url) => Object.assign(url, { username: name }))
  const database = new URL(url).pathname.slice(1)

  for (const [databaseUrl, message] of [
    [
      user('few'),
      /^the role few allows 5 connections and the service uses up to 11: raise the limit, or lower COPYDESK_POOL$/,
    ],
    [
      user('shut'),
      /has no connection left for shut: lower COPYDESK_POOL, or raise the limit of the role or the server \(too/,
    ],
    [user('nobody_here'), /does not let nobody_here in: check user and password \(/],
    [user('guest'), `guest may not make tables in the database ${database}: grant that (`],
    [
      as((url) => Object.assign(url, { pathname: '/not_there' })),
      /has no database not_there: make it with createdb, or check/,
    ],
    [
      newer,
      /^the database copydesk_test_\w+ was written by a newer version of Copydesk than this one \([^)]+\): install/,
    ],
    [foreign, /^the database copydesk_test_\w+ holds tables of another program: name another database$/],
    [
      as((url) => url.searchParams.set('host', '/no/such/folder')),
      'no PostgreSQL server answers at /no/such/folder: is it',
    ],
    ['postgres://ada:hidden@127.0.0.1:1/desk', 'no PostgreSQL server answers at 127.0.0.1:1: is it running'],
    [
      'postgres://ada:hidden@no-such-host.invalid/desk',
      'no PostgreSQL server answers at no-such-host.invalid:5432: is it',
    ],
    ['postgres://ada:hidden@:::x/desk', /^is not a valid address; it looks like/],
  ] as const) {
    const said = await refusal({ database: '', databaseUrl })
    const [, found] = said.match(/^OpeningError: DATABASE_URL: (.*)$/s) ?? []
    t.match(found, message, said)
    t.notMatch(said, /\n|hidden/, 'one line, without a password')
  }
  t.equal(await refusal({ database: '', databaseUrl: user('few'), connections: 5, create: false }), 'opened')
})

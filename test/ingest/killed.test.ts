/** Processes that are killed while they load an archive or follow a feed, and what the next one makes of it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import Database from 'libsql'
import pg from 'pg'
import t, { type Test } from 'tap'
import { packageRoot } from '../../src/data.ts'
import { openStore } from '../../src/store/index.ts'
import { openCluster } from '../store/cluster.ts'

t.setTimeout(600_000)

const cli = join(packageRoot, 'dist/bin/cli.js')
const page = { limit: 100 }

/** Articles of which some have a headline, a name or a whole text that others have, too. */
const towns = ['Dene Cross', 'Marl Fen', 'Harrow Quay', 'Sallow Weir', 'Corby Strand', 'Oxley Mere']
const roles = ['midfielder', 'judge', 'surgeon']
const bodyOf = (n: number, role: string, more = '') => {
  const town = towns[n % towns.length]!
  return `<p>The ${role} Piet Lanholt spoke at ${town} on Friday, where ${40 + n} people had waited since the early morning.</p>
<p>“We have waited ${n} years for this,” said Mr Lanholt, and thanked the town for its patience with the works. ${more}</p>
<p>The council of ${town} warned that the ${n} stalls of its market would close unless the rent of £${n}m was paid.</p>`
}
const htmlOf = (n: number, role: string, more = '') => {
  const headline = n % 4 === 3 ? 'A day at the market' : `Lanholt speaks at ${towns[n % towns.length]} for hour ${n}`
  // Every fifth is what another outlet prints of the one before.
  const body = n % 5 === 4 ? bodyOf(n - 1, role, 'It rained.') : bodyOf(n, role, more)
  return `<!doctype html><html lang="en"><head><title>${headline}</title>
<meta property="article:published_time" content="2024-03-0${1 + (n % 5)}T09:30:00Z"></head>
<body><article><h1>${headline}</h1>${body}</article></body></html>`
}

/** A database that a test looks into beside the process that fills it. */
interface Place {
  env: Record<string, string>
  open: () => ReturnType<typeof openStore>
  /** How many articles can be seen. */
  seen: () => Promise<number>
  /** Whoever inserts a row for which the condition holds waits there, within the transaction, and for ever. */
  hold: (table: string, when: string) => Promise<void>
  /** Whether somebody waits so, as far as can be told. */
  held: () => Promise<boolean>
  /** The process that waited is gone: the next does not wait. */
  release: () => Promise<void>
  close: () => Promise<void>
}

function sqlitePlace(file: string): Place {
  const run = <T>(work: (database: Database.Database) => T): T => {
    const database = new Database(file)
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  let busy = 0
  return {
    env: { COPYDESK_DATABASE: file },
    open: () => openStore({ database: file }),
    seen: async () =>
      run((database) => (database.prepare('select count(*) as n from articles').get() as { n: number }).n),
    hold: async (table, when) =>
      run((database) => {
        database.exec(`create view endless as with recursive c(n) as (select 1 union all select n + 1 from c) select n from c;
          create trigger held before insert on ${table} when ${when} begin select count(*) from endless; end`)
        busy = 0
      }),
    held: async () =>
      run((database) => {
        try {
          database.exec('begin immediate; rollback')
          busy = 0
        } catch {
          busy++
        }
        // The lock of one who only writes is soon free.
        return busy > 10
      }),
    release: async () => {
      run((database) => database.exec('drop trigger if exists held; drop view if exists endless'))
    },
    close: async () => {},
  }
}

/** The lock for which a held process waits. */
const LOCK = 7_041_776

async function postgresPlace(url: string): Promise<Place> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const ask = async (statement: string) => (await client.query(statement)).rows
  await ask(`select pg_advisory_lock(${LOCK})`)
  return {
    env: { DATABASE_URL: url },
    open: () => openStore({ database: '', databaseUrl: url }),
    seen: async () => Number((await ask('select count(*) as n from articles'))[0].n),
    hold: async (table, when) => {
      await ask(`create function hold() returns trigger language plpgsql as $$ begin
        if ${when} then perform pg_advisory_xact_lock(${LOCK}); end if; return new; end $$`)
      await ask(`create trigger held before insert on ${table} for each row execute function hold()`)
    },
    held: async () => (await ask(`select 1 from pg_locks where objid = ${LOCK} and not granted`)).length > 0,
    release: async () => {
      // The server goes on with what a killed process asked of it, up to where it would answer.
      await ask(`select pg_advisory_unlock(${LOCK})`)
      await ask('drop function if exists hold() cascade')
      await ask(`select pg_advisory_lock(${LOCK})`)
    },
    close: () => client.end(),
  }
}

function start(args: string[], { env }: Place): ChildProcess {
  const { PATH } = process.env
  const own = { COPYDESK_WORKERS: '1', COPYDESK_FETCH_PRIVATE: 'yes', ...env }
  return spawn(process.execPath, [cli, ...args], { env: { ...(PATH && { PATH }), ...own } })
}

/** To its end. */
async function finish(args: string[], place: Place) {
  const child = start(args, place)
  const closed = once(child, 'close')
  const [out, err] = await Promise.all([readAll(child.stdout!), readAll(child.stderr!)])
  const [code] = await closed
  return { code, out, err }
}

/** When a process is killed: where it would insert a row, or before that, once so many articles can be seen. */
type Moment = { table: string; when: string; seen?: number }

/** Starts it and kills it. False when it was done before. */
async function kill(t: Test, args: string[], place: Place, moment: Moment): Promise<boolean> {
  await place.hold(moment.table, moment.when)
  const child = start(args, place)
  t.teardown(() => void child.kill('SIGKILL'))
  child.stdout!.resume()
  child.stderr!.resume()
  const closed = once(child, 'close')
  const { seen = Number.POSITIVE_INFINITY } = moment
  const isThere = async () => (await place.held()) || (await place.seen()) >= seen
  while (child.exitCode === null && !(await isThere())) await sleep(10)
  child.kill('SIGKILL')
  const [, signal] = await closed
  await place.release()
  return signal === 'SIGKILL'
}

/** All that a store has, but for the moments at which pages were taken. @param urls of which it keeps notes. */
async function contentOf(place: Place, urls: readonly string[] = []) {
  const store = await place.open()
  const idsIn = (items: readonly string[]) => items.map((json) => JSON.parse(json).id as string)
  const each = <T>(ids: readonly string[], of: (id: string) => Promise<T>) => Promise.all(ids.map(of))
  const articles = idsIn((await store.articles({}, page)).items)
  const quotes = await store.quotes({}, page)
  const stories = await store.stories({}, page)
  const content = {
    articles: await each(articles, (id) => store.article(id, { furniture: true })),
    records: await each(articles, (id) => store.records(id)),
    copies: await each(articles, (id) => store.copies(id)),
    versions: await each(articles, async (id) =>
      (await store.versions(id, page))!.items.map((json) => ({ ...JSON.parse(json), retrievedAt: null })),
    ),
    entities: await each(idsIn((await store.entities({}, page)).items), (id) => store.entity(id)),
    variants: await each(idsIn(quotes.items), (id) => store.variants(id)),
    stories: [stories, await each(idsIn(stories.items), (id) => store.story(id))],
    lists: [quotes, await store.claims({}, page), await store.timeline({}, page)],
    changes: (await store.changes(0, 100)).map(({ article, kind }) => `${kind} ${article}`),
    notes: await each(urls, (url) => store.fetchNote(url)),
    sources: (await store.sources(null, 100)).map(({ source, ...rest }) => ({
      ...rest,
      source: { ...JSON.parse(source), retrievedAt: null },
    })),
  }
  await store.close()
  return content
}

/** Without the order of its lists, of which some go by when an article came: pages of a feed are stored as they come. */
function unordered(value: unknown): unknown {
  if (typeof value === 'string' && /^[[{]/.test(value)) return unordered(JSON.parse(value))
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(unordered(one))).sort()
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).filter(([name, held]) => name !== 'etag' || !('json' in value && held))
  return Object.fromEntries(members.map(([name, held]) => [name, unordered(held)]))
}

/** An empty database with its tables. */
async function made(place: Place): Promise<Place> {
  await (await place.open()).close()
  return place
}

const cluster = await openCluster()
if (typeof cluster !== 'string') t.teardown(() => cluster.remove())

const ALL = 24

function archive(): Buffer {
  const record = (url: string, body: string) => {
    const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`
    const head = [
      'WARC/1.0',
      'WARC-Type: response',
      `WARC-Target-URI: ${url}`,
      'WARC-Date: 2024-03-06T09:30:00Z',
      'Content-Type: application/http; msgtype=response',
      `Content-Length: ${Buffer.byteLength(block)}`,
    ]
    return gzipSync(`${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`)
  }
  const pages = Array.from({ length: ALL }, (_, n) =>
    record(`https://outlet-${n % 3}.example/${n}`, htmlOf(n, roles[n % roles.length]!)),
  )
  return Buffer.concat([...pages, record('https://outlet-0.example/', '<p>News'), pages[3]!])
}

/** Runs a test on both engines. */
function onEach(name: string, test: (t: Test, place: Place, never: Place) => Promise<void>) {
  const unharmed = (t: Test) => made(sqlitePlace(join(t.testdirName, 'never.sqlite')))
  t.test(`${name}: SQLite`, async (t) => {
    t.testdir({ 'pages.warc.gz': archive() })
    await test(t, await made(sqlitePlace(join(t.testdirName, 'killed.sqlite'))), await unharmed(t))
  })
  t.test(`${name}: PostgreSQL`, { skip: typeof cluster === 'string' ? cluster : false }, async (t) => {
    if (typeof cluster === 'string') return
    t.testdir({ 'pages.warc.gz': archive() })
    const place = await made(await postgresPlace(await cluster.database()))
    t.teardown(() => place.close())
    await test(t, place, await unharmed(t))
  })
}

const among = (table: string, n: number) => `(select count(*) from ${table}) >= ${n}`

onEach('load of an archive', async (t, place, never) => {
  const args = ['load', join(t.testdirName, 'pages.warc.gz')]
  const moments: Moment[] = [
    { table: 'changes', when: among('changes', 4) },
    // A busy machine may look when more are stored, but never when all are.
    { seen: 7, table: 'articles', when: among('articles', 12) },
    { table: 'articles', when: among('articles', 13) },
    { table: 'traits', when: among('traits', ALL - 1) },
  ]
  for (const moment of moments) t.ok(await kill(t, args, place, moment))
  t.ok((await place.seen()) < ALL, 'and was not done')
  const last = await finish(args, place)
  t.match(last, { code: 0, out: /^\d+ loaded, \d+ stored already, 0 failed, 1 without an article\n$/ })
  const before = await finish(args, never)
  t.equal(before.out, `${ALL} loaded, 1 stored already, 0 failed, 1 without an article\n`)
  t.same(await contentOf(place), await contentOf(never))
})

onEach('fetch of a feed', async (t, place, never) => {
  const count = 12
  let more = ''
  const server = createServer(({ url = '', headers }, response) => {
    const type = { 'content-type': 'text/html; charset=utf-8' }
    const number = Number(url.slice(1))
    if (url === '/feed') {
      const paths = [...Array.from({ length: count }, (_, n) => `/${n}`), '/none', '/gone', '/old', '/3']
      const items = paths.map((path) => `<item><link>${path}</link></item>`).join('')
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"feed"' })
      response.end(`<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title>${items}</channel></rss>`)
    } else if (url === '/none') response.writeHead(200, type).end('<p>Nothing.')
    else if (url === '/old') response.writeHead(301, { location: '/5' }).end()
    else if (!/^\/\d+$/.test(url)) response.writeHead(404).end()
    else {
      const etag = `"${number}${more}"`
      if (headers['if-none-match'] === etag) response.writeHead(304).end()
      else response.writeHead(200, { ...type, etag }).end(htmlOf(number, 'judge', more))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const urls = ['/feed', '/none', '/gone', '/old', ...Array.from({ length: count }, (_, n) => `/${n}`)].map(
    (path) => origin + path,
  )
  const feed = ['fetch', '--pause', '0s', `${origin}/feed`]
  const known = (n: number) => `new.note like '%"article":"%' and ${among('articles', n)}`
  const moments: Moment[] = [
    // The page is noted, its article is not stored.
    { table: 'articles', when: among('articles', 2) },
    // The article is stored, the page is not noted as done.
    { table: 'fetched', when: known(5) },
    // All pages are stored, the feed is not noted as read.
    { table: 'fetched', when: `new.note like '%feed%'` },
  ]
  for (const moment of moments) t.ok(await kill(t, feed, place, moment))
  // What fails for good may have been told of before.
  t.match(await finish(feed, place), { out: /^\d+ stored, 0 stored anew, \d+ known already, [012] failed\n$/ })
  t.match(await finish(feed, never), {
    out: new RegExp(`^${count} stored, 0 stored anew, \\d known already, 2 failed\n$`),
  })
  t.same(unordered(await contentOf(place, urls)), unordered(await contentOf(never, urls)))

  // A page that is given and has changed is a version of its article.
  more = 'It will rain.'
  const pages = ['fetch', '--pause', '0s', ...[0, 1, 2].map((n) => `${origin}/${n}`)]
  for (const moment of [
    { table: 'versions', when: 'true' },
    { table: 'fetched', when: `new.note like '%It will rain.%'` },
  ])
    t.ok(await kill(t, pages, place, moment))
  t.match(await finish(pages, place), { code: 0 })
  t.match(await finish(pages, never), { code: 0, out: '0 stored, 3 stored anew, 0 known already, 0 failed\n' })
  t.same(unordered(await contentOf(place, urls)), unordered(await contentOf(never, urls)))
})

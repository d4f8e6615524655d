/** Watched folders: files that come, change, are half there or cannot be read, and what a restart does. */
import { appendFileSync, chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { analyse } from '../../src/analysis/analyse.ts'
import { TimedOutError } from '../../src/analysis/errors.ts'
import type { Analyser } from '../../src/analysis/threads/analyser.ts'
import { loadSources } from '../../src/ingest/ingest.ts'
import { Watch, type WatchReport, watch } from '../../src/ingest/watch/watch.ts'
import { openStore } from '../../src/store/index.ts'
import { type Store, UnavailableError } from '../../src/store/store.ts'

const textOf = (name: string, day = 'Friday') =>
  `${name} opens\n\nThe market at ${name} opens on ${day}, said Ada Moss, its owner.`

type Told = Omit<WatchReport, 'failed'> & { failed: string[] }

interface Desk {
  folder: string
  store: Store
  /** Names of the files that were analysed since it was last asked. */
  analysed: () => string[]
  /** A watch as a process that has just started has it; looks, and gives what it tells. */
  begin: (store?: Store) => { look: () => Promise<Told | null>; stop: AbortController }
  path: (name: string) => string
  write: (name: string, text: string) => void
  faults: Record<string, Error[]>
}

async function desk(t: Test): Promise<Desk> {
  const folder = t.testdir({})
  const store = await openStore({ database: ':memory:' })
  t.teardown(() => store.close())
  let asked: string[] = []
  const faults: Record<string, Error[]> = {}
  const analyser = {
    async analyse(source, { name = '' }) {
      asked.push(name)
      const fault = faults[name]?.shift()
      if (fault) throw fault
      return JSON.stringify(analyse(source, { name }))
    },
  } as Analyser
  const path = (name: string) => join(folder, name)
  return {
    folder,
    store,
    faults,
    path,
    write: (name, text) => writeFileSync(path(name), text),
    analysed() {
      const names = asked.sort()
      asked = []
      return names
    },
    begin(used = store) {
      const stop = new AbortController()
      let told: Told | null = null
      let failed: string[] = []
      const fail = (line: string) => void failed.push(line)
      const tell = (report: WatchReport) => {
        t.equal(failed.length, report.failed)
        told = { ...report, failed }
      }
      const watched = new Watch(
        { store: used, analyser },
        { atOnce: 2, limit: 100_000, table: { columns: {}, delimiter: null }, signal: stop.signal, fail, tell },
      )
      return {
        stop,
        async look() {
          told = null
          failed = []
          await watched.look([folder])
          return told
        },
      }
    },
  }
}

const none = { created: 0, replaced: 0, unchanged: 0, without: 0, failed: [] as string[] }
const texts = async (store: Store) =>
  (await store.sources(null, 100)).map(({ source }) => (JSON.parse(source) as { text: string }).text)

t.test('what appears is stored once it is whole, what changes is stored anew', async (t) => {
  const { write, path, store, begin, analysed } = await desk(t)
  const { look } = begin()
  t.equal(await look(), null, 'an empty folder is no mistake')
  write('a.txt', textOf('Dene').slice(0, 30))
  mkdirSync(path('later'))
  write('later/b.txt', textOf('Marl'))
  write('.c.txt.part', textOf('Hidden'))
  write('.d.txt', textOf('Hidden'))
  write('~$a.docx', 'open in Word')
  write('notes.md', 'no source')
  t.equal(await look(), null, 'nothing is at rest yet')
  appendFileSync(path('a.txt'), textOf('Dene').slice(30))
  t.same(await look(), { ...none, created: 1 }, 'what is still being written waits')
  t.same(analysed(), ['b.txt'])
  t.same(await look(), { ...none, created: 1 })
  t.equal(await look(), null)
  t.same((await texts(store)).sort(), [textOf('Dene'), textOf('Marl')])

  const [id] = await store.ids(null, 1)
  write('a.txt', textOf('Dene', 'Monday'))
  await look()
  t.same(await look(), { ...none, replaced: 1 })
  t.equal(await store.count(), 2)
  t.same(
    (await store.versions(id!, { limit: 10 }))!.items.map((json) => JSON.parse(json).number),
    [2, 1],
    'as a version of its article',
  )
  rmSync(path('a.txt'))
  t.equal(await look(), null)
  t.equal(await store.count(), 2, 'what is taken away stays stored')
})

t.test('what is known beside a file counts as part of it', async (t) => {
  const { write, store, begin } = await desk(t)
  const { look } = begin()
  write('a.txt', textOf('Dene'))
  await look()
  await look()
  write('a.json', '{"publisher":"The Quay"}')
  await look()
  t.same(await look(), { ...none, replaced: 1 })
  t.equal(JSON.parse((await store.article(null))!.json).publisher, 'The Quay')
  write('a.json', '{"publisher":')
  await look()
  t.match((await look())?.failed, [/a\.json: not JSON$/])
  t.equal(await look(), null)
})

t.test('a restart analyses only what changed meanwhile', async (t) => {
  const { write, store, begin, analysed } = await desk(t)
  const before = begin()
  for (const name of ['Dene', 'Marl', 'Quay']) write(`${name}.txt`, textOf(name))
  await before.look()
  await before.look()
  analysed()
  write('Marl.txt', textOf('Marl', 'Monday'))
  const { look } = begin()
  await look()
  t.same(await look(), { ...none, unchanged: 2, replaced: 1 })
  t.same(analysed(), ['Marl.txt'])
  t.equal(await store.count(), 3)
})

t.test('a process that dies while it stores loses and doubles nothing', async (t) => {
  for (const after of [false, true])
    for (const replaced of [false, true]) {
      const { write, store, begin } = await desk(t)
      if (replaced) {
        write('a.txt', textOf('Dene', 'Monday'))
        const { look } = begin()
        await look()
        await look()
      }
      write('a.txt', textOf('Dene'))
      /** Nothing is written any more from one moment on, as where a process is killed. */
      let isDead = false
      const dead = () => new Promise<never>(() => {})
      let onDead: () => void = () => {}
      const died = new Promise<void>((resolve) => {
        onDead = resolve
      })
      const dying: Store = {
        ...store,
        async put(...args) {
          if (after) await store.put(...args)
          isDead = true
          onDead()
          return dead()
        },
        noteFetch: (...args) => (isDead ? dead() : store.noteFetch(...args)),
      }
      const first = begin(dying)
      await first.look()
      void first.look()
      await died
      // Meanwhile it changes, too.
      write('a.txt', textOf('Dene', 'Sunday'))
      const { look } = begin()
      await look()
      t.same(await look(), { ...none, [after || replaced ? 'replaced' : 'created']: 1 }, `${after} ${replaced}`)
      t.same(await texts(store), [textOf('Dene', 'Sunday')])
    }
})

t.test('files of the same words, and files that were loaded before', async (t) => {
  const { write, path, store, begin, folder, analysed } = await desk(t)
  write('a.txt', textOf('Dene'))
  const analyser = { analyse: async (source, options) => JSON.stringify(analyse(source, options)) } as Analyser
  await loadSources({ store, analyser }, [folder], { atOnce: 1 })
  write('b.txt', textOf('Dene'))
  // The first that asks is answered after the second.
  let answered = () => {}
  const second = new Promise<void>((resolve) => {
    answered = resolve
  })
  let asked = 0
  const slow: Store = {
    ...store,
    async known(sha256) {
      const known = await store.known(sha256)
      if (asked++ > 0) answered()
      else await second
      return known
    },
  }
  const { look } = begin(slow)
  await look()
  t.same(await look(), { ...none, unchanged: 2 })
  t.same(analysed(), [])
  write('b.txt', textOf('Dene', 'Monday'))
  await look()
  t.same(await look(), { ...none, created: 1 }, 'the article of another file is not overwritten')
  write('a.txt', textOf('Dene', 'Sunday'))
  await look()
  t.same(await look(), { ...none, replaced: 1 })
  t.same((await texts(store)).sort(), [textOf('Dene', 'Monday'), textOf('Dene', 'Sunday')])
  rmSync(path('a.txt'))
})

t.test('what cannot be read is told of once, and the rest goes on', async (t) => {
  const { write, path, store, begin, faults } = await desk(t)
  const { look } = begin()
  write('empty.txt', '')
  write('a.pdf', '%PDF-1.7')
  write('huge.txt', 'a '.repeat(60_000))
  write('good.txt', textOf('Dene'))
  write('slow.txt', textOf('Marl'))
  write('late.txt', textOf('Quay'))
  writeFileSync(path('bad.warc.gz'), Buffer.from([0x1f, 0x8b, 0x08, 0xff, 0xff]))
  faults['slow.txt'] = Array.from({ length: 3 }, () => new TimedOutError(30_000))
  faults['late.txt'] = [new TimedOutError(30_000)]
  const locked = process.getuid?.() !== 0
  if (locked) {
    mkdirSync(path('locked'))
    chmodSync(path('locked'), 0)
    t.teardown(() => chmodSync(path('locked'), 0o700))
  }
  t.match((await look())?.failed ?? [], locked ? [/locked: / as unknown as string] : [])
  const first = (await look())!
  t.equal(first.created, 1)
  t.match(first.failed.sort(), [
    /a\.pdf: PDF is not read/,
    /bad\.warc\.gz: /,
    /empty\.txt: No article/,
    /huge\.txt: has more than 100000 bytes/,
  ])
  t.same(await look(), { ...none, created: 1 }, 'what came too late is tried again')
  t.match(await look(), { ...none, failed: [/slow\.txt: The analysis was given up/] })
  t.equal(await look(), null)
  t.equal(await store.count(), 2)
  write('empty.txt', textOf('Elm'))
  await look()
  t.same(await look(), { ...none, created: 1 })
})

t.test('while the database is away, files wait and it is told of once', async (t) => {
  const { write, store, begin } = await desk(t)
  let isAway = true
  const { look } = begin({
    ...store,
    known: async (sha256) => {
      if (isAway) throw new UnavailableError('gone')
      return store.known(sha256)
    },
  })
  write('a.txt', textOf('Dene'))
  const told: (Told | null)[] = []
  for (let i = 0; i < 8; i++) told.push(await look())
  t.match(told.filter(Boolean), [{ failed: [/a\.txt: gone/] }])
  isAway = false
  t.same(await look(), { ...none, created: 1 })
})

t.test('it goes on until it is ended', async (t) => {
  const { write, store, folder } = await desk(t)
  const analyser = { analyse: async (source, options) => JSON.stringify(analyse(source, options)) } as Analyser
  write('a.txt', textOf('Dene'))
  const stop = new AbortController()
  const options = {
    atOnce: 1,
    limit: 100_000,
    fail() {},
    table: { columns: {}, delimiter: null },
    signal: stop.signal,
    pause: 5,
  }
  await watch({ store, analyser }, [folder], { ...options, tell: () => stop.abort() })
  t.equal(await store.count(), 1)
})

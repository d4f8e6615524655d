// Kills writers in the middle of their work and looks at what they leave.
//   npm run build && node bench/store-faults.mjs [--rounds 20]
// Each round starts two processes that create, replace and remove articles in one database, kills one of them with
// SIGKILL, later the other (PostgreSQL: every fourth round the server instead), and then checks that
// - every acknowledged write is there, and the one under way is there whole or not at all;
// - each article has exactly the records it was stored with, and each entity the counts that its articles add up to;
// - changes tell of each write once.
// With the embedded database it also fills the disk (a small one in memory; only as root).
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openStore } from '../dist/src/store/index.js'
import { openCluster } from '../dist/test/store/cluster.js'
import { inventedAnalysis } from '../dist/test/store/invented.js'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, writer: { type: 'string' }, place: { type: 'string' } },
})
const page = { limit: 100 }
/** Writes that are under way at once in a process: those that wait share a transaction. */
const lanes = 4

if (values.writer) await write(Number(values.writer), JSON.parse(values.place))
else await main(Number(values.rounds))

/** Writes without end and says before each write what it will do, and after it that it is done. */
async function write(first, place) {
  const store = await openStore({ ...place, report: () => {} })
  await Promise.all(Array.from({ length: lanes }, (_, lane) => writeLane(store, first + lane)))
}

async function writeLane(store, first) {
  for (let n = first; ; n += lanes) {
    const id = `article-${n}`
    for (const [kind, made] of [
      ['put', n],
      ['put', n + 1_000_000],
      ['remove', null],
    ].slice(0, 1 + (n % 3))) {
      process.stdout.write(`${JSON.stringify({ begin: { id, made } })}\n`)
      if (kind === 'put') await store.put(inventedAnalysis(made), { source: '{}', engine: 'faults' }, { id })
      else await store.remove(id)
      process.stdout.write(`${JSON.stringify({ done: { id, made } })}\n`)
    }
  }
}

/** A writing process; `known` has what it said was done, `open` what it had begun, by id. */
function startWriter(first, place) {
  const args = [fileURLToPath(import.meta.url), '--writer', String(first), '--place', JSON.stringify(place)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const writer = { known: new Map(), open: new Map(), writes: 0, child }
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    const { begin, done } = JSON.parse(line)
    if (begin) writer.open.set(begin.id, begin.made)
    if (done) {
      writer.open.delete(done.id)
      writer.known.set(done.id, done.made)
      writer.writes++
    }
  })
  const ended = Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    new Promise((resolve) => lines.once('close', resolve)),
  ])
  writer.kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  writer.ended = ended
  return writer
}

async function all(list, filter = {}) {
  const items = []
  let cursor
  do {
    const { items: more, next } = await list(filter, { ...page, ...(cursor && { cursor }) })
    items.push(...more.map((item) => JSON.parse(item)))
    cursor = next
  } while (cursor)
  return items
}

async function until(condition) {
  for (const started = performance.now(); !condition(); await sleep(20))
    if (performance.now() - started > 60_000) throw new Error('a writer writes nothing')
}

/** What is wrong with the store, given what must be in it. @param maybe the writes that were under way, by id. */
async function faultsOf(store, known, maybe) {
  const faults = []
  const mentions = new Map()
  const articles = await all(store.articles)
  for (const { id } of articles) {
    const made = [known.get(id), maybe.get(id)].filter((n) => typeof n === 'number')
    const text = JSON.parse((await store.article(id)).json).text
    const n = made.find((one) => inventedAnalysis(one).article.text === text)
    if (n === undefined) {
      faults.push(`${id} is there and should not be, or is not what was stored`)
      continue
    }
    const analysis = inventedAnalysis(n)
    for (const kind of ['quotes', 'claims', 'timeline']) {
      const stored = (await all(store[kind], { article: id })).map((record) => record.text).sort()
      const expected = analysis[kind].map((record) => record.text).sort()
      if (JSON.stringify(stored) !== JSON.stringify(expected)) faults.push(`${id}: ${kind} torn`)
    }
    for (const entity of analysis.entities)
      mentions.set(entity.id, (mentions.get(entity.id) ?? 0) + entity.mentions.length)
  }
  const there = new Set(articles.map((article) => article.id))
  for (const [id, made] of known)
    if (made !== null && !there.has(id) && !(maybe.has(id) && maybe.get(id) === null)) faults.push(`${id} is lost`)
  const entities = await all(store.entities)
  for (const { id, counts } of entities)
    if (counts.mentions !== mentions.get(id))
      faults.push(`${id} has ${counts.mentions} mentions, not ${mentions.get(id)}`)
  if (entities.length !== mentions.size) faults.push(`${entities.length} entities, not ${mentions.size}`)
  return faults
}

async function rounds(name, place, count, onRound) {
  const known = new Map()
  const maybe = new Map()
  let writes = 0
  let slowest = 0
  for (let round = 0; round < count; round++) {
    const writers = [0, 1].map((nth) => startWriter((2 * round + nth) * 1000, place))
    await until(() => writers.every((writer) => writer.writes > 0))
    await sleep(20 + ((round * 7919) % 400))
    const gone = await onRound?.(round, writers)
    if (!gone) {
      await writers[0].kill()
      const before = writers[1].writes
      await until(() => writers[1].writes > before)
      await writers[1].kill()
    }
    for (const writer of writers) {
      for (const [id, made] of writer.known) known.set(id, made)
      for (const [id, made] of writer.open) maybe.set(id, made)
      writes += writer.writes
    }
    const started = performance.now()
    const store = await openStore({ ...place, report: () => {} })
    await store.ready()
    slowest = Math.max(slowest, performance.now() - started)
    const faults = await faultsOf(store, known, maybe)
    await store.close()
    if (faults.length > 0) throw new Error(`${name}, round ${round}: ${faults.slice(0, 10).join('; ')}`)
  }
  console.log(
    `${name}: ${count} rounds, ${writes} acknowledged writes, none lost, nothing torn; open again within ${slowest.toFixed(0)} ms`,
  )
}

async function fillDisk(folder) {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    console.log('full disk: skipped, no file system can be mounted here')
    return
  }
  try {
    const place = { database: join(disk, 'full.sqlite') }
    const store = await openStore(place)
    const known = new Map()
    let refused = 0
    for (let n = 0; refused < 20; n++) {
      const id = `article-${n}`
      try {
        await store.put(inventedAnalysis(n), { source: '{}', engine: 'faults' }, { id })
        known.set(id, n)
      } catch (error) {
        if (error.name !== 'UnavailableError') throw error
        refused++
      }
    }
    const faults = await faultsOf(store, known, new Map())
    await store.close()
    const again = await openStore(place)
    faults.push(...(await faultsOf(again, known, new Map())))
    await again.close()
    if (faults.length > 0) throw new Error(`full disk: ${faults.join('; ')}`)
    console.log(
      `full disk: ${known.size} articles stored, 20 refused, all that were stored can be read, before and after opening again`,
    )
  } finally {
    // Lazily: libsql lets go of a file only when its statements are collected.
    execFileSync('umount', ['-l', disk])
  }
}

async function main(count) {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-faults-'))
  await rounds('SQLite', { database: join(folder, 'articles.sqlite') }, count)
  await fillDisk(folder)
  rmSync(folder, { recursive: true })

  const cluster = await openCluster()
  if (typeof cluster === 'string') {
    console.log(`PostgreSQL: skipped, ${cluster}`)
    return
  }
  try {
    const place = { database: '', databaseUrl: await cluster.database() }
    await rounds('PostgreSQL', place, count, async (round, writers) => {
      if (round % 4 !== 3 || !cluster.kill) return false
      await cluster.kill()
      await Promise.all(writers.map((writer) => writer.ended))
      await cluster.start()
      return true
    })
  } finally {
    await cluster.remove()
  }
}

// How soon a started service answers, and what memory it holds: npm run bench:start [-- RUNS]
// Time runs from the start of the process to the first answer of `GET /article`. Memory is the resident set of the whole
// process with its analysing threads.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startService } from './service.mjs'

const runs = Number(process.argv[2] ?? 7)
const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))

async function answer(port, path, options) {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, options)
  if (!reply.ok) throw new Error(`${path} was answered ${reply.status}`)
  return await reply.text()
}

/** Starts a service, hands it to `use`, stops it; resolves with the milliseconds until its first answer. */
async function start(database, use) {
  const begun = performance.now()
  const service = await startService({ COPYDESK_DATABASE: database })
  await answer(service.port, '/article')
  const ms = performance.now() - begun
  await use?.(service)
  await service.stop()
  for (const line of service.failures) console.log(`log: ${line.slice(0, 500)}`)
  return ms
}

const tell = (name, times) => {
  const [least, middle, most] = [0, runs >> 1, runs - 1].map((i) => times.toSorted((a, b) => a - b)[i].toFixed(0))
  console.log(`${name.padEnd(42)} ${middle} ms (${least} to ${most}, ${runs} runs)`)
}
const first = []
const second = []
for (let run = 0; run < runs; run++) {
  const database = join(folder, `${run}.sqlite`)
  first.push(await start(database))
  second.push(await start(database))
}
tell('first start, sample articles loaded', first)
tell('start with a database', second)

await start(join(folder, '0.sqlite'), async ({ pid, port }) => {
  const memory = (when) => {
    const [, kB] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    console.log(`memory, ${when.padEnd(34)} ${(Number(kB) / 1024).toFixed(0)} MiB`)
  }
  await sleep(2000)
  memory('idle after the start')
  for (let n = 0; n < 5000; n++) await answer(port, n % 2 ? '/article' : `/quotes?limit=${1 + (n % 100)}`)
  memory('after 5,000 reads')
  const { text } = JSON.parse(await answer(port, '/article'))
  for (let n = 0; n < 200; n++) await answer(port, '/analyse', { method: 'POST', body: text })
  memory('after 200 analyses')
})
rmSync(folder, { recursive: true })

// How long `GET /article` waits beside other reads: `npm run build && node bench/beside.mjs --database FILE [--dearest 12]
// [--only PATTERN] [--seconds 3] [--rounds 3]`. FILE holds invented articles (`bench/store.mjs` fills one). Of all that lists are
// asked (`queries.mjs`) the dearest are asked, one after the other without pause, by a process of its own, while an article is
// asked for every 5 ms: alone and beside in turn. The time is that from when a request was due.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { lists } from './queries.mjs'
import { startService } from './service.mjs'

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    dearest: { type: 'string', default: '12' },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    port: { type: 'string' },
  },
})
const EVERY = 5
const agent = new Agent({ keepAlive: true })

/** Resolves with an answer’s status and body. */
function ask(port, path) {
  return new Promise((done, fail) => {
    request({ port, agent, path }, async (answer) => {
      const body = Buffer.concat(await answer.toArray())
      done({ status: answer.statusCode, body })
    })
      .on('error', fail)
      .end()
  })
}

/** What stands at its end keeps a request from being answered from the cache. */
const fresh = (path, n) => `${path}${path.includes('?') ? '&' : '?'}${'&'.repeat(n % 997)}`

/** The process that asks for lists: told the name of one, or null to stop. */
async function askOnDemand(port) {
  // What it takes itself is none of the service’s.
  setPriority(10)
  const all = await lists(async (path) => JSON.parse((await ask(port, path)).body))
  let [wanted, asked] = [null, 0]
  process.on('message', (name) => {
    wanted = name
    if (name === null) process.send({ asked })
    asked = 0
  })
  process.on('disconnect', () => process.exit())
  process.send({ names: Object.keys(all) })
  for (let n = 0; ; n++) {
    if (wanted === null) await sleep(5)
    else {
      await ask(port, fresh(all[wanted](n), n))
      asked++
    }
  }
}

const at = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]
const ms = (value) => value.toFixed(1).padStart(7)

/** Times of `GET /article`. */
async function read(port) {
  const times = []
  const open = []
  const until = performance.now() + Number(values.seconds) * 1000
  for (let due = performance.now(); due < until; due += EVERY) {
    if (due > performance.now()) await sleep(due - performance.now())
    open.push(ask(port, '/article').then(() => times.push(Math.max(0, performance.now() - due))))
  }
  await Promise.all(open)
  return times
}

async function measure() {
  const service = await startService({ COPYDESK_DATABASE: values.database, COPYDESK_CACHE: '1', COPYDESK_RATE: '0' })
  const { port } = service
  const asking = fork(new URL(import.meta.url), ['--port', String(port)])
  const told = async (message) => {
    const answer = once(asking, 'message')
    if (message !== undefined) asking.send(message)
    return (await answer)[0]
  }
  const { names } = await told()
  const all = await lists(async (path) => JSON.parse((await ask(port, path)).body))
  const costs = []
  for (const name of names.filter((name) => name.includes(values.only))) {
    await ask(port, fresh(all[name](1), 1))
    const begun = performance.now()
    await ask(port, fresh(all[name](2), 2))
    costs.push({ name, cost: performance.now() - begun })
  }
  costs.sort((a, b) => b.cost - a.cost)
  await read(port)
  console.log(''.padEnd(50), 'alone: median, 99 %   beside: median, 99 %   99 % beside to alone, by rounds')
  for (const { name } of costs.slice(0, Number(values.dearest))) {
    const [alone, beside, ratios] = [[], [], []]
    let count = 0
    for (let round = 0; round < Number(values.rounds); round++) {
      const without = await read(port)
      asking.send(name)
      const within = await read(port)
      count += (await told(null)).asked
      alone.push(...without)
      beside.push(...within)
      ratios.push(at(within, 0.99) / at(without, 0.99))
    }
    const figures = [alone, beside].map((times) => `${ms(at(times, 0.5))}${ms(at(times, 0.99))}`)
    const [least, middle, most] = [0, 0.5, 1].map((share) => at(ratios, share).toFixed(2))
    console.log(
      name.slice(0, 50).padEnd(50),
      figures.join('        '),
      `       ${middle} (${least} to ${most}), ${count} answers`,
    )
  }
  asking.disconnect()
  await service.stop()
  for (const line of service.failures) console.log(`log: ${line.slice(0, 300)}`)
}

if (values.port) await askOnDemand(Number(values.port))
else await measure()

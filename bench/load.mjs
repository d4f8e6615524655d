// Reads while slow and hostile sources are analysed: how long the reads wait, and how late the event loop is.
//   npm run bench:load [-- --seconds 15]
// `GET /article` goes out every 5 ms, first alone, then while 8 clients send sources to `POST /analyse`. The
// time is that from when a request was due, so that what waits behind a late answer counts too. The event loop’s delay is
// that of the service’s own process, as `GET /metrics` tells it. Whoever sends sources is a process of its own, so that the
// reads do not wait for it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { dataPath } from '../dist/src/data.js'
import { startService } from './service.mjs'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '15' }, 'send-to': { type: 'string' } } })
const seconds = Number(values.seconds)
const EVERY = 5
const SENDERS = 8

const service = values['send-to']
  ? { port: Number(values['send-to']) }
  : await startService({ COPYDESK_ANALYSE_TIMEOUT: '5000', COPYDESK_QUEUE: '4' })
const agent = new Agent({ keepAlive: true })

/** Resolves with an answer’s status and body. */
function ask(method, path, body, type) {
  return new Promise((done, fail) => {
    const options = { port: service.port, agent, method, path, headers: { ...(type && { 'content-type': type }) } }
    request(options, async (answer) => {
      const chunks = await answer.toArray().catch(() => [])
      done({ status: answer.statusCode, body: Buffer.concat(chunks).toString() })
    })
      .on('error', fail)
      .end(body)
  })
}

const prose = 'The bridge will close on Friday, said Ada Moss, the port’s director. “It is no longer safe,” she said. '
const sources = [
  ['text/plain', readFileSync(dataPath('articles', '2022-01-20-truss-warns-moscow.txt'))],
  ['text/plain', prose.repeat(10_000)],
  ['text/plain', '“'.repeat(300_000)],
  ['text/plain', 'Mr Moss said that '.repeat(50_000)],
  ['text/html', '<div>'.repeat(200_000)],
  ['text/html', `<p>${prose}</p>`.repeat(5_000)],
  ['application/json', `{"text":${'['.repeat(500_000)}`],
  ['application/json', JSON.stringify({ text: prose.repeat(80_000) })],
]

async function read(until) {
  const times = []
  const open = []
  for (let due = performance.now(); due < until; due += EVERY) {
    if (due > performance.now()) await sleep(due - performance.now())
    const asked = ask('GET', '/article').then(({ status }) => {
      if (status !== 200) throw new Error(`a read was answered ${status}`)
      times.push(performance.now() - due)
    })
    open.push(asked)
  }
  await Promise.all(open)
  return times.sort((a, b) => a - b)
}

/** Sends one source after the other, each client a different one first; resolves with how often each status came. */
async function sendSources() {
  const until = performance.now() + seconds * 1000
  const statuses = {}
  const client = async (first) => {
    for (let n = first; performance.now() < until; n++) {
      const [type, body] = sources[n % sources.length]
      const { status } = await ask('POST', '/analyse', body, type)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, (_, n) => client(n)))
  return statuses
}

/** The same, in a process of its own. */
async function sender() {
  const args = ['--seconds', values.seconds, '--send-to', String(service.port)]
  const child = fork(new URL(import.meta.url), args)
  const [statuses] = await once(child, 'message')
  return statuses
}

const measures = ['mean', 'p50', 'p90', 'p99', 'max']

/** The event loop’s delay since the last look, in milliseconds. */
async function delay() {
  const { body } = await ask('GET', '/metrics')
  return measures.map((name) => {
    const [, lag] = new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(body)
    return `${name} ${(Number(lag) * 1000).toFixed(1)}`
  })
}

async function measure() {
  for (const [name, send] of [
    ['reads alone', async () => null],
    [`reads while ${SENDERS} clients send sources`, sender],
  ]) {
    await delay()
    const [times, statuses] = await Promise.all([read(performance.now() + seconds * 1000), send()])
    const at = [0.5, 0.9, 0.99, 0.999, 1].map(
      (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))],
    )
    console.log(`${name}: ${times.length} reads`)
    console.log(`  read, ms        p50 p90 p99 p99.9 max: ${at.map((ms) => ms.toFixed(1)).join(' ')}`)
    console.log(`  event loop, ms  ${(await delay()).join(', ')}`)
    if (statuses) {
      const answers = Object.entries(statuses).map(([status, n]) => `${n} × ${status}`)
      console.log(`  sources         ${answers.join(', ')}`)
    }
  }
  await service.stop()
  for (const line of service.failures) console.log(`log: ${line.slice(0, 500)}`)
}

if (values['send-to']) {
  process.send(await sendSources())
  process.disconnect()
} else await measure()
agent.destroy()

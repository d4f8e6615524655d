// Processor time per request, against `node:http` alone that sends the same bytes. All servers run at once and take turns,
// and the service runs twice, so that the difference between the two shows how far the figures can be trusted.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'

const ROUNDS = 15
const REQUESTS = 2000
const CONNECTIONS = 8

async function start(...args) {
  const child = fork(new URL('server.mjs', import.meta.url), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [{ port }] = await once(child, 'message')
  return { child, port }
}

async function cpuOf({ child }) {
  const answer = once(child, 'message')
  child.send('cpu')
  const [{ cpu }] = await answer
  return cpu.user + cpu.system
}

/** Sends requests over one connection, each when the one before is answered. `size`: bytes of an answer. */
async function send(port, head, size, count) {
  const socket = connect(port)
  await once(socket, 'connect')
  await new Promise((done, fail) => {
    let left = count
    let missing = size
    socket.on('error', fail)
    socket.on('data', (chunk) => {
      missing -= chunk.length
      if (missing > 0) return
      if (missing < 0) fail(new Error('an answer of another size'))
      if (--left === 0) return done()
      missing = size
      socket.write(head)
    })
    socket.write(head)
  })
  socket.destroy()
}

/** Bytes of one answer to a request. */
async function sizeOf(port, head) {
  const socket = connect(port)
  socket.write(head.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n'))
  const bytes = Buffer.concat(await socket.toArray())
  // `connection: close` stands where `connection: keep-alive` and `keep-alive: …` would.
  const probe = connect(port)
  probe.write(head)
  let size = 0
  while (size < bytes.length) size += (await once(probe, 'data'))[0].length
  await new Promise((done) => setTimeout(done, 50))
  size += probe.read()?.length ?? 0
  probe.destroy()
  return { size, head: bytes.toString('latin1').split('\r\n\r\n')[0] }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

const service = await start('copydesk')
const again = await start('copydesk')
const article = `http://127.0.0.1:${service.port}/article`
const bare = await start('bare', article)
const servers = { 'node:http': bare, copydesk: service, 'copydesk again': again }

const get = (more = '') => `GET /article HTTP/1.1\r\nhost: x\r\n${more}\r\n`
const { head } = await sizeOf(service.port, get())
const etag = head.match(/^etag: (.+)$/im)[1]

for (const [what, request] of [
  ['GET /article', get()],
  ['GET /article, 304', get(`if-none-match: ${etag}\r\n`)],
]) {
  const spent = Object.fromEntries(Object.keys(servers).map((name) => [name, []]))
  for (let round = -2; round < ROUNDS; round++) {
    for (const [name, server] of Object.entries(servers)) {
      const { size } = await sizeOf(server.port, request)
      const before = await cpuOf(server)
      await Promise.all(
        Array.from({ length: CONNECTIONS }, () => send(server.port, request, size, REQUESTS / CONNECTIONS)),
      )
      // The first rounds only warm up.
      if (round >= 0) spent[name].push(((await cpuOf(server)) - before) / REQUESTS)
    }
  }
  console.log(what)
  for (const [name, values] of Object.entries(spent)) {
    const ratio = median(values.map((value, i) => spent['node:http'][i] / value))
    console.log(
      `  ${name.padEnd(15)} ${median(values).toFixed(1).padStart(6)} µs a request  ${ratio.toFixed(2)} of node:http`,
    )
  }
}
for (const { child } of Object.values(servers)) child.disconnect()

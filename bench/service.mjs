// `copydesk serve` in a process of its own, for the scripts beside this one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../dist/bin/cli.js', import.meta.url))

/**
 * Starts the service on a free port with an empty database of its own, unless `env` names one, and resolves when it
 * listens. `failures` gathers what its log tells at error level or above, and what it prints beside the log.
 */
export async function startService(env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-service-'))
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: { PATH: process.env.PATH, PORT: '0', COPYDESK_DATABASE: join(folder, 'articles.sqlite'), ...env },
  })
  const failures = []
  const exited = once(child, 'exit')
  const port = await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { level, msg = '' } = JSON.parse(line)
      if (level >= 50) failures.push(line)
      const found = /listening at http:\/\/.*:(\d+)$/.exec(msg)
      if (found) done(Number(found[1]))
    })
    createInterface({ input: child.stderr }).on('line', (line) => failures.push(line))
    exited.then(([code, signal]) => fail(new Error(`the service ended: ${signal ?? code}\n${failures.join('\n')}`)))
  })
  return {
    port,
    pid: child.pid,
    failures,
    /** Null while it runs. */
    get ended() {
      return child.signalCode ?? child.exitCode
    },
    async stop() {
      child.kill()
      const [code] = await exited
      rmSync(folder, { recursive: true })
      if (code !== 0) failures.push(`the service ended with ${code}`)
    },
  }
}

/** `copydesk fetch`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startAnalyser } from '../analysis/threads/analyser.ts'
import { readConfig } from '../config.ts'
import { Fetcher } from '../ingest/fetch/fetcher.ts'
import { fetchAll } from '../ingest/fetch/follow.ts'
import { type Command, UsageError } from './command.ts'
import { isDefault, openNamed } from './database.ts'
import { onInterrupt } from './interrupt.ts'

export const command: Command = {
  help: `Usage: copydesk fetch [--create] [--every TIME] [--pause TIME] URL...

Fetches pages and stores their articles in the database that COPYDESK_DATABASE or DATABASE_URL names. A URL leads to a
page, to a feed (RSS, Atom, JSON Feed) or to a sitemap, whose pages are fetched. Pages that a feed or sitemap names are
fetched once; a page that is given itself is stored anew when it has changed. It can be called again, also after it was
interrupted: what failed for a time is tried again.

What robots.txt does not allow (its name there is copydesk) and addresses of private networks are not asked, unless
COPYDESK_FETCH_PRIVATE=yes allows the latter. A host gets one request at a time.

Options:
  --every TIME   go on, and look again every so often: 10m, 1h, 90s
  --pause TIME   between two requests to a host, at least; 1s unless given
  --create       make the database if there is none; without it only the default one, var/copydesk.sqlite, is made
  --help         print this

The exit code is 0 when everything was fetched and stored, 130 after Ctrl-C, else 1.`,
  options: { create: { type: 'boolean' }, every: { type: 'string' }, pause: { type: 'string' } },
  takesPaths: true,
  async run({ create = false, every, pause = '1s' }, urls) {
    if (urls.length === 0) throw new UsageError('which URL?')
    const interval = every === undefined ? null : milliseconds('--every', every, 1)
    const between = milliseconds('--pause', pause, 0)
    const config = readConfig(process.env)
    const store = await openNamed(config, { create: create === true || isDefault(config) })
    const analyser = startAnalyser(config)
    const fetcher = new Fetcher({
      pause: between,
      limit: config.COPYDESK_BODY_LIMIT,
      allowPrivate: config.COPYDESK_FETCH_PRIVATE === 'yes',
    })
    const interrupt = onInterrupt()
    interrupt.signal.addEventListener('abort', () => void fetcher.close())
    try {
      for (;;) {
        const { created, replaced, unchanged, failed, left } = await fetchAll(
          { store, analyser, fetcher },
          urls,
          interrupt.signal,
        )
        for (const line of failed) process.stderr.write(`copydesk fetch: ${line}\n`)
        const stopped = left > 0 ? `, ${left} not fetched: interrupted` : ''
        process.stdout.write(
          `${created} stored, ${replaced} stored anew, ${unchanged} known already, ${failed.length} failed${stopped}\n`,
        )
        if (interrupt.code !== null || interval === null) return interrupt.code ?? (failed.length > 0 ? 1 : 0)
        await sleep(interval, undefined, { signal: interrupt.signal }).catch(() => {})
        if (interrupt.code !== null) return interrupt.code
      }
    } finally {
      await fetcher.close()
      await store.close()
      if (interrupt.code === null) await analyser.close()
    }
  },
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** @throws {UsageError} */
function milliseconds(option: string, text: string | boolean, least: number): number {
  const [, number, unit] = String(text).match(/^(\d{1,4})(ms|s|m|h|d)$/) ?? []
  const time = Number(number) * (units[unit ?? ''] ?? Number.NaN)
  // What a timer can count.
  if (!(time >= least && time < 2 ** 31))
    throw new UsageError(`${option} must be a time such as 90s, 10m or 1h (is ${JSON.stringify(text)})`)
  return time
}

/** The service with the sample articles, and pages of its desk in a browser, for the tests of one subject. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { dataPath } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { loadSources } from '../../src/ingest/ingest.ts'
import { openStore, type StoreOptions } from '../../src/store/index.ts'
import { executable, faultsOf, overflowOf, settled, startBrowser, takePicture } from './browser.ts'

/** Of an editor called ruth. */
export const token = 'a-token-of-the-desk'

/**
 * @param settings beside those that every such service has.
 * @param options where the articles are kept.
 */
export async function serveDesk(
  settings: Record<string, string> = {},
  options: StoreOptions = { database: ':memory:' },
) {
  // A browser takes its time on a busy machine.
  t.setTimeout(900_000)
  const config = readConfig({
    LOG_LEVEL: 'silent',
    COPYDESK_WORKERS: '1',
    COPYDESK_TOKENS: `ruth:${token}`,
    ...settings,
  })
  const analyser = startAnalyser(config)
  const store = await openStore(options)
  await loadSources({ store, analyser }, [dataPath('articles')], { atOnce: 2 })
  const app = await buildApp({ config, store, analyser })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = executable === undefined ? undefined : await startBrowser()
  t.teardown(async () => {
    await browser?.close()
    await app.close()
    await analyser.close()
    await store.close()
  })
  const json = async <T>(path: string) => (await (await fetch(`${base}${path}`)).json()) as T
  const all = async <T>(path: string) => (await json<{ items: T[] }>(path)).items

  /** Opens a place of the desk. An error in the page’s console, a breach of its policy among them, is a fault. */
  const open = async (t: Test, hash: string, options: BrowserContextOptions & { signedIn?: boolean } = {}) => {
    const { signedIn = false, ...more } = options
    const context = await browser!.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...more })
    t.teardown(() => context.close())
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => t.fail(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) t.fail(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) t.fail(`asked ${request.url()}`)
    })
    if (signedIn) {
      const session = JSON.stringify({ token, name: 'ruth' })
      // An empty page, between two places, may store nothing.
      const store = `sessionStorage.setItem('copydesk.session', ${JSON.stringify(session)})`
      await context.addInitScript(`if (location.protocol === 'http:') ${store}`)
    }
    await page.goto(`${base}/${hash}`)
    await settled(page)
    return page
  }

  /** Goes to another place so that the page begins anew: nothing of the one before can be taken for it. */
  const visit = async (page: Page, hash: string) => {
    await page.goto('about:blank')
    await page.goto(`${base}/${hash}`)
    await settled(page)
  }

  /** Looks at a page wide and narrow, in light and in dark. */
  const inspect = async (t: Test, page: Page, name: string) => {
    const size = page.viewportSize()!
    for (const [width, height] of [
      [1440, 900],
      [768, 1024],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await takePicture(page, `${name}-${colorScheme}-${width}`)
      }
      t.same(await faultsOf(page), [], `${name}: axe at ${width} pixels`)
      t.equal(await overflowOf(page), 0, `${name}: fits ${width} pixels`)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(size)
  }
  return { app, base, browser, json, all, open, visit, inspect }
}

/** A page of another site. Returns its address. */
export async function serveElsewhere(t: Test, html: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  }).listen(0, '127.0.0.1')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

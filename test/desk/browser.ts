/** A real browser for the desk’s tests, and where their pictures go. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import axe from 'axe-core'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import type { Test } from 'tap'
import { packageRoot } from '../../src/data.ts'

/** The browser’s program: what CHROMIUM names, else where systems put it; undefined when there is none. */
export const executable = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))

export function startBrowser(): Promise<Browser> {
  // Root may not use the sandbox; the pages are our own.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: executable!, args, timeout: 0 })
}

const pictures = join(packageRoot, 'var/desk')
mkdirSync(pictures, { recursive: true })

export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** Waits until the view shows what it has to show. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1, main .state').first().waitFor()
  await page.locator('main [aria-busy]').first().waitFor({ state: 'detached' })
}

/** How long a page may take to draw what it has: a busy machine is slow. In milliseconds. */
const PATIENCE = 60_000

/**
 * What is read of a page, once it is as it should be: a page shows what it has heard a frame or more later. What never
 * becomes so is for the assertions to tell. (The page’s policy forbids what would wait inside it.)
 */
export async function eventually<T>(read: () => Promise<T>, isThere: (now: T) => boolean): Promise<T> {
  const patience = AbortSignal.timeout(PATIENCE)
  for (;;) {
    const now = await read()
    if (isThere(now) || patience.aborted) return now
    await setTimeout(20)
  }
}

/** Holds what is read of a page against what it has to come to. */
export async function shows<T>(t: Test, read: () => Promise<T>, wanted: T, message = 'as it is shown'): Promise<void> {
  t.strictSame(await eventually(read, (now) => isDeepStrictEqual(now, wanted)), wanted, message)
}

const option = "[...document.querySelectorAll('[role=option]')].findIndex((one) => one.ariaSelected === 'true')"

/** Goes down to a suggestion by the arrow key: each step is seen before the next. */
export async function stepTo(page: Page, suggestion: Locator): Promise<void> {
  await suggestion.waitFor()
  for (let steps = 0; (await suggestion.getAttribute('aria-selected')) !== 'true'; steps++) {
    if (steps > 8) throw new Error(`${suggestion} is not suggested`)
    const before = await page.evaluate<number>(option)
    await page.keyboard.press('ArrowDown')
    await eventually(
      () => page.evaluate<number>(option),
      (now) => now !== before,
    )
  }
}

/** Faults of the page that axe calls serious or critical. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  // What passed is not asked for: it is most of the result, and takes most of the time.
  const faults = await page.evaluate<axe.Result[]>(
    'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations)',
  )
  return faults
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
}

/** Pixels by which the page is wider than the window. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/** Timelines in the desk: drawn to scale, in words, and put together by an editor. */
import type { Page } from 'playwright-core'
import t from 'tap'
import type { KeptTimelineWithEntries } from '../../schemas/kept-timeline.ts'
import type { Facets } from '../../schemas/tally.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { dateInWords } from '../../src/formats/event-words.ts'
import { eventually, executable, overflowOf, settled, shows, takePicture } from './browser.ts'
import { serveDesk, serveElsewhere, token } from './serve.ts'

const { base, browser, json, open, visit, inspect } = await serveDesk()

const text = `The mill by the weir

The mill by the weir will open in spring 2027, its owner, Tom Quill, said. Work began in early 2019. In the 1990s it stood
empty. The wheel was mended from 3 to 9 March 2021. The roof fell in on 5 May 2020. It was built in the 19th century.`
const sent = await fetch(`${base}/articles`, {
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify({ text: text.replace(/(\S)\n(\S)/g, '$1 $2'), publishedAt: '2022-01-22' }),
})
const mill = ((await sent.json()) as { id: string }).id

interface Drawn {
  name: string
  isPoint: boolean
  shape: { left: number; right: number; width: number }
  label: { left: number; right: number; top: number }
}

/** What is drawn, in pixels from the left of the box; null: it is not loaded yet. */
const drawn = (page: Page) =>
  page.evaluate<{ width: number; isLaidOut: boolean; marks: Drawn[] } | null>(`(() => {
    const drawing = document.querySelector('.drawing-box')
    if (!drawing) return null
    const box = drawing.getBoundingClientRect()
    const at = (element) => {
      const { left, right, top, width } = element.getBoundingClientRect()
      return { left: left - box.left, right: right - box.left, top: top - box.top, width }
    }
    return {
      width: box.width,
      // The box is narrower with the window at once, its marks follow later.
      isLaidOut: drawing.dataset.width === String(drawing.clientWidth),
      marks: [...drawing.querySelectorAll('button')].map((mark) => ({
        name: mark.title,
        isPoint: mark.className === 'mark-point',
        shape: at(mark.querySelector('.shape')),
        label: at(mark.querySelector('.label')),
      })),
    }
  })()`)

/** The events of the list. */
const events = (page: Page) => page.locator('.event .says').allTextContents()

/** How many events are drawn. */
const countDrawn = async (page: Page) => (await drawn(page))?.marks.length

if (browser === undefined) {
  t.test('in a browser', { skip: `there is no Chromium; CHROMIUM may name one: ${executable}` }, async () => {})
} else {
  t.test('points and ranges to scale, nothing cut off, nothing on another', async (t) => {
    const page = await open(t, '#/timeline?order=oldest')
    const { items } = await json<{ items: TimelineEntry[] }>('/timeline')
    for (const width of [1440, 768, 360]) {
      await page.setViewportSize({ width, height: 900 })
      const { marks, width: box } = (await eventually(
        () => drawn(page),
        (now) => now?.isLaidOut === true && now.width <= width,
      ))!
      t.equal(marks.length, items.length)
      t.equal(marks.filter(({ isPoint }) => isPoint).length, items.filter((e) => e.earliest === e.latest).length)
      const long = items.filter((e) => Date.parse(e.latest) - Date.parse(e.earliest) > 300 * 86_400_000)
      const scales = long.flatMap((entry) => {
        const { shape } = marks.find(({ name }) => name.endsWith(entry.text))!
        // As thin as can be seen.
        if (shape.width < 3) return []
        return (Date.parse(entry.latest) - Date.parse(entry.earliest)) / 86_400_000 / shape.width
      })
      t.ok(scales.length > 1 && Math.max(...scales) / Math.min(...scales) < 1.1, `to scale: ${scales}`)
      for (const { label, shape, name } of marks) {
        t.ok(label.left >= -1 && label.right <= box + 1, `in the box at ${width}: ${name}`)
        t.ok(shape.left >= -1 && shape.right <= box + 1)
      }
      for (const [i, one] of marks.entries()) {
        const others = marks.slice(i + 1).filter(({ label }) => Math.abs(label.top - one.label.top) < 10)
        t.ok(
          others.every(({ label }) => label.left >= one.label.right || label.right <= one.label.left),
          `apart: ${one.name}`,
        )
      }
    }
  })

  t.test('near the news first, and the ways to the rest', async (t) => {
    const page = await open(t, '#/timeline')
    const from = '2021-12-23'
    const { items } = await json<{ items: TimelineEntry[] }>(`/timeline?from=${from}`)
    await shows(
      t,
      () => events(page),
      items.map((entry) => entry.text),
    )
    await page.getByRole('link', { name: 'Show all' }).click()
    await page.waitForURL(/order=oldest/)
    await settled(page)
    const all = await json<{ items: TimelineEntry[] }>('/timeline')
    await page.locator('.event .says').first().getByText(all.items[0]!.text, { exact: true }).waitFor()

    const last = await json<{ items: TimelineEntry[] }>('/timeline?sort=newest')
    await page.goto(`${base}/#/timeline?order=newest`)
    await shows(
      t,
      () => events(page),
      last.items.slice(0, 20).map((entry) => entry.text),
    )
    const { facets } = await json<{ facets: Facets }>('/timeline?facets=publisher')
    const outlet = facets.publisher![0]!.value
    const told = await json<{ items: TimelineEntry[] }>(`/timeline?publisher=${encodeURIComponent(outlet)}`)
    await page.goto(`${base}/#/timeline?order=oldest&publisher=${encodeURIComponent(outlet)}`)
    await shows(
      t,
      () => events(page),
      told.items.slice(0, 20).map((entry) => entry.text),
    )

    // One article has all of its events, in any order.
    const own = await json<{ items: TimelineEntry[] }>(`/timeline?article=${mill}`)
    await visit(page, `#/articles/${mill}`)
    await page.locator('.drawing-box .label').first().waitFor()
    await page.emulateMedia({ forcedColors: 'active' })
    const ground = (of: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${of}')).backgroundColor`)
    t.not(
      await ground('.drawing-box .shape'),
      await ground('.drawing-box'),
      'drawn where the system chooses the colours',
    )
    await page.emulateMedia({ forcedColors: 'none' })
    const newest = [...own.items].reverse().map((entry) => entry.text)
    await page.getByLabel('Order').selectOption('Newest first')
    await shows(t, () => events(page), newest)
    await page.getByLabel('Order').selectOption('Oldest first')
    await shows(t, () => events(page), [...newest].reverse())
    await page.getByRole('button', { name: /\d earlier/ }).click()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByRole('button', { name: 'None earlier' }).waitFor()
    await shows(t, () => countDrawn(page), own.items.length)
    await page.getByRole('button', { name: 'Zoom in' }).click()
    t.ok(
      (await eventually(
        () => countDrawn(page),
        (count) => count! < own.items.length,
      ))! < own.items.length,
    )
  })

  t.test('dates in words', async (t) => {
    const page = await open(t, `#/articles/${mill}`)
    const { items } = await json<{ items: TimelineEntry[] }>(`/timeline?article=${mill}`)
    t.ok(items.some(({ date }) => date === '2027-21'))
    const shown = (await page.locator('.event-date').allTextContents()).map((words) =>
      words.replace('Ahead', '').trim(),
    )
    for (const words of [
      'Spring 2027',
      'Early 2019',
      'The 1990s',
      '3–9 March 2021',
      '5 May 2020',
      'The 19th century',
    ]) {
      t.ok(shown.includes(words), words)
    }
    await page.getByRole('checkbox', { name: /Times/ }).check()
    await page.getByRole('tab', { name: /Times/ }).click()
    const whole = await page.evaluate<string>('document.body.innerText')
    t.notMatch(whole, /\d{4}-\d\d\b|\b\d{3}X\b|\b\d\dXX\b/, 'no date in code')
    t.equal(dateInWords('2027-21'), 'spring 2027')
  })

  t.test('dates are corrected in words', async (t) => {
    const page = await open(t, `#/articles/${mill}`, { signedIn: true })
    const { items } = await json<{ items: TimelineEntry[] }>(`/timeline?article=${mill}`)
    const { id } = items.find(({ date }) => date === '2027-21')!
    const event = page.locator(`[id="event-${id}"]`)
    const date = event.getByLabel('Date')
    let before = 'spring 2027'
    for (const [words, edtf] of [
      ['3–9 March 2024', '2024-03-03/2024-03-09'],
      ['autumn 2024', '2024-23'],
      ['the 1980s', '198X'],
      ['March – May 2024', '2024-03/2024-05'],
      ['spring 2027', '2027-21'],
    ] as const) {
      await event.getByRole('button', { name: /^Edit/ }).click()
      await shows(t, () => date.inputValue(), before)
      await date.fill(words)
      await page.keyboard.press('Enter')
      await date.waitFor({ state: 'detached' })
      await event.getByText(words, { exact: false }).first().waitFor()
      t.equal((await json<TimelineEntry>(`/timeline/${id}`)).date, edtf)
      before = words
    }
  })

  t.test('only what a name takes part in', async (t) => {
    const page = await open(t, '#/timeline')
    const field = page.getByRole('combobox', { name: 'Name' })
    await field.pressSequentially('Truss')
    await page.getByRole('option', { name: /Truss/ }).first().click()
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(/named-entity=person/)
    const entity = new URLSearchParams(page.url().split('?')[1]).get('named-entity')!
    const { items } = await json<{ items: TimelineEntry[] }>(`/timeline?from=2021-12-23&entity=${entity}`)
    t.ok(items.length > 0)
    await shows(
      t,
      () => events(page),
      items.map((entry) => entry.text),
    )
    await page.goto(`${base}/#/timeline?named=Nobody+Known`)
    await page.getByText('No name “Nobody Known” is known').waitFor()
  })

  t.test('an editor puts four events together, by keyboard', async (t) => {
    const page = await open(t, '#/timeline?order=oldest', { signedIn: true })
    const add = page.getByRole('button', { name: /^Add to a timeline/ })
    const { items } = await json<{ items: TimelineEntry[] }>('/timeline')
    for (const nth of [0, 1, 2]) {
      await page
        .locator(`[id="event-${items[nth]!.id}"]`)
        .getByRole('button', { name: /^Add to/ })
        .press('Enter')
    }
    // The rest comes from elsewhere: what is chosen stays.
    await visit(page, `#/articles/${mill}`)
    await add.first().waitFor()
    const { items: own } = await json<{ items: TimelineEntry[] }>(`/timeline?article=${mill}`)
    const last = own.at(-1)!
    await page
      .locator(`[id="event-${last.id}"]`)
      .getByRole('button', { name: /^Add to/ })
      .press('Enter')
    await page.getByText('4 events').waitFor()
    await page.getByRole('button', { name: 'Arrange and save' }).press('Enter')
    const headline = page.getByRole('textbox', { name: 'Headline' })
    await headline.fill('Four <i>times</i>')
    const tray = page.locator('.tray-events li')
    await tray.nth(3).getByRole('button', { name: /^Up/ }).press('Enter')
    await page.getByRole('status').filter({ hasText: 'now number 3 of 4' }).waitFor()
    await tray.nth(2).getByRole('button', { name: /^Up/ }).press('Enter')
    await page.getByRole('status').filter({ hasText: 'now number 2 of 4' }).waitFor()
    const order = [items[0]!, last, items[1]!, items[2]!]
    await inspect(t, page, 'timeline-tray')
    await headline.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Four <i>times</i>' }).waitFor()
    await settled(page)
    await page.locator('.drawing-box .label').first().waitFor()
    const [kept] = (await json<{ items: KeptTimelineWithEntries[] }>('/timelines')).items
    t.same(
      kept!.events,
      order.map(({ id }) => id),
    )
    t.match(kept, { headline: 'Four <i>times</i>', made: { by: 'ruth' } })
    await shows(
      t,
      () => events(page),
      order.map((entry) => entry.text),
    )
    await page.locator('.tray').waitFor({ state: 'detached' })
    await inspect(t, page, 'timeline-kept')
    for (const href of await page.evaluate<string[]>(
      '[...document.querySelectorAll(".downloads a")].map(({ href }) => href)',
    ))
      t.equal((await fetch(href)).status, 200, href)

    // As it stands in another page, under the policy of its own.
    const code = await page.getByRole('textbox', { name: /Paste this/ }).inputValue()
    const elsewhere = await serveElsewhere(
      t,
      `<!doctype html><html lang="en"><title>Elsewhere</title><h1>News</h1>${code}`,
    )
    const context = await browser.newContext({ viewport: { width: 768, height: 700 } })
    t.teardown(() => context.close())
    const other = await context.newPage()
    other.on('console', (message) => message.type() === 'error' && t.fail(message.text()))
    await other.goto(elsewhere)
    const frame = other.frameLocator('iframe')
    await frame.getByRole('heading', { name: 'Four <i>times</i>' }).waitFor()
    t.same(
      await frame.locator('.what').allTextContents(),
      order.map((entry) => entry.text),
    )
    const border = "getComputedStyle(document.querySelector('li.range')).borderLeftWidth"
    t.equal(await other.frames()[1]!.evaluate(border), '2px', 'its looks are let in')
    await takePicture(other, 'timeline-embedded')
    const alone = await context.newPage()
    await alone.goto(/src="([^"]+)"/.exec(code)![1]!)
    for (const width of [1440, 360]) {
      await alone.setViewportSize({ width, height: 700 })
      t.equal(await overflowOf(alone), 0)
    }

    // Somebody else is faster.
    await page.getByRole('button', { name: 'Change it' }).press('Enter')
    await headline.waitFor()
    const path = `${base}/timelines/${kept!.id}`
    const changed = await fetch(path, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify({ headline: 'Three', events: kept!.events.slice(0, 3) }),
    })
    t.equal(changed.status, 200)
    await headline.fill('Four times')
    await page.getByRole('button', { name: 'Save the timeline' }).press('Enter')
    await page.getByText('Somebody else has changed this timeline').waitFor()
    await page.getByRole('button', { name: 'save yours' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Four times' }).waitFor()
    t.match(await json(`/timelines/${kept!.id}`), { headline: 'Four times', events: kept!.events })

    // Gone, and back.
    await page.getByRole('button', { name: 'Delete it' }).press('Enter')
    await page.getByText('No timelines yet').waitFor()
    await inspect(t, page, 'timelines-none')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await page.getByRole('link', { name: 'Four times' }).waitFor()
    await inspect(t, page, 'timelines')
  })
}

/** Finding on the desk: one search over everything, and long lists that are narrowed, ordered and scrolled. */
import type { Page } from 'playwright-core'
import t from 'tap'
import type { Entity } from '../../schemas/entity.ts'
import type { Excerpt, Highlight } from '../../schemas/highlight.ts'
import type { Facets, Total } from '../../schemas/tally.ts'
import { faultsOf, settled, shows, stepTo, takePicture } from './browser.ts'
import { serveDesk } from './serve.ts'

const { base, browser, json, open, visit, inspect } = await serveDesk()

interface Listed {
  items: { id: string; text: string; highlights: (Highlight | Excerpt)[] }[]
  next: string | null
  total: Total
  facets: Facets
}

if (browser === undefined) {
  t.test('in a browser', { skip: 'there is no Chromium; CHROMIUM may name one' }, async () => {})
} else {
  const records = (page: Page) =>
    page.evaluate<string[]>(`[...document.querySelectorAll('main .record')].map((one) => one.dataset.record)`)
  const marks = (page: Page, within: string) => page.locator(`${within} mark`).allTextContents()

  t.test('one search over everything', async (t) => {
    const page = await open(t, '#/quotes')
    await page.keyboard.press('/')
    await page.getByRole('heading', { level: 1, name: 'Find' }).waitFor()
    const field = page.getByRole('combobox', { name: 'Words, or a name' })
    await page.locator('#find:focus').waitFor()
    const [person] = (await json<{ items: Entity[] }>('/entities?type=person&limit=1')).items
    await page.keyboard.type(person!.name.slice(0, 3).toLowerCase())
    const option = page.getByRole('option').filter({ hasText: person!.name }).first()
    await option.waitFor()
    t.same(await faultsOf(page), [], 'axe, with suggestions')
    await takePicture(page, 'suggestions')
    await stepTo(page, option)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: person!.name }).waitFor()

    await page.goBack()
    await field.fill('russia')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/find\?q=russia/)
    await page.locator('.found section').nth(4).waitFor()
    await settled(page)
    for (const kind of ['articles', 'quotes', 'claims', 'timeline']) {
      const { items, total, next } = await json<Listed>(`/${kind}?q=russia&limit=5&total=true&highlight=true`)
      const section = `[aria-labelledby="found-${kind}"]`
      await page
        .locator(`${section} li.record`)
        .nth(items.length - 1)
        .waitFor()
      const shown = items.flatMap(({ highlights }) => (kind === 'articles' ? highlights.slice(0, 3) : highlights))
      t.ok(shown.length > 0, `${kind}: something is found`)
      await shows(
        t,
        () => marks(page, section),
        shown.map(({ text }) => text),
        `${kind}: what the API found is marked`,
      )
      if (next) t.match(await page.locator(`${section} .more`).textContent(), String(total.count), `${kind}: how many`)
    }
    await inspect(t, page, 'find')

    await page.getByRole('button', { name: 'Save this search' }).click()
    await page.goto(`${base}/#/find`)
    await page.getByRole('list', { name: 'Saved searches' }).getByRole('link', { name: 'russia' }).click()
    await page.waitForURL(/#\/find\?q=russia/)
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByRole('list', { name: 'Saved searches' }).waitFor({ state: 'detached' })

    await page.goto(`${base}/#/find?q=${encodeURIComponent('russia (')}`)
    await page.getByRole('alert').first().waitFor()
    t.same(await faultsOf(page), [], 'axe, with what cannot be read')
    await page.goto(`${base}/#/find?q=zzzz`)
    await page.getByText('No quotes have these words.').waitFor()
  })

  t.test('lists say how many there are, and of what, in any order', async (t) => {
    const page = await open(t, '#/quotes?q=russia')
    const { items, total, facets } = await json<Listed>(
      '/quotes?q=russia&limit=100&highlight=true&total=true&facets=speaker',
    )
    await shows(t, () => page.locator('.total').textContent(), `${total.count} quote${total.count === 1 ? '' : 's'}`)
    await shows(
      t,
      () => records(page),
      items.map(({ id }) => id),
    )
    await shows(
      t,
      () => marks(page, '.record'),
      items.flatMap(({ highlights }) => highlights.map(({ text }) => text)),
    )
    const [speaker] = facets.speaker!
    await page.locator('.facets summary', { hasText: 'Speaker' }).click()
    await page.locator('.facets li').first().waitFor()
    t.match(await page.locator('.facets details[open] li').first().textContent(), `${speaker!.label} ${speaker!.count}`)
    await takePicture(page, 'facets')
    t.same(await faultsOf(page), [], 'axe, with a facet open')
    await page.locator('.facets details[open] a').first().click()
    await page.waitForURL(/speaker=/)
    await page.locator('.total', { hasText: new RegExp(`^${speaker!.count} quote`) }).waitFor()
    await shows(t, () => page.getByLabel('Search the quotes').inputValue(), 'russia', 'the search goes on')
    await page.getByLabel('Kind').selectOption('mixed')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(/speaker=.*kind=mixed|kind=mixed.*speaker=/)
    await page.goBack()
    await page.locator('.total', { hasText: new RegExp(`^${speaker!.count} quote`) }).waitFor()
    await inspect(t, page, 'narrowed')
    await page.getByRole('link', { name: /^All.*speaker/ }).click()
    await page.locator('.total', { hasText: new RegExp(`^${total.count} quote`) }).waitFor()

    for (const [list, order, sort] of [
      ['quotes', 'Oldest first', 'oldest'],
      ['quotes', 'Best match first', 'relevance'],
      ['claims', 'Worth checking first', 'checkworthiness'],
    ] as const) {
      await visit(page, `#/${list}?q=russia`)
      await page.getByLabel('Order').selectOption(order)
      await page.getByRole('button', { name: 'Search' }).click()
      await page.waitForURL(new RegExp(`sort=${sort}`))
      const ordered = await json<Listed>(`/${list}?q=russia&sort=${sort}&limit=100`)
      await shows(
        t,
        () => records(page),
        ordered.items.map(({ id }) => id),
        order,
      )
    }
  })

  t.test('ten thousand names scroll', async (t) => {
    const most = 10_000
    const page = await open(t, '')
    await page.route(/\/entities\?/, (route) => {
      const query = new URL(route.request().url()).searchParams
      const from = Number(query.get('cursor') ?? 0)
      const limit = Number(query.get('limit'))
      const items = Array.from({ length: Math.min(limit, most - from) }, (_, i) => ({
        id: `person/name-${from + i}`,
        type: 'person',
        name: `Name ${from + i}`,
        aliases: [],
        roles: [],
        honorific: null,
        counts: { articles: 1, mentions: 1, quotes: 0, claims: 0 },
        source: 'machine',
      }))
      const next = from + limit < most ? String(from + limit) : null
      return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ items, next }) })
    })
    await page.goto(`${base}/#/entities`)
    await page.getByText('Name 0', { exact: true }).waitFor()
    for (let read = 100; read < most; read += 100) {
      await page.evaluate('scrollTo(0, document.body.scrollHeight)')
      await page
        .locator('.part')
        .nth(read / 100)
        .locator('.record')
        .first()
        .waitFor({ state: 'attached' })
    }
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    await page.getByText(`Name ${most - 1}`, { exact: true }).waitFor()
    await shows(t, () => page.locator('.record').count(), most)
    t.equal(await page.locator('.more').count(), 0, 'that is all')
    await page.getByText(`Name ${most - 1}`, { exact: true }).click()
    await page.waitForURL(/person\/name-9999/)
    await page.goBack()
    await page.getByText(`Name ${most - 1}`, { exact: true }).waitFor({ state: 'attached' })
    t.pass('going back finds all that was read')
  })
}

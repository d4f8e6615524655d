/** A person’s page of the desk, and what is taken away from it and from an article. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import t from 'tap'
import type { Article } from '../../schemas/article.ts'
import type { EntityDetail } from '../../schemas/entity-detail.ts'
import type { ArticleWithRecords } from '../../schemas/listing.ts'
import type { Quote } from '../../schemas/quote.ts'
import { executable, shows } from './browser.ts'
import { serveDesk, token } from './serve.ts'

const { base, browser, json, open, visit, inspect } = await serveDesk()

/** Articles in which somebody speaks, in several roles, over some months. */
const roles = ['finance minister', 'finance minister', 'mayor', 'finance minister', 'mayor', 'senator', 'chairwoman']
const plans = [
  'The quay will stay open',
  'The fish market will move to Senning',
  'Dredging will start after Easter',
  'Two old tugs will be sold',
  'The pilots will get a house of their own',
  'Fees for small boats will fall by a tenth',
  'A museum will take the first crane',
]
const parts = [
  'The eastern crane is mended',
  'Divers have seen every pile of the old pier',
  'We paid the masons',
  'New rails lie beside both sheds',
  'My office answers whoever writes',
  'Boats from Senning came back',
  'Nothing is left to do before winter arrives',
]
for (const [i, role] of roles.entries()) {
  const text = [
    `The quay report, part ${i + 1}`,
    `${plans[i]}, the ${role}, Wilma Harkness, said on Monday. It had been closed for repairs in the winter.`,
    `“${parts[i]} in good time,” Ms Harkness said, before she left for Tom Brandt’s yard. Nobody else spoke there.`,
  ].join('\n\n')
  const reply = await fetch(`${base}/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      text,
      headline: `The quay report, part ${i + 1}`,
      publishedAt: `2023-0${i + 1}-0${i + 1}`,
      publisher: i % 2 ? 'Anselm Herald' : 'Quay Courier',
    }),
  })
  if (reply.status !== 201) throw new Error(await reply.text())
}
const id = 'person/wilma-harkness'
const entity = await json<EntityDetail>(`/entities/${id}`)

if (browser === undefined) {
  t.test('in a browser', { skip: `there is no Chromium; CHROMIUM may name one: ${executable}` }, async () => {})
} else {
  const shown = (page: Page) => page.locator('section[aria-labelledby=said] .says').allTextContents()
  const wordsOf = ({ kind, text }: Quote) => (kind === 'direct' ? `“${text}”` : text)

  t.test('what somebody said, by month, outlet and day', async (t) => {
    const page = await open(t, `#/entities/${id}`)
    await page.getByText('finance minister January – April 2023').waitFor()
    t.equal(await page.locator('.article-head > .roles > li').count(), 3, 'the rest is folded')
    await page.getByText('other role').click()
    const { items } = await json<{ items: Quote[] }>(`/quotes?speaker=${id}`)
    t.ok(items.length >= roles.length)
    await shows(t, () => shown(page), items.map(wordsOf))
    await page.locator('.context').first().waitFor()
    const contexts = await page.locator('.context').allTextContents()
    t.equal(contexts.length, items.length)
    await page.locator('.by-month li').first().waitFor()
    t.equal(await page.locator('.by-month li').count(), roles.length)
    await page.locator('.mentions mark').nth(19).waitFor()
    await page.getByRole('button', { name: 'More mentions' }).click()
    await page
      .locator('.mentions mark')
      .nth(entity.mentions.length - 1)
      .waitFor()
    t.same(
      (await page.locator('.mentions mark').allTextContents()).sort(),
      entity.mentions.map(({ text }) => text).sort(),
    )
    await inspect(t, page, 'person')

    await page.getByRole('link', { name: /^Mar 2023: \d quote/ }).press('Enter')
    await page.waitForURL(/from=2023-03-01&to=2023-03-31/)
    const march = await json<{ items: Quote[] }>(`/quotes?speaker=${id}&from=2023-03-01&to=2023-03-31`)
    t.ok(march.items.length > 0)
    await page.getByText(`${march.items.length} of ${items.length} quotes`).waitFor()
    await shows(t, () => shown(page), march.items.map(wordsOf))
    await page.getByRole('link', { name: 'Show all' }).click()
    await shows(t, () => shown(page), items.map(wordsOf))
    await page.getByLabel('Outlet').selectOption('Anselm Herald')
    await page.getByLabel('Order').selectOption('Oldest first')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.waitForURL(/sort=oldest/)
    const articles = await Promise.all(items.map(({ article }) => json<Article>(`/articles/${article}`)))
    const herald = items.filter((_, i) => articles[i]!.publisher === 'Anselm Herald')
    t.ok(herald.length > 0 && herald.length < items.length)
    const order = [...new Set(herald.map(({ article }) => article))].reverse()
    const oldest = order.flatMap((article) => herald.filter((quote) => quote.article === article))
    await page.getByText(`${herald.length} of ${items.length} quotes`).waitFor()
    await shows(t, () => shown(page), oldest.map(wordsOf))
  })

  /** What a button saves. */
  const saved = async (page: Page, button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') }
  }

  t.test('taken away', async (t) => {
    const page = await open(t, `#/entities/${id}`)
    const text = await saved(page, 'Save as text')
    t.equal(text.name, 'wilma-harkness.txt')
    const { items } = await json<{ items: Quote[] }>(`/quotes?speaker=${id}&limit=100`)
    for (const quote of items) t.ok(text.content.includes(`- ${wordsOf(quote)}`), quote.text)
    t.match(text.content, /^Wilma Harkness\n/)
    t.match(text.content, '- finance minister, January – April 2023\n')
    const word = await saved(page, 'Save for Word')
    t.equal(word.name, 'wilma-harkness.html')
    t.match(word.content, '<h1>Wilma Harkness</h1>')

    const article = items[0]!.article
    await visit(page, `#/articles/${article}`)
    await page.locator('.text').first().waitFor()
    const whole = await json<ArticleWithRecords>(`/articles/${article}?include=quotes,entities,timeline`)
    const told = await saved(page, 'Save as text')
    for (const { start, end } of whole.paragraphs) t.ok(told.content.includes(whole.text.slice(start, end)))
    for (const quote of whole.quotes!) t.ok(told.content.includes(wordsOf(quote)))
    for (const { name } of whole.entities!) t.ok(told.content.includes(`- ${name}, `))
    const written = await saved(page, 'Save for Word')
    t.equal(written.name, `${article}.html`)
    // It is a page of its own, which shows the same.
    const context = await browser.newContext()
    t.teardown(() => context.close())
    const alone = await context.newPage()
    await alone.setContent(written.content)
    t.equal(await alone.locator('h1').textContent(), whole.headline)
    t.equal(await alone.locator('h1').count(), 1)

    // Every view has its rows and its JSON.
    for (const hash of [
      '#/articles',
      '#/quotes',
      '#/claims',
      '#/entities',
      '#/timeline',
      '#/map',
      `#/articles/${article}`,
    ]) {
      await visit(page, hash)
      await page.locator('.downloads a').first().waitFor()
      const hrefs = await page.evaluate<string[]>(
        '[...document.querySelectorAll(".downloads a")].map(({ href }) => href)',
      )
      t.ok(
        hrefs.some((href) => href.includes('format=json')),
        `${hash}: JSON`,
      )
      if (!hash.includes('/articles/'))
        t.ok(
          hrefs.some((href) => href.includes('format=csv')),
          `${hash}: CSV`,
        )
      for (const href of hrefs) t.equal((await fetch(href)).status, 200, href)
    }

    // On paper there is nothing to press.
    await visit(page, `#/entities/${id}`)
    await page.emulateMedia({ media: 'print' })
    const buttons = await page.evaluate<number>(
      '[...document.querySelectorAll("main button, main form, main input")].filter((one) => one.checkVisibility() && !one.classList.contains("says")).length',
    )
    t.equal(buttons, 0)
  })

  t.test('whom a surname alone may mean', async (t) => {
    const text =
      'Dredgers leave\n\nMs Harkness said on Monday that both dredgers had left. Tom Brandt was with her in the yard.'
    const reply = await fetch(`${base}/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text, headline: 'Dredgers leave', publishedAt: '2023-11-06' }),
    })
    t.equal(reply.status, 201)
    const short = 'person/harkness'
    const reader = await open(t, `#/entities/${short}`)
    await reader.getByText('Perhaps the same').waitFor()
    t.equal(await reader.getByRole('button', { name: 'The same person' }).count(), 0)
    const page = await open(t, `#/entities/${id}`, { signedIn: true })
    await page.getByRole('link', { name: 'Harkness', exact: true }).waitFor()
    await inspect(t, page, 'person-alike')
    await page.getByRole('button', { name: 'The same person' }).click()
    await page.getByText('Perhaps the same').waitFor({ state: 'detached' })
    t.equal((await json<EntityDetail>(`/entities/${short}`)).id, id)
    await page.keyboard.press('Control+z')
    await page.getByText('Perhaps the same').waitFor()
    t.equal((await json<EntityDetail>(`/entities/${short}`)).id, short)
  })
}

/** The desk in a real browser, on a real server with the sample articles. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import type { Article, ArticleSummary } from '../../schemas/article.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { bySameWords } from '../../src/comparison/same-words.ts'
import { packageRoot, wordList } from '../../src/data.ts'
import { faultsOf, overflowOf, settled, shows, stepTo, takePicture } from './browser.ts'
import { serveDesk, token } from './serve.ts'

const { app, base, browser, json, all, open, visit } = await serveDesk({ COPYDESK_BODY_LIMIT: '100000' })
const summaries = await all<ArticleSummary>('/articles?limit=100')

t.test('the page and its files', async (t) => {
  const page = await app.inject({ url: '/', headers: { accept: 'text/html' } })
  t.equal(page.statusCode, 200)
  t.equal(page.headers['content-type'], 'text/html; charset=utf-8')
  t.equal(page.headers['cache-control'], 'no-cache')
  t.match(page.headers['content-security-policy'], /^default-src 'none'; script-src 'self'; style-src 'self';/)
  t.notMatch(page.headers['content-security-policy'], 'unsafe')

  const files = [...page.body.matchAll(/(?:src|href)="(desk\/[^"]+)"/g)].map(([, path]) => `/${path}`)
  t.equal(files.length, 3)
  for (const url of files) {
    const file = await app.inject({ url, headers: { 'accept-encoding': 'br' } })
    t.equal(file.statusCode, 200, url)
    t.match(url, /-[A-Z0-9]{8}\.\w+$/, 'its digest is in its name')
    t.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable')
    t.equal(file.headers['content-encoding'], 'br')
    t.equal(file.headers['x-content-type-options'], 'nosniff')
    const head = await app.inject({ method: 'HEAD', url })
    t.equal(head.statusCode, 200)
    t.equal(head.body, '')
  }
  const refused = await app.inject({ method: 'POST', url: '/' })
  t.equal(refused.statusCode, 405)
  t.equal(refused.headers.allow, 'GET, HEAD, OPTIONS')
  t.equal((await app.inject({ url: '/', headers: { accept: 'application/json' } })).statusCode, 406)
  const missing = await app.inject({ url: '/desk/main-00000000.js' })
  t.equal(missing.statusCode, 404)
  t.equal(missing.headers['content-type'], 'application/problem+json')
  const again = await app.inject({ url: '/', headers: { 'if-none-match': String(page.headers.etag) } })
  t.equal(again.statusCode, 304)
})

t.test('every reason for checking a claim has its words', async (t) => {
  const source = readFileSync(join(packageRoot, 'desk/parts/worth.tsx'), 'utf8')
  // These two are of every sentence, and told as no reason.
  const told = wordList('claims', 'checkworthiness').filter(([reason]) => reason !== 'start' && reason !== 'length')
  t.same(
    told
      .map(([reason]) => reason!)
      .filter((reason) => !source.includes(`${/\W/.test(reason) ? `'${reason}'` : reason}: `)),
    [],
  )
})

if (browser === undefined) {
  t.test('in a browser', { skip: 'there is no Chromium; CHROMIUM may name one' }, async () => {})
} else {
  const newest = summaries[0]!
  const downloads = '[...document.querySelectorAll(".downloads a")].map(({ href }) => href)'

  t.test('every view, wide and narrow, light and dark', async (t) => {
    const speaker = (await all<Entity>('/entities?type=person')).find(({ counts }) => counts.quotes > 0)!
    const views: [name: string, hash: string, title: string][] = [
      ['stories', '', 'Stories'],
      ['articles', '#/articles', 'Articles'],
      ['find-nothing-yet', '#/find', 'Find'],
      ['article', `#/articles/${newest.id}`, newest.headline!],
      ['name', `#/entities/${speaker.id}`, speaker.name],
      ['names', '#/entities?type=organisation', 'Names'],
      ['quotes', '#/quotes', 'Quotes'],
      ['claims', '#/claims?hasQuantity=true', 'Claims'],
      ['timeline', '#/timeline', 'Timeline'],
      ['try', '#/try', 'Try it'],
      ['nothing-found', '#/articles?q=zzzz', '“zzzz” in articles'],
      ['missing', '#/articles/none', 'Article'],
    ]
    for (const [name, hash, title] of views) {
      const page = await open(t, hash)
      t.equal(await page.title(), `${title} — Copydesk`)
      t.same(await faultsOf(page), [], `${name}: axe`)
      t.equal(await overflowOf(page), 0, `${name}: fits 1440 pixels`)
      await takePicture(page, `${name}-light-1440`)
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await takePicture(page, `${name}-dark-1440`)
      await page.setViewportSize({ width: 768, height: 1024 })
      t.equal(await overflowOf(page), 0, `${name}: fits 768 pixels`)
      await takePicture(page, `${name}-dark-768`)
      await page.setViewportSize({ width: 360, height: 740 })
      t.same(await faultsOf(page), [], `${name}: axe, dark and narrow`)
      t.equal(await overflowOf(page), 0, `${name}: fits 360 pixels`)
      await takePicture(page, `${name}-dark-360`)
      await page.emulateMedia({ colorScheme: 'light' })
      await takePicture(page, `${name}-light-360`)
      await page.context().close()
    }
  })

  t.test('what a first visit loads', async (t) => {
    const page = await open(t, '')
    const sizes = await page.evaluate<[path: string, bytes: number][]>(
      `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(({ name }) => name.endsWith('/') || name.includes('/desk/'))
        .map(({ name, encodedBodySize }) => [name, encodedBodySize])`,
    )
    t.ok(sizes.length > 2 && sizes.every(([, bytes]) => bytes > 0))
    const bytes = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
    t.ok(bytes < 60_000, `${bytes} bytes, compressed`)
  })

  t.test('the list, its search, and the way back', async (t) => {
    const page = await open(t, '#/articles')
    const headlines = page.locator('main h2')
    await shows(
      t,
      () => headlines.allTextContents(),
      summaries.map(({ headline }) => headline),
    )

    await page.getByLabel('Search the text').fill('telescope')
    await page.keyboard.press('Enter')
    const found = await all<ArticleSummary>('/articles?q=telescope')
    await page.waitForURL(/q=telescope/)
    await shows(
      t,
      () => headlines.allTextContents(),
      found.map(({ headline }) => headline),
    )

    t.equal(
      await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href'),
      'articles?q=telescope&fold=copies&format=csv',
    )
    for (const href of await page.evaluate<string[]>(downloads)) {
      t.equal((await fetch(href)).status, 200, href)
    }
    await headlines.first().getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: found[0]!.headline! }).waitFor()
    for (const href of await page.evaluate<string[]>(downloads)) {
      t.equal((await fetch(href)).status, 200, href)
    }
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Articles' }).waitFor()
    await shows(t, () => page.getByLabel('Search the text').inputValue(), 'telescope')
    await shows(
      t,
      () => headlines.allTextContents(),
      found.map(({ headline }) => headline),
    )
  })

  t.test('the layers lie where the API says', async (t) => {
    const page = await open(t, '')
    for (const { id } of summaries) {
      await visit(page, `#/articles/${id}`)
      await page.locator('.paragraph.body').first().waitFor()
      await checkLayers(t, page, id)
    }
  })

  t.test('layers can be hidden, and records marked', async (t) => {
    const page = await open(t, `#/articles/${newest.id}`)
    t.equal(await page.locator('.over-claim, .over-time').count(), 0, 'quotes and names at first')
    await page.getByRole('checkbox', { name: 'Claims' }).check()
    await page.reload()
    t.ok(await page.getByRole('checkbox', { name: 'Claims' }).isChecked(), 'remembered')
    await page.getByRole('checkbox', { name: 'Quotes' }).uncheck()
    await shows(t, () => page.locator('.over-quote').count(), 0)
    t.not(await page.locator('.over-claim').count(), 0)
    await page.getByRole('checkbox', { name: 'Quotes' }).check()

    await page.emulateMedia({ forcedColors: 'active' })
    const drawn = (layer: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('.over-${layer}')).borderBottomStyle`)
    t.same([await drawn('quote'), await drawn('claim')], ['solid', 'solid'], 'where the system chooses the colours')
    const colours = (tag: string) =>
      page.evaluate<string[]>(
        `['true', 'false'].map((one) => getComputedStyle(document.querySelector('${tag}[aria-selected=' + one + ']')).borderBottomColor)`,
      )
    const [chosen, other] = await colours('[role=tab]')
    t.not(chosen, other, 'the line of what is chosen is seen')
    await takePicture(page, 'forced-colours')
    await page.emulateMedia({ forcedColors: 'none' })

    // At one place two records lie over each other: a click marks the inner one, another click the one around it.
    const crossing = page.locator('.over-quote.over-place').first()
    const records = (await crossing.getAttribute('data-records'))!.split(' ')
    await crossing.click()
    await page.locator(`.panel [data-record="${records[0]}"] [aria-current]`).waitFor()
    await page
      .getByRole('tab', { selected: true })
      .filter({ hasText: /^Places/ })
      .waitFor()
    t.match(decodeURIComponent(page.url()), `mark=${records[0]}`)
    await page.locator(`.is-marked.over-quote.over-place`).first().click()
    await page.locator(`.panel [data-record="${records[1]}"] [aria-current]`).waitFor()

    const [quote] = await all<Quote>(`/quotes?article=${newest.id}&kind=direct`)
    await page.goto('about:blank')
    await page.goto(`${base}/#/articles/${newest.id}?mark=${quote!.id}`)
    await page.locator('.is-marked').first().waitFor()
    await shows(
      t,
      async () => (await page.locator('.is-marked').allTextContents()).join(''),
      quote!.parts.map(({ text }) => text).join(''),
    )
  })

  t.test('by the keyboard alone', async (t) => {
    const page = await open(t, `#/articles/${newest.id}`)
    const focused = (attribute: string) =>
      page.evaluate<string | null>(`document.activeElement.closest('[${attribute}]')?.getAttribute('${attribute}')`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    t.equal(await focused('id'), 'content', 'skips to the content')

    await page.getByRole('checkbox', { name: 'Times' }).focus()
    const reached: (string | null)[] = []
    for (let step = 0; step < 4 && reached.at(-1) !== 'tab'; step++) {
      await page.keyboard.press('Tab')
      reached.push(await focused('role'))
    }
    t.equal(reached.at(-1), 'tab', 'the tab key goes from the layers to the records')
    await page.keyboard.press('ArrowRight')
    await page
      .getByRole('tab', { selected: true })
      .filter({ hasText: /^Claims/ })
      .waitFor()
    const claims = await all<Claim>(`/claims?article=${newest.id}&limit=100`)
    await page.keyboard.press('Tab')
    t.equal(await focused('data-record'), claims[0]!.id)
    await page.keyboard.press('ArrowDown')
    t.equal(await focused('data-record'), claims[1]!.id)
    await page.keyboard.press('Enter')
    await page.locator('.text .is-marked:focus').waitFor()
    t.ok((await focused('data-records'))!.split(' ').includes(claims[1]!.id), 'Enter jumps to the text')
    await page.getByRole('status').filter({ hasText: 'Escape goes back' }).waitFor()
    await page.keyboard.press('Escape')
    t.equal(await focused('data-record'), claims[1]!.id, 'Escape goes back')
    await shows(t, () => page.locator('.is-marked').count(), 0)
  })

  t.test('a speaker leads to everything they said', async (t) => {
    const page = await open(t, `#/articles/${newest.id}`)
    const [quote] = (await all<Quote>(`/quotes?article=${newest.id}`)).filter(({ speaker }) => speaker?.entity)
    const { name, entity } = quote!.speaker!
    await page.locator(`.panel [data-record="${quote!.id}"] .by a`).click()
    await page.getByRole('heading', { level: 1, name: name! }).waitFor()
    await settled(page)
    const quotes = await all<Quote>(`/quotes?speaker=${entity}&limit=100`)
    const longest = new Set(bySameWords(quotes).map(([form]) => form))
    const said = quotes.filter((quote) => longest.has(quote))
    await shows(
      t,
      () =>
        page.evaluate(`[...document.querySelectorAll('[aria-labelledby=said] .record')].map((r) => r.dataset.record)`),
      said.map(({ id }) => id),
      'the same words once',
    )
    await page.locator('section[aria-labelledby=said] .says').first().click()
    await page.locator('.is-marked').first().waitFor()
    t.match(page.url(), `/#/articles/${said[0]!.article}?mark=`)
  })

  t.test('the timeline', async (t) => {
    const page = await open(t, '#/timeline?order=oldest')
    const events = await all<{ text: string }>('/timeline?limit=20')
    await shows(
      t,
      () => page.locator('.event .says').allTextContents(),
      events.map(({ text }) => text),
    )
    await page.locator('.drawing .label').first().click()
    await page.locator('.event:focus').waitFor()
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.getByRole('button', { name: 'More events' }).click()
    await page.locator('.event').nth(20).waitFor()
  })

  t.test('a text of one’s own', async (t) => {
    const page = await open(t, '#/try')
    const source = page.getByLabel('Text or HTML')
    const analyse = page.getByRole('button', { name: 'Analyse' })
    await analyse.click()
    await page.locator('#source[aria-invalid]:focus').waitFor()
    t.match(await page.locator('#source-problem').textContent(), /no article found/i)

    await page.getByRole('button', { name: 'Put in an example' }).click()
    await page.getByLabel('Published at').fill('yesterday')
    await page.getByLabel('Address of the page').fill('nowhere')
    await analyse.click()
    await page.locator('#publishedAt[aria-invalid]:focus').waitFor()
    t.match(
      await page.locator('#publishedAt-problem').textContent(),
      /^Write a date such as 5 March 2024 or 2024-03-05\.$/,
    )
    t.match(await page.locator('#url-problem').textContent(), /address/)
    t.same(await faultsOf(page), [])
    await takePicture(page, 'try-problems')

    const example = await source.inputValue()
    await source.fill('x'.repeat(100_001))
    await analyse.click()
    await page.locator('#source-problem', { hasText: 'longer than 100000 bytes' }).waitFor()

    await source.fill(example)
    await page.getByLabel('Published at').fill('2024-03-05')
    await page.getByLabel('Address of the page').fill('')
    await analyse.click()
    await page.getByRole('heading', { level: 2, name: 'Harbour bridge to close for two years' }).waitFor()
    t.match(await page.locator('.panel .record').first().textContent(), /Ellery Port Authority|Tom Quill/)
    await page.getByRole('tab', { name: /Claims/ }).click()
    await page
      .locator('.panel')
      .filter({ hasText: /Denied.*(?:Worth checking|Little to check)/s })
      .waitFor()
    t.match(await page.locator('.left-out').textContent(), /newsletter/)
    t.same(await faultsOf(page), [])
    await takePicture(page, 'try-result')
  })

  t.test('what happens meanwhile', async (t) => {
    const page = await open(t, '#/articles')
    await page.locator('.live-live').waitFor()
    const headline = 'Fire 🚒 at the fish market'
    const text = 'The market of Port Ellery burned on Sunday.\n\n“It was 🔥 everywhere,” said Ada Moss, who runs it.'
    const send = async (method: string, path: string, body?: object, more?: Record<string, string>) => {
      const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...more }
      return fetch(`${base}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    }
    const stored = await send('POST', '/articles', { text, headline, publishedAt: '2030-01-01T09:00:00Z' })
    t.equal(stored.status, 201)
    const { id } = (await stored.json()) as Article
    const item = page.locator(`[data-article="${id}"]`)
    await item.waitFor()
    await item.filter({ hasText: /^New/ }).waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: `New article: ${headline}` })
      .waitFor()
    await shows(t, () => page.locator('.articles > li').first().getAttribute('data-article'), id)

    await item.getByRole('link', { name: 'Fire' }).click()
    await page.locator('.paragraph.body').first().waitFor()
    await checkLayers(t, page, id)

    await page.getByRole('tab', { name: /Claims/ }).click()
    t.equal(await page.locator('.panel .chip-editor').count(), 0)
    const [claim] = await all<Claim>(`/claims?article=${id}`)
    const etag = (await fetch(`${base}/claims/${claim!.id}`)).headers.get('etag')!
    t.equal((await send('PATCH', `/claims/${claim!.id}`, { polarity: 'denies' }, { 'if-match': etag })).status, 200)
    await page.locator(`.panel [data-record="${claim!.id}"] .chip-editor`).waitFor()
    t.equal(await page.locator(`.panel [data-record="${claim!.id}"] .chip-denies`).count(), 1)

    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Claims' }).click()
    await page.getByRole('alert').filter({ hasText: 'You are offline' }).waitFor()
    await takePicture(page, 'offline')
    await page.context().setOffline(false)
    await page.locator('.record-claim').first().waitFor()

    await page.goBack()
    await page.locator('.paragraph.body').first().waitFor()
    t.equal((await send('DELETE', `/articles/${id}`)).status, 204)
    await page.getByRole('alert').filter({ hasText: 'There is nothing here' }).waitFor()
  })

  t.test('an editor signs in, corrects, and takes it back', async (t) => {
    const page = await open(t, `#/articles/${newest.id}`)
    const press = async (locator: Locator, key = 'Enter') => {
      await locator.focus()
      await page.keyboard.press(key)
    }
    const done = page.getByRole('complementary', { name: 'Done' })
    const undo = async () => {
      await press(done.getByRole('button', { name: 'Undo' }))
      await done.filter({ hasText: 'Undone.' }).waitFor()
    }
    t.equal(await page.getByRole('button', { name: /^Edit/ }).count(), 0)

    await press(page.getByRole('link', { name: 'Sign in' }))
    await page.getByLabel('Token').fill('not-a-token-of-the-desk')
    await page.keyboard.press('Enter')
    await page.locator('#token-problem', { hasText: 'not known' }).waitFor()
    t.same(await faultsOf(page), [])
    await page.getByLabel('Token').fill(token)
    await page.keyboard.press('Enter')
    await page.locator('.editor', { hasText: 'ruth' }).waitFor()
    await page.locator('.paragraph.body').first().waitFor()
    t.match(page.url(), `#/articles/${newest.id}`, 'back to where the editor was')
    await page.reload()
    await page.locator('.editor', { hasText: 'ruth' }).waitFor()

    const quote = (await all<Quote>(`/quotes?article=${newest.id}`)).find(({ speaker }) => speaker?.entity)!
    const quoteNow = () => json<Quote>(`/quotes/${quote.id}`)
    const [other, another] = (await all<Entity>('/entities?type=person&limit=100&include=mentions')).filter(
      ({ id, aliases, mentions }) =>
        id !== quote.speaker!.entity && aliases.length === 0 && mentions.every(({ article }) => article !== newest.id),
    )
    const item = page.locator(`.panel [data-record="${quote.id}"]`)
    const form = page.getByRole('form')
    await press(item.getByRole('button', { name: /^Edit/ }))
    await page.locator('.edit [role=combobox]:focus').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(other!.name)
    const option = page.getByRole('option').filter({ hasText: other!.name }).first()
    await option.waitFor()
    await takePicture(page, 'editing')
    t.same(await faultsOf(page), [], 'axe, with a form open')
    await stepTo(page, option)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await done.filter({ hasText: 'Saved.' }).waitFor()
    await item.locator('.by', { hasText: other!.name }).waitFor()
    t.match((await quoteNow()).speaker, { entity: other!.id, method: 'editor' })
    await undo()
    t.same(await quoteNow(), quote)
    await item.locator('.chip-editor').waitFor({ state: 'detached' })

    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const elsewhere = async (patch: object) => {
      const etag = (await fetch(`${base}/quotes/${quote.id}`)).headers.get('etag')!
      const init = { method: 'PATCH', headers: { ...headers, 'if-match': etag }, body: JSON.stringify(patch) }
      t.equal((await fetch(`${base}/quotes/${quote.id}`, init)).status, 200)
    }
    await press(item.getByRole('button', { name: /^Edit/ }))
    await form.getByLabel('Kind').selectOption(quote.kind === 'mixed' ? 'indirect' : 'mixed')
    await elsewhere({ speaker: { name: 'Nell Harrow', entity: null } })
    await press(form.getByRole('button', { name: 'Save' }))
    await page.locator('.conflict').waitFor()
    t.match(
      await page.locator('.conflict tr').allTextContents(),
      [/Yours.*As it is now/, new RegExp(`^Kind(?:mixed|indirect)${quote.kind}$`), /^Speakerleft as it isNell Harrow$/],
      'what both changed',
    )
    t.same(await faultsOf(page), [], 'axe, with a conflict')
    await takePicture(page, 'conflict')
    await press(page.getByRole('button', { name: 'Save mine' }))
    await done.filter({ hasText: 'Saved.' }).waitFor()
    const both = await quoteNow()
    t.not(both.kind, quote.kind)
    t.equal(both.speaker!.name, 'Nell Harrow', 'what the other one changed stays')

    await press(item.getByRole('button', { name: /^History/ }))
    const entries = item.locator('.history > li')
    await entries.nth(1).waitFor()
    t.match(await entries.nth(1).textContent(), /ruth changed this.*Speaker: .*Nell Harrow/)
    await press(entries.nth(1).getByRole('button', { name: 'Undo' }))
    await entries.nth(1).filter({ hasText: 'Undone by ruth' }).waitFor()
    await press(entries.nth(0).getByRole('button', { name: 'Undo' }))
    await entries.nth(0).filter({ hasText: 'Undone by ruth' }).waitFor()
    t.same(await quoteNow(), quote)

    await press(item.getByRole('button', { name: /^Edit/ }))
    await press(form.getByRole('button', { name: 'Hide this quote' }))
    await item.waitFor({ state: 'detached' })
    t.equal((await fetch(`${base}/quotes/${quote.id}`)).status, 404)
    await press(page.locator('.article-history summary'))
    const hidden = page.locator('.article-history .history > li').first()
    await hidden.filter({ hasText: 'ruth hid a quote' }).waitFor()
    t.same(await faultsOf(page), [], 'axe, with the history')
    await press(hidden.getByRole('button', { name: 'Undo' }))
    await item.waitFor()

    await page.getByRole('tab', { name: /Claims/ }).click()
    const [claim] = await all<Claim>(`/claims?article=${newest.id}&polarity=asserts`)
    await press(page.locator(`.panel [data-record="${claim!.id}"]`).getByRole('button', { name: /^Edit/ }))
    await form.getByLabel('Asserted or denied').selectOption('denies')
    await press(form.getByRole('button', { name: 'Save' }))
    await page.locator(`.panel [data-record="${claim!.id}"] .chip-denies`).waitFor()
    await done.filter({ hasText: 'Saved.' }).waitFor()
    t.equal((await json<Claim>(`/claims/${claim!.id}`)).polarity, 'denies')
    await undo()

    const [event] = await all<TimelineEntry>(`/timeline?article=${newest.id}`)
    const told = page.locator(`[id="event-${event!.id}"]`)
    await press(told.getByRole('button', { name: /^Edit/ }))
    await form.getByLabel('Date').fill('yesterday')
    await page.keyboard.press('Enter')
    await form
      .getByRole('alert')
      .filter({ hasText: 'Write a date such as 5 March 2024, March 2024 or 2024-03-05.' })
      .waitFor()
    await form.getByLabel('Date').fill('5 March 2024')
    await page.keyboard.press('Enter')
    await done.filter({ hasText: 'Saved.' }).waitFor()
    t.equal((await json<TimelineEntry>(`/timeline/${event!.id}`)).date, '2024-03-05')
    await told.getByText('5 March 2024').first().waitFor()
    await undo()
    t.same(await json<TimelineEntry>(`/timeline/${event!.id}`), event, 'the date read from the article is back')
    await told.getByText('5 March 2024').first().waitFor({ state: 'detached' })

    await page.goto(`${base}/#/entities/${other!.id}`)
    const title = page.getByRole('heading', { level: 1 })
    await press(page.locator('.article-head').getByRole('button', { name: /^Edit/ }))
    await form.getByLabel('Name, in all articles').fill('Nell Harrow')
    await page.keyboard.press('Enter')
    await title.filter({ hasText: 'Nell Harrow' }).waitFor()
    await done.filter({ hasText: 'Saved.' }).waitFor()
    t.equal((await json<Entity>(`/entities/${other!.id}`)).name, 'Nell Harrow')
    await undo()
    await title.filter({ hasText: other!.name }).waitFor()

    await press(page.locator('.article-head').getByRole('button', { name: /^Edit/ }))
    await press(page.getByText('The same as another name'))
    await page.getByLabel(/is the same as$/).fill(another!.name)
    await page.getByRole('option').filter({ hasText: another!.name }).first().click()
    t.same(await faultsOf(page), [], 'axe, with the forms of a name')
    await takePicture(page, 'editing-name')
    await press(page.getByRole('button', { name: 'Merge them' }))
    await title.filter({ hasText: another!.name }).waitFor()
    const gone = await fetch(`${base}/entities/${other!.id}`, { redirect: 'manual' })
    t.equal(gone.status, 308)
    await undo()
    t.equal((await fetch(`${base}/entities/${other!.id}`, { redirect: 'manual' })).status, 200)

    await press(page.getByRole('button', { name: 'Sign out' }))
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    await shows(t, () => page.getByRole('button', { name: /^Edit/ }).count(), 0)
    t.equal(await page.evaluate('sessionStorage.length'), 0)
  })

  t.test('reading: who says it, and the records beside it', async (t) => {
    const page = await open(t, `#/articles/${newest.id}`, { permissions: ['clipboard-read', 'clipboard-write'] })
    const quotes = await all<Quote>(`/quotes?article=${newest.id}&limit=100`)
    const quote = quotes.find(({ speaker, cue, parts }) => speaker?.name && cue && parts.length === 1)!
    await page.locator(`.text [data-records~="${quote.id}"]`).first().hover()
    const hint = page.locator('.quote-hint')
    await hint.filter({ hasText: quote.speaker!.name! }).waitFor()
    t.match(await hint.textContent(), `attributed with “${quote.cue!.text}”`)
    await takePicture(page, 'hint')
    await page.keyboard.press('Escape')
    await hint.waitFor({ state: 'detached' })

    await page.mouse.move(5, 5)
    const last = quotes.at(-1)!
    await page.locator('.column-text .paragraph').last().scrollIntoViewIfNeeded()
    await page.evaluate('scrollTo(0, document.querySelector(".events").offsetTop - innerHeight / 2)')
    // A string to wait for would be evaluated in the page, which its policy forbids.
    const isBeside = () =>
      page.evaluate<boolean>(
        `(() => {
          const list = document.querySelector('.tab-panel').getBoundingClientRect()
          const item = document.querySelector('.panel [data-record="${last.id}"]').getBoundingClientRect()
          return item.top < list.bottom && item.bottom > list.top
        })()`,
      )
    await shows(t, isBeside, true, 'the list shows what is beside it')

    await page.locator(`.panel [data-record="${quote.id}"]`).getByRole('button', { name: /^Copy/ }).click()
    await page.locator('.notice', { hasText: 'Copied' }).waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    t.match(copied, quote.parts[0]!.text)
    t.match(copied, quote.speaker!.name!)
    t.match(copied, /\n(https?:\/\/\S+)$/)

    await page.setViewportSize({ width: 360, height: 740 })
    await page.locator('.panel').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'What was found' }).click()
    await page.locator('.panel').waitFor({ state: 'visible' })
    t.same(await faultsOf(page), [], 'axe, with the sheet open')
    await takePicture(page, 'sheet-360')
    await page.locator(`.panel [data-record="${quote.id}"] .says`).click()
    await page.locator('.panel').waitFor({ state: 'hidden' })
    await page.locator('.sheet', { hasText: quote.speaker!.name! }).waitFor()
    await page.emulateMedia({ media: 'print' })
    t.equal(await page.locator('.masthead nav').isVisible(), false)
    t.equal(await page.locator('.panel .record').first().isVisible(), true)
  })

  t.test('help on a key', async (t) => {
    const page = await open(t, '#/quotes?q=zzzz')
    await page.getByText('No quotes match “zzzz”').waitFor()
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Help' })
    await dialog.getByRole('heading', { name: 'Help' }).and(page.locator(':focus')).waitFor()
    t.equal(await page.evaluate('document.querySelector("dialog").scrollTop'), 0, 'it is read from its beginning')
    t.same(await faultsOf(page), [])
    await takePicture(page, 'help')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  t.test('articles are added, and deleted unless that is taken back', async (t) => {
    const page = await open(t, '#/sign-in?from=%23%2Fadd')
    await page.getByLabel('Token').fill(token)
    await page.keyboard.press('Enter')
    const story = (place: string) =>
      `The mill at ${place} closed on Sunday.\n\n“There was nothing left to grind,” said Nell Harrow, who ran it for years.`
    await page.getByLabel('HTML pages or text files').setInputFiles([
      { name: 'mill.txt', mimeType: 'text/plain', buffer: Buffer.from(story('Upper Senning')) },
      { name: 'nothing.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
    ])
    const files = page.locator('.files > li')
    await files.nth(0).filter({ hasText: 'Added:' }).waitFor()
    await files.nth(1).locator('.problem').waitFor()
    await page.getByText('2 of 2 files read').waitFor()
    t.same(await faultsOf(page), [])
    await takePicture(page, 'add')
    const first = (await all<ArticleSummary>('/articles?q="Upper Senning"'))[0]!

    await page.goto(`${base}/#/try`)
    await page.getByLabel('Text or HTML').fill(story('Lower Senning'))
    await page.getByLabel('Published at').fill('5 March 2024')
    await page.getByRole('button', { name: 'Analyse' }).click()
    await page.getByRole('button', { name: 'Add this article' }).click()
    await page.waitForURL(/#\/articles\/2024-03-05-/)
    const second = (await all<ArticleSummary>('/articles?q="Lower Senning"'))[0]!
    t.match(second.publishedAt, /^2024-03-05/)

    await page.getByRole('button', { name: 'Delete this article' }).click()
    await page.locator('.notice', { hasText: 'will be deleted' }).waitFor()
    await page.getByRole('heading', { level: 1, name: 'Articles' }).waitFor()
    await shows(t, () => page.locator(`[data-article="${second.id}"]`).count(), 0)
    await page.locator('.notice').getByRole('button', { name: 'Undo' }).click()
    await page.locator(`[data-article="${second.id}"]`).waitFor()
    t.equal((await fetch(`${base}/articles/${second.id}`)).status, 200)

    for (const { id } of [second, first]) {
      await page.goto(`${base}/#/articles/${id}`)
      await page.getByRole('button', { name: 'Delete this article' }).click()
      await page.locator('.notice', { hasText: 'will be deleted' }).waitFor()
    }
    await page.locator('.notice', { hasText: 'is deleted' }).waitFor()
    await page.goto('about:blank')
    for (const { id } of [second, first]) {
      await shows(t, async () => (await fetch(`${base}/articles/${id}`)).status, 404)
    }
  })

  t.test('a service that is asked too often', async (t) => {
    const page = await open(t, '')
    const link = page.getByRole('link', { name: newest.headline! })
    await link.waitFor()
    await page.route(/\/articles\/[^/]+\?/, (route) =>
      route.fulfill({
        status: 429,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '1' },
        body: JSON.stringify({ type: 'about:blank', title: 'Too Many Requests', status: 429 }),
      }),
    )
    await link.click()
    await page.getByRole('alert').filter({ hasText: 'Too many requests at once' }).waitFor()
    await takePicture(page, 'busy')
    t.match(await page.getByRole('alert').textContent(), /Try/)
  })

  t.test('hostile text stays text', async (t) => {
    const evil = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'
    const stored = await fetch(`${base}/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        text: `${evil}\n\nOn 5 March 2024 “${evil}” said Ada ${evil} Moss in London.\n\n“It ${evil} is,” said Tom Quill on Monday.`,
        as: 'body',
        headline: `Bridge ${evil}`,
        publisher: evil,
        publishedAt: '2031-01-01T09:00:00Z',
      }),
    })
    const article = (await stored.json()) as Article
    t.equal(stored.status, 201)
    const page = await open(t, '')
    await page.locator(`[data-article="${article.id}"]`).waitFor()
    t.match(await page.locator('main').textContent(), evil, 'shown as it is')
    for (const hash of [
      `#/articles/${article.id}`,
      `#/articles/${article.id}?mark=${encodeURIComponent(evil)}`,
      `#/articles?q=${encodeURIComponent(evil)}`,
      `#/quotes?speaker=${encodeURIComponent(evil)}`,
      `#/entities/person/${encodeURIComponent(evil)}`,
      '#/quotes',
      '#/timeline',
      '#/%E0%A4%A',
    ]) {
      await page.goto(`${base}/${hash}`)
      await settled(page)
    }
    await page.goto(`${base}/#/articles/${article.id}`)
    await page.locator('.drawing .label').first().waitFor()
    t.match(await page.locator('.text').last().textContent(), evil)
    t.equal(await page.locator('#desk img, #desk script, a[href^="javascript:"]').count(), 0)
    t.equal(await page.evaluate('window.broken'), undefined)
  })
}

/** Holds the pieces of an open article against the offsets of the API, and all of its text against `article.text`. */
async function checkLayers(t: Test, page: Page, id: string): Promise<void> {
  const { text, paragraphs } = await json<Article>(`/articles/${id}`)
  await shows(
    t,
    () =>
      page.evaluate<[start: number, text: string][]>(
        '[...document.querySelectorAll(".paragraph")].map((p) => [Number(p.dataset.start), p.textContent])',
      ),
    paragraphs.map(({ start, end }) => [start, text.slice(start, end)] as [number, string]),
    `${id}: the text`,
  )
  for (const layer of ['Claims', 'Times']) await page.getByRole('checkbox', { name: layer }).check()
  /** Adds offsets to those that lie under a record. */
  const cover = (covered: Map<string, Set<number>>, record: string, start: number, end: number) => {
    const offsets = covered.get(record) ?? new Set()
    for (let at = start; at < end; at++) offsets.add(at)
    covered.set(record, offsets)
  }
  const told = new Map<string, Set<number>>()
  const inText = (at: number) => paragraphs.some(({ start, end }) => at >= start && at < end)
  const query = `article=${id}&limit=100`
  for (const { id: record, parts } of [
    ...(await all<Quote>(`/quotes?${query}`)),
    ...(await all<Claim>(`/claims?${query}`)),
  ]) {
    for (const { start, end } of parts) cover(told, record, start, end)
  }
  for (const { id: record, mentions } of await all<Entity>(`/entities?${query}&include=mentions`)) {
    for (const { article, kind, start, end } of mentions) {
      if (article === id && kind !== 'pronoun') cover(told, record, start, end)
    }
  }
  for (const { time } of await all<{ time: { start: number; end: number } | null }>(`/timeline?${query}`)) {
    if (time) cover(told, `time@${time.start}`, time.start, time.end)
  }
  const plain = (covered: Map<string, Set<number>>) =>
    Object.fromEntries(
      [...covered].map(([record, offsets]) => [record, [...offsets].filter(inText).sort((a, b) => a - b)]),
    )
  /** As the page shows them. */
  const under = async () => {
    const covered = new Map<string, Set<number>>()
    const pieces = await page.evaluate<[start: number, text: string, records: string][]>(
      '[...document.querySelectorAll("[data-records]")].map((p) => [+p.dataset.start, p.textContent, p.dataset.records])',
    )
    for (const [start, piece, records] of pieces) {
      if (piece !== text.slice(start, start + piece.length)) t.fail(`${id}: “${piece}” is not at ${start}`)
      for (const record of records.split(' ')) cover(covered, record, start, start + piece.length)
    }
    return plain(covered)
  }
  await shows(t, under, plain(told), `${id}: the layers`)
}

/** What editors do on the desk with bounds of quotes, with articles, and with claims that they check. */

import type { Locator, Page, Route } from 'playwright-core'
import t from 'tap'
import type { Article, ArticleSummary } from '../../schemas/article.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Quote } from '../../schemas/quote.ts'
import { eventually, faultsOf, shows, takePicture } from './browser.ts'
import { serveDesk, token } from './serve.ts'

const { base, browser, json, all, open, inspect } = await serveDesk()
/** A request in the name of another editor. */
const send = (method: string, path: string, body?: object, more?: Record<string, string>) => {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...more }
  return fetch(`${base}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
}
/** Presses a key where the focus is put. */
const press = async (page: Page, locator: Locator, key = 'Enter') => {
  await locator.focus()
  await page.keyboard.press(key)
}

if (browser === undefined) {
  t.test('in a browser', { skip: 'there is no Chromium; CHROMIUM may name one' }, async () => {})
} else {
  const summaries = await all<ArticleSummary>('/articles?limit=100')
  const newest = summaries[0]!

  t.test('the bounds of a quote, by keyboard and by mouse', async (t) => {
    const page = await open(t, `#/articles/${newest.id}`, { signedIn: true })
    const quote = (await all<Quote>(`/quotes?article=${newest.id}&kind=direct&limit=100`)).find(
      ({ parts }) => parts[0]!.text.split(' ').length > 6,
    )!
    const quoteNow = () => json<Quote>(`/quotes/${quote.id}`)
    const item = page.locator(`.panel [data-record="${quote.id}"]`)
    const form = page.getByRole('form', { name: 'Correct this quote' })
    const field = form.getByLabel('The text around it')
    const selection = () =>
      page.evaluate<string>(
        `(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.querySelector('.around'))`,
      )

    await press(page, item.getByRole('button', { name: /^Edit/ }))
    await field.focus()
    t.match(
      await eventually(selection, (now) => now.includes(quote.parts[0]!.text)),
      quote.parts[0]!.text,
      'what it is now is selected',
    )
    const before = await field.inputValue()
    await page.keyboard.type('x')
    await page.keyboard.press('Delete')
    t.equal(await field.inputValue(), before, 'nothing is written into the text')
    // The first three words of the quote.
    const at = before.indexOf(quote.parts[0]!.text)
    const words = quote.parts[0]!.text.split(' ').slice(0, 3).join(' ')
    await page.evaluate(`document.querySelector('.around').setSelectionRange(${at}, ${at})`)
    for (let step = 0; step < words.length; step++) await page.keyboard.press('Shift+ArrowRight')
    t.equal(await selection(), words)
    await takePicture(page, 'bounds')
    t.same(await faultsOf(page), [], 'axe, with the words of a quote')
    await press(page, form.getByRole('button', { name: 'Only the selected words' }))
    await shows(t, () => form.locator('.parts q').allTextContents(), [words])
    await press(page, form.getByRole('button', { name: 'Save' }))
    await form.waitFor({ state: 'detached' })
    await item.locator('.says', { hasText: words }).waitFor()
    const shorter = await quoteNow()
    t.match(shorter, { kind: 'direct', text: words, source: 'editor' })
    t.same(shorter.parts, [{ start: quote.parts[0]!.start, end: quote.parts[0]!.start + words.length, text: words }])
    await page.locator('.text .over-quote', { hasText: words }).first().waitFor()

    // By mouse: what a double click chooses is one word.
    await item.getByRole('button', { name: /^Edit/ }).click()
    await field.waitFor()
    await field.dblclick({ position: { x: 24, y: 18 } })
    const word = (await selection()).trim()
    t.match(word, /^\S+$/)
    await form.getByRole('button', { name: 'Add the selected words' }).click()
    await form.locator('.parts li').nth(1).waitFor()
    const [first, second] = await form.locator('.parts q').allTextContents()
    t.ok([first, second].includes(word))
    await form.locator('.parts li', { hasText: words }).getByRole('button').click()
    await form.getByLabel('Kind').selectOption('indirect')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
    await item.locator('.says', { hasText: new RegExp(`^${word}$`) }).waitFor()
    t.match(await quoteNow(), { kind: 'indirect', text: word, verbatim: [] })

    await press(page, item.getByRole('button', { name: /^History/ }))
    const entries = item.locator('.history > li')
    await entries.nth(1).waitFor()
    t.match(await entries.nth(1).textContent(), /ruth changed this.*Words: /)
    for (const nth of [0, 1]) {
      await press(page, entries.nth(nth).getByRole('button', { name: 'Undo' }))
      await entries.nth(nth).filter({ hasText: 'Undone by ruth' }).waitFor()
    }
    t.same(await quoteNow(), quote)
  })

  t.test('a selection is a stretch in each paragraph, without the marks around it', async (t) => {
    const text = [
      'The mill at Senning closed on Sunday.',
      '“It is over,” said Nell Harrow. “They called it ‘late’ and I was there.”',
      'Tom Quill wept.',
    ].join('\n\n')
    const { id } = (await (await send('POST', '/articles', { text, as: 'body' })).json()) as Article
    const page = await open(t, `#/articles/${id}`, { signedIn: true })
    const item = page.locator('.panel .record-quote', { hasText: 'It is over' }).first()
    const form = page.getByRole('form', { name: 'Correct this quote' })
    await item.getByRole('button', { name: /^Edit/ }).click()
    const field = form.getByLabel('The text around it')
    t.equal(await field.inputValue(), text, 'with a paragraph on either side')
    const parts = () => form.locator('.parts q').allTextContents()
    const at = (words: string) => text.indexOf(words)
    for (const [from, to, expected] of [
      [at(' said'), at(' Nell') + 1, ['said']],
      [at('“It'), at(' said'), ['It is over,']],
      [at('“It'), at(' over'), ['It is']],
      [at('is over'), at(' said'), ['is over,']],
      [at('“It'), at(' “They'), ['“It is over,” said Nell Harrow.']],
      [0, at(' said'), ['The mill at Senning closed on Sunday.', 'It is over,']],
      [at('Tom') - 1, text.length, ['Tom Quill wept.']],
    ] as const) {
      await page.evaluate(`document.querySelector('.around').setSelectionRange(${from}, ${to})`)
      await form.getByRole('button', { name: 'Only the selected words' }).click()
      await shows(t, parts, [...expected])
    }
    await page.evaluate(`document.querySelector('.around').setSelectionRange(${at('Quill')}, ${at('Quill')})`)
    await form.getByRole('button', { name: 'Add the selected words' }).click()
    await form.getByRole('alert').filter({ hasText: 'Select words in the text first.' }).waitFor()
    for (const words of ['over', 'It is', 'is ov']) {
      await page.evaluate(
        `document.querySelector('.around').setSelectionRange(${at(words)}, ${at(words) + words.length})`,
      )
      await form.getByRole('button', { name: 'Add the selected words' }).click()
    }
    await shows(t, parts, ['It is over', 'Tom Quill wept.'], 'what overlaps is one')
    await send('DELETE', `/articles/${id}`)
  })

  t.test('what is missing of an article is asked for, and what is wrong mended', async (t) => {
    const text =
      'The mill at Senning will close on Friday.\n\n“There is nothing left to grind,” said Nell Harrow, who runs it.'
    const { id } = (await (await send('POST', '/articles', { text, as: 'body' })).json()) as Article
    const url = `/articles/${id}`
    const before = await json<Article>(url)
    const reader = await open(t, `#${url}`)
    t.equal(await reader.locator('.missing').count(), 0, 'nobody is asked who cannot answer')
    t.equal(await reader.getByText(/unknown/i).count(), 0)
    const page = await open(t, `#${url}`, { signedIn: true })
    await page.getByLabel('Publisher').waitFor()
    await shows(t, () => page.locator('.missing label').allTextContents(), [
      'Headline',
      'Publisher',
      'Published at',
      'By',
    ])
    t.same(await faultsOf(page), [], 'axe, with fields for what is missing')
    await takePicture(page, 'missing')

    await page.getByLabel('Published at').fill('yesterday')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'Write a date such as 5 March 2024 or 2024-03-05.' }).waitFor()
    t.same(await faultsOf(page), [])
    await page.getByLabel('Published at').fill('5 March 2024')
    await page.keyboard.press('Enter')
    await page.getByLabel('Published at').waitFor({ state: 'detached' })
    await page.locator('.facts', { hasText: '5 March 2024' }).waitFor()
    await page.locator('.event-date', { hasText: '8 March 2024' }).waitFor()
    await page.getByLabel('By', { exact: true }).fill('Ada Moss, Mill Reporter')
    await page.keyboard.press('Enter')
    await page.getByLabel('By', { exact: true }).waitFor({ state: 'detached' })
    await page.locator('.facts', { hasText: 'Ada Moss, Mill Reporter' }).waitFor()
    t.match(await json<Article>(url), {
      publishedAt: '2024-03-05',
      bylines: [{ name: 'Ada Moss', role: 'Mill Reporter' }],
    })

    const head = page.locator('.article-head')
    const form = page.getByRole('form', { name: 'Correct this article' })
    await press(page, head.getByRole('button', { name: /^Edit/ }))
    await form.getByLabel('Headline').fill('Last mill of the valley closes')
    await form.getByLabel('Standfirst').fill('Nothing left to grind.')
    await form.getByLabel('Publisher').fill('The Valley Paper')
    await form.getByLabel('Authors').fill('Ada Moss\nIvo Brandl, Editor')
    await inspect(t, page, 'editing-article')
    await press(page, form.getByRole('button', { name: 'Save' }))
    await page.getByRole('heading', { level: 1, name: 'Last mill of the valley closes' }).waitFor()
    await form.waitFor({ state: 'detached' })
    const after = await json<Article>(url)
    t.match(after, {
      headline: 'Last mill of the valley closes',
      standfirst: 'Nothing left to grind.',
      publisher: 'The Valley Paper',
      bylines: [
        { name: 'Ada Moss', role: null },
        { name: 'Ivo Brandl', role: 'Editor' },
      ],
      text,
    })
    await page.locator('.missing label').first().waitFor({ state: 'detached' })
    await takePicture(page, 'edited-article')
    t.same(await faultsOf(page), [])

    // Somebody stores it anew; what the editor said stays.
    t.equal((await send('PUT', url, { text: `${text}\n\nThe end.`, as: 'body' })).status, 200)
    await page.getByText('The end.').waitFor()
    t.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Last mill of the valley closes')
    await page.goto(`${base}/#/articles?publisher=${encodeURIComponent('The Valley Paper')}`)
    await page.locator(`[data-article="${id}"]`, { hasText: 'Last mill of the valley closes' }).waitFor()

    await page.goto(`${base}/#${url}`)
    await press(page, head.getByRole('button', { name: /^History/ }))
    const entries = head.locator('.history > li')
    await entries.nth(2).waitFor()
    t.match(await entries.nth(0).textContent(), /ruth changed this.*Headline: not known Last mill of the valley closes/)
    for (const nth of [0, 1, 2]) {
      await press(page, entries.nth(nth).getByRole('button', { name: 'Undo' }))
      await entries.nth(nth).filter({ hasText: 'Undone by ruth' }).waitFor()
    }
    await send('PUT', url, { text, as: 'body' })
    t.same(await json<Article>(url), before)
    await send('DELETE', url)
  })

  t.test('what is written is not lost', async (t) => {
    const page = await open(t, `#/articles/${newest.id}`, { signedIn: true })
    const quote = (await all<Quote>(`/quotes?article=${newest.id}&limit=100`)).find(({ kind }) => kind !== 'indirect')!
    const item = page.locator(`.panel [data-record="${quote.id}"]`)
    const form = page.getByRole('form', { name: 'Correct this quote' })
    const done = page.getByRole('complementary', { name: 'Done' })
    const edit = async (kind: Quote['kind']) => {
      await item.getByRole('button', { name: /^Edit/ }).click()
      await form.getByLabel('Kind').selectOption(kind)
    }
    const save = () => form.getByRole('button', { name: 'Save' }).click()
    const says = (text: string) => form.getByRole('alert').filter({ hasText: text }).waitFor()
    const undo = async () => {
      await page.keyboard.press('Control+Z')
      await done.filter({ hasText: 'Undone.' }).waitFor()
      t.same(await json<Quote>(`/quotes/${quote.id}`), quote)
    }
    const patches = (route: Route) => route.request().method() === 'PATCH'
    const others = '**/quotes/**'

    await edit('indirect')
    let left = 0
    page.once('dialog', async (dialog) => {
      left++
      await dialog.dismiss()
    })
    await page.evaluate('setTimeout(() => location.reload())')
    await eventually(
      async () => left,
      (now) => now > 0,
    )
    t.equal(left, 1, 'whoever leaves is asked')

    // Within the desk, too: by a link, by the way back, by another tab of the records or another part of the record.
    const questions: string[] = []
    let answer = false
    page.on('dialog', (dialog) => {
      questions.push(dialog.message())
      return answer ? dialog.accept() : dialog.dismiss()
    })
    const articles = page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Articles' })
    for (const leave of [
      () => articles.click(),
      () => page.evaluate('history.back()'),
      () => page.getByRole('tab', { name: /^Claims/ }).click(),
      () => item.getByRole('button', { name: /^History/ }).click(),
      () => form.getByLabel('Kind').press('Escape'),
    ]) {
      const asked = questions.length
      await leave()
      await eventually(
        async () => questions.length,
        (now) => now > asked,
      )
      await eventually(
        async () => new URL(page.url()).hash,
        (now) => now.startsWith(`#/articles/${newest.id}`),
      )
      t.equal(await form.getByLabel('Kind').inputValue(), 'indirect', 'nothing is lost')
    }
    t.equal(questions.length, 5)
    await item.locator('.says').click()
    await page.waitForURL(/mark=/)
    t.equal(questions.length, 5, 'nobody is asked who marks another record of the article')
    answer = true
    await articles.click()
    await page.getByRole('heading', { level: 1, name: 'Articles' }).waitFor()
    await page.goBack()
    await item.waitFor()
    t.equal(questions.length, 6)
    t.equal(await form.count(), 0, 'what was given up is gone')
    page.removeAllListeners('dialog')
    await edit('indirect')

    let bearer = 'Bearer a-token-that-was-withdrawn'
    await page.route(others, (route) =>
      patches(route)
        ? route.continue({ headers: { ...route.request().headers(), authorization: bearer } })
        : route.continue(),
    )
    await save()
    await says('This token is not known')
    t.same(await faultsOf(page), [], 'axe, with a token asked for')
    bearer = `Bearer ${token}`
    await form.getByLabel('Token').fill(token)
    await save()
    await done.filter({ hasText: 'Saved.' }).waitFor()
    await page.locator('.editor', { hasText: 'ruth' }).waitFor()
    await undo()
    await page.unroute(others)

    let answered = false
    await page.route(others, async (route) => {
      if (!patches(route) || answered) return route.continue()
      answered = true
      await route.fetch()
      await route.abort('connectionreset')
    })
    await edit('indirect')
    await save()
    await says('Copydesk does not answer. Try again in a moment.')
    await save()
    await done.filter({ hasText: 'It is so already.' }).waitFor()
    t.equal(await form.count(), 0, 'nobody else has changed it')
    t.equal((await json<Quote>(`/quotes/${quote.id}`)).kind, 'indirect')
    const [correction] = await all<{ id: string }>(`/corrections?record=${quote.id}`)
    await send('POST', `/corrections/${correction!.id}/undo`)

    const [name] = await all<Entity>('/entities?type=organisation')
    await page.goto(`${base}/#/entities/${name!.id}`)
    await page.locator('.article-head').getByRole('button', { name: /^Edit/ }).click()
    await page.getByRole('form', { name: 'Correct this name' }).getByLabel('Kind').selectOption('place')
    await page.getByRole('form', { name: 'Correct this name' }).getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/#\/entities\/place\//)
    await page.keyboard.press('Control+Z')
    await page.waitForURL(`${base}/#/entities/${name!.id}`)
    await page.getByRole('heading', { level: 1, name: name!.name }).waitFor()
  })

  t.test('a page whose script does not come says so', async (t) => {
    const page = await browser.newPage()
    t.teardown(() => page.close())
    await page.route('**/desk/*.js', (route) => route.abort())
    await page.goto(base)
    await page.getByText('This page could not be loaded whole.').waitFor({ timeout: 60_000 })
  })

  t.test('a headline that was printed otherwise', async (t) => {
    const url = `/articles/${newest.id}`
    const etag = (await fetch(`${base}${url}`)).headers.get('etag')!
    t.equal((await send('PATCH', url, { headline: 'Called otherwise' }, { 'if-match': etag })).status, 200)
    const page = await open(t, `#${url}`)
    await page.getByRole('heading', { level: 1, name: 'Called otherwise' }).waitFor()
    t.match(await page.locator('.printed').textContent(), newest.headline!)
    t.same(await faultsOf(page), [])
    await takePicture(page, 'called-otherwise')
    const [correction] = await all<{ id: string }>(`/corrections?record=${newest.id}`)
    await send('POST', `/corrections/${correction!.id}/undo`)
    await page.locator('.printed').waitFor({ state: 'detached' })
    await page.getByRole('heading', { level: 1, name: newest.headline! }).waitFor()
  })

  t.test('a claim is checked', async (t) => {
    const page = await open(t, '#/claims', { signedIn: true })
    const [claim] = await all<Claim>('/claims')
    const item = page.locator(`[data-record="${claim!.id}"]`)
    const form = page.getByRole('form', { name: 'Correct this verdict' })
    await press(page, item.getByRole('button', { name: /^Verdict/ }))
    await form.getByLabel('The claim is').selectOption('misleading')
    await form.getByLabel('Source').fill('https://records.example/mills')
    await form.getByLabel('Why').fill('It counts the closed ones, too.')
    t.same(await faultsOf(page), [], 'axe, with a verdict to give')
    await takePicture(page, 'giving-verdict')
    await press(page, form.getByRole('button', { name: 'Save' }))
    await form.waitFor({ state: 'detached' })
    await item.locator('.verdict-misleading').waitFor()
    const verdict = {
      rating: 'misleading',
      url: 'https://records.example/mills',
      note: 'It counts the closed ones, too.',
      by: 'ruth',
    }
    t.match((await json<Claim>(`/claims/${claim!.id}`)).verdict, verdict)
    t.equal(await item.getByRole('link', { name: 'Source of this verdict' }).getAttribute('href'), verdict.url)

    await page.getByLabel('Verdict', { exact: true }).selectOption('misleading')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(/verdict=misleading/)
    await page.locator('.record-claim').nth(1).waitFor({ state: 'detached' })
    // Between the two lists there is none.
    await item.waitFor()
    await shows(t, () => page.evaluate(`[...document.querySelectorAll('.record')].map((one) => one.dataset.record)`), [
      claim!.id,
    ])
    await inspect(t, page, 'verdict')

    await press(page, item.getByRole('button', { name: /^History/ }))
    const entry = item.locator('.history > li').first()
    await entry.filter({ hasText: 'Verdict: Misleading' }).waitFor()
    await press(page, entry.getByRole('button', { name: 'Undo' }))
    await page.getByText('No claims fit this search').waitFor()
    t.equal((await json<Claim>(`/claims/${claim!.id}`)).verdict, undefined)

    // A second one replaces the first; taken back, neither is left.
    for (const rating of ['false', 'true']) {
      const etag = (await fetch(`${base}/claims/${claim!.id}`)).headers.get('etag')!
      const given = { rating, url: 'https://records.example/mills' }
      t.equal((await send('PUT', `/claims/${claim!.id}/verdict`, given, { 'if-match': etag })).status, 200)
    }
    await page.goto(`${base}/#/claims`)
    await item.locator('.verdict-true').waitFor()
    await press(page, item.getByRole('button', { name: /^Verdict/ }))
    await press(page, form.getByRole('button', { name: 'Take the verdict back' }))
    await item.locator('.verdict-true').waitFor({ state: 'detached' })
    await form.waitFor({ state: 'detached' })
    t.equal((await json<Claim>(`/claims/${claim!.id}`)).verdict, undefined)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Help' }).getByText('“Verdict” at a claim says').waitFor()
  })
}

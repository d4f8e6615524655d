/** What is across articles, on the desk: stories, copies, other reports of a quote, versions. */
import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import t from 'tap'
import type { Article, ArticleSummary } from '../../schemas/article.ts'
import type { Copies } from '../../schemas/copies.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Story, StorySummary } from '../../schemas/story.ts'
import type { Variants } from '../../schemas/variants.ts'
import type { Version } from '../../schemas/version.ts'
import { executable, faultsOf, settled, shows, takePicture } from './browser.ts'
import { serveDesk, token } from './serve.ts'

const { base, browser, json, all, open, inspect } = await serveDesk()

const wire = [
  'A freighter ran aground off Tarvik on Monday night with nineteen sailors aboard, the coastguard said.',
  'All of them were lifted to safety before dawn. Nobody was hurt.',
  'Oil has begun to leak from the forward tank, said Ilse Brandvold, the harbour master of Tarvik.',
  '“We have laid booms across the mouth of the fjord and we will not wait for the tide,” Ms Brandvold said.',
  'The ship, the Marisol Dawn, was carrying timber from Ostrava Point to Linmouth.',
  'Its owners said that the rudder had failed twice since the spring.',
  'Fishermen were told to keep clear of the narrows until further notice.',
  'An inquiry will begin on 11 March 2024 once the weather allows divers to look at the hull.',
]
const send = async (method: string, path: string, body: object): Promise<Article> => {
  const reply = await fetch(`${base}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(await reply.text())
  return (await reply.json()) as Article
}
const printed = (publisher: string, hour: string, headline: string, lines: readonly string[]) => ({
  text: [headline, ...lines].join('\n\n'),
  headline,
  publisher,
  publishedAt: `2024-03-05T${hour}:00:00Z`,
})
const first = printed('North Wire', '06', 'Freighter aground off Tarvik', wire)
const { id: agency } = await send('POST', '/articles', first)
await send(
  'POST',
  '/articles',
  printed('The Linmouth Post', '09', 'Ship stuck on the rocks at Tarvik', [
    ...wire.slice(0, 2),
    'Oil has begun to seep from the forward tank, said Ilse Brandvold, the harbour master of Tarvik.',
    ...wire.slice(3, 7),
    'Our readers sent pictures of the wreck from the old lighthouse.',
  ]),
)
await send('POST', '/articles', printed('Daily Fjord', '11', 'Nineteen saved from freighter off Tarvik', wire))
await send('POST', '/articles', {
  html: `<html><head><meta property="article:section" content="Shipping"><meta name="keywords" content="Tarvik, wrecks">
    </head><body><article><h1>Timber ship breaks up near Tarvik</h1>
    <p>The Marisol Dawn, a timber ship bound for Linmouth, ran aground off Tarvik on Monday and lost oil into the fjord.</p>
    <p>“We have laid booms across the mouth of the fjord,” said Joss Tellby, who leads the coastguard. Ilse Brandvold, the
    harbour master, would not say when the ship could be moved.</p>
    <p>“Nothing will be moved before the divers have seen it,” Ms Brandvold said. Nineteen sailors were brought ashore at
    Tarvik.</p><p>An inquiry will begin on 11 March 2024.</p></article></body></html>`,
  publisher: 'The Skerry Echo',
  publishedAt: '2024-03-05T14:00:00Z',
})

const texts = (locator: Locator) => locator.allTextContents()
const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

if (browser === undefined) {
  t.test('in a browser', { skip: `there is no Chromium; CHROMIUM may name one: ${executable}` }, async () => {})
} else {
  const { items: stories } = await json<{ items: StorySummary[] }>('/stories')

  t.test('the front page has the stories', async (t) => {
    t.ok(stories.length > 0)
    const page = await open(t, '')
    const cards = page.locator('.stories > li')
    await cards.first().waitFor()
    t.same(
      await page.evaluate('[...document.querySelectorAll("[data-story]")].map((one) => one.dataset.story)'),
      stories.map(({ id }) => id),
    )
    for (const [nth, { headline, articles, outlets, names }] of stories.entries()) {
      const card = cards.nth(nth)
      t.equal(await card.locator('h2').textContent(), headline)
      t.equal(await card.locator('.facts li').first().textContent(), `${articles} articles in ${outlets} outlets`)
      t.same(
        await texts(card.locator('.aside a')),
        names.map(({ name }) => name),
      )
    }
    const newest = await all<ArticleSummary>('/articles?fold=copies&limit=8')
    t.same(
      await texts(page.locator('[aria-labelledby=newest] h2 a')),
      newest.map(({ headline }) => headline),
    )
    await inspect(t, page, 'stories')
    const hrefs = await page.evaluate<string[]>(
      '[...document.querySelectorAll(".downloads a")].map(({ href }) => href)',
    )
    t.equal(hrefs.length, 3)
    for (const href of hrefs) t.equal((await fetch(href)).status, 200, href)

    await page.getByText('By date').click()
    await page.getByLabel('To').fill('2024-03-04')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('No stories fit this search').waitFor()
    t.same(await all(`/stories?to=2024-03-04`), [])
  })

  t.test('a story: outlets, names, events with every source, quotes', async (t) => {
    const { id } = stories[0]!
    const story = await json<Story>(`/stories/${id}`)
    t.ok(story.byOutlet.length > 2 && story.quotes.length > 0 && story.timeline.length > 0)
    const page = await open(t, '')
    await page.locator('.stories a').first().click()
    await page.getByRole('heading', { level: 1, name: story.headline! }).waitFor()
    await settled(page)
    t.same(
      await texts(page.locator('.outlets h3')),
      story.byOutlet.map(({ publisher }) => publisher),
    )
    t.same(
      await texts(page.locator('.outlets li a')),
      story.byOutlet.flatMap(({ articles }) => articles.map(({ headline }) => headline)),
    )
    t.same(
      await texts(page.locator('[aria-labelledby=names] li a')),
      story.names.slice(0, 30).map(({ name }) => name),
    )
    const publisherOf = new Map(
      story.byOutlet.flatMap(({ publisher, articles }) => articles.map((one) => [one.id, publisher] as const)),
    )
    for (const quote of story.quotes) {
      const item = page.locator(`[aria-labelledby=said] [data-record="${quote.id}"]`)
      t.equal(await item.locator('.says').textContent(), quote.kind === 'direct' ? `“${quote.text}”` : quote.text)
      t.same(
        await texts(item.locator('.reports a')),
        quote.articles.map((one) => publisherOf.get(one)),
      )
    }
    await page.locator('.event').first().waitFor()
    for (const event of story.timeline) {
      const item = page.locator(`[id="event-${event.id}"]`)
      t.equal(await item.locator('.says').textContent(), event.text)
      const links = await item.locator('.reports a').all()
      t.equal(links.length, event.sources.length)
      for (const [nth, link] of links.entries()) {
        const address = decodeURIComponent((await link.getAttribute('href'))!)
        const [, article, mark] = /^#\/articles\/(.+)\?mark=(.+)$/.exec(address)!
        t.equal(mark, event.sources[nth])
        t.equal((await json<{ article: string }>(`/timeline/${mark}`)).article, article, 'it leads to the source')
        t.equal(await link.textContent(), publisherOf.get(article!))
      }
    }
    t.ok(
      story.timeline.some(({ sources }) => sources.length > 1),
      'an event with several sources',
    )
    await inspect(t, page, 'story')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as text' }).click(),
    ])
    t.equal(download.suggestedFilename(), `${id}.txt`)
    const written = readFileSync(await download.path(), 'utf8')
    t.ok(written.startsWith(`${story.headline}\n`))
    for (const { text } of [...story.quotes, ...story.timeline]) t.ok(written.includes(flat(text)), text)
    for (const href of await page.evaluate<string[]>(
      '[...document.querySelectorAll(".downloads a")].map(({ href }) => href)',
    ))
      t.equal((await fetch(href)).status, 200, href)
  })

  /** The words that differ, as they are shown under their labels. */
  const differences = async (item: Locator) => ({
    added: (await texts(item.locator('.change:has(.change-label:text("Only here")) li'))).map(flat),
    cut: (await texts(item.locator('.change:has(.change-label:text("Not here")) li'))).map(flat),
  })

  t.test('copies are folded, and say what each has that others lack', async (t) => {
    const page = await open(t, '#/articles')
    const folded = await all<ArticleSummary & { copies: number }>('/articles?fold=copies&limit=100')
    t.same(
      await page.evaluate('[...document.querySelectorAll("[data-article]")].map((one) => one.dataset.article)'),
      folded.map(({ id }) => id),
    )
    const copies = await json<Copies>(`/articles/${agency}/copies`)
    t.equal(copies.total, 2)
    const item = page.locator(`[data-article="${agency}"]`)
    t.equal(folded.find(({ id }) => id === agency)!.copies, 2)
    await item.getByText('and 2 copies').press('Enter')
    await item.locator('[data-copy]').nth(1).waitFor()
    for (const { article, changes } of copies.items) {
      const copy = item.locator(`[data-copy="${article.id}"]`)
      t.match(await copy.locator('.origin').textContent(), article.publisher!)
      t.same(await differences(copy), {
        added: changes.added.map(({ text }) => flat(text)),
        cut: changes.cut.map(({ text }) => flat(text)),
      })
      t.same(
        await changedSentences(copy),
        changes.changed.map(({ from, to }) => [flat(from.text), flat(to.text)]),
      )
    }
    await inspect(t, page, 'copies')

    // From one that is not the earliest.
    const [post] = await all<ArticleSummary>('/articles?publisher=The+Linmouth+Post')
    await page.goto(`${base}/#/articles?publisher=The+Linmouth+Post`)
    const other = page.locator(`[data-article="${post!.id}"]`)
    await other.getByText('and 2 copies').click()
    await other.getByText('Each beside the earliest, of North Wire.').waitFor()
    t.same(await page.evaluate('[...document.querySelectorAll("[data-copy]")].map((one) => one.dataset.copy)'), [
      agency,
      copies.items.find(({ article }) => article.id !== post!.id)!.article.id,
    ])
  })

  t.test('a quote as others print it', async (t) => {
    const [quote] = await all<Quote>(`/quotes?article=${agency}&q=booms`)
    const variants = await json<Variants>(`/quotes/${quote!.id}/variants`)
    t.ok(variants.isSpeakerDisputed)
    const page = await open(t, `#/articles/${agency}`)
    const item = page.locator(`.panel [data-record="${quote!.id}"]`)
    await item.getByRole('button', { name: /^Other reports/ }).press('Enter')
    await item.locator('[data-variant]').first().waitFor()
    await item.getByText('The outlets disagree about who said this.').waitFor()
    t.equal(await item.locator('[data-variant]').count(), variants.items.length)
    for (const { quote: form, article, segments, speaker } of variants.items) {
      const shown = item.locator(`[data-variant="${form.id}"]`)
      t.match(await shown.locator('.origin').textContent(), article.publisher!)
      for (const kind of ['cut', 'added'] as const) {
        t.same(
          await texts(shown.locator(kind === 'cut' ? '.words del' : '.words ins')),
          segments.filter((one) => one.kind === kind).map(({ text }) => text),
        )
      }
      t.equal(await shown.locator('.words').textContent(), segments.map(({ text }) => text).join(' '))
      t.equal(await shown.locator('.problem').count(), speaker === 'other' ? 1 : 0)
      if (speaker === 'other')
        t.match(await shown.textContent(), `Said there by ${form.speaker!.name}, here by ${quote!.speaker!.name}`)
    }
    await inspect(t, page, 'variants')
    const [alone] = await all<Quote>('/quotes?q=divers&publisher=The+Skerry+Echo')
    await page.goto(`${base}/#/articles/${alone!.article}`)
    const one = page.locator(`.panel [data-record="${alone!.id}"]`)
    await one.getByRole('button', { name: /^Other reports/ }).click()
    await one.getByText('No other article has these words.').waitFor()
  })

  t.test('everything said, once, with its outlets', async (t) => {
    const quotes = await all<Quote>('/quotes?speaker=person/ilse-brandvold&limit=100')
    const page = await open(t, '#/entities/person/ilse-brandvold')
    await page.locator('[aria-labelledby=said] .says').first().waitFor()
    const shown = await texts(page.locator('[aria-labelledby=said] .says'))
    t.equal(shown.filter((words) => words.includes('laid booms')).length, 1)
    t.ok(quotes.filter(({ text }) => text.includes('laid booms')).length > 1)
    const booms = page.locator('[aria-labelledby=said] .record:has(.says:text("laid booms"))')
    const printing = quotes.filter(({ text }) => text.includes('laid booms')).map(({ article }) => article)
    const own = (await booms.getAttribute('data-record'))!
    t.same(
      (await booms.locator('.reports a').all()).length,
      printing.filter((article) => !own.startsWith(`${article}.`)).length,
    )
    await page.getByText(`${shown.length} quotes, printed ${quotes.length} times`).waitFor()

    await page.getByLabel('Topic').selectOption({ label: 'Shipping (1)' })
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter')
    await page.getByText(`1 of ${shown.length} quotes`).waitFor()
    const filtered = await all<Quote>('/quotes?speaker=person/ilse-brandvold&section=Shipping')
    t.same(
      await texts(page.locator('[aria-labelledby=said] .says')),
      filtered.map(({ text }) => `“${text}”`),
    )
    t.match(
      await page.locator('[aria-labelledby=said] .downloads a').first().getAttribute('href'),
      'section=Shipping',
      'what is taken away is what is shown',
    )
    await inspect(t, page, 'topic')
  })

  t.test('what an article is part of, and what was changed in it', async (t) => {
    await send('PUT', `/articles/${agency}`, {
      ...printed('North Wire', '06', 'Freighter refloated off Tarvik', [
        ...wire.slice(0, 3),
        wire[3]!.replace('will not wait', 'shall wait'),
        ...wire.slice(4, 7),
        'Divers found no crack.',
      ]),
    })
    const { items } = await json<{ items: Version[] }>(`/articles/${agency}/versions`)
    t.equal(items.length, 2)
    const page = await open(t, `#/articles/${agency}`, { signedIn: true })
    const beyond = page.getByRole('region', { name: 'Beyond this article' })
    await beyond.getByRole('link', { name: 'The story: 4 articles in 4 outlets' }).waitFor()
    await beyond.getByText('2 other articles have this text').waitFor()
    await beyond.getByText('2 versions: what was changed').press('Enter')
    const version = beyond.locator('[data-version="2"]')
    await version.waitFor()
    const { headline, sentences, quotes } = items[0]!.changes!
    t.ok(
      sentences.changed.some(({ from, to }) => from.text === headline!.from && to.text === headline!.to),
      'the headline is among the sentences',
    )
    t.same(
      (await texts(version.locator('.change:has(.change-label:text("New")) li'))).map(flat),
      sentences.added.map(({ text }) => flat(text)),
    )
    t.same(
      (await texts(version.locator('.change:has(.change-label:text("Taken out")) li'))).map(flat),
      sentences.cut.map(({ text }) => flat(text)),
    )
    t.same(
      await changedSentences(version),
      sentences.changed.map(({ from, to }) => [flat(from.text), flat(to.text)]),
    )
    const records = version.locator('details', { hasText: 'Quotes:' })
    await records.locator('summary').press('Enter')
    // What is folded is made when the browser tells that it was opened.
    await records.locator('li').first().waitFor()
    t.same(
      await texts(records.locator('ins')),
      quotes.came.map(({ text }) => text),
    )
    t.same(
      await texts(records.locator('del')),
      quotes.went.map(({ text }) => text),
    )
    const oldest = beyond.locator('[data-version="1"]')
    await oldest.getByText('As it was stored at first.').waitFor()
    await version.scrollIntoViewIfNeeded()
    await inspect(t, page, 'versions')

    await oldest.getByRole('link', { name: 'Read version 1' }).click()
    await page.getByRole('note').filter({ hasText: 'Version 1 of this article.' }).waitFor()
    await page.getByRole('heading', { level: 1, name: first.headline }).waitFor()
    const was = await json<Article>(`/articles/${agency}/versions/1`)
    await shows(
      t,
      () => page.locator('.paragraph').allTextContents(),
      was.paragraphs.map(({ start, end }) => was.text.slice(start, end)),
    )
    t.equal(await page.getByRole('button', { name: /^(?:Edit|History|Delete)/ }).count(), 0, 'to be read alone')
    await inspect(t, page, 'version')
    await page.getByRole('link', { name: 'The article as it is now' }).click()
    await page.getByRole('heading', { level: 1, name: headline!.to! }).waitFor()

    // An article by itself has nothing beyond it.
    const [sample] = (await all<ArticleSummary>('/articles?limit=100')).filter(({ id }) => id < '2023')
    const refused: string[] = []
    page.on('response', (reply) => reply.status() >= 400 && refused.push(reply.url()))
    const stories = page.waitForResponse((reply) => reply.url().includes('/stories?article='))
    const copies = page.waitForResponse((reply) => reply.url().endsWith('/copies'))
    await page.goto(`${base}/#/articles/${sample!.id}`)
    await page.getByRole('heading', { level: 1, name: sample!.headline! }).waitFor()
    await Promise.all([stories, copies])
    await settled(page)
    await beyond.waitFor({ state: 'detached' })
    t.same(refused, [], 'nothing is asked for that is not there')
    t.same(await faultsOf(page), [])
    await takePicture(page, 'nothing-beyond')
  })
}

/** The sentences of which some words are others: as they were, and as they are. */
async function changedSentences(within: Locator): Promise<string[][]> {
  const items = await within.locator('.change:has(.change-label:text("In other words")) li').all()
  return Promise.all(items.map(changedWords))
}

async function changedWords(item: Locator): Promise<string[]> {
  const html = await item.innerHTML()
  const plain = (tag: string) =>
    flat(
      html
        .replace(new RegExp(`<${tag}>.*?</${tag}>`, 'gs'), '')
        .replace(/<[^>]+>/g, '')
        .replace(/&nbsp;/g, ' ')
        .replace(/&amp;/g, '&'),
    )
  return [plain('ins'), plain('del')]
}

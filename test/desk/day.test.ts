/** An editor’s day on the desk, by keyboard alone, on both engines: nothing is done through the API. */
import type { Locator, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import type { Article } from '../../schemas/article.ts'
import type { Claim } from '../../schemas/claim.ts'
import type { Correction } from '../../schemas/correction.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { KeptTimeline } from '../../schemas/kept-timeline.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import type { StoreOptions } from '../../src/store/index.ts'
import { openCluster } from '../store/cluster.ts'
import { eventually, executable, faultsOf, overflowOf, stepTo, takePicture } from './browser.ts'
import { serveDesk, token } from './serve.ts'

const paragraphs = [
  'Lock keepers at Ostrow Weir walk out',
  'By Ada Moss',
  'The lock at Ostrow Weir has been closed since Monday after its keepers walked out, the Weir Authority said.',
  '“We will not open a gate that may fall on a barge,” said Petra Lindqvist, who speaks for the keepers.',
  'Anselm Koby, the authority’s engineer, denied that the gates were unsafe. “They were mended in May 2023 and they passed every test,” he said.',
  'The walkout has cost the ports upstream about £2m, Petra Lindquist told the council on Tuesday. “Nobody has asked the keepers,” she said.',
  'The lock was built in 1911. It was last closed for eleven days in March 2019. An inquiry will report on 14 June 2024.',
]
const source = 'https://records.example/locks/1911'
/** Presses of the tab key after which something is too far away. */
const FAR = 80

/** Goes to something with the tab key alone, forwards or back. */
async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor()
  const focused = target.first().and(page.locator(':focus'))
  for (let steps = 0; steps < FAR; steps++) {
    if ((await focused.count()) > 0) return
    await page.keyboard.press(key)
  }
  throw new Error(`${target} is more than ${FAR} steps away`)
}

async function enter(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await reach(page, target, key)
  await page.keyboard.press('Enter')
}

/** @param width of the window, in pixels, for all of the day. */
async function day(t: Test, options: StoreOptions, width: number, name: string): Promise<void> {
  const { json, all, open, inspect: look } = await serveDesk({}, options)
  /** Its other sizes change what has the focus where the records are no sheet: looked at on the phone. */
  const inspect = (page: Page, view: string) =>
    width < 1024 ? look(t, page, `day-${name}-${view}`) : Promise.resolve()
  const page = await open(t, '', { viewport: { width, height: 740 } })
  const done = page.getByRole('complementary', { name: 'Done' })
  const title = page.getByRole('heading', { level: 1 })
  const form = page.getByRole('form')

  // In the morning: sign in.
  await enter(page, page.getByRole('link', { name: 'Sign in' }))
  await reach(page, page.getByLabel('Token'))
  await inspect(page, 'sign-in')
  await page.keyboard.type(token)
  await page.keyboard.press('Enter')
  await page.locator('.editor', { hasText: 'ruth' }).waitFor()
  await title.filter({ hasText: 'Stories' }).waitFor()
  await inspect(page, 'front')

  // An article comes in.
  await enter(page, page.getByRole('link', { name: 'Articles', exact: true }), 'Shift+Tab')
  await enter(page, page.getByRole('link', { name: 'Add articles' }))
  await title.filter({ hasText: 'Add articles' }).waitFor()
  await inspect(page, 'add')
  await reach(page, page.getByLabel('Text or HTML'))
  await page.keyboard.insertText(paragraphs.join('\n\n'))
  await reach(page, page.getByLabel('Published at'))
  await page.keyboard.type('4 June 2024')
  await reach(page, page.getByLabel('Publisher'))
  await page.keyboard.type('The Canal Post')
  await enter(page, page.getByRole('button', { name: 'Add the article' }))
  await title.filter({ hasText: paragraphs[0]! }).waitFor()
  const [{ id }] = (await all<Article>('/articles?publisher=The+Canal+Post')) as [Article]
  const path = `/articles/${id}`
  const printed = await json<Article>(path)
  t.match(printed, { headline: paragraphs[0], publishedAt: '2024-06-04', bylines: [{ name: 'Ada Moss' }] })
  await inspect(page, 'article')

  const panel = page.locator('.panel')
  const tab = (kind: string) => page.getByRole('tab', { name: new RegExp(`^${kind}`) })
  /** Opens a list of the records, from wherever above it. */
  const list = async (kind: string, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    if (await panel.isHidden()) await enter(page, page.getByRole('button', { name: 'What was found' }))
    await reach(page, page.getByRole('tab', { selected: true }), key)
    for (let steps = 0; (await tab(kind).getAttribute('aria-selected')) !== 'true'; steps++) {
      if (steps > 5) throw new Error(`there is no list of ${kind}`)
      const selected = () => page.getByRole('tab', { selected: true }).textContent()
      const before = await selected()
      await page.keyboard.press('ArrowRight')
      await eventually(selected, (now) => now !== before)
    }
  }
  const record = (words: string) => panel.locator('.record', { hasText: words })
  const choose = async (known: string) => {
    await stepTo(page, page.getByRole('option').filter({ hasText: known }).first())
    await page.keyboard.press('Enter')
  }
  const saved = async () => {
    await done.filter({ hasText: /Saved|names are merged/ }).waitFor()
    await form.first().waitFor({ state: 'detached' })
  }

  // A speaker is wrong.
  const [said] = await all<Quote>(`/quotes?article=${id}&q=barge`)
  t.equal(said!.speaker!.name, 'Petra Lindqvist')
  await list('Quotes')
  await enter(page, record('on a barge').getByRole('button', { name: /^Edit/ }))
  await page.locator('.edit [role=combobox]:focus').waitFor()
  await inspect(page, 'speaker')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Anselm K')
  await choose('Anselm Koby')
  await page.keyboard.press('Enter')
  await saved()
  await record('on a barge').locator('.by', { hasText: 'Anselm Koby' }).waitFor()
  t.match((await json<Quote>(`/quotes/${said!.id}`)).speaker, { entity: 'person/anselm-koby', method: 'editor' })

  // So is a name.
  await list('Organisations', 'Shift+Tab')
  await enter(page, record('Weir Authority').getByRole('button', { name: /^Edit/ }))
  await page.getByLabel('Name, in all articles').and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Ostrow Weir Authority')
  await page.keyboard.press('Enter')
  await saved()
  await record('Ostrow Weir Authority').waitFor()
  t.equal((await json<Entity>('/entities/organisation/weir-authority')).name, 'Ostrow Weir Authority')

  // Two people are one.
  await list('People', 'Shift+Tab')
  await enter(page, record('Petra Lindquist').getByRole('button', { name: /^Edit/ }))
  await page.getByLabel('Name, in all articles').and(page.locator(':focus')).waitFor()
  await enter(page, page.getByText('The same as another name'))
  await reach(page, page.getByLabel(/is the same as$/))
  await page.keyboard.type('Petra')
  await choose('Petra Lindqvist')
  await inspect(page, 'merge')
  await page.keyboard.press('Enter')
  await saved()
  await record('Petra Lindquist').waitFor({ state: 'detached' })
  t.same((await all<Entity>(`/entities?article=${id}&type=person`)).map((one) => one.id).sort(), [
    'person/anselm-koby',
    'person/petra-lindqvist',
  ])

  // A claim is checked.
  const [claim] = await all<Claim>(`/claims?article=${id}&q="eleven+days"`)
  await list('Claims', 'Shift+Tab')
  await enter(page, record('eleven days').getByRole('button', { name: /^Verdict/ }))
  await page.getByLabel('The claim is').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('True')
  await reach(page, page.getByLabel('Source'))
  await page.keyboard.type(source)
  await inspect(page, 'verdict')
  await page.keyboard.press('Enter')
  await saved()
  await record('eleven days').locator('.verdict-true').waitFor()
  t.match((await json<Claim>(`/claims/${claim!.id}`)).verdict, { rating: 'true', url: source, by: 'ruth' })

  // Four events make a timeline.
  const events = (await all<TimelineEntry>(`/timeline?article=${id}`)).slice(0, 4)
  t.equal(events.length, 4)
  if (await page.locator('.panel.is-open').isVisible()) await page.keyboard.press('Escape')
  const below = await page.evaluate<string[]>("[...document.querySelectorAll('.event')].map(({ id }) => id)")
  for (const event of below.filter((one) => events.some(({ id }) => one === `event-${id}`))) {
    await enter(page, page.locator(`[id="${event}"]`).getByRole('button', { name: /^Add to a timeline/ }))
  }
  await page.getByText('4 events').waitFor()
  await enter(page, page.getByRole('button', { name: 'Arrange and save' }))
  await reach(page, page.getByRole('textbox', { name: 'Headline' }))
  await page.keyboard.type('The lock at Ostrow Weir')
  await enter(page, page.getByRole('button', { name: 'Put in order of time' }))
  await inspect(page, 'tray')
  await enter(page, page.getByRole('button', { name: 'Save the timeline' }))
  await title.filter({ hasText: 'The lock at Ostrow Weir' }).waitFor()
  const [kept] = await all<KeptTimeline>('/timelines')
  t.same(
    kept!.events,
    events.map((event) => event.id),
    'in order of time',
  )
  await inspect(page, 'kept')
  const opened = page.context().waitForEvent('page')
  await enter(page, page.getByRole('link', { name: 'See the page' }))
  const embedded = await opened
  await embedded.getByRole('heading', { name: 'The lock at Ostrow Weir' }).waitFor()
  t.same(
    await embedded.locator('.what').allTextContents(),
    events.map(({ text }) => text),
  )
  for (const width of [1440, 768, 360]) {
    await embedded.setViewportSize({ width, height: 740 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await embedded.emulateMedia({ colorScheme })
      await takePicture(embedded, `day-${name}-embedded-${colorScheme}-${width}`)
      t.same(await faultsOf(embedded), [], `embedded: axe at ${width} pixels, ${colorScheme}`)
    }
    t.equal(await overflowOf(embedded), 0)
  }
  await embedded.close()

  // A mistake is taken back at once …
  await enter(page, page.getByRole('link', { name: 'Articles', exact: true }), 'Shift+Tab')
  await enter(page, page.getByRole('link', { name: paragraphs[0]! }))
  await title.filter({ hasText: paragraphs[0]! }).waitFor()
  await enter(page, page.locator('.article-head').getByRole('button', { name: /^Edit/ }))
  await page.getByLabel('Headline').and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Loch keepers walk out')
  await page.keyboard.press('Enter')
  await title.filter({ hasText: 'Loch keepers walk out' }).waitFor()
  await saved()
  t.equal((await json<Article>(path)).headline, 'Loch keepers walk out')
  await page.keyboard.press('Control+z')
  await done.filter({ hasText: 'Undone' }).waitFor()
  await title.filter({ hasText: paragraphs[0]! }).waitFor()
  t.same(await json<Article>(path), printed)

  // … another from the history, which has all of the day.
  await enter(page, page.getByText('What editors changed'))
  const history = page.locator('.article-history .history > li')
  const corrections = await all<Correction>(`/corrections?article=${id}`)
  t.equal(corrections.length, 5)
  await history.nth(corrections.length - 1).waitFor()
  await inspect(page, 'history')
  const merged = history.filter({ hasText: 'merged' })
  await enter(page, merged.getByRole('button', { name: /^Undo/ }))
  await merged.filter({ hasText: 'Undone by ruth' }).waitFor()
  t.equal((await json<Entity>('/entities/person/petra-lindquist')).name, 'Petra Lindquist')

  // In the evening.
  await enter(page, page.getByRole('button', { name: 'Sign out' }), 'Shift+Tab')
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  t.equal(await page.getByRole('button', { name: /^Edit/ }).count(), 0)
}

if (executable === undefined) {
  t.test('in a browser', { skip: 'there is no Chromium; CHROMIUM may name one' }, async () => {})
} else {
  t.test('SQLite, on a phone', (t) => day(t, { database: ':memory:' }, 360, 'phone'))

  const cluster = await openCluster()
  t.test('PostgreSQL, at a desk', { skip: typeof cluster === 'string' ? cluster : false }, async (t) => {
    if (typeof cluster === 'string') return
    t.teardown(() => cluster.remove())
    await day(t, { database: '', databaseUrl: await cluster.database() }, 1440, 'desk')
  })
}

/** The map of the desk. */
import t from 'tap'
import type { Entity, Place } from '../../schemas/entity.ts'
import { executable, settled } from './browser.ts'
import { serveDesk } from './serve.ts'

const { base, browser, json, open, inspect } = await serveDesk()

t.test('GeoJSON', async (t) => {
  const { items } = await json<{ items: Place[] }>('/entities?type=place&limit=100')
  const reply = await fetch(`${base}/entities?type=place&limit=100`, { headers: { accept: 'application/geo+json' } })
  t.equal(reply.headers.get('content-type'), 'application/geo+json; charset=utf-8')
  const { type, features } = (await reply.json()) as {
    type: string
    features: { geometry: object; properties: object }[]
  }
  t.equal(type, 'FeatureCollection')
  t.equal(features.length, items.length)
  for (const [i, { id, name, country, coordinates, geonames, counts }] of items.entries()) {
    const { geometry, properties } = features[i]!
    const { mentions, articles } = counts
    t.match(properties, { entity: id, name, country, geonames, mentions, articles })
    t.same(geometry, coordinates && { type: 'Point', coordinates: [coordinates.lon, coordinates.lat] })
  }
  const people = await json<{ features: object[] }>('/entities?type=person&format=geojson')
  t.same(people.features, [], 'nobody is on a map')

  const [{ newest }] = features.map(({ properties }) => properties) as [{ newest: { article: string } }]
  const own = await json<{ features: { properties: { entity: string } }[] }>(
    `/articles/${newest.article}?format=geojson`,
  )
  const { items: named } = await json<{ items: Entity[] }>(`/entities?article=${newest.article}&type=place&limit=100`)
  t.same(own.features.map(({ properties }) => properties.entity).sort(), named.map(({ id }) => id).sort())
})

if (browser === undefined) {
  t.test('in a browser', { skip: `there is no Chromium; CHROMIUM may name one: ${executable}` }, async () => {})
} else {
  t.test('places, and the words that name them', async (t) => {
    const { items } = await json<{ items: Place[] }>('/entities?type=place&limit=100')
    const located = items.filter(({ coordinates }) => coordinates !== null)
    t.ok(located.length > 3)
    const page = await open(t, '#/map')
    await page.locator('.dot').first().waitFor()
    t.same(
      await page.evaluate<string[]>('[...document.querySelectorAll(".dot")].map((dot) => dot.dataset.place)'),
      located.map(({ id }) => id),
    )
    // East is right, north is up.
    const places = await page.evaluate<[number, number][]>(
      '[...document.querySelectorAll(".dot")].map((dot) => [+dot.getAttribute("cx"), +dot.getAttribute("cy")])',
    )
    for (const [i, one] of located.entries())
      for (const [j, other] of located.entries()) {
        if (one.coordinates!.lon - other.coordinates!.lon > 60) t.ok(places[i]![0] > places[j]![0])
        if (one.coordinates!.lat - other.coordinates!.lat > 30) t.ok(places[i]![1] < places[j]![1])
      }
    t.same(
      await page.locator('section[aria-labelledby=located] button').allTextContents(),
      located.map(({ name }) => name),
    )

    // By the keyboard, and by a click.
    const first = located[0]!
    await page.getByRole('button', { name: first.name, exact: true }).press('Enter')
    await page.waitForURL(/place=/)
    await page.locator('.mentions mark').first().waitFor()
    const detail = await json<Entity>(`/entities/${first.id}`)
    const shown = await page.locator('.mentions mark').allTextContents()
    t.same(shown.sort(), detail.mentions.map(({ text }) => text).sort())
    await inspect(t, page, 'map')
    const second = located[1]!
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.getByRole('button', { name: 'The world' }).click()
    await page.locator(`.dot[data-place="${second.id}"]`).dispatchEvent('click')
    await page.getByRole('heading', { level: 2, name: second.name }).waitFor()
    await page.locator('.of-article .source a').first().click()
    await page.locator('.is-marked').first().waitFor()

    await page.goto(`${base}/#/map?q=zzzz`)
    await settled(page)
    await page.getByText('No places match “zzzz”').waitFor()
  })
}

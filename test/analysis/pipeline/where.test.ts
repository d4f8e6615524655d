/** Where places lie: by their names, their countries, and the company that they keep. */
import t from 'tap'
import type { Place } from '../../../schemas/entity.ts'
import { analyse } from '../../../src/analysis/analyse.ts'
import { wordList } from '../../../src/data.ts'

/** The places of a text by name: country and whole degrees north and east, or why not. */
function placesOf(text: string): Record<string, string> {
  const { entities } = analyse({ text: `Council meets\n\n${text}`, as: 'page', publishedAt: '2024-05-05' })
  const places = entities.filter((one): one is Place => one.type === 'place')
  for (const { coordinates, geonames } of places) t.equal(coordinates === null, geonames === null)
  return Object.fromEntries(
    places.map(({ name, country, coordinates }) => [
      name,
      `${country} ${coordinates ? `${Math.round(coordinates.lat)},${Math.round(coordinates.lon)}` : '-'}`,
    ]),
  )
}

for (const [why, text, places] of [
  [
    'a name alone',
    'The council of Bordeaux met in Lima on Monday, officials said.',
    { Bordeaux: 'FR 45,-1', Lima: 'PE -12,-77' },
  ],
  [
    'the state after it',
    'A bridge fell in Paris, Texas, on Monday, officials said. People in Paris were sad.',
    { Paris: 'US 34,-96' },
  ],
  ['its abbreviation', 'A bridge fell in Athens, Ga., on Monday, officials said.', { Athens: 'US 34,-83' }],
  ['the province after it', 'A bridge fell in London, Ontario, on Monday, officials said.', { London: 'CA 43,-81' }],
  [
    'the state beside it',
    'A bridge fell in Portland on Monday. Schools in Maine stayed closed, officials said.',
    { Portland: 'US 44,-70' },
  ],
  [
    'no other state beside it',
    'A bridge fell in Portland on Monday. Schools in Oregon stayed closed, officials said.',
    { Portland: 'US 46,-123' },
  ],
  ['no country of its own', 'A bridge fell in Bangor, the second city of Maine, on Monday.', { Bangor: 'null -' }],
  [
    'an English name',
    'Talks in Geneva and Gothenburg ended on Monday, officials said.',
    { Geneva: 'CH 46,6', Gothenburg: 'SE 58,12' },
  ],
  ['several of the name', 'A bridge fell in Springfield on Monday, officials said.', { Springfield: 'US -' }],
  [
    'no settlement',
    'France and Texas signed on Monday, officials in Scotland said.',
    { France: 'FR -', Texas: 'US -', Scotland: 'GB -' },
  ],
] as const) {
  t.match(placesOf(text), places, why)
}

t.test('the lists', async (t) => {
  const settlements = wordList('entities', 'settlements')
  t.ok(settlements.length > 20_000)
  for (const row of settlements) {
    const [name, country, , scope, lat, lon, id] = row
    const isGood =
      /^[A-Z]{2}$/.test(country!) &&
      name !== '' &&
      /^(country|part)$/.test(scope!) &&
      Math.abs(Number(lat)) <= 90 &&
      Math.abs(Number(lon)) <= 180 &&
      Number(id) > 0
    if (!isGood) t.fail(row.join(' '))
  }
  const names = settlements.map(([name]) => name!)
  t.same(names, [...names].sort(), 'in the order in which they are looked up')
  const parts = new Set(settlements.map(([, country, part]) => `${country} ${part}`))
  for (const [country, code, name] of wordList('entities', 'divisions'))
    t.ok(parts.has(`${country} ${code}`), `${name} has settlements`)
})

/** Entities: which names are one person, organisation or place, and what is known of them. */
import t from 'tap'
import type { EntityType } from '../../schemas/entity.ts'
import { loadText } from '../../src/loader/text.ts'
import { entities } from '../../src/pipeline/entities/index.ts'
import { runPipeline, stages } from '../../src/pipeline/index.ts'
import type { EntityDraft, Layers, Name } from '../../src/pipeline/stage.ts'

/**
 * Entities of a text whose names are given in the text itself: `[person:Ada Moss]`, `[p:Ada Moss]`, `[o:…]`, `[l:…]`.
 * The recogniser is left out, so that a row shows linking alone.
 */
function read(marked: string): EntityDraft[] {
  const types: Record<string, EntityType> = { p: 'person', o: 'organisation', l: 'place' }
  const names: Name[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\[([pol]):([^\]]*)\]/g)) {
    text += marked.slice(at, match.index)
    names.push({ start: text.length, end: text.length + match[2]!.length, text: match[2]!, type: types[match[1]!]! })
    text += match[2]!
    at = match.index + match[0].length
  }
  text += marked.slice(at)
  const layers: Partial<Layers> & Pick<Layers, 'page'> = { page: loadText(text, 'body') }
  for (const stage of stages) {
    if (stage.adds === 'names') break
    Object.assign(layers, { [stage.adds]: stage.run(layers as Layers) })
  }
  const found = entities.run({ ...(layers as Layers), names })
  for (const { mentions } of found)
    for (const m of mentions) t.equal(text.slice(m.start, m.end), m.text, `${m.text} is where it says`)
  return found
}

/** `id: written forms in order`, one entity a line. */
const linked = (marked: string) =>
  read(marked).map(({ id, mentions }) => `${id}: ${mentions.map((mention) => mention.text).join(', ')}`)

t.test('one entity a person', async (t) => {
  const rows: [string, string[]][] = [
    ['[p:Ada Moss] spoke. Ms [p:Moss] left. [p:Ada] smiled.', ['person/ada-moss: Ada Moss, Moss, Ada']],
    ['[p:Moss] quits. The mayor, [p:Ada Moss], quit.', ['person/ada-moss: Moss, Ada Moss']],
    ['[p:William Tarn] ran; [p:Bill Tarn] won.', ['person/william-tarn: William Tarn, Bill Tarn']],
    ['[p:J.K. Tarn] wrote it. [p:Joan Tarn] did.', ['person/j-k-tarn: J.K. Tarn, Joan Tarn']],
    ['[p:Ann B. Tarn] and [p:Ann C. Tarn].', ['person/ann-b-tarn: Ann B. Tarn', 'person/ann-c-tarn: Ann C. Tarn']],
    [
      '[p:Ada Moss] met [p:Paul Moss]. [p:Moss] was late.',
      ['person/ada-moss: Ada Moss', 'person/paul-moss: Paul Moss', 'person/moss: Moss'],
    ],
    [
      '[p:Ada Moss] met [p:Paul Moss]. Mrs [p:Moss] was late.',
      ['person/ada-moss: Ada Moss, Moss', 'person/paul-moss: Paul Moss'],
    ],
    [
      '[p:Karl Tarn] and [p:Karl Tarn Jr.] ate. [p:Tarn] paid.',
      ['person/karl-tarn: Karl Tarn, Tarn', 'person/karl-tarn-jr: Karl Tarn Jr.'],
    ],
    ['[p:Kim Bo-ra] said. [p:Kim] left.', ['person/kim-bo-ra: Kim Bo-ra, Kim']],
    ['[p:José Sá] came. [p:Jose Sa] went.', ['person/jose-sa: José Sá, Jose Sa']],
    ['[p:Вера Лис] came.', ['person/вера-лис: Вера Лис']],
    ['[p:Đorđe Lis] came.', ['person/dorde-lis: Đorđe Lis']],
  ]
  for (const [text, expected] of rows) t.same(linked(text), expected, text)
})

t.test('one entity an organisation', async (t) => {
  const rows: [string, string[]][] = [
    [
      'The [o:Harbour Safety Board] ([o:HSB]) met. The [o:HSB] agreed.',
      ['organisation/harbour-safety-board: Harbour Safety Board, HSB, HSB'],
    ],
    [
      'The [o:Coastal Energy Agency] met. [o:CEA] agreed.',
      ['organisation/coastal-energy-agency: Coastal Energy Agency, CEA'],
    ],
    [
      'The [o:Fisheries Commission] met. The [o:Commission] agreed.',
      ['organisation/fisheries-commission: Fisheries Commission, Commission'],
    ],
    ['[o:Brindle Motors] grew. [o:Brindle] hired.', ['organisation/brindle-motors: Brindle Motors, Brindle']],
    ['The [o:UN] met.', ['organisation/united-nations: UN']],
    [
      'The [o:Water Council] and the [o:Air Council] met. The [o:Council] agreed.',
      [
        'organisation/water-council: Water Council',
        'organisation/air-council: Air Council',
        'organisation/council: Council',
      ],
    ],
  ]
  for (const [text, expected] of rows) t.same(linked(text), expected, text)
})

t.test('one entity a place', async (t) => {
  const rows: [string, string[]][] = [
    ['[l:Britain] and the [l:UK] are the [l:United Kingdom].', ['place/united-kingdom: Britain, UK, United Kingdom']],
    ['The [l:U.S.], the [l:US] and [l:America].', ['place/united-states: U.S., US, America']],
    ['[o:Russia] and [l:Russia].', ['place/russia: Russia, Russia']],
    ['[l:Brindle Island] is small. [l:Brindle] is wet.', ['place/brindle-island: Brindle Island, Brindle']],
    ['[l:Mexico City] is in [l:Mexico].', ['place/mexico-city: Mexico City', 'place/mexico: Mexico']],
  ]
  for (const [text, expected] of rows) t.same(linked(text), expected, text)
  const countries: [string, (string | null)[]][] = [
    ['In [l:Lyon] and [l:Lima].', ['FR', 'PE']],
    ['In [l:Paris], [l:Texas].', ['US', 'US']],
    ['In [l:Springfield], [l:Ohio], and [l:Brindle].', ['US', 'US', null]],
  ]
  for (const [text, expected] of countries)
    t.same(
      read(text).map((entity) => entity.type === 'place' && entity.country),
      expected,
      text,
    )
})

t.test('what is no name', async (t) => {
  const rows: [string, string[]][] = [
    ['[p:They] came at 9 [o:GMT] in [l:March].', []],
    ['[l:Russian] troops.', []],
  ]
  for (const [text, expected] of rows) t.same(linked(text), expected, text)
})

t.test('names and aliases', async (t) => {
  const rows: [string, { name: string; aliases: string[] }][] = [
    ['Mr [p:Tarn] said. [p:Karl Tarn] left.', { name: 'Karl Tarn', aliases: ['Mr Tarn', 'Tarn'] }],
    ['Sir [p:Karl] said. [p:Karl Tarn] left.', { name: 'Karl Tarn', aliases: ['Karl', 'Sir Karl'] }],
    ['The [l:UK] agreed.', { name: 'United Kingdom', aliases: ['UK'] }],
  ]
  for (const [text, expected] of rows) t.match(read(text)[0], expected, text)
})

t.test('every stage before it runs', async (t) => {
  t.ok(runPipeline(loadText('Ada Moss spoke in Lyon.', 'body')).entities)
})

/** Entities: which names are one person, organisation or place, and what is known of them. */
import t from 'tap'
import type { EntityType } from '../../../schemas/entity.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { entities } from '../../../src/analysis/pipeline/entities/index.ts'
import { stages } from '../../../src/analysis/pipeline/index.ts'
import type { EntityDraft, Layers, Name } from '../../../src/analysis/pipeline/stage.ts'
import { wordList } from '../../../src/data.ts'

/**
 * Entities of a text whose names are given in the text itself: `[person:Ada Moss]`, `[p:Ada Moss]`, `[o:…]`, `[l:…]`.
 * The recogniser is left out, so that a row shows linking alone.
 */
function read(marked: string): EntityDraft[] {
  const prepared = prepare(marked)
  const { text } = prepared.article
  const found = entities.run(prepared)
  for (const { mentions } of found)
    for (const m of mentions) t.equal(text.slice(m.start, m.end), m.text, `${m.text} is where it says`)
  return found
}

interface Outlet {
  url?: string | null
  publisher?: string | null
}

/** The layers before the entities. */
function prepare(marked: string, { url = null, publisher = null }: Outlet = {}): Layers {
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
  const page = loadText(text, 'body')
  const layers: Partial<Layers> & Pick<Layers, 'page'> = { page: { ...page, meta: { ...page.meta, url, publisher } } }
  for (const stage of stages) {
    if (stage.adds === 'names') break
    Object.assign(layers, { [stage.adds]: stage.run(layers as Layers) })
  }
  return { ...(layers as Layers), names }
}

/**
 * Who is meant by the words in `<…>`: the entity's name, or null. `<` and `>` are taken out of the text before it is
 * read.
 */
function meant(marked: string): string | null {
  const plain = marked.replace(/[<>]/g, '')
  const bare = marked.replace(/\[[pol]:([^\]]*)\]/g, '$1')
  const start = bare.indexOf('<')
  const end = bare.indexOf('>') - 1
  const found = read(plain).find(({ mentions }) => mentions.some((m) => m.start === start && m.end === end))
  return found?.name ?? null
}

/** `id: written forms in order`, one entity a line. */
const linked = (marked: string) =>
  read(marked).map(({ id, mentions }) => `${id}: ${mentions.map((mention) => mention.text).join(', ')}`)

t.test('one entity a person', async (t) => {
  const rows: [string, string[]][] = [
    ['[p:Ada Moss] spoke. Ms [p:Moss] left. [p:Ada] smiled.', ['person/ada-moss: Ada Moss, Moss, Ada']],
    ['[p:Moss] quits. The mayor, [p:Ada Moss], quit.', ['person/ada-moss: Moss, The mayor, Ada Moss']],
    // The family name may stand first.
    ['[p:Park Ji-hoon] left. [o:Park] did not answer.', ['person/park-ji-hoon: Park Ji-hoon, Park']],
    // The name given up since is an alias.
    [
      '[p:Ada Moss] has died. Born [p:Ada Jane Brill] in Osk, she won.',
      ['person/ada-moss: Ada Moss, Ada Jane Brill, she'],
    ],
    // Nicknames in marks, short forms of given names alone, and generations behind a surname.
    [
      '[p:William “Bax” Croft] left. Police want to trace [p:Bax]. [p:Bax Croft] is 19.',
      ['person/william-bax-croft: William “Bax” Croft, Bax, Bax Croft'],
    ],
    ['[p:Robert Moss] was fined. [p:Rob] smiled.', ['person/robert-moss: Robert Moss, Rob']],
    [
      '[p:Karl Tarn Sr.] built it. [p:Karl Tarn Jr.] sold it. [p:Tarn Jr.] left.',
      ['person/karl-tarn-sr: Karl Tarn Sr.', 'person/karl-tarn-jr: Karl Tarn Jr., Tarn Jr.'],
    ],
    ['[p:William Tarn] ran; [p:Bill Tarn] won.', ['person/william-tarn: William Tarn, Bill Tarn']],
    ['[p:J.K. Tarn] wrote it. [p:Joan Tarn] did.', ['person/j-k-tarn: J.K. Tarn, Joan Tarn']],
    ['[p:Ann B. Tarn] and [p:Ann C. Tarn].', ['person/ann-tarn: Ann B. Tarn', 'person/ann-tarn-2: Ann C. Tarn']],
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
    [
      '[p:Paul H. W. Tarn] led it. His son [p:Paul W. Tarn] does now.',
      ['person/paul-h-w-tarn: Paul H. W. Tarn, His', 'person/paul-tarn: Paul W. Tarn'],
    ],
    ['[p:Karl J. Tarn] signed. [p:Karl Tarn] left.', ['person/karl-tarn: Karl J. Tarn, Karl Tarn']],
    ['[p:Karl J. Tarn Jr.] signed.', ['person/karl-tarn-jr: Karl J. Tarn Jr.']],
    ['[p:Juan Pinos y Marl] sang.', ['person/juan-pinos-y-marl: Juan Pinos y Marl']],
    [
      '[p:Ana de los Pinos] sang. “No,” de los Pinos said. [p:Pinos] left.',
      ['person/ana-de-los-pinos: Ana de los Pinos, de los Pinos, Pinos'],
    ],
    // An office that only the surname is given with, beside somebody else of that surname.
    [
      'President [p:Ruiz] spoke. His wife, [p:Carla Ruiz], smiled. President [p:Ruiz] left. [p:Ruiz] is 60.',
      ['person/ruiz: Ruiz, His, Ruiz, Ruiz', 'person/carla-ruiz: His wife, Carla Ruiz'],
    ],
    [
      'President [p:Ruiz] spoke. [p:Carla Ruiz], the first lady, smiled. [p:Ruiz] left.',
      ['person/ruiz: Ruiz, Ruiz', 'person/carla-ruiz: Carla Ruiz, the first lady'],
    ],
    [
      'Gov. [p:Vale] spoke. His wife, [p:Carla Vale], smiled. Mrs [p:Vale] left. Gov. [p:Vale] stayed.',
      ['person/vale: Vale, His, Vale', 'person/carla-vale: His wife, Carla Vale, Vale'],
    ],
    [
      'Mayor [p:Moss] spoke. [p:Ada Moss], the mayor since 2019, left. Mayor [p:Moss] was late.',
      ['person/ada-moss: Moss, Ada Moss, the mayor, Moss'],
    ],
    [
      'Her husband, [p:Rowan Vale], the governor, watched. Gov. [p:Vale] left.',
      ['person/rowan-vale: Her husband, Rowan Vale, the governor, Vale'],
    ],
    // Ships and cameras.
    ['HMS Queen [p:Elizabeth] sailed. [p:Ada Moss] waved.', ['person/ada-moss: Ada Moss']],
    ['A storm hit Queen [p:Clara].', ['person/clara: Clara']],
    ['[o:CCTV] showed [p:Ada Moss].', ['person/ada-moss: Ada Moss']],
    ['The Chinese broadcaster [o:CCTV] said so.', ['organisation/cctv: CCTV']],
    // Surnames that are shared, and a husband and wife without given names.
    [
      '[p:Leah] and [p:Tom Whitmore] sold it. Mrs [p:Whitmore] wept. Mr [p:Whitmore] left.',
      ['person/leah-whitmore: Leah, Whitmore', 'person/tom-whitmore: Tom Whitmore, Whitmore'],
    ],
    [
      'Brothers [p:Liam] and [p:Noel Carrick] fell out. [p:Liam] left.',
      ['person/liam-carrick: Liam, Liam', 'person/noel-carrick: Noel Carrick'],
    ],
    [
      '[p:Mary] and [p:Jane Pell] sang. The Pells were loud.',
      ['person/mary-pell: Mary', 'person/jane-pell: Jane Pell'],
    ],
    ['[p:Cher] and [p:Tom Pell] danced. Mr [p:Pell] left.', ['person/cher: Cher', 'person/tom-pell: Tom Pell, Pell']],
    [
      'Mr [p:Vale] rang. Mrs [p:Vale] wept. Mr [p:Vale] left. [p:Vale] said she was tired.',
      ['person/vale: Vale, Vale', 'person/vale-2: Vale, Vale, she'],
    ],
    [
      '[p:John Clarke], 60, and his wife [p:Denise], 58, left. Mrs [p:Clarke] wept. Mr [p:Clarke] did not.',
      ['person/john-clarke: John Clarke, his, Clarke', 'person/denise-clarke: Denise, Clarke'],
    ],
    [
      'Researchers at the [o:University of Osk] met 400 people. They said it was late.',
      ['organisation/university-of-osk: University of Osk'],
    ],
    ['Lord [p:Carver] and Lady [p:Carver] left.', ['person/carver: Carver', 'person/carver-2: Carver']],
    // Two people of one surname: whom the pronoun, the office, the honorific, or most of the article speaks for.
    [
      '[p:Ada Moss] and her husband, former mayor [p:Paul Moss], met. [p:Moss] was praised for her speech. [p:Moss] left.',
      ['person/ada-moss: Ada Moss, her, Moss, her, Moss', 'person/paul-moss: her husband, Paul Moss'],
    ],
    [
      '[p:Moss] wins vote\n[p:Ada Moss] won. [p:Ada Moss] ran twice. Mrs [p:Moss] beat [p:Karl Tarn].\nHer son [p:Paul Moss] ran once.',
      [
        'person/ada-moss: Moss, Ada Moss, Ada Moss, Moss, Her',
        'person/karl-tarn: Karl Tarn',
        'person/paul-moss: Paul Moss',
      ],
    ],
    [
      'Governor [p:Karl Tarn] and Senator [p:Paul Tarn] met. Senator [p:Tarn] left.',
      ['person/karl-tarn: Karl Tarn', 'person/paul-tarn: Paul Tarn, Tarn'],
    ],
    [
      '[p:Karl Tarn] and [p:Paul Tarn] met. President [p:Tarn] was long dead.',
      ['person/karl-tarn: Karl Tarn', 'person/paul-tarn: Paul Tarn', 'person/tarn: Tarn'],
    ],
    [
      '[p:Karl Tarn] rose.\nMr. [p:Tarn] had a brother, [p:Paul Tarn].\nOf [p:Paul Tarn] little is known. “No,” Mr. [p:Tarn] said.',
      ['person/karl-tarn: Karl Tarn, Tarn, Tarn', 'person/paul-tarn: Paul Tarn, Paul Tarn'],
    ],
    // What the recogniser took into a name, or left out of it.
    [
      '[p:Ada Moss Backs Tarn]\n[p:Ada Moss] spoke. [p:Karl Tarn] did not.',
      ['person/ada-moss: Ada Moss, Ada Moss', 'person/karl-tarn: Tarn, Karl Tarn'],
    ],
    [
      '[p:Ada Moss] spoke. [p:When Moss] left, it rained. [p:Even Moss] wept.',
      ['person/ada-moss: Ada Moss, Moss, Moss'],
    ],
    ['On Monday Ada [p:Moss] spoke.', ['person/ada-moss: Ada Moss']],
    ['A [p:Brindle Poll] was taken. [p:Brindle] asked many.', ['organisation/brindle: Brindle, Brindle']],
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
    // Initials of several, without a word that tells.
    ['The umpires met. The [o:ECB] fined them.', ['organisation/ecb: ECB']],
    ['Prices in the euro zone rose. The [o:ECB] met.', ['organisation/european-central-bank: ECB']],
    ['The [o:Green Party] met. The [o:Greens] agreed.', ['organisation/green-party: Green Party, Greens']],
    [
      'The [o:Coastal Energy Agency] met. [o:CEA] agreed.',
      ['organisation/coastal-energy-agency: Coastal Energy Agency, CEA'],
    ],
    [
      'The [o:Ministry of Harbours] met. The MoH agreed.',
      ['organisation/ministry-of-harbours: Ministry of Harbours, MoH'],
    ],
    [
      'The [o:Ministry of Harbours] met. The [o:Harbours Ministry] agreed.',
      ['organisation/ministry-of-harbours: Ministry of Harbours, Harbours Ministry'],
    ],
    [
      'The [o:U.S. Department of Harbours] met. The [o:Harbours Department] agreed. [o:DOH] agreed.',
      ['organisation/u-s-department-of-harbours: U.S. Department of Harbours, Harbours Department, DOH'],
    ],
    [
      'The [o:University of Tolland] met. [o:Tolland University] disagreed.',
      [
        'organisation/university-of-tolland: University of Tolland',
        'organisation/tolland-university: Tolland University',
      ],
    ],
    ['The [o:Church of Tides] met. The Church agreed.', ['organisation/church-of-tides: Church of Tides, Church']],
    [
      'The [o:Fisheries Commission] met. The [o:Commission] agreed.',
      ['organisation/fisheries-commission: Fisheries Commission, Commission'],
    ],
    ['[o:Brindle Motors] grew. [o:Brindle] hired.', ['organisation/brindle-motors: Brindle Motors, Brindle']],
    // A team without its town, and a first word cut short.
    ['The [o:Chicago Rams] won. The [o:Rams] left.', ['organisation/chicago-rams: Chicago Rams, Rams']],
    [
      '[o:Manchester Rovers] won. [o:Man Rovers] left.',
      ['organisation/manchester-rovers: Manchester Rovers, Man Rovers'],
    ],
    ['[o:Orvano Games] won. [o:Games] left.', ['organisation/orvano-games: Orvano Games', 'organisation/games: Games']],
    // Short names that were read as somebody’s.
    [
      '[o:Tolland-Reeve Co.] cut jobs. [p:Tolland-Reeve] said so.',
      ['organisation/tolland-reeve-co: Tolland-Reeve Co., Tolland-Reeve'],
    ],
    ['[o:Ford Paper Co.] cut jobs. [p:Ford] said so.', ['organisation/ford-paper-co: Ford Paper Co., Ford']],
    [
      'The [o:Bank of Oden] met. BoO Governor [p:Ada Moss] spoke.',
      ['organisation/bank-of-oden: Bank of Oden, BoO', 'person/ada-moss: Ada Moss'],
    ],
    ['The [o:UN] met.', ['organisation/united-nations: UN']],
    // What has an indefinite article is a thing, or one of many.
    ['An [o:MRX] is ordered. The [o:MRX] was clear.', []],
    ['A [o:BBC] programme said so. A [o:BBC] spoke.', ['organisation/bbc: BBC, BBC']],
    ['A [o:KLB] programme said so. The [o:KLB] agreed.', ['organisation/klb: KLB, KLB']],
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
    // The capitals of datelines are no initials.
    ['[l:ROME] (ANS) — It rained in [l:Rome].', ['place/rome: ROME, Rome']],
    ['[l:TOLLAND] (ANS) — It rained.', ['place/tolland: TOLLAND']],
    // What a capital says.
    ['[o:Ottawa] said that it would pay.', ['place/ottawa: Ottawa']],
  ]
  for (const [text, expected] of rows) t.same(linked(text), expected, text)
  const countries: [string, (string | null)[]][] = [
    ['In [l:Lyon] and [l:Lima].', ['FR', 'PE']],
    ['In [l:Paris], [l:Texas].', ['US', 'US']],
    ['In [l:Springfield], [l:Ohio], and [l:Brindle].', ['US', 'US', null]],
    // A state and a region of one name; a small capital that shares its name.
    ['In [l:Georgia] and [l:Lyon].', ['GE', 'FR']],
    ['In [l:Ohio], [l:Georgia] and [l:Texas].', ['US', 'US', 'US']],
    ['In [l:Ohio] and [l:Georgia].', ['US', 'US']],
    ['In [l:Russia] and [l:Georgia].', ['RU', 'GE']],
    ['In [l:Macon], [l:Georgia], it rained.', ['US', 'US']],
    ['In [l:Savannah], [l:Georgia], and in [l:Tbilisi].', ['US', 'US', 'GE']],
    ['In [l:Tbilisi], [l:Georgia], it rained.', ['GE', 'GE']],
    ['In [l:Ohio], [l:Georgia] and [l:Tbilisi].', ['US', 'GE', 'GE']],
    ['In [l:Rome], [l:Ga.], on Monday.', ['US', 'US']],
    ['In [l:Ithaca], [l:New York], on Monday.', ['US', 'US']],
    ['In [l:Hamilton] and [l:Ohio].', [null, 'US']],
    ['The Bermudian premier spoke in [l:Hamilton].', ['BM']],
  ]
  for (const [text, expected] of countries)
    t.same(
      read(text).map((entity) => entity.type === 'place' && entity.country),
      expected,
      text,
    )
})

t.test('where nothing beside a name tells, a place is in the outlet’s country', async (t) => {
  const rows: [string, Outlet, string | null][] = [
    ['In [l:Georgia] it rained.', {}, 'GE'],
    ['In [l:Georgia] it rained.', { publisher: 'Boston Lantern' }, 'US'],
    ['In [l:Georgia] it rained.', { publisher: 'The Georgia Lantern' }, 'GE'],
    ['In [l:Georgia] it rained.', { publisher: 'Tbilisi Lantern' }, 'GE'],
    ['In [l:Hamilton] it rained.', {}, null],
    ['In [l:Hamilton] it rained.', { url: 'https://lantern.bm/rain' }, 'BM'],
    ['In [l:Hamilton] it rained.', { url: 'https://news.lantern.co.uk/rain?from=.bm' }, null],
    ['In [l:Hamilton], [l:Ohio], it rained.', { url: 'https://lantern.bm/rain' }, 'US'],
    ['In [l:Georgia] it rained.', { url: 'https://lantern.io' }, 'GE'],
  ]
  for (const [text, outlet, expected] of rows) {
    const [place] = entities.run(prepare(text, outlet))
    t.equal(place?.type === 'place' && place.country, expected, `${text} ${JSON.stringify(outlet)}`)
  }
})

t.test('roles', async (t) => {
  const rows: [string, string[]][] = [
    ['Harbour secretary [p:Ada Moss] resigned.', ['Harbour secretary']],
    ['The harbour secretary, [p:Ada Moss], resigned.', ['harbour secretary']],
    ['[p:Ada Moss], the mayor of [l:Brindle], resigned.', ['mayor of Brindle']],
    ['[p:Ada Moss], 45, a nurse from [l:Leeds], resigned.', ['nurse']],
    ['A nurse, [p:Joan Pike], told the jury so.', ['nurse']],
    ['A nurse, [p:Joan Pike], and a porter left.', []],
    ['[l:Pike County] Sheriff [p:Karl Tarn] resigned.', ['Pike County Sheriff']],
    ['[p:Ada Moss], chief executive of [o:Brindle Motors], resigned.', ['chief executive of Brindle Motors']],
    ['[p:Ada Moss], the deputy head of the [o:Water Council] had told staff.', ['deputy head of the Water Council']],
    ['[p:Ada Moss], who was the mayor of [l:Brindle], resigned.', ['mayor of Brindle']],
    ['[p:Ada Moss] was elected mayor of [l:Brindle] in May.', ['mayor of Brindle']],
    ['[o:Brindle Party] leader Sir [p:Karl Tarn] resigned.', ['Brindle Party leader']],
    ['[l:Peru]’s former prime minister [p:Karl Tarn] resigned.', ['former prime minister']],
    ['The trade and industry secretary, Dr [p:Karl Tarn], resigned.', ['trade and industry secretary']],
    ['According to [p:Ada Moss], the president lied.', []],
    ['[p:Ada Moss] met the mayor, [p:Karl Tarn], and left.', []],
    ['After meeting the mayor, [p:Ada Moss] left.', []],
    ['[p:Ada Moss] and Mayor [p:Karl Tarn] left.', []],
    ['Her husband, [p:Karl Tarn], resigned.', []],
    // Another word of the sentence is none of it.
    ['He won five towns Tuesday and Harbour candidate [p:Ada Moss] three.', ['Harbour candidate']],
    ['Aides told reporters president [p:Ada Moss] had left.', ['president']],
    ['On Friday prime minister [p:Ada Moss] resigned.', ['prime minister']],
    ['[p:Ada Moss], 45, of [l:Leeds], a nurse, resigned.', ['nurse']],
    // One form each, the most used first.
    ['A nurse, [p:Ada Moss]. Mayor [p:Ada Moss]. Mayor [p:Ada Moss]. [p:Ada Moss], a nurse.', ['Mayor', 'nurse']],
    ['Tidal front-runner [p:Ada Moss] won. Tidal frontrunner [p:Ada Moss] won.', ['Tidal front-runner']],
    ['[p:Ada Moss], leader of the [o:Tides], won. [o:Tides] leader [p:Ada Moss] won.', ['Tides leader']],
    ['Director [p:Ada Moss] left. [p:Ada Moss], director of the museum, sang.', ['director of the museum']],
    ['Former mayor [p:Ada Moss] left. Mayor [p:Ada Moss] sang.', ['Former mayor', 'Mayor']],
  ]
  for (const [text, expected] of rows) {
    const person = read(text).find((entity) => entity.type === 'person')
    t.same(person?.type === 'person' && person.roles, expected, text)
  }
  t.match(read('President [p:Ada Moss] left. Ms [p:Moss] waved.')[0], {
    aliases: ['Moss', 'Ms Moss', 'President Ada Moss'],
    honorific: 'Ms',
  })
})

t.test('descriptions', async (t) => {
  const rows: [string, string | null][] = [
    ['Mayor [p:Ada Moss] left. <The mayor> was ill.', 'Ada Moss'],
    ['[p:Ada Moss] said it was late. She plans to write to <the mayor>.', null],
    ['[p:Ada Moss], the harbour minister, left. <The minister> was ill.', 'Ada Moss'],
    ['Mayor [p:Ada Moss] met Mayor [p:Karl Tarn]. <The mayor> was ill.', null],
    [
      'Peruvian president [p:Ada Moss] met Chilean president [p:Karl Tarn]. <The Chilean president> was ill.',
      'Karl Tarn',
    ],
    ['President [p:Ada Moss] spoke. In a note to <the Chilean president>, she agreed.', null],
    // Titles written short.
    ['Sen. [p:Ada Moss] and Rep. [p:Karl Tarn] wrote it. Tarn left. <The senator> agreed.', 'Ada Moss'],
    ['Gov. [p:Ada Moss] met Sen. [p:Karl Tarn]. <The governor> agreed.', 'Ada Moss'],
    ['Capt. [p:Ada Moss] sailed. <The captain> was ill.', 'Ada Moss'],
    // By the trade in its name.
    ['[o:Pell Shipping] met [o:Tarn Foods]. <The shipping company> agreed.', 'Pell Shipping'],
    ['[o:Pell Shipping] met [o:Tarn Foods]. <The mining company> agreed.', null],
    ['[o:Pell Motors] grew. <The carmaker> is old.', 'Pell Motors'],
    ['The [o:World Grain Forum] met. <The forum> is old.', 'World Grain Forum'],
    ['[o:FC Norlund] lost. <The club> is old.', 'FC Norlund'],
    ['“No,” [p:Karl Tarn] said. <The prime minister> added that he was busy.', 'Karl Tarn'],
    ['Mayor [p:Ada Moss] said no. <The prime minister> added that he was busy.', null],
    ['Former president [p:Karl Tarn] spoke. <The president> was ill.', null],
    // Who may not be named.
    ['[p:Ada Moss] denied it. <The judge> said it was late.', null],
    ['[p:Ada Moss] said no. <The judge> added that it was late.', 'Ada Moss'],
    ['[p:Ada Moss] said no. <The Chilean president> said it was late.', null],
    ['They warned [p:Ada Moss]. In a note to <the Chilean president> they said why.', 'Ada Moss'],
    ['[p:Ada Moss] denied it. <The judge>, Mr Justice [p:Tarn], left.', 'Tarn'],
    ['[l:Peru]’s central bank met. [o:Pell Bank] agreed. <The bank> is old.', null],
    ['A rival club made an offer. [o:FC Norlund] agreed. <The club> is old.', null],
    ['[o:FC Norlund], a Danish club, agreed. <The club> is old.', 'FC Norlund'],
    // Who is named later on comes last.
    ['<The mayor> is ill.\n[p:Ada Moss], mayor of [l:Brindle], fell.', 'Ada Moss'],
    ['[p:Ada Moss] said no. <The mayor> added that it was late.\nMayor [p:Karl Tarn] left.', 'Ada Moss'],
    ['Mayor [p:Ada Moss] fell. <The mayor> is ill.\nMayor [p:Karl Tarn] left.', 'Ada Moss'],
    [
      '[p:Ada Moss] said no. <The Peruvian president> added that it was late.\n[p:Karl Tarn], [l:Peru]’s president, left.',
      'Karl Tarn',
    ],
    // The state that the description names belongs to whoever speaks on.
    [
      '[p:Karl Tarn] said no on Monday. “It is late,” <the Chilean president> said of [p:Ada Moss].\n[p:Paul Brill], [l:Peru]’s president, left.',
      'Karl Tarn',
    ],
    [
      '[p:Karl Tarn] said no on Monday. “It is late,” the Chilean president said of [p:Ada Moss]. “Too late. Far too late.” <The president> said that it hurt.\n[p:Paul Brill], [l:Peru]’s president, left.',
      'Karl Tarn',
    ],
    ['[p:Karl Tarn] said no.\n“It is late. Very late.\n“We go,” <the mayor> added.', 'Karl Tarn'],
    ['President [p:Karl Tarn] said no. <The Chilean president> added that it was late.', 'Karl Tarn'],
    ['President [p:Karl Tarn] said no. <The French deputy president> added that it was late.', null],
    // An age stands for who has it, or for the one person before whose age is not told.
    ['[p:Ada Moss], 54, met [p:Eva Brill], 32. <The 32-year-old> was late.', 'Eva Brill'],
    ['[p:Ada Moss] (54) fell. [p:Eva Brill] laughed. “Ow,” said <the 54-year-old>.', 'Ada Moss'],
    ['54-year-old [p:Ada Moss] met [p:Eva Brill]. <The 32-year-old> was late.', null],
    ['[p:Ada Moss] met [p:Eva Brill]. <The 32-year-old> was late.', null],
    ['[p:Ada Moss] has quit. “No,” <the 29-year-old> wrote.', 'Ada Moss'],
    ['[p:Ada Moss] has quit. <The 29-year-old> car was sold.', null],
    ['A goal by [p:Ada Moss] won it. “Yes,” <the 23-year-old> said.', 'Ada Moss'],
    // What somebody is, instead of the name.
    ['Coach [p:Karl Tarn] disagreed. “Never,” said <the Frenchman>.', 'Karl Tarn'],
    ['Coach [p:Ada Moss] disagreed. “Never,” said <the Portuguese>.', 'Ada Moss'],
    ['Coach [p:Karl Tarn] disagreed. <The Portuguese> left.', null],
    ['Coach [p:Karl Tarn] wept. They met <the Frenchman> in May.', null],
    ['[p:Ada Moss] opened it. “Yes,” <the mother-of-two> said.', 'Ada Moss'],
    ['[p:Karl Tarn] opened it. “Yes,” <the mother-of-two> said.', null],
    ['<The governor>, Democrat [p:Ada Moss], left.', 'Ada Moss'],
    ['The carmaker [o:Velo] shut. “Yes,” <the carmaker> said.', 'Velo'],
    ['The [o:Fish Service] met. [o:Brindle Electric], the utility, grew. <The company> hired.', 'Brindle Electric'],
    ['[o:Brindle Motors] grew. <The company> hired.', 'Brindle Motors'],
    ['The [o:Ministry of Fish] met. <The company> hired.', null],
    ['He told broadcaster [o:NKT] so. <The company> hired.', null],
    ['The [o:Ministry of Fish] met. <The ministry> agreed.', 'Ministry of Fish'],
    ['[o:Brindle Motors] and [o:Tarn Foods] grew. <The company> hired.', null],
    // Places.
    ['[l:Peru] voted. <The country> is calm.', 'Peru'],
    ['[l:Peru] and [l:Chile] voted. <The country> is calm.', null],
    ['[l:Leeds] flooded. In [l:Peru] it rained. <The city> is dry again.', 'Leeds'],
    ['[l:Leeds] flooded. <The city> council met.', null],
    ['The village of [l:Brindle] voted. <The village> is calm.', 'Brindle'],
    ['[l:Brindle] voted. <The village> is calm.', null],
    ['[l:Peru] voted. <The country> that lost is calm.', null],
  ]
  for (const [text, expected] of rows) t.equal(meant(text), expected, text)
})

t.test('pronouns', async (t) => {
  const rows: [string, string | null][] = [
    // One person who can be meant.
    ['[p:Ada Moss] left. <She> was ill.', 'Ada Moss'],
    ['[p:Karl Tarn] left. <He> was ill.', 'Karl Tarn'],
    ['[p:Karl Tarn] left. <She> was ill.', null],
    ['Mr [p:Moss] left. <He> was ill.', 'Moss'],
    ['Mrs [p:Tarn] left. <She> was ill.', 'Tarn'],
    ['Actress [p:Xola Brill] left. <She> was ill.', 'Xola Brill'],
    ['[p:Xola Brill] left. <He> was ill.', 'Xola Brill'],
    // Who is asked answers; kin between commas are not their own.
    ['Her lawyer, [p:Karl Tarn], asked Mrs [p:Moss] why it was late. <She> said it was not.', 'Moss'],
    [
      'Mr [p:Tarn] left. The judge, Lord [p:Orr], put it to Mr [p:Vale] that he lied. <He> replied that it was not so.',
      'Vale',
    ],
    ['[p:Ada Moss] won. [p:Eve Kerr], <her> partner until May, lost.', 'Ada Moss'],
    ['The [o:Water Council] met. <He> was ill.', null],
    ['[p:Karl Tarn] told them no. Not so, says former captain [p:Paul Brill]. “Late,” <he> warned.', 'Paul Brill'],
    ['[p:Bo Vale] told the inquiry that [p:Tom Fry] never spoke. “It was odd,” <he> said.', 'Bo Vale'],
    [
      '[p:Rafe Linden] hit [p:Paul Gedge]. [p:Gedge] told the court he had heard the actor shout. “It hurt,” <he> said.',
      'Paul Gedge',
    ],
    [
      '[p:Gedge] told the jury it hurt. Cross-examined by [p:Rafe Linden]’s barrister, <he> accepted that it was late.',
      'Gedge',
    ],
    [
      '[p:Rowan Vale] sued [p:Paul Gedge]. Asked by [p:Vale]’s lawyer why <he> left, [p:Gedge] said nothing.',
      'Paul Gedge',
    ],
    [
      'A mayor has apologised after she mocked tenants. [p:Karen Whit] made the remark. In a letter <she> said: “I am sorry.”',
      'Karen Whit',
    ],
    // Whom the words name is seldom who says them.
    ['[p:Karl Tarn] met [p:Paul Brill]. “[p:Paul] was late,” <he> said.', 'Karl Tarn'],
    ['[p:Ada Moss] was stern. [p:Eva Brill], <she> went on, was late.', 'Ada Moss'],
    ['[p:Ada Moss] was stern. Asked by [p:Eva Brill], <she> said no.', 'Ada Moss'],
    // Sex tells.
    ['[p:Ada Moss] met [p:Karl Tarn]. <She> was ill.', 'Ada Moss'],
    ['[p:Ada Moss] met [p:Karl Tarn]. <He> was ill.', 'Karl Tarn'],
    ['“No,” [p:Karl Tarn] told [p:Ada Moss]. “Never,” <she> said.', 'Ada Moss'],
    ['Mr [p:Moss] and Mrs [p:Tarn] left. <She> was ill.', 'Tarn'],
    // The subject goes on.
    ['[p:Karl Tarn] met [p:Paul Brill]. <He> was ill.', 'Karl Tarn'],
    ['“No,” [p:Karl Tarn] told [p:Paul Brill]. “Never,” <he> said.', 'Karl Tarn'],
    ['“No,” said [p:Karl Tarn]. “We beat [p:Paul Brill],” <he> said.', 'Karl Tarn'],
    ['[p:Karl Tarn] said no. “[p:Paul Brill] is ill,” <he> added.', 'Karl Tarn'],
    ['[p:Karl Tarn], who worked for [p:Paul Brill], said no. <He> left.', 'Karl Tarn'],
    ['[p:Karl Tarn] said that <he> was ill.', 'Karl Tarn'],
    ['[p:Karl Tarn] spoke. <He> said no.', 'Karl Tarn'],
    ['[p:Karl Tarn] spoke. He said no. <He> left.', 'Karl Tarn'],
    ['[p:Karl Tarn] spoke of a fire. It was bad. <He> left.', 'Karl Tarn'],
    ['[p:Karl Tarn] lost. His agent, [p:Paul Brill], said no. <He> left.', 'Paul Brill'],
    ['[p:Karl Tarn] lost.\n[p:Paul Brill] of the [o:Water Council] said no. <He> left.', 'Paul Brill'],
    ['[p:Paul Brill] lied.\nAsked if <he> would stay, [p:Karl Tarn] said no.', 'Karl Tarn'],
    // Objects and owners.
    ['[p:Xola Brill] spoke.\n[p:Ada Moss] left.\n[p:Xola Brill] thanked <her> for it.', 'Ada Moss'],
    ['[p:Xola Brill] spoke.\n[p:Ada Moss] left.\n[p:Xola Brill] thanked her for <her> work.', 'Ada Moss'],
    ['[p:Karl Tarn] met [p:Paul Brill]. [p:Ada Moss] told <him> so.', null],
    ['[p:Karl Tarn] told <him> so.', null],
    ['[p:Karl Tarn] said [p:Ada Moss] had told <him> so.', 'Karl Tarn'],
    ['[p:Ada Moss] sold <her> house.', 'Ada Moss'],
    ['[p:Karl Tarn] attacked [p:Paul Brill] and <his> aides.', 'Paul Brill'],
    ['[p:Karl Tarn] met [p:Ada Moss] at <her> home.', 'Ada Moss'],
    ['In <her> speech, [p:Ada Moss] said no.', 'Ada Moss'],
    ['[p:Paul Brill] left. In <his> speech, [p:Karl Tarn] said no.', 'Karl Tarn'],
    ['Harbour secretary [p:Ada Moss] wrote that the port could close. <Her> comments came late.', 'Ada Moss'],
    // Nobody named is meant.
    ['[p:Ada Moss] was 48 when a producer called [p:Karl Tarn] met her. “I laughed,” <she> said.', 'Ada Moss'],
    ['[p:Ada Moss] has died. Born [p:Ada Brill] in Osk, the daughter of a cook, <she> won.', 'Ada Moss'],
    ['[p:Karl Tarn] left. A spokesman said <he> was ill.', null],
    ['[p:Ada Moss] left. A spokeswoman spoke. <She> said no.', null],
    ['[p:Karl Tarn] and [p:Paul Brill] left. <He> was ill.', null],
    // Quotations have their own world.
    ['“<He> was ill,” [p:Karl Tarn] said.', null],
    ['[p:Karl Tarn] said: “<He> was ill.”', null],
    ['[p:Karl Tarn] said: “[p:Paul Brill] left because <he> was ill.”', 'Paul Brill'],
    ['[p:Ada Moss] said: “[p:Karl Tarn] left.” <She> waved.', 'Ada Moss'],
    // Roles carry pronouns on.
    ['Mayor [p:Ada Moss] left. The mayor was ill. <She> said so.', 'Ada Moss'],
    ['[p:Ada Moss] is expected to speak. “No,” <she> is expected to say.', 'Ada Moss'],
    ['[p:Ada Moss] spoke.\n“No,” she said. “Never.”\n“Not now,” <she> added.', 'Ada Moss'],
    // Organisations.
    ['[o:Brindle Motors] said it grew. <It> added that it hired.', 'Brindle Motors'],
    ['The firm said no. [o:Brindle Motors], <it> added, had been told.', null],
    ['[p:Karl Tarn] said no.\n[p:Paul Brill] was there. “No,” <he> said.', 'Paul Brill'],
    ['[o:Brindle Motors] grew. <It> was old.', null],
    ['[l:Peru] condemned the raid. <It> said no.', 'Peru'],
    ['[p:Karl Tarn] met [o:Brindle Motors]. <It> said no.', null],
    ['[l:Peru] closed <its> border.', 'Peru'],
    ['[o:Brindle Motors] sold <its> plant.', 'Brindle Motors'],
    ['[o:Brindle Motors] grew. <Its> plant burned.', 'Brindle Motors'],
    ['[o:Brindle Motors] sued [o:Tarn Foods]. <Its> plant burned.', null],
    ['[p:Karl Tarn] sold the ship and <its> crew.', null],
  ]
  t.ok(rows.length >= 40)
  for (const [text, expected] of rows) t.equal(meant(text), expected, text)
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

t.test('types that the words around a name settle', async (t) => {
  const rows: [string, string[]][] = [
    ['Sir [p:Karl] met [o:Xola Brill], the Peruvian ambassador.', ['person/karl', 'person/xola-brill']],
    ['[o:Xola Brill], 45, a nurse from [l:Leeds], left.', ['person/xola-brill', 'place/leeds']],
    ['[o:Ada Brill], who left, sang. [o:Brill] smiled.', ['person/ada-brill']],
    ['[l:Xola Brill], [l:Peru]’s foreign minister, left.', ['person/xola-brill', 'place/peru']],
    ['In [l:Brindle Vale], the mayor, a nurse, left.', ['place/brindle-vale']],
    ['[o:Brindle Board], the regulator, agreed.', ['organisation/brindle-board']],
    ['[o:Xola Brill] grew.', ['organisation/xola-brill']],
    ['[o:Ada Brill] grew.', ['organisation/ada-brill']],
    // The short form of a firm or a club.
    ['[o:Lumen Pictures] grew. [p:Lumen] paid a million.', ['organisation/lumen-pictures']],
    ['[o:AC Torvano] won. [p:Torvano] have new players.', ['organisation/ac-torvano']],
    [
      '[p:Ada Pell] owns [o:Pell Pictures]. [p:Pell] paid a million.',
      ['person/ada-pell', 'organisation/pell-pictures'],
    ],
    ['[o:Pell Pictures] grew. Mr [p:Pell] was glad.', ['organisation/pell-pictures', 'person/pell']],
    ['[l:London] and [p:Washington] agreed.', ['place/london', 'place/washington-dc']],
    ['[p:Vienna] agreed.', ['place/vienna']],
    ['[p:Sofia] agreed.', ['person/sofia']],
    ['[p:Ada Vienna] sang. [l:Vienna] was ill. [l:Vienna] left.', ['person/ada-vienna']],
    ['[p:Ada Vienna] sang in [l:Vienna]. [l:Vienna] is old.', ['person/ada-vienna', 'place/vienna']],
    ['[p:Sofia] and [l:Athens] agreed.', ['place/sofia', 'place/athens']],
    ['[p:Karl Washington] sang. [l:London] and [p:Washington] agreed.', ['person/karl-washington', 'place/london']],
    ['Ms [p:Washington] sang. [p:Washington] left.', ['person/washington']],
  ]
  for (const [text, expected] of rows)
    t.same(
      read(text).map(({ id }) => id),
      expected,
      text,
    )
})

t.test('doubtful ends of names', async (t) => {
  const rows: [string, string[]][] = [
    [
      '[p:Ada Moss Sir Karl] left. [p:Karl Tarn] stayed.',
      ['person/ada-moss: Ada Moss', 'person/karl-tarn: Karl, Karl Tarn'],
    ],
    [
      '[p:Ada Moss Photo] on the left. [p:Ada Moss] sang. [p:Ada Moss] left.',
      ['person/ada-moss: Ada Moss, Ada Moss, Ada Moss'],
    ],
    [
      '[p:Ada Moss Backs Harbour Plan] After Long Delay\n[p:Ada Moss] backs the harbour plan after a delay.',
      ['person/ada-moss: Ada Moss, Ada Moss'],
    ],
    ['[o:First Harbour Plan] Wins Wide Support\nThe first harbour plan wins support.', []],
    [
      '[p:Ada Moss Brill] Wins Harbour Vote\n[p:Ada Moss Brill] wins.',
      ['person/ada-moss-brill: Ada Moss Brill, Ada Moss Brill'],
    ],
    ['[p:Ada Moss] sang. Then Moss left.', ['person/ada-moss: Ada Moss, Moss']],
    [
      '[p:Ada Moss] died. The Ada Moss Travelling Prize went to a Ted Ode Day fan of the Ada Moss Light And Salt Fund.',
      ['person/ada-moss: Ada Moss, Ada Moss, Ada Moss'],
    ],
    ['They left Laos.', ['place/laos: Laos']],
    ['Mr [p:Moss] of [l:Moss] left.', ['person/moss: Moss', 'place/moss: Moss']],
    ['[l:Tarn Foods Ltd] grew.', ['organisation/tarn-foods-ltd: Tarn Foods Ltd']],
  ]
  for (const [text, expected] of rows) t.same(linked(text), expected, text)
})

t.test('hostile input takes linear time', async (t) => {
  const size = 5_000
  const letters = (i: number) =>
    [...i.toString(26)].map((c) => String.fromCharCode(97 + Number.parseInt(c, 26))).join('')
  const rows: [string, (i: number) => string][] = [
    ['people of one surname', (i) => `[p:A${letters(i)} Smith] said.`],
    ['people of one given name', (i) => `[p:Ada S${letters(i)}] said.`],
    ['one surname', (i) => (i < 2 ? `[p:${i ? 'Ada' : 'Bob'} Smith] said.` : '[p:Smith] said.')],
    ['spellings', (i) => `[p:Smi${letters(i)}x Jones] said.`],
    ['organisations', (i) => `The [o:A${letters(i)} Board] and the [o:Board] met.`],
    ['pronouns', (i) => (i ? 'she said.' : '[p:Ada Moss] said.')],
    ['open marks', () => '“ [p:Smith]'],
    ['offices', (i) => `President [p:A${letters(i)}]. The president said.`],
    ['companies', (i) => `[o:A${letters(i)}]. The company said.`],
    ['titles', () => 'Mr [p:Mr]'],
    ['offices', (i) => (i === 0 ? 'His wife, [p:Carla Ruiz], left.' : 'President [p:Ruiz] left.')],
    ['kin of an office', (i) => (i === 0 ? 'President [p:Ruiz] left.' : 'His wife, [p:Carla Ruiz], left.')],
  ]
  for (const [what, part] of rows) {
    const cost = (count: number) => {
      const prepared = prepare(Array.from({ length: count }, (_, i) => part(i)).join(' '))
      const before = process.cpuUsage().user
      entities.run(prepared)
      return (process.cpuUsage().user - before) / 1000
    }
    const ms = cost(size)
    // Four times as much may take four times as long; a square would take sixteen.
    const grows = () => cost(size) < cost(size / 4) * 10
    t.ok(ms < 500 || grows() || grows() || grows(), `${what}: ${ms.toFixed(0)} ms`)
  }
})

t.test('word lists', async (t) => {
  const lists: [string, number][] = [
    ['countries', 1],
    ['roles', 0],
    ['honorifics', 0],
    ['nicknames', 0],
    ['organisation-names', 0],
    ['organisation-nouns', 0],
    ['not-names', 0],
    ['places', 2],
    ['given-names-english', 0],
  ]
  for (const [name, column] of lists) {
    const keys = wordList('entities', name).map((row) => row[column])
    t.equal(new Set(keys).size, keys.length, `${name}: no row twice`)
    t.notOk(
      keys.some((key) => !key || key !== key.trim()),
      `${name}: no empty row`,
    )
  }
  for (const [code] of wordList('entities', 'countries')) t.match(code, /^[A-Z]{2}$/)
})

import t from 'tap'
import type { Quantity } from '../../../schemas/claim.ts'
import type { Speaker } from '../../../schemas/speaker.ts'
import type { Time } from '../../../schemas/time.ts'
import { analyse } from '../../../src/analysis/analyse.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { checkworthinessOf } from '../../../src/analysis/pipeline/claims/checkworthiness.ts'
import { claims } from '../../../src/analysis/pipeline/claims/index.ts'
import { quantitiesOf } from '../../../src/analysis/pipeline/claims/quantities.ts'
import { runPipeline } from '../../../src/analysis/pipeline/index.ts'
import type { Attribution, Layers } from '../../../src/analysis/pipeline/stage.ts'
import { wordList } from '../../../src/data.ts'

const layersOf = (text: string): Layers => runPipeline(loadText(text, 'body'))

t.test('quantities', async (t) => {
  /** Text, value or range, unit, kind where it has no unit of its own, bound, `~` when approximate, what is counted. */
  const show = ({ text, value, max, unit, kind, bound, approximate, of }: Quantity) =>
    [
      `${text} =`,
      max === null ? value : `${value}..${max}`,
      unit,
      kind === 'ratio' || kind === 'count' ? kind : null,
      bound,
      approximate ? '~' : null,
      of && `of ${of}`,
    ]
      .filter((part) => part !== null)
      .join(' ')
  const rows: [string, string[]][] = [
    [
      'The port moved two hundred and fifty thousand crates.',
      ['two hundred and fifty thousand = 250000 count of crates'],
    ],
    ['Some 2.7 million people voted.', ['Some 2.7 million = 2700000 count about ~ of people']],
    [
      'The firm paid £3m in fines and €4bn in damages.',
      ['£3m = 3000000 GBP of fines', '€4bn = 4000000000 EUR of damages'],
    ],
    ['A loan of Rs 500 crore was cleared.', ['Rs 500 crore = 5000000000 INR']],
    ['A loan of ₹1,50,000 was cleared.', ['₹1,50,000 = 150000 INR']],
    ['It cost A$45, or HK$250.', ['A$45 = 45 AUD', 'HK$250 = 250 HKD']],
    ['It cost 5 million USD.', ['5 million USD = 5000000 USD']],
    ['Tickets cost 50p or 75 cents.', ['50p = 0.5 GBP', '75 cents = 0.75 USD']],
    ['It weighed 12 pounds of flour.', ['12 pounds = 12 pound of flour']],
    ['The fund holds five million pounds.', ['five million pounds = 5000000 GBP']],
    ['Support rose by 3 percentage points to 48.5 per cent.', ['3 percentage points = 3 pp', '48.5 per cent = 48.5 %']],
    ['Rates rose by 25 basis points.', ['25 basis points = 25 bp']],
    ['Two in three farmers agree.', ['Two in three = 0.666666666666667 ratio of farmers']],
    ['Standing at 21.16m, it is 3m taller than ours.', ['21.16m = 21.16 m', '3m = 3 m']],
    ['A 12m wave hit the 4m-high wall 50m from the quay.', ['12m = 12 m', '4m = 4 m', '50m = 50 m']],
    ['She won the 800m and lost the 5000m final.', ['800m = 800 m', '5000m = 5000 m']],
    ['It lay in 20m of water.', ['20m = 20 m of water']],
    [
      'A 3m increase brought 2.4m people and 1.1m tickets.',
      ['3m = 3000000 count of increase', '2.4m = 2400000 count of people', '1.1m = 1100000 count of tickets'],
    ],
    ['They raised 3m from the sale.', ['3m = 3000000 count']],
    ['The town grew to 3.2m.', ['3.2m = 3200000 count']],
    ['It drew 30 of the world’s best carvers.', ['30 = 30 count of world’s best carvers']],
    [
      'It cost N2.9trn, then N30,000, for Rs2.5 lakh.',
      ['N2.9trn = 2900000000000 NGN', 'N30,000 = 30000 NGN', 'Rs2.5 lakh = 250000 INR'],
    ],
    ['It cost KSh200, R2.5m or GH¢4.', ['KSh200 = 200 KES', 'R2.5m = 2500000 ZAR', 'GH¢4 = 4 GHS']],
    ['They wore N95 masks on the R2 road.', []],
    ['Sales rose 22 per cent last year.', ['22 per cent = 22 %']],
    ['Sales fell in the six months to 30 April.', ['six months = 6 month']],
    ['They had 41 complaints last year.', ['41 = 41 count of complaints']],
    ['18 per cent of Czechs trust the state.', ['18 per cent = 18 % of Czechs']],
    ['One in five wells is dry.', ['One in five = 0.2 ratio of wells']],
    ['9 out of 10 bakers like it.', ['9 out of 10 = 0.9 ratio of bakers']],
    ['They were outnumbered by a 3-1 margin.', ['3-1 = 3 ratio']],
    ['They won 3-1 on Saturday.', []],
    ['The council voted 52 to 48.', []],
    ['Shares rose from 10 to 15 percent.', ['10 = 10 %', '15 percent = 15 %']],
    ['They walked 10 to 15 miles.', ['10 to 15 miles = 10..15 mile ~']],
    ['Repairs take 10-15 days.', ['10-15 days = 10..15 day ~']],
    ['It takes between 10 and 15 minutes.', ['between 10 and 15 minutes = 10..15 minute ~']],
    ['Two or three ferries sank.', ['Two or three = 2..3 count ~ of ferries']],
    [
      'Dozens of boats sank and hundreds of thousands of people fled.',
      ['Dozens = 12 count min ~ of boats', 'hundreds of thousands = 100000 count min ~ of people'],
    ],
    ['Prices are twice as high as last year.', ['twice = 2 ratio']],
    ['Output is three times larger.', ['three times = 3 ratio']],
    ['They met four times over the year.', ['four = 4 count of times']],
    ['Output is 2.4 times those of 1990.', ['2.4 times = 2.4 ratio']],
    ['Profit fell by a quarter to $3.4bn.', ['a quarter = 0.25 ratio', '$3.4bn = 3400000000 USD']],
    ['He fell three times.', ['three = 3 count of times']],
    [
      'Half of the crew left, and two-thirds of the cargo was lost.',
      ['Half = 0.5 ratio of crew', 'two-thirds = 0.666666666666667 ratio of cargo'],
    ],
    ['A third of voters stayed at home.', ['A third = 0.333333333333333 ratio of voters']],
    ['A quarter of a million people came.', ['A quarter of a million = 250000 count of people']],
    ['Half a million birds died.', ['Half a million = 500000 count of birds']],
    ['Half a dozen shops shut.', ['Half a dozen = 6 count of shops']],
    ['He waited half an hour.', ['half an hour = 0.5 hour']],
    ['He waited a quarter of a century.', ['a quarter of a century = 0.25 century']],
    ['It expects $9m, plus or minus $3m.', ['$9m = 9000000 USD', '$3m = 3000000 USD']],
    ['The yield rose by 300bps.', ['300bps = 300 bp']],
    ['He lives at 10 Upper Mill Lane with 3 dogs.', ['3 = 3 count of dogs']],
    ['Ring 01632 960 1972 or 020 7946 0018 for 2 seats.', ['2 = 2 count of seats']],
    [
      'At least 40 people were hurt, up to 12 of them badly.',
      ['At least 40 = 40 count min ~ of people', 'up to 12 = 12 count max ~'],
    ],
    ['Nearly 300 of its clerks and drivers left.', ['Nearly 300 = 300 count about ~ of clerks and drivers']],
    [
      'It drew 500-plus visitors and 60-odd dogs.',
      ['500-plus = 500 count min ~ of visitors', '60-odd = 60 count about ~ of dogs'],
    ],
    ['It needs 18 months or more.', ['18 months or more = 18 month min ~']],
    ['The film is for 18+', ['18+ = 18 count min ~']],
    ['Fines of $200 or less are waived.', ['$200 or less = 200 USD max ~']],
    ['The town lies 30 km north of the 5,895m peak.', ['30 km = 30 km', '5,895m = 5895 m']],
    ['Temperatures hit 41C, or 105 degrees Fahrenheit.', ['41C = 41 °C', '105 degrees Fahrenheit = 105 °F']],
    ['A 74-year-old man was found.', ['74-year = 74 year']],
    ['A five-year plan and a 10-member panel.', ['five-year = 5 year', '10 = 10 count of member']],
    ['In 2019 the firm had 2,019 employees.', ['2,019 = 2019 count of employees']],
    ['Section 12 of the act and Article 50 apply, as do pages 4 and 5.', []],
    ['The 3rd division and the 21st century.', []],
    ['In the 1990s he was in his 40s.', []],
    ['The tram left at 10:30 with 40 people on it.', ['40 = 40 count of people']],
    ['One of them said no one knew.', []],
    ['Some 200 march through town on 5 March at 10 pm.', ['Some 200 = 200 count about ~ of march']],
    ['The 40 ad buyers left at 5 o’clock.', ['40 = 40 count of ad buyers']],
    ['No. 5 and page 3 list no 40 cows.', ['40 = 40 count of cows']],
    ['One person died.', ['One = 1 count of person']],
    ['The F-35 and the Boeing 747 flew over.', []],
    ['Version 3.2.1 was released.', []],
    [
      'The price is $5-$10 a head and $5-10 million in total.',
      ['$5-$10 = 5..10 USD ~', '$5-10 million = 5000000..10000000 USD ~'],
    ],
    ['The price is $5 to $10 million.', ['$5 to $10 million = 5000000..10000000 USD ~']],
    [
      'Some two and a half years later, one and a half million people left.',
      ['Some two and a half years = 2.5 year about ~', 'one and a half million = 1500000 count of people'],
    ],
    [
      'They sold 90 barges and patrol boats, 60 planes and 1,000 tins of paint.',
      ['90 = 90 count of barges and patrol boats', '60 = 60 count of planes', '1,000 = 1000 count of tins'],
    ],
    ['Thousands marched.', ['Thousands = 1000 count min ~']],
    ['A couple of hundred people came.', ['couple of hundred = 200 count min ~ of people']],
    ['They have 12 dozen eggs.', ['12 dozen = 144 count of eggs']],
    ['The queue was 40 square metres of misery.', ['40 square metres = 40 m2 of misery']],
    ['More than 1,000 kilometres of road were lost.', ['More than 1,000 kilometres = 1000 km min ~ of road']],
    ['He stood 6ft 2in tall.', ['6ft = 6 foot', '2in = 2 inch']],
    ['Roughly half the fleet is old.', ['Roughly half = 0.5 ratio about ~ of fleet']],
    ['Almost one-in-four children went without.', ['Almost one-in-four = 0.25 ratio about ~ of children']],
    ['They have a two-to-one majority.', ['two-to-one = 2 ratio']],
    ['The plant yields 500 MW and 3.5 GWh.', ['500 MW = 500 MW', '3.5 GWh = 3.5 GWh']],
    ['The bill is $3.5 trillion.', ['$3.5 trillion = 3500000000000 USD']],
    [
      'The lakes hold US$40m, Rs. 40 lakh and 3 lakh crore rupees.',
      ['US$40m = 40000000 USD', 'Rs. 40 lakh = 4000000 INR', '3 lakh crore rupees = 3000000000000 INR'],
    ],
    ['It is 4x faster.', ['4x = 4 ratio']],
    ['Demand grew tenfold.', ['tenfold = 10 ratio']],
    ['Bram Okoro, 45, won.', ['45 = 45 year']],
    ['She was aged 17.', ['17 = 17 year']],
    ['He died at the age of 91.', ['91 = 91 year']],
    ['Women between the ages of 20 and 35 were asked.', ['between the ages of 20 and 35 = 20..35 year ~']],
    ['Women aged 20 to 35 were asked.', ['20 to 35 = 20..35 year ~']],
    ['Women ages 20-35 were asked.', ['20-35 = 20..35 year ~']],
    [
      'The first and second halves were dull, with 15 and 11 percent of shots on goal.',
      ['15 = 15 % of shots', '11 percent = 11 % of shots'],
    ],
    ['The FTSE 100 fell and the Fortune 500 rose.', []],
    ['Fewer than six hours remain.', ['Fewer than six hours = 6 hour max ~']],
    ['As much as 19.9 percent of the crop was lost.', ['As much as 19.9 percent = 19.9 % max ~ of crop']],
    // Signs.
    ['The gap narrowed to -0.3% in May.', ['-0.3% = -0.3 %']],
    ['Output shrank (−1.2 per cent, –4% in all).', ['−1.2 per cent = -1.2 %', '–4% = -4 %']],
    ['It fell to minus 12 degrees overnight.', ['minus 12 degrees = -12 °']],
    ['Readings sank from -5 to -10 degrees.', ['-5 = -5 °', '-10 degrees = -10 °']],
    ['It stays between minus 10 and minus 5 degrees.', ['between minus 10 and minus 5 degrees = -10..-5 ° ~']],
    ['The account stood at -$300m.', ['-$300m = -300000000 USD']],
    ['The index stood at minus 3.5.', ['minus 3.5 = -3.5 count']],
    ['Around minus 20C is usual.', ['Around minus 20C = -20 °C about ~']],
    ['Ten minus 3 is 7; profit – 12% lower – fell.', ['Ten = 10 count', '3 = 3 count', '7 = 7 count', '12% = 12 %']],
    ['It sank to -18°C, and the fund made €-2.4bn.', ['-18°C = -18 °C', '€-2.4bn = -2400000000 EUR']],
    ['The swing was minus five points.', ['minus five = -5 count of points']],
    // Groups of thousands.
    [
      'Harvests fell from 934 000 tonnes to 816 000 tonnes.',
      ['934 000 tonnes = 934000 t', '816 000 tonnes = 816000 t'],
    ],
    [
      'Some 1 200 000 people have 12 500 dogs.',
      ['Some 1 200 000 = 1200000 count about ~ of people', '12 500 = 12500 count of dogs'],
    ],
    ["The canton spent 1'250'000 euros.", ["1'250'000 euros = 1250000 EUR"]],
    ['It planted 48’000 trees.', ['48’000 = 48000 count of trees']],
    ['It cost 1 250,50 euros and €2 400.', ['1 250,50 euros = 1250.5 EUR', '€2 400 = 2400 EUR']],
    ['In 2019 300 people came.', ['300 = 300 count of people']],
    // Millions in accounts.
    ['It owes $1MM, €3 mm and USD 2MM.', ['$1MM = 1000000 USD', '€3 mm = 3000000 EUR', 'USD 2MM = 2000000 USD']],
    ['Some 12mm of rain fell.', ['Some 12mm = 12 mm about ~ of rain']],
    // Differences of percentages.
    [
      'Rates rose by 0.25 percentage points to 5.5 per cent.',
      ['0.25 percentage points = 0.25 pp', '5.5 per cent = 5.5 %'],
    ],
    ['Turnout fell two percentage points, or 2pp.', ['two percentage points = 2 pp', '2pp = 2 pp']],
    ['A half-percentage-point cut is due.', ['half-percentage-point = 0.5 pp of cut']],
    ['It fell by half a percentage point.', ['half a percentage point = 0.5 pp']],
    ['It rose a quarter of a percentage point.', ['a quarter of a percentage point = 0.25 pp']],
    // Bounds behind what is counted.
    ['It hit 100 schools or more.', ['100 schools or more = 100 count min ~ of schools']],
    ['Only 12 guests or fewer may stay.', ['12 guests or fewer = 12 count max ~ of guests']],
    [
      'It hired 40 cooks or so, and 10 cooks or more than that.',
      ['40 cooks or so = 40 count about ~ of cooks', '10 = 10 count of cooks'],
    ],
    ['Some 40% or more of voters came.', ['Some 40% or more = 40 % min ~ of voters']],
    // Multiplied and divided.
    ['Rents had doubled and fees nearly tripled.', ['doubled = 2 ratio', 'nearly tripled = 3 ratio about ~']],
    [
      'It more than halved its staff and quadrupled its debt.',
      ['more than halved = 0.5 ratio min ~ of staff', 'quadrupled = 4 ratio of debt'],
    ],
    [
      'Use has doubled to 40 litres, double the average.',
      ['doubled = 2 ratio', '40 litres = 40 l', 'double = 2 ratio of average'],
    ],
    ['She doubled as a cook in a double room of a double-decker.', []],
    ['Sales halved after it doubled down.', ['halved = 0.5 ratio']],
    // Shares.
    ['Prices fell by a third.', ['a third = 0.333333333333333 ratio']],
    ['A third were children.', ['A third = 0.333333333333333 ratio']],
    ['He won a third term and came a third time.', []],
    [
      'A third of a mile away half an hour passed.',
      ['A third of a mile = 0.333333333333333 mile', 'half an hour = 0.5 hour'],
    ],
    ['One child in five is poor.', ['One child in five = 0.2 ratio']],
    ['One out of every 12 is salty.', ['One out of every 12 = 0.0833333333333333 ratio']],
    ['One man in five boats rowed.', ['One = 1 count of man', 'five = 5 count of boats']],
    ['He was fined twice; it is twice the price.', ['twice = 2 count', 'twice = 2 ratio of price']],
    ['It grew 3% a year.', ['3% = 3 %']],
    [
      'Half are young; more than half had boats, and nearly half fished.',
      ['Half = 0.5 ratio', 'more than half = 0.5 ratio min ~', 'nearly half = 0.5 ratio about ~'],
    ],
    ['It is known that one in six has no boat.', ['one in six = 0.166666666666667 ratio']],
    [
      'It fell by one-half of a percentage point, the second half by 4 pct points and 2 %-points.',
      ['one-half of a percentage point = 0.5 pp', '4 pct points = 4 pp', '2 %-points = 2 pp'],
    ],
    // How many times.
    [
      'A 30-fold rise, a three-fold rise and a 1.5-fold rise came.',
      ['30-fold = 30 ratio of rise', 'three-fold = 3 ratio of rise', '1.5-fold = 1.5 ratio of rise'],
    ],
    ['Demand rose 10x.', ['10x = 10 ratio']],
    ['Sales grew by a factor of four; the dose was 20-times higher.', ['four = 4 ratio', '20-times = 20 ratio']],
    ['Fees may double and output is to triple.', ['double = 2 ratio', 'triple = 3 ratio']],
    // So many of a unit, not said how many.
    [
      'It lost tens of millions of dollars and hundreds of tonnes of salt.',
      ['tens of millions of dollars = 10000000 USD min ~', 'hundreds of tonnes = 100 t min ~ of salt'],
    ],
    [
      'Dozens of second homes were empty for a couple of weeks.',
      ['Dozens = 12 count min ~ of second homes', 'couple of weeks = 2 week min ~'],
    ],
    ['The ore is worth 40 billion won.', ['40 billion won = 40000000000 KRW']],
    ['It paid 30bn CFA francs.', ['30bn CFA francs = 30000000000 XOF']],
    // What is spread, and what changes.
    ['Tickets cost from $40 to $60.', ['$40 to $60 = 40..60 USD ~']],
    ['Fees rose from $40 to $60.', ['$40 = 40 USD', '$60 = 60 USD']],
    [
      'Waves 3m to 4m high came; it was 12 degrees below zero.',
      ['3m to 4m = 3..4 m ~', '12 degrees below zero = -12 °'],
    ],
    ['The change lay between -2 and +3 percent.', ['between -2 and +3 percent = -2..3 % ~']],
    [
      'Some 3,4 million people and 2,5 % of cows came.',
      ['Some 3,4 million = 3400000 count about ~ of people', '2,5 % = 2.5 % of cows'],
    ],
    [
      'Men aged 34 and 51 and girls aged 9, 11 and 14 are safe.',
      ['34 = 34 year', '51 = 51 year', '9 = 9 year', '11 = 11 year', '14 = 14 year'],
    ],
    ['Ada Moss, then 18, and the driver, 34, left.', ['18 = 18 year', '34 = 34 year']],
    ['It runs 300 of the town’s 340 buses.', ['300 = 300 count of buses', '340 = 340 count of buses']],
    ['Ninety-nine red balloons rose.', ['Ninety-nine = 99 count of red balloons']],
  ]
  for (const [text, expected] of rows) {
    const { article, sentences } = layersOf(text)
    const found = sentences.flatMap((sentence) => quantitiesOf(article.text, sentence, []))
    t.same(found.map(show), expected, text)
    for (const { start, end, text } of found) t.equal(article.text.slice(start, end), text)
  }
})

t.test('a number inside a date or clock time is no quantity', async (t) => {
  const { article, sentences } = layersOf('It rained for 40 days until day 12 of April.')
  const date: Time = {
    start: 32,
    end: 43,
    text: '12 of April',
    type: 'DATE',
    value: 'XXXX-04-12',
    edtf: null,
    earliest: null,
    latest: null,
    precision: null,
  }
  t.same(
    quantitiesOf(article.text, sentences[0]!, [date]).map(({ value }) => value),
    [40],
  )
})

t.test('what somebody undertakes, or lays to another, is a claim', async (t) => {
  const rows: [text: string, claimant: string, act: string, claimed: string][] = [
    [
      'Bo Vale has vowed to bring back lost jobs and cut fees.',
      'Bo Vale',
      'promise',
      'to bring back lost jobs and cut fees',
    ],
    [
      'Ada Moss threatened to veto the bill that allows the suits.',
      'Ada Moss',
      'warn',
      'to veto the bill that allows the suits',
    ],
    ['The council plans to close the pool.', 'The council', 'predict', 'to close the pool'],
    ['Moss planned to sell the yard, but the bank said no.', 'Moss', 'predict', 'to sell the yard'],
    ['In March he vowed to ban cars, mocked the judge and left.', 'he', 'promise', 'to ban cars'],
    ['“We will pay,” Moss said, promising to publish the accounts.', 'Moss', 'promise', 'to publish the accounts'],
    [
      'Her vow to close the mine that feeds the town drew anger.',
      'Her',
      'promise',
      'to close the mine that feeds the town',
    ],
    ['His promises to build a wall won him the seat.', 'His', 'promise', 'to build a wall'],
    ['The minister stood by his threat to sue the paper.', 'his', 'warn', 'to sue the paper'],
    ['Moss accused the board of covering up the leak.', 'Moss', 'allege', 'the board of covering up the leak'],
    ['Moss accused Vale of fraud.', 'Moss', 'allege', 'Vale of fraud'],
    ['He blamed the mayor for the flood.', 'He', 'allege', 'the mayor for the flood'],
    [
      'The board chided Moss on Monday for going on holiday.',
      'The board',
      'allege',
      'Moss on Monday for going on holiday',
    ],
    ['She praised her team for staying calm, and left.', 'She', 'state', 'her team for staying calm'],
    [
      'The paper described the judge as an enemy of the people.',
      'The paper',
      'state',
      'the judge as an enemy of the people',
    ],
    ['Moss called him a liar and left.', 'Moss', 'state', 'him a liar'],
    [
      'The state has denied any role in the attack, and the union kept quiet.',
      'The state',
      'deny',
      'any role in the attack',
    ],
    ['She vowed to clear it, a move that traders called an act of war.', 'She', 'promise', 'to clear it'],
    ['“Go,” said Bo Vale, of the dockers’ union, who hopes to win the vote.', 'who', 'predict', 'to win the vote'],
    ['Two members blamed the delay on a row.', 'Two members', 'allege', 'the delay on a row'],
    ['He called the plan a gift to those who own boats.', 'He', 'state', 'the plan a gift to those who own boats'],
  ]
  for (const [text, claimant, act, claimed] of rows) {
    const found = claims.run(layersOf(text)).filter((claim) => claim.voice === 'attributed')
    t.same(
      found.at(-1) && [found.at(-1)!.claimant?.mention?.text, found.at(-1)!.act, found.at(-1)!.text],
      [claimant, act, claimed],
      text,
    )
  }
})

const known: Omit<Attribution, 'parts'> = {
  verbatim: [],
  speaker: null,
  addressee: null,
  cue: null,
  lemma: 'say',
  mode: 'speech',
  act: 'state',
  polarity: 'asserts',
  negated: false,
  clause: true,
  predicates: false,
  frame: null,
}

/** The claims of a text whose whole content is attributed, with what else is known of its attribution. */
function attributed(text: string, more: Partial<Attribution> = {}): Layers['claims'] {
  const parts = [{ start: 0, end: text.length, text }]
  const found = claims.run({ ...layersOf(text), attributions: [{ ...known, parts, ...more }], quotes: [] })
  return found.filter((claim) => claim.voice === 'attributed')
}

t.test('certainty', async (t) => {
  const rows: [string, string, string?][] = [
    ['The bridge is open.', 'certain'],
    ['The bridge will open on Monday.', 'certain'],
    ['The bridge must open soon.', 'certain'],
    ['The bridge should open soon.', 'certain'],
    ['The bridge may open on Monday.', 'possible'],
    ['The bridge might not open.', 'possible'],
    ['The bridge could open.', 'possible'],
    ['The bridge opened in May.', 'certain'],
    ['The bridge perhaps opened too early.', 'possible'],
    ['The bridge opens as soon as possible.', 'certain'],
    ['It is possible that the bridge opens.', 'possible'],
    ['The bridge will probably open.', 'probable'],
    ['The bridge is likely to open.', 'probable'],
    ['The bridge seems to be open.', 'probable'],
    ['The bridge is unlikely to open.', 'probable'],
    ['The bridge is expected to open.', 'probable'],
    ['The bridge has apparently opened.', 'probable'],
    ['The bridge opens if the wind drops.', 'conditional'],
    ['If the wind drops, the bridge may open.', 'conditional'],
    ['The bridge stays shut unless the wind drops.', 'conditional'],
    ['It looked as if the bridge was open.', 'certain'],
    ['The bridge is open.', 'probable', 'think'],
    ['The bridge is open.', 'probable', 'believe'],
    ['The bridge is open.', 'possible', 'fear'],
    ['The bridge may open.', 'possible', 'believe'],
    ['The bridge is open. It may shut tomorrow.', 'certain'],
  ]
  for (const [text, certainty, lemma = 'say'] of rows) {
    t.equal(attributed(text, { lemma })[0]?.certainty, certainty, `${lemma}: ${text}`)
  }
})

t.test('which attributions are claims', async (t) => {
  const context: Speaker = { name: 'Ada Moss', entity: null, mention: null, method: 'context', entities: [] }
  const quoted = { start: 14, end: 20, text: 'quoted' }
  const rows: [string, Partial<Attribution>, boolean][] = [
    ['The mill was sold in spring.', {}, true],
    ['the mill was sold', { lemma: 'announce', act: 'announce' }, true],
    ['selling the mill', { lemma: 'deny', act: 'deny', polarity: 'denies', clause: false }, true],
    ['any wrongdoing', { lemma: 'deny', act: 'deny', polarity: 'denies', clause: false }, true],
    ['a quick sale of the mill', { lemma: 'support', clause: false }, false],
    ['Who sold the mill to them?', {}, false],
    ['the mill was sold', { lemma: 'decline', negated: true }, false],
    ['Nonsense!', {}, false],
    ['the best of all bridges', {}, false],
    ['words without any cue were here', { lemma: null, speaker: context }, false],
    ['words without any cue went on', { lemma: null, speaker: { ...context, method: 'continuation' } }, true],
    ['a mayor who “never met a road she liked”', { clause: false, verbatim: [quoted] }, true],
    ['a mayor fond of “roads without end”', { clause: false, verbatim: [quoted] }, false],
    ['a mayor who never met a road she liked', { clause: false }, false],
  ]
  for (const [text, known, expected] of rows) {
    const [claim] = attributed(text, known)
    t.equal(claim !== undefined, expected, text)
    if (claim) {
      t.equal(claim.polarity, known.polarity ?? 'asserts')
      t.equal(claim.act, known.act ?? 'state')
    }
  }
})

t.test('act and polarity of claims in running text', async (t) => {
  const rows: [string, string, string][] = [
    ['Ada Moss said the bridge was safe.', 'state', 'asserts'],
    ['“The bridge is safe,” said Ada Moss.', 'state', 'asserts'],
    ['The council announced that the bridge would close.', 'announce', 'asserts'],
    ['Ada Moss warned that the bridge could fall.', 'warn', 'asserts'],
    ['Ada Moss predicted that the bridge would fall.', 'predict', 'asserts'],
    ['Ada Moss promised that the bridge would be mended.', 'promise', 'asserts'],
    ['Ada Moss vowed that the bridge would be mended.', 'promise', 'asserts'],
    ['Ada Moss alleged that the bridge was never tested.', 'allege', 'asserts'],
    ['Ada Moss claimed that the bridge was never tested.', 'allege', 'asserts'],
    ['Ada Moss admitted that the bridge was never tested.', 'admit', 'asserts'],
    ['Ada Moss conceded that the bridge was old.', 'admit', 'asserts'],
    ['Ada Moss denied that the bridge was unsafe.', 'deny', 'denies'],
    ['Ada Moss denied taking money from the builders.', 'deny', 'denies'],
    ['Ada Moss denied accusations that the bridge was unsafe.', 'deny', 'denies'],
  ]
  for (const [text, act, polarity] of rows) {
    const found = layersOf(text).claims.filter((claim) => claim.voice === 'attributed')
    t.same(
      found.map((claim) => [claim.act, claim.polarity]),
      [[act, polarity]],
      text,
    )
  }
  for (const text of [
    'Ada Moss declined to say whether the bridge was safe.',
    'Ada Moss did not say that it was safe.',
  ]) {
    t.same(
      layersOf(text).claims.filter((claim) => claim.voice === 'attributed'),
      [],
      text,
    )
  }
})

t.test('what somebody is said to say', async (t) => {
  const rows: [text: string, ...claims: string[]][] = [
    ['Ada Moss said she hoped that the bridge would hold.', 'she hoped that the bridge would hold'],
    [
      'Ada Moss said that Bo Vale feared the bridge would fall into the river.',
      'that Bo Vale feared the bridge would fall into the river',
    ],
    ['“I think the bridge is safe,” said Ada Moss.', 'I think the bridge is safe'],
    ['Ada Moss said that experts warn the bridge will fall.', 'that experts warn the bridge will fall'],
    [
      'Ada Moss told the council, which had met twice in a week, that the bridge on the Tarn road was old and that engineers had warned in May that it could fall.',
      'that the bridge on the Tarn road was old and that engineers had warned in May that it could fall',
      'that it could fall',
    ],
  ]
  for (const [text, ...expected] of rows) {
    t.same(
      layersOf(text)
        .claims.filter(({ voice }) => voice === 'attributed')
        .map((claim) => claim.text),
      expected,
      text,
    )
  }
})

t.test('claims nobody is named for', async (t) => {
  const rows: [string, string | null][] = [
    ['The mill is widely expected to close in June, but the dam will stay.', 'The mill | to close in June'],
    ['On Monday, two rivers were reported to be in flood.', 'two rivers | to be in flood'],
    ['The owner, who has reportedly left the country, owes £2m.', 'who has | left the country'],
    ['Bo Vale was shot after he allegedly waved a pistol.', 'he | waved a pistol'],
    ['The driver allegedly jumped a red light.', 'The driver | jumped a red light'],
    ['The owner, who is 60, is thought to have left.', 'The owner, who is 60, | to have left'],
    ['The mill, built in 1860, is said to be haunted.', 'The mill, built in 1860, | to be haunted'],
    ['She expected to win.', null],
    ['The expected rain came.', null],
    ['Nobody reported to the desk.', null],
    ['Ada Moss said the mill was expected to close.', null],
  ]
  t.equal(
    layersOf('The mill is widely expected to close in June.').claims[0]?.text,
    'The mill is widely expected to close in June',
    'the text keeps its verb',
  )
  const unsourced = (text: string) => layersOf(text).claims.find((c) => c.voice === 'attributed' && c.claimant === null)
  for (const [text, expected] of rows) {
    t.equal(
      unsourced(text)
        ?.parts.map((part) => part.text)
        .join(' | ') ?? null,
      expected,
      text,
    )
  }
  for (const [word, , act, certainty, example] of wordList('claims', 'unsourced')) {
    const claim = unsourced(example!)
    t.same([claim?.act, claim?.certainty], [act, certainty], word!)
  }
})

t.test('what a claim carries', async (t) => {
  const text = 'The Tarn Valley mill lost 40 jobs,” he said, “and 12 more went in June.'
  const parts = [
    { start: 0, end: 33, text: text.slice(0, 33) },
    { start: 46, end: text.length, text: text.slice(46) },
  ]
  const [claim] = attributed(text, { parts })
  t.equal(claim?.text, 'The Tarn Valley mill lost 40 jobs … and 12 more went in June.')
  t.same([claim?.start, claim?.end], [0, text.length])
  t.same(
    claim?.quantities.map(({ value, of }) => [value, of]),
    [
      [40, 'jobs'],
      [12, null],
    ],
  )
  t.equal(claim?.quote, null)
})

t.test('check-worthiness', async (t) => {
  const score = (text: string) => {
    const { article, sentences } = layersOf(text)
    const quantities = sentences.flatMap((sentence) => quantitiesOf(article.text, sentence, []))
    const tokens = sentences.flatMap((sentence) => sentence.tokens)
    return checkworthinessOf(tokens, quantities)
  }
  /** The first is more worth checking than the second. */
  const rows: [string, string][] = [
    ['Unemployment rose to 7.2 percent last year.', 'Unemployment is a terrible thing.'],
    ['Unemployment rose to 7.2 percent last year.', 'Unemployment rose last year.'],
    ['The council spent £40m on two bridges.', 'The council should spend more on bridges.'],
    ['Crime fell by half under the last mayor.', 'I think crime is a problem.'],
    ['She voted against the tax bill in 2019.', 'She will vote against the tax bill.'],
    ['The firm was convicted of fraud twice.', 'Thank you all for coming tonight.'],
    ['More people died in mines than on roads.', 'Mines are dangerous, you know.'],
    ['According to the report, wages fell.', 'Wages matter to my family.'],
    ['The dam was built by Tarn Water in 1961.', 'Who built the dam in 1961?'],
    ['Three in four wells ran dry.', 'Perhaps the wells will run dry.'],
    ['The mill employed 4,000 workers.', 'The mill employed workers.'],
    // Words that rise, last and win are worth a check only beside something that can be looked up.
    ['Wages fell in every town.', 'He fell asleep in every town.'],
    ['Fewer ships called than in 1990.', 'She rose from her chair, laughed and never came back.'],
    ['It was the largest dam that the country had.', 'As a girl she cheered for the Herons and loved every match.'],
    ['The treaty was signed by 12 states.', 'The treaty could be signed if all agree.'],
  ]
  for (const [more, less] of rows) t.ok(score(more).score > score(less).score, `${more} > ${less}`)

  const privately = score('He cheered for the Herons.')
  t.ok(privately.score < 0.2 && privately.reasons.includes('- private matter'), JSON.stringify(privately))
  const { reasons } = score('Unemployment rose to 7.2 percent, and you should vote.')
  t.equal(reasons[0], '+ number')
  t.ok(reasons.includes('+ percentage or ratio') && reasons.includes('- second person'), reasons.join(', '))
})

t.test('the article’s own voice', async (t) => {
  const sentences = [
    'Unemployment in Tarn Valley rose to 7.2 percent last year.',
    'The weather was fine.',
    'Two in three mills closed, said Ada Moss.',
    'Did 4,000 workers lose their jobs in 2019?',
  ]
  const text = sentences.join(' ')
  const start = text.indexOf('Two')
  const span = (start: number, end: number) => ({ start, end, text: text.slice(start, end) })
  const attribution = { ...known, parts: [span(start, start + 25)], frame: { start: start + 27, end: start + 40 } }
  const found = claims.run({ ...layersOf(text), attributions: [attribution], quotes: [] })
  t.same(
    found.map(({ voice, text }) => [voice, text]),
    [
      ['article', sentences[0]],
      ['attributed', 'Two in three mills closed'],
    ],
  )
})

t.test('hostile input takes linear time', async (t) => {
  const size = 200_000
  const rows = [
    '1 ',
    '1,',
    '$',
    'two hundred and ',
    'one in ',
    '10-',
    'half a ',
    'more than ',
    'x-1-',
    'a million ',
    '½',
    '1.',
  ]
  for (const row of rows) {
    const text = row.repeat(size / row.length)
    const tokens = [{ start: 0, end: text.length, text, pos: 'X' as const }]
    const sentence = { start: 0, end: text.length, paragraph: 0, tokens }
    const started = process.cpuUsage()
    quantitiesOf(text, sentence, [])
    // Microseconds of CPU; about ten times what it takes, and a hundredth of what quadratic time would.
    t.ok(process.cpuUsage(started).user < 5e6, row)
  }
})

t.test('who answers for what, in the order that news puts it', async (t) => {
  const rows: [text: string, claimant: string | null, claim: string][] = [
    ['The deal marks his return to the port, one longtime friend said.', 'one longtime friend', 'The deal marks his'],
    [
      'The council may get a boost, according to people familiar with the port’s plans.',
      'people familiar with the port’s plans',
      'The council may get a boost',
    ],
    ['Tarn crews liked the plan, according to exit polls.', 'exit polls', 'Tarn crews liked the plan'],
    ['Vale said — on the radio, as it happens — that the port had sold the boats.', 'Vale', 'that the port had sold'],
    ['Four candidates were near 10 percent of the vote in Tarn surveys.', 'Tarn surveys', 'Four candidates were near'],
    ['Members who have praised his plan warned on Tuesday that the port may close.', 'Members', 'that the port may'],
    ['Those close to him say that he would have to think about it.', 'Those close to him', 'that he would have'],
    [
      'Many people involved in the talks assumed that Vale had the money.',
      'Many people involved in the talks',
      'that Vale had the money',
    ],
    [
      'Vale’s campaign sent out a press release saying the port owed the crews.',
      'Vale’s campaign',
      'the port owed the crews',
    ],
    ['The mayor was told by engineers that the wall was moving.', 'engineers', 'that the wall was moving'],
    ['Vale expressed alarm in a letter on Friday that the wall might fall.', 'Vale', 'that the wall might fall'],
    ['The wall must go, Vale believes.', 'Vale', 'The wall must go'],
    ['Mr Vale believes his efforts to clean the river will be remembered.', 'Mr Vale', 'his efforts to clean'],
    ['Crews paid for the flights, documents filed on Sunday show.', 'documents', 'Crews paid for the flights'],
    [
      'Leaked papers from the harbour board show it took a loss.',
      'Leaked papers from the harbour board',
      'it took a loss',
    ],
    ['Suspicions persist that some officials knew of the attack.', null, 'that some officials knew'],
    ['Worries have grown among doctors that the drug does harm.', 'doctors', 'that the drug does'],
    ['There were claims by miners that the gas had been seen.', 'miners', 'that the gas had'],
    ['She pressed on, confident that voters would come round.', 'She', 'that voters would'],
    ['Unaware that the road was shut, Vale drove on.', 'Vale', 'that the road was'],
    ['In Vale’s view, the firm has lost its way.', 'Vale', 'the firm has lost'],
    ['The plan, in her view, was doomed from the start.', 'her', 'The plan … was doomed'],
    ['By the ministry’s own estimate, 400 homes have no water.', 'the ministry', '400 homes have'],
    ['The plan was doomed, in the opinion of the surveyor.', 'the surveyor', 'The plan was doomed'],
    ['Allegedly, the firm lost its licence.', null, 'the firm lost'],
    ['According to the report, seen by the Herald, 40 wards are unsafe.', 'the report', '40 wards are unsafe'],
    ['Mrs Moss said she no longer slept.', 'Mrs Moss', 'she no longer slept'],
    ['Crews went to the web to vent, with one writing: “We deserve better.”', 'one', 'We deserve better.'],
    ['A third joked: “At least the fish was warm.”', 'A third', 'At least the fish'],
    ['Boats make up 9% of sales, according to research firm Harlan.', 'research firm Harlan', 'Boats make up 9%'],
    [
      'At least 40 homes were lost, crews said, in what the mayor called the worst fire since May.',
      'crews',
      'At least 40',
    ],
    ['Up to 300 jobs will go, the port said, with most of them in Osk.', 'the port', 'Up to 300 jobs'],
    ['It was Vale, Ms Moss said, who sold the boats.', 'Ms Moss', 'It was Vale … who sold the boats'],
    [
      'Moss said the warning, which runs until nine, means crews must wait.',
      'Moss',
      'the warning, which runs until nine, means',
    ],
    ['Moss said the report, due in May, shows the port was late.', 'Moss', 'the report, due in May, shows'],
    ['The crews, in a note the board has seen, said the offer was low.', 'The crews', 'the offer was'],
    ['The clerk whose note began the inquiry, Bo Vale, said he was ignored.', 'Bo Vale', 'he was ignored'],
    ['The clerk whose note began it all, Bo Vale, said he was ignored.', 'Bo Vale', 'he was ignored'],
    ['The fall came days after rival Harlan & Reed said it would sell boats.', 'rival Harlan & Reed', 'it would sell'],
    ['Crews were told, by a clerk called Bo, that the pay was late.', 'a clerk', 'that the pay was late'],
    ['She told a hall full of young crews that the port was poor.', 'She', 'that the port was poor'],
    ['Two men who police say broke into the port were held.', 'police', 'broke into the port'],
    ['Wife of jailed mayor says he is ill.', 'Wife of jailed mayor', 'he is ill'],
    ['The debt, which the port office projects will reach £9m, is a worry.', 'the port office', 'will reach £9m'],
  ]
  for (const [text, claimant, claim] of rows) {
    const found = analyse({ text, as: 'body' }).claims.find(
      ({ voice, text }) => voice === 'attributed' && text.startsWith(claim),
    )
    t.ok(found, text)
    t.equal(found?.claimant?.mention?.text ?? null, claimant, text)
  }
})

t.test('a claim ends where the reporter goes on', async (t) => {
  const rows: [text: string, ...claims: string[]][] = [
    ['The crews denied a role and accused the port of greed.', 'a role', 'the port of greed'],
    ['The port confirmed that no jobs would go, but would not be drawn on pay.', 'that no jobs would go'],
    ['Moss said the port was sound, and she did not rule out a sale.', 'the port was sound'],
    ['Police said the road was shut and asked drivers to stay away.', 'the road was shut'],
    ['The bank said the error had been mended and told crews to check their pay.', 'the error had been mended'],
    ['A fire that crews believe was begun by a spark destroyed two farms, killing a cow.', 'was begun by a spark'],
    [
      'OSK, Tarn — Two men who police say stole £3m from the port denied it on Monday in a hall.',
      'stole £3m from the port',
    ],
    [
      'Asked about reports that two crews were missing, she said she knew nothing.',
      'that two crews were missing',
      'she knew nothing',
    ],
    ['He admitted the boat was “a heap”, before Vale sold it.', 'the boat was “a heap”'],
  ]
  for (const [text, ...expected] of rows) {
    const { claims } = analyse({ text, as: 'body' })
    const found = claims.filter(({ voice }) => voice === 'attributed').map((claim) => claim.text)
    t.same(found, expected, text)
  }
})

t.test('nobody claims it', async (t) => {
  for (const text of [
    'It adds weight to the idea that the wall is old.',
    'The find lends credence to the theory that the crews lied.',
    'Vale denied the charges.',
    'The crews were denied a hearing after the vote.',
    'Vale said nothing as he was led to the boat.',
    'It was a pledge that new mayors make each spring.',
    'It was a promise that few mayors keep.',
    'The warning that doctors gave in May was ignored.',
    'The vow that she made in May was forgotten.',
    'Residents said no to a plan for the port.',
    'The town said yes to the plan on Tuesday.',
    'There were remarks that markets took as a nod to a cut.',
    'They were comments that critics saw as an attack on the board.',
    'It was the pledge that voters wanted to hear.',
    'Vale said little on Tuesday.',
    'The port, a body that owns nine boats, admitted a fault.',
    'Vale denied all the accusations.',
    'Voters in the four states that cast ballots on Tuesday stayed home.',
    'Vale’s repeated attacks on crews, including his call to ban boats, could harm the port.',
    'Shortly after the vote, Bo Vale, now a candidate, proposed a law that would close the port.',
    'The port is thinking of a wall if Vale wins.',
    'In his view of the world, nothing changes.',
    'On its reading of the law, the court had nothing to do.',
  ])
    t.same(
      analyse({ text, as: 'body' }).claims.filter(({ voice }) => voice === 'attributed'),
      [],
      text,
    )
})

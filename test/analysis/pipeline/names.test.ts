/** Names: what is found, with which type, and that hostile text stays cheap. */
import { existsSync, statSync } from 'node:fs'
import t from 'tap'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { runPipeline } from '../../../src/analysis/pipeline/index.ts'
import { names } from '../../../src/analysis/pipeline/names/index.ts'
import {
  addToPhrase,
  emptyPhrase,
  fold,
  lists,
  loadTable,
  phraseKey,
} from '../../../src/analysis/pipeline/names/table.ts'
import { sentences } from '../../../src/analysis/pipeline/sentences/index.ts'
import type { ArticleLayer, Name } from '../../../src/analysis/pipeline/stage.ts'
import { dataPath, wordList } from '../../../src/data.ts'

function find(text: string): Name[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
    role: 'body' as const,
  }))
  const article = { text, paragraphs } as ArticleLayer
  return names.run({ article, sentences: sentences.run({ article }) })
}

/** `[text with names marked as {type:name}]`, type being p, o or l. */
const rows = [
  'Farmers in {l:Kenya} and {l:Uganda} welcomed the rain.',
  'President {p:Miguel Herrera} met {p:Aisha Bello} in {l:Nairobi} on Tuesday.',
  'Mr {p:Okafor} told the {o:Ministry of Health} that supplies were low.',
  'The {o:University of Cape Town} and the {o:World Bank} paid for the survey.',
  'The British and American delegations left {l:Geneva} early.',
  '{l:Peru}’s coast was hit by a storm.',
  'The {o:Central Bank of Kenya} ({o:CBK}) raised rates, the bank said.',
  'In {l:The Hague}, judges of the {o:International Criminal Court} heard the case.',
  'Dr. {p:Chidi Okonkwo} and Sheikh {p:Hamad bin Rashid} signed for the {o:African Union}.',
  '{p:Kim Min-jun} said {o:Samsung Electronics} would build a plant in {l:Vietnam}.',
  'The trip cost US$ 5,000, {p:Maria Fernanda Rojas} said.',
  'Muslims and Christians prayed together in {l:Lagos}.',
  // An office in capitals belongs to nobody’s name.
  '{o:Senate} Majority Leader {p:Martin Holloway} met Assembly Speaker {p:Susan Alvarez}.',
  // Compounds of places.
  'A {l:Nairobi}-based lender and two {l:New Zealand}-born engineers bought it.',
  // A form of address makes a person, whatever else the word may be.
  'Ms {p:Harbour} and Dr. {p:Stone} left early.',
  // Datelines.
  '{l:ROTTERDAM} ({o:XNS}) — Dockers went on strike on Monday.',
  '{l:MANILA}, March 3 - Rice prices rose again.',
]

const letters = { p: 'person', o: 'organisation', l: 'place' } as const

t.test('names', async (t) => {
  for (const row of rows) {
    const text = row.replace(/\{[pol]:([^}]*)\}/g, '$1')
    const expected = [...row.matchAll(/\{([pol]):([^}]*)\}/g)].map(([, type, name]) => [
      letters[type as keyof typeof letters],
      name,
    ])
    t.same(
      find(text).map(({ type, text }) => [type, text]),
      expected,
      text,
    )
  }
})

t.test('one name is one thing throughout a document', async (t) => {
  const text =
    'Governor Adaeze Nwosu opened the road on Monday. Nwosu thanked the workers.\n' +
    'The money came from abroad, according to Nwosu. Nwosu’s term ends in May.'
  t.same(
    find(text).map(({ type, text }) => `${type} ${text}`),
    ['person Adaeze Nwosu', 'person Nwosu', 'person Nwosu', 'person Nwosu'],
  )
})

t.test('a company named in full is found by its short name', async (t) => {
  const text =
    'Velmara Corp. opened a plant on Monday. Velmara hired 20 people. “We like it,” a welder at Velmara said.\n' +
    'Pantrell Media was set up in 1990. Readers of Pantrell complained.'
  t.same(
    find(text).map(({ type, text }) => `${type} ${text}`),
    ['Velmara Corp.', 'Velmara', 'Velmara', 'Pantrell Media', 'Pantrell'].map((name) => `organisation ${name}`),
  )
})

t.test('word lists', async (t) => {
  const table = loadTable()
  for (const list of ['country', 'organisation', 'people', 'surname'] as const) {
    const missing = wordList('names', list).filter(
      ([phrase]) => !(table.get(phraseKey(addToPhrase(emptyPhrase, fold(phrase!)))) & (1 << lists.indexOf(list))),
    )
    t.same(missing, [], `all of ${list} is in the table`)
  }
  const bytes = [
    'weights.bin',
    'network.bin',
    'vectors.bin',
    'gazetteer.bin',
    'lexicon.bin',
    ...lists.map((list) => `${list}.tsv`),
  ]
    .map((file) => dataPath('names', file))
    .filter(existsSync)
    .reduce((sum, file) => sum + statSync(file).size, 0)
  t.ok(bytes < 8_000_000, 'weights and lists stay under 8 MB')
})

t.test('spans are slices of the text', async (t) => {
  const text =
    'In Kraków, Zoë \u{1F600}\u{1F600} Müller of the Banco do Brasil met Lê Văn Đức.\ud83d Then\u00a0Peru won.'
  const found = find(text)
  t.ok(found.length > 0)
  for (const { start, end, text: name } of found) t.equal(text.slice(start, end), name)
})

t.test('hostile text takes time in proportion to its length', async (t) => {
  for (const text of [
    'A'.repeat(1_000_000),
    'Aa '.repeat(100_000),
    'Ministry of '.repeat(40_000),
    '“('.repeat(100_000),
  ]) {
    // CPU time, which does not depend on what else the machine does.
    const started = process.cpuUsage()
    find(text)
    const { user } = process.cpuUsage(started)
    t.ok(user < 5_000_000, `${text.slice(0, 12)}: ${Math.round(user / 1000)} ms`)
  }
})

t.test('an empty text has no names', async (t) => {
  t.same(runPipeline(loadText('', 'body')).names, [])
})

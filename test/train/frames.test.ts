/** Sentences with invented names: every slot is filled, every name is where it says, and the same come every time. */
import t from 'tap'
import { loadTable } from '../../src/analysis/pipeline/names/table.ts'
import { sentencesOfFrames } from '../../src/train/frames.ts'

const table = loadTable()
const vocabulary = ['stone', 'harbour', 'hammer', 'brook', 'hunter', 'bishop', 'kettle', 'lantern']
const made = sentencesOfFrames(3000, table, vocabulary)

t.test('slots are filled', async (t) => {
  t.same(
    made.filter(({ text }) => /(?<!\p{L})[OPLXN]2?(?!\p{L})|[{}|()]| (?=[,.;])/u.test(text)).map(({ text }) => text),
    [],
  )
})

t.test('names are where they say', async (t) => {
  const names = made.flatMap(({ text, entities }) => entities.map(({ start, end }) => text.slice(start, end)))
  t.same(
    names.filter((name) => !/^\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}[\p{L}'’.-]*|and|the))*$/u.test(name)),
    [],
  )
  t.ok(
    names.some((name) => name.endsWith(' Act')),
    'a law is one name',
  )
})

t.test('all types come, and ordinary words among them', async (t) => {
  const types = new Set(made.flatMap(({ entities }) => entities.map(({ type }) => type)))
  t.same([...types].sort(), ['organisation', 'other', 'person', 'place'])
  t.match(made.map(({ text }) => text).join('\n'), /\bKettle\b/)
})

t.test('the same every time', async (t) => {
  t.same(sentencesOfFrames(50, table, vocabulary), made.slice(0, 50))
})

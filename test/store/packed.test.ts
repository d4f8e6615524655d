import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { packMentions, unpackMentions } from '../../src/store/entity.ts'
import { pack, reopen, unpack } from '../../src/store/pack.ts'
import { words } from '../../src/store/words.ts'
import { entityRecord } from './records.ts'

t.test('mentions are kept as they are', async (t) => {
  const article = '2024-03-05-osk'
  const mentions = [
    { article, start: 4, end: 13, text: 'Ada Orren', kind: 'name' as const },
    { article, start: 40, end: 49, text: 'Ada Orren', kind: 'name' as const },
    { article, start: 60, end: 63, text: 'she', kind: 'pronoun' as const },
    { article, start: 70, end: 79, text: 'Ada Orren', kind: 'nominal' as const },
    { article, start: 90, end: 101, text: 'Ada\ufffdOrren', kind: 'name' as const },
    { article, start: 120, end: 129, text: 'Ada Orren', kind: 'name' as const },
  ]
  const entity = entityRecord('person', { id: 'person/ada-orren', name: 'Ada Orren', aliases: [], mentions })
  t.strictSame(unpackMentions(article, packMentions(entity)), mentions)
  const former = JSON.stringify(mentions.map(({ start, end, text, kind }) => [start, end, text, kind]))
  t.strictSame(unpackMentions(article, former), mentions, 'as 0.6 kept them, too')
})

t.test('what is packed is as it was', async (t) => {
  for (const text of ['', '[]', '{}', '{"id":"osk"}']) t.equal(unpack(pack(text)), text)
})

t.test('what lists open again is the text of the same bytes', async (t) => {
  for (const text of ['', '{"id":"osk"}', '{"id":"ö"}']) {
    const packed = pack(text)
    t.equal(reopen(packed), text)
    t.equal(reopen(new Uint8Array(packed).buffer), text, 'also of another copy of the bytes')
  }
  const ending = 'the ferry to Osk leaves at six'
  const [one, other] = ['one', 'two'].map((text) => deflateRawSync(`${text}: ${ending}`, { level: 0 })) as [
    Buffer,
    Buffer,
  ]
  t.same(one.subarray(-24), other.subarray(-24))
  for (const [packed, text] of [
    [one, 'one'],
    [other, 'two'],
    [one, 'one'],
  ] as const)
    t.equal(reopen(packed), `${text}: ${ending}`, 'though they end alike')
})

t.test('English is cut into the same words as a text of other letters', async (t) => {
  const character = fc.oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0x2010, max: 0x2027 }),
    fc.constantFrom(0xa0, 0x27, 0x2019),
  )
  fc.assert(
    fc.property(fc.array(character.map((code) => String.fromCharCode(code))), (all) => {
      t.strictSame([...words(all.join('')), 'o'], words(`${all.join('')} ö`))
    }),
  )
})
